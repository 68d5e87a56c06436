/// Russian inflection by the ending of the form that dictionaries give. As elsewhere every form becomes an entry of its
/// own; a form that no one uses matches nothing, so gender and animacy need not be told apart.
enum RussianInflection {
    /// Cases of the singular and of the plural: nominative, genitive, dative, accusative, instrumental, locative.
    private typealias Cells = [[String]]

    /// A noun with the adjectives before it, in agreement; what follows the noun stands as it is: "взрывное устройство",
    /// "смертник на машине". `irregular` is the stem of the other cases ("боец (бойц)") or, after а, я and о, the
    /// genitive plural ("тюрьма (тюрем)").
    static func noun(_ words: [String], irregular: [String]) -> [Inflection.Form] {
        var front = 0
        while front + 1 < words.count, adjective(words[front]) != nil { front += 1 }
        let head = adjective(words[front]) ?? cells(words[front], irregular.first)
        let adjectives = words[..<front].compactMap(adjective)
        var forms: [Inflection.Form] = []
        for cell in head.indices {
            var phrases: [[String]] = [[]]
            for list in adjectives where list.count == head.count {
                phrases = phrases.flatMap { phrase in list[cell].map { phrase + [$0] } }
            }
            for phrase in phrases {
                for form in head[cell] {
                    let isPlural = cell >= 6 || isPluralAdjective(words[front])
                    let all = phrase + [form] + words[(front + 1)...]
                    forms.append(Inflection.Form(words: all, forms: isPlural ? .plural : .singular))
                }
            }
        }
        return forms
    }

    /// All genders, numbers and cases of an adjective.
    static func adjective(_ words: [String]) -> [Inflection.Form] {
        let stem = String(words[0].dropLast(2))
        let ends = words[0].hasSuffix("ий") ? ["ий", "яя", "ее", "ие"] : ["ый", "ая", "ое", "ые"]
        let all = ends.flatMap { adjective(stem + $0) ?? [] }.joined()
        return all.map { Inflection.Form(words: [$0] + words.dropFirst(), forms: .fixed) }
    }

    /// Infinitive, past, present or simple future, gerund and short participle of a verb; the rest of a phrase stands as it
    /// is. `irregular` holds the third person, the past and the short participle where they do not follow the rule.
    static func verb(_ words: [String], irregular: [String]) -> [Inflection.Form] {
        let isReflexive = words[0].hasSuffix("ся") || words[0].hasSuffix("сь")
        func bare(_ word: String) -> String { isReflexive && word.count > 2 ? String(word.dropLast(2)) : word }
        let base = bare(words[0])
        let third = irregular.first.map(bare) ?? Self.third(base)
        let past = irregular.count > 1 ? bare(irregular[1]) : String(base.dropLast(2)) + "л"
        let short = irregular.count > 2 ? irregular[2] : participle(base)
        let stem = past.hasSuffix("л") ? past : past + "л"
        var forms: [(String, Forms)] = [(base, .base), (third, .third), (thirdPlural(third), .third), (past, .past)]
        forms += ["а", "о", "и"].map { (stem + $0, .past) }
        if past.hasSuffix("л") { forms.append((past.dropLast() + (isReflexive ? "вши" : "в"), .ing)) }
        if let present = gerund(third) { forms.append((present, .ing)) }
        if !isReflexive, let short { forms += ["", "а", "о", "ы"].map { (short + $0, .participle) } }
        return forms.map { form, kind in
            let ends = form.last.map { "аеиоуыюя".contains($0) } ?? false
            return Inflection.Form(
                words: [isReflexive ? form + (ends ? "сь" : "ся") : form] + words.dropFirst(), forms: kind)
        }
    }

    // MARK: Verbs

    private static func third(_ base: String) -> String {
        let stem = String(base.dropLast(2))
        if base.hasSuffix("овать") { return base.dropLast(5) + "ует" }
        if base.hasSuffix("нуть") { return base.dropLast(3) + "ет" }
        if base.hasSuffix("ить") { return stem + "т" }
        return stem + "ет"
    }

    private static func thirdPlural(_ third: String) -> String {
        let stem = String(third.dropLast(2))
        guard let last = stem.last else { return third }
        if third.hasSuffix("ит") { return stem + ("жшчщ".contains(last) ? "ат" : "ят") }
        return stem + ("аеиоуыюяь".contains(last) ? "ют" : "ут")
    }

    /// "угрожает", "угрожая"
    private static func gerund(_ third: String) -> String? {
        guard third.hasSuffix("ает") || third.hasSuffix("яет") || third.hasSuffix("ует") else { return nil }
        return third.dropLast(2) + "я"
    }

    private static func participle(_ base: String) -> String? {
        base.hasSuffix("ать") || base.hasSuffix("ять") ? base.dropLast(2) + "н" : nil
    }

