#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How closely do two words, or two names, go together?
///
/// All is counted in one unit, sentences or articles: those that hold both, the first, the second, and all there are.
/// The three measures disagree on purpose: mutual information favours rare pairs, log-likelihood frequent ones, and logDice
/// does neither and does not depend on the size of the corpus, so it ranks pairs and compares corpora.
package struct Association: Sendable, Equatable {
    private let both: Int
    private let first: Int
    private let second: Int
    private let total: Int

    package init(of both: Int, first: Int, second: Int, among total: Int) {
        precondition(both >= 0 && both <= min(first, second) && first + second - both <= total, "a part is at most the whole")
        self.both = both
        self.first = first
        self.second = second
        self.total = total
    }

    /// In bits: how many times more often together than by chance, as a power of 2 (Church & Hanks 1990).
    /// Never together is −∞, here and in `logDice`.
    package var mutualInformation: Double {
        both == 0 ? -.infinity : log2(Double(both) / Double(first) / Double(second) * Double(total))
    }

    /// At most 14, where neither is seen without the other; a point more is twice as often; below 0 the pair is in less than
    /// one of 16 000 of either (Rychlý 2008).
    package var logDice: Double { both == 0 ? -.infinity : 14 + log2(2 * Double(both) / Double(first + second)) }

    /// Whether it may be chance: `probability` goes with its `logLikelihood`, G² over the four cells (Dunning 1993). It is
    /// large, too, for two that keep apart.
    package var contingency: Contingency { Contingency(both, of: first, against: second - both, of: total - first) }
}
