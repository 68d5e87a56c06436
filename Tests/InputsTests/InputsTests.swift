/// What the user named becomes articles: in a stable order, and nothing in a folder can hold the walk up.
import Documents
import Foundation
import Inputs
import TestSupport
import Testing

@Suite("Inputs")
struct InputsTests {
    /// Everything that comes out: the source, and the reason where it could not be read.
    private func read(_ paths: [String], limit: Int = 1 << 20, rowLimit: Int = 1 << 20) throws -> (
        articles: [Article], skipped: [String: Int], files: Int
    ) {
        var settings = InputSettings()
        settings.fileLimit = limit
        settings.rowLimit = rowLimit
        var inputs = try Inputs(paths, settings)
        var articles: [Article] = []
        while let article = inputs.next() { articles.append(article) }
        return (articles, inputs.skipped, inputs.files)
    }

    private func page(_ article: Article) -> String? {
        if case .page(let bytes, _, _) = article.payload { return String(decoding: bytes, as: UTF8.self) }
        return nil
    }

    private func reason(_ article: Article) -> Rejection? {
        if case .unreadable(let rejection) = article.payload { return rejection }
        return nil
    }

    @Test("come in byte order, folders walked in depth, sources relative to what was named")
    func order() throws {
        let folder = try TemporaryFolder()
        for name in ["b/z.html", "b/a.html", "a.html", "B.html", "é.html", "b.html", "c/d/e.html", "10.html", "9.html"] {
            try folder.write("root/\(name)", name)
        }
        let found = try read([folder.path("root")])
        let sources = ["10.html", "9.html", "B.html", "a.html", "b/a.html", "b/z.html", "b.html", "c/d/e.html", "é.html"]
        #expect(found.articles.map(\.source) == sources)
        #expect(found.articles.map(page) == sources)
        #expect(found.files == 9)
        #expect(try read([folder.path("root") + "/"]).articles.map(\.source) == sources)
    }

    @Test("that are named one by one keep the order in which they were named")
    func namedOrder() throws {
        let folder = try TemporaryFolder()
        let paths = try ["z.html", "a.html", "m.txt"].map { try folder.write($0, "x") }
        #expect(try read(paths).articles.map(\.source) == ["z.html", "a.html", "m.txt"])
    }

    @Test("are told by the ending of their name")
    func formats() throws {
        let folder = try TemporaryFolder()
        for name in [
            "a.HTML", "b.htm.gz", "c.xhtml", "d.txt", "d.TXT.gz", "e.docx", "f", "g.tar.z", "h.docx", ".hidden.html", "i.html.bak",
        ] {
            try folder.write(name, "x")
        }
        try folder.write("j.jsonl", "{}")
        let found = try read([folder.path])
        #expect(found.articles.map(\.source) == ["a.HTML", "b.htm.gz", "c.xhtml", "d.TXT.gz", "d.txt", "j.jsonl"])
        #expect(found.skipped == [".docx": 2, "": 1, ".z": 1, ".bak": 1])
        let kinds = found.articles.map { article in
            switch article.payload {
            case .page(_, let gzip, _): gzip ? "page.gz" : "page"
            case .plain(_, let gzip): gzip ? "plain.gz" : "plain"
            case .row(_, let line): "row \(line)"
            default: "?"
            }
        }
        #expect(kinds == ["page", "page", "page", "plain", "plain", "row 1"])
    }

