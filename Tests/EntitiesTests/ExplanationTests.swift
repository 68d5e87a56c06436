import Documents
import Testing

import Entities

@Suite struct ExplanationTests {
    private func explained(_ text: String) throws -> (article: Article, names: [Explanation]) {
        let article = try Sample.article(text)
        return (article, EntityStage(gazetteer: Sample.gazetteer).explain(article))
    }

    @Test("explains every mention of the article, and its reasons add up to what was decided")
    func everyMention() throws {
        let (article, names) = try explained(
            "Syrian fighters of Sinai Province left Palma, Cabo Delgado. President Abdel Fattah al-Sisi and Mary Smith were in Paris.")
        let taken = names.filter(\.isTaken)
        #expect(taken.map(\.range) == article.mentions.map(\.range))
        #expect(taken.map(\.score) == article.mentions.map(\.score))
        for name in names {
            #expect(abs(name.reasons.reduce(0) { $0 + $1.weight } - name.evidence) < 0.01, "\(article.string(name.range))")
            for candidate in name.candidates {
                #expect(abs(candidate.reasons.reduce(0) { $0 + $1.weight } - candidate.score) < 0.2)
            }
        }
    }

    @Test("puts first the candidate that the mention was given, and says what decided")
    func decided() throws {
        let (article, names) = try explained("They met in Paris, Texas, last week.")
        let paris = try #require(names.first)
        #expect(paris.candidates.map(\.entity.id) == ["p:paris-tx", "p:paris-fr"])
        #expect(article.entities[article.mentions[0].entity].id == paris.candidates[0].entity.id)
        #expect(paris.container == "Texas")
        #expect(paris.candidates[0].reasons.max { $0.weight < $1.weight }?.words == "what holds it is written beside it")
        #expect(paris.reasons.contains { $0.words == "a word such as “in” before it" })
    }

    @Test("shows what was weighed and left out, and why")
    func leftOut() throws {
        let (article, names) = try explained("He is reading. Reading is fun, said Chad Smith, who was reading.")
        let reading = try #require(names.first { article.string($0.range) == "Reading" })
        #expect(!reading.isTaken && reading.score == 0 && reading.evidence < 0)
        #expect(reading.reasons.contains { $0.words == "the article has the word in small letters as well" })
        #expect(!article.mentions.contains { article.string($0.range) == "Reading" })
    }

    @Test("says to whom words refer that name nobody")
    func references() throws {
        let (article, names) = try explained("Mary Kowalczyk spoke in Paris. She left.")
        let she = try #require(names.first { article.string($0.range) == "She" })
        #expect(she.isNominal && she.isTaken)
        #expect(she.standsFor == "Mary Kowalczyk")
    }

    @Test("names the full name that a short form stands for")
    func shortForm() throws {
        let (article, names) = try explained("Mary Kowalczyk spoke. Later Kowalczyk left.")
        let short = try #require(names.first { article.string($0.range) == "Kowalczyk" })
        #expect(short.standsFor == "Mary Kowalczyk")
    }
}
