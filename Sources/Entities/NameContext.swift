/// What the words around a place's name say for and against it.
///
/// Weights are log odds set by hand from what they mean, not fitted: 1 is a hint, 2 usually decides, 4 decides.
import Documents
import Text

struct NameContext {
    let words: ArticleWords
    let sentence: Range<Int>
    let style: CapitalStyle

    /// For and against a phrase being the place that is its weightiest reading.
    struct Evidence {
        var total: Double
        /// The words around it make it a person's name, here and so perhaps elsewhere in the article.
        var isPersonal = false
        /// A word such as "in" announces the place.
        var isPlaced = false
    }

    func evidence(for match: PhraseMatch, _ best: PhraseEntry) -> Evidence {
        let range = match.tokens
        if !best.form.contains(.cased) { return Evidence(total: uncased(match, best)) }
        var evidence = Evidence(total: strength(of: match, best))
        let isWeighty = best.weight >= 150
        before(range, isWeighty, &evidence)
        after(range, isWeighty, &evidence)
        if words.isCapitalised(range.lowerBound), range.count == 1, words.occursInLowercase(range.lowerBound), !isAcronym(range, best) {
            evidence.total -= 3
        }
        if style != .sentence, range.count == 1, match.prior ?? 1 < 0.7 { evidence.total -= 1 }
        // Amid capitals every word is one: a lesser name of a place is more often an ordinary word.
        if style == .capitals, range.count == 1, !best.form.contains(.isName), !isAcronym(range, best) { evidence.total -= 3 }
        return evidence
    }

    private func isAcronym(_ range: Range<Int>, _ best: PhraseEntry) -> Bool {
        best.form.contains(.allCaps) && words.tokens[range.lowerBound].look.contains(.allCaps)
    }

    /// How likely a capitalised use of the name is the place, before looking at its neighbours.
    private func strength(of match: PhraseMatch, _ best: PhraseEntry) -> Double {
        let record = words.gazetteer.records[Int(best.record)]
        let range = match.tokens
        var strength: Double
        switch record.sort {
        case .country: strength = 4
        case .firstDivision: strength = 2.5
        case .region: strength = 2.5
        case .secondDivision: strength = range.count > 1 ? 2.5 : 0.8
        default: strength = min(3.2, max(0.2, (Double(best.weight) - 60) / 20))
        }
        if isAcronym(range, best) { return style == .capitals ? 1 : strength }
        if range.count > 1 { strength += 1.5 }
        if !best.form.contains(.isName), record.sort != .country { strength -= 0.7 }
        if range.count == 1 {
            let group = words.classes[range.lowerBound]
            if group.contains(.givenName), best.weight < 115 { strength -= 1.2 }
            if group.contains(.surname), best.weight < 100 { strength -= 0.6 }
            if !group.isDisjoint(with: Self.ordinary), record.sort != .country { strength -= 3 }
            if words.tokens[range.lowerBound].count <= 3, best.weight < 150 { strength -= 1.5 }
        }
        if let prior = match.prior { strength = max(-4, min(4, 4.4 * (prior - 0.5) + (range.count > 1 ? 1 : 0))) }
        return strength
    }

    /// Classes of words that open sentences and headings in capitals without naming anything.
    private static let ordinary: WordClass = [
        .function, .calendar, .title, .facility, .publicBody, .organisationTail, .feature, .direction, .newspaper,
    ]

    private func before(_ range: Range<Int>, _ isWeighty: Bool, _ evidence: inout Evidence) {
        let first = range.lowerBound
        guard first > sentence.lowerBound else {
            if range.count == 1 { evidence.total -= 0.6 }
            return
        }
        let previous = first - 1
        let group = words.classes[previous]
        if words.has(previous, .locative), !words.isCapitalised(previous) || previous == sentence.lowerBound {
            evidence.total += 1.5
            evidence.isPlaced = true
            return
        }
        guard words.tokens[previous].isName else { return }
        if !words.isCapitalised(previous) {
            if group.contains(.role) {
                evidence.total -= 1.5
            } else if group.contains(.speech), range.count == 1, !isWeighty {
                evidence.total -= 2
                evidence.isPersonal = true
            } else if group.contains(.particle), !group.contains(.function) || words.tokens[first].look.contains(.joined) {
                evidence.total -= 1.5
            } else {
                evidence.total += 0.3
            }
            return
        }
        if group.contains(.title) {
            let isPersonal = words.classes[first].contains(.givenName) || range.count == 1
            evidence.total -= isPersonal ? 3 : 0.5
            evidence.isPersonal = isPersonal
        } else if !group.isDisjoint(with: [.function, .calendar, .direction, .publicBody, .feature]) {
            evidence.total += 0.2
        } else if style != .sentence {
            evidence.total -= 0.3
        } else if previous == sentence.lowerBound, words.occursInLowercase(previous) {
            return
        } else if group.contains(.givenName), range.count == 1 {
            evidence.total -= 3.5
            evidence.isPersonal = true
        } else {
            let isWord = words.tokens[previous].look.isDisjoint(with: [.allCaps, .hasDigit])
            evidence.total -= range.count == 1 ? (isWord ? 2 : 1) : 0.7
            evidence.isPersonal = range.count == 1 && !isWeighty && isWord
        }
    }

