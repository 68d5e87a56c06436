import Documents

/// A frame that fits, with its participants in words of the passage; not yet a claim.
struct Candidate {
    var frame: Frame
    var anchor: Int
    var end: Int
    var predicate: Predicate?
    var actors: [Int] = []
    var targets: [Int] = []
    var factuality = Factuality()
    /// Index of the innermost statement that holds the cue.
    var said: Int?
    var score: Double
    var type: String
    var subtype: String?
    var basis = Claim.Basis.text
    var weapons: [Participant] = []
    var tallies: [Tally] = []
    /// The words leave open which deed it is.
    var isOpen = false
    /// The candidate of the sentence that has taken this one in; itself where it tells too little to be a claim.
    var absorber: Int?
    var isAbsorbed: Bool { absorber != nil }
    /// No frame fits; a figure alone speaks for it.
    var isOfFigure = false
    /// Words whose participants come from absorbed events.
    var cues: [Range<Int>] = []
}

extension Reader {
    /// The frames that fit, one for each cue, in order of the text.
    func candidates(_ said: [Attribution.Said]) -> [Candidate] {
        var found: [Candidate] = []
        var consumed = 0
        for index in passage.words.indices {
            guard index >= consumed, passage.isA(index, language.gate), passage.words[index].span > 0 else { continue }
            var best = Int.max
            _ = passage.classes(of: index).first { list in
                for position in model.framesByClass[list] where position < best {
                    let frame = model.frames[position]
                    guard frame.mayFit(passage.classes), let end = frame.match(passage, at: index),
                        let candidate = candidate(frame, index, end)
                    else { continue }
                    if best == .max { found.append(candidate) } else { found[found.count - 1] = candidate }
                    best = position
                }
                return false
            }
            guard best < .max, let end = found.last?.end else { continue }
            found[found.count - 1].said = innermost(said, index)
            // Cues between the slots of a pattern belong to it; what is said to have happened does not.
            if end - index <= 8 { consumed = end }
        }
        return found
    }

    func innermost(_ said: [Attribution.Said], _ index: Int) -> Int? {
        var best: Int?
        for position in said.indices where said[position].content.contains(index) {
            if said[position].isStance || said[position].cue?.contains(index) ?? false || said[position].source?.contains(index) ?? false {
                continue
            }
            // "denied the raid but accused": the turn is no part of what is denied.
            if said[position].isDenial, let cue = said[position].cue, cue.upperBound <= index,
                (cue.upperBound...index).contains(where: passage.turns(at:))
            {
                continue
            }
            if best == nil || said[position].content.count < said[best!].content.count { best = position }
        }
        return best
    }

    private func candidate(_ frame: Frame, _ index: Int, _ end: Int) -> Candidate? {
        let g = passage.grammar
        if frame.evidence != .none, !hasEvidence(frame, index) { return nil }
        var candidate = Candidate(frame: frame, anchor: index, end: end, score: frame.score, type: frame.type, subtype: frame.subtype)
        assign(&candidate)
        if candidate.frame.roles == .claimant { replaceMessage(&candidate) }
        // "we struck": the verb's ending names who did it.
        let isFirstPerson = candidate.actors.isEmpty && passage.words[index].affixes.contains(.first)
        if !frame.actor.isEmpty, !isFirstPerson, !fits(candidate.actors, frame.actor) { return nil }
        if !frame.target.isEmpty, !fits(candidate.targets, frame.target) { return nil }
        var fact = passage.factuality(index, isGiven: isGiven(frame, index))
        if !fact.isNegated,
            let nobody = candidate.actors.first(where: { passage.part(passage.chunks[$0].start) == .negation || isNobody($0) })
        {
            fact.isNegated = true
            fact.status = .denied
            fact.sign = passage.chunks[nobody].start
        }
        switch frame.negation {
        case .any: break
        case .must: if !fact.isNegated { return nil }
        case .never: if fact.isNegated { return nil }
        }
        if let status = frame.status { fact.status = status }
        if fact.status == .asserted,
            candidate.actors.contains(where: { passage.has(passage.chunks[$0].start..<passage.chunks[$0].end, g.suspected) })
        {
            fact.certainty = .probable
        }
        candidate.factuality = fact
        guard isSpecific(candidate) || isHeldOut(candidate) else { return nil }
        let isBlamed = frame.roles == .accused || frame.roles == .accuser || frame.roles == .after
        // States are blamed by the names of their countries.
        candidate.actors = candidate.actors.filter { isActor($0) || isBlamed && (isSector($0) || isNamedPlace($0)) }
        candidate.targets = candidate.targets.filter { isTarget($0, index) }
        if candidate.subtype == "bombing", candidate.targets.isEmpty {
            let object = candidate.predicate?.objects.first.map { passage.chunks[$0].end } ?? 0
            candidate.targets = sites(after: max(candidate.end, object)).filter { isTarget($0, index) }
        }
        return candidate
    }

