import Text

/// The words of a text as copies are told by: folded, in order, without what an editor's hand changes in passing.
///
/// A word is a run of letters and digits. Apostrophes, joiners and soft hyphens inside it do not part it, nor does a full stop
/// or comma between digits ("71,000" is one word). In scripts without spaces each scalar is a word.
enum Words {
    /// Calls `body` with the id of each word (Folding) and whether it is a figure. One pass, no string made.
    @inline(__always)
    static func forEach(_ text: Span<UInt8>, _ body: (_ id: UInt64, _ isFigure: Bool) -> Void) {
        var hash = Folding.Hash()
        var isInside = false
        var isFigure = false
        var at = 0
        func end() {
            if isInside { body(hash.value, isFigure) }
            hash = Folding.Hash()
            isInside = false
        }
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                let isDigit = byte &- 48 < 10
                if isDigit || (byte | 0x20) &- 97 < 26 {
                    if !isInside { isFigure = isDigit }
                    isInside = true
                    hash.add(byte &+ (byte &- 65 < 26 ? 32 : 0))
                } else if !isTransparent(byte, text, at) {
                    end()
                }
                at += 1
                continue
            }
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            at += width
            let traits = ScalarTraits.of(scalar)
            if traits.has(.ideograph) {
                end()
                Folding.fold(scalar) { hash.add($0) }
                isInside = true
                isFigure = false
                end()
            } else if traits.isWordPart {
                if !isInside { isFigure = traits.has(.digit) }
                isInside = true
                Folding.fold(scalar) { hash.add($0) }
            } else if traits.has(.extend) || Folding.isApostrophe(scalar) {
                if isInside { Folding.fold(scalar) { hash.add($0) } }
            } else {
                end()
            }
        }
        end()
    }

    /// Whether a mark of ASCII leaves the word around it whole.
    @inline(__always)
    private static func isTransparent(_ byte: UInt8, _ text: Span<UInt8>, _ at: Int) -> Bool {
        if byte == 0x27 || byte == 0x60 { return true }
        guard byte == 0x2E || byte == 0x2C, at > 0, at + 1 < text.count else { return false }
        return text[at - 1] &- 48 < 10 && text[at + 1] &- 48 < 10
    }
}

/// A mixer that spreads every bit over all (D. Stafford's variant 13 of MurmurHash3's finisher).
@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}

/// The hashes of runs of three words.
struct ShingleHasher {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var words = 0

    /// The shingle that ends with this word; nil for the first two words of a text.
    @inline(__always)
    mutating func next(_ word: UInt64) -> UInt64? {
        defer {
            first = second
            second = word
            words += 1
        }
        guard words >= 2 else { return nil }
        return mixed(first &* 0x9E37_79B9_7F4A_7C15 &+ (second ^ (second >> 32)) &* 0xC2B2_AE3D_27D4_EB4F &+ word)
    }
}
