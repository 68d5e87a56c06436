import Documents

/// From the frames that fit a sentence to its claims: who takes whom in, who vouches, what is counted.
extension Reader {
    mutating func sentenceClaims(_ sentence: Int, _ said: [Attribution.Said]) -> [Claim] {
        var found = candidates(said)
        let tallies = tallies()
        if found.isEmpty, tallies.isEmpty { return [] }
        for index in found.indices {
            reconsider(&found[index], said)
            if !isSpecific(found[index]) { found[index].absorber = index }
        }
        nameDeeds(&found)
        release(&found, said)
        absorb(&found, said)
        takeIn(&found)
        let g = passage.grammar
        let range = 0..<passage.count
        let dates = Dates(passage, published: published)
        let named = dates.all()
        let contexts = tallies.map { Retelling.Context(source: source(of: $0.cue, said), date: dates.nearest(to: $0.cue, in: named)?.from) }
        let fresh = retelling.news(tallies, sentence: sentence, isDivided: passage.classes.meets(g.divided), contexts)
        for (index, tally) in tallies.enumerated() where fresh[index] { attach(tally, to: &found, said) }
        let isStrength = found.contains { $0.type == "capability_activity" || $0.type == "agreement_surrender" }
        for tally in others(named) where tally.unit != nil || !tallies.contains(where: { $0.words.overlaps(tally.words) }) {
            // Two gunmen are those who did it; a dozen and more are a force.
            if tally.kind == "fighters", !isStrength, tally.figure.low < 10 { continue }
            attach(tally, to: &found, said)
        }
        let weapons = weapons(in: range)
        for index in found.indices where !found[index].isAbsorbed && isViolent(found[index]) { found[index].weapons = weapons }
        let kept = merged(found)
        explainAbsorbed(found, kept, said)
        guard !kept.isEmpty else { return [] }
        let places = places(in: range)
        var made: [Claim] = []
        for candidate in kept {
            guard
                let claim = judged(
                    claim(candidate, said, places, dates.nearest(to: candidate.anchor, in: named)), of: candidate, beside: kept, said)
            else { continue }
            deeds.note(
                candidate, claim: claims.count + made.count, sentence: sentence, points: points(candidate, isLead: sentence == 0))
            made.append(claim)
        }
        return made
    }

    private func isViolent(_ candidate: Candidate) -> Bool {
        switch candidate.type {
        case "attack_report", "claim_of_responsibility", "accusation", "threat_call": true
        default: false
        }
    }

    /// Who gives the figure at a cue, in the words of the text.
    func source(of cue: Int, _ said: [Attribution.Said]) -> String? {
        guard let source = innermost(said, cue).flatMap({ said[$0].source }) ?? teller(of: cue) else { return nil }
        return passage.string(source.lowerBound, source.upperBound).lowercased()
    }

    /// "the agencies put the toll at 50", "the ministry speaks of 71 dead": the subject of a verb that gives figures.
    func teller(of cue: Int) -> Range<Int>? {
        guard passage.classes.meets(passage.grammar.tolling) else { return nil }
        for at in (max(0, cue - 5)..<cue).reversed() where passage.words[at].part == .verb && passage.isA(at, passage.grammar.tolling) {
            guard let first = passage.predicate(at).subjects.first else { return nil }
            return passage.chunks[first].start..<passage.chunks[first].end
        }
        return nil
    }

    /// A stance takes in the events that it is about.
    private func absorb(_ found: inout [Candidate], _ said: [Attribution.Said]) {
        for index in found.indices where found[index].frame.absorbs && !found[index].isAbsorbed {
            let stance = found[index]
            let priority = stance.frame.priority
            for other in found.indices where other != index && !found[other].isAbsorbed {
                let event = found[other]
                guard (model.types[event.type]?.priority ?? 99) > priority else { continue }
                let isAfter = event.anchor > stance.anchor
                let isSubject =
                    stance.predicate?.subjects.contains {
                        passage.chunks[$0].start <= event.anchor && event.anchor < passage.chunks[$0].end
                    } ?? false
                guard isAfter || isSubject else { continue }
                // "denied the raid but accused": another matter.
                if isAfter, stance.type == "denial", (stance.anchor + 1...event.anchor).contains(where: passage.turns(at:)) { continue }
                // A clause of its own.
                if passage.isFree, isAfter, (stance.anchor..<event.anchor).contains(where: { passage.words[$0].part == .semicolon }) {
                    continue
                }
                // ", which left 30 dead": what a relative clause tells stands whatever is claimed or denied.
                if isAfter, inRelative(event.anchor, from: stance.end),
                    isElsewhere(event, stance, said) || stance.factuality.status == .denied || !isHarm(event)
                {
                    continue
                }
                // What someone else says after a comma of its own is another matter.
                if isAfter, event.said != stance.said, let said = event.said, said != stance.said, event.frame.absorbs { continue }
                found[other].absorber = index
                if found[index].subtype == nil { found[index].subtype = sharedSubtype(found[index].type, event.subtype) }
                if found[index].targets.isEmpty { found[index].targets = event.targets }
                if found[index].actors.isEmpty, found[index].type != "denial" { found[index].actors = event.actors }
                found[index].tallies += event.tallies
                found[index].cues.append(event.anchor..<event.end)
            }
        }
    }

