package import Documents
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

    package func namings(of entity: String, in slice: Slice = Slice()) throws(IndexError) -> [Naming] {
        try read { db in
            let wanted = try slice.documents(db)
            let texts = StoredTexts(db)
            // By article, then by name and stance.
            var counts: [Int: [[String?]: Int]] = [:]
            try db.scan(
                """
                SELECT m.document, m.start, m.end, m.alias, m.stance FROM mentions m INDEXED BY mentions_entity JOIN entities e ON e.id = m.entity
                WHERE e.key = ? AND m.inside IS NULL AND holds(?, m.document) ORDER BY m.document
                """, [entity, wanted.bits]
            ) { row in
                let document = row.integer(0)
                let name = try row.text(3) ?? texts.of(document).words(row.range(1))
                counts[document, default: [:]][[name, row.text(4)], default: 0] += 1
            }
            var namings: [Naming] = []
            for (document, names) in counts {
                var head: (key: String, published: String?, source: String?, story: Int)?
                try db.scan(
                    """
                    SELECT d.key, d.published, s.name, coalesce(c.cluster, d.id) FROM documents d LEFT JOIN sources s ON s.id = d.source
                    LEFT JOIN copies c ON c.document = d.id WHERE d.id = ?
                    """, [document]
                ) { head = ($0.text(0) ?? "", $0.text(1), $0.text(2), $0.integer(3)) }
                guard let head else { continue }
                for (name, mentions) in names {
                    namings.append(
                        Naming(
                            document: head.key, story: head.story, day: head.published.flatMap { CalendarDay(iso: $0) },
                            source: head.source,
                            name: name[0] ?? "", stance: name[1], mentions: mentions))
                }
            }
            return namings.sorted { ($0.document, $0.name, $0.stance ?? "") < ($1.document, $1.name, $1.stance ?? "") }
        }
    }

    /// Mentions of an entity by the gazetteer's name for it and that name's stance; nil where the gazetteer has no line for the name.
    package func aliases(of entity: String, in slice: Slice) throws(IndexError) -> [(alias: String?, stance: String?, mentions: Int)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT m.alias, m.stance, count(*) AS n FROM mentions m JOIN entities e ON e.id = m.entity
                    WHERE e.key = ? AND m.inside IS NULL AND holds(?, m.document) GROUP BY 1, 2 ORDER BY n DESC, 1
                    """, arguments: [entity, try slice.documents(db).bits]
            ).map { ($0.text(0), $0.text(1), $0.integer(2)) }
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
        /// With the language of most of its articles.
        package let sources: [(name: String, articles: Int, language: String)]
        package let languages: [(name: String, articles: Int)]
        package let rejected: [(code: String, count: Int)]
    }

    /// Of the articles of a slice; what was rejected is of no slice, and told of all.
    package func summary(of slice: Slice = Slice()) throws(IndexError) -> Summary {
        try read { db in
            let wanted = try slice.documents(db)
            var (undated, words) = (0, 0)
            var (first, last): (String?, String?) = (nil, nil)
            var sources: [Int: [String: Int]] = [:]
            var stories = DocumentSet()
            let chronology = try Chronology(db)
            wanted.forEach { stories.insert(chronology.story($0)) }
            try db.scan("SELECT id, published, words, source, language FROM documents") { row in
                guard wanted.contains(row.integer(0)) else { return }
                if let published = row.text(1) {
                    first = min(first ?? published, published)
                    last = max(last ?? published, published)
                } else {
                    undated += 1
                }
                words &+= row.integer(2)
                sources[row.integer(3), default: [:]][row.text(4) ?? "", default: 0] += 1
            }
            func sorted(_ counts: [String: Int]) -> [(name: String, articles: Int)] {
                counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
            }
            var named: [(name: String, articles: Int, language: String)] = []
            for (source, languages) in sources {
                let name = try String.fetchOne(db, sql: "SELECT name FROM sources WHERE id = ?", arguments: [source])
                named.append((name ?? "(unknown)", languages.values.reduce(0, +), sorted(languages)[0].name))
            }
            named.sort { ($1.articles, $0.name) < ($0.articles, $1.name) }
            let languages = sources.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
            return Summary(
                documents: wanted.count, stories: stories.count, undated: undated, words: words, first: first, last: last,
                sources: named, languages: sorted(languages),
                rejected: try Row.fetchAll(db, sql: "SELECT code, count(*) AS n FROM errors GROUP BY 1 ORDER BY n DESC, 1").map {
                    ($0.text(0) ?? "", $0.integer(1))
                })
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

    /// Sets of which the slice holds two or more copies, the largest first.
    package func clusters(in slice: Slice = Slice(), limit: Int) throws(IndexError) -> [Cluster] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.key, d.title, s.name, c.published, count(*) AS n, count(DISTINCT m.source)
                    FROM copies k JOIN clusters c ON c.document = k.cluster JOIN documents m ON m.id = k.document
                    JOIN documents d ON d.id = c.document LEFT JOIN sources s ON s.id = c.source
                    WHERE c.size > 1 AND holds(?, k.document) GROUP BY c.document HAVING n > 1 ORDER BY n DESC, d.key LIMIT ?
                    """, arguments: [try slice.documents(db).bits, limit]
            ).map { row in
                Cluster(
                    id: row.text(0) ?? "", title: row.text(1) ?? "", source: row.text(2), published: row.text(3), articles: row.integer(4),
                    sources: row.integer(5))
            }
        }
    }

    /// The runs that made the index, the first one first.
    package func runs() throws(IndexError) -> [IndexSummary.Run] { try read { try IndexSummary.runs($0) } }
}
