import Documents

/// A count of people that one cue of the sentence gives, before the document decides whether it is news.
struct Tally {
    var kind: String
    /// The cue that counts.
    var cue: Int
    var chunk: Int
    var words: Range<Int>
    var figure: Figure
    /// "the two", "they", "the slain men", "he": told before.
    var isAnaphoric: Bool
    var category: Frame.Category
    /// "three of them", "including": part of another figure.
    var isPart = false
    var isName = false
    var isExplicit = false
    /// A toll: all the dead so far, whoever was told of before.
    var isTotal = false
    /// "another two", "in a separate incident": beside those told before.
    var isAdditive = false
}

extension Reader {
    /// Counts of the killed, wounded, kidnapped, arrested, released and surrendered, by voice.
    func tallies() -> [Tally] {
        var found: [Tally] = []
        let g = passage.grammar
        guard passage.classes.meets(counting) else { return found }
        for index in passage.words.indices {
            let word = passage.words[index]
            guard word.span > 0, word.classes.meets(counting) else { continue }
            if word.classes.meets(g.toll) {
                tallyToll(index, &found)
            } else if word.part == .verb {
                tallyVerb(index, &found)
            } else if word.classes.meets(g.death) || word.classes.meets(g.body) {
                tallyNoun(index, &found)
            } else if word.part != .verb, let kind = kind(word.classes) {
                tallyNominal(index, kind, &found)
            }
        }
        found = unique(found)
        for index in found.indices { found[index].isAdditive = isAdditive(found[index], found) }
        return found
    }

    /// Whether the sentence says that these are others: in their own phrase, by an adverb, or of the event ("in
    /// another attack"); "while two others escaped" is no such sign. A body found is mostly that of one told before.
    private func isAdditive(_ tally: Tally, _ all: [Tally]) -> Bool {
        let g = passage.grammar
        guard passage.classes.meets(g.additive), !passage.isA(tally.cue, g.body) else { return false }
        return passage.words.indices.contains { index in
            guard passage.words[index].span > 0, passage.isA(index, g.additive) else { return false }
            let chunk = Int(passage.chunkAt[index])
            if chunk < 0 || chunk == tally.chunk { return true }
            let start = passage.chunks[chunk].start
            return start > 0 && passage.words[start - 1].part == .preposition && !all.contains { $0.chunk == chunk }
        }
    }

    func kind(_ classes: ClassSet) -> String? {
        let g = passage.grammar
        if classes.meets(g.killed) || classes.meets(g.died) || classes.meets(g.death) || classes.meets(g.body) { return "killed" }
        if classes.meets(g.wounded) { return "wounded" }
        if classes.meets(g.kidnapped) { return "kidnapped" }
        if classes.meets(g.arrested) { return "arrested" }
        if classes.meets(g.surrendered) { return "surrendered" }
        if classes.meets(g.released) { return "released" }
        return nil
    }

    private func tallyVerb(_ verb: Int, _ found: inout [Tally]) {
        let g = passage.grammar
        let classes = passage.words[verb].classes
        let predicate = passage.predicate(verb)
        let isHurt = classes.meets(g.suffered) && predicate.objects.contains { passage.isA(passage.chunks[$0].head, g.injury) }
        guard let kind = isHurt ? "wounded" : kind(classes) else { return }
        let fact = passage.factuality(verb)
        guard !fact.isNegated, fact.status != .hypothetical || fact.certainty != .possible else { return }
        let isSelf = isHurt || classes.meets(g.died) || classes.meets(g.surrendered)
        let isSaidOfSubject = isSelf || predicate.isPassive
        var counted = isSaidOfSubject ? predicate.subjects : predicate.objects
        // "Killed: five men"; in other languages the verb of such a sentence often comes first.
        if counted.isEmpty, isSaidOfSubject, let follower = figureChunk(after: verb) { counted = [follower] }
        if passage.verbFirst, !counted.contains(where: { passage.chunks[$0].number >= 0 }), let earlier = figureChunk(before: verb) {
            counted = [earlier]
        }
        var own: [Tally] = []
        // "killed, injuring four": an object list with nothing living in it counts nothing.
        for chunk in distinct(counted) { count(chunk, kind, verb, &own) }
        if isSaidOfSubject, isFinite(verb, isSelf), own.isEmpty || own.count == 1 && own[0].isName {
            var opening: [Tally] = []
            for chunk in distinct(openers(verb)) { count(chunk, kind, verb, &opening) }
            if own.isEmpty || opening.contains(where: \.isExplicit) { own = opening }
        }
        let subject = passage.words[verb].forms.contains(.ing) ? nil : (isSaidOfSubject ? own.first?.chunk : predicate.subjects.first)
        if isQualifying(verb, subject: subject.map { passage.chunks[$0].start }) { return }
        if isSaidOfSubject { for chunk in companions(verb, own) { count(chunk, kind, verb, &own) } }
        found += own
    }

