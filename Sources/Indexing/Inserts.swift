import GRDB
import GRDBSQLite

/// The writer's statements, compiled once.
struct Inserts {
    let document, words, layers, entity, known, mention, claim, participant, quantity, statement, term, signature, error,
        mended: RowStatement

    init(_ db: Database) throws {
        func insert(_ table: String, _ columns: String) throws -> RowStatement {
            let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ",")
            return try RowStatement(db, "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
        }
        document = try insert(
            "documents",
            """
            key, source, path, sha256, url, canonical_url, title, byline, published, published_precision, published_signal,
            modified, seen, forwarded_from, language, words, warnings, run, annotated, text
            """)
        words = try insert("documents_fts", "rowid, title, text")
        layers = try insert("layers", "document, digest, entities, sentences, terms")
        entity = try insert("entities", "key, type, name, kind, parent, country, latitude, longitude, point, place")
        known = try RowStatement(
            db,
            """
            UPDATE entities SET type = ?, name = ?, kind = ?, parent = ?, country = ?, latitude = ?, longitude = ?, point = ?, place = ?
            WHERE id = ?
            """)
        mention = try insert("mentions", "document, entity, start, end, score, inside, alias, stance")
        claim = try insert(
            "claims",
            """
            document, start, end, type, subtype, score, basis, status, certainty, speaker, speaker_entity, speaker_role, via,
            date_text, date_from, date_to, cues
            """)
        participant = try insert("participants", "claim, number, role, type, entity, text, start, end")
        quantity = try insert("quantities", "claim, number, kind, value, low, high, bound, counted, unit, text, start, end")
        statement = try insert("statements", "document, number, source, source_entity, cue, start, end, quoted")
        term = try insert("terms", "id, hash, term")
        signature = try insert("signatures", "document, exact, minhash")
        error = try RowStatement(
            db, "INSERT OR REPLACE INTO errors (run, input, record, stage, code, message) VALUES (?,?,?,?,?,?)")
        mended = try RowStatement(db, "DELETE FROM errors WHERE input = ? AND record = ?")
    }
}

/// A statement whose values are bound as they are. GRDB's arguments put each into a box: of rows as small as mentions and
/// claims that was a quarter of the writer's time.
struct RowStatement {
    private let statement: Statement
    private let database: Database

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        database = db
    }

    /// Binds the values in order, runs the statement and readies it for the next row.
    func run<each Value: Bindable>(_ value: repeat each Value) throws {
        let raw = statement.sqliteStatement
        var place: Int32 = 0
        for value in repeat each value {
            place += 1
            try check(value.bind(to: raw, at: place))
        }
        let code = sqlite3_step(raw)
        let message = code == SQLITE_DONE ? nil : sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
        sqlite3_reset(raw)
        try check(code, message)
    }

    private func check(_ code: Int32, _ message: String? = nil) throws {
        guard code == SQLITE_OK || code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }
}

/// What a column can hold.
protocol Bindable {
    /// Returns SQLite's result code.
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self) }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, Int64(self)) }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self ? 1 : 0) }
}

extension Double: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_double(statement, place, self) }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied) }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            // Without an address an empty blob would be NULL.
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), copied)
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        if let self { self.bind(to: statement, at: place) } else { sqlite3_bind_null(statement, place) }
    }
}

/// SQLITE_TRANSIENT, a macro that Swift does not see: SQLite keeps a copy, so the bytes need not outlive the call.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
