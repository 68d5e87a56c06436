import Documents
import Text

/// Lists the traits of a candidate.
///
/// Where in the article a sentence stands, and what the rest of the article is about, are left out: rows that an arbiter
/// is fitted to are sentences by themselves, so their articles would teach it nothing that holds for others.
extension Reader {
    mutating func list(_ candidate: Candidate, _ claim: Claim, _ all: [Candidate], _ said: [Attribution.Said]) {
        traits.begin(claim.type)
        listFrame(candidate, claim)
        listCue(candidate)
        listSentence(candidate)
        listParticipants(candidate)
        listCompany(claim, all)
        if let index = candidate.said { traits.add(said[index].quoted ? .quoted : .statement) }
    }

    private mutating func listFrame(_ candidate: Candidate, _ claim: Claim) {
        traits.add(.frame, candidate.frame.key)
        traits.add(.frameScore, Int((candidate.score * 20).rounded()))
        traits.add(.roles, candidate.frame.roles.rawValue)
        traits.add(.status, claim.status.rawValue)
        traits.add(.certainty, claim.certainty.rawValue)
        traits.add(.speaker, claim.speaker.role)
        traits.add(.basis, claim.basis.rawValue)
        if let subtype = claim.subtype { traits.add(.subtype, subtype) }
        if candidate.factuality.isNegated { traits.add(.negated) }
        if let predicate = candidate.predicate { traits.add(.passive, predicate.isPassive ? 1 : 2) }
        if outlet.isOutlet { traits.add(.outlet) }
    }

    private mutating func listCue(_ candidate: Candidate) {
        let anchor = candidate.anchor
        let cue = passage.token(anchor)
        traits.add(.cueWord, cue.id)
        let start = passage.text[Int(cue.start)..<Int(cue.end)]
        traits.add(.cueStart, Traits.hash(start.prefix(5).lazy.map { $0 | 0x20 }))
        traits.add(.cueEnd, Traits.hash(start.suffix(4).lazy.map { $0 | 0x20 }))
        traits.add(.cuePart, Int(passage.words[anchor].part.rawValue))
        traits.add(.cueForm, Int(passage.words[anchor].forms.rawValue))
        _ = passage.classes(of: anchor).first { list in
            traits.add(.cueList, model.listKeys[list])
            return false
        }
        let after = min(passage.count, max(candidate.end, anchor + 1))
        for step in 1...3 {
            listWord(anchor - step, -step)
            listWord(after + step - 1, step)
        }
        if anchor > 0 { traits.add(.pairBefore, cue.id &* 31 &+ passage.token(anchor - 1).id) }
        if after < passage.count { traits.add(.pairAfter, cue.id &* 37 &+ passage.token(after).id) }
        for index in max(0, anchor - 6)..<min(passage.count, after + 6) where passage.token(index).kind == .word {
            traits.add(.wordNear, passage.token(index).id)
        }
    }

    /// A word at a step from the cue; -1 stands for the first step beyond the sentence.
    private mutating func listWord(_ index: Int, _ step: Int) {
        guard index >= -1, index <= passage.count else { return }
        guard index >= 0, index < passage.count else { return traits.add(.wordAt, step) }
        let place = Traits.place(step)
        traits.add(.wordAt, passage.token(index).id ^ place)
        traits.add(.partAt, UInt64(passage.words[index].part.rawValue) ^ place << 8)
        _ = passage.classes(of: index).first { list in
            traits.add(.listAt, model.listKeys[list] ^ place)
            return false
        }
    }

    private mutating func listSentence(_ candidate: Candidate) {
        _ = passage.classes.first { list in
            traits.add(.list, model.listKeys[list])
            return false
        }
        for index in passage.words.indices where passage.token(index).kind == .word {
            traits.add(.wordAnywhere, passage.token(index).id)
        }
        traits.add(.cuePlace, candidate.anchor * 4 / max(1, passage.count))
        traits.add(.length, passage.count.bitWidth - passage.count.leadingZeroBitCount)
        for index in passage.words.indices where passage.words[index].part == .quote || passage.words[index].part == .colon {
            traits.add(.mark, Int(passage.words[index].part.rawValue))
            break
        }
        if let last = passage.words.indices.last { traits.add(.mark, 0x100 | Int(passage.byte(last))) }
        traits.add(.block, sentences[current].kind == .heading ? 1 : sentences[current].kind == .listItem ? 2 : 0)
        traits.add(.language, language.code)
        for index in sentenceMentions {
            let entity = entities[mentions[index].entity]
            traits.add(.mention, entity.type.rawValue)
            if let detail = entity.detail, entity.type != .place { traits.add(.mention, detail) }
        }
    }

    private mutating func listParticipants(_ candidate: Candidate) {
        traits.add(.actors, min(2, candidate.actors.count))
        for actor in candidate.actors.prefix(4) { listParticipant(actor, .actorCategory, .actorEntity) }
        traits.add(.targets, min(2, candidate.targets.count))
        for target in candidate.targets.prefix(4) { listParticipant(target, .targetCategory, .targetEntity) }
    }

    private mutating func listParticipant(_ index: Int, _ category: Trait, _ kind: Trait) {
        let chunk = passage.chunks[index]
        traits.add(category, self.category(chunk).rawValue)
        if chunk.isPronoun { traits.add(category, "pronoun") }
        guard let mention = mention(chunk.start, chunk.end, Self.speakersAndPlaces) else { return }
        let entity = entities[mentions[mention].entity]
        traits.add(kind, entity.type.rawValue)
        if let detail = entity.detail, entity.type != .place { traits.add(kind, detail) }
    }

    private mutating func listCompany(_ claim: Claim, _ all: [Candidate]) {
        if !claim.places.isEmpty { traits.add(.place) }
        if !claim.weapons.isEmpty { traits.add(.weapon) }
        if claim.date != nil { traits.add(.date) }
        for quantity in claim.quantities.prefix(4) { traits.add(.quantity, quantity.kind) }
        if claim.quantities.isEmpty { traits.add(.quantity) }
        traits.add(.other, min(4, all.count))
        for other in all where other.type != claim.type { traits.add(.other, other.type) }
    }
}
