/// Where sources and contents begin and end.
extension Attribution {
    func lastWord(_ passage: Passage) -> Int {
        var end = passage.count
        while end > 0, passage.words[end - 1].part == .stop { end -= 1 }
        return end
    }

    /// A comma, quotation mark or dash.
    func isBreak(_ passage: Passage, _ index: Int) -> Bool {
        switch passage.part(index) {
        case .comma, .quote, .dash: true
        default: false
        }
    }

    func hasVerb(_ passage: Passage, _ range: Range<Int>) -> Bool { range.contains { isFinite(passage, $0) } }

    func isFinite(_ passage: Passage, _ index: Int) -> Bool {
        switch passage.words[index].part {
        case .verb, .be, .have, .modal, .do: true
        default: false
        }
    }

    /// The words from here to the next comma are a mere circumstance: "on Friday", "last week", "in a statement".
    func isCircumstance(_ passage: Passage, _ index: Int) -> Bool {
        let end = lastWord(passage)
        let at = skipTimes(passage, index, end)
        guard at < end else { return true }
        switch passage.words[at].part {
        case .comma, .quote, .stop, .semicolon, .dash: return true
        case .subordinator: return !passage.isA(at, passage.grammar.that)
        case .preposition, .infinitive:
            for rest in at..<end {
                if passage.words[rest].part == .comma { return true }
                if passage.isA(rest, passage.grammar.that) || passage.words[rest].part == .quote { return false }
            }
            return true
        default: return false
        }
    }

    /// "late on Friday", "last week", "repeatedly"
    private func skipTimes(_ passage: Passage, _ index: Int, _ end: Int) -> Int {
        let g = passage.grammar
        var at = index
        while at < end {
            if passage.words[at].part == .adverb || passage.words[at].part == .time {
                at += 1
            } else if let chunk = timeChunk(passage, at) {
                at = chunk
            } else if passage.words[at].part == .preposition, at + 1 < end, passage.words[at + 1].part == .time {
                at += 2
                while at < end, passage.words[at].part == .number || passage.words[at].part == .time { at += 1 }
            } else if passage.words[at].part == .preposition, at + 1 < end, let chunk = timeChunk(passage, at + 1),
                !passage.isA(at, g.of)
            {
                at = chunk
            } else {
                return at
            }
        }
        return at
    }

    /// The end of "last week", "this weekend", "earlier this month".
    private func timeChunk(_ passage: Passage, _ index: Int) -> Int? {
        let g = passage.grammar
        // "last" may be read as a verb.
        if passage.isA(index, g.last) || passage.isA(index, g.next), index + 1 < passage.count,
            passage.isA(index + 1, g.period) || passage.words[index + 1].part == .time
        {
            return index + 2
        }
        guard passage.chunkAt[index] >= 0 else { return nil }
        let chunk = passage.chunks[Int(passage.chunkAt[index])]
        guard chunk.start == index, passage.isA(chunk.head, g.period.union(g.unit)) else { return nil }
        return chunk.end
    }

    func trimmed(_ passage: Passage, _ range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        var end = min(range.upperBound, passage.count)
        while start < end {
            switch passage.words[start].part {
            case .comma, .colon, .semicolon, .stop, .dash, .close, .conjunction:
                start += 1
                continue
            default: break
            }
            break
        }
        while end > start {
            switch passage.words[end - 1].part {
            case .comma where !quotation.isQuoted[end - 1], .stop where !quotation.isQuoted[end - 1], .dash, .colon, .semicolon:
                end -= 1
                continue
            default: break
            }
            break
        }
        return end > start ? start..<end : nil
    }

    // MARK: Content

    /// After "told reporters", "informed the court": who was told.
    func afterAddressee(_ passage: Passage, _ verb: Int) -> Int {
        let next = passage.after(verb)
        guard passage.isA(verb, passage.grammar.sayTo), next < passage.count, passage.chunkAt[next] >= 0 else { return next }
        return passage.coordination(from: next, before: lastWord(passage), isSubject: false).end
    }

    /// Past time and circumstances: "said in a statement on Friday that".
    func contentStart(_ passage: Passage, _ index: Int, _ end: Int) -> Int {
        var start = skipTimes(passage, index, end)
        // "said there was": an adverb may open the clause.
        while start > index, start < end, passage.words[start - 1].part == .adverb, !opensContent(passage, start) { start -= 1 }
        guard start < end, passage.words[start].part == .preposition else { return start }
        for at in start..<min(end, start + 18) {
            if opensContent(passage, at) { return at }
            if isFinite(passage, at) { return start }
        }
        return start
    }

    private func opensContent(_ passage: Passage, _ index: Int) -> Bool {
        passage.isA(index, passage.grammar.that) || passage.words[index].part == .quote || passage.words[index].part == .colon
    }

