import Documents
import Text

/// A figure as the text gives it: "at least 30", "two hundred and fifty", "dozens", "10 to 15".
struct Figure {
    /// nil for vague figures and for ranges.
    var value: Double?
    var low: Double
    var high: Double?
    var bound: Quantity.Bound
    /// Words of the figure alone, bound included.
    var words: Range<Int>
    /// First word after the figure.
    var end: Int
    /// "a third of", "30 percent of": the value is a share, not a count.
    var isShare = false
    /// What stands for it where figures are compared: of a range the lower end.
    var reckoned: Double? { value ?? high.map { _ in low } }
}

extension Passage {
    /// The figure that begins at a number word; nil for clock times, ages, dates, calibres, per cent.
    func figure(at index: Int) -> Figure? {
        guard index < count, words[index].part == .number else { return nil }
        if isA(index, grammar.fraction) { return share(index, after(index), words[index].value) }
        var at = index
        var isVague = false
        guard let (low, high) = range(&at, &isVague) else { return nil }
        if at + 1 < count, isA(at, grammar.percent), !isVague, isA(after(at), grammar.of) { return share(index, after(at), low / 100) }
        guard !isVetoed(index, at) else { return nil }
        return figure(index, at, low, high, isVague)
    }

    /// "a third of the fighters", "half the town"
    private func share(_ index: Int, _ end: Int, _ value: Double) -> Figure? {
        guard end < count, isA(end, grammar.of) || words[end].part == .determiner else { return nil }
        let (start, bound) = bound(before: index)
        return Figure(value: value, low: value, high: value, bound: bound, words: start..<end, end: end, isShare: true)
    }

    /// The figure whose last part stands at a word: 15 of "between 10 and 15 men", "10 to 15 men".
    func figure(reaching index: Int) -> Figure? {
        if let start = rangeStart(before: index), let range = figure(at: start), range.end > index { return range }
        return figure(at: index)
    }

    /// The measure that ends before a unit: "2 million" before "dollars", "13" before "year old".
    func measure(before unit: Int) -> Figure? {
        guard unit > 0, words[unit - 1].part == .number else { return nil }
        var start = unit - 1
        if start > 2, isMixed(start - 2), words[start - 3].part == .number { start -= 3 }
        while start > 0, words[start - 1].part == .number { start -= 1 }
        for start in [rangeStart(before: start) ?? start, start] {
            if let figure = measure(at: start), figure.end == unit { return figure }
        }
        return nil
    }

    /// A number with its bound, whatever stands around it.
    func measure(at index: Int) -> Figure? {
        var at = index
        var isVague = false
        guard let (low, high) = range(&at, &isVague) else { return nil }
        return figure(index, at, low, high, isVague)
    }

    private func figure(_ index: Int, _ at: Int, _ low: Double, _ high: Double, _ isVague: Bool) -> Figure {
        let (start, bound) = bound(before: index)
        if isVague {
            return Figure(value: nil, low: low, high: nil, bound: .vague, words: start..<at, end: at)
        }
        if high > low {
            return Figure(value: nil, low: low, high: high, bound: .approx, words: (rangeOpening(before: index) ?? start)..<at, end: at)
        }
        switch bound {
        case .atLeast, .over: return Figure(value: low, low: low, high: nil, bound: bound, words: start..<at, end: at)
        case .upTo: return Figure(value: low, low: 0, high: low, bound: bound, words: start..<at, end: at)
        default: return Figure(value: low, low: low, high: low, bound: bound, words: start..<at, end: at)
        }
    }

