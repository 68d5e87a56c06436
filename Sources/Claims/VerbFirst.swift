import Documents
import Text

/// Who does what to whom where the verb stands first: verb, subject, object; subject before the verb in headlines, after
/// "that", and where the verb agrees in number; voice by vowel marks, or by the want of an object.
extension Passage {
    func verbFirstPredicate(_ verb: Int, depth: Int) -> Predicate {
        var predicate = Predicate(verb: verb)
        let word = words[verb]
        let before = subjectsBefore(verb, depth)
        let first = phrases(from: after(verb))
        let second = before.isEmpty ? phrases(from: first.end) : ([], first.end)
        // "a gunman who had … killed twelve": the object stands behind what is told of the subject.
        let isTold =
            first.end < count && (words[first.end].part == .be || words[first.end].part == .verb || words[first.end].part == .relative)
        let isActing = isTold && first.chunks.contains { isA(chunks[$0].head, grammar.armed) } && words[first.end].affixes != .joined
        predicate.isPassive = isPassive(word, verb, hasObject: before.isEmpty ? !second.0.isEmpty || isActing : !first.chunks.isEmpty)
        if predicate.isPassive {
            predicate.subjects = before.isEmpty || word.affixes.contains(.joined) && !first.chunks.isEmpty ? first.chunks : before
            predicate.agents = agents(from: after(verb))
        } else if word.affixes.contains(.object) {
            // "an attack that gunmen made": the noun before is what the pronoun at the verb's end stands for.
            predicate.subjects = before.isEmpty || !word.affixes.contains(.agreeing) ? first.chunks : before
            if verb > 0 { predicate.objects = antecedent(verb) }
        } else if before.isEmpty {
            predicate.subjects = first.chunks
            predicate.objects = second.0
        } else {
            predicate.subjects = before
            predicate.objects = first.chunks
        }
        return predicate
    }

    /// Passive by its letters, by a vowel mark, or because nothing stands there that it could be done to.
    private func isPassive(_ word: Word, _ verb: Int, hasObject: Bool) -> Bool {
        guard word.forms.contains(.participle) else { return false }
        if word.forms.isDisjoint(with: [.past, .base, .third]) { return true }
        if word.affixes.contains(.object) { return false }
        if word.forms.contains(.past), hasDamma(verb) { return true }
        return !hasObject
    }

    /// A u after one of the first letters: قُتل, استُهدف.
    private func hasDamma(_ index: Int) -> Bool {
        let token = token(index)
        var at = Int(token.start)
        while at + 3 < Int(token.end) {
            if text[at] == 0xD9, text[at + 1] == 0x8F { return true }
            at += 1
        }
        return false
    }

    /// Phrases after a verb or its subject, over adverbs, times and what stands between commas with them.
    private func phrases(from index: Int) -> (chunks: [Int], end: Int) {
        var at = index
        while at < count {
            switch words[at].part {
            case .adverb, .time, .quote: at += 1
            case .comma where at + 1 < count && words[at + 1].part == .time: at += 1
            case .preposition where !isBound(at) && !isA(at, grammar.by) && at > index:
                // "in an attack", between the verb's phrases
                let next = after(at)
                guard next < count, chunkAt[next] >= 0 else { return ([], at) }
                at = chunks[Int(chunkAt[next])].end
            case _ where words[at].affixes.contains(.hanging) && chunkAt[at] >= 0: at = chunks[Int(chunkAt[at])].end
            case _ where words[at].affixes.contains(.joined) && at > index: return ([], at)
            default:
                let list = coordination(from: at, before: count, isSubject: true)
                return (list.chunks, list.end)
            }
        }
        return ([], at)
    }

    /// A subject that stands before its verb; empty where it follows.
    private func subjectsBefore(_ verb: Int, _ depth: Int) -> [Int] {
        let word = words[verb]
        let start = auxiliaryStart(verb)
        guard start > 0, depth < 4 else { return [] }
        if words[start - 1].part == .relative { return word.affixes.contains(.object) ? [] : antecedent(start - 1) }
        if word.affixes.contains(.joined) || words[start].affixes.contains(.joined) {
            // "stormed the school and killed": only a verb in the plural says that its subject was named before.
            guard word.affixes.contains(.agreeing), let earlier = previousVerb(start - 1) else { return [] }
            return verbFirstPredicate(earlier, depth: depth + 1).subjects
        }
        let opened = clauseStart(start)
        let isOpening = opened == 0 || words[opened - 1].part != .verb
        if isOpening {
            let list = firstList(opened, start)
            if !list.isEmpty { return list }
        }
        guard chunkAt[start - 1] >= 0 else { return [] }
        // "a gunman who …" needs no pronoun where the noun is indefinite.
        let near = Int(chunkAt[start - 1])
        let head = words[chunks[near].head]
        guard !head.affixes.contains(.definite), !word.affixes.contains(.object), word.affixes.contains(.agreeing) || isOpening == false
        else {
            return []
        }
        return [near]
    }
}
