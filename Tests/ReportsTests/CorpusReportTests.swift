/// The report of a corpus: its figures, and that text of unknown origin cannot break it.
import Documents
import Indexing
import Reports
import TestSupport
import Testing

@Suite("The corpus report")
struct CorpusReportTests {
    /// Thirty days: ten with an article after the cut, twenty before.
    private func rising(after: Int, before: Int) throws -> String {
        var articles: [(id: String, published: String?, text: String)] = []
        for number in 1...30 {
            // The last third of the days from 1 to 30: since the 21st, ten articles against twenty.
            let isRecent = number >= 21
            let holds = isRecent ? number - 21 < after : number <= before
            articles.append(("a\(number)", CalendarDay(2019, 6, number).iso, holds ? "The caliphate fell." : "The weather held."))
        }
        let (folder, reader) = try index(articles)
        defer { withExtendedLifetime(folder) {} }
        return try CorpusReport.markdown(reader, title: "Test")
    }

    // Computed apart from this program, as 2·Σ O·ln(O/E) over the four cells of the table.
    @Test("scores a word that rose by the log-likelihood of its table", arguments: [(9, 3, "17"), (10, 0, "38.2")])
    func logLikelihood(_ after: Int, _ before: Int, _ score: String) throws {
        let report = try rising(after: after, before: before)
        #expect(report.contains("## Words that rose since 2019-06-21\n"))
        #expect(report.contains("| caliphate | \(after) | 10 | \(before) | 20 | \(score) |"))
        #expect(!report.contains("| weather |"), "a word that fell")
        #expect(!report.contains("| the |"), "a word that stayed")
    }

    @Test("leaves out what may be chance: 6 of 10 after 4 of 20 scores 4.7")
    func chance() throws {
        #expect(try !rising(after: 6, before: 4).contains("| caliphate |"))
    }

    @Test("says how much there is, what is undated and what was rejected")
    func overview() throws {
        let (folder, reader) = try index(
            [("a", "2019-07-04", "Three words here."), ("b", "2019-07-06", "Two words."), ("c", nil, "One.")], rejected: 2)
        defer { withExtendedLifetime(folder) {} }
        let report = try CorpusReport.markdown(reader, title: "News *and* <b>more</b>")
        #expect(report.hasPrefix("# News \\*and\\* &lt;b&gt;more&lt;/b&gt;\n"))
        #expect(report.contains("3 articles, 6 words, published from 2019-07-04 to 2019-07-06; 1 without a date"))
        #expect(report.contains("Sources: Desk &lt;b&gt; 3."))
        #expect(report.contains("Rejected inputs, by reason: empty 2."))
        #expect(report.contains("| 2019-07-05 |") == false, "days without an article have no row here")
        #expect(report.contains("| 2019-07-04 | 1 |"))
    }

    @Test("counts distinct stories, and names what was copied most with its first outlet")
    func copies() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("index.db")
        let writer = try IndexWriter(
            path: path, manifest: .init(version: "", pipeline: "", recipe: "", textRecipe: "", gazetteer: nil, inputs: []))
        for (id, exact) in [("b", 1), ("a", 1), ("c", 2), ("d", 1), ("e", 3)] {
            var article = Article(source: id, payload: .taken)
            article.id = id
            article.title = "Title <\(id)>"
            article.site = id == "d" ? "Desk b" : "Desk \(id)"
            article.text = Array(id.utf8)
            article.published = id == "b" ? DateStamp("2019-07-04", .day, signal: "meta") : nil
            article.signature = Signature(exact: UInt64(exact), minhash: [])
            try writer.add(.article(ShelvedArticle(article)))
        }
        try writer.finish(stopped: false)
        let report = try CorpusReport.markdown(try IndexReader(path: path), title: "T")
        #expect(report.contains("3 distinct stories; most copied: “Title &lt;b&gt;” 3 times in 2 outlets, first by Desk b (b).\n"))
    }

    @Test("of an empty index is a heading and a sentence")
    func empty() throws {
        let (folder, reader) = try index([])
        defer { withExtendedLifetime(folder) {} }
        let report = try CorpusReport.markdown(reader, title: "T")
        #expect(report.hasPrefix("# T\n\n0 articles, 0 words"))
        #expect(!report.contains("##"))
    }

    @Test("lists claims with their sentence, and markup in them stays text")
    func claims() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("index.db")
        let writer = try IndexWriter(
            path: path, manifest: .init(version: "", pipeline: "", recipe: "", textRecipe: "", gazetteer: nil, inputs: []))
        let text = "<img src=x onerror=alert(1)> [click](javascript:x) | we did it"
        var article = Article(source: "a", payload: .taken)
        article.id = "a`<b>"
        article.title = "<script>"
        article.text = Array(text.utf8)
        article.claims = [Claim(ByteRange(0, text.utf8.count), type: "claim_of_responsibility", score: 1)]
        try writer.add(.article(ShelvedArticle(article)))
        try writer.finish(stopped: false)
        let report = try CorpusReport.markdown(try IndexReader(path: path), title: "T")
        #expect(report.contains("| claim\\_of\\_responsibility | 1 | 0 | 0 | 0 |"))
        #expect(report.contains("## Who claims what"))
        #expect(report.contains("&lt;img src=x onerror=alert(1)&gt; \\[click\\](javascript:x) \\| we did it"))
        #expect(!report.contains("<script>") && !report.contains("<img"))
        #expect(report.contains("a\\`&lt;b&gt;"))
    }
}
