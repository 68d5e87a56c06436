import FoundationEssentials

extension ReportPage {
    /// The report as one page that loads nothing and runs nothing: text, one stylesheet, drawings.
    ///
    /// - Parameters:
    ///   - outlines: What maps are drawn on.
    ///   - sha256: Digest of bytes; with it the page names the only stylesheet that a browser may apply.
    package func html(outlines: Outlines, sha256: ([UInt8]) -> [UInt8]) -> String {
        let digest = Data(sha256(Stylesheet.text.withUTF8Buffer { Array($0) })).base64EncodedString()
        var page = Markup()
        page.write(
            self, on: outlines, policy: "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'")
        return page.text
    }
}

/// The parts of a report, as elements.
private extension Markup {
    mutating func write(_ page: ReportPage, on outlines: Outlines, policy: String) {
        own("<!DOCTYPE html>\n")
        element("html", ["lang": "en"]) { html in
            html.newline()
            html.element("head") { html in
                html.empty("meta", ["charset": "utf-8"])
                html.empty("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
                html.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                html.empty("meta", ["name": "referrer", "content": "no-referrer"])
                html.element("title", page.title)
                html.element("style") { $0.own(Stylesheet.text) }
            }
            html.newline()
            html.element("body") { $0.body(page, on: outlines) }
        }
        newline()
    }

    mutating func body(_ page: ReportPage, on outlines: Outlines) {
        element("header") { html in
            html.element("h1", ["dir": "auto"], page.title)
            if !page.subtitle.isEmpty { html.element("p", ["class": "subtitle", "dir": "auto"], page.subtitle) }
        }
        if page.sections.count > 1 {
            element("nav", ["aria-label": "Contents"]) { html in
                html.element("ol") { html in
                    for (place, section) in page.sections.enumerated() {
                        html.element("li", ["dir": "auto"]) { $0.element("a", ["href": "#section-\(place + 1)"], section.title) }
                    }
                }
            }
        }
        element("main") { html in
            for (place, section) in page.sections.enumerated() {
                html.newline()
                html.element("section", ["id": "section-\(place + 1)", "aria-labelledby": "heading-\(place + 1)"]) { html in
                    html.element("h2", ["id": "heading-\(place + 1)", "dir": "auto"], section.title)
                    for (part, block) in section.blocks.enumerated() {
                        html.block(block, id: "drawing-\(place + 1)-\(part + 1)", on: outlines)
                    }
                    if section.blocks.isEmpty { html.none("Nothing in this section.") }
                }
            }
        }
        element("footer") { $0.element("p", "Written by Gleaner.") }
    }

    mutating func block(_ block: ReportPage.Block, id: String, on outlines: Outlines) {
        newline()
        switch block {
        case .paragraph(let text): element("p", ["dir": "auto"], text)
        case .list(let items):
            if items.isEmpty { none("None.") }
            if !items.isEmpty { element("ul") { html in for item in items { html.element("li", ["dir": "auto"], item) } } }
        case .table(let table, let caption): self.table(table, caption: caption)
        case .chart(let chart): self.chart(chart, id: id)
        case .sparklines(let sparks): sparklines(sparks)
        case .map(let map): self.map(map, id: id, on: outlines)
        case .passages(let passages):
            if passages.isEmpty { none("No passages.") }
            for passage in passages { self.passage(passage) }
        }
    }

    /// In place of what would be an empty frame.
    mutating func none(_ sentence: String) { element("p", ["class": "none", "dir": "auto"], sentence) }

    // MARK: Tables

    mutating func table(_ table: Table, caption: String, isTall: Bool = false, sparks: SparkTable? = nil) {
        guard !table.rows.isEmpty else { return none("\(caption): none.") }
        let kinds = table.columns.indices.map(table.kind)
        let shape = isTall && table.rows.count > 16 ? table.columns.count <= 4 ? "scroll tall slim" : "scroll tall" : "scroll"
        element(
            "div", ["class": shape, "tabindex": "0", "role": "group", "aria-label": caption]
        ) { html in
            html.element("table", ["class": table.columns.count > 7 ? "broad" : "plain"]) { html in
                html.element("caption", ["dir": "auto"]) { $0.element("strong", caption) }
                html.element("thead") { html in
                    html.element("tr") { html in
                        for (column, kind) in zip(table.columns, kinds) {
                            html.element("th", ["scope": "col", "class": kind, "dir": "auto"], column)
                        }
                        if let sparks { html.element("th", ["scope": "col", "class": "short"], sparks.span) }
                    }
                }
                html.element("tbody") { html in
                    for (place, row) in table.rows.enumerated() {
                        html.element("tr") { html in
                            html.cells(row, kinds)
                            if let sparks { html.element("td", ["class": "spark"]) { SparkDrawing(sparks, row: place).write(to: &$0) } }
                        }
                    }
                }
            }
        }
    }

    mutating func cells(_ row: [Table.Cell], _ kinds: [String]) {
        for (place, (cell, kind)) in zip(row, kinds).enumerated() {
            if place == 0 {
                element("th", ["scope": "row", "class": kind, "dir": "auto"], cell.shown)
            } else {
                element("td", ["class": kind, "dir": "auto"], cell.shown)
            }
        }
    }

    /// The figures of a drawing, for those who ask for them.
    mutating func details(_ tables: [Table], caption: String) {
        element("details") { html in
            html.element("summary", "Table")
            for table in tables { html.table(table, caption: caption, isTall: true) }
        }
    }

    // MARK: Figures

    mutating func chart(_ chart: LineChart, id: String) {
        guard chart.hasFigures else { return none("\(chart.title): no figures.") }
        element("figure", ["class": "drawing"]) { html in
            html.caption(chart.title, chart.unit + (chart.hasIntervals ? "; shaded: 95 % interval" : ""))
            if chart.lines.count > 1 { html.key(chart) }
            for isWide in [true, false] {
                LineDrawing(chart, isWide: isWide).write(to: &html, id: id + (isWide ? "-wide" : "-narrow"))
            }
            if !chart.marks.isEmpty {
                html.element("ol", ["class": "marks"]) { html in
                    for mark in chart.marks { html.element("li", ["dir": "auto"], chart.words(of: mark)) }
                }
            }
        }
        details([chart.table], caption: "\(chart.title), \(chart.unit)")
    }

    mutating func key(_ chart: LineChart) {
        element("ul", ["class": chart.hasDirectLabels ? "key narrow" : "key"]) { html in
            for (place, line) in chart.lines.enumerated() {
                html.element("li") { html in
                    html.element("svg", ["viewBox": "0 0 28 8", "aria-hidden": "true"]) { html in
                        html.empty(
                            "line",
                            [
                                "class": "line l\(place % 6 + 1)", "stroke-dasharray": LineDrawing.dash(place), "x1": "0", "x2": "28",
                                "y1": "4", "y2": "4",
                            ])
                    }
                    html.element("bdi", line.label)
                }
            }
        }
    }

    mutating func sparklines(_ sparks: SparkTable) {
        table(sparks.table, caption: sparks.caption, sparks: sparks)
        guard !sparks.table.rows.isEmpty, !sparks.periods.isEmpty else { return }
        details(sparks.figures, caption: sparks.caption)
    }

    mutating func map(_ map: PointMap, id: String, on outlines: Outlines) {
        let points = map.points.map(\.place)
        let areas = map.areas
        if points.isEmpty {
            none("\(map.title): no place with a point of its own.")
        } else {
            element("figure", ["class": "drawing"]) { html in
                let largest = points.max { $0.mentions < $1.mentions }.map { "; largest: \(MapDrawing.reading($0))" } ?? ""
                let source = outlines.rings.isEmpty ? "" : " Outlines: Natural Earth; borders are for orientation only."
                html.caption(map.title, "The area of a circle shows how often a place is mentioned\(largest).\(source)")
                for isWide in [true, false] {
                    MapDrawing(map, isWide: isWide).write(to: &html, id: id + (isWide ? "-wide" : "-narrow"), on: outlines)
                }
            }
            details([map.table], caption: map.title)
        }
        if !areas.isEmpty { table(map.areaTable, caption: "Not on the map: areas, and places whose point is not known") }
    }

    mutating func passage(_ passage: Passage) {
        element("figure", ["class": "passage"]) { html in
            let direction = ShownText.isRightToLeft(passage.language) ? "rtl" : "auto"
            let words: (inout Markup) -> Void = { $0.element("p", ["dir": direction], passage.text) }
            if let language = ShownText.language(passage.language) {
                html.element("blockquote", ["dir": direction, "lang": language], words)
            } else {
                html.element("blockquote", ["dir": direction], words)
            }
            html.element("figcaption") { html in
                if !passage.note.isEmpty {
                    html.element("span", ["class": "note", "dir": "auto"], passage.note)
                    html.words(" · ")
                }
                for (place, part) in passage.origin.enumerated() {
                    if place > 0 { html.words(" · ") }
                    html.element("bdi", part)
                }
            }
        }
    }

    mutating func caption(_ title: String, _ text: String) {
        element("figcaption", ["dir": "auto"]) { html in
            html.element("strong", title)
            html.words(text)
        }
    }
}
