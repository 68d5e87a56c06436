import Text

/// Who said what in languages whose verb stands first.
extension Attribution {
    /// The verb before its subject: cue S that C; "C", cue S; S cue C in headlines; cue S, and the deed as a noun.
    func verbFirst(_ passage: Passage, _ verb: Int, _ earlier: Said?) -> Said? {
        let g = passage.grammar
        let end = lastWord(passage)
        let next = passage.after(verb)
        guard next < end, !quotation.isQuoted[verb], !passage.words[verb].affixes.contains(.object) else { return nil }
        let predicate = passage.predicate(verb)
        let isDenial = passage.isA(verb, g.unsaid)
        var opened = next
        while opened < min(end, next + 30) {
            if passage.isA(opened, g.that) || passage.words[opened].part == .colon { break }
            if passage.words[opened].part == .quote, opened + 1 < end, passage.words[opened - 1].part != .noun { break }
            if passage.words[opened].part == .verb, passage.words[opened].span > 0, !passage.isA(opened, g.say) { opened = end }
            opened += 1
        }
        var subjects = predicate.subjects
        // "saying that": whoever did the deed before
        if subjects.isEmpty, let earlier = passage.previousVerb(verb - 1) { subjects = passage.predicate(earlier).subjects }
        guard let first = subjects.first, let last = subjects.last else { return nil }
        var source = passage.chunks[first].start..<passage.chunks[last].end
        // "the spokesman of the ministry, Colonel X": names and titles that follow belong to the source.
        if source.lowerBound > verb {
            while source.upperBound < end, source.upperBound < opened {
                // "the spokesman for the rebels"
                let at = passage.isA(source.upperBound, g.of) ? passage.after(source.upperBound) : source.upperBound
                guard at < end, passage.chunkAt[at] >= 0, passage.words[at].affixes.isDisjoint(with: [.joined, .hanging]),
                    at > source.upperBound || opened < min(end, next + 30)
                else { break }
                source = source.lowerBound..<passage.chunks[Int(passage.chunkAt[at])].end
            }
        }
        if opened < min(end, next + 30), let content = trimmed(passage, opened..<contentEnd(passage, opened, end, of: source)),
            content.count >= 2
        {
            return Said(
                source: source, cue: verb..<next, content: content, quoted: quotation.isQuoted[content.lowerBound], isDenial: isDenial)
        }
        // "C", cue S
        if source.lowerBound > verb, verb > 2, passage.words[verb - 1].part == .comma || passage.words[verb - 1].part == .quote,
            end - source.upperBound < 8,
            let content = contentBefore(passage, verb, earlier)
        {
            return Said(
                source: source, cue: verb..<next, content: content, quoted: quotation.isQuoted[content.lowerBound], isDenial: isDenial)
        }
        let start = max(next, source.lowerBound > verb ? source.upperBound : next)
        guard let content = trimmed(passage, start..<contentEnd(passage, start, end, of: source)), content.count >= 2 else { return nil }
        return Said(source: source, cue: verb..<next, content: content, quoted: quotation.isQuoted[content.lowerBound], isDenial: isDenial)
    }
}
