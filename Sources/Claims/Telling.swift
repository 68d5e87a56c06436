import Documents

/// How an attack is told: as what happened then and there, or as what goes on, is recalled, or is only spoken of.
///
/// "Three men were shot on Monday" is news of an event; "attacks on civilians", "they are killing us", "in 1984" are
/// not. No sign decides alone, so each gives points; what falls below zero with its article is no report.
struct Telling {
    enum Tense { case past, perfect, pluperfect, present, open, gerund, participle, definite, indefinite, bare, plural }
    enum Detail { case name, number, one, many, none }

    var tense: Tense
    var victim: Detail
    var actor: Detail
    /// What kind of target it has.
    var target: Frame.Category?
    /// A day is named.
    var isDated: Bool
    /// Years ago, or in a year that is past.
    var isRecalled: Bool
    /// Amid fighting of two sides.
    var isClash: Bool

    var points: Int {
        var points = 0
        switch tense {
        case .past, .pluperfect, .participle, .definite: points += 1
        case .perfect, .indefinite, .open: break
        case .bare: points -= victim == .none ? 1 : 0
        case .gerund: points -= 1
        case .present, .plural: points -= 2
        }
        switch victim {
        case .name, .number: points += 1
        case .one, .none: break
        case .many: points -= 1
        }
        if actor == .many || actor == .number { points += 1 }
        switch target {
        case .thing: points += 1
        case .state: points -= 1
        case .armed: points -= 2
        default: break
        }
        if isDated { points += 1 }
        if isClash { points -= 2 }
        if isRecalled { points -= 2 }
        return points
    }
}

extension Reader {
    func telling(_ candidate: Candidate, isLead: Bool) -> Telling {
        let g = passage.grammar
        return Telling(
            tense: tense(candidate.anchor), victim: detail(candidate.targets), actor: detail(candidate.actors),
            target: candidate.targets.first.map { category(passage.chunks[$0]) }, isDated: isDated(isLead), isRecalled: isRecalled,
            isClash: passage.classes.meets(g.clash))
    }

    private func tense(_ index: Int) -> Telling.Tense {
        let forms = passage.words[index].forms
        guard passage.words[index].part == .verb else { return nounTense(index) }
        let start = passage.auxiliaryStart(index)
        let auxiliaries = start..<index
        if auxiliaries.contains(where: { passage.words[$0].part == .modal || passage.words[$0].part == .infinitive }) { return .open }
        if let have = auxiliaries.first(where: { passage.words[$0].part == .have }) {
            return passage.isA(have, passage.grammar.was) ? .pluperfect : .perfect
        }
        if let be = auxiliaries.first(where: { passage.words[$0].part == .be }) {
            return passage.isA(be, passage.grammar.was) && !forms.contains(.ing) ? .past : .present
        }
        if forms.contains(.ing) { return .gerund }
        if auxiliaries.contains(where: { passage.words[$0].part == .do }) { return .past }
        // A word whose forms are not told apart, as in most languages' lists, may be past.
        if forms.isDisjoint(with: .verbal) { return .past }
        guard !forms.isDisjoint(with: [.past, .participle]) else { return .present }
        return passage.isPassive(index) ? .participle : .past
    }

    private func nounTense(_ index: Int) -> Telling.Tense {
        let isPlural = passage.isPluralNoun(index)
        guard passage.chunkAt[index] >= 0 else { return isPlural ? .plural : .bare }
        let chunk = passage.chunks[Int(passage.chunkAt[index])]
        if passage.isA(chunk.start, passage.grammar.indefinite) || chunk.number >= 0 { return .indefinite }
        if isPlural { return .plural }
        return chunk.determiner >= 0 && !passage.isA(chunk.start, passage.grammar.own) ? .definite : .bare
    }

    private func detail(_ chunks: [Int]) -> Telling.Detail {
        var best = Telling.Detail.none
        for index in chunks {
            let chunk = passage.chunks[index]
            if chunk.isName || mention(chunk.start, chunk.end, [.person, .group, .organisation]) != nil { return .name }
            if chunk.number >= 0 {
                best = .number
            } else if best != .number, !chunk.isPronoun {
                best = passage.isPluralNoun(chunk.head) ? .many : .one
            }
        }
        return best
    }

    /// A dateline names the article's day, not the deed's.
    private func isDated(_ isLead: Bool) -> Bool {
        let g = passage.grammar
        if passage.classes.meets(g.day.union(g.weekday)) { return true }
        return passage.words.indices.contains { passage.isA($0, g.month) && passage.words[$0].part == .time && (!isLead || $0 > 12) }
    }

    /// "in 1984", "two years ago"; not "on 3 June 1984", which says when.
    private var isRecalled: Bool {
        let g = passage.grammar
        if passage.classes.meets(g.recalled) { return true }
        func isYear(_ index: Int) -> Bool {
            passage.part(index) != nil && passage.isA(index, g.period) && passage.words[index].value >= 365
        }
        if passage.words.indices.contains(where: {
            passage.isA($0, g.ago) && isYear($0 - 1) || passage.isA($0, g.last) && isYear($0 + 1)
        }) {
            return true
        }
        return passage.words.indices.contains { index in
            guard index > 0, let year = passage.year(index) else { return false }
            if let published { return year < published.year }
            let isMonth = passage.isA(index - 1, g.month)
            if isMonth, index > 1, passage.token(index - 2).kind == .number { return false }
            return isMonth || passage.words[index - 1].part == .preposition || passage.isA(index - 1, g.of)
        }
    }
}

extension Passage {
    /// The year that four digits name.
    fileprivate func year(_ index: Int) -> Int? {
        let token = token(index)
        guard token.kind == .number, token.end - token.start == 4 else { return nil }
        var year = 0
        for byte in text[Int(token.start)..<Int(token.end)] {
            guard byte &- 48 < 10 else { return nil }
            year = year * 10 + Int(byte - 48)
        }
        return (1900...2100).contains(year) ? year : nil
    }
}
