import Documents
import Ingestion
import TestSupport
import Testing

/// Pages beyond a limit, and letters that are none: each costs itself alone, and no text is ever no UTF-8.
@Suite struct LimitTests {
    private func read(_ html: String, _ change: (inout IngestionSettings) -> Void) throws(Rejection) -> Article {
        var settings = IngestionSettings()
        change(&settings)
        var article = Article(source: "page.html", payload: .page(Array(html.utf8), gzip: false, charset: nil))
        try IngestStage(settings).annotate(&article)
        return article
    }

    @Test func eachLimitKeepsWhatWasReadAndSaysSo() throws {
        let page = Fixture.page(
            Fixture.article() + "<div a=1 b=2 c=3><div><div><div><p>one</p>" + String(repeating: "<p>x</p>", count: 40_000))
        func warnings(_ change: (inout IngestionSettings) -> Void) throws -> [String] {
            let article = try read(page, change)
            #expect(Fixture.text(article).hasPrefix(Fixture.body))
            return article.warnings
        }
        #expect(try warnings { _ in } == [])
        #expect(try warnings { $0.levels = 5 } == ["Elements nest deeper than 5 levels; deeper tags were not read."])
        #expect(try warnings { $0.attributes = 2 } == ["A tag has more than 2 attributes; the rest was not read."])
        // Where text would be lost, the page is rejected.
        let many = Rejection(
            stage: "ingest", code: "too-many", message: "The page has more than 50 elements, the limit (nodes) on one page.")
        #expect(throws: many) { try read(page) { $0.nodes = 50 } }
        let slow = Rejection(
            stage: "ingest", code: "too-slow", message: "Parsing the page took longer than 1 ms, the limit (milliseconds) on one page.")
        #expect(throws: slow) { try read(page) { $0.milliseconds = 1 } }
    }

    @Test func theLargestLimitsAreFine() throws {
        let most = IngestionSettings.limits.upperBound
        let article = try read(Fixture.page(Fixture.article())) {
            $0.bytes = most
            $0.levels = most
            $0.attributes = most
            $0.nodes = most
            $0.milliseconds = most
        }
        #expect(Fixture.text(article) == Fixture.body)
    }

    @Test(
        "pages of millions of one thing are read",
        arguments: [
            "<table><tr><td colspan=9007199254740992 rowspan=-9223372036854775809>x</td></tr></table>",
            String(repeating: "<div>", count: 1_000_000), "<p>" + String(repeating: "word ", count: 2_000_000) + "</p>",
            "<div " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">",
            "<a href=\"" + String(repeating: "x", count: 5_000_000) + "\">",
            "<ol start=99999999999999999999><li value=-1>x</ol>", "&#99999999999999999999;&#xD800;&#0;&#x110000;&#-1;",
        ])
    func millions(_ odd: String) throws {
        #expect(Fixture.text(try Fixture.read(Fixture.page(Fixture.article() + odd))).hasPrefix(Fixture.body))
    }

    @Test func whatAPageDeclaresOfEntitiesIsNeitherReadNorFetched() throws {
        for type in [
            "<!DOCTYPE html [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE html SYSTEM \"http://localhost:9/x.dtd\">",
            "<!DOCTYPE html [<!ENTITY % p SYSTEM \"http://localhost:9/x\"> %p;]>",
            "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY c \"&a;&a;&a;\">]>",
        ] {
            let html = type + Fixture.page(Fixture.article() + "<p>&c; stays as it was written here.</p>")
            let text = Fixture.text(try Fixture.read(html))
            #expect(text.contains(Fixture.sentences[4]))
            #expect(!text.contains("root:") && !text.contains("aaaa"))
        }
    }

    @Test(
        "letters of every kind come through",
        arguments: [
            "\u{202E}abc\u{2066}d\u{2069}", "👩🏽‍🚒 \u{200D}\u{200C}", "e\u{301}\u{301}\u{301}",
            "\u{10FFFF}x",
        ])
    func letters(_ odd: String) throws {
        let sentence = "The \(odd) stands in the middle of this sentence, which is as long as the others are."
        let page = try Fixture.read(Fixture.page(Fixture.article(Fixture.paragraphs + "<p>\(sentence)</p>")))
        #expect(Fixture.text(page).unicodeScalars.elementsEqual("\(Fixture.body)\n\(sentence)".unicodeScalars))
        let row = try Fixture.row("{\"id\":1,\"text\":\"\(sentence)\"}")
        #expect(Fixture.text(row).unicodeScalars.elementsEqual(sentence.unicodeScalars))
    }

