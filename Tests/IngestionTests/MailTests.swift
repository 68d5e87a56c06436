import Documents
import Ingestion
import Testing

/// Letters and saved pages: every way in which mail hides a text.
@Suite struct MailTests {
    private func read(_ message: String, source: String = "box.mbox") throws(Rejection) -> Article {
        try Fixture.read(.mail(Array(message.utf8)), source: source)
    }

    private static let head =
        "From: Ada Brook <ada@post.example>\r\nTo: x@y.example\r\nSubject: Ferry\r\nDate: Thu, 4 Jul 2019 10:30:00 +0200 (CEST)\r\nMessage-ID: <1@post.example>\r\n"

    @Test func aLetter() throws {
        let article = try read(Self.head + "\r\n\(Fixture.sentences[0])\r\n\r\n\(Fixture.sentences[1])\r\n-- \r\nAda\r\n+00 12\r\n")
        #expect(Fixture.text(article) == Fixture.sentences[0] + "\n\n" + Fixture.sentences[1])
        #expect(article.title == "Ferry" && article.byline == "Ada Brook" && article.site == "post.example")
        #expect(article.source == "box.mbox#ad0e20fdbcc6de86")
        #expect(article.published == DateStamp("2019-07-04T10:30:00+02:00", .second, signal: "mail"))
    }

    @Test(arguments: [
        ("=?utf-8?Q?caf=C3=A9_=26_more?=", "café & more"), ("=?UTF-8?B?Y2Fmw6k=?= =?utf-8?b?IGFnYWlu?=", "café again"),
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"), ("=?iso-8859-1?Q?caf=E9?= plain", "café plain"),
        ("=?windows-1251?B?zO7x8g==?=", "Мост"), ("a\r\n folded line", "a folded line"), ("=?utf-8?Q?not closed", "=?utf-8?Q?not closed"),
        ("1 = 2 =? 3", "1 = 2 =? 3"), ("=?x?Z?a?=", "=?x?Z?a?="),
    ])
    func subjects(_ written: String, _ read: String) throws {
        #expect(try self.read("From: a@b.example\r\nSubject: \(written)\r\n\r\nWords.").title == read)
    }

    @Test(arguments: [
        ("Ada Brook <a@b.example>", "Ada Brook"), ("\"Brook, Ada\" <a@b.example>", "Brook, Ada"), ("a@b.example (Ada Brook)", "Ada Brook"),
        ("a@b.example", nil), ("\"a@b.example\" <a@b.example>", nil), ("<a@b.example>", nil), ("=?utf-8?Q?Ad=C3=A4?= <a@b.example>", "Adä"),
    ])
    func bylinesAreNamesOnly(_ from: String, _ name: String?) throws {
        let article = try read("From: \(from)\r\n\r\nWords.")
        #expect(article.byline == name)
        #expect(!String(decoding: Record.line(article, layers: []), as: UTF8.self).contains("a@b"))
    }

    @Test func lists() throws {
        #expect(try read("From: a@b.example\r\nList-Id: Dispatches <d.post.example>\r\n\r\nWords.").site == "Dispatches")
        #expect(try read("From: a@b.example\r\nList-Id: <d.post.example>\r\n\r\nWords.").site == "d.post.example")
    }

    @Test func quotedRepliesAreQuotes() throws {
        let article = try read("From: a@b.example\r\n\r\nYes.\r\n\r\n> Will it sail?\r\n> > Who knows?\r\n\r\nIt did.\r\n")
        #expect(article.blocks.map { article.string($0.range) } == ["Yes.", "Will it sail?", "Who knows?", "It did."])
        #expect(article.blocks.map(\.kind) == [.paragraph, .quote, .quote, .paragraph])
    }

