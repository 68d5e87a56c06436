import Documents
import Testing

import Entities

@Suite struct NamesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: [String]
        init(_ text: String, _ expected: String...) { (self.text, self.expected) = (text, expected) }
        var testDescription: String { text }
    }

    @Test(
        "finds places, groups, people and media",
        arguments: [
            Case("Fighting went on in Aleppo and in Mosul.", "Aleppo p:aleppo", "Mosul p:mosul"),
            Case("He said that Daesh had left Mosul's old town.", "Daesh g:is", "Mosul p:mosul"),
            Case("A councillor of Mosul asked the ministry for pumps.", "Mosul p:mosul"),
            Case("Lawyers from Mosul wrote about the treaty.", "Mosul p:mosul"),
            Case("A meeting with Abdel Fattah al-Sisi was put off.", "Abdel Fattah al-Sisi x:sisi"),
            Case("They told the Washington Post about it.", "Washington Post m:post"),
            Case("It was the United States that asked.", "United States c:us"),
            // "The National" is a newspaper, but not here.
            Case("The National Liberation Army signed.", "National Liberation Army g:nla"),
            Case("Nothing is named here.", ),
            Case(""),
        ])
    func finds(_ sample: Case) throws { #expect(try Sample.brief(sample.text) == sample.expected) }

    @Test("keeps a place inside a group's name, marked as such")
    func nesting() throws {
        let found = try Sample.names("An attack by Sinai Province was reported.")
        #expect(
            found == [
                .init(text: "Sinai Province", type: "group", id: "g:is-sinai", holder: nil),
                .init(text: "Sinai", type: "place", id: "r:sinai", holder: "Sinai Province"),
            ])
    }

    @Test(
        "takes what the words around it make a person or an organisation for no place",
        arguments: [
            Case("The prize went to Chad Smith.", "Chad Smith person"),
            Case("We met Mrs Paris and her sons.", "Paris person"),
            Case("Yesterday President Jordan spoke for an hour.", "Jordan person"),
            Case("She studied at the University of Reading for years.", "University of Reading organisation"),
            Case("They spoke with Abu Hamza al-Masri about it.", "Abu Hamza al-Masri person"),
            Case("Reading is good for children.", ),
        ])
    func context(_ sample: Case) throws {
        let article = try Sample.article(sample.text)
        let outer = article.mentions.filter { $0.inside == nil }
            .map { "\(article.string($0.range)) \(article.entities[$0.entity].id ?? article.entities[$0.entity].type.rawValue)" }
        #expect(outer == sample.expected)
    }

    @Test("reads a short form as the person named in full before")
    func shortForms() throws {
        let article = try Sample.article("The court heard John Smith on Monday. Later Smith left.")
        #expect(article.mentions.count == 2)
        #expect(article.entities.count == 1)
        #expect(article.entities.first?.type == .person)
    }

    @Test("reads an acronym that the article explains as the organisation it stands for")
    func acronyms() throws {
        let article = try Sample.article("Aid came from the World Relief Fund (WRF) and others. The WRF had asked for more.")
        #expect(article.mentions.map { article.string($0.range) } == ["World Relief Fund", "WRF", "WRF"])
        #expect(article.entities.count == 1)
    }

    @Test(
        "asks for capitals where the name is written in capitals",
        arguments: [
            Case("He gave us a lift to the place.", ),
            Case("It is told that this is so.", ),
            Case("Men of IS were seen, and of AA.", "IS g:is", "AA g:aa"),
            Case("A band of the US crossed the river.", "US c:us"),
            Case("Repairs cost US$400 in all.", ),
        ])
    func capitals(_ sample: Case) throws { #expect(try Sample.brief(sample.text) == sample.expected) }

    @Test("finds names in headlines of capitals and in texts without any")
    func styles() throws {
        #expect(try Sample.brief("ISLAMIC STATE TAKES MOSUL FROM SYRIAN ARMY").contains("MOSUL p:mosul"))
        #expect(try Sample.brief("there was talk of a big fight near aleppo last night").contains("aleppo p:aleppo"))
        #expect(try Sample.brief("Big Fight Near Aleppo Leaves Many People Dead").contains("Aleppo p:aleppo"))
    }

    @Test("links a demonym to its place")
    func demonyms() throws {
        let article = try Sample.article("Some Syrians had fled.")
        let entity = try #require(article.entities.first)
        #expect(entity.type == .demonym)
        #expect(entity.parent == "c:sy")
        #expect(entity.country == "SY")
        #expect(entity.coordinate?.latitude == 35)
    }

    @Test(
        "finds Arabic names under article and prefixes",
        arguments: [
            Case("وصل الجيش إلى الموصل أمس", "الموصل p:mosul"),
            Case("انفجار بالموصل", "بالموصل p:mosul"),
            Case("قال تنظيم الدولة الإسلامية ذلك", "تنظيم الدولة الإسلامية g:is"),
            Case("وداعش في حلب", "وداعش g:is", "حلب p:aleppo"),
            Case("في العراق", "العراق c:iq"),
        ])
    func arabic(_ sample: Case) throws {
        let article = try Sample.article(sample.text)
        #expect(
            article.mentions.filter { $0.inside == nil }.map { "\(article.string($0.range)) \(article.entities[$0.entity].id ?? "-")" }
                == sample.expected)
    }

    @Test(
        "finds Cyrillic names under their case endings",
        arguments: [
            Case("Бои идут в Алеппо и под Мосулом.", "Алеппо p:aleppo", "Мосулом p:mosul"),
            Case("Он приехал из Сирии в Париж.", "Сирии c:sy", "Париж p:paris-fr"),
            Case("Боевики Исламского государства ушли.", "Исламского государства g:is"),
        ])
    func cyrillic(_ sample: Case) throws { #expect(try Sample.brief(sample.text) == sample.expected) }

    @Test("leaves the possessive out of the span and takes an abbreviation's full stop in")
    func spans() throws {
        #expect(try Sample.brief("Egypt's army went home.") == ["Egypt c:eg"])
        #expect(try Sample.brief("A man of Denison, Tex., was hurt.").last == "Tex. d:tx")
    }

    @Test("puts the compass word into the name, and finds roads and rivers by their form")
    func forms() throws {
        #expect(try Sample.names("The shop in North Dallas was shut.").map(\.text) == ["North Dallas"])
        #expect(try Sample.names("A car left Quarry Road near Highway 19 at noon.").map(\.text) == ["Quarry Road", "Highway 19"])
        #expect(try Sample.names("He grew up in the village of Dunmorrow by the sea.").map(\.text) == ["Dunmorrow"])
    }

    @Test("takes an unknown capitalised word behind “in” for a place in an article, not in a message of a line")
    func message() throws {
        let line = "We stayed in Dunmorrow, and it was fine."
        #expect(try Sample.names(line).isEmpty)
        let more = String(repeating: " The road was long and the rain did not stop until the night.", count: 5)
        #expect(try Sample.names(line + more).map { "\($0.text) \($0.type)" } == ["Dunmorrow place"])
    }

    @Test("sorts mentions by start, the longer first, and points holders right")
    func order() throws {
        let article = try Sample.article("Sinai Province, Aleppo and Sinai Province again, said the Washington Post of Paris.")
        for (a, b) in zip(article.mentions, article.mentions.dropFirst()) {
            #expect((a.range.start, -a.range.end) < (b.range.start, -b.range.end))
        }
        for mention in article.mentions {
            if let holder = mention.inside { #expect(article.mentions[holder].range.contains(mention.range)) }
            #expect((0...1).contains(mention.score))
        }
    }

    @Test(
        "reads a row of titles or names in time that grows with its length",
        arguments: ["Mr ", "President ", "Mr. Dr. ", "Qwerty Zorblat "])
    func titles(_ title: String) throws {
        let text = String(repeating: title, count: 200_000 / title.utf8.count) + "Smith was there."
        let clock = ContinuousClock()
        let took = try clock.measure { _ = try Sample.article(text) }
        #expect(took < .seconds(1))
    }

    @Test("keeps inside a name what is meant there, and no namesakes of its words")
    func nestedNamesakes() throws {
        let gazetteer = try Gazetteer(
            compiled: Gazetteer.compile(
                tables: Sample.tables + [
                    Sample.table(
                        "more.tsv", "id;name;type;kind;parent;countries;aliases",
                        ["m:rf;Radio Free Europe;media;outlet;;US;", "g:hs;Hashd al-Shaabi;group;militia;;IQ;Hashd"]),
                    Sample.table("free.tsv", Sample.placeColumns, ["p:free;Free;place;city;;ZA;-29;27;3000000;"]),
                ], tokenizing: Sample.tokenizing))
        #expect(try Sample.names("It was told by Radio Free Europe.", gazetteer).map(\.id) == ["m:rf"])
        #expect(try Sample.names("They met the Hashd al-Shaabi there.", gazetteer).map(\.id) == ["g:hs"])
        #expect(try Sample.names("They met Sinai Province there.", gazetteer).map(\.id) == ["g:is-sinai", "r:sinai"])
    }
}

@Suite("Names beside and inside others")
struct NeighbourTests {
    @Test("an organisation ends where a titled person begins")
    func titleBehindAnd() throws {
        let names = try Sample.brief("They asked the University of Denison and Mrs Harlow about it.")
        #expect(names == ["University of Denison organisation", "Harlow person"])
    }

    @Test("a demonym of no country is the person whose name ends so")
    func demonymOrPerson() throws {
        let tables =
            Sample.tables + [
                Sample.table("more.tsv", "id;name;type;parent;countries;aliases", ["dem:al;Aleppan;demonym;p:aleppo;SY;Halabi"])
            ]
        let gazetteer = try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: Sample.tokenizing))
        let names = try Sample.names("Police held Abu Nasr al-Halabi on Monday. A court freed Halabi later.", gazetteer)
        #expect(names.map { "\($0.text) \($0.type)" } == ["Abu Nasr al-Halabi person", "Halabi person"])
        #expect(try Sample.brief("Police held Abu Nasr al-Syrian. A Syrian court freed him.").contains("Syrian dem:sy"))
    }

    @Test("the same thing is not named once more inside its own name")
    func sameInside() throws {
        #expect(try Sample.brief("انسحب تنظيم الدولة الإسلامية من حلب.") == ["تنظيم الدولة الإسلامية g:is", "حلب p:aleppo"])
    }

    @Test("three Cyrillic capitals are an acronym, and no place")
    func cyrillicAcronym() throws {
        let tables =
            Sample.tables + [Sample.table("more.tsv", Sample.placeColumns, ["p:riau;Riau;place;adm1;;ID;0.5;101;6000000;Риа"])]
        let gazetteer = try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: Sample.tokenizing))
        #expect(try Sample.names("Об этом пишет РИА утром.", gazetteer) == [])
        #expect(try Sample.names("Они живут в провинции Риа давно.", gazetteer).map(\.id) == ["p:riau"])
    }

    @Test("a task force is an organisation")
    func taskForce() throws {
        #expect(try Sample.brief("It was said by the Joint Border Task Force on Monday.") == ["Joint Border Task Force organisation"])
    }

    @Test("takes an acronym as the article explains it, whatever else it may mean")
    func explainedAcronyms() throws {
        let text = "The National Liberation Army (AA) left the valley. AA denied it."
        #expect(try Sample.brief(text) == ["National Liberation Army g:nla", "AA g:nla", "AA g:nla"])
        #expect(try Sample.brief("The Arakan Army left the valley. AA denied it.") == ["Arakan Army g:aa", "AA g:aa"])
    }
}
