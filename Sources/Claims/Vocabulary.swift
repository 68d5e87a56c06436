import Documents
import Text

/// The cue words of one language, frozen: word id to the lists that it stands in.
///
/// Open addressing over 64-bit ids, so that looking a word up is one or two reads. Phrases hang off their first
/// word, longest first; a phrase takes its words from every shorter reading.
final class Vocabulary: Sendable {
    struct Entry: Sendable {
        var classes = ClassSet()
        var forms: Forms = []
        var affixes: Affixes = []
        var value: Double = .nan
        /// The phrases that begin with this word.
        var phrases: Range<Int32> = 0..<0

        /// A word has what all its forms in all lists have.
        mutating func add(_ form: Paradigms.Form, _ list: ClassSet) {
            classes.formUnion(list)
            forms.formUnion(form.forms)
            affixes.formUnion(form.affixes)
            if !form.value.isNaN { value = form.value }
        }
    }

    struct Phrase: Sendable {
        var tail: [Folding.TokenID]
        /// Words of the tail that stand before the gap "…"; all of them where there is none.
        var near: Int
        var classes: ClassSet
        var forms: Forms
        var affixes: Affixes
        var value: Double
    }

    private let keys: [Folding.TokenID]
    private let slots: [Int32]
    private let entries: [Entry]
    let phrases: [Phrase]
    private let endings: [Folding.TokenID: ClassSet]
    /// Letters of the longest ending.
    private let longestEnding: Int
    private let mask: Int
    /// What the language writes onto the front of words, as folded scalars, longest first.
    private let prefixes: [(scalars: [UInt32], affix: Affixes)]

    /// `classes`: the index of each list.
    init(_ lexicons: [Lexicon], classes: [String: Int]) {
        var endings: [Folding.TokenID: ClassSet] = [:]
        var (entries, heads): ([Entry], [Folding.TokenID]) = ([], [])
        var (keys, slots): ([Folding.TokenID], [Int32]) = ([], [])
        func slot(_ id: Folding.TokenID) -> Int {
            var slot = Int(truncatingIfNeeded: id) & (slots.count - 1)
            while slots[slot] >= 0, keys[slot] != id { slot = (slot + 1) & (slots.count - 1) }
            return slot
        }
        func resize(_ capacity: Int) {
            keys = [Folding.TokenID](repeating: 0, count: capacity)
            slots = [Int32](repeating: -1, count: capacity)
            for (place, id) in heads.enumerated() {
                let slot = slot(id)
                (keys[slot], slots[slot]) = (id, Int32(place))
            }
        }
        /// The place of a word's entry, a new one where it has none yet.
        func place(_ id: Folding.TokenID) -> Int {
            let slot = slot(id)
            if slots[slot] >= 0 { return Int(slots[slot]) }
            (keys[slot], slots[slot]) = (id, Int32(heads.count))
            heads.append(id)
            entries.append(Entry())
            if heads.count * 3 > slots.count { resize(slots.count * 2) }
            return heads.count - 1
        }
        resize(64)
        var longer: [(head: Int, words: ArraySlice<Folding.TokenID>, entry: Entry)] = []
        var placesOfLonger: [ArraySlice<Folding.TokenID>: Int] = [:]
        for lexicon in lexicons {
            let lists = lexicon.lists.map { list in classes[list.name].map { ClassSet(index: $0) } ?? ClassSet() }
            for (ending, list) in lexicon.endings { endings[ending.id, default: ClassSet()].formUnion(lists[list]) }
            let (ids, forms) = (lexicon.paradigms.ids, lexicon.paradigms.forms)
            entries.reserveCapacity(entries.count + forms.count)
            placesOfLonger.reserveCapacity(placesOfLonger.count + ids.count - forms.count)
            for form in forms {
                let head = place(ids[Int(form.words.lowerBound)])
                guard form.words.count > 1 else {
                    entries[head].add(form, lists[Int(form.list)])
                    continue
                }
                let words = ids[Int(form.words.lowerBound)..<Int(form.words.upperBound)]
                let known = placesOfLonger[words] ?? longer.count
                if known == longer.count {
                    placesOfLonger[words] = known
                    longer.append((head, words, Entry()))
                }
                longer[known].entry.add(form, lists[Int(form.list)])
            }
        }
        self.endings = endings
        longestEnding = lexicons.flatMap(\.endings).map(\.ending.count).max() ?? 0
        // Phrases of a word stand together, the longest first.
        let order = longer.indices.map { (head: longer[$0].head, count: longer[$0].words.count, index: $0) }.sorted { one, other in
            if one.head != other.head { return one.head < other.head }
            if one.count != other.count { return one.count > other.count }
            return longer[one.index].words.lexicographicallyPrecedes(longer[other.index].words)
        }
        var phrases: [Phrase] = []
        phrases.reserveCapacity(order.count)
        for (head, _, index) in order {
            let position = Int32(phrases.count)
            let start = entries[head].phrases.isEmpty ? position : entries[head].phrases.lowerBound
            entries[head].phrases = start..<position + 1
            let (tail, entry) = (longer[index].words.dropFirst(), longer[index].entry)
            phrases.append(
                Phrase(
                    tail: tail.filter { $0 != Self.gap }, near: (tail.firstIndex(of: Self.gap) ?? tail.endIndex) - tail.startIndex,
                    classes: entry.classes, forms: entry.forms, affixes: entry.affixes, value: entry.value))
        }
        mask = slots.count - 1
        self.keys = keys
        self.slots = slots
        self.entries = entries
        self.phrases = phrases
        prefixes = lexicons.flatMap(\.prefixes).map { prefix in
            (Folding.folded(prefix.letters).unicodeScalars.map(\.value), prefix.affix)
        }.sorted { $0.scalars.count > $1.scalars.count }
    }