    private func isNamedPlace(_ index: Int) -> Bool { passage.chunks[index].isName && category(passage.chunks[index]) == .place }

    /// An attack that is told of: somebody, something, somewhere. "an increase in attacks" and "orders to kill" are none.
    func isSpecific(_ candidate: Candidate) -> Bool {
        // A government that is asked to take responsibility claims nothing.
        if candidate.type == "claim_of_responsibility", candidate.factuality.status == .hypothetical, candidate.frame.status == nil {
            return !candidate.actors.contains { category(passage.chunks[$0]) == .state }
        }
        // "is harbouring rebels" accuses; "harbouring rebels" alone, or a nameless "responsible for murders", does not.
        if candidate.type == "accusation" {
            if candidate.frame.roles == .intransitive { return isDone(candidate) && candidate.factuality.status != .hypothetical }
            return !candidate.actors.isEmpty || !passage.isPluralNoun(candidate.end - 1)
        }
        guard candidate.type == "attack_report" else { return true }
        let index = candidate.anchor
        if candidate.factuality.status == .hypothetical, candidate.factuality.certainty == .possible {
            let kinds = candidate.actors.map { category(passage.chunks[$0]) }
            return kinds.contains(.armed) || kinds.contains(.state)
                || candidate.actors.contains { passage.isA(passage.chunks[$0].head, passage.grammar.groupWord) }
        }
        guard candidate.frame.roles == .nominal, candidate.targets.isEmpty, candidate.actors.isEmpty else { return true }
        let isCounted = passage.chunkAt[index] >= 0 && passage.chunks[Int(passage.chunkAt[index])].number >= 0
        guard isCounted || !passage.isPluralNoun(index) else { return false }
        return passage.words.contains { $0.part == .time } || !places(in: 0..<passage.count).isEmpty
    }

    /// "the murder of the judge", "the judge's murder": a deed that is spoken of as known.
    private func isGiven(_ frame: Frame, _ index: Int) -> Bool {
        guard frame.type == "attack_report", frame.roles == .nominal, passage.words[index].part != .verb, passage.chunkAt[index] >= 0 else {
            return false
        }
        let determiner = passage.chunks[Int(passage.chunkAt[index])].determiner
        return determiner >= 0 && !passage.isA(determiner, passage.grammar.indefinite) && !passage.isPluralNoun(index)
    }

    /// "they would kill the hostages": nothing that happened, but a threat where they say so themselves.
    func isHeldOut(_ candidate: Candidate) -> Bool {
        guard candidate.factuality.status == .hypothetical, candidate.actors.contains(where: { passage.chunks[$0].isPronoun }) else {
            return false
        }
        let g = passage.grammar
        return passage.has(passage.auxiliaryStart(candidate.anchor)..<candidate.anchor, g.future.union(g.modal))
    }

    /// Something that can act: people and bodies, not doors and orders.
    private func isActor(_ index: Int) -> Bool {
        let chunk = passage.chunks[index]
        switch category(chunk) {
        case .armed, .state, .person, .civilian: return true
        // "army helicopters"
        case .thing:
            return chunk.classes.meets(passage.grammar.armed.union(passage.grammar.state))
                && passage.isA(chunk.head, passage.grammar.vehicle)
        case .other: return chunk.isName || chunk.isPronoun || passage.isA(chunk.head, passage.grammar.groupWord)
        default: return false
        }
    }

    /// "right-wing sectors", "foreign interests": a plural that no list holds may be to blame.
    private func isSector(_ index: Int) -> Bool {
        category(passage.chunks[index]) == .other && passage.isPluralNoun(passage.chunks[index].head)
    }

    private func isTarget(_ index: Int, _ anchor: Int) -> Bool {
        let g = passage.grammar
        let chunk = passage.chunks[meant(index)]
        if chunk.isPronoun || (chunk.start...chunk.head).contains(anchor) { return false }
        if passage.isA(chunk.head, g.weapon.union(g.sayNoun).union(g.period).union(g.unit).union(g.violence)) { return false }
        if (chunk.start..<chunk.end).allSatisfy({ passage.words[$0].part == .number || passage.words[$0].part == .determiner }) {
            return false
        }
        switch category(chunk) {
        case .armed, .state, .civilian, .person, .thing: return !passage.isA(chunk.head, g.abstract)
        case .place: return passage.words[chunk.head].part == .noun
        default: return chunk.isName
        }
    }

