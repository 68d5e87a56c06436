/// Rows with named columns, shown as a table on a terminal, as JSON lines or as CSV.
package struct Table: Sendable {
    package enum Cell: Sendable {
        case text(String), integer(Int), number(Double), none

        var plain: String {
            switch self {
            case .text(let text): text
            case .integer(let value): String(value)
            case .number(let value): Table.decimal(value)
            case .none: ""
            }
        }

        var isNumeric: Bool {
            switch self {
            case .integer, .number: true
            default: false
            }
        }
    }

    package let columns: [String]
    package private(set) var rows: [[Cell]] = []

    /// Columns of text whose ends stand one below the other on a terminal.
    private let rightAligned: Set<String>

    package init(_ columns: [String], rightAligned: Set<String> = []) {
        self.columns = columns
        self.rightAligned = rightAligned
    }

    package mutating func add(_ cells: [Cell]) {
        precondition(cells.count == columns.count)
        rows.append(cells)
    }

    /// Three decimals at most, without trailing zeros.
    package static func decimal(_ value: Double) -> String {
        let scaled = (value * 1000).rounded()
        guard scaled.isFinite, abs(scaled) < 9e15 else { return String(value) }
        let whole = Int(abs(scaled)) / 1000
        var fraction = String(Int(abs(scaled)) % 1000)
        fraction = String(repeating: "0", count: 3 - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (scaled < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    // MARK: As text

    /// A table of at most `width` columns of characters; wide cells are cut with an ellipsis.
    package func text(width: Int) -> String {
        var widths = columns.map(\.count)
        let cells = rows.map { row in row.map { Self.oneLine($0.plain) } }
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

    /// Control characters could move a terminal's cursor or hide text; line feeds would break the row.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }))
    }

    // MARK: As CSV

    /// RFC 4180 with LF. Text that a spreadsheet would take for a formula gets an apostrophe in front.
    package func csv() -> String {
        var out = columns.map(Self.quoted).joined(separator: ",") + "\n"
        for row in rows {
            out +=
                row.map { cell in
                    guard case .text(let text) = cell else { return cell.plain }
                    let isFormula = text.unicodeScalars.first.map { Self.opensFormula.contains($0) } ?? false
                    return Self.quoted(isFormula ? "'" + text : text)
                }.joined(separator: ",") + "\n"
        }
        return out
    }

    /// = + - @, also in full width, and what a spreadsheet skips before them (OWASP, "CSV Injection").
    private static let opensFormula: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    // MARK: As Markdown

    /// A Markdown table; what could be markup in a cell is escaped.
    package func markdown() -> String {
        guard !rows.isEmpty else { return "None.\n" }
        var out = "| " + columns.joined(separator: " | ") + " |\n|"
        for index in columns.indices { out += rows[0][index].isNumeric ? "---:|" : "---|" }
        out += "\n"
        for row in rows { out += "| " + row.map { Markdown.escaped(Self.oneLine($0.plain)) }.joined(separator: " | ") + " |\n" }
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
