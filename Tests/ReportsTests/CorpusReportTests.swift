/// The report of a corpus: what it says, and that text of unknown origin cannot break it.
import Documents
import Foundation
import Indexing
import Reports
import TestSupport
import Testing

@Suite("The corpus report")
struct CorpusReportTests {
    private static let hostile = "</script><script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:x) | `we did it` & \""

    private func page(
        _ articles: [SmallArticle], rejected: Int = 0, hierarchy: [Relation] = [],
        _ change: (inout CorpusReport.Question) -> Void = { _ in }
    ) throws -> ReportPage {
        let (folder, reader) = try smallIndex(articles, rejected: rejected, hierarchy: hierarchy)
        defer { withExtendedLifetime(folder) {} }
        var question = CorpusReport.Question()
        question.version = "1.2.3"
        change(&question)
        return try CorpusReport(question, of: reader).page()
    }

    /// Rows of the table whose caption begins so.
    private func rows(_ caption: String, _ page: ReportPage) -> [[String]] {
        for block in page.sections.flatMap(\.blocks) {
            switch block {
            case .table(let table, let title) where title.hasPrefix(caption): return table.rows.map { $0.map(text) }
            case .sparklines(let spark) where spark.caption.hasPrefix(caption): return spark.table.rows.map { $0.map(text) }
            default: continue
            }
        }
        return []
    }

