import Foundation
import GRDB

/// What an index holds, in figures.
package struct IndexSummary: Sendable {
    package struct Run: Sendable {
        package let number: Int
        package let started: String
        package let ended: String?
        /// running, stopped or complete.
        package let state: String
        package let version: String
        /// The pipeline file, as it was.
        package let pipeline: String
        package let recipe: String
        /// Of the compiled tables, where entities were found.
        package let gazetteer: String?
        package let inputs: String
        package let articles: Int
        package let skipped: Int
        package let rejected: Int
    }

    package let path: String
    package let bytes: Int
    package let schema: Int
    package let articles: Int
    package let stories: Int
    package let sources: Int
    /// The most frequent first.
    package let languages: [(code: String, articles: Int)]
    /// Of the articles that are dated, as exact as they are.
    package let first: String?
    package let last: String?
    package let undated: Int
    package let entities: Int
    package let mentions: Int
    package let claims: Int
    package let statements: Int
    package let errors: Int
    /// UTF-8 of all texts, which the room that everything takes is set beside.
    package let textBytes: Int
    /// What takes how many bytes of the file; nothing where this SQLite does not tell (dbstat).
    package let content: [(kind: String, bytes: Int)]
    package let runs: [Run]

    package init(of path: String) throws(IndexError) {
        do {
            let queue = try IndexFile.openForReading(path)
            self = try queue.read { try IndexSummary($0, path) }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    private init(_ db: Database, _ path: String) throws {
        func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT \(sql)") ?? 0 }
        self.path = path
        bytes = IndexFile.size(path)
        schema = try Schema.found(db, path: path)
        (articles, stories) = try Clustering.count(db)
        sources = try number("count(*) FROM sources")
        languages = try Row.fetchAll(db, sql: "SELECT language, count(*) AS n FROM documents GROUP BY language ORDER BY n DESC, language")
            .map { ($0[0], $0[1]) }
        first = try String.fetchOne(db, sql: "SELECT min(substr(published, 1, 10)) FROM documents")
        last = try String.fetchOne(db, sql: "SELECT max(substr(published, 1, 10)) FROM documents")
        undated = try number("count(*) FROM documents WHERE published IS NULL")
        entities = try number("count(*) FROM entities")
        mentions = try number("count(*) FROM mentions")
        claims = try number("count(*) FROM claims")
        statements = try number("count(*) FROM statements")
        errors = try number("count(*) FROM errors")
        textBytes = try number("coalesce(sum(length(CAST(text AS BLOB))), 0) FROM documents")
        content = try Self.content(db)
        runs = try Self.runs(db)
    }

    static func runs(_ db: Database) throws -> [Run] {
        try Row.fetchAll(db, sql: "SELECT * FROM runs ORDER BY id").map { row in
            Run(
                number: row.integer(named: "id"), started: row.text(named: "started") ?? "", ended: row.text(named: "ended"),
                state: row.text(named: "state") ?? "", version: row.text(named: "version") ?? "",
                pipeline: row.text(named: "pipeline") ?? "", recipe: row.text(named: "recipe") ?? "",
                gazetteer: row.text(named: "gazetteer"), inputs: row.text(named: "inputs") ?? "", articles: row.integer(named: "documents"),
                skipped: row.integer(named: "skipped"), rejected: row.integer(named: "rejected"))
        }
    }

    private static func content(_ db: Database) throws -> [(kind: String, bytes: Int)] {
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'dbstat')") ?? false else {
            return []
        }
        var sizes: [String: Int] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s LEFT JOIN sqlite_master m ON m.name = s.name
                WHERE s.aggregate = TRUE GROUP BY 1
                """)
        while let row = try rows.next() { sizes[kind(of: row[0]), default: 0] += row[1] }
        return sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    private static func kind(of table: String) -> String {
        switch table {
        case "documents": "texts"
        case _ where table.hasPrefix("documents_fts"): "search"
        case "layers", "terms": "words"
        case "signatures", "clusters", "copies": "copies"
        case "entities", "mentions", "relations": "names"
        case "claims", "participants", "quantities": "claims"
        case "statements": "statements"
        default: "other"
        }
    }
}
