import Documents
import Ingestion
import Testing

/// Pages that break readers. Each ends within its limits and costs only itself.
@Suite struct TrapTests {
    private func check(_ html: String, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(Fixture.text(try Fixture.read(html)) == Fixture.body, sourceLocation: location)
    }

    @Test func markupInsideAttributeValues() throws {
        try check(Fixture.page("<div data-x=\"<script>\" title='<!-- <svg>'>" + Fixture.article() + "</div>"))
    }

    @Test func scriptsThatSpeakOfTheirOwnEnd() throws {
        try check(Fixture.page("<script>if (a < b) document.write('<p>no</p>'); // </scripted>\n</script >" + Fixture.article()))
    }

    @Test func fortyThousandAttributes() throws {
        let attributes = (0..<40_000).map { "a\($0)=1" }.joined(separator: " ")
        let article = try Fixture.read(Fixture.page("<div \(attributes)>" + Fixture.article() + "</div>"))
        #expect(Fixture.text(article) == Fixture.body)
        #expect(article.warnings.count == 1)
    }

    @Test func aHundredThousandLevels() throws {
        let deep = String(repeating: "<div>", count: 100_000)
        let article = try Fixture.read(Fixture.page(Fixture.article() + deep + "x"))
        #expect(Fixture.text(article).hasPrefix(Fixture.body))
        #expect(!article.warnings.isEmpty)
    }

    @Test func aCommentThatNeverEnds() throws {
        try check(Fixture.page("<!-- oh no " + Fixture.article()))
    }

    @Test func aQuoteThatNeverCloses() throws {
        try check(Fixture.page("<div class=\"open>" + Fixture.article()).replacing("\"en\"", with: "en"))
    }

    @Test func aButtonThatIsNestedWrongly() throws {
        try check(Fixture.page("<button><div>Menu</button>" + Fixture.article()))
    }

    /// Pages of a few hundred thousand bytes whose every tag asks about all that follows.
    @Test(
        "cost time by their length, not by its square",
        arguments: [
            String(repeating: "<!-- >", count: 40_000), String(repeating: "<textarea>", count: 40_000),
            String(repeating: "<svg>", count: 40_000),
            String(repeating: "<svg>", count: 40_000) + String(repeating: "</svg>", count: 20_000),
            String(repeating: "<noscript>", count: 40_000), String(repeating: "<template><object>", count: 20_000),
            "<div>" + String(repeating: "<form>Search the site</form>", count: 40_000) + "</div>",
            structured(
                [String](repeating: String(repeating: "[", count: 480), count: 1),
                [String](repeating: "{\"@type\":\"Article\"},", count: 30_000)),
            structured((0..<5000).map { "{\"@id\":\"#\($0)\"}" }, (0..<5000).map { ",{\"@id\":\"#\($0)\",\"x\":1}" }),
        ])
    func floods(_ flood: String) throws {
        let clock = ContinuousClock()
        let took = clock.measure { _ = try? Fixture.read(Fixture.page(Fixture.article() + flood)) }
        #expect(took < .seconds(1))
    }

    private static func structured(_ authors: [String], _ others: [String]) -> String {
        "<script type=\"application/ld+json\">[{\"@type\":\"Article\",\"author\":[\(authors.joined(separator: ","))]}\(others.joined())]</script>"
    }

    @Test func drawingsThatEndAreLeftOutAmongThoseThatDoNot() throws {
        let open = String(repeating: "<svg>", count: 3)
        try check(Fixture.page(open + "<svg><text>no</text></svg>" + Fixture.article() + "<svg><text>no</text></svg>"))
    }

    @Test func authorsByReference() throws {
        let data = Self.structured(
            ["{\"@id\":\"#a\"}", "{\"@id\":\"#b\"}", "{\"@id\":\"#c\"}"],
            [
                ",{\"@id\":\"#b\",\"name\":\"Bob Sample\"},{\"@id\":\"#a\"},{\"@id\":\"#a\",\"name\":\"Ann Example\"}"
            ])
        #expect(try Fixture.read(Fixture.page(head: data, Fixture.article())).byline == "Ann Example; Bob Sample")
    }

