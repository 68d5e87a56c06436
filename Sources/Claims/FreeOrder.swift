import Documents
import Text

/// Subject, object and agent where words stand freely, as in Russian: told apart by agreement and by the endings of cases.
///
/// Endings are those of Cyrillic script; a phrase whose ending says nothing (a name, a figure, a word in quotation marks)
/// may be either.
extension Passage {
    func freePredicate(_ verb: Int) -> Predicate {
        var predicate = Predicate(verb: verb)
        predicate.isPassive = isPassive(verb)
        let left = phrases(before: verb)
        let right = phrases(after: verb)
        if predicate.isPassive {
            predicate.agents = (left + right).first { isInstrumental(chunks[$0[0]]) } ?? []
        }
        if !words[verb].forms.contains(.ing), !words[verb].forms.contains(.base) {
            predicate.subjects = (left.reversed() + right).first { agrees($0, verb) } ?? []
            if predicate.subjects.isEmpty { predicate.subjects = shared(verb) }
        } else {
            predicate.subjects = shared(verb)
        }
        guard !predicate.isPassive else { return predicate }
        predicate.objects =
            (right + left.reversed()).first { list in
                list != predicate.subjects && !isInstrumental(chunks[list[0]])
            } ?? []
        return predicate
    }

    /// "напали на пост и убили": the subject of the verb before; ", которые напали": what the relative is about.
    private func shared(_ verb: Int) -> [Int] {
        var at = verb - 1
        while at >= 0 {
            switch words[at].part {
            case .relative:
                var before = at - 1
                while before >= 0, chunkAt[before] < 0, at - before < 4 { before -= 1 }
                return before >= 0 && chunkAt[before] >= 0 ? [Int(chunkAt[before])] : []
            case .semicolon, .colon, .stop, .subordinator: return []
            case .verb where words[at].span > 0 && !words[at].forms.contains(.ing):
                // A gerund has the subject of the sentence; verbs agree with one another.
                let isSame = words[verb].forms.contains(.ing) || words[verb].forms.contains(.base) || gender(at) == gender(verb)
                return isSame ? freePredicate(at).subjects : []
            default: at -= 1
            }
        }
        guard words[verb].forms.contains(.ing) else { return [] }
        for next in after(verb)..<count where words[next].part == .verb && words[next].span > 0 && !words[next].forms.contains(.ing) {
            return freePredicate(next).subjects
        }
        return []
    }

    /// The lists of phrases before a verb in its own clause, without what hangs on a preposition.
    private func phrases(before verb: Int) -> [[Int]] {
        var start = auxiliaryStart(verb)
        let end = start
        scan: while start > 0 {
            switch words[start - 1].part {
            case .semicolon, .colon, .stop, .subordinator, .relative: break scan
            case .verb where words[start - 1].span > 0: break scan
            default: start -= 1
            }
        }
        // What follows the verb before is its own, unless a comma or conjunction parts it.
        if start > 0, words[start - 1].part == .verb {
            while start < end, words[start].part != .comma, words[start].part != .conjunction { start += 1 }
        }
        return lists(start, end)
    }

    private func phrases(after verb: Int) -> [[Int]] {
        let start = after(verb)
        var end = start
        scan: while end < count {
            switch words[end].part {
            case .semicolon, .colon, .stop, .subordinator, .relative, .dash: break scan
            case .verb where words[end].span > 0: break scan
            case .comma where end + 1 < count && isA(end + 1, grammar.according):
                // "погибли, по предварительным данным, трое"
                end += 1
                while end < count, words[end].part != .comma, words[end].part != .stop { end += 1 }
                if end < count { end += 1 }
            default: end += 1
            }
        }
        // The last phrase before the next verb belongs to that one where a comma parts them.
        if end < count, words[end].part == .verb {
            var comma = end
            while comma > start, words[comma].part != .comma { comma -= 1 }
            if comma > start { end = comma }
        }
        return lists(start, end)
    }

    private func lists(_ start: Int, _ end: Int) -> [[Int]] {
        var found: [[Int]] = []
        var at = start
        while at < end {
            if words[at].part == .preposition, !isBound(at) {
                at = after(at)
                while at < end, words[at].part == .adverb || words[at].part == .quote { at += 1 }
                guard at < end, chunkAt[at] >= 0 else { continue }
                at = coordination(from: at, before: end, isSubject: true).reach
                continue
            }
            if isA(at, grammar.according) {
                while at < end, words[at].part != .comma { at += 1 }
                continue
            }
            guard chunkAt[at] >= 0 else { at += 1; continue }
            let list = coordination(from: at, before: end, isSubject: true)
            found.append(list.chunks)
            at = max(list.reach, chunks[Int(chunkAt[at])].end)
        }
        return found
    }

    /// A phrase right behind another, without preposition: what stands there owns, did or suffered it ("взрыв автобуса").
    func isOwner(_ index: Int) -> Bool {
        guard isFree, index > 0, index < count, chunkAt[index] >= 0, chunkAt[index - 1] >= 0 else { return false }
        let chunk = chunks[Int(chunkAt[index])]
        return chunk.start == index && !chunk.isPronoun && chunk.number != index && !isInstrumental(chunk)
    }

