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
            let interval = line.interval(period).map { " (\(Figures.grouped($0.lowerBound)) to \(Figures.grouped($0.upperBound)))" } ?? ""
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
        let columns = lines.flatMap { line in
            line.intervals.isEmpty ? [line.label] : [line.label, "low", "high"]
        }
        var table = Table(["period"] + columns)
        for period in periods.indices {
            let cells = lines.flatMap { line -> [Double?] in
                let interval = line.interval(period)
                return line.intervals.isEmpty ? [line.value(period)] : [line.value(period), interval?.lowerBound, interval?.upperBound]
            }
            table.add([.text(periods[period])] + cells.map { $0.map(Table.Cell.number) ?? Table.Cell.none })
        }
        return table
    }
}

extension SparkTable {
    /// Every figure: a row for each period, a column for each row's line.
    var figures: Table {
        let names = table.rows.map { $0.first?.shown ?? "" }
        var figures = Table(["period"] + names)
        for (period, name) in periods.enumerated() {
            figures.add(
                [.text(name)]
                    + names.indices.map { row in
                        guard series.indices.contains(row), series[row].indices.contains(period) else { return Table.Cell.none }
                        return series[row][period].map(Table.Cell.number) ?? Table.Cell.none
                    })
        }
        return figures
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
    /// Whether a column holds figures: by its first cell that holds anything.
    func isNumeric(_ column: Int) -> Bool {
        rows.lazy.map { $0[column] }.first { cell in if case .none = cell { false } else { true } }?.isNumeric ?? false
    }
}
