import Documents
import Text

/// When, as intervals of days: "on Friday", "in the first week of June", "since mid-April", "two years ago".
///
/// What the text leaves open is resolved against the article's own day, looking back, since news tells what was.
struct Dates {
    enum Precision: String { case day, week, month, season, quarter, year, decade, span, open }

    /// A date that the text names.
    struct Found {
        var words: Range<Int>
        /// First and last day, as ordinals.
        var from: Int
        var to: Int
        var precision: Precision
        /// The text itself names the year.
        var hasYear = false
    }

    let passage: Passage
    let published: CalendarDay?
    var g: Grammar { passage.grammar }

    init(_ passage: Passage, published: CalendarDay?) {
        self.passage = passage
        self.published = published
    }

    /// All dates of the sentence, in its order.
    func all() -> [Found] {
        var found: [Found] = []
        var at = 0
        while at < passage.count {
            if passage.words[at].span > 0, mayBegin(at), let one = expression(at) {
                found.append(one)
                at = max(at + 1, one.words.upperBound)
            } else {
                at += 1
            }
        }
        return found
    }

    /// What a date may begin with: asked first, since most words are none of it.
    private func mayBegin(_ index: Int) -> Bool {
        passage.isA(index, g.dating) || passage.words[index].part == .number || passage.token(index).shape.contains(.hasDigit)
    }

    /// The date that stands nearest to a cue; what lies beyond the cue's clause is farther.
    func nearest(to cue: Int, in all: [Found]) -> ClaimDate? {
        let best = all.min { distance($0, cue) < distance($1, cue) }
        return best.map {
            ClaimDate(
                passage.bytes($0.words.lowerBound, $0.words.upperBound), from: CalendarDay(ordinal: $0.from),
                to: CalendarDay(ordinal: $0.to))
        }
    }

    private func distance(_ date: Found, _ cue: Int) -> Int {
        let isAhead = cue < date.words.lowerBound
        let gap = isAhead ? cue..<date.words.lowerBound : date.words.upperBound..<max(cue, date.words.upperBound)
        let boundaries = gap.reduce(0) { sum, index in
            switch passage.words[index].part {
            case .semicolon, .relative, .subordinator: sum + 20
            case .conjunction: sum + 4
            default: sum
            }
        }
        // "rebels who were freed in 2014 killed …": the date of a relative clause that ends before the cue.
        var isInside = false
        var at = date.words.lowerBound - 1
        while !isAhead, at >= max(0, date.words.lowerBound - 10), passage.words[at].part != .comma {
            if passage.words[at].part == .relative { isInside = true }
            at -= 1
        }
        return gap.count + boundaries + (isInside ? 20 : 0) + (isOfDateline(date) ? 100 : 0)
    }

    /// "MOSUL, 4 July 2016 (Desk) - …": the article's day, which is not the deed's where the sentence names another.
    private func isOfDateline(_ date: Found) -> Bool {
        guard date.words.lowerBound < 8, date.from == date.to, date.from == published?.ordinal else { return false }
        let head = passage.words[..<date.words.lowerBound].allSatisfy { $0.part != .verb && $0.part != .be && $0.part != .preposition }
        let behind = date.words.upperBound..<min(passage.count, date.words.upperBound + 7)
        return head && behind.contains { passage.words[$0].part == .dash }
    }

    // MARK: Expressions

    /// A date, or two that bound a span, from a word on.
    private func expression(_ start: Int) -> Found? {
        let opened = skipped(passage.after(start))
        if isA(start, g.since), let begin = simple(opened) ?? year(opened), let published, begin.from <= published.ordinal {
            if let end = bound(after: begin) { return joined(begin, end, from: start) }
            return Found(words: start..<begin.words.upperBound, from: begin.from, to: published.ordinal, precision: .open)
        }
        if isA(start, g.approximately), passage.words[start].part == .preposition, let begin = simple(skipped(start + 1)) {
            let next = begin.words.upperBound
            if next + 1 < passage.count, passage.words[next].part == .conjunction, let end = simple(skipped(next + 1)) {
                return joined(begin, end, from: start)
            }
        }
        guard let begin = simple(start) else { return nil }
        return bound(after: begin).flatMap { joined(begin, $0, from: start) } ?? begin
    }

    /// The end of a span: "… to 3 June", "… until Friday", "…-2019".
    private func bound(after begin: Found) -> Found? {
        let next = begin.words.upperBound
        guard next + 1 < passage.count else { return nil }
        let isTo = passage.words[next].part == .infinitive || passage.words[next].part == .dash || isA(next, g.until)
        guard isTo else { return nil }
        return simple(skipped(passage.after(next)))
    }

