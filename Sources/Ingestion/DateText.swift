internal import Documents
internal import Text

/// Dates in running words: "4 July 2019", "July 4, 2019", "4 de julio de 2019", "04.07.2019", "2019年7月4日",
/// "٤ يوليو ٢٠١٩", "1 ذو القعدة 1440".
enum DateText {
    /// How dates of three short numbers are read.
    enum Order: Sendable { case dayFirst, monthFirst }

    /// The first date in a short text; nil where there is none or it could mean two days.
    static func first(in bytes: [UInt8], order: Order?) -> WrittenDate? { all(in: bytes, order: order).first?.date }

    /// All dates in a short text, each with what the words before it call it. Of a day written in two calendars, the
    /// Gregorian one.
    static func all(in bytes: [UInt8], order: Order?) -> [(date: WrittenDate, label: DateLabel?)] {
        guard bytes.contains(where: { ASCII.isDigit($0) || $0 >= 0xD9 }) else { return [] }
        let marks = read(bytes)
        var found: [(date: WrittenDate, label: DateLabel?)] = []
        var label: DateLabel?
        var index = 0
        while index < marks.count {
            if case .label(let said) = marks[index] { label = said }
            guard let (date, end) = around(marks, index, order) else {
                index += 1
                continue
            }
            found.append((date, label))
            label = nil
            index = max(end, index + 1)
        }
        return found.contains { $0.date.calendar == .gregorian } ? found.filter { $0.date.calendar == .gregorian } : found
    }

    static func isMonth(_ word: String) -> Bool {
        if case .month = DateWords.meaning(of: Folding.id(of: word)) { true } else { false }
    }

    private enum Mark {
        case number(Int, digits: Int, isPersian: Bool)
        case month(Int, CivilCalendar)
        /// The byte or sign between numbers: ".", "/", "-", 年 and 月 as themselves.
        case sign(UInt32)
        case filler
        case label(DateLabel)
        case word(Folding.TokenID)
    }

    /// The date at a mark, and the mark after it.
    private static func around(_ marks: [Mark], _ index: Int, _ order: Order?) -> (WrittenDate, Int)? {
        switch marks[index] {
        case .month(let month, let calendar):
            return named(marks, index, month, calendar)
        case .number(let number, 4, let isPersian):
            guard case .sign(let first)? = marks[safe: index + 1],
                case .number(let month, let monthDigits, _)? = marks[safe: index + 2],
                case .sign(let second)? = marks[safe: index + 3],
                case .number(let day, let dayDigits, _)? = marks[safe: index + 4],
                monthDigits <= 2, dayDigits <= 2, first == second || isEastAsian(first) && isEastAsian(second)
            else { return nil }
            return WrittenDate(number, month, day, calendar(of: number, isPersian, marks[safe: index + 5])).map { ($0, index + 5) }
        case .number(let first, let digits, let isPersian) where digits <= 2:
            guard case .sign(let one)? = marks[safe: index + 1],
                case .number(let second, let secondDigits, _)? = marks[safe: index + 2],
                case .sign(let two)? = marks[safe: index + 3], one == two, [0x2E, 0x2F, 0x2D, 0x7C].contains(one),
                case .number(let year, let yearDigits, _)? = marks[safe: index + 4], secondDigits <= 2,
                yearDigits == 4 || yearDigits == 2
            else { return nil }
            if case .sign(let before)? = marks[safe: index - 1], before == one { return nil }
            let full = yearDigits == 4 ? year : 2000 + year
            let calendar = calendar(of: full, isPersian, marks[safe: index + 5])
            func date(_ month: Int, _ day: Int) -> (WrittenDate, Int)? { WrittenDate(full, month, day, calendar).map { ($0, index + 5) } }
            if one == 0x2E || one == 0x7C || calendar != .gregorian || first > 12 { return date(second, first) }
            if second > 12 { return date(first, second) }
            if first == second { return date(first, second) }
            guard yearDigits == 4 else { return nil }
            switch order {
            case .dayFirst: return date(second, first)
            case .monthFirst: return date(first, second)
            case nil: return nil
            }
        default: return nil
        }
    }

    /// Years of other calendars are those that no article of our time can mean otherwise.
    private static func calendar(of year: Int, _ isPersian: Bool, _ next: Mark?) -> CivilCalendar {
        guard (1300...1500).contains(year) else { return .gregorian }
        if case .word(let id)? = next, hijriMarks.contains(id) { return .hijri }
        return isPersian ? .persian : .gregorian
    }

    /// "هـ", "AH": the year is counted from the Hijra.
    private static let hijriMarks = Set(["ه", "هـ", "هجري", "هجرية", "AH", "H"].map(Folding.id(of:)))

