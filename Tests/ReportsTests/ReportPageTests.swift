/// A report as a page, as Markdown and as JSON, whatever its texts hold.
import Documents
import Foundation
import Reports
import Testing

@Suite("A report shown")
struct ReportPageTests {
    private static let hostile =
        "</title></style><script>alert(1)</script>\" onload='x' <img src=x> | `*` \u{202E}\u{2028}\u{0}\u{85}\u{FFFF}&amp;"

    private static func page(_ blocks: [ReportPage.Block], title: String = "Title") -> ReportPage {
        ReportPage(title: title, subtitle: "Subtitle", sections: [.init(title: "First", blocks: blocks)])
    }

    private func html(_ page: ReportPage, on outlines: Outlines = .none) throws -> Page {
        try Page(page.html(outlines: outlines) { _ in [UInt8](repeating: 7, count: 32) })
    }

    private func html(_ blocks: ReportPage.Block..., on outlines: Outlines = .none) throws -> Page {
        try html(Self.page(blocks), on: outlines)
    }

    private static func chart(_ text: String = "Islamic State", lines: Int = 2) -> LineChart {
        LineChart(
            title: text, unit: text, periods: ["2021-01", "2021-02", "2021-03", text],
            lines: (0..<lines).map {
                .init(label: text + "\($0)", values: [1.25, nil, 1234.5, 0], intervals: [0.75...2.5, nil, nil, 0...0.25])
            },
            marks: [.init(periods: 1...9, label: text)])
    }

    private static func map(_ name: String = "Raqqa") -> PointMap {
        PointMap(
            title: name,
            places: [
                .init(id: name, name: name, coordinate: Coordinate(latitude: 35.95, longitude: 39.01), mentions: 1234, articles: 321),
                .init(id: "b", name: "Mosul", coordinate: Coordinate(latitude: 36.34, longitude: 43.13), mentions: 10, articles: 9),
                .init(
                    id: "c", name: "Area " + name, coordinate: Coordinate(latitude: 35, longitude: 38, isCentroid: true), mentions: 4321,
                    articles: 7),
                .init(id: "d", name: "Nowhere", coordinate: nil, mentions: 5, articles: 5),
            ])
    }

    private static func table(_ text: String) -> Table {
        var table = Table([text, "count", "share", "seen"])
        table.add([.text(text), .integer(1_234_567), .number(-1234.5), .boolean(true)])
        table.add([.none, .integer(0), .none, .none])
        return table
    }

    /// One of each kind, with a text everywhere that a text may stand.
    private static func everything(_ text: String) -> ReportPage {
        ReportPage(
            title: text, subtitle: text,
            sections: [
                .init(
                    title: text,
                    blocks: [
                        .paragraph(text), .list([text]), .table(table(text), caption: text), .chart(chart(text, lines: 6)),
                        .sparklines(
                            SparkTable(
                                caption: text, table: table(text), series: [[1, nil, 3], []], periods: [text, "2021-02", "2021-03"])),
                        .map(map(text)),
                        .passages([
                            Passage(text: text, outlet: text, date: text, title: text, id: text, language: text, note: text),
                            Passage(text: text, outlet: "", date: "", title: "", id: ""),
                        ]),
                    ]),
                .init(title: "Second", blocks: []),
            ])
    }

    // MARK: Safety

    @Test("no text becomes markup: a page of hostile texts has the elements of a page of plain ones")
    func hostileHTML() throws {
        let page = try html(Self.everything(Self.hostile))
        let plain = try html(
            Self.everything("plain words, as long as those that would be markup, and longer by far than any line of the key"))
        #expect(page.elements == plain.elements)
        #expect(page.attributes.isSubset(of: plain.attributes))
        #expect(page.text.contains("<script>alert(1)</script>\" onload='x' <img src=x>"))
    }

