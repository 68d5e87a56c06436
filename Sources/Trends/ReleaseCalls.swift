package import Documents
package import Indexing

/// In how many of its releases an outlet threatens or calls to act.
package struct ReleaseCalls: Sendable {
    package struct Count: Sendable {
        package let start: CalendarDay
        package fileprivate(set) var releases = 0
        package fileprivate(set) var withCalls = 0
        package fileprivate(set) var calls = 0

        package var interval: ClosedRange<Double>? { WilsonInterval.around(withCalls, of: releases) }
    }

    package let counts: [Count]
    /// In all, undated ones included.
    package let withCalls: Int

    /// Of releases with the claims that were asked for: threats and calls.
    package init(_ releases: Releases, by period: Period) {
        withCalls = releases.all.count { $0.claims > 0 }
        let held = releases.all.compactMap { release in release.date.flatMap { period.holding($0) }.map { ($0, release.claims) } }
        guard let first = held.map(\.0).min(), let last = held.map(\.0).max() else {
            counts = []
            return
        }
        var counts = period.starts(from: first, to: last).map { Count(start: $0) }
        let places = Dictionary(uniqueKeysWithValues: counts.enumerated().map { ($0.element.start, $0.offset) })
        for (start, claims) in held {
            guard let place = places[start] else { continue }
            counts[place].releases += 1
            counts[place].withCalls += claims > 0 ? 1 : 0
            counts[place].calls += claims
        }
        self.counts = counts
    }
}
