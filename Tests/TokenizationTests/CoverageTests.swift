/// What holds for tokens and sentences of any text at all.
import Documents
import TestSupport
import Testing
import Text
import Tokenization

@Suite("Offsets")
struct CoverageTests {
    @Test("of tokens and sentences give back the text, in order and without a gap", arguments: 0..<200)
    func anyText(_ seed: Int) throws {
        var source = NastyText(seed: seed)
        let text = source.next(pieces: 60)
        try Self.check(try tokenized(text, ["en", "fr", "ar", "zh", "und"][seed % 5]))
    }

    static func check(_ article: Article) throws {
        let bytes = article.text
        var last = 0
        for token in article.tokens {
            try #require(last <= Int(token.start) && token.start < token.end && Int(token.end) <= bytes.count)
            // A token's bytes are whole scalars.
            let surface = Array(bytes[Int(token.start)..<Int(token.end)])
            #expect(String(validating: surface, as: UTF8.self) != nil)
            #expect(Self.isSkippable(bytes, last, Int(token.start)), "lost before \(article.string(token.range))")
            last = Int(token.end)
        }
        #expect(Self.isSkippable(bytes, last, bytes.count), "lost at the end")

        // Sentences take all tokens, one after another, and reach from their first to their last.
        var next = 0
        for sentence in article.sentences {
            try #require(
                sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty && sentence.tokens.upperBound <= article.tokens.count)
            #expect(sentence.range.start == Int(article.tokens[next].start))
            #expect(sentence.range.end == Int(article.tokens[sentence.tokens.upperBound - 1].end))
            for index in sentence.tokens { #expect(article.tokens[index].shape.contains(.opensSentence) == (index == next)) }
            next = sentence.tokens.upperBound
        }
        #expect(next == article.tokens.count)
    }

    /// Between tokens there are only spaces, marks without a letter, apostrophes that elide and hyphens that join.
    private static func isSkippable(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            let traits = ScalarTraits.of(scalar.value)
            return traits.has(.space) || traits.has(.extend) || Folding.isApostrophe(scalar.value)
                || [0x2D, 0x2010, 0x2011].contains(scalar.value)
        }
    }
}
