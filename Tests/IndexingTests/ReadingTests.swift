/// What is read back from an index: whole articles, and lists whose rows lead to their sentences.
import Copies
import Documents
import Indexing
import Testing

@Suite("Reading an index")
struct ReadingTests {
    /// Letters of one, two, three and four bytes stand before everything that has an offset.
    static let text = "Ünrest in Ṣanʿāʾ 😀. The Sinai Province said “we struck Erbil”. It denied the rest."

    static func entity(_ id: String, _ type: Entity.Kind) -> Entity { Entity(id: id, type: type, name: id) }

    static func full() throws -> Article {
        var article = try article(
            "a", text, title: "Title", published: "2019-07-04T10:30:00+02:00", site: "Desk",
            mentions: [
                ("Sinai Province", entity("is-sinai", .group)), ("Sinai", entity("region:sinai", .place)),
                ("Erbil", SliceTests.erbil),
            ])
        article.mentions[1].inside = 0
        article.mentions[0].stance = .own
        article.warnings = ["One.", "Two."]
        var claim = Claim(try range("we struck Erbil", in: text), type: "claim_of_responsibility", subtype: "bombing", score: 0.8)
        claim.speaker = Speaker(range: try range("Sinai Province", in: text), entity: 0, role: "perpetrator")
        claim.actors = [Participant(try range("we", in: text), type: "group", entity: 0)]
        claim.places = [Participant(try range("Erbil", in: text), type: "city", entity: 2)]
        claim.date = ClaimDate(try range("rest", in: text), from: CalendarDay(2019, 7, 1), to: CalendarDay(2019, 7, 3))
        var quantity = Quantity(try range("Erbil", in: text), kind: "killed", value: nil, bound: .vague)
        quantity.low = 2
        claim.quantities = [quantity]
        claim.cues = ["struck", "said"]
        article.claims = [claim]
        article.statements = [
            Statement(
                source: try range("Sinai Province", in: text), sourceEntity: 0, cue: try range("said", in: text),
                content: try range("“we struck Erbil”", in: text), quoted: true)
        ]
        return article
    }

    static func reader(_ articles: [Article]) throws -> (Shelf, IndexReader) {
        let shelf = try Shelf()
        try shelf.run(articles.map(shelved))
        return (shelf, try IndexReader(path: shelf.path))
    }