    @Test func flowedLinesFlow() throws {
        let type = "Content-Type: text/plain; charset=utf-8; format=flowed"
        #expect(
            Fixture.text(try read("\(type)\r\n\r\nThe ferry sailed \r\nagain on\r\nThursday.\r\n > no quote\r\n"))
                == "The ferry sailed again on\nThursday.\n> no quote")
        #expect(Fixture.text(try read("\(type); DelSp=Yes\r\n\r\nwonder \r\nful\r\n")) == "wonderful")
    }

    private func alternative(_ plain: String, _ html: String) -> String {
        """
        \(Self.head)Content-Type: multipart/mixed; boundary="out er"\r
        \r
        A preamble that nobody reads.\r
        --out er\r
        Content-Type: multipart/alternative;\r
         boundary*0=in;\r
         boundary*1=ner\r
        \r
        --inner\r
        Content-Type: text/plain; charset=iso-8859-1\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        \(plain)\r
        --inner\r
        Content-Type: text/html; charset=utf-8\r
        \r
        \(html)\r
        --inner--\r
        --out er\r
        Content-Type: text/plain\r
        Content-Disposition: attachment; filename=a.txt\r
        \r
        \(String(repeating: "Attached. ", count: 50))\r
        --out er--\r
        An epilogue.\r
        """
    }

    @Test func theFormWithMoreTextCounts() throws {
        #expect(
            Fixture.text(try read(alternative("See the page.", "<p>\(Fixture.sentences[0])</p><blockquote>Q.</blockquote>")))
                == "\(Fixture.sentences[0])\nQ.")
        #expect(
            Fixture.text(try read(alternative("A caf=E9 on the =\r\nharbour, open all day.", "<p>See above</p>")))
                == "A café on the harbour, open all day.")
    }

    @Test func base64() throws {
        let article = try read(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: BASE64\r\n\r\nQ2Fmw6kg\r\nb24gdGhlIGhh!\r\ncmJvdXIu")
        #expect(Fixture.text(article) == "Café on the harbour.")
    }

    @Test func damagedMailIsReadAsFarAsItGoes() throws {
        // Cut in the middle of a part, and a boundary that never comes.
        let cut = alternative(Fixture.sentences[0], "<p>x</p>").prefix(600)
        #expect(Fixture.text(try read(String(cut))).hasPrefix("The river rose"))
        #expect(Fixture.code(.mail(Array("Content-Type: multipart/mixed; boundary=b\r\n\r\nWords.".utf8))) == "empty")
        #expect(Fixture.code(.mail(Array("Just words, no headers.".utf8))) == "no-mail")
        #expect(Fixture.code(.mail([])) == "no-mail")
        #expect(try read("From: a@b.example\r\nDate: soon\r\n\r\nWords.").warnings.count == 1)
    }

    @Test(arguments: ["=?utf-8?q?a?= ", "=?utf-8?q?a?=x", "=?a?Q?b", "=?", "a*1=b;", "(", "\n b"])
    func aHeaderOfMegabytesCostsNoMoreThanItsBeginning(_ piece: String) throws {
        let flood = String(repeating: piece, count: 300_000)
        let took = try ContinuousClock().measure {
            for header in ["Subject: ", "From: ", "Content-Type: text/plain; "] {
                let letter = try read("\(header)\(flood)\n\nWords of the letter.")
                #expect(Fixture.text(letter) == "Words of the letter.")
            }
        }
        #expect(took < .seconds(2))
    }

    @Test func nestingIsBounded() {
        let clock = ContinuousClock()
        var deep = ""
        for level in 0..<3000 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\r\n\r\n--b\(level)\r\n" }
        let flood = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + String(repeating: "--b\r\n\r\n", count: 100_000)
        let took = clock.measure {
            _ = try? read(deep + "\r\nWords.")
            _ = try? read(flood)
        }
        #expect(took < .seconds(3))
    }

    private func saved(_ html: String, root: String = "Snapshot-Content-Location: https://gazette.example/ferry\r\n") -> String {
        """
        From: <Saved by a browser>\r
        \(root)Subject: Ferry\r
        Date: Sat, 6 Jul 2019 09:00:00 -0000\r
        MIME-Version: 1.0\r
        Content-Type: multipart/related; type="text/html"; boundary="b"\r
        \r
        --b\r
        Content-Type: text/html\r
        Content-Transfer-Encoding: quoted-printable\r
        Content-Location: https://gazette.example/ferry\r
        \r
        \(html.replacing("=", with: "=3D"))\r
        --b\r
        Content-Type: image/png\r
        Content-Transfer-Encoding: base64\r
        Content-Location: https://gazette.example/a.png\r
        \r
        iVBORw0KGgo=\r
        --b--\r
        """
    }

    @Test func savedPagesAreReadAsPages() throws {
        for root in ["Snapshot-Content-Location: https://gazette.example/ferry\r\n", ""] {
            let article = try read(saved(Fixture.page(Fixture.article()), root: root), source: "ferry.mhtml")
            #expect(Fixture.text(article) == Fixture.body && article.title == "Flood cuts off two villages")
            #expect(article.url == "https://gazette.example/ferry" && article.site == "gazette.example" && article.source == "ferry.mhtml")
            #expect(article.seen == DateStamp("2019-07-06T09:00:00", .second, signal: "mhtml") && article.byline == nil)
        }
    }

    @Test func identityIsTheMessagesOwn() throws {
        let message = Self.head + "\r\nWords."
        #expect(try read(message).id == read(message).id)
        #expect(try read(message).id != read(message, source: "other.mbox").id)
    }
}
