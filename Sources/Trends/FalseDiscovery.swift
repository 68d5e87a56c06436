/// Among thousands of words some rise by chance: how many of those shown may have?
package enum FalseDiscovery {
    /// Probabilities adjusted for how many were asked for (Benjamini & Hochberg 1995), in the order given: of all that are
    /// at most 0.05, a twentieth is expected to be there by chance.
    ///
    /// - Parameter tests: How many hypotheses were tested, where more were than are listed. The others count as probability
    ///   1, which errs on the safe side as long as those listed are the least likely.
    package static func adjusted(_ probabilities: [Double], among tests: Int = 0) -> [Double] {
        let all = Double(max(tests, probabilities.count))
        var adjusted = probabilities
        var least = 1.0
        // From the likeliest down: none is adjusted to more than one that is likelier.
        let descending = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
        for (passed, index) in descending.enumerated() {
            least = min(least, probabilities[index] * all / Double(probabilities.count - passed))
            adjusted[index] = least
        }
        return adjusted
    }
}