    private func words(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(Array(Self.text.unicodeScalars)[range]))
    }

    @Test("an article comes back with all that was found in it, at code points")
    func whole() throws {
        let (shelf, reader) = try Self.reader([try Self.full()])
        defer { withExtendedLifetime(shelf) {} }
        let article = try #require(try reader.article("a"))
        #expect(article.document.text == Self.text && article.document.warnings == ["One.", "Two."] && article.document.site == "Desk")
        #expect(article.document.published == DateStamp("2019-07-04T10:30:00+02:00", .day, signal: "meta"))
        #expect(article.document.copies == nil)
        #expect(article.sentences.map(words).last == "It denied the rest.")
        #expect(article.mentions.map { words($0.range) } == ["Sinai Province", "Sinai", "Erbil"])
        #expect(article.mentions.map(\.isInside) == [false, true, false] && article.mentions[0].stance == "self")
        #expect(article.mentions[2].entity.coordinate == Coordinate(latitude: 36.19, longitude: 44.01))
        let claim = try #require(article.claims.first)
        #expect(words(claim.range) == "we struck Erbil" && claim.subtype == "bombing" && claim.cues == "struck; said")
        #expect(claim.speaker.text == "Sinai Province" && claim.speaker.entity?.key == "is-sinai" && claim.speaker.role == "perpetrator")
        #expect(claim.actors.map(\.text) == ["we"] && claim.places.map(\.entity?.key) == ["erbil"] && claim.targets.isEmpty)
        #expect(claim.date?.from == "2019-07-01" && claim.date?.to == "2019-07-03" && claim.date?.text == "rest")
        #expect(claim.quantities.map(\.value) == [nil] && claim.quantities.map(\.low) == [2] && claim.quantities[0].bound == "vague")
        let statement = try #require(article.statements.first)
        #expect(words(statement.content) == "“we struck Erbil”" && statement.isQuoted && statement.cue == "said")
        #expect(try reader.article("b") == nil)
    }

    @Test("rows of mentions, statements and claims lead to their article and sentence")
    func sentences() throws {
        let (shelf, reader) = try Self.reader([try Self.full(), try article("b", "Erbil.", mentions: [("Erbil", SliceTests.erbil)])])
        defer { withExtendedLifetime(shelf) {} }
        let second = "The Sinai Province said “we struck Erbil”."
        var mentions: [String] = []
        try reader.mentions(in: Slice()) { mentions.append("\($0.document) \($0.words): \($0.sentence)") }
        #expect(mentions == ["a Sinai: \(second)", "a Sinai Province: \(second)", "a Erbil: \(second)", "b Erbil: Erbil."])
        var statements: [String] = []
        try reader.statements(in: Slice()) { statements.append("\($0.document) \($0.content): \($0.sentence)") }
        #expect(statements == ["a “we struck Erbil”: \(second)"])
        #expect(
            try reader.claims(ClaimFilter(), limit: 9).map { "\($0.document) \($0.words): \($0.sentence)" } == [
                "a we struck Erbil: \(second)"
            ])
        // The surest mention, of two alike the first, names inside longer ones last.
        #expect(
            try reader.entities(type: "place", limit: 9).map { "\($0.key) \($0.document): \($0.sentence)" } == [
                "erbil a: \(second)", "region:sinai a: \(second)",
            ])
    }

    @Test("rows are those of the entities, words and articles that are asked for, no more than wanted")
    func filters() throws {
        let (shelf, reader) = try Self.reader([try Self.full(), try article("b", "Erbil.", mentions: [("Erbil", SliceTests.erbil)])])
        defer { withExtendedLifetime(shelf) {} }
        func mentions(of entities: [String], _ slice: Slice = Slice(), limit: Int? = nil) throws -> [String] {
            var found: [String] = []
            try reader.mentions(of: entities, in: slice, limit: limit) { found.append("\($0.document) \($0.words)") }
            return found
        }
        #expect(try mentions(of: ["erbil"]) == ["a Erbil", "b Erbil"])
        #expect(try mentions(of: ["erbil"], limit: 1) == ["a Erbil"])
        #expect(
            try mentions(of: ["erbil", "is-sinai"], Slice(words: try #require(SearchQuery("struck")))) == ["a Sinai Province", "a Erbil"])
        func statements(_ change: (inout StatementFilter) -> Void) throws -> Int {
            var filter = StatementFilter()
            change(&filter)
            var count = 0
            try reader.statements(filter, in: Slice()) { _ in count += 1 }
            return count
        }
        #expect(try statements { $0.speaker = "is-sinai" } == 1)
        #expect(try statements { $0.speaker = "sinai province" } == 1, "words as the text has them")
        #expect(try statements { $0.speaker = "erbil" } == 0)
        #expect(try statements { $0.quoted = true } == 1)
    }

    @Test("whoever takes rows may stop by an error of its own")
    func stopping() throws {
        let (shelf, reader) = try Self.reader([try article("a", "One."), try article("b", "Two.")])
        defer { withExtendedLifetime(shelf) {} }
        struct Enough: Error {}
        var taken: [String] = []
        #expect(throws: Enough.self) {
            try reader.forEachDocument(in: Slice()) {
                taken.append($0.id)
                throw Enough()
            }
        }
        #expect(taken == ["a"])
        // The reader is as good as before.
        var all: [String] = []
        try reader.forEachDocument(in: Slice()) { all.append($0.id) }
        #expect(all == ["a", "b"])
    }

    @Test(
        "an id is known by its beginning, whatever signs it has",
        arguments: [
            ("50%", ["50%"]), ("50", ["50%", "502", "50_1"]), ("50_", ["50_1"]), ("é", ["é😀"]), ("x", []), ("", []), ("502", ["502"]),
            ("5020", []),
        ])
    func beginnings(_ written: String, _ ids: [String]) throws {
        let (shelf, reader) = try Self.reader(["50%", "50_1", "502", "é😀"].map { try article($0, "Text of \($0).") })
        defer { withExtendedLifetime(shelf) {} }
        #expect(try reader.articles(beginning: written, limit: 9) == ids)
    }

    @Test("an unknown id has those beside it that begin alike")
    func near() throws {
        let (shelf, reader) = try Self.reader(["desk-1", "desk-2", "dew"].map { try article($0, "Text of \($0).") })
        defer { withExtendedLifetime(shelf) {} }
        #expect(try reader.articles(near: "desk-17") == ["desk-1"])
        #expect(try reader.articles(near: "desk") == ["desk-1", "desk-2"])
        #expect(try reader.articles(near: "dust") == [])
    }

    @Test("an outlet's stories, its copies of others and of its own are told apart")
    func sources() throws {
        let lead =
            "Fighters entered Mosul at dawn while the council met to speak about water, bread, schools and the long road to the north."
        var articles = [
            try article("a", lead, published: "2019-07-04", site: "Desk"), try article("b", lead, published: "2019-07-05", site: "Post"),
            try article("c", lead, published: "2019-07-06", site: "Desk"), try article("d", "Quiet.", published: "2018", site: "Post"),
            try article("e", "Nameless."),
        ]
        articles[1].claims = [Claim(try range("Fighters", in: lead), type: "denial", score: 1)]
        for index in articles.indices { try CopyStage().annotate(&articles[index]) }
        let (shelf, reader) = try Self.reader(articles)
        defer { withExtendedLifetime(shelf) {} }
        let rows = try reader.sources(in: Slice(), limit: 9).map {
            "\($0.name ?? "-") \($0.articles) \($0.stories) \($0.copies) \($0.first ?? "-") \($0.last ?? "-") \($0.claims)"
        }
        #expect(rows == ["Desk 2 1 0 2019-07-04 2019-07-06 0", "Post 2 1 1 2018 2019-07-05 1", "- 1 1 0 - - 0"])
        var slice = Slice()
        slice.copies = .stories
        #expect(try reader.sources(in: slice, limit: 1).map { "\($0.name ?? "-") \($0.articles)" } == ["Desk 1"])
        #expect(try reader.article("b")?.document.copies.map { "\($0.first) \($0.articles)" } == "a 3")
    }

    @Test("errors are listed and counted by stage and code")
    func errors() throws {
        let shelf = try Shelf()
        try shelf.run(
            [("a", "ingest", "empty"), ("b", "ingest", "empty"), ("c", "door", "damaged")].map {
                .rejected(id: $0.0, source: "in/\($0.0)", Rejection(stage: $0.1, code: $0.2, message: "Because."))
            })
        let reader = try IndexReader(path: shelf.path)
        #expect(
            try reader.errors(ErrorFilter(code: "empty"), limit: 9).map { "\($0.run) \($0.input) \($0.record)" } == [
                "1 in/a a", "1 in/b b",
            ])
        #expect(try reader.errors(ErrorFilter(), limit: 2).count == 2)
        #expect(
            try reader.errorCounts(ErrorFilter(), limit: 9).map { "\($0.stage) \($0.code) \($0.errors)" } == [
                "ingest empty 2", "door damaged 1",
            ])
        #expect(try reader.errorCounts(ErrorFilter(), limit: 1).map(\.code) == ["empty"])
        #expect(try reader.errorCounts(ErrorFilter(stage: "door"), limit: 9).count == 1)
    }
}
