/// Who stands where around the cue of a frame: actors and targets as noun phrases of the passage.
extension Reader {
    func assign(_ candidate: inout Candidate) {
        let index = candidate.anchor
        let isVerb = passage.words[index].part == .verb
        let predicate = isVerb ? passage.predicate(index) : Predicate(verb: index)
        candidate.predicate = isVerb ? predicate : nil
        switch candidate.frame.roles {
        case .none: break
        case .transitive:
            candidate.actors = predicate.isPassive ? predicate.agents : predicate.subjects
            candidate.targets = predicate.isPassive ? predicate.subjects : predicate.objects
            if candidate.targets.isEmpty {
                let start = max(candidate.end, passage.after(index))
                candidate.targets = candidate.subtype == "bombing" ? sites(after: start) : attached(after: start, passage.grammar.against)
            }
        case .intransitive, .claimant, .accused, .speaker:
            candidate.actors = predicate.isPassive && candidate.frame.roles != .accused ? predicate.agents : predicate.subjects
            if !isVerb { candidate.actors = subjectOfCopula(index, isAccused: candidate.frame.roles == .accused) }
            if candidate.frame.roles == .claimant, candidate.actors.isEmpty { candidate.actors = speakers(of: index) }
        case .event:
            candidate.targets = sites(after: passage.after(index)) + predicate.subjects.filter { category(passage.chunks[$0]) == .thing }
            if predicate.isPassive { candidate.actors = predicate.agents }
            // "a bomb in a bus exploded"
            if candidate.targets.isEmpty, let bomb = predicate.subjects.first, passage.chunks[bomb].start < index {
                candidate.targets = sites(after: passage.chunks[bomb].end)
            }
            if !isVerb { candidate.targets += outcome(index..<candidate.end) }
        case .victim:
            candidate.targets = isVerb ? predicate.subjects : bearers(of: index)
            candidate.actors = predicate.agents
        case .nominal: assignNominal(&candidate)
        case .after:
            var next = passage.after(index)
            // "une attaque des rebelles"
            if next < passage.count, passage.words[next].part == .preposition, passage.isA(next, passage.grammar.of) { next += 1 }
            if next < passage.count { candidate.actors = passage.coordination(from: next, before: passage.count, isSubject: false).chunks }
        case .accuser: assignAccusation(&candidate, predicate)
        case .named: candidate.actors = named(in: passage.after(index)..<candidate.end)
        }
        if candidate.type == "accusation", let accused = candidate.actors.last, passage.chunks[accused].number >= 0 {
            candidate.actors += listed(after: candidate.end)
        }
        if candidate.type == "attack_report", candidate.actors.isEmpty { candidate.actors = perpetrators() }
        if candidate.frame.absorbs, candidate.targets.isEmpty { candidate.targets = suffering(after: candidate.end) }
        if predicate.isPassive || candidate.frame.roles == .victim { candidate.targets += companions(after: index) }
        for target in candidate.targets {
            candidate.targets += members(of: target).filter { !candidate.targets.contains($0) }
        }
    }

    /// Those whom a list names: "three reporters: A, B and C", "five people, including a mayor".
    private func members(of index: Int) -> [Int] {
        let g = passage.grammar
        var at = passage.chunks[index].end
        if at < passage.count, passage.words[at].part == .comma { at += 1 }
        guard at + 1 < passage.count else { return [] }
        let isMany = passage.chunks[index].number >= 0 || passage.isPluralNoun(passage.chunks[index].head)
        let isList = passage.words[at].part == .colon && isMany && passage.chunks[index].classes.meets(g.people)
        guard isList || passage.isA(at, g.including) else { return [] }
        return passage.coordination(from: passage.after(at), before: passage.count, isSubject: isList).chunks
    }

    /// "two men suspected of the murder: A and B"
    private func listed(after index: Int) -> [Int] {
        guard let colon = passage.words.indices.first(where: { $0 >= index && passage.words[$0].part == .colon }) else { return [] }
        return passage.coordination(from: colon + 1, before: passage.count, isSubject: true).chunks.filter { passage.chunks[$0].isName }
    }

    /// "was killed along with two bodyguards"
    private func companions(after index: Int) -> [Int] {
        let g = passage.grammar
        var at = passage.after(index)
        while at < min(passage.count, index + 20) {
            switch passage.words[at].part {
            case .conjunction where passage.isA(at, g.alongWith):
                return passage.coordination(from: passage.after(at), before: passage.count, isSubject: false).chunks
            case .semicolon, .stop, .subordinator, .relative, .conjunction, .verb: return []
            default: at += 1
            }
        }
        return []
    }

