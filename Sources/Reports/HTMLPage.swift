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
        element("footer") { $0.element("p", "Written by Gleaner. Every figure is a count over the articles named above.") }
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
        element(
            "div", ["class": isTall && table.rows.count > 16 ? "scroll tall" : "scroll", "tabindex": "0", "role": "region", "aria-label": caption]
        ) { html in
            html.element("table") { html in
                html.element("caption", ["dir": "auto"]) { $0.element("strong", caption) }
                html.element("thead") { html in
                    html.element("tr") { html in
                        for (place, column) in table.columns.enumerated() {
                            html.element("th", ["scope": "col", "class": table.isNumeric(place) ? "number" : "text"], column)
                        }
                        if let sparks { html.element("th", ["scope": "col", "class": "text"], sparks.span) }
                    }
                }
                html.element("tbody") { html in
                    for (place, row) in table.rows.enumerated() {
                        html.element("tr") { html in
                            html.cells(row)
                            if let sparks { html.element("td", ["class": "spark"]) { SparkDrawing(sparks, row: place).write(to: &$0) } }
                        }
                    }
                }
            }
        }
    }

    mutating func cells(_ row: [Table.Cell]) {
        for (place, cell) in row.enumerated() {
            if place == 0 {
                element("th", ["scope": "row", "class": cell.isNumeric ? "number" : "text", "dir": "auto"], cell.shown)
            } else if cell.isNumeric {
                element("td", ["class": "number"], cell.shown)
            } else {
                element("td", ["class": "text", "dir": "auto"], cell.shown)
            }
        }
    }

    mutating func details(_ body: (inout Markup) -> Void) {
        element("details") { html in
            html.element("summary", "Table")
            body(&html)
        }
    }

    // MARK: Figures

    mutating func chart(_ chart: LineChart, id: String) {
        guard chart.hasFigures else { return none("\(chart.title): no figures.") }
        element("figure", ["class": "drawing"]) { html in
            html.caption(chart.title, chart.unit + (chart.hasIntervals ? ". Shaded: where the true value may lie (95 % interval)." : ""))
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
        details { $0.table(chart.table, caption: "\(chart.title), \(chart.unit)", isTall: true) }
    }

    mutating func key(_ chart: LineChart) {
        element("ul", ["class": chart.hasDirectLabels ? "key narrow" : "key"]) { html in
            for (place, line) in chart.lines.enumerated() {
                html.element("li", ["dir": "auto"]) { html in
                    html.element("svg", ["viewBox": "0 0 28 8", "aria-hidden": "true"]) { html in
                        html.empty(
                            "line",
                            [
                                "class": "line l\(place % 6 + 1)", "stroke-dasharray": LineDrawing.dash(place), "x1": "0", "x2": "28", "y1": "4",
                                "y2": "4",
                            ])
                    }
                    html.element("span", line.label)
                }
            }
        }
    }

    mutating func sparklines(_ sparks: SparkTable) {
        table(sparks.table, caption: sparks.caption, sparks: sparks)
        guard !sparks.table.rows.isEmpty, !sparks.periods.isEmpty else { return }
        details { $0.table(sparks.figures, caption: sparks.caption, isTall: true) }
    }

    mutating func map(_ map: PointMap, id: String, on outlines: Outlines) {
        let points = map.points.map(\.place)
        let areas = map.areas
        if points.isEmpty {
            none("\(map.title): no place with a point of its own.")
        } else {
            element("figure", ["class": "drawing"]) { html in
                let largest = points.max { $0.mentions < $1.mentions }.map { "; the largest is \(MapDrawing.reading($0))" } ?? ""
                let source = outlines.rings.isEmpty ? "" : " Outlines: Natural Earth, as held in fact, whoever claims them."
                html.caption(map.title, "A circle's area is the number of mentions\(largest).\(source)")
                for isWide in [true, false] {
                    MapDrawing(map, isWide: isWide).write(to: &html, id: id + (isWide ? "-wide" : "-narrow"), on: outlines)
                }
            }
            details { $0.table(map.table, caption: map.title, isTall: true) }
        }
        if !areas.isEmpty { table(map.areaTable, caption: "Countries and regions, which no point can show") }
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
