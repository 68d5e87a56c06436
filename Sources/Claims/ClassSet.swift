/// A set of lexicons, as bits: which lists of cue words a word stands in.
///
/// 1,024 lists are room for the shipped ones and as many of a user; a load error says so when they run out.
struct ClassSet: Sendable, Hashable {
    static let capacity = 1024

    /// Two vectors of eight words: wider ones are compiled to calls, and arrays of words to loops with checks.
    private var low = SIMD8<UInt64>.zero
    private var high = SIMD8<UInt64>.zero

    init() {}

    init(index: Int) {
        if index < 512 { low[index >> 6] = 1 << UInt64(index & 63) } else { high[index >> 6 & 7] = 1 << UInt64(index & 63) }
    }

    @inline(__always)
    var isEmpty: Bool { Self.isZero(low | high) }

    @inline(__always)
    func meets(_ other: ClassSet) -> Bool { !Self.isZero(low & other.low | high & other.high) }

    /// By halves: a comparison of the vectors is compiled to a loop over the lanes, some hundred instructions instead of twelve.
    @inline(__always)
    private static func isZero(_ bits: SIMD8<UInt64>) -> Bool {
        let four = bits.lowHalf | bits.highHalf
        let two = four.lowHalf | four.highHalf
        return two[0] | two[1] == 0
    }

    @inline(__always)
    func contains(_ index: Int) -> Bool { (index < 512 ? low : high)[index >> 6 & 7] & (1 << UInt64(index & 63)) != 0 }

    @inline(__always)
    mutating func formUnion(_ other: ClassSet) {
        low |= other.low
        high |= other.high
    }

    /// Calls `body` with each list's index until it returns true.
    @inline(__always)
    func first(where body: (Int) -> Bool) -> Bool {
        // From memory: a lane that a variable picks is compiled to a copy of the whole vector.
        withUnsafeBytes(of: self) { bytes in
            for lane in 0..<16 {
                var rest = bytes.load(fromByteOffset: 8 * lane, as: UInt64.self)
                while rest != 0 {
                    if body(lane << 6 + rest.trailingZeroBitCount) { return true }
                    rest &= rest &- 1
                }
            }
            return false
        }
    }

    func intersection(_ other: ClassSet) -> ClassSet {
        var set = self
        set.low &= other.low
        set.high &= other.high
        return set
    }

    func union(_ other: ClassSet) -> ClassSet {
        var set = self
        set.formUnion(other)
        return set
    }
}

/// Sets of lists, each kept once and known by a number: the words of a language stand in some thousand of them, and a
/// number takes a thirtieth of the room. Number 0 is the empty set.
struct NumberedSets: Sendable {
    private(set) var sets = [ClassSet()]
    private var numbers: [ClassSet: Int32] = [ClassSet(): 0]
    /// Of a set and a list that were joined before.
    private var joined: [UInt64: Int32] = [:]

    /// The number of a set with one more list.
    mutating func number(of set: Int32, with list: Int) -> Int32 {
        let pair = UInt64(UInt32(set)) << 32 | UInt64(list)
        if let known = joined[pair] { return known }
        let union = sets[Int(set)].union(ClassSet(index: list))
        let number = numbers[union] ?? Int32(sets.count)
        if Int(number) == sets.count {
            sets.append(union)
            numbers[union] = number
        }
        joined[pair] = number
        return number
    }
}

/// The grammatical forms that a word may be.
struct Forms: OptionSet, Sendable {
    let rawValue: UInt16
    static let base = Forms(rawValue: 1 << 0)
    static let third = Forms(rawValue: 1 << 1)
    static let past = Forms(rawValue: 1 << 2)
    static let participle = Forms(rawValue: 1 << 3)
    static let ing = Forms(rawValue: 1 << 4)
    static let singular = Forms(rawValue: 1 << 5)
    static let plural = Forms(rawValue: 1 << 6)
    /// Neither verb nor noun, or not inflected.
    static let fixed = Forms(rawValue: 1 << 7)

    static let verbal: Forms = [.base, .third, .past, .participle, .ing]
    static let nominal: Forms = [.singular, .plural]
}

/// What a language writes onto a word, or shows by its ending, that others say with words of their own.
struct Affixes: OptionSet, Sendable {
    let rawValue: UInt16
    /// "and", "so" before it.
    static let joined = Affixes(rawValue: 1 << 0)
    /// "in", "for", "like" before it.
    static let hanging = Affixes(rawValue: 1 << 1)
    static let definite = Affixes(rawValue: 1 << 2)
    /// A verb's object is a pronoun at its end.
    static let object = Affixes(rawValue: 1 << 3)
    static let future = Affixes(rawValue: 1 << 4)
    /// An ending that lets no genitive follow: what stands next is a phrase of its own.
    static let closed = Affixes(rawValue: 1 << 5)
    /// An ending of objects and of counted things.
    static let accusative = Affixes(rawValue: 1 << 6)
    /// "we", "our" at its end.
    static let first = Affixes(rawValue: 1 << 7)
    /// "his", "their" at its end.
    static let possessed = Affixes(rawValue: 1 << 8)
    /// A verb in the plural or dual: its subject was named before.
    static let agreeing = Affixes(rawValue: 1 << 9)
}
