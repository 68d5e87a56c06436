/// Regular French inflection, expanded when a lexicon is loaded: the forms that news tells deeds in.
enum FrenchInflection {
    /// Present, imperfect and simple past of the third person, both participles in all agreements, infinitive and the
    /// forms of "nous" and "vous". Only the verb of a phrase inflects: "ouvrir le feu", "ouvert le feu"; its participles
    /// stand without the "se" before it: "s'emparer de", "s'est emparé de".
    /// `irregular` holds third person singular, plural and past participle where they follow neither parler nor finir.
    ///
    /// An infinitive stands where English has its -ing: "accusé d'avoir tué", "menace de tuer".
    static func verb(_ words: [String], irregular: [String]) -> [Inflection.Form] {
        let isReflexive = words.count > 1 && ["s", "se"].contains(words[0])
        let base: String = words[isReflexive ? 1 : 0]
        let rest = Array(words.dropFirst(isReflexive ? 2 : 1))
        let isFirst = base.hasSuffix("er")
        var singular = String(base.dropLast(2))
        var plural = singular + "ent"
        var participle = singular + "u"
        if irregular.count == 3 {
            singular = irregular[0]
            plural = irregular[1]
            participle = irregular[2]
        } else if isFirst {
            participle = singular + "é"
            singular += "e"
        } else if base.hasSuffix("ir") {
            participle = singular + "i"
            plural = singular + "issent"
            singular += "it"
        }
        let stem = String(plural.dropLast(3))
        func finite(_ head: String) -> [String] {
            let vowel = head.unicodeScalars.first.map { "aeiouyhéê".unicodeScalars.contains($0) } ?? false
            return (isReflexive ? [vowel ? "s" : "se"] : []) + [head] + rest
        }
        var all: [Inflection.Form] = []
        // News tells what happened in the present, too.
        var told = [singular, plural, stem + "ait", stem + "aient"]
        if isFirst { told += [String(base.dropLast(2)) + "a", String(base.dropLast(2)) + "èrent"] }
        for head in told { all.append(.init(words: finite(head), forms: [.third, .past])) }
        all.append(.init(words: [participle] + rest, forms: [.past, .participle]))
        for ending in participle.hasSuffix("s") ? ["e", "es"] : ["e", "s", "es"] {
            all.append(.init(words: [participle + ending] + rest, forms: [.participle]))
        }
        all.append(.init(words: finite(base), forms: [.base, .ing]))
        all.append(.init(words: finite(stem + "ant"), forms: [.ing]))
        for head in [stem + "ons", stem + "ez"] { all.append(.init(words: [head] + rest, forms: [.base])) }
        return all
    }

    /// Singular and plural of a noun with its adjectives, up to the first preposition: "engin explosif", "tir d'obus".
    static func noun(_ words: [String], irregular: [String]) -> [Inflection.Form] {
        let head = words.prefix { !prepositions.contains($0) }
        let many: [String] = irregular.isEmpty ? head.map { plural($0) } : irregular
        let all: [String] = many + Array(words.dropFirst(head.count))
        if all == words { return [Inflection.Form(words: words, forms: .nominal)] }
        return [Inflection.Form(words: words, forms: .singular), Inflection.Form(words: all, forms: .plural)]
    }

    private static let prepositions: Set<String> = ["de", "d", "du", "des", "à", "au", "aux", "en", "par", "contre", "sur"]

    private static func plural(_ word: String) -> String {
        if word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("z") { return word }
        if word.hasSuffix("al") { return word.dropLast(2) + "aux" }
        return word.hasSuffix("eau") || word.hasSuffix("eu") ? word + "x" : word + "s"
    }
}
