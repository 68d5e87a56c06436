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
            if words.has(at, .landmark) { best = index..<at + 1 }
            at += 1
        }
        guard let best else { return nil }
        // "Red River Bank" is a bank, "Kanawha County Commission" sits in Kanawha County.
        let next = best.upperBound
        if next < sentence.upperBound, words.isCapitalised(next), words.has(next, [.organisationTail, .company, .newspaper]),
            !words.has(next, .publicBody)
        {
            return nil
        }
        return best
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
        Set(words.split(separator: " ").map { NameKey.key(ofWord: String($0)) })
    }

    private static let kindKeys = keys(kinds)
    private static let links = keys("of called named")

    /// A name that no table holds, announced as a place's before or after it.
    static func announced(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard words.isCapitalised(index), !words.has(index, [.function, .calendar, .title, .compass]), index > sentence.lowerBound else {
            return nil
        }
        var end = index + 1
        while end < sentence.upperBound, end < index + 4, words.isCapitalised(end), !words.has(end, [.function, .calendar]) { end += 1 }
        let isBefore = index >= sentence.lowerBound + 2 && links.contains(words.keys[index - 1]) && kindKeys.contains(words.keys[index - 2])
        let isAfter =
            end < sentence.upperBound && words.tokens[end].isName && !words.isCapitalised(end) && kindKeys.contains(words.keys[end])
        return (isBefore && !words.isCapitalised(index - 2)) || isAfter ? index..<end : nil
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
