import Documents
import Text

/// Who or what a noun phrase is; weapons and places.
extension Reader {
    static let people: [Entity.Kind] = [.person]
    static let groups: [Entity.Kind] = [.group]
    static let bodies: [Entity.Kind] = [.organisation, .media]
    private static let places: [Entity.Kind] = [.place]

    func category(_ chunk: Passage.Chunk) -> Frame.Category {
        let g = passage.grammar
        let head = passage.classes(of: chunk.head)
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
        // "comrade Forero", "Father Martin": whoever is called so is no place.
        if passage.words[chunk.head].part == .name, chunk.classes.meets(g.civilian.union(g.official).union(g.person)) { return .person }
        if mention(chunk.head, chunk.head + 1, Self.places) != nil { return .place }
        if mention(chunk.head, chunk.head + 1, Self.bodies) != nil { return .other }
        if chunk.isName {
            // «Name»: a body of people, where it acts.
            if passage.isFree, chunk.start > 0, passage.isNameMark(chunk.start - 1), !head.meets(g.outlet) { return .armed }
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

    /// A name that says it is a group: "Shining Path guerrillas", "the National Liberation Army", "the FMLN".
    func isGroupName(_ chunk: Passage.Chunk) -> Bool {
        let g = passage.grammar
        if chunk.isPronoun || isA(chunk, g.weapon.union(g.thing)) { return false }
        if mention(chunk.start, chunk.end, Self.groups) != nil { return true }
        var hasName = false
        var hasGroupWord = false
        for index in chunk.start..<chunk.end {
            let word = passage.words[index]
            if passage.isA(index, g.name) { return true }
            if word.part == .name {
                hasName = true
                if passage.isA(index, g.groupWord) || passage.isA(index, g.armed) { hasGroupWord = true }
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
        var all: [Participant] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if passage.words[at].span > 1, !passage.isA(at, g.named) {
                if let words = weapon(in: at) { all.append(Participant(passage.bytes(words.lowerBound, words.upperBound), type: "weapon")) }
                at = passage.after(at)
                continue
            }
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
                !passage.isA(start - 1, g.people.union(g.verb).union(g.unit).union(g.period).union(g.time))
            {
                start -= 1
            }
            all.append(Participant(passage.bytes(start, end), type: "weapon"))
            at = end
        }
        return all
    }

    /// "bomb attack", "with grenades": the words of a phrase of the lexicon that are weapons by themselves.
    private func weapon(in phrase: Int) -> Range<Int>? {
        func isWeapon(_ index: Int) -> Bool {
            let own = passage.ownClasses(index)
            return own.meets(passage.grammar.weapon) && !own.meets(passage.grammar.vagueWeapon)
        }
        let end = passage.after(phrase)
        guard let start = (phrase..<end).first(where: isWeapon) else { return nil }
        return start..<((start..<end).first { !isWeapon($0) } ?? end)
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

extension Entity {
    /// A group that fights and is no state's force, party or movement.
    var isArmedGroup: Bool {
        switch detail {
        case "armed_group", "terrorist_branch", "militia": type == .group
        default: false
        }
    }
}
