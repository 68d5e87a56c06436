import Documents
import Text

/// Who or what a noun phrase is, and how it is shown: actors, targets, weapons, places.
extension Reader {
    private static let people: Set<Entity.Kind> = [.person]
    private static let groups: Set<Entity.Kind> = [.group]
    private static let bodies: Set<Entity.Kind> = [.organisation, .media]
    private static let places: Set<Entity.Kind> = [.place]

    func category(_ chunk: Passage.Chunk) -> Frame.Category {
        let g = passage.grammar
        let head = passage.words[chunk.head].classes
        if chunk.isPronoun { return head.meets(g.person) ? .person : .other }
        // The head decides; what stands before it ("rebel", "army") only helps.
        if head.meets(g.weapon), !head.meets(g.armed) { return .weapon }
        if head.meets(g.period) || head.meets(g.unit) { return .thing }
        if mention(chunk.head, chunk.head + 1, Self.groups).map({ !isState(mentions[$0].entity) }) ?? false { return .armed }
        if head.meets(g.thing), !head.meets(g.people) { return .thing }
        if head.meets(g.place), !head.meets(g.people) { return .place }
        if head.meets(g.armed) { return .armed }
        if head.meets(g.state), !head.meets(g.official) { return chunk.classes.meets(g.armed) && !head.meets(g.civilian) ? .armed : .state }
        if mention(chunk.start, chunk.end, Self.groups) != nil { return .armed }
        if chunk.classes.meets(g.armed) { return .armed }
        if head.meets(g.civilian) { return .civilian }
        if head.meets(g.official) { return .civilian }
        if head.meets(g.person) { return chunk.classes.meets(g.state) ? .state : .person }
        if chunk.classes.meets(g.state) { return .state }
        if mention(chunk.head, chunk.head + 1, Self.people) != nil { return .person }
        if mention(chunk.head, chunk.head + 1, Self.places) != nil { return .place }
        if mention(chunk.head, chunk.head + 1, Self.bodies) != nil { return .other }
        if chunk.isName {
            let token = passage.token(chunk.head)
            if token.shape.contains(.allCaps), chunk.end - chunk.start == 1 { return .other }
            if head.meets(g.groupWord) { return .other }
            return .person
        }
        if chunk.classes.meets(g.weapon) { return .weapon }
        return .other
    }

    /// Forces, governments and alliances of states are groups of the record, too.
    func isState(_ entity: Int) -> Bool {
        switch entities[entity].detail {
        case "state_force", "armed_forces", "police", "government_body", "coalition": true
        default: false
        }
    }

    /// Participants for a chunk: the phrase itself, and the group that it names or belongs to.
    func participants(_ index: Int, asActor: Bool) -> [Participant] {
        let g = passage.grammar
        let chunk = passage.chunks[index]
        guard !chunk.isPronoun else { return [] }
        let (start, end) = passage.shown(chunk)
        var all: [Participant] = []
        if !asActor, let whole = mention(chunk.head, chunk.head + 1, Self.groups.union(Self.bodies).union(Self.people)) {
            let kind = entities[mentions[whole].entity].type
            let type = kind == .group ? "group" : kind == .person ? "person" : "organisation"
            all.append(Participant(passage.bytes(start, end), type: type, entity: mentions[whole].entity))
        } else if !asActor {
            all.append(Participant(passage.bytes(start, end), type: chunk.isName && category(chunk) == .person ? "person" : "generic"))
        } else if let group = mention(start, end, Self.groups) ?? mention(start, end, Self.bodies) {
            let tokens = mentions[group].tokens
            let isWhole = tokens.lowerBound <= passage.offset + start && tokens.upperBound >= passage.offset + end
            let kind = entities[mentions[group].entity].type
            all.append(Participant(mentions[group].range, type: kind == .group ? "group" : "organisation", entity: mentions[group].entity))
            if !isWhole, !passage.verbFirst, passage.words[chunk.head].part != .name {
                all.append(Participant(passage.bytes(start, end), type: "generic"))
            }
        } else if let person = mention(chunk.head, chunk.head + 1, Self.people) {
            all.append(Participant(passage.bytes(start, end), type: "person", entity: mentions[person].entity))
        } else {
            all.append(contentsOf: unnamed(chunk, start, end, asActor))
        }
        // "members of the brigade"
        if asActor, chunk.end + 1 < passage.count, passage.isA(chunk.end, g.of) || passage.words[chunk.end].part == .preposition,
            passage.chunkAt[chunk.end + 1] >= 0, passage.isA(chunk.head, g.people.union(g.groupWord)), passage.isA(chunk.end, g.of)
        {
            let owner = passage.chunks[Int(passage.chunkAt[chunk.end + 1])]
            if isGroupName(owner) { all += participants(Int(passage.chunkAt[chunk.end + 1]), asActor: true) }
        }
        return all
    }

