import Text

/// Russian inflection by the ending of the form that dictionaries give. As elsewhere every form becomes an entry of its
/// own; a form that no one uses matches nothing, so gender and animacy need not be told apart.
enum RussianInflection {
    /// Cases of the singular and of the plural: nominative, genitive, dative, accusative, instrumental, locative; each
    /// with the ids of its forms.
    private typealias Cells = [[Folding.TokenID]]

    /// A noun with the adjectives before it, in agreement; what follows the noun stands as it is: "взрывное устройство",
    /// "смертник на машине". `irregular` is the stem of the other cases ("боец (бойц)") or, after а, я and о, the
    /// genitive plural ("тюрьма (тюрем)").
    static func noun(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        var front = 0
        while front + 1 < words.count, adjective(words[front]) != nil { front += 1 }
        let head = adjective(words[front]) ?? cells(words[front], irregular.first)
        let adjectives = words[..<front].compactMap(adjective).filter { $0.count == head.count }
        let rest = words[(front + 1)...].map(\.id)
        let isPlural = isPluralAdjective(words[front])
        for cell in head.indices {
            let fronts = adjectives.reduce([[]]) { phrases, list in phrases.flatMap { phrase in list[cell].map { phrase + [$0] } } }
            for front in fronts {
                for form in head[cell] { paradigms.add(form, after: front, before: rest, isPlural || cell >= 6 ? .plural : .singular) }
            }
        }
    }

    /// All genders, numbers and cases of an adjective.
    static func adjective(_ words: [Spelling], into paradigms: inout Paradigms) {
        let stem = words[0].dropLast(2)
        let rest = words.dropFirst().map(\.id)
        for ending in words[0].hasSuffix("ий") ? ["ий", "яя", "ее", "ие"] : ["ый", "ая", "ое", "ые"] {
            for form in (adjective(stem + ending) ?? []).joined() { paradigms.add(form, before: rest, .fixed) }
        }
    }

    /// Infinitive, past, present or simple future, gerund and short participle of a verb; the rest of a phrase stands as it
    /// is. `irregular` holds the third person, the past and the short participle where they do not follow the rule.
    static func verb(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        let isReflexive = words[0].hasSuffix("ся") || words[0].hasSuffix("сь")
        func bare(_ word: Spelling) -> Spelling { isReflexive && word.count > 2 ? word.dropLast(2) : word }
        let base = bare(words[0])
        let third = irregular.first.map(bare) ?? Self.third(base)
        let past = irregular.count > 1 ? bare(irregular[1]) : base.dropLast(2) + "л"
        let short = irregular.count > 2 ? irregular[2] : participle(base)
        let rest = words.dropFirst().map(\.id)
        func add(_ form: Spelling, _ forms: Forms) {
            let ending = isReflexive ? form.ends(inOneOf: "аеиоуыюя") ? "сь" : "ся" : ""
            paradigms.add(form.id(with: ending), before: rest, forms)
        }
        add(base, .base)
        add(third, .third)
        add(thirdPlural(third), .third)
        add(past, .past)
        let stem = past.hasSuffix("л") ? past : past + "л"
        for ending in ["а", "о", "и"] { add(stem + ending, .past) }
        if past.hasSuffix("л") { add(past.dropLast() + (isReflexive ? "вши" : "в"), .ing) }
        if let present = gerund(third) { add(present, .ing) }
        if !isReflexive, let short { for ending in ["", "а", "о", "ы"] { add(short + ending, .participle) } }
    }

    // MARK: Verbs

    private static func third(_ base: Spelling) -> Spelling {
        if base.hasSuffix("овать") { return base.dropLast(5) + "ует" }
        if base.hasSuffix("нуть") { return base.dropLast(3) + "ет" }
        return base.dropLast(2) + (base.hasSuffix("ить") ? "т" : "ет")
    }

    private static func thirdPlural(_ third: Spelling) -> Spelling {
        let stem = third.dropLast(2)
        if stem.bytes.isEmpty { return third }
        if third.hasSuffix("ит") { return stem + (stem.ends(inOneOf: "жшчщ") ? "ат" : "ят") }
        return stem + (stem.ends(inOneOf: "аеиоуыюяь") ? "ют" : "ут")
    }

    /// "угрожает", "угрожая"
    private static func gerund(_ third: Spelling) -> Spelling? {
        guard third.hasSuffix("ает") || third.hasSuffix("яет") || third.hasSuffix("ует") else { return nil }
        return third.dropLast(2) + "я"
    }

    private static func participle(_ base: Spelling) -> Spelling? {
        base.hasSuffix("ать") || base.hasSuffix("ять") ? base.dropLast(2) + "н" : nil
    }

    // MARK: Adjectives

    private static func isPluralAdjective(_ word: Spelling) -> Bool {
        word.hasSuffix("ые") || word.hasSuffix("ие") && adjective(word) != nil
    }

