import Foundation
import GRDB

/// Whether all of an index can be read, and all of it fits together. Nothing is changed.
package struct Verification {
    /// One kind of damage.
    package struct Finding: Sendable, CustomStringConvertible {
        package let what: String
        package let count: Int
        package let examples: [String]
        package let wayOut: String

        package var description: String {
            let shown = examples.isEmpty ? "" : " (\(examples.joined(separator: ", "))\(count > examples.count ? ", …" : ""))"
            return "\(count) × \(what)\(shown). \(wayOut)"
        }
    }

    package private(set) var findings: [Finding] = []
    /// What is no damage and yet worth saying.
    package private(set) var notes: [String] = []
    package private(set) var articles = 0
    private let path: String

    package init(_ path: String) throws(IndexError) {
        self.path = path
        let index = try HeldIndex(path, for: .checking)
        defer { index.close() }
        // Taken back, since a damaged file cannot even be told that nothing was changed.
        try index.withoutTransaction { db in
            try db.inTransaction {
                try check(db)
                return .rollback
            }
        }
    }

    private mutating func check(_ db: Database) throws {
        try collect("damage of the file itself", wayOut: restore, db) { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
        try collect("rows that refer to rows which are not there, by table", wayOut: restore, db) { db in
            try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0[0] as String) \(($0[1] as Int64?).map(String.init) ?? "?")" }
        }
        try checkWords(db)
        for check in Self.placeChecks { try collect(check.what, wayOut: again, db) { try String.fetchAll($0, sql: check.sql) } }
        try collect("articles whose sentences, terms or entities cannot be read", wayOut: again, db, Self.unreadableLayers)
        try checkCopies(db)
        try checkRuns(db)
        articles = try Int.fetchOne(db, sql: "SELECT count(*) FROM documents") ?? 0
    }

    private var restore: String { "Restore the file from a copy, or build it again." }
    private var anew: String { "gleaner index merge \(path) --out NEW.db makes them anew." }
    private var again: String {
        "Remove these articles (gleaner index remove ID… --index \(path)), then give the command again that read them."
    }

    /// What is asked of a damaged file may itself end in SQLite's saying so.
    private mutating func collect(_ what: String, wayOut: String, _ db: Database, _ body: (Database) throws -> [String]) throws {
        do {
            let found = try body(db)
            guard !found.isEmpty else { return }
            var examples: [String] = []
            for example in found where !examples.contains(example) && examples.count < 3 { examples.append(example) }
            findings.append(Finding(what: what, count: found.count, examples: examples, wayOut: wayOut))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            findings.append(Finding(what: what, count: 1, examples: [error.message ?? "malformed"], wayOut: restore))
        }
    }

    // MARK: Words

    /// The table of words holds them folded, so that it cannot be compared with the texts; what it says of itself can.
    private mutating func checkWords(_ db: Database) throws {
        try collect("the table of words contradicts itself", wayOut: anew, db) { db in
            do {
                try db.execute(sql: "INSERT INTO documents_fts (documents_fts) VALUES ('integrity-check')")
                return []
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                return ["documents_fts"]
            }
        }
        try collect("articles whose words cannot be searched for", wayOut: anew, db) { db in
            try String.fetchAll(db, sql: "SELECT key FROM documents WHERE id NOT IN (SELECT id FROM documents_fts_docsize)")
        }
        try collect("words of articles that are not there", wayOut: anew, db) { db in
            try db.execute(sql: "CREATE VIRTUAL TABLE temp.verified_words USING fts5vocab(main, documents_fts, instance)")
            defer { try? db.execute(sql: "DROP TABLE temp.verified_words") }
            return try String.fetchAll(
                db,
                sql: """
                    SELECT doc FROM (SELECT DISTINCT doc FROM temp.verified_words UNION SELECT id FROM documents_fts_docsize)
                    WHERE doc NOT IN (SELECT id FROM documents)
                    """)
        }
    }

    // MARK: Places in texts

    private static let placeChecks: [(what: String, sql: String)] = {
        let text = "JOIN documents d ON d.id = t.document"
        let ofClaim = "JOIN claims c ON c.id = t.claim JOIN documents d ON d.id = c.document"
        let outside = "t.start < 0 OR t.start >= t.end OR t.end > length(d.text)"
        let words = "substr(d.text, t.start + 1, t.end - t.start) IS NOT t.text"
        return [
            ("articles without sentences and terms", "SELECT key FROM documents WHERE id NOT IN (SELECT document FROM layers)"),
            ("mentions outside their text", "SELECT d.key FROM mentions t \(text) WHERE \(outside)"),
            ("claims outside their text", "SELECT d.key FROM claims t \(text) WHERE \(outside)"),
            ("statements outside their text", "SELECT d.key FROM statements t \(text) WHERE \(outside)"),
            (
                "participants of claims that do not stand where they are said to",
                "SELECT d.key FROM participants t \(ofClaim) WHERE \(words)"
            ),
            ("figures of claims that do not stand where they are said to", "SELECT d.key FROM quantities t \(ofClaim) WHERE \(words)"),
        ]
    }()

    private static func unreadableLayers(_ db: Database) throws -> [String] {
        let terms = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM terms")!
        db.addEntityList()
        let entities = Database.entityList(of: "d.id", mentions: "mentions")
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT d.key, length(d.text), l.sentences, l.terms, l.entities = \(entities)
                FROM layers l JOIN documents d ON d.id = l.document
                """)
        var found: [String] = []
        while let row = try rows.next() {
            let sentences = SentenceBlob.isSound([UInt8](row[2] as Data), length: row[1])
            if !sentences || !row[4] || !TermBlob.isSound([UInt8](row[3] as Data), terms: terms) { found.append(row[0]) }
        }
        return found
    }

    // MARK: Copies and runs

    private mutating func checkCopies(_ db: Database) throws {
        try collect("sets of copies that are not as large, as early or from where they are said to be", wayOut: anew, db) { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT d.key FROM clusters t JOIN documents d ON d.id = t.document
                    WHERE t.size <> (SELECT count(*) FROM copies WHERE cluster = t.document)
                        OR NOT EXISTS (SELECT 1 FROM copies WHERE document = t.document AND cluster = t.document)
                        OR t.source IS NOT d.source OR t.published IS NOT d.published
                    """)
        }
        try collect("articles with the same words in several sets of copies", wayOut: anew, db) { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT min(d.key) FROM signatures s JOIN copies c ON c.document = s.document JOIN documents d ON d.id = s.document
                    GROUP BY s.exact HAVING count(DISTINCT c.cluster) > 1
                    """)
        }
        let waiting = try String.fetchAll(
            db,
            sql: """
                SELECT d.key FROM signatures s JOIN documents d ON d.id = s.document
                WHERE NOT EXISTS (SELECT 1 FROM copies WHERE document = s.document)
                """)
        // A run that was killed leaves them so, and the next one sees to them.
        if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM runs WHERE state = 'running')")! {
            if !waiting.isEmpty { notes.append("\(waiting.count) articles are not looked at for copies yet; the next run does it.") }
        } else {
            try collect("articles that have no place among the copies", wayOut: anew, db) { _ in waiting }
        }
    }

    private mutating func checkRuns(_ db: Database) throws {
        try collect("runs of an unknown state", wayOut: restore, db) { db in
            try String.fetchAll(db, sql: "SELECT id FROM runs WHERE state NOT IN ('running', 'stopped', 'complete')")
        }
        for row in try Row.fetchAll(db, sql: "SELECT id, state, inputs FROM runs WHERE state <> 'complete' ORDER BY id") {
            let how = row[1] == "stopped" ? "was stopped" : "did not come to its end"
            notes.append("Run \(row[0] as Int) \(how), of \(row[2] as String); the same command goes on with it.")
        }
    }
}
