package import Documents
import Text

/// Words by the rules of UAX #29, with what news of this kind needs on top.
///
/// Differences from the annex, all deliberate: hyphenated words come apart into joined tokens (al-Sisi, ISIS-K),
/// a possessive "'s" and an elided "l'" are tokens of their own, dotted abbreviations (U.S.) and grouped numbers
/// (6,100 and 420 000) are one token, and so are URLs, @names and #tags.
package enum Tokenizer {
    /// Appends the tokens of a block. `spacedGroups`: a plain space may group thousands, as outside English.
    package static func tokenize(
        _ text: Span<UInt8>, _ range: ByteRange, spacedGroups: Bool = true, into tokens: inout [Token]
    ) {
        var scan = Scan(at: range.start, end: range.end, spacedGroups: spacedGroups)
        while scan.at < scan.end { step(text, &scan, &tokens) }
    }

    private struct Scan {
        var at: Int
        let end: Int
        let spacedGroups: Bool
        var spaced = true
        var joined = false
        /// No mail address starts before this byte: the run of its bytes was read, and it is none.
        var addressFree = 0
    }

    @inline(__always)
    private static func traits(_ scalar: UInt32) -> ScalarTraits {
        scalar < 0x80 ? ScalarTraits.ofASCII(UInt8(truncatingIfNeeded: scalar)) : ScalarTraits.of(scalar)
    }

    private static func step(_ text: Span<UInt8>, _ scan: inout Scan, _ tokens: inout [Token]) {
        let (scalar, width) = UTF8Cursor.scalar(text, scan.at)
        let kind = traits(scalar)
        if kind.has(.space) {
            scan.at += width
            scan.spaced = true
            scan.joined = false
        } else if kind.isWordPart {
            word(text, &scan, kind, &tokens)
        } else if kind.has(.extend) {
            scan.at += width
        } else {
            mark(text, &scan, scalar, width, kind, &tokens)
        }
    }

    // MARK: Words and numbers

    private static func word(_ text: Span<UInt8>, _ scan: inout Scan, _ first: ScalarTraits, _ tokens: inout [Token]) {
        let start = scan.at
        if first.has(.ideograph) {
            scan.at += UTF8Cursor.scalar(text, start).width
            append(text, start, scan.at, .word, .ideograph, &scan, &tokens)
            return
        }
        if let end = addressEnd(text, &scan) {
            scan.at = end
            append(text, start, end, .url, .none, &scan, &tokens)
            return
        }
        if first.has(.letter), let end = dottedEnd(text, start, scan.end) {
            scan.at = end
            appendDotted(text, start, end, &scan, &tokens)
            return
        }
        var run = Run(text, start, scan.end)
        run.extend(text, scan.end)
        if run.isNumber {
            let end = groupedNumberEnd(text, run.end, run.digits, scan)
            scan.at = end
            append(text, start, end, .number, .hasDigit, &scan, &tokens)
            hyphen(text, &scan)
            return
        }
        if let cut = run.apostrophe {
            if isElision(text, start, cut.before, cut.after, scan.end) {
                scan.at = cut.after
                append(text, start, cut.before, .word, Run(text, start, cut.before).shape, &scan, &tokens)
                scan.joined = true
                return
            }
            if run.isPossessive(text) || run.isTurkishName(text) {
                let head = Run(text, start, cut.before)
                append(text, start, cut.before, .word, head.shape, &scan, &tokens)
                scan.joined = true
                scan.at = run.end
                append(text, cut.before, run.end, .clitic, .latin, &scan, &tokens)
                hyphen(text, &scan)
                return
            }
        }
        scan.at = run.end
        append(text, start, run.end, .word, run.shape, &scan, &tokens)
        hyphen(text, &scan)
    }

    /// Letters, digits and what may stand between them.
    private struct Run {
        let start: Int
        var end: Int
        var digits = 0
        var letters = 0
        var uppers = 0
        var firstIsUpper = false
        var upperAfterLower = false
        var script = ScalarTraits.none
        /// The last apostrophe between two letters.
        var apostrophe: (before: Int, after: Int)?
        private var lastWasLower = false

        init(_ text: Span<UInt8>, _ start: Int, _ limit: Int) {
            self.start = start
            end = start
            extendPlain(text, limit)
        }

        var isNumber: Bool { letters == 0 }

        /// Takes letters, digits, marks and underscores.
        private mutating func extendPlain(_ text: Span<UInt8>, _ limit: Int) {
            while end < limit {
                let (scalar, width) = UTF8Cursor.scalar(text, end)
                let kind = traits(scalar)
                if kind.has(.ideograph) { return }
                if kind.has(.letter) {
                    if letters == 0, digits == 0 { firstIsUpper = kind.has(.upper) }
                    letters += 1
                    script.formUnion(kind)
                    if kind.has(.upper) {
                        uppers += 1
                        if lastWasLower { upperAfterLower = true }
                    }
                    lastWasLower = kind.has(.lower)
                } else if kind.has(.digit) {
                    digits += 1
                    lastWasLower = false
                } else if !(kind.has(.extend) || scalar == 0x5F) {
                    return
                }
                end += width
            }
        }

        /// Goes on over an apostrophe between letters, or a comma or full stop between digits.
        mutating func extend(_ text: Span<UInt8>, _ limit: Int) {
            while end < limit {
                let (scalar, width) = UTF8Cursor.scalar(text, end)
                let after = end + width
                guard after < limit else { return }
                let next = traits(UTF8Cursor.scalar(text, after).value)
                if Folding.isApostrophe(scalar), letters > 0, next.has(.letter), !next.has(.ideograph) {
                    apostrophe = (end, after)
                } else if script.has(.hebrew), next.has(.hebrew), Folding.isGershayim(scalar) {
                    // part of the acronym
                } else if letters == 0, next.has(.digit), isDigitJoint(scalar) {
                    // part of the number
                } else {
                    return
                }
                end = after
                extendPlain(text, limit)
            }
        }

        func isPossessive(_ text: Span<UInt8>) -> Bool {
            guard let apostrophe, end - apostrophe.after == 1 else { return false }
            return text[apostrophe.after] | 0x20 == 0x73
        }

        /// "İstanbul'da": a proper name and, behind the apostrophe, its case.
        func isTurkishName(_ text: Span<UInt8>) -> Bool {
            guard let apostrophe, firstIsUpper, apostrophe.before - start >= 3, (2...6).contains(end - apostrophe.after) else {
                return false
            }
            return Tokenizer.turkishCases.contains(Folding.id(of: text, from: apostrophe.after, to: end))
        }

        var shape: Token.Shape {
            var shape = Token.Shape.none
            if firstIsUpper { shape.insert(.capitalised) }
            if uppers >= 2, uppers == letters { shape.insert(.allCaps) }
            if upperAfterLower { shape.insert(.mixedCase) }
            if digits > 0 { shape.insert(.hasDigit) }
            if script.has(.latin) { shape.insert(.latin) }
            if script.has(.cyrillic) { shape.insert(.cyrillic) }
            if script.has(.arabic) { shape.insert(.arabic) }
            if script.has(.hebrew) { shape.insert(.hebrew) }
            return shape
        }
    }

    private static func isDigitJoint(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x2E, 0x66B, 0x66C, 0x2019, 0x27: true
        default: false
        }
    }

    /// "420 000": one to three digits, then groups of exactly three.
    private static func groupedNumberEnd(_ text: Span<UInt8>, _ end: Int, _ digits: Int, _ scan: Scan) -> Int {
        guard digits <= 3 else { return end }
        var end = end
        while end < scan.end {
            let (space, width) = UTF8Cursor.scalar(text, end)
            guard space == 0x20 || space == 0xA0 || space == 0x202F || space == 0x2009 else { return end }
            var at = end + width
            var group = 0
            while at < scan.end, group < 4 {
                let (scalar, width) = UTF8Cursor.scalar(text, at)
                guard traits(scalar).has(.digit) else { break }
                group += 1
                at += width
            }
            guard group == 3 else { return end }
            if at < scan.end, traits(UTF8Cursor.scalar(text, at).value).isWordPart { return end }
            let round = text[at - 1] == 0x30 && text[at - 2] == 0x30
            guard space != 0x20 || scan.spacedGroups || round else { return end }
            end = at
        }
        return end
    }

    /// l'État, d'Alep, qu'ils: a short word, an apostrophe, a vowel or h.
    private static func isElision(_ text: Span<UInt8>, _ start: Int, _ before: Int, _ after: Int, _ limit: Int) -> Bool {
        let length = before - start
        guard length <= 2 || length >= 5 && length <= 7 else { return false }
        let head = Folding.id(of: text, from: start, to: before)
        guard elisions.contains(head), after < limit else { return false }
        var vowel = false
        Folding.fold(UTF8Cursor.scalar(text, after).value) { byte in
            switch byte {
            case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x68: vowel = true
            default: break
            }
        }
        return vowel
    }

    private static let elisions: Set<Folding.TokenID> = Set(
        ["l", "d", "qu", "j", "m", "t", "s", "n", "c", "jusqu", "lorsqu", "puisqu"].map { Folding.id(of: $0) })

    /// Case endings that begin with a consonant or are of two letters, by vowel harmony. Single vowels also stand in Sana'a.
    private static let turkishCases: Set<Folding.TokenID> = Set(
        """
        da de ta te dan den tan ten in un nin nun na ne nda nde ndan nden ya ye yi yu la le daki deki taki teki
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Folding.id(of: String($0)) })

    /// Letters of the longest abbreviation with full stops that is looked for.
    private static let longestAbbreviation = 24

    /// "U.S.", "a.m.", "I.S": two single letters or more, full stops between.
    private static func dottedEnd(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var at = start
        var letters = 0
        while at < limit, letters < longestAbbreviation {
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            guard traits(scalar).has(.letter) else { break }
            let stop = at + width
            if stop < limit, text[stop] == 0x2E {
                letters += 1
                at = stop + 1
            } else if letters >= 2, stop == limit || !traits(UTF8Cursor.scalar(text, stop).value).isWordPart {
                return stop  // "U.S.A" without the last stop
            } else {
                break
            }
        }
        guard letters >= 2 else { return nil }
        // "...the U.S.The": what follows must not be a word that the stop belongs to.
        if at < limit, traits(UTF8Cursor.scalar(text, at).value).has(.lower) { return nil }
        return at
    }

    private static func appendDotted(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, _ scan: inout Scan, _ tokens: inout [Token]
    ) {
        var hash = Folding.Hash()
        var shape: Token.Shape = .abbreviation
        var uppers = 0
        var letters = 0
        var at = start
        while at < end {
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            at += width
            guard scalar != 0x2E else { continue }
            letters += 1
            if traits(scalar).has(.upper) { uppers += 1 }
            if traits(scalar).has(.latin) { shape.insert(.latin) }
            if traits(scalar).has(.cyrillic) { shape.insert(.cyrillic) }
            Folding.fold(scalar) { hash.add($0) }
        }
        if uppers > 0 { shape.insert(.capitalised) }
        if uppers == letters { shape.insert(.allCaps) }
        emit(start, end, hash.value, .word, shape, &scan, &tokens)
    }

    // MARK: URLs, names, tags, marks

    /// The end of a URL or mail address that starts here.
    private static func addressEnd(_ text: Span<UInt8>, _ scan: inout Scan) -> Int? {
        let start = scan.at
        let limit = scan.end
        let first = text[start] | 0x20
        if first == 0x68 || first == 0x77 || first == 0x66,
            starts(text, start, limit, "http://") || starts(text, start, limit, "https://")
                || starts(text, start, limit, "www.") || starts(text, start, limit, "ftp://")
        {
            var end = start
            while end < limit, text[end] > 0x20, text[end] < 0x80, !isAddressStop(text[end]) { end += 1 }
            while end > start, isTrailingMark(text[end - 1]) { end -= 1 }
            return end
        }
        guard start >= scan.addressFree else { return nil }
        var at = start
        while at < limit, isMailByte(text[at]) { at += 1 }
        scan.addressFree = at
        guard at > start, at + 1 < limit, text[at] == 0x40 else { return nil }
        var end = at + 1
        var dot = false
        while end < limit, isMailByte(text[end]) {
            if text[end] == 0x2E { dot = true }
            end += 1
        }
        while end > at + 1, text[end - 1] == 0x2E { end -= 1 }
        return dot && end > at + 3 ? end : nil
    }

    private static func isAddressStop(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x5D || byte == 0x7D
    }

    /// Marks that end a sentence around a URL rather than the URL.
    private static func isTrailingMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x27: true
        default: false
        }
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B
    }

    private static func starts(_ text: Span<UInt8>, _ at: Int, _ limit: Int, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at + count <= limit else { return false }
        return word.withUTF8Buffer { buffer in
            for offset in 0..<count where text[at + offset] | 0x20 != buffer[offset] | 0x20 { return false }
            return true
        }
    }

    private static func mark(
        _ text: Span<UInt8>, _ scan: inout Scan, _ scalar: UInt32, _ width: Int, _ kind: ScalarTraits, _ tokens: inout [Token]
    ) {
        let start = scan.at
        if scalar == 0x40 || scalar == 0x23 {
            let body = Run(text, start + 1, scan.end)
            if body.end > start + 1, body.letters > 0, scan.spaced || tokens.last?.kind == .punctuation {
                scan.at = body.end
                emit(
                    start, body.end, Folding.id(of: text, from: start + 1, to: body.end),
                    scalar == 0x40 ? .handle : .hashtag, body.shape, &scan, &tokens)
                return
            }
        }
        scan.at = start + width
        if scalar == 0x2E {  // "..." is one mark
            while scan.at < scan.end, text[scan.at] == 0x2E { scan.at += 1 }
        }
        append(text, start, scan.at, kind.has(.symbol) || isASCIISymbol(scalar) ? .symbol : .punctuation, .none, &scan, &tokens)
    }

    /// $ + < = > ^ ` | ~, as Unicode has them; the short traits of ASCII leave them out.
    private static func isASCIISymbol(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x24, 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E: true
        default: false
        }
    }

    /// A hyphen, or a Hebrew maqaf, between two words joins them and is no token.
    private static func hyphen(_ text: Span<UInt8>, _ scan: inout Scan) {
        guard scan.at < scan.end else { return }
        let (scalar, width) = UTF8Cursor.scalar(text, scan.at)
        guard scalar == 0x2D || scalar == 0x2010 || scalar == 0x2011 || scalar == 0x5BE, scan.at + width < scan.end else { return }
        guard traits(UTF8Cursor.scalar(text, scan.at + width).value).isWordPart else { return }
        scan.at += width
        scan.joined = true
    }

    private static func append(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, _ kind: Token.Kind, _ shape: Token.Shape,
        _ scan: inout Scan, _ tokens: inout [Token]
    ) {
        emit(start, end, Folding.id(of: text, from: start, to: end), kind, shape, &scan, &tokens)
    }

    private static func emit(
        _ start: Int, _ end: Int, _ id: Folding.TokenID, _ kind: Token.Kind, _ shape: Token.Shape,
        _ scan: inout Scan, _ tokens: inout [Token]
    ) {
        var shape = shape
        if scan.joined { shape.insert(.joined) }
        if scan.spaced { shape.insert(.spaced) }
        scan.joined = false
        scan.spaced = false
        tokens.append(Token(start: start, end: end, id: id, kind: kind, shape: shape))
    }
}