    @Test("of one object a line are rows with their line numbers; blank lines are none")
    func rows() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("rows.ndjson", "{\"a\":1}\n\n  \r\n{\"b\":2}\r\n{\"c\":3}")
        let rows = try read([path]).articles.map { article in
            if case .row(let bytes, let line) = article.payload { return "\(line) \(String(decoding: bytes, as: UTF8.self))" }
            return "?"
        }
        #expect(rows == ["1 {\"a\":1}", "4 {\"b\":2}\r", "5 {\"c\":3}"])
    }

    @Test("of rows longer than a block come whole")
    func longRows() throws {
        let folder = try TemporaryFolder()
        let lines = [100, 300_000, 1, 700_001].map { String(repeating: "x", count: $0) }
        let path = try folder.write("rows.jsonl", lines.joined(separator: "\n") + "\n")
        let lengths = try read([path]).articles.map { article in
            if case .row(let bytes, _) = article.payload { return bytes.count }
            return -1
        }
        #expect(lengths == [100, 300_000, 1, 700_001])
    }

    @Test("of rows longer than the limit cost only those rows")
    func tooLongRows() throws {
        let folder = try TemporaryFolder()
        let lengths = [10, 11, 3, 300_000, 900_000, 10, 600_000]
        let path = try folder.write("rows.jsonl", lengths.map { String(repeating: "x", count: $0) }.joined(separator: "\n"))
        let found = try read([path], rowLimit: 10).articles
        let kept = found.map { article in
            if case .row(let bytes, let line) = article.payload { return "\(line): \(bytes.count)" }
            return reason(article)?.code ?? "?"
        }
        #expect(kept == ["1: 10", "too-large", "3: 3", "too-large", "too-large", "6: 10", "too-large"])
        #expect(reason(found[3])?.message == "rows.jsonl: line 4 is 300000 bytes long; the limit is 10.")
    }

    @Test("that are missing are said before anything is read")
    func missing() throws {
        let folder = try TemporaryFolder()
        let there = try folder.write("a.html", "x")
        do throws(InputError) {
            _ = try Inputs([there, folder.path("nowhere")])
            Issue.record("opened")
        } catch {
            #expect(error.isMissing)
            #expect(error.path == folder.path("nowhere"))
        }
    }

    @Test("that cannot be read become articles with the reason, and the rest go on", .enabled(if: geteuid() != 0, "root reads everything"))
    func unreadable() throws {
        let folder = try TemporaryFolder()
        for name in ["root/a.html", "root/b.html", "root/c/d.html", "root/e.html"] { try folder.write(name, "x") }
        chmod(folder.path("root/b.html"), 0)
        chmod(folder.path("root/c"), 0)
        defer { chmod(folder.path("root/c"), 0o755) }
        let found = try read([folder.path("root")])
        #expect(found.articles.map(\.source) == ["a.html", "b.html", "c", "e.html"])
        #expect(found.articles.map { reason($0)?.code } == [nil, "unreadable", "unreadable", nil])
    }

    @Test("longer than the limit are refused without being read")
    func tooLarge() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html", "12345")
        try folder.write("b.html", "123456")
        // A file of a terabyte that takes no room.
        try folder.write("c.html", "")
        truncate(folder.path("c.html"), 1 << 40)
        let found = try read([folder.path], limit: 5)
        #expect(found.articles.map(page) == ["12345", nil, nil])
        #expect(reason(found.articles[1])?.message.contains("6 bytes") == true)
        #expect(reason(found.articles[2])?.code == "too-large")
    }

    @Test("in a folder with links: loops, links out and broken ones are not followed; a named link is")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("root/a.html", "x")
        try folder.write("outside/secret.html", "x")
        symlink("..", folder.path("root/loop"))
        symlink(folder.path("outside"), folder.path("root/out"))
        symlink(folder.path("outside/secret.html"), folder.path("root/secret.html"))
        symlink("nowhere", folder.path("root/broken.html"))
        symlink(folder.path("root"), folder.path("named"))
        for root in ["root", "named"] {
            let found = try read([folder.path(root)])
            #expect(found.articles.map(\.source) == ["a.html"])
            #expect(found.skipped == ["no regular file": 4])
        }
    }

    @Test("of several names are read once, by the first")
    func hardLinks() throws {
        let folder = try TemporaryFolder()
        try folder.write("b.html", "x")
        link(folder.path("b.html"), folder.path("a.html"))
        link(folder.path("b.html"), folder.path("c.txt"))
        let found = try read([folder.path])
        #expect(found.articles.map(\.source) == ["a.html"])
        #expect(found.skipped == ["another name of a file that was read": 2])
    }

    @Test("that are devices are not read, named or not", .timeLimit(.minutes(1)))
    func devices() throws {
        let folder = try TemporaryFolder()
        symlink("/dev/zero", folder.path("zero.html"))
        #expect(try read([folder.path]).skipped == ["no regular file": 1])
        #expect(try read([folder.path("zero.html")]).skipped == ["no regular file": 1])
    }

    @Test("with a blank behind their ending have another ending")
    func trailingBlank() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html ", "x")
        #expect(try read([folder.path]).skipped == [".html ": 1])
    }

    @Test("that would make a reader wait, such as a pipe, are skipped", .timeLimit(.minutes(1)))
    func pipes() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html", "x")
        mkfifo(folder.path("pipe.html"), 0o600)
        let skipped = try await onOwnThread {
            var inputs = try Inputs([folder.path])
            var sources: [String] = []
            while let article = inputs.next() { sources.append(article.source) }
            return (sources, inputs.skipped)
        }
        #expect(skipped.0 == ["a.html"])
        #expect(skipped.1 == ["no regular file": 1])
    }

    @Test("that vanish before their turn cost only themselves")
    func vanished() throws {
        let folder = try TemporaryFolder()
        for name in ["a.html", "b.html", "c.html"] { try folder.write(name, "x") }
        var inputs = try Inputs([folder.path])
        let first = inputs.next()
        try FileManager.default.removeItem(atPath: folder.path("b.html"))
        var rest: [Article] = []
        while let article = inputs.next() { rest.append(article) }
        #expect(first?.source == "a.html")
        #expect(rest.map(\.source) == ["b.html", "c.html"])
        #expect(rest.map { reason($0)?.code } == ["unreadable", nil])
    }

    @Test(
        "may have any name",
        arguments: [
            "with space .html", "new\nline.html", "\"quotes' `.html", "-rf.html", "\u{202E}lmth.html", "\u{2028}.html", " .html", "*.html",
            "%41.html", "a\\b.html",
            "\u{1B}[2J.html",
            "é.html", "e\u{301}.html", String(repeating: "n", count: 250) + ".html",
        ])
    func names(_ name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("root/\(name)", "x")
        let article = try #require(try read([folder.path("root")]).articles.first)
        #expect(Array(article.source.utf8) == Array(name.utf8))
        #expect(page(article) == "x")
    }

    @Test("whose name is not UTF-8 are read; their source shows what can be shown")
    func notUTF8() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html", "x")
        let name = Array("\(folder.path)/b".utf8CString.dropLast()) + [CChar(bitPattern: 0xE9)] + Array(".html".utf8CString)
        let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
        try #require(descriptor >= 0)
        _ = write(descriptor, "y", 1)
        close(descriptor)
        try folder.write("c.html", "x")
        let found = try read([folder.path]).articles
        #expect(found.map(\.source) == ["a.html", "b\u{FFFD}.html", "c.html"])
        #expect(found.map(page) == ["x", "y", "x"])
    }
}
