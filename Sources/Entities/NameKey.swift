/// What a token is looked up by: its folded id, less what grammar hangs on a name.
///
/// Arabic writes the article and one-letter prepositions to the word (العراق, بالعراق, للعراق), Russian puts a case
/// ending on it (Алеппо, Идлиба, Сирию). Aliases and text go through the same rule, so either form finds the other.
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
        let shape: Token.Shape = isArabic ? .arabic : isCyrillic ? .cyrillic : .latin
        var key = NameKey()
        return key.key(of: Token(start: 0, end: bytes.count, id: Folding.id(of: word), kind: .word, shape: shape), in: bytes.span)
    }

    private mutating func inflected(_ token: Token, _ text: Span<UInt8>) -> UInt64 {
        read(token, text)
        if token.look.contains(.arabic) { return Self.hash(letters[Self.articleEnd(letters, 0)...]) }
        if token.look.contains(.allCaps), letters.count <= 5 { return token.id }
        return Self.hash(letters[..<Self.stemEnd(letters)])
    }

    /// Keys of an Arabic token with its attached و ف ب ك ل taken off, most likely first.
    mutating func withoutPrefixes(_ token: Token, in text: Span<UInt8>) -> [UInt64] {
        read(token, text)
        var keys: [UInt64] = []
        var start = 0
        while keys.count < 2, start < letters.count, Self.prefixes.contains(letters[start]) {
            let isPrefixedArticle = letters[start] == 0x644 && start + 1 < letters.count && letters[start + 1] == 0x644
            start += isPrefixedArticle ? 2 : 1  // لل is ل and ال
            guard letters.count - start >= 3 else { break }
            keys.append(Self.hash(letters[Self.articleEnd(letters, start)...]))
        }
        return keys
    }

    private mutating func read(_ token: Token, _ text: Span<UInt8>) {
        letters.removeAll(keepingCapacity: true)
        var at = Int(token.start)
        while at < Int(token.end) {
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            let folded = Folding.scalarFold(scalar)
            if folded != 0 { letters.append(folded) }
            at += width
        }
    }

    private static let prefixes: Set<UInt32> = [0x648, 0x641, 0x628, 0x643, 0x644]

    private static func articleEnd(_ letters: [UInt32], _ start: Int) -> Int {
        let hasArticle = letters.count - start >= 5 && letters[start] == 0x627 && letters[start + 1] == 0x644
        return hasArticle ? start + 2 : start
    }

    /// Endings of the six cases, singular and plural; й is folded to и.
    private static let endings: [[UInt32]] = [
        "ами", "ями", "ого", "ему", "ому", "ой", "еи", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ые", "ых", "ым", "ая", "ое", "ую",
    ].map {
        $0.unicodeScalars.map { Folding.scalarFold($0.value) }
    }
    private static let vowels: Set<UInt32> = Set("аяоеыиуюьэі".unicodeScalars.map { Folding.scalarFold($0.value) })

    private static func stemEnd(_ letters: [UInt32]) -> Int {
        var end = letters.count
        for ending in endings where end - ending.count >= 4 && letters[..<end].ends(with: ending) {
            end -= ending.count
            break
        }
        while end > 3, vowels.contains(letters[end - 1]) { end -= 1 }
        return end
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

extension Collection where Element == UInt32, Self: BidirectionalCollection {
    fileprivate func ends(with other: [UInt32]) -> Bool { count >= other.count && suffix(other.count).elementsEqual(other) }
}
