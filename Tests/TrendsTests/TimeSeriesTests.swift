/// Counts by day, week, month, quarter and year, beside all that was published.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Time series")
struct TimeSeriesTests {
    private static let corpus = [
        SmallArticle("a", "2018-12-30", "Convoy. Convoy!"), SmallArticle("b", "2019-01-01T10:00:00+02:00", "Convoy."),
        SmallArticle("c", "2019-01-01", "Nothing."), SmallArticle("d", "2019-03-05", "The convoy."),
        SmallArticle("undated", nil, "Convoy."), SmallArticle("month", "2019-02", "Convoy."), SmallArticle("year", "2019", "Convoy."),
    ]

    private func series(
        _ articles: [SmallArticle], _ period: Period, _ words: String = "convoy", change: (inout TimeSeries.Question) -> Void = { _ in }
    ) throws -> TimeSeries? {
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        var question = TimeSeries.Question()
        question.terms = [(words, .words(try #require(SearchQuery(words))))]
        question.parts = [(nil, Slice())]
        question.period = period
        change(&question)
        return try TimeSeries.series(question, of: reader).first
    }

    /// "2019-W01 2 of 3 (4)": articles, all of the period, mentions.
    private func lines(_ series: TimeSeries?) -> [String] {
        series?.points.map { "\(series!.period.name($0.start)) \($0.articles) of \($0.ofArticles) (\($0.mentions))" } ?? []
    }

    // ISO weeks as Python's isocalendar gives them.
    @Test(
        "a week belongs to the year of its Thursday",
        arguments: [
            ("2015-12-31", "2015-W53"), ("2016-01-03", "2015-W53"), ("2016-01-04", "2016-W01"), ("2018-12-31", "2019-W01"),
            ("2019-01-01", "2019-W01"), ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
            ("2024-12-30", "2025-W01"), ("2019-07-04", "2019-W27"),
        ])
    func weeks(_ day: String, _ week: String) throws {
        #expect(lines(try series([SmallArticle("a", day, "Convoy.")], .week)) == ["\(week) 1 of 1 (1)"])
    }

    @Test("every period from the first to the last has a row, empty ones included")
    func periods() throws {
        let weeks = lines(try series(Self.corpus, .week))
        #expect(weeks.count == 11)
        #expect(weeks.prefix(3) == ["2018-W52 1 of 1 (2)", "2019-W01 1 of 2 (1)", "2019-W02 0 of 0 (0)"])
        #expect(weeks.last == "2019-W10 1 of 1 (1)")
        let days = lines(try series(Self.corpus, .day, "nothing"))
        #expect(days.count == 66)
        #expect(days[2] == "2019-01-01 1 of 2 (1)")
        #expect(days[0] == "2018-12-30 0 of 1 (0)")
    }

    @Test("a date that is a month counts by month, quarter and year, and a year by year alone; the others are said to be undated")
    func exactness() throws {
        #expect(
            lines(try series(Self.corpus, .month)) == [
                "2018-12 1 of 1 (2)", "2019-01 1 of 2 (1)", "2019-02 1 of 1 (1)", "2019-03 1 of 1 (1)",
            ])
        #expect(lines(try series(Self.corpus, .quarter)) == ["2018-Q4 1 of 1 (2)", "2019-Q1 3 of 4 (3)"])
        let years = try #require(try series(Self.corpus, .year))
        #expect(lines(years) == ["2018 1 of 1 (2)", "2019 4 of 5 (4)"])
        #expect([years.undated.articles, years.undated.of] == [1, 1])
        let days = try #require(try series(Self.corpus, .day))
        #expect([days.undated.articles, days.undated.of] == [3, 3])
    }

    @Test("what was published at all is told from what was not: no rate, and a gap")
    func gaps() throws {
        let months = try #require(try series([SmallArticle("a", "2019-01-05", "Convoy."), SmallArticle("b", "2019-05-05", "No.")], .month))
        #expect(months.points.map(\.perThousand) == [1000, nil, nil, nil, 0])
        #expect(months.gaps.map { "\($0.first.iso) \($0.last.iso)" } == ["2019-02-01 2019-04-01"])
    }

    @Test("copies are one story, in the period of the first")
    func stories() throws {
        let copies = [
            SmallArticle("b", "2019-02-10", "Convoy.", story: 7), SmallArticle("a", "2019-01-31", "Convoy.", story: 7),
            SmallArticle("c", "2019-02-11", "Convoy.", story: 7), SmallArticle("d", "2019-02-12", "A convoy."),
        ]
        let months = try #require(try series(copies, .month))
        #expect(months.points.map(\.articles) == [1, 3])
        #expect(months.points.map(\.stories) == [1, 1])
        #expect(months.points.map(\.ofStories) == [1, 1])
    }

    @Test("a story is of its first known day, also where the term stands in a later copy alone, or a copy names but the month")
    func storyDays() throws {
        let months = try #require(
            try series(
                [SmallArticle("a", "2019-01-31", "The train.", story: 7), SmallArticle("b", "2019-02-10", "Convoy.", story: 7)], .month))
        #expect(months.points.map(\.articles) == [0, 1])
        #expect(months.points.map(\.stories) == [1, 0] && months.points.map(\.ofStories) == [1, 0])
        let weeks = try #require(
            try series([SmallArticle("a", "2019-07", "Convoy.", story: 7), SmallArticle("b", "2019-07-03", "Convoy.", story: 7)], .week))
        #expect(weeks.points.map(\.stories) == [1])
    }

