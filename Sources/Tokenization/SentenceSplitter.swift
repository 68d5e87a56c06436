package import Documents
import Text

/// Where sentences end: full stops that are not part of an abbreviation, initial or number, with the quotes and
/// brackets that close after them; Arabic, Devanagari and CJK stops; every block ends one.
package struct SentenceSplitter: Sendable {
    private let language: String

    package init(language: String) { self.language = language }

    /// Cuts the tokens from `first` on into sentences and marks the token that opens each.
    package func split(
        _ text: Span<UInt8>, _ tokens: inout [Token], from first: Int, kind: Block.Kind, into sentences: inout [Sentence]
    ) {
        var opening = first
        var index = first
        while index < tokens.count {
            let next = boundary(text, tokens, at: index, opening: opening)
            if next > index {
                close(&tokens, opening..<next, kind, &sentences)
                opening = next
                index = next
            } else {
                index += 1
            }
        }
        if opening < tokens.count { close(&tokens, opening..<tokens.count, kind, &sentences) }
    }

    private func close(_ tokens: inout [Token], _ range: Range<Int>, _ kind: Block.Kind, _ sentences: inout [Sentence]) {
        tokens[range.lowerBound].shape.insert(.opensSentence)
        let bytes = ByteRange(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
        sentences.append(Sentence(bytes, tokens: range, kind: kind))
    }

    /// The index after the last token of the sentence that ends with the token at `index`; `index` when none does.
    private func boundary(_ text: Span<UInt8>, _ tokens: [Token], at index: Int, opening: Int) -> Int {
        let token = tokens[index]
        let dottedWord = token.shape.contains(.abbreviation) && text[Int(token.end) - 1] == 0x2E
        guard token.kind == .punctuation || dottedWord else { return index }
        let stop = dottedWord ? 0x2E : UTF8Cursor.scalar(text, Int(token.start)).value
        var next = index + 1
        switch stop {
        case 0x3002, 0xFF01, 0xFF1F, 0xFF0E:  // CJK stops need no space after them
            next = afterClosers(text, tokens, next)
            return next
        case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4, 0x964, 0x203C, 0x2049: break
        default: return index
        }
        while next < tokens.count, isStop(text, tokens[next]) { next += 1 }
        next = afterClosers(text, tokens, next)
        guard next < tokens.count else { return next }
        let follower = tokens[next]
        guard follower.shape.contains(.spaced) else {
            return runsOn(tokens, index, next) ? next : index
        }
        let opener = firstWord(tokens, from: next)
        if opener.map({ startsLower(text, $0) }) ?? false {
            return stop == 0x2E || stop == 0x2026 || next > index + 1 ? index : next
        }
        guard stop == 0x2E else { return next }
        if dottedWord { return opener.map { Self.openers.contains($0.id) } ?? true ? next : index }
        guard Int(token.end) - Int(token.start) == 1, index > opening else { return next }  // an ellipsis ends here
        return isAbbreviated(text, tokens[index - 1], opening: index - 1 == opening) ? index : next
    }

    /// "…the end.Next": a space forgotten after a stop.
    private func runsOn(_ tokens: [Token], _ index: Int, _ next: Int) -> Bool {
        guard index > 0, next < tokens.count else { return false }
        let before = tokens[index - 1]
        let after = tokens[next]
        return before.kind == .word && !before.shape.contains(.capitalised) && before.end - before.start >= 4
            && after.shape.contains(.capitalised) && after.end - after.start >= 2 && after.kind == .word
    }

    private func isAbbreviated(_ text: Span<UInt8>, _ word: Token, opening: Bool) -> Bool {
        guard word.isWord else { return false }
        if word.kind == .number { return opening }  // "3. The third point"
        if Self.abbreviations.contains(word.id) { return true }
        let (scalar, width) = UTF8Cursor.scalar(text, Int(word.start))
        let isInitial = width == Int(word.end - word.start) && ScalarTraits.of(scalar).has(.upper)
        return isInitial && !(scalar == 0x49 && language == "en")  // "…than I. The"
    }

    private func firstWord(_ tokens: [Token], from index: Int) -> Token? {
        var at = index
        while at < tokens.count, at < index + 4 {
            if tokens[at].kind == .word { return tokens[at] }
            if tokens[at].kind == .number { return nil }
            at += 1
        }
        return nil
    }

    private func startsLower(_ text: Span<UInt8>, _ token: Token) -> Bool {
        ScalarTraits.of(UTF8Cursor.scalar(text, Int(token.start)).value).has(.lower)
    }

    private func isStop(_ text: Span<UInt8>, _ token: Token) -> Bool {
        guard token.kind == .punctuation, !token.shape.contains(.spaced) else { return false }
        switch text[Int(token.start)] {
        case 0x2E, 0x21, 0x3F: return true
        default: return false
        }
    }

    private func afterClosers(_ text: Span<UInt8>, _ tokens: [Token], _ index: Int) -> Int {
        var next = index
        while next < tokens.count, tokens[next].kind == .punctuation, !tokens[next].shape.contains(.spaced) {
            switch UTF8Cursor.scalar(text, Int(tokens[next].start)).value {
            case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0xBB, 0x300D, 0x300F, 0xFF09: next += 1
            case 0x201C where language == "de" || language == "ru" || language == "pl": next += 1
            default: return next
            }
        }
        // French sets a space before its closing mark.
        if next < tokens.count, UTF8Cursor.scalar(text, Int(tokens[next].start)).value == 0xBB { next += 1 }
        return next
    }

    /// Words that stand before a full stop without ending a sentence.
    private static let abbreviations = ids(
        """
        mr mrs ms dr prof gen col lt maj capt cpl sgt brig adm cmdr gov sen rep rev hon pres st mt ft jr sr vs inc ltd \
        co corp nos vol approx est dept dist jan feb apr jun jul aug sept sep oct nov dec mon tue wed \
        thu fri etc al cf op pp ed eds ave blvd rd sq supt insp const msgr mssrs messrs spc pvt avg \
        mm mme mlle bd bzw nr usw ca sog str tel hr dn \
        г гг им тыс млн млрд ул т д руб долл стр обл респ пос см
        """)

    /// Words that open a sentence after "U.S." and the like.
    private static let openers = ids(
        """
        the a an in on at he she it they we i but and this that these those there however meanwhile for as while when \
        after before since although according his her their its if both some many most all no one two
        """)

    private static func ids(_ words: String) -> Set<Folding.TokenID> {
        Set(words.split { $0 == " " || $0 == "\n" }.map { Folding.id(of: String($0)) })
    }
}