    /// A quotation ends here with a comma or another mark inside it: what follows tells who said it.
    func closesSpeech(_ passage: Passage, _ index: Int) -> Bool {
        guard index > 1, passage.words[index].part == .quote, quotation.isSpeech(index) else { return false }
        let mark = passage.words[index - 1].part == .quote ? index - 2 : index - 1
        return passage.words[mark].part == .comma || passage.words[mark].part == .stop
    }

    /// Content runs to the sentence's end, or to a second saying of the same source; where the saying is itself a
    /// subordinate clause ("While S said C, …"; "S, who said C, …"), to the comma that closes it.
    func contentEnd(_ passage: Passage, _ start: Int, _ end: Int, of source: Range<Int>?) -> Int {
        let g = passage.grammar
        if let source, passage.words[source.lowerBound].part == .relative, source.lowerBound > 0,
            passage.words[source.lowerBound - 1].part != .comma
        {
            return clauseEnd(passage, start, end)
        }
        let isInserted = source.map { passage.words[$0.lowerBound].part == .relative } ?? false
        let isSubordinate = source.map { hangs(passage, $0.lowerBound) } ?? false
        var sawVerb = false
        var at = start
        while at < end {
            if isFinite(passage, at) { sawVerb = true }
            if passage.words[at].part == .semicolon, !quotation.isQuoted[at] { return at }
            // In print the comma stands inside the quotation that it ends.
            let isLastQuoted = at > start && passage.words[at].part == .quote && passage.words[at - 1].part == .comma
            if isLastQuoted || passage.words[at].part == .comma || passage.words[at].part == .conjunction,
                isLastQuoted || !quotation.isQuoted[at]
            {
                let isComma = passage.words[at].part != .conjunction
                let next = isComma && passage.part(at + 1) == .conjunction ? at + 2 : at + 1
                if next < end, passage.words[next].part == .verb, passage.isA(next, g.say) {
                    if passage.words[next].forms.contains(.ing) || !isComma || next > at + 1 { return at }
                }
                if next + 1 < end, next > at, passage.words[next].part == .pronoun, passage.isA(next + 1, g.say),
                    passage.words[next + 1].part == .verb
                {
                    return at
                }
                if isComma, isInserted, next < end, isFinite(passage, next), !passage.words[next].forms.contains(.ing) { return at }
                if isComma, isSubordinate, sawVerb, passage.opensPhrase(at + 1), hasVerb(passage, at + 1..<end) {
                    return isLastQuoted ? at + 1 : at
                }
            }
            at += 1
        }
        return end
    }

    /// The clause that begins with this word hangs on another: "While the army said".
    private func hangs(_ passage: Passage, _ index: Int) -> Bool {
        var at = index - 1
        while at >= 0, passage.words[at].part != .comma {
            if passage.words[at].part == .subordinator, !passage.isA(at, passage.grammar.that) {
                return at <= 1 || passage.words[at - 1].part == .comma
            }
            if isFinite(passage, at) { return false }
            at -= 1
        }
        return false
    }

    /// An object ends where something else begins.
    func objectEnd(_ passage: Passage, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end {
            switch passage.words[at].part {
            case .comma, .dash, .semicolon, .colon:
                if !quotation.isQuoted[at] { return at }
            case .conjunction where at + 1 < end && passage.words[at + 1].part == .verb: return at
            case .subordinator where at > start && !passage.isA(at, passage.grammar.that): return at
            default: break
            }
            at += 1
        }
        return end
    }

    /// "The claim that C is false": where the noun is a subject, its clause ends before the second finite verb.
    func nounContentEnd(_ passage: Passage, _ noun: Int, _ start: Int, _ end: Int) -> Int {
        hasVerb(passage, passage.clauseStart(noun)..<noun) ? contentEnd(passage, start, end, of: nil) : clauseEnd(passage, start, end)
    }

    /// "Its rejection of C surprised us": where the noun is a subject, its object ends before the verb.
    func nounObjectEnd(_ passage: Passage, _ noun: Int, _ start: Int, _ end: Int) -> Int {
        guard !hasVerb(passage, passage.clauseStart(noun)..<noun) else { return end }
        return (start..<end).first { isFinite(passage, $0) && !passage.isModifier($0) } ?? end
    }

    private func clauseEnd(_ passage: Passage, _ start: Int, _ end: Int) -> Int {
        var sawVerb = false
        var at = passage.part(start) == .infinitive ? start + 1 : start
        while at < end {
            if isFinite(passage, at), passage.words[at].part != .verb || !passage.isModifier(at) {
                if sawVerb, passage.words[at - 1].part != .conjunction, passage.words[at - 1].part != .infinitive {
                    return passage.auxiliaryStart(at)
                }
                sawVerb = true
                while at + 1 < end, passage.words[at].part != .verb, isFinite(passage, at + 1) || isAdverbial(passage, at + 1) { at += 1 }
            }
            at += 1
        }
        return end
    }