    private func joined(_ begin: Found, _ end: Found, from start: Int) -> Found? {
        var begin = begin
        // "between 5 May and 3 June 2018": the year is said once.
        if end.hasYear, !begin.hasYear, let again = simple(begin.words.lowerBound, year: CalendarDay(ordinal: end.to).year) {
            begin = again
        }
        if begin.from > end.to, !begin.hasYear, let again = simple(begin.words.lowerBound, year: CalendarDay(ordinal: end.to).year - 1) {
            begin = again
        }
        guard begin.from <= end.to else { return nil }
        return Found(words: start..<end.words.upperBound, from: begin.from, to: end.to, precision: .span, hasYear: end.hasYear)
    }

    /// One date that begins at a word.
    private func simple(_ start: Int, year: Int? = nil) -> Found? {
        guard start < passage.count, passage.words[start].span > 0 else { return nil }
        return part(start, year) ?? ordinal(start, year) ?? monthDay(start, year) ?? season(start, year) ?? weekday(start)
            ?? relative(start) ?? named(start) ?? plainYear(start)
    }

    /// "early June", "mid-April", "the end of 2018", "late last year".
    func part(_ start: Int, _ year: Int?) -> Found? {
        guard isA(start, g.partOfTime) else { return nil }
        let next = skipped(passage.after(start))
        guard let whole = monthDay(next, year) ?? season(next, year) ?? relative(next) ?? plainYear(next, isBare: true) else { return nil }
        let days = whole.to - whole.from + 1
        guard days > 3 else { return nil }
        var date = whole
        date.words = start..<whole.words.upperBound
        let third = days / 3
        switch passage.words[start].value {
        case 1: date.to = whole.from + third - 1
        case 2: (date.from, date.to) = (whole.from + third, whole.from + 2 * third - 1)
        default: date.from = whole.to - third + 1
        }
        return date
    }

    /// "the first week of June", "the second half of 2018", "the last quarter of last year".
    func ordinal(_ start: Int, _ year: Int?) -> Found? {
        guard isA(start, g.ordinal), start + 1 < passage.count, isA(start + 1, g.period) || isA(start + 1, g.half) else { return nil }
        var next = start + 2
        if next < passage.count, isA(next, g.of) || passage.words[next].part == .preposition { next = skipped(next + 1) }
        let whole =
            next < passage.count ? monthDay(next, year) ?? season(next, year) ?? plainYear(next, isBare: true) ?? self.year(next) : nil
        guard let whole else { return nil }
        let days = whole.to - whole.from + 1
        if days >= 365, let months = isA(start + 1, g.half) ? 6 : passage.words[start + 1].value == 91 ? 3 : Int?.none {
            return yearPart(start..<whole.words.upperBound, CalendarDay(ordinal: whole.from).year, months, whole.hasYear)
        }
        let (length, precision) = piece(start + 1, of: days)
        let rank = Int(passage.words[start].value)
        let first = rank > 0 ? whole.from + (rank - 1) * length : whole.to - length + 1
        guard length > 0, first <= whole.to else { return nil }
        return Found(
            words: start..<whole.words.upperBound, from: first, to: min(whole.to, first + length - 1), precision: precision,
            hasYear: whole.hasYear)
    }

    /// A quarter or half of a year.
    private func yearPart(_ words: Range<Int>, _ year: Int, _ months: Int, _ hasYear: Bool) -> Found {
        let rank = Int(passage.words[words.lowerBound].value)
        let last = rank > 0 ? rank * months : 12 + (rank + 1) * months
        let from = CalendarDay(year, max(1, last - months + 1), 1).ordinal
        let to = CalendarDay(year, min(12, last), 1).ordinal + CalendarDay.days(in: min(12, last), of: year) - 1
        return Found(words: words, from: from, to: to, precision: months == 3 ? .quarter : .span, hasYear: hasYear)
    }

    private func piece(_ index: Int, of days: Int) -> (Int, Precision) {
        if isA(index, g.half) { return ((days + 1) / 2, .quarter) }
        let unit = Int(passage.words[index].value)
        return (unit == 91 ? (days + 3) / 4 : unit < days ? unit : 0, precision(of: unit))
    }

    /// "the year" in "the first half of the year".
    func year(_ index: Int) -> Found? {
        guard let published, isA(index, g.period), passage.words[index].value == 365 else { return nil }
        return whole(index..<index + 1, year: published.year)
    }

    // MARK: Months and days

