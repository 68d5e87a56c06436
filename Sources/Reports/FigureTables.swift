/// What stands behind the drawings of a report: their figures as tables, and the words for those who cannot see them.
import Documents

extension LineChart.Line {
    func value(_ period: Int) -> Double? { values.indices.contains(period) ? values[period].flatMap { $0.isFinite ? $0 : nil } : nil }

    func interval(_ period: Int) -> ClosedRange<Double>? {
        intervals.indices.contains(period) ? intervals[period].flatMap { $0.upperBound.isFinite && $0.lowerBound.isFinite ? $0 : nil } : nil
    }
}

extension LineChart {
    var hasFigures: Bool { lines.contains { line in periods.indices.contains { line.value($0) != nil } } }

    var hasIntervals: Bool { lines.contains { line in periods.indices.contains { line.interval($0) != nil } } }

    /// Whether the lines' names fit beside their ends; else they stand in a key.
    var hasDirectLabels: Bool { lines.count > 1 && lines.allSatisfy { $0.label.count <= 22 } }

    var highest: Double {
        lines.flatMap { line in periods.indices.flatMap { [line.value($0), line.interval($0)?.upperBound].compactMap(\.self) } }.max() ?? 0
    }

    var longestPeriod: Int { periods.map(\.count).max() ?? 1 }

    /// Successive periods that have something.
    func runs(_ has: (Int) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for period in periods.indices where has(period) {
            if let last = runs.last, last.upperBound == period {
                runs[runs.count - 1] = last.lowerBound..<period + 1
            } else {
                runs.append(period..<period + 1)
            }
        }
        return runs
    }

    func reading(_ period: Int) -> String {
        let figures = lines.map { line in
            let value = line.value(period).map { Figures.grouped($0) } ?? "none"
            let interval = line.interval(period).map { " (\(Self.words(of: $0)))" } ?? ""
            return (lines.count > 1 ? line.label + " " : "") + value + interval
        }
        return "\(periods[period]): \(figures.joined(separator: ", "))"
    }

    var description: String {
        guard let first = periods.first, let last = periods.last else { return "" }
        let lines = lines.map { line in
            guard let peak = periods.indices.filter({ line.value($0) != nil }).max(by: { line.value($0)! < line.value($1)! }) else {
                return "\(line.label): no figures."
            }
            return "\(line.label): highest in \(periods[peak]), \(Figures.grouped(line.value(peak)!))."
        }
        return "\(unit), \(first) to \(last). " + lines.joined(separator: " ")
    }

    /// A mark's periods, of those there are.
    func within(_ mark: Mark) -> ClosedRange<Int> { mark.periods.clamped(to: 0...max(0, periods.count - 1)) }

    /// Where a mark lies, and what it is.
    func words(of mark: Mark) -> String {
        let within = within(mark)
        let days = within.count == 1 ? periods[within.lowerBound] : "\(periods[within.lowerBound]) to \(periods[within.upperBound])"
        return "\(days): \(mark.label)"
    }

    /// Every figure: a row for each period.
    var table: Table {
        var table = Table(["period"] + lines.flatMap { $0.intervals.isEmpty ? [$0.label] : [$0.label, "95 % interval"] })
        for period in periods.indices {
            let cells = lines.flatMap { line -> [Table.Cell] in
                let value = line.value(period).map(Table.Cell.number) ?? Table.Cell.none
                return line.intervals.isEmpty ? [value] : [value, line.interval(period).map { .text(Self.words(of: $0)) } ?? .none]
            }
            table.add([.text(periods[period])] + cells)
        }
        return table
    }

    static func words(of interval: ClosedRange<Double>) -> String {
        "\(Figures.grouped(interval.lowerBound)) to \(Figures.grouped(interval.upperBound))"
    }
}

extension SparkTable {
    /// Every figure: a row for each period, a column for each row's line; so few in one table that it fits a sheet of paper.
    var figures: [Table] {
        stride(from: 0, to: table.rows.count, by: 6).map { first in
            let rows = first..<min(first + 6, table.rows.count)
            var figures = Table(["period"] + rows.map { table.rows[$0].first?.shown ?? "" })
            for (period, name) in periods.enumerated() {
                figures.add([.text(name)] + rows.map { value($0, period).map(Table.Cell.number) ?? Table.Cell.none })
            }
            return figures
        }
    }

    func value(_ row: Int, _ period: Int) -> Double? {
        guard series.indices.contains(row), series[row].indices.contains(period), let value = series[row][period] else { return nil }
        return value.isFinite ? value : nil
    }

    /// What the lines reach over.
    var span: String { [periods.first, periods.last].compactMap(\.self).joined(separator: " to ") }
}

extension PointMap {
    var table: Table {
        var table = Table(["place", "mentions", "articles", "latitude", "longitude", "id"])
        for (place, at) in points {
            table.add([
                .text(place.name), .integer(place.mentions), .integer(place.articles), .degrees(at.latitude), .degrees(at.longitude),
                .text(place.id),
            ])
        }
        return table
    }

    var areaTable: Table {
        var table = Table(["area", "mentions", "articles", "id"])
        for area in areas { table.add([.text(area.name), .integer(area.mentions), .integer(area.articles), .text(area.id)]) }
        return table
    }
}

extension Table {
    /// How a column is set: figures to the right, a date or name on one line, what is longer on several.
    func kind(_ column: Int) -> String {
        let cells = rows.map { $0[column] }.filter { if case .none = $0 { false } else { true } }
        if let first = cells.first, first.isNumeric { return "number" }
        let longest = cells.map(\.shown.count).max() ?? 0
        let isWord = longest <= 32 && cells.allSatisfy { !$0.shown.contains(" ") }
        return longest <= 16 || isWord ? "short" : longest <= 60 ? "phrase" : "long"
    }
}
