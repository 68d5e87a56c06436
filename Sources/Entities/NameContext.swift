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
    struct Reading {
        var evidence: Evidence
        /// The words around it make it a person's name, here and so perhaps elsewhere in the article.
        var isPersonal = false
        /// How strongly a word beside it announces a place: 1 for "from", 2 for "in".
        var placed = 0.0
    }

    func reading(_ match: PhraseMatch, _ best: PhraseEntry) -> Reading {
        let range = match.tokens
        if !best.form.contains(.cased) { return Reading(evidence: uncased(match, best)) }
        var reading = Reading(evidence: strength(of: match, best))
        let isWeighty = best.weight >= 150
        before(range, isWeighty, &reading)
        after(range, isWeighty, &reading)
        if words.isCapitalised(range.lowerBound), range.count == 1, words.occursInLowercase(range.lowerBound), !isAcronym(range, best) {
            reading.evidence.add(-3, .smallInText)
        }
        if range.count == 1, isContraction(range.lowerBound) { reading.evidence.add(-6, .contraction) }
        if style != .sentence, range.count == 1, match.prior ?? 1 < 0.7 { reading.evidence.add(-1, .headline) }
        // Amid capitals every word is one: a lesser name of a place is more often an ordinary word.
        if style == .capitals, range.count == 1, !best.form.contains(.isName), !isAcronym(range, best) {
            reading.evidence.add(-3, .capitals)
        }
        return reading
    }

    private func isAcronym(_ range: Range<Int>, _ best: PhraseEntry) -> Bool {
        best.form.contains(.allCaps) && words.tokens[range.lowerBound].look.contains(.allCaps)
    }

    /// How likely a capitalised use of the name is the place, before looking at its neighbours.
    private func strength(of match: PhraseMatch, _ best: PhraseEntry) -> Evidence {
        let record = words.gazetteer.records[Int(best.record)]
        let range = match.tokens
        var strength = Evidence(known(record, best, range), .kind)
        if isAcronym(range, best) { return style == .capitals ? Evidence(1, .capitals) : strength }
        if let prior = match.prior {
            return Evidence(max(-4, min(4, 4.4 * (prior - 0.5) + (range.count > 1 ? 1 : 0))), .prior)
        }
        if range.count > 1 { strength.add(1.5, .severalWords) }
        // "The Center", "The Village"
        if range.count == 2, words.has(range.lowerBound, .function), words.has(range.lowerBound + 1, Self.ordinary) {
            strength.add(-3, .everydayWord)
        }
        if best.form.contains(.sounded) {
            strength.add(-1.2, .transliterated)
        } else if !best.form.contains(.isName), record.sort != .country {
            strength.add(-0.7, .aliasOnly)
        }
        guard range.count == 1 else { return strength }
        let group = words.classes[range.lowerBound]
        if group.contains(.givenName), best.weight < 115 { strength.add(-1.2, .firstName) }
        if group.contains(.surname), best.weight < 100 { strength.add(-0.6, .familyName) }
        if !group.isDisjoint(with: Self.ordinary), record.sort != .country { strength.add(-3, .everydayWord) }
        if words.tokens[range.lowerBound].count <= 3, best.weight < 150 { strength.add(-1.5, .short) }
        return strength
    }

    private func known(_ record: GazetteerRecord, _ best: PhraseEntry, _ range: Range<Int>) -> Double {
        switch record.sort {
        case .country: 4
        case .firstDivision, .region: 2.5
        case .secondDivision: range.count > 1 ? 2.5 : 0.8
        default: min(3.2, max(0.2, (Double(best.weight) - 60) / 20))
        }
    }

    /// Classes of words that open sentences and headings in capitals without naming anything.
    private static let ordinary: WordClass = [
        .function, .calendar, .title, .facility, .publicBody, .organisationTail, .feature, .direction, .newspaper,
    ]

    private func before(_ range: Range<Int>, _ isWeighty: Bool, _ reading: inout Reading) {
        let first = range.lowerBound
        guard first > sentence.lowerBound else {
            if range.count == 1 { reading.evidence.add(-0.6, .opensSentence) }
            return
        }
        let previous = first - 1
        let group = words.classes[previous]
        if words.has(previous, .locative), !words.isCapitalised(previous) || previous == sentence.lowerBound {
            if previous > sentence.lowerBound, words.keys[previous - 1] == Self.according { return }
            let isInside = PlacePatterns.inside.contains(words.keys[previous])
            reading.evidence.add(isInside ? 2.2 : 1.5, .announced)
            reading.placed = isInside ? 2 : 1
            return
        }
        if isFrenchLocative(previous) {
            reading.evidence.add(1.5, .announced)
            // That it is a word of English says nothing here: "à Tours".
            if !words.has(first, [.givenName, .surname, .title, .calendar]) { reading.evidence.raise(to: 1.5, .announced) }
            reading.placed = 1
            return
        }
        guard words.tokens[previous].isName else {
            if words.mark(previous) == 0x24, words.tokens[first].look.isDisjoint(with: .spaced) { reading.evidence.add(-6, .money) }
            if words.mark(previous) == 0x2C, previous > sentence.lowerBound { afterKin(previous - 1, range, &reading) }
            return
        }
        if afterKin(previous, range, &reading) { return }
        // "Mr Dale, of Hayes, ..."
        if words.keys[previous] == Self.of, previous > sentence.lowerBound, words.mark(previous - 1) == 0x2C {
            reading.evidence.add(1.5, .announced)
            reading.placed = 1
            return
        }
        if !words.isCapitalised(previous) {
            if range.count == 1, isStreet(previous) {
                reading.evidence.add(-4, .street)
            } else if group.contains(.role) {
                reading.evidence.add(-1.5, .afterRole)
            } else if group.contains(.speech), range.count == 1, !isWeighty, !isOffice(range.upperBound) {
                reading.evidence.add(-2, .besideSpeech)
                reading.isPersonal = true
            } else if group.contains(.particle), !group.contains(.function) || words.tokens[first].look.contains(.joined),
                previous == sentence.lowerBound || words.isCapitalised(previous - 1)  // "Ana de Palma", not "le port de Palma"
            {
                reading.evidence.add(-1.5, .particle)
            } else {
                reading.evidence.add(0.3, .insideSentence)
            }
            return
        }
        if group.contains(.title) {
            let isPersonal = words.classes[first].contains(.givenName) || range.count == 1
            reading.evidence.add(isPersonal ? -3 : -0.5, .afterTitle)
            reading.isPersonal = isPersonal
        } else if !group.isDisjoint(with: [.function, .calendar, .direction, .publicBody, .feature]) {
            reading.evidence.add(0.2, .insideSentence)
        } else if style != .sentence {
            reading.evidence.add(-0.3, .headline)
        } else if previous == sentence.lowerBound, words.occursInLowercase(previous) {
            return
        } else if group.contains(.givenName), range.count == 1 {
            reading.evidence.add(-3.5, .afterFirstName)
            reading.isPersonal = true
        } else {
            let isWord = words.tokens[previous].look.isDisjoint(with: [.allCaps, .hasDigit])
            reading.evidence.add(range.count == 1 ? (isWord ? -2 : -1) : -0.7, .besideCapitals)
            reading.isPersonal = range.count == 1 && !isWeighty && isWord
        }
    }

    private func after(_ range: Range<Int>, _ isWeighty: Bool, _ reading: inout Reading) {
        let next = range.upperBound
        guard next < sentence.upperBound else { return }
        let group = words.classes[next]
        if words.mark(next) == 0x2C {
            if range.count == 1, isAge(next + 1) {
                reading.evidence.add(-4, .age)
                reading.isPersonal = true
            } else {
                reading.evidence.add(0.3, .comma)
            }
            return
        }
        if words.mark(next) == 0x24, words.tokens[next].look.isDisjoint(with: .spaced) { reading.evidence.add(-6, .money) }  // US$5
        guard words.tokens[next].isName else { return }
        if Self.ailments.contains(words.keys[next]) {
            reading.evidence.add(-5, .ailment)
            return
        }
        if !words.isCapitalised(next) {
            if Self.kinds.contains(words.keys[next]) || Self.inhabitants.contains(words.keys[next]) {
                reading.evidence.add(1, .kindBehind)
                reading.placed = max(reading.placed, 1)
            }
            // "A councillor of Quarrim asked": the councillor did.
            let isOwner = range.lowerBound > sentence.lowerBound && words.isOfOrFrom(range.lowerBound - 1)
            if group.contains(.speech), range.count == 1, !isWeighty, !isOwner {
                reading.evidence.add(-2, .besideSpeech)
                reading.isPersonal = true
            }
            return
        }
        if style != .sentence { return }
        if !group.isDisjoint(with: [.feature, .publicBody]) {
            reading.evidence.add(0.8, .featureBehind)
        } else if group.contains(.facility) {
            reading.evidence.add(-0.5, .facilityBehind)
        } else if group.isDisjoint(with: [.title, .calendar, .function, .direction]) {
            reading.evidence.add(range.count == 1 ? -1.2 : -0.5, .besideCapitals)
        }
    }

    /// "his daughter Brittany", "the singer Diana": a first name behind what somebody is.
    @discardableResult
    private func afterKin(_ index: Int, _ range: Range<Int>, _ reading: inout Reading) -> Bool {
        guard range.count == 1, words.has(range.lowerBound, .givenName), Self.kin.contains(words.keys[index]), !words.isCapitalised(index)
        else { return false }
        reading.evidence.add(-3.5, .afterRole)
        reading.isPersonal = true
        return true
    }

    /// "à Tyr", "près de Tyr"; without the accent "a" is another word.
    private func isFrenchLocative(_ index: Int) -> Bool {
        let token = words.tokens[index]
        if token.count == 2, words.text[Int(token.start)] == 0xC3, words.text[Int(token.start) + 1] == 0xA0 { return true }
        return words.keys[index] == Self.de && index > sentence.lowerBound && words.keys[index - 1] == Self.pres
    }

    /// "la place Stalingrad", "avenue Wagram": named after the place.
    private func isStreet(_ index: Int) -> Bool {
        Self.streets.contains(words.keys[index])
            || words.keys[index] == Self.place && index > sentence.lowerBound && words.keys[index - 1] == Self.la
    }

    /// "Montreal Mayor Roy": an office of the place.
    private func isOffice(_ index: Int) -> Bool {
        index < sentence.upperBound && words.isCapitalised(index) && words.has(index, [.title, .publicBody])
    }

    /// "You'd", "We'll": no name ends so.
    private func isContraction(_ index: Int) -> Bool {
        let token = words.tokens[index]
        let bytes = words.text[Int(token.start)..<Int(token.end)]
        guard let mark = bytes.lastIndex(where: { $0 == 0x27 || $0 == 0x99 }), mark > bytes.startIndex else { return false }
        let tail = bytes[(mark + 1)...]
        return tail.elementsEqual("d".utf8) || tail.elementsEqual("m".utf8) || tail.elementsEqual("ll".utf8)
            || tail.elementsEqual("ve".utf8) || tail.elementsEqual("re".utf8)
    }

    private static let according = NameKey.key(ofWord: "according")
    private static let of = NameKey.key(ofWord: "of")
    private static let de = NameKey.key(ofWord: "de")
    private static let la = NameKey.key(ofWord: "la")
    private static let pres = NameKey.key(ofWord: "près")
    private static let place = NameKey.key(ofWord: "place")
    private static let streets = PlacePatterns.keys("rue avenue boulevard gare площадь площади улица улице улицы")
    private static let kin = PlacePatterns.keys(
        """
        daughter son wife husband mother father brother sister boy girl friend uncle aunt cousin widow girlfriend boyfriend fiance fiancee \
        niece nephew grandson granddaughter grandmother grandfather twin twins singer actor actress
        """)
    private static let inhabitants = PlacePatterns.keys(
        "residents resident police mayor officials authorities council man woman native firefighters teenager couple villagers")

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
    private func uncased(_ match: PhraseMatch, _ best: PhraseEntry) -> Evidence {
        let range = match.tokens
        let first = range.lowerBound
        let record = words.gazetteer.records[Int(best.record)]
        let isAnnounced = first > sentence.lowerBound && words.has(first - 1, .locative)
        // مالي is "financial", and Mali where "in" stands before it.
        if range.count == 1, words.has(first, [.function, .locative]), !isAnnounced || record.sort != .country {
            return Evidence(-4, .everydayWord)
        }
        var evidence = Evidence(knownUncased(record, best), .kind)
        if words.tokens[first].look.contains(.arabic), record.sort.isCity {
            if !Self.arabicCountries.contains(record.country) {
                if range.count == 1, !isAnnounced, best.weight < 124 { evidence.add(-1.5, .foreign) }
            } else if range.count == 1, lacksArticle(first, record) {
                evidence.add(-2, .withoutArticle)
            } else {
                evidence.add(1.1, .local)
            }
        }
        if range.count > 1 { evidence.add(2, .severalWords) }
        if range.count == 1, words.tokens[first].count <= 4 { evidence.add(-2, .short) }  // two letters
        if words.tokens[first].look.contains(.abbreviation) { evidence.add(-4, .abbreviation) }
        let isPrefixed = range.count == 1 && match.key != words.keys[first]
        if isPrefixed, best.weight < 200 {
            let prefix = UTF8Cursor.scalar(words.text.span, Int(words.tokens[first].start)).value
            let isIn = prefix == 0x628 || prefix == 0x5D1
            evidence.add(isIn ? 0.5 : -1, .attachedLetter)  // ب and ב are "in"; و, ف and ك begin many words
        }
        if first > sentence.lowerBound {
            if PlacePatterns.arabicKinds.contains(words.keys[first - 1]) {
                evidence.add(5, .announced)
            } else if isAnnounced {
                evidence.add(1.8, .announced)
            }
            if words.has(first - 1, [.title, .givenName, .kunya]) { evidence.add(-2, .afterTitle) }
        }
        if let prior = match.prior { evidence.cap(at: 4.4 * (prior - 0.5), .prior) }
        return evidence
    }

    /// خمس is five, الخمس a town: Al Khums.
    private func lacksArticle(_ index: Int, _ record: GazetteerRecord) -> Bool {
        guard words.keys[index] == words.tokens[index].id else { return false }
        let name = words.gazetteer.string(record.name).utf8
        guard let first = name.first, first == 0x41 || first == 0x45, let gap = name.firstIndex(where: { $0 == 0x20 || $0 == 0x2D }) else {
            return false
        }
        return name.distance(from: name.startIndex, to: gap) <= 4
    }

    /// Whose towns have their own names in Arabic letters, so that a text in these may well mean them.
    private static let arabicCountries = Set(
        "AE AF BH DZ EG EH IL IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split(separator: " ").map {
            UInt16($0.utf8.first!) << 8 | UInt16($0.utf8.last!)
        })

    private func knownUncased(_ record: GazetteerRecord, _ best: PhraseEntry) -> Double {
        switch record.sort {
        case .country: 4
        case .firstDivision: 1.2
        case .region: 2
        case .secondDivision: -0.5
        default: min(3, (Double(best.weight) - 108) / 10)
        }
    }
}