    /// Whom the deed befell that a stance is about: "responsibility for killing two judges", "blamed for the murder of a priest".
    private func suffering(after index: Int) -> [Int] {
        guard index < passage.count, index > 0, passage.isA(index - 1, passage.grammar.violence) else { return [] }
        if passage.chunkAt[index] >= 0, passage.chunkAt[index] != passage.chunkAt[index - 1] {
            return passage.coordination(from: index, before: passage.count, isSubject: false).chunks
        }
        return befallen(after: index)
    }

    /// Armed groups and forces that the words of a cue name.
    private func named(in words: Range<Int>) -> [Int] {
        for index in words where passage.chunkAt[index] >= 0 {
            let chunk = passage.chunks[Int(passage.chunkAt[index])]
            let kind = category(chunk)
            guard kind == .armed || kind == .state || isGroupName(chunk) else { continue }
            return passage.coordination(from: chunk.start, before: passage.count, isSubject: false).chunks
        }
        return []
    }

    /// After a noun of harm: "of", "on" or "against" whom, perhaps with a place or a time between.
    private func befallen(after index: Int) -> [Int] {
        let g = passage.grammar
        var at = index
        let limit = min(passage.count, index + 10)
        while at < limit {
            switch passage.words[at].part {
            case .preposition:
                let next = passage.after(at)
                if passage.part(next) == .time { at = next; continue }
                guard next < passage.count, passage.chunkAt[next] >= 0 else { return [] }
                let chunk = passage.chunks[Int(passage.chunkAt[next])]
                // "the murder on 3 May of a nurse"
                if passage.part(chunk.end) == .time, chunk.head == chunk.end - 1, passage.words[chunk.head].part == .number {
                    at = chunk.end
                    continue
                }
                if passage.isA(at, at == index ? g.against.union(g.of) : g.aimed.union(g.of)) {
                    return passage.coordination(from: next, before: passage.count, isSubject: false).chunks
                }
                at = chunk.end
            case .time, .number, .open, .adverb: at += 1
            default: return []
            }
        }
        return []
    }

    /// "the church has been the target of": whatever the words before the cue are said of.
    func bearers(of index: Int) -> [Int] {
        let end = passage.auxiliaryStart(index)
        return passage.firstList(passage.clauseStart(end), end)
    }

    /// "the explosion damaged a bus", "in the explosion 20 people were hurt": whom the verb befalls that closes the words of an event.
    private func outcome(_ words: Range<Int>) -> [Int] {
        guard let verb = words.last(where: { passage.words[$0].part == .verb && passage.words[$0].span > 0 }) else { return [] }
        let predicate = passage.predicate(verb)
        guard !predicate.isPassive else { return predicate.subjects }
        // "caused damage to a house"
        guard let object = predicate.objects.last, passage.isA(passage.chunks[object].head, passage.grammar.abstract) else {
            return predicate.objects
        }
        return attached(after: passage.chunks[object].end, passage.grammar.infinitive)
    }

    /// Where a bomb goes off: every building, vehicle or person that it is said to be at, in, under or near.
    func sites(after index: Int) -> [Int] {
        let g = passage.grammar
        var found: [Int] = []
        var at = index
        while at < min(passage.count, index + 24) {
            switch passage.words[at].part {
            case .preposition where passage.isA(at, g.locative):
                var next = passage.after(at)
                guard next < passage.count, passage.chunkAt[next] >= 0 else { at = next; continue }
                var list = passage.coordination(from: next, before: passage.count, isSubject: false).chunks
                // "in the back of the building"
                if list.count == 1, let owner = owner(of: list[0]), category(passage.chunks[list[0]]) != .thing { list = [owner] }
                found += list.filter {
                    let kind = category(passage.chunks[$0])
                    return kind == .thing || kind == .civilian || kind == .state || kind == .person
                        || kind == .other && passage.isA(passage.chunks[$0].head, g.groupWord)
                }
                next = passage.chunks[list.last ?? Int(passage.chunkAt[next])].end
                at = max(next, at + 1)
            case .semicolon, .stop, .subordinator, .relative: return found
            case .verb where !passage.isModifier(at): return found
            default: at += 1
            }
        }
        return found
    }