    @Test("more periods than can be shown are refused, with the way out")
    func tooMany() throws {
        let apart = [SmallArticle("a", "1850-01-01", "Convoy."), SmallArticle("b", "2019-01-01", "Convoy.")]
        let error = #expect(throws: IndexError.self) { try series(apart, .day) }
        #expect(error?.description.contains("61727 periods") == true)
        #expect(try series(apart, .year)?.points.count == 170)
    }

    @Test("rates are of the filter's articles, and go as far as its days")
    func filter() throws {
        let months = try #require(
            try series(Self.corpus, .month) {
                $0.parts[0].slice.from = CalendarDay(2018, 11, 1)
                $0.parts[0].slice.to = CalendarDay(2019, 1, 31)
            })
        #expect(lines(months) == ["2018-11 0 of 0 (0)", "2018-12 1 of 1 (2)", "2019-01 1 of 2 (1)"])
    }

    // 2 of 5: Wilson 0.118–0.769, as R's prop.test without correction gives it.
    @Test("the interval is Wilson's, per 1,000; mentions go by a million words; the line is smoothed over what there is")
    func rates() throws {
        let articles = (1...5).map { SmallArticle("a\($0)", "2019-01-0\($0)", $0 < 3 ? "A convoy, a convoy." : "Four words of text.") }
        let months = try #require(
            try series(articles + [SmallArticle("b", "2019-02-01", "Rain.")], .month) {
                $0.countsWords = true
                $0.smoothing = 3
            })
        let january = months.points[0]
        #expect(january.perThousand == 400)
        let interval = try #require(january.interval)
        #expect(abs(interval.lowerBound - 117.6) < 0.1 && abs(interval.upperBound - 769.3) < 0.1)
        #expect(january.perMillion == 200_000)
        #expect(months.points.map(\.average) == [200, 200])
    }

    @Test("parts are compared over the same periods")
    func parts() throws {
        let (folder, reader) = try smallIndex([
            SmallArticle("a", "2019-01-05", "Convoy.", site: "Post"), SmallArticle("b", "2019-03-05", "Convoy.", site: "Wire"),
        ])
        defer { withExtendedLifetime(folder) {} }
        var question = TimeSeries.Question()
        question.terms = [("convoy", .words(try #require(SearchQuery("convoy"))))]
        for source in ["Post", "Wire"] {
            var slice = Slice()
            slice.sources = [source]
            question.parts.append((source, slice))
        }
        let series = try TimeSeries.series(question, of: reader)
        #expect(series.map(\.part) == ["Post", "Wire"])
        #expect(series.map { $0.points.map(\.articles) } == [[1, 0, 0], [0, 0, 1]])
    }

    @Test("a corpus without dates has no series")
    func empty() throws {
        #expect(try series([], .day) == nil)
        #expect(try series([SmallArticle("a", nil, "Convoy.")], .day) == nil)
    }
}
