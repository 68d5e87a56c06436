/// What a sentence claims, beside what a reader found that it claims.
package enum ClaimMeasure {
    /// Types are judged as the set of those that the sentence holds.
    package static func types(found: Set<String>, expected: Set<String>) -> [(name: String, tally: Tally)] {
        var all = Tally()
        var tallies: [(name: String, tally: Tally)] = []
        for type in found.union(expected).sorted() {
            let tally = Tally(isFound: found.contains(type), isExpected: expected.contains(type))
            all += tally
            tallies.append(("type \(type)", tally))
        }
        return [("type", all)] + tallies
    }
}
