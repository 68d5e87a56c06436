/// A network as XML and as rows, whatever its names hold.
import Documents
import Foundation
import Indexing
import Reports
import TestSupport
import Testing
import Trends

@Suite("A network written")
struct GEXFTests {
    private func network(_ first: String, _ second: String) throws -> Network {
        let articles = (0..<30).map { number in
            var article = SmallArticle("a\(number)", nil, "Of Ax and Bx.")
            if number < 8 {
                var place = Entity(id: "p\(second)", type: .place, name: second)
                place.coordinate = Coordinate(latitude: 35.95, longitude: -0.5)
                place.country = "SY"
                place.detail = "city"
                article.entities = [Entity(id: "g\(first)", type: .group, name: first), place]
                article.mentions = [
                    Mention(ByteRange(3, 5), tokens: 0..<1, entity: 0, score: 0.9),
                    Mention(ByteRange(10, 12), tokens: 0..<1, entity: 1, score: 0.9),
                ]
            }
            return article
        }
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        return try Network(Network.Question(Slice()), of: reader)
    }

    @Test("is well-formed and says who, where and how often together")
    func graph() throws {
        let page = try Page(String(decoding: GEXF.graph(try network("Front", "Raqqa")), as: UTF8.self))
        #expect(page.nodes("node").map { "\($0["id"] ?? "") \($0["label"] ?? "")" } == ["gFront Front", "pRaqqa Raqqa"])
        let values = page.nodes("node").map { node in
            Dictionary(uniqueKeysWithValues: node.flat.filter { $0.name == "attvalue" }.map { ($0["for"]!, $0["value"]!) })
        }
        #expect(values[0] == ["type": "group", "articles": "8"])
        #expect(values[1] == ["type": "place", "kind": "city", "articles": "8", "country": "SY", "latitude": "35.95", "longitude": "-0.5"])
        let edge = try #require(page.nodes("edge").first)
        #expect([edge["source"], edge["target"], edge["weight"]] == ["gFront", "pRaqqa", "8"])
        #expect(edge.flat.first { $0["for"] == "logdice" }?["value"] == "14")
    }

    @Test("names that look like markup or cannot stand in XML break nothing")
    func hostile() throws {
        let bad = "\"><edge id='9'/>&amp;<![CDATA[x]]>\u{1}\u{FFFF}\n\u{202E}"
        let page = try Page(String(decoding: GEXF.graph(try network("A\(bad)", "B\(bad)")), as: UTF8.self))
        #expect(page.count("node") == 2 && page.count("edge") == 1)
        #expect(page.nodes("node")[0]["label"] == "A\"><edge id='9'/>&amp;<![CDATA[x]]> \u{202E}")
        #expect(page.nodes("edge")[0]["source"] == page.nodes("node")[0]["id"])
    }

    @Test("of nothing is a graph without nodes")
    func empty() throws {
        let (folder, reader) = try smallIndex([])
        defer { withExtendedLifetime(folder) {} }
        let page = try Page(String(decoding: GEXF.graph(try Network(Network.Question(Slice()), of: reader)), as: UTF8.self))
        #expect(page.count("nodes") == 1 && page.count("node") == 0)
    }
}
