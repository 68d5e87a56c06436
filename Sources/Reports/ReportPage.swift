package import Documents

/// What a report says, apart from how it is shown: `html`, `markdown` and `json` each show all of it.
package struct ReportPage: Sendable {
    package var title: String
    /// What it is of: days, filter, number of articles.
    package var subtitle: String
    package var sections: [Section]

    package struct Section: Sendable {
        package var title: String
        package var blocks: [Block]

        package init(title: String, blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }
    }

    package enum Block: Sendable {
        case paragraph(String)
        case list([String])
        case table(Table, caption: String)
        case chart(LineChart)
        case sparklines(SparkTable)
        case map(PointMap)
        case passages([Passage])
    }

    package init(title: String, subtitle: String, sections: [Section]) {
        self.title = title
        self.subtitle = subtitle
        self.sections = sections
    }
}

/// Figures over time, a line each.
package struct LineChart: Sendable {
    package var title: String
    /// What is counted: "articles per 1,000".
    package var unit: String
    /// Names of the periods, oldest first: 2021, 2021-03, 2021-W07 or 2021-03-05.
    package var periods: [String]
    package var lines: [Line]
    package var marks: [Mark]

    package struct Line: Sendable {
        package var label: String
        /// One for each period; nil where nothing could be counted.
        package var values: [Double?]
        /// Between which bounds the true value may lie; empty where that is not known.
        package var intervals: [ClosedRange<Double>?]

        package init(label: String, values: [Double?], intervals: [ClosedRange<Double>?] = []) {
            self.label = label
            self.values = values
            self.intervals = intervals
        }
    }

    /// Periods that stand out, such as a burst: places in `periods`.
    package struct Mark: Sendable {
        package var periods: ClosedRange<Int>
        package var label: String

        package init(periods: ClosedRange<Int>, label: String) {
            self.periods = periods
            self.label = label
        }
    }

    package init(title: String, unit: String, periods: [String], lines: [Line], marks: [Mark] = []) {
        self.title = title
        self.unit = unit
        self.periods = periods
        self.lines = lines
        self.marks = marks
    }
}

/// A table with a small line at the end of each row.
package struct SparkTable: Sendable {
    package var caption: String
    package var table: Table
    /// One for each row, with one value for each period.
    package var series: [[Double?]]
    package var periods: [String]

    package init(caption: String, table: Table, series: [[Double?]], periods: [String]) {
        self.caption = caption
        self.table = table
        self.series = series
        self.periods = periods
    }
}

/// Places and how often they are named. Those without a point of their own (areas, whose coordinate is but their middle) are listed,
/// never drawn.
package struct PointMap: Sendable {
    package var title: String
    package var places: [Place]

    package struct Place: Sendable {
        package var id: String
        package var name: String
        package var coordinate: Coordinate?
        package var mentions: Int
        package var articles: Int

        package init(id: String, name: String, coordinate: Coordinate?, mentions: Int, articles: Int) {
            self.id = id
            self.name = name
            self.coordinate = coordinate
            self.mentions = mentions
            self.articles = articles
        }

        /// Where it lies, if that is one point on the Earth.
        var point: Coordinate? {
            coordinate.flatMap { !$0.isCentroid && abs($0.latitude) <= 90 && abs($0.longitude) <= 360 ? $0 : nil }
        }
    }

    package init(title: String, places: [Place]) {
        self.title = title
        self.places = places
    }

    /// Places that may be drawn, with where.
    var points: [(place: Place, at: Coordinate)] { places.compactMap { place in place.point.map { (place, $0) } } }

    var areas: [Place] { places.filter { $0.point == nil } }
}

/// Words of a source.
package struct Passage: Sendable {
    package var text: String
    package var outlet: String
    package var date: String
    package var title: String
    /// The article's.
    package var id: String
    /// BCP 47, where it is known.
    package var language: String?
    /// What it is quoted for: "claimed, by X".
    package var note: String

    package init(text: String, outlet: String, date: String, title: String, id: String, language: String? = nil, note: String = "") {
        self.text = text
        self.outlet = outlet
        self.date = date
        self.title = title
        self.id = id
        self.language = language
        self.note = note
    }

    /// Outlet, date, title and article, as far as they are known.
    var origin: [String] { [outlet, date, title, id].filter { !$0.isEmpty } }
}
