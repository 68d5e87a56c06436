import GRDB

/// One place where an article names an entity. The range is code points of its text.
package struct StoredMention: Sendable {
    package let entity: StoredEntity
    package let range: Range<Int>
    package let score: Double
    /// Part of a longer name.
    package let isInside: Bool
    package let alias: String?
    package let stance: String?

    /// Of `mentions m` and `entities e`, in the order that `init` reads.
    static let columns = "m.start, m.end, m.score, m.inside, m.alias, m.stance, \(StoredEntity.columns)"

    init(_ row: borrowing ScannedRow, from first: Int32) {
        range = row.range(first)
        score = row.number(first + 2)
        isInside = !row.isNull(first + 3)
        alias = row.text(first + 4)
        stance = row.text(first + 5)
        entity = StoredEntity(row, from: first + 6)
    }
}

extension IndexReader {
    package struct MentionRow: Sendable {
        package let document: String
        package let source: String?
        package let published: String?
        package let mention: StoredMention
        package let words: String
        package let sentence: String
    }

    /// Mentions in articles of the slice, in order of publication, undated articles last: of the entities given by their ids,
    /// with branches, or of all.
    package func mentions(
        of entities: [String] = [], in slice: Slice, limit: Int? = nil, _ body: (MentionRow) throws -> Void
    ) throws {
        try stream { db in
            var wanted = try slice.documents(db)
            var condition = "1"
            var arguments = StatementArguments()
            if !entities.isEmpty {
                let rows = try entities.flatMap { try EntityScope($0, db).rows }
                wanted.formIntersection(try db.documents(naming: rows))
                condition = "m.entity IN (SELECT value FROM json_each(:entities))"
                arguments = ["entities": JSONList.of(rows)]
            }
            let texts = StoredTexts(db)
            try db.scan(
                "d.id, d.key, s.name, d.published, \(StoredMention.columns)",
                "CROSS JOIN mentions m ON m.document = d.id JOIN entities e ON e.id = m.entity", in: wanted, where: condition, arguments,
                order: "d.id, m.start, m.end, m.entity", limit: limit
            ) { row in
                let mention = StoredMention(row, from: 4)
                let text = try texts.of(row.integer(0))
                try body(
                    MentionRow(
                        document: row.text(1) ?? "", source: row.text(2), published: row.text(3), mention: mention,
                        words: text.words(mention.range), sentence: text.sentence(of: mention.range)))
            }
        }
    }
}
