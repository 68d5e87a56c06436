import Documents
import Ingestion
import Testing

/// Items of feeds: which of their many names counts, and what hostile and broken XML may not do.
@Suite struct FeedTests {
    private static let rss =
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Gazette</title><link>https://gazette.example/</link><language>en</language>"

    private func item(_ inner: String, head: String = rss, source: String = "feed.xml") throws(Rejection) -> Article {
        try Fixture.read(.entry(Array("<item>\(inner)</item>".utf8), feed: Array(head.utf8)), source: source)
    }

    private func entry(_ inner: String) throws(Rejection) -> Article {
        let head =
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Talbote</title><author><name>Redaktion</name></author>"
        return try Fixture.read(.entry(Array("<entry>\(inner)</entry>".utf8), feed: Array(head.utf8)), source: "feed.atom")
    }

    @Test func rss() throws {
        let article = try item(
            "<title>Ferry &amp;amp; more</title><link>https://gazette.example/a</link><guid isPermaLink=\"false\">g1</guid><pubDate>Thu, 4 Jul 2019 10:30:00 EST</pubDate><dc:creator>Ada Brook</dc:creator><dc:creator>Tom Reed</dc:creator><description>\(Fixture.sentences[0])</description>"
        )
        #expect(article.source == "feed.xml#g1")
        #expect(article.title == "Ferry & more" && article.site == "Gazette" && article.url == "https://gazette.example/a")
        #expect(article.byline == "Ada Brook; Tom Reed")
        #expect(article.published == DateStamp("2019-07-04T10:30:00-05:00", .second, signal: "feed"))
        #expect(Fixture.text(article) == Fixture.sentences[0] && article.language == "en" && article.warnings.isEmpty)
    }

    @Test func atom() throws {
        let article = try entry(
            "<id>tag:t.example,2020:1</id><title type=\"html\">A &amp;amp; B</title><link rel=\"self\" href=\"https://t.example/api\"/><link href=\"https://t.example/1\"/><published>2020-05-01T07:00:00+02:00</published><updated>2020-05-02T08:00:00Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Eins &amp; <b>zwei</b>.</p><p>Drei.</p></div></content>"
        )
        #expect(article.source == "feed.atom#tag:t.example,2020:1" && article.url == "https://t.example/1")
        #expect(article.title == "A & B" && article.byline == "Redaktion" && article.site == "Talbote")
        #expect(article.published?.value == "2020-05-01T07:00:00+02:00" && article.modified?.value == "2020-05-02T08:00:00Z")
        #expect(Fixture.text(article) == "Eins & zwei.\nDrei.")
    }

    @Test func rdf() throws {
        let head =
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Gazette</title></channel>"
        let body =
            "<item rdf:about=\"https://g.example/1\"><link>https://g.example/1</link><description>Words.</description><d:date>2019-07-04</d:date></item>"
        let article = try Fixture.read(.entry(Array(body.utf8), feed: Array(head.utf8)), source: "feed.rdf")
        #expect(article.source == "feed.rdf#https://g.example/1" && article.site == "Gazette" && article.published?.value == "2019-07-04")
    }

    @Test func anUpdatedDateAloneIsTheBestThereIs() throws {
        let article = try entry("<updated>2020-05-02T08:00:00Z</updated><summary type=\"text\">Zwei &lt; drei.</summary>")
        #expect(article.published?.value == "2020-05-02T08:00:00Z" && article.modified == nil)
        #expect(Fixture.text(article) == "Zwei < drei.")
    }

    @Test func theLongestBodyCounts() throws {
        let long = "<p>\(Fixture.sentences[0])</p><ul><li>One.</li><li>Two.</li></ul><blockquote>Three.</blockquote><p>Share this</p>"
        for body in [
            "<description>Short.</description><content:encoded><![CDATA[\(long)]]></content:encoded>",
            "<description>\(long.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</description><summary>Short.</summary>",
            "<description>Short.</description><content type=\"html\"><![CDATA[\(long)]]></content>",
            // Markup that nobody escaped.
            "<description>\(long)</description>",
        ] {
            let article = try item(body)
            #expect(Fixture.text(article) == "\(Fixture.sentences[0])\nOne.\nTwo.\nThree.")
            #expect(article.blocks.map(\.kind) == [.paragraph, .listItem, .listItem, .quote])
        }
    }

