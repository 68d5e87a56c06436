/// Who does what to whom: subject, object and agent of a verb, by word order, voice and commas.
///
/// A shallow reading: lists ("eight soldiers and a driver"), insertions between commas, relative clauses, shared
/// subjects ("abducted and killed") are followed; anything deeper is left alone.
struct Predicate {
    var verb: Int
    var isPassive = false
    /// Chunks before the verb that it is said of.
    var subjects: [Int] = []
    /// Chunks after an active verb.
    var objects: [Int] = []
    /// Chunks after "by".
    var agents: [Int] = []
}

extension Passage {
    func predicate(_ verb: Int) -> Predicate {
        if isFree { return freePredicate(verb) }
        var predicate = Predicate(verb: verb)
        if verbFirst { return verbFirstPredicate(verb, depth: 0) }
        predicate.isPassive = isPassive(verb)
        predicate.subjects = subjects(verb, depth: 0)
        if predicate.isPassive {
            predicate.agents = agents(from: after(verb))
        } else {
            predicate.objects = objects(verb)
        }
        return predicate
    }

    /// First word of "has been", "was not", before a verb.
    func auxiliaryStart(_ verb: Int) -> Int {
        var start = verb
        while start > 0 {
            switch words[start - 1].part {
            case .be, .have, .do, .modal, .negation, .adverb, .infinitive: start -= 1
            default: return start
            }
        }
        return start
    }

    func isPassive(_ verb: Int) -> Bool {
        verbFirst ? verbFirstPredicate(verb, depth: 0).isPassive : isPassive(verb, depth: 0)
    }

    func isPassive(_ verb: Int, depth: Int) -> Bool {
        let forms = words[verb].forms
        guard forms.contains(.participle) else { return false }
        var at = verb - 1
        while at >= 0, words[at].part == .adverb || words[at].part == .negation || words[at].span == 0 { at -= 1 }
        if at >= 0 {
            if words[at].part == .be { return true }
            if words[at].part == .have || words[at].part == .modal { return false }
            // "were abducted and killed"
            if depth < 3, words[at].part == .conjunction || words[at].part == .comma, !opensObject(after(verb)) {
                var earlier = at - 1
                while earlier >= max(0, at - 8) {
                    if words[earlier].part == .verb, words[earlier].span > 0 { return isPassive(earlier, depth: depth + 1) }
                    if words[earlier].part == .relative || words[earlier].part == .subordinator { break }
                    earlier -= 1
                }
            }
        }
        if !forms.contains(.past) { return true }
        if isA(verb, grammar.intransitive) { return false }
        if depth < 3, let next = sharer(verb) { return isPassive(next, depth: depth + 1) }
        return !opensObject(after(verb)) && !introducesSpeech(verb)
    }

    /// "admitted that", "said in a film on Monday that", "threatened to": what is said follows, so whoever stands before the verb speaks.
    private func introducesSpeech(_ verb: Int) -> Bool {
        let next = after(verb)
        if next < count, words[next].part == .infinitive { return isA(verb, grammar.intent) }
        guard isA(verb, grammar.say) else { return false }
        for at in next..<min(count, verb + 14) {
            if isA(at, grammar.that) || words[at].part == .colon { return true }
            switch words[at].part {
            case .verb, .be, .have, .modal, .comma, .stop, .semicolon, .relative, .infinitive: return false
            case .preposition where isA(at, grammar.by): return false
            default: break
            }
        }
        return false
    }

    /// "abducted and later killed a teacher": the verb that shares its object.
    func sharer(_ verb: Int) -> Int? {
        var next = after(verb)
        guard next < count, words[next].part == .conjunction else { return nil }
        next = after(next)
        while next < count, words[next].part == .adverb { next += 1 }
        guard next < count, words[next].part == .verb, words[next].forms.contains(.participle) else { return nil }
        return next
    }

    /// A noun phrase right here, perhaps after an adverb or a bound ("at least"), that is no time.
    private func opensObject(_ index: Int) -> Bool {
        var at = index
        while at < count, words[at].part == .adverb || isBound(at) || words[at].span == 0 { at += 1 }
        guard at < count, !opensTime(at) else { return false }
        if words[at].part == .quote { return at + 1 < count && opensPhrase(at + 1) }
        return opensPhrase(at)
    }

