/// A chart as lines (SVG), laid out for one width: a screen's or a phone's. Figures are counts and shares: never below nought.
package struct LineDrawing {
    package static let letter = 6.6
    /// Dashes tell lines apart where colours do not.
    static let dashes = ["", "7 3", "2 3", "10 3 2 3", "14 4", "5 2 1 2 1 2"]

    private let chart: LineChart
    private let width: Double
    private let height: Double
    private let isWide: Bool
    private let ticks: [Double]
    private let left: Double
    private let right: Double
    private let top: Double
    private let bottom: Double

    package init(_ chart: LineChart, isWide: Bool) {
        self.chart = chart
        self.isWide = isWide
        width = isWide ? 760 : 360
        height = isWide ? 290 : 230
        ticks = Ticks.values(upTo: chart.highest, about: isWide ? 5 : 4)
        left = 10 + Self.letter * Double(ticks.map { Figures.grouped($0).count }.max() ?? 1)
        let labels = isWide && chart.hasDirectLabels ? chart.lines.map(\.label.count).max() ?? 0 : 0
        right = width - (labels > 0 ? 14 + Self.letter * Double(labels) : 8)
        top = chart.marks.isEmpty ? 8 : 20
        bottom = height - 24
    }

    package func write(to markup: inout Markup, id: String) {
        markup.element(
            "svg",
            [
                "class": isWide ? "chart wide" : "chart narrow", "viewBox": "0 0 \(width.drawn) \(height.drawn)", "role": "img",
                "aria-labelledby": "\(id)-title \(id)-text",
            ]
        ) { markup in
            markup.element("title", ["id": "\(id)-title"], chart.title)
            markup.element("desc", ["id": "\(id)-text"], chart.description)
            writeMarks(to: &markup)
            writeAxes(to: &markup)
            for (place, line) in chart.lines.enumerated() { writeBand(of: line, color: place % 6 + 1, to: &markup) }
            for (place, line) in chart.lines.enumerated() { writeLine(line, place: place, to: &markup) }
            if isWide {
                if chart.hasDirectLabels { writeLabels(to: &markup) }
                writeReadings(to: &markup)
            }
        }
    }

    // MARK: Frame

    private func x(_ period: Int) -> Double {
        guard chart.periods.count > 1 else { return (left + right) / 2 }
        return left + inset + (right - left - 2 * inset) * Double(period) / Double(chart.periods.count - 1)
    }

    /// Room beside the first and last of few periods.
    private var inset: Double { chart.periods.count <= 31 ? 8 : 2 }

    private var step: Double { chart.periods.count > 1 ? x(1) - x(0) : right - left }

    private func y(_ value: Double) -> Double { bottom - (bottom - top) * max(0, value) / (ticks.last ?? 1) }

    private func writeAxes(to markup: inout Markup) {
        markup.element("g", ["class": "grid"]) { markup in
            for tick in ticks where tick > 0 {
                markup.empty("line", ["x1": left.drawn, "x2": right.drawn, "y1": y(tick).drawn, "y2": y(tick).drawn])
            }
        }
        let named = Ticks.periods(chart.periods, atMost: Int((right - left) / (Self.letter * Double(chart.longestPeriod) + 18)))
        markup.element("g", ["class": "axis"]) { markup in
            markup.empty("line", ["x1": left.drawn, "x2": right.drawn, "y1": bottom.drawn, "y2": bottom.drawn])
            for tick in ticks {
                markup.element(
                    "text", ["x": (left - 6).drawn, "y": (y(tick) + 4).drawn, "text-anchor": "end"], Figures.grouped(tick, places: 6))
            }
            for period in named {
                let half = Self.letter * Double(chart.periods[period].count) / 2 + 3
                markup.empty(
                    "line", ["x1": x(period).drawn, "x2": x(period).drawn, "y1": bottom.drawn, "y2": (bottom + 4).drawn])
                markup.element(
                    "text",
                    [
                        "x": min(max(x(period), half), width - half).drawn, "y": (bottom + 17).drawn, "text-anchor": "middle",
                    ],
                    chart.periods[period])
            }
        }
    }

    private func writeMarks(to markup: inout Markup) {
        for (place, mark) in chart.marks.enumerated() {
            let periods = chart.within(mark)
            let from = max(left, x(periods.lowerBound) - step / 2)
            let to = min(right, x(periods.upperBound) + step / 2)
            markup.empty(
                "rect",
                ["class": "mark", "x": from.drawn, "y": top.drawn, "width": (to - from).drawn, "height": (bottom - top).drawn])
            markup.element(
                "text", ["class": "mark-number", "x": ((from + to) / 2).drawn, "y": (top - 6).drawn, "text-anchor": "middle"],
                String(place + 1))
        }
    }

    // MARK: Lines

    private func writeBand(of line: LineChart.Line, color: Int, to markup: inout Markup) {
        var path = ""
        for run in chart.runs({ line.interval($0) != nil }) {
            let bounds = run.compactMap { period in line.interval(period).map { (x: x(period), low: $0.lowerBound, high: $0.upperBound) } }
            // One period alone gets a bar as wide as a line is thick.
            let corners =
                bounds.count == 1
                ? [(bounds[0].x - 2, bounds[0].high), (bounds[0].x + 2, bounds[0].high)].map { ($0.0, y($0.1)) }
                    + [(bounds[0].x + 2, y(bounds[0].low)), (bounds[0].x - 2, y(bounds[0].low))]
                : bounds.map { ($0.x, y($0.high)) } + bounds.reversed().map { ($0.x, y($0.low)) }
            path += Self.path(corners) + "Z"
        }
        if !path.isEmpty { markup.empty("path", ["class": "band f\(color)", "d": path]) }
    }

    private func writeLine(_ line: LineChart.Line, place: Int, to markup: inout Markup) {
        let runs = chart.runs { line.value($0) != nil }
        let path = runs.map { run in Self.path(run.compactMap { period in line.value(period).map { (x(period), y($0)) } }) }.joined()
        markup.empty(
            "path", ["class": "line l\(place % 6 + 1)", "stroke-dasharray": chart.lines.count > 1 ? Self.dash(place) : "none", "d": path])
        // A value between two gaps has no line of its own.
        for period in runs.filter({ $0.count == 1 || chart.periods.count <= 31 }).joined() {
            guard let value = line.value(period) else { continue }
            markup.empty("circle", ["class": "f\(place % 6 + 1)", "cx": x(period).drawn, "cy": y(value).drawn, "r": "2.6"])
        }
    }

    static func dash(_ place: Int) -> String { place % 6 == 0 ? "none" : dashes[place % 6] }

    private static func path(_ corners: [(Double, Double)]) -> String {
        corners.enumerated().map { ($0 == 0 ? "M" : "L") + $1.0.drawn + " " + $1.1.drawn }.joined()
    }

    /// The lines' names at their ends, moved apart where they would cover one another.
    private func writeLabels(to markup: inout Markup) {
        let ends = chart.lines.enumerated().compactMap { place, line in
            chart.periods.indices.last { line.value($0) != nil }.flatMap { line.value($0) }.map { (place: place, y: y($0) + 4) }
        }.sorted { $0.y < $1.y }
        var heights: [Double] = []
        for end in ends { heights.append(max(end.y, (heights.last ?? -.infinity) + 14)) }
        var floor = bottom + 4
        for place in heights.indices.reversed() {
            heights[place] = min(heights[place], floor)
            floor = heights[place] - 14
        }
        for (end, height) in zip(ends, heights) {
            markup.element(
                "text", ["class": "name f\(end.place % 6 + 1)", "x": (right + 7).drawn, "y": height.drawn], chart.lines[end.place].label)
        }
    }

    /// Strips that a pointer rests on to read a period's figures.
    private func writeReadings(to markup: inout Markup) {
        markup.element("g", ["class": "readings"]) { markup in
            for period in chart.periods.indices {
                let from = max(left, x(period) - step / 2)
                let to = min(right, x(period) + step / 2)
                markup.element(
                    "rect", ["x": from.drawn, "y": top.drawn, "width": (to - from).drawn, "height": (bottom - top).drawn]
                ) { markup in
                    markup.element("title", chart.reading(period))
                }
            }
        }
    }
}
