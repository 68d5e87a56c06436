package import Documents

/// A unit of the calendar by which things are counted.
package enum Period: String, Sendable, CaseIterable {
    case day, week, month, quarter, year

    /// The period's first day; weeks begin on Monday (ISO 8601).
    package func start(of day: CalendarDay) -> CalendarDay {
        switch self {
        case .day: day
        case .week: CalendarDay(ordinal: day.ordinal - day.weekday)
        case .month: CalendarDay(day.year, day.month, 1)
        case .quarter: CalendarDay(day.year, (day.month - 1) / 3 * 3 + 1, 1)
        case .year: CalendarDay(day.year, 1, 1)
        }
    }

    /// The first day of the next period, of the first day of one.
    package func next(_ start: CalendarDay) -> CalendarDay {
        func later(_ months: Int) -> CalendarDay {
            let month = start.month - 1 + months
            return CalendarDay(start.year + month / 12, month % 12 + 1, 1)
        }
        switch self {
        case .day: return CalendarDay(ordinal: start.ordinal + 1)
        case .week: return CalendarDay(ordinal: start.ordinal + 7)
        case .month: return later(1)
        case .quarter: return later(3)
        case .year: return later(12)
        }
    }

    /// "2019-07-04", "2019-W27", "2019-07", "2019-Q3", "2019".
    package func name(_ start: CalendarDay) -> String {
        switch self {
        case .day: return start.iso
        case .month: return String(start.iso.prefix(7))
        case .quarter: return "\(start.iso.prefix(4))-Q\((start.month - 1) / 3 + 1)"
        case .year: return String(start.iso.prefix(4))
        case .week:
            // A week belongs to the year that holds its Thursday.
            let thursday = CalendarDay(ordinal: start.ordinal + 3)
            let number = (thursday.ordinal - CalendarDay(thursday.year, 1, 1).ordinal) / 7 + 1
            return "\(thursday.iso.prefix(4))-W" + (number < 10 ? "0" : "") + String(number)
        }
    }

    /// The period that a date lies in as a whole, by its first day: July 2019 lies in a month, but in no week.
    package func holding(_ date: DaySpan) -> CalendarDay? {
        let start = start(of: CalendarDay(ordinal: Int(date.first)))
        return start == self.start(of: CalendarDay(ordinal: Int(date.last))) ? start : nil
    }

    /// First days of the periods from one day to another.
    package func starts(from first: CalendarDay, to last: CalendarDay) -> [CalendarDay] {
        var starts: [CalendarDay] = []
        var start = start(of: first)
        while start <= last {
            starts.append(start)
            start = next(start)
        }
        return starts
    }

    /// The finest that parts a span of days into at most so many.
    package static func finest(from first: CalendarDay, to last: CalendarDay, atMost most: Int) -> Period {
        let days = last.ordinal - first.ordinal + 1
        let lengths: [(Period, Int)] = [(.day, 1), (.week, 7), (.month, 30), (.quarter, 91)]
        return lengths.first { days / $0.1 < most }?.0 ?? .year
    }
}