    /// A month's name with day and year about it.
    private static func named(_ marks: [Mark], _ index: Int, _ month: Int, _ calendar: CivilCalendar) -> (WrittenDate, Int)? {
        var before = index - 1
        while before >= 0, isFiller(marks[before]) { before -= 1 }
        var after = index + 1
        while let mark = marks[safe: after], isFiller(mark) { after += 1 }
        let left = before >= 0 && index - before <= 4 ? marks[before] : .filler
        let right = after - index <= 4 ? marks[safe: after] ?? .filler : .filler
        func date(_ year: Int, _ day: Int, _ end: Int) -> (WrittenDate, Int)? { WrittenDate(year, month, day, calendar).map { ($0, end) } }
        if case .number(let day, let digits, _) = left, digits <= 2, case .number(let year, let yearDigits, _) = right {
            if yearDigits == 4 { return date(year, day, after + 1) }
            if yearDigits == 2, calendar == .gregorian, after + 1 >= marks.count || !isColon(marks[after + 1]) {
                return date(2000 + year, day, after + 1)
            }
        }
        if case .number(let day, let digits, _) = right, digits <= 2 {
            var next = after + 1
            while let mark = marks[safe: next], isFiller(mark) { next += 1 }
            if case .number(let year, 4, _)? = marks[safe: next], next - after <= 4 { return date(year, day, next + 1) }
            if case .number(let year, 4, _) = left { return date(year, day, after + 1) }
        }
        return nil
    }

    private static func isFiller(_ mark: Mark) -> Bool {
        switch mark {
        case .filler: true
        case .sign(let sign): sign == 0x2E || sign == 0x2C || sign == 0x2D || sign == 0x2F || sign == 0x60C
        default: false
        }
    }

    private static func isApostrophe(_ mark: Mark) -> Bool {
        if case .sign(let sign) = mark { sign == 0x27 || sign == 0x2019 || sign == 0x2BF } else { false }
    }

    private static func isColon(_ mark: Mark) -> Bool { if case .sign(0x3A) = mark { true } else { false } }
    private static func isEastAsian(_ sign: UInt32) -> Bool { [0x5E74, 0x6708, 0x65E5, 0xB144, 0xC6D4, 0xC77C].contains(sign) }

    private static func read(_ bytes: [UInt8]) -> [Mark] {
        var marks: [Mark] = []
        let span = bytes.span
        var at = 0
        while at < bytes.count {
            let (scalar, width) = UTF8Cursor.scalar(span, at)
            let traits = ScalarTraits.of(scalar)
            if traits.contains(.digit) {
                var value = 0
                var digits = 0
                while at < bytes.count {
                    let (next, nextWidth) = UTF8Cursor.scalar(span, at)
                    guard ScalarTraits.of(next).contains(.digit) else { break }
                    let digit = Folding.scalarFold(next)
                    guard digit &- 0x30 < 10 else { break }
                    if digits < 9 { value = value * 10 + Int(digit - 0x30) }
                    digits += 1
                    at += nextWidth
                }
                if digits == 0 {
                    at += width
                } else {
                    marks.append(.number(value, digits: digits, isPersian: (0x6F0...0x6F9).contains(scalar)))
                }
            } else if isEastAsian(scalar) {
                marks.append(.sign(scalar))
                at += width
            } else if traits.isWordPart {
                let start = at
                while at < bytes.count {
                    let (next, nextWidth) = UTF8Cursor.scalar(span, at)
                    let nextTraits = ScalarTraits.of(next)
                    let isInside =
                        nextTraits.isWordPart && !nextTraits.contains(.digit) || nextTraits.contains(.extend)
                        || (next == 0x27 || next == 0x2019) && at + nextWidth < bytes.count && ASCII.isLetter(bytes[at + nextWidth])
                    guard isInside, !isEastAsian(next) else { break }
                    at += nextWidth
                }
                add(word: Folding.id(of: span, from: start, to: at), to: &marks)
            } else {
                if !traits.contains(.space), !traits.contains(.extend) { marks.append(.sign(scalar)) }
                at += width
            }
        }
        return marks
    }

    private static func add(word id: Folding.TokenID, to marks: inout [Mark]) {
        // "Rabi al-Awwal": what stands between the two words of a month is as good as nothing.
        var last = marks.count - 1
        while last >= 0, marks.count - last < 5, isFiller(marks[last]) || isApostrophe(marks[last]) { last -= 1 }
        if last >= 0, case .word(let first) = marks[last], let (month, calendar) = DateWords.month(first, id) {
            marks.removeSubrange(last...)
            marks.append(.month(month, calendar))
            return
        }
        switch DateWords.meaning(of: id) {
        case .month(let month, let calendar): marks.append(.month(month, calendar))
        case .filler: marks.append(.filler)
        case .label(let label): marks.append(.label(label))
        case nil: marks.append(.word(id))
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { index >= 0 && index < count ? self[index] : nil }
}