    /// "last Friday", "two days ago"
    private func opensTime(_ index: Int) -> Bool {
        guard index + 1 < count else { return false }
        let isPeriod = words[index + 1].part == .time || isA(index + 1, grammar.period)
        return isPeriod && (words[index].part == .number || isA(index, grammar.last.union(grammar.next)))
    }

    /// "at least", and "from" before a range.
    func isBound(_ index: Int) -> Bool { isA(index, grammar.bounds) || opensRange(index) }

    // MARK: Subjects

    private func subjects(_ verb: Int, depth: Int) -> [Int] {
        guard depth < 4 else { return [] }
        var end = auxiliaryStart(verb)
        let forms = words[verb].forms
        guard end > 0 else { return [] }
        let left = words[end - 1].part
        if left == .relative || isRelativeThat(end - 1) {
            return antecedent(end - 1)
        }
        if left == .comma, isBare(verb), !forms.contains(.ing), isPassive(verb), let opened = insertion(before: end - 1) {
            let list = firstList(clauseStart(opened), opened)
            if !list.isEmpty { return list }
        }
        if left == .conjunction || left == .infinitive || (left == .preposition && forms.contains(.ing)) || (left == .comma && isBare(verb))
        {
            if let earlier = previousVerb(end - 1), left != .comma || forms.contains(.ing) || words[earlier].part == .verb {
                let inherited = subjects(earlier, depth: depth + 1)
                if !inherited.isEmpty { return inherited }
            }
        }
        if words[verb].part == .verb, isBare(verb), forms.contains(.ing), end > 0, chunkAt[end - 1] >= 0 {
            return [Int(chunkAt[end - 1])]
        }
        var nearest = end
        if left == .comma, let opened = insertion(before: end - 1) {
            nearest = (opened..<(end - 1)).last { words[$0].part == .comma } ?? opened
            end = opened
        }
        let start = clauseStart(end)
        var list = firstList(start, end)
        // "In a call, the Front, an old ally, has claimed": the comma before the subject opens no insertion.
        if nearest != end, nearest > end, list.isEmpty || hangs(list[0]) {
            list = firstList(clauseStart(nearest), nearest)
        }
        // "the bodies of the priests murdered by": who stands right before a bare participle suffered.
        if isBare(verb), chunkAt[verb - 1] >= 0, let first = list.first, isPassive(verb) {
            let near = Int(chunkAt[verb - 1])
            if !chunks[first].classes.meets(grammar.people), !chunks[first].isName, chunks[near].classes.meets(grammar.people) {
                return [near]
            }
        }
        // "the group, which on Friday claimed": nothing but a circumstance stands between.
        if start > 0, words[start - 1].part == .relative, list.isEmpty || hangs(list[0]) { return antecedent(start - 1) }
        return list
    }

    /// The phrase stands after a preposition.
    func hangs(_ chunk: Int) -> Bool {
        let start = chunks[chunk].start
        return start > 0 && words[start - 1].part == .preposition && !isBound(start - 1)
    }

    /// No auxiliary stands before the verb.
    private func isBare(_ verb: Int) -> Bool { auxiliaryStart(verb) == verb || words[verb - 1].part == .adverb }

    func isRelativeThat(_ index: Int) -> Bool {
        guard index > 0, isA(index, grammar.that) else { return false }
        let left = words[index - 1].part
        guard left == .noun || left == .name else { return false }
        return !isA(index - 1, grammar.sayNoun)
    }

