/// One pass over JSON that fills a tape; the levels still open are a list, not a call stack.
struct JSONScanner {
    private(set) var values: [JSONTape.Value] = []
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let isTolerant: Bool
    private var at: Int
    private var open: [Int] = []

    init(_ bytes: [UInt8], _ range: Range<Int>, isTolerant: Bool) {
        self.bytes = bytes
        self.range = range
        self.isTolerant = isTolerant
        at = range.lowerBound
    }

    mutating func scan() throws(JSONTape.Problem) {
        while true {
            skipBlank()
            if at >= range.upperBound {
                if open.isEmpty, !values.isEmpty { return }
                throw expected(open.isEmpty ? "a value" : values[open.last!].kind == .object ? "\"}\"" : "\"]\"")
            }
            if open.isEmpty, !values.isEmpty, !isTolerant { throw expected("the end of the line") }
            if let last = open.last, close(last) { continue }
            var key = at..<at
            if let last = open.last {
                if values[last].next > last + 1 || values.count > last + 1 { try comma() }
                skipBlank()
                if isTolerant, at < range.upperBound, close(last) { continue }
                if values[last].kind == .object {
                    guard at < range.upperBound, bytes[at] == 0x22 else { throw expected("a key in quotes") }
                    key = try quoted()
                    skipBlank()
                    guard at < range.upperBound, bytes[at] == 0x3A else { throw expected("\":\"") }
                    at += 1
                    skipBlank()
                }
            }
            try value(under: key)
        }
    }

    /// The values read so far, as if everything still open ended here.
    func closed() -> [JSONTape.Value] {
        var values = values
        for index in open { values[index].next = values.count }
        return values
    }

    private mutating func close(_ last: Int) -> Bool {
        let closing: UInt8 = values[last].kind == .object ? 0x7D : 0x5D
        guard bytes[at] == closing else { return false }
        at += 1
        values[last].next = values.count
        values[last].end = at
        open.removeLast()
        return true
    }

    private mutating func comma() throws(JSONTape.Problem) {
        if bytes[at] == 0x2C {
            at += 1
        } else if !isTolerant {
            throw expected("\",\"")
        }
    }

    private mutating func value(under key: Range<Int>) throws(JSONTape.Problem) {
        guard at < range.upperBound else { throw expected("a value") }
        let index = values.count
        let parent = open.last ?? -1
        func add(_ kind: JSONTape.Kind, _ range: Range<Int>) {
            values.append(
                .init(
                    kind: kind, start: range.lowerBound, end: range.upperBound, key: key, parent: parent,
                    next: index + 1))
        }
        switch bytes[at] {
        case 0x7B, 0x5B:
            guard open.count < 512 else { throw expected("fewer than 512 levels") }
            add(bytes[at] == 0x7B ? .object : .array, at..<at)
            open.append(index)
            at += 1
        case 0x22: add(.string, try quoted())
        case 0x2D, 0x30...0x39:
            let number = word()
            guard isTolerant || isNumber(number) else {
                at = number.lowerBound
                throw expected("a number")
            }
            add(.number, number)
        default:
            let word = word()
            let spelling = bytes.string(word)
            guard spelling == "true" || spelling == "false" || spelling == "null" else {
                at = word.lowerBound
                throw expected("a value")
            }
            add(.word, word)
        }
    }

    private mutating func quoted() throws(JSONTape.Problem) -> Range<Int> {
        let start = at + 1
        at = start
        while at < range.upperBound {
            switch bytes[at] {
            case 0x22:
                at += 1
                return start..<at - 1
            case 0x5C: at += 2
            default: at += 1
            }
        }
        at = range.upperBound
        throw expected("the closing quote of a string")
    }

    private mutating func word() -> Range<Int> {
        let start = at
        while at < range.upperBound,
            ASCII.isLetter(bytes[at]) || ASCII.isDigit(bytes[at]) || [0x2B, 0x2D, 0x2E].contains(bytes[at])
        { at += 1 }
        return start..<at
    }

    /// "-12", "0.5", "6.02e23", and no "007", "1." or "-".
    private func isNumber(_ word: Range<Int>) -> Bool {
        var at = word.lowerBound
        func digits() -> Int {
            let start = at
            while at < word.upperBound, ASCII.isDigit(bytes[at]) { at += 1 }
            return at - start
        }
        if bytes[at] == 0x2D { at += 1 }
        let first = at
        let whole = digits()
        guard whole == 1 || whole > 1 && bytes[first] != 0x30 else { return false }
        if at < word.upperBound, bytes[at] == 0x2E {
            at += 1
            guard digits() > 0 else { return false }
        }
        if at < word.upperBound, bytes[at] | 0x20 == 0x65 {
            at += 1
            if at < word.upperBound, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
            guard digits() > 0 else { return false }
        }
        return at == word.upperBound
    }

    private mutating func skipBlank() {
        while at < range.upperBound {
            if bytes[at] <= 0x20 {
                at += 1
            } else if isTolerant, open.isEmpty, bytes[at] != 0x7B, bytes[at] != 0x5B {
                // Comment and CDATA wrappers, semicolons.
                at += 1
            } else if isTolerant, open.isEmpty, at + 1 < range.upperBound, bytes[at] == 0x5B, bytes[at + 1] == 0x43 {
                at += 1
            } else {
                return
            }
        }
    }

    private func expected(_ what: String) -> JSONTape.Problem { .init(offset: at - range.lowerBound, expected: what) }
}
