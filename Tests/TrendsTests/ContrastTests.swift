/// What stands in more articles here than there.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Contrast")
struct ContrastTests {
    /// Since 1 June against before, words alone, both directions.
    private func contrast(_ articles: [SmallArticle], _ change: (inout Contrast.Question) -> Void = { _ in }) throws -> Contrast {
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        var (here, there) = (Slice(), Slice())
        here.from = CalendarDay(2019, 6, 1)
        there.to = CalendarDay(2019, 5, 31)
        var question = Contrast.Question(here: here, there: there)
        question.directions = [.more, .less]
        question.kinds = [.words]
        change(&question)
        return try Contrast(question, of: reader)
    }

    /// "word caliphate 9 3".
    private func lines(_ findings: [Contrast.Finding]) -> [String] {
        findings.map { "\($0.kind) \($0.name) \($0.count) \($0.otherCount)" }
    }

    /// Nine of ten since, three of twenty before.
    private static let risen = articles(before: 20, since: 10) { number, isSince in
        (isSince ? number < 9 : number < 3) ? "The caliphate fell." : "The weather held."
    }

    // G² = 2·Σ O·ln(O/E) over four cells; the chance of 9 or more of 12 among 10 of 30, doubled; 5 words were tested, of which 4 share it.
    @Test("what rose and what fell, with the figures that were reckoned by hand")
    func directions() throws {
        let found = try contrast(Self.risen)
        #expect([found.size, found.otherSize, found.tested] == [10, 20, 5])
        #expect(lines(found.more) == ["word caliphate 9 3", "word fell 9 3"])
        #expect(lines(found.less) == ["word held 1 17", "word weather 1 17"])
        let caliphate = try #require(found.more.first)
        #expect(caliphate.contingency.logLikelihood.rounded(to: 6) == 16.970677)
        #expect(caliphate.contingency.logRatio.rounded(to: 6) == 2.584963)
        #expect(abs(caliphate.adjusted - 0.0002679978691972695 * 5 / 4) < 1e-12)
    }

    @Test("only the direction that is asked for")
    func direction() throws {
        let found = try contrast(Self.risen) { $0.directions = [.less] }
        #expect(found.more.isEmpty && lines(found.less) == ["word held 1 17", "word weather 1 17"])
    }

    @Test("6 of 10 after 4 of 20 may be chance, however G² = 4.7 looks")
    func chance() throws {
        let found = try contrast(articles(before: 20, since: 10) { ($1 ? $0 < 6 : $0 < 4) ? "The caliphate fell." : "The weather held." })
        #expect(found.more.isEmpty && found.less.isEmpty)
    }

    @Test("what fewer articles hold than are asked for is not tested")
    func minimum() throws {
        let rare = articles(before: 20, since: 10) { $1 && $0 < 4 ? "Siege." : "Rain." }
        let five = try contrast(rare)
        #expect(five.tested == 1 && five.more.isEmpty)
        let four = try contrast(rare) { $0.minimum = 4 }
        #expect(four.tested == 2 && lines(four.more) == ["word Siege 4 0".lowercased()])
    }

    @Test("a change too small for the ratio that is asked for is left out, however sure")
    func ratio() throws {
        let slight = articles(before: 150, since: 150) { ($1 ? $0 < 145 : $0 < 120) ? "Rain." : "Wind." }
        #expect(lines(try contrast(slight) { $0.leastRatio = 0 }.more) == ["word rain 145 120"])
        #expect(try contrast(slight).more.isEmpty)
    }

    @Test("copies are one story here, and as many articles as they are where articles are counted")
    func copies() throws {
        var copied = articles(before: 20, since: 15) { $1 && $0 < 8 ? "The caliphate fell." : "The weather held." }
        for at in copied.indices where copied[at].text.contains("caliphate") { copied[at].story = 1 }
        let stories = try contrast(copied)
        #expect([stories.size, stories.otherSize] == [8, 20] && stories.more.isEmpty)
        let all = try contrast(copied) { $0.counting = .articles }
        #expect([all.size, all.otherSize] == [15, 20] && lines(all.more) == ["word caliphate 8 0", "word fell 8 0"])
    }

    @Test("a story that is told on both sides counts on both")
    func bothSides() throws {
        var articles = Self.risen
        articles[0].story = 1
        articles[1].story = 1
        articles[20].story = 1
        let found = try contrast(articles)
        #expect([found.size, found.otherSize] == [10, 19] && lines(found.more) == ["word caliphate 9 2", "word fell 9 2"])
    }

    @Test("against nothing said are all other articles, undated ones among them")
    func rest() throws {
        let post = articles(before: 0, since: 10, site: "Post") { number, _ in number < 9 ? "The caliphate fell." : "Rain." }
        let others = (0..<20).map { SmallArticle("u\($0)", nil, $0 < 3 ? "The caliphate fell." : "Rain.", site: "Wire") }
        let found = try contrast(post + others) {
            $0.here = Slice()
            $0.here.sources = ["Post"]
            $0.there = nil
        }
        #expect([found.size, found.otherSize] == [10, 20] && lines(found.more).contains("word caliphate 9 3"))
    }

    @Test("by occurrences a word's places count among all words")
    func occurrences() throws {
        let long = articles(before: 20, since: 10) { $1 && $0 == 0 ? "Siege siege siege siege siege siege rain." : "Rain." }
        #expect(try contrast(long).more.isEmpty)
        let found = try contrast(long) { $0.unit = .occurrences }
        #expect(lines(found.more) == ["word siege 6 0"])
        #expect(found.more.first?.contingency == Contingency(6, of: 16, against: 0, of: 20))
        #expect([found.size, found.otherSize] == [10, 20])
    }

