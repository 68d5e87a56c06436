import Documents

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Fits an arbiter to sentences that a reader has annotated.
///
/// Logistic regression with a square penalty, by FTRL-Proximal (McMahan et al. 2013). Rows are split into five parts, blocks
/// of neighbours together, since what one hand wrote in one sitting is alike; each part is scored by weights of the other
/// four. From these sums a curve for each type is fitted (Platt 1999), drawn to the one of all types as far as the type
/// has few rows. Same rows, same arbiter.
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

    /// `most`: a bound for the chance from which on claims count. Where F1 is best in rows, which are picked, is not where it is
    /// best in whole articles.
    package init(_ rows: [Row], threshold most: Double = 0.5) {
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
            let curves = Curves(points.filter { $0.fold != fold })
            for index in points.indices where points[index].fold == fold { chances[index] = curves.chance(points[index]) }
        }
        heldBack = points.indices.map {
            let point = points[$0]
            return Judged(row: point.row, type: point.type, chance: chances[$0], isRight: point.isRight)
        }
        let curves = Curves(points)
        var scales: [String: Arbiter.Scale] = [:]
        for type in Set(points.map(\.type)) {
            let best = Self.threshold(heldBack.filter { $0.type == type }, held: rows.count { $0.types.contains(type) })
            scales[type] = curves.curve(type)
            scales[type]?.threshold = min(best, most)
        }
        arbiter = Arbiter(weights: Self.fit(points), scales: scales)
    }

    // MARK: Weights

    private static let rate = 0.1
    private static let rounds = 4
    /// The square penalty grows with the rounds, as what it is weighed against does.
    private static let decay = 20.0

    private static func fit(_ points: [Point]) -> [Float] {
        var gradients = [Double](repeating: 0, count: 1 << Traits.bits)
        var squares = gradients
        var penalty = 0.0
        func weight(_ place: Int) -> Double { -gradients[place] / ((1 + squares[place].squareRoot()) / rate + penalty) }
        var order = Array(points.indices)
        var dice = SplitMix64(seed: 20)
        for _ in 0..<rounds {
            order.shuffle(using: &dice)
            penalty += decay
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
        return gradients.indices.map { Float((weight($0) * 1000).rounded()) / 1000 }
    }

    /// Half of the best F1 that any threshold reaches, which is where F1 is best for scores that mean what they say
    /// (Lipton, Elkan and Naryanaswamy 2014). `held`: rows that hold the type, found or not.
    private static func threshold(_ judged: [Judged], held: Int) -> Double {
        var best = 0.0
        var (right, found) = (0.0, 0.0)
        for one in judged.sorted(by: { ($1.chance, $0.row) < ($0.chance, $1.row) }) {
            found += 1
            if one.isRight { right += 1 }
            best = max(best, 2 * right / (found + Double(held)))
        }
        return (best / 2 * 1000).rounded() / 1000
    }

    /// A curve for each type, and one for all.
    private struct Curves {
        /// How many rows' worth the curve of all types weighs in a type's own.
        private static let lean = 20.0

        private let all: Arbiter.Scale
        private let own: [String: Arbiter.Scale]

        init(_ points: [Point]) {
            let all = Self.fit(points, toward: Arbiter.Scale(slope: 1, shift: 0), lean: 1)
            self.all = all
            own = Dictionary(grouping: points, by: \.type).mapValues { Self.fit($0, toward: all, lean: Self.lean) }
        }

        func curve(_ type: String) -> Arbiter.Scale { own[type] ?? all }
        func chance(_ point: Point) -> Double { curve(point.type).chance(point.sum) }

        /// Newton's method on the log loss with Platt's targets, and a square penalty on the way from another curve.
        private static func fit(_ points: [Point], toward prior: Arbiter.Scale, lean: Double) -> Arbiter.Scale {
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
            return Arbiter.Scale(slope: rounded(max(0.05, slope)), shift: rounded(shift))
        }

        private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    }
}