    @Test func zeroBytes() throws {
        var bytes = Array(Fixture.page(Fixture.article()).utf8)
        bytes.insert(0, at: bytes.count / 2)
        let article = try Fixture.read(.page(bytes, gzip: false, charset: nil))
        #expect(article.blocks.count == 5)
    }

    @Test func whatIsNoTextIsRejected() {
        let cases: [(bytes: [UInt8], code: String)] = [
            ([], "empty"), (Array(" \n\t ".utf8), "empty"), (Array("%PDF-1.7 and so on".utf8), "binary"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "binary"), (Array("<html></html>".utf8), "no-article"),
        ]
        for (bytes, code) in cases {
            #expect(Fixture.code(.page(bytes, gzip: false, charset: nil)) == code)
        }
    }

    @Test func aPageBeyondTheLimitIsRejected() {
        var settings = IngestionSettings()
        settings.bytes = 1000
        let bytes = Array(Fixture.page(Fixture.article() + Fixture.article()).utf8)
        #expect(Fixture.code(.page(bytes, gzip: false, charset: nil), settings) == "too-large")
    }

    @Test func damagedGzip() {
        #expect(
            Fixture.code(.page([0x1F, 0x8B, 8, 0, 0], gzip: true, charset: nil)) == "damaged")
    }

    @Test func whatTheDoorCouldNotReadIsPassedOn() {
        let refusal = Rejection(stage: "input", code: "unreadable", message: "no")
        #expect(Fixture.code(.unreadable(refusal)) == "unreadable")
    }

    @Test func sameBytesInTheSamePlaceHaveTheSameID() throws {
        let bytes = Array(Fixture.page(Fixture.article()).utf8)
        let first = try Fixture.read(.page(bytes, gzip: false, charset: nil), source: "a/x.html")
        let again = try Fixture.read(.page(bytes, gzip: false, charset: nil), source: "a/x.html")
        let elsewhere = try Fixture.read(.page(bytes, gzip: false, charset: nil), source: "b/x.html")
        #expect(first.id == again.id && first.id != elsewhere.id && first.id.count == 16 && first.sha256 == elsewhere.sha256)
    }

    @Test(
        "text comes out as it went in, whatever stands beside it",
        arguments: [
            ("One &amp; two<script>x()</script> and three", "One & two and three"),
            ("One<script>x()</script> &amp; two", "One & two"),
            ("One <span class=\"related\"></span>and two", "One and two"),
            ("One<b> </b>two", "One two"), ("One <i>two</i> three", "One two three"), ("One\n\n\ttwo", "One two"),
            ("a &lt; b > c<!-- x -->d e", "a < b > cd e"), ("One</br>two", "One two"),
            ("\(noncharacter)???? one", "\(noncharacter)???? one"), ("\(noncharacter)????&amp; one", "????& one"),
            ("&#xFDD0;????????", "\(noncharacter)????????"),
            ("One<p></p>two", "One|two"), ("One<div> <div></div></div>two", "One|two"), ("<p></p>One two", "One two"),
            ("One<pre>two\n  three</pre>", "One|two three"),
        ])
    func texts(html: String, read: String) throws {
        let paragraphs = Fixture.sentences.map { "<p>\($0)</p>" }
        let page = paragraphs.prefix(3).joined() + "<div>\(html)</div>" + paragraphs.suffix(2).joined()
        let lines = Fixture.text(try Fixture.read(Fixture.page(Fixture.article(page)))).split(separator: "\n")
        #expect(lines.dropFirst(3).dropLast(2).joined(separator: "|") == read)
    }
}

/// U+FDD0, which the stage uses for itself.
private let noncharacter = String(Unicode.Scalar(0xFDD0 as UInt32)!)
