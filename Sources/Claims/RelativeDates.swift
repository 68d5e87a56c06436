import Documents

/// Days told by the article's own: yesterday, on Monday, two weeks ago, this year.
extension Dates {
    /// "today", "yesterday", "overnight", "the previous day"
    func named(_ start: Int) -> Found? {
        guard let published, isA(start, g.day) else { return nil }
        let value = Int(passage.words[start].value)
        let from = published.ordinal + value
        return Found(
            words: start..<passage.after(start), from: from, to: isA(start, g.overnight) ? from + 1 : from, precision: .day)
    }

    /// "on Tuesday", "last Friday", "Friday, 23 June"
    func weekday(_ start: Int) -> Found? {
        let isLed = isA(start, g.last) || isA(start, g.next) || isA(start, g.this)
        let at = isLed ? passage.after(start) : start
        guard at < passage.count, isA(at, g.weekday) else { return nil }
        var next = passage.after(at)
        let afterwards = next
        if next < passage.count, passage.words[next].part == .comma { next += 1 }
        if let date = monthDay(skipped(next), nil), date.precision == .day {
            var date = date
            date.words = start..<date.words.upperBound
            return date
        }
        guard let published else { return nil }
        var back = (published.weekday - Int(passage.words[at].value) + 7) % 7
        if back == 0, isA(start, g.last) || afterwards < passage.count && isA(afterwards, g.last) { back = 7 }
        if isA(start, g.next) { back -= 7 }
        let day = published.ordinal - back
        return Found(words: start..<afterwards, from: day, to: day, precision: .day)
    }

    /// "two days ago", "last week", "this month", "the past three months", "il y a deux ans".
    func relative(_ start: Int) -> Found? {
        guard let published else { return nil }
        // A sign before the count: "past three weeks", "il y a deux ans"; or after it: "two years ago".
        let isAgo = isA(start, g.ago)
        let isLast = isA(start, g.last)
        let at = isAgo || isLast || isA(start, g.this) ? passage.after(start) : start
        guard at < passage.count else { return nil }
        if let (amount, end) = count(at), end < passage.count, isA(end, g.period) {
            let unit = Int(passage.words[end].value)
            let after = passage.after(end)
            let isAgo = isAgo || after < passage.count && isA(after, g.ago)
            let isLast = isLast || after < passage.count && isA(after, g.last)
            guard isAgo || isLast else { return nil }
            let days = Int(amount) * unit
            let words = start..<(isA(start, g.ago) || isA(start, g.last) ? after : passage.after(after))
            if isAgo { return ago(Int(amount), unit, words) }
            return Found(words: words, from: published.ordinal - days, to: published.ordinal, precision: .span)
        }
        let after = passage.after(at)
        guard isA(at, g.period), passage.words[at].span > 0 else { return nil }
        let unit = Int(passage.words[at].value)
        if isLast { return previous(unit, start..<after) }
        if isA(start, g.this) { return current(unit, start..<after) }
        // "la semaine dernière"
        if after < passage.count, isA(after, g.last) { return previous(unit, start..<passage.after(after)) }
        return nil
    }

    func count(_ start: Int) -> (Double, Int)? {
        if let value = digits(start), value < 1000 { return (Double(value), start + 1) }
        guard passage.words[start].part == .number else { return isA(start, g.indefinite) ? (1, start + 1) : nil }
        var at = start
        var isVague = false
        guard let value = passage.number(&at, &isVague), value < 1000 else { return nil }
        return (value, at)
    }

    func ago(_ amount: Int, _ unit: Int, _ words: Range<Int>) -> Found? {
        guard let published else { return nil }
        switch unit {
        case 1, 7:
            return Found(
                words: words, from: published.ordinal - amount * unit, to: published.ordinal - amount * unit + unit - 1,
                precision: precision(of: unit))
        case 30:
            let months = published.year * 12 + published.month - 1 - amount
            return month(months / 12, months % 12 + 1, words)
        case 365: return whole(words, year: published.year - amount)
        default: return nil
        }
    }

    private func previous(_ unit: Int, _ words: Range<Int>) -> Found? {
        guard let published else { return nil }
        switch unit {
        case 1: return Found(words: words, from: published.ordinal - 1, to: published.ordinal - 1, precision: .day)
        case 7:
            let from = published.ordinal - published.weekday - 7
            return Found(words: words, from: from, to: from + 6, precision: .week)
        case 91:
            let quarter = published.year * 4 + (published.month - 1) / 3 - 1
            let from = CalendarDay(quarter / 4, quarter % 4 * 3 + 1, 1)
            return Found(words: words, from: from.ordinal, to: endOfSeason(from), precision: .quarter)
        default: return ago(1, unit, words)
        }
    }

    /// "this month", as far as it has gone.
    private func current(_ unit: Int, _ words: Range<Int>) -> Found? {
        guard let published else { return nil }
        let from: Int? =
            switch unit {
            case 7: published.ordinal - published.weekday
            case 30: CalendarDay(published.year, published.month, 1).ordinal
            case 91: CalendarDay(published.year, (published.month - 1) / 3 * 3 + 1, 1).ordinal
            case 365: CalendarDay(published.year, 1, 1).ordinal
            default: nil
            }
        return from.map { Found(words: words, from: $0, to: published.ordinal, precision: precision(of: unit)) }
    }

    func month(_ year: Int, _ month: Int, _ words: Range<Int>) -> Found {
        let from = CalendarDay(year, month, 1).ordinal
        return Found(words: words, from: from, to: from + CalendarDay.days(in: month, of: year) - 1, precision: .month)
    }

    func precision(of unit: Int) -> Precision {
        switch unit {
        case 1: .day
        case 7: .week
        case 30: .month
        case 91: .quarter
        default: .year
        }
    }
}
