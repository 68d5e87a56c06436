import GRDB

/// A sentence that shows what a figure is made of.
package struct Evidence: Sendable {
    package let document: String
    package let title: String
    package let source: String?
    package let published: String?
    package let language: String
    package let sentence: String
}

extension IndexReader {
    /// The best sentences that hold a term, from as many articles, none a copy of another: of words by the article's relevance, of
    /// entities by how sure the mention is, of claims by their score; equal ones by date, the latest first.
    package func sentences(holding term: Term, in slice: Slice, limit: Int) throws(IndexError) -> [Evidence] {
        try read { db in
            var slice = slice
            slice.copies = .stories
            let wanted = try slice.documents(db)
            let places: [(document: Int, range: Range<Int>)]
            switch term {
            case .words(let words): places = try Self.places(of: words, in: wanted, limit, db)
            case .entity(let id): places = try Self.places(of: EntityScope(id, db), in: wanted, limit, db)
            case .claims(let filter): places = try Self.places(of: filter, in: wanted, limit, db)
            }
            return try places.compactMap { document, range in
                try Row.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT d.key, d.title, s.name, d.published, d.language FROM documents d LEFT JOIN sources s ON s.id = d.source
                            WHERE d.id = ?
                            """), arguments: [document]
                ).map { row in
                    Evidence(
                        document: row.text(0) ?? "", title: row.text(1) ?? "", source: row.text(2), published: row.text(3),
                        language: row.text(4) ?? "",
                        sentence: try StoredTexts(db).of(document).sentence(of: range))
                }
            }
        }
    }

    private static func places(
        of words: SearchQuery, in wanted: DocumentSet, _ limit: Int, _ db: Database
    ) throws -> [(document: Int, range: Range<Int>)] {
        var places: [(document: Int, range: Range<Int>)] = []
        // Words that stand in a title alone have no sentence.
        for (row, _) in try best(limit * 2, of: wanted, words, db) where places.count < limit {
            if let line = try lines(of: row, words, 0, db).first {
                places.append((row, line.start..<line.start + line.words.unicodeScalars.count))
            }
        }
        return places
    }

    private static func places(
        of scope: EntityScope, in wanted: DocumentSet, _ limit: Int, _ db: Database
    ) throws -> [(document: Int, range: Range<Int>)] {
        var places: [(document: Int, range: Range<Int>)] = []
        var wanted = wanted
        wanted.formIntersection(try scope.documents(db))
        try db.scan(
            """
            SELECT document, start, end, max(score - (inside IS NOT NULL)) AS best FROM mentions INDEXED BY mentions_entity
            WHERE entity IN (SELECT value FROM json_each(?)) AND holds(?, document)
            GROUP BY document ORDER BY best DESC, document DESC LIMIT ?
            """, [JSONList.of(scope.rows), wanted.bits, limit]
        ) { places.append(($0.integer(0), $0.range(1))) }
        return places
    }

    private static func places(
        of filter: ClaimFilter, in wanted: DocumentSet, _ limit: Int, _ db: Database
    ) throws -> [(document: Int, range: Range<Int>)] {
        var best: [Int: (score: Double, range: Range<Int>)] = [:]
        try filter.scan("c.document, c.start, c.end, c.score", db) { row in
            let document = row.integer(0)
            guard wanted.contains(document), row.number(3) > best[document]?.score ?? -1 else { return }
            best[document] = (row.number(3), row.range(1))
        }
        return best.sorted { ($1.value.score, $1.key) < ($0.value.score, $0.key) }.prefix(limit).map { ($0.key, $0.value.range) }
    }
}
