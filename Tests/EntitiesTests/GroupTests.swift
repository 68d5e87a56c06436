import Documents
import Testing
import Entities

/// Groups: how the tables' names for them become names in a text, and which of several is meant.
struct GroupTests {
    private static func gazetteer(groups: [String], forces: [String] = forces) throws -> Gazetteer {
        let columns = "id;name;type;kind;parent;countries;aliases"
        let tables =
            Sample.tables + [
                Sample.table("more.tsv", columns, groups),
                Sample.table(
                    "peoples.tsv", "id;name;type;parent;countries;aliases",
                    ["dem:iq;Iraqi;demonym;c:iq;IQ;Iraqis|иракский|عراقي|irakien|irakienne|irakiennes"]),
                Sample.table("forces.tsv", "pattern;kind", forces),
            ]
        return try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: Sample.tokenizing))
    }

    private static let forces = [
        "{people} army;armed_forces", "armée {people};armed_forces", "{people} армия;armed_forces", "ВВС {country};armed_forces",
        "الجيش {people};armed_forces",
    ]
    private static let groups = [
        "f:iq;Armed Forces of Iraq;group;armed_forces;;IQ;", "f:sy;Armed Forces of Syria;group;armed_forces;;SY;",
        "f:saa;Syrian Arab Army;group;armed_group;;SY;Syrian army", "g:hez;Hezbollah;group;armed_group;;SY;حزب الله",
        "g:haq;Haqqani Network;group;armed_group;;SY;", "g:qs;Al-Qaeda in the Sahel;group;armed_group;;MZ;",
        "g:som;Somali Battalion;group;armed_group;;SY;Ирак", "g:fatah;Fatah;group;armed_group;;EG;فتح",
        "g:kia-iq;Kataib Imam Ali;group;militia;;IQ;KIA", "g:kia-mz;Kachin Independence Army;group;armed_group;;MZ;KIA",
        "g:front;Front of Change and Concord;group;armed_group;;EG;",
    ]

    private func brief(_ text: String) throws -> [String] {
        try Sample.names(text, Self.gazetteer(groups: Self.groups)).filter { $0.holder == nil }.map { "\($0.text) \($0.id ?? $0.type)" }
    }

    @Test(
        "a country's forces are called by it or by its people, in every language of the table",
        arguments: [
            ("They fought the Iraqi army for days.", "Iraqi army f:iq"),
            ("Elle combat l'armée irakienne depuis hier.", "armée irakienne f:iq"),
            ("Его взяла иракская армия утром.", "иракская армия f:iq"),
            ("Удар нанесли ВВС Ирака ночью.", "ВВС Ирака f:iq"),
            ("قال الجيش العراقي إنه انسحب.", "الجيش العراقي f:iq"),
        ])
    func forces(_ text: String, _ expected: String) throws {
        #expect(try brief(text).contains(expected))
    }

    @Test("a people in the plural is no adjective in English, and is one in French")
    func plurals() throws {
        let gazetteer = try Self.gazetteer(groups: Self.groups)
        #expect(gazetteer.lookup("Iraqis army", tokenizing: Sample.tokenizing).isEmpty)
        #expect(gazetteer.lookup("armée irakiennes", tokenizing: Sample.tokenizing).map(\.entity.id) == ["f:iq"])
    }

    @Test("a name that a table gives to another group is not given away by rule")
    func ownNameFirst() throws {
        #expect(try brief("They fought the Syrian army for days.") == ["Syrian army f:saa"])
    }

    @Test("a pattern without a place for the country is a complaint")
    func pattern() throws {
        let tables = [Sample.table("forces.tsv", "pattern;kind", ["army;armed_forces"])]
        let errors = Gazetteer.check(tables: tables, tokenizing: Sample.tokenizing)
        #expect(errors.map(\.description) == ["forces.tsv:2: pattern “army”, expected words and one of {people} and {country}."])
    }

    @Test(
        "what kind of group it is, and the Arabic article, are written small as well",
        arguments: [
            ("Men of the Haqqani network denied it.", "Haqqani network g:haq"),
            ("Men of al-Qaeda in the Sahel denied it.", "al-Qaeda in the Sahel g:qs"),
        ])
    func small(_ text: String, _ expected: String) throws {
        #expect(try brief(text) == [expected])
    }

    @Test("a unit named after a country is one where a word says so")
    func announced() throws {
        #expect(try brief("Вчера батальон «Ирак» отошёл.") == ["Ирак g:som"])
        #expect(try brief("Вчера Ирак закрыл границу.") == ["Ирак c:iq"])
    }

    @Test("in Arabic the kind of group belongs to its name, and letters may be written to either")
    func kindInArabic() throws {
        #expect(try brief("وقالت حركة فتح إنها ترفض.") == ["حركة فتح g:fatah"])
        #expect(try brief("بيان لحركة فتح صدر أمس.") == ["لحركة فتح g:fatah"])
        #expect(try brief("مقاتل تابع لحزب الله قتل.") == ["لحزب الله g:hez"])
    }

    @Test("of two groups with one acronym the one of the country that the article names is meant")
    func country() throws {
        #expect(try brief("In Mozambique KIA fighters came by night.").contains("KIA g:kia-mz"))
        #expect(try brief("In Iraq KIA fighters came by night.").contains("KIA g:kia-iq"))
    }

    @Test("an article and a kind do not cut a longer name of the tables in two")
    func overtaken() throws {
        #expect(try brief("Le Front of Change and Concord annonce une trêve.") == ["Front of Change and Concord g:front"])
    }
}