    // MARK: Nouns and adjectives

    private static func isPluralAdjective(_ word: String) -> Bool { word.hasSuffix("ые") || word.hasSuffix("ие") && adjective(word) != nil }

    /// The cells of a word with an adjective's ending; plural ones have six, others six alike for the singular and six of
    /// the plural.
    private static func adjective(_ word: String) -> Cells? {
        guard word.count > 4 else { return nil }
        let stem = String(word.dropLast(2))
        guard let last = stem.last else { return nil }
        let ending = String(word.suffix(2))
        let isHissing = "жшчщ".contains(last)
        let isVelar = "гкх".contains(last)
        // "-ние" and "-рий" are nouns.
        if ending == "ие" || ending == "ий", !isHissing, !isVelar, !(last == "н" && ending == "ий") { return nil }
        let isSoft = last == "н" && (ending == "ий" || ending == "яя" || ending == "ее")
        func endings(_ cells: [String]) -> Cells {
            cells.map { cell in
                cell.split(separator: "/").map { raw in
                    var end = String(raw)
                    if isHissing || isVelar || isSoft, end.hasPrefix("ы") { end = "и" + end.dropFirst() }
                    if isHissing || isSoft, end.hasPrefix("о") { end = "е" + end.dropFirst() }
                    if isSoft, end == "ая" { end = "яя" }
                    if isSoft, end == "ую" { end = "юю" }
                    return stem + end
                }
            }
        }
        let plural = ["ые", "ых", "ым", "ые/ых", "ыми", "ых"]
        switch ending {
        case "ый", "ий": return endings(["ый", "ого", "ому", "ый/ого", "ым", "ом"] + plural)
        case "ая", "яя": return endings(["ая", "ой", "ой", "ую", "ой", "ой"] + plural)
        case "ое", "ее": return endings(["ое", "ого", "ому", "ое", "ым", "ом"] + plural)
        case "ые", "ие": return endings(plural + plural)
        default: return nil
        }
    }

    private static func cells(_ word: String, _ irregular: String?) -> Cells {
        let front = String(word.dropLast())
        let last = front.last ?? " "
        let i = "гкхжшчщ".contains(last) ? "и" : "ы"
        func join(_ stem: String, _ endings: String) -> Cells {
            endings.split(separator: " ").map { cell in
                cell.split(separator: "/").map { $0 == "-" ? stem : stem + $0 }
            }
        }
        var cells: Cells
        if word.hasSuffix("ия") {
            cells = join(front, "я и и ю ей и и й ям и ями ях")
        } else if word.hasSuffix("ие") || word.hasSuffix("ье") {
            cells = join(front, "е я ю е ем и я й ям я ями ях")
        } else if word.hasSuffix("а") {
            cells = join(front, "а \(i) е у ой/ей е \(i) - ам -/\(i) ами ах")
        } else if word.hasSuffix("я") {
            cells = join(front, "я и е ю ей е и ь ям и/ь ями ях")
        } else if word.hasSuffix("о") {
            cells = join(front, "о а у о ом е а - ам а ами ах")
        } else if word.hasSuffix("ь") {
            cells = join(irregular ?? front, "ь я/и ю/и ь/я ем/ью е/и и ей ям и/ей ями ях")
        } else if word.hasSuffix("й") {
            cells = join(front, "й я ю й/я ем е и ев ям и/ев ями ях")
        } else {
            let stem = irregular ?? word
            let i = stem.last.map { "гкхжшчщ".contains($0) } ?? false ? "и" : "ы"
            let genitive = stem.last.map { "жшчщ".contains($0) } ?? false ? "ей" : stem.hasSuffix("ц") ? "ев/ов" : "ов"
            cells = join(stem, "- а у -/а ом/ем е \(i) \(genitive) ам \(i)/\(genitive) ами ах")
            cells[0] = [word]
            cells[3].append(word)
            return cells
        }
        if word.hasSuffix("а") || word.hasSuffix("я") && !word.hasSuffix("ия") || word.hasSuffix("о") {
            cells[7] = [irregular ?? genitivePlural(front, cells[7])]
            cells[9] += cells[7]
        }
        if word.hasSuffix("ь") { cells[0] = [word] }
        return cells
    }

    /// "группировок", "пушек": a vowel slips in before the last consonant.
    private static func genitivePlural(_ stem: String, _ plain: [String]) -> String {
        let letters = Array(stem)
        guard letters.count > 2, letters.last == "к", !"аеиоуыюяйь".contains(letters[letters.count - 2]) else { return plain[0] }
        return String(letters.dropLast()) + ("жшч".contains(letters[letters.count - 2]) ? "ек" : "ок")
    }
}
