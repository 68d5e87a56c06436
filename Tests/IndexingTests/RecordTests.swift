/// What `annotate` prints, read back and put on a shelf, is what `run` puts there.
import Documents
import Foundation
import GRDB
import Indexing
import Ingestion
import Testing
import TestSupport
import Tokenization

@Suite("Records read back")
struct RecordTests {
    private static let layers = Set(Layer.allCases)

    private func read(_ line: [UInt8], line number: Int = 7) throws(Rejection) -> Article {
        var article = Article(source: "records.jsonl", payload: .row(line, line: number))
        try RecordStage().annotate(&article)
        try TokenizeStage().annotate(&article)
        return article
    }

    private func problem(_ json: String) throws -> Rejection {
        try #require(throws: Rejection.self) { try read(Array(json.utf8)) }
    }

    @Test("tell the same article: the record of it is the same, byte for byte")
    func same() throws {
        var full = try WriterTests.full()
        full.entities.append(Entity(id: nil, type: .person, name: "said"))
        full.mentions.append(Mention(try range("said", in: WriterTests.text), tokens: 0..<0, entity: 2, score: 0.25, inside: 0))
        full.mentions[2].isNominal = true
        full.mentions[0].alias = "Daesh"
        full.mentions[0].stance = .hostile
        full.claims[0].speaker.entity = 2
        full.statements[0].sourceEntity = 2
        full.modified = DateStamp("2019-07-05T10:00:00Z", .second, signal: "meta")
        full.replyTo = "telegram:a/1"
        full.spans = [MarkedSpan(try range("Daesh", in: WriterTests.text), .link, target: "https://desk.example/")]
        full.languageConfidence = 0.5
        let layers = Self.layers.subtracting([.signature])
        let line = Record.line(full, layers: layers)
        #expect(String(decoding: Record.line(try read(line), layers: layers), as: UTF8.self) == String(decoding: line, as: UTF8.self))
    }

    @Test("offsets that fit text of every kind come back as the bytes that they were", arguments: 0..<40)
    func offsets(_ seed: Int) throws {
        var random = NastyText(seed: seed)
        let text = random.next(pieces: 60)
        let article = try article("a", text)
        let again = try read(Record.line(article, layers: [.text, .sentences]))
        #expect(again.text == article.text)
        #expect(again.sentences.map(\.range) == article.sentences.map(\.range))
        #expect(again.tokens.map(\.id) == article.tokens.map(\.id))
    }

    @Test("put the rows on a shelf that a run puts there")
    func rows() throws {
        let (direct, imported) = (try Shelf(), try Shelf())
        let full = try WriterTests.full()
        try direct.run([shelved(full)])
        try imported.run([shelved(try read(Record.line(full, layers: Self.layers)))])
        for table in [
            "sources", "documents", "terms", "entities", "mentions", "claims", "participants", "quantities", "statements", "layers",
        ] {
            let rows = try imported.rows("SELECT * FROM \(table)")
            #expect(!rows.isEmpty, "\(table)")
            #expect(try rows == direct.rows("SELECT * FROM \(table)"), "\(table)")
        }
        try imported.check()
    }

