package import Documents
import GRDB

/// An article as the index holds it.
package struct StoredDocument: Sendable {
    package let id: String
    /// The input it is from.
    package let path: String
    package let sha256: String?
    package let url: String?
    package let canonicalURL: String?
    package let site: String?
    package let title: String
    package let byline: String?
    package let published: DateStamp?
    package let modified: String?
    package let seen: String?
    package let forwardedFrom: String?
    package let language: String
    package let words: Int
    /// The first of the articles that tell the same, and how many they are; nil for what was never copied.
    package let copies: (first: String, articles: Int)?
    package let warnings: [String]
    package let text: String

    /// Of the tables of `joins`, in the order that `init` reads.
    static let columns = """
        d.key, d.path, d.sha256, d.url, d.canonical_url, s.name, d.title, d.byline, d.published, d.published_precision, d.published_signal,
        d.modified, d.seen, d.forwarded_from, d.language, d.words, f.key, k.size, d.warnings, d.text
        """

    /// Behind `documents d`, before `sources s`.
    static let joins = """
        LEFT JOIN copies c ON c.document = d.id LEFT JOIN clusters k ON k.document = c.cluster LEFT JOIN documents f ON f.id = c.cluster
        """

    init(_ row: borrowing ScannedRow, from first: Int32) {
        id = row.text(first) ?? ""
        path = row.text(first + 1) ?? ""
        sha256 = row.text(first + 2)
        url = row.text(first + 3)
        canonicalURL = row.text(first + 4)
        site = row.text(first + 5)
        title = row.text(first + 6) ?? ""
        byline = row.text(first + 7)
        let precision = row.text(first + 9).flatMap(DateStamp.Precision.init) ?? .day
        let signal = row.text(first + 10) ?? ""
        published = row.text(first + 8).map { DateStamp($0, precision, signal: signal) }
        modified = row.text(first + 11)
        seen = row.text(first + 12)
        forwardedFrom = row.text(first + 13)
        language = row.text(first + 14) ?? ""
        words = row.integer(first + 15)
        let size = row.integer(first + 17)
        copies = size > 1 ? row.text(first + 16).map { ($0, size) } : nil
        warnings = JSONList.strings(in: row.text(first + 18) ?? "[]")
        text = row.text(first + 19) ?? ""
    }
}

/// An article with all that was found in it. Ranges are code points of its text.
package struct FullArticle: Sendable {
    package let document: StoredDocument
    package let sentences: [Range<Int>]
    /// In the order of the text, a longer name before those inside it.
    package let mentions: [StoredMention]
    package let claims: [StoredClaim]
    package let statements: [StoredStatement]
}

extension IndexReader {
    package func article(_ id: String) throws(IndexError) -> FullArticle? {
        try read { db in
            guard let row = try Int.fetchOne(db, sql: "SELECT id FROM documents WHERE key = ?", arguments: [id]) else { return nil }
            var document: StoredDocument?
            var sentences: [UInt8] = []
            try db.scan(
                """
                SELECT l.sentences, \(StoredDocument.columns) FROM documents d \(StoredDocument.joins)
                LEFT JOIN sources s ON s.id = d.source LEFT JOIN layers l ON l.document = d.id WHERE d.id = ?
                """, [row]
            ) {
                sentences = $0.bytes(0)
                document = StoredDocument($0, from: 1)
            }
            guard let document else { return nil }
            var mentions: [StoredMention] = []
            try db.scan(
                """
                SELECT \(StoredMention.columns) FROM mentions m JOIN entities e ON e.id = m.entity WHERE m.document = ?
                ORDER BY m.start, m.end DESC, m.inside IS NOT NULL, m.entity
                """, [row]
            ) { mentions.append(StoredMention($0, from: 0)) }
            var claims: [StoredClaim] = []
            try db.scan(
                """
                SELECT \(StoredClaim.columns) FROM claims c LEFT JOIN entities e ON e.id = c.speaker_entity WHERE c.document = ?
                ORDER BY c.start, c.id
                """, [row]
            ) { claims.append(try StoredClaim($0, from: 0, db)) }
            var statements: [StoredStatement] = []
            try db.scan(
                """
                SELECT \(StoredStatement.columns) FROM statements t LEFT JOIN entities e ON e.id = t.source_entity WHERE t.document = ?
                ORDER BY t.number
                """, [row]
            ) { statements.append(StoredStatement($0, from: 0)) }
            return FullArticle(
                document: document, sentences: SentenceBlob.sentences(sentences, length: document.text.unicodeScalars.count).map(\.range),
                mentions: mentions, claims: claims,
                statements: statements)
        }
    }

    /// Articles of the slice in order of publication, undated ones last.
    package func forEachDocument(in slice: Slice, _ body: (StoredDocument) throws -> Void) throws {
        try stream { db in
            try db.scan(StoredDocument.columns, StoredDocument.joins, in: try slice.documents(db), order: "d.id", limit: nil) {
                try body(StoredDocument($0, from: 0))
            }
        }
    }

    /// Ids of articles that an id means or, where there is none such, that begin so.
    package func articles(beginning written: String, limit: Int) throws(IndexError) -> [String] {
        try read { db in
            let isID = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM documents WHERE key = ?)", arguments: [written])!
            return isID ? [written] : try Self.articles(beginning: written, limit, db)
        }
    }

    /// Ids that share the longest beginning, of three characters at least, with one that is unknown.
    package func articles(near written: String, limit: Int = 3) throws(IndexError) -> [String] {
        try read { db in
            var start = written.dropLast()
            while start.count >= 3 {
                let found = try Self.articles(beginning: String(start), limit, db)
                if !found.isEmpty { return found }
                start = start.dropLast()
            }
            return []
        }
    }

    private static func articles(beginning written: String, _ limit: Int, _ db: Database) throws -> [String] {
        if written.isEmpty { return [] }
        // No text of ids goes on with the last of all code points.
        return try String.fetchAll(
            db.cachedStatement(sql: "SELECT key FROM documents WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key LIMIT ?2"),
            arguments: [written, limit])
    }
}
