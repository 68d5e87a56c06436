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
                candidate.targets = attached(after: max(candidate.end, passage.after(index)), passage.grammar.against)
            }
        case .intransitive, .claimant, .accused, .speaker:
            candidate.actors = predicate.isPassive && candidate.frame.roles != .accused ? predicate.agents : predicate.subjects
            if !isVerb { candidate.actors = subjectOfCopula(index) }
            if candidate.frame.roles == .claimant, candidate.actors.isEmpty { candidate.actors = speakers(of: index) }
        case .event:
            candidate.targets = attached(after: passage.after(index), passage.grammar.locative).filter {
                let kind = category(passage.chunks[$0])
                return kind == .thing || kind == .civilian || kind == .state || kind == .person
            }
            if predicate.isPassive { candidate.actors = predicate.agents }
        case .victim:
            candidate.targets = predicate.subjects
            candidate.actors = predicate.agents
        case .nominal: assignNominal(&candidate)
        case .after:
            let next = passage.after(index)
            if next < passage.count { candidate.actors = passage.coordination(from: next, before: passage.count, isSubject: false).chunks }
        case .accuser: assignAccusation(&candidate, predicate)
        }
    }

    /// "the group was responsible for": the subject of the copula before an adjective or noun.
    private func subjectOfCopula(_ index: Int) -> [Int] {
        var at = index - 1
        while at >= max(0, index - 6) {
            if passage.words[at].part == .be || passage.words[at].part == .verb, passage.words[at].span > 0 {
                return passage.predicate(at).subjects
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
        return []
    }

    /// Chunks after a preposition of a list, within a few words.
    func attached(after index: Int, _ prepositions: ClassSet) -> [Int] {
        var at = index
        let limit = min(passage.count, index + 5)
        while at < limit {
            if passage.words[at].part == .preposition || passage.words[at].part == .infinitive, passage.isA(at, prepositions) {
                let next = passage.after(at)
                guard next < passage.count, passage.chunkAt[next] >= 0 else { return [] }
                return passage.coordination(from: next, before: passage.count, isSubject: false).chunks
            }
            switch passage.words[at].part {
            case .comma, .semicolon, .stop, .verb, .subordinator, .relative: return []
            default: at += 1
            }
        }
        return []
    }

    private func assignNominal(_ candidate: inout Candidate) {
        let g = passage.grammar
        let index = candidate.anchor
        let next = passage.after(index)
        if next < passage.count, passage.words[next].part == .preposition, passage.isA(next, g.against.union(g.of)) {
            candidate.targets = passage.coordination(from: passage.after(next), before: passage.count, isSubject: false).chunks
        }
        if candidate.targets.isEmpty, passage.isOwner(next) { assignOwner(&candidate, next) }
        var at = next
        let limit = min(passage.count, next + 14)
        while at < limit {
            if candidate.targets.isEmpty, at > next, passage.words[at].part == .preposition, passage.isA(at, g.aimed) {
                candidate.targets =
                    passage.coordination(from: passage.after(at), before: passage.count, isSubject: false).chunks
            }
            if passage.words[at].part == .preposition, candidate.actors.isEmpty, passage.isA(at, g.by) {
                let follower = passage.after(at)
                if follower < passage.count, passage.chunkAt[follower] >= 0 {
                    candidate.actors = passage.coordination(from: follower, before: passage.count, isSubject: false).chunks.filter {
                        let kind = category(passage.chunks[$0])
                        return kind == .armed || kind == .state || kind == .person || kind == .other
                    }
                }
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

    private func assignAccusation(_ candidate: inout Candidate, _ predicate: Predicate) {
        let g = passage.grammar
        if predicate.isPassive {
            candidate.actors = predicate.subjects
            let accused = attached(after: passage.after(candidate.anchor), g.against.union(g.to))
            if !accused.isEmpty { candidate.actors = accused }
        } else {
            candidate.actors = predicate.objects
            // "blamed the attack on the group"
            if let last = predicate.objects.last {
                let after = passage.chunks[last].end
                if after < passage.count, passage.isA(after, g.against) || passage.isA(after, g.to) {
                    let named = attached(after: after, g.against.union(g.to))
                    if !named.isEmpty, named.contains(where: { category(passage.chunks[$0]) != .thing }) {
                        candidate.targets = []
                        candidate.actors = named
                    }
                }
            }
        }
    }
}
