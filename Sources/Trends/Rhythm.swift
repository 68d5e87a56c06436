#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How regularly something comes, and so how much of a silence or a rush is chance.
///
/// The days between one and the next are taken for draws from a gamma distribution with the mean and the variance that were seen
/// (a renewal process). Its shape tells the regular from the erratic: 1 is Poisson's process, in which nothing knows of what came
/// before; a weekly has 10 or more, for which a silence of three weeks is much; where everything comes in heaps it is below 1. Poisson's
/// process alone took six silent weeks of a weekly for chance.
struct Rhythm {
    private let mean: Double
    private let shape: Double

    /// Fewer days between releases tell nothing.
    static let fewest = 10

    /// Of so many times between, their sum and the sum of their squares. Nil where there are too few, or all on one day.
    init?(count: Int, sum: Double, squares: Double) {
        guard count >= Self.fewest, sum > 0 else { return nil }
        mean = sum / Double(count)
        // Two that spread as in Poisson's process are added, lest a few that are alike by chance look like a clock.
        let variance = (max(0, squares - sum * mean) + 2 * mean * mean) / Double(count + 2)
        shape = mean * mean / variance
    }

    /// How many times longer a stretch of so many times between is than would be usual.
    func ratio(_ days: Int, over count: Int) -> Double { Double(days) / (mean * Double(count)) }

    /// At most so likely is it that a stretch is as long, if it is longer than usual, or as short, if shorter: (r e^(1−r))^(shape × count),
    /// the bound of Chernoff (1952) for the sum of gamma variables.
    func chance(_ days: Int, over count: Int) -> Double {
        let ratio = ratio(days, over: count)
        return ratio == 0 ? 0 : exp((log(ratio) + 1 - ratio) * shape * Double(count))
    }
}