    @Test("what reorders or breaks text is not in the page")
    func hiddenScalars() {
        let text = Self.everything(Self.hostile).html(outlines: .none) { $0 }
        let harmful = text.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || 0x7F...0x9F ~= $0.value || 0x2028...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value
                || $0.value == 0xFFFF
        }
        #expect(harmful.isEmpty)
    }

    @Test("the page loads and runs nothing, and its policy allows its own stylesheet alone")
    func loadsNothing() throws {
        var digested: [UInt8] = []
        let text = Self.everything("plain").html(outlines: .none) { bytes in
            digested = bytes
            return [UInt8](repeating: 0, count: 32)
        }
        let page = try Page(text)
        #expect(
            page.elements.isDisjoint(with: [
                "script", "img", "link", "iframe", "object", "embed", "image", "use", "foreignObject", "form", "base",
            ]))
        #expect(page.attributes.isDisjoint(with: ["src", "style", "srcset", "xlink:href", "action"]))
        #expect(!page.attributes.contains { $0.hasPrefix("on") })
        #expect(page.values(of: "href").allSatisfy { $0.hasPrefix("#section-") } && !page.values(of: "href").isEmpty)
        for word in ["http:", "https:", "url(", "@import", "javascript:"] { #expect(!text.contains(word)) }
        #expect(
            page.values(of: "content").contains(
                "default-src 'none'; style-src 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='; base-uri 'none'; form-action 'none'"))
        #expect(page.contents(of: "style") == [String(decoding: digested, as: UTF8.self)])
    }

    @Test("links of the contents and names of drawings each have one target")
    func targets() throws {
        let page = try html(Self.everything("plain"))
        let ids = page.values(of: "id")
        #expect(Set(ids).count == ids.count)
        let wanted =
            page.values(of: "href").map { String($0.dropFirst()) }
            + page.values(of: "aria-labelledby").flatMap { $0.components(separatedBy: " ") }
        #expect(Set(wanted).isSubset(of: Set(ids)))
    }

    @Test("hostile texts stay text in Markdown")
    func hostileMarkdown() {
        let text = Self.everything(Self.hostile).markdown()
        #expect(!text.contains("<script") && !text.contains("<img") && !text.contains("\u{202E}") && !text.contains("\u{2028}"))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("#") }.count == 3)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(rows.count > 10 && rows.allSatisfy { $0.hasSuffix(" |") })
    }

    @Test(
        "no line of Markdown becomes a list, a rule or a heading by its first sign",
        arguments: [
            ("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("===", "\\==="), ("~~~", "\\~~~"), ("+ a", "\\+ a"),
            ("1.5 %", "1.5 %"),
        ])
    func markdownLines(_ text: String, _ written: String) {
        #expect(Self.page([.paragraph(text)]).markdown().hasSuffix("\n\n\(written)\n"))
    }

    @Test("JSON keeps every text as it is")
    func hostileJSON() throws {
        let json = try object(Self.everything(Self.hostile))
        #expect(json["title"] as? String == Self.hostile && json["schema"] as? Int == 1)
        let blocks = try blocks(json)
        #expect(blocks.compactMap { $0["kind"] as? String } == ["paragraph", "list", "table", "chart", "sparklines", "map", "passages"])
        #expect((blocks[6]["passages"] as? [[String: Any]])?[0]["note"] as? String == Self.hostile)
    }

    // MARK: What is shown

    @Test("each chart has a table with every figure and interval")
    func chartTable() throws {
        let page = try html(.chart(Self.chart()))
        #expect(
            page.rows(inside: "details") == [
                ["period", "Islamic State0", "95 % interval", "Islamic State1", "95 % interval"],
                ["2021-01", "1.25", "0.75 to 2.5", "1.25", "0.75 to 2.5"], ["2021-02", "", "", "", ""],
                ["2021-03", "1,234.5", "", "1,234.5", ""], ["Islamic State", "0", "0 to 0.25", "0", "0 to 0.25"],
            ])
        #expect(page.text.contains("2021-02 to Islamic State: Islamic State"))
    }

    @Test("small lines have a table, too, of six rows at a time")
    func sparkTable() throws {
        var table = Table(["group"])
        for place in 0..<7 { table.add([.text("g\(place)")]) }
        let sparks = SparkTable(caption: "c", table: table, series: (0..<7).map { [Double($0), nil] }, periods: ["2021", "2022"])
        let rows = try html(.sparklines(sparks)).rows(inside: "details")
        #expect(
            rows == [
                ["period", "g0", "g1", "g2", "g3", "g4", "g5"], ["2021", "0", "1", "2", "3", "4", "5"], ["2022", "", "", "", "", "", ""],
                ["period", "g6"], ["2021", "6"], ["2022", ""],
            ])
    }

    @Test("a line breaks where a period has no figure, and a figure alone is a dot")
    func gaps() throws {
        let values = (0..<40).map { $0 == 10 || $0 == 12 ? nil : Double($0) }
        let chart = LineChart(title: "t", unit: "u", periods: (0..<40).map(String.init), lines: [.init(label: "l", values: values)])
        let page = try html(.chart(chart))
        let paths = page.values(of: "d")
        #expect(paths.count == 2 && paths.allSatisfy { $0.filter { $0 == "M" }.count == 3 })
        #expect(page.count("circle") == 2)
    }

    @Test("an area is never drawn, but listed")
    func areas() throws {
        let page = try html(.map(Self.map()))
        #expect(page.count("circle") == 4, "two points, on a wide and on a narrow map")
        #expect(page.contents(of: "title").filter { $0.contains("Area") || $0.contains("Nowhere") }.isEmpty)
        #expect(page.rows(inside: "details").map(\.first) == ["place", "Raqqa", "Mosul"])
        #expect(page.rows(inside: "table").contains(["Area Raqqa", "4,321", "7", "c"]))
        #expect(page.rows(inside: "table").contains(["Nowhere", "5", "5", "d"]))
    }

    @Test("a place with no possible point is listed as well", arguments: [(Double.nan, 0.0), (91, 0), (0, 361), (0, .infinity)])
    func impossible(_ latitude: Double, _ longitude: Double) throws {
        let coordinate = Coordinate(latitude: latitude, longitude: longitude)
        let place = PointMap.Place(id: "i", name: "Lost", coordinate: coordinate, mentions: 3, articles: 2)
        let page = try html(.map(PointMap(title: "Places", places: [place])))
        #expect(page.count("svg") == 0 && page.rows(inside: "table").last == ["Lost", "3", "2", "i"])
    }

    @Test("a map of areas alone is a sentence and their table")
    func onlyAreas() throws {
        let page = try html(.map(PointMap(title: "Places", places: Array(Self.map().places.suffix(2)))))
        #expect(page.count("svg") == 0 && page.text.contains("Places: no place with a point of its own."))
        #expect(page.rows(inside: "table").count == 3)
    }

    @Test("text from right to left says so, and what is no language is not named as one")
    func directions() throws {
        let passages = [("ar", "قال"), ("fa-Latn", "goft"), ("ru", "сказал"), ("x\" y", "said")].map {
            Passage(text: $0.1, outlet: "o", date: "d", title: "t", id: "i", language: $0.0)
        }
        let page = try html(.passages(passages))
        let quotes = page.nodes("blockquote")
        #expect(quotes.map { $0["dir"] } == ["rtl", "auto", "auto", "auto"])
        #expect(quotes.map { $0["lang"] } == ["ar", "fa-Latn", "ru", nil])
        let cells = try html(.table(Self.table("قال"), caption: "c")).nodes("td")
        #expect(!cells.isEmpty && cells.allSatisfy { $0["dir"] == "auto" })
    }

    @Test("numbers are grouped, and a minus is one")
    func numbers() throws {
        let rows = try html(.table(Self.table("x"), caption: "c")).rows(inside: "table")
        #expect(rows == [["x", "count", "share", "seen"], ["x", "1,234,567", "−1,234.5", "yes"], ["", "0", "", ""]])
    }

    @Test(
        "what is empty is a sentence rather than a frame",
        arguments: [
            (ReportPage.Block.list([]), "None."), (.table(Table(["a"]), caption: "Places"), "Places: none."),
            (.chart(LineChart(title: "Chart", unit: "", periods: [], lines: [])), "Chart: no figures."),
            (
                .chart(LineChart(title: "Chart", unit: "", periods: ["2021"], lines: [.init(label: "l", values: [nil])])),
                "Chart: no figures."
            ),
            (
                .chart(LineChart(title: "Chart", unit: "", periods: ["2021"], lines: [.init(label: "l", values: [.nan])])),
                "Chart: no figures."
            ),
            (.sparklines(SparkTable(caption: "Sparks", table: Table(["a"]), series: [], periods: [])), "Sparks: none."),
            (.passages([]), "No passages."),
        ])
    func empty(_ block: ReportPage.Block, _ sentence: String) throws {
        let page = try html(block)
        #expect(page.text.contains(sentence))
        #expect(page.count("svg") + page.count("figure") + page.count("table") + page.count("details") + page.count("ul") == 0)
        #expect(Self.page([block]).markdown().hasSuffix("\n\n\(sentence)\n"))
    }

    @Test("headings go down one step at a time, and tables name their rows and columns")
    func structure() throws {
        let page = try html(Self.everything("plain"))
        #expect(page.count("h1") == 1 && page.count("h2") == 2 && page.count("h3") == 0)
        #expect(page.count("caption") == page.count("table"))
        #expect(page.nodes("th").allSatisfy { ["row", "col"].contains($0["scope"] ?? "") })
        let drawings = page.nodes("svg").filter { $0["role"] == "img" }
        #expect(!drawings.isEmpty && drawings.allSatisfy { $0.children.first?.name == "title" })
    }

    @Test("Markdown and JSON have the figures of drawings")
    func otherForms() throws {
        let page = Self.page([.chart(Self.chart(lines: 1)), .map(Self.map())])
        let markdown = page.markdown()
        #expect(markdown.contains("| 2021-03 | 1234.5 |  |\n") && markdown.contains("| Raqqa | 1234 | 321 | 35.95 | 39.01 | Raqqa |"))
        let blocks = try blocks(object(page))
        let line = try #require((blocks[0]["lines"] as? [[String: Any]])?.first)
        #expect(line["values"] as? [AnyHashable] == [1.25, NSNull(), 1234.5, 0] as [AnyHashable])
        #expect(line["high"] as? [AnyHashable] == [2.5, NSNull(), NSNull(), 0.25] as [AnyHashable])
        #expect((blocks[0]["marks"] as? [[String: String]])?.first?["to"] == "Islamic State")
        #expect((blocks[1]["places"] as? [[String: Any]])?.map { $0["name"] as? String } == ["Raqqa", "Mosul"])
        #expect((blocks[1]["areas"] as? [[String: Any]])?.allSatisfy { $0["latitude"] == nil } == true)
    }

    @Test("a long chart's table in Markdown has its latest sixty periods, and says so")
    func longMarkdown() {
        let chart = LineChart(
            title: "t", unit: "u", periods: (1...104).map { "p\($0)" }, lines: [.init(label: "l", values: (1...104).map { Double($0) })])
        let text = Self.page([.chart(chart)]).markdown()
        #expect(
            text.contains("(the last 60 of 104)") && text.contains("| p45 | 45 |") && !text.contains("| p44 |") && text.contains("| p104 |")
        )
    }

    private func object(_ page: ReportPage) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(page.json())) as? [String: Any])
    }

    private func blocks(_ json: [String: Any]) throws -> [[String: Any]] {
        let section = try #require((json["sections"] as? [[String: Any]])?.first)
        return try #require(section["blocks"] as? [[String: Any]])
    }
}
