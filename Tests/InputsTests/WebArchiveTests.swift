/// Web archives: which records are read, and that one wrong record costs only itself.
import Documents
import Inputs
import TestSupport
import Testing

@Suite("Web archives")
struct WebArchiveTests {
    struct Record {
        var type = "response"
        var url = "https://post.example/a"
        var date = "2019-07-04T10:30:00Z"
        var contentType: String? = "application/http; msgtype=response"
        var extra = ""
        var block: String
        /// As the header says; nil for the true one.
        var length: Int?
        var version = "WARC/1.0"

        func bytes(end: String = "\r\n\r\n", newline: String = "\r\n") -> [UInt8] {
            var header = "\(version)\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(date)\r\n"
            if let contentType { header += "Content-Type: \(contentType)\r\n" }
            header += "\(extra)Content-Length: \(length ?? block.utf8.count)\r\n\r\n"
            return Array((header.replacing("\r\n", with: newline) + block + end).utf8)
        }
    }

    static func page(_ body: String, url: String = "https://post.example/a", status: String = "200 OK", type: String? = "text/html")
        -> Record
    {
        Record(url: url, block: "HTTP/1.1 \(status)\r\n\(type.map { "Content-Type: \($0)\r\n" } ?? "")\r\n\(body)")
    }

    private static func file(_ records: [Record]) -> [UInt8] { records.flatMap { $0.bytes() } }

    @Test("give each page with its address and the time it was captured")
    func pages() throws {
        let found = try Reading("crawl.warc", Self.file([Self.page("<p>one"), Self.page("<p>two", url: "https://post.example/b?c=d#e")]))
        #expect(found.contents == ["<p>one", "<p>two"])
        #expect(found.sources == ["crawl.warc#https://post.example/a", "crawl.warc#https://post.example/b?c=d#e"])
        #expect(found.articles.map(\.url) == ["https://post.example/a", "https://post.example/b?c=d#e"])
        #expect(found.articles[0].seen == DateStamp("2019-07-04T10:30:00Z", .second, signal: "warc"))
    }

    @Test(
        "say when a page was captured as exactly as they know",
        arguments: [
            ("2019-07-04T10:30:00.123456Z", "2019-07-04T10:30:00Z"), ("2019-07-04T10:30Z", nil), ("2019-07-04T10:30", "2019-07-04T10:30Z"),
            ("2019-07-04", "2019-07-04"), ("2019", "2019"), ("yesterday", nil), ("20190704103000", nil), ("", nil),
        ])
    func dates(_ written: String, _ seen: String?) throws {
        var record = Self.page("x")
        record.date = written
        #expect(try Reading("a.warc", Self.file([record])).articles[0].seen?.value == seen)
    }

    @Test(
        "are read from version 0.17 to 1.1, with line feeds alone, folded headers and addresses in brackets",
        arguments: ["WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"])
    func versions(_ version: String) throws {
        var record = Self.page("x", url: "<https://post.example/a>")
        record.version = version
        record.extra = "X-Long: one\r\n two\r\nX-Empty:\r\n"
        let found = try Reading("a.warc", record.bytes(newline: "\n") + record.bytes(end: "\n\n") + record.bytes())
        #expect(found.contents == ["x", "x", "x"])
        #expect(Set(found.articles.map(\.url)) == ["https://post.example/a"])
    }

    @Test("give resources and extracted texts too; everything else is counted and left out")
    func kinds() throws {
        let records = [
            Record(type: "warcinfo", contentType: "application/warc-fields", block: "software: x"),
            Record(type: "request", contentType: "application/http; msgtype=request", block: "GET / HTTP/1.1\r\n\r\n"),
            Record(type: "resource", contentType: "text/html; charset=windows-1251", block: "<p>resource"),
            Record(type: "conversion", contentType: "text/plain", block: "conversion"),
            Record(type: "revisit", block: "HTTP/1.1 200 OK\r\n\r\n"),
            Record(type: "response", url: "dns:post.example", contentType: "text/dns", block: "post.example. A 192.0.2.1"),
            Self.page("gone", status: "404 Not Found"), Self.page("", status: "301 Moved Permanently"),
            Self.page("part", status: "206 Partial"),
            Self.page("kept", status: "203 Non-Authoritative"), Self.page("PNG", type: "image/png"),
            Self.page("User-agent: *", url: "https://post.example/robots.txt", type: "text/plain"),
            Self.page("text", type: "text/plain; charset=utf-8"), Self.page("<p>untold", type: nil), Self.page("%PDF-1.4", type: nil),
            Self.page("\u{0}\u{1}", type: nil), Record(type: "response", block: "<p>no header"),
            Self.page("x", type: "TEXT/HTML;charset=x"),
        ]
        let found = try Reading("a.warc", Self.file(records))
        #expect(found.contents == ["<p>resource", "conversion", "kept", "text", "<p>untold", "<p>no header", "x"])
        if case .page(_, _, let charset) = found.articles[0].payload { #expect(charset == "windows-1251") }
        #expect(
            found.skipped == [
                "warcinfo records": 1, "request records": 1, "revisit records": 1, "text/dns": 1, "status 404": 1, "status 301": 1,
                "status 206": 1, "image/png": 1, "robots.txt": 1, "application/pdf": 1, "unknown type": 1,
            ])
    }

