/// Organisations that no table knows, by the words that such names begin or end with.
import Documents

enum OrganisationPatterns {
    /// "University of Reading", "Ministry of Foreign Affairs": from the head word to the end of the run.
    static func headed(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard words.isCapitalised(index), words.has(index, .organisationHead), index + 2 < sentence.upperBound,
            words.text[Int(words.tokens[index + 1].start)] == 0x6F, words.tokens[index + 1].count == 2
        else { return nil }
        var at = index + 2
        var end = index
        while at < sentence.upperBound, at < index + 10 {
            if words.isCapitalised(at), !words.has(at, .calendar) {
                at += 1
                end = at
            } else if words.tokens[at].isName, words.has(at, .function), at + 1 < sentence.upperBound, words.isCapitalised(at + 1),
                isConnector(at, words), !words.has(at + 1, .title)
            {
                at += 1
            } else {
                break
            }
        }
        return end > index + 2 ? index..<end : nil
    }

    /// A run of capitalised words that ends as organisations do.
    static func tailed(at index: Int, in words: ArticleWords, sentence: Range<Int>, opensName: Bool) -> (
        range: Range<Int>, group: WordClass
    )? {
        guard words.isCapitalised(index), opensName || !words.has(index, [.function, .calendar]) || words.has(index, .organisationHead)
        else { return nil }
        var at = index
        var best: (Range<Int>, WordClass)?
        while at < sentence.upperBound, at < index + 8 {
            guard words.isCapitalised(at), at == index || !words.has(at, .calendar) else {
                if words.mark(at) == 0x26, at + 1 < sentence.upperBound, words.isCapitalised(at + 1) {
                    at += 1
                    continue
                }
                break
            }
            if at > index, words.has(at, [.organisationTail, .newspaper, .company, .groupTail]) {
                best = (index..<at + 1, words.classes[at])
            } else if at > index + 1, words.keys[at] == force, words.keys[at - 1] == task {
                best = (index..<at + 1, .groupTail)
            }
            at += 1
        }
        return best.map { (range: $0.0, group: $0.1) }
    }

    /// "the Senate", "the Cabinet": a body's kind that is its name.
    static func isBody(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Bool {
        guard words.isCapitalised(index), bodies.contains(words.keys[index]), index > sentence.lowerBound, words.keys[index - 1] == the,
            !words.isCapitalised(index - 1) || index - 1 == sentence.lowerBound
        else { return false }
        return index + 1 >= sentence.upperBound || !words.isCapitalised(index + 1)
    }

    private static let the = NameKey.key(ofWord: "the")
    private static let task = NameKey.key(ofWord: "task")
    private static let force = NameKey.key(ofWord: "force")
    private static let bodies = PlacePatterns.keys("senate congress parliament cabinet")

    /// The run of words that an acronym in brackets stands for: "World Monuments Fund (WMF)". `index` is the bracket.
    static func expansion(ofAcronymAt index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard index + 2 < sentence.upperBound, words.mark(index + 2) == 0x29, words.tokens[index + 1].look.contains(.allCaps) else {
            return nil
        }
        let token = words.tokens[index + 1]
        guard token.count >= 2, token.count <= 8 else { return nil }
        var letters = words.text[Int(token.start)..<Int(token.end)].reversed().map { $0 | 0x20 }[...]
        var at = index
        while let letter = letters.first, at > sentence.lowerBound, index - at < 12 {
            at -= 1
            guard words.tokens[at].isName else { return nil }
            if words.text[Int(words.tokens[at].start)] | 0x20 == letter, words.isCapitalised(at) {
                letters = letters.dropFirst()
            } else if !words.has(at, .function) {
                return nil
            }
        }
        return letters.isEmpty && index - at > 1 ? at..<index : nil
    }

    private static func isConnector(_ index: Int, _ words: ArticleWords) -> Bool {
        let token = words.tokens[index]
        let count = token.count
        let byte = words.text[Int(token.start)]
        return count == 3 && (byte == 0x61 || byte == 0x74 || byte == 0x66) || count == 2 && byte == 0x6F  // and, the, for, of
    }
}
