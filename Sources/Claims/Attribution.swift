import Documents
import Text

/// Who said what: source, cue and content, by five patterns, with quotations that run on.
///
/// S cue that C; "C", cue S; C, S cue; according to S, C; S: "C".
struct Attribution {
    /// One statement in words of the passage in hand.
    struct Said {
        var source: Range<Int>?
        var cue: Range<Int>?
        var content: Range<Int>
        var quoted: Bool
        /// The source stands in an earlier sentence.
        var carried: ByteRange?
        var isDenial = false
        /// Where the quotation began, when in an earlier sentence.
        var opened: Int?
    }

    /// Inside a quotation that an earlier sentence opened.
    private(set) var isQuoting = false
    /// Byte at which that quotation opened.
    private var quoteStart = 0
    private var lastSource: ByteRange?
    private var lastContentEnd = -1
    private var lastSentence = -10
    /// For each word: inside quotation marks.
    private var quoted: [Bool] = []

    /// Whether the sentence may be the rest of what was quoted.
    mutating func follow(_ passage: Passage) {
        if passage.count > 0, isQuoting, startsParagraph(passage) { isQuoting = false }
        if !isQuoting, passage.count > 0, isQuoteMark(passage, 0), lastSource != nil { isQuoting = false }
    }

    private func startsParagraph(_ passage: Passage) -> Bool {
        var at = Int(passage.token(0).start) - 1
        while at >= 0, passage.text[at] == 0x20 { at -= 1 }
        return at >= 0 && passage.text[at] == 0x0A && at > 0 && passage.text[at - 1] == 0x0A
    }

    private func isQuoteMark(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage.token(index)
        guard token.kind == .punctuation || token.kind == .symbol else { return false }
        switch UTF8Cursor.scalar(passage.text.span, Int(token.start)).value {
        case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: return true
        case 0x27, 0x60:
            // '' is a quotation mark in plain type.
            let start = Int(token.start)
            return start + 1 < passage.text.count && passage.text[start + 1] == passage.text[start]
                || start > 0 && passage.text[start - 1] == passage.text[start]
        default: return false
        }
    }

    /// Leaves the sentence: is a quotation still open?
    mutating func close(_ passage: Passage) {
        for index in 0..<passage.count where isQuoteMark(passage, index) {
            let wasQuoting = isQuoting
            let scalar = UTF8Cursor.scalar(passage.text.span, Int(passage.token(index).start)).value
            if scalar == 0x27 || scalar == 0x60 {
                // Count a pair once.
                let start = Int(passage.token(index).start)
                if start > 0, passage.text[start - 1] == passage.text[start] { continue }
            }
            switch scalar {
            case 0x201C, 0x201E, 0xAB: isQuoting = true
            case 0x201D, 0xBB: isQuoting = false
            default: isQuoting.toggle()
            }
            if isQuoting, !wasQuoting { quoteStart = Int(passage.token(index).start) }
        }
    }

    private mutating func markQuoted(_ passage: Passage) {
        quoted.removeAll(keepingCapacity: true)
        var open = isQuoting
        for index in 0..<passage.count {
            if isQuoteMark(passage, index) {
                let scalar = UTF8Cursor.scalar(passage.text.span, Int(passage.token(index).start)).value
                let start = Int(passage.token(index).start)
                let isSecond = (scalar == 0x27 || scalar == 0x60) && start > 0 && passage.text[start - 1] == passage.text[start]
                if !isSecond {
                    switch scalar {
                    case 0x201C, 0x201E, 0xAB: open = true
                    case 0x201D, 0xBB: open = false
                    default: open.toggle()
                    }
                }
                quoted.append(true)
            } else {
                quoted.append(open)
            }
        }
    }

    // MARK: One sentence

    mutating func statements(_ passage: inout Passage, sentence: Int) -> [Said] {
        markQuoted(passage)
        let g = passage.grammar
        var found: [Said] = []
        for index in passage.words.indices where passage.words[index].span > 0 {
            let word = passage.words[index]
            guard !word.classes.isEmpty else { continue }
            if word.classes.meets(g.according) {
                if let said = according(passage, index, found.last) { found.append(said) }
            } else if word.part == .verb, word.classes.meets(g.say) {
                if let said = spoken(passage, index, found.last) { found.append(said) }
            } else if word.part == .verb, word.classes.meets(g.belief) || word.classes.meets(g.intent), !quoted[index] {
                if let said = believed(passage, index) { found.append(said) }
            } else if word.part != .verb, word.classes.meets(g.sayNoun) {
                if let said = nominal(passage, index) { found.append(said) }
            }
        }
        if isQuoting {
            for index in found.indices where found[index].content.lowerBound == 0 && quoted[0] {
                found[index].opened = quoteStart
            }
        }
        if found.isEmpty, let said = transcript(passage) { found.append(said) }
        if found.isEmpty, let said = carried(passage, sentence) { found.append(said) }
        return found
    }

