/// What is wrong with a gazetteer table: where, what, and what was expected.
package struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    package let file: String
    /// 1-based; nil when the whole file is meant.
    package let line: Int?
    package let problem: String
    /// Most likely not meant, but every row is read as it stands.
    package var isWarning = false

    package var description: String {
        let place = line.map { "\(file):\($0): " } ?? "\(file): "
        return place + (isWarning ? "warning: " : "") + problem
    }
}

/// Everything that was found wrong, in the order of files and lines.
package struct TableErrors: Error, Sendable, CustomStringConvertible {
    package let errors: [TableError]
    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
