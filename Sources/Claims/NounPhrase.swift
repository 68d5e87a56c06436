import Documents
import Text

/// Base noun phrases by their boundaries: "six suspected members", "of", "the brigade".
extension Passage {
    mutating func chunk() {
        chunkAt.removeAll(keepingCapacity: true)
        for _ in words.indices { chunkAt.append(-1) }
        var at = 0
        while at < count {
            switch words[at].part {
            case .pronoun:
                add(at, at + 1, isPronoun: true)
                at += 1
            case .determiner, .number, .adjective, .noun, .name:
                at = chunk(from: at)
            default: at += 1
            }
        }
        let deeds = grammar.killed.union(grammar.kidnapped)
        guard classes.meets(deeds) else { return }
        for index in chunks.indices where isA(chunks[index].head, deeds) {
            let chunk = chunks[index]
            guard let owner = (chunk.start..<chunk.head).last(where: { words[$0].part == .possessive }), owner > chunk.start else {
                continue
            }
            chunks[index].victim = chunks.count
            add(chunk.start, owner, isPronoun: false, isShown: false)
        }
    }

    private mutating func chunk(from start: Int) -> Int {
        var end = start
        var sawNoun = false
        scan: while end < count {
            if verbFirst, end > start, parts(end, from: start, sawNoun) { break scan }
            switch words[end].part {
            case .noun, .name:
                // Where names have no capitals, a known one closes the phrase, and a cue opens its own.
                if verbFirst, end > start, words[end].span > 0, closesName(end - 1) || isA(end, grammar.closing) { break scan }
                // Where an owner stands behind what it owns, each noun has a phrase of its own, and a name its noun's.
                if isFree, sawNoun, words[end].span > 0, opensOwner(end) { break scan }
                // "the same day | Sinai Province"
                if words[end].part == .name, sawNoun, words[end - 1].part != .name, isA(end - 1, grammar.period) { break scan }
                // "in Bogota guerrillas": a lower-case plural after a name still belongs to it.
                sawNoun = true
            case .adjective: if isFree, sawNoun { break scan }
            case .determiner:
                // "four other people"
                let follows =
                    end > start && !sawNoun && words[end - 1].part == .number && isA(end, grammar.additive)
                    || end > start && words[end - 1].part == .conjunction
                if end > start, !follows, words[end - 1].part != .determiner, words[end - 1].part != .adjective || sawNoun { break scan }
            case .number:
                if sawNoun || verbFirst && end > start && words[end - 1].part != .number, !token(end).shape.contains(.joined) { break scan }
            case .possessive:
                guard end > start else { break scan }
                sawNoun = false
            case .quote:
                // A quoted word inside a phrase, the so-called "people's army"; and one that opens it, "free men" groups.
                guard end > start, end + 1 < count else { break scan }
                let opensIt = start > 0 && words[start - 1].part == .quote && words[end + 1].part == .noun
                guard opensIt && isA(end + 1, grammar.groupWord) || isQuotedName(end) else { break scan }
            case .conjunction:
                // "a two-and-a-half-year-old girl"
                guard token(end).shape.contains(.joined), token(end).kind == .word, end > start else { break scan }
            case .adverb:
                // "a heavily armed gang"
                guard end > start, !sawNoun, end + 1 < count, words[end + 1].part == .adjective || words[end + 1].part == .noun else {
                    break scan
                }
            default: break scan
            }
            end += 1
        }
        while end > start + 1, words[end - 1].part == .quote || words[end - 1].part == .adverb { end -= 1 }
        add(start, end, isPronoun: false)
        return max(end, start + 1)
    }

    /// A noun behind another, or a name behind what was done to it: "убийство | Карпова".
    private func opensOwner(_ index: Int) -> Bool {
        if words[index].part == .noun { return !token(index).shape.contains(.joined) }
        return isA(index - 1, grammar.closing.union(grammar.killed).union(grammar.kidnapped))
    }

