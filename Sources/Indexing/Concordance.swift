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

    // Noncharacters, which no text should hold; three bytes each, of which the last one differs.
    private static let opening = String(Character(Unicode.Scalar(0xFDD0 as UInt32)!))
    private static let closing = String(Character(Unicode.Scalar(0xFDD1 as UInt32)!))

    static func lines(of row: Int, _ words: SearchQuery, _ width: Int, _ db: Database) throws -> [ConcordanceLine] {
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT highlight(documents_fts, 1, ?, ?), d.key, d.published, s.name FROM documents_fts
                    JOIN documents d ON d.id = documents_fts.rowid LEFT JOIN sources s ON s.id = d.source
                    WHERE documents_fts MATCH ? AND documents_fts.rowid = ?
                    """), arguments: [opening, closing, words.expression, row])
        guard let found else { return [] }
        let (text, places) = unmarked(Array((found[0] as String).utf8))
        var lines: [ConcordanceLine] = []
        var at = 0
        var start = 0
        for place in places {
            start += text[at..<place.lowerBound].reduce(0) { $0 + (isLead($1) ? 1 : 0) }
            at = place.lowerBound
            lines.append(
                ConcordanceLine(
                    document: found[1], published: found[2], source: found[3], start: start,
                    left: oneLine(text[back(width, from: place.lowerBound, in: text)..<place.lowerBound]), words: oneLine(text[place]),
                    right: oneLine(text[place.upperBound..<forth(width, from: place.upperBound, in: text)])))
        }
        return lines
    }

    /// The text without marks, and where they stood around words.
    private static func unmarked(_ marked: [UInt8]) -> (text: [UInt8], places: [Range<Int>]) {
        var text: [UInt8] = []
        text.reserveCapacity(marked.count)
        var places: [Range<Int>] = []
        var start = 0
        var at = 0
        while at < marked.count {
            guard at + 2 < marked.count, marked[at] == 0xEF, marked[at + 1] == 0xB7, marked[at + 2] | 1 == 0x91 else {
                text.append(marked[at])
                at += 1
                continue
            }
            if marked[at + 2] == 0x90 { start = text.count } else { places.append(start..<text.count) }
            at += 3
        }
        return (text, places)
    }

    private static func isLead(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    private static func back(_ characters: Int, from end: Int, in text: [UInt8]) -> Int {
        var (at, left) = (end, characters)
        while at > 0, left > 0 {
            at -= 1
            if isLead(text[at]) { left -= 1 }
        }
        return at
    }

    private static func forth(_ characters: Int, from start: Int, in text: [UInt8]) -> Int {
        var (at, left) = (start, characters)
        while at < text.count {
            if isLead(text[at]) {
                if left == 0 { break }
                left -= 1
            }
            at += 1
        }
        return at
    }

    private static func oneLine(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
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
