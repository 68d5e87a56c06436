import Documents
package import Indexing

/// How often something is written about, period by period, beside how much is written at all.
package struct Trends: Sendable {
    package enum Period: String, Sendable, CaseIterable {
        case day, week, month, year

        /// The period's first day; weeks begin on Monday (ISO 8601).
        func start(of day: CalendarDay) -> CalendarDay {
            switch self {
            case .day: day
            case .week: CalendarDay(ordinal: day.ordinal - day.weekday)
            case .month: CalendarDay(day.year, day.month, 1)
            case .year: CalendarDay(day.year, 1, 1)
            }
        }

        func next(_ start: CalendarDay) -> CalendarDay {
            switch self {
            case .day: CalendarDay(ordinal: start.ordinal + 1)
            case .week: CalendarDay(ordinal: start.ordinal + 7)
            case .month: start.month == 12 ? CalendarDay(start.year + 1, 1, 1) : CalendarDay(start.year, start.month + 1, 1)
            case .year: CalendarDay(start.year + 1, 1, 1)
            }
        }

        /// "2019-07-04", "2019-W27", "2019-07", "2019".
        func name(_ start: CalendarDay) -> String {
            switch self {
            case .day: return start.iso
            case .month: return String(start.iso.prefix(7))
            case .year: return String(start.iso.prefix(4))
            case .week:
                // A week belongs to the year that holds its Thursday.
                let thursday = CalendarDay(ordinal: start.ordinal + 3)
                let number = (thursday.ordinal - CalendarDay(thursday.year, 1, 1).ordinal) / 7 + 1
                return "\(thursday.year)-W" + (number < 10 ? "0" : "") + String(number)
            }
        }
    }

    package struct Series: Sendable {
        package let label: String
        package let days: [IndexReader.DayCount]
        package init(label: String, days: [IndexReader.DayCount]) {
            self.label = label
            self.days = days
        }
    }

    /// A row for each term and period from the corpus's first to its last day, empty periods included.
    package static func table(_ series: [Series], corpus: [IndexReader.DayCount], by period: Period) -> Table {
        var table = Table(["term", period.rawValue, "articles", "of", "per_1000"])
        let totals = sums(corpus, period)
        guard let first = corpus.first?.day, let last = corpus.last?.day else { return table }
        for line in series {
            let counts = sums(line.days, period)
            var start = period.start(of: first)
            while start <= last {
                let total = totals[start] ?? 0
                let count = counts[start] ?? 0
                table.add([
                    .text(line.label), .text(period.name(start)), .integer(count), .integer(total),
                    total == 0 ? .none : .number(1000 * Double(count) / Double(total)),
                ])
                start = period.next(start)
            }
        }
        return table
    }

    private static func sums(_ days: [IndexReader.DayCount], _ period: Period) -> [CalendarDay: Int] {
        days.reduce(into: [:]) { $0[period.start(of: $1.day), default: 0] += $1.articles }
    }
}
