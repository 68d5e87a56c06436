import Documents
import Text

/// Parts of speech, as far as frames need them: by list, by mark, by form, and by the neighbours where a word may
/// be noun or verb. No model: news prose of this kind gives most of it away by its function words.
extension Passage {
    mutating func tagParts() {
        isShouted = isAllCapitals
        for index in words.indices { words[index].part = firstPart(index) }
        if vocabulary.hasEndings { for index in words.indices where !words[index].isListed { readEnding(index) } }
        guard !words.isEmpty else { return }
        for index in words.indices where words[index].part == .determiner && isA(index, grammar.of) { words[index].part = ofOrSome(index) }
        for index in words.indices where words[index].part == .noun || words[index].part == .name {
            if !words[index].isListed, isUnlistedVerb(index) {
                words[index].part = .verb
                words[index].forms = [.past, .participle]
                continue
            }
            let forms = words[index].forms
            guard words[index].span > 0, !forms.isDisjoint(with: .verbal), isA(index, grammar.verbs) else { continue }
            // "motorcycle-riding gunmen", "state-backed militias"
            if token(index).shape.contains(.joined), !forms.isDisjoint(with: [.ing, .participle]), index + 1 < count,
                words[index + 1].part == .noun
            {
                words[index].part = .adjective
            } else if isVerb(index, forms) {
                words[index].part = .verb
            }
        }
        for index in words.indices where words[index].part == .stop && index > 0 && index + 1 < count { joinInitial(index) }
        for index in words.indices where words[index].span == 0 && index > 0 { words[index].part = words[index - 1].part }
    }

    /// A word that no list holds is what its ending says.
    private mutating func readEnding(_ index: Int) {
        let token = token(index)
        guard token.kind == .word, words[index].part == .noun || token.shape.contains(.opensSentence) else { return }
        let classes = vocabulary.ending(text, Int(token.start), Int(token.end))
        if classes.meets(grammar.verb) {
            words[index].part = .verb
            words[index].forms = .past
        } else if let part = grammar.part(of: classes) {
            words[index].part = part
        }
    }

    /// A full stop inside a sentence follows an initial or a title: "G. Santos", "Col. Reyes".
    private mutating func joinInitial(_ index: Int) {
        guard byte(index) == 0x2E, !token(index).shape.contains(.spaced), token(index).end - token(index).start == 1 else { return }
        let isName = words[index - 1].part == .name && token(index + 1).kind == .word && token(index + 1).shape.contains(.capitalised)
        words[index].part = isName ? .name : .other
    }

    /// "des": of the, after what it is said of; otherwise some, as after the verb of "l'armée attaque des villages".
    private func ofOrSome(_ index: Int) -> Part {
        guard index > 0, words[index - 1].part == .noun || words[index - 1].part == .name else { return .determiner }
        let forms = words[index - 1].forms
        guard isA(index - 1, grammar.verbs), forms.contains(.past) || forms.contains(.third) else { return .preposition }
        if forms.isDisjoint(with: .nominal) { return .determiner }
        switch index > 1 ? words[index - 2].part : .stop {
        case .noun, .name, .pronoun, .relative, .close: return .determiner
        default: return .preposition
        }
    }

    /// "cornered", "evicted": a verb that no list holds, after something that can be its subject or auxiliary.
    @inline(__always)
    private func isUnlistedVerb(_ index: Int) -> Bool {
        let token = token(index)
        let end = Int(token.end)
        guard token.kind == .word, !token.shape.contains(.capitalised), end - Int(token.start) >= 5 else { return false }
        guard text[end - 1] == 0x64, text[end - 2] == 0x65, !token.shape.contains(.joined) else { return false }
        let previous = before(index)
        guard previous >= 0 else { return false }
        switch words[previous].part {
        case .noun, .name, .pronoun, .relative, .be, .have, .close: return true
        case .comma: return !opensNominal(index + 1)
        default: return false
        }
    }

