import Documents
import Text
import Tokenization

/// A title in words, with its numbers, for telling one title from another but for its number, date or place.
struct TitleWords {
    private let text: [UInt8]
    private let tokens: [Token]

    init(_ title: String) {
        let text = Array(title.utf8.prefix(Self.longest))
        var tokens: [Token] = []
        Tokenizer.tokenize(text.span, ByteRange(0, text.count), into: &tokens)
        (self.text, self.tokens) = (text, tokens)
    }

    /// In bytes; what stands behind is no title.
    private static let longest = 1000

    // MARK: Numbers

    struct Number {
        let value: Int
        /// What stands before it, or behind one that opens the title: folded, with # for other numbers.
        let key: String
        /// The same as it is written.
        let name: String
        /// No word follows that it might count.
        let endsPart: Bool
    }

    /// Numbers that may be those of a series: whole, of any script, Roman ones at the end of a part; no days of a date.
    var numbers: [Number] {
        tokens.indices.compactMap { at in
            let endsPart = at + 1 == tokens.count || !(isWord(at + 1) || tokens[at + 1].kind == .clitic || tokens[at + 1].kind == .symbol)
            guard let value = value(at) ?? (endsPart && at > 0 ? roman(at) : nil), !isOfDate(at) else { return nil }
            let isFirst = !tokens[..<at].contains { isWord($0) }
            let part = isFirst ? at + 1..<tokens.count : 0..<at
            let key = part.filter { isWord(tokens[$0]) }.map { self.value($0) == nil ? folded($0) : "#" }.joined(separator: " ")
            guard key.contains(where: \.isLetter) else { return nil }
            return Number(value: value, key: key, name: written(part), endsPart: endsPart || isFirst)
        }
    }

    /// Nothing for "1.5", "2019-07" and what is no number.
    private func value(_ at: Int) -> Int? {
        guard tokens[at].kind == .number, tokens[at].end - tokens[at].start <= 16 else { return nil }
        var value = 0
        for scalar in string(at).unicodeScalars {
            guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue, value < 100_000 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    private static let romanDigits: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000]

    private func roman(_ at: Int) -> Int? {
        let digits = string(at).map { Self.romanDigits[$0] ?? 0 }
        guard tokens[at].kind == .word, digits.count <= 9, !digits.contains(0) else { return nil }
        var value = 0
        for (place, digit) in digits.enumerated() { value += place + 1 < digits.count && digit < digits[place + 1] ? -digit : digit }
        return Self.roman(value) == string(at) ? value : nil
    }

    private static func roman(_ value: Int) -> String {
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"),
            (4, "IV"), (1, "I"),
        ]
        var (left, written) = (value, "")
        for (worth, sign) in signs {
            while left >= worth { (left, written) = (left - worth, written + sign) }
        }
        return written
    }

    // MARK: Dates

    static let years = 1900..<2100

    private func isYear(_ at: Int) -> Bool { tokens.indices.contains(at) && value(at).map { Self.years.contains($0) } ?? false }
    private func isDay(_ at: Int) -> Bool { tokens.indices.contains(at) && value(at).map { (1...31).contains($0) } ?? false }

    /// A day, or what is joined to another number: "12 March 2019", "March 12, 2019", "2019-03-12".
    private func isOfDate(_ at: Int) -> Bool {
        if tokens[at].shape.contains(.joined) { return true }
        if at + 1 < tokens.count, tokens[at + 1].shape.contains(.joined) { return true }
        return isDay(at) && (at + 1..<at + 4).contains { isYear($0) }
    }

    /// A month's name, in whatever language: between a day and a year, or before both.
    private func isMonth(_ at: Int) -> Bool {
        guard tokens[at].kind == .word else { return false }
        if isDay(at - 1), isYear(at + 1) { return true }
        guard isDay(at + 1), at + 2 < tokens.count else { return false }
        return isYear(at + 2) || tokens[at + 2].kind == .punctuation && isYear(at + 3)
    }

    // MARK: What stays

    /// The title without its numbers, dates and places: folded for comparing, and as written with "…" for what is left out. Nil
    /// where fewer than two words stay.
    func pattern(without places: PlaceNames) -> (key: String, written: String)? {
        var leftOut = places.ranges(in: tokens.map(\.id)).reduce(into: Set<Int>()) { $0.formUnion($1) }
        for at in tokens.indices where tokens[at].kind == .number || isMonth(at) || at > 0 && roman(at) != nil && at + 1 == tokens.count {
            leftOut.insert(at)
        }
        let kept = tokens.indices.filter { !leftOut.contains($0) }
        guard kept.count(where: { tokens[$0].kind == .word }) > 1 else { return nil }
        var (key, written, last) = ("", "", -1)
        for at in kept {
            key += (at > last + 1 ? " … " : " ") + folded(at)
            if at > last + 1 { written += last < 0 ? "… " : " …" }
            let gap =
                last >= 0 && at == last + 1 ? String(decoding: text[Int(tokens[last].end)..<Int(tokens[at].start)], as: UTF8.self) : ""
            written += at > last + 1 && last >= 0 && tokens[at].isWord ? " " : gap
            written += string(at)
            last = at
        }
        let end = last + 1 < tokens.count ? " …" : ""
        return (key + end, written + end)
    }

    private func isWord(_ at: Int) -> Bool { isWord(tokens[at]) }
    private func isWord(_ token: Token) -> Bool { token.isWord || token.kind == .hashtag }
    private func string(_ at: Int) -> String { String(decoding: text[Int(tokens[at].start)..<Int(tokens[at].end)], as: UTF8.self) }
    private func folded(_ at: Int) -> String { Folding.folded(string(at)) }

    private func written(_ part: Range<Int>) -> String {
        guard let first = part.first(where: { isWord($0) }),
            let last = part.last(where: { tokens[$0].kind != .symbol && string($0) != "#" })
        else { return "" }
        return String(decoding: text[Int(tokens[first].start)..<Int(tokens[last].end)], as: UTF8.self)
    }
}

/// Names of places as runs of words.
struct PlaceNames {
    private var names: [Folding.TokenID: [[Folding.TokenID]]] = [:]

    init(_ places: [String]) {
        for place in places {
            var tokens: [Token] = []
            let text = Array(place.utf8)
            Tokenizer.tokenize(text.span, ByteRange(0, text.count), into: &tokens)
            if let first = tokens.first { names[first.id, default: []].append(tokens.map(\.id)) }
        }
        for key in names.keys { names[key]?.sort { $0.count > $1.count } }
    }

    /// Where names stand, the longest first.
    func ranges(in words: [Folding.TokenID]) -> [Range<Int>] {
        var (found, at): ([Range<Int>], Int) = ([], 0)
        while at < words.count {
            let name = names[words[at]]?.first { words[at...].starts(with: $0) }
            if let name { found.append(at..<at + name.count) }
            at += name?.count ?? 1
        }
        return found
    }
}
