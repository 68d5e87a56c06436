import Documents

/// Whom a cue counts: the phrases that share what is said of them, and each phrase as one figure.
extension Reader {
    func isFinite(_ verb: Int, _ isSelf: Bool) -> Bool {
        let start = passage.auxiliaryStart(verb)
        return passage.words[start..<verb].contains { $0.part == .be } || isSelf && passage.words[verb].forms.contains(.past)
    }

    /// The phrases that open the sentence, when insertions cut them off from their verb: "A man who was wanted in
    /// two cases was arrested", "A constable - Omar Bek - was killed".
    func openers(_ verb: Int) -> [Int] {
        var start = verb
        scan: while start > 0 {
            switch passage.words[start - 1].part {
            case .semicolon, .stop, .colon: break scan
            case .subordinator where !passage.isRelativeThat(start - 1): break scan
            default: start -= 1
            }
        }
        var at = start
        while at < verb {
            let chunk = Int(passage.chunkAt[at])
            if passage.words[at].part == .preposition, !passage.isBound(at), at + 1 < verb, passage.chunkAt[at + 1] >= 0 {
                at = passage.chunks[Int(passage.chunkAt[at + 1])].end
            } else if chunk >= 0 {
                return isUninterrupted(passage.chunks[chunk].end, verb)
                    ? passage.coordination(from: at, before: verb, isSubject: true).chunks : []
            } else {
                at += 1
            }
        }
        return []
    }

    /// Nothing but relative clauses and participles stands between a phrase and its verb.
    private func isUninterrupted(_ start: Int, _ verb: Int) -> Bool {
        var inRelative = false
        let end = passage.auxiliaryStart(verb)
        for index in start..<max(start, end) where passage.words[index].span > 0 {
            switch passage.words[index].part {
            case .relative: inRelative = true
            case .subordinator: inRelative = passage.isRelativeThat(index)
            case .comma: inRelative = false
            case .verb where !inRelative && !passage.isModifier(index): return false
            default: break
            }
        }
        return true
    }

    /// Who shares what is said of others: "X, …, and his wife surrendered", "surrendered along with two aides".
    func companions(_ verb: Int, _ own: [Tally]) -> [Int] {
        guard let first = own.first else { return [] }
        let g = passage.grammar
        var found: [Int] = []
        func isPeople(_ chunk: Int) -> Bool {
            let next = passage.chunks[chunk].end
            return passage.isA(passage.chunks[chunk].head, g.people)
                || passage.chunks[chunk].number == next - 1 && next < passage.count && passage.isA(next, g.of)
        }
        let end = passage.chunks[first.chunk].end
        // Of several the names only say who they are.
        for index in end..<max(verb, end) where first.figure.value == 1 && passage.words[index].part == .conjunction {
            let next = passage.after(index)
            guard next < passage.count, passage.chunkAt[next] >= 0, passage.words[index].span > 0 else { continue }
            let chunk = Int(passage.chunkAt[next])
            if passage.isA(next, g.own) || passage.chunks[chunk].number == next, isPeople(chunk),
                !own.contains(where: { $0.chunk == chunk })
            {
                found.append(chunk)
            }
        }
        for index in passage.after(verb)..<min(passage.count, passage.after(verb) + 12)
        where passage.isA(index, g.together) || passage.words[index].part == .preposition && countsOthers(passage.after(index)) {
            return found + passage.coordination(from: passage.after(index), before: passage.count, isSubject: false).chunks.filter(isPeople)
        }
        return found
    }

    /// "two others"
    private func countsOthers(_ index: Int) -> Bool {
        guard index < passage.count, passage.chunkAt[index] >= 0 else { return false }
        let chunk = passage.chunks[Int(passage.chunkAt[index])]
        return chunk.number == index && passage.isA(chunk.head, passage.grammar.additive)
    }

    /// A list without its appositions: "a trooper, Pedro Gómez, and a driver" are two people, "a commander and
    /// committee member" is one.
    func distinct(_ chunks: [Int]) -> [Int] {
        guard chunks.count > 1, !passage.isA(passage.chunks[chunks[0]].head, passage.grammar.pair) else { return Array(chunks.prefix(1)) }
        let g = passage.grammar
        var kept: [Int] = []
        var isNaming = false
        func isIndefinite(_ index: Int) -> Bool { passage.isA(passage.chunks[index].start, g.indefinite) }
        func isBare(_ index: Int) -> Bool {
            let chunk = passage.chunks[index]
            return chunk.number < 0 && chunk.determiner < 0 && !chunk.isName && passage.words[chunk.head].part == .noun
                && !passage.isPluralNoun(chunk.head) && !passage.words[chunk.head].forms.contains(.plural)
        }
        for (position, index) in chunks.enumerated() {
            guard position > 0 else { kept.append(index); continue }
            let previous = chunks[position - 1]
            let comma = passage.chunks[previous].end < passage.count && passage.words[passage.chunks[index].start - 1].part == .comma
            if passage.chunks[index].isName, comma, isIndefinite(previous) || passage.chunks[previous].number >= 0 {
                isNaming = true
                continue
            }
            if passage.chunks[index].isName, isNaming { continue }
            if isBare(index), isIndefinite(previous) || passage.chunks[previous].isName { continue }
            if position == 1, passage.chunks[previous].isName, comma, chunks.dropFirst().allSatisfy(isIndefinite) { break }
            kept.append(index)
        }
        return kept
    }

