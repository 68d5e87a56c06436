package import Documents
import Foundation
import GRDB

/// A reader's view of an index: questions in, plain values out.
package final class IndexReader: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    package init(path: String) throws(IndexError) {
        self.path = path
        do { queue = try IndexFile.openForReading(path) } catch { throw IndexFile.describe(error, path) }
    }

    func read<T>(_ body: (Database) throws -> T) throws(IndexError) -> T {
        do { return try queue.read(body) } catch { throw IndexFile.describe(error, path) }
    }

    /// As `read`, for rows that are handed on as they come: errors of whoever takes them pass through.
    func stream(_ body: (Database) throws -> Void) throws {
        do { try queue.read(body) } catch let error as DatabaseError { throw IndexError(error, path: path) }
    }

    // MARK: Time

    package struct DayCount: Sendable {
        package let day: CalendarDay
        package let articles: Int
    }

    /// Articles of a slice per day of publication. Articles without a known day are left out.
    package func days(_ slice: Slice) throws(IndexError) -> [DayCount] {
        try read { db in
            let wanted = try slice.documents(db)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT substr(published, 1, 10) AS day, count(*) FROM documents INDEXED BY documents_published
                    WHERE length(published) >= 10 AND holds(?, id) GROUP BY day ORDER BY day
                    """, arguments: [wanted.bits]
            ).compactMap { row in
                CalendarDay(iso: row[0]).map { DayCount(day: $0, articles: row[1]) }
            }
        }
    }

    // MARK: Names

    /// By which name an article calls an entity, and how often; names inside longer ones are left out.
    package struct Naming: Sendable {
        package let document: String
        /// Equal for copies of one another.
        package let story: Int
        package let day: CalendarDay?
        package let source: String?
        /// As the gazetteer writes it, or else as the text does.
        package let name: String
        /// self, neutral or hostile, where the gazetteer says so.
        package let stance: String?
        package let mentions: Int
    }

    package func namings(of entity: String) throws(IndexError) -> [Naming] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.key, d.published, s.name, coalesce(m.alias, substr(d.text, m.start + 1, m.end - m.start)) AS called, m.stance, count(*),
                        coalesce(c.cluster, d.id)
                    FROM mentions m JOIN entities e ON e.id = m.entity JOIN documents d ON d.id = m.document
                    LEFT JOIN sources s ON s.id = d.source LEFT JOIN copies c ON c.document = d.id
                    WHERE e.key = ? AND m.inside IS NULL GROUP BY d.id, called, m.stance ORDER BY d.key, called
                    """, arguments: [entity]
            ).map { row in
                Naming(
                    document: row[0], story: row[6], day: (row[1] as String?).flatMap { CalendarDay(iso: $0) }, source: row[2],
                    name: row[3],
                    stance: row[4], mentions: row[5])
            }
        }
    }

    // MARK: The corpus itself

    package struct Summary: Sendable {
        package let documents: Int
        /// Articles that are no copies of earlier ones.
        package let stories: Int
        package let undated: Int
        package let words: Int
        package let first: String?
        package let last: String?
        package let sources: [(name: String, articles: Int)]
        package let languages: [(name: String, articles: Int)]
        package let rejected: [(code: String, count: Int)]
    }

    package func summary() throws(IndexError) -> Summary {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*), count(*) FILTER (WHERE published IS NULL), coalesce(sum(words), 0), min(published), max(published)
                    FROM documents
                    """)!
            func pairs(_ sql: String) throws -> [(String, Int)] { try Row.fetchAll(db, sql: sql).map { ($0[0], $0[1]) } }
            return Summary(
                documents: row[0], stories: try Clustering.count(db).stories, undated: row[1], words: row[2], first: row[3], last: row[4],
                sources: try pairs(
                    "SELECT coalesce(s.name, '(unknown)'), count(*) AS n FROM documents d LEFT JOIN sources s ON s.id = d.source GROUP BY 1 ORDER BY n DESC, 1"
                ),
                languages: try pairs("SELECT language, count(*) AS n FROM documents GROUP BY 1 ORDER BY n DESC, 1"),
                rejected: try pairs("SELECT code, count(*) AS n FROM errors GROUP BY 1 ORDER BY n DESC, 1"))
        }
    }

    package struct Cluster: Sendable {
        /// Id and title of the first article.
        package let id: String
        package let title: String
        package let source: String?
        package let published: String?
        package let articles: Int
        /// Outlets that carry it.
        package let sources: Int
    }

    /// Sets of two or more copies, the largest first.
    package func clusters(limit: Int) throws(IndexError) -> [Cluster] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.key, d.title, s.name, c.published, c.size, (
                        SELECT count(DISTINCT m.source) FROM copies JOIN documents m ON m.id = copies.document WHERE copies.cluster = c.document)
                    FROM clusters c JOIN documents d ON d.id = c.document LEFT JOIN sources s ON s.id = c.source
                    WHERE c.size > 1 ORDER BY c.size DESC, d.key LIMIT ?
                    """, arguments: [limit]
            ).map { row in
                Cluster(id: row[0], title: row[1], source: row[2], published: row[3], articles: row[4], sources: row[5])
            }
        }
    }

    /// How many articles hold each term, in and outside a span of days; undated articles are left out.
    package func termCounts(since: CalendarDay) throws(IndexError) -> (terms: [TermCount], inside: Int, outside: Int) {
        try read { db in
            var counts: [Int64: (inside: Int, outside: Int)] = [:]
            var inside = 0
            var outside = 0
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT l.terms, d.published >= ? FROM layers l JOIN documents d ON d.id = l.document WHERE length(d.published) >= 10",
                arguments: [since.iso])
            while let row = try rows.next() {
                let recent: Bool = row[1]
                if recent { inside += 1 } else { outside += 1 }
                let blob = [UInt8](row[0] as Data)
                TermBlob.forEach(blob) { term, _ in
                    if recent { counts[term, default: (0, 0)].inside += 1 } else { counts[term, default: (0, 0)].outside += 1 }
                }
            }
            let terms = try counts.filter { $0.value.inside + $0.value.outside >= 3 }.map { id, count in
                let term = try String.fetchOne(db.cachedStatement(sql: "SELECT term FROM terms WHERE id = ?"), arguments: [id]) ?? ""
                return TermCount(term: term, inside: count.inside, outside: count.outside)
            }
            return (terms, inside, outside)
        }
    }

    package struct TermCount: Sendable {
        package let term: String
        package let inside: Int
        package let outside: Int
    }
}
