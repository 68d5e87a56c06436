import GRDB

/// The writer's statements, compiled once.
struct Inserts {
    let document, words, layers, entity, mention, claim, participant, quantity, statement, term, signature, error, mended: Statement

    init(_ db: Database) throws {
        func insert(_ table: String, _ columns: String) throws -> Statement {
            let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ",")
            return try db.makeStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
        }
        document = try insert(
            "documents",
            """
            key, source, path, sha256, url, canonical_url, title, byline, published, published_precision, published_signal,
            modified, seen, forwarded_from, language, words, text, warnings, recipe, run
            """)
        words = try insert("documents_fts", "rowid, title, text")
        layers = try insert("layers", "document, sentences, terms")
        entity = try insert("entities", "key, type, name, kind, parent, country, latitude, longitude, point, place")
        mention = try insert("mentions", "document, entity, start, end, score, inside, alias, stance")
        claim = try insert(
            "claims",
            """
            document, start, end, type, subtype, score, basis, status, certainty, speaker, speaker_entity, speaker_role, via,
            date_text, date_from, date_to, cues
            """)
        participant = try insert("participants", "claim, role, type, entity, text, start, end")
        quantity = try insert("quantities", "claim, kind, value, low, high, bound, counted, unit, text, start, end")
        statement = try insert("statements", "document, source, source_entity, cue, start, end, quoted")
        term = try insert("terms", "id, hash, term")
        signature = try insert("signatures", "document, exact, minhash")
        error = try db.makeStatement(
            sql: "INSERT OR REPLACE INTO errors (run, input, record, stage, code, message) VALUES (?,?,?,?,?,?)")
        mended = try db.makeStatement(sql: "DELETE FROM errors WHERE input = ? AND record = ?")
    }
}
