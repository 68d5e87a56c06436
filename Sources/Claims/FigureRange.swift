import Documents

/// Figures between two others: "10 to 15", "between 10 and 15", "two or three", "from two to three thousand".
extension Passage {
    /// The number, or the two ends of the range, that begin at a word; moves past them.
    func range(_ at: inout Int, _ isVague: inout Bool) -> (low: Double, high: Double)? {
        let first = at
        guard let low = number(&at, &isVague) else { return nil }
        guard let start = rangeEnd(from: first, after: at), words[start].part == .number else { return (low, low) }
        var next = start
        var isOpen = false
        guard let high = number(&next, &isOpen), high > low else { return (low, low) }
        at = next
        // "two to three thousand": both ends are thousands.
        let scale = words[next - 1].value
        if isA(next - 1, grammar.scale), !isA(first, grammar.scale), low * scale < high {
            return (low * scale, high)
        }
        return (low, high)
    }

    /// Where the upper end of a range begins: behind "to" or a dash, behind "and" or what is joined by it after "between".
    private func rangeEnd(from first: Int, after end: Int) -> Int? {
        guard end < count else { return nil }
        let isOpened = rangeOpening(before: first) != nil
        if words[end].part == .number {
            let isJoined = isOpened && words[end].affixes.contains(.joined)
            return isJoined || token(end).shape.contains(.joined) ? end : nil
        }
        guard end + 1 < count else { return nil }
        let connects = words[end].part == .dash || isA(end, grammar.rangeTo) || isOpened && isA(end, grammar.conjunction)
        return connects ? end + 1 : nil
    }

    /// "between", "from": the word or phrase right before a number that may open a range.
    func rangeOpening(before index: Int) -> Int? {
        var at = index - 1
        while at > 0, words[at].span == 0 { at -= 1 }
        return at >= 0 && isA(at, grammar.rangeFrom) ? at : nil
    }

    /// Where the number begins that a range opens with, if the one at a word may close it.
    func rangeStart(before index: Int) -> Int? {
        guard index > 1, words[index - 2].part == .number, words[index - 1].part != .number else { return nil }
        var start = index - 2
        while start > 0, words[start - 1].part == .number { start -= 1 }
        return start
    }

    /// "от" of "от 40 до 50": nothing but the sign of a range.
    func opensRange(_ index: Int) -> Bool {
        guard isA(index, grammar.rangeFrom), let figure = figure(at: after(index)), let high = figure.high else { return false }
        return figure.value == nil && high > figure.low
    }
}
