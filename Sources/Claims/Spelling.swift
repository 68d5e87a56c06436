import Text

/// A word of a lexicon while it is inflected: its letters, which are Unicode scalars, as UTF-8.
///
/// Of most forms only the id is wanted, and that is a hash carried on letter by letter: a stem is hashed once, then each
/// ending, and such forms are never spelled out. Strings would be normalised whenever they are compared.
struct Spelling: Hashable, ExpressibleByStringLiteral {
    let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    init(stringLiteral text: String) { bytes = ArraySlice(text.utf8) }

    /// What a text's token is looked up by; of "…" that of a gap.
    var id: Folding.TokenID { bytes.elementsEqual("…".utf8) ? Vocabulary.gap : hash().value }

    /// The id of the word with an ending.
    func id(with ending: String) -> Folding.TokenID { hash().id(with: ending) }

    /// What ids of forms that begin with these letters and the word are carried on from.
    func hash(behind prefix: String = "") -> Folding.Hash {
        var hash = Folding.Hash()
        if !prefix.isEmpty { hash.add(folding: prefix) }
        hash.add(folding: bytes.span, from: 0, to: bytes.count)
        return hash
    }

    var letters: [Unicode.Scalar] { Array(String(decoding: bytes, as: UTF8.self).unicodeScalars) }

    /// How many letters it has.
    var count: Int { bytes.count { $0 & 0xC0 != 0x80 } }

    var first: Unicode.Scalar? { bytes.isEmpty ? nil : Unicode.Scalar(UTF8Cursor.scalar(bytes.span, 0).value) }

    var last: Unicode.Scalar? { bytes.isEmpty ? nil : Unicode.Scalar(UTF8Cursor.scalar(bytes.span, before: bytes.count).value) }

    func hasPrefix(_ letters: String) -> Bool { bytes.starts(with: letters.utf8) }

    func hasSuffix(_ letters: String) -> Bool { bytes.suffix(letters.utf8.count).elementsEqual(letters.utf8) }

    func begins(withOneOf letters: String) -> Bool { first.map(letters.unicodeScalars.contains) ?? false }

    func ends(inOneOf letters: String) -> Bool { last.map(letters.unicodeScalars.contains) ?? false }

    func dropFirst() -> Spelling { Spelling(bytes.dropFirst().drop { $0 & 0xC0 == 0x80 }) }

    func dropLast(_ letters: Int = 1) -> Spelling {
        var end = bytes.endIndex
        for _ in 0..<letters where end > bytes.startIndex {
            repeat { end -= 1 } while end > bytes.startIndex && bytes[end] & 0xC0 == 0x80
        }
        return Spelling(bytes[..<end])
    }

    static func + (word: Spelling, ending: String) -> Spelling { joined(word.bytes, ending.utf8) }

    static func + (prefix: String, word: Spelling) -> Spelling { joined(prefix.utf8, word.bytes) }

    private static func joined(_ front: some Collection<UInt8>, _ end: some Collection<UInt8>) -> Spelling {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(front.count + end.count)
        bytes += front
        bytes += end
        return Spelling(bytes[...])
    }
}

extension Folding.Hash {
    /// The id of what was hashed so far, with an ending.
    func id(with ending: String) -> Folding.TokenID {
        var hash = self
        if !ending.isEmpty { hash.add(folding: ending) }
        return hash.value
    }
}
