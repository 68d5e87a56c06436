import Documents

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
        var dice = SplitMix64(seed: 7)
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