    /// The cells of a word with an adjective's ending; plural ones have six, others six alike for the singular and six of
    /// the plural.
    private static func adjective(_ word: Spelling) -> Cells? {
        guard word.ends(inOneOf: "йяе"), word.count > 4 else { return nil }
        let stem = word.dropLast(2)
        let isHissing = stem.ends(inOneOf: "жшчщ")
        let isVelar = stem.ends(inOneOf: "гкх")
        let isN = stem.hasSuffix("н")
        // "-ние" and "-рий" are nouns.
        if word.hasSuffix("ие") || word.hasSuffix("ий"), !isHissing, !isVelar, !(isN && word.hasSuffix("ий")) { return nil }
        let isSoft = isN && (word.hasSuffix("ий") || word.hasSuffix("яя") || word.hasSuffix("ее"))
        let endings: AdjectiveEndings = isSoft ? .soft : isHissing ? .hissing : isVelar ? .velar : .hard
        if word.hasSuffix("ый") || word.hasSuffix("ий") { return cells(stem, endings.masculine) }
        if word.hasSuffix("ая") || word.hasSuffix("яя") { return cells(stem, endings.feminine) }
        if word.hasSuffix("ое") || word.hasSuffix("ее") { return cells(stem, endings.neuter) }
        if word.hasSuffix("ые") || word.hasSuffix("ие") { return cells(stem, endings.plural) }
        return nil
    }

    private struct AdjectiveEndings {
        let masculine, feminine, neuter, plural: [[String]]

        static let hard = AdjectiveEndings([:])
        static let velar = AdjectiveEndings(["ы": "и"])
        static let hissing = AdjectiveEndings(["ы": "и", "о": "е"])
        static let soft = AdjectiveEndings(["ы": "и", "о": "е", "а": "я", "у": "ю"])

        /// `vowels`: what the first ones are written as.
        init(_ vowels: [Character: String]) {
            func endings(_ cells: String) -> [[String]] {
                RussianInflection.endings(cells).map { $0.map { (vowels[$0.first!] ?? String($0.first!)) + $0.dropFirst() } }
            }
            let cases = endings("ые ых ым ые/ых ыми ых")
            masculine = endings("ый ого ому ый/ого ым ом") + cases
            feminine = endings("ая ой ой ую ой ой") + cases
            neuter = endings("ое ого ому ое ым ом") + cases
            plural = cases + cases
        }
    }

    // MARK: Nouns

    /// The endings of each cell, of which some have several: "-" is none.
    private static func endings(_ cells: String) -> [[String]] {
        cells.split(separator: " ").map { $0.split(separator: "/").map { $0 == "-" ? "" : String($0) } }
    }

    private enum NounEndings {
        static let iya = endings("я и и ю ей и и й ям и ями ях")
        static let ye = endings("е я ю е ем и я й ям я ями ях")
        static let a = endings("а ы е у ой/ей е ы - ам -/ы ами ах")
        static let velarA = endings("а и е у ой/ей е и - ам -/и ами ах")
        static let ya = endings("я и е ю ей е и ь ям и/ь ями ях")
        static let o = endings("о а у о ом е а - ам а ами ах")
        static let sign = endings("ь я/и ю/и ь/я ем/ью е/и и ей ям и/ей ями ях")
        static let short = endings("й я ю й/я ем е и ев ям и/ев ями ях")
        static let hard = endings("- а у -/а ом/ем е ы ов ам ы/ов ами ах")
        static let velar = endings("- а у -/а ом/ем е и ов ам и/ов ами ах")
        static let hissing = endings("- а у -/а ом/ем е и ей ам и/ей ами ах")
        static let tse = endings("- а у -/а ом/ем е ы ев/ов ам ы/ев/ов ами ах")
    }

    private static func cells(_ stem: Spelling, _ endings: [[String]]) -> Cells {
        let stem = stem.hash()
        return endings.map { $0.map { stem.id(with: $0) } }
    }

    private static func cells(_ word: Spelling, _ irregular: Spelling?) -> Cells {
        let front = word.dropLast()
        if word.hasSuffix("ия") { return cells(front, NounEndings.iya) }
        if word.hasSuffix("ие") || word.hasSuffix("ье") { return cells(front, NounEndings.ye) }
        if word.hasSuffix("й") { return cells(front, NounEndings.short) }
        if word.hasSuffix("ь") {
            var all = cells(irregular ?? front, NounEndings.sign)
            all[0] = [word.id]
            return all
        }
        if word.ends(inOneOf: "аяо") {
            let a = front.ends(inOneOf: "гкхжшчщ") ? NounEndings.velarA : NounEndings.a
            var all = cells(front, word.hasSuffix("а") ? a : word.hasSuffix("я") ? NounEndings.ya : NounEndings.o)
            let plural = irregular?.id ?? genitivePlural(front)?.id ?? all[7][0]
            all[7] = [plural]
            all[9].append(plural)
            return all
        }
        let stem = irregular ?? word
        var endings = NounEndings.hard
        if stem.ends(inOneOf: "гкх") { endings = NounEndings.velar }
        if stem.ends(inOneOf: "жшчщ") { endings = NounEndings.hissing }
        if stem.hasSuffix("ц") { endings = NounEndings.tse }
        var all = cells(stem, endings)
        all[0] = [word.id]
        all[3].append(word.id)
        return all
    }

    /// "группировок", "пушек": a vowel slips in before the last consonant; nil where none does.
    private static func genitivePlural(_ stem: Spelling) -> Spelling? {
        let front = stem.dropLast()
        guard stem.hasSuffix("к"), stem.count > 2, !front.ends(inOneOf: "аеиоуыюяйь") else { return nil }
        return front + (front.ends(inOneOf: "жшч") ? "ек" : "ок")
    }
}