    private func lastWord(_ passage: Passage) -> Int {
        var end = passage.count
        while end > 0, passage.words[end - 1].part == .stop { end -= 1 }
        return end
    }

    /// The words after an attribution are a mere circumstance: "on Friday", "in a statement".
    private func isCircumstance(_ passage: Passage, _ index: Int) -> Bool {
        let end = lastWord(passage)
        var at = index
        while at < end, passage.words[at].part == .adverb || passage.words[at].part == .time { at += 1 }
        guard at < end else { return true }
        switch passage.words[at].part {
        case .comma, .quote, .stop, .semicolon: return true
        case .subordinator: return !passage.isA(at, passage.grammar.that)
        case .preposition, .infinitive:
            for rest in at..<end {
                if passage.words[rest].part == .comma { return true }
                if passage.isA(rest, passage.grammar.that) { return false }
                if passage.words[rest].part == .quote { return false }
            }
            return true
        default: return false
        }
    }

    private func hasVerb(_ passage: Passage, _ range: Range<Int>) -> Bool {
        for index in range {
            switch passage.words[index].part {
            case .verb, .be, .have, .modal, .do: return true
            default: break
            }
        }
        return false
    }

    private func trimmed(_ passage: Passage, _ range: Range<Int>) -> Range<Int>? {
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
            case .comma where !quoted[end - 1], .stop where !quoted[end - 1], .dash, .colon, .semicolon:
                end -= 1
                continue
            default: break
            }
            break
        }
        return end > start ? start..<end : nil
    }

    /// S cue (that) C, and its inversions.
    private func spoken(_ passage: Passage, _ verb: Int, _ earlier: Said?) -> Said? {
        let g = passage.grammar
        let auxiliary = passage.auxiliaryStart(verb)
        let next = passage.after(verb)
        let end = lastWord(passage)
        if passage.isPassive(verb), !passage.words[verb].forms.contains(.past) || auxiliary < verb {
            return impersonal(passage, verb, auxiliary)
        }
        let left = auxiliary > 0 ? passage.words[auxiliary - 1].part : .stop
        let isDenial = passage.isA(verb, g.unsaid)
        // "C", said S
        if auxiliary > 0, left == .quote || left == .comma, passage.opensPhrase(next), auxiliary >= 3,
            !passage.words[verb].forms.contains(.ing), quoted[auxiliary - 1] || !passage.isModifier(verb),
            isCloseOrComma(passage, auxiliary - 1),
            let source = sourceAfter(passage, next, end), let content = contentBefore(passage, auxiliary, earlier)
        {
            return Said(source: source, cue: verb..<next, content: content, quoted: quoted[content.lowerBound], isDenial: isDenial)
        }
        guard let source = sourceBefore(passage, verb, auxiliary) else { return nil }
        // C, S said
        let region = source.lowerBound
        if region > 1, isCloseOrComma(passage, region - 1), isCircumstance(passage, next), !quoted[region],
            hasVerb(passage, 0..<region) || quoted[region - 1], let content = contentBefore(passage, region, earlier)
        {
            return Said(source: source, cue: verb..<next, content: content, quoted: quoted[content.lowerBound], isDenial: isDenial)
        }
        // S said (that) C
        var start = next
        if start < end, passage.opensPhrase(start), passage.isA(verb, g.sayTo), passage.chunkAt[start] >= 0 {
            start = passage.chunks[Int(passage.chunkAt[start])].end  // told reporters
        }
        while start < end, passage.words[start].part == .adverb || passage.words[start].part == .time { start += 1 }
        var at = start
        // "said in a statement on Friday that"
        while at < min(end, start + 18) {
            if passage.isA(at, g.that) || passage.words[at].part == .quote || passage.words[at].part == .colon { break }
            if passage.words[at].part == .verb || passage.words[at].part == .be || passage.words[at].part == .have
                || passage.words[at].part == .modal
            {
                at = start
                break
            }
            at += 1
        }
        if start < end, passage.words[start].part == .preposition, at > start, at < end { start = at }
        guard let content = trimmed(passage, start..<contentEnd(passage, start, end)), content.count >= 2 else { return nil }
        return Said(source: source, cue: verb..<next, content: content, quoted: quoted[content.lowerBound], isDenial: isDenial)
    }

    private func isCloseOrComma(_ passage: Passage, _ index: Int) -> Bool {
        passage.words[index].part == .comma || passage.words[index].part == .quote || passage.words[index].part == .dash
    }

    /// Content runs to the sentence's end, or to a participle or second verb of the same source.
    private func contentEnd(_ passage: Passage, _ start: Int, _ end: Int) -> Int {
        let g = passage.grammar
        var at = start
        while at < end {
            if passage.words[at].part == .semicolon, !quoted[at] { return at }
            if passage.words[at].part == .comma || passage.words[at].part == .conjunction, !quoted[at] {
                let next = passage.words[at].part == .comma && passage.part(at + 1) == .conjunction ? at + 2 : at + 1
                if next < end, passage.words[next].part == .verb, passage.isA(next, g.say) {
                    if passage.words[next].forms.contains(.ing) || passage.words[at].part == .conjunction || next > at + 1 { return at }
                }
            }
            at += 1
        }
        return end
    }

    private func contentBefore(_ passage: Passage, _ end: Int, _ earlier: Said?) -> Range<Int>? {
        var start = 0
        if let earlier, (earlier.content.upperBound) < end, earlier.content.lowerBound > (earlier.cue?.lowerBound ?? 0) {
            start = earlier.content.lowerBound
        }
        // A dateline or what stands before the quotation is not part of it.
        if passage.words[end - 1].part == .quote || end > 1 && quoted[end - 2] {
            var open = end - 2
            while open > start, quoted[open - 1] { open -= 1 }
            if !hasVerb(passage, start..<open) { start = open }
        }
        guard let content = trimmed(passage, start..<end), content.count >= 2 else { return nil }
        return content
    }

    private func sourceAfter(_ passage: Passage, _ start: Int, _ end: Int) -> Range<Int>? {
        var at = start
        while at < end {
            switch passage.words[at].part {
            case .quote, .semicolon, .colon, .stop, .subordinator, .dash: return trimmed(passage, start..<at)
            case .time: return trimmed(passage, start..<at)
            case .verb where !passage.isModifier(at): return trimmed(passage, start..<at)
            case .comma:
                guard at + 1 < end else { return trimmed(passage, start..<at) }
                switch passage.words[at + 1].part {
                case .determiner, .noun, .name, .number, .adjective: break
                default: return trimmed(passage, start..<at)
                }
            default: break
            }
            at += 1
        }
        return trimmed(passage, start..<end)
    }

    private func sourceBefore(_ passage: Passage, _ verb: Int, _ auxiliary: Int) -> Range<Int>? {
        guard auxiliary > 0 else { return nil }
        let left = passage.words[auxiliary - 1].part
        if left == .relative || passage.isRelativeThat(auxiliary - 1) { return auxiliary - 1..<auxiliary }
        var subjects = passage.predicate(verb).subjects
        // "C, S said.": the phrase between the comma and the verb, whatever C begins with.
        let near = Int(passage.chunkAt[auxiliary - 1])
        if near >= 0, !subjects.contains(near), passage.chunks[near].start > 2,
            passage.words[passage.chunks[near].start - 1].part == .comma, isCircumstance(passage, passage.after(verb)),
            hasVerb(passage, 0..<passage.chunks[near].start)
        {
            subjects = [near]
        }
        guard let first = subjects.first, let last = subjects.last else { return nil }
        var start = passage.chunks[first].start
        var end = passage.chunks[last].end
        guard start < auxiliary else { return nil }
        if left != .conjunction, left != .comma || end < auxiliary - 1, left != .preposition, !passage.words[verb].forms.contains(.ing) {
            end = auxiliary
        }
        guard let trimmedRange = trimmed(passage, start..<max(end, start + 1)) else { return nil }
        start = trimmedRange.lowerBound
        while start < trimmedRange.upperBound - 1, passage.words[start].part == .quote { start += 1 }
        return start..<trimmedRange.upperBound
    }

    /// "It was reported that C", "C was said to": nobody is named.
    private func impersonal(_ passage: Passage, _ verb: Int, _ auxiliary: Int) -> Said? {
        let next = passage.after(verb)
        let end = lastWord(passage)
        guard next < end else { return nil }
        var source: Range<Int>?
        if let agent = passage.predicate(verb).agents.first { source = passage.chunks[agent].start..<passage.chunks[agent].end }
        if passage.isA(next, passage.grammar.that), let content = trimmed(passage, next..<end) {
            return Said(source: source, cue: verb..<next, content: content, quoted: false)
        }
        if passage.words[next].part == .infinitive, let content = trimmed(passage, next..<end) {
            return Said(source: source, cue: verb..<next, content: content, quoted: false)
        }
        if source != nil, let content = trimmed(passage, passage.clauseStart(auxiliary)..<auxiliary), content.count >= 2 {
            return Said(source: source, cue: verb..<next, content: content, quoted: false)
        }
        return nil
    }

    /// "hopes that C", "plans to C"
    private func believed(_ passage: Passage, _ verb: Int) -> Said? {
        let next = passage.after(verb)
        let end = lastWord(passage)
        guard next < end else { return nil }
        let auxiliary = passage.auxiliaryStart(verb)
        let isThat = passage.isA(next, passage.grammar.that)
        let isTo = passage.words[next].part == .infinitive
        let isClause = passage.isA(verb, passage.grammar.belief) && passage.opensPhrase(next) && hasVerb(passage, next..<min(end, next + 8))
        guard isThat || isTo || isClause else { return nil }
        if passage.isPassive(verb), auxiliary < verb {
            guard isTo, let content = trimmed(passage, next..<end) else { return nil }
            return Said(source: nil, cue: auxiliary..<next, content: content, quoted: false)
        }
        guard let source = sourceBefore(passage, verb, auxiliary), let content = trimmed(passage, next..<contentEnd(passage, next, end)),
            content.count >= 2
        else { return nil }
        return Said(source: source, cue: verb..<next, content: content, quoted: quoted[content.lowerBound])
    }

    /// "according to S, C" and "C, according to S"
    private func according(_ passage: Passage, _ index: Int, _ earlier: Said?) -> Said? {
        let start = passage.after(index)
        let end = lastWord(passage)
        guard start < end else { return nil }
        var stop = start
        while stop < end, passage.words[stop].part != .comma, passage.words[stop].part != .semicolon, passage.words[stop].part != .dash {
            stop += 1
        }
        let isLeading =
            index == 0 || passage.words[index - 1].part == .comma && !hasVerb(passage, 0..<index) || index <= 2
            || passage.words[index - 1].part == .dash || passage.words[index - 1].part == .close
        if isLeading {
            guard let source = trimmed(passage, start..<stop), let content = trimmed(passage, stop..<end), content.count >= 2 else {
                return nil
            }
            return Said(source: source, cue: index..<start, content: content, quoted: quoted[content.lowerBound])
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
        return Said(source: source, cue: index..<start, content: content, quoted: quoted[content.lowerBound])
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

    /// "the claim that C", "a report that C"
    private func nominal(_ passage: Passage, _ noun: Int) -> Said? {
        let next = passage.after(noun)
        let end = lastWord(passage)
        guard next + 2 < end, passage.isA(next, passage.grammar.that), let content = trimmed(passage, next..<end) else { return nil }
        var source: Range<Int>?
        if passage.chunkAt[noun] >= 0 {
            let chunk = passage.chunks[Int(passage.chunkAt[noun])]
            for index in chunk.start..<noun where passage.words[index].part == .possessive { source = chunk.start..<index }
        }
        return Said(source: source, cue: noun..<next, content: content, quoted: false)
    }

    /// "SMITH: We will not go."
    private func transcript(_ passage: Passage) -> Said? {
        let end = lastWord(passage)
        var colon = 1
        while colon < min(6, end), passage.words[colon].part != .colon { colon += 1 }
        guard colon < min(6, end), end - colon > 3, passage.token(0).shape.contains(.capitalised) else { return nil }
        for index in 0..<colon {
            let part = passage.words[index].part
            guard part == .name || part == .noun || part == .determiner, passage.token(index).shape.contains(.capitalised) else {
                return nil
            }
        }
        guard passage.token(0).shape.contains(.allCaps) || passage.words[colon + 1].part == .quote else { return nil }
        guard let content = trimmed(passage, colon..<end) else { return nil }
        return Said(source: 0..<colon, cue: colon..<colon + 1, content: content, quoted: quoted[content.lowerBound])
    }

    /// A quoted sentence after one that named its source.
    private func carried(_ passage: Passage, _ sentence: Int) -> Said? {
        guard let lastSource, sentence - lastSentence <= 3, passage.count >= 3 else { return nil }
        guard quoted[0], quoted[max(0, lastWord(passage) - 1)], let content = trimmed(passage, 0..<passage.count) else { return nil }
        return Said(source: nil, cue: nil, content: content, quoted: true, carried: lastSource)
    }

    /// Remembers who spoke last, for quotations that run on.
    mutating func remember(_ said: [Said], _ passage: Passage, sentence: Int) {
        if let last = said.last(where: { $0.quoted }) {
            if let source = last.source { lastSource = passage.bytes(source.lowerBound, source.upperBound) }
            lastSentence = sentence
        }
    }
}
