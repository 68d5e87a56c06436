/// Sets of copies in an index: the same however the articles came in.
import Copies
import Documents
import Foundation
import Indexing
import TestSupport
import Testing

@Suite("Copies in the index")
struct CopyTests {
    static let text = words("wire", 0..<60)

    static func words(_ name: String, _ range: Range<Int>) -> String { range.map { "\(name)\($0)" }.joined(separator: " ") }

    /// An article with its signature.
    static func signed(_ id: String, _ text: String, published: String? = nil, site: String? = nil) throws -> IndexWriter.Entry {
        var article = try article(id, text, published: published, site: site)
        try CopyStage().annotate(&article)
        return shelved(article)
    }

    /// What the index says of copies, without its own numbers.
    private func state(_ shelf: Shelf) throws -> [String] {
        try shelf.rows(
            """
            SELECT d.key, first.key, c.size, s.name, c.published FROM copies JOIN documents d ON d.id = copies.document
            JOIN clusters c ON c.document = copies.cluster JOIN documents first ON first.id = c.document
            LEFT JOIN sources s ON s.id = c.source ORDER BY d.key
            """)
    }

    @Test("an article stands with the earliest one that it is a copy of, or with itself")
    func earliest() throws {
        let shelf = try Shelf()
        let counts = try shelf.run([
            try Self.signed("late", Self.text, published: "2019-07-05", site: "Post"),
            try Self.signed("first", Self.text + " and more", published: "2019-07-04", site: "Wire"),
            try Self.signed("undated", Self.text.uppercased()), try Self.signed("other", Self.words("other", 0..<60)),
            try Self.signed("short", "One line."), try Self.signed("short again", "One line!"), shelved(try article("unsigned", Self.text)),
        ])
        #expect(
            try state(shelf) == [
                "first|first|3|Wire|2019-07-04", "late|first|3|Wire|2019-07-04", "other|other|1|NULL|NULL", "short|short|2|NULL|NULL",
                "short again|short|2|NULL|NULL", "undated|first|3|Wire|2019-07-04",
            ])
        #expect(counts.stored == 7 && counts.stories == 4)
        try shelf.check()
    }

    @Test(
        "a date counts as its last moment, in its own offset; without dates the smallest id is first",
        arguments: [
            ("2019-07-04T10:00:00+02:00", "2019-07-04T09:00:00Z", "a"), ("2019-07-04T10:00:00-02:00", "2019-07-04T11:00:00Z", "b"),
            ("2019-07-04", "2019-07-04T23:00:00Z", "b"), ("2019-07", "2019-07-31", "a"), ("2019", "2019-12", "a"), ("2019", "2019-11", "b"),
            (nil, "2021", "b"), (nil, nil, "a"), ("2019-07-04", "2019-07-04", "a"),
        ] as [(String?, String?, String)])
    func order(_ a: String?, _ b: String?, _ first: String) throws {
        for turn in [false, true] {
            let shelf = try Shelf()
            let entries = [try Self.signed("a", Self.text, published: a), try Self.signed("b", Self.text, published: b)]
            try shelf.run(turn ? entries.reversed() : entries)
            #expect(try shelf.rows("SELECT d.key FROM clusters JOIN documents d ON d.id = clusters.document") == [first])
        }
    }

    /// Small families of copies, one text that many edited, and an outlet's items above its standing words, more than are compared
    /// with one another.
    private static let corpus: [(id: String, text: String, published: String?)] = {
        var random = SplitMix64(seed: 7)
        var corpus: [(String, String, String?)] = []
        func edited(_ words: [String], changing share: Int, tag: String) -> String {
            words.enumerated().map { Int.random(in: 0..<100, using: &random) < share ? "\(tag)x\($0.offset)" : $0.element }
                .joined(separator: " ")
        }
        func date() -> String? { Bool.random(using: &random) ? "2019-07-0\(Int.random(in: 1...9, using: &random))" : nil }
        for family in 0..<15 {
            let base = (0..<60).map { "f\(family)w\($0)" }
            for copy in 0..<4 { corpus.append(("f\(family).\(copy)", edited(base, changing: 12, tag: "t\(family)v\(copy)"), date())) }
        }
        let hub = (0..<50).map { "hub\($0)" }
        corpus.append(("hub", hub.joined(separator: " "), nil))
        for copy in 0..<160 { corpus.append(("hub.\(copy)", edited(hub, changing: 18, tag: "h\(copy)"), date())) }
        // Above the standing words two and two share just enough to be copies: which of them are compared hangs on the crowd.
        for item in 0..<300 {
            let body = words("i\(item)w", 0..<3) + " " + words("p\(item / 2)w", 0..<4) + " " + words("i\(item)v", 0..<23)
            corpus.append(("item\(item)", body + " " + words("standing", 0..<60), date()))
        }
        return corpus
    }()

    @Test("sets are those of one run, however many runs there are and in which order articles come", arguments: 0..<8)
    func anyOrder(_ seed: Int) throws {
        func entries(_ order: [Int]) throws -> [IndexWriter.Entry] {
            try order.map { try Self.signed(Self.corpus[$0].id, Self.corpus[$0].text, published: Self.corpus[$0].published) }
        }
        let whole = try Shelf()
        try whole.run(try entries(Array(Self.corpus.indices)))
        let expected = try state(whole)
        #expect(Set(expected.map { $0.split(separator: "|")[1] }).count > 100)

        var random = SplitMix64(seed: UInt64(seed) &* 0x1234_5678_9ABC)
        var rest = Self.corpus.indices.shuffled(using: &random)[...]
        let parts = try Shelf()
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...(seed < 4 ? 300 : 60), using: &random))
            rest = rest.dropFirst(part.count)
            try parts.run(try entries(Array(part)), stopped: Bool.random(using: &random))
        }
        #expect(try state(parts) == expected)
        try parts.check()
    }

    @Test("a run that died before it joined its copies is made up for by the next one")
    func died() throws {
        let entries = try (0..<600).map { try Self.signed("k\($0)", "\($0 % 7) " + Self.words("s\($0 % 90)w", 0..<40)) }
        let whole = try Shelf()
        try whole.run(entries)
        let shelf = try Shelf()
        do {
            let writer = try IndexWriter(path: shelf.path, manifest: shelf.manifest(recipe: "r1"))
            for entry in entries { try writer.add(entry) }
        }
        #expect(try shelf.rows("SELECT count(*) > 500 FROM documents") == ["1"])
        #expect(try state(shelf) == [])
        try shelf.run(entries)
        #expect(try state(shelf) == state(whole))
    }

    @Test("a set that hung together by an article falls apart when that one is made anew")
    func remade() throws {
        let shelf = try Shelf()
        let (left, right) = (Self.words("left", 0..<40), Self.words("right", 0..<40))
        let ends = [try Self.signed("left", left), try Self.signed("right", right)]
        try shelf.run(ends + [try Self.signed("bridge", left + " " + right)])
        #expect(try shelf.rows("SELECT size FROM clusters") == ["3"])
        let counts = try shelf.run([try Self.signed("bridge", Self.words("new", 0..<40))], recipe: "r2")
        #expect(try state(shelf) == ["bridge|bridge|1|NULL|NULL", "left|left|1|NULL|NULL", "right|right|1|NULL|NULL"])
        #expect(counts.stories == 3)
        try shelf.check()
    }
}
