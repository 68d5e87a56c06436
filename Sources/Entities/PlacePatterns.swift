/// Places whose names say that they are: streets, rivers, airports, numbered roads; and compass words before a known name.
import Documents
import Text

enum PlacePatterns {
    /// "Hutcheson Road", "Da Nang International Airport": capitalised words up to the last landmark word of the run.
    static func landmark(at index: Int, in words: ArticleWords, sentence: Range<Int>, opensName: Bool) -> Range<Int>? {
        let opens = words.isCapitalised(index) && (opensName || !words.has(index, [.function, .calendar, .locative]))
        guard opens, !words.has(index, .title) else { return nil }
        var at = index + 1
        var best: Range<Int>?
        while at < sentence.upperBound, at < index + 5 {
            if words.mark(at) == 0x2E, words.tokens[at - 1].count <= 3, !words.tokens[at].look.contains(.spaced) {
                at += 1
                continue
            }
            guard words.isCapitalised(at), !words.has(at, .calendar) else { break }
            if words.has(at, .landmark), !isSaint(at, in: words, sentence: sentence) { best = index..<at + 1 }
            at += 1
        }
        guard var best else { return nil }
        // "Red River Bank" is a bank, "Kanawha County Commission" sits in Kanawha County.
        let next = best.upperBound
        if next < sentence.upperBound, words.isCapitalised(next), words.has(next, [.organisationTail, .company, .newspaper]),
            !words.has(next, .publicBody)
        {
            return nil
        }
        // The full stop of "Main St." belongs to it.
        if words.tokens[next - 1].count <= 4, next < sentence.upperBound, words.mark(next) == 0x2E,
            !words.tokens[next].look.contains(.spaced),
            abbreviations.contains(words.keys[next - 1])
        {
            best = best.lowerBound..<next + 1
        }
        return best
    }

    private static let abbreviations = keys("ave blvd rd twp hwy pkwy st")
    private static let street = NameKey.key(ofWord: "st")

    /// "St. Paul" behind another name, where "Main St." would be a street.
    private static func isSaint(_ index: Int, in words: ArticleWords, sentence: Range<Int>) -> Bool {
        guard words.keys[index] == street else { return false }
        var next = index + 1
        if next < sentence.upperBound, words.mark(next) == 0x2E { next += 1 }
        return next < sentence.upperBound && words.isCapitalised(next) && !words.has(next, .function)
    }

    /// "Highway 19", "Interstate 45".
    static func route(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard words.isCapitalised(index), words.has(index, .route), index + 1 < sentence.upperBound else { return nil }
        guard case .number = words.tokens[index + 1].kind else { return nil }
        return index..<index + 2
    }

    /// What a text calls a place beside its name: "the village of Cellardyke", "Gondra district".
    static let kinds =
        "village town city hamlet suburb district province island county municipality commune township neighbourhood neighborhood governorate prefecture"

    static func keys(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { NameKey.key(ofWord: String($0)) })
    }

    private static let kindsBefore = keys(
        kinds + " villages towns cities districts suburbs islands mountain river lake valley port quarter enclave")
    private static let kindsBehind = keys(kinds + " area region sector neighbourhood neighborhood refugee peninsula")
    private static let kindsBeside = keys("village island river mountain volcano lake")
    private static let links = keys("of called named")
    private static let and = NameKey.key(ofWord: "and")
    /// Words that a place stands behind and hardly anything else does.
    static let inside = keys("in near outside inside across around throughout")

    /// A name that no table holds, announced as a place's before or after it.
    static func announced(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard words.isCapitalised(index), !words.has(index, [.function, .calendar, .title, .compass]), index > sentence.lowerBound,
            !words.isCapitalised(index - 1)
        else { return nil }
        var end = index + 1
        while end < sentence.upperBound, end < index + 4, words.isCapitalised(end), !words.has(end, [.function, .calendar]) { end += 1 }
        let isAfter =
            end < sentence.upperBound && words.tokens[end].isName && !words.isCapitalised(end) && kindsBehind.contains(words.keys[end])
        return isAfter || isNamed(index, words, sentence) ? index..<end : nil
    }

    /// "in the village of Dunmorrow", "the villages of Dunmorrow and Cray", "the island Hirta".
    private static func isNamed(_ index: Int, _ words: ArticleWords, _ sentence: Range<Int>) -> Bool {
        var at = index - 1
        if kindsBeside.contains(words.keys[at]), !words.isCapitalised(at) { return true }
        while at > sentence.lowerBound, index - at < 8, words.keys[at] == and || words.mark(at) == 0x2C {
            at -= 1
            while at > sentence.lowerBound, words.isCapitalised(at) { at -= 1 }
        }
        return at > sentence.lowerBound && links.contains(words.keys[at]) && kindsBefore.contains(words.keys[at - 1])
            && !words.isCapitalised(at - 1)
    }

    /// One to three words that no table holds, behind "in" or the like.
    static func located(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard index > sentence.lowerBound, inside.contains(words.keys[index - 1]), !words.has(index, .givenName),
            let run = unknown(at: index, in: words, sentence: sentence),
            run.upperBound == sentence.upperBound || words.has(run.upperBound, [.function, .locative])
                || words.tokens[run.upperBound].isMark && !Written.isPossessive(run.upperBound, words)
        else { return nil }
        return run
    }

    /// A run of up to three capitalised words, none of which says anything else.
    static func unknown(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        var end = index
        while end < sentence.upperBound, end < index + 4, PersonPatterns.isUnknownName(end, words) {
            if end > index, let known = PhraseScan.longest(at: end, to: sentence.upperBound, in: words, .sentence),
                words.gazetteer.entries[Int(known.entry)].weight >= 100
            {
                return nil
            }
            end += 1
        }
        guard end > index, end < index + 4, end == sentence.upperBound || !words.isCapitalised(end),
            !words.tokens[index].look.contains(.joined)
        else { return nil }
        return index..<end
    }

    /// مدينة, بلدة, قرية and the like, with the letters that may be written to them.
    static let arabicKinds: Set<UInt64> = {
        let kinds = ["مدينة", "بلدة", "قرية", "محافظة", "مخيم", "مدينتي", "بلدتي", "قريتي"]
        return keys((kinds + ["ب", "ل", "و"].flatMap { letter in kinds.map { letter + $0 } }).joined(separator: " "))
    }()

    /// A word that no table holds behind such a noun. Names of this kind mostly carry the article or are foreign; an
    /// adjective in ية or ة without it ("مدينة كبيرة") is none.
    static func announcedInArabic(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        let token = words.tokens[index]
        guard token.look.contains(.arabic), index > sentence.lowerBound, arabicKinds.contains(words.keys[index - 1]), token.count >= 6,
            !words.has(index, [.function, .locative, .calendar])
        else { return nil }
        let hasArticle = words.keys[index] != token.id
        let endsInTa = UTF8Cursor.scalar(words.text.span, before: Int(token.end)).value == 0x629
        return hasArticle || !endsInTa ? index..<index + 1 : nil
    }
}
