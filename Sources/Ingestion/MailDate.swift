internal import Documents

extension WrittenDate {
    /// Reads the date of mail and RSS ("Thu, 4 Jul 2019 10:30:00 +0200", RFC 5322 and its elders) with its time and
    /// offset; what is none, as `machine` does.
    static func mail(_ string: String) -> WrittenDate? {
        let words = string.utf8.split { $0 <= 0x20 || $0 == 0x2C }.map(Array.init)
        guard let at = words.firstIndex(where: { month($0) != nil }), let month = month(words[at]) else { return machine(string) }
        // "4 Jul 2019 10:30:00 +0200", or as C writes it: "Jul  4 10:30:00 2019".
        let isOfC = at == 0 || number(words[at - 1]) == nil
        let places = isOfC ? (day: at + 1, year: at + 3, clock: at + 2) : (day: at - 1, year: at + 1, clock: at + 2)
        guard words.count > max(places.day, places.year), let day = number(words[places.day]), var year = number(words[places.year]),
            day <= 31
        else { return machine(string) }
        if year < 100 { year += year < 50 ? 2000 : 1900 }
        var date = WrittenDate(year, month, day)
        guard date.calendarDay?.isValid ?? false else { return nil }
        guard words.count > places.clock else { return date }
        let clock = words[places.clock].split(separator: 0x3A).map { number(Array($0)) }
        guard clock.count >= 2, let hour = clock[0], let minute = clock[1], hour < 24, minute < 60 else { return date }
        date.time = "T\(two(hour)):\(two(minute))"
        if clock.count > 2, let second = clock[2], second < 61 {
            date.time += ":\(two(second))"
            date.hasSeconds = true
        }
        if !isOfC, words.count > at + 3 { date.time += offset(words[at + 3]) }
        return date
    }

    /// Archives go back further than the web; the future is a mistake, but for the time zones.
    func isPlausible(on today: CalendarDay) -> Bool {
        let day = CalendarDay(year, month ?? 1, day ?? 1)
        return day.isValid && day.year >= 1900 && day <= CalendarDay(ordinal: today.ordinal + 1)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func number(_ word: [UInt8]) -> Int? {
        guard !word.isEmpty, word.count <= 4, word.allSatisfy(ASCII.isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func month(_ word: [UInt8]) -> Int? {
        guard word.count >= 3 else { return nil }
        let word = word.map(ASCII.lowered)
        return months.firstIndex { $0.utf8.starts(with: word) }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    /// As written; -0000 and letters that nobody agrees on say nothing.
    private static func offset(_ word: [UInt8]) -> String {
        if word.count == 5 || word.count == 6, word[0] == 0x2B || word[0] == 0x2D {
            let digits = word.dropFirst().filter(ASCII.isDigit)
            guard digits.count == 4, digits[0] == 0x30 || digits[0] == 0x31 && digits[1] < 0x35, digits[2] < 0x36,
                !(word[0] == 0x2D && digits.allSatisfy { $0 == 0x30 })
            else { return "" }
            return String(decoding: [word[0]] + digits[..<2] + [0x3A] + digits[2...], as: UTF8.self)
        }
        switch String(decoding: word, as: UTF8.self).uppercased() {
        case "GMT", "UT", "UTC", "Z": return "Z"
        case "EST", "CDT": return "-05:00"
        case "EDT": return "-04:00"
        case "CST", "MDT": return "-06:00"
        case "MST", "PDT": return "-07:00"
        case "PST": return "-08:00"
        default: return ""
        }
    }
}
