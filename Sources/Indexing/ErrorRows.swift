import GRDB

/// Which errors are wanted; what is nil leaves all.
package struct ErrorFilter: Sendable {
    package var code: String?
    package var stage: String?
    package init(code: String? = nil, stage: String? = nil) {
        self.code = code
        self.stage = stage
    }

    fileprivate var arguments: StatementArguments { [code, stage] }
    fileprivate static let condition = "(?1 IS NULL OR code = ?1) AND (?2 IS NULL OR stage = ?2)"
}

extension IndexReader {
    /// An input that made no article.
    package struct ErrorRow: Sendable {
        package let run: Int
        package let input: String
        /// The id that the article would have.
        package let record: String
        package let stage: String
        package let code: String
        package let message: String
    }

    /// As they came.
    package func errors(_ filter: ErrorFilter, limit: Int) throws(IndexError) -> [ErrorRow] {
        try read { db in
            var found: [ErrorRow] = []
            try db.scan(
                "SELECT run, input, record, stage, code, message FROM errors WHERE \(ErrorFilter.condition) ORDER BY id LIMIT ?3",
                filter.arguments + [limit]
            ) { row in
                found.append(
                    ErrorRow(
                        run: row.integer(0), input: row.text(1) ?? "", record: row.text(2) ?? "", stage: row.text(3) ?? "",
                        code: row.text(4) ?? "", message: row.text(5) ?? ""))
            }
            return found
        }
    }

    /// By stage and code, the most frequent first.
    package func errorCounts(_ filter: ErrorFilter, limit: Int) throws(IndexError) -> [(stage: String, code: String, errors: Int)] {
        try read { db in
            var found: [(stage: String, code: String, errors: Int)] = []
            try db.scan(
                "SELECT stage, code, count(*) AS n FROM errors WHERE \(ErrorFilter.condition) GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT ?3",
                filter.arguments + [limit]
            ) { found.append(($0.text(0) ?? "", $0.text(1) ?? "", $0.integer(2))) }
            return found
        }
    }
}
