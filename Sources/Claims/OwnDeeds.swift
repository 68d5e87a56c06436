import Documents

/// Who speaks of whose deed: what a group tells of itself is its claim, its threat or its denial.
extension Reader {
    /// A group that tells of its own attack claims it, in its own outlet, its leaflet or its spokesman's words, and threatens
    /// with the one to come; who says that none was made denies it.
    func reconsider(_ candidate: inout Candidate, _ said: [Attribution.Said]) {
        let source = candidate.said.flatMap { said[$0].source }
        let status = candidate.factuality.status
        if status == .denied, candidate.factuality.isNegated, source != nil, isEvent(candidate) {
            candidate.subtype = sharedSubtype("denial", candidate.subtype)
            candidate.type = "denial"
            return
        }
        let g = passage.grammar
        // "the caller said they were responsible": what else would be an accusation is the speaker's own deed.
        if candidate.frame.roles == .accused, let source, !passage.has(source, g.state),
            candidate.actors.allSatisfy({
                passage.chunks[$0].isPronoun && passage.has(0..<passage.chunks[$0].start, g.armed.union(g.message))
            }),
            !candidate.actors.isEmpty
        {
            return claimed(&candidate, .text)
        }
        // "we ambushed a convoy", writes the group
        if candidate.type == "claim_of_responsibility", candidate.frame.roles == .none, outlet.isOutlet,
            passage.ownClasses(candidate.anchor).meets(g.first)
        {
            candidate.basis = .outlet
            return
        }
        let isAttack = candidate.type == "attack_report"
        guard isAttack || candidate.type == "accusation", status != .denied else { return }
        let affixes = passage.words[candidate.anchor].affixes
        // "we will strike", in one word
        if isAttack, affixes.isSuperset(of: [.first, .future]) { return threatened(&candidate) }
        let actorKinds = candidate.actors.map { category(passage.chunks[$0]) }
        let isFirstPerson = affixes.contains(.first) || candidate.actors.contains { speaksOfUs(passage.chunks[$0]) }
        if isAttack, isFirstPerson, status == .asserted, isDone(candidate),
            passage.classes.meets(g.conflict.union(g.armed)) || isConflictNear
        {
            return claimed(&candidate, outlet.isOutlet ? .outlet : .text)
        }
        // "their forces" are whoever's who speaks; "army planes" are the army's.
        let isForeign = { (chunk: Int) in
            let chunk = passage.chunks[chunk]
            return chunk.classes.meets(g.state) && category(chunk) != .armed && !passage.has(chunk.start..<chunk.end, g.own)
                && passage.words[chunk.head].affixes.isDisjoint(with: [.first, .possessed])
        }
        let doers = candidate.predicate.map { $0.isPassive ? $0.agents : $0.subjects } ?? []
        guard !(candidate.actors + doers).contains(where: isForeign) else { return }
        // Whoever accuses tells of what others did.
        let isCharge = candidate.said.flatMap { said[$0].cue }.map { passage.has($0, g.blaming) } ?? false
        if let source, !isCharge {
            let isMessage = passage.has(source, g.message) && !passage.has(source, g.state.union(g.official)) && isDone(candidate)
            let named = mention(source.lowerBound, source.upperBound, Self.groups)
            // "A police general, Talib …" is no Talib.
            let isGroup =
                named.map { name in
                    let opening = max(source.lowerBound, mentions[name].tokens.lowerBound - passage.offset)
                    return !isState(mentions[name].entity) && entities[mentions[name].entity].detail != nil
                        && !passage.has(source.lowerBound..<opening, g.state)
                }
                ?? ((isGroup(source) || passage.has(source, g.armed)) && !passage.has(source, g.state))
            // What a group's own outlet tells of, the group has done.
            if isAttack, status == .asserted, passage.has(source, g.outlet) { return claimed(&candidate, .text) }
            let isOwn = isOwn(candidate, source)
            // "his fighters had carried out", says a name: a leader speaks.
            let isLeader =
                !passage.has(source, g.state.union(g.official).union(g.media))
                && candidate.actors.contains { passage.has(passage.chunks[$0].start..<passage.chunks[$0].end, g.own) }
            let isOfMessage = isMessage && (isAttack ? candidate.actors.isEmpty || isOwn : candidate.frame.roles == .after)
            if isOfMessage || isOwn && (isGroup || isLeader) {
                if status == .asserted { return claimed(&candidate, .text) }
                if isAttack, isGroup || isMessage, isHeldOut(candidate) { return threatened(&candidate) }
            }
        }
        guard isAttack, status != .hypothetical else { return }
        // "The Front: our commandos stormed the post"
        if source == nil, isHeadedByGroup(before: candidate.anchor), actorKinds.contains(.armed) || isFirstPerson {
            return claimed(&candidate, .outlet)
        }
        guard outlet.isOutlet, candidate.said == nil || status == .asserted else { return }
        // What is told without who did it is the group's own deed where it is done to the other side.
        let isByNobody = candidate.predicate.map { $0.isPassive && $0.agents.isEmpty } ?? false
        let isOnState =
            candidate.actors.isEmpty
            && (candidate.targets.contains { passage.chunks[$0].classes.meets(g.state) }
                || candidate.targets.isEmpty && isByNobody && passage.classes.meets(g.state.union(g.enemy)))
        if actorKinds.contains(.armed) || isFirstPerson || isOnState { claimed(&candidate, .outlet) }
    }

