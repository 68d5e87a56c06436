/// Indexes of an earlier schema become those of the present one, or stay as they were.
import Documents
import Foundation
import GRDB
import Indexing
import TestSupport
import Testing

@Suite("Migration")
struct MigrationTests {
    /// An index with a row in every table, and the same as the earlier schema has it.
    private func shelves() throws -> (present: Shelf, old: Shelf) {
        let present = try Shelf()
        let text = CopyTests.words("w", 0..<40)
        var manifest = present.manifest(recipe: "r1")
        manifest.hierarchy = [Relation("is-sinai", .branch, "islamic-state")]
        let writer = try IndexWriter(path: present.path, manifest: manifest)
        for entry in [
            shelved(try WriterTests.full()), shelved(try WriterTests.full("b")), try CopyTests.signed("c", text),
            try CopyTests.signed("d", text),
            .rejected(id: "e", source: "dump/e.html", Rejection(stage: "ingest", code: "empty", message: "Nothing.")),
        ] { try writer.add(entry) }
        try writer.finish(stopped: false)
        let old = try Shelf()
        try SchemaThree.copy(of: present.path, to: old.path)
        return (present, old)
    }

    private static let tables = [
        "runs", "sources", "documents", "layers", "signatures", "clusters", "copies", "terms", "entities", "relations", "mentions",
        "claims",
        "participants", "quantities", "statements", "errors",
    ]

    @Test("all rows come over, and what was not known then is said to be unknown")
    func rows() throws {
        let (present, old) = try shelves()
        #expect(try Migration.run(old.path) == 3)
        try old.check()
        for shelf in [present, old] {
            try DatabaseQueue(path: shelf.path).write { db in
                try db.execute(sql: "DELETE FROM runs WHERE id > 1; UPDATE runs SET text_recipe = ''; UPDATE layers SET digest = 0")
            }
        }
        for table in Self.tables {
            let rows = try old.rows("SELECT * FROM \(table)")
            #expect(!rows.isEmpty, "\(table)")
            #expect(try rows == present.rows("SELECT * FROM \(table)"), "\(table)")
        }
        let schema =
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        #expect(try old.rows(schema) == present.rows(schema))
        #expect(try old.rows("SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'daesh' ORDER BY rowid") == ["1", "2"])
        #expect(try Migration.run(old.path) == Migration.present)
    }

    @Test("a migrated index goes on: what a run brings again is made anew, without doubles")
    func goesOn() throws {
        let (_, old) = try shelves()
        _ = try Migration.run(old.path)
        let counts = try old.run([shelved(try WriterTests.full())])
        #expect(counts.documents == 1)
        #expect(try old.rows("SELECT count(*) FROM documents") == ["4"])
        try old.check()
    }

    @Test("readers and writers refuse the earlier schema and name the command")
    func refused() throws {
        let (_, old) = try shelves()
        let reader = #expect(throws: IndexError.self) { try IndexReader(path: old.path) }
        let writer = #expect(throws: IndexError.self) { try old.run([]) }
        for error in [reader, writer] {
            #expect(error?.reason == .otherSchema)
            #expect(error?.description.contains("gleaner index migrate \(old.path)") == true)
        }
        #expect(try old.rows("PRAGMA user_version") == ["3"])
    }

    @Test("what cannot be carried over leaves the file as it was")
    func fails() throws {
        let (_, old) = try shelves()
        try DatabaseQueue(path: old.path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; UPDATE documents SET run = 77 WHERE key = 'c'")
        }
        let dump = Self.tables.map { "SELECT * FROM \($0)" } + ["SELECT sql FROM sqlite_master ORDER BY name", "PRAGMA user_version"]
        let before = try dump.map(old.rows)
        let error = #expect(throws: IndexError.self) { try Migration.run(old.path) }
        #expect(error?.reason == .damaged)
        #expect(error?.description.contains("documents") == true)
        #expect(try dump.map(old.rows) == before)
    }

    @Test("what is older, newer or no index is refused")
    func others() throws {
        let (present, old) = try shelves()
        for (version, word) in [(2, "Build a new index"), (99, "Use the gleaner that made it")] {
            try DatabaseQueue(path: old.path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(version)") }
            let error = #expect(throws: IndexError.self) { try Migration.run(old.path) }
            #expect(error?.reason == .otherSchema && error?.description.contains(word) == true)
        }
        let other = present.folder.path("other.db")
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(#expect(throws: IndexError.self) { try Migration.run(other) }?.reason == .notAnIndex)
        #expect(#expect(throws: IndexError.self) { try Migration.run(present.folder.path("none.db")) }?.reason == .missing)
        #expect(!FileManager.default.fileExists(atPath: present.folder.path("none.db")))
    }
}
