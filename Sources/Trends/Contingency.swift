#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Does a word stand in more articles here than there, how sure is that, and how much more?
///
/// `probability` says how sure, `logRatio` how much; neither stands for the other. In a large corpus a trifle is certain,
/// in a small one the tenfold may be chance.
package struct Contingency: Sendable, Equatable {
    private let count: Int
    private let total: Int
    private let otherCount: Int
    private let otherTotal: Int

    /// So many of so many articles against so many of others; or words. No article stands on both sides.
    /// An empty side is no mistake: nothing differs from it (`probability` 1), and no ratio is ruled out.
    package init(_ count: Int, of total: Int, against otherCount: Int, of otherTotal: Int) {
        precondition(count >= 0 && count <= total && otherCount >= 0 && otherCount <= otherTotal, "a part is at most the whole")
        self.count = count
        self.total = total
        self.otherCount = otherCount
        self.otherTotal = otherTotal
    }

    /// The share on either side; of nothing, 0.
    package var rates: (own: Double, other: Double) {
        (total == 0 ? 0 : Double(count) / Double(total), otherTotal == 0 ? 0 : Double(otherCount) / Double(otherTotal))
    }

    /// G² over the whole table: with the thing and without it, here and there (Dunning 1993).
    ///
    /// Rayson & Garside (2000), as most programs for key words, leave out the two cells "without". That is smaller by about
    /// the share the thing has of everything: a thousandth for most words among words, but two fifths for a word in two of
    /// five articles. All four cells are right for both, so there is no second measure.
    package var logLikelihood: Double {
        let share = Double(count + otherCount) / Double(total + otherTotal)
        let with = Self.divergence(count, Double(total) * share) + Self.divergence(otherCount, Double(otherTotal) * share)
        let without =
            Self.divergence(total - count, Double(total) * (1 - share))
            + Self.divergence(otherTotal - otherCount, Double(otherTotal) * (1 - share))
        // Where both rates are the same, rounding may leave a little on either side of 0.
        return max(0, 2 * (with + without))
    }

    /// The chance of at least such a G² where nothing differs: χ² with one degree of freedom. By `erfc`, since 1 minus the
    /// distribution would be 0 from G² = 71 on; so it is exact down to 1e-300, and 0 only from G² = 1485 on.
    package var probability: Double { erfc((logLikelihood / 2).squareRoot()) }

    /// How many times the rate doubles from there to here; −1 is half as often (Hardie 2014, “Log Ratio”).
    ///
    /// Half a thing stands in for none, as Hardie advises: a ratio with 0 says nothing. On a side of few articles half a
    /// thing is a large share, so read it only where `probability` is small. None on both sides is no difference.
    package var logRatio: Double {
        guard isComparable else { return 0 }
        return log2(atLeastHalf(count) / Double(total)) - log2(atLeastHalf(otherCount) / Double(otherTotal))
    }

    /// Where the log ratio lies with 95 %: the normal interval of the logarithm of two rates' ratio (Katz, Baptista, Azen &
    /// Pike 1978). Where both are all, half is taken off each, lest the interval have no width. Where one is none, half stands
    /// in for it as above, but only for the end that it bounds: however rare the thing is there, none was to be expected.
    package var logRatioInterval: ClosedRange<Double> {
        guard isComparable else { return -Double.infinity...Double.infinity }
        let less = count == total && otherCount == otherTotal ? 0.5 : 0
        let variance =
            1 / (atLeastHalf(count) - less) - 1 / Double(total)
            + 1 / (atLeastHalf(otherCount) - less) - 1 / Double(otherTotal)
        let reach = standardNormalReach * variance.squareRoot() / log(2)
        return (count == 0 ? -.infinity : logRatio - reach)...(otherCount == 0 ? .infinity : logRatio + reach)
    }

    private var isComparable: Bool { total > 0 && otherTotal > 0 && count + otherCount > 0 }

    private func atLeastHalf(_ count: Int) -> Double { max(0.5, Double(count)) }

    private static func divergence(_ observed: Int, _ expected: Double) -> Double {
        observed == 0 ? 0 : Double(observed) * log(Double(observed) / expected)
    }
}
