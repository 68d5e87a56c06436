/// A measured value, and where it lies in 95 of 100 samples drawn from the same rows with replacement.
package struct Estimate: Sendable, Equatable {
    package var value: Double
    package var low: Double
    package var high: Double
}

/// The percentile bootstrap over rows (Efron 1979): names and claims of one sentence stand or fall together.
package struct Bootstrap: Sendable {
    private static let samples = 1000
    private let rows: Int
    /// For each sample, how often each row is in it.
    private let draws: [[UInt8]]

    /// The same draws for the same number of rows.
    package init(rows: Int) {
        self.rows = rows
        var dice = Dice(seed: 7)
        draws = (0..<Self.samples).map { _ in
            var times = [UInt8](repeating: 0, count: rows)
            for _ in 0..<rows {
                let row = Int.random(in: 0..<rows, using: &dice)
                if times[row] < .max { times[row] += 1 }
            }
            return times
        }
    }

    /// `figure` is told how often each row counts.
    package func estimate(_ figure: ([UInt8]) -> Double) -> Estimate {
        let values = draws.map(figure).sorted()
        let cut = values.count / 40
        return Estimate(
            value: figure([UInt8](repeating: 1, count: rows)), low: values.isEmpty ? 0 : values[cut],
            high: values.isEmpty ? 0 : values[values.count - 1 - cut])
    }
}

/// SplitMix64: the same draws on every machine.
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
