/// Which articles fit a slice, how they are ordered, counted and shown in context.
import Copies
import Documents
import GRDB
import Indexing
import Testing

@Suite("Slices of an index")
struct SliceTests {
    static func place(_ id: String, _ name: String, _ country: String, _ latitude: Double, _ longitude: Double, centroid: Bool = false)
        -> Entity
    {
        var place = Entity(id: id, type: .place, name: name)
        place.country = country
        place.detail = centroid ? "country" : "city"
        place.coordinate = Coordinate(latitude: latitude, longitude: longitude, isCentroid: centroid)
        return place
    }

    static let mosul = place("mosul", "Mosul", "IQ", 36.34, 43.13)
    static let erbil = place("erbil", "Erbil", "IQ", 36.19, 44.01)
    static let raqqa = place("raqqa", "Raqqa", "SY", 35.95, 39.01)
    static let iraq = place("iraq", "Iraq", "IQ", 36.3, 43.2, centroid: true)

    static func claim(_ words: String, in text: String, _ type: String, _ status: Claim.Status) throws -> Claim {
        var claim = Claim(try range(words, in: text), type: type, score: 0.8)
        claim.status = status
        return claim
    }

    /// Six articles, of which f has the words of a.
    static func corpus() throws -> (shelf: Shelf, reader: IndexReader) {
        let shelf = try Shelf()
        let lead =
            "Fighters entered Mosul at dawn while the council met to speak about water, bread, schools and the long road to the north."
        var a = try article("a", lead, published: "2019-07-04", site: "Desk", mentions: [("Mosul", mosul)])
        a.claims = [try claim("Fighters entered Mosul", in: lead, "attack_report", .asserted)]
        let second = "The army denied that Erbil was struck."
        var b = try article("b", second, published: "2019-07-20T23:30:00+02:00", site: "Post", mentions: [("Erbil", erbil)])
        b.claims = [try claim("Erbil was struck", in: second, "denial", .denied)]
        let c = try article(
            "c", "Raqqa and Iraq were quiet.", published: "2019-07", site: "desk", mentions: [("Raqqa", raqqa), ("Iraq", iraq)])
        var d = try article("d", "Ракка: тихо.", published: "2018", site: "Post")
        d.language = "ru"
        let e = try article("e", "No date and no outlet; Mosul again, Mosul.", mentions: [("Mosul", mosul)])
        let f = try article("f", lead, published: "2019-07-05", site: "Copy", mentions: [("Mosul", mosul)])
        var entries: [IndexWriter.Entry] = []
        for var article in [a, b, c, d, e, f] {
            try CopyStage().annotate(&article)
            entries.append(shelved(article))
        }
        try shelf.run(entries)
        return (shelf, try IndexReader(path: shelf.path))
    }

    static func ids(_ change: (inout Slice) throws -> Void) throws -> [String] {
        let (shelf, reader) = try corpus()
        defer { withExtendedLifetime(shelf) {} }
        var slice = Slice()
        try change(&slice)
        let found = try reader.search(slice, order: .date, limit: 99)
        #expect(found.total == found.hits.count)
        return found.hits.map(\.id)
    }

    @Test("of no conditions are everything, the latest first, the undated last")
    func everything() throws {
        #expect(try Self.ids { _ in } == ["b", "f", "a", "c", "d", "e"])
    }

    @Test("by outlet and language, in any case")
    func outlets() throws {
        #expect(try Self.ids { $0.sources = ["DESK"] } == ["a", "c"])
        #expect(try Self.ids { $0.sources = ["post", "Copy"] } == ["b", "f", "d"])
        #expect(try Self.ids { $0.languages = ["RU"] } == ["d"])
        #expect(try Self.ids { $0.sources = ["nobody"] } == [])
    }

    @Test("by days; a month or year only if it lies within as a whole")
    func days() throws {
        func between(_ from: String?, _ to: String?) throws -> [String] {
            try Self.ids { slice in (slice.from, slice.to) = (from.flatMap(CalendarDay.init(iso:)), to.flatMap(CalendarDay.init(iso:))) }
        }
        #expect(try between("2019-07-05", nil) == ["b", "f"])
        #expect(try between(nil, "2019-07-04") == ["a", "d"])
        #expect(try between("2019-07-01", "2019-07-31") == ["b", "f", "a", "c"])
        #expect(try between("2019-07-02", "2019-07-31") == ["b", "f", "a"])
        #expect(try between("2019-07-01", "2019-07-30") == ["b", "f", "a"])
        #expect(try between("2019-07-20", "2019-07-20") == ["b"])
        #expect(try between("2018-01-01", "2018-12-31") == ["d"])
        #expect(try between("2018-01-02", "2018-12-31") == [])
        #expect(try between("2018-01-01", "2018-12-30") == [])
        #expect(try between("2018-01-01", "9999-12-31") == ["b", "f", "a", "c", "d"])
    }