    /// "/" and NUL in more bytes than they need, halves of pairs, and what is beyond Unicode.
    @Test(
        arguments: [[0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0x80]]
            as [[UInt8]])
    func bytesThatAreNoLetterBecomeTheReplacement(_ odd: [UInt8]) throws {
        let payloads: [Payload] = [
            .page(
                Array("<article>\(Fixture.paragraphs)<p>ارتفع النهر ليلة الثلاثاء ".utf8) + odd
                    + Array(" وقطعت الطريق إلى القريتين</p></article>".utf8), gzip: false, charset: "utf-8"),
            .plain(Array("ارتفع النهر ليلة الثلاثاء ".utf8) + odd + Array(" وقطعت الطريق إلى القريتين".utf8), gzip: false),
            .row(
                Array("{\"id\":1,\"text\":\"ارتفع النهر ليلة الثلاثاء ".utf8) + odd + Array(" وقطعت الطريق إلى القريتين\"}".utf8), line: 1),
            .mail(
                Array("From: a\nContent-Type: text/plain; charset=utf-8\n\nارتفع النهر ليلة الثلاثاء ".utf8) + odd
                    + Array(" وقطعت الطريق إلى القريتين".utf8)),
            .entry(
                Array("<item><description>ارتفع النهر ليلة الثلاثاء ".utf8) + odd
                    + Array(" وقطعت الطريق إلى القريتين</description></item>".utf8), feed: Array("<rss><channel>".utf8)),
            .post(
                Array("{\"id\":1,\"text\":\"ارتفع النهر ليلة الثلاثاء ".utf8) + odd + Array(" وقطعت الطريق إلى القريتين\"}".utf8),
                channel: Array("{\"type\":\"public_channel\",\"id\":1}".utf8)),
            .cells(
                Array("ارتفع النهر ليلة الثلاثاء ".utf8) + odd + Array(" وقطعت الطريق إلى القريتين".utf8), header: Array("text".utf8),
                delimiter: 0x2C, line: 2),
        ]
        for payload in payloads {
            let article = try Fixture.read(payload)
            #expect(article.text.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) } != nil)
            #expect(Fixture.text(article).contains("\u{FFFD}"))
            #expect(!article.text.contains(0))
        }
    }

    @Test(arguments: [#"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\ud83dx\ude00"#, #"\uDC00\uD800"#, #"\u"#, #"\u12"#, #"\uzzzz"#])
    func halvesOfPairsInJSONBecomeTheReplacement(_ odd: String) throws {
        let row = try Fixture.row("{\"id\":1,\"text\":\"One \(odd) two\"}")
        #expect(Fixture.text(row).hasPrefix("One \u{FFFD}") && Fixture.text(row).hasSuffix("two"))
    }

    @Test(
        "dates that cannot be are left out",
        arguments: [
            "2999-01-01", "1246-05-01", "9999-12-31T23:59:60Z", "99999999999999999999", "2019-13-45", "-1-1-1", "0000-00-00", "٩٩٩٩-٩٩-٩٩",
        ])
    func dates(_ written: String) throws {
        let page = Fixture.page(head: "<meta property='article:published_time' content='\(written)'>", Fixture.article())
        #expect(try Fixture.read(page).published == nil)
        #expect(try Fixture.row("{\"id\":1,\"text\":\"Words.\",\"published\":\"\(written)\"}").published == nil)
        let letter = try Fixture.read(.mail(Array("From: a\nDate: \(written)\n\nWords of the letter.".utf8)))
        #expect(letter.published == nil)
    }

    /// Blocks and marks of whatever is read lie in the text, at the borders of letters, in order.
    @Test(arguments: 0..<60)
    func placesLieInTheText(_ seed: Int) throws {
        var nasty = NastyText(seed: seed)
        let text = nasty.next()
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let json = text.unicodeScalars.map {
            $0.value < 0x20 || $0 == "\"" || $0 == "\\" ? "\\u00\($0.value < 16 ? "0" : "")\(String($0.value, radix: 16))" : String($0)
        }
        .joined()
        let payloads: [Payload] = [
            .page(
                Array(Fixture.page(Fixture.article(Fixture.paragraphs + "<p>\(escaped)</p><blockquote>\(escaped)</blockquote>")).utf8),
                gzip: false, charset: nil),
            .entry(
                Array("<item><title>\(escaped)</title><description>&lt;p>\(escaped)&lt;/p>\(escaped)</description></item>".utf8),
                feed: Array("<rss><channel>".utf8)),
            .mail(Array("Subject: \(text)\nContent-Type: text/plain; charset=utf-8\n\n\(text)\n> \(text)".utf8)),
            .post(
                Array(
                    "{\"id\":1,\"text\":[\"\(json)\",{\"type\":\"hashtag\",\"text\":\"\(json)\"},{\"type\":\"text_link\",\"text\":\"\(json)\",\"href\":\"x\"}]}"
                        .utf8),
                channel: Array("{\"type\":\"public_channel\",\"id\":1}".utf8)),
            .row(Array("{\"id\":1,\"text\":\"\(json)\"}".utf8), line: 1), .plain(Array(text.utf8), gzip: false),
            .markdown(Array("# \(text)\n\n> \(text)\n\n- \(text)".utf8), gzip: false),
        ]
        for payload in payloads {
            // What is nothing but white space is no text.
            guard let article = try? Fixture.read(payload) else { continue }
            let whole = try #require(article.text.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) })
            func check(_ range: ByteRange) throws {
                try #require(range.start >= 0 && range.start <= range.end && range.end <= article.text.count)
                let bytes = article.text[range.start..<range.end]
                let words = try #require(bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) })
                // The same place counted in code points and in UTF-16.
                let before = whole.utf8.index(whole.startIndex, offsetBy: range.start)
                let points = whole.unicodeScalars.distance(from: whole.startIndex, to: before)
                #expect(whole.unicodeScalars.dropFirst(points).prefix(words.unicodeScalars.count).elementsEqual(words.unicodeScalars))
                let units = whole.utf16.distance(from: whole.startIndex, to: before)
                #expect(whole.utf16.dropFirst(units).prefix(words.utf16.count).elementsEqual(words.utf16))
            }
            var last = 0
            for block in article.blocks {
                try check(block.range)
                #expect(block.range.start >= last)
                last = block.range.end
            }
            for span in article.spans { try check(span.range) }
        }
    }
}