    @Test(arguments: [
        ("<author>desk@gazette.example (Tom Reed)</author>", "Tom Reed"), ("<author>desk@gazette.example</author>", nil),
        ("<author>Tom Reed &lt;tom@gazette.example&gt;</author>", "Tom Reed"),
        ("<dc:creator>Ada</dc:creator><author>x@y.example</author>", "Ada"),
    ])
    func addressesAreNoNames(_ author: String, _ byline: String?) throws {
        #expect(try item("\(author)<description>Words.</description>").byline == byline)
    }

    @Test func identityIsTheItemsOwn() throws {
        let first = try item("<guid>a</guid><description>Words.</description>")
        let grown = try item(
            "<guid>a</guid><description>Words.</description>", head: Self.rss + "<lastBuildDate>Fri, 5 Jul 2019</lastBuildDate>")
        #expect(first.id == grown.id && first.sha256 == grown.sha256)
        #expect(try item("<guid>b</guid><description>Words.</description>").id != first.id)
    }

    @Test func brokenItemsAreReadAsFarAsTheyGo() throws {
        let cases = [
            (
                "<title>A &nbsp;B</title><description>Fish & chips, caf&eacute; &bogus; 1 < 2.</description>",
                "Fish & chips, café &bogus; 1 < 2."
            ),
            ("<description>Bold <b>word</i> here.</description>", "Bold word here."), ("<description>Not closed.", "Not closed."),
            ("<description><![CDATA[<p>Data that never ends.</p></description>", "Data that never ends."),
            ("<x:y>1</x:y><description>Prefix unknown.</description>", "Prefix unknown."),
            ("<description>Bell\u{07}and\u{01}more.</description>", "Bell and more."),
        ]
        for (inner, text) in cases { #expect(Fixture.text(try item(inner)) == text) }
        #expect(try item("<description>Not closed.").warnings.count == 1)
    }

    @Test func anItemWithoutTextIsEmpty() {
        #expect(Fixture.code(.entry(Array("<item><title>Only a title</title></item>".utf8), feed: Array(Self.rss.utf8))) == "empty")
        #expect(Fixture.code(.entry([], feed: [])) == "empty")
    }

    /// Entities that grow, that read files, that call home: no document type is read at all.
    @Test(arguments: [
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
        "<!DOCTYPE r [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE r [<!ENTITY c SYSTEM \"http://localhost:9/x\">]>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://localhost:9/x.dtd\"> %p;]>", "<!DOCTYPE r SYSTEM \"http://localhost:9/x.dtd\">",
        "<!ENTITY c \"x\">",
    ])
    func documentTypesAreRefused(_ type: String) {
        let item = Array("<item><description>&c; words</description></item>".utf8)
        #expect(Fixture.code(.entry(item, feed: Array((type + Self.rss).utf8))) == "doctype")
        #expect(Fixture.code(.entry(Array(type.utf8) + item, feed: Array(Self.rss.utf8))) == "doctype")
    }

    /// One entity of 100 kB, named ten thousand times, is the other way to grow.
    @Test func entitiesNobodyDeclaredAreWords() throws {
        let clock = ContinuousClock()
        let took = try clock.measure {
            let article = try item("<description>" + String(repeating: "&a;", count: 100_000) + "</description>")
            #expect(article.text.count == 300_000)
        }
        #expect(took < .seconds(2))
    }

    @Test(arguments: [
        String(repeating: "<a>", count: 100_000), "<a " + (0..<50_000).map { "a\($0)='1' " }.joined() + ">",
        "<a " + (0..<9_000).map { "a\($0)='1' " }.joined() + "/>", String(repeating: "<![CDATA[", count: 40_000),
        String(repeating: "<!--", count: 40_000), String(repeating: "<a \" ", count: 200_000),
        String(repeating: "<description>a</description>", count: 10_000),
        String(repeating: "&#38;", count: 100_000),
    ])
    func floodsEnd(_ flood: String) {
        let clock = ContinuousClock()
        let took = clock.measure { _ = try? item("<description>Words.</description>\(flood)") }
        #expect(took < .seconds(2))
    }

    @Test func encodings() throws {
        let head = Array("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel>".utf8)
        // "Мост закрыт." in Windows-1251.
        let words: [UInt8] = [0xCC, 0xEE, 0xF1, 0xF2, 0x20, 0xE7, 0xE0, 0xEA, 0xF0, 0xFB, 0xF2, 0x2E]
        let item = Array("<item><description>".utf8) + words + Array("</description></item>".utf8)
        #expect(Fixture.text(try Fixture.read(.entry(item, feed: head))) == "Мост закрыт.")
    }
}
