/// Days from a first to a last one, either of which may be open: the time of an article, of a name, of a relation.
package struct DaySpan: Sendable, Equatable, BitwiseCopyable {
    /// Days since 1970-01-01; `Int32.min` and `Int32.max` where there is no end.
    package var first: Int32
    package var last: Int32

    package static let always = DaySpan(first: .min, last: .max)

    private init(first: Int32, last: Int32) {
        self.first = first
        self.last = last
    }

    /// All days of "2014", "2014-11" or "2014-11-10"; what stands behind the day is not read. nil when it is no date.
    package init?(iso: String) {
        let parts = iso.utf8.prefix { $0 != 0x54 }.split(separator: 0x2D, maxSplits: 3, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.count <= 4 && part.allSatisfy { 0x30...0x39 ~= $0 } ? Int(Substring(part)) : nil
        }
        guard (1...3).contains(parts.count), numbers.count == parts.count else { return nil }
        let first = CalendarDay(numbers[0], numbers.count > 1 ? numbers[1] : 1, numbers.count > 2 ? numbers[2] : 1)
        guard first.isValid else { return nil }
        var last = first
        if numbers.count < 2 { last.month = 12 }
        if numbers.count < 3 { last.day = CalendarDay.days(in: last.month, of: last.year) }
        self.init(first: Int32(first.ordinal), last: Int32(last.ordinal))
    }

    /// From the first day of one date to the last of another; an empty date leaves that end open. nil when either is no date.
    package init?(from: String, to: String) {
        guard let opens = from.isEmpty ? DaySpan.always : DaySpan(iso: from),
            let closes = to.isEmpty ? DaySpan.always : DaySpan(iso: to)
        else { return nil }
        self.init(first: opens.first, last: closes.last)
    }

    package func overlaps(_ other: DaySpan) -> Bool { first <= other.last && other.first <= last }

    /// The first and the last day as ISO dates; nil where there is no end.
    package var from: String? { first == .min ? nil : CalendarDay(ordinal: Int(first)).iso }
    package var to: String? { last == .max ? nil : CalendarDay(ordinal: Int(last)).iso }
}
