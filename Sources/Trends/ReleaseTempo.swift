package import Documents
package import Indexing

/// How often an outlet publishes, when it fell silent, and when it published far more than usual.
///
/// A silence may be the collector's and not the outlet's. So beside each stretch stands what the corpus has of others in the same
/// days: where that, too, is less than a quarter of the usual, the gap is the corpus's, and is not judged.
package struct ReleaseTempo: Sendable {
    package struct Count: Sendable {
        package let start: CalendarDay
        package let releases: Int
        /// Articles of other outlets.
        package let others: Int
    }

    package struct Stretch: Sendable {
        package let first: CalendarDay
        package let last: CalendarDay
        package let releases: Int
        package let others: Int
        /// Articles of others in as many days, on average.
        package let othersExpected: Double
        /// At most so likely anywhere in the outlet's time, with its own rhythm elsewhere (`Rhythm`), times the stretches there are
        /// (Bonferroni). Nil where too little is known.
        package fileprivate(set) var chance: Double?
        /// After the last release, to the end of the corpus.
        package let isOpen: Bool

        package var days: Int { last.ordinal - first.ordinal + 1 }
        package var isOfCorpus: Bool { othersExpected >= 5 && Double(others) * 4 < othersExpected }
    }

    /// Days between one release and the next.
    package struct Spacing: Sendable {
        package let lower: Double
        package let median: Double
        package let upper: Double
    }

    package let first: CalendarDay
    package let last: CalendarDay
    /// Releases whose day is known.
    package let dated: Int
    package let counts: [Count]
    package let spacing: Spacing
    /// The longest first.
    package let gaps: [Stretch]
    /// Unusual at the level of 5 %, the least likely first.
    package let surges: [Stretch]
    /// From Monday on; and by hour, where half of the releases or more have one.
    package let weekdays: [Int]
    package let hours: [Int]?

    package var perWeek: Double { Double(dated) * 7 / Double(last.ordinal - first.ordinal + 1) }

    /// Nil with fewer than two releases whose day is known.
    /// - Parameter corpus: All that was published, the outlet's own releases and copies (`own`) among it.
    package init?(_ releases: Releases, own: TermCounts, corpus: TermCounts, by period: Period, gaps most: Int = 5) {
        let days = releases.all.compactMap { $0.date }.filter { $0.first == $0.last }.map { Int($0.first) }.sorted()
        guard days.count > 1, let from = days.first, let to = days.last else { return nil }
        (first, last, dated) = (CalendarDay(ordinal: from), CalendarDay(ordinal: to), days.count)
        let others = Others(own: own, corpus: corpus, from: from, to: to)
        counts = Self.counts(releases, period, others)

        let spacings = zip(days, days.dropFirst()).map { $1 - $0 }
        let sorted = spacings.sorted()
        spacing = Spacing(lower: Self.quantile(0.25, sorted), median: Self.quantile(0.5, sorted), upper: Self.quantile(0.75, sorted))

        func stretch(_ first: Int, _ last: Int, _ releases: Int, isOpen: Bool = false) -> Stretch {
            let others = others.count(first, last)
            return Stretch(
                first: CalendarDay(ordinal: first), last: CalendarDay(ordinal: last), releases: releases, others: others.seen,
                othersExpected: others.expected, isOpen: isOpen)
        }
        var gaps = zip(days, days.dropFirst()).filter { $1 - $0 > 1 }.map { stretch($0 + 1, $1 - 1, 0) }
        // What the corpus's own gaps do to the outlet's rhythm says nothing of the outlet.
        let sums = Sums(zip(days, spacings).map { $1 > 1 && stretch($0 + 1, $0 + $1 - 1, 0).isOfCorpus ? nil : $1 })
        surges = Self.surges(days, sums).map { run, chance in
            var found = stretch(days[run.lowerBound], days[run.upperBound], run.count)
            found.chance = chance
            return found
        }
        if let end = corpus.dates.map({ Int($0.date.first) }).max(), end > to { gaps.append(stretch(to + 1, end, 0, isOpen: true)) }
        gaps.sort { ($1.days, $0.first) < ($0.days, $1.first) }
        gaps = Array(gaps.prefix(most))
        for at in gaps.indices where !gaps[at].isOfCorpus {
            let place = gaps[at].isOpen ? nil : days.lastIndex(of: gaps[at].first.ordinal - 1)
            guard let rhythm = sums.rhythm(without: place.map { $0..<$0 + 1 } ?? 0..<0) else { continue }
            gaps[at].chance =
                rhythm.ratio(gaps[at].days, over: 1) > 1 ? min(1, rhythm.chance(gaps[at].days, over: 1) * Double(days.count)) : 1
        }
        self.gaps = gaps

        var weekdays = [Int](repeating: 0, count: 7)
        for day in days { weekdays[CalendarDay(ordinal: day).weekday] += 1 }
        self.weekdays = weekdays
        let known = releases.all.compactMap(\.hour)
        hours = known.count * 2 >= days.count ? known.reduce(into: [Int](repeating: 0, count: 24)) { $0[$1] += 1 } : nil
    }

    // MARK: Surges

    /// A run of releases takes up at most so many, and at most half of all.
    private static let longest = 400

    /// Runs of four releases or more that came at least twice as fast as the others do, none overlapping a less likely one.
    private static func surges(_ days: [Int], _ sums: Sums) -> [(run: ClosedRange<Int>, chance: Double)] {
        var found: [(run: ClosedRange<Int>, chance: Double)] = []
        let stretches = Double(days.count) * Double(days.count - 1) / 2
        for start in days.indices {
            var best: (run: ClosedRange<Int>, chance: Double)?
            for end in stride(from: start + 3, to: min(days.count, start + min(longest, days.count / 2)), by: 1) {
                guard let rhythm = sums.rhythm(without: start..<end) else { continue }
                let (length, count) = (days[end] - days[start] + 1, end - start)
                guard rhythm.ratio(length, over: count) <= 0.5 else { continue }
                let chance = rhythm.chance(length, over: count) * stretches
                if chance <= 0.05, chance < best?.chance ?? 1 { best = (start...end, chance) }
            }
            if let best { found.append(best) }
        }
        found.sort { ($0.chance, $0.run.lowerBound) < ($1.chance, $1.run.lowerBound) }
        var kept: [(run: ClosedRange<Int>, chance: Double)] = []
        for surge in found where !kept.contains(where: { $0.run.overlaps(surge.run) }) { kept.append(surge) }
        return kept
    }

    /// Sums of the days between releases, from the first to each.
    private struct Sums {
        private var sums: [(count: Int, days: Int, squares: Int)] = [(0, 0, 0)]

        /// Those that are nil are left out.
        init(_ spacings: [Int?]) {
            for spacing in spacings {
                var sum = sums[sums.count - 1]
                if let spacing { sum = (sum.count + 1, sum.days + spacing, sum.squares + spacing * spacing) }
                sums.append(sum)
            }
        }

        func rhythm(without places: Range<Int>) -> Rhythm? {
            let (all, from, to) = (sums[sums.count - 1], sums[places.lowerBound], sums[places.upperBound])
            return Rhythm(
                count: all.count - to.count + from.count, sum: Double(all.days - to.days + from.days),
                squares: Double(all.squares - to.squares + from.squares))
        }
    }

    // MARK: Counts

    private static func counts(_ releases: Releases, _ period: Period, _ others: Others) -> [Count] {
        var held: [CalendarDay: Int] = [:]
        for date in releases.all.compactMap(\.date) { if let start = period.holding(date) { held[start, default: 0] += 1 } }
        guard let first = held.keys.min(), let last = held.keys.max() else { return [] }
        return period.starts(from: first, to: last).map { start in
            Count(
                start: start, releases: held[start] ?? 0,
                others: others.count(start.ordinal, period.next(start).ordinal - 1).seen)
        }
    }

    /// Articles of other outlets, by day.
    private struct Others {
        private var days: [Int] = []
        /// Articles before each day, and at last all.
        private var before: [Int] = [0]
        private var perDay = 0.0

        init(own: TermCounts, corpus: TermCounts, from: Int, to: Int) {
            var counts: [Int: Int] = [:]
            for date in corpus.dates where date.date.first == date.date.last { counts[Int(date.date.first), default: 0] += date.articles }
            for date in own.dates where date.date.first == date.date.last { counts[Int(date.date.first), default: 0] -= date.articles }
            for (day, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
                days.append(day)
                before.append(before[before.count - 1] + count)
            }
            perDay = Double(count(from, to).seen) / Double(to - from + 1)
        }

        func count(_ first: Int, _ last: Int) -> (seen: Int, expected: Double) {
            (before[place(last + 1)] - before[place(first)], perDay * Double(last - first + 1))
        }

        /// How many days lie before one.
        private func place(_ day: Int) -> Int {
            var (low, high) = (0, days.count)
            while low < high {
                let middle = (low + high) / 2
                if days[middle] < day { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Between the two nearest, in proportion (Hyndman & Fan 1996, type 7).
    private static func quantile(_ share: Double, _ sorted: [Int]) -> Double {
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return Double(sorted[low]) + (place - Double(low)) * Double(sorted[high] - sorted[low])
    }
}
