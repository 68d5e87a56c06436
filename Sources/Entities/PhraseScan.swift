/// Longest match over token keys: which phrases of the gazetteer begin at a token, and whether their capitals fit.
import Documents
import Text

/// A phrase found in the text.
struct PhraseMatch {
    var tokens: Range<Int>
    var entry: UInt32
    /// The phrase's own key: equal names have equal keys.
    var key: UInt64
    var prior: Double?
}

enum PhraseScan {
    /// Marks that aliases and text may differ in: full stops, hyphens, quotes, ampersands. A comma is part of a phrase.
    static func isSkipped(_ token: Token, in text: Span<UInt8>) -> Bool {
        guard token.isMark || token.kind == .symbol else { return false }
        return token.kind == .symbol && token.count > 1 ? false : text[Int(token.start)] != 0x2C
    }

    /// The longest phrase from `index` on whose capitals fit, within `end`.
    @inline(__always)
    static func longest(at index: Int, to end: Int, in words: ArticleWords, _ style: CapitalStyle) -> PhraseMatch? {
        let first = words.slots[index]
        guard first >= 0 else { return nil }
        let slot = words.gazetteer.slots[Int(first)]
        guard slot.entry != GazetteerFormat.none || slot.goesOn else { return nil }
        // A word in small letters, and every phrase that begins with it has a capital there.
        let look = words.tokens[index].look
        if !slot.startsLower, !words.isCaseless, !look.isDisjoint(with: .cased), !look.contains(.capitalised) { return nil }
        return walk(from: slot, key: slot.key, at: index, to: end, in: words, style)
    }

    /// The same for an Arabic or Hebrew word with prepositions written to it.
    static func longestWithoutPrefix(at index: Int, to end: Int, in words: ArticleWords, _ style: CapitalStyle) -> PhraseMatch? {
        var keys = NameKey()
        for (key, letters) in keys.withoutPrefixes(words.tokens[index], in: words.text.span) {
            guard let first = words.gazetteer.firstSlot(key) else { continue }
            let isEveryday = !words.gazetteer.slots[first].wordClass.isDisjoint(with: [.function, .locative])
            let match = walk(from: words.gazetteer.slots[first], key: key, at: index, to: end, in: words, style)
            guard isEveryday else {
                if let match, letters >= 3 || match.tokens.count > 1 { return match }  // of two letters only as in بتل أبيض
                continue
            }
            // «لحزب الله» is a group; «بشمال» and what follows is a place and where in it.
            guard let match, match.tokens.count > 1 else { return nil }
            let record = words.gazetteer.records[Int(words.gazetteer.entries[Int(match.entry)].record)]
            return record.sort.isBody ? match : nil
        }
        return nil
    }

    private static func walk(
        from start: PhraseSlot, key: UInt64, at index: Int, to end: Int, in words: ArticleWords, _ style: CapitalStyle
    ) -> PhraseMatch? {
        var slot = start
        var key = key
        var at = index + 1
        var best: PhraseMatch?
        while true {
            if slot.entry != GazetteerFormat.none, fits(slot.entry, index..<at, words, style) {
                best = PhraseMatch(tokens: index..<at, entry: slot.entry, key: key, prior: slot.prior)
            }
            guard slot.goesOn else { return best }
            while at < end, mayStandBetween(at, words) { at += 1 }
            guard at < end else { return best }
            key = NameKey.extended(key, by: words.keys[at])
            guard let next = words.gazetteer.slot(key) else { return best }
            slot = words.gazetteer.slots[next]
            at += 1
        }
    }

    private static func mayStandBetween(_ index: Int, _ words: ArticleWords) -> Bool {
        let token = words.tokens[index]
        guard token.isMark || token.kind == .symbol else { return false }
        switch words.mark(index) {
        case 0x2E: return !token.look.contains(.spaced) && words.tokens[index - 1].count <= 5
        case 0x26, 0x27: return true
        case 0x2D: return !token.look.contains(.spaced)
        default: return false
        }
    }

    /// Whether some reading of the phrase may be written as it stands here.
    private static func fits(_ entry: UInt32, _ range: Range<Int>, _ words: ArticleWords, _ style: CapitalStyle) -> Bool {
        let capitals = Capitals(range, words, style)
        var at = Int(entry)
        while true {
            let reading = words.gazetteer.entries[at]
            if capitals.fit(reading.form) { return true }
            if reading.last != 0 { return false }
            at += 1
        }
    }
}

/// How a stretch of text is capitalised, counted once and held against each reading's demands.
struct Capitals {
    private let isOne: Bool
    private let style: CapitalStyle
    private let isCaseless: Bool
    private let isFollowedByStop: Bool
    private let isFunctionWord: Bool
    private let first: Look
    private let firstCount: Int
    private var cased = 0
    private var capitals = 0
    private var allCaps = 0

    @inline(__always)
    init(_ range: Range<Int>, _ words: ArticleWords, _ style: CapitalStyle) {
        self.style = style
        isOne = range.count == 1
        isCaseless = words.isCaseless
        first = words.tokens[range.lowerBound].look
        firstCount = words.tokens[range.lowerBound].count
        isFunctionWord = words.has(range.lowerBound, .function)
        let next = range.upperBound
        isFollowedByStop = next < words.tokens.count && words.mark(next) == 0x2E && !words.tokens[next].look.contains(.spaced)
        for index in range where words.tokens[index].isName {
            let look = words.tokens[index].look
            if look.isDisjoint(with: .cased), !look.contains(.capitalised) { continue }  // Greek has capitals, too
            cased += 1
            if look.contains(.capitalised) { capitals += 1 }
            if look.contains(.allCaps) { allCaps += 1 }
        }
    }

    func fit(_ form: PhraseEntry.Form) -> Bool {
        if form.contains(.endsWithStop), !isFollowedByStop { return false }  // "Wash." may be Washington, "Wash" is not
        guard form.contains(.cased) else { return true }
        // In a text of capitals "US" may be "us" and "IS" "is": only what is no everyday word passes.
        if form.contains(.allCaps) { return allCaps == cased && (style != .capitals || !isOne || !isFunctionWord) }
        if form.contains(.mixed), !first.contains(.mixedCase) { return style == .capitals && allCaps == cased }
        if form.contains(.capsToo), allCaps == cased { return true }
        if isCaseless { return !isOne || form.contains(.isName) }
        guard capitals >= form.capitals, !form.contains(.firstCapital) || first.contains(.capitalised) else { return false }
        // A word in capitals amid small letters is an acronym unless it is long: "WHO" is not the town of Who.
        if style != .capitals, cased == 1, allCaps == 1 {
            return !first.contains(.abbreviation) && firstCount >= (first.contains(.cyrillic) ? 8 : 5)
        }
        return true
    }
}
