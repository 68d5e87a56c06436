/// How far a share may lie from the one counted: what “3 of 20 articles” says of the rate behind it.
package enum WilsonInterval {
    /// The rates that k of n does not rule out, with 95 % (Wilson 1927, the score interval): those from which k/n is less
    /// than 1.96 standard errors away. Unlike k/n ± 1.96 errors it stays within 0 and 1, and 0 of 20 is not certain.
    /// Of nothing, nil.
    package static func around(_ count: Int, of total: Int) -> ClosedRange<Double>? {
        precondition(count >= 0 && count <= total, "a part is at most the whole")
        guard total > 0 else { return nil }
        let (k, n, z) = (Double(count), Double(total), standardNormalReach)
        let centre = (k + z * z / 2) / (n + z * z)
        let reach = z / (n + z * z) * (k * (n - k) / n + z * z / 4).squareRoot()
        // 0 and 1 are inside exactly, not but for rounding.
        return (count == 0 ? 0 : centre - reach)...(count == total ? 1 : centre + reach)
    }
}

/// So many standard errors on both sides hold 95 % of a normal distribution.
let standardNormalReach = 1.959963984540054
