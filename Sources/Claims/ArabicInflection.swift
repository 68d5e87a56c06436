/// Regular Arabic inflection, expanded when a lexicon is loaded; what is written onto a word's front is taken off when a
/// text is read (`Vocabulary.stripped`).
enum ArabicInflection {
    typealias Form = Inflection.Form

    /// From "he did": agreement, present, future, pronouns as objects. `irregular` holds the present ("he does") and
    /// the passive ("it was done") where letters show them. A verb that takes an object is passive when none stands there.
    static func verb(_ words: [String], irregular: [String], isTransitive: Bool) -> [Form] {
        let past = words[0]
        let present = irregular.first ?? self.present(past)
        let rest = words.dropFirst()
        let either: Forms = isTransitive ? [.participle] : []
        var all: [Form] = []
        func add(_ heads: [String], _ forms: Forms, _ affixes: Affixes = []) {
            for head in heads { all.append(Form(words: [head] + rest, forms: forms, affixes: affixes)) }
        }
        let (stem, isWeak) = weakStem(past)
        let open = isWeak ? stem + (past.hasSuffix("ا") ? "و" : "ي") : past
        add([past, stem + "ت"], either.union(.past))
        add([stem + "وا", open + "ا", stem + "تا"], either.union(.past), .agreeing)
        add([open + "نا"], .past, .first)
        for pronoun in ["ه", "ها", "هم", "هما", "نا"] {
            add([(isWeak ? stem + "ا" : past) + pronoun, stem + "ت" + pronoun], .past, .object)
            add([stem + "و" + pronoun], .past, [.object, .agreeing])
        }
        let body = String(present.dropFirst())
        let (short, isShort) = weakStem(body)
        add(["ي" + body, "ت" + body], either.union([.base, .third]))
        if isShort { add(["ي" + short, "ت" + short], either.union([.base, .third])) }
        add(["ي" + short + "ون", "ي" + short + "وا", "ي" + body + "ان", "ت" + body + "ان"], either.union(.base), .agreeing)
        add(["ن" + body], .base, .first)
        add(["سي" + body, "ست" + body], either.union(.third), .future)
        add(["سي" + short + "ون"], either.union(.third), [.future, .agreeing])
        add(["سن" + body], .base, [.first, .future])
        for pronoun in ["ه", "ها", "هم", "نا"] {
            add(["ي" + body + pronoun, "ت" + body + pronoun], .third, .object)
            add(["سي" + body + pronoun, "ست" + body + pronoun, "سن" + body + pronoun], .third, [.object, .future])
        }
        if isTransitive, let passive = irregular.count > 1 ? irregular[1] : passive(past) {
            add([passive, passive + "ت"], .participle)
            add([passive + "وا", passive + "ا"], .participle, .agreeing)
        }
        return all
    }

    /// Singular, dual and plural with pronouns. `irregular` holds the plurals; one in -ūn brings its other endings.
    static func noun(_ words: [String], irregular: [String]) -> [Form] {
        let noun = words[0]
        let rest = words.dropFirst()
        var all: [Form] = []
        func add(_ heads: [String], _ forms: Forms, _ affixes: Affixes = [], _ value: Double? = nil) {
            for head in heads { all.append(Form(words: [head] + rest, forms: forms, affixes: affixes, value: value)) }
        }
        let isFeminine = noun.hasSuffix("ة")
        let stem = isFeminine ? noun.dropLast() + "ت" : noun
        let plurals = irregular.isEmpty && isFeminine ? [noun.dropLast() + "ات"] : irregular
        let isSound = plurals.contains { $0.hasSuffix("ون") }
        add([noun], .singular)
        if !isFeminine, !noun.hasSuffix("ا"), !noun.hasSuffix("ى") {
            add([noun + "ا"], .singular, .accusative)
            // An adjective agrees: هجوما انتحاريا.
            if rest.count == 1, let adjective = rest.first, !adjective.hasPrefix("ال"), !adjective.hasSuffix("ة") {
                all.append(Form(words: [noun + "ا", adjective + "ا"], forms: .singular, affixes: .accusative))
            }
        }
        add([stem + "ان"], .plural, .closed, 2)
        if !isSound { add([stem + "ين"], .plural, .closed, 2) }
        if isFeminine { add([stem + "ي", stem + "ا"], .plural, [], 2) }
        for pronoun in ["ه", "ها", "هم"] { add([stem + pronoun], .singular, .possessed) }
        add([stem + "نا"], .singular, .first)
        for plural in plurals {
            let bare = plural.hasSuffix("ون") ? String(plural.dropLast(2)) : plural
            if plural.hasSuffix("ون") {
                add([bare + "ون", bare + "ين"], .plural, .closed)
                add([bare + "و", bare + "ي"], .plural)
                for pronoun in ["ه", "ها", "هم"] { add([bare + "و" + pronoun, bare + "ي" + pronoun], .plural, .possessed) }
                add([bare + "ونا", bare + "ينا"], .plural, .first)
            } else {
                add([plural], .plural)
                if !plural.hasSuffix("ات"), !plural.hasSuffix("ى") { add([plural + "ا"], .plural, .accusative) }
                for pronoun in ["ه", "ها", "هم"] { add([plural + pronoun], .plural, .possessed) }
                add([plural + "نا"], .plural, .first)
            }
        }
        return all
    }

    /// "he does" of "he did": derived stems with a written alef lose it.
    private static func present(_ past: String) -> String {
        let isDerived = past.hasPrefix("أ") || past.hasPrefix("ا") || past.hasPrefix("آ")
        return "ي" + (isDerived && past.count > 3 ? String(past.dropFirst()) : past)
    }

    /// "it was done" of the third stem: هاجم, هوجم. The others are written as the active.
    private static func passive(_ past: String) -> String? {
        let letters = Array(past)
        guard letters.count == 4, letters[1] == "ا" else { return nil }
        return String(letters[0]) + "و" + String(letters[2...])
    }

    /// The stem before endings, where the last letter is weak.
    private static func weakStem(_ word: String) -> (stem: String, isWeak: Bool) {
        let isWeak = ["ى", "ا", "ي", "و"].contains { word.hasSuffix($0) } && word.count > 2
        return (isWeak ? String(word.dropLast()) : word, isWeak)
    }
}