    /// Where the phrase begins that a noun is said of: after "of", or right behind where owners stand so.
    func complement(after noun: Int) -> Int? {
        let next = after(noun)
        guard next < count else { return nil }
        if isA(next, grammar.of) { return next + 1 }
        if isOwner(next) { return next }
        // "гибель 12 человек", "тела двух детей"
        guard isFree, chunkAt[next] >= 0 || isBound(next) else { return nil }
        return chunk(from: next, before: min(count, next + 4)).map { chunks[$0].start }
    }

    /// The phrase hangs on a preposition of a list.
    func stands(_ chunk: Int, after prepositions: ClassSet) -> Bool {
        let start = chunks[chunk].start
        return start > 0 && words[start - 1].part == .preposition && isA(start - 1, prepositions)
    }

    // MARK: Endings

    private enum Gender { case masculine, feminine, neuter, plural, any }

    private func ends(_ index: Int, _ endings: StaticString...) -> Bool {
        let end = Int(token(index).end)
        let start = Int(token(index).start)
        return endings.contains { ending in
            let length = ending.utf8CodeUnitCount
            guard end - start >= length else { return false }
            return ending.withUTF8Buffer { bytes in
                for offset in 0..<length where text[end - length + offset] != bytes[offset] { return false }
                return true
            }
        }
    }

    private func gender(_ verb: Int) -> Gender {
        let forms = words[verb].forms
        if forms.contains(.third), !forms.contains(.past) {
            return ends(verb, "ут", "ют", "ат", "ят", "утся", "ются", "атся", "ятся") ? .plural : .any
        }
        if forms.contains(.participle) {
            if ends(verb, "ы") { return .plural }
            if ends(verb, "а") { return .feminine }
            return ends(verb, "о") ? .neuter : .masculine
        }
        if ends(verb, "ли", "лись") { return .plural }
        if ends(verb, "ла", "лась") { return .feminine }
        return ends(verb, "ло", "лось") ? .neuter : .masculine
    }

    /// The phrases can be the subject of the verb.
    private func agrees(_ list: [Int], _ verb: Int) -> Bool {
        let chunk = chunks[list[0]]
        if isInstrumental(chunk) { return false }
        let gender = gender(verb)
        if chunk.number >= 0 {
            // Animate objects have the genitive: "двух полицейских", "четверых".
            if ends(chunk.number, "ух", "ех", "ёх", "ых", "их", "ого", "ному", "яти", "ести", "сьми") { return false }
            if ends(chunk.number, "ин") { return gender == .masculine || gender == .any }
            return gender == .plural || gender == .neuter || gender == .any
        }
        let head = chunk.head
        // What is shot at or burnt does not shoot: "дом подожгли"; but "дом подожжен".
        if isA(verb, grammar.harming), isA(head, grammar.thing.union(grammar.place)), !isA(head, grammar.people),
            !isReflexive(verb), !isPassive(verb)
        {
            return false
        }
        if words[head].part == .name || token(head).shape.contains(.capitalised) || chunk.isPronoun
            || head > 0 && words[head - 1].part == .quote
        {
            return !ends(head, "у", "ю") || words[head].span > 1
        }
        if ends(head, "у", "ю", "ого", "его", "ому", "ему", "ах", "ях", "ам", "ям") { return false }
        switch gender {
        case .any: return !ends(head, "ов", "ев", "ы", "и") || words[head].forms.contains(.plural)
        case .plural: return list.count > 1 || ends(head, "ы", "и", "а", "я", "ие", "ые")
        case .feminine: return ends(head, "а", "я", "ь")
        case .neuter: return ends(head, "о", "е")
        case .masculine: return !ends(head, "а", "я", "ы", "и", "о", "е", "ов", "ев")
        }
    }

    private func isReflexive(_ verb: Int) -> Bool { ends(verb, "ся", "сь") }

    /// By whom or with what.
    func isInstrumental(_ chunk: Chunk) -> Bool {
        let head = chunk.head
        guard words[head].part != .name, token(head).end - token(head).start >= 8 else { return false }
        if chunk.isPronoun { return false }
        return ends(head, "ами", "ями", "ом", "ем", "ым", "ими", "ыми", "ью")
    }
}

extension Passage {
    /// Guillemets and low quotation marks around a name of a few words, which are no quotation.
    ///
    /// Where the sentence is not read nothing tells one from the other.
    func isNameMark(_ index: Int) -> Bool {
        guard index < words.count, words[index].part == .quote else { return false }
        switch UTF8Cursor.scalar(text.span, Int(token(index).start)).value {
        case 0xAB, 0x201E:
            for at in (index + 1)..<min(count, index + 7) where words[at].part == .quote { return isName(index + 1, at) }
            return false
        case 0xBB, 0x201C, 0x201D:
            for at in (max(0, index - 6)..<index).reversed() where words[at].part == .quote {
                let scalar = UTF8Cursor.scalar(text.span, Int(token(at).start)).value
                return (scalar == 0xAB || scalar == 0x201E) && isName(at + 1, index)
            }
            return false
        default: return false
        }
    }

    private func isName(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        for at in start..<end {
            switch words[at].part {
            case .verb, .comma, .colon, .pronoun, .negation, .stop: return false
            default: break
            }
        }
        return token(start).shape.contains(.capitalised) || end - start <= 2
    }
}
