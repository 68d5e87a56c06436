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
    var isAnaphoric = false
    var category: Frame.Category
    var isName = false
    /// The text gives a figure; else one person is meant.
    var isExplicit = false
    /// A toll: all the dead so far, whoever was told of before.
    var isTotal = false
    /// "another two", "in a separate incident": beside those told before.
    var isAdditive = false
    /// The words of a unit, for measures.
    var unit: Range<Int>?
}

extension Reader {
    /// Counts of the killed, wounded, kidnapped, arrested, released and surrendered, by voice.
    func tallies() -> [Tally] {
        var found: [Tally] = []
        let g = passage.grammar
        guard passage.classes.meets(counting) else { return found }
        for index in passage.words.indices {
            let word = passage.words[index]
            guard word.span > 0, passage.isA(index, counting) else { continue }
            if passage.isA(index, g.toll) {
                tallyToll(index, &found)
            } else if word.part == .verb {
                tallyVerb(index, &found)
            } else if passage.isA(index, g.death.union(g.body)), !(passage.verbFirst && passage.isA(index, g.killed)) {
                tallyNoun(index, &found)
            } else if word.part != .verb, let kind = kind(passage.classes(of: index)) {
                tallyNominal(index, kind, &found)
            }
        }
        found = undivided(unique(found))
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
        let classes = passage.classes(of: verb)
        let predicate = passage.predicate(verb)
        let isHurt = classes.meets(g.suffered) && predicate.objects.contains { passage.isA(passage.chunks[$0].head, g.injury) }
        // "turned in their rifles", "lost 71 soldiers"
        let isArmsGiven = classes.meets(g.handIn) && predicate.objects.contains { passage.isA(passage.chunks[$0].head, g.ownArms) }
        let isLoss =
            classes.meets(g.lose)
            && predicate.objects.contains { passage.chunks[$0].number >= 0 && isSomebody(category(passage.chunks[$0])) }
        guard let kind = isHurt ? "wounded" : isArmsGiven ? "surrendered" : isLoss ? "killed" : kind(classes) else { return }
        let fact = passage.factuality(verb)
        guard !fact.isNegated, fact.status != .hypothetical || fact.certainty != .possible else { return }
        let isSelf = isHurt || isArmsGiven || classes.meets(g.died) || classes.meets(g.surrendered)
        let isSaidOfSubject = isSelf || predicate.isPassive
        var counted = isSaidOfSubject ? predicate.subjects : predicate.objects
        if isSaidOfSubject, let own = figureChunk(at: verb) { counted = [own] }
        // "Killed: five men"; in other languages the verb of such a sentence often comes first.
        if counted.isEmpty, isSaidOfSubject, let follower = figureChunk(after: verb) { counted = [follower] }
        if passage.verbFirst, !counted.contains(where: { passage.chunks[$0].number >= 0 }), let earlier = figureChunk(before: verb) {
            counted = [earlier]
        }
        var own: [Tally] = []
        // "killed, injuring four": an object list with nothing living in it counts nothing.
        for chunk in distinct(counted) {
            // "the blast left 147 dead and 79 wounded" in a verb of killing
            let told = passage.verbFirst ? self.kind(passage.classes(of: passage.chunks[chunk].head)) : nil
            if told == nil || told == kind { count(chunk, kind, verb, &own) }
        }
        if isSaidOfSubject, isFinite(verb, isSelf), own.isEmpty || own.count == 1 && own[0].isName {
            var opening: [Tally] = []
            for chunk in distinct(openers(verb)) { count(chunk, kind, verb, &opening) }
            if own.isEmpty || opening.contains(where: \.isExplicit) { own = opening }
        }
        let subject = passage.words[verb].forms.contains(.ing) ? nil : (isSaidOfSubject ? own.first?.chunk : predicate.subjects.first)
        if isQualifying(verb, subject: subject.map { passage.chunks[$0].start }) { return }
        // "surrendered his licence" gives up a thing.
        if !predicate.isPassive, !isArmsGiven, classes.meets(g.surrendered),
            predicate.objects.contains(where: { passage.isA(passage.chunks[$0].head, g.givenUp) })
        {
            return
        }
        if isSaidOfSubject { for chunk in companions(verb, own) { count(chunk, kind, verb, &own) } }
        found += own
    }

    /// People, of whatever side.
    func isSomebody(_ category: Frame.Category) -> Bool {
        switch category {
        case .person, .civilian, .state, .armed: true
        default: false
        }
    }