    @inline(__always)
    func index(of id: Folding.TokenID) -> Int32 {
        var slot = Int(truncatingIfNeeded: id) & mask
        while slots[slot] >= 0 {
            if keys[slot] == id { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }

    @inline(__always)
    func entry(_ index: Int32) -> Entry { entries[Int(index)] }

    var hasEndings: Bool { longestEnding > 0 }

    /// The lists that a word belongs to by its longest known ending; at least two letters stand before an ending.
    func ending(_ text: [UInt8], _ start: Int, _ end: Int) -> ClassSet {
        var at = end
        var letters = 0
        var found = ClassSet()
        while at > start, letters < longestEnding {
            repeat { at -= 1 } while at > start && text[at] & 0xC0 == 0x80
            letters += 1
            if at - start >= 4, let classes = endings[Folding.id(of: text.span, from: at, to: end)] { found = classes }
        }
        return found
    }

    /// Stands for "…" among the words of a phrase.
    static let gap: Folding.TokenID = 0
    /// Words that a gap may hold: a subject between verb and object.
    private static let widest = 12

    /// The longest phrase that begins at `index`, with the number of its tokens, and the words that it has behind a gap.
    func phrase(
        _ range: Range<Int32>, _ tokens: [Token], _ text: [UInt8], at index: Int, end: Int
    ) -> (index: Int, count: Int, far: Range<Int>?)? {
        func matches(_ tail: ArraySlice<Folding.TokenID>, _ at: Int) -> Bool {
            guard at + tail.count <= end else { return false }
            for (offset, id) in tail.enumerated() where tokens[at + offset].id != id && bare(tokens[at + offset], text) != id {
                return false
            }
            return true
        }
        for candidate in range {
            let phrase = phrases[Int(candidate)]
            guard matches(phrase.tail[..<phrase.near], index + 1) else { continue }
            let (next, far) = (index + 1 + phrase.near, phrase.tail[phrase.near...])
            if far.isEmpty { return (Int(candidate), phrase.near + 1, nil) }
            for at in next...(next + Self.widest) where matches(far, at) {
                return (Int(candidate), phrase.near + 1, at..<(at + far.count))
            }
        }
        return nil
    }

    /// All lists that words and phrases of a name stand in.
    func classes(in name: String) -> ClassSet {
        let ids = name.split { !$0.isLetter && !$0.isNumber }.map { Folding.id(of: String($0)) }
        var classes = ClassSet()
        for start in ids.indices {
            let found = index(of: ids[start])
            guard found >= 0 else { continue }
            classes.formUnion(entry(found).classes)
            for phrase in entry(found).phrases where ids[(start + 1)...].starts(with: phrases[Int(phrase)].tail) {
                classes.formUnion(phrases[Int(phrase)].classes)
            }
        }
        return classes
    }

    // MARK: Prefixes

    /// A word without what is written onto its front: "وبالمدينة" is "مدينة" with "and", "in" and "the".
    ///
    /// The fewest letters are taken off that leave a word of the lexicon (-1 where none does); an article is seen on
    /// words that no list holds, too.
    func stripped(_ token: Token, _ text: [UInt8]) -> (index: Int32, affixes: Affixes) {
        guard !prefixes.isEmpty, token.kind == .word else { return (-1, []) }
        return stripped(text, Int(token.start), Int(token.end), [])
    }

    private func stripped(_ text: [UInt8], _ start: Int, _ end: Int, _ taken: Affixes) -> (index: Int32, affixes: Affixes) {
        var unlisted: Affixes = []
        for prefix in prefixes where taken.isDisjoint(with: prefix.affix.union(.definite)) {
            // "و79"; else a word of two letters (of two bytes) may follow "and", one of three the others.
            guard let rest = skip(prefix.scalars, text, start, end), rest < end else { continue }
            let affixes = taken.union(prefix.affix)
            if Folding.scalarFold(UTF8Cursor.scalar(text.span, rest).0) &- 48 < 10 { return (-1, affixes) }
            guard end - rest >= (prefix.affix == .joined ? 4 : 6) else { continue }
            let found = index(of: Folding.id(of: text.span, from: rest, to: end))
            if found >= 0 { return (found, affixes) }
            let deeper = stripped(text, rest, end, affixes)
            if deeper.index >= 0 { return deeper }
            if prefix.affix.contains(.definite) { unlisted = affixes } else if !deeper.affixes.isEmpty { unlisted = deeper.affixes }
        }
        return (-1, unlisted)
    }

    /// A word listed with its article has the lists of the bare word, too.
    @inline(__always)
    func addArticle(_ entry: inout Entry, _ token: Token, _ text: [UInt8]) {
        guard !prefixes.isEmpty, token.kind == .word, let id = bare(token, text) else { return }
        let found = index(of: id)
        if found >= 0, !entry.classes.isEmpty {
            entry.classes.formUnion(entries[Int(found)].classes)
            entry.forms.formUnion(entries[Int(found)].forms)
            if entry.value.isNaN { entry.value = entries[Int(found)].value }
        }
        entry.affixes.insert(.definite)
    }

    /// The id of a word without its article.
    private func bare(_ token: Token, _ text: [UInt8]) -> Folding.TokenID? {
        for prefix in prefixes where prefix.affix == .definite {
            guard let rest = skip(prefix.scalars, text, Int(token.start), Int(token.end)) else { continue }
            return Folding.id(of: text.span, from: rest, to: Int(token.end))
        }
        return nil
    }

    private func skip(_ prefix: [UInt32], _ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
        var at = start
        var matched = 0
        while at < end, matched < prefix.count {
            let (scalar, width) = UTF8Cursor.scalar(text.span, at)
            let folded = Folding.scalarFold(scalar)
            at += width
            if folded == 0 { continue }
            guard folded == prefix[matched] else { return nil }
            matched += 1
        }
        return matched == prefix.count ? at : nil
    }
}
