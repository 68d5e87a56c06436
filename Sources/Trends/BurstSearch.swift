package import Documents
package import Indexing

/// When something was in the news far more than usual: bursts of words, entities and kinds of claims, by Kleinberg's automaton.
///
/// The automaton finds a burst in chance, too, if thousands of words are asked for. So of each it is asked how likely as many of the
/// word's articles would lie in the stretch were they dealt out blindly over all articles (`ExactTest`), times the `n(n + 1)/2` stretches
/// that there are (Bonferroni); by that bound the false discovery rate is held. Since the test guards against chance, the automaton
/// goes up for half of its usual price (γ = 0.5): with a few articles a week the full one asked for bursts of ten.
package struct BurstSearch: Sendable {
    package struct Finding: Sendable {
        package let kind: String
        package let key: String
        package let name: String
        package let level: Int
        package let weight: Double
        package let first: CalendarDay
        /// The last day of its last period.
        package let last: CalendarDay
        /// In the burst, and in all.
        package let count: Int
        package let of: Int
        package let otherCount: Int
        package let otherOf: Int
        package let adjusted: Double
        package fileprivate(set) var sentences: [Evidence] = []
    }

    package struct Question: Sendable {
        package var slice: Slice
        package var period: Period
        package var first: CalendarDay
        package var last: CalendarDay
        package var kinds = Set(Tally.Kind.allCases)
        package var counting = IndexReader.Counting.stories
        package var minimum = 5
        package var falseDiscoveries = 0.05
        package var limit = 20
        package var sentences = 0
        package init(_ slice: Slice, by period: Period, from first: CalendarDay, to last: CalendarDay) {
            self.slice = slice
            self.period = period
            self.first = first
            self.last = last
        }
    }

    /// The heaviest first.
    package let findings: [Finding]
    package let tested: Int

    package init(_ question: Question, of index: IndexReader) throws(IndexError) {
        let starts = question.period.starts(from: question.first, to: question.last)
        guard starts.count > 1, starts.count <= Partition.mostGroups else {
            (findings, tested) = ([], 0)
            return
        }
        let partition = try index.partition(of: question.slice, at: starts, until: question.last, counting: question.counting)
        var items: [(item: Tally.Item, burst: Burst, probability: Double)] = []
        var tested = 0
        for kind in Tally.Kind.allCases where question.kinds.contains(kind) {
            let tally = try index.tally(kind, over: partition, minimum: question.minimum)
            tested += tally.items.count
            for item in tally.items {
                for burst in Self.outermost(item.counts, partition.sizes) {
                    items.append((item, burst, Self.bound(burst, item.counts, partition.sizes)))
                }
            }
        }
        let adjusted = FalseDiscovery.adjusted(items.map(\.probability), among: tested)
        var findings: [Finding] = []
        for (place, (item, burst, _)) in items.enumerated() where adjusted[place] <= question.falseDiscoveries {
            let next = burst.batches.upperBound
            let (count, of) = (item.counts[burst.batches].reduce(0, +), partition.sizes[burst.batches].reduce(0, +))
            findings.append(
                Finding(
                    kind: item.kind, key: item.key, name: item.name, level: burst.level, weight: burst.weight,
                    first: max(starts[burst.batches.lowerBound], question.first),
                    last: next < starts.count ? CalendarDay(ordinal: starts[next].ordinal - 1) : question.last, count: count, of: of,
                    otherCount: item.total - count, otherOf: partition.sizes.reduce(0, +) - of, adjusted: adjusted[place]))
        }
        findings.sort { ($1.weight, $0.kind, $0.key, $0.first) < ($0.weight, $1.kind, $1.key, $1.first) }
        findings = Array(findings.prefix(question.limit))
        if question.sentences > 0 {
            for at in findings.indices {
                guard let term = Term(kind: findings[at].kind, key: findings[at].key) else { continue }
                var slice = question.slice
                (slice.from, slice.to) = (findings[at].first, findings[at].last)
                findings[at].sentences = try index.sentences(holding: term, in: slice, limit: question.sentences)
            }
        }
        self.findings = findings
        self.tested = tested
    }

    /// Bursts that lie in no other, each with the highest level within and all its weight. One that takes up half the time or
    /// more is a change, and no burst.
    private static func outermost(_ counts: [Int], _ totals: [Int]) -> [Burst] {
        var outer: [Burst] = []
        for burst in Burst.bursts(of: counts, in: totals, gamma: 0.5) {
            if burst.level == 1 {
                outer.append(burst)
            } else if let last = outer.popLast() {
                outer.append(
                    Burst(level: max(last.level, burst.level), batches: last.batches, weight: last.weight + burst.weight))
            }
        }
        return outer.filter { $0.batches.count * 2 <= totals.count }
    }

    private static func bound(_ burst: Burst, _ counts: [Int], _ totals: [Int]) -> Double {
        let chance = ExactTest.atLeast(
            counts[burst.batches].reduce(0, +), drawn: totals[burst.batches].reduce(0, +), holding: counts.reduce(0, +),
            among: totals.reduce(0, +))
        return min(1, chance * Double(totals.count * (totals.count + 1) / 2))
    }
}
