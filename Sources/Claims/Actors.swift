import Documents
import Text

/// How those who act and those who suffer are shown: by the head of the phrase without figures, and by the group that it
/// names, belongs to or refers to.
extension Reader {
    /// Participants for an actor. A phrase that a known group stands in is one ("FMLN guerrillas", "members of the FMLN"), linked to
    /// it; where the group is known by its name alone, the name stands apart from its people ("ELN", "ELN guerrillas").
    func actors(_ index: Int) -> [Participant] { actors(of: meant(index)) }

    private func actors(of index: Int) -> [Participant] {
        let g = passage.grammar
        let chunk = passage.chunks[index]
        let (start, end) = shown(chunk)
        if passage.has(chunk.start..<chunk.end, g.first), let group = standingGroup, outlet.isOutlet {
            return [Participant(passage.bytes(start, end), type: "group", entity: group)]
        }
        if chunk.isPronoun {
            if let named = referent(chunk) { return [named] }
            return antecedent(of: index).map { actors($0) } ?? []
        }
        if let name = groupNamed(chunk, start, end) {
            if name.isWhole || passage.verbFirst || passage.words[chunk.head].part == .name { return [name.participant] }
            var phrase = Participant(passage.bytes(start, end), type: "generic")
            if name.participant.entity != nil {
                phrase.type = name.participant.type
                phrase.entity = name.participant.entity
                return [phrase]
            }
            return passage.isA(chunk.head, g.groupWord) ? [name.participant] : [name.participant, phrase]
        }
        if let person = mention(chunk.head, chunk.head + 1, Self.people) {
            return [Participant(passage.bytes(start, end), type: "person", entity: mentions[person].entity)]
        }
        // "the leader of the gang, Juan Ruiz, ordered", "the organisation “Red Front”": who it is.
        if let name = apposition(index) { return actors(name) }
        var actor = unnamed(chunk, start, end)
        if let owner = group(after: index) {
            let named = actors(owner)
            guard let first = named.first, first.entity != nil else { return [actor] + named }
            actor.range.end = max(actor.range.end, first.range.end)
            actor.type = first.type
            actor.entity = first.entity
        } else if let name = nameBefore(chunk) {
            // Not of what is meant by it: behind the brackets that is this phrase again.
            return [actor] + actors(of: name)
        } else if actor.type == "generic", passage.isA(chunk.head, g.insurgent), let group = standingGroup {
            actor.type = "group"
            actor.entity = group
        }
        return [actor]
    }

    /// "members of the brigade", "guerrillas of the Army of Liberation [ELN]", "terrorists from the Front".
    private func group(after index: Int) -> Int? {
        var at = passage.chunks[index].end
        for _ in 0..<3 {
            guard at < passage.count, passage.words[at].part == .open || passage.isA(at, passage.grammar.belonging) else { return nil }
            let next = passage.after(at)
            guard next < passage.count, passage.chunkAt[next] >= 0 else { return nil }
            let owner = Int(passage.chunkAt[next])
            let head = passage.chunks[owner].head
            // "soldiers of the army", "killers paid by the cartel"
            let isBody =
                passage.isA(head, passage.grammar.groupWord) && passage.isA(head, passage.grammar.state.union(passage.grammar.armed))
            if isBody || isGroupName(passage.chunks[owner]) { return owner }
            at = passage.chunks[owner].end
        }
        return nil
    }

    /// The name that stands beside a phrase which tells what somebody is: "Juan Ruiz, the man who", "the group “Red Front”".
    private func apposition(_ index: Int) -> Int? {
        let chunk = passage.chunks[index]
        let isBody = passage.isA(chunk.head, passage.grammar.groupWord)
        guard !passage.verbFirst, !passage.isFree, !chunk.isPronoun, chunk.number < 0, !passage.isPluralNoun(chunk.head),
            isBody || passage.isA(chunk.head, passage.grammar.people)
        else { return nil }
        func names(_ name: Int) -> Bool {
            let name = passage.chunks[name]
            let kind = category(name)
            return name.isName && (isBody ? kind != .place : kind == .person)
        }
        let end = passage.chunks[owner(of: index) ?? index].end
        var opens = end
        while opens < passage.count, passage.words[opens].part == .comma || passage.words[opens].part == .quote { opens += 1 }
        if opens > end, opens < passage.count, passage.chunkAt[opens] >= 0 {
            let name = Int(passage.chunkAt[opens])
            let close = passage.chunks[name].end
            if names(name), close < passage.count, endsApposition(close) {
                return name
            }
        }
        guard chunk.start > 1, passage.words[chunk.start - 1].part == .comma, passage.chunkAt[chunk.start - 2] >= 0,
            passage.part(chunk.end) == .relative
        else { return nil }
        let name = Int(passage.chunkAt[chunk.start - 2])
        return names(name) ? name : nil
    }

    /// A comma, a quotation mark, or the full stop that in print stands before one.
    private func endsApposition(_ index: Int) -> Bool {
        passage.words[index].part == .comma || passage.words[index].part == .quote || passage.byte(index) == 0x2E
    }

    /// A target is shown as the text has it, by its name where that stands beside it.
    func target(_ index: Int) -> Participant? {
        let meant = meant(index)
        let index = apposition(meant) ?? meant
        let chunk = passage.chunks[index]
        guard !chunk.isPronoun else { return nil }
        let (start, end) = shown(chunk)
        let range = passage.bytes(start, end)
        guard let whole = mention(chunk.head, chunk.head + 1, Self.groups + Self.bodies + Self.people) else {
            return Participant(range, type: chunk.isName && category(chunk) == .person ? "person" : "generic")
        }
        let entity = mentions[whole].entity
        let kind = entities[entity].type
        return Participant(range, type: kind == .group ? "group" : kind == .person ? "person" : "organisation", entity: entity)
    }

