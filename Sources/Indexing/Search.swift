import Foundation
import GRDB

extension IndexReader {
    /// An article that was found.
    package struct Hit: Sendable {
        package let id: String
        package let title: String
        package let published: String?
        package let source: String?
        /// The best passage, matches in [brackets]; where no words were asked for, how the article begins.
        package let snippet: String
        /// BM25; higher is better. nil where articles are in order of date.
        package let relevance: Double?
    }

    /// What was found: the first articles, and how many there are.
    package struct Found: Sendable {
        package let hits: [Hit]
        package let total: Int
    }

    package enum Order: String, Sendable, CaseIterable {
        /// Best first: BM25 (Robertson & Zaragoza 2009) as SQLite's FTS5 computes it, a title's words worth four of the text's.
        case relevance
        /// Latest first, undated last.
        case date
    }

    /// The articles of a slice. Without words they come by date.
    package func search(_ slice: Slice, order: Order = .relevance, limit: Int) throws(IndexError) -> Found {
        try read { db in
            let wanted = try slice.documents(db)
            let ranked = try slice.words.map { order == .relevance ? try Self.best(limit, of: wanted, $0, db) : nil } ?? nil
            let rows = try ranked ?? Self.latest(limit, of: wanted, db)
            return Found(hits: try rows.compactMap { try Self.hit($0.row, $0.relevance, slice.words, db) }, total: wanted.count)
        }
    }

    static func best(_ limit: Int, of wanted: DocumentSet, _ words: SearchQuery, _ db: Database) throws -> [(row: Int, relevance: Double?)]
    {
        var rows: [(row: Int, relevance: Double?)] = []
        // The rank is computed of those alone that are held.
        try db.scan(
            """
            SELECT rowid, -bm25(documents_fts, 4.0, 1.0) AS relevance FROM documents_fts
            WHERE documents_fts MATCH ? AND holds(?, rowid) ORDER BY relevance DESC, rowid LIMIT ?
            """, [words.expression, wanted.bits, limit]
        ) { rows.append(($0.integer(0), $0.number(1))) }
        return rows
    }

    static func latest(_ limit: Int, of wanted: DocumentSet, _ db: Database) throws -> [(row: Int, relevance: Double?)] {
        var rows: [(row: Int, relevance: Double?)] = []
        try db.scan(
            "SELECT id FROM documents INDEXED BY documents_published WHERE holds(?, id) ORDER BY published DESC, id LIMIT ?",
            [wanted.bits, limit]
        ) { rows.append(($0.integer(0), nil)) }
        return rows
    }

    private static func hit(_ row: Int, _ relevance: Double?, _ words: SearchQuery?, _ db: Database) throws -> Hit? {
        let header = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT d.key, d.title, d.published, s.name, CASE WHEN ?2 THEN '' ELSE substr(d.text, 1, 160) END
                    FROM documents d LEFT JOIN sources s ON s.id = d.source WHERE d.id = ?1
                    """), arguments: [row, words != nil])
        guard let header else { return nil }
        var passage: String = header[4]
        if let words {
            passage =
                try String.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT snippet(documents_fts, 1, '[', ']', '…', 24) FROM documents_fts
                            WHERE documents_fts MATCH ? AND rowid = ?
                            """), arguments: [words.expression, row]) ?? ""
        } else if passage.unicodeScalars.count == 160 {
            passage += "…"
        }
        return Hit(
            id: header[0], title: header[1], published: header[2], source: header[3], snippet: passage, relevance: relevance)
    }
}
