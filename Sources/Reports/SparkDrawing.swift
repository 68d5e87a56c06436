/// A row's figures as a small line (SVG) from nought to its own highest.
struct SparkDrawing {
    private let chart: LineChart

    init(_ sparks: SparkTable, row: Int) {
        let values = sparks.series.indices.contains(row) ? sparks.series[row] : []
        chart = LineChart(title: "", unit: "", periods: sparks.periods, lines: [LineChart.Line(label: "", values: values)])
    }

    func write(to markup: inout Markup) {
        guard chart.hasFigures else { return markup.words("no figures") }
        markup.element("svg", ["viewBox": "0 0 136 28", "role": "img"]) { markup in
            markup.element("title", summary)
            markup.empty("line", ["x1": "0", "x2": "136", "y1": "26", "y2": "26"])
            markup.empty("path", ["d": path])
            if let last = chart.periods.indices.last(where: { chart.lines[0].value($0) != nil }), let value = chart.lines[0].value(last) {
                markup.empty("circle", ["class": "f1", "cx": x(last).drawn, "cy": y(value).drawn, "r": "2.2"])
            }
        }
    }

    private var path: String {
        let line = chart.lines[0]
        let runs = chart.runs { line.value($0) != nil }.map { run -> String in
            let corners = run.compactMap { period in line.value(period).map { "\(x(period).drawn) \(y($0).drawn)" } }
            // A value between two gaps is a dash.
            return "M" + corners.joined(separator: "L") + (corners.count == 1 ? "h2" : "")
        }
        return runs.joined()
    }

    private var summary: String {
        let line = chart.lines[0]
        let peak = chart.periods.indices.max { (line.value($0) ?? -1) < (line.value($1) ?? -1) } ?? 0
        return "Highest in \(chart.reading(peak))"
    }

    private func x(_ period: Int) -> Double { 2 + 130 * Double(period) / Double(max(1, chart.periods.count - 1)) }
    private func y(_ value: Double) -> Double { chart.highest > 0 ? 26 - 22 * max(0, value) / chart.highest : 26 }
}
