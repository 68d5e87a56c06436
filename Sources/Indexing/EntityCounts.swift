import GRDB

extension IndexReader {
    /// An entity and how often it is named, itself and not by a branch.
    package struct NamedCount: Sendable {
        package let entity: StoredEntity
        package let articles: Int
        package let mentions: Int
    }

    /// All entities that articles of the slice name, those of most articles first.
    package func named(in slice: Slice) throws(IndexError) -> [NamedCount] {
        try read { db in
            let counts = try Self.counts(in: slice.documents(db), db)
            var found: [(row: Int, count: NamedCount)] = []
            try db.scan("SELECT e.id, \(StoredEntity.columns) FROM entities e") { row in
                guard let count = counts[row.integer(0)] else { return }
                found.append(
                    (row.integer(0), NamedCount(entity: StoredEntity(row, from: 1), articles: count.articles, mentions: count.mentions)))
            }
            found.sort { ($1.count.articles, $1.count.mentions, $0.row) < ($0.count.articles, $0.count.mentions, $1.row) }
            return found.map(\.count)
        }
    }

    /// Claims of the slice's articles that name each place as theirs, by the place's id; denied and hypothetical ones are left out.
    package func placeClaims(in slice: Slice) throws(IndexError) -> [String: Int] {
        try read { db in
            var counts: [String: Int] = [:]
            try db.scan(
                """
                SELECT e.key, count(DISTINCT c.id) FROM participants p JOIN claims c ON c.id = p.claim JOIN entities e ON e.id = p.entity
                WHERE p.role = 'place' AND c.status IN ('asserted', 'reported') AND holds(?, c.document) GROUP BY 1
                """, [try slice.documents(db).bits]
            ) { row in if let key = row.text(0) { counts[key] = row.integer(1) } }
            return counts
        }
    }

    private static func counts(in wanted: DocumentSet, _ db: Database) throws -> [Int: (articles: Int, mentions: Int)] {
        var counts: [Int: (articles: Int, mentions: Int)] = [:]
        try db.forEachNamed(in: wanted) { entity, _, mentions in
            counts[entity, default: (0, 0)].articles += 1
            counts[entity, default: (0, 0)].mentions += mentions
        }
        return counts
    }

    /// An entity, how often it is named, and where best.
    package struct EntityCount: Sendable {
        package let entity: StoredEntity
        package let articles: Int
        package let mentions: Int
        /// The article and sentence of its surest mention, the first of several alike.
        package let document: String
        package let sentence: String

        package var key: String { entity.key }
        package var name: String { entity.name }
    }

    /// Entities by the number of articles of the slice that name them; of one type or kind where it is given.
    package func entities(type: String?, in slice: Slice = Slice(), limit: Int) throws(IndexError) -> [EntityCount] {
        var found: [EntityCount] = []
        try read { db in try Self.entities(type, slice, limit, db) { found.append($0) } }
        return found
    }

    package func forEachEntity(in slice: Slice, _ body: (EntityCount) throws -> Void) throws {
        try stream { db in try Self.entities(slice.entityType, slice, nil, db, body) }
    }

    private static func entities(
        _ type: String?, _ slice: Slice, _ limit: Int?, _ db: Database, _ body: (EntityCount) throws -> Void
    ) throws {
        let wanted = try slice.documents(db)
        let counts = try Self.counts(in: wanted, db)
        var left = limit ?? .max
        for (row, count) in counts.sorted(by: {
            ($1.value.articles, $1.value.mentions, $0.key) < ($0.value.articles, $0.value.mentions, $1.key)
        }) {
            if left == 0 { break }
            var found: StoredEntity?
            try db.scan(
                "SELECT \(StoredEntity.columns) FROM entities e WHERE e.id = ?1 AND (?2 IS NULL OR e.type = ?2 OR e.kind = ?2)",
                [row, type]
            ) { found = StoredEntity($0, from: 0) }
            guard let found else { continue }
            left -= 1
            let (document, sentence) = try best(row, in: wanted, db)
            try body(
                EntityCount(
                    entity: found, articles: count.articles, mentions: count.mentions, document: document, sentence: sentence))
        }
    }

    /// Names inside longer ones are the last choice.
    private static func best(_ entity: Int, in wanted: DocumentSet, _ db: Database) throws -> (document: String, sentence: String) {
        var best = (document: 0, range: 0..<0)
        try db.scan(
            """
            SELECT document, start, end FROM mentions INDEXED BY mentions_entity WHERE entity = ? AND holds(?, document)
            ORDER BY inside IS NOT NULL, score DESC, document, start LIMIT 1
            """, [entity, wanted.bits]
        ) { best = ($0.integer(0), $0.range(1)) }
        let key = try String.fetchOne(db.cachedStatement(sql: "SELECT key FROM documents WHERE id = ?"), arguments: [best.document])
        return (key ?? "", try StoredTexts(db).of(best.document).sentence(of: best.range))
    }
}