    // Inlined, for a call passes a copy of the passage.
    @inline(__always)
    private func firstPart(_ index: Int) -> Part {
        let token = token(index)
        switch token.kind {
        case .punctuation, .symbol: return mark(index)
        case .clitic: return .possessive
        case .number: return .number
        case .url, .handle, .hashtag: return .name
        case .word where token.shape.contains(.hasDigit) && !words[index].affixes.isEmpty: return .number
        case .word: break
        }
        let isListed = words[index].isListed
        if isListed {
            // "May", "March" and "Friday" are times by their capital.
            if isA(index, grammar.time), !isVerbAtDawn(index),
                !isA(index, grammar.month) || token.shape.contains(.capitalised) || !token.shape.contains(.latin)
                    || !isA(index, grammar.modal) && !isA(index, grammar.verbs)
            {
                if !(isA(index, grammar.modal) && token.shape.contains(.opensSentence)) { return .time }
            }
            // Folding joins "a", has, and "à", to.
            if text[Int(token.start)] >= 0x80, isA(index, grammar.have), isA(index, grammar.preposition) { return .preposition }
            let isInitialism = token.shape.contains(.allCaps) && !isShouted
            if !isInitialism, let part = words[index].function {
                // "Amnesty International": an adjective that closes a name belongs to it.
                let closesName = part == .adjective && token.shape.contains(.capitalised) && index > 0 && words[index - 1].part == .name
                return closesName ? .name : part
            }
        }
        if words[index].span > 1, words[index].forms == .fixed, !isA(index, grammar.named) { return .other }
        if token.shape.contains(.capitalised), index > 0, !token.shape.contains(.opensSentence) {
            return token.shape.contains(.allCaps) && isShouted ? .noun : .name
        }
        if token.shape.contains(.capitalised), !isListed { return .name }
        return endsInLy(token) && words[index].span == 1 && !token.shape.contains(.capitalised) ? .adverb : .noun
    }

    /// "فجر" is dawn before a day, and a deed elsewhere.
    private func isVerbAtDawn(_ index: Int) -> Bool {
        verbFirst && !words[index].forms.isDisjoint(with: .verbal) && index + 1 < count && !isA(index + 1, grammar.time)
    }

    /// Sentences all in capitals (wire services of old): capitals say nothing there.
    private var isAllCapitals: Bool {
        var upper = 0
        var words = 0
        for index in 0..<min(count, 16) where token(index).kind == .word {
            words += 1
            if token(index).shape.contains(.allCaps) || token(index).end - token(index).start == 1 { upper += 1 }
        }
        return words >= 5 && upper * 10 >= words * 8
    }

    private func mark(_ index: Int) -> Part {
        let scalar = UTF8Cursor.scalar(text.span, Int(token(index).start)).value
        switch scalar {
        case 0x2C, 0x60C, 0x3001: return .comma
        case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x2018, 0x2019, 0x27, 0x60: return .quote
        case 0x28, 0x5B: return .open
        case 0x29, 0x5D: return .close
        case 0x3A: return .colon
        case 0x3B, 0x61B: return .semicolon
        case 0x2D, 0x2013, 0x2014: return .dash
        case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4: return .stop
        default: return .other
        }
    }

    private func endsInLy(_ token: Token) -> Bool {
        let end = Int(token.end)
        return end - Int(token.start) >= 6 && text[end - 1] | 0x20 == 0x79 && text[end - 2] | 0x20 == 0x6C
    }

    /// The nearest word before that is no adverb.
    func before(_ index: Int) -> Int {
        var at = index - 1
        while at >= 0, words[at].part == .adverb || words[at].span == 0 { at -= 1 }
        return at
    }

    /// The word after a word or phrase.
    func after(_ index: Int) -> Int { index + max(1, Int(words[index].span)) }

    /// Something that a noun phrase may begin with.
    func opensPhrase(_ index: Int) -> Bool {
        guard index < count else { return false }
        switch words[index].part {
        case .determiner, .number, .noun, .name, .pronoun, .adjective: return true
        case .quote: return isNameMark(index)
        default: return false
        }
    }

