/// The patterns, one for each way of saying who says it.
extension Attribution {
    /// S cue (that) C, and its inversions.
    func spoken(_ passage: Passage, _ verb: Int, _ earlier: Said?) -> Said? {
        let g = passage.grammar
        let auxiliary = passage.auxiliaryStart(verb)
        let next = passage.after(verb)
        let end = lastWord(passage)
        if passage.isPassive(verb), !passage.words[verb].forms.contains(.past) || auxiliary < verb {
            return impersonal(passage, verb, auxiliary)
        }
        // "refused to say that C" says nothing; "went on to say" does.
        if let to = (auxiliary..<verb).last(where: { passage.words[$0].part == .infinitive }) {
            let governor = passage.before(to)
            guard governor >= 0, passage.isA(governor, g.implicative) else { return nil }
        }
        if let said = relayed(passage, verb, end) { return said }
        let isDenial = passage.isA(verb, g.unsaid)
        // "утверждают в штабе": whoever speaks may stand behind a preposition.
        let isWithin = passage.isFree && passage.part(next) == .preposition && passage.opensPhrase(passage.after(next))
        let named = isWithin ? passage.after(next) : next
        if isBreak(passage, auxiliary - 1), auxiliary >= 3, passage.opensPhrase(named), !passage.words[verb].forms.contains(.ing),
            quotation.isQuoted[auxiliary - 1] || !passage.isModifier(verb) && hasVerb(passage, 0..<auxiliary),
            let source = sourceAfter(passage, named, end),
            let content = contentBefore(passage, auxiliary, earlier)
        {
            let said = Said(source: source, cue: verb..<next, content: content, quoted: false, isDenial: isDenial)
            return around(passage, citing(passage, said, end), end)
        }
        guard let source = sourceBefore(passage, verb, auxiliary) else { return nil }
        let region = source.lowerBound
        if region > 1, isBreak(passage, region - 1), !quotation.isQuoted[region],
            closesSpeech(passage, region - 1) || isCircumstance(passage, afterAddressee(passage, verb)),
            hasVerb(passage, 0..<region) || quotation.isQuoted[region - 1], let content = contentBefore(passage, region, earlier)
        {
            let said = Said(source: source, cue: verb..<next, content: content, quoted: false, isDenial: isDenial)
            return around(passage, citing(passage, said, end), end)
        }
        var said = Said(source: source, cue: verb..<next, content: verb..<next, quoted: false, isDenial: isDenial)
        said = citing(passage, said, end)
        let start = contentStart(passage, max(afterAddressee(passage, verb), said.origin?.upperBound ?? 0), end)
        guard let content = trimmed(passage, start..<contentEnd(passage, start, end, of: source)), content.count >= 2 else { return nil }
        said.content = content
        said.quoted = quotation.isQuoted[content.lowerBound]
        return said
    }

    /// "S quoted T as saying C", "T was quoted by S as saying C"
    private func relayed(_ passage: Passage, _ verb: Int, _ end: Int) -> Said? {
        let g = passage.grammar
        guard passage.words[verb].forms.contains(.ing), passage.classes.meets(g.quote),
            let quoting = (max(0, verb - 14)..<verb).last(where: { passage.words[$0].part == .verb && passage.isA($0, g.quote) })
        else { return nil }
        let predicate = passage.predicate(quoting)
        let teller = predicate.isPassive ? predicate.agents.first : predicate.subjects.first
        guard let origin = predicate.isPassive ? predicate.subjects.first : predicate.objects.first else { return nil }
        func words(_ chunk: Int) -> Range<Int> { passage.chunks[chunk].start..<passage.chunks[chunk].end }
        let next = passage.after(verb)
        guard words(origin).upperBound <= verb,
            let content = trimmed(passage, contentStart(passage, next, end)..<contentEnd(passage, next, end, of: nil)), content.count >= 2
        else { return nil }
        return Said(
            source: words(teller ?? origin), cue: quoting..<next, content: content, quoted: quotation.isQuoted[content.lowerBound],
            origin: teller == nil ? nil : words(origin))
    }

