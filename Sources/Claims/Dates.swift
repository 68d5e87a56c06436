import Documents
import Text

/// When, as an interval of days: "on Friday", "last week", "3 June", "in May 2019", "two days ago".
///
/// What the text leaves open is resolved against the article's own day, looking back, since news tells what was.
struct Dates {
    let published: CalendarDay?

    func find(_ passage: Passage) -> ClaimDate? {
        let g = passage.grammar
        for index in passage.words.indices {
            let word = passage.words[index]
            guard word.span > 0, !word.classes.isEmpty || passage.token(index).kind == .number else { continue }
            if word.classes.meets(g.month), word.part == .time {
                if let date = monthDate(passage, index) { return date }
            } else if word.classes.meets(g.day) {
                if let day = published { return interval(passage, index, index + 1, day.ordinal + Int(word.value), 1) }
            } else if word.classes.meets(g.weekday) {
                if let date = weekday(passage, index) { return date }
            } else if word.classes.meets(g.period) {
                if let date = period(passage, index) { return date }
            }
        }
        return nil
    }

    private func interval(_ passage: Passage, _ start: Int, _ end: Int, _ first: Int, _ days: Int) -> ClaimDate {
        ClaimDate(passage.bytes(start, end), from: CalendarDay(ordinal: first), to: CalendarDay(ordinal: first + max(1, days) - 1))
    }

    private func digits(_ passage: Passage, _ index: Int) -> Int? {
        guard index >= 0, index < passage.count else { return nil }
        let token = passage.token(index)
        guard token.end - token.start <= 4, token.shape.contains(.hasDigit) else { return nil }
        var value = 0
        var seen = 0
        for at in Int(token.start)..<Int(token.end) {
            let byte = passage.text[at]
            if byte &- 48 < 10 {
                value = value * 10 + Int(byte - 48)
                seen += 1
            } else if (byte | 0x20) &- 97 >= 26 || seen == 0 {
                return nil
            }
        }
        return value
    }

    /// "3 June 2019", "June 3", "June 3, 2019", "in May 2019", "in May".
    private func monthDate(_ passage: Passage, _ index: Int) -> ClaimDate? {
        let month = Int(passage.words[index].value)
        guard (1...12).contains(month) else { return nil }
        var start = index
        var end = index + 1
        var day: Int?
        if let value = digits(passage, index - 1), (1...31).contains(value) {
            day = value
            start = index - 1
        } else if let value = digits(passage, end), (1...31).contains(value) {
            day = value
            end += 1
        }
        var year: Int?
        var at = end
        if at < passage.count, passage.words[at].part == .comma { at += 1 }
        if let value = digits(passage, at) {
            if (1900...2100).contains(value) {
                year = value
            } else if (70...99).contains(value), day != nil, at == end {
                year = 1900 + value
            }
            if year != nil { end = at + 1 }
        }
        guard let resolved = year ?? published.map({ self.year(of: month, day ?? 1, before: $0) }) else { return nil }
        let length = CalendarDay.days(in: month, of: resolved)
        if let day {
            guard day <= length else { return nil }
            return interval(passage, start, end, CalendarDay(resolved, month, day).ordinal, 1)
        }
        return interval(passage, start, end, CalendarDay(resolved, month, 1).ordinal, length)
    }

    private func year(of month: Int, _ day: Int, before published: CalendarDay) -> Int {
        (month, day) <= (published.month, published.day) ? published.year : published.year - 1
    }

    private func weekday(_ passage: Passage, _ index: Int) -> ClaimDate? {
        guard let published else { return nil }
        let wanted = Int(passage.words[index].value)
        var back = (published.weekday - wanted + 7) % 7
        if index > 0, passage.isA(index - 1, passage.grammar.last), back == 0 { back = 7 }
        if index > 0, passage.isA(index - 1, passage.grammar.next) { back -= 7 }
        return interval(passage, index, index + 1, published.ordinal - back, 1)
    }

    /// "two days ago", "last week", "this month", "the past three months".
    private func period(_ passage: Passage, _ index: Int) -> ClaimDate? {
        guard let published, index > 0 else { return nil }
        let g = passage.grammar
        let unit = Int(passage.words[index].value)
        let previous = index - 1
        let amount = passage.figure(at: previous)?.value ?? digits(passage, previous).map(Double.init) ?? passage.words[previous].value
        let isCounted = passage.words[previous].part == .number && amount.isFinite && amount < 1000
        if isCounted, index + 1 < passage.count, passage.isA(index + 1, g.ago) {
            let first = published.ordinal - Int(amount) * unit
            return interval(passage, previous, index + 2, first, unit == 1 ? 1 : unit)
        }
        if isCounted, index > 1, passage.isA(index - 2, g.last) {
            let days = Int(amount) * unit
            return interval(passage, index - 2, index + 1, published.ordinal - days, days)
        }
        guard passage.isA(previous, g.last) else { return nil }
        switch unit {
        case 7: return interval(passage, previous, index + 1, published.ordinal - published.weekday - 7, 7)
        case 30:
            let year = published.month == 1 ? published.year - 1 : published.year
            let month = published.month == 1 ? 12 : published.month - 1
            return interval(passage, previous, index + 1, CalendarDay(year, month, 1).ordinal, CalendarDay.days(in: month, of: year))
        case 365:
            let first = CalendarDay(published.year - 1, 1, 1).ordinal
            return interval(passage, previous, index + 1, first, CalendarDay(published.year, 1, 1).ordinal - first)
        default: return nil
        }
    }
}