    func antecedent(_ relative: Int) -> [Int] {
        var at = relative - 1
        // "asked who had killed": nobody is meant.
        if at >= 0, words[at].part == .verb, words[relative].part == .relative { return [] }
        while at >= 0, chunkAt[at] < 0, relative - at < 4 { at -= 1 }
        guard at >= 0, chunkAt[at] >= 0 else { return [] }
        var near = Int(chunkAt[at])
        // "the mayor of Achi, in the province of Bolivar, who": nobody is a place.
        if isA(relative, grammar.who) {
            while !chunks[near].classes.meets(grammar.people), near > 0, hangs(near), relative - chunks[near].start < 16,
                words[chunks[near].start - 1].part == .preposition, !verbStands(chunks[near - 1].end, chunks[near].start)
            {
                near -= 1
            }
            if !chunks[near].classes.meets(grammar.people), !chunks[near].isName { near = Int(chunkAt[at]) }
        }
        let start = chunks[near].start
        if start > 1, words[start - 1].part == .preposition, isA(start - 1, grammar.of), chunkAt[start - 2] >= 0 {
            let head = Int(chunkAt[start - 2])
            if chunks[head].classes.meets(grammar.people) || chunks[head].number >= 0 { return [head] }
        }
        // "the attack on police, who …": people are meant.
        return [near]
    }

    private func verbStands(_ start: Int, _ end: Int) -> Bool { (start..<end).contains { words[$0].part == .verb } }

    func previousVerb(_ index: Int) -> Int? {
        var at = index
        while at >= 0 {
            if words[at].part == .verb, words[at].span > 0 {
                if !isModifier(at) { return at }
            } else if words[at].part == .subordinator || words[at].part == .semicolon || words[at].part == .stop {
                return nil
            }
            at -= 1
        }
        return nil
    }

    /// A participle that only describes: "a cadre identified as X", "a unit based in Y".
    func isModifier(_ verb: Int) -> Bool {
        let forms = words[verb].forms
        let start = auxiliaryStart(verb)
        guard start == verb || words[start].part == .adverb else { return false }
        guard start > 0 else { return true }
        let left = words[start - 1].part
        if left == .relative { return false }
        if forms.contains(.ing) { return left != .conjunction }
        if isFree { return false }
        guard forms.contains(.participle), left == .comma || left == .noun || left == .name || left == .open || left == .dash else {
            return false
        }
        return !opensObject(after(verb))
    }

    /// The comma that opens the insertion closed by the comma at `close`: "A, a leader of B, who …, was killed".
    private func insertion(before close: Int) -> Int? {
        var opened: Int?
        var at = close - 1
        while at > 0, close - at < 60 {
            switch words[at].part {
            case .comma:
                guard at + 1 < close else { break }
                let next = at + 1
                switch words[next].part {
                case .relative, .determiner, .adverb: opened = at
                case .verb where isModifier(next): opened = at
                case .preposition: opened = at
                case .conjunction: break
                default: if opened == nil { opened = at }
                }
            case .semicolon, .stop, .colon: return opened
            case .subordinator where !isRelativeThat(at): return opened
            default: break
            }
            at -= 1
        }
        return opened
    }

    /// Where the clause begins that ends before `end`.
    func clauseStart(_ end: Int) -> Int {
        var at = end - 1
        while at >= 0 {
            switch words[at].part {
            case .semicolon, .colon, .stop: return at + 1
            case .dash: return at + 1
            case .close:
                var open = at - 1
                while open > 0, words[open].part != .open { open -= 1 }
                // "-- [TEXT] a bomb": a header ends here; "the FMLN [Front]" and "the “Army” (PLA)" go on before it.
                guard open > 0, words[open - 1].part == .noun || words[open - 1].part == .name || words[open - 1].part == .quote
                else { return at + 1 }
                at = open
            case .relative: if !isInsideSubject(at, end) { return at + 1 }
            // "left the country after soldiers killed"
            case .preposition where isA(at, grammar.opensClause) && at + 1 < end && chunkAt[at + 1] >= 0:
                if chunks[Int(chunkAt[at + 1])].end == end { return at + 1 }
            case .subordinator:
                if isRelativeThat(at), isInsideSubject(at, end) { break }
                return at + 1
            case .verb:
                guard words[at].span > 0, !isModifier(at) else { break }
                let start = auxiliaryStart(at)
                if start > 0, words[start - 1].part == .relative || isRelativeThat(start - 1), isInsideSubject(start - 1, end) {
                    at = start - 1
                    break
                }
                if start > 0, words[start - 1].part == .infinitive || words[start].part == .infinitive { break }
                return after(at)
            case .be, .have:
                // A main verb of its own: "the men were members of X and were killed".
                let next = at + 1
                guard next < end else { break }
                if words[next].part != .verb, words[next].part != .be, words[next].part != .adverb, words[next].part != .negation {
                    let start = auxiliaryStart(at)
                    if start > 0, words[start - 1].part == .relative, isInsideSubject(start - 1, end) { at = start - 1; break }
                    return next
                }
            default: break
            }
            at -= 1
        }
        return 0
    }