    @Test("count what they leave out in a table that does not grow with them")
    func manyTypes() throws {
        let found = try Reading("a.warc", Self.file((0..<300).map { Self.page("x", type: "image/x-\($0)") }))
        #expect(found.skipped.count < 100)
        #expect(found.skipped.values.reduce(0, +) == 300)
    }

    @Test("are filtered by address, media type and day of capture")
    func filters() throws {
        var records = [
            Self.page("news", url: "https://post.example/news/1"), Self.page("shop", url: "https://post.example/shop/1"),
            Self.page("text", url: "https://post.example/news/2", type: "text/plain"),
            Self.page("later", url: "https://post.example/news/3"),
        ]
        records[3].date = "2020-01-01T00:00:00Z"
        func read(_ change: (inout CaptureFilter) -> Void) throws -> [String] {
            var settings = InputSettings()
            change(&settings.captures)
            return try Reading("a.warc", Self.file(records), settings).contents
        }
        #expect(try read { _ in } == ["news", "shop", "text", "later"])
        #expect(try read { $0.urls = ["*/news/*"] } == ["news", "text", "later"])
        #expect(try read { $0.urls = ["*/1"] } == ["news", "shop"])
        #expect(try read { $0.urls = ["*/shop/*", "*3"] } == ["shop", "later"])
        #expect(try read { $0.urls = ["https://post.example/news"] } == [])
        #expect(try read { $0.types = ["text/plain"] } == ["text"])
        #expect(try read { $0.types = ["TEXT/*"] } == ["news", "shop", "text", "later"])
        #expect(try read { $0.from = CalendarDay(2019, 7, 5) } == ["later"])
        #expect(try read { $0.to = CalendarDay(2019, 7, 4) } == ["news", "shop", "text"])
        #expect(try read { ($0.from, $0.to) = (CalendarDay(2019, 7, 4), CalendarDay(2020, 1, 1)) }.count == 4)
    }

    // MARK: Damage

    /// Three pages, the middle one of which is made wrong.
    private func check(
        _ change: (inout Record) -> Void, gives middle: [String], warning: String? = nil, end: String = "\r\n\r\n",
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        var record = Self.page("<p>middle")
        change(&record)
        for last in [false, true] {
            let after = last ? [] : Self.page("<p>last").bytes()
            let found = try Reading("a.warc", Self.page("<p>first").bytes() + record.bytes(end: end) + after)
            #expect(found.contents == ["<p>first"] + middle + (last ? [] : ["<p>last"]), sourceLocation: location)
            if let warning { #expect(found.warnings.contains { $0.contains(warning) }, "\(found.warnings)", sourceLocation: location) }
        }
    }

    @Test("with a wrong length, a missing one or none between records lose nothing")
    func lengths() throws {
        let length = Self.page("<p>middle").block.utf8.count
        try check({ $0.length = length }, gives: ["<p>middle"])
        try check({ $0.length = length - 4 }, gives: ["<p>middle"], warning: "longer than its Content-Length")
        try check({ $0.extra = "Content-Length: many\r\n" }, gives: ["<p>middle"], warning: "does not rightly say how long")
        try check({ $0.extra = "Content-Length: -3\r\n" }, gives: ["<p>middle"], warning: "does not rightly say how long")
        try check({ _ in }, gives: ["<p>middle"], end: "")
        try check({ _ in }, gives: ["<p>middle"], end: "\n")
        try check({ _ in }, gives: ["<p>middle"], end: "\r\n\r\n\r\n\r\n")
    }

    @Test(
        "with a length that reaches into the next record or beyond all of them give that one too",
        arguments: [30, 200, 5000, 1 << 30, 1 << 60])
    func tooLong(_ more: Int) throws {
        var record = Self.page("<p>middle")
        record.length = record.block.utf8.count + more
        let found = try Reading("a.warc", Self.file([Self.page("<p>first"), record, Self.page("<p>next"), Self.page("<p>last")]))
        #expect(found.contents == ["<p>first", more < 1 << 20 ? "<p>middle" : "!too-large", "<p>next", "<p>last"])
    }

    @Test("with wrong lengths all along take time by their size, not by its square")
    func manyTooLong() throws {
        var settings = InputSettings()
        settings.rowLimit = 1 << 20
        var record = Self.page(String(repeating: "word ", count: 100))
        record.length = 1 << 20
        let file = Self.file(Array(repeating: record, count: 20_000))
        var found: Reading?
        let took = try ContinuousClock().measure { found = try Reading("a.warc", file, settings) }
        #expect(found?.contents.count == 20_000)
        #expect(took < .seconds(5))
    }

    @Test("with headers that never end take time by their size, and lose nothing behind them")
    func manyHeaders() throws {
        let flood = String(repeating: "WARC/1.0\n", count: 100_000)
        var found: Reading?
        let took = try ContinuousClock().measure { found = try Reading("a.warc", Array(flood.utf8) + Self.file([Self.page("one")])) }
        #expect(found?.contents.last == "one")
        #expect(took < .seconds(5))
    }

    @Test("with lengths that no file can have", arguments: ["9223372036854775807", "9223372036854775808", "-1", "1e3", "", "٣"])
    func lengths(_ written: String) throws {
        let odd = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(written)\r\n\r\nHTTP/1.1 200 OK\r\n\r\nodd\r\n\r\n"
        #expect(try Reading("a.warc", Array(odd.utf8) + Self.file([Self.page("one")])).contents.last == "one")
    }

    @Test("with junk where a record should begin pass over it")
    func junk() throws {
        let first = Self.page("<p>first").bytes()
        let found = try Reading("a.warc", first + Array("junk\nWARC/2.0\nand more\n".utf8) + Self.page("<p>last").bytes())
        #expect(found.contents == ["<p>first", "!damaged", "<p>last"])
        #expect(
            found.complaints == [
                "a.warc: bytes \(first.count) to \(first.count + 23), unpacked, are no record of a web archive and were passed over."
            ])
        #expect(try Reading("a.warc", "<html>not an archive</html>\n").contents == ["!damaged"])
    }

