/// People whom no table knows, by the form of their names: title and name, given name and surname, Abu X al-Y.
import Documents

enum PersonPatterns {
    struct Found {
        var tokens: Range<Int>
        var evidence: Evidence
        /// Where reading goes on.
        var end: Int
    }

    /// A person's name that starts, with its titles, at a token.
    static func person(at index: Int, in words: ArticleWords, sentence: Range<Int>, longest: PhraseMatch?) -> Found? {
        let group = words.classes[index]
        if group.contains(.title), words.isCapitalised(index) || group.contains(.role) {
            return titled(index, words, sentence)
        }
        guard words.isCapitalised(index) else { return nil }
        if group.contains(.kunya), !group.contains(.function) {
            let end = nameEnd(index + 1, words, sentence, limit: 5)
            return end > index + 1 ? Found(tokens: index..<end, evidence: Evidence(3, .kunya), end: end) : nil
        }
        let isInitial = words.tokens[index].count == 1
        guard group.contains(.givenName) || isInitial && index + 1 < sentence.upperBound && words.mark(index + 1) == 0x2E else {
            return nil
        }
        let end = nameEnd(index, words, sentence, limit: 5)
        guard end - index >= 2, !isInitial || end - index >= 3 else { return nil }
        if !isInitial, follows(end, words, sentence, [.facility, .feature, .organisationTail, .landmark]) { return nil }
        let last = end - 1
        let surname = words.classes[last]
        var evidence = Evidence(2, .namedPerson)
        if surname.contains(.surname) || surname.contains(.givenName) { evidence.add(1, .familyName) }
        return Found(tokens: index..<end, evidence: evidence, end: end)
    }

    /// Two or three capitalised words that nothing else explains: more often than not a person's name.
    static func unknown(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard !words.tokens[index].look.contains(.opensSentence) else { return nil }
        var at = index
        while at < sentence.upperBound, at <= index + 3, isUnknownName(at, words) { at += 1 }
        let isWhole = at == sentence.upperBound || !words.isCapitalised(at) && !words.tokens[at].look.contains(.joined)
        let startsRun = index == sentence.lowerBound || !words.isCapitalised(index - 1)
        // Cyrillic writes halls and streets like this, too, and persons mostly with two words.
        let most = words.tokens[index].look.contains(.cyrillic) ? 2 : 3
        guard isWhole, startsRun, (2...most).contains(at - index), !words.tokens[index].look.contains(.joined),
            !endsAsThings(at - 1, words)
        else { return nil }
        return index..<at
    }

    /// "Rescue Teams", "Period", "Gold Rating": endings of common nouns, on words that are nobody's known name.
    private static func endsAsThings(_ index: Int, _ words: ArticleWords) -> Bool {
        guard words.classes[index].isDisjoint(with: [.surname, .givenName]) else { return false }
        let word = words.text[Int(words.tokens[index].start)..<Int(words.tokens[index].end)]
        return commonEndings.contains { word.count > $0.count + 2 && word.suffix($0.count).elementsEqual($0) }
    }

    private static let commonEndings = "tion tions ment ments ness ship ing ings ity ers ors ists ies ons ams ics ism".split(separator: " ")
        .map {
            Array($0.utf8)
        }

    /// "said Noma", "Dorrian told": one unknown name beside a verb of speech.
    static func speaker(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Range<Int>? {
        guard isUnknownName(index, words) else { return nil }
        let next = index + 1
        if next < sentence.upperBound, words.isCapitalised(next) { return nil }
        if index > sentence.lowerBound, words.isCapitalised(index - 1) { return nil }
        // Of "a councillor of Quarrim asked" it is the councillor who did.
        let isOwner = index > sentence.lowerBound && words.isOfOrFrom(index - 1)
        let isBefore = !isOwner && next < sentence.upperBound && words.has(next, .speech) && !words.isCapitalised(next)
        let isAfter = index > sentence.lowerBound && words.has(index - 1, .speech) && !words.isCapitalised(index - 1)
        return isBefore || isAfter ? index..<next : nil
    }

    static func isUnknownName(_ index: Int, _ words: ArticleWords) -> Bool {
        let token = words.tokens[index]
        guard words.isCapitalised(index), token.count >= 3, token.look.isDisjoint(with: [.allCaps, .hasDigit, .abbreviation]) else {
            return false
        }
        return words.classes[index].isSubset(of: [.surname, .givenName]) && !words.occursInLowercase(index)
    }

    /// More titles in a row are a list, and nobody's.
    private static let mostTitles = 6

    private static func titled(_ index: Int, _ words: ArticleWords, _ sentence: Range<Int>) -> Found? {
        var at = index + 1
        var titles = 1
        let isCapital = words.isCapitalised(index)
        while at < sentence.upperBound {
            if words.mark(at) == 0x2E, !words.tokens[at].look.contains(.spaced), words.tokens[at - 1].count <= 5 {
                at += 1
            } else if words.has(at, .title), words.isCapitalised(at) == isCapital || words.isCapitalised(at) {
                titles += 1
                guard titles <= mostTitles else { return nil }
                at += 1
            } else {
                break
            }
        }
        guard at < sentence.upperBound, words.isCapitalised(at) || words.has(at, .particle) else { return nil }
        let end = nameEnd(at, words, sentence, limit: 5)
        guard end > at, !follows(end, words, sentence, [.facility, .feature, .organisationTail, .publicBody, .landmark]) else { return nil }
        if end - at == 1, !isCapital { return nil }
        if words.classes[at].contains(.givenName) || words.classes[index].isDisjoint(with: .role) {
            return Found(tokens: at..<end, evidence: Evidence(3, .titledPerson), end: end)
        }
        return Found(tokens: at..<end, evidence: Evidence(isCapital ? 2 : 1, .titledPerson), end: end)
    }

    /// No name has more words, initials, full stops and particles than this: "A. A. A. …" without end is none.
    private static let mostTokens = 16

    /// The token after a run of name words.
    static func nameEnd(_ start: Int, _ words: ArticleWords, _ sentence: Range<Int>, limit: Int) -> Int {
        var at = start
        var end = start
        var names = 0
        let notNames: WordClass = [
            .function, .calendar, .organisationTail, .publicBody, .company, .newspaper, .speech, .facility, .feature, .title, .direction,
            .groupTail, .landmark,
        ]
        while at < min(sentence.upperBound, start + mostTokens), names < limit {
            let token = words.tokens[at]
            let group = words.classes[at]
            if token.isName, group.contains(.particle), at + 1 < sentence.upperBound, words.isCapitalised(at + 1),
                !words.isCapitalised(at) || !group.contains(.function), names > 0 || token.look.isDisjoint(with: .opensSentence)
            {
                at += 1  // al-Sisi, de la Cruz
                continue
            }
            guard words.isCapitalised(at) else { break }
            let isInitial = token.count == 1 && at + 1 < sentence.upperBound && words.mark(at + 1) == 0x2E
            if isInitial {
                at += 2
                continue
            }
            if names > 0 || group.contains(.function), !group.isDisjoint(with: notNames), !group.contains(.personTail) { break }
            names += 1
            at += 1
            end = at
        }
        return end
    }

    private static func follows(_ end: Int, _ words: ArticleWords, _ sentence: Range<Int>, _ group: WordClass) -> Bool {
        end < sentence.upperBound && words.isCapitalised(end) && words.has(end, group)
    }
}
