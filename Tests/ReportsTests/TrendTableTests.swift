/// Rows of trends as spreadsheets and people read them.
import Documents
import Indexing
import Reports
import TestSupport
import Testing
import Trends

@Suite("Tables of trends")
struct TrendTableTests {
    private func text(_ table: Table) -> [[String]] {
        [table.columns]
            + table.rows.map { row in
                row.map { cell in
                    switch cell {
                    case .text(let text): text
                    case .integer(let number): String(number)
                    case .number(let number): Table.decimal(number)
                    case .degrees(let number): Table.decimal(number, places: 5)
                    case .boolean(let flag): String(flag)
                    case .none: "–"
                    }
                }
            }
    }

    /// Nine of ten days since 1 June, three of twenty before.
    private static let risen =
        (0..<20).map {
            SmallArticle(
                "b\($0)", CalendarDay(ordinal: CalendarDay(2019, 5, 1).ordinal + $0).iso, $0 < 3 ? "Siege." : "Rain.", site: "Desk")
        }
        + (0..<10).map { SmallArticle("s\($0)", CalendarDay(2019, 6, 1 + $0).iso, $0 < 9 ? "Siege." : "Rain.", site: "Desk") }

    private func contrast(_ articles: [SmallArticle] = risen) throws -> Contrast {
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        var (here, there) = (Slice(), Slice())
        here.from = CalendarDay(2019, 6, 1)
        there.to = CalendarDay(2019, 5, 31)
        var question = Contrast.Question(here: here, there: there)
        (question.directions, question.sentences) = ([.more, .less], 1)
        return try Contrast(question, of: reader)
    }

    private func series(_ change: (inout TimeSeries.Question) -> Void = { _ in }) throws -> [TimeSeries] {
        let (folder, reader) = try smallIndex([
            SmallArticle("a", "2019-01-05", "Convoy convoy."), SmallArticle("b", "2019-01-06", "Rain."),
            SmallArticle("c", "2019-03-05", "Rain."),
        ])
        defer { withExtendedLifetime(folder) {} }
        var question = TimeSeries.Question()
        question.terms = [("convoy", .words(try #require(SearchQuery("convoy"))))]
        question.parts = [(nil, Slice())]
        change(&question)
        return try TimeSeries.series(question, of: reader)
    }

    // Wilson's interval of 1 of 2 is 0.0945–0.9055, of 0 of 1 0–0.7935.
    @Test("a row for each period; where nothing was published there is no rate")
    func seriesRows() throws {
        let rows = text(TrendTables.series(try series()))
        #expect(rows[0] == ["term", "month", "articles", "stories", "mentions", "of", "of_stories", "per_1000", "low", "high"])
        #expect(rows[1] == ["convoy", "2019-01", "1", "1", "2", "2", "2", "500", "94.531", "905.469"])
        #expect(rows[2] == ["convoy", "2019-02", "0", "0", "0", "0", "0", "–", "–", "–"])
        #expect(rows[3] == ["convoy", "2019-03", "0", "0", "0", "1", "1", "0", "0", "793.451"])
        let brief = text(TrendTables.brief(try series()))
        #expect(brief[0] == ["term", "month", "articles", "stories", "mentions", "of", "per_1000", "95%"])
        #expect(brief[1] == ["convoy", "2019-01", "1", "1", "2", "2", "500", "95–905"])
        #expect(brief[2].suffix(2) == ["–", ""])
    }

    @Test("parts, averages and words have columns where they were asked for")
    func columns() throws {
        let rows = text(
            TrendTables.series(
                try series {
                    $0.parts[0].name = "Post"
                    $0.smoothing = 3
                    $0.countsWords = true
                }))
        #expect(
            rows[0] == [
                "term", "part", "month", "articles", "stories", "mentions", "of", "of_stories", "per_1000", "low", "high", "average",
                "words", "per_million",
            ])
        #expect(rows[1][1] == "Post" && rows[1].suffix(3) == ["500", "3", "666666.667"])
        #expect(rows[2].suffix(3) == ["250", "0", "–"])
    }

    @Test("what rose with its figures and its evidence, what fell in its own table")
    func contrastRows() throws {
        let found = try contrast()
        let rows = text(TrendTables.contrast(found, .more))
        #expect(
            rows[0] == [
                "kind", "term", "id", "count", "of", "other_count", "other_of", "log_ratio", "log_ratio_low", "log_ratio_high",
                "log_likelihood", "q",
                "article", "published", "source", "sentence",
            ])
        #expect(rows.count == 2 && rows[1].prefix(8) == ["word", "siege", "–", "9", "10", "3", "20", "2.585"])
        #expect(rows[1][10...11] == ["16.971", "3e-4"] && rows[1].suffix(2) == ["Desk", "Siege."])
        #expect(text(TrendTables.contrast(found, .less))[1].prefix(8) == ["word", "rain", "–", "1", "10", "17", "20", "-3.087"])
        let brief = text(TrendTables.brief(found, .more))
        #expect(
            brief == [
                ["kind", "term", "here", "there", "log_ratio", "G2", "q", "sentence"],
                ["word", "siege", "9 of 10", "3 of 20", "2.6", "17", "3e-4", "Siege."],
            ])
    }

    @Test("a ratio without an end has an empty cell for it")
    func infinite() throws {
        let none = Self.risen.map { article in
            var article = article
            if article.id.hasPrefix("b") { article.text = "Rain." }
            return article
        }
        let row = try #require(text(TrendTables.contrast(try contrast(none), .more)).last)
        #expect(row[5] == "0" && row[9] == "–" && row[8] != "–")
    }

    @Test("bursts with their days and figures")
    func burstRows() throws {
        let articles = (0..<260).map { number in
            SmallArticle(
                "a\(number)", CalendarDay(ordinal: CalendarDay(2019, 1, 7).ordinal + number).iso,
                (140..<150).contains(number) ? "Rain, comet." : "Rain.")
        }
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        let found = try BurstSearch(
            BurstSearch.Question(Slice(), by: .day, from: CalendarDay(2019, 1, 7), to: CalendarDay(2019, 9, 23)), of: reader)
        let rows = text(TrendTables.bursts(found))
        #expect(rows[0].prefix(7) == ["kind", "term", "id", "from", "to", "level", "weight"])
        #expect(rows.count == 2 && rows[1].prefix(5) == ["word", "comet", "–", "2019-05-27", "2019-06-05"])
        #expect(rows[1][7...10] == ["10", "10", "0", "250"])
        #expect(text(TrendTables.brief(found))[1].contains("10 of 10"))
    }

    @Test("small probabilities are one digit and a power, and never ten of a lesser one")
    func small() throws {
        #expect(
            [0.25, 0.0123, 0.001, 0.00099, 0.00094, 2.4e-9, 9.7e-12, 1e-300, 0].map { TrendTables.small($0) }.map {
                if case .text(let text) = $0 { text } else { "" }
            } == ["0.25", "0.012", "0.001", "0.001", "9e-4", "2e-9", "1e-11", "1e-300", "0"])
    }
}