    /// Counts one noun phrase, if it is people.
    func count(_ index: Int, _ kind: String, _ cue: Int, _ found: inout [Tally]) {
        let g = passage.grammar
        if passage.isA(passage.chunks[index].head, g.they), let meant = meant(before: cue) {
            var told: [Tally] = []
            count(meant, kind, cue, &told)
            for index in told.indices { told[index].isAnaphoric = true }
            found += told
            return
        }
        var chunk = passage.chunks[index]
        var figure: Figure?
        var explicit = false
        if chunk.number >= 0 {
            figure = passage.figure(reaching: chunk.number)
            explicit = figure != nil
            // "dozens of people", "four of the students", "10 to 15 men", "30 percent of the men"
            let inner = figure.map { passage.isA(min($0.end, passage.count - 1), g.of) ? $0.end + 1 : $0.end - 1 } ?? chunk.start
            if inner < passage.count, passage.chunkAt[inner] >= 0, Int(passage.chunkAt[inner]) != index {
                let whole = passage.chunks[Int(passage.chunkAt[inner])]
                if figure?.isShare ?? false || inner < whole.end - 1 && figure!.end > chunk.end {
                    chunk = whole
                } else if chunk.end == chunk.number + 1 {
                    chunk.classes.formUnion(whole.classes)
                }
            }
        }
        if passage.isA(chunk.head, g.counting), !passage.isA(chunk.head, g.people) { return }
        var category = category(chunk)
        if category == .other, passage.words[chunk.head].part == .name, chunk.classes.meets(g.people) { category = .person }
        if category == .thing || category == .place || category == .weapon { return }
        let head = passage.words[chunk.head]
        var isAnaphoric = false
        if figure == nil {
            // "a 13-year-old girl" is one; "12 June" is nobody.
            if chunk.number >= 0, !passage.isA(chunk.start, g.indefinite) { return }
            guard let single = single(chunk, category) else { return }
            figure = single
        }
        guard let figure else { return }
        let first = passage.words[chunk.start]
        let isDefinite = first.part == .determiner && !passage.isA(chunk.start, g.indefinite)
        if chunk.isPronoun || passage.has(chunk.start..<chunk.end, g.anaphoric) { isAnaphoric = true }
        if isDefinite { isAnaphoric = true }
        var tally = Tally(
            kind: kind, cue: cue, chunk: index, words: figure.words, figure: figure, isAnaphoric: isAnaphoric,
            category: category, isExplicit: explicit)
        tally.isName = chunk.isName || (!explicit && head.part == .name)
        found.append(tally)
    }

    /// Whom "they" or "them" means: the people counted last before the verb.
    private func meant(before cue: Int) -> Int? {
        passage.chunks.indices.last {
            let chunk = passage.chunks[$0]
            return chunk.end <= cue && chunk.number >= 0 && isSomebody(category(chunk))
        }
    }

    /// One person without a figure: "a driver", "Pedro Gómez", "the mayor", "he".
    private func single(_ chunk: Passage.Chunk, _ category: Frame.Category) -> Figure? {
        let g = passage.grammar
        let head = passage.words[chunk.head]
        if passage.verbFirst, head.part == .noun, !head.value.isNaN {
            // A dual: "جنديان" are two.
            return Figure(
                value: head.value, low: head.value, high: head.value, bound: .exact, words: chunk.head..<chunk.head + 1, end: chunk.head + 1
            )
        }
        if chunk.isPronoun {
            guard head.forms.contains(.singular), passage.isA(chunk.head, g.person) else { return nil }
        } else if passage.isA(chunk.start, g.indefinite) {
            if passage.words[chunk.head].forms == .plural, !chunk.classes.meets(g.people) { return nil }
        } else if head.forms.contains(.plural) || passage.isPluralNoun(chunk.head) && head.part != .name {
            return nil
        } else if head.part == .name {
            // An organisation is no one.
            let token = passage.token(chunk.head)
            let isAlone = chunk.end - chunk.start == (chunk.determiner == chunk.start ? 2 : 1)
            if token.shape.contains(.allCaps), token.end - token.start <= 8, isAlone { return nil }
            if category == .other || passage.isA(chunk.head, g.name) || passage.isA(chunk.head, g.groupWord) { return nil }
        } else if passage.isA(chunk.head, g.groupWord), !passage.isA(chunk.head, g.person) {
            return nil
        } else if category == .other || category == .none {
            guard passage.words[chunk.start].part == .determiner, !head.isListed else { return nil }
        }
        let shown = passage.shown(chunk)
        let value = passage.isA(chunk.head, g.pair) ? head.value : 1
        return Figure(value: value, low: value, high: value, bound: .exact, words: shown.start..<shown.end, end: chunk.end)
    }
}
