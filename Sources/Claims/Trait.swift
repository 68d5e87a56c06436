import Text

/// What the arbiter looks at in a candidate: the frame that fits, the words around its cue, who stands in its slots.
///
/// Numbers are part of model files: add at the end, and raise `ArbiterFile.version` when one changes its meaning.
enum Trait: UInt8 {
    case always, frame, frameScore, cueWord, cueStart, cueEnd, cueList, cuePart, cueForm
    case wordAt, listAt, partAt, pairBefore, pairAfter, wordNear, wordAnywhere, list
    case subtype, status, certainty, negated, basis, passive, roles
    case actors, actorCategory, actorEntity, targets, targetCategory, targetEntity
    case speaker, quoted, statement, mention, place, date, quantity, weapon
    case other, cuePlace, length, mark, block, language, outlet

    var words: String {
        switch self {
        case .always: "every claim of the type"
        case .frame: "the frame"
        case .frameScore: "the frame's own score"
        case .cueWord: "the cue word"
        case .cueStart: "how the cue begins"
        case .cueEnd: "how the cue ends"
        case .cueList: "the cue's list"
        case .cuePart: "the cue's part of speech"
        case .cueForm: "the cue's form"
        case .wordAt: "a word beside the cue"
        case .listAt: "a list beside the cue"
        case .partAt: "a part of speech beside the cue"
        case .pairBefore: "the cue and the word before it"
        case .pairAfter: "the cue and the word after it"
        case .wordNear: "a word near the cue"
        case .wordAnywhere: "a word of the sentence"
        case .list: "a list met in the sentence"
        case .subtype: "the subtype"
        case .status: "the status"
        case .certainty: "the certainty"
        case .negated: "negation"
        case .basis: "the basis"
        case .passive: "the voice"
        case .roles: "how the slots stand"
        case .actors: "how many actors"
        case .actorCategory: "what the actor is"
        case .actorEntity: "the actor's kind in the gazetteer"
        case .targets: "how many targets"
        case .targetCategory: "what the target is"
        case .targetEntity: "the target's kind in the gazetteer"
        case .speaker: "the speaker's role"
        case .quoted: "a quotation"
        case .statement: "told by somebody"
        case .mention: "a kind of name in the sentence"
        case .place: "a place"
        case .date: "a date"
        case .quantity: "a figure"
        case .weapon: "a weapon"
        case .other: "another claim in the sentence"
        case .cuePlace: "where in the sentence the cue stands"
        case .length: "how long the sentence is"
        case .mark: "a mark of the sentence"
        case .block: "the kind of block"
        case .language: "the language"
        case .outlet: "the publisher's own outlet"
        }
    }
}

/// The traits of one candidate, as places in the arbiter's table of weights; the buffer is used again for the next.
///
/// Each trait has one weight for all types and one for its own, in the same table (feature hashing for several tasks:
/// Weinberger et al. 2009), so that a type with few rows leans on the others.
struct Traits {
    /// Places are 15 bits wide; traits that share one by chance share a weight.
    static let bits = 15

    private(set) var places: [UInt32] = []
    /// What was added, where somebody wants to read it; two places each.
    private(set) var added: [(trait: Trait, value: UInt64, word: String?)] = []
    private let isRead: Bool
    private var type: UInt64 = 0

    init(isRead: Bool = false) {
        self.isRead = isRead
        places.reserveCapacity(512)
    }

    mutating func begin(_ type: String) {
        places.removeAll(keepingCapacity: true)
        added.removeAll(keepingCapacity: true)
        self.type = Self.hash(type)
        add(.always)
    }

    mutating func add(_ trait: Trait, _ value: UInt64 = 0) {
        let key = Self.mixed(value ^ (UInt64(trait.rawValue) &+ 1) &* 0x9E37_79B9_7F4A_7C15)
        places.append(UInt32(truncatingIfNeeded: key >> (64 - UInt64(Self.bits))))
        places.append(UInt32(truncatingIfNeeded: Self.mixed(key ^ type) >> (64 - UInt64(Self.bits))))
        if isRead { added.append((trait, value, nil)) }
    }

    mutating func add(_ trait: Trait, _ value: String) {
        add(trait, Self.hash(value))
        if isRead { added[added.count - 1].word = value }
    }
    mutating func add(_ trait: Trait, _ value: Int) { add(trait, UInt64(bitPattern: Int64(value))) }

    /// Sets what stands at a step from the cue apart from what stands elsewhere.
    static func place(_ step: Int) -> UInt64 { UInt64(bitPattern: Int64(step)) &* 0x1_0001 }

    /// The hash of its bytes, which are read at once: one by one they took as long as all the rest of a trait.
    private static func hash(_ word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { hash($0) }
    }

    /// FNV-1a.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// The finaliser of SplitMix64.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
