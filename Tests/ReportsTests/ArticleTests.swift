/// An article as text to read and as JSON, whatever is in it.
import Documents
import Foundation
import Indexing
import Reports
import TestSupport
import Testing
import Tokenization

@Suite("An article shown")
struct ArticleTests {
    private func shown(_ text: String, _ change: (inout Article) throws -> Void = { _ in }) throws -> FullArticle {
        let folder = try TemporaryFolder()
        let path = folder.path("index.db")
        let writer = try IndexWriter(
            path: path, manifest: .init(version: "", pipeline: "", recipe: "", textRecipe: "", gazetteer: nil, inputs: []))
        var article = Article(source: "in", payload: .taken)
        article.id = "a"
        article.text = Array(text.utf8)
        try TokenizeStage().annotate(&article)
        try change(&article)
        try writer.add(.article(ShelvedArticle(article)))
        try writer.finish(stopped: false)
        return try #require(try IndexReader(path: path).article("a"))
    }

    /// The lines below the header.
    private func lines(_ article: FullArticle, statements: Bool = false) throws -> [String] {
        let text = ArticleText.annotated(article, statements: statements)
        let body = try #require(text.range(of: "\n\n"))
        return text[body.upperBound...].components(separatedBy: "\n").dropLast()
    }

    private func mention(_ start: Int, _ end: Int, _ entity: Int, inside: Int? = nil) -> Mention {
        Mention(ByteRange(start, end), tokens: 0..<1, entity: entity, score: 0.5, inside: inside)
    }

    @Test("the outermost names are marked, each once, and no sentence loses a letter")
    func marks() throws {
        let article = try shown("Sinai Province left.  Then \u{1B}[2Jnothing.\n\nÉnd of it in Sinai") { article in
            article.entities = [
                Entity(id: "is-sinai", type: .group, name: "x"), Entity(id: "region:sinai", type: .place, name: "y"),
                Entity(id: nil, type: .person, name: "Sinai\u{7}"),
            ]
            let last = article.text.count
            article.mentions = [
                mention(0, 14, 0), mention(0, 5, 1, inside: 0), mention(last - 5, last, 1), mention(last - 5, last, 2),
            ]
        }
        #expect(
            try lines(article) == [
                "[Sinai Province|is-sinai] left.", "Then  [2Jnothing.", "", "Énd of it in [Sinai|region:sinai]",
            ])
        #expect(ArticleText.plain(article) == "Sinai Province left.  Then  [2Jnothing.\n\nÉnd of it in Sinai\n")
    }

    @Test("text without sentences is shown as it is")
    func noSentences() throws {
        let article = try shown("One. Two.") { $0.sentences = [] }
        #expect(try lines(article) == ["One. Two."])
        #expect(try lines(try shown("")) == [])
    }

    @Test("a claim stands below its sentence, with what is known of it alone")
    func claims() throws {
        let text = "Nothing. The army said rebels shelled a town."
        let article = try shown(text) { article in
            article.entities = [Entity(id: "army", type: .group, name: "Army")]
            var claim = Claim(ByteRange(23, 44), type: "attack_report", subtype: "shelling", score: 0.876)
            claim.status = .reported
            claim.speaker = Speaker(range: ByteRange(9, 17), entity: 0, role: "official", via: ByteRange(0, 7))
            claim.actors = [Participant(ByteRange(23, 29), type: "generic")]
            claim.targets = [Participant(ByteRange(38, 44), type: "generic")]
            claim.quantities = [
                Quantity(ByteRange(0, 7), kind: "killed", value: 8), Quantity(ByteRange(0, 7), kind: "wounded", value: nil),
            ]
            article.claims = [claim, Claim(ByteRange(0, 7), type: "denial", score: 1)]
            article.statements = [Statement(source: nil, cue: ByteRange(18, 22), content: ByteRange(23, 44), quoted: false)]
        }
        #expect(
            try lines(article, statements: true) == [
                "Nothing.", "    > denial · asserted, certain · says the author · 1", "The army said rebels shelled a town.",
                "    > attack_report/shelling · reported, certain · says [The army|army] (official) via Nothing · rebels → a town"
                    + " · killed 8; wounded Nothing · 0.88",
                "    : ? (said): rebels shelled a town",
            ])
    }

    @Test("JSON points names inside longer ones to the one that holds them, and has no raw control character")
    func json() throws {
        let article = try shown("In Sinai Province: \u{9B}31m Sinai.") { article in
            article.title = "Bell\u{7F}\u{85}"
            article.entities = [Entity(id: "is-sinai", type: .group, name: "x"), Entity(id: "region:sinai", type: .place, name: "y")]
            // The writer gets them in this order; the index keeps the shorter one first.
            article.mentions = [mention(3, 17, 0), mention(3, 8, 1, inside: 0)]
        }
        let bytes = ArticleJSON.object(article)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["title"] as? String == "Bell\u{7F}\u{85}" && object["text"] as? String == "In Sinai Province: \u{9B}31m Sinai.")
        let entities = try #require(object["entities"] as? [[String: Any]])
        #expect(entities.map { $0["id"] as? String } == ["is-sinai", "region:sinai"])
        #expect(entities[0]["inside"] == nil && entities[1]["inside"] as? Int == 0)
    }
}

@Suite("Rows for programs")
struct RowTests {
    @Test("CSV that is left as it is has no apostrophes, and JSON keeps truth and degrees")
    func formats() {
        let cells: [Table.Cell] = [.text("=1"), .boolean(true), .degrees(36.123456), .number(0.98765), .none]
        let columns = ["a", "b,c", "d", "e", "f"]
        #expect(String(decoding: RowFormat.csv(isRaw: true).row(cells, columns), as: UTF8.self) == "=1,true,36.12346,0.988,\n")
        #expect(String(decoding: RowFormat.csv(isRaw: false).row(cells, columns), as: UTF8.self) == "'=1,true,36.12346,0.988,\n")
        #expect(String(decoding: RowFormat.csv(isRaw: false).head(columns), as: UTF8.self) == "a,\"b,c\",d,e,f\n")
        #expect(
            String(decoding: RowFormat.jsonLines.row(cells, columns), as: UTF8.self)
                == "{\"schema\":1,\"a\":\"=1\",\"b,c\":true,\"d\":36.12346,\"e\":0.988,\"f\":null}\n")
        #expect(RowFormat.jsonLines.head(columns).isEmpty)
    }
}
