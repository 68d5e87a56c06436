/// One fold for names, words and search: case, accents, Arabic vowel marks and letter variants, ё and е.
///
/// The same rule serves the gazetteer, the lexicons and the index, so what one finds the others find.
/// Canonical decomposition with the marks dropped is the base (as in Unicode Technical Report 30's
/// "accent removal"); letters that do not decompose but are commonly interchanged (ø, ł, ى, ة) are added.
public enum Folding {
    /// A token id: the 64-bit hash of a folded word. Equal words have equal ids in every article, run and
    /// machine, so stages need no shared table. At five million distinct words a collision has odds of 1 in a million.
    public typealias TokenID = UInt64

    /// The id of a word, as the tokenizer gives it: folded, apostrophes and marks inside it dropped.
    public static func id(of word: String) -> TokenID {
        var hash = Hash()
        hash.add(folding: word)
        return hash.value
    }

    public static func id(of bytes: Span<UInt8>, from start: Int, to end: Int) -> TokenID {
        var hash = Hash()
        hash.add(folding: bytes, from: start, to: end)
        return hash.value
    }

    /// Folded words as bytes, apostrophes and marks dropped.
    public static func folded(_ word: String) -> String {
        var out: [UInt8] = []
        for scalar in word.unicodeScalars { fold(scalar.value) { out.append($0) } }
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends the text as the search table stores it. The number of words that SQLite's `unicode61` sees stays
    /// what it was (what parts words there stays; a mark goes only from inside a word), so snippets still fall on the original.
    public static func appendForSearch(_ text: Span<UInt8>, to out: inout [UInt8]) {
        out.reserveCapacity(out.count + text.count)
        var at = 0
        var insideWord = false
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                out.append(byte &+ (byte &- 65 < 26 ? 32 : 0))
                insideWord = (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
                at += 1
                continue
            }
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            let folded = scalarFold(scalar)
            if folded == dropped && !(insideWord && isPartOfSearchWord(scalar)) {
                for offset in 0..<width { out.append(text[at + offset]) }
                insideWord = false
            } else {
                fold(scalar) { out.append($0) }
                if folded != dropped { insideWord = ScalarTraits.of(scalar).isWordPart }
            }
            at += width
        }
    }

    /// Whether `unicode61` takes a mark for part of a word, as our tables tell it to (`L* N* Co Mn`): vowel marks, tatweel,
    /// ʿ and ʾ. Apostrophes, joiners, soft hyphens and direction marks part words there.
    private static func isPartOfSearchWord(_ mark: UInt32) -> Bool {
        switch Unicode.Scalar(mark)?.properties.generalCategory {
        case .nonspacingMark, .modifierLetter: true
        default: false
        }
    }

    /// FNV-1a over folded bytes, with a final mix so that low bits are usable as table slots.
    public struct Hash: Sendable {
        @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325
        @inlinable public init() {}
        @inlinable @inline(__always)
        public mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

        /// Carries the hash on over a word as the tokenizer folds it.
        public mutating func add(folding word: String) {
            for scalar in word.unicodeScalars { fold(scalar.value) { add($0) } }
        }

        /// The same over bytes of UTF-8: apostrophes and marks are dropped.
        public mutating func add(folding bytes: Span<UInt8>, from start: Int, to end: Int) {
            var at = start
            while at < end {
                let byte = bytes[at]
                if byte < 0x80 {
                    if byte != 0x27, byte != 0x60 { add(byte &+ (byte &- 65 < 26 ? 32 : 0)) }
                    at += 1
                    continue
                }
                let (scalar, width) = UTF8Cursor.scalar(bytes, at)
                fold(scalar) { add($0) }
                at += width
            }
        }

        @inlinable public var value: UInt64 {
            var mixed = state ^ (state >> 32)
            mixed = mixed &* 0x9E37_79B9_7F4A_7C15
            return mixed ^ (mixed >> 29)
        }

