/// Whether scores mean what they say: of what is scored 0.8, four in five should be right.
///
/// The expected calibration error (Naeini et al. 2015): things in the order of their scores are put into ten bins of
/// equal size; in each, how far the mean score lies from the share that is right; the mean of that over the bins.
package struct CalibrationError: Sendable {
    package struct Point: Sendable {
        package var row: Int
        package var score: Double
        package var isRight: Bool
        package init(row: Int, score: Double, isRight: Bool) {
            self.row = row
            self.score = score
            self.isRight = isRight
        }
    }

    private static let bins = 10
    /// In the order of their scores.
    private let points: [Point]
    private let rows: Int

    package init(_ points: [Point], rows: Int) {
        self.points = points.sorted { ($0.score, $0.row, $0.isRight ? 1 : 0) < ($1.score, $1.row, $1.isRight ? 1 : 0) }
        self.rows = rows
    }

    package var estimate: Estimate { Bootstrap(rows: rows).estimate(error) }

    private func error(_ times: [UInt8]) -> Double {
        let all = points.reduce(0) { $0 + Int(times[$1.row]) }
        guard all > 0 else { return 0 }
        var error = 0.0
        var (seen, score, right) = (0, 0.0, 0.0)
        var bin = 1
        for point in points {
            let count = Double(times[point.row])
            score += count * point.score
            right += point.isRight ? count : 0
            seen += Int(times[point.row])
            guard seen * Self.bins >= bin * all else { continue }
            error += abs(score - right)
            (score, right) = (0, 0)
            while seen * Self.bins >= bin * all { bin += 1 }
        }
        return error / Double(all)
    }
}