    /// "distributed leaflets claiming": whoever distributes claims.
    private func replaceMessage(_ candidate: inout Candidate) {
        let g = passage.grammar
        guard let first = candidate.actors.first, passage.isA(passage.chunks[first].head, g.message) else { return }
        let armed = passage.chunks.indices.filter { passage.chunks[$0].start < candidate.anchor && category(passage.chunks[$0]) == .armed }
        if let nearest = armed.last { candidate.actors = [nearest] }
    }

    /// "nobody", "no group"
    private func isNobody(_ chunk: Int) -> Bool {
        let chunk = passage.chunks[chunk]
        if passage.isA(chunk.start, passage.grammar.negation) { return true }
        return chunk.start > 0 && passage.words[chunk.start - 1].part == .negation
    }

    private func fits(_ chunks: [Int], _ allowed: Set<Frame.Category>) -> Bool {
        if chunks.isEmpty { return allowed.contains(.none) }
        return chunks.contains { allowed.contains(side(passage.chunks[$0])) }
    }

    /// A rebel camp or guerrilla positions stand for the rebels.
    private func side(_ chunk: Passage.Chunk) -> Frame.Category {
        let kind = category(chunk)
        guard kind == .thing || kind == .place else { return kind }
        if (chunk.start..<chunk.end).contains(where: { passage.isA($0, passage.grammar.armed) }) { return .armed }
        // "مواقع للتنظيم": the owner hangs on the phrase.
        let isOwned = chunk.end < passage.count && passage.words[chunk.end].affixes.contains(.hanging)
        return isOwned && passage.isA(chunk.end, passage.grammar.armed) ? .armed : kind
    }

    /// Whether a frame may fit the sentence or people may be counted in it, as far as its lists tell: asked before parts of
    /// speech are, which cost many times as much.
    func mayClaim() -> Bool {
        if passage.classes.meets(counting) { return true }
        let met = passage.classes.union(marks)
        let isPeaceful = met.meets(passage.grammar.peaceful)
        lazy var isEvident = self.isEvident(met, isPeaceful)
        lazy var isDocumented = isEvident || !isPeaceful && (isConflict || isConflictNear)
        let sides = sides(met)
        return met.intersection(language.gate).first { list in
            for position in model.framesByClass[list] {
                let frame = model.frames[position]
                guard frame.mayFit(met), language.verbFirst || frame.mayInvolve(sides) else { continue }
                switch frame.evidence {
                case .none: return true
                case .document: if isDocumented { return true }
                case .sentence: if isEvident { return true }
                }
            }
            return false
        }
    }

    /// The lists of the armed and of forces, as far as somebody in the sentence may be taken for one of theirs.
    private func sides(_ met: ClassSet) -> ClassSet {
        let g = passage.grammar
        return namesGroup || language.isFree ? met.union(g.armed).union(g.state) : met
    }

    /// Whether the sentence may hold signs of conflict beside whatever cue.
    private func isEvident(_ met: ClassSet, _ isPeaceful: Bool) -> Bool {
        let g = passage.grammar
        let signs = isPeaceful ? g.armed : g.conflict.union(g.armed).union(g.strife)
        return met.meets(signs) || passage.hidesInPhrase(signs) || namesGroup
    }

    /// A group is named in the sentence.
    private var namesGroup: Bool { sentenceMentions.contains { entities[mentions[$0].entity].type == .group } }

    /// Signs of conflict in the sentence, or in the document so far; sports, markets and medicine count against.
    private func hasEvidence(_ frame: Frame, _ start: Int) -> Bool {
        let g = passage.grammar
        let isPeaceful = passage.classes.meets(g.peaceful)
        var signs = g.armed
        if !isPeaceful { signs.formUnion(g.conflict) }
        // Who claims, blames or denies an attack need not say who fought.
        if !isPeaceful, frame.isStance { signs.formUnion(g.strife) }
        for index in passage.words.indices where index != start {
            // "rebel leader" is a phrase of its own, and its "rebel" a sign nonetheless.
            if passage.isA(index, signs) || passage.words[index].span != 1 && passage.ownClasses(index).meets(signs) { return true }
        }
        if namesGroup { return true }
        guard !isPeaceful else { return false }
        // "were killed in an attack": each word alone says little.
        let harm = g.killed.union(g.died).union(g.death).union(g.wounded)
        if passage.isA(start, harm),
            passage.words.indices.contains(where: { $0 != start && passage.isA($0, g.deeds) && passage.words[$0].part != .verb })
        {
            return true
        }
        guard frame.evidence == .document else { return false }
        return isConflict || isConflictNear
    }
}
