/// A run that is interrupted leaves a prefix of the input, and the same command goes on where it stopped.
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("Interrupting", .serialized, .timeLimit(.minutes(5)))
struct InterruptTests {
    static let count = 8_000

    private func folder() throws -> TemporaryFolder {
        try #require(Program.isBuilt, "There is no gleaner beside the tests. Give: Tests/run")
        let folder = try TemporaryFolder()
        let sentence = "The Islamic State said on Friday that it had left the town in Syria, and nobody there could say when. "
        let text = String(repeating: sentence, count: 12)
        let rows = (0..<Self.count).map { "{\"id\":\"row-\($0)\",\"published\":\"2016-03-0\($0 % 9 + 1)\",\"text\":\"\($0) \(text)\"}\n" }
            .joined()
        try folder.write("work/rows.jsonl", rows)
        return folder
    }

    /// Runs until `isDue`, then sends the signal; gives the exit status and what was said.
    private func interrupt(
        _ command: String, with signal: Int32, in folder: TemporaryFolder, when isDue: @escaping @Sendable (_ output: String) -> Bool
    ) async throws -> (
        status: Int32, output: String, complaints: String
    ) {
        try await onOwnThread {
            let (process, output, complaints) = try Program.shell("exec \(command)", in: folder)
            try process.run()
            let deadline = Date(timeIntervalSinceNow: 60)
            while process.isRunning, !isDue(output), Date() < deadline { Thread.sleep(forTimeInterval: 0.001) }
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            return (process.terminationStatus, try Program.text(output), try Program.text(complaints))
        }
    }

    private static func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    @Test("annotate prints whole records of a prefix and exits with 75")
    func annotate() async throws {
        let folder = try folder()
        let stopped = try await interrupt("gleaner annotate --until tokenize rows.jsonl", with: SIGINT, in: folder) {
            Self.size($0) > 100_000
        }
        #expect(stopped.status == 75)
        #expect(stopped.complaints.contains("Stopped"))
        let ids = stopped.output.split(separator: "\n").map { line in
            (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["id"] as? String
        }
        #expect(ids == (0..<ids.count).map { "row-\($0)" })
        #expect(ids.count > 0 && ids.count < Self.count)
    }

    @Test(
        "a run that is killed leaves an index of a prefix, and the same command completes it", arguments: [500_000, 1_500_000, 4_000_000])
    func killed(_ bytes: Int) async throws {
        let folder = try folder()
        let index = folder.path("work/news.db")
        _ = try await interrupt("gleaner run rows.jsonl --index news.db", with: SIGKILL, in: folder) { _ in
            Self.size(index + "-wal") + Self.size(index) > bytes
        }
        func rows(_ query: String) throws -> [String] { try DatabaseQueue(path: index).read { try String.fetchAll($0, sql: query) } }
        let first = try rows("SELECT key FROM documents ORDER BY id")
        #expect(first == (0..<first.count).map { "row-\($0)" })
        #expect(first.count < Self.count)
        #expect(try rows("PRAGMA integrity_check") == ["ok"])
        let second = try await Program.run("gleaner run rows.jsonl --index news.db", in: folder)
        #expect(second.status == 0)
        #expect(second.complaints.contains("\(Self.count - first.count) articles added, \(first.count) already there, 0 rejected"))
        #expect(try rows("SELECT state FROM runs") == ["running", "complete"])
        // All rows are one text but for a number.
        #expect(try rows("SELECT size || ' ' || (SELECT count(*) FROM copies) FROM clusters") == ["\(Self.count) \(Self.count)"])
        #expect(try rows("PRAGMA integrity_check") == ["ok"])
    }

    @Test("run leaves an index of a prefix and exits with 75; the same command again completes it", arguments: [SIGINT, SIGTERM])
    func run(_ signal: Int32) async throws {
        let folder = try folder()
        let index = folder.path("work/news.db")
        let stopped = try await interrupt("gleaner run rows.jsonl --index news.db", with: signal, in: folder) { _ in
            Self.size(index + "-wal") + Self.size(index) > 2_000_000
        }
        #expect(stopped.status == 75)
        #expect(stopped.complaints.contains("give the same command again"))
        func rows(_ query: String) throws -> [String] { try DatabaseQueue(path: index).read { try String.fetchAll($0, sql: query) } }
        func keys() throws -> [String] { try rows("SELECT key FROM documents ORDER BY id") }
        let first = try keys()
        #expect(first == (0..<first.count).map { "row-\($0)" })
        #expect(first.count > 0 && first.count < Self.count)
        #expect(try rows("SELECT state FROM runs") == ["stopped"])

        let second = try await Program.run("gleaner run rows.jsonl --index news.db", in: folder)
        #expect(second.status == 0)
        #expect(second.complaints.contains("\(Self.count - first.count) articles added, \(first.count) already there, 0 rejected"))
        #expect(try keys() == (0..<Self.count).map { "row-\($0)" })
        #expect(try rows("SELECT state FROM runs") == ["stopped", "complete"])
        #expect(try rows("PRAGMA integrity_check") == ["ok"])
        #expect(try rows("PRAGMA foreign_key_check") == [])
    }
}
