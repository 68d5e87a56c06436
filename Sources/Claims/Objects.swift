/// Whom a verb acts upon, who does it by "by", and lists of either.
extension Passage {
    func objects(_ verb: Int) -> [Int] {
        var at = after(verb)
        while at < count {
            switch words[at].part {
            case .adverb, .quote: at += 1
            case .preposition where isBound(at): at += 1
            case .time where isA(at, grammar.circumstance): at += 1
            case .preposition where isA(at, grammar.circumstance):
                // "ont tué dans la nuit huit civils": the object may follow when and where, and then opens a phrase.
                at = skipCircumstance(at)
                guard at < count, words[at].part == .determiner || words[at].part == .number || words[at].part == .time || isBound(at)
                else { return [] }
            case .determiner, .number, .noun, .name, .adjective, .pronoun:
                return coordination(from: at, before: count, isSubject: false).chunks
            case .conjunction:
                guard at == after(verb), let next = sharer(verb), next > verb else { return [] }
                return objects(next)
            default: return []
            }
        }
        return []
    }

    /// Past a preposition and the phrase or time that hangs on it.
    private func skipCircumstance(_ index: Int) -> Int {
        var at = after(index)
        if at < count, words[at].part == .determiner, at + 1 < count, words[at + 1].part == .time { at += 1 }
        if at < count, words[at].part == .time {
            while at < count, words[at].part == .time { at += 1 }
            return at
        }
        return at < count && chunkAt[at] >= 0 ? chunks[Int(chunkAt[at])].end : at
    }

    func agents(from index: Int) -> [Int] {
        var at = index
        let limit = min(count, index + 24)
        while at < limit {
            switch words[at].part {
            case .semicolon, .stop, .colon, .relative: return []
            case .verb where at > index && !isModifier(at): return []
            case .preposition where isA(at, grammar.by):
                var next = at + 1
                while next < limit, words[next].part == .adverb || words[next].part == .quote || isBound(next) { next += 1 }
                guard next < limit, chunkAt[next] >= 0 else { return [] }
                let chunk = chunks[Int(chunkAt[next])]
                // "by 8 June", "by a mine" are no agents of their own.
                if words[chunk.start].part == .number, chunk.end - chunk.start == 1 { at = next; continue }
                return coordination(from: next, before: count, isSubject: false).chunks
            default: break
            }
            at += 1
        }
        return []
    }

    /// "eight soldiers of the brigade, a driver and two nurses": the heads of a list, without appositions.
    func coordination(from index: Int, before end: Int, isSubject: Bool) -> (chunks: [Int], end: Int, reach: Int) {
        var at = index
        while at < end, chunkAt[at] < 0 {
            guard words[at].part == .adverb || words[at].span == 0 || words[at].part == .quote || isBound(at) else { return ([], at, at) }
            at += 1
        }
        guard at < end else { return ([], at, at) }
        var items = [Int(chunkAt[at])]
        var waiting: [Int] = []
        at = chunks[items[0]].end
        var reach = at
        while at < end {
            at = skipAttached(at, end)
            if waiting.isEmpty { reach = at }
            guard at < end else { break }
            if let resumed = skipIdentification(at, end) { at = resumed }
            var next = at
            var joins = false
            if words[next].part == .comma { next += 1 }
            if next < end, words[next].part == .conjunction {
                joins = true
                next = after(next)
            } else if next < end, words[next].affixes.contains(.joined), chunkAt[next] >= 0 {
                joins = true
            } else if next == at {
                break
            }
            while next < end, words[next].part == .adverb || isBound(next) || words[next].part == .quote { next += 1 }
            guard next < end, chunkAt[next] >= 0, chunks[Int(chunkAt[next])].start >= at else { break }
            let chunk = Int(chunkAt[next])
            let rest = chunks[chunk].end
            if !isSubject, rest < count, startsClause(rest) { break }
            if chunks[chunk].isPronoun, !isA(chunks[chunk].start, grammar.person) { break }
            if joins {
                items += waiting
                waiting = []
                items.append(chunk)
                reach = rest
            } else {
                waiting.append(chunk)
            }
            at = rest
        }
        if waiting.isEmpty { reach = max(reach, at) }
        return (items, at, reach)
    }

    /// ", identified as X alias Y (30),": who they are; the list may go on after it.
    private func skipIdentification(_ index: Int, _ end: Int) -> Int? {
        guard index + 2 < end, words[index].part == .comma, words[index + 1].part == .verb, isA(index + 1, grammar.identified) else {
            return nil
        }
        var at = index + 2
        while at < min(end, index + 16) {
            if words[at].part == .comma || words[at].part == .conjunction {
                let next = words[at].part == .comma ? at + 1 : after(at)
                if next < end, words[next].part == .determiner || words[next].part == .number { return at }
            }
            at += 1
        }
        return nil
    }

    /// A finite verb right after a phrase makes that phrase the subject of a new clause.
    private func startsClause(_ index: Int) -> Bool {
        switch words[index].part {
        case .be, .have, .do, .modal: return true
        case .verb: return !isModifier(index) || !words[index].forms.contains(.ing)
        default: return false
        }
    }

    /// Skips what hangs on a phrase: "(30)", "of the brigade", "from Bogota".
    private func skipAttached(_ index: Int, _ end: Int) -> Int {
        var at = index
        while at < end {
            if isOwner(at) {
                at = chunks[Int(chunkAt[at])].end
                continue
            }
            if words[at].part == .open {
                var close = at + 1
                while close < min(end, at + 30), words[close].part != .close { close += 1 }
                guard close < end else { return at }
                at = close + 1
                continue
            }
            if at > 0, words[at].part == .quote, words[at - 1].part != .comma, at + 1 < end, chunkAt[at + 1] >= 0 {
                // A title in quotation marks and the name after it.
                guard words[at + 1].part == .name || words[at + 1].part == .noun else { return at }
                at = chunks[Int(chunkAt[at + 1])].end
                if at < end, words[at].part == .quote { at += 1 }
                if at < end, chunkAt[at] >= 0, words[at].part == .name { at = chunks[Int(chunkAt[at])].end }
                continue
            }
            if words[at].affixes.contains(.hanging), chunkAt[at] >= 0, chunks[Int(chunkAt[at])].start == at {
                at = chunks[Int(chunkAt[at])].end
                continue
            }
            guard words[at].part == .preposition, !isA(at, grammar.by), !isA(at, grammar.including), !opensRange(at) else { return at }
            var next = after(at)
            while next < end, words[next].part == .quote { next += 1 }
            guard next < end, chunkAt[next] >= 0 else { return at }
            at = chunks[Int(chunkAt[next])].end
        }
        return at
    }
}
