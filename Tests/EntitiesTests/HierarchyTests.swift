/// Parents with dates, names with dates and stances, groups named after places.
import Documents
import Testing

import Entities

@Suite struct HierarchyTests {
    static let tables: [Gazetteer.Table] = [
        Sample.table(
            "groups.tsv", "id;name;type;parent;countries;aliases;from;to",
            [
                "base;The Base;group;;;;1988;", "front;Victory Front;group;;SY;;2012;2016",
                "new-front;Conquest Front;group;;SY;;2016-07;2017",
                "valley;Valley Province;group;;EG;;;", "helpers;Helpers of the House;group;;EG;;2011;2014",
                "riders;Riders;group;;SD;Horsemen;2003;2013", "force;Swift Force;group;;SD;;2013;", "wing;Wing;group;base;;;;",
            ]),
        Sample.table("places.tsv", Sample.placeColumns, ["region:valley;Valley;place;region;;EG;29;33;;"]),
        Sample.table(
            "relations.tsv", "id;relation;of;from;to",
            [
                "front;branch_of;base;2012-04-10;2016-07-27", "new-front;successor_of;front;2016-07-28;",
                "valley;branch_of;base;2014-11-10;", "valley;branch_of;riders;;2014-11-09", "valley;named_after;region:valley;;",
            ]),
        Sample.table(
            "names.tsv", "id;alias;stance;from;to",
            ["force;Horsemen;hostile;2023-04-15;", "force;Swift Force;self;;", "front;Fronters;;2013;"]),
    ]

    static let gazetteer: Gazetteer = {
        do {
            return try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: Sample.tokenizing))
        } catch {
            fatalError("\(error)")
        }
    }()

    private func entity(_ text: String, published: String?) throws -> Entity {
        try #require(try Sample.article(text, Self.gazetteer, published: published).entities.first)
    }

    private func errors(_ table: Gazetteer.Table) -> [String] {
        Gazetteer.check(tables: Array(Self.tables.prefix(2)) + [table], tokenizing: Sample.tokenizing).map(\.description)
    }

    @Test(
        "a group has the parent of the article's day",
        arguments: [
            ("2016-07-27", "base"), ("2016-07-28", nil), ("2012-04-10T23:00:00+03:00", "base"), ("2012-04-09", nil), ("2012-04", "base"),
            ("2016", "base"), ("2019", nil), (nil, nil), ("no date", nil),
        ] as [(String?, String?)])
    func parents(_ published: String?, _ parent: String?) throws {
        #expect(try entity("Then Victory Front left.", published: published).parent == parent)
    }

    @Test("an article without a date means the parent of today, and a month in which it changed the later one")
    func lastKnown() throws {
        #expect(try entity("Then Valley Province left.", published: nil).parent == "base")
        #expect(try entity("Then Valley Province left.", published: "2014-11").parent == "base")
        #expect(try entity("Then Valley Province left.", published: "2014-11-09").parent == "riders")
        #expect(try entity("Then Wing left.", published: "2001-01-01").parent == "base")
    }

    @Test("a group named after a place is a group, and remembers the place")
    func places() throws {
        let found = try entity("Then Valley Province left.", published: nil)
        #expect(found.type == .group && found.id == "valley" && found.place == "region:valley")
        #expect(try entity("Then Wing left.", published: nil).place == nil)
    }

    @Test("a name that two groups have had means the one that had it on the article's day")
    func datedNames() throws {
        #expect(try entity("Then Horsemen left.", published: "2005-05-05").id == "riders")
        #expect(try entity("Then Horsemen left.", published: "2024-05-05").id == "force")
        // Out of its days a name is still read.
        #expect(try entity("Then Fronters left.", published: "1999-05-05").id == "front")
    }

    @Test("a mention says whose word the name is, as the table writes it")
    func stances() throws {
        let article = try Sample.article(
            "Then SWIFT FORCE, called Horsemen, met Fronters and Wing.", Self.gazetteer, published: "2024-01-01")
        #expect(article.mentions.map(\.alias) == ["Swift Force", "Horsemen", "Fronters", nil])
        #expect(article.mentions.map(\.stance) == [.own, .hostile, nil, nil])
    }

    @Test("gives all relations, those of the parent column among them")
    func hierarchy() {
        let hierarchy = Self.gazetteer.hierarchy
        #expect(hierarchy.count == 6)
        #expect(hierarchy.contains(Relation("wing", .branch, "base")))
        #expect(hierarchy.contains { $0.entity == "front" && $0.days.from == "2012-04-10" && $0.days.to == "2016-07-27" })
    }

    @Test("says where and what is wrong with relations")
    func wrongRelations() {
        func relation(_ row: String) -> [String] { errors(Sample.table("relations.tsv", "id;relation;of;from;to", [row])) }
        #expect(relation("front;branch_of;base;2012;2016").isEmpty)
        #expect(
            relation("front;friend_of;base;;") == [
                "relations.tsv:2: relation “friend_of”, expected one of branch_of, successor_of, named_after."
            ])
        #expect(relation("frond;branch_of;base;;") == ["relations.tsv:2: id “frond” is in no other table, expected the id of a row."])
        #expect(relation("front;branch_of;basis;;") == ["relations.tsv:2: id “basis” is in no other table, expected the id of a row."])
        #expect(
            relation("front;branch_of;base;2016;2012") == [
                "relations.tsv:2: from “2016” is after to “2012”, expected the earlier date first."
            ])
        #expect(
            relation("front;branch_of;base;May;") == [
                "relations.tsv:2: from “May” and to “”, expected years or dates such as 2014-11-10, or nothing."
            ])
        #expect(
            relation("front;branch_of;region:valley;;") == [
                "relations.tsv:2: branch_of “region:valley”, expected the id of another group, organisation or media."
            ])
        #expect(
            relation("front;branch_of;front;;") == [
                "relations.tsv:2: branch_of “front”, expected the id of another group, organisation or media."
            ])
        #expect(relation("valley;named_after;base;;") == ["relations.tsv:2: named_after “base”, expected the id of a place."])
        #expect(
            relation("region:valley;branch_of;base;;") == [
                "relations.tsv:2: “region:valley” is no group, expected the id of a group, organisation or media."
            ])
        #expect(
            relation("wing;branch_of;base;2001;") == [
                "groups.tsv:9: parent “base” and a branch_of in relations.tsv:2, expected one of them."
            ])
    }

    @Test("says where and what is wrong with names, and with the dates of rows")
    func wrongNames() {
        func names(_ rows: String...) -> [String] { errors(Sample.table("names.tsv", "id;alias;stance;from;to", rows)) }
        #expect(
            names("front;Fronters;angry;;") == [
                "names.tsv:2: stance “angry”, expected one of self, neutral, hostile, or nothing."
            ])
        #expect(names("frond;Fronters;self;;") == ["names.tsv:2: id “frond” is in no other table, expected the id of a row."])
        #expect(
            names("front;Fronters;self;2014-13;") == [
                "names.tsv:2: from “2014-13” and to “”, expected years or dates such as 2014-11-10, or nothing."
            ])
        #expect(names("front;;self;;") == ["names.tsv:2: alias “” holds no word, expected a name."])
        #expect(
            names("front;Fronters;self;;", "front;FRONTERS;hostile;;") == [
                "names.tsv:3: alias “FRONTERS” of “front” stands here already, perhaps spelt otherwise; expected it once."
            ])
        #expect(
            errors(Sample.table("more.tsv", "id;name;type;from;to", ["x;X Front;group;2016;2012"])) == [
                "more.tsv:2: from “2016” is after to “2012”, expected the earlier date first."
            ])
    }
}