    private func after(_ range: Range<Int>, _ isWeighty: Bool, _ evidence: inout Evidence) {
        let next = range.upperBound
        guard next < sentence.upperBound else { return }
        let group = words.classes[next]
        if words.mark(next) == 0x2C {
            if range.count == 1, isAge(next + 1) {
                evidence.total -= 4
                evidence.isPersonal = true
            } else {
                evidence.total += 0.3
            }
            return
        }
        if words.mark(next) == 0x24, words.tokens[next].look.isDisjoint(with: .spaced) { evidence.total -= 6 }  // US$5
        guard words.tokens[next].isName else { return }
        if !words.isCapitalised(next) {
            if Self.ailments.contains(words.keys[next]) { evidence.total -= 3.5 }
            if Self.kinds.contains(words.keys[next]) {
                evidence.total += 1
                evidence.isPlaced = true
            }
            if group.contains(.speech), range.count == 1, !isWeighty {
                evidence.total -= 2
                evidence.isPersonal = true
            }
            return
        }
        if style != .sentence { return }
        if !group.isDisjoint(with: [.feature, .publicBody]) {
            evidence.total += 0.8
        } else if group.contains(.facility) {
            evidence.total -= 0.5
        } else if group.isDisjoint(with: [.title, .calendar, .function, .direction]) {
            evidence.total -= range.count == 1 ? 1.2 : 0.5
        }
    }

    /// "West Nile virus", "Lassa fever": named after a place that is not meant.
    private static let ailments = PlacePatterns.keys(
        "virus viruses fever flu influenza disease syndrome ebolavirus hemorrhagic haemorrhagic encephalitis strain")
    private static let kinds = PlacePatterns.keys(PlacePatterns.kinds)

    /// "Burton, 39, …": a number of a life's length between commas.
    private func isAge(_ index: Int) -> Bool {
        guard index + 1 < sentence.upperBound, words.tokens[index].kind == .number, words.tokens[index].count == 2 else { return false }
        return words.mark(index + 1) == 0x2C || words.mark(index + 1) == 0x2E
    }

    /// Scripts without capitals: a word is the name of a big place, or one that a word such as "in" or "city" announces.
    private func uncased(_ match: PhraseMatch, _ best: PhraseEntry) -> Double {
        let range = match.tokens
        let record = words.gazetteer.records[Int(best.record)]
        var evidence: Double
        switch record.sort {
        case .country: evidence = 4
        case .firstDivision: evidence = 1.2
        case .region: evidence = 2
        case .secondDivision: evidence = -0.5
        default: evidence = min(3, (Double(best.weight) - 108) / 10)
        }
        if range.count > 1 { evidence += 2 }
        if range.count == 1, words.has(range.lowerBound, [.function, .locative]) { return -4 }
        if words.tokens[range.lowerBound].count <= 4 { evidence -= 2 }  // two letters
        if words.tokens[range.lowerBound].look.contains(.abbreviation) { evidence -= 4 }
        let isPrefixed = range.count == 1 && match.key != words.keys[range.lowerBound]
        if isPrefixed, best.weight < 200 {
            let isIn = UTF8Cursor.scalar(words.text.span, Int(words.tokens[range.lowerBound].start)).value == 0x628
            evidence += isIn ? 0.5 : -1  // ب is "in"; و, ف and ك begin many words
        }
        if range.lowerBound > sentence.lowerBound, PlacePatterns.arabicKinds.contains(words.keys[range.lowerBound - 1]) {
            evidence += 5
        } else if range.lowerBound > sentence.lowerBound, words.has(range.lowerBound - 1, .locative) {
            evidence += 1.8
        }
        if range.lowerBound > sentence.lowerBound, words.has(range.lowerBound - 1, [.title, .givenName, .kunya]) { evidence -= 2 }
        if let prior = match.prior { evidence = min(evidence, 4.4 * (prior - 0.5)) }
        return evidence
    }
}