    @Test("by what is named: entities, types, kinds, countries; all that is asked must hold")
    func named() throws {
        #expect(try Self.ids { $0.entities = ["mosul"] } == ["f", "a", "e"])
        #expect(try Self.ids { $0.entities = ["mosul", "erbil"] } == [])
        #expect(try Self.ids { $0.entities = ["raqqa", "iraq"] } == ["c"])
        #expect(try Self.ids { $0.entityType = "city" } == ["b", "f", "a", "c", "e"])
        #expect(try Self.ids { $0.entityType = "country" } == ["c"])
        #expect(try Self.ids { $0.countries = ["sy"] } == ["c"])
        #expect(
            try Self.ids {
                $0.countries = ["IQ"]
                $0.sources = ["Desk"]
            } == ["a", "c"])
    }

    @Test("by a circle, in which no country lies by its middle")
    func circle() throws {
        func around(_ kilometers: Double) throws -> [String] {
            try Self.ids { $0.circle = .init(center: Coordinate(latitude: 36.34, longitude: 43.13), kilometers: kilometers) }
        }
        #expect(try around(1) == ["f", "a", "e"])
        // Erbil lies some 81 km from Mosul.
        #expect(try around(79) == ["f", "a", "e"])
        #expect(try around(83) == ["b", "f", "a", "e"])
        #expect(try around(1000) == ["b", "f", "a", "c", "e"])
    }

    @Test("by one claim that fits all that is asked of it")
    func claims() throws {
        func claiming(_ type: String?, _ status: String?) throws -> [String] {
            try Self.ids { slice in
                slice.claim = ClaimFilter()
                slice.claim?.type = type
                slice.claim?.status = status
            }
        }
        #expect(try claiming("denial", nil) == ["b"])
        #expect(try claiming(nil, "asserted") == ["a"])
        #expect(try claiming("denial", "asserted") == [])
        #expect(try claiming(nil, nil) == ["b", "a"])
    }

    @Test("by a claim's days, or else its article's, be they a month")
    func claimDays() throws {
        let shelf = try Shelf()
        var article = try article("a", "Fighters entered Mosul.", published: "2019-07")
        article.claims = [try Self.claim("Fighters entered Mosul", in: "Fighters entered Mosul.", "attack_report", .asserted)]
        try shelf.run([shelved(article)])
        let reader = try IndexReader(path: shelf.path)
        func found(_ from: String?, _ to: String?) throws -> Int {
            var filter = ClaimFilter()
            (filter.from, filter.to) = (from.flatMap(CalendarDay.init(iso:)), to.flatMap(CalendarDay.init(iso:)))
            return try reader.claims(filter, limit: 9).count
        }
        #expect(try found("2019-07-15", nil) == 1 && found("2019-08-01", nil) == 0)
        #expect(try found(nil, "2019-07-01") == 1 && found(nil, "2019-06-30") == 0)
    }

    @Test("by copies: the first of each set, or the later ones")
    func copies() throws {
        #expect(try Self.ids { $0.copies = .stories } == ["b", "a", "c", "d", "e"])
        #expect(try Self.ids { $0.copies = .copies } == ["f"])
    }

    @Test("keep to words too, and rank only what is left")
    func words() throws {
        let (shelf, reader) = try Self.corpus()
        defer { withExtendedLifetime(shelf) {} }
        var slice = Slice(words: try #require(SearchQuery("mosul")))
        slice.to = CalendarDay(2019, 7, 4)
        let found = try reader.search(slice, limit: 9)
        #expect(found.hits.map(\.id) == ["a"] && found.total == 1)
        #expect(found.hits[0].snippet.contains("[Mosul]"))
        slice.to = nil
        let one = try reader.search(slice, limit: 1)
        #expect(one.hits.map(\.id) == ["e"] && one.total == 3)
    }

    @Test("are counted by facets, an article once for each value")
    func facets() throws {
        let (shelf, reader) = try Self.corpus()
        defer { withExtendedLifetime(shelf) {} }
        func counts(_ facet: Facet, _ slice: Slice = Slice()) throws -> [String] {
            try reader.facets([facet], of: slice, limit: 9).counts.map { "\($0.value) \($0.articles)" }
        }
        #expect(try counts(.source) == ["Post 2", "Copy 1", "Desk 1", "desk 1"])
        #expect(try counts(.language) == ["en 5", "ru 1"])
        #expect(try counts(.year) == ["2018 1", "2019 4"])
        #expect(try counts(.month) == ["2019-07 4"])
        #expect(try counts(.day) == ["2019-07-04 1", "2019-07-05 1", "2019-07-20 1"])
        #expect(try counts(.entity(nil)) == ["mosul 3", "erbil 1", "iraq 1", "raqqa 1"])
        #expect(try counts(.entity("country")) == ["iraq 1"])
        #expect(try counts(.country) == ["IQ 5", "SY 1"])
        #expect(try counts(.claim) == ["attack_report 1", "denial 1"])
        #expect(try counts(.status) == ["asserted 1", "denied 1"])
        // Few articles among many are asked one by one, to the same end.
        var few = Slice()
        few.sources = ["Post"]
        let padded = try Shelf()
        try padded.run(
            try (0..<40).map { shelved(try article("p\($0)", "Mosul.", published: "2020-01-01", mentions: [("Mosul", Self.mosul)])) }
                + [
                    shelved(
                        try article("q", "Erbil, Mosul, Erbil.", site: "Post", mentions: [("Erbil", Self.erbil), ("Mosul", Self.mosul)]))
                ])
        let many = try IndexReader(path: padded.path)
        #expect(try many.facets([.entity(nil)], of: few, limit: 9).counts.map { "\($0.value) \($0.articles)" } == ["erbil 1", "mosul 1"])
        #expect(try many.facets([.entity(nil)], of: Slice(), limit: 1).counts.map { "\($0.value) \($0.articles)" } == ["mosul 41"])
    }

    @Test("of few articles among many list their entities as those of many do")
    func entities() throws {
        let (shelf, reader) = try Self.corpus()
        defer { withExtendedLifetime(shelf) {} }
        var slice = Slice()
        slice.sources = ["desk"]
        #expect(
            try reader.entities(type: "place", in: slice, limit: 9).map { "\($0.key) \($0.articles) \($0.mentions)" }
                == ["mosul 1 1", "raqqa 1 1", "iraq 1 1"])
        #expect(try reader.entities(type: nil, limit: 1).map { "\($0.key) \($0.articles) \($0.mentions)" } == ["mosul 3 3"])
    }

    @Test("show their words in context, sorted by what stands beside them, each at its place in the text")
    func concordance() throws {
        let shelf = try Shelf()
        let texts = ["a": "Ünder fire, the old bridge fell. A new bridge stands.", "b": "No BRIDGE\nand no ford; the brídge of boats."]
        try shelf.run(try texts.sorted { $0.key < $1.key }.map { shelved(try article($0.key, $0.value)) })
        let reader = try IndexReader(path: shelf.path)
        func lines(_ order: IndexReader.ConcordanceOrder, limit: Int = 9) throws -> [ConcordanceLine] {
            let words = try #require(SearchQuery("bridge"))
            return try reader.concordance(of: words, in: Slice(words: words), articles: .date, order: order, limit: limit, width: 12).lines
        }
        #expect(
            try lines(.text).map { "\($0.left)|\($0.words)|\($0.right)" } == [
                "re, the old |bridge| fell. A new", "fell. A new |bridge| stands.", "No |BRIDGE| and no ford",
                "o ford; the |brídge| of boats.",
            ])
        #expect(try lines(.right).map(\.right) == [" and no ford", " fell. A new", " of boats.", " stands."])
        #expect(try lines(.left).map(\.left) == ["fell. A new ", "No ", "re, the old ", "o ford; the "])
        #expect(try lines(.left, limit: 1).map(\.document) == ["a"])
        for line in try lines(.text) {
            let text = Array(try #require(texts[line.document]).unicodeScalars)
            #expect(String(String.UnicodeScalarView(text[line.start..<line.start + 6])) == line.words)
        }
    }

    @Test("offer names like one that nobody has")
    func names() throws {
        let (shelf, reader) = try Self.corpus()
        defer { withExtendedLifetime(shelf) {} }
        #expect(try reader.names(near: "Moslu") == ["Mosul"])
        #expect(try reader.names(near: "Raqa") == ["Raqqa", "Iraq"])
        #expect(try reader.names(near: "Xyzzy") == [])
        #expect(try reader.ids(of: "MOSUL") == ["mosul"])
        #expect(try reader.ids(of: "nobody") == [])
    }

    @Test("of a damaged file give wrong numbers at worst, and no crash")
    func damage() throws {
        let (shelf, _) = try Self.corpus()
        try DatabaseQueue(path: shelf.path).write { db in
            try db.execute(
                sql: """
                    UPDATE layers SET entities = x'01ffffffffffffffffff01', terms = x'01ffffffffffffffffff01' WHERE document = 1;
                    """)
        }
        try DatabaseQueue(path: shelf.path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = 0; UPDATE claims SET document = -5 WHERE id = 1")
        }
        let reader = try IndexReader(path: shelf.path)
        for facet in [Facet.entity(nil), .claim, .country] {
            #expect(throws: Never.self) { _ = try reader.facets([facet], of: Slice(), limit: 9) }
        }
        #expect(throws: Never.self) { _ = try reader.entities(type: nil, limit: 9) }
        #expect(throws: Never.self) { _ = try reader.claims(ClaimFilter(), limit: 9) }
        let partition = try reader.partition([Slice()], counting: .stories)
        for kind in Tally.Kind.allCases {
            #expect(throws: Never.self) { _ = try reader.tally(kind, over: partition, minimum: 1) }
        }
        #expect(try Verification(shelf.path).findings.contains { $0.what.contains("cannot be read") })
    }
}