    /// "S said, citing T, that C": whom S has it from.
    private func citing(_ passage: Passage, _ said: Said, _ end: Int) -> Said {
        let g = passage.grammar
        guard passage.classes.meets(g.quote), let source = said.source, let cue = said.cue else { return said }
        let tag = min(source.lowerBound, cue.lowerBound)..<min(end, max(source.upperBound, cue.upperBound) + 3)
        guard let verb = tag.first(where: { passage.isA($0, g.quote) && passage.words[$0].forms.contains(.ing) }),
            let origin = source.contains(verb)
                ? trimmed(passage, passage.after(verb)..<source.upperBound) : sourceAfter(passage, passage.after(verb), end)
        else { return said }
        var said = said
        said.origin = origin
        if source.contains(verb) { said.source = trimmed(passage, source.lowerBound..<verb) }
        return said
    }

    /// "It was reported that C", "S is expected to C", "C was said to": nobody is named.
    private func impersonal(_ passage: Passage, _ verb: Int, _ auxiliary: Int) -> Said? {
        let next = passage.after(verb)
        let end = lastWord(passage)
        guard next < end else { return nil }
        let predicate = passage.predicate(verb)
        var source: Range<Int>?
        if let agent = predicate.agents.first { source = passage.chunks[agent].start..<passage.chunks[agent].end }
        if passage.isA(next, passage.grammar.that), let content = trimmed(passage, next..<end) {
            return Said(source: source, cue: verb..<next, content: content, quoted: false)
        }
        if passage.words[next].part == .infinitive {
            let start = predicate.subjects.first.map { passage.chunks[$0].start } ?? next
            guard let content = trimmed(passage, start..<contentEnd(passage, next, end, of: nil)) else { return nil }
            return Said(source: source, cue: verb..<next, content: content, quoted: false)
        }
        if source != nil, let content = trimmed(passage, passage.clauseStart(auxiliary)..<auxiliary), content.count >= 2 {
            return Said(source: source, cue: verb..<next, content: content, quoted: false)
        }
        return nil
    }

    /// "hopes that C", "plans to C"
    func believed(_ passage: Passage, _ verb: Int) -> Said? {
        let next = passage.after(verb)
        let end = lastWord(passage)
        guard next < end else { return nil }
        let auxiliary = passage.auxiliaryStart(verb)
        let isTo = passage.words[next].part == .infinitive
        let isClause = passage.isA(verb, passage.grammar.belief) && passage.opensPhrase(next) && hasVerb(passage, next..<min(end, next + 8))
        guard isTo || isClause || passage.isA(next, passage.grammar.that) else { return nil }
        if passage.isPassive(verb), auxiliary < verb { return isTo ? impersonal(passage, verb, auxiliary) : nil }
        guard let source = sourceBefore(passage, verb, auxiliary),
            let content = trimmed(passage, next..<contentEnd(passage, next, end, of: source)), content.count >= 2
        else { return nil }
        return Said(source: source, cue: verb..<next, content: content, quoted: quotation.isQuoted[content.lowerBound])
    }

    /// "praised the raid", "called for calm", "called him a liar"
    func judged(_ passage: Passage, _ verb: Int) -> Said? {
        let next = passage.after(verb)
        let end = lastWord(passage)
        guard next < end, !passage.isPassive(verb), !passage.isModifier(verb) else { return nil }
        let auxiliary = passage.auxiliaryStart(verb)
        guard !(auxiliary..<verb).contains(where: { passage.words[$0].part == .infinitive }) else { return nil }
        guard let source = sourceBefore(passage, verb, auxiliary), let content = trimmed(passage, next..<objectEnd(passage, next, end))
        else { return nil }
        return Said(source: source, cue: verb..<next, content: content, quoted: quotation.isQuoted[content.lowerBound], isStance: true)
    }

    /// "is afraid that C", "were reluctant to C"
    func adjectival(_ passage: Passage, _ index: Int) -> Said? {
        let next = passage.after(index)
        let end = lastWord(passage)
        guard next < end, passage.isA(next, passage.grammar.that) || passage.words[next].part == .infinitive else { return nil }
        var link = passage.before(index)
        while link >= 0, passage.words[link].part == .negation { link = passage.before(link) }
        guard link >= 0, passage.words[link].part == .be, let source = sourceBefore(passage, index, passage.auxiliaryStart(index)),
            let content = trimmed(passage, next..<contentEnd(passage, next, end, of: source)), content.count >= 2
        else { return nil }
        return Said(source: source, cue: link..<next, content: content, quoted: false, isStance: true)
    }