    /// "17 bodies and 60 wounded", "14 bombers, 25 people killed": a participle counts the phrase with a figure right before
    /// it alone, if that is a bare number or stands behind a comma.
    private func figureChunk(at verb: Int) -> Int? {
        guard verb > 0, passage.words[verb].forms.contains(.participle), case let at = Int(passage.chunkAt[verb - 1]), at >= 0 else {
            return nil
        }
        let chunk = passage.chunks[at]
        guard chunk.end == verb, chunk.number >= 0 else { return nil }
        let isBare = (chunk.start..<chunk.end).allSatisfy { passage.words[$0].part == .number }
        let left = chunk.start > 0 ? passage.words[chunk.start - 1].part : .stop
        return isBare || left == .comma || left == .colon ? at : nil
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
            var before = noun > 0 ? Int(passage.chunkAt[noun - 1]) : -1
            // "shot at least 28 of them dead"
            if before > 0, passage.chunks[before].isPronoun, passage.isA(passage.chunks[before].start - 1, g.of) { before -= 1 }
            // "33 people are dead"
            if before < 0, noun > 0, passage.words[noun - 1].part == .be { before = bearers(of: noun).first ?? -1 }
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
        if let start = passage.complement(after: noun) {
            let list = passage.coordination(from: start, before: passage.count, isSubject: false).chunks
            if !list.isEmpty, chunk.number < 0 {
                for item in list { count(item, "killed", noun, &found) }
                return
            }
        }
        if chunk.number >= 0 || passage.isA(chunk.start, g.indefinite) || passage.verbFirst && !passage.words[noun].value.isNaN {
            count(at, "killed", noun, &found)
        }
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
            if var figure = passage.figure(at: index), figure.reckoned != nil {
                // "from 78 to 92": what it is now.
                if let high = figure.high, high > figure.low, passage.isA(index - 1, g.since) {
                    (figure.value, figure.low, figure.bound) = (high, high, .exact)
                }
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
        let g = passage.grammar
        // "182 wounded"
        let own = Int(passage.chunkAt[noun])
        if own >= 0, passage.chunks[own].head == noun, passage.chunks[own].number >= 0,
            passage.words[noun].forms.contains(.participle)
                || passage.verbFirst || passage.words[noun].forms.subtracting(.fixed) == .plural
        {
            return count(own, kind, noun, &found)
        }
        if own >= 0, passage.chunks[own].head == noun, !isQualifying(noun), !passage.factuality(noun).isNegated {
            countOwner(own, kind, noun, &found)
        }
        // "five injured policemen escaped": news only where nobody was told to be hurt before.
        if kind == "wounded", own >= 0, passage.chunks[own].head > noun, passage.words[noun].forms.contains(.participle),
            passage.chunks[own].number >= 0 || passage.isA(passage.chunks[own].start, g.indefinite), !isQualifying(noun)
        {
            let first = found.count
            count(own, kind, noun, &found)
            for index in first..<found.count { found[index].isAnaphoric = true }
            return
        }
        let next = passage.after(noun)
        guard next < passage.count, !isQualifying(noun) else { return }
        // Arabic needs no "of".
        let direct = passage.verbFirst ? figureChunk(after: noun) ?? genitive(of: noun).chunks.first : nil
        let start = passage.complement(after: noun)
        guard direct != nil || start != nil else { return }
        let fact = passage.factuality(noun)
        guard fact.status != .hypothetical, !fact.isNegated else { return }
        if let direct { return count(direct, kind, noun, &found) }
        for item in passage.coordination(from: start ?? next, before: passage.count, isSubject: false).chunks {
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
            ? !passage.isA(mark - 1, passage.grammar.groupWord.union(passage.grammar.armed)) : passage.isA(mark - 1, passage.grammar.people)
        guard isPerson, !passage.isPluralNoun(mark - 1), !passage.isA(mark - 1, passage.grammar.time) else { return }
        let start = passage.words[chunk.start].part == .determiner ? chunk.start + 1 : chunk.start
        let figure = Figure(value: 1, low: 1, high: 1, bound: .exact, words: start..<mark, end: chunk.end)
        found.append(
            Tally(
                kind: kind, cue: cue, chunk: index, words: figure.words, figure: figure, isAnaphoric: true, category: .person))
    }

    /// Nobody is both killed and wounded: of "ten killed or wounded" neither is known, and who "died after being
    /// wounded" is dead.
    private func undivided(_ found: [Tally]) -> [Tally] {
        var found = found
        for wounded in found where wounded.kind == "wounded" {
            let isPronoun = wounded.chunk >= 0 && passage.chunks[wounded.chunk].isPronoun
            guard
                let at = found.firstIndex(where: {
                    $0.kind == "killed"
                        && ($0.words == wounded.words && !wounded.isAnaphoric || isPronoun && passage.isA($0.cue, passage.grammar.died))
                })
            else { continue }
            let between = min(found[at].cue, wounded.cue)..<max(found[at].cue, wounded.cue)
            if wounded.figure.value != 1, wounded.isExplicit, between.allSatisfy({ passage.words[$0].part != .noun }),
                !passage.isA(found[at].cue, passage.grammar.died)
            {
                found[at].kind = "casualties"
            }
            found.removeAll { $0.kind == "wounded" && $0.words == wounded.words }
        }
        return found
    }

    private func unique(_ found: [Tally]) -> [Tally] {
        var kept: [Tally] = []
        for tally in found where !kept.contains(where: { $0.kind == tally.kind && $0.words.overlaps(tally.words) }) { kept.append(tally) }
        return kept
    }
}