    /// Where the head stands first ("مسلحي الحركة"), a phrase runs on over genitives and adjectives; whether the word
    /// begins another one is told by what is written onto it, by endings, and by its article.
    private func parts(_ index: Int, from start: Int, _ sawNoun: Bool) -> Bool {
        let (word, previous) = (words[index], words[index - 1])
        guard word.span > 0 else { return false }
        if word.affixes.contains(.hanging) { return true }
        if word.affixes.contains(.joined) { return word.part != .number || previous.part != .number }
        guard sawNoun, word.part == .noun || word.part == .name else { return false }
        var at = index - 1
        while at > start, words[at].span == 0 { at -= 1 }
        let before = words[at]
        let isNamed = isA(index, grammar.named.union(grammar.violence)) && !isA(index, grammar.adjective)
        let isDefinite = word.affixes.contains(.definite)
        if before.affixes.contains(.definite), !isDefinite, word.isListed, !isA(index, grammar.adjective) { return true }
        // "قوات حكومية قرية": those who act own no indefinite village; behind its verb a rocket or one bomber owns nothing.
        let isSite = isA(index, grammar.thing.union(grammar.place))
        if !before.affixes.contains(.definite), isNamed, isSite || isA(index, grammar.civilian),
            !isA(index, grammar.armed.union(grammar.state)),
            !isDefinite && isA(start, grammar.armed.union(grammar.state)) || actsAlone(start)
        {
            return true
        }
        if before.affixes.contains(.closed), isNamed || isDefinite { return true }
        if word.affixes.contains(.accusative), !before.affixes.contains(.accusative), isNamed { return true }
        // "قصف الجيش": who acts or suffers is a phrase of its own.
        return isA(at, grammar.deed) && !before.affixes.contains(.definite) && at == start
            && (isDefinite || isSite || isA(index, grammar.people)) && !isA(index, grammar.adjective)
    }

    /// A weapon, or one armed man, right behind a verb.
    private func actsAlone(_ index: Int) -> Bool {
        guard index > 0, words[index - 1].part == .verb, words[index].affixes.isDisjoint(with: [.definite, .accusative]) else {
            return false
        }
        return isA(index, grammar.weapon) || isA(index, grammar.armed) && !words[index].forms.contains(.plural)
    }

    /// The word before ends a name of the lexicon.
    private func closesName(_ index: Int) -> Bool {
        var at = index
        while at > 0, words[at].span == 0 { at -= 1 }
        return isA(at, grammar.name)
    }

    private func isQuotedName(_ index: Int) -> Bool {
        for at in (index + 1)..<min(count, index + 6) {
            switch words[at].part {
            case .quote: return at > index + 1
            case .name, .noun, .number, .possessive: break
            // «the "People's Front," a group»: the comma stands inside the marks.
            case .comma where at + 1 < count && words[at + 1].part == .quote: return at > index + 1
            default: return false
            }
        }
        return words[index - 1].part == .name || words[index - 1].part == .noun
    }

    private mutating func add(_ start: Int, _ end: Int, isPronoun: Bool, isShown: Bool = true) {
        guard end > start else { return }
        var chunk = Chunk(start: start, end: end, head: end - 1, classes: ClassSet(), isPronoun: isPronoun)
        var possessed = start
        var isName = true
        for index in start..<end {
            if isShown { chunkAt[index] = Int32(chunks.count) }
            switch words[index].part {
            case .possessive: possessed = index + 1
            case .determiner: if chunk.determiner < 0 { chunk.determiner = index }
            case .number: if chunk.number < 0, index >= possessed { chunk.number = index }
            default: break
            }
            if words[index].part == .noun || words[index].part == .adjective { isName = false }
        }
        if isFree, let first = (start..<end).first(where: { words[$0].part == .noun || words[$0].part == .name }) { chunk.head = first }
        if verbFirst { chunk.head = (start..<end).first { words[$0].part == .noun || words[$0].part == .name } ?? end - 1 }
        while chunk.head > start, words[chunk.head].part == .possessive || words[chunk.head].part == .quote { chunk.head -= 1 }
        // Inside a phrase of the lexicon its first word holds what is known of it.
        while chunk.head > start, words[chunk.head].span == 0 { chunk.head -= 1 }
        for index in possessed..<end where words[index].isListed { chunk.classes.formUnion(classes(of: index)) }
        // "the officer's house" is a house: what belongs to someone is not that someone.
        if possessed > start, possessed >= end {
            for index in start..<end where words[index].isListed { chunk.classes.formUnion(classes(of: index)) }
        }
        chunk.isName = isName && !isPronoun && chunk.number < 0 && words[chunk.head].part == .name
        chunks.append(chunk)
    }

    /// Index of the chunk that begins at or after a word, within a limit.
    func chunk(from index: Int, before end: Int) -> Int? {
        var at = index
        while at < min(end, count) {
            if chunkAt[at] >= 0 { return Int(chunkAt[at]) }
            at += 1
        }
        return nil
    }

    /// Where a chunk begins for showing: without determiner, so that "the guerrillas" reads "guerrillas".
    func shown(_ chunk: Chunk) -> (start: Int, end: Int) {
        var start = chunk.start
        var end = chunk.end
        while start < end - 1, words[start].part == .determiner || words[start].part == .possessive || words[start].part == .quote {
            start += 1
        }
        while end > start + 1, words[end - 1].part == .possessive { end -= 1 }
        return (start, end)
    }
}
