/// How a token is written, as bits of this module.
///
/// `Token.Shape` belongs to another module, where the compiler does not see through the generic set operations:
/// with it every test of a shape is a call through a witness table, 40 ns each; with this it is one instruction.
import Documents

struct Look: OptionSet {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }
    init(_ shape: Token.Shape) { rawValue = shape.rawValue }

    static let capitalised = Look(.capitalised)
    static let allCaps = Look(.allCaps)
    static let joined = Look(.joined)
    static let opensSentence = Look(.opensSentence)
    static let spaced = Look(.spaced)
    static let latin = Look(.latin)
    static let cyrillic = Look(.cyrillic)
    static let arabic = Look(.arabic)
    static let mixedCase = Look(.mixedCase)
    static let hasDigit = Look(.hasDigit)
    static let abbreviation = Look(.abbreviation)
    /// Scripts with capitals.
    static let cased: Look = [latin, cyrillic]
    static let hebrew = Look(.hebrew)
    /// Scripts in which a name's key is not its word's id.
    static let inflected: Look = [arabic, cyrillic, hebrew]
    /// Scripts that write prepositions to the word.
    static let prefixed: Look = [arabic, hebrew]
}

extension Token {
    @inline(__always)
    var look: Look { Look(rawValue: shape.rawValue) }

    @inline(__always)
    var isName: Bool { if case .word = kind { true } else { false } }

    @inline(__always)
    var isMark: Bool { if case .punctuation = kind { true } else { false } }

    @inline(__always)
    var count: Int { Int(end) - Int(start) }
}
