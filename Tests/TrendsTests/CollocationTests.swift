/// Which words stand near a word, a phrase or a name.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Collocations")
struct CollocationTests {
    private static let vocabulary = ["tax", "levy", "farm", "boat", "night", "letters", "goat", "mill", "rain", "tower", "of", "to"]

    /// Sentences of plain words, drawn so that "levy" likes to follow "tax".
    private static func sentences(_ count: Int, seed: UInt64) -> [[String]] {
        var dice = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            var words: [String] = []
            while words.count < 9 {
                words.append(vocabulary[Int.random(in: 0..<vocabulary.count, using: &dice)])
                if words.last == "tax", Bool.random(using: &dice) { words.append("levy") }
                if words.last == "night", Bool.random(using: &dice) { words.append("letters") }
            }
            return words
        }
    }

    private static let corpus = sentences(240, seed: 3)

    /// Six sentences an article, each with a capital and a stop.
    private static let articles = stride(from: 0, to: corpus.count, by: 6).map { start in
        let text = corpus[start..<start + 6].map { $0.joined(separator: " ").capitalizedFirst + "." }.joined(separator: " ")
        return SmallArticle("a\(start)", "2019-01-01", text)
    }

    private func collocations(
        _ node: Collocations.Node, in articles: [SmallArticle] = articles, hierarchy: [Relation] = [],
        _ change: (inout Collocations.Question) -> Void = { _ in }
    ) throws -> Collocations {
        let (folder, reader) = try smallIndex(articles, hierarchy: hierarchy)
        defer { withExtendedLifetime(folder) {} }
        var question = Collocations.Question(node, in: Slice())
        question.minimum = 1
        question.limit = .max
        question.leastInformation = .leastNonzeroMagnitude
        change(&question)
        return try Collocations(question, of: reader)
    }

    /// The same by the plainest loops: places of the node, and of each place the words around.
    private struct Naive {
        var nodes = 0
        /// Places of words in some window; windows that hold the word.
        var near: [String: Int] = [:]
        var windows: [String: Int] = [:]
        var totals: [String: Int] = [:]

        init(_ node: [String], window: Int) {
            for words in CollocationTests.corpus {
                for word in words { totals[word, default: 0] += 1 }
                let places = words.indices.filter { Array(words[$0...].prefix(node.count)) == node }
                let own = Set(places.flatMap { $0..<$0 + node.count })
                nodes += places.count
                var reached: Set<Int> = []
                for place in places {
                    let around = (place - window..<place + node.count + window).filter { words.indices.contains($0) && !own.contains($0) }
                    reached.formUnion(around)
                    for word in Set(around.map { words[$0] }) { windows[word, default: 0] += 1 }
                }
                for at in reached { near[words[at], default: 0] += 1 }
            }
        }
    }

    @Test(
        "figures are those of plain loops over the sentences",
        arguments: [("tax", 3), ("tax", 1), ("goat", 5), ("night letters", 2), ("rain", 50)])
    func naive(_ node: String, _ window: Int) throws {
        let expected = Naive(node.split(separator: " ").map(String.init), window: window)
        let found = try collocations(.words(node)) { $0.window = window }
        #expect(found.nodes == expected.nodes)
        let (all, near) = (expected.totals.values.reduce(0, +), expected.near.values.reduce(0, +))
        var likely: Set<String> = []
        for (word, together) in expected.near {
            let total = expected.totals[word]!
            let windows = Association(of: together, first: near, second: total, among: max(all, near + total - together))
            if windows.mutualInformation > 0 { likely.insert(word) }
            guard let collocate = found.collocates.first(where: { $0.word == word }) else { continue }
            let pair = Association(
                of: min(expected.windows[word]!, total), first: expected.nodes, second: total, among: max(all, expected.nodes + total))
            #expect([collocate.together, collocate.total] == [together, total])
            #expect(collocate.mutualInformation == windows.mutualInformation)
            #expect(collocate.logLikelihood == windows.contingency.logLikelihood)
            #expect(collocate.logDice == pair.logDice)
        }
        #expect(Set(found.collocates.map(\.word)) == likely && !likely.isEmpty)
    }

    @Test("the whole sentence is a window as wide as it is, and no window goes beyond a sentence")
    func sentence() throws {
        let wide = try collocations(.words("tax")) { $0.window = 50 }
        let whole = try collocations(.words("tax")) { $0.window = nil }
        #expect(whole.collocates.map(\.word) == wide.collocates.map(\.word))
        #expect(whole.collocates.map(\.together) == wide.collocates.map(\.together))
        let apart = (0..<5).map { SmallArticle("a\($0)", nil, "The tax. The levy came. Rain came over hills.") }
        #expect(try collocations(.words("tax"), in: apart) { $0.window = nil }.collocates.contains { $0.word == "levy" } == false)
    }

    @Test("each order ranks by its own measure", arguments: Collocations.Order.allCases)
    func orders(_ order: Collocations.Order) throws {
        let found = try collocations(.words("tax")) { $0.order = order }.collocates
        let ranks = found.map { word in
            switch order {
            case .logDice: word.logDice
            case .logLikelihood: word.logLikelihood
            case .mutualInformation: word.mutualInformation
            }
        }
        #expect(found.count > 1 && ranks == ranks.sorted(by: >))
        #expect(found.first?.word == "levy")
    }

    @Test("what is near less often than is asked for is left out")
    func minimum() throws {
        let all = try collocations(.words("tax")) { $0.window = 1 }.collocates
        let most = try #require(all.map(\.together).max())
        #expect(
            try collocations(.words("tax")) {
                $0.window = 1; $0.minimum = most
            }.collocates.map(\.together) == [most])
    }

    @Test("of an entity all its names count, those of the day's branches, too, and its own words are none that stand near")
    func entities() throws {
        let (base, wing) = (entity("base"), entity("wing"))
        let days = try #require(DaySpan(from: "2019", to: "2019"))
        let articles = ["2019-03-01", "2021-03-01"].flatMap { (day: String) -> [SmallArticle] in
            (0..<3).map { number in
                SmallArticle("\(day)-\(number)", day, "Black Wing fighters slept. Old Base fighters ate. Goats ran over hills far away.")
                    .naming(wing, as: "Black Wing").naming(base, as: day < "2020" ? "Old Base" : "no name")
            }
        }
        let found = try collocations(.entity("base"), in: articles, hierarchy: [Relation("wing", .branch, "base", days)]) { $0.window = 2 }
        #expect([found.nodes, found.articles] == [6, 3])
        #expect(Set(found.collocates.map { "\($0.word) \($0.together)" }) == ["fighters 6", "slept 3", "ate 3"])
        #expect(try collocations(.entity("wing"), in: articles).nodes == 6)
    }

    @Test("a slice narrows both the windows and what they are set against")
    func slice() throws {
        let articles =
            (0..<4).map { SmallArticle("p\($0)", nil, "Tax levy. Rain came.", site: "Post") }
            + (0..<4).map { SmallArticle("w\($0)", nil, "Tax boat. Levy levy levy.", site: "Wire") }
        let found = try collocations(.words("tax"), in: articles) { $0.slice.sources = ["Post"] }
        #expect(found.nodes == 4 && found.collocates.map { "\($0.word) \($0.together) \($0.total)" } == ["levy 4 4"])
    }

    @Test("of a word that is nowhere there is nothing")
    func nothing() throws {
        let found = try collocations(.words("comet"))
        #expect(found.nodes == 0 && found.articles == 0 && found.collocates.isEmpty)
        #expect(try collocations(.words("?!")).collocates.isEmpty)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
