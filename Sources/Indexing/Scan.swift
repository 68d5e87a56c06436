import GRDB
import GRDBSQLite

/// A row that a statement stands on, read without a box for each value: for questions that pass over every article or mention.
struct ScannedRow: ~Copyable {
    private let statement: OpaquePointer

    fileprivate init(_ statement: OpaquePointer) { self.statement = statement }

    /// 0 for NULL.
    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    func number(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
    func optionalNumber(_ column: Int32) -> Double? { isNull(column) ? nil : number(column) }
    func text(_ column: Int32) -> String? { sqlite3_column_text(statement, column).map { String(cString: $0) } }

    /// The bytes of a blob, for as long as the call lasts; empty for NULL.
    func withBlob(_ column: Int32, _ body: (Span<UInt8>) -> Void) {
        let start = sqlite3_column_blob(statement, column)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        body(bytes.bindMemory(to: UInt8.self).span)
    }

    /// Of a blob; empty for NULL.
    func bytes(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(statement, column)
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// The bytes of a text, for as long as the call lasts; empty for NULL.
    func withText<T>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> T) -> T {
        let start = sqlite3_column_text(statement, column)
        return body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}

/// The rows of a statement, one after another as they are asked for: where several tables are passed over at once, in the order of a
/// key that they share. No two may be open of the same SQL.
struct RowCursor: ~Copyable {
    private let statement: Statement
    private let db: Database

    init(_ db: Database, _ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        let statement = try db.cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        (self.statement, self.db) = (statement, db)
    }

    deinit { sqlite3_reset(statement.sqliteStatement) }

    /// The row that it stands on.
    var row: ScannedRow { ScannedRow(statement.sqliteStatement) }

    /// Goes on to the next row, if there is one.
    func next() throws -> Bool {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = sqlite3_errmsg(db.sqliteConnection).map { String(cString: $0) }
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
        }
    }
}

extension Database {
    func scan(_ sql: String, _ arguments: StatementArguments = StatementArguments(), _ body: (borrowing ScannedRow) throws -> Void) throws {
        let rows = try RowCursor(self, sql, arguments)
        while try rows.next() { try body(rows.row) }
    }

    /// Passes over what the articles of a set hold (`joins`, beside `documents d`), in order of publication, undated ones last.
    /// Articles are passed in the order of an index, so that no more are read than are wanted, and none is held.
    func scan(
        _ columns: String, _ joins: String, in wanted: DocumentSet, where condition: String = "1",
        _ arguments: StatementArguments = StatementArguments(), order: String, limit: Int?, _ body: (borrowing ScannedRow) throws -> Void
    ) throws {
        var left = limit ?? .max
        for dating in ["IS NOT NULL", "IS NULL"] where left > 0 {
            try scan(
                """
                SELECT \(columns) FROM documents d INDEXED BY documents_published \(joins) LEFT JOIN sources s ON s.id = d.source
                WHERE d.published \(dating) AND holds(:wanted, d.id) AND \(condition) ORDER BY d.published, \(order) LIMIT :limit
                """, arguments + ["wanted": wanted.bits, "limit": left]
            ) { row in
                left -= 1
                try body(row)
            }
        }
    }

    /// The articles that a question answers with, one row each; the same may come more than once.
    func documents(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> DocumentSet {
        var found = DocumentSet()
        try scan(sql, arguments) { found.insert($0.integer(0)) }
        return found
    }
}

/// Values of a fetched row, whatever a damaged file holds in their place: GRDB's own subscripts end the program where a text is none.
extension Row {
    func text(_ column: Int) -> String? { String.fromDatabaseValue(self[column] as DatabaseValue) }
    func integer(_ column: Int) -> Int { Int.fromDatabaseValue(self[column] as DatabaseValue) ?? 0 }
    func text(named column: String) -> String? { String.fromDatabaseValue(self[column] as DatabaseValue) }
    func integer(named column: String) -> Int { Int.fromDatabaseValue(self[column] as DatabaseValue) ?? 0 }
}
