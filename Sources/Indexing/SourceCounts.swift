import GRDB

extension IndexReader {
    /// What an outlet has in the index.
    package struct SourceCount: Sendable {
        /// nil for articles whose outlet is not known.
        package let name: String?
        package let articles: Int
        /// Articles that are no copies of earlier ones.
        package let stories: Int
        /// Copies of what another outlet had first.
        package let copies: Int
        package let first: String?
        package let last: String?
        package let words: Int
        package let claims: Int
    }

    /// Outlets by their articles in the slice.
    package func sources(in slice: Slice, limit: Int) throws(IndexError) -> [SourceCount] {
        try read { db in
            let wanted = try slice.documents(db)
            var claims: [Int: Int] = [:]
            try db.scan(
                """
                SELECT coalesce(d.source, 0), count(*) FROM claims c JOIN documents d ON d.id = c.document WHERE holds(?, d.id) GROUP BY 1
                """, [wanted.bits]
            ) { claims[$0.integer(0)] = $0.integer(1) }
            var found: [SourceCount] = []
            try db.scan(
                """
                SELECT coalesce(d.source, 0), s.name, count(*) AS n, count(*) FILTER (WHERE c.cluster IS NULL OR c.cluster = d.id),
                    count(*) FILTER (WHERE c.cluster <> d.id AND k.source IS NOT d.source), min(d.published), max(d.published), sum(d.words)
                FROM documents d LEFT JOIN sources s ON s.id = d.source LEFT JOIN copies c ON c.document = d.id
                LEFT JOIN clusters k ON k.document = c.cluster
                WHERE holds(?, d.id) GROUP BY 1 ORDER BY n DESC, s.name IS NULL, s.name LIMIT ?
                """, [wanted.bits, limit]
            ) { row in
                found.append(
                    SourceCount(
                        name: row.text(1), articles: row.integer(2), stories: row.integer(3), copies: row.integer(4), first: row.text(5),
                        last: row.text(6), words: row.integer(7), claims: claims[row.integer(0)] ?? 0))
            }
            return found
        }
    }
}