    /// An attack that is only named, while the sentence claims something else: that is what the claim is about.
    private func takeIn(_ found: inout [Candidate]) {
        for index in found.indices where !found[index].isAbsorbed && found[index].type == "attack_report" {
            let event = found[index]
            guard event.frame.roles == .nominal, event.actors.isEmpty, passage.words[event.anchor].part != .verb else { continue }
            guard
                let host = found.indices.first(where: {
                    $0 != index && !found[$0].isAbsorbed && found[$0].frame.roles != .nominal && isHost(found[$0])
                })
            else { continue }
            found[index].absorber = host
            if found[host].subtype == nil { found[host].subtype = sharedSubtype(found[host].type, event.subtype) }
        }
    }

    private func isHost(_ candidate: Candidate) -> Bool {
        switch candidate.type {
        case "casualty_loss": candidate.frame.isToll
        case "denial", "claim_of_responsibility", "accusation", "threat_call", "agreement_surrender", "victory_defeat": true
        default: false
        }
    }

    /// Someone else vouches for the event than for the stance; the stance's own verb may be the saying.
    private func isElsewhere(_ event: Candidate, _ stance: Candidate, _ said: [Attribution.Said]) -> Bool {
        guard event.said != stance.said else { return false }
        return event.said.flatMap { said[$0].cue }.map { !$0.contains(stance.anchor) } ?? true
    }

    private func isHarm(_ candidate: Candidate) -> Bool {
        switch candidate.type {
        case "attack_report", "casualty_loss", "counter_operation": true
        default: false
        }
    }

    /// A comma and a relative pronoun stand between.
    private func inRelative(_ index: Int, from start: Int) -> Bool {
        var at = index - 1
        while at > start {
            if passage.words[at].part == .relative {
                return passage.words[at - 1].part == .comma || passage.words[max(0, at - 2)].part == .comma
            }
            at -= 1
        }
        return false
    }

    func sharedSubtype(_ type: String, _ subtype: String?) -> String? {
        guard let subtype, model.types[type]?.subtypes.contains(subtype) ?? false else { return nil }
        return subtype
    }

    /// That nobody claimed it is told by whoever writes, and what is told beside it is no claim of nobody's.
    private func release(_ found: inout [Candidate], _ said: [Attribution.Said]) {
        for stance in found where stance.subtype == "no_claim" {
            for index in found.indices {
                guard let cue = found[index].said.flatMap({ said[$0].cue }) else { continue }
                if cue.overlaps(stance.anchor..<stance.end) { found[index].said = nil }
            }
        }
    }

    // MARK: Quantities

    private func attach(_ tally: Tally, to found: inout [Candidate], _ said: [Attribution.Said]) {
        if let own = found.firstIndex(where: { !$0.isAbsorbed && $0.anchor == tally.cue }) { return found[own].tallies.append(tally) }
        var best: (index: Int, distance: Int)?
        for index in found.indices where !found[index].isAbsorbed && found[index].type != "denial" {
            let distance = abs(found[index].anchor - tally.cue)
            if best == nil || distance < best!.distance { best = (index, distance) }
        }
        if let best { return found[best.index].tallies.append(tally) }
        // What is denied is no news of the dead.
        if passage.verbFirst,
            found.contains(where: { $0.type == "denial" && $0.subtype != "no_claim" && $0.frame.absorbs && $0.anchor < tally.cue })
        {
            return
        }
        guard tally.kind != "released", tally.category != .thing, let frame = model.frames.first(where: { $0.type == "casualty_loss" })
        else { return }
        // Nobody claims the attack that killed so many: an attack there was.
        let unclaimed = found.contains { !$0.isAbsorbed && $0.subtype == "no_claim" }
        guard unclaimed || passage.classes.meets(passage.grammar.conflict) || isConflict || isConflictNear,
            !passage.classes.meets(passage.grammar.peaceful)
        else {
            return
        }
        var candidate = Candidate(
            frame: frame, anchor: tally.cue, end: tally.cue + 1, score: 0.55,
            type: tally.kind == "arrested" ? "counter_operation" : unclaimed ? "attack_report" : "casualty_loss")
        candidate.isOfFigure = true
        candidate.tallies = [tally]
        candidate.said = unclaimed ? nil : innermost(said, tally.cue)
        found.append(candidate)
    }

