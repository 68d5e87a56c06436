internal import Documents
internal import Text

/// A date as pages write it, in digits or in words.
struct WrittenDate: Equatable {
    var year: Int
    var month: Int?
    var day: Int?
    /// "T10:30", "T10:30:15", perhaps with an offset.
    var time = ""
    var hasSeconds = false
    /// The calendar that it was written in; year, month and day are Gregorian.
    var calendar = CivilCalendar.gregorian

    /// A day of any calendar; nil when it has no such day.
    init?(_ year: Int, _ month: Int, _ day: Int, _ calendar: CivilCalendar) {
        guard let ordinal = calendar.ordinal(year, month, day) else { return nil }
        let date = CalendarDay(ordinal: ordinal)
        self.init(date.year, date.month, date.day)
        self.calendar = calendar
    }

    init(_ year: Int, _ month: Int?, _ day: Int?) {
        self.year = year
        self.month = month
        self.day = day
    }

    var calendarDay: CalendarDay? {
        guard let month, let day else { return nil }
        return CalendarDay(year, month, day)
    }

    /// A day reckoned from the Islamic calendar may be one off, which its signal tells.
    func stamp(signal: String) -> DateStamp {
        let signal = calendar == .hijri ? signal + "-hijri" : signal
        let digits = { (number: Int, width: Int) -> String in
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        guard let month else { return DateStamp(digits(year, 4), .year, signal: signal) }
        guard let day else { return DateStamp("\(digits(year, 4))-\(digits(month, 2))", .month, signal: signal) }
        let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
        if time.isEmpty { return DateStamp(date, .day, signal: signal) }
        return DateStamp(date + time, hasSeconds ? .second : .minute, signal: signal)
    }

    /// Reads what programs write: ISO 8601 and its relatives ("2019-07-04T10:30:00+02:00", "2019/07/04", "20190704",
    /// "2019-07"), and the dates of mail and HTTP ("Thu, 04 Jul 2019 10:30:00 GMT").
    static func machine(_ string: String) -> WrittenDate? {
        let bytes = Array(string.utf8)
        var at = 0
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        guard let year = number(bytes, at, 4) else { return DateText.first(in: bytes, order: nil) }
        at += 4
        if number(bytes, at, 4) != nil, at + 4 == bytes.count || !ASCII.isDigit(bytes[at + 4]) {
            guard let month = number(bytes, at, 2), let day = number(bytes, at + 2, 2) else { return nil }
            var date = WrittenDate(year, month, day)
            guard date.calendarDay?.isValid ?? false else { return nil }
            date.readTime(bytes, at + 4)
            return date
        }
        guard at < bytes.count, [0x2D, 0x2F, 0x2E].contains(bytes[at]) else {
            return at == bytes.count ? WrittenDate(year, nil, nil) : DateText.first(in: bytes, order: nil)
        }
        let separator = bytes[at]
        at += 1
        guard let (month, afterMonth) = shortNumber(bytes, at), (1...12).contains(month) else { return nil }
        guard afterMonth < bytes.count, bytes[afterMonth] == separator,
            let (day, afterDay) = shortNumber(bytes, afterMonth + 1)
        else {
            return WrittenDate(year, month, nil)
        }
        var date = WrittenDate(year, month, day)
        guard date.calendarDay?.isValid ?? false else { return nil }
        date.readTime(bytes, afterDay)
        return date
    }

    private mutating func readTime(_ bytes: [UInt8], _ start: Int) {
        var at = start
        guard at < bytes.count, bytes[at] == 0x54 || bytes[at] == 0x74 || bytes[at] == 0x20 else { return }
        at += 1
        guard let (hour, afterHour) = Self.shortNumber(bytes, at), hour < 24, afterHour < bytes.count,
            bytes[afterHour] == 0x3A,
            let minute = Self.number(bytes, afterHour + 1, 2), minute < 60
        else { return }
        at = afterHour + 3
        time = "T" + (hour < 10 ? "0" : "") + "\(hour):" + String(decoding: bytes[afterHour + 1..<at], as: UTF8.self)
        if at < bytes.count, bytes[at] == 0x3A, let second = Self.number(bytes, at + 1, 2), second < 61 {
            time += String(decoding: bytes[at..<at + 3], as: UTF8.self)
            hasSeconds = true
            at += 3
            if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2C {
                at += 1
                while at < bytes.count, ASCII.isDigit(bytes[at]) { at += 1 }
            }
        }
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        guard at < bytes.count else { return }
        if bytes[at] | 0x20 == 0x7A {
            time += "Z"
        } else if bytes[at] == 0x2B || bytes[at] == 0x2D, let hours = Self.number(bytes, at + 1, 2), hours < 15 {
            let after = at + 3 < bytes.count && bytes[at + 3] == 0x3A ? at + 4 : at + 3
            let minutes = Self.number(bytes, after, 2) ?? 0
            time +=
                "\(bytes[at] == 0x2B ? "+" : "-")\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
        }
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ width: Int) -> Int? {
        guard start + width <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<start + width] {
            guard ASCII.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private static func shortNumber(_ bytes: [UInt8], _ start: Int) -> (value: Int, end: Int)? {
        if let value = number(bytes, start, 2) { return (value, start + 2) }
        return number(bytes, start, 1).map { ($0, start + 1) }
    }
}
