/// What a Unicode scalar is, as far as words, names and search care, and what it folds to.
///
/// Built once from the standard library's Unicode data: no locale, no tables of our own to keep up to date.
/// What loops over text call is inlinable: without it every option set is built by unspecialised generic code.
public struct ScalarTraits: OptionSet, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    @inlinable public static var letter: ScalarTraits { ScalarTraits(rawValue: 1 << 0) }
    @inlinable public static var digit: ScalarTraits { ScalarTraits(rawValue: 1 << 1) }
    /// Combining marks, joiners and direction marks: never a word of their own, never the end of one.
    @inlinable public static var extend: ScalarTraits { ScalarTraits(rawValue: 1 << 2) }
    @inlinable public static var space: ScalarTraits { ScalarTraits(rawValue: 1 << 3) }
    @inlinable public static var upper: ScalarTraits { ScalarTraits(rawValue: 1 << 4) }
    @inlinable public static var lower: ScalarTraits { ScalarTraits(rawValue: 1 << 5) }
    @inlinable public static var latin: ScalarTraits { ScalarTraits(rawValue: 1 << 6) }
    @inlinable public static var cyrillic: ScalarTraits { ScalarTraits(rawValue: 1 << 7) }
    @inlinable public static var arabic: ScalarTraits { ScalarTraits(rawValue: 1 << 8) }
    @inlinable public static var hebrew: ScalarTraits { ScalarTraits(rawValue: 1 << 9) }
    /// Han, Hiragana, Katakana: scripts written without spaces; each scalar is a word.
    @inlinable public static var ideograph: ScalarTraits { ScalarTraits(rawValue: 1 << 10) }
    @inlinable public static var symbol: ScalarTraits { ScalarTraits(rawValue: 1 << 11) }

    /// Traits of ASCII, spelled out: array literals of option sets are not folded in inner loops.
    @inlinable @inline(__always)
    public static func ofASCII(_ byte: UInt8) -> ScalarTraits {
        if byte &- 97 < 26 { return ScalarTraits(rawValue: letter.rawValue | lower.rawValue | latin.rawValue) }
        if byte &- 65 < 26 { return ScalarTraits(rawValue: letter.rawValue | upper.rawValue | latin.rawValue) }
        if byte &- 48 < 10 { return .digit }
        return byte == 32 || byte &- 9 < 5 ? .space : .none
    }

    @inlinable public static var none: ScalarTraits { ScalarTraits(rawValue: 0) }
    /// `contains` for inner loops.
    @inlinable @inline(__always)
    public func has(_ trait: ScalarTraits) -> Bool { rawValue & trait.rawValue != 0 }

    @inlinable public var isWordPart: Bool { rawValue & 0b11 != 0 }

    /// The traits of any scalar.
    public static func of(_ scalar: UInt32) -> ScalarTraits {
        if scalar < Table.denseEnd { return table.traits[Int(scalar)] }
        return compute(scalar)
    }

    static let table = Table()

    /// The scalars that nearly all text is made of, computed once; the rest are computed when met.
    struct Table: Sendable {
        static let denseEnd: UInt32 = 0x3000
        let traits: [ScalarTraits]
        let folds: [UInt32]
        /// Scalars that fold to several, as UTF-8: ß, æ, œ, þ, Latin ligatures, lam with alef.
        let several: [UInt32: [UInt8]]

        init() {
            traits = (0..<Self.denseEnd).map(ScalarTraits.compute)
            (folds, several) = Folding.computeTable(upTo: Self.denseEnd)
        }
    }

    private static func compute(_ value: UInt32) -> ScalarTraits {
        guard let scalar = Unicode.Scalar(value) else { return [] }
        switch value {
        case 0x200C, 0x200D, 0x200E, 0x200F, 0x00AD, 0x061C, 0xFEFF, 0x0640, 0x202A...0x202E, 0x2066...0x2069: return .extend
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3041...0x30FF, 0x20000...0x323AF, 0xF900...0xFAFF: return [.letter, .ideograph]
        case 0xAC00...0xD7A3: return .letter
        default: break
        }
        let properties = scalar.properties
        var traits: ScalarTraits = []
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: traits = [.letter, .upper]
        case .lowercaseLetter: traits = [.letter, .lower]
        case .otherLetter, .modifierLetter: traits = .letter
        case .decimalNumber: traits = .digit
        case .letterNumber, .otherNumber: traits = .symbol
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: traits = .extend
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: traits = .space
        case .control: traits = (0x09...0x0D).contains(value) || value == 0x85 ? .space : .extend
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: traits = .symbol
        default: break
        }
        guard traits.contains(.letter) else { return traits }
        switch value {
        case 0x41...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFB00...0xFB06, 0xFF21...0xFF5A: traits.insert(.latin)
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: traits.insert(.cyrillic)
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: traits.insert(.arabic)
        case 0x590...0x5FF, 0xFB1D...0xFB4F: traits.insert(.hebrew)
        default: break
        }
        return traits
    }
}