    /// "the group was responsible for": the subject of the copula before an adjective or noun. "Holds the group responsible"
    /// has it as object, "two men suspected of" right before; "those responsible" has none. Of other cues ("collects taxes")
    /// the phrase before is the subject.
    private func subjectOfCopula(_ index: Int, isAccused: Bool) -> [Int] {
        var at = index - 1
        while at >= max(0, index - 6) {
            switch passage.words[at].part {
            case .be, .verb:
                guard passage.words[at].span > 0 else { break }
                return passage.predicate(at).subjects
            case .adverb, .negation, .infinitive, .modal, .determiner, .comma, .quote, .adjective: break
            default:
                guard passage.words[at].span > 0, passage.chunkAt[at] >= 0 else { break }
                let chunk = passage.chunks[Int(passage.chunkAt[at])]
                // Arabic has no word for "is": who stands before "responsible" is.
                guard isAccused, !passage.verbFirst else { return [Int(passage.chunkAt[at])] }
                guard chunk.end == index else { return [] }
                if chunk.number >= 0 || chunk.isName || chunk.classes.meets(passage.grammar.armed.union(passage.grammar.state)) {
                    return [Int(passage.chunkAt[at])]
                }
                let verb = passage.before(chunk.start)
                guard verb >= 0, passage.words[verb].part == .verb else { return [] }
                return passage.predicate(verb).objects
            }
            at -= 1
        }
        return []
    }

    /// Whoever the sentence begins with, where a claim has no subject of its own: "claiming responsibility, X said".
    private func speakers(of index: Int) -> [Int] {
        for chunk in passage.chunks.indices where passage.chunks[chunk].start < index {
            if category(passage.chunks[chunk]) == .armed { return [chunk] }
        }
        // "Claiming the attack, the group published": whoever stands behind the comma.
        guard index < 2, let comma = passage.words.firstIndex(where: { $0.part == .comma }) else { return [] }
        return passage.chunks.indices.first { passage.chunks[$0].start > comma }.map { [$0] } ?? []
    }

    /// Chunks after a preposition of a list, within a few words.
    func attached(after index: Int, _ prepositions: ClassSet, within reach: Int = 5) -> [Int] {
        var at = index
        let limit = min(passage.count, index + reach)
        while at < limit {
            if passage.words[at].part == .preposition || passage.words[at].part == .infinitive, passage.isA(at, prepositions) {
                var next = passage.after(at)
                if next < passage.count, passage.words[next].part == .quote { next += 1 }
                guard next < passage.count, passage.chunkAt[next] >= 0 else { return [] }
                return passage.coordination(from: next, before: passage.count, isSubject: false).chunks
            }
            switch passage.words[at].part {
            case .comma:
                // "blamed, according to reports, on"
                guard let close = (at + 1..<min(limit, at + 8)).first(where: { passage.words[$0].part == .comma }),
                    close + 1 < passage.count, passage.isA(close + 1, prepositions)
                else { return [] }
                at = close + 1
            case .semicolon, .stop, .verb, .subordinator, .relative: return []
            default: at += 1
            }
        }
        return []
    }

    private func assignNominal(_ candidate: inout Candidate) {
        let g = passage.grammar
        let index = candidate.anchor
        var next = passage.after(index)
        if passage.verbFirst {
            let (chunks, end) = genitive(of: index)
            let aimed = attached(after: end, g.against)
            if aimed.isEmpty { candidate.targets = chunks } else { (candidate.actors, candidate.targets) = (chunks, aimed) }
            next = end
            // "an attack that gunmen made"
            if next < passage.count, passage.words[next].part == .verb, passage.words[next].affixes.contains(.object) {
                candidate.actors = passage.predicate(next).subjects
            }
        }
        let befallen = befallen(after: next)
        if !befallen.isEmpty { candidate.targets = befallen }
        if candidate.targets.isEmpty, passage.isOwner(next) { assignOwner(&candidate, next) }
        var at = next
        let limit = min(passage.count, next + 24)
        while at < limit {
            if candidate.targets.isEmpty, at > next, at < next + 14, passage.words[at].part == .preposition, passage.isA(at, g.aimed) {
                candidate.targets =
                    passage.coordination(from: passage.after(at), before: passage.count, isSubject: false).chunks
            }
            if passage.words[at].part == .preposition, candidate.actors.isEmpty, passage.isA(at, g.by) {
                let agents = passage.coordination(from: passage.after(at), before: passage.count, isSubject: false).chunks
                candidate.actors = agents.filter { isAgent($0) }
            }
            if passage.words[at].part == .stop || passage.words[at].part == .semicolon { break }
            if passage.words[at].part == .verb, !passage.isA(at, g.light) { break }
            at += 1
        }
        guard passage.chunkAt[index] >= 0 else { return }
        let chunk = passage.chunks[Int(passage.chunkAt[index])]
        // "the candidate's murder"
        if candidate.targets.isEmpty, chunk.victim >= 0 { candidate.targets = [chunk.victim] }
        guard candidate.actors.isEmpty else { return }
        // "carried out an attack": the light verb's subject acts.
        let before = passage.before(chunk.start)
        if before >= 0, passage.words[before].part == .verb, passage.isA(before, g.light) {
            candidate.actors = passage.predicate(before).subjects.filter { category(passage.chunks[$0]) != .weapon }
        }
        guard candidate.actors.isEmpty, !passage.verbFirst, !passage.isFree else { return }
        // "the attack, which cost ten lives, was carried out by": so does its agent.
        for verb in next..<passage.count where passage.words[verb].part == .verb && passage.isA(verb, g.perpetrated) {
            let predicate = passage.predicate(verb)
            guard predicate.isPassive, predicate.subjects.contains(Int(passage.chunkAt[index])) else { continue }
            candidate.actors = predicate.agents.filter { isAgent($0) }
        }
    }

