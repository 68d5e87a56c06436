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

    // MARK: Search

    package struct Hit: Sendable {
        package let id: String
        package let title: String
        package let published: String?
        package let source: String?
        /// The best passage, matches in [brackets].
        package let snippet: String
        /// BM25; higher is better.
        package let relevance: Double
    }

    /// Articles that hold all the words of the query, best first (BM25, Robertson & Zaragoza 2009, as SQLite's FTS5 computes it).
    package func search(_ query: SearchQuery, limit: Int) throws(IndexError) -> [Hit] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.key, d.title, d.published, s.name, snippet(documents_fts, 1, '[', ']', '…', 24) AS passage,
                    -bm25(documents_fts, 4.0, 1.0) AS relevance
                    FROM documents_fts JOIN documents d ON d.id = documents_fts.rowid LEFT JOIN sources s ON s.id = d.source
                    WHERE documents_fts MATCH ? ORDER BY bm25(documents_fts, 4.0, 1.0), d.key LIMIT ?
                    """, arguments: [query.expression, limit]
            ).map { row in
                Hit(id: row[0], title: row[1], published: row[2], source: row[3], snippet: row[4], relevance: row[5])
            }
        }
    }

    // MARK: Time

    package struct DayCount: Sendable {
        package let day: CalendarDay
        package let articles: Int
    }

    /// What a trend follows.
    package enum Subject: Sendable {
        case words(SearchQuery)
        /// A gazetteer id, with what it was before and the branches that it had on the article's day.
        case entity(String)
        case claimType(String)
        case everything
    }

    /// Articles per day of publication. Articles without a known day are left out.
    package func days(_ subject: Subject) throws(IndexError) -> [DayCount] {
        let (sql, arguments) = Self.documents(of: subject)
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT substr(published, 1, 10) AS day, count(*) FROM documents
                    WHERE length(published) >= 10 AND id IN (\(sql)) GROUP BY day ORDER BY day
                    """, arguments: arguments
            ).compactMap { row in
                CalendarDay(iso: row[0]).map { DayCount(day: $0, articles: row[1]) }
            }
        }
    }

    private static func documents(of subject: Subject) -> (String, StatementArguments) {
        switch subject {
        case .words(let query): ("SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?", [query.expression])
        case .claimType(let type): ("SELECT document FROM claims WHERE type = ?", [type])
        case .everything: ("SELECT id FROM documents", [])
        case .entity(let key):
            (
                """
                WITH RECURSIVE member(key, since, until) AS (
                    SELECT ?, '0000', '9999'
                    UNION SELECT r.other, b.since, b.until FROM member b JOIN relations r ON r.entity = b.key AND r.relation = 'successor_of'
                    UNION SELECT r.entity, max(b.since, coalesce(r.since, '0000')), min(b.until, coalesce(r.until, '9999'))
                        FROM member b JOIN relations r ON r.other = b.key AND r.relation = 'branch_of'
                        WHERE max(b.since, coalesce(r.since, '0000')) <= min(b.until, coalesce(r.until, '9999')))
                SELECT m.document FROM member b JOIN entities e ON e.key = b.key JOIN mentions m ON m.entity = e.id
                JOIN documents d ON d.id = m.document WHERE substr(d.published, 1, 10) BETWEEN b.since AND b.until
                """, [key]
            )
        }
    }

    // MARK: Entities

    package struct EntityCount: Sendable {
        package let key: String
        package let name: String
        package let type: String
        package let country: String?
        package let articles: Int
        package let mentions: Int
        package let latitude: Double?
        package let longitude: Double?
    }

    /// Entities by the number of articles that name them.
    package func entities(type: String?, limit: Int) throws(IndexError) -> [EntityCount] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT e.key, e.name, e.type, e.country, count(DISTINCT m.document) AS articles, count(*), e.latitude, e.longitude
                    FROM mentions m JOIN entities e ON e.id = m.entity WHERE ?1 IS NULL OR e.type = ?1
                    GROUP BY e.id ORDER BY articles DESC, count(*) DESC, e.key LIMIT ?2
                    """, arguments: [type, limit]
            ).map { row in
                EntityCount(
                    key: row[0], name: row[1], type: row[2], country: row[3], articles: row[4], mentions: row[5], latitude: row[6],
                    longitude: row[7])
            }
        }
    }

    /// Ids of the entities that articles name: of the one with this id, or else of all that go by this name, in any case.
    package func ids(of written: String) throws(IndexError) -> [String] {
        try read { db in
            let names = try String.fetchAll(db, sql: "SELECT key FROM entities WHERE key = ?", arguments: [written])
            guard names.isEmpty else { return names }
            return try String.fetchAll(
                db, sql: "SELECT key FROM entities WHERE name = ? COLLATE NOCASE ORDER BY key", arguments: [written])
        }
    }

    /// By which name an article calls an entity, and how often; names inside longer ones are left out.
    package struct Naming: Sendable {
        package let document: String
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
                    SELECT d.key, d.published, s.name, coalesce(m.alias, substr(d.text, m.start + 1, m.end - m.start)) AS called, m.stance, count(*)
                    FROM mentions m JOIN entities e ON e.id = m.entity JOIN documents d ON d.id = m.document
                    LEFT JOIN sources s ON s.id = d.source
                    WHERE e.key = ? AND m.inside IS NULL GROUP BY d.id, called, m.stance ORDER BY d.key, called
                    """, arguments: [entity]
            ).map { row in
                Naming(
                    document: row[0], day: (row[1] as String?).flatMap { CalendarDay(iso: $0) }, source: row[2], name: row[3],
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

/// A query as a user types it: words that must all occur, "phrases" in quotes. Nothing in it is an operator.
package struct SearchQuery: Sendable {
    let expression: String

    /// nil when there is no word in it.
    package init?(_ text: String) {
        var terms: [String] = []
        // A zero would end the expression.
        let text = text.replacing("\0", with: " ")
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            let isPhrase = index % 2 == 1
            let folded = ShelvedArticle.folded(String(part))
            let pieces = isPhrase ? [Substring(folded)] : folded.split { $0.isWhitespace }
            for piece in pieces where piece.unicodeScalars.contains(where: Self.isWordPart) { terms.append("\"\(piece)\"") }
        }
        guard !terms.isEmpty else { return nil }
        expression = terms.joined(separator: " AND ")
    }

    /// The categories that make a word in the search table (Schema); a term without any would match nothing.
    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber, .privateUse, .nonspacingMark:
            true
        default: false
        }
    }
}
