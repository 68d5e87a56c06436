/// Counts by day, week, month and year.
import Documents
import Indexing
import Reports
import TestSupport
import Testing
import Tokenization

/// An index of dated articles in a folder of its own.
func index(_ articles: [(id: String, published: String?, text: String)], rejected: Int = 0) throws -> (
    folder: TemporaryFolder, reader: IndexReader
) {
    let folder = try TemporaryFolder()
    let path = folder.path("index.db")
    let writer = try IndexWriter(
        path: path, manifest: .init(version: "test", pipeline: "", recipe: "r", textRecipe: "", gazetteer: nil, inputs: []))
    for (id, published, text) in articles {
        var article = Article(source: id, payload: .taken)
        article.id = id
        article.title = "Title of \(id)"
        article.site = "Desk <b>"
        article.language = "en"
        article.text = Array(text.utf8)
        article.published = published.map { DateStamp($0, $0.count >= 10 ? .day : $0.count == 7 ? .month : .year, signal: "meta") }
        try TokenizeStage().annotate(&article)
        try writer.add(.article(ShelvedArticle(article)))
    }
    for number in 0..<rejected {
        try writer.add(.rejected(id: "x\(number)", source: "x", Rejection(stage: "ingest", code: "empty", message: "Empty.")))
    }
    try writer.finish(stopped: false)
    return (folder, try IndexReader(path: path))
}

@Suite("Trends")
struct TrendTests {
    /// The rows as CSV, without the term.
    private func trend(_ reader: IndexReader, _ query: String, _ period: Trends.Period) throws -> [String] {
        let days = try reader.days(.words(try #require(SearchQuery(query))))
        let table = Trends.table([.init(label: query, days: days)], corpus: try reader.days(.everything), by: period)
        return table.csv().split(separator: "\n").dropFirst().map { String($0.drop { $0 != "," }.dropFirst()) }
    }

    // ISO weeks as Python's isocalendar gives them.
    @Test(
        "a week belongs to the year of its Thursday",
        arguments: [
            ("2015-12-31", "2015-W53"), ("2016-01-03", "2015-W53"), ("2016-01-04", "2016-W01"), ("2018-12-31", "2019-W01"),
            ("2019-01-01", "2019-W01"),
            ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("2024-12-30", "2025-W01"),
            ("2019-07-04", "2019-W27"),
        ])
    func weeks(_ day: String, _ week: String) throws {
        let (folder, reader) = try index([("a", day, "Convoy.")])
        defer { withExtendedLifetime(folder) {} }
        #expect(try trend(reader, "convoy", .week) == ["\(week),1,1,1000"])
    }

    @Test("every period from the first to the last has a row, empty ones included")
    func periods() throws {
        let (folder, reader) = try index([
            ("a", "2018-12-30", "Convoy."), ("b", "2019-01-01T10:00:00+02:00", "Convoy."), ("c", "2019-01-01", "Nothing."),
            ("d", "2019-03-05", "Convoy."),
            ("undated", nil, "Convoy."), ("month", "2019-02", "Convoy."), ("year", "2019", "Convoy."),
        ])
        defer { withExtendedLifetime(folder) {} }
        #expect(try trend(reader, "convoy", .month) == ["2018-12,1,1,1000", "2019-01,1,2,500", "2019-02,0,0,", "2019-03,1,1,1000"])
        #expect(try trend(reader, "convoy", .year) == ["2018,1,1,1000", "2019,2,3,666.667"])
        let weeks = try trend(reader, "convoy", .week)
        #expect(weeks.count == 11)
        #expect(weeks.prefix(3) == ["2018-W52,1,1,1000", "2019-W01,1,2,500", "2019-W02,0,0,"])
        #expect(weeks.last == "2019-W10,1,1,1000")
        let days = try trend(reader, "nothing", .day)
        #expect(days.count == 66)
        #expect(days[2] == "2019-01-01,1,2,500")
        #expect(days[0] == "2018-12-30,0,1,0")
    }

    @Test("an empty corpus has no periods")
    func empty() throws {
        let (folder, reader) = try index([])
        defer { withExtendedLifetime(folder) {} }
        #expect(try trend(reader, "convoy", .day) == [])
    }
}
