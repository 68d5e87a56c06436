import Documents

/// How far the text vouches for a proposition: denied, hypothetical or plain, and how surely.
struct Factuality {
    var status: Claim.Status = .asserted
    var certainty: Claim.Certainty = .certain
    var isNegated = false
    /// The word that negates, or else that leaves open whether it is so; -1 where none does.
    var sign = -1
}

extension Passage {
    /// Reads the scope to the left of a cue up to the clause's beginning; the nearest signs win.
    ///
    /// What `isGiven` ("the murder of the judge") has happened, whoever is suspected of it; what is planned has not.
    func factuality(_ cue: Int, isGiven: Bool = false) -> Factuality {
        var result = Factuality()
        let start = scopeStart(cue)
        var at = cue - 1
        var crossedVerb = false
        var crossedThat = false
        var sawNegation = false
        var negation = -1
        // "denied the raid but accused the rebels of": what follows the turn is not denied.
        var turned = turns(at: cue)
        func suppose(_ certainty: Claim.Certainty, _ word: Int) {
            result.status = .hypothetical
            result.certainty = certainty
            result.sign = word
        }
        if words[cue].affixes.contains(.future) { suppose(.probable, cue) }
        while at >= start {
            let classes = classes(of: at)
            let part = words[at].part
            if words[at].span == 0 {
                at -= 1
                continue
            }
            // Where commas part all clauses, what is denied before one says nothing about what follows.
            if isFree, part == .comma { crossedVerb = true }
            if part == .negation, !crossedVerb {
                // "никто не", "no one … not": two words deny once.
                if !sawNegation { result.isNegated.toggle() }
                sawNegation = true
                negation = at
            } else if isGiven, !classes.meets(grammar.attempt), !classes.meets(grammar.unsaid) {
                // "no word on whether the attack was the rebels'": the attack is not denied, and who made it is open.
                if classes.meets(grammar.conditional) { result.certainty = .possible }
                if part == .verb || classes.meets(grammar.conditional) { crossedVerb = true }
            } else if classes.meets(grammar.future), !crossedVerb {
                suppose(.probable, at)
            } else if part == .modal, !crossedVerb, !(verbFirst && words[cue].forms.isDisjoint(with: [.base, .third])) {
                suppose(.possible, at)
            } else if classes.meets(grammar.conditional) {
                suppose(.possible, at)
                crossedVerb = true
            } else if classes.meets(grammar.suspicion) {
                if result.status != .hypothetical { result.certainty = .probable }
                if !isAdjectival(at) { result.status = .hypothetical }
                result.sign = at
            } else if part == .infinitive, !crossedVerb, at + 1 == cue || auxiliaryStart(cue) <= at {
                // "claimed to have killed" tells what was done.
                if !isImplicative(at), words[at + 1].part != .have { suppose(.possible, at) }
            } else if part == .verb, words[at].span > 0, !isModifier(at) {
                // "told them that rebels attacked" reports; "told them to attack" is nothing done.
                if classes.meets(grammar.attempt), cue - at <= 6, !(crossedThat && classes.meets(grammar.say)) {
                    suppose(result.status == .hypothetical ? result.certainty : .probable, at)
                }
                if classes.meets(grammar.unsaid), !classes.meets(grammar.attempt), !turned {
                    result.isNegated.toggle()
                    negation = at
                }
                crossedVerb = true
            } else if classes.meets(grammar.unsaid), part == .noun, !turned {
                result.isNegated = true
                negation = at
            }
            if classes.meets(grammar.that) { crossedThat = true }
            if turns(at: at) { turned = true }
            at -= 1
        }
        // "suspected to have", "allegedly" may follow within a word or two.
        for index in after(cue)..<min(count, after(cue) + 3) where isA(index, grammar.suspicion) && words[index].part == .adverb {
            suppose(.probable, index)
        }
        // "was killed on Monday, apparently by rebels"
        if words[cue].part == .verb, let doubt = doubtOfAgent(cue) { suppose(.probable, doubt) }
        if let last = words.indices.last, words[last].part == .stop, byte(last) == 0x3F, !hasQuoteAfter(cue) {
            suppose(.possible, last)
        }
        if result.isNegated {
            result.status = .denied
            result.sign = negation
        }
        return result
    }

    /// The adverb right before the "by" of a passive verb.
    private func doubtOfAgent(_ verb: Int) -> Int? {
        guard classes.meets(grammar.suspicion), let agent = predicate(verb).agents.first else { return nil }
        var at = chunks[agent].start - 1
        while at > verb, !isA(at, grammar.by) { at -= 1 }
        guard at - 1 > verb, isA(at - 1, grammar.suspicion), words[at - 1].part == .adverb else { return nil }
        return at - 1
    }

    /// Where the same speaker turns from what is denied to something else: "but", "and accused", ", blaming", "; it said".
    func turns(at index: Int) -> Bool {
        if isA(index, grammar.contrast) { return true }
        guard words[index].part == .verb, words[index].span > 0, isA(index, grammar.blaming.union(grammar.say)),
            !isA(index, grammar.unsaid)
        else { return false }
        if words[index].affixes.contains(.joined) { return true }
        var at = auxiliaryStart(index) - 1
        if at > 0, chunkAt[at] >= 0, chunks[Int(chunkAt[at])].isPronoun { at -= 1 }
        guard at > 0 else { return false }
        switch words[at].part {
        case .conjunction, .semicolon: return true
        case .comma: return words[index].forms.contains(.ing)
        default: return false
        }
    }

    private func hasQuoteAfter(_ index: Int) -> Bool {
        for at in index..<count where words[at].part == .quote { return true }
        return false
    }

    /// "suspected guerrillas killed": the doubt is about who they are, not about the deed.
    private func isAdjectival(_ index: Int) -> Bool {
        index + 1 < count && chunkAt[index] >= 0 && words[index].part == .adjective
    }

    /// "managed to kill" did kill.
    private func isImplicative(_ infinitive: Int) -> Bool {
        let previous = before(infinitive)
        return previous >= 0 && isA(previous, grammar.implicative)
    }

    private func scopeStart(_ cue: Int) -> Int {
        var at = cue - 1
        while at >= 0 {
            switch words[at].part {
            case .semicolon, .colon, .stop: return at + 1
            case .comma:
                // "If X, Y": a condition reaches over its comma; others stop at a conjunction after a comma.
                if at + 1 < count, words[at + 1].part == .conjunction || words[at + 1].part == .subordinator { return at + 1 }
            default: break
            }
            at -= 1
        }
        return max(0, cue - 40)
    }
}
