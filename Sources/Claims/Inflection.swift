/// Regular English inflection, expanded when a lexicon is loaded: token ids are hashes of whole words, so a cue
/// table holds every form and matches none by its beginning.
enum Inflection {
    struct Form: Equatable {
        var words: [String]
        var forms: Forms
        var affixes: Affixes = []
        var value: Double?
    }

    /// All forms of a verb. Only the first word of a phrase inflects: "blow up", "blew up". `irregular` holds past
    /// and participle where they do not follow the rule.
    static func verb(_ words: [String], irregular: [String]) -> [Form] {
        let base = words[0]
        let past = irregular.first ?? self.past(base)
        let participle = irregular.count > 1 ? irregular[1] : past
        let rest = words.dropFirst()
        func form(_ head: String, _ forms: Forms) -> Form { Form(words: [head] + rest, forms: forms) }
        var all = [form(base, .base), form(third(base), .third), form(ing(base, past), .ing)]
        if past == participle {
            all.append(form(past, [.past, .participle]))
        } else {
            all += [form(past, .past), form(participle, .participle)]
        }
        return all
    }

    /// Singular and plural. The last word of a phrase inflects: "car bomb", "car bombs".
    static func noun(_ words: [String], irregular: [String]) -> [Form] {
        let head = words[words.count - 1]
        let front = Array(words.dropLast())
        let plural = irregular.first ?? self.plural(head)
        if plural == head { return [Form(words: words, forms: .nominal)] }
        return [Form(words: words, forms: .singular), Form(words: front + [plural], forms: .plural)]
    }

    private static func past(_ base: String) -> String {
        if base.hasSuffix("e") { return base + "d" }
        if endsConsonantY(base) { return base.dropLast() + "ied" }
        return doubled(base) + "ed"
    }

    private static func third(_ base: String) -> String {
        if endsConsonantY(base) { return base.dropLast() + "ies" }
        return hisses(base) || base.hasSuffix("o") ? base + "es" : base + "s"
    }

    private static func ing(_ base: String, _ past: String) -> String {
        if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
        if base.hasSuffix("e"), !base.hasSuffix("ee"), base.count > 2 { return base.dropLast() + "ing" }
        // "admit (admitted)" doubles in "admitting", too.
        if let last = base.last, past == base + String(last) + "ed" { return base + String(last) + "ing" }
        return doubled(base) + "ing"
    }

    private static func plural(_ word: String) -> String {
        if word.hasSuffix("man"), !word.hasSuffix("human") { return word.dropLast(2) + "en" }
        if endsConsonantY(word) { return word.dropLast() + "ies" }
        return hisses(word) ? word + "es" : word + "s"
    }

    /// A word of one syllable that ends consonant, vowel, consonant doubles the last: stab, stabbed.
    private static func doubled(_ word: String) -> String {
        let letters = Array(word)
        guard letters.count >= 3, let last = letters.last, !isVowel(last), !"wxyh".contains(last) else { return word }
        guard isVowel(letters[letters.count - 2]), !isVowel(letters[letters.count - 3]) else { return word }
        let isQu = letters.count >= 4 && letters[letters.count - 3] == "u"
        var syllables = 0
        var wasVowel = false
        for letter in letters {
            if isVowel(letter), !wasVowel { syllables += 1 }
            wasVowel = isVowel(letter)
        }
        return syllables == 1 && !isQu ? word + String(last) : word
    }

    private static func endsConsonantY(_ word: String) -> Bool {
        let letters = Array(word.suffix(2))
        return letters.count == 2 && letters[1] == "y" && !isVowel(letters[0])
    }

    private static func hisses(_ word: String) -> Bool {
        ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
