package import Documents
import Foundation
import GRDB
import Text

/// Articles of an index in which another recipe found what stands there, one by one, with what the stages behind the text ask
/// of an article. To be read while a writer finds them anew: what is done does not come again.
package final class OutdatedArticles {
    /// How many there were to begin with, and how many articles there are.
    package let count: Int
    package let stored: Int
    private let path: String
    private let queue: DatabaseQueue
    private let recipe: String
    private var last: Int64 = 0

    package init(path: String, recipe: String) throws(IndexError) {
        self.path = path
        self.recipe = recipe
        do {
            queue = try IndexFile.openForReading(path)
            (count, stored) = try queue.read { db in
                let counts = try Row.fetchAll(db, sql: "SELECT annotated, count(*) FROM documents GROUP BY annotated")
                let current = try Int64.fetchSet(db, sql: "SELECT id FROM runs WHERE recipe = ?", arguments: [recipe])
                let outdated = counts.reduce(0) { $0 + (current.contains($1[0]) ? 0 : $1[1]) }
                return (outdated, counts.reduce(0) { $0 + $1[1] })
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    package func next() throws(IndexError) -> Article? {
        do {
            return try queue.read { db in
                // The plus keeps SQLite to the order of ids.
                let found = try db.cachedStatement(
                    sql: """
                        SELECT d.id, d.key, d.path, d.text, d.title, d.language, d.published, d.published_precision, d.published_signal,
                        s.name, d.forwarded_from, l.sentences
                        FROM documents d JOIN layers l ON l.document = d.id LEFT JOIN sources s ON s.id = d.source
                        WHERE d.id > ? AND +d.annotated NOT IN (SELECT id FROM runs WHERE recipe = ?) ORDER BY d.id LIMIT 1
                        """)
                guard let row = try Row.fetchOne(found, arguments: [last, recipe]) else { return nil }
                last = row[0]
                return Self.article(row)
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    private static func article(_ row: Row) -> Article {
        var article = Article(source: row[2], payload: .taken)
        article.id = row[1]
        article.text = Array((row[3] as String).utf8)
        let title: String = row[4]
        article.title = title.isEmpty ? nil : title
        article.language = row[5]
        if let published: String = row[6], let precision = DateStamp.Precision(rawValue: row[7] ?? "") {
            article.published = DateStamp(published, precision, signal: row[8] ?? "")
        }
        article.site = row[9]
        article.forwardedFrom = row[10]
        let index = CodePointIndex(article.text.span)
        for (range, kind) in SentenceBlob.sentences([UInt8](row[11] as Data), length: article.text.count) {
            guard let start = index.byte(at: range.lowerBound, in: article.text.span),
                let end = index.byte(at: range.upperBound, in: article.text.span)
            else { continue }
            article.sentences.append(Sentence(ByteRange(start, end), tokens: 0..<0, kind: kind))
        }
        return article
    }
}
