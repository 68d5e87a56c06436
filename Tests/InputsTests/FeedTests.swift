/// Feeds come apart at their items, whatever else their markup holds.
import Documents
import Foundation
import Inputs
import Testing

@Suite("Feeds")
struct FeedTests {
    private static let head = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gazette</title>"
    private static let foot = "</channel></rss>"

    private func items(_ inner: String, _ name: String = "feed.xml") throws -> [String] {
        try Reading(name, Self.head + inner + Self.foot).contents
    }

    @Test("come apart at items, each with all that stands before the first")
    func splits() throws {
        let found = try Reading("feed.rss", Self.head + "<item><title>A</title></item>\n<item>B</item><item/>" + Self.foot).articles
        #expect(found.map(Reading.content) == ["<item><title>A</title></item>", "<item>B</item>", "<item/>"])
        for article in found {
            guard case .entry(_, let head) = article.payload else { continue }
            #expect(String(decoding: head, as: UTF8.self) == Self.head)
        }
    }

    @Test("are RSS, RDF or Atom, with or without a prefix")
    func kinds() throws {
        let feeds = [
            ("a.rdf", "<rdf:RDF xmlns:rdf='r'><channel><items><li/></items></channel><item rdf:about='1'>x</item></rdf:RDF>", 1),
            ("a.atom", "<feed><title>T</title><entry>x</entry><entry>y</entry></feed>", 2),
            ("b.atom", "<atom:feed><atom:entry>x</atom:entry></atom:feed>", 1),
            ("c.xml", "<RSS><channel><item>x</item></channel></RSS>", 1),
            (
                "d.rss",
                "<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" \"http://d.example/rss.dtd\"><rss><channel><item>x</item></channel></rss>",
                1
            ),
            ("e.xml", "<rss><channel><title>No items yet</title></channel></rss>", 0),
        ]
        for (name, content, count) in feeds {
            let found = try Reading(name, content).articles
            #expect(found.filter { Reading.complaint($0) == nil }.count == count, "\(content)")
            #expect(found.count == count)
        }
    }

    @Test(
        "are not cut where \"<item>\" or \"</item>\" is no tag",
        arguments: [
            "<item><!-- <item> </item> -->x</item>", "<item><![CDATA[<item></item> ]] > ]]></item>", "<item><a t='<item>\"'/>x</item>",
            "<item><a t=\"</item> '\"/>x</item>", "<item><items>x</items><itemised/></item>", "<item><?php <item> ?>x</item>",
            "<item>1 < 2 <3 </item>",
        ])
    func lookalikes(_ item: String) throws {
        // A tag that XML would not allow may end early, but nothing of the item is lost and the next one stands.
        #expect(try items(item + "<item>next</item>").last == "<item>next</item>")
        #expect(try items(item + "<item>next</item>").dropLast().joined() == item)
    }

    @Test("lose one item at most to what is never closed")
    func unclosed() throws {
        #expect(try items("<item>a<item>b</item>") == ["<item>a", "<item>b</item>"])
        #expect(try items("<item><![CDATA[a</item>\n<item>b</item>").last == "<item>b</item>")
        #expect(try items("<item><!-- a</item><item>b</item>").last == "<item>b</item>")
        #expect(try items("<item><a href=\"x>a</item><item>b</item>").last == "<item>b</item>")
        #expect(try Reading("feed.xml", Self.head + "<item>a</item><item>b is cut o").articles.count == 2)
    }

    @Test("of other XML are refused with the reason, once")
    func refused() throws {
        let cases = [
            ("<urlset><url/></urlset>", "is XML but no feed: its first element is <urlset>"), ("", "it holds no element"),
            ("just words", "it holds no element"),
            ("<rss><channel>" + String(repeating: "<a/>", count: 300_000), "no item stands in its first"),
            ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel><item>&a;</item></channel></rss>", "declares entities of its own"),
        ]
        for (content, reason) in cases {
            let found = try Reading("x.xml", content).articles
            #expect(found.count == 1)
            #expect(found.first.flatMap(Reading.complaint)?.contains(reason) == true, "\(content.prefix(60))")
        }
    }

    @Test("keep an item that is too long from taking memory or its neighbours")
    func tooLong() throws {
        let long = "<item>" + String(repeating: "x", count: 300_000) + "</item>"
        let found = try Reading(
            "feed.xml", Self.head + "<item>a</item>" + long + "<item>b</item>" + Self.foot, Reading.settings { $0.rowLimit = 1000 })
        #expect(found.contents == ["<item>a</item>", "!too-large", "<item>b</item>"])
    }

    @Test("look for the end of what is never closed in the neighbourhood only")
    func blanks() throws {
        let item = "<item><![CDATA[</item>" + String(repeating: " ", count: 3 << 20) + "</item>"
        #expect(try Reading("a.rss", "<rss><channel>\(item)<item>two</item></channel></rss>").articles.count == 2)
    }

    @Test("in UTF-16 come as UTF-8")
    func wide() throws {
        let text = Self.head + "<item>Brücke 🌉</item>" + Self.foot
        for (encoding, mark) in [(String.Encoding.utf16LittleEndian, Data([0xFF, 0xFE])), (.utf16BigEndian, Data([0xFE, 0xFF]))] {
            let found = try Reading("feed.xml", Array(mark + text.data(using: encoding)!)).articles
            #expect(found.map(Reading.content) == ["<item>Brücke 🌉</item>"])
        }
    }

    @Test("cut anywhere end, and give items as far as they go", .timeLimit(.minutes(1)))
    func cuts() throws {
        let whole = Array((Self.head + "<item a='1'><![CDATA[x]]><!-- c --></item><item>é</item>" + Self.foot).utf8)
        for count in 0...whole.count { #expect(try Reading("feed.xml", Array(whole[..<count])).articles.count <= 2) }
    }
}
