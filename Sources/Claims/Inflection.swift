/// Regular English inflection, expanded when a lexicon is loaded: token ids are hashes of whole words, so a cue
/// table holds every form and matches none by its beginning.
enum Inflection {
    /// All forms of a verb. Only the first word of a phrase inflects: "blow up", "blew up". `irregular` holds past
    /// and participle where they do not follow the rule.
    static func verb(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        let base = words[0]
        let past = irregular.first ?? self.past(base)
        let participle = irregular.count > 1 ? irregular[1] : past
        let rest = words.dropFirst().map(\.id)
        paradigms.add(base.id, before: rest, .base)
        paradigms.add(third(base).id, before: rest, .third)
        paradigms.add(ing(base, past).id, before: rest, .ing)
        paradigms.add(past.id, before: rest, .past)
        paradigms.add(participle.id, before: rest, .participle)
    }

    /// Singular and plural. The last word of a phrase inflects: "car bomb", "car bombs".
    static func noun(_ words: [Spelling], irregular: [Spelling], into paradigms: inout Paradigms) {
        let head = words[words.count - 1]
        let front = words.dropLast().map(\.id)
        paradigms.add(head.id, after: front, .singular)
        paradigms.add((irregular.first ?? plural(head)).id, after: front, .plural)
    }

    private static func past(_ base: Spelling) -> Spelling {
        if base.hasSuffix("e") { return base + "d" }
        if endsConsonantY(base) { return base.dropLast() + "ied" }
        return base + doubled(base) + "ed"
    }

    private static func third(_ base: Spelling) -> Spelling {
        if endsConsonantY(base) { return base.dropLast() + "ies" }
        return base + (hisses(base) || base.hasSuffix("o") ? "es" : "s")
    }

    private static func ing(_ base: Spelling, _ past: Spelling) -> Spelling {
        if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
        if base.hasSuffix("e"), !base.hasSuffix("ee"), base.count > 2 { return base.dropLast() + "ing" }
        // "admit (admitted)" doubles in "admitting", too.
        if past.hasSuffix("ed"), let last = base.last, past.dropLast(2) == base + String(last) { return past.dropLast(2) + "ing" }
        return base + doubled(base) + "ing"
    }

    private static func plural(_ word: Spelling) -> Spelling {
        if word.hasSuffix("man"), !word.hasSuffix("human") { return word.dropLast(2) + "en" }
        if endsConsonantY(word) { return word.dropLast() + "ies" }
        return word + (hisses(word) ? "es" : "s")
    }

    /// The letter that a word of one syllable doubles when it ends consonant, vowel, consonant: stab, stabbed.
    private static func doubled(_ word: Spelling) -> String {
        if word.ends(inOneOf: "aeiouwxyh") { return "" }
        let letters = word.letters
        guard letters.count >= 3, let last = letters.last else { return "" }
        guard isVowel(letters[letters.count - 2]), !isVowel(letters[letters.count - 3]) else { return "" }
        let isQu = letters.count >= 4 && letters[letters.count - 3] == "u"
        var syllables = 0
        var wasVowel = false
        for letter in letters {
            if isVowel(letter), !wasVowel { syllables += 1 }
            wasVowel = isVowel(letter)
        }
        return syllables == 1 && !isQu ? String(last) : ""
    }

    private static func endsConsonantY(_ word: Spelling) -> Bool {
        guard word.hasSuffix("y"), let letter = word.dropLast().last else { return false }
        return !isVowel(letter)
    }

    private static func hisses(_ word: Spelling) -> Bool {
        word.ends(inOneOf: "sxz") || word.hasSuffix("ch") || word.hasSuffix("sh")
    }

    private static func isVowel(_ letter: Unicode.Scalar) -> Bool { "aeiou".unicodeScalars.contains(letter) }
}
