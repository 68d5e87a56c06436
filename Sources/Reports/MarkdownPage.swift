extension ReportPage {
    /// The report as Markdown: drawings become tables, long ones cut.
    package func markdown() -> String {
        var parts = ["# " + Self.line(title)]
        if !subtitle.isEmpty { parts.append(Self.line(subtitle)) }
        for section in sections {
            parts.append("## " + Self.line(section.title))
            parts += section.blocks.map(Self.markdown)
            if section.blocks.isEmpty { parts.append("Nothing in this section.") }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Rows of a drawing's table.
    private static let longest = 60

    private static func markdown(_ block: Block) -> String {
        switch block {
        case .paragraph(let text): return line(text)
        case .list(let items): return items.isEmpty ? "None." : items.map { "- " + line($0) }.joined(separator: "\n")
        case .table(let table, let caption): return captioned(caption, table)
        case .chart(let chart):
            guard chart.hasFigures else { return line("\(chart.title): no figures.") }
            let marks = chart.marks.map { "- " + line(chart.words(of: $0)) }.joined(separator: "\n")
            // The latest periods are those that a reader asks for first.
            return captioned("\(chart.title), \(chart.unit)", chart.table, last: true) + (marks.isEmpty ? "" : "\n\n" + marks)
        case .sparklines(let sparks): return captioned(sparks.caption, sparks.drawn)
        case .map(let map):
            var parts: [String] = []
            if !map.points.isEmpty || map.areas.isEmpty { parts.append(captioned(map.title, map.table)) }
            if !map.areas.isEmpty { parts.append(captioned("\(map.title): areas, and places whose point is not known", map.areaTable)) }
            return parts.joined(separator: "\n\n")
        case .passages(let passages):
            return passages.isEmpty ? "No passages." : passages.map(quote).joined(separator: "\n\n")
        }
    }

    private static func captioned(_ caption: String, _ table: Table, last: Bool = false) -> String {
        guard !table.rows.isEmpty else { return line("\(caption): none.") }
        let rows = last ? table.rows.suffix(longest) : table.rows.prefix(longest)
        let part = "the \(last ? "last" : "first") \(rows.count) of \(Figures.grouped(table.rows.count))"
        let cut = rows.count < table.rows.count ? " (\(part))" : ""
        let shown = Table(table.columns.map { Markdown.escaped(ShownText.cleared($0)) }, rows: rows.map { row in row.map(\.cleared) })
        return "**\(line(caption))**\(cut)\n\n" + shown.markdown().dropLast()
    }

    private static func quote(_ passage: Passage) -> String {
        let note = passage.note.isEmpty ? [] : [passage.note]
        return "> \(line(passage.text))\n>\n> — " + (note + passage.origin).map(line).joined(separator: " · ")
    }

    /// Text of a line of its own, which no first sign makes a list, a rule or a heading.
    private static func line(_ text: String) -> String {
        let words = ShownText.cleared(text).split(separator: " ").joined(separator: " ")
        let escaped = Markdown.escaped(words)
        if let first = escaped.first, "-+=~".contains(first) { return "\\" + escaped }
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        let rest = escaped.dropFirst(digits.count)
        let isNumbered = !digits.isEmpty && (rest == "." || rest == ")" || rest.hasPrefix(". ") || rest.hasPrefix(") "))
        return isNumbered ? digits + "\\" + rest : escaped
    }
}

extension Table.Cell {
    /// For a Markdown table, whose escaping leaves out what only a page would obey.
    fileprivate var cleared: Table.Cell {
        if case .text(let text) = self { .text(ShownText.cleared(text)) } else { self }
    }
}

extension SparkTable {
    /// The table with a last column of eight heights of block.
    fileprivate var drawn: Table {
        let rows = table.rows.enumerated().map { place, row in
            let values = periods.indices.map { value(place, $0) }
            let highest = values.compactMap(\.self).max() ?? 0
            let line = values.map { value -> String in
                guard let value else { return " " }
                let height = highest > 0 ? Int((max(0, value) / highest * 7).rounded()) : 0
                return String("▁▂▃▄▅▆▇█".dropFirst(height).prefix(1))
            }
            return row + [.text(line.joined())]
        }
        return Table(table.columns + [span], rows: rows)
    }
}
