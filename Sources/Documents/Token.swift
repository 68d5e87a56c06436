public import Text

/// A word, number or mark of the text.
///
/// Hyphenated words are several tokens, joined: "al-Sisi" is `al` and `Sisi` with `.joined` on the second, so that
/// "al Sisi" and "al-Sisi" are one phrase. A possessive "'s" and an elided "l'" are tokens of their own, too.
public struct Token: Sendable {
    public enum Kind: UInt8, Sendable { case word, number, punctuation, symbol, url, handle, hashtag, clitic }

    public struct Shape: OptionSet, Sendable {
        public let rawValue: UInt16
        @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
        @inlinable public static var none: Shape { Shape(rawValue: 0) }
        /// First letter is upper case.
        @inlinable public static var capitalised: Shape { Shape(rawValue: 1 << 0) }
        /// Two letters or more, and all of them upper case.
        @inlinable public static var allCaps: Shape { Shape(rawValue: 1 << 1) }
        /// Follows the token before it without a space, over a hyphen or apostrophe (or nothing, for clitics).
        @inlinable public static var joined: Shape { Shape(rawValue: 1 << 2) }
        /// First token of its sentence.
        @inlinable public static var opensSentence: Shape { Shape(rawValue: 1 << 3) }
        /// White space stands before it.
        @inlinable public static var spaced: Shape { Shape(rawValue: 1 << 4) }
        @inlinable public static var latin: Shape { Shape(rawValue: 1 << 5) }
        @inlinable public static var cyrillic: Shape { Shape(rawValue: 1 << 6) }
        @inlinable public static var arabic: Shape { Shape(rawValue: 1 << 7) }
        @inlinable public static var ideograph: Shape { Shape(rawValue: 1 << 8) }
        @inlinable public static var hasDigit: Shape { Shape(rawValue: 1 << 9) }
        /// Holds full stops: "U.S.", "a.m."; its id is that of the letters alone ("us" is told apart by case).
        @inlinable public static var abbreviation: Shape { Shape(rawValue: 1 << 10) }
        @inlinable public static var hebrew: Shape { Shape(rawValue: 1 << 11) }
        /// Lower case first, capitals inside: "iPhone"; or capitals inside a capitalised word: "AlSisi".
        @inlinable public static var mixedCase: Shape { Shape(rawValue: 1 << 12) }
    }

    public var start: UInt32
    public var end: UInt32
    /// Hash of the folded word (Folding.id); for punctuation the hash of the mark.
    public var id: Folding.TokenID
    public var kind: Kind
    public var shape: Shape

    @inlinable
    public init(start: Int, end: Int, id: Folding.TokenID, kind: Kind, shape: Shape) {
        self.start = UInt32(start)
        self.end = UInt32(end)
        self.id = id
        self.kind = kind
        self.shape = shape
    }

    @inlinable public var range: ByteRange { ByteRange(Int(start), Int(end)) }
    @inlinable public var isWord: Bool { kind == .word || kind == .number }
}

/// A sentence, heading or list item: a byte range and the tokens in it.
package struct Sentence: Sendable, Equatable {
    package var range: ByteRange
    package var tokens: Range<Int>
    /// The kind of the block that it stands in.
    package var kind: Block.Kind
    package init(_ range: ByteRange, tokens: Range<Int>, kind: Block.Kind = .paragraph) {
        self.range = range
        self.tokens = tokens
        self.kind = kind
    }
}