        /// Of bytes as they are.
        public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
            var hash = Hash()
            for byte in bytes { hash.add(byte) }
            return hash.value
        }
    }

    static let dropped: UInt32 = 0
    private static let severalMark: UInt32 = 0xFFFF_FFFF

    /// The mark in a Hebrew acronym, צה״ל, however it is typed; no other word has it inside.
    public static func isGershayim(_ scalar: UInt32) -> Bool { scalar == 0x22 || scalar == 0x5F4 || scalar == 0x201D }

    public static func isApostrophe(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x27, 0x60, 0x2018, 0x2019, 0x02BB, 0x02BC, 0x02BE, 0x02BF, 0x00B4, 0x05F3, 0xFF07: true
        default: false
        }
    }

    /// Calls `emit` with each UTF-8 byte that the scalar folds to: none, one scalar, two or three.
    @inline(__always)
    public static func fold(_ scalar: UInt32, _ emit: (UInt8) -> Void) {
        let folded = scalarFold(scalar)
        if folded == dropped { return }
        if folded == severalMark, let several = ScalarTraits.table.several[scalar] {
            for byte in several { emit(byte) }
            return
        }
        UTF8Cursor.encode(folded, emit)
    }

    /// The scalar that stands for this one after folding; 0 when it is dropped.
    public static func scalarFold(_ scalar: UInt32) -> UInt32 {
        if scalar < ScalarTraits.Table.denseEnd { return ScalarTraits.table.folds[Int(scalar)] }
        switch scalar {
        case 0xFF01...0xFF5E: return scalarFold(scalar - 0xFEE0)
        case 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF: return dropped
        case 0xFB00...0xFB06, 0xFEF5...0xFEFC: return severalMark
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: return presentationForm(scalar)
        default: break
        }
        guard let value = Unicode.Scalar(scalar), value.properties.changesWhenLowercased,
            let lower = value.properties.lowercaseMapping.unicodeScalars.first
        else { return scalar }
        return lower.value < ScalarTraits.Table.denseEnd ? ScalarTraits.table.folds[Int(lower.value)] : lower.value
    }

    /// Arabic presentation forms go to the letter that they are a shape of.
    private static func presentationForm(_ scalar: UInt32) -> UInt32 {
        guard let name = Unicode.Scalar(scalar)?.properties.name, let letter = Names.base(of: name, in: arabicLetters) else {
            return scalar
        }
        return ScalarTraits.table.folds[Int(letter)]
    }

    private static let arabicLetters = Names.index(0x621..<0x6D4)

    static func computeTable(upTo end: UInt32) -> ([UInt32], [UInt32: [UInt8]]) {
        let names = Names.index(0x61..<0x7B, 0x3B1..<0x3CA, 0x430..<0x482, 0x5D0..<0x5EB, 0x621..<0x6D4)
        let spelled: [UInt32: String] = [
            0xDF: "ss", 0x1E9E: "ss", 0xE6: "ae", 0xC6: "ae", 0x153: "oe", 0x152: "oe", 0xFE: "th", 0xDE: "th", 0x133: "ij", 0x132: "ij",
            0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
        ]
        var several = spelled.mapValues { Array($0.utf8) }
        for ligature: UInt32 in 0xFEF5...0xFEFC { several[ligature] = Array("\u{644}\u{627}".utf8) }  // lam with alef
        var folds = [UInt32](repeating: 0, count: Int(end))
        for value in 0..<end {
            folds[Int(value)] = several[value] != nil ? severalMark : computeFold(value, names)
        }
        return (folds, several)
    }

    private static let interchangeable: [UInt32: UInt32] = [
        0x130: 0x69, 0x131: 0x69, 0x17F: 0x73, 0xF0: 0x64, 0xD0: 0x64, 0x3C2: 0x3C3,
        0x439: 0x438, 0x419: 0x438, 0x451: 0x435, 0x401: 0x435, 0x457: 0x456, 0x407: 0x456, 0x45E: 0x443, 0x40E: 0x443,
        0x671: 0x627, 0x672: 0x627, 0x673: 0x627, 0x649: 0x64A, 0x6CC: 0x64A, 0x6D0: 0x64A, 0x6D2: 0x64A, 0x6A9: 0x643, 0x629: 0x647,
        0x6BE: 0x647,
        0x6C0: 0x647, 0x6C1: 0x647, 0x6C2: 0x647, 0x6C3: 0x647, 0x6D5: 0x647,
    ]

    private static func computeFold(_ value: UInt32, _ names: [String: UInt32]) -> UInt32 {
        if isApostrophe(value) || isDroppedMark(value) { return dropped }
        if let twin = interchangeable[value] { return twin }
        switch value {
        case 0x660...0x669: return value - 0x660 + 0x30
        case 0x6F0...0x6F9: return value - 0x6F0 + 0x30
        default: break
        }
        guard value >= 0x80 else { return value &- 65 < 26 ? value + 32 : value }
        guard let scalar = Unicode.Scalar(value) else { return value }
        let lowered =
            scalar.properties.changesWhenLowercased ? scalar.properties.lowercaseMapping.unicodeScalars.first! : scalar
        if let twin = interchangeable[lowered.value] { return twin }
        guard lowered.value >= 0x80, let name = lowered.properties.name, let base = Names.base(of: name, in: names) else {
            return lowered.value
        }
        return computeFold(base, names)  // a base may be interchangeable itself: ػ, ک, ك
    }

    /// Marks of scripts that are read without them. Indic vowel signs are no such marks.
    private static func isDroppedMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x610...0x61A,
            0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED, 0x1AB0...0x1AFF,
            0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x61C:
            true
        default: false
        }
    }
}

/// Unicode names tell which letter an accented one is built on: "… WITH ACUTE", "… INITIAL FORM".
private enum Names {
    static func index(_ ranges: Range<UInt32>...) -> [String: UInt32] {
        var names: [String: UInt32] = [:]
        for value in ranges.joined() {
            if let name = Unicode.Scalar(value)?.properties.name { names[name] = value }
        }
        return names
    }

    /// Every ending begins with one of these words; the base is what stands before it.
    private static let endings = ["WITH", "ISOLATED", "FINAL", "INITIAL", "MEDIAL"].map { Array($0.utf8) }

    static func base(of name: String, in names: [String: UInt32]) -> UInt32? {
        let bytes = Array(name.utf8)
        var at = 0
        while at < bytes.count {
            guard bytes[at] == 0x20 else {
                at += 1
                continue
            }
            if endings.contains(where: { bytes[(at + 1)...].starts(with: $0) }) {
                return names[String(decoding: bytes[..<at], as: UTF8.self)]
            }
            at += 1
        }
        return nil
    }
}