    /// "in which ten people died and which was carried out by rebels": whoever did what the sentence leaves unnamed.
    private func perpetrators() -> [Int] {
        guard !passage.verbFirst, !passage.isFree else { return [] }
        for verb in passage.words.indices where passage.words[verb].part == .verb && passage.isA(verb, passage.grammar.perpetrated) {
            let predicate = passage.predicate(verb)
            let armed = predicate.agents.filter { category(passage.chunks[$0]) == .armed }
            if predicate.isPassive, !armed.isEmpty { return armed }
        }
        return []
    }

    /// Somebody who may have done a deed.
    private func isAgent(_ index: Int) -> Bool {
        switch category(passage.chunks[index]) {
        case .armed, .state, .person, .other: true
        default: false
        }
    }

    /// What a noun governs without a preposition, "مقتل جنديين", and where it ends.
    func genitive(of noun: Int) -> (chunks: [Int], end: Int) {
        let own = Int(passage.chunkAt[noun])
        let next = own >= 0 ? passage.chunks[own].end : passage.after(noun)
        guard next < passage.count, own < 0 || next == passage.after(noun) || !passage.words[noun].affixes.contains(.definite),
            passage.chunkAt[next] >= 0 || passage.isBound(next),
            passage.words[next].affixes.isDisjoint(with: [.joined, .hanging])
        else { return ([], next) }
        let list = passage.coordination(from: next, before: passage.count, isSubject: false)
        return (list.chunks, list.end)
    }

    /// "нападение боевиков" is theirs, "убийство боевиков" befell them, and "взрыв автобуса" the bus.
    private func assignOwner(_ candidate: inout Candidate, _ index: Int) {
        let g = passage.grammar
        let list = passage.coordination(from: index, before: passage.count, isSubject: false)
        let kind = list.chunks.first.map { category(passage.chunks[$0]) } ?? .none
        let isSuffered = passage.isA(candidate.anchor, g.killed.union(g.kidnapped).union(g.arrested))
        if !isSuffered, kind == .armed || kind == .state {
            candidate.actors = list.chunks
            candidate.targets = attached(after: list.end, g.against)
        } else {
            candidate.targets = list.chunks
        }
    }

    /// "blamed the group for the attack", "blamed the attack on the group", and both in the passive.
    private func assignAccusation(_ candidate: inout Candidate, _ predicate: Predicate) {
        let g = passage.grammar
        var named = predicate.isPassive ? predicate.subjects : predicate.objects
        // "five men, whom it blamed for"
        if !predicate.isPassive, named.isEmpty, let subject = predicate.subjects.first {
            let relative = passage.chunks[subject].start - 1
            if relative > 0, passage.words[relative].part == .relative { named = passage.antecedent(relative) }
        }
        candidate.actors = named
        guard let last = named.last,
            passage.isA(passage.chunks[last].head, g.violence.union(g.deeds))
                || named.allSatisfy({ category(passage.chunks[$0]) == .other })
        else { return }
        let start = predicate.isPassive ? passage.after(candidate.anchor) : passage.chunks[last].end
        let accused = attached(after: start, g.blamedOn, within: 14)
        if !accused.isEmpty { candidate.actors = accused }
    }
}
