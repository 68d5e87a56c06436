import Documents

/// How rows are written for other programs, each by itself: a table writes all of its own, an export one after the other.
package enum RowFormat: Sendable {
    /// RFC 4180 with LF. Text that a spreadsheet would take for a formula gets an apostrophe in front, unless `isRaw`.
    case csv(isRaw: Bool)
    /// One object a line, with the schema number.
    case jsonLines

    /// What stands before the rows.
    package func head(_ columns: [String]) -> [UInt8] {
        guard case .csv = self else { return [] }
        return line(columns.map(Table.Cell.text), isRaw: true)
    }

    package func row(_ cells: [Table.Cell], _ columns: [String]) -> [UInt8] {
        switch self {
        case .csv(let isRaw): return line(cells, isRaw: isRaw)
        case .jsonLines:
            var json = JSONWriter()
            json.object { json in
                json.member("schema", Record.schema)
                json.members(columns, cells)
            }
            return json.bytes + [0x0A]
        }
    }

    private func line(_ cells: [Table.Cell], isRaw: Bool) -> [UInt8] {
        var out: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { out.append(0x2C) }
            guard case .text(let text) = cell else {
                out += cell.plain.utf8
                continue
            }
            let isFormula = !isRaw && text.unicodeScalars.first.map { Self.opensFormula.contains($0) } ?? false
            let bytes = text.utf8
            let hasQuotes = bytes.contains(0x22)
            let needsQuotes = hasQuotes || bytes.contains { $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            if needsQuotes { out.append(0x22) }
            if isFormula { out.append(0x27) }
            if hasQuotes {
                for byte in bytes {
                    if byte == 0x22 { out.append(0x22) }
                    out.append(byte)
                }
            } else {
                out += bytes
            }
            if needsQuotes { out.append(0x22) }
        }
        out.append(0x0A)
        return out
    }

    /// = + - @, also in full width, and what a spreadsheet skips before them (OWASP, "CSV Injection").
    private static let opensFormula: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
}

extension JSONWriter {
    /// A member for each column.
    mutating func members(_ columns: [String], _ cells: [Table.Cell]) {
        for (column, cell) in zip(columns, cells) {
            key(named: column)
            switch cell {
            case .text(let text): string(text)
            case .integer(let value): integer(value)
            case .number(let value): number(value)
            case .degrees(let value): number(value, decimals: 5)
            case .boolean(let value): boolean(value)
            case .none: null()
            }
        }
    }
}