    private func isFinite(_ verb: Int, _ isSelf: Bool) -> Bool {
        let start = passage.auxiliaryStart(verb)
        return passage.words[start..<verb].contains { $0.part == .be } || isSelf && passage.words[verb].forms.contains(.past)
    }

    /// The phrases that open the sentence, when insertions cut them off from their verb: "A man who was wanted in
    /// two cases was arrested", "A constable - Omar Bek - was killed".
    private func openers(_ verb: Int) -> [Int] {
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
    private func companions(_ verb: Int, _ own: [Tally]) -> [Int] {
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
        for index in passage.after(verb)..<min(passage.count, passage.after(verb) + 12) where passage.isA(index, g.together) {
            return found + passage.coordination(from: passage.after(index), before: passage.count, isSubject: false).chunks.filter(isPeople)
        }
        return found
    }

    /// A phrase with a figure that stands right after a word.
    private func figureChunk(after index: Int) -> Int? {
        var at = passage.after(index)
        while at < passage.count, passage.isBound(at) || passage.words[at].part == .adverb || passage.words[at].span == 0 { at += 1 }
        guard at < passage.count, passage.chunkAt[at] >= 0 else { return nil }
        let chunk = Int(passage.chunkAt[at])
        return passage.chunks[chunk].number >= 0 && passage.chunks[chunk].start == at ? chunk : nil
    }

    /// A phrase with a figure before a verb, in its own clause.
    private func figureChunk(before index: Int) -> Int? {
        var at = index - 1
        while at >= max(0, index - 6) {
            switch passage.words[at].part {
            case .comma, .verb, .subordinator, .semicolon, .stop, .relative: return nil
            default: break
            }
            let chunk = Int(passage.chunkAt[at])
            if chunk >= 0, passage.chunks[chunk].number >= 0 { return chunk }
            at -= 1
        }
        return nil
    }

    /// A list without its appositions: "a trooper, Pedro Gómez, and a driver" are two people, "a commander and
    /// committee member" is one.
    private func distinct(_ chunks: [Int]) -> [Int] {
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

    /// "wanted for killing five policemen", "accused of", "in connection with the killing": another event.
    private func isQualifying(_ cue: Int, subject: Int? = nil) -> Bool {
        let g = passage.grammar
        // Where nobody is arrested or gives up, "investigating the killing of six" tells of the killing.
        guard passage.classes.meets(g.history), passage.classes.meets(g.seized) || retelling.hasTold("arrested", "surrendered") else {
            return false
        }
        var at = cue - 1
        var sawRelative = false
        while at >= 0 {
            // What only describes the subject does not touch the verb.
            if passage.isA(at, g.history) { return (subject.map { $0 > at } ?? true) && (sawRelative || cue - at <= 9) }
            switch passage.words[at].part {
            case .semicolon, .stop: return false
            case .relative: sawRelative = true
            default: break
            }
            at -= 1
        }
        return false
    }

    /// "left 12 dead", "three deaths", "the bodies of four men".
    private func tallyNoun(_ noun: Int, _ found: inout [Tally]) {
        let g = passage.grammar
        let isBody = passage.isA(noun, g.body)
        if isBody, !passage.classes.meets(g.identified) { return }
        if passage.factuality(noun).isNegated || isQualifying(noun) { return }
        let at = Int(passage.chunkAt[noun])
        guard at >= 0 else {
            let before = noun > 0 ? Int(passage.chunkAt[noun - 1]) : -1
            // "63 dead and 182 wounded", "shot a policeman dead"
            if before >= 0,
                passage.chunks[before].number >= 0 || passage.chunks[before].isPronoun
                    || passage.isA(passage.chunks[before].start, g.indefinite)
            {
                count(before, "killed", noun, &found)
            }
            return
        }
        let chunk = passage.chunks[at]
        let next = passage.after(noun)
        if next < passage.count, passage.isA(next, g.of) {
            let list = passage.coordination(from: next + 1, before: passage.count, isSubject: false).chunks
            if !list.isEmpty, chunk.number < 0 {
                for item in list { count(item, "killed", noun, &found) }
                return
            }
        }
        if chunk.number >= 0 || passage.isA(chunk.start, g.indefinite) { count(at, "killed", noun, &found) }
    }

    /// "the toll rose to 30"
    private func tallyToll(_ noun: Int, _ found: inout [Tally]) {
        let g = passage.grammar
        var start = passage.after(noun)
        // "the number of people known to have died in … has risen to 292"
        for index in start..<min(passage.count, start + 30) where passage.words[index].span > 0 && passage.isA(index, g.reached) {
            start = passage.after(index)
            break
        }
        for index in start..<min(passage.count, start + 6) where passage.words[index].part == .number {
            if let figure = passage.figure(at: index), figure.value != nil {
                let chunk = Int(passage.chunkAt[index])
                guard chunk >= 0 else { return }
                found.append(
                    Tally(
                        kind: "killed", cue: noun, chunk: chunk, words: figure.words, figure: figure, isAnaphoric: false,
                        category: .person, isExplicit: true, isTotal: true))
            }
            return
        }
    }

    /// "the killing of three villagers", "the arrest of two men"
    private func tallyNominal(_ noun: Int, _ kind: String, _ found: inout [Tally]) {
        // "182 wounded"
        let own = Int(passage.chunkAt[noun])
        if own >= 0, passage.chunks[own].head == noun, passage.chunks[own].number >= 0,
            passage.words[noun].forms.contains(.participle)
                || passage.verbFirst || passage.words[noun].forms == .plural
        {
            return count(own, kind, noun, &found)
        }
        let g = passage.grammar
        if own >= 0, passage.chunks[own].head == noun, !isQualifying(noun), !passage.factuality(noun).isNegated {
            countOwner(own, kind, noun, &found)
        }
        let next = passage.after(noun)
        guard next < passage.count, !isQualifying(noun) else { return }
        // Arabic needs no "of".
        let direct = passage.verbFirst ? figureChunk(after: noun) : nil
        guard direct != nil || passage.isA(next, g.of) else { return }
        let fact = passage.factuality(noun)
        guard fact.status != .hypothetical, !fact.isNegated else { return }
        if let direct { return count(direct, kind, noun, &found) }
        for item in passage.coordination(from: next + 1, before: passage.count, isSubject: false).chunks {
            count(item, kind, noun, &found)
        }
    }

    /// "the senator's murder", "Omar Bek's arrest"
    private func countOwner(_ index: Int, _ kind: String, _ cue: Int, _ found: inout [Tally]) {
        let chunk = passage.chunks[index]
        guard let mark = (chunk.start + 1..<chunk.end).last(where: { passage.words[$0].part == .possessive }), chunk.number < 0 else {
            return
        }
        let head = passage.words[mark - 1]
        let isPerson =
            head.part == .name
            ? !head.classes.meets(passage.grammar.groupWord.union(passage.grammar.armed)) : head.classes.meets(passage.grammar.people)
        guard isPerson, !passage.isPluralNoun(mark - 1), !passage.isA(mark - 1, passage.grammar.time) else { return }
        let start = passage.words[chunk.start].part == .determiner ? chunk.start + 1 : chunk.start
        let figure = Figure(value: 1, low: 1, high: 1, bound: .exact, words: start..<mark, end: chunk.end)
        found.append(
            Tally(
                kind: kind, cue: cue, chunk: index, words: figure.words, figure: figure, isAnaphoric: true, category: .person))
    }

    /// Figures of attacks, bases, fighters: told beside those of people, and never news of their own.
    func others() -> [Tally] {
        var found: [Tally] = []
        for (index, chunk) in passage.chunks.enumerated() where chunk.number >= 0 {
            var heads = passage.words[chunk.head].classes
            // "six of their camps"
            if chunk.end == chunk.number + 1, chunk.end + 1 < passage.count, passage.isA(chunk.end, passage.grammar.of),
                passage.chunkAt[chunk.end + 1] >= 0
            {
                heads = passage.words[passage.chunks[Int(passage.chunkAt[chunk.end + 1])].head].classes
            }
            guard let kind = passage.grammar.counted.first(where: { heads.meets($0.list) })?.kind,
                let figure = passage.figure(at: chunk.number), figure.value != 1
            else { continue }
            found.append(
                Tally(
                    kind: kind, cue: chunk.head, chunk: index, words: figure.words, figure: figure, isAnaphoric: false, category: .thing,
                    isExplicit: true))
        }
        for verb in passage.words.indices where passage.words[verb].part == .verb && passage.words[verb].span > 0 {
            guard let kind = passage.grammar.counted.first(where: { $0.kind == "displaced" && passage.isA(verb, $0.list) })?.kind else {
                continue
            }
            let predicate = passage.predicate(verb)
            let people = predicate.isPassive ? predicate.subjects : predicate.objects
            for index in people where passage.chunks[index].number >= 0 {
                guard let figure = passage.figure(at: passage.chunks[index].number) else { continue }
                found.append(
                    Tally(
                        kind: kind, cue: verb, chunk: index, words: figure.words, figure: figure, isAnaphoric: false, category: .person,
                        isExplicit: true))
            }
        }
        return found
    }

    /// Counts one noun phrase, if it is people.
    private func count(_ index: Int, _ kind: String, _ cue: Int, _ found: inout [Tally]) {
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
            figure = passage.figure(at: chunk.number)
            explicit = figure != nil
            // "dozens of people", "four of the students"
            if chunk.end + 1 < passage.count, passage.isA(chunk.end, g.of), passage.chunkAt[chunk.end + 1] >= 0 {
                let inner = passage.chunks[Int(passage.chunkAt[chunk.end + 1])]
                if chunk.end == chunk.number + 1 { chunk.classes.formUnion(inner.classes) }
            }
        }
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
        let isDefinite = first.part == .determiner && !first.classes.meets(g.indefinite)
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
            guard chunk.end <= cue, chunk.number >= 0 else { return false }
            switch category(chunk) {
            case .person, .civilian, .state, .armed: return true
            default: return false
            }
        }
    }

