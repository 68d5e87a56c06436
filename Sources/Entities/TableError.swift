/// What is wrong with a gazetteer table: where, what, and what was expected.
package struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    package let file: String
    /// 1-based; nil when the whole file is meant.
    package let line: Int?
    package let problem: String

    package var description: String { line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)" }
}

/// Everything that was found wrong, in the order of files and lines.
package struct TableErrors: Error, Sendable, CustomStringConvertible {
    package let errors: [TableError]
    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