    /// Told as done, by a verb: who denounces, recalls or rejects a deed does not claim it.
    func isDone(_ candidate: Candidate) -> Bool {
        guard candidate.predicate != nil else { return false }
        return !passage.words[candidate.anchor].forms.contains(.ing) || passage.auxiliaryStart(candidate.anchor) < candidate.anchor
    }

    /// Something that happened, rather than what somebody says of it.
    private func isEvent(_ candidate: Candidate) -> Bool {
        switch candidate.type {
        case "attack_report", "counter_operation", "presence_territory", "victory_defeat", "capability_activity": true
        default: false
        }
    }

    private func threatened(_ candidate: inout Candidate) {
        candidate.subtype = sharedSubtype("threat_call", candidate.subtype)
        candidate.type = "threat_call"
    }

    /// "we", "our men"; not "US".
    private func speaksOfUs(_ chunk: Passage.Chunk) -> Bool {
        passage.words[chunk.head].affixes.contains(.first)
            || (chunk.start..<chunk.end).contains { passage.isA($0, passage.grammar.first) && !passage.token($0).shape.contains(.allCaps) }
    }

    /// The source speaks of a deed of its own: by a pronoun, its name, "its men", or without naming who did it.
    private func isOwn(_ candidate: Candidate, _ source: Range<Int>) -> Bool {
        let g = passage.grammar
        if candidate.actors.isEmpty, candidate.predicate?.isPassive == true {
            return !candidate.targets.contains {
                let chunk = passage.chunks[$0]
                return passage.has(chunk.start..<chunk.end, g.own) || category(chunk) == .armed
            }
        }
        // "a suicide bomber had struck a convoy of troops"
        let isOnState = candidate.targets.contains { category(passage.chunks[$0]) == .state }
        if isOnState, candidate.actors.contains(where: { category(passage.chunks[$0]) == .armed && !passage.chunks[$0].isName }) {
            return true
        }
        return candidate.actors.contains { chunk in
            let chunk = passage.chunks[chunk]
            return chunk.isPronoun || source.contains(chunk.head) || passage.has(chunk.start..<chunk.end, g.own)
                || !passage.words[chunk.head].affixes.isDisjoint(with: [.first, .possessed])
                || chunk.start > 1 && passage.isA(chunk.end < passage.count ? chunk.end : chunk.start, g.of)
                    && chunk.end + 1 < passage.count && passage.isA(chunk.end + 1, g.own)
        }
    }

    /// The sentence begins with a group's name and a colon, or with the name in brackets.
    private func isHeadedByGroup(before anchor: Int) -> Bool {
        let g = passage.grammar
        for index in 1..<max(1, min(9, anchor)) where passage.words[index].part == .colon || passage.words[index].part == .close {
            return passage.has(0..<index, g.name.union(g.armed)) && !passage.has(0..<index, g.state)
        }
        return false
    }

    /// "the group", "the People's Liberation Army": by the words alone.
    private func isGroup(_ source: Range<Int>) -> Bool {
        let g = passage.grammar
        return source.contains { index in
            let word = passage.words[index]
            if passage.isA(index, g.group), !passage.isA(index, g.state) { return true }
            return word.part == .name && passage.isA(index, g.groupWord) && !passage.isA(index, g.state) && !passage.isA(index, g.say)
        }
    }

    func claimed(_ candidate: inout Candidate, _ basis: Claim.Basis) {
        candidate.type = "claim_of_responsibility"
        candidate.basis = basis
        candidate.score = max(candidate.score, basis == .text ? 0.85 : 0.7)
    }
}