    /// Whether a noun phrase may begin at a word, as far as lists and marks tell: asked before parts of speech are.
    func mayOpenPhrase(_ index: Int) -> Bool {
        let token = token(index)
        switch token.kind {
        case .punctuation, .symbol: return byte(index) >= 0x80
        case .word where !token.shape.contains(.allCaps): break
        default: return true
        }
        switch words[index].function {
        case .preposition, .be, .have, .do, .modal, .negation, .conjunction, .subordinator, .relative, .adverb: return false
        default: return true
        }
    }

    /// Whether a word that may be a verb is one here.
    private func isVerb(_ index: Int, _ forms: Forms) -> Bool {
        let isNominal = !forms.isDisjoint(with: .nominal)
        if isFree, !isNominal { return true }
        let token = token(index)
        let following = after(index)
        if token.shape.contains(.joined), words[max(0, index - 1)].span == 1, !forms.contains(.ing) { return false }
        // Names in the middle of a sentence ("the Strike Force") are no verbs.
        if words[index].part == .name, !token.shape.contains(.opensSentence), !isTitleCased { return false }
        var previous = before(index)
        while previous >= 0, words[previous].part == .negation { previous = before(previous) }
        let left = previous >= 0 ? words[previous].part : .stop
        if verbFirst { return opensVerb(index, left, following, isNominal) }
        // "another sustained injuries", "one suffered burns"
        if left == .number || left == .determiner, isA(index, grammar.suffered), following < count, isA(following, grammar.injury) {
            return true
        }
        switch left {
        case .modal, .do, .infinitive:
            if forms.contains(.base) { return true }
            if left == .infinitive, forms.contains(.ing) { return true }
            return false
        case .be:
            return forms.contains(.ing) || forms.contains(.participle)
        case .have:
            return forms.contains(.participle) || forms.contains(.past)
        case .determiner, .possessive, .adjective:
            // "two killed and another injured"
            if forms.contains(.participle), isA(previous, grammar.additive), isA(previous, grammar.indefinite),
                !opensNominal(following)
            {
                return true
            }
            // "the injured", "his killing"; but "both killed", "all died".
            return left == .determiner && !isNominal && forms.contains(.past) && !forms.contains(.participle)
        case .number:
            // "12 killed, 3 injured"; not "two wounded soldiers".
            if forms.contains(.past), !opensNominal(following) { return true }
            return forms.contains(.past) && (part(following) == .determiner || part(following) == .number)
        case .preposition:
            return forms.contains(.ing)
        default: break
        }
        if forms.contains(.ing) { return true }
        if forms.contains(.past) || forms.contains(.participle) {
            if isNominal {
                switch part(following) {
                case .determiner, .number, .preposition: break
                // "and a trooper injured when …"
                case .subordinator where left == .noun || left == .name || left == .comma: break
                case .adverb where isBound(following): break
                case .name,
                    .pronoun where left == .noun || left == .name || left == .pronoun || left == .conjunction:
                    break
                default: return false
                }
            }
            if left == .noun || left == .name || left == .pronoun || left == .relative || left == .close || left == .time { return true }
            // "Suspected militants", ", wounded soldiers"; but ", claimed responsibility" and "and wounded two".
            if words[index].part == .noun, part(following) == .noun, !isA(index, grammar.say) {
                if left == .stop || left == .other { return false }
                if left == .comma { return !isA(following, grammar.people) }
            }
            return true
        }
        if forms.contains(.third) {
            if !isNominal { return true }
            guard left == .noun || left == .name || left == .pronoun || left == .relative || left == .close || left == .conjunction
            else { return false }
            if opensClaim(index, following) { return true }
            switch part(following) {
            case .determiner, .pronoun, .subordinator, .negation: return true
            case .number, .name: return left != .noun || !isPluralNoun(previous)
            case .relative: return true
            default: return left == .pronoun || left == .relative
            }
        }
        if forms.contains(.base) {
            if !isNominal {
                if left == .noun, !isPluralNoun(previous) { return false }
                return left == .noun || left == .name || left == .pronoun || left == .relative || left == .conjunction || left == .comma
                    || left == .quote || left == .stop || left == .time
            }
            if left == .relative { return true }
            if left == .pronoun { return !isA(previous, grammar.be) }
            if left == .noun || left == .name, isA(previous, grammar.armed), opensClaim(index, following) { return true }
            if left == .noun, isPluralNoun(previous) {
                switch part(following) {
                case .determiner, .pronoun, .number: return true
                default: return false
                }
            }
        }
        return false
    }

