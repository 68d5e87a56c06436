/// The public record, read back with another JSON reader.
import Documents
import Foundation
import Testing

@Suite("The public record")
struct RecordTests {
    static func decoded(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// The code points of `text` from `start` to `end`, as a reader of the record takes them.
    static func slice(_ text: String, _ value: [String: Any]) throws -> String {
        let start = try #require(value["start"] as? Int)
        let end = try #require(value["end"] as? Int)
        return String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
    }

    static func range(_ words: String, in text: String) throws -> ByteRange {
        let found = try #require(text.range(of: words, options: .literal))
        return ByteRange(
            text.utf8.distance(from: text.startIndex, to: found.lowerBound), text.utf8.distance(from: text.startIndex, to: found.upperBound)
        )
    }

    static let text = "👩🏽‍🚒 Résumé: Daesh hit Дамаск.\nالشرطة: “8 killed” e\u{301}nd."

    /// One of everything.
    static func article() throws -> Article {
        var article = Article(source: "dump/p\"age\n.html", payload: .taken)
        article.id = "a1"
        article.sha256 = "00ff"
        article.url = "https://desk.example/?a=1&b=\u{2028}"
        article.title = "Tab\there"
        article.published = DateStamp("2019-07-04T10:30:00+02:00", .second, signal: "json-ld")
        article.language = "en"
        article.text = Array(text.utf8)
        article.entities = [
            Entity(id: "islamic-state", type: .group, name: "Islamic State"), Entity(id: nil, type: .place, name: "Дамаск"),
        ]
        article.entities[1].coordinate = Coordinate(latitude: 33.5102, longitude: -36.291278, isCentroid: true)
        article.entities[1].country = "SY"
        article.mentions = [
            Mention(try range("Daesh", in: text), tokens: 0..<1, entity: 0, score: 0.98),
            Mention(try range("Дамаск", in: text), tokens: 1..<2, entity: 1, score: 1, inside: 0),
        ]
        article.sentences = [
            Sentence(try range("👩🏽‍🚒 Résumé: Daesh hit Дамаск.", in: text), tokens: 0..<1),
            Sentence(try range("الشرطة: “8 killed” e\u{301}nd.", in: text), tokens: 1..<2),
        ]
        var claim = Claim(try range("“8 killed”", in: text), type: "casualties", score: 0.5)
        claim.speaker = Speaker(range: try range("الشرطة", in: text), entity: nil, role: "official")
        claim.actors = [Participant(try range("Daesh", in: text), type: "group", entity: 0)]
        claim.date = ClaimDate(try range("e\u{301}nd", in: text), from: CalendarDay(2019, 5, 1), to: CalendarDay(2019, 5, 31))
        claim.quantities = [
            Quantity(try range("8", in: text), kind: "killed", value: 8, bound: .atLeast),
            Quantity(try range("killed", in: text), kind: "killed", value: nil, bound: .vague),
        ]
        claim.cues = ["killed"]
        article.claims = [claim]
        article.statements = [
            Statement(source: try range("الشرطة", in: text), cue: nil, content: try range("8 killed", in: text), quoted: true)
        ]
        article.signature = Signature(exact: 0xAB, minhash: [0xC])
        article.warnings = ["one \\ two"]
        return article
    }

    @Test("holds what the article holds, under the names of the contract")
    func members() throws {
        let record = try Self.decoded(Record.line(try Self.article(), layers: Set(Layer.allCases)))
        #expect(record["signature"] as? String == "00000000000000ab-000c")
        #expect(record["schema"] as? Int == 1)
        #expect(record["id"] as? String == "a1")
        #expect(record["source"] as? String == "dump/p\"age\n.html")
        #expect(record["sha256"] as? String == "00ff")
        #expect(record["url"] as? String == "https://desk.example/?a=1&b=\u{2028}")
        #expect(record["title"] as? String == "Tab\there")
        #expect(record["published"] as? String == "2019-07-04T10:30:00+02:00")
        #expect(record["published_precision"] as? String == "second")
        #expect(record["published_signal"] as? String == "json-ld")
        #expect(record["language"] as? String == "en")
        #expect(record["warnings"] as? [String] == ["one \\ two"])
        // What is not known is not there.
        for absent in ["byline", "modified", "canonical_url", "site"] { #expect(record[absent] == nil) }
        let text = try #require(record["text"] as? String)
        #expect(Array(text.unicodeScalars) == Array(Self.text.unicodeScalars))
    }

    @Test("gives every place as code points into the text")
    func offsets() throws {
        let record = try Self.decoded(Record.line(try Self.article(), layers: Set(Layer.allCases)))
        let text = Self.text
        let mentions = try #require(record["entities"] as? [[String: Any]])
        #expect(try mentions.map { try Self.slice(text, $0) } == ["Daesh", "Дамаск"])
        #expect(mentions.map { $0["text"] as? String } == ["Daesh", "Дамаск"])
        // The picture is four code points; counted by hand.
        #expect(mentions[0]["start"] as? Int == 13)
        let sentences = try #require(record["sentences"] as? [[Int]])
        #expect(sentences.count == 2)
        let last = text.unicodeScalars.count
        #expect(sentences[0][0] == 0 && sentences[1][1] == last && sentences[0][1] + 1 == sentences[1][0])

        let claim = try #require((record["claims"] as? [[String: Any]])?.first)
        #expect(try Self.slice(text, claim) == "“8 killed”")
        #expect(try Self.slice(text, try #require(claim["speaker"] as? [String: Any])) == "الشرطة")
        #expect(try Self.slice(text, try #require(claim["date"] as? [String: Any])) == "e\u{301}nd")
        let figures = try #require(claim["quantities"] as? [[String: Any]])
        #expect(try figures.map { try Self.slice(text, $0) } == ["8", "killed"])
        let statement = try #require((record["statements"] as? [[String: Any]])?.first)
        #expect(try Self.slice(text, try #require(statement["content"] as? [String: Any])) == "8 killed")
        #expect(try Self.slice(text, try #require(statement["source"] as? [String: Any])) == "الشرطة")
        #expect(statement["cue"] == nil)
    }

    @Test("says what entities and claims are")
    func values() throws {
        let record = try Self.decoded(Record.line(try Self.article(), layers: Set(Layer.allCases)))
        let mentions = try #require(record["entities"] as? [[String: Any]])
        #expect(mentions[0]["id"] as? String == "islamic-state")
        #expect(mentions[0]["type"] as? String == "group")
        #expect(mentions[0]["score"] as? Double == 0.98)
        #expect(mentions[0]["lat"] == nil)
        #expect(mentions[1]["id"] == nil)
        #expect(mentions[1]["lat"] as? Double == 33.5102)
        #expect(mentions[1]["lon"] as? Double == -36.29128)
        #expect(mentions[1]["point"] as? String == "centroid")
        #expect(mentions[1]["country"] as? String == "SY")
        #expect(mentions[1]["inside"] as? Int == 0)
        let claim = try #require((record["claims"] as? [[String: Any]])?.first)
        #expect(claim["type"] as? String == "casualties")
        #expect(claim["subtype"] == nil)
        #expect(claim["basis"] as? String == "text")
        #expect(claim["status"] as? String == "asserted")
        #expect(claim["certainty"] as? String == "certain")
        #expect(claim["cues"] as? [String] == ["killed"])
        let date = try #require(claim["date"] as? [String: Any])
        #expect(date["from"] as? String == "2019-05-01" && date["to"] as? String == "2019-05-31")
        let actor = try #require((claim["actors"] as? [[String: Any]])?.first)
        #expect(actor["entity"] as? String == "islamic-state" && actor["name"] as? String == "Islamic State")
        let figures = try #require(claim["quantities"] as? [[String: Any]])
        #expect(figures[0]["value"] as? Int == 8 && figures[0]["bound"] as? String == "at_least" && figures[0]["low"] as? Int == 8)
        #expect(figures[1]["value"] is NSNull && figures[1]["low"] == nil)
    }

    @Test("leaves out the layers that no stage has computed")
    func layers() throws {
        let record = try Self.decoded(Record.line(try Self.article(), layers: [.text]))
        for layer in ["sentences", "entities", "claims", "statements", "signature"] { #expect(record[layer] == nil) }
        let more = try Self.decoded(Record.line(Article(source: "empty", payload: .taken), layers: Set(Layer.allCases)))
        #expect((more["entities"] as? [Any])?.isEmpty == true)
        #expect(more["sha256"] == nil)
    }

    @Test("of a rejected article says which stage rejected it and why")
    func rejected() throws {
        let rejection = Rejection(stage: "ingest", code: "empty", message: "\"Nothing\"\nthere.")
        let record = try Self.decoded(Record.line(id: "x", source: "a.html", rejection))
        #expect(record["schema"] as? Int == 1)
        #expect(record["id"] as? String == "x")
        #expect(record["source"] as? String == "a.html")
        #expect(record["rejected"] as? [String: String] == ["stage": "ingest", "code": "empty", "message": "\"Nothing\"\nthere."])
        #expect(record["text"] == nil)
    }

    @Test("is one line, whatever the text holds")
    func oneLine() throws {
        var article = try Self.article()
        article.text = Array(String(String.UnicodeScalarView((0..<0x250).compactMap { Unicode.Scalar(UInt32($0)) })).utf8)
        article.mentions = []
        article.sentences = []
        article.claims = []
        article.statements = []
        let line = Record.line(article, layers: Set(Layer.allCases))
        #expect(!line.contains { $0 < 0x20 || $0 == 0x7F })
        #expect((try Self.decoded(line)["text"] as? String).map { Array($0.utf8) } == article.text)
    }

    @Test("shows what a message marks, passes on and answers")
    func messages() throws {
        var article = try Self.article()
        article.forwardedFrom = "Valley"
        article.replyTo = "telegram:7/4"
        article.spans = [MarkedSpan(try Self.range("Дамаск", in: Self.text), .hashtag, target: "#д")]
        let record = try Self.decoded(Record.line(article, layers: []))
        #expect(record["forwarded_from"] as? String == "Valley" && record["reply_to"] as? String == "telegram:7/4")
        let span = try #require((record["spans"] as? [[String: Any]])?.first)
        #expect(try Self.slice(Self.text, span) == "Дамаск")
        #expect(span["type"] as? String == "hashtag" && span["target"] as? String == "#д")
        #expect(try Self.decoded(Record.line(Self.article(), layers: []))["spans"] == nil)
    }
}