    private func unnamed(_ chunk: Passage.Chunk, _ start: Int, _ end: Int, _ asActor: Bool) -> [Participant] {
        let g = passage.grammar
        let range = passage.bytes(start, end)
        if isGroupName(chunk) {
            // "ELN guerrillas": the name apart from the people.
            if passage.words[chunk.head].part != .name, end - start > 1 {
                var nameEnd = start
                var nameStart = start
                while nameStart < end, passage.words[nameStart].part != .name { nameStart += 1 }
                nameEnd = nameStart
                while nameEnd < end, passage.words[nameEnd].part == .name { nameEnd += 1 }
                if nameEnd > nameStart {
                    return [
                        Participant(passage.bytes(nameStart, nameEnd), type: "group"), Participant(range, type: "generic"),
                    ]
                }
            }
            return [Participant(range, type: passage.isA(chunk.head, g.state) ? "organisation" : "group")]
        }
        switch category(chunk) {
        case .person where chunk.isName: return [Participant(range, type: "person")]
        case .state where passage.isA(chunk.head, g.groupWord): return [Participant(range, type: "organisation")]
        case .other where chunk.isName: return [Participant(range, type: "organisation")]
        default: return [Participant(range, type: "generic")]
        }
    }

    /// A name that says it is a group: "Shining Path guerrillas", "the National Liberation Army", "the FMLN".
    func isGroupName(_ chunk: Passage.Chunk) -> Bool {
        let g = passage.grammar
        if chunk.isPronoun || isA(chunk, g.weapon.union(g.thing)) { return false }
        if mention(chunk.start, chunk.end, Self.groups) != nil { return true }
        var hasName = false
        var hasGroupWord = false
        for index in chunk.start..<chunk.end {
            let word = passage.words[index]
            if word.classes.meets(g.name) { return true }
            if word.part == .name {
                hasName = true
                if word.classes.meets(g.groupWord) || word.classes.meets(g.armed) { hasGroupWord = true }
                let token = passage.token(index)
                if token.shape.contains(.allCaps), token.end - token.start >= 3, token.end - token.start <= 6 { hasGroupWord = true }
            }
        }
        if hasName, passage.isA(chunk.head, g.groupWord) || passage.isA(chunk.head, g.armed) { return true }
        return hasName && hasGroupWord
    }

    private func isA(_ chunk: Passage.Chunk, _ set: ClassSet) -> Bool {
        passage.isA(chunk.head, set) && !passage.isA(chunk.head, passage.grammar.people)
    }

    /// Weapons named in the sentence: the words of the list, with those that stand before them in the phrase.
    func weapons(in range: Range<Int>) -> [Participant] {
        let g = passage.grammar
        guard passage.classes.meets(g.weapon) else { return [] }
        var all: [Participant] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard passage.isA(at, g.weapon), passage.words[at].span > 0, passage.words[at].part != .verb, !passage.isA(at, g.vagueWeapon)
            else { at += 1; continue }
            var start = at
            var end = passage.after(at)
            while end < range.upperBound, passage.isA(end, g.weapon),
                passage.token(end).shape.contains(.joined) || passage.words[end].part == .noun
            {
                end = passage.after(end)
            }
            while start > range.lowerBound, passage.chunkAt[start - 1] >= 0, passage.chunkAt[start - 1] == passage.chunkAt[at],
                passage.words[start - 1].part == .noun || passage.words[start - 1].part == .adjective
                    || passage.words[start - 1].part == .name,
                !passage.isA(start - 1, g.people)
            {
                start -= 1
            }
            all.append(Participant(passage.bytes(start, end), type: "weapon"))
            at = end
        }
        return all
    }

    /// Places: mentions where there are some, else names after in, at, near.
    func places(in range: Range<Int>) -> [Participant] {
        var all: [Participant] = []
        if !mentions.isEmpty {
            for index in sentenceMentions where mentions[index].inside == nil {
                let entity = mentions[index].entity
                guard entities[entity].type == .place else { continue }
                let tokens = mentions[index].tokens
                guard tokens.lowerBound >= passage.offset + range.lowerBound, tokens.upperBound <= passage.offset + range.upperBound else {
                    continue
                }
                all.append(Participant(mentions[index].range, type: entities[entity].detail ?? "place", entity: entity))
            }
            return all
        }
        let g = passage.grammar
        for index in range where passage.words[index].part == .preposition && passage.isA(index, g.locative) {
            let next = index + 1
            guard next < range.upperBound, passage.chunkAt[next] >= 0 else { continue }
            let chunk = passage.chunks[Int(passage.chunkAt[next])]
            guard chunk.start == next else { continue }
            let (start, end) = passage.shown(chunk)
            guard passage.words[start].part == .name, !chunk.classes.meets(g.people) else { continue }
            all.append(Participant(passage.bytes(start, end), type: "place"))
        }
        return all
    }
}