    /// "Islamic State claims responsibility", "Taliban claim deadly bombing"
    private func opensClaim(_ index: Int, _ following: Int) -> Bool {
        guard isA(index, grammar.say.union(grammar.attempt)) else { return false }
        var at = following
        while at < count, words[at].part == .adjective || words[at].part == .number { at += 1 }
        return at < count && isA(at, grammar.closing)
    }

    /// In a verb-first language: a word that may be a noun is a verb where a clause begins.
    private func opensVerb(_ index: Int, _ left: Part, _ following: Int, _ isNominal: Bool) -> Bool {
        let affixes = words[index].affixes
        if !affixes.isDisjoint(with: [.definite, .hanging]) || left == .preposition || left == .determiner { return false }
        if !isNominal { return true }
        switch left {
        case .stop, .comma, .colon, .semicolon, .dash, .close, .subordinator, .relative, .be, .other: return part(following) != .verb
        // "an attack that gunmen made"
        case .noun where affixes.contains(.object) && !affixes.contains(.joined): return !words[index - 1].affixes.contains(.definite)
        // "and the wounding of 20" is written as "and he wounded him"
        case _ where affixes.contains(.object): return false
        default: return affixes.contains(.joined) && (part(following) == .number || following < count && isA(following, grammar.people))
        }
    }

    private func opensNominal(_ index: Int) -> Bool {
        guard index < count else { return false }
        switch words[index].part {
        case .noun, .name, .adjective: return true
        default: return false
        }
    }

    /// Ends in s and was read as a noun.
    func isPluralNoun(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        let forms = words[index].forms
        if forms.contains(.plural) { return true }
        if !forms.isDisjoint(with: .nominal) { return false }
        let token = token(index)
        let end = Int(token.end)
        guard token.end - token.start >= 4 else { return false }
        return text[end - 1] | 0x20 == 0x73 && text[end - 2] | 0x20 != 0x73
    }

    /// A headline in title case: capitals say nothing there, either.
    private var isTitleCased: Bool {
        var capital = 0
        var words = 0
        for index in 0..<min(count, 20) where token(index).kind == .word && token(index).end - token(index).start > 3 {
            words += 1
            if token(index).shape.contains(.capitalised) { capital += 1 }
        }
        return words >= 4 && capital * 10 >= words * 8
    }
}

extension Grammar {
    /// The part of speech that lists alone give a word, as they do to function words.
    func part(of classes: ClassSet) -> Passage.Part? {
        guard classes.meets(function) else { return nil }
        if classes.meets(determiner), !classes.meets(beforeDeterminer) { return .determiner }
        if classes.meets(preposition), !classes.meets(beforePreposition) { return .preposition }
        if classes.meets(negation) { return .negation }
        if classes.meets(be) { return .be }
        if classes.meets(have) { return .have }
        if classes.meets(`do`) { return .do }
        if classes.meets(modal) { return .modal }
        if classes.meets(infinitive) { return .infinitive }
        if classes.meets(number) || classes.meets(scale) || classes.meets(fraction) { return .number }
        if classes.meets(that) { return .subordinator }
        if classes.meets(bounds) { return classes.meets(preposition) ? .preposition : .adverb }
        if classes.meets(determiner) || classes.meets(indefinite) { return .determiner }
        if classes.meets(relative) { return .relative }
        if classes.meets(subordinator) || classes.meets(conditional) { return .subordinator }
        if classes.meets(including) { return .preposition }
        if classes.meets(preposition) || classes.meets(of) || classes.meets(by) { return .preposition }
        if classes.meets(according) { return .preposition }
        if classes.meets(conjunction) { return .conjunction }
        if classes.meets(pronoun) { return .pronoun }
        if classes.meets(adverb) { return .adverb }
        if classes.meets(adjective) { return .adjective }
        return nil
    }
}
