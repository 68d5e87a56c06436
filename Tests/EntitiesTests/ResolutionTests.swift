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
}