    /// One person without a figure: "a driver", "Pedro Gómez", "the mayor", "he".
    private func single(_ chunk: Passage.Chunk, _ category: Frame.Category) -> Figure? {
        let g = passage.grammar
        let head = passage.words[chunk.head]
        if chunk.isPronoun {
            guard head.forms.contains(.singular), head.classes.meets(g.person) else { return nil }
        } else if passage.isA(chunk.start, g.indefinite) {
            if passage.words[chunk.head].forms == .plural, !chunk.classes.meets(g.people) { return nil }
        } else if head.forms.contains(.plural) || passage.isPluralNoun(chunk.head) && head.part != .name {
            return nil
        } else if head.part == .name {
            // An organisation is no one.
            let token = passage.token(chunk.head)
            if token.shape.contains(.allCaps), token.end - token.start <= 8, chunk.end - chunk.start == 1 { return nil }
            if category == .other || head.classes.meets(g.name) || head.classes.meets(g.groupWord) { return nil }
        } else if head.classes.meets(g.groupWord), !head.classes.meets(g.person) {
            return nil
        } else if category == .other || category == .none {
            guard passage.words[chunk.start].part == .determiner, head.classes.isEmpty else { return nil }
        }
        let shown = passage.shown(chunk)
        let value = head.classes.meets(g.pair) ? head.value : 1
        return Figure(value: value, low: value, high: value, bound: .exact, words: shown.start..<shown.end, end: chunk.end)
    }

    private func unique(_ found: [Tally]) -> [Tally] {
        var kept: [Tally] = []
        for tally in found where !kept.contains(where: { $0.kind == tally.kind && $0.words.overlaps(tally.words) }) { kept.append(tally) }
        return kept
    }
}