    private func text(_ cell: Table.Cell) -> String {
        switch cell {
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): Table.decimal(number)
        case .degrees(let number): Table.decimal(number, places: 5)
        case .boolean(let flag): String(flag)
        case .none: "–"
        }
    }

    private func lines(_ section: String, _ page: ReportPage) -> [String] {
        page.sections.filter { $0.title == section }.flatMap(\.blocks).flatMap { block in
            switch block {
            case .paragraph(let text): [text]
            case .list(let texts): texts
            default: [String]()
            }
        }
    }

    private func titles(_ page: ReportPage) -> [String] { page.sections.map(\.title) }

    /// Thirty days, the last ten of them since 21 June.
    private static func month(after: Int, before: Int, site: String = "Desk") -> [SmallArticle] {
        (1...30).map { number in
            let holds = number >= 21 ? number - 21 < after : number <= before
            return SmallArticle(
                "a\(number)", CalendarDay(2019, 6, number).iso, holds ? "The caliphate fell." : "The weather held.", site: site)
        }
    }

    /// An article with a group, a person, a place with and one without a point, and a claim.
    private static func full(_ id: String, _ day: String?, site: String = "Desk", text hostile: String = "") -> SmallArticle {
        var article = SmallArticle(id, day, "The Front of Ann Ash struck Raqqa in Syria, it said. \(hostile)", site: site)
        func name(_ type: Entity.Kind, _ words: String, _ change: (inout Entity) -> Void = { _ in }) {
            var entity = Entity(id: words.lowercased(), type: type, name: words + hostile)
            change(&entity)
            let range = article.text.range(of: words)!
            let start = article.text.utf8.distance(from: article.text.startIndex, to: range.lowerBound)
            article.mentions.append(
                Mention(ByteRange(start, start + words.utf8.count), tokens: 0..<1, entity: article.entities.count, score: 0.9))
            article.entities.append(entity)
        }
        name(.group, "Front")
        article.mentions[0].alias = "The Front"
        article.mentions[0].stance = .own
        name(.person, "Ann Ash")
        name(.place, "Raqqa") { $0.coordinate = Coordinate(latitude: 35.95, longitude: 39.01) }
        name(.place, "Syria") { $0.coordinate = Coordinate(latitude: 35, longitude: 38, isCentroid: true) }
        var claim = Claim(ByteRange(0, article.text.utf8.count), type: "claim_of_responsibility", score: 0.9)
        claim.speaker = Speaker(range: article.mentions[0].range, entity: 0, role: "perpetrator")
        claim.actors = [Participant(article.mentions[0].range, type: "group", entity: 0)]
        claim.places = [Participant(article.mentions[2].range, type: "city", entity: 2)]
        article.claims = [claim]
        return article
    }

    private static let corpus = month(after: 9, before: 3) + (1...6).map { full("f\($0)", "2019-06-0\($0)", site: "Wire") }

    // MARK: What it says

    @Test("has a section for each question, in the order that one reads")
    func sections() throws {
        #expect(
            titles(try page(Self.corpus)) == [
                "In short", "Coverage", "What moved", "Who", "Where", "Claims", "What groups are called", "How outlets differ",
                "Telling passages", "How to read this", "Manifest",
            ])
    }

    // Reckoned by hand: 2·Σ O·ln(O/E), log2 of the shares.
    @Test("says what rose and fell in the last third, and shows by which sentence", arguments: [(9, 3, "2.6"), (9, 4, "2.2")])
    func movement(_ after: Int, _ before: Int, _ ratio: String) throws {
        let page = try page(Self.month(after: after, before: before))
        let risen = try #require(rows("What rose since 2019-06-21", page).first { $0[0] == "caliphate" })
        #expect(risen[1...4] == ["word", "\(after) of 10", "\(before) of 20", ratio])
        #expect(risen[6].hasPrefix("The caliphate fell. — Desk, 2019-06-2") && risen[6].contains(", a2"))
        #expect(rows("What fell since 2019-06-21", page).map { $0[0] }.contains("weather"))
        #expect(rows("What rose", page).allSatisfy { $0[0] != "the" && $0[0] != "weather" })
        #expect(
            lines("In short", page).contains {
                $0.hasPrefix("Since 2019-06-21 more stories speak of “caliphate” (\(after) of 10 stories, \(before) of 20 before)")
            })
    }

    @Test("leaves out what may be chance, and says so")
    func chance() throws {
        let page = try page(Self.month(after: 6, before: 4))
        #expect(lines("In short", page).contains("Nothing rose since 2019-06-21 by more than chance."))
        #expect(lines("What moved", page).contains("What rose since 2019-06-21: nothing by more than chance."))
    }

    @Test("says how much there is, of how many outlets, what has no date and what could not be read")
    func overview() throws {
        let page = try page(
            [
                SmallArticle("a", "2019-07-04", "Three words here.", site: "Post"),
                SmallArticle("b", "2019-07-06", "Two words.", site: "Wire"),
                SmallArticle("c", nil, "One.", site: "Wire"),
            ], rejected: 2)
        #expect(page.subtitle == "3 articles · 2019-07-04 to 2019-07-06")
        #expect(
            lines("In short", page)[0]
                == "3 articles of 2 outlets in 1 language, 6 words in all. Without copies they are 3 distinct stories.")
        #expect(lines("In short", page)[1] == "1 article has no date and is in no figure over time.")
        #expect(lines("Coverage", page).contains { $0.hasPrefix("Nothing at all was published in 2019-07-05") })
        #expect(lines("Coverage", page).contains { $0.hasPrefix("Inputs that could not be read, by reason: empty 2.") })
        #expect(rows("Outlets", page).map { $0[0] } == ["Wire", "Post"])
    }

    @Test("counts distinct stories, and names what was copied most with its first outlet")
    func copies() throws {
        let page = try page([
            SmallArticle("b", "2019-07-04", "Rain.", site: "Post", story: 1), SmallArticle("a", nil, "Rain.", site: "Wire", story: 1),
            SmallArticle("c", nil, "Wind.", site: "Wire"), SmallArticle("d", nil, "Rain.", site: "Post", story: 1),
        ])
        #expect(lines("In short", page)[0].hasSuffix("Without copies they are 2 distinct stories."))
        #expect(lines("In short", page).contains("Most copied: “Title of b”, 3 times in 2 outlets, first by Post."))
    }

    @Test("who and where, with articles and mentions; a map of them; what groups are called")
    func entities() throws {
        let page = try page(Self.corpus)
        #expect(rows("Groups", page) == [["Front (front)", "6", "6"]])
        #expect(rows("Persons", page) == [["Ann Ash (ann ash)", "6", "6"]])
        #expect(Set(rows("Places,", page).map { $0[0] }) == ["Raqqa (raqqa)", "Syria (syria)"])
        let maps = page.sections.flatMap(\.blocks).compactMap { if case .map(let map) = $0 { map } else { nil } }
        #expect(maps.first?.places.map(\.name) == ["Raqqa", "Syria"])
        #expect(rows("Mentions of groups", page) == [["Front", "6", "0", "0", "0", "The Front", "front"]])
        #expect(rows("Groups, persons and organisations named together", page).first?.prefix(3) == ["Front", "Ann Ash", "6"])
    }

    @Test("what is typical of each outlet")
    func outlets() throws {
        let typical = rows("What the largest outlets write about", try page(Self.corpus))
        #expect(typical.map { $0[0] } == ["Desk", "Wire"])
        #expect(typical[1][1...2] == ["en", "6"] && typical[1][3].contains("Raqqa"))
        #expect(!titles(try page(Self.month(after: 3, before: 3))).contains("How outlets differ"))
    }

    @Test("an outlet whose language no other writes in is set against none")
    func languages() throws {
        let french = (1...6).map { SmallArticle("fr\($0)", "2019-06-0\($0)", "La pluie tombe.", site: "Phare", language: "fr") }
        let typical = rows("What the largest outlets write about", try page(Self.corpus + french))
        #expect(typical.map { $0[0] } == ["Desk", "Phare", "Wire"])
        #expect(typical[1].suffix(3) == ["fr", "6", "no other of them writes in its language"])
    }

    @Test("who says what about whom")
    func speech() throws {
        var articles = Self.corpus
        for at in articles.indices where !articles[at].claims.isEmpty {
            articles[at].claims[0].speaker = Speaker(range: articles[at].mentions[1].range, entity: 1, role: "official")
        }
        #expect(rows("Who says what about whom", try page(articles)).first == ["Ann Ash", "official", "Front", "6", "0", "0", "6"])
    }

    @Test("claims by type and status, and each sentence with who says it of whom and the article that holds it")
    func claims() throws {
        let page = try page(Self.corpus)
        #expect(rows("Claims by type and status", page) == [["claim_of_responsibility", "6", "0", "0", "0"]])
        let claim = try #require(rows("Who claims what", page).first)
        #expect(
            claim == [
                "Wire, 2019-06-01, f1", "Front: by Front; in Raqqa; asserted", "The Front of Ann Ash struck Raqqa in Syria, it said.",
            ])
        let passages = page.sections.flatMap(\.blocks).compactMap { if case .passages(let passages) = $0 { passages } else { nil } }
        #expect(passages.first?.allSatisfy { $0.id.hasPrefix("f") && $0.outlet == "Wire" } == true)
    }

    @Test("the manifest has the runs, the version and the filter")
    func manifest() throws {
        let page = try page(Self.corpus, rejected: 1) { $0.filter = "of Wire" }
        #expect(rows("Runs", page).map { [$0[0], $0[2], $0[3], $0[5], $0[6], $0[7]] } == [["1", "complete", "36", "1", "test", "r"]])
        #expect(lines("Manifest", page)[0].hasPrefix("Made by gleaner 1.2.3 of 36 articles, of Wire."))
    }

    @Test("a slice narrows every figure")
    func slice() throws {
        let narrow = try page(Self.corpus) {
            $0.slice.sources = ["Wire"]
            $0.filter = "of Wire"
        }
        #expect(narrow.subtitle == "6 articles · 2019-06-01 to 2019-06-06 · of Wire")
        #expect(rows("Outlets", narrow).map { $0.prefix(2) } == [["Wire", "6"]])
        #expect(!narrow.markdown().contains("caliphate") && !narrow.markdown().contains("weather"))
        let days = try page(Self.corpus) { $0.slice.to = CalendarDay(2019, 6, 3) }
        #expect(rows("Groups", days) == [["Front (front)", "3", "3"]])
        #expect(rows("Claims by type", days) == [["claim_of_responsibility", "3", "0", "0", "0"]])
        #expect(rows("Who claims what", days).count == 3 && rows("Mentions of groups", days).first?[1] == "3")
        #expect(rows("Outlets", days).map { $0.prefix(2) } == [["Desk", "3"], ["Wire", "3"]])
        let other = try page(Self.corpus) { $0.slice.sources = ["Desk"] }
        #expect(Set(titles(other)).isDisjoint(with: ["Who", "Where", "Claims", "What groups are called", "Telling passages"]))
    }

    // MARK: Little or nothing

    @Test("of an empty index is a title, nothing counted, and the manifest, in every format")
    func empty() throws {
        let page = try page([])
        #expect(titles(page) == ["Manifest"] && page.subtitle == "0 articles")
        #expect(lines("Manifest", page)[0].hasPrefix("Made by gleaner 1.2.3 of 0 articles."))
        for shown in try all(page) { #expect(shown.contains("0 articles")) }
    }

    @Test("of a corpus without dates says that nothing can be said of time, and the rest of it")
    func undated() throws {
        let page = try page((1...6).map { Self.full("f\($0)", nil) })
        #expect(lines("Coverage", page).contains("No article has a date, so nothing can be said of time."))
        #expect(lines("In short", page).contains("6 articles have no date and are in no figure over time."))
        #expect(!titles(page).contains("What moved") && page.subtitle == "6 articles")
        #expect(rows("Groups", page) == [["Front (front)", "6", "6"]])
        #expect(rows("Who claims what", page).first?[0] == "Desk, f1")
    }

    @Test("of one day says nothing of movement")
    func oneDay() throws {
        #expect(!titles(try page([SmallArticle("a", "2019-07-04", "Rain.")])).contains("What moved"))
    }

    // MARK: Safety

    private func html(_ page: ReportPage) -> String { page.html(outlines: .none) { _ in [UInt8](repeating: 7, count: 32) } }

    private func all(_ page: ReportPage) throws -> [String] {
        [html(page), page.markdown(), try #require(String(bytes: page.json(), encoding: .utf8))]
    }

    @Test("texts, titles, names, outlets and ids that look like markup stay text in all three formats")
    func hostile() throws {
        let bad = Self.hostile
        let articles = (1...6).map { Self.full("f\($0)\(bad)", "2019-06-0\($0)", site: "Wire \(bad)", text: bad) }
        let plain = (1...6).map { Self.full("f\($0)", "2019-06-0\($0)", site: "Wire", text: "plain") }
        let page = try page(articles) {
            $0.title = bad; $0.filter = bad
        }
        let (shown, other) = (try Page(html(page)), try Page(html(try self.page(plain))))
        #expect(shown.elements == other.elements && shown.attributes == other.attributes)
        #expect(shown.count("script") == 0 && shown.count("img") == 0)
        #expect(shown.text.contains("<img src=x onerror=alert(1)>"), "what was written is still to be read")
        let markdown = page.markdown()
        #expect(!markdown.contains("<script>") && !markdown.contains("<img") && !markdown.contains("[click](javascript:x)"))
        #expect(markdown.contains("\\[click\\](javascript:x) \\|"))
        let json = try JSONSerialization.jsonObject(with: Data(page.json())) as? [String: Any]
        #expect(json?["title"] as? String == bad)
    }
}