    /// "3 June 2019", "June 3, 2019", "the 3rd of June", "3 to 4 March", "May 2019", "May", "2019-06-03".
    func monthDay(_ start: Int, _ assumed: Int?) -> Found? {
        guard start < passage.count else { return nil }
        if let date = numeric(start) { return date }
        var at = start
        var first: Int?
        var last: Int?
        if let day = digits(at), (1...31).contains(day) {
            (first, last) = (day, day)
            at += 1
            if at + 1 < passage.count, !isMonth(at) {
                let isTo =
                    passage.words[at].part == .infinitive || passage.words[at].part == .dash || passage.words[at].part == .conjunction
                    || isA(at, g.until)
                let next = isTo ? at + 1 : at
                if let end = digits(next), (1...31).contains(end), end > day, isTo || passage.token(next).shape.contains(.joined) {
                    last = end
                    at = next + 1
                } else if isA(at, g.of) {
                    at += 1
                }
            }
        }
        guard at < passage.count, isMonth(at) else { return nil }
        let month = Int(passage.words[at].value)
        at += max(1, Int(passage.words[at].span))
        // "May/Mayo", two names of one month
        if at + 1 < passage.count, passage.token(at).kind == .symbol || passage.byte(at) == 0x2F, isMonth(at + 1) { at += 2 }
        if first == nil, let day = digits(at), (1...31).contains(day) {
            (first, last) = (day, day)
            at += 1
            let isTo = at + 1 < passage.count && (passage.words[at].part == .dash || passage.words[at].part == .infinitive)
            let next = isTo ? at + 1 : at
            if let end = digits(next), (1...31).contains(end), end > day, isTo || passage.token(next).shape.contains(.joined) {
                last = end
                at = next + 1
            }
        }
        var year: Int?
        let next = at < passage.count && passage.words[at].part == .comma ? at + 1 : at
        if let value = digits(next), (1900...2100).contains(value) {
            (year, at) = (value, next + 1)
        } else if let value = digits(at), (70...99).contains(value), first != nil {
            (year, at) = (1900 + value, at + 1)
        } else if let published, at < passage.count, let other = otherYear(at) {
            (year, at) = (published.year + other.years, other.end)
        }
        guard let resolved = year ?? assumed ?? published.map({ self.year(of: month, first ?? 1, near: $0) }) else { return nil }
        let length = CalendarDay.days(in: month, of: resolved)
        let begin = CalendarDay(resolved, month, 1).ordinal
        guard let first, let last else {
            return Found(words: start..<at, from: begin, to: begin + length - 1, precision: .month, hasYear: year != nil)
        }
        guard last <= length else { return nil }
        return Found(
            words: start..<at, from: begin + first - 1, to: begin + last - 1, precision: first == last ? .day : .span, hasYear: year != nil)
    }

    /// "of last year", "this year" after a month.
    private func otherYear(_ start: Int) -> (years: Int, end: Int)? {
        var at = start
        if isA(at, g.of) || passage.words[at].part == .preposition { at += 1 }
        guard at + 1 < passage.count else { return nil }
        for (modifier, unit) in [(at, at + 1), (at + 1, at)] where isA(unit, g.period) && passage.words[unit].value == 365 {
            if isA(modifier, g.last) { return (-1, at + 2) }
            if isA(modifier, g.this) { return (0, at + 2) }
        }
        return nil
    }

    private func isMonth(_ index: Int) -> Bool { isA(index, g.month) && passage.words[index].part == .time }

    /// "2019-06-03": three numbers that hyphens join.
    private func numeric(_ start: Int) -> Found? {
        guard start + 2 < passage.count, let year = digits(start), (1900...2100).contains(year),
            let month = digits(start + 1), (1...12).contains(month), let day = digits(start + 2), (1...31).contains(day),
            passage.token(start + 1).shape.contains(.joined), passage.token(start + 2).shape.contains(.joined),
            day <= CalendarDay.days(in: month, of: year)
        else { return nil }
        let ordinal = CalendarDay(year, month, day).ordinal
        return Found(words: start..<start + 3, from: ordinal, to: ordinal, precision: .day, hasYear: true)
    }

    /// The last such day before the article, or the next one where the sentence looks ahead.
    func year(of month: Int, _ day: Int, near published: CalendarDay) -> Int {
        if (month, day) <= (published.month, published.day) { return published.year }
        return passage.classes.meets(g.future) && month <= published.month + 3 ? published.year : published.year - 1
    }

    // MARK: Years, seasons

