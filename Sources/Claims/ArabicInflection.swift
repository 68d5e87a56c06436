/// Regular Arabic inflection, expanded when a lexicon is loaded; what is written onto a word's front is taken off when a
/// text is read (`Vocabulary.stripped`).
enum ArabicInflection {
    private static let plain = [""]

    /// From "he did": agreement, present, future, pronouns as objects. `irregular` holds the present ("he does") and
    /// the passive ("it was done") where letters show them. A verb that takes an object is passive when none stands there.
    static func verb(_ words: [Spelling], irregular: [Spelling], isTransitive: Bool, into paradigms: inout Paradigms) {
        let past = words[0]
        let present = irregular.first ?? self.present(past)
        let rest = words.dropFirst().map(\.id)
        let either: Forms = isTransitive ? [.participle] : []
        func add(
            behind prefixes: [String] = plain, _ stem: Spelling, with endings: [String] = plain, _ forms: Forms, _ affixes: Affixes = []
        ) {
            for prefix in prefixes {
                let stem = stem.hash(behind: prefix)
                for ending in endings { paradigms.add(stem.id(with: ending), before: rest, forms, affixes) }
            }
        }
        let (stem, isWeak) = weakStem(past)
        let open = isWeak ? stem + (past.hasSuffix("ا") ? "و" : "ي") : past
        add(past, either.union(.past))
        add(stem, with: ["ت"], either.union(.past))
        add(stem, with: ["وا", "تا"], either.union(.past), .agreeing)
        add(open, with: ["ا"], either.union(.past), .agreeing)
        add(open, with: ["نا"], .past, .first)
        let objects = ["ه", "ها", "هم", "هما", "نا"]
        add(isWeak ? stem + "ا" : past, with: objects, .past, .object)
        add(stem + "ت", with: objects, .past, .object)
        add(stem + "و", with: objects, .past, [.object, .agreeing])
        let body = present.dropFirst()
        let (short, isShort) = weakStem(body)
        add(behind: ["ي", "ت"], body, either.union([.base, .third]))
        if isShort { add(behind: ["ي", "ت"], short, either.union([.base, .third])) }
        add(behind: ["ي"], short, with: ["ون", "وا"], either.union(.base), .agreeing)
        add(behind: ["ي", "ت"], body, with: ["ان"], either.union(.base), .agreeing)
        add(behind: ["ن"], body, .base, .first)
        add(behind: ["سي", "ست"], body, either.union(.third), .future)
        add(behind: ["سي"], short, with: ["ون"], either.union(.third), [.future, .agreeing])
        add(behind: ["سن"], body, .base, [.first, .future])
        add(behind: ["ي", "ت"], body, with: ["ه", "ها", "هم", "نا"], .third, .object)
        add(behind: ["سي", "ست", "سن"], body, with: ["ه", "ها", "هم", "نا"], .third, [.object, .future])
        if isTransitive, let passive = irregular.count > 1 ? irregular[1] : passive(past) {
            add(passive, with: ["", "ت"], .participle)
            add(passive, with: ["وا", "ا"], .participle, .agreeing)
        }
    }

    /// Singular, dual and plural with pronouns. `irregular` holds the plurals; one in -ūn brings its other endings.
    static func noun(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        let noun = words[0]
        let rest = words.dropFirst().map(\.id)
        func add(
            _ stem: Spelling, with endings: [String] = plain, _ forms: Forms, _ affixes: Affixes = [], value: Double? = nil
        ) {
            let stem = stem.hash()
            for ending in endings { paradigms.add(stem.id(with: ending), before: rest, forms, affixes, value: value) }
        }
        let isFeminine = noun.hasSuffix("ة")
        let stem = isFeminine ? noun.dropLast() + "ت" : noun
        let plurals = irregular.isEmpty && isFeminine ? [noun.dropLast() + "ات"] : irregular
        let isSound = plurals.contains { $0.hasSuffix("ون") }
        let owners = ["ه", "ها", "هم"]
        add(noun, .singular)
        if !isFeminine, !noun.hasSuffix("ا"), !noun.hasSuffix("ى") {
            add(noun, with: ["ا"], .singular, .accusative)
            // An adjective agrees: هجوما انتحاريا.
            if words.count == 2, !words[1].hasPrefix("ال"), !words[1].hasSuffix("ة") {
                paradigms.add(noun.hash().id(with: "ا"), before: [words[1].hash().id(with: "ا")], .singular, .accusative)
            }
        }
        add(stem, with: ["ان"], .plural, .closed, value: 2)
        if !isSound { add(stem, with: ["ين"], .plural, .closed, value: 2) }
        if isFeminine { add(stem, with: ["ي", "ا"], .plural, value: 2) }
        add(stem, with: owners, .singular, .possessed)
        add(stem, with: ["نا"], .singular, .first)
        for plural in plurals {
            if plural.hasSuffix("ون") {
                let bare = plural.dropLast(2)
                add(bare, with: ["ون", "ين"], .plural, .closed)
                add(bare, with: ["و", "ي"], .plural)
                for open in [bare + "و", bare + "ي"] { add(open, with: owners, .plural, .possessed) }
                add(bare, with: ["ونا", "ينا"], .plural, .first)
            } else {
                add(plural, .plural)
                if !plural.hasSuffix("ات"), !plural.hasSuffix("ى") { add(plural, with: ["ا"], .plural, .accusative) }
                add(plural, with: owners, .plural, .possessed)
                add(plural, with: ["نا"], .plural, .first)
            }
        }
    }

    /// "he does" of "he did": derived stems with a written alef lose it.
    private static func present(_ past: Spelling) -> Spelling {
        "ي" + (past.begins(withOneOf: "أاآ") && past.count > 3 ? past.dropFirst() : past)
    }

    /// "it was done" of the third stem: هاجم, هوجم. The others are written as the active.
    private static func passive(_ past: Spelling) -> Spelling? {
        guard past.count == 4, let first = past.first, past.dropFirst().hasPrefix("ا") else { return nil }
        return "\(first)و" + past.dropFirst().dropFirst()
    }

    /// The stem before endings, where the last letter is weak.
    private static func weakStem(_ word: Spelling) -> (stem: Spelling, isWeak: Bool) {
        let isWeak = word.ends(inOneOf: "ىايو") && word.count > 2
        return (isWeak ? word.dropLast() : word, isWeak)
    }
}
