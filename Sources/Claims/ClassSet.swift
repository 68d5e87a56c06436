/// A set of lexicons, as bits: which lists of cue words a word stands in.
///
/// 1,024 lists are room for the shipped ones and as many of a user; a load error says so when they run out.
struct ClassSet: Sendable, Equatable {
    static let capacity = 1024

    private var bits: SIMD16<UInt64>

    init() { bits = .zero }

    init(index: Int) {
        bits = .zero
        bits[index >> 6] = 1 << UInt64(index & 63)
    }

    @inline(__always)
    var isEmpty: Bool { Self.isZero(bits) }

    @inline(__always)
    func meets(_ other: ClassSet) -> Bool { !Self.isZero(bits & other.bits) }

    /// By halves: a comparison of the vectors is compiled to a loop over the lanes, some hundred instructions instead of twelve.
    @inline(__always)
    private static func isZero(_ bits: SIMD16<UInt64>) -> Bool {
        let eight = bits.lowHalf | bits.highHalf
        let four = eight.lowHalf | eight.highHalf
        let two = four.lowHalf | four.highHalf
        return two[0] | two[1] == 0
    }

    @inline(__always)
    func contains(_ index: Int) -> Bool { bits[index >> 6] & (1 << UInt64(index & 63)) != 0 }

    @inline(__always)
    mutating func formUnion(_ other: ClassSet) { bits |= other.bits }

    /// Calls `body` with each list's index until it returns true.
    @inline(__always)
    func first(where body: (Int) -> Bool) -> Bool {
        for lane in 0..<16 {
            var rest = bits[lane]
            while rest != 0 {
                if body(lane << 6 + rest.trailingZeroBitCount) { return true }
                rest &= rest &- 1
            }
        }
        return false
    }

    func intersection(_ other: ClassSet) -> ClassSet {
        var set = self
        set.bits &= other.bits
        return set
    }

    func union(_ other: ClassSet) -> ClassSet {
        var set = self
        set.formUnion(other)
        return set
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
