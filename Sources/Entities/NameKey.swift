/// What a token is looked up by: its folded id, less what grammar hangs on a name.
///
/// Arabic writes the article and one-letter prepositions to the word (العراق, بالعراق, للعراق), Hebrew too (בירושלים), Russian
/// puts a case ending on it (Алеппо, Идлиба, Сирию). Aliases and text go through the same rule, so either form finds the other.
import Documents
import Text

struct NameKey {
    private var letters: [UInt32] = []

    /// The key of a token: for Arabic without the article, for Cyrillic without the case ending.
    @inline(__always)
    mutating func key(of token: Token, in text: Span<UInt8>) -> UInt64 {
        if token.look.isDisjoint(with: .inflected) || token.isMark { return token.id }
        return inflected(token, text)
    }

    /// The key that a word of a list has in a text.
    static func key(ofWord word: String) -> UInt64 {
        let bytes = Array(word.utf8)
        let script = ScalarTraits.of(UTF8Cursor.scalar(bytes.span, 0).value)
        let isArabic = script.rawValue & ScalarTraits.arabic.rawValue != 0
        let isCyrillic = script.rawValue & ScalarTraits.cyrillic.rawValue != 0
        let isHebrew = script.rawValue & ScalarTraits.hebrew.rawValue != 0
        let shape: Token.Shape = isArabic ? .arabic : isCyrillic ? .cyrillic : isHebrew ? .hebrew : .latin
        var key = NameKey()
        return key.key(of: Token(start: 0, end: bytes.count, id: Folding.id(of: word), kind: .word, shape: shape), in: bytes.span)
    }

    private mutating func inflected(_ token: Token, _ text: Span<UInt8>) -> UInt64 {
        read(token, text)
        if token.look.contains(.hebrew) { return Self.hash(letters[...]) }
        if token.look.contains(.arabic) { return Self.hash(letters[Self.articleEnd(letters, 0)...]) }
        CyrillicStem.cut(&letters)
        return Self.hash(letters[...])
    }

    /// Keys of an Arabic or Hebrew token with the letters that are written to it taken off, fewest first, and how many are left.
    mutating func withoutPrefixes(_ token: Token, in text: Span<UInt8>) -> [(key: UInt64, letters: Int)] {
        read(token, text)
        var keys: [(UInt64, Int)] = []
        var start = 0
        while keys.count < 3, start < letters.count, Self.prefixes.contains(letters[start]) {
            let isPrefixedArticle = letters[start] == 0x644 && start + 1 < letters.count && letters[start + 1] == 0x644
            start += isPrefixedArticle ? 2 : 1  // لل is ل and ال
            guard letters.count - start >= 2 else { break }
            keys.append((Self.hash(letters[Self.articleEnd(letters, start)...]), letters.count - start))
        }
        return keys
    }

    /// The letters that keys are made of: folded, but for й, which Cyrillic endings need.
    private mutating func read(_ token: Token, _ text: Span<UInt8>) {
        letters.removeAll(keepingCapacity: true)
        var at = Int(token.start)
        while at < Int(token.end) {
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            let folded = scalar == 0x439 || scalar == 0x419 ? CyrillicStem.shortI : Folding.scalarFold(scalar)
            if folded != 0, !Folding.isGershayim(folded) { letters.append(folded) }
            at += width
        }
    }

    /// و ف ب ك ل, and ו ש כ ל ב מ ה.
    private static let prefixes: Set<UInt32> = [
        0x648, 0x641, 0x628, 0x643, 0x644, 0x5D5, 0x5E9, 0x5DB, 0x5DC, 0x5D1, 0x5DE, 0x5D4,
    ]

    private static func articleEnd(_ letters: [UInt32], _ start: Int) -> Int {
        let hasArticle = letters.count - start >= 5 && letters[start] == 0x627 && letters[start + 1] == 0x644
        return hasArticle ? start + 2 : start
    }

    private static func hash(_ letters: ArraySlice<UInt32>) -> UInt64 {
        var hash = Folding.Hash()
        for letter in letters { UTF8Cursor.encode(letter) { hash.add($0) } }
        return hash.value
    }

    /// The key of a phrase that goes on with another token.
    @inline(__always)
    static func extended(_ phrase: UInt64, by key: UInt64) -> UInt64 {
        let mixed = ((phrase << 23 | phrase >> 41) ^ key) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 31)
    }
}
