import Text

/// A word of a lexicon while it is inflected: its letters, which are Unicode scalars, as UTF-8.
///
/// Of most forms only the id is wanted, and that is a hash carried on letter by letter: a stem is hashed once, then each
/// ending, and such forms are never spelled out. Strings would be normalised whenever they are compared.
struct Word: Hashable, ExpressibleByStringLiteral {
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

    func dropFirst() -> Word { Word(bytes.dropFirst().drop { $0 & 0xC0 == 0x80 }) }

    func dropLast(_ letters: Int = 1) -> Word {
        var end = bytes.endIndex
        for _ in 0..<letters where end > bytes.startIndex {
            repeat { end -= 1 } while end > bytes.startIndex && bytes[end] & 0xC0 == 0x80
        }
        return Word(bytes[..<end])
    }

    static func + (word: Word, ending: String) -> Word { joined(word.bytes, ending.utf8) }

    static func + (prefix: String, word: Word) -> Word { joined(prefix.utf8, word.bytes) }

    private static func joined(_ front: some Collection<UInt8>, _ end: some Collection<UInt8>) -> Word {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(front.count + end.count)
        bytes += front
        bytes += end
        return Word(bytes[...])
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

/// The entries of a lexicon in all their forms.
///
/// Some hundred thousand of them: the ids of their words lie in one array, for one each would take longer to make than to fill.
struct Paradigms: Sendable {
    struct Form: Sendable {
        /// Where the ids of its words are.
        var words: Range<Int32>
        /// The lexicon's list that it stands in.
        var list: Int32
        var forms: Forms
        var affixes: Affixes
        /// Not a number where it has none.
        var value: Double
    }

    private(set) var ids: [Folding.TokenID] = []
    private(set) var forms: [Form] = []
    /// List and value of the entry whose forms are added next.
    var list = 0
    var value = Double.nan

    /// `capacity`: how many forms there may be; room that stays empty costs nothing.
    init(capacity: Int) {
        ids.reserveCapacity(capacity)
        forms.reserveCapacity(capacity)
    }

    /// Adds a form: the word that inflects, with those that stand in `front` of it and the `rest` behind.
    mutating func add(
        _ head: Folding.TokenID, after front: [Folding.TokenID] = [], before rest: [Folding.TokenID] = [], _ forms: Forms,
        _ affixes: Affixes = [], value: Double? = nil
    ) {
        let start = Int32(ids.count)
        ids += front
        ids.append(head)
        ids += rest
        self.forms.append(
            Form(words: start..<Int32(ids.count), list: Int32(list), forms: forms, affixes: affixes, value: value ?? self.value))
    }

    /// Adds a phrase as it stands.
    mutating func add(_ words: [Word], _ forms: Forms) {
        let start = Int32(ids.count)
        for word in words { ids.append(word.id) }
        self.forms.append(Form(words: start..<Int32(ids.count), list: Int32(list), forms: forms, affixes: [], value: value))
    }
}
