/// Who is named together more often than chance would have it.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Network")
struct NetworkTests {
    private func network(_ articles: [SmallArticle], _ change: (inout Network.Question) -> Void = { _ in }) throws -> Network {
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        var question = Network.Question(Slice())
        change(&question)
        return try Network(question, of: reader)
    }

    /// An article that names what is written in capitals.
    private static func article(_ number: Int, _ names: String, story: Int? = nil) -> SmallArticle {
        let types: [Character: Entity.Kind] = ["A": .group, "B": .group, "C": .place, "D": .person]
        return names.reduce(SmallArticle("a\(number)", nil, "Of \(names.map { "\($0)x" }.joined(separator: " ")).", story: story)) {
            article, name in
            article.naming(entity(String(name), types[name]!), as: "\(name)x")
        }
    }

    /// A and B together in 6, each alone in 1; C with them in 3, without in 11, D in all of those; nothing in 11.
    private static let corpus =
        (["AB", "AB", "AB", "ABC", "ABC", "ABC", "A", "B"] + [String](repeating: "CD", count: 11)
        + [String](repeating: "", count: 11)).enumerated().map { article($0.offset, $0.element) }

    private func edges(_ network: Network) -> [String] {
        network.edges.map { "\(network.nodes[$0.first].entity.key)–\(network.nodes[$0.second].entity.key) \($0.articles)" }
    }

    @Test("pairs, counted by hand: those that are together more than chance would have it, the surest first")
    func byHand() throws {
        let found = try network(Self.corpus)
        #expect(found.nodes.map { "\($0.entity.key) \($0.articles)" } == ["C 14", "D 11", "A 7", "B 7"])
        // A and B each with C in 3 of 7 is what chance would do: 7 · 14 / 30.
        #expect(edges(found) == ["C–D 11", "A–B 6"])
        let edge = try #require(found.edges.last)
        #expect(edge.association == Association(of: 6, first: 7, second: 7, among: 30))
        // Of 7 articles drawn of 30, 6 or 7 of the 7 that name A: (7 · 23 + 1) of 2,035,800 ways. Six pairs were asked for; it is the
        // second of them by probability.
        #expect(edge.adjusted.agrees(with: 162.0 / 2_035_800 * 6 / 2))
    }

    @Test("of the types or kinds that are asked for alone")
    func types() throws {
        #expect(edges(try network(Self.corpus) { $0.types = ["group"] }) == ["A–B 6"])
        #expect(try network(Self.corpus) { $0.types = ["group", "person"] }.nodes.map(\.entity.key) == ["D", "A", "B"])
        #expect(try network(Self.corpus) { $0.types = ["nothing"] }.nodes.isEmpty)
    }

    @Test("of so many nodes and articles as are asked for")
    func limits() throws {
        #expect(edges(try network(Self.corpus) { $0.nodes = 2 }) == ["C–D 11"])
        #expect(edges(try network(Self.corpus) { $0.minimum = 7 }) == ["C–D 11"])
    }

    @Test("copies are one story")
    func copies() throws {
        let copied = (0..<30).map { Self.article($0, $0 < 6 ? "AB" : "", story: $0 < 6 ? 1 : nil) }
        #expect(edges(try network(copied)) == [])
        #expect(edges(try network(copied) { $0.counting = .articles }) == ["A–B 6"])
    }

    @Test("entities that chance alone deals out are bound by nothing")
    func null() throws {
        var dice = SplitMix64(seed: 5)
        let articles = (0..<200).map { number in
            Self.article(number, String("ABCD".filter { _ in Int.random(in: 0..<3, using: &dice) == 0 }))
        }
        let found = try network(articles)
        #expect(found.nodes.count == 4 && found.edges.isEmpty, "\(edges(found))")
    }

    @Test("an empty index has neither nodes nor edges")
    func empty() throws {
        let found = try network([])
        #expect(found.nodes.isEmpty && found.edges.isEmpty)
    }
}
