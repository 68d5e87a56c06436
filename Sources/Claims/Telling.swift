import Documents

/// How an attack is told: as what happened then and there, or as what goes on, is recalled, or is only spoken of.
///
/// "Three men were shot on Monday" is news of an event; "attacks on civilians", "they are killing us", "in 1984" are
/// not. No sign decides alone, so each gives a point for or against; what has no more for it than against is no report.
///
/// That a sign is one, and for which side, comes from a logistic regression over the attacks that frames find in
/// `corpora/gold/claims_training.jsonl` (169, of which 109 are reports). So few tell signs, not sizes, so all weigh the same;
/// by grammar alone: what is done amid a clash is fighting of two sides.
extension Reader {
    /// Sentences in which news tells its deeds; what stands below is background sooner than news.
    private static let opening = 7

    func points(_ candidate: Candidate, isLead: Bool) -> Int {
        var points = 0
        switch course(candidate.anchor) {
        case .told: points += 1
        case .goesOn: points -= 1
        case .open: break
        }
        switch detail(candidate.targets) {
        case .name, .number: points += 1
        case .many: points -= 1
        case .one, .none: break
        }
        switch detail(candidate.actors) {
        case .one, .number: points += 1
        case .name, .many, .none: break
        }
        if let first = candidate.targets.first, category(passage.chunks[first]) == .thing { points += 1 }
        if isRecalled { points -= 1 } else if isDated(isLead) { points += 1 }
        if current >= Self.opening { points -= 1 }
        if passage.classes.meets(passage.grammar.clash) { points -= 1 }
        return points
    }

    private enum Course { case told, goesOn, open }
    private enum Detail { case name, number, one, many, none }

    /// Told in the past; still going on or a habit; or neither: "has been attacked", "would attack", "the attack".
    private func course(_ index: Int) -> Course {
        let word = passage.words[index]
        guard word.part == .verb else {
            let isCounted = passage.chunkAt[index] >= 0 && passage.chunks[Int(passage.chunkAt[index])].number >= 0
            return passage.isPluralNoun(index) && !isCounted ? .goesOn : .open
        }
        let g = passage.grammar
        let auxiliaries = passage.auxiliaryStart(index)..<index
        if auxiliaries.contains(where: { passage.words[$0].part == .modal || passage.words[$0].part == .infinitive }) { return .open }
        if let have = auxiliaries.first(where: { passage.words[$0].part == .have }) { return passage.isA(have, g.was) ? .told : .open }
        if let be = auxiliaries.first(where: { passage.words[$0].part == .be }) {
            return passage.isA(be, g.was) && !word.forms.contains(.ing) ? .told : .goesOn
        }
        if word.forms.contains(.ing) { return .open }
        // "did not attack"; and a word whose forms are not told apart, as in most languages' lists, may be past.
        if auxiliaries.contains(where: { passage.words[$0].part == .do }) || word.forms.isDisjoint(with: .verbal) { return .told }
        return word.forms.isDisjoint(with: [.past, .participle]) ? .goesOn : .told
    }

    private func detail(_ chunks: [Int]) -> Detail {
        var best = Detail.none
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
        if passage.classes.meets(g.ago.union(g.last)),
            passage.words.indices.contains(where: {
                passage.isA($0, g.ago) && isYear($0 - 1) || passage.isA($0, g.last) && isYear($0 + 1)
            })
        {
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
