/// Rows with named columns, shown as a table on a terminal, as JSON lines or as CSV.
package struct Table: Sendable {
    package enum Cell: Sendable {
        case text(String), integer(Int), number(Double), boolean(Bool), none
        /// Latitude or longitude: five decimals, a metre.
        case degrees(Double)

        var plain: String {
            switch self {
            case .text(let text): text
            case .integer(let value): String(value)
            case .number(let value): value.isFinite ? Table.decimal(value) : ""
            case .degrees(let value): value.isFinite ? Table.decimal(value, places: 5) : ""
            case .boolean(let value): value ? "true" : "false"
            case .none: ""
            }
        }

        var isNumeric: Bool {
            switch self {
            case .integer, .number, .degrees: true
            default: false
            }
        }
    }

    package let columns: [String]
    package private(set) var rows: [[Cell]] = []

    /// Columns of text whose ends stand one below the other on a terminal.
    private let rightAligned: Set<String>

    init(_ columns: [String], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
        rightAligned = []
    }

    package init(_ columns: [String], rightAligned: Set<String> = []) {
        self.columns = columns
        self.rightAligned = rightAligned
    }

    package mutating func add(_ cells: [Cell]) {
        precondition(cells.count == columns.count)
        rows.append(cells)
    }

    /// Its first rows.
    package func limited(to most: Int) -> Table {
        var table = Table(columns, rightAligned: rightAligned)
        table.rows = Array(rows.prefix(most))
        return table
    }

    /// Three decimals at most, or as many as `places` says, without trailing zeros.
    package static func decimal(_ value: Double, places: Int = 3) -> String {
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        let scaled = (value * Double(scale)).rounded()
        guard scaled.isFinite, abs(scaled) < 9e15 else { return String(value) }
        let whole = Int(abs(scaled)) / scale
        if places == 0 { return (scaled < 0 ? "-" : "") + String(whole) }
        var fraction = String(Int(abs(scaled)) % scale)
        fraction = String(repeating: "0", count: places - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (scaled < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    package func prefix(_ most: Int) -> Table { Table(columns, rows: Array(rows.prefix(most))) }

    /// The same with a column in front that is alike in all rows.
    package func led(by column: String, _ value: String) -> Table { Table([column] + columns, rows: rows.map { [.text(value)] + $0 }) }

    // MARK: As text

    /// A table of at most `width` columns of characters; wide cells are cut with an ellipsis.
    package func text(width: Int) -> String {
        var widths = columns.map(\.count)
        let cells = rows.map { row in row.map { Printable.line($0.plain) } }
        for row in cells {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
        }
        let gaps = 2 * (columns.count - 1)
        while widths.reduce(gaps, +) > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12 {
            widths[widest] -= 1
        }
        var lines = [zip(columns, widths).map { Self.fit($0, $1, right: false) }]
        for (row, source) in zip(cells, rows) {
            lines.append(
                row.indices.map { Self.fit(row[$0], widths[$0], right: source[$0].isNumeric || rightAligned.contains(columns[$0])) })
        }
        return lines.map { line in
            var text = line.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            return text + "\n"
        }.joined()
    }

    private static func fit(_ text: String, _ width: Int, right: Bool) -> String {
        if text.count > width { return String(text.prefix(width - 1)) + "…" }
        let padding = String(repeating: " ", count: width - text.count)
        return right ? padding + text : text + padding
    }

    // MARK: For programs

    /// RFC 4180 with LF, safe for spreadsheets.
    package func csv() -> String { written(as: .csv(isRaw: false)) }

    /// One JSON object a row, with the schema number.
    package func jsonLines() -> String { written(as: .jsonLines) }

    private func written(as format: RowFormat) -> String {
        String(decoding: format.head(columns) + rows.flatMap { format.row($0, columns) }, as: UTF8.self)
    }

    // MARK: As Markdown

    /// A Markdown table; what could be markup in a cell is escaped.
    package func markdown() -> String {
        guard !rows.isEmpty else { return "None.\n" }
        var out = "| " + columns.joined(separator: " | ") + " |\n|"
        for index in columns.indices { out += rows[0][index].isNumeric ? "---:|" : "---|" }
        out += "\n"
        for row in rows { out += "| " + row.map { Markdown.escaped($0.plain) }.joined(separator: " | ") + " |\n" }
        return out
    }
}

/// Text of unknown origin inside Markdown: it may hold markup, which must stay text.
enum Markdown {
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case let control where control.value < 0x20 || (0x7F...0x9F).contains(control.value): out += " "
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "|", "*", "_", "`", "[", "]", "\\", "#", "!": out += "\\" + String(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
