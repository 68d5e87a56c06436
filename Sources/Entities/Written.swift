/// What stands between two names that follow one another, and what that makes of them: "Palma, a town in Cabo Delgado",
/// "Syria's Palmyra", "Ain Issa, 40 km north of Raqqa", "Parkes, Berry and Wyong".
import Documents

struct Written {
    /// More words than this between two names tie them to nothing.
    static let longestGap = 8

    private let gap: Range<Int>
    private let words: ArticleWords

    init(_ gap: Range<Int>, _ words: ArticleWords) {
        self.gap = gap
        self.words = words
    }

    /// "Paris, Texas", "Paris (Texas)", "Paris in Texas", "Paris, a town in Texas", "Palma district of Cabo Delgado".
    var leadsToContainer: Bool {
        guard let last = gap.last else { return false }
        if gap.count == 1 {
            return words.mark(last) == 0x2C || words.mark(last) == 0x28 || words.has(last, .locative) && words.tokens[last].count == 2
        }
        return (words.keys[last] == Self.of || words.keys[last] == Self.in) && isPlain(gap.dropLast()) && hasKind
    }

    /// "Texas's Paris", "Mozambique's gas-rich Cabo Delgado", "the Syrian town of Palmyra".
    func comesFromContainer(isDemonym: Bool) -> Bool {
        guard let first = gap.first, let last = gap.last else { return false }
        let isPossessive = Self.isPossessive(first, words)
        let rest = isPossessive ? gap.dropFirst() : gap
        guard isPossessive || isDemonym, rest.count <= 4, isPlain(rest), !rest.contains(where: { words.mark($0) != nil }) else {
            return false
        }
        return isPossessive || hasKind && (words.keys[last] == Self.of || Self.kinds.contains(words.keys[last]))
    }

    /// «حلب وحماة», «حلب، وحماة»: the second name has "and" written to it.
    static func isJoinedByLetter(_ first: Range<Int>, _ second: Range<Int>, _ words: ArticleWords) -> Bool {
        let gap = first.upperBound..<second.lowerBound
        guard gap.isEmpty || gap.count == 1 && words.tokens[gap.lowerBound].isMark else { return false }
        let token = words.tokens[second.lowerBound]
        return token.look.contains(.arabic) && words.text[Int(token.start)] == 0xD9 && words.text[Int(token.start) + 1] == 0x88  // و
    }

    /// "Parkes, Berry and Wyong", "Dover or Calais".
    var isList: Bool {
        guard let first = gap.first, let last = gap.last, gap.count <= 2 else { return false }
        if gap.count == 2 { return words.mark(first) == 0x2C && Self.conjunctions.contains(words.keys[last]) }
        return words.mark(first) == 0x2C || Self.conjunctions.contains(words.keys[first])
    }

    /// "Ain Issa, north of Raqqa", "a road 50 km from Baga", "near Raqqa".
    var isNearness: Bool {
        guard let last = gap.last else { return false }
        if Self.near.contains(words.keys[last]) { return true }
        return (words.keys[last] == Self.of || words.keys[last] == Self.from)
            && gap.contains { words.has($0, .compass) || Self.lengths.contains(words.keys[$0]) }
    }

    /// Only words in small letters, and commas.
    private func isPlain(_ range: Range<Int>) -> Bool {
        range.allSatisfy { words.tokens[$0].isName ? !words.isCapitalised($0) : words.mark($0) == 0x2C || words.mark($0) == 0x2D }
    }

    private var hasKind: Bool { gap.contains { Self.kinds.contains(words.keys[$0]) } }

    /// The tokenizer keeps "'s" and "\u{2019}s" as words of their own.
    static func isPossessive(_ index: Int, _ words: ArticleWords) -> Bool {
        let token = words.tokens[index]
        let bytes = words.text[Int(token.start)..<Int(token.end)]
        let rest = bytes.first == 0x27 ? bytes.dropFirst() : bytes.starts(with: [0xE2, 0x80, 0x99]) ? bytes.dropFirst(3) : nil
        return rest.map { $0.isEmpty || $0.elementsEqual([0x73]) || $0.elementsEqual([0x53]) } ?? false
    }

    private static let of = NameKey.key(ofWord: "of")
    private static let `in` = NameKey.key(ofWord: "in")
    private static let from = NameKey.key(ofWord: "from")
    private static let conjunctions = PlacePatterns.keys("and or et y und и و")
    private static let near = PlacePatterns.keys("near outside")
    private static let lengths = PlacePatterns.keys("km kms kilometres kilometers kilometre kilometer miles mile")
    private static let kinds = PlacePatterns.keys(
        PlacePatterns.kinds
            + " capital port area region state oblast department neighbourhood camp stronghold enclave part outskirts suburb")
}
