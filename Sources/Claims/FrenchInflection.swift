/// Regular French inflection, expanded when a lexicon is loaded: the forms that news tells deeds in.
enum FrenchInflection {
    /// Present, imperfect and simple past of the third person, both participles in all agreements, infinitive and the
    /// forms of "nous" and "vous". Only the verb of a phrase inflects: "ouvrir le feu", "ouvert le feu"; its participles
    /// stand without the "se" before it: "s'emparer de", "s'est emparé de".
    /// `irregular` holds third person singular, plural and past participle where they follow neither parler nor finir.
    ///
    /// An infinitive stands where English has its -ing: "accusé d'avoir tué", "menace de tuer".
    static func verb(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        let isReflexive = words.count > 1 && (words[0] == "s" || words[0] == "se")
        let base = words[isReflexive ? 1 : 0]
        let rest = words.dropFirst(isReflexive ? 2 : 1).map(\.id)
        let isFirst = base.hasSuffix("er")
        let root = base.dropLast(2)
        var (singular, plural, participle) = (root, root + "ent", root + "u")
        if irregular.count == 3 {
            (singular, plural, participle) = (irregular[0], irregular[1], irregular[2])
        } else if isFirst {
            (singular, participle) = (root + "e", root + "é")
        } else if base.hasSuffix("ir") {
            (singular, plural, participle) = (root + "it", root + "issent", root + "i")
        }
        let stem = plural.dropLast(3)
        func finite(_ head: Spelling, _ forms: Forms) {
            let pronoun: [Spelling] = isReflexive ? [head.begins(withOneOf: "aeiouyhéê") ? "s" : "se"] : []
            paradigms.add(head.id, after: pronoun.map(\.id), before: rest, forms)
        }
        // News tells what happened in the present, too.
        for head in [singular, plural, stem + "ait", stem + "aient"] { finite(head, [.third, .past]) }
        if isFirst { for ending in ["a", "èrent"] { finite(root + ending, [.third, .past]) } }
        finite(base, [.base, .ing])
        finite(stem + "ant", .ing)
        paradigms.add(participle.id, before: rest, [.past, .participle])
        for ending in participle.hasSuffix("s") ? ["e", "es"] : ["e", "s", "es"] {
            paradigms.add(participle.id(with: ending), before: rest, .participle)
        }
        for ending in ["ons", "ez"] { paradigms.add(stem.id(with: ending), before: rest, .base) }
    }

    /// Singular and plural of a noun with its adjectives, up to the first preposition: "engin explosif", "tir d'obus".
    static func noun(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        let head = words.prefix { !prepositions.contains($0) }
        let many = irregular.isEmpty ? head.map(plural) : irregular
        paradigms.add(words, .singular)
        paradigms.add(many + words.dropFirst(head.count), .plural)
    }

    private static let prepositions: Set<Spelling> = ["de", "d", "du", "des", "à", "au", "aux", "en", "par", "contre", "sur"]

    private static func plural(_ word: Spelling) -> Spelling {
        if word.ends(inOneOf: "sxz") { return word }
        if word.hasSuffix("al") { return word.dropLast(2) + "aux" }
        return word + (word.hasSuffix("eau") || word.hasSuffix("eu") ? "x" : "s")
    }
}
