#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What chance would do, counted out: of N articles K hold a word, and n of the N are drawn blindly.
///
/// Where few articles hold a word, G² takes chance for more than chance: five of five in the last third of all articles have
/// G² 11, a probability of 0.0009 by χ², while blind drawing does it once in 243. Among thousands of rare words that counts, so it
/// is this test that says what may be chance (Fisher 1922; the hypergeometric distribution).
package enum ExactTest {
    /// The chance of drawing at least so many that hold the word.
    package static func atLeast(_ count: Int, drawn: Int, holding: Int, among total: Int) -> Double {
        precondition(drawn >= 0 && holding >= 0 && max(drawn, holding) <= total)
        let least = max(0, drawn + holding - total)
        let most = min(drawn, holding)
        if count <= least { return 1 }
        if count > most { return 0 }
        // Below the mean the first term may be too small for a double, and all of the sum stand behind it: then the other end is summed.
        if Double(count) * Double(total) < Double(drawn) * Double(holding) {
            return max(0, 1 - atLeast(drawn - count + 1, drawn: drawn, holding: total - holding, among: total))
        }
        // From there on the terms fall, or soon will; each follows from the one before.
        var term = exp(choices(holding, count) + choices(total - holding, drawn - count) - choices(total, drawn))
        var sum = term
        for next in count..<most {
            term *= Double(holding - next) * Double(drawn - next)
            term /= Double(next + 1) * Double(total - holding - drawn + next + 1)
            sum += term
            if term < sum * 1e-17 { break }
        }
        return min(1, sum)
    }

    /// The chance of a difference at least as unlikely as that of k of n against other k of other n, in the rarer of both directions, doubled.
    package static func probability(_ count: Int, of total: Int, against otherCount: Int, of otherTotal: Int) -> Double {
        let (holding, all) = (count + otherCount, total + otherTotal)
        let more = atLeast(count, drawn: total, holding: holding, among: all)
        let less = atLeast(otherCount, drawn: otherTotal, holding: holding, among: all)
        return min(1, 2 * min(more, less))
    }

    /// The logarithm of n over k.
    private static func choices(_ n: Int, _ k: Int) -> Double {
        lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
    }
}