    /// "according to S, C" and "C, according to S"
    func according(_ passage: Passage, _ index: Int, _ earlier: Said?) -> Said? {
        let start = passage.after(index)
        let end = lastWord(passage)
        guard start < end else { return nil }
        var stop = start
        while stop < end, passage.words[stop].part != .comma, passage.words[stop].part != .semicolon, passage.words[stop].part != .dash {
            // "Reuters, citing Y, said that C": its verb tells who says what.
            if passage.isA(index, passage.grammar.quote), passage.isA(stop, passage.grammar.say), isFinite(passage, stop) { return nil }
            stop += 1
        }
        let isLeading =
            index == 0 || passage.words[index - 1].part == .comma && !hasVerb(passage, 0..<index) || index <= 2
            || passage.words[index - 1].part == .dash || passage.words[index - 1].part == .close
        if isLeading {
            guard let source = trimmed(passage, start..<stop), let content = trimmed(passage, stop..<end), content.count >= 2 else {
                return nil
            }
            return Said(source: source, cue: index..<start, content: content, quoted: quotation.isQuoted[content.lowerBound])
        }
        guard let content = trimmed(passage, (relativeAfter(earlier, passage, index) ?? 0)..<index) else { return nil }
        var tail = stop
        // An apposition belongs to the source: "according to Peter Wood, a spokesman".
        while tail < end, passage.words[tail].part == .comma, tail + 1 < end,
            passage.words[tail + 1].part == .determiner || passage.words[tail + 1].part == .name
        {
            tail += 1
            while tail < end, passage.words[tail].part != .comma { tail += 1 }
        }
        guard let source = trimmed(passage, start..<tail) else { return nil }
        return Said(source: source, cue: index..<start, content: content, quoted: quotation.isQuoted[content.lowerBound])
    }

    /// "S claimed the attack, in which 26 died, according to T": T vouches for the dead alone.
    private func relativeAfter(_ earlier: Said?, _ passage: Passage, _ end: Int) -> Int? {
        guard let earlier, let cue = earlier.cue, cue.upperBound <= earlier.content.lowerBound else { return nil }
        for at in earlier.content where at > 0 && at < end && passage.words[at].part == .relative {
            if passage.words[at - 1].part == .comma { return at }
            if at > 1, passage.words[at - 1].part == .preposition, passage.words[at - 2].part == .comma { return at - 1 }
        }
        return nil
    }

    /// "the claim that C", "the army's plan to C", "its rejection of C"
    func nominal(_ passage: Passage, _ noun: Int) -> Said? {
        let next = passage.after(noun)
        let end = lastWord(passage)
        guard next + 2 < end else { return nil }
        var source: Range<Int>?
        if passage.chunkAt[noun] >= 0 {
            let chunk = passage.chunks[Int(passage.chunkAt[noun])]
            for index in chunk.start..<noun where passage.words[index].part == .possessive { source = chunk.start..<index }
            if source == nil, passage.isA(chunk.start, passage.grammar.own) { source = chunk.start..<chunk.start + 1 }
        }
        if source != nil, passage.isA(noun, passage.grammar.stanceNoun), passage.words[next].part == .preposition,
            passage.opensPhrase(passage.after(next)),
            let content = trimmed(passage, next..<min(objectEnd(passage, next, end), nounObjectEnd(passage, noun, next, end)))
        {
            return Said(source: source, cue: noun..<next, content: content, quoted: false, isStance: true)
        }
        let isTo = passage.words[next].part == .infinitive && source != nil
        guard isTo || passage.isA(next, passage.grammar.that) else { return nil }
        guard let content = trimmed(passage, next..<nounContentEnd(passage, noun, next, end)), content.count >= 2 else { return nil }
        return Said(source: source, cue: noun..<next, content: content, quoted: false)
    }
}
