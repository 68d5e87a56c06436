import GRDB

/// What somebody is quoted with. The range is code points of the article's text.
package struct StoredStatement: Sendable {
    /// Who says it, as the text has it.
    package let speaker: String?
    package let entity: StoredClaim.EntityName?
    /// The word that tells it: "said".
    package let cue: String?
    package let content: Range<Int>
    package let isQuoted: Bool

    /// Of `statements t` and its speaker's `entities e`, in the order that `init` reads.
    static let columns = "t.source, e.key, e.name, t.cue, t.start, t.end, t.quoted"

    init(_ row: borrowing ScannedRow, from first: Int32) {
        speaker = row.text(first)
        entity = row.entityName(first + 1)
        cue = row.text(first + 3)
        content = row.range(first + 4)
        isQuoted = row.integer(first + 6) != 0
    }
}

/// Which statements are wanted.
package struct StatementFilter: Sendable {
    /// An id of the gazetteer or a name there, with branches, or else words of the text; letters of ASCII in any case.
    package var speaker: String?
    /// In quotation marks.
    package var quoted = false

    package init() {}

    fileprivate func sql(_ db: Database) throws -> (condition: String, arguments: StatementArguments) {
        let marks = quoted ? "t.quoted = 1" : "1"
        guard let speaker else { return (marks, StatementArguments()) }
        let rows = try EntityScope.rows(meantBy: speaker, db)
        if rows.isEmpty { return (marks + " AND t.source = :speaker COLLATE NOCASE", ["speaker": speaker]) }
        return (marks + " AND t.source_entity IN (SELECT value FROM json_each(:speaker))", ["speaker": JSONList.of(rows)])
    }
}

extension IndexReader {
    package struct StatementRow: Sendable {
        package let document: String
        package let source: String?
        package let published: String?
        package let statement: StoredStatement
        package let content: String
        package let sentence: String
    }

    /// Statements that fit, in articles of the slice, in order of publication, undated articles last.
    package func statements(
        _ filter: StatementFilter = StatementFilter(), in slice: Slice, limit: Int? = nil, _ body: (StatementRow) throws -> Void
    ) throws {
        try stream { db in
            let (condition, arguments) = try filter.sql(db)
            let texts = StoredTexts(db)
            try db.scan(
                "d.id, d.key, s.name, d.published, \(StoredStatement.columns)",
                "CROSS JOIN statements t ON t.document = d.id LEFT JOIN entities e ON e.id = t.source_entity",
                in: try slice.documents(db), where: condition, arguments, order: "d.id, t.number", limit: limit
            ) { row in
                let statement = StoredStatement(row, from: 4)
                let text = try texts.of(row.integer(0))
                try body(
                    StatementRow(
                        document: row.text(1) ?? "", source: row.text(2), published: row.text(3), statement: statement,
                        content: text.words(statement.content), sentence: text.sentence(of: statement.content)))
            }
        }
    }
}
