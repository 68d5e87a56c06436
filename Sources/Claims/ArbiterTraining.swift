import Documents

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Fits an arbiter to sentences that a reader has annotated.
///
/// FTRL-Proximal (McMahan et al. 2013): logistic regression whose L1 part sets to 0 what few rows speak for. Rows are
/// split into five parts, blocks of neighbours together, since what one hand wrote in one sitting is alike; each part is
/// scored by weights of the other four. From these sums a curve for each type is fitted (Platt 1999), drawn to the one
/// of all types as far as the type has few rows. Same rows, same arbiter.
package struct ArbiterTraining {
    /// One annotated sentence: what the frames found in it, and the types that it holds.
    package struct Row: Sendable {
        package var examples: [ArbiterExample]
        package var types: Set<String>
        package init(_ examples: [ArbiterExample], types: Set<String>) {
            self.examples = examples
            self.types = types
        }
    }

    /// An example that was scored by what other rows taught.
    package struct Judged: Sendable {
        package let row: Int
        package let type: String
        package let chance: Double
        package let isRight: Bool
    }

    package static let folds = 5

    package let arbiter: Arbiter
    /// All examples, each with the chance that the other four fifths of the rows give it.
    package let heldBack: [Judged]

    private struct Point {
        let row: Int
        let type: String
        let places: [UInt32]
        let isRight: Bool
        let fold: Int
        var sum = 0.0
    }

    package init(_ rows: [Row]) {
        // Some twenty rows a block; fewer where there are too few rows for five parts.
        let block = max(1, min(20, rows.count / (2 * Self.folds)))
        var points = rows.enumerated().flatMap { row, content in
            content.examples.map {
                Point(
                    row: row, type: $0.claim.type, places: $0.places, isRight: content.types.contains($0.claim.type),
                    fold: row / block % Self.folds)
            }
        }
        for fold in 0..<Self.folds {
            let weights = Self.fit(points.filter { $0.fold != fold })
            for index in points.indices where points[index].fold == fold {
                points[index].sum = points[index].places.reduce(0) { $0 + Double(weights[Int($1)]) }
            }
        }
        // The curves that score a part know nothing of it either.
        var chances = [Double](repeating: 0, count: points.count)
        for fold in 0..<Self.folds {
            let curves = Self.curves(points.filter { $0.fold != fold })
            for index in points.indices where points[index].fold == fold {
                chances[index] = (curves[points[index].type] ?? curves[""]!).chance(points[index].sum)
            }
        }
        heldBack = points.indices.map {
            Judged(row: points[$0].row, type: points[$0].type, chance: chances[$0], isRight: points[$0].isRight)
        }
        var scales = Self.curves(points)
        scales[""] = nil
        for type in scales.keys {
            scales[type]?.threshold = Self.threshold(heldBack.filter { $0.type == type }, held: rows.count { $0.types.contains(type) })
        }
        arbiter = Arbiter(weights: Self.fit(points), scales: scales)
    }

    // MARK: Weights

    private static let rate = 0.1
    private static let delay = 1.0
    private static let sparsity = 0.3
    private static let decay = 1.0
    private static let rounds = 12

    private static func fit(_ points: [Point]) -> [Float] {
        var gradients = [Double](repeating: 0, count: 1 << Traits.bits)
        var squares = gradients
        func weight(_ place: Int) -> Double {
            let gradient = gradients[place]
            guard abs(gradient) > sparsity else { return 0 }
            return -(gradient - (gradient < 0 ? -sparsity : sparsity)) / ((delay + squares[place].squareRoot()) / rate + decay)
        }
        var order = Array(points.indices)
        var dice = Dice(seed: 20)
        for _ in 0..<rounds {
            order.shuffle(using: &dice)
            for index in order {
                let places = points[index].places
                var sum = 0.0
                for place in places { sum += weight(Int(place)) }
                let slope = 1 / (1 + exp(-sum)) - (points[index].isRight ? 1 : 0)
                for place in places {
                    let place = Int(place)
                    let square = squares[place] + slope * slope
                    gradients[place] += slope - (square.squareRoot() - squares[place].squareRoot()) / rate * weight(place)
                    squares[place] = square
                }
            }
        }
        // As the file keeps them, so that what was fitted and what is read back are one.
        return gradients.indices.map { Float((weight($0) * 1000).rounded() / 1000) }
    }

    // MARK: Curves

    /// How many rows' worth the curve of all types weighs in a type's own.
    private static let lean = 20.0

    /// For each type, and under "" for all.
    private static func curves(_ points: [Point]) -> [String: Arbiter.Scale] {
        let whole = curve(points, toward: Arbiter.Scale(slope: 1, shift: 0, threshold: 0.5), lean: 1)
        var curves = ["": whole]
        for (type, own) in Dictionary(grouping: points, by: \.type) { curves[type] = curve(own, toward: whole, lean: lean) }
        return curves
    }

    /// Newton's method on the log loss with Platt's targets, and a square penalty on the way from another curve.
    private static func curve(_ points: [Point], toward prior: Arbiter.Scale, lean: Double) -> Arbiter.Scale {
        let right = Double(points.count { $0.isRight })
        let (high, low) = ((right + 1) / (right + 2), 1 / (Double(points.count) - right + 2))
        var (slope, shift) = (prior.slope, prior.shift)
        for _ in 0..<50 {
            var gradient = (lean * (slope - prior.slope), lean * 0.25 * (shift - prior.shift))
            var curvature = (lean, 0.0, lean * 0.25)
            for point in points {
                let chance = 1 / (1 + exp(-(slope * point.sum + shift)))
                let error = chance - (point.isRight ? high : low)
                let spread = max(1e-9, chance * (1 - chance))
                gradient.0 += error * point.sum
                gradient.1 += error
                curvature.0 += spread * point.sum * point.sum
                curvature.1 += spread * point.sum
                curvature.2 += spread
            }
            let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
            guard determinant > 1e-12 else { break }
            let step = (
                (curvature.2 * gradient.0 - curvature.1 * gradient.1) / determinant,
                (curvature.0 * gradient.1 - curvature.1 * gradient.0) / determinant
            )
            slope -= max(-1, min(1, step.0))
            shift -= max(-1, min(1, step.1))
            if abs(step.0) + abs(step.1) < 1e-9 { break }
        }
        return Arbiter.Scale(slope: rounded(max(0.05, slope)), shift: rounded(shift), threshold: 0.5)
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

    /// Half of the best F1 that any threshold reaches, which is where F1 is best for scores that mean what they say
    /// (Lipton, Elkan and Naryanaswamy 2014); never above a half. `held`: rows that hold the type, found or not.
    private static func threshold(_ judged: [Judged], held: Int) -> Double {
        var best = 0.0
        var (right, found) = (0.0, 0.0)
        for one in judged.sorted(by: { ($1.chance, $0.row) < ($0.chance, $1.row) }) {
            found += 1
            if one.isRight { right += 1 }
            best = max(best, 2 * right / (found + Double(held)))
        }
        return min(0.5, rounded(best / 2))
    }
}

/// SplitMix64: the same shuffles on every machine.
private struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