    /// Without determiner and figure: "31 people" reads "people"; a bare "two" stays.
    private func shown(_ chunk: Passage.Chunk) -> (start: Int, end: Int) {
        var (start, end) = passage.shown(chunk)
        while start < chunk.head, passage.words[start].part == .number || passage.words[start].part == .determiner { start += 1 }
        return (start, max(end, start + 1))
    }

    /// "one of the attackers", "a group of hooded men": those who are counted or grouped.
    func meant(_ index: Int) -> Int {
        let g = passage.grammar
        let chunk = passage.chunks[index]
        if let whole = behindBrackets(chunk) { return whole }
        guard !chunk.isPronoun, passage.words[chunk.head].part == .number || passage.isA(chunk.head, g.partitive),
            let owner = owner(of: index)
        else { return index }
        let whole = passage.chunks[owner]
        guard !whole.isPronoun, passage.words[whole.head].part == .noun, whole.classes.meets(g.people.union(g.thing)) else { return index }
        return owner
    }

    /// "RTU [Rural Teachers Union] members": a name in brackets is none of its own.
    private func behindBrackets(_ chunk: Passage.Chunk) -> Int? {
        guard chunk.isName, chunk.end + 2 < passage.count, passage.words[chunk.end].part == .open, passage.chunkAt[chunk.end + 1] >= 0,
            passage.words[chunk.end + 1].part != .number,
            let close = (chunk.end + 2..<passage.count - 1).first(where: { passage.words[$0].part == .close }),
            passage.words[close + 1].part == .noun, passage.chunkAt[close + 1] >= 0
        else { return nil }
        let whole = Int(passage.chunkAt[close + 1])
        let g = passage.grammar
        return passage.isA(passage.chunks[whole].head, g.people.union(g.thing).union(g.groupWord)) ? whole : nil
    }

    /// The phrase after "of".
    func owner(of index: Int) -> Int? {
        let end = passage.chunks[index].end
        guard end + 1 < passage.count, passage.isA(end, passage.grammar.of), passage.chunkAt[end + 1] >= 0 else { return nil }
        return Int(passage.chunkAt[end + 1])
    }

    /// "the FMLN [National Liberation Front] units": the name before the brackets.
    private func nameBefore(_ chunk: Passage.Chunk) -> Int? {
        var at = chunk.start - 1
        guard at > 0, passage.words[at].part == .close else { return nil }
        while at > 0, passage.words[at].part != .open { at -= 1 }
        guard at > 0, passage.chunkAt[at - 1] >= 0 else { return nil }
        let name = Int(passage.chunkAt[at - 1])
        return isGroupName(passage.chunks[name]) ? name : nil
    }

    /// The group that a phrase holds: as a list of names has it, or as it was recognised.
    private func groupNamed(_ chunk: Passage.Chunk, _ start: Int, _ end: Int) -> (participant: Participant, isWhole: Bool)? {
        if let name = (start..<end).first(where: { passage.isA($0, passage.grammar.name) && passage.words[$0].span > 0 }) {
            let close = min(end, passage.after(name))
            if let group = mention(name, close, Self.groups) { return (participant(group), covers(group, start, end)) }
            return (Participant(passage.bytes(name, close), type: "group"), name == start && close == end)
        }
        guard let group = mention(start, end, Self.groups) ?? mention(start, end, Self.bodies) else { return nil }
        return (participant(group), covers(group, start, end))
    }

    private func covers(_ mention: Int, _ start: Int, _ end: Int) -> Bool {
        let tokens = mentions[mention].tokens
        return tokens.lowerBound <= passage.offset + start && tokens.upperBound >= passage.offset + end
    }

    private func participant(_ mention: Int) -> Participant {
        let entity = mentions[mention].entity
        let kind = entities[entity].type
        let type = kind == .group ? "group" : kind == .person ? "person" : "organisation"
        return Participant(mentions[mention].range, type: type, entity: entity)
    }

    /// Of whom the sentence spoke before it says "they" or "he": the subject of the verb before.
    private func antecedent(of index: Int) -> Int? {
        let g = passage.grammar
        let pronoun = passage.chunks[index]
        let isPlural = passage.isA(pronoun.head, g.they)
        guard !passage.verbFirst, !passage.isFree, isPlural || passage.isA(pronoun.head, g.person),
            let verb = passage.previousVerb(pronoun.start - 1)
        else { return nil }
        return passage.predicate(verb).subjects.last {
            let chunk = passage.chunks[$0]
            guard !chunk.isPronoun, chunk.start < pronoun.start else { return false }
            guard isSomebody(category(chunk)) || isGroupName(chunk) else { return false }
            return isPlural == (chunk.number >= 0 || passage.isPluralNoun(chunk.head) || isGroupName(chunk))
        }
    }

    /// Whom a pronoun refers to, where that is known.
    private func referent(_ chunk: Passage.Chunk) -> Participant? {
        mention(chunk.start, chunk.end, Self.groups + Self.people).map { participant($0) }
    }

    private func unnamed(_ chunk: Passage.Chunk, _ start: Int, _ end: Int) -> Participant {
        let g = passage.grammar
        let range = passage.bytes(start, end)
        if isGroupName(chunk) { return Participant(range, type: passage.isA(chunk.head, g.state) ? "organisation" : "group") }
        switch category(chunk) {
        case .person where chunk.isName: return Participant(range, type: "person")
        case .state where passage.isA(chunk.head, g.groupWord): return Participant(range, type: "organisation")
        case .armed where passage.isA(chunk.head, g.groupWord): return Participant(range, type: "group")
        case .other where chunk.isName: return Participant(range, type: "organisation")
        default: return Participant(range, type: "generic")
        }
    }
}
