import Foundation
import GRDB

/// Brings an index of an earlier schema to the present one, in one transaction: whatever happens, the file is what it was
/// or what it shall be.
///
/// All tables are set aside, those of the present schema made, and the rows carried over; the table of words is made anew.
/// Schema 4 parted a run's recipe in two, numbered what belongs to a claim, and keeps a hash of what was found, a list of the
/// entities of each article, and in which kind of block a sentence stands. The recipe, the hash and the kinds cannot be known
/// of old articles, so that a run makes them anew.
package enum Migration {
    static let oldest = 3

    /// Returns the schema that the index had.
    package static func run(_ path: String) throws(IndexError) -> Int {
        let index = try HeldIndex(path, for: .migrating)
        defer { index.close() }
        return try index.write { db in
            let found = try Schema.found(db, path: path)
            if found == Schema.version { return found }
            guard (oldest..<Schema.version).contains(found) else {
                try Schema.check(db, path: path)
                return found
            }
            try carry(db)
            let loose = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            guard loose.isEmpty else {
                let places = Set(loose.map { "\($0[0] as String)" }).sorted().joined(separator: ", ")
                throw IndexError(
                    .damaged,
                    "\(path) has rows that refer to rows which are not there, in \(places); it stays as it was. Build it again.")
            }
            try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
            return found
        }
    }

    /// The present version, for messages.
    package static var present: Int { Schema.version }

    private static func carry(_ db: Database) throws {
        for index in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL") {
            try db.execute(sql: "DROP INDEX \(index.quotedDatabaseIdentifier)")
        }
        for (table, _, _) in tables { try db.execute(sql: "ALTER TABLE \(table) RENAME TO former_\(table)") }
        try db.execute(sql: Schema.tables)
        db.addEntityList()
        db.add(
            function: DatabaseFunction("renewed", argumentCount: 1, pure: true) {
                Data.fromDatabaseValue($0[0]).map { Data(SentenceBlob.renewed([UInt8]($0))) }
            })
        for (table, columns, values) in tables {
            try db.execute(sql: "INSERT INTO \(table) (\(columns)) SELECT \(values ?? columns) FROM former_\(table)")
        }
        for (table, _, _) in tables.reversed() { try db.execute(sql: "DROP TABLE former_\(table)") }
        // Its own text told Datasette nothing of the table that it serves.
        db.addFolded()
        try db.execute(
            sql:
                "DROP TABLE documents_fts; \(Schema.words) INSERT INTO documents_fts (rowid, title, text) SELECT id, folded(title), folded(text) FROM documents"
        )
    }

    /// The present columns, and what they are made of where names do not say it.
    private static let tables: [(table: String, columns: String, values: String?)] = {
        let run = "id, started, ended, version, pipeline, recipe, gazetteer, inputs, state, documents, skipped, rejected"
        let document = """
            id, key, source, path, sha256, url, canonical_url, title, byline, published, published_precision, published_signal,
            modified, seen, forwarded_from, language, words, warnings, run, text
            """
        let participant = "claim, role, type, entity, text, start, end"
        let quantity = "claim, kind, value, low, high, bound, counted, unit, text, start, end"
        let statement = "document, source, source_entity, cue, start, end, quoted"
        func number(_ owner: String) -> String { "row_number() OVER (PARTITION BY \(owner) ORDER BY rowid)" }
        return [
            ("runs", run + ", text_recipe", run + ", ''"),
            ("sources", "id, name", nil),
            ("documents", document + ", annotated", document + ", run"),
            (
                "layers", "document, digest, entities, sentences, terms",
                "document, 0, \(Database.entityList(of: "former_layers.document", mentions: "former_mentions")), renewed(sentences), terms"
            ),
            ("signatures", "document, exact, minhash", nil),
            ("clusters", "document, size, source, published", nil),
            ("copies", "document, cluster", nil),
            ("terms", "id, hash, term", nil),
            ("entities", "id, key, type, name, kind, parent, country, latitude, longitude, point, place", nil),
            ("relations", "entity, relation, other, since, until", nil),
            ("mentions", "document, entity, start, end, score, inside, alias, stance", nil),
            (
                "claims",
                """
                id, document, start, end, type, subtype, score, basis, status, certainty, speaker, speaker_entity, speaker_role,
                via, date_text, date_from, date_to, cues
                """, nil
            ),
            ("participants", participant + ", number", participant + ", " + number("claim")),
            ("quantities", quantity + ", number", quantity + ", " + number("claim")),
            ("statements", statement + ", number", statement + ", " + number("document")),
            ("errors", "id, run, input, record, stage, code, message", nil),
        ]
    }()
}
