/// Zip and tar files: members are read as files are, and their names are only labels.
import Documents
import Foundation
import Inputs
import TestSupport
import Testing

@Suite("Archives of files")
struct ArchiveTests {
    private typealias Member = Packing.Member
    private static let crawl = Packing.gzip(WebArchiveTests.page("<p>captured").bytes())

    @Test("hold files of every kind, packed or not, each read as on disk")
    func kinds() throws {
        let zip = Packing.zip([
            Member("a/", ""), Member("a/page.html", "<p>page"), Member("text.txt.gz", Packing.gzip("x")),
            Member("rows.jsonl", "{1}\n{2}\n"),
            Member("crawl.warc.gz", Self.crawl), Member("picture.png", "x"), Member(".hidden.html", "x"),
            Member("__MACOSX/._page.html", "x"),
            Member(Array("deflated.html".utf8), Array(repeating: 0x78, count: 9), isDeflated: true),
        ])
        let found = try Reading("dump.zip", zip)
        #expect(
            found.sources.map { $0.replacing("dump.zip#", with: "") } == [
                "a/page.html", "text.txt.gz", "rows.jsonl", "rows.jsonl", "crawl.warc.gz#https://post.example/a", "deflated.html",
            ])
        #expect(
            found.contents.enumerated().filter { $0.offset != 1 }.map(\.element) == ["<p>page", "{1}", "{2}", "<p>captured", "xxxxxxxxx"])
        #expect(found.skipped == [".png": 1])
    }

    @Test("of web archives with indexes (WACZ) give the records alone")
    func wacz() throws {
        let members = [
            Member("archive/data.warc.gz", Self.crawl), Member("pages/pages.jsonl", "{}\n"), Member("datapackage.json", "{}"),
            Member("indexes/index.cdx.gz", "x"),
        ]
        let found = try Reading("site.wacz", Packing.zip(members))
        #expect(found.contents == ["<p>captured"])
        #expect(found.skipped == [:])
    }

    @Test("may name members anything: nothing is written, and the name is a label")
    func names() throws {
        let folder = try TemporaryFolder()
        let names = [
            "../../out.html", "/absolute.html", "a\\b.html", "new\nline.html", "\"quotes'.html", "-rf.html", "\u{202E}lmth.html",
            "نص.html", "same.html", "same.html", " .html",
        ]
        let path = try folder.write(
            "root/dump.zip",
            Data(Packing.zip(names.map { Member($0, "x") } + [Member([0x62, 0xE9] + Array(".html".utf8), [0x78], claimsUTF8: false)])))
        let found = try Reading([path])
        #expect(found.sources == (names + ["b\u{FFFD}.html"]).map { "dump.zip#\($0.replacing("\\", with: "/"))" })
        #expect(found.contents == Array(repeating: "x", count: names.count + 1))
        let liar = try Reading("dump.zip", Packing.zip([Member([0x62, 0xE9] + Array(".html".utf8), [0x78]), Member("c.html", "c")]))
        #expect(liar.contents == ["!unreadable", "c"])
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["root", "root/dump.zip"])
    }

    @Test("hold links and encrypted members, which are not read, and damaged ones, which cost only themselves")
    func unreadable() throws {
        let members = [
            Member(Array("link.html".utf8), Array("/etc/passwd".utf8), mode: 0o120777),
            Member(Array("secret.html".utf8), Array("x".utf8), isEncrypted: true), Member("damaged.html", "<p>some words"),
            Member("last.html", "last"),
        ]
        var zip = Packing.zip(members)
        let name = try #require(zip.firstRange(of: Array("damaged.html".utf8)))
        for index in name.upperBound..<name.upperBound + 8 { zip[index] = 0xFF }
        let found = try Reading("dump.zip", zip)
        #expect(found.contents == ["!encrypted", "!damaged", "last"])
        #expect(found.complaints[0] == "dump.zip#secret.html: is encrypted; unpack it with its password first.")
        #expect(found.complaints[1].hasPrefix("dump.zip#damaged.html: the zip archive is damaged"))
        #expect(found.skipped == ["no regular file": 1])
    }

    @Test("with a damaged member of many articles go on behind it")
    func damagedRows() throws {
        let rows = (0..<500).map { "{\($0 * 7919 % 997)}" }
        var zip = Packing.zip([
            Member(Array("rows.jsonl".utf8), Array(rows.joined(separator: "\n").utf8), isDeflated: true), Member("last.html", "last"),
        ])
        for index in 400..<410 { zip[index] = 0xFF }
        let found = try Reading("dump.zip", zip).contents
        #expect(found == ["!damaged", "last"])
    }

    @Test("changed at random come to an end", arguments: ["dump.zip", "crawl.warc", "crawl.warc.gz", "dump.zip.gz"])
    func changed(_ name: String) throws {
        let captures = (0..<4).map { WebArchiveTests.page("<p>captured \($0)").bytes() }
        let zip = Packing.zip([
            Member("a.html", "<p>page"), Member("crawl.warc.gz", captures.flatMap(Packing.gzip)), Member("rows.jsonl", "{1}\n{2}\n"),
            Member(Array("deflated.html".utf8), Array(repeating: 0x78, count: 99), isDeflated: true),
        ])
        let file =
            switch name {
            case "dump.zip": zip
            case "crawl.warc": captures.flatMap { $0 }
            case "crawl.warc.gz": captures.flatMap(Packing.gzip)
            default: Packing.gzip(zip)
            }
        var random = SplitMix64(seed: UInt64(file.count))
        for _ in 0..<400 {
            var changed = file
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let hexadecimal = changed.map { String($0, radix: 16) }.joined(separator: " ")
            #expect(try Reading(name, changed).contents.count < 50, "\(hexadecimal)")
        }
    }

    @Test("may lie in one another once")
    func nested() throws {
        let deepest = Packing.zip([Member("c.html", "c")])
        let inner = Packing.zip([Member("b.html", "b"), Member("deepest.zip", deepest)])
        let found = try Reading("outer.zip", Packing.zip([Member("inner.zip", inner), Member("a.html", "a")]))
        #expect(found.sources == ["inner.zip#b.html", "inner.zip#deepest.zip", "a.html"].map { "outer.zip#\($0)" })
        #expect(found.contents == ["b", "!nested", "a"])
    }

    @Test("that unpack to more than they can honestly hold are given up")
    func bombs() throws {
        let zeros = [UInt8](repeating: 0, count: 64 << 20)
        let zip = Packing.zip([Member(Array("bomb.jsonl".utf8), zeros, isDeflated: true, entries: 100), Member("last.html", "x")])
        #expect(zip.count < 100_000)
        var settings = InputSettings()
        settings.rowLimit = 1000
        let found = try Reading("bomb.zip", zip, settings)
        #expect(found.contents.count < 25)
        #expect(found.complaints.contains { $0.contains("no honest file") })
    }

    @Test("cut anywhere keep the members before the cut")
    func cut() throws {
        let zip = Packing.zip((0..<4).map { Member(Array("\($0).html".utf8), Array("<p>\($0)".utf8), isDeflated: $0 % 2 == 1) })
        let whole = (0..<4).map { "<p>\($0)" }
        for length in 0..<zip.count {
            let found = try Reading("dump.zip", Array(zip[..<length])).contents
            let kept = found.filter { $0.hasPrefix("<p>") }
            #expect(whole.starts(with: kept) && found.count <= kept.count + 2, "cut at \(length): \(found)")
            // A local header takes 30 bytes, a name 6, and a body at most 6.
            #expect(kept.count >= min(4, length / 43), "cut at \(length): \(found)")
            if kept.count < 4 { #expect(found.contains("!damaged"), "cut at \(length): \(found)") }
        }
    }

    @Test("of tar are read too, packed or not, and cut")
    func tar() throws {
        var header = [UInt8](repeating: 0, count: 512)
        for (at, text) in [
            (0, "a.html"), (100, "0000644"), (124, "00000000004"), (136, "00000000000"), (156, "0"), (257, "ustar\0" + "00"),
        ] {
            header.replaceSubrange(at..<at + text.utf8.count, with: Array(text.utf8))
        }
        for index in 148..<156 { header[index] = 0x20 }
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        header.replaceSubrange(148..<156, with: Array((String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8))
        let file = header + Array("<p>a".utf8) + [UInt8](repeating: 0, count: 508 + 1024)
        for name in ["a.tar", "a.tar.gz", "a.tgz"] {
            #expect(try Reading(name, name == "a.tar" ? file : Packing.gzip(file)).contents == ["<p>a"])
        }
        #expect(try Reading("a.tar", Array(file[..<514])).contents == ["!damaged"])
    }
}
