package import Documents
package import Indexing

/// How often something is written about, period by period, beside how much is written at all.
package struct TimeSeries: Sendable {
    package struct Point: Sendable {
        package let start: CalendarDay
        package fileprivate(set) var articles = 0
        /// Sets of copies, and articles that were not copied, each in the period of its first article.
        package fileprivate(set) var stories = 0
        /// Places where the words stand or the entity is named; claims.
        package fileprivate(set) var mentions = 0
        /// All articles of the same filter, stories among them, and their words (0 unless they were asked for).
        package fileprivate(set) var ofArticles = 0
        package fileprivate(set) var ofStories = 0
        package fileprivate(set) var ofWords = 0
        /// Moving average of the rate, where one was asked for.
        package fileprivate(set) var average: Double?

        /// Articles per 1,000; nil where nothing was published, which is not the same as 0.
        package var perThousand: Double? { ofArticles == 0 ? nil : 1000 * Double(articles) / Double(ofArticles) }
        /// Mentions per million words.
        package var perMillion: Double? { ofWords == 0 ? nil : 1_000_000 * Double(mentions) / Double(ofWords) }
        /// Where the rate per 1,000 lies with 95 % (Wilson), were the articles drawn one by one: copies are not.
        package var interval: ClosedRange<Double>? {
            WilsonInterval.around(articles, of: ofArticles).map { $0.lowerBound * 1000...$0.upperBound * 1000 }
        }
    }

    package let term: String
    /// What the articles are narrowed to, where several are compared: an outlet, a language.
    package let part: String?
    package let period: Period
    package let points: [Point]
    /// Articles that hold the term, and all of the filter, whose date is missing or less exact than the period.
    package let undated: (articles: Int, of: Int)

    package var isEmpty: Bool { points.allSatisfy { $0.articles == 0 } }

    /// Stretches of periods in which nothing at all was published, as first days of the first and the last.
    package var gaps: [(first: CalendarDay, last: CalendarDay)] {
        var gaps: [(first: CalendarDay, last: CalendarDay)] = []
        var wasEmpty = false
        for point in points {
            if point.ofArticles == 0 {
                if wasEmpty { gaps[gaps.count - 1].last = point.start } else { gaps.append((point.start, point.start)) }
            }
            wasEmpty = point.ofArticles == 0
        }
        return gaps
    }
}

extension TimeSeries {
    package struct Question: Sendable {
        package var terms: [(label: String, term: Term)] = []
        /// The articles, in one part or in several that are compared.
        package var parts: [(name: String?, slice: Slice)] = []
        package var period = Period.month
        package var countsWords = false
        /// An odd number of periods for the moving average.
        package var smoothing: Int?
        package init() {}
    }

    /// A series for each part and term. All go from the first to the last period that any of the parts has, or that the parts ask for.
    package static func series(_ question: Question, of index: IndexReader) throws(IndexError) -> [TimeSeries] {
        let asked = question.parts.flatMap { part in [(nil as Term?, part.slice)] + question.terms.map { ($0.term, part.slice) } }
        let counts = try index.counts(asked.map { (term: $0.0, slice: $0.1) }, words: question.countsWords)
        let width = question.terms.count + 1
        let wholes = stride(from: 0, to: counts.count, by: width).map { counts[$0] }
        let period = question.period
        let held = wholes.flatMap { $0.dates.compactMap { period.holding($0.date) } }
        guard let first = held.min(), let last = held.max() else { return [] }
        let (from, to) = (question.parts.compactMap(\.slice.from).min(), question.parts.compactMap(\.slice.to).max())
        let starts = period.starts(from: min(first, from ?? first), to: max(last, to ?? last))
        guard starts.count <= mostPeriods else {
            throw IndexError(
                .unknown,
                "From \(starts[0].iso) to \(starts[starts.count - 1].iso) there are \(starts.count) periods. Give a coarser --by, or --from and --to."
            )
        }
        var series: [TimeSeries] = []
        for (number, part) in question.parts.enumerated() {
            for (place, term) in question.terms.enumerated() {
                let own = counts[number * width + place + 1]
                var points = Self.points(starts, own, of: wholes[number], period)
                if let smoothing = question.smoothing {
                    for (at, average) in MovingAverage.centred(points.map(\.perThousand), over: smoothing).enumerated() {
                        points[at].average = average
                    }
                }
                series.append(
                    TimeSeries(
                        term: term.label, part: part.name, period: period, points: points,
                        undated: (undated(own, period), undated(wholes[number], period))))
            }
        }
        return series
    }

    /// A century of days.
    private static let mostPeriods = 40_000

    private static func undated(_ counts: TermCounts, _ period: Period) -> Int {
        counts.undated + counts.dates.reduce(0) { $0 + (period.holding($1.date) == nil ? $1.articles : 0) }
    }

    private static func points(_ starts: [CalendarDay], _ own: TermCounts, of whole: TermCounts, _ period: Period) -> [Point] {
        let places = Dictionary(uniqueKeysWithValues: starts.enumerated().map { ($0.element, $0.offset) })
        var points = starts.map { Point(start: $0) }
        func place(_ count: DateCount) -> Int? { period.holding(count.date).flatMap { places[$0] } }
        for count in own.dates {
            guard let at = place(count) else { continue }
            points[at].articles += count.articles
            points[at].stories += count.stories
            points[at].mentions += count.mentions
        }
        for count in whole.dates {
            guard let at = place(count) else { continue }
            points[at].ofArticles += count.articles
            points[at].ofStories += count.stories
            points[at].ofWords += count.words
        }
        return points
    }
}