    /// Several cues for one event make one claim; what another has taken in makes none.
    private func merged(_ found: [Candidate]) -> [Candidate] {
        var kept: [Candidate] = []
        for candidate in found where !candidate.isAbsorbed {
            if let same = kept.firstIndex(where: {
                $0.type == candidate.type && $0.said == candidate.said && $0.factuality.status == candidate.factuality.status
                    && ($0.subtype == candidate.subtype || $0.subtype == nil || candidate.subtype == nil) && $0.basis == candidate.basis
            }) {
                if kept[same].subtype == nil { kept[same].subtype = candidate.subtype }
                kept[same].isOpen = kept[same].isOpen && candidate.isOpen
                kept[same].score = max(kept[same].score, candidate.score)
                for actor in candidate.actors where !kept[same].actors.contains(actor) { kept[same].actors.append(actor) }
                for target in candidate.targets where !kept[same].targets.contains(target) { kept[same].targets.append(target) }
                kept[same].tallies += candidate.tallies
                kept[same].cues.append(candidate.anchor..<candidate.end)
            } else {
                kept.append(candidate)
            }
        }
        return kept
    }

    // MARK: The claim

    func claim(_ candidate: Candidate, _ said: [Attribution.Said], _ places: [Participant], _ date: ClaimDate?) -> Claim {
        var end = passage.count
        while end > 1, passage.words[end - 1].part == .stop { end -= 1 }
        var range = passage.bytes(0, end)
        var status = candidate.factuality.status
        var speaker = outlet.speaker(mentions)
        switch voucher(candidate, said) {
        case .statement(let index):
            let statement = said[index]
            range = passage.bytes(statement.content.lowerBound, statement.content.upperBound)
            if status == .asserted { status = .reported }
            if statement.isDenial, candidate.factuality.status != .denied { status = .denied }
            speaker = self.speaker(statement, of: said)
        case .participant(let source), .teller(let source):
            if status == .asserted { status = .reported }
            speaker = self.speaker(source)
        case .hearsay:
            status = .reported
            speaker = Speaker(role: "unspecified")
        case .publisher: break
        }
        var claim = Claim(range, type: candidate.type, subtype: candidate.subtype, score: score(candidate, status))
        claim.basis = candidate.basis
        claim.status = status
        claim.certainty = candidate.factuality.certainty
        claim.speaker = speaker
        for actor in candidate.actors.prefix(8) { claim.actors += actors(actor) }
        claim.targets = candidate.targets.prefix(12).compactMap { target($0) }
        claim.places = places
        claim.weapons = candidate.weapons
        claim.date = date
        claim.quantities = candidate.tallies.map { quantity($0) }
        claim.cues = ([candidate.anchor..<candidate.end] + candidate.cues).prefix(6).map {
            passage.string($0.lowerBound, min($0.upperBound, passage.count))
        }
        return claim
    }

    func score(_ candidate: Candidate, _ status: Claim.Status) -> Double {
        var score = candidate.score
        if status == .hypothetical { score -= 0.03 }
        if !candidate.actors.isEmpty { score += 0.02 }
        if !candidate.targets.isEmpty { score += 0.01 }
        return min(0.99, score)
    }

    private func quantity(_ tally: Tally) -> Quantity {
        let range = passage.bytes(tally.words.lowerBound, tally.words.upperBound)
        var quantity = Quantity(range, kind: tally.kind, value: tally.figure.value, bound: tally.figure.bound)
        quantity.low = tally.figure.low
        quantity.high = tally.figure.high
        if let unit = tally.unit {
            quantity.unit = passage.string(unit.lowerBound, unit.upperBound)
        } else {
            if tally.figure.isShare { quantity.unit = "share" }
            quantity.of = counted(tally)
        }
        return quantity
    }

    /// Who or what a figure counts: "soldiers" in "eight soldiers", "dozens of soldiers".
    private func counted(_ tally: Tally) -> String? {
        let last = Int(passage.chunkAt[tally.figure.end - 1])
        let chunk = passage.chunks[tally.isExplicit && last >= 0 ? last : tally.chunk]
        // "four other people" are people.
        let skipsOther = tally.figure.end < chunk.end && passage.isA(tally.figure.end, passage.grammar.additive)
        let first = tally.figure.end + (skipsOther ? 1 : 0)
        if first < chunk.end { return passage.string(first, chunk.end) }
        let next = chunk.end
        guard first == next, next + 1 < passage.count, passage.isA(next, passage.grammar.of), passage.chunkAt[next + 1] >= 0
        else { return nil }
        let (start, end) = passage.shown(passage.chunks[Int(passage.chunkAt[next + 1])])
        return passage.string(start, end)
    }
}
