import Documents
import Ingestion
import Testing

@Suite struct MarkdownTests {
    private func read(_ text: String) throws(Rejection) -> Article {
        try Fixture.read(.markdown(Array(text.utf8), gzip: false), source: "notes.md")
    }

    @Test func blocksWithoutTheirMarks() throws {
        let article = try read(
            "# Ferry\n\nThe **ferry** to the [island](https://x.example \"t\")\nsailed `twice`.\n\n- One *a*\n- Two\n  1. Deep\n\n> A quote.\n\n```\ncode  here\nand here\n```\n\n## Next\n\nDone&hellip; ![pic](a.png)\n"
        )
        #expect(article.title == "Ferry")
        let expected: [(String, Block.Kind)] = [
            ("The ferry to the island sailed twice.", .paragraph), ("One a", .listItem), ("Two", .listItem), ("Deep", .listItem),
            ("A quote.", .quote),
            ("code  here\nand here", .paragraph), ("Next", .heading), ("Done…", .paragraph),
        ]
        #expect(article.blocks.map { article.string($0.range) } == expected.map(\.0))
        #expect(article.blocks.map(\.kind) == expected.map(\.1))
    }

    @Test func frontMatter() throws {
        let article = try read(
            "---\ntitle: \"Ferry: notes\"\nauthors:\n  - Ada Brook\n  - 'Tom Reed'\ndate: 2019-07-04 10:30\nlang: fr\nurl: https://gazette.example/1\ntags: [a, b]\n---\n# Ferry: notes\n\nLe pont.\n"
        )
        #expect(article.title == "Ferry: notes" && article.byline == "Ada Brook; Tom Reed" && article.url == "https://gazette.example/1")
        #expect(article.published == DateStamp("2019-07-04T10:30", .minute, signal: "front-matter") && article.site == "gazette.example")
        #expect(Fixture.text(article) == "Le pont.")
    }

    @Test(arguments: ["---\n\nWords.", "---\nnever closed\n\nWords.", "Words.\n\n---\n"])
    func aRuleIsNoFrontMatter(_ text: String) throws {
        #expect(Fixture.text(try read(text)).hasSuffix("Words."))
    }

    @Test func markupInsideIsReadAsMarkup() throws {
        let article = try read(
            "One.\n\n<div><p>Two <b>bold</b>.</p><script>no</script><ul><li>Three</li></ul></div>\n\nFour <i>inline</i> <!-- no -->.\n")
        #expect(article.blocks.map { article.string($0.range) } == ["One.", "Two bold.", "Three", "Four inline ."])
    }

    @Test(arguments: [
        String(repeating: ">", count: 100_000) + " x",
        String(repeating: "- ", count: 50_000) + "x\n" + String(repeating: "\n", count: 50_000) + "y",
        String(repeating: "[", count: 50_000) + "x", String(repeating: "*a_", count: 50_000), String(repeating: "![[]()", count: 20_000),
        (0..<2000).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined() + String(repeating: "\n", count: 50_000),
        String(repeating: "<a ", count: 50_000), String(repeating: "`a``", count: 30_000),
    ])
    func floodsEnd(_ flood: String) {
        let clock = ContinuousClock()
        let took = clock.measure { _ = try? read("Words.\n\n" + flood) }
        // Half a second on a quiet machine; what grows with the square of its length takes minutes.
        #expect(took < .seconds(10))
    }

    @Test func whatHoldsNothingIsEmpty() {
        for text in ["# Only a title", "---\ntitle: x\n---\n", "![a](b.png)", "[a]: https://x.example"] {
            #expect(Fixture.code(.markdown(Array(text.utf8), gzip: false)) == "empty")
        }
        #expect(Fixture.code(.markdown([0x89, 0x50, 0x4E, 0x47, 0x0D], gzip: false)) == "binary")
    }
}