    @Test("with a record longer than the limit pass over it without holding it")
    func tooLarge() throws {
        var settings = InputSettings()
        settings.rowLimit = 10_000
        let long = String(repeating: "a line of it\n", count: 10_000)
        let records = [Self.page("<p>first"), Self.page(long), Self.page(long, type: "video/mp4"), Self.page("<p>last")]
        let found = try Reading("a.warc", Self.file(records), settings)
        #expect(found.contents == ["<p>first", "!too-large", "<p>last"])
        #expect(found.complaints[0].contains("the limit is 10000"))
        #expect(found.skipped == ["video/mp4": 1])
    }

    @Test("that are cut within a record that would be left out say so")
    func cutPicture() throws {
        let found = try Reading("a.warc", Self.page("<p>first").bytes() + Self.page("PNG", type: "image/png").bytes().dropLast(6))
        #expect(found.contents == ["<p>first", "!damaged"])
        #expect(found.complaints[0].hasPrefix("a.warc#https://post.example/a: is cut off after"))
    }

    @Test("with a header that does not end pass over the record")
    func endlessHeader() throws {
        let endless = Array(("WARC/1.0\r\n" + String(repeating: "X: y\r\n", count: 400_000)).utf8)
        let found = try Reading("a.warc", Self.page("<p>first").bytes() + endless + Self.page("<p>last").bytes())
        #expect(found.contents == ["<p>first", "!damaged", "<p>last"])
    }

    @Test("whose gzip is damaged in one record keep all others", arguments: [1, 12, 30, 100, 150])
    func damagedMember(_ at: Int) throws {
        let pages = (0..<5).map { Self.page("<p>\($0) " + (0..<60).map { "\($0 * 7919 % 997)" }.joined(separator: " ")) }
        var members = pages.map { Packing.gzip($0.bytes()) }
        for index in at..<at + 6 { members[2][index] = 0xFF }
        let found = try Reading("a.warc.gz", members.flatMap { $0 })
        let kept = found.contents.filter { $0.hasPrefix("<p>") }.map { String($0.prefix(4)) }
        #expect(kept == ["<p>0", "<p>1", "<p>3", "<p>4"])
        #expect(found.contents.count { $0 == "!damaged" } == 1, "\(found.complaints)")
    }

    @Test("cut anywhere keep all records before the cut")
    func cut() throws {
        let pages = (0..<3).map { Self.page("<p>\($0)").bytes() }
        let plain = pages.flatMap { $0 }
        let members = pages.map(Packing.gzip)
        let packed = members.flatMap { $0 }
        for length in 0..<plain.count {
            let found = try Reading("a.warc", Array(plain[..<length])).contents
            let whole = length / pages[0].count
            #expect(found.starts(with: (0..<whole).map { "<p>\($0)" }), "cut at \(length): \(found)")
            #expect(found.count <= whole + 1)
        }
        for length in 0..<packed.count {
            let found = try Reading("a.warc.gz", Array(packed[..<length])).contents
            let whole = length / members[0].count
            #expect(found.starts(with: (0..<whole).map { "<p>\($0)" }), "cut at \(length): \(found)")
            #expect(found.count <= whole + 2)
        }
    }
}