    /// "in 2014", "the 1990s"
    private func plainYear(_ start: Int, isBare: Bool = false) -> Found? {
        guard start < passage.count, passage.token(start).end - passage.token(start).start >= 4 else { return nil }
        if let decade = decade(start) { return decade }
        guard let year = digits(start), (1900...2100).contains(year), passage.token(start).kind == .number else { return nil }
        let before = start > 0 ? passage.words[start - 1].part : .stop
        let leads =
            isBare || before == .preposition || before == .open || before == .infinitive || before == .subordinator
            || isA(start - 1, g.until)
        // "in 2000 villages": a figure.
        let next = start + 1
        let isNamed = isA(next, g.period)
        let counts = !isNamed && next < passage.count && (passage.words[next].part == .noun || passage.words[next].part == .adjective)
        guard leads || isNamed, !counts else { return nil }
        return whole(start..<(isNamed ? next + 1 : next), year: year, hasYear: true)
    }

    private func decade(_ index: Int) -> Found? {
        let range = passage.bytes(index, index + 1)
        guard range.end - range.start == 5, passage.text[range.end - 1] | 0x20 == 0x73 else { return nil }
        var year = 0
        for at in range.start..<range.end - 1 {
            guard passage.text[at] &- 48 < 10 else { return nil }
            year = year * 10 + Int(passage.text[at] - 48)
        }
        guard (1900...2090).contains(year), year % 10 == 0 else { return nil }
        return Found(
            words: index..<index + 1, from: CalendarDay(year, 1, 1).ordinal, to: CalendarDay(year + 10, 1, 1).ordinal - 1,
            precision: .decade, hasYear: true)
    }

    func whole(_ words: Range<Int>, year: Int, hasYear: Bool = false) -> Found {
        Found(
            words: words, from: CalendarDay(year, 1, 1).ordinal, to: CalendarDay(year + 1, 1, 1).ordinal - 1, precision: .year,
            hasYear: hasYear)
    }

    /// "last spring", "this summer", "in the winter of 2018"
    private func season(_ start: Int, _ assumed: Int?) -> Found? {
        let isLed = isA(start, g.last) || isA(start, g.this)
        let at = isLed ? start + 1 : start
        guard at < passage.count, isA(at, g.season),
            isLed || start > 0 && (passage.words[start - 1].part == .preposition || passage.words[start - 1].part == .determiner)
                || isA(skippedBack(start), g.partOfTime) || passage.words[start].part == .time
        else { return nil }
        let first = Int(passage.words[at].value) * 3
        var end = at + 1
        var year = assumed
        var next = end
        if next < passage.count, isA(next, g.of) { next += 1 }
        if let value = digits(next), (1900...2100).contains(value) { (year, end) = (value, next + 1) }
        if end < passage.count, isA(end, g.last) { end += 1 }
        guard let resolved = year ?? published.map({ (first, 1) <= ($0.month, $0.day) ? $0.year : $0.year - 1 }) else { return nil }
        var from = CalendarDay(resolved, first, 1)
        // Last winter is the one that ended.
        if year == nil, isA(start, g.last), let published, endOfSeason(from) >= published.ordinal {
            from = CalendarDay(resolved - 1, first, 1)
        }
        return Found(words: start..<end, from: from.ordinal, to: endOfSeason(from), precision: .season, hasYear: year != nil)
    }

    func endOfSeason(_ from: CalendarDay) -> Int {
        (from.month + 3 > 12 ? CalendarDay(from.year + 1, from.month - 9, 1) : CalendarDay(from.year, from.month + 3, 1)).ordinal - 1
    }

    // MARK: Words

    func isA(_ index: Int, _ set: ClassSet) -> Bool { index >= 0 && index < passage.count && passage.isA(index, set) }

    /// Past a determiner or preposition: "between the 5th of May", "of the year".
    func skipped(_ index: Int) -> Int {
        var at = index
        while at < passage.count,
            passage.words[at].part == .determiner && !isA(at, g.this) && !isA(at, g.last) || passage.words[at].part == .preposition
        {
            at += 1
        }
        return at
    }

    private func skippedBack(_ index: Int) -> Int {
        var at = index - 1
        while at >= 0, passage.words[at].part == .determiner || passage.words[at].part == .preposition { at -= 1 }
        return at
    }

    func digits(_ index: Int) -> Int? {
        guard index >= 0, index < passage.count else { return nil }
        let token = passage.token(index)
        guard token.end - token.start <= 8, token.shape.contains(.hasDigit) else { return nil }
        var value = 0
        var at = Int(token.start)
        while at < Int(token.end) {
            let (scalar, width) = UTF8Cursor.scalar(passage.text.span, at)
            let folded = Folding.scalarFold(scalar)
            if folded >= 48, folded < 58 {
                value = value * 10 + Int(folded - 48)
            } else if at == Int(token.start) || scalar < 0x61 || scalar > 0x7A {
                return nil
            }
            at += width
        }
        return value
    }
}