    /// A relative clause without commas that lies between a subject and its verb: "two men who attacked X were killed".
    private func isInsideSubject(_ relative: Int, _ end: Int) -> Bool {
        guard relative > 0, words[relative - 1].part == .noun || words[relative - 1].part == .name, end < count else { return false }
        var verbs = 0
        for index in relative..<end {
            switch words[index].part {
            case .verb where words[index].span > 0 && !isModifier(index): verbs += 1
            case .comma, .semicolon, .conjunction: return false
            default: break
            }
        }
        return verbs == 1
    }

    /// "the same day the ministry said", "two days later the group said": where the phrase behind an opening time begins.
    private func pastTime(_ index: Int, before end: Int) -> Int? {
        let chunk = chunks[Int(chunkAt[index])]
        // Of "ce jour" the article alone is a phrase.
        var isTime = isA(chunk.head, grammar.period) && words[chunk.head].part != .name
        guard chunk.start == index, isTime || words[chunk.head].part == .determiner else { return nil }
        var at = chunk.end
        while at < end, words[at].part == .adverb || words[at].part == .time || words[at].part == .comma {
            if words[at].part == .time { isTime = true }
            at += 1
        }
        return isTime && at < end && chunkAt[at] >= 0 ? at : nil
    }

    /// The first list in a region that does not hang on a preposition.
    func firstList(_ start: Int, _ end: Int) -> [Int] {
        var first: [Int] = []
        var at = start
        while at < end {
            switch words[at].part {
            case .preposition:
                if isBound(at) || isA(at, grammar.including) && at == start { at += 1; continue }
                var next = at + 1
                while next < end, chunkAt[next] < 0, words[next].part != .comma { next += 1 }
                guard next < end else { return first }
                // "On Tuesday, gunmen killed": no phrase hangs on it.
                guard chunkAt[next] >= 0 else { at = next; continue }
                let chunk = chunks[Int(chunkAt[next])]
                if chunk.end >= end, first.isEmpty, !verbFirst { return [Int(chunkAt[next])] }
                at = chunk.end
                // "talks between the rebels and the army": what is joined hangs, too.
                while at < end, words[at].part == .conjunction, after(at) < end, chunkAt[after(at)] >= 0 {
                    let joined = chunks[Int(chunkAt[after(at)])].end
                    guard joined < end else { break }
                    at = joined
                }
            // "calls to the media"
            case .infinitive where at + 1 < end && chunkAt[at + 1] >= 0: at = chunks[Int(chunkAt[at + 1])].end
            case .determiner, .number, .noun, .name, .adjective, .pronoun:
                guard chunkAt[at] >= 0 else { at += 1; continue }
                if words[at].affixes.contains(.hanging) { at = chunks[Int(chunkAt[at])].end; continue }
                if let next = pastTime(at, before: end) { at = next; continue }
                let list = coordination(from: at, before: end, isSubject: true)
                // "reports of the union, Sintra, on Monday": a name between commas belongs to what hangs before it.
                if list.chunks.count == 1, chunks[list.chunks[0]].isName, list.reach + 1 < end, at > start + 1,
                    words[at - 1].part == .comma,
                    words[list.reach].part == .comma, words[list.reach + 1].part == .preposition
                {
                    at = list.reach
                    continue
                }
                if first.isEmpty {
                    first = list.chunks
                    if let head = first.first, chunks[head].classes.meets(grammar.people) || chunks[head].isName { return first }
                }
                // The list that reaches the verb is the subject; what stands before it is circumstance.
                if list.reach >= end { return list.chunks }
                at = max(list.reach, at + 1)
            default: at += 1
            }
        }
        return first
    }
}