    @Test("words that come from a longer name alone are not told beside it; one that comes from elsewhere, too, is")
    func parts() throws {
        let name = entity("sierra-negra", .place, name: "Sierra Negra")
        func corpus(besides: String) -> [SmallArticle] {
            articles(before: 40, since: 40) { number, isSince in
                isSince && number < 12 ? "Sierra Negra slept." : isSince && number < 20 ? "\(besides) slept." : "Rain slept."
            }.map { $0.naming(name, as: "Sierra Negra") }
        }
        let kinds: Set<Contrast.Kind> = [.words, .entities]
        #expect(lines(try contrast(corpus(besides: "Rain")) { $0.kinds = kinds }.more) == ["place Sierra Negra 12 0"])
        #expect(
            lines(try contrast(corpus(besides: "Negra")) { $0.kinds = kinds }.more) == ["word negra 20 0", "place Sierra Negra 12 0"])
    }

    @Test("entities by their own names, claims by type and by subtype")
    func entitiesAndClaims() throws {
        let plain = articles(before: 40, since: 40) { number, isSince in isSince && number < 12 ? "The front struck." : "The front slept." }
        let found = try contrast(
            plain.map { article in
                let named = article.naming(entity("front", name: "The Front"), as: "front")
                return article.text.contains("struck") ? named.claiming("denial", "of_attack").claiming("denial") : named.claiming("threat")
            }
        ) { $0.kinds = [.entities, .claims] }
        #expect(lines(found.more) == ["claim denial 12 0", "claim denial/of_attack 12 0"])
        #expect(lines(found.less) == ["claim threat 28 40"])
    }

    @Test("each finding is shown by a sentence of its own side")
    func evidence() throws {
        let found = try contrast(Self.risen) { $0.sentences = 1 }
        let (rise, fall) = try (#require(found.more.first?.sentences.first), #require(found.less.first?.sentences.first))
        #expect(rise.sentence == "The caliphate fell." && rise.document.hasPrefix("s"))
        #expect(fall.sentence == "The weather held." && fall.document.hasPrefix("b"))
    }

    // Each corpus by itself would show something in one of twenty; one of the ten did.
    @Test("where chance alone deals out the words, nothing rises or falls")
    func null() throws {
        var shown: [String] = []
        for seed in 1...10 {
            var texts = ChanceTexts(seed: UInt64(seed))
            let found = try contrast(articles(before: 60, since: 40) { _, _ in texts.text(50) }) { $0.kinds = Set(Contrast.Kind.allCases) }
            #expect(found.tested > 300)
            shown += lines(found.more + found.less)
        }
        #expect(shown.count <= 1, "\(shown)")
    }

    @Test("and one word that is planted among them is found, and no other")
    func planted() throws {
        var texts = ChanceTexts(seed: 11)
        let found = try contrast(
            articles(before: 60, since: 40) { number, isSince in texts.text(50) + (isSince && number < 14 ? " Drone." : "") })
        #expect(lines(found.more) == ["word drone 14 0"] && found.less.isEmpty)
    }

    @Test("an empty side has no findings")
    func empty() throws {
        let found = try contrast(articles(before: 20, since: 0) { _, _ in "The caliphate fell." })
        #expect([found.size, found.otherSize] == [0, 20] && found.more.isEmpty && found.less.isEmpty)
    }

    @Test("what is typical of each outlet is set against the other named ones in its language alone")
    func typical() throws {
        func outlet(_ name: String, _ word: String, _ language: String = "en") -> [SmallArticle] {
            (0..<12).map { SmallArticle("\(name)\($0)", "2019-01-01", "\(word) rain.", site: name, language: language) }
        }
        let (folder, reader) = try smallIndex(
            outlet("Post", "Tram") + outlet("Wire", "Ferry") + outlet("Other", "Tram") + outlet("Phare", "Tram", "fr"))
        defer { withExtendedLifetime(folder) {} }
        let outlets = [("Post", "en"), ("Wire", "en"), ("Phare", "fr")].map { (name: $0.0, language: $0.1) }
        let typical = try Contrast.typical(of: outlets, in: Slice(), kinds: [.words], limit: 5, reader)
        #expect(typical.map { lines($0.more) } == [["word tram 12 0"], ["word ferry 12 0"], []])
        #expect(typical.map(\.otherSize) == [12, 12, 0])
    }

    // MARK: Phrases

    private static let apart = "The tax and the checkpoint and the rain."

    /// Every word stands as often before as since; the runs do not.
    private func phrases(since: String, before: String = apart) throws -> Contrast {
        try contrast(
            articles(before: 40, since: 40) { number, isSince in
                number >= 12 ? "The rain and the wind." : isSince ? since : before
            }
        ) { $0.kinds = [.words, .phrases] }
    }

    @Test("a phrase is found whose words alone do not move")
    func phrase() throws {
        let found = try phrases(since: "The checkpoint tax and the rain.")
        #expect(lines(found.more) == ["phrase checkpoint tax 12 0"])
        #expect(lines(found.less) == ["phrase tax and the checkpoint 0 12"])
    }

    @Test("no phrase goes across a mark or a line", arguments: ["The checkpoint, tax and the rain.", "The checkpoint\ntax and the rain."])
    func marks(_ text: String) throws {
        #expect(try phrases(since: text).more.isEmpty)
    }

    @Test("a phrase has four words at most, and neither begins nor ends with a word that stands in every third article")
    func bounds() throws {
        #expect(
            lines(try phrases(since: "The tax of two grey mules and the checkpoint rain.").more).allSatisfy {
                $0.split(separator: " ").count <= 7 && !$0.hasPrefix("phrase the") && !$0.contains(" and the 12")
            })
        let found = try phrases(since: "The tax of the checkpoint rain.")
        #expect(lines(found.more) == ["phrase tax of the checkpoint 12 0"])
    }
}