    /// One number in digits or words; moves past it.
    func number(_ at: inout Int, _ isVague: inout Bool) -> Double? {
        var total = 0.0
        var current: Double?
        while at < count, words[at].part == .number {
            let word = words[at]
            if isA(at, grammar.vague) {
                isVague = true
                current = max(1, current ?? 1) * word.value
            } else if isA(at, grammar.scale) {
                let scaled = (current ?? 1) * word.value
                if word.value >= 1000 {
                    total += scaled
                    current = nil
                } else {
                    current = scaled
                }
            } else if !word.value.isNaN {
                if let current, current < 100 || word.value >= 100, !adds(current, word.value) { break }
                current = (current ?? 0) + word.value
            } else if let digits = digits(at) {
                if let value = current {
                    // "2 139"
                    guard isFree, value < 1000, token(at).end - token(at).start == 3, token(at - 1).kind == .number else { break }
                    current = value * 1000 + digits
                } else {
                    current = digits
                }
            } else {
                break
            }
            at = after(at)
            // "two and a half million", "two-and-a-half-year-old"
            if let value = current, isMixed(at) {
                current = value + words[at + 2].value
                at = after(at + 2)
            }
            // "two hundred and fifty"
            if at + 1 < count, let value = current, value >= 100, words[at].part == .conjunction, words[at + 1].part == .number,
                !words[at + 1].value.isNaN, words[at + 1].value < 100, at + 2 >= count || words[at + 2].part != .conjunction
            {
                at += 1
            }
        }
        guard current != nil || total > 0 else { return nil }
        return total + (current ?? 0)
    }

    /// "and a half" after a number.
    private func isMixed(_ index: Int) -> Bool {
        index + 2 < count && words[index].part == .conjunction && words[index + 1].part == .determiner && isA(index + 2, grammar.fraction)
            && !words[index + 2].value.isNaN
    }

    /// "twenty" "five"; in Arabic "five" "and twenty", "three" "ten" (thirteen).
    private func adds(_ value: Double, _ next: Double) -> Bool {
        if verbFirst, value < 10 { return next == 10 || next >= 20 && next < 100 }
        return value >= 20 && value.truncatingRemainder(dividingBy: 10) == 0 && next < 10
    }

    /// Digits of any script, grouped by commas, dots or spaces.
    private func digits(_ index: Int) -> Double? {
        let token = token(index)
        var value = 0.0
        var group = -1
        var separator: UInt32 = 0
        var scale = 0.0
        var at = Int(token.start)
        while at < Int(token.end) {
            let (scalar, width) = UTF8Cursor.scalar(text.span, at)
            at += width
            let folded = Folding.scalarFold(scalar)
            if folded >= 48, folded < 58 {
                if scale > 0 {
                    value += Double(folded - 48) * scale
                    scale /= 10
                } else {
                    value = value * 10 + Double(folded - 48)
                }
                if group >= 0 { group += 1 }
            } else {
                // "3.5" is a decimal, "6,100" and "420.000" are grouped.
                let left = Int(token.end) - at
                if left != 3, separator == 0, folded == 0x2E || folded == 0x2C || folded == 0x66B {
                    guard left <= 2 else { return nil }
                    scale = 0.1
                }
                separator = folded
                group = 0
            }
        }
        return value
    }

    /// "at least", "more than", "some", before the number; a determiner may stand between.
    private func bound(before index: Int) -> (start: Int, bound: Quantity.Bound) {
        var at = index - 1
        while at >= 0, words[at].span == 0 { at -= 1 }
        guard at >= 0 else { return (index, .exact) }
        if isA(at, grammar.atLeast) { return (at, .atLeast) }
        if isA(at, grammar.over) { return (at, .over) }
        if isA(at, grammar.upTo) { return (at, .upTo) }
        if isA(at, grammar.approximately) { return (at, .approx) }
        return (index, .exact)
    }

    /// Clock times, ages, dates, calibres, ordinals, money: no count of anything that lives.
    private func isVetoed(_ start: Int, _ end: Int) -> Bool {
        if end < count {
            let next = words[end]
            if isA(end, grammar.unit) { return true }
            if next.part == .time, isA(end, grammar.month) { return true }
            if token(end).kind == .symbol { return true }
            if words[end].part == .colon, end + 1 < count, words[end + 1].part == .number, !token(end + 1).shape.contains(.spaced) {
                return true
            }
        }
        if start > 0 {
            let previous = words[start - 1]
            if previous.part == .time, isA(start - 1, grammar.month) { return true }
            if token(start - 1).kind == .symbol { return true }
            if isA(start - 1, grammar.unit), token(start).kind == .number, previous.part != .preposition { return true }
            if token(start).shape.contains(.joined), previous.part != .number { return true }
        }
        let token = token(start)
        // ".303", "9mm": digits and letters in one word.
        if token.kind == .word, token.shape.contains(.hasDigit), words[start].affixes.isEmpty { return true }
        return false
    }
}
