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
