import Documents
import Testing

import Entities

@Suite struct ResolutionTests {
    @Test("takes the biggest place of a name when nothing else is said")
    func biggest() throws {
        #expect(try Sample.brief("They met in Paris.") == ["Paris p:paris-fr"])
        #expect(try Sample.brief("They met in Palma.") == ["Palma p:palma-es"])
    }

    @Test("takes the place that is held by what is written behind it")
    func containment() throws {
        #expect(try Sample.brief("They met in Paris, Texas, last week.") == ["Paris p:paris-tx", "Texas d:tx"])
        #expect(try Sample.brief("Fighting reached Palma, Cabo Delgado.") == ["Palma p:palma-mz", "Cabo Delgado d:cabo"])
        #expect(try Sample.brief("He came from Smith, Maine.") == ["Smith p:smith", "Maine d:me"])
    }

    @Test("takes no dash, quotation mark or ellipsis for a possessive")
    func possessives() throws {
        #expect(try Sample.brief("They met in Texas’s Paris.") == ["Texas d:tx", "Paris p:paris-tx"])
        for mark in ["–", "—", "…", "“"] {
            #expect(try Sample.brief("They met in France \(mark) Dallas was next.").last == "Dallas p:dallas")
            let palma = try Sample.brief("It was told in Mozambique \(mark) Palma was next.").last
            let plain = try Sample.brief("It was told in Mozambique. Palma was next.").last
            #expect(palma == plain)
        }
    }

    @Test("takes the place near the article's other places")
    func neighbours() throws {
        let found = try Sample.brief("Police in Denison and in Dallas, both in Texas, looked for a man. He was found in Paris.")
        #expect(found.contains("Paris p:paris-tx"))
    }

    @Test("takes the place in the country that the article is about")
    func country() throws {
        #expect(try Sample.brief("In Mozambique troops went to Cabo Delgado. Shots were heard in Palma.").last == "Palma p:palma-mz")
    }

    @Test("gives one name one sense in an article")
    func oneSense() throws {
        let article = try Sample.article("It happened in Paris, Texas. People of Paris were shocked. In Paris nobody spoke.")
        let ids = Set(article.mentions.map { article.entities[$0.entity].id }.filter { $0 != "d:tx" })
        #expect(ids == ["p:paris-tx"])
        #expect(article.entities.count == 2)
    }

    @Test("gives points, and says which stand for an area")
    func coordinates() throws {
        let article = try Sample.article("He went from Dallas to Maine.")
        #expect(article.entities.map { $0.coordinate?.isCentroid } == [false, true])
        #expect(article.entities[0].coordinate?.latitude == 32.78306)
        #expect(article.entities[0].parent == "d:tx")
        #expect(article.entities[0].country == "US")
    }

    // MARK: What cannot be told

    private func namesakes(_ rows: [String]) throws -> Gazetteer {
        let more = Sample.table("more.tsv", Sample.placeColumns, rows)
        return try Gazetteer(compiled: Gazetteer.compile(tables: Sample.tables + [more], tokenizing: Sample.tokenizing))
    }

    @Test("gives the country alone, and neither id nor point, where namesakes of one country are equally likely")
    func openWithinCountry() throws {
        let gazetteer = try namesakes((0..<4).map { "o:\($0);Oakfield;place;city;c:us;US;\(30 + 4 * $0);\(-120 + 12 * $0);40000;" })
        let article = try Sample.article("The fire was seen in Oakfield, they said.", gazetteer)
        let oakfield = try #require(article.entities.first)
        #expect(oakfield.type == .place && oakfield.name == "Oakfield")
        #expect(oakfield.id == nil && oakfield.coordinate == nil && oakfield.country == "US")
        let explanation = try #require(EntityStage(gazetteer: gazetteer).explain(article).first)
        #expect(explanation.isOpen && explanation.country == "US" && explanation.candidates.count == 4)
        #expect(explanation.score == article.mentions[0].score)
        let text = ExplanationText([explanation], of: article)
        #expect(text.lines()[0].contains("which one is left open, but in US"))
        var json = JSONWriter()
        text.write(to: &json)
        #expect(String(decoding: json.bytes, as: UTF8.self).contains(#""open":true,"country":"US""#))
    }

    @Test("gives no country where namesakes of several are equally likely")
    func openAcrossCountries() throws {
        let countries = ["US", "ES", "FR"]
        let gazetteer = try namesakes(
            countries.enumerated().map { "o:\($1);Oakfield;place;city;c:\($1.lowercased());\($1);\(30 + 8 * $0);\(-120 + 60 * $0);40000;" })
        let article = try Sample.article("The fire was seen in Oakfield, they said.", gazetteer)
        let oakfield = try #require(article.entities.first)
        #expect(oakfield.type == .place && oakfield.id == nil && oakfield.coordinate == nil && oakfield.country == nil)
    }

    @Test("gives a division no point that is only that of the division above")
    func parentsPoint() throws {
        let more = Sample.table(
            "more.tsv", "id;name;type;kind;parent;countries;lat;lon;point;population;aliases",
            [
                "q:low;Lowmoor District;place;adm2;d:me;US;45.5;-69.2;parent;9000;",
                "q:high;Highmoor District;place;adm2;d:me;US;45.9;-69.9;seat;9000;",
            ])
        let gazetteer = try Gazetteer(compiled: Gazetteer.compile(tables: Sample.tables + [more], tokenizing: Sample.tokenizing))
        let article = try Sample.article("They left Lowmoor District for Highmoor District.", gazetteer)
        #expect(article.entities.map(\.id) == ["q:low", "q:high"])
        #expect(article.entities.map { $0.coordinate?.latitude } == [nil, 45.9])
        #expect(article.entities.map(\.parent) == ["d:me", "d:me"])
    }
}
