/// A chain at work: records in order, rejections in their place, and gazetteers made from a user's own tables.
import Assembly
import Documents
import Flow
import Foundation
import Synchronization
import TestSupport
import Testing

private final class Records: Sendable {
    private let state = Mutex([[UInt8]]())
    var all: [[UInt8]] { state.withLock { $0 } }
    func add(_ record: [UInt8]) { state.withLock { $0.append(record) } }
}

private struct RecordSink: Sink {
    let records: Records
    mutating func receive(_ passage: Passage) { records.add(passage.record) }
    mutating func finish() {}
}

@Suite("A chain", .timeLimit(.minutes(2)))
struct ChainTests {
    private func annotate(_ chain: Chain, _ articles: [Article], jobs: Int) async throws -> [[UInt8]] {
        let records = Records()
        _ = try await onOwnThread {
            var rest = articles[...]
            return try Pipeline(window: 8 + 4 * jobs, chain.annotating(jobs: jobs, meter: StageMeter(for: [], isOn: false)))
                .run(from: { rest.popFirst().map(Passage.init) }, into: RecordSink(records: records))
        }
        return records.all
    }

    private func row(_ number: Int) -> Article {
        let text =
            number % 7 == 3
            ? "{\"id\":\(number)}" : "{\"id\":\"r\(number)\",\"text\":\"Row \(number) of the U.S. desk 👩🏽‍🚒. Second sentence.\"}"
        return Article(source: "rows.jsonl", payload: .row(Array(text.utf8), line: number + 1))
    }

