import Foundation
import GRDB
import GRDBSQLite

/// Functions that SQL has here.
extension Database {
    /// Gives SQL the function `holds(bits, row)`: whether a `DocumentSet` holds an article.
    func addHolds() {
        sqlite3_create_function_v2(
            sqliteConnection, "holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
            { context, _, values in
                guard let values else { return }
                let row = sqlite3_value_int64(values[1])
                let count = Int64(sqlite3_value_bytes(values[0]))
                var isHeld = false
                // The byte lies within the blob by the comparison before it.
                if row >= 0, row >> 3 < count, let bytes = sqlite3_value_blob(values[0]) {
                    isHeld = bytes.load(fromByteOffset: Int(row >> 3), as: UInt8.self) & (1 << UInt8(row & 7)) != 0
                }
                sqlite3_result_int(context, isHeld ? 1 : 0)
            }, nil, nil, nil)
    }

    /// Gives FTS5 the function `instances(documents_fts)`: in how many places of an article's text the words of a query stand (its
    /// title is not of the text). It reads the lists of places alone.
    func addInstances() throws {
        var api: UnsafeMutablePointer<fts5_api>?
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(sqliteConnection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else { return }
        // FTS5 hands its interface over by writing to where this points.
        withUnsafeMutablePointer(to: &api) { place in
            _ = sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
            _ = sqlite3_step(statement)
        }
        guard let api else { return }
        _ = api.pointee.xCreateFunction(
            api, "instances", nil,
            { interface, query, context, _, _ in
                var all: Int32 = 0
                var count: Int32 = 0
                _ = interface?.pointee.xInstCount(query, &all)
                for place in 0..<max(0, all) {
                    var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
                    _ = interface?.pointee.xInst(query, place, &phrase, &column, &offset)
                    if column == 1 { count += 1 }
                }
                sqlite3_result_int(context, count)
            }, nil)
    }

    /// `folded(words)`: as the table of words holds them.
    func addFolded() {
        add(
            function: DatabaseFunction("folded", argumentCount: 1, pure: true) {
                String.fromDatabaseValue($0[0]).map(ShelvedArticle.folded)
            })
    }

    /// `entity_list(text)`: a list of an article's entities (`layers.entities`) of numbers and counts in turn.
    func addEntityList() {
        add(
            function: DatabaseFunction("entity_list", argumentCount: 1, pure: true) { values in
                let numbers = (String.fromDatabaseValue(values[0]) ?? "").split(separator: " ").compactMap { Int64($0) }
                let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map { (row: numbers[$0], count: Int(numbers[$0 + 1])) }
                return Data(TermBlob.pack(pairs))
            })
    }

    /// The list of a document's entities, of rows of mentions that are there already. `entity` and `mentions`: the column, and the
    /// tables that it is of.
    static func entityList(of document: String, entity: String = "entity", mentions: String) -> String {
        """
        entity_list((SELECT group_concat(e || ' ' || n, ' ')
            FROM (SELECT \(entity) AS e, count(*) AS n FROM \(mentions) WHERE document = \(document) GROUP BY e)))
        """
    }
}
