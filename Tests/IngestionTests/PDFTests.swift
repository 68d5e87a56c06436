import Documents
import Ingestion
import Testing

/// What pdftotext gives, made into an article again.
@Suite struct PDFTests {
    private func read(_ text: String, head: String = "") throws(Rejection) -> Article {
        let html = "<html><head>\n\(head)\n</head>\n<body>\n<pre>\n\(text)\n</pre>\n</body></html>"
        return try Fixture.read(.pdf(Array("%PDF".utf8), text: Array(html.utf8)), source: "review.pdf")
    }

    @Test func linesBecomeParagraphs() throws {
        let article = try read(
            """
            The ferry to the northern island sailed
            again on Thursday after three weeks in the
            yard, &amp; the har-
            bour was full.

            A second paragraph stands alone.
            • An item of a list
            • Another, as long as
            two lines
            """)
        #expect(
            article.blocks.map { article.string($0.range) } == [
                "The ferry to the northern island sailed again on Thursday after three weeks in the yard, & the harbour was full.",
                "A second paragraph stands alone.", "• An item of a list", "• Another, as long as two lines",
            ])
        #expect(article.blocks.map(\.kind) == [.paragraph, .paragraph, .listItem, .listItem])
    }

    @Test func aShortLineEndsAParagraph() throws {
        let article = try read(
            "The council met in the old hall on Monday\nand went home.\nOn Tuesday it met again and stayed until\nthe morning.")
        #expect(article.blocks.count == 2)
    }

    @Test func compoundsKeepTheirHyphenBeforeACapital() throws {
        #expect(Fixture.text(try read("He spoke of the Anglo-\nFrench treaty.")) == "He spoke of the Anglo- French treaty.")
    }

    @Test func headsAndNumbersOfPagesGo() throws {
        let pages = (1...4).map { page in
            "The Harbour Review No. 7\nPage \(page)\n\n\(Fixture.sentences[page])\n\n\(page)"
        }
        #expect(Fixture.text(try read(pages.joined(separator: "\n\u{0C}"))) == Fixture.sentences[1...4].joined(separator: "\n"))
    }

    @Test func aSentenceGoesOnAcrossPagesAndColumns() throws {
        let text =
            "The council decided that a second boat should be hired for the season until the end of\n\n3\n\u{0C}September, when it is quiet.\n\nThe island was full of people who had come to see the lights and the\n\nships of the harbour."
        #expect(
            Fixture.text(try read(text + "\n\n4\n"))
                == "The council decided that a second boat should be hired for the season until the end of\nSeptember, when it is quiet.\nThe island was full of people who had come to see the lights and the ships of the harbour."
        )
    }

    @Test(arguments: [
        ("2019-07-04T10:30:00+02", "2019-07-04T10:30:00+02:00"), ("D:20190704103000+02'00'", "2019-07-04T10:30:00+02:00"),
        ("20190704103000Z", "2019-07-04T10:30:00Z"), ("D:20190704", "2019-07-04"), ("Thu Jul  4 10:30:00 2019", "2019-07-04T10:30:00"),
        ("D:2019", "2019"),
        ("soon", nil), ("D:29990101", nil), ("D:20191399", nil),
    ])
    func dates(_ written: String, _ value: String?) throws {
        let article = try read("Words.", head: "<meta name=\"CreationDate\" content=\"\(written)\"/>")
        #expect(article.published?.value == value)
        #expect(article.published.map(\.signal) == value.map { _ in "pdf" })
    }

    @Test(arguments: [
        ("Ferry &amp; bridge", "Ferry & bridge"), ("Microsoft Word - a.doc", nil), ("layout_7.indd", nil), ("", nil), ("untitled", nil),
    ])
    func titles(_ written: String, _ title: String?) throws {
        let article = try read("Words.", head: "<title>\(written)</title>\n<meta name=\"Author\" content=\"Ada Brook\"/>")
        #expect(article.title == title && article.byline == "Ada Brook")
    }

    @Test func identityIsThePDFsOwn() throws {
        #expect(try read("Words.").id == read("Words, as a later pdftotext gives them.").id)
    }

    @Test func picturesHoldNoText() {
        for html in ["<pre>\n\u{0C}\n</pre>", "<html></html>", ""] {
            #expect(Fixture.code(.pdf([], text: Array(html.utf8))) == "empty")
        }
    }
}
