/// What is counted over time: words, phrases, entities, claims and who makes them.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Term counts")
struct TermCountTests {
    /// "2019-01-01 1 (2)": articles and mentions of each date.
    private func lines(_ term: Term, _ articles: [SmallArticle], hierarchy: [Relation] = []) throws -> [String] {
        let (folder, reader) = try smallIndex(articles, hierarchy: hierarchy)
        defer { withExtendedLifetime(folder) {} }
        return try reader.counts([(term, Slice())])[0].dates.map {
            "\(CalendarDay(ordinal: Int($0.date.first)).iso) \($0.articles) (\($0.mentions))"
        }
    }

    @Test("an entity is counted with its branches of the day, and with what it was before, on any day")
    func branches() throws {
        let hierarchy = [
            Relation("wing", .branch, "base", try #require(DaySpan(from: "2012", to: "2016-07-27"))), Relation("base", .successor, "old"),
        ]
        let articles = [
            SmallArticle("a", "2014-01-01", "Wing and Base, Wing."), SmallArticle("b", "2016-07-27", "Wing."),
            SmallArticle("c", "2016-07-28", "Wing."), SmallArticle("d", "2018-01-01", "Old and Old."),
            SmallArticle("e", "2018-01-02", "Rain."),
        ].map { $0.naming(entity("wing"), as: "Wing").naming(entity("base"), as: "Base").naming(entity("old"), as: "Old") }
        #expect(
            try lines(.entity("base"), articles, hierarchy: hierarchy) == ["2014-01-01 1 (3)", "2016-07-27 1 (1)", "2018-01-01 1 (2)"])
        #expect(
            try lines(.entity("wing"), articles, hierarchy: hierarchy) == ["2014-01-01 1 (2)", "2016-07-27 1 (1)", "2016-07-28 1 (1)"])
    }

    @Test("mentions of a phrase are the places where it stands as one, those of several words where any stands")
    func phrases() throws {
        let articles = [
            SmallArticle("a", "2019-01-01", "Night letters came; night letters, and letters by night."),
            SmallArticle("b", "2019-01-02", "Letters."),
            SmallArticle("c", "2019-01-03", "A night of letters."),
        ]
        #expect(try lines(.words(try #require(SearchQuery("\"night letters\""))), articles) == ["2019-01-01 1 (2)"])
        #expect(try lines(.words(try #require(SearchQuery("night letters"))), articles) == ["2019-01-01 1 (6)", "2019-01-03 1 (2)"])
    }

    @Test("an article whose title alone has a word holds it, though it stands nowhere in the text")
    func titles() throws {
        #expect(try lines(.words(try #require(SearchQuery("title"))), [SmallArticle("a", "2019-01-01", "Rain.")]) == ["2019-01-01 1 (0)"])
    }

    @Test("claims by type, subtype and speaker; a mention is a claim")
    func claims() throws {
        let base = entity("base", name: "The Base")
        func spoken(_ article: SmallArticle) -> SmallArticle {
            let named = article.naming(base, as: "Base")
            return named.claiming("denial", speaker: Speaker(range: named.mentions[0].range, entity: 0, role: "perpetrator"))
        }
        let articles = [
            SmallArticle("a", "2019-01-01", "Rain.").claiming("denial").claiming("denial", "of_attack"),
            spoken(SmallArticle("b", "2019-01-02", "The Base denied it.")),
            SmallArticle("c", "2019-01-03", "The Base.").naming(base, as: "Base").claiming("threat"),
        ]
        var filter = ClaimFilter()
        filter.type = "denial"
        #expect(try lines(.claims(filter), articles) == ["2019-01-01 1 (2)", "2019-01-02 1 (1)"])
        filter.subtype = "of_attack"
        #expect(try lines(.claims(filter), articles) == ["2019-01-01 1 (1)"])
        filter = ClaimFilter()
        filter.speaker = "base"
        #expect(try lines(.claims(filter), articles) == ["2019-01-02 1 (1)"])
    }

    @Test("a slice leaves what is not of it, a term of nothing counts all")
    func slices() throws {
        let articles = [
            SmallArticle("a", "2019-01-01", "Convoy.", site: "Post"), SmallArticle("b", "2019-01-01", "Convoy.", site: "Wire"),
            SmallArticle("c", nil, "Convoy.", site: "Post"),
        ]
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        var slice = Slice()
        slice.sources = ["Post"]
        let counts = try reader.counts([(.words(try #require(SearchQuery("convoy"))), slice), (nil, Slice())], words: true)
        #expect(counts.map { [$0.articles, $0.undated] } == [[2, 1], [3, 1]])
        #expect(counts[1].dates.map { [$0.articles, $0.words] } == [[2, 2]])
    }
}
