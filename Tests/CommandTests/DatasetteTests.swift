/// Datasette opens an index as any SQLite file: what it makes of our tables without being told.
import Foundation
import FoundationNetworking
import TestSupport
import Testing

@Suite("Datasette", .enabled(if: Datasette.isInstalled, Datasette.reason), .timeLimit(.minutes(3)))
struct DatasetteTests {
    @Test("opens an index as it is: tables, full text, facets, names in place of numbers, places")
    func opens() async throws {
        try #require(Program.isBuilt, "There is no gleaner beside the tests. Give: Tests/run")
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("work"), withIntermediateDirectories: true)
        let run = try await Program.run("gleaner run '\(Repository.path)/corpora/samples' --index news.db", in: folder)
        try #require(run.status == 0, "\(run.complaints)")
        let datasette = try await Datasette(opening: "news.db", in: folder)
        defer { datasette.end() }

        try await showsTables(datasette)
        try await searches(datasette)
        try await counts(datasette)
        try await labels(datasette)
        let places = try await datasette.rows("entities.json?type=place&latitude__notblank=1&longitude__notblank=1")
        #expect(!places.isEmpty && places.allSatisfy { abs($0["latitude"] as? Double ?? 99) <= 90 && $0["longitude"] is Double })
    }

    private func showsTables(_ datasette: Datasette) async throws {
        let tables = try #require(try await datasette.answer(".json")["tables"] as? [[String: Any]])
        let shown = tables.filter { $0["hidden"] as? Bool == false }.compactMap { $0["name"] as? String }
        for table in ["documents", "sources", "entities", "mentions", "claims", "statements", "runs", "errors"] {
            #expect(shown.contains(table))
        }
        #expect(!shown.contains { $0.hasPrefix("documents_fts_") })
        #expect(tables.first { $0["name"] as? String == "documents" }?["fts_table"] as? String == "documents_fts")
    }

    private func searches(_ datasette: Datasette) async throws {
        let all = try await datasette.rows("documents.json?_size=max")
        let found = try await datasette.rows("documents.json?_size=max&_search=mosque")
        func holds(_ row: [String: Any]) -> Bool {
            ["title", "text"].contains { (row[$0] as? String ?? "").localizedCaseInsensitiveContains("mosque") }
        }
        #expect(!found.isEmpty && found.count < all.count)
        #expect(found.allSatisfy(holds))
    }

    private func counts(_ datasette: Datasette) async throws {
        let answer = try await datasette.answer(
            "/documents.json?_facet=source&_facet=language&_facet_date=published&_facet_size=max&_labels=on")
        let facets = try #require(answer["facet_results"] as? [String: [String: Any]])
        func values(_ facet: String) -> [[String: Any]] { facets[facet]?["results"] as? [[String: Any]] ?? [] }
        #expect(values("source").contains { $0["label"] as? String == "The Levant Ledger" && $0["count"] as? Int ?? 0 > 1 })
        #expect(Set(values("language").compactMap { $0["value"] as? String }).isSuperset(of: ["ar", "en", "fr", "ru"]))
        #expect(values("published").contains { ($0["value"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil })
    }

    private func labels(_ datasette: Datasette) async throws {
        func label(_ cell: Any?) -> String? { (cell as? [String: Any])?["label"] as? String }
        let group = try #require(try await datasette.rows("entities.json?key=islamic-state").first)
        let id = try #require(group["id"] as? Int)
        let mentions = try await datasette.rows("mentions.json?entity=\(id)&_labels=on")
        #expect(!mentions.isEmpty && mentions.allSatisfy { label($0["entity"]) == "Islamic State" })
        let sourced = try #require(try await datasette.rows("documents.json?source__notblank=1&_labels=on&_size=1").first)
        let source = try #require((sourced["source"] as? [String: Any])?["value"] as? Int)
        let named = try await datasette.rows("sources.json?id=\(source)")
        #expect(!named.isEmpty && label(sourced["source"]) == named.first?["name"] as? String)
        let claim = try #require(try await datasette.rows("claims.json?_labels=on&_size=1").first)
        let document = try #require((claim["document"] as? [String: Any])?["value"] as? Int)
        let titled = try await datasette.rows("documents.json?id=\(document)")
        #expect(label(claim["document"]) == titled.first?["title"] as? String)
    }
}

/// Datasette as Tests/run installs it, serving one index on a port of its own choice.
private final class Datasette: Sendable {
    private static let environment = "\(Repository.path)/.build/datasette/bin"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "\(environment)/datasette") }
    static let reason: Comment = "Datasette is not installed. Tests/run installs it where python3-venv and PyPI can be had."

    private let process: Process
    private let address: String

    /// A process that a test starts has signals blocked: unless they are let through no alarm and no request would ever end it.
    private static let launch =
        "import signal; signal.pthread_sigmask(signal.SIG_SETMASK, []); signal.alarm(120); from datasette.cli import cli; cli()"

    /// Waits until it serves. It ends by itself after two minutes, whatever becomes of the test.
    init(opening index: String, in folder: TemporaryFolder) async throws {
        (process, address) = try await onOwnThread {
            let (process, _, messages) = try Program.shell(
                "exec '\(Self.environment)/python' -c '\(Self.launch)' serve \(index) --port 0", in: folder)
            try process.run()
            let deadline = Date(timeIntervalSinceNow: 60)
            while process.isRunning, Date() < deadline {
                if let serving = try Program.text(messages).firstMatch(of: /running on (http:\/\/127\.0\.0\.1:\d+)/) {
                    return (process, "\(serving.1)/\(index.prefix { $0 != "." })")
                }
                Thread.sleep(forTimeInterval: 0.02)
            }
            kill(process.processIdentifier, SIGKILL)
            throw Silence(messages: try Program.text(messages))
        }
    }

    struct Silence: Error { let messages: String }

    func end() { kill(process.processIdentifier, SIGKILL) }

    func answer(_ question: String) async throws -> [String: Any] {
        let url = try #require(URL(string: address + question))
        let (data, _) = try await URLSession.shared.data(from: url)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    func rows(_ question: String) async throws -> [[String: Any]] {
        try #require(try await answer("/\(question)&_shape=objects")["rows"] as? [[String: Any]])
    }
}
