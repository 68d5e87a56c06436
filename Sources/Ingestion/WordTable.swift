/// A fixed set of short lower-case words and what each means, found by hash: no String is made to look one up.
///
/// Markup names, class words, month names and function words all go through it. A page asks some ten thousand times,
/// so the table is open-addressed and at most half full.
struct WordTable: Sendable {
    private let keys: [UInt64]
    private let values: [UInt32]
    private let mask: Int

    init(_ words: [(word: String, value: UInt32)]) {
        self.init(words.map { (Array($0.word.utf8), $0.value) })
    }

    /// Values must not be 0, which stands for "not here".
    init(_ words: [(letters: [UInt8], value: UInt32)]) {
        var size = 16
        while size < words.count * 2 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var values = [UInt32](repeating: 0, count: size)
        for (letters, value) in words {
            let key = Hash.of(letters)
            var slot = Int(truncatingIfNeeded: key) & (size - 1)
            while values[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (size - 1) }
            keys[slot] = key
            values[slot] |= value
        }
        self.keys = keys
        self.values = values
        mask = size - 1
    }

    /// Several lists of words, separated by blanks, each list with its value.
    init(lists: [(words: String, value: UInt32)]) {
        self.init(
            lists.flatMap { list in list.words.split(whereSeparator: \.isWhitespace).map { (String($0), list.value) } })
    }

    @inline(__always)
    func value(of key: UInt64) -> UInt32 {
        var slot = Int(truncatingIfNeeded: key) & mask
        while values[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// The value of the bytes in a range, ASCII letters read as lower case.
    func value(of bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        var hash = Hash()
        for index in start..<end { hash.add(ASCII.lowered(bytes[index])) }
        return value(of: hash.value)
    }

    /// FNV-1a with a final mix, so that low bits serve as slots.
    struct Hash {
        private var state: UInt64 = 0xcbf2_9ce4_8422_2325
        @inline(__always)
        mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        @inline(__always)
        var value: UInt64 { state ^ (state >> 29) }

        static func of(_ letters: [UInt8]) -> UInt64 {
            var hash = Hash()
            for byte in letters { hash.add(byte) }
            return hash.value
        }
    }
}

/// ASCII as markup needs it.
enum ASCII {
    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}