    @Test("gives the same records in the same order at any width, rejected ones in their place")
    func anyWidth() async throws {
        let folder = try TemporaryFolder()
        let chain = try Assembler.chain(pipeline: try folder.write("p.yml", "name: t\nstages: [ingest, tokenize]\n"))
        let articles = (0..<80).map(row)
        let narrow = try await annotate(chain, articles, jobs: 1)
        let wide = try await annotate(chain, articles, jobs: 8)
        #expect(narrow.count == 80)
        #expect(narrow == wide)
        for (number, record) in narrow.enumerated() {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])
            if number % 7 == 3 {
                #expect((object["rejected"] as? [String: String])?["code"] == "bad-row")
            } else {
                #expect(object["id"] as? String == "r\(number)")
                #expect((object["sentences"] as? [[Int]])?.count == 2)
            }
        }
    }

    @Test("the layers of a record are those of its stages")
    func layers() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.yml", "name: t\nstages: [ingest, tokenize]\n")
        let texts = try await annotate(try Assembler.chain(pipeline: path, until: "text"), [row(0)], jobs: 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(texts[0])) as? [String: Any])
        #expect(object["text"] as? String == "Row 0 of the U.S. desk 👩🏽‍🚒. Second sentence.")
        #expect(object["sentences"] == nil && object["entities"] == nil)
    }

    @Test("finds the names of a user's own table, which is compiled once and again when it changes")
    func ownGazetteer() async throws {
        let folder = try TemporaryFolder()
        let columns = "id\tname\ttype\tkind\tparent\tcountries\taliases\tfrom\tto\tsource\n"
        try folder.write("tables/groups.tsv", columns + "blue-column\tBlue Column\tgroup\tarmed_group\t\tSY\tColonne bleue\t\t\thand\n")
        let path = try folder.write("p.yml", "name: own\nstages:\n  - ingest\n  - tokenize\n  - entities:\n      gazetteers: tables\n")
        var builds = 0
        let first = try Assembler.chain(pipeline: path) { builds += 1 }
        #expect(builds == 1)
        let again = try Assembler.chain(pipeline: path) { builds += 1 }
        #expect(builds == 1)
        #expect(again.recipe == first.recipe && first.gazetteer != nil)

        let row = Article(
            source: "r", payload: .row(Array(#"{"id":"x","text":"Fighters of the Blue Column left on Friday."}"#.utf8), line: 1))
        let record = try await annotate(first, [row], jobs: 1)[0]
        let object = try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])
        let found = try #require((object["entities"] as? [[String: Any]])?.first)
        #expect(found["id"] as? String == "blue-column" && found["text"] as? String == "Blue Column" && found["start"] as? Int == 16)

        try folder.write("tables/groups.tsv", columns + "red-column\tRed Column\tgroup\tarmed_group\t\tSY\t\t\t\thand\n")
        let changed = try Assembler.chain(pipeline: path) { builds += 1 }
        #expect(builds == 2)
        #expect(changed.recipe != first.recipe)
    }

    /// Every place that the record names with its words, however deep.
    private func places(_ value: Any) -> [(start: Int, end: Int, text: String)] {
        if let list = value as? [Any] { return list.flatMap(places) }
        guard let object = value as? [String: Any] else { return [] }
        let inside = object.values.flatMap(places)
        guard let start = object["start"] as? Int, let end = object["end"] as? Int, let text = object["text"] as? String else {
            return inside
        }
        return inside + [(start, end, text)]
    }

    @Test("gives places that lead back to the words among any letters, in code points, UTF-8 and UTF-16, whatever was read")
    func placesAmongNastyText() async throws {
        let folder = try TemporaryFolder()
        let columns = "id\tname\ttype\tkind\tparent\tcountries\taliases\tfrom\tto\tsource\n"
        try folder.write("tables/groups.tsv", columns + "blue-column\tBlue Column\tgroup\tarmed_group\t\tSY\t\t\t\thand\n")
        let pipeline = "name: own\nstages:\n  - ingest\n  - tokenize\n  - entities:\n      gazetteers: tables\n  - claims\n"
        let chain = try Assembler.chain(pipeline: try folder.write("p.yml", pipeline))
        let claim = "The Blue Column claimed responsibility for the attack on Friday that killed eight police officers."
        let articles = (0..<40).flatMap { seed in
            var nasty = NastyText(seed: seed)
            let text = "\(nasty.next(pieces: 12))\n\n\(claim) \(nasty.next(pieces: 12))\n\n\(claim) \(nasty.next(pieces: 4))"
            let json = String(decoding: (try? JSONSerialization.data(withJSONObject: [text])) ?? Data("[\"\"]".utf8), as: UTF8.self)
                .dropFirst().dropLast()
            let markup = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\n\n", with: "</p><p>")
            let payloads: [Payload] = [
                .page(Array("<html><body><article><p>\(markup)</p></article></body></html>".utf8), gzip: false, charset: "utf-8"),
                .row(Array("{\"id\":\(seed),\"text\":\(json)}".utf8), line: 1),
                .entry(Array("<item><description><p>\(markup)</p></description></item>".utf8), feed: Array("<rss><channel>".utf8)),
                .mail(Array("From: Ann\nContent-Type: text/plain; charset=utf-8\n\n\(text)".utf8)),
                .post(Array("{\"id\":\(seed),\"text\":\(json)}".utf8), channel: Array("{\"type\":\"public_channel\",\"id\":1}".utf8)),
            ]
            return payloads.map { Article(source: "nasty", payload: $0) }
        }
        let records = try await annotate(chain, articles, jobs: 2)
        var count = 0
        for record in records {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])
            guard let text = object["text"] as? String else { continue }
            let points = Array(text.unicodeScalars)
            for place in places(object) {
                count += 1
                try #require(0 <= place.start && place.start <= place.end && place.end <= points.count)
                #expect(points[place.start..<place.end].elementsEqual(place.text.unicodeScalars))
                let before = points[..<place.start]
                let bytes = before.reduce(0) { $0 + UTF8.width($1) }
                #expect(text.utf8.dropFirst(bytes).prefix(place.text.utf8.count).elementsEqual(place.text.utf8))
                let units = before.reduce(0) { $0 + UTF16.width($1) }
                #expect(text.utf16.dropFirst(units).prefix(place.text.utf16.count).elementsEqual(place.text.utf16))
            }
        }
        #expect(count > 1000)
    }

    @Test("rejects an article beyond the limit of its pipeline file, and it alone")
    func limits() async throws {
        let folder = try TemporaryFolder()
        let page = "<html><body><article>" + String(repeating: "<p>A sentence of the page that is read.</p>", count: 20)
        func records(_ setting: String, _ value: Int) async throws -> [[String: Any]] {
            let path = try folder.write("p.yml", "name: t\nstages:\n  - ingest:\n      \(setting): \(value)\n")
            let deep = page + "<div a=1 b=2 c=3>" + String(repeating: "<div>", count: 20) + String(repeating: "<p>x</p>", count: 40_000)
            let articles = [deep, page].map { Article(source: "page.html", payload: .page(Array($0.utf8), gzip: false, charset: nil)) }
            return try await annotate(try Assembler.chain(pipeline: path), articles, jobs: 1)
                .compactMap { try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] }
        }
        let large = try await records("bytes", 10_000)
        #expect((large[0]["rejected"] as? [String: String])?["code"] == "too-large")
        #expect(large[1]["text"] != nil && large[1]["warnings"] == nil)
        for (setting, value, says) in [
            ("levels", 8, "deeper than 8 levels"), ("attributes", 2, "more than 2 attributes"),
        ] {
            let found = try await records(setting, value)
            #expect((found[0]["warnings"] as? [String])?.contains { $0.contains(says) } == true)
            #expect(found[1]["text"] != nil && found[1]["warnings"] == nil)
        }
        for (setting, value, code) in [("nodes", 100, "too-many"), ("milliseconds", 1, "too-slow")] {
            let found = try await records(setting, value)
            #expect((found[0]["rejected"] as? [String: String])?["code"] == code)
            #expect(found[1]["text"] != nil && found[1]["warnings"] == nil)
        }
    }

    @Test("whose gazetteer is not there or wrong says where")
    func wrongGazetteer() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.yml", "name: own\nstages:\n  - ingest\n  - tokenize\n  - entities:\n      gazetteers: tables\n")
        let missing = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: path) }
        #expect(missing.description.contains("\(folder.path)/tables: there is no such folder"))
        try folder.write("tables/notes.md", "no table")
        let empty = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: path) }
        #expect(empty.description.contains("holds no table"))
        try folder.write("tables/groups.tsv", "id\tname\n\nonly-one-column\n")
        let wrong = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: path) }
        #expect(wrong.description.contains("groups.tsv:"))
    }
}
