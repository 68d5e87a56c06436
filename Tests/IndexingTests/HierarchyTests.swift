/// Branches at the time of the article, whatever the index holds of them.
import Documents
import Indexing
import Testing

@Suite("The hierarchy of an index")
struct HierarchyTests {
    static func group(_ id: String, parent: String? = nil) -> Entity {
        var entity = Entity(id: id, type: .group, name: id)
        entity.parent = parent
        return entity
    }

    static func days(_ from: String, _ to: String) throws -> DaySpan { try #require(DaySpan(from: from, to: to)) }

    /// One run over articles of one word each, which names a group.
    static func shelf(_ articles: [(day: String, word: String)], _ hierarchy: [Relation]?) throws -> Shelf {
        let shelf = try Shelf()
        var manifest = shelf.manifest(recipe: "r")
        manifest.hierarchy = hierarchy
        let writer = try IndexWriter(path: shelf.path, manifest: manifest)
        for (day, word) in articles {
            let article = try article(
                "\(word)-\(day)", word, published: day, mentions: [(word, group(word, parent: "parent of the day"))])
            try writer.add(shelved(article))
        }
        try writer.finish(stopped: false)
        return shelf
    }

    private func days(of entity: String, _ shelf: Shelf) throws -> [String] {
        try IndexReader(path: shelf.path).counts([(nil, Slice(entity: entity))])[0].dates
            .map { "\(CalendarDay(ordinal: Int($0.date.first)).iso) \($0.articles)" }
    }

    @Test("an entity is counted with the branches of the day")
    func branches() throws {
        let shelf = try Self.shelf(
            [("2014-01-01", "base"), ("2014-01-01", "front"), ("2016-07-27", "front"), ("2016-07-28", "front"), ("2015-01-01", "other")],
            [Relation("front", .branch, "base", try Self.days("2012", "2016-07-27"))])
        #expect(try days(of: "base", shelf) == ["2014-01-01 2", "2016-07-27 1"])
        #expect(try days(of: "front", shelf) == ["2014-01-01 1", "2016-07-27 1", "2016-07-28 1"])
    }

    @Test("through parents that no article names, in the days that both belong to it")
    func between() throws {
        let relations = [
            Relation("cell", .branch, "wing", try Self.days("2012", "2014")),
            Relation("wing", .branch, "base", try Self.days("2013", "2016")), Relation("squad", .branch, "front"),
        ]
        let articles = ["2012", "2013", "2014", "2015"].map { ("\($0)-06-01", "cell") }
        let shelf = try Self.shelf(articles, relations)
        #expect(try days(of: "base", shelf) == ["2013-06-01 1", "2014-06-01 1"])
        // Its id is known though no article names it; that of a group without a branch that is named is not.
        let reader = try IndexReader(path: shelf.path)
        #expect(try reader.ids(of: "base") == ["base"])
        #expect(try reader.ids(of: "front") == [])
    }

    @Test("an entity is counted with what it was before, and that not twice when relations run in a circle")
    func forerunners() throws {
        let relations = [
            Relation("new", .successor, "old", try Self.days("2014", "")), Relation("new", .branch, "base", try Self.days("2014", "")),
            Relation("base", .branch, "new"),
        ]
        let shelf = try Self.shelf([("2012-01-01", "old"), ("2015-01-01", "old"), ("2015-01-01", "new")], relations)
        #expect(try days(of: "new", shelf) == ["2012-01-01 1", "2015-01-01 2"])
        #expect(try days(of: "base", shelf) == ["2015-01-01 2"])
    }

    @Test("a run with a gazetteer brings its hierarchy, one without leaves it")
    func runs() throws {
        let shelf = try Self.shelf([("2014-01-01", "front")], [Relation("front", .branch, "base", try Self.days("2012", "2016"))])
        #expect(try shelf.rows("SELECT * FROM relations") == ["front|branch_of|base|2012-01-01|2016-12-31"])
        try shelf.run([])
        #expect(try shelf.rows("SELECT * FROM relations").count == 1)
        var manifest = shelf.manifest(recipe: "r")
        manifest.hierarchy = [Relation("x", .namedAfter, "y")]
        try IndexWriter(path: shelf.path, manifest: manifest).finish(stopped: false)
        #expect(try shelf.rows("SELECT * FROM relations") == ["x|named_after|y|NULL|NULL"])
        try shelf.check()
    }

    @Test("the row of a group shows the parent of today, not that of an article's day")
    func parents() throws {
        let shelf = try Self.shelf(
            [("2014-01-01", "front"), ("2014-01-01", "wing"), ("2014-01-01", "lone")],
            [
                Relation("front", .branch, "base", try Self.days("2012", "2016")),
                Relation("wing", .branch, "base", try Self.days("2012", "2016")),
                Relation("wing", .branch, "crown", try Self.days("2017", "")),
            ])
        #expect(
            try shelf.rows("SELECT key, parent FROM entities ORDER BY key") == ["front|NULL", "lone|parent of the day", "wing|crown"])
    }

    @Test("by which names an article calls an entity, as the gazetteer writes them")
    func namings() throws {
        let shelf = try Shelf()
        var first = try article(
            "a", "Daesh, DAESH and the group", published: "2015-03-04", site: "Desk",
            mentions: [
                ("Daesh", Self.group("is")), ("DAESH", Self.group("is")), ("the group", Self.group("is")), ("group", Self.group("is")),
            ])
        first.mentions[3].inside = 2
        for index in 0..<2 {
            first.mentions[index].alias = "Daesh"
            first.mentions[index].stance = .hostile
        }
        try shelf.run([shelved(first)])
        let namings = try IndexReader(path: shelf.path).namings(of: "is")
        #expect(
            namings.map { "\($0.name) \($0.stance ?? "-") \($0.mentions) \($0.source ?? "") \($0.day?.iso ?? "")" } == [
                "Daesh hostile 2 Desk 2015-03-04", "the group - 1 Desk 2015-03-04",
            ])
    }
}