    @Test("with a mistake are refused with file, line and place")
    func mistakes() throws {
        let head = #"{"schema":1,"id":"a","source":"a.html","text":"👩🏽‍🚒 Daesh fled.","#
        let name = #""text":"Daesh","type":"group","name":"IS","score":1}"#
        for (json, words) in [
            ("not json", "expected"), ("[]", "expected an object"), (#"{"id":"a"}"#, #""schema" is missing"#),
            (#"{"schema":2,"id":"a"}"#, "has the schema 2"), (#"{"schema":1,"id":"a","source":"x"}"#, #""text" is missing"#),
            // Offsets in UTF-16.
            (head + #""entities":[{"start":8,"end":13,\#(name)]}"#, #"entities 1: at its offsets stands"#),
            (head + #""entities":[{"start":5,"end":99,\#(name)]}"#, "entities 1: 5 to 99 is no place in a text of 16 characters"),
            (head + #""entities":[{"start":9,"end":5,\#(name)]}"#, "9 to 5 is no place"),
            (head + #""entities":[{"start":-1,"end":5,\#(name)]}"#, "-1 to 5 is no place"),
            (head + #""entities":[{"start":1.5,"end":5,\#(name)]}"#, #""start" is no whole number"#),
            (head + #""entities":[{"start":5,"end":10,"inside":3,\#(name)]}"#, #""inside" is the number of no other"#),
            (head + #""sentences":[[0,40]]}"#, "0 to 40 is no place"), (head + #""sentences":[[0]]}"#, "no pair of offsets"),
            (head + #""published":"soon"}"#, #""published" is no date"#),
            (
                head
                    + #""claims":[{"start":5,"end":10,"type":"denial","score":1,"basis":"rumour","status":"denied","certainty":"certain","speaker":{"role":"author"},"cues":[]}]}"#,
                #"claims 1: "basis" has the unknown value "rumour""#
            ),
            (
                head
                    + #""claims":[{"start":5,"end":10,"type":"denial","score":1,"basis":"text","status":"denied","certainty":"certain","speaker":{"role":"author"},"actors":[{"start":5,"end":10,"type":"group","entity":"q","name":"Q"}],"cues":[]}]}"#,
                #"claims 1 actors 1: "q" is none of the record's entities"#
            ),
        ] {
            let rejection = try problem(json)
            #expect(rejection.code == "bad-record" && rejection.stage == "import", "\(json)")
            #expect(rejection.message.hasPrefix("records.jsonl:7: "), "\(rejection.message)")
            #expect(rejection.message.contains(words), "\(rejection.message)")
        }
    }

    @Test("of rejected articles are the same rejection again")
    func rejected() throws {
        let rejection = Rejection(stage: "ingest", code: "empty", message: "Nothing.")
        var article = Article(
            source: "records.jsonl", payload: .row(Record.line(id: "e", source: "dump/e.html", rejection), line: 1))
        #expect(throws: rejection) { try RecordStage().annotate(&article) }
        #expect(article.id == "e" && article.source == "dump/e.html")
    }

    @Test("replace what was found in an article whose text stays, and leave what is the same")
    func again() throws {
        let shelf = try Shelf()
        var full = try WriterTests.full()
        try shelf.run([shelved(full), shelved(try article("b", "Another text."))])
        full.mentions.removeLast()
        full.claims = []
        let counts = try shelf.run([shelved(full), shelved(try article("b", "Another text."))])
        #expect(counts.changed == 1 && counts.skipped == 1 && counts.documents == 0)
        #expect(try shelf.rows("SELECT (SELECT count(*) FROM mentions), (SELECT count(*) FROM claims)") == ["1|0"])
        #expect(try shelf.rows("SELECT key, run, annotated FROM documents ORDER BY key") == ["a|1|2", "b|1|1"])
        try shelf.check()
    }

    @Test("leave what the index holds under their ids: other texts, and articles whose records cannot be read")
    func loseNothing() throws {
        let shelf = try Shelf()
        let full = try WriterTests.full()
        try shelf.run([shelved(full), shelved(try article("b", "A text.")), shelved(try article("c", "A text of its own."))])
        var manifest = shelf.manifest(recipe: "import")
        manifest.renews = false
        let writer = try IndexWriter(path: shelf.path, manifest: manifest)
        var other = full
        other.claims = []
        for entry in [
            shelved(other), .rejected(id: "b", source: "dump/b.html", Rejection(stage: "import", code: "bad-record", message: "x:1: no")),
            shelved(try article("c", "Another text.")), shelved(try article("d", "New.")),
        ] { try writer.add(entry) }
        try writer.finish(stopped: false)
        #expect(writer.counts.changed == 1 && writer.counts.documents == 1 && writer.counts.rejected == 2)
        #expect(
            try shelf.rows("SELECT key, text, run, annotated FROM documents ORDER BY key") == [
                "a|\(WriterTests.text)|1|2", "b|A text.|1|1", "c|A text of its own.|1|1", "d|New.|2|2",
            ])
        #expect(try shelf.rows("SELECT record, code FROM errors ORDER BY record") == ["b|bad-record", "c|duplicate-id"])
        try shelf.check()
    }
}