    private func isAdverbial(_ passage: Passage, _ index: Int) -> Bool {
        passage.words[index].part == .adverb || passage.words[index].part == .negation
    }

    func contentBefore(_ passage: Passage, _ end: Int, _ earlier: Said?) -> Range<Int>? {
        var start = 0
        if let earlier, !earlier.isStance, end > earlier.content.upperBound, earlier.content.lowerBound > (earlier.cue?.lowerBound ?? 0) {
            start = earlier.content.lowerBound
        }
        // A dateline or what stands before the quotation is not part of it.
        if passage.words[end - 1].part == .quote || end > 1 && quotation.isQuoted[end - 2] {
            var open = end - 2
            while open > start, quotation.isQuoted[open - 1] { open -= 1 }
            if !hasVerb(passage, start..<open) { start = open }
        }
        guard let content = trimmed(passage, start..<end), content.count >= 2 else { return nil }
        return content
    }

    /// "C, S said, C": the content goes on behind source and cue.
    func around(_ passage: Passage, _ said: Said, _ end: Int) -> Said {
        var said = said
        said.quoted = quotation.isQuoted[said.content.lowerBound]
        let tag = max(said.source?.upperBound ?? 0, said.cue?.upperBound ?? 0)
        if !said.quoted, passage.part(tag) == .comma, tag + 3 < end {
            switch passage.words[tag + 1].part {
            case .verb, .conjunction, .relative, .quote: break
            default: return said.extended(to: end)
            }
        }
        var at = tag
        while at < end {
            if quotation.isQuoted[at], !quotation.isQuoted[at - 1] || passage.words[at].part == .quote { break }
            // A new clause of the author's own comes first.
            if isFinite(passage, at), at > tag { return said }
            at += 1
        }
        guard at < end, at + 2 < passage.count, let rest = trimmed(passage, at..<passage.count) else { return said }
        // The tag must not outweigh what it cuts apart.
        return rest.count + said.content.count >= at - said.content.upperBound ? said.extended(to: rest.upperBound) : said
    }

    // MARK: Source

    /// The phrase after an inverted cue; none where a verb follows, for then it is a subject.
    func sourceAfter(_ passage: Passage, _ start: Int, _ end: Int) -> Range<Int>? {
        var at = start
        scan: while at < end {
            switch passage.words[at].part {
            case .quote where passage.isNameMark(at): break
            case .quote, .semicolon, .colon, .stop, .subordinator, .dash, .time, .relative: break scan
            case .be, .have, .modal, .do: return nil
            case .verb where !passage.isModifier(at):
                if passage.words[at].forms.contains(.ing) { break scan }
                return nil
            case .comma:
                guard at + 1 < end, !passage.isFree else { break scan }
                switch passage.words[at + 1].part {
                case .determiner, .noun, .name, .number, .adjective: break
                default: break scan
                }
            default: break
            }
            at += 1
        }
        return trimmed(passage, start..<at)
    }

    func sourceBefore(_ passage: Passage, _ verb: Int, _ auxiliary: Int) -> Range<Int>? {
        guard auxiliary > 0 else { return nil }
        let left = passage.words[auxiliary - 1].part
        if left == .relative || passage.isRelativeThat(auxiliary - 1) { return auxiliary - 1..<auxiliary }
        var subjects = passage.predicate(verb).subjects
        let near = Int(passage.chunkAt[auxiliary - 1])
        if near >= 0, passage.chunks[near].isPronoun {
            subjects = [near]
        } else if near >= 0, !subjects.contains(near), passage.chunks[near].start > 0 {
            let start = passage.chunks[near].start
            // "C, S said.": the phrase between the comma and the verb, whatever C begins with.
            if start > 2, isBreak(passage, start - 1), isCircumstance(passage, afterAddressee(passage, verb)), hasVerb(passage, 0..<start) {
                subjects = [near]
            }
            // "after half said so": a clause of its own.
            if passage.isA(start - 1, passage.grammar.conjunctional) { subjects = [near] }
        }
        // "в штабе сообщили"
        if passage.isFree, subjects.isEmpty, near >= 0, passage.stands(near, after: passage.grammar.locative) { subjects = [near] }
        guard let first = subjects.first, let last = subjects.last else { return nil }
        var start = passage.chunks[first].start
        var end = passage.chunks[last].end
        guard start < auxiliary else { return nil }
        if left != .conjunction, left != .comma || end < auxiliary - 1, left != .preposition, !passage.words[verb].forms.contains(.ing) {
            end = auxiliary
        }
        // Words in quotation marks before it are what is said.
        if !quotation.isQuoted[auxiliary - 1] {
            for index in (start..<min(end, auxiliary)).reversed() where quotation.isSpeech(index) {
                start = index + 1
                break
            }
        }
        return start < end ? trimmed(passage, start..<end) : nil
    }
}
