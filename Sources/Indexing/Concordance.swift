import Foundation
import GRDB

/// A place where the words of a query stand, between what stands before and behind it (keyword in context; Luhn 1960).
package struct ConcordanceLine: Sendable {
    package let document: String
    package let published: String?
    package let source: String?
    /// Where the words begin in the article's text, in code points.
    package let start: Int
    package let left: String
    package let words: String
    package let right: String
}

extension IndexReader {
    package enum ConcordanceOrder: String, Sendable, CaseIterable {
        /// As articles come, the best or the latest first.
        case text
        /// By the words before, from the nearest on; by the words behind.
        case left, right
    }

    package struct Concordance: Sendable {
        package let lines: [ConcordanceLine]
        /// Places in the articles that were read, and articles that were left unread because there were so many.
        package let total: Int
        package let unread: Int
    }

    /// Lines are sorted among this many at most.
    private static let mostLines = 20_000

    package func concordance(
        of words: SearchQuery, in slice: Slice, articles: Order, order: ConcordanceOrder, limit: Int, width: Int
    ) throws(IndexError) -> Concordance {
        try read { db in
            let wanted = try slice.documents(db)
            let rows = try articles == .date ? Self.latest(wanted.count, of: wanted, db) : Self.best(wanted.count, of: wanted, words, db)
            var lines: [ConcordanceLine] = []
            var read = 0
            let enough = order == .text ? limit : Self.mostLines
            for (row, _) in rows {
                if lines.count >= enough { break }
                read += 1
                lines += try Self.lines(of: row, words, width, db)
            }
            let total = lines.count
            switch order {
            case .text: break
            case .left: lines = Self.sorted(lines) { Self.keys($0.left).reversed() }
            case .right: lines = Self.sorted(lines) { Self.keys($0.right) }
            }
            return Concordance(lines: Array(lines.prefix(limit)), total: total, unread: rows.count - read)
        }
    }

    // Noncharacters, which no text should hold.
    private static let opening = String(Character(Unicode.Scalar(0xFDD0 as UInt32)!))
    private static let closing = String(Character(Unicode.Scalar(0xFDD1 as UInt32)!))

    private static func lines(of row: Int, _ words: SearchQuery, _ width: Int, _ db: Database) throws -> [ConcordanceLine] {
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT highlight(documents_fts, 1, ?, ?), d.key, d.published, s.name FROM documents_fts
                    JOIN documents d ON d.id = documents_fts.rowid LEFT JOIN sources s ON s.id = d.source
                    WHERE documents_fts MATCH ? AND documents_fts.rowid = ?
                    """), arguments: [opening, closing, words.expression, row])
        guard let found else { return [] }
        let pieces = (found[0] as String).components(separatedBy: opening)
        var lines: [ConcordanceLine] = []
        // The text so far, without marks.
        var before = pieces[0]
        var start = before.unicodeScalars.count
        for (index, piece) in pieces.enumerated().dropFirst() {
            let parts = piece.components(separatedBy: closing)
            let rest = parts.dropFirst().joined()
            var behind = rest
            for next in pieces[(index + 1)...] {
                if behind.unicodeScalars.count > width { break }
                behind += next.replacingOccurrences(of: closing, with: "")
            }
            lines.append(
                ConcordanceLine(
                    document: found[1], published: found[2], source: found[3], start: start, left: context(before.suffix(width)),
                    words: context(parts[0][...]), right: context(behind.prefix(width))))
            before = String((before + parts[0] + rest).suffix(width))
            start += parts[0].unicodeScalars.count + rest.unicodeScalars.count
        }
        return lines
    }

    /// On one line.
    private static func context(_ text: Substring) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    private static func keys(_ text: String) -> [String] {
        ShelvedArticle.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func sorted(_ lines: [ConcordanceLine], by keys: (ConcordanceLine) -> [String]) -> [ConcordanceLine] {
        lines.map { (keys: keys($0), line: $0) }.sorted { a, b in
            a.keys == b.keys
                ? (a.line.document, a.line.start) < (b.line.document, b.line.start)
                : a.keys.lexicographicallyPrecedes(b.keys) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }.map(\.line)
    }
}
