import Documents

extension ReportPage {
    /// The report for programs, as one object:
    ///
    ///     {"schema", "title", "subtitle", "sections": [{"title", "blocks": [block]}]}
    ///
    /// A block's `kind` says what else it has:
    ///
    ///     paragraph   text
    ///     list        items
    ///     table       caption, columns, rows: [[cell]]
    ///     chart       title, unit, periods, lines: [{label, values, low, high}], marks: [{from, to, label}]
    ///     sparklines  caption, periods, columns, rows: [[cell]], series: [[value]]
    ///     map         title, places: [{id, name, mentions, articles, latitude, longitude}], areas: [{id, name, mentions, articles}]
    ///     passages    passages: [{text, language, outlet, date, title, id, note}]
    ///
    /// Values follow the periods; null stands where there is none. `low` and `high` are there only for lines with intervals; `to` is
    /// the last period of a mark. Members may be added, never renamed.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", Record.schema)
            json.member("title", title)
            json.member("subtitle", subtitle)
            json.array("sections", sections) { json, section in
                json.object { json in
                    json.member("title", section.title)
                    json.array("blocks", section.blocks) { json, block in json.object { $0.block(block) } }
                }
            }
        }
        return json.bytes + [0x0A]
    }
}

extension JSONWriter {
    fileprivate mutating func block(_ block: ReportPage.Block) {
        switch block {
        case .paragraph(let text):
            member("kind", "paragraph")
            member("text", text)
        case .list(let items):
            member("kind", "list")
            array("items", items) { $0.string($1) }
        case .table(let table, let caption):
            member("kind", "table")
            member("caption", caption)
            rows(table)
        case .chart(let chart): self.chart(chart)
        case .sparklines(let sparks):
            member("kind", "sparklines")
            member("caption", sparks.caption)
            array("periods", sparks.periods) { $0.string($1) }
            rows(sparks.table)
            array("series", sparks.series) { json, series in json.array { json in for value in series { json.value(value) } } }
        case .map(let map):
            member("kind", "map")
            member("title", map.title)
            array("places", map.points) { json, point in
                json.object { json in
                    json.place(point.place)
                    json.member("latitude", point.at.latitude, decimals: 5)
                    json.member("longitude", point.at.longitude, decimals: 5)
                }
            }
            array("areas", map.areas) { json, area in json.object { $0.place(area) } }
        case .passages(let passages):
            member("kind", "passages")
            array("passages", passages) { json, passage in
                json.object { json in
                    json.member("text", passage.text)
                    json.member("language", passage.language)
                    json.member("outlet", passage.outlet)
                    json.member("date", passage.date)
                    json.member("title", passage.title)
                    json.member("id", passage.id)
                    json.member("note", passage.note)
                }
            }
        }
    }

    private mutating func chart(_ chart: LineChart) {
        member("kind", "chart")
        member("title", chart.title)
        member("unit", chart.unit)
        array("periods", chart.periods) { $0.string($1) }
        array("lines", chart.lines) { json, line in
            json.object { json in
                json.member("label", line.label)
                json.array("values", chart.periods.indices.map(line.value)) { $0.value($1) }
                guard !line.intervals.isEmpty else { return }
                json.array("low", chart.periods.indices.map { line.interval($0)?.lowerBound }) { $0.value($1) }
                json.array("high", chart.periods.indices.map { line.interval($0)?.upperBound }) { $0.value($1) }
            }
        }
        array("marks", chart.periods.isEmpty ? [] : chart.marks) { json, mark in
            let within = chart.within(mark)
            json.object { json in
                json.member("from", chart.periods[within.lowerBound])
                json.member("to", chart.periods[within.upperBound])
                json.member("label", mark.label)
            }
        }
    }

    private mutating func rows(_ table: Table) {
        array("columns", table.columns) { $0.string($1) }
        array("rows", table.rows) { json, row in json.array { json in for cell in row { json.cell(cell) } } }
    }

    private mutating func cell(_ cell: Table.Cell) {
        switch cell {
        case .text(let text): string(text)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .degrees(let value): number(value, decimals: 5)
        case .boolean(let value): boolean(value)
        case .none: null()
        }
    }

    private mutating func place(_ place: PointMap.Place) {
        member("id", place.id)
        member("name", place.name)
        member("mentions", place.mentions)
        member("articles", place.articles)
    }

    private mutating func value(_ value: Double?) {
        guard let value else { return null() }
        number(value, decimals: 6)
    }

    fileprivate mutating func array<Item>(_ name: StaticString, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void) {
        key(name)
        array { json in for item in items { write(&json, item) } }
    }
}
