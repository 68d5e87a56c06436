import Documents
import Text

/// The cue words of one language, frozen: word id to the lists that it stands in.
///
/// Each word and each phrase has a number, words first. Phrases hang off their first word, longest first; a phrase takes
/// its words from every shorter reading.
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

    private let numbers: IDTable
    private let entries: [Entry]
    /// For each word whether phrases begin with it.
    private let opensPhrase: [Bool]
    private let phrases: [Phrase]
    /// Phrases by their first two words: indices into `paired`, where lists of phrases follow one another, each closed by -1.
    private let pairs: IDTable
    private let paired: [Int32]
    /// Some phrase has its gap after the first word.
    private let hasOpenGaps: Bool
    /// What is known of each word and phrase, as a sentence takes it up.
    private let readings: [Passage.Word]
    private let endings: [Folding.TokenID: ClassSet]
    /// Letters of the longest ending.
    private let longestEnding: Int
    /// What the language writes onto the front of words, as folded scalars, longest first.
    private let prefixes: [(scalars: [UInt32], affix: Affixes)]

    /// `classes`: the index of each list.
    init(_ lexicons: [Lexicon], classes: [String: Int], _ grammar: Grammar) {
        var endings: [Folding.TokenID: ClassSet] = [:]
        var (entries, numbers): ([Entry], IDTable) = ([], IDTable())
        /// The place of a word's entry, a new one where it has none yet.
        func place(_ id: Folding.TokenID) -> Int {
            if case let number = Int(numbers[id]), number >= 0 { return number }
            numbers.add(id, Int32(entries.count))
            entries.append(Entry())
            return entries.count - 1
        }
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
        self.numbers = numbers
        self.entries = entries
        opensPhrase = entries.map { !$0.phrases.isEmpty }
        self.phrases = phrases
        (pairs, paired) = Self.paired(entries, phrases)
        hasOpenGaps = phrases.contains { $0.near == 0 }
        readings =
            entries.map { Passage.Word($0.classes, $0.forms, $0.affixes, $0.value, grammar) }
            + phrases.map { Passage.Word($0.classes, $0.forms, $0.affixes, $0.value, grammar) }
        prefixes = lexicons.flatMap(\.prefixes).map { prefix in
            (Folding.folded(prefix.letters).unicodeScalars.map(\.value), prefix.affix)
        }.sorted { $0.scalars.count > $1.scalars.count }
    }

    private static func paired(_ entries: [Entry], _ phrases: [Phrase]) -> (IDTable, [Int32]) {
        var lists: [Folding.TokenID: [Int32]] = [:]
        for (number, entry) in entries.enumerated() {
            for index in entry.phrases {
                let phrase = phrases[Int(index)]
                lists[pair(Int32(number), phrase.near > 0 ? phrase.tail[0] : gap), default: []].append(index)
            }
        }
        var pairs = IDTable()
        var paired: [Int32] = []
        for (pair, list) in lists.sorted(by: { $0.key < $1.key }) {
            pairs.add(pair, Int32(paired.count))
            paired += list + [-1]
        }
        return (pairs, paired)
    }

    @inline(__always)
    private static func pair(_ first: Int32, _ second: Folding.TokenID) -> Folding.TokenID {
        second ^ UInt64(first) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The number of a word; -1 where no list holds it.
    @inline(__always)
    func number(of id: Folding.TokenID) -> Int32 { numbers[id] }

    /// What is known of a word or phrase.
    @inline(__always)
    func reading(_ number: Int32) -> Passage.Word { readings[Int(number)] }

    /// The lists that a word or phrase stands in.
    @inline(__always)
    func classes(_ number: Int32) -> ClassSet { readings[Int(number)].classes }

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

    /// The number of the longest phrase that the word of a number begins at `index`, how many tokens it has, and the words
    /// that it has behind a gap.
    func phrase(
        _ first: Int32, _ tokens: [Token], _ text: [UInt8], at index: Int, end: Int
    ) -> (number: Int32, count: Int, far: Range<Int>?)? {
        guard opensPhrase[Int(first)], index + 1 < end else { return nil }
        // By pairs, for one read tells that a word goes on with none: "in" and "the" begin hundreds of phrases each.
        let next = tokens[index + 1]
        var found = longest(pairs[Self.pair(first, next.id)], tokens, text, index, end)
        // The next word may have an article, or stand behind a gap.
        guard hasOpenGaps || !prefixes.isEmpty else { return found }
        for second in [bare(next, text), Self.gap] {
            guard let second, let other = longest(pairs[Self.pair(first, second)], tokens, text, index, end) else { continue }
            if other.number < found?.number ?? .max { found = other }
        }
        return found
    }

    /// The first that fits of a list of phrases.
    private func longest(
        _ list: Int32, _ tokens: [Token], _ text: [UInt8], _ index: Int, _ end: Int
    ) -> (number: Int32, count: Int, far: Range<Int>?)? {
        guard list >= 0 else { return nil }
        func matches(_ tail: ArraySlice<Folding.TokenID>, _ at: Int) -> Bool {
            guard at + tail.count <= end else { return false }
            for (offset, id) in tail.enumerated() where tokens[at + offset].id != id && bare(tokens[at + offset], text) != id {
                return false
            }
            return true
        }
        var position = Int(list)
        while paired[position] >= 0 {
            let number = Int32(entries.count) + paired[position]
            let phrase = phrases[Int(paired[position])]
            position += 1
            guard matches(phrase.tail[..<phrase.near], index + 1) else { continue }
            let (next, far) = (index + 1 + phrase.near, phrase.tail[phrase.near...])
            if far.isEmpty { return (number, phrase.near + 1, nil) }
            for at in next...(next + Self.widest) where matches(far, at) {
                return (number, phrase.near + 1, at..<(at + far.count))
            }
        }
        return nil
    }

    /// All lists that words and phrases of a name stand in.
    func classes(in name: String) -> ClassSet {
        let ids = name.split { !$0.isLetter && !$0.isNumber }.map { Folding.id(of: String($0)) }
        var classes = ClassSet()
        for start in ids.indices {
            let found = number(of: ids[start])
            guard found >= 0 else { continue }
            classes.formUnion(self.classes(found))
            for phrase in entries[Int(found)].phrases where ids[(start + 1)...].starts(with: phrases[Int(phrase)].tail) {
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
    func stripped(_ token: Token, _ text: [UInt8]) -> (number: Int32, affixes: Affixes) {
        guard !prefixes.isEmpty, token.kind == .word else { return (-1, []) }
        return stripped(text, Int(token.start), Int(token.end), [])
    }

    private func stripped(_ text: [UInt8], _ start: Int, _ end: Int, _ taken: Affixes) -> (number: Int32, affixes: Affixes) {
        var unlisted: Affixes = []
        for prefix in prefixes where taken.isDisjoint(with: prefix.affix.union(.definite)) {
            // "و79"; else a word of two letters (of two bytes) may follow "and", one of three the others.
            guard let rest = skip(prefix.scalars, text, start, end), rest < end else { continue }
            let affixes = taken.union(prefix.affix)
            if Folding.scalarFold(UTF8Cursor.scalar(text.span, rest).0) &- 48 < 10 { return (-1, affixes) }
            guard end - rest >= (prefix.affix == .joined ? 4 : 6) else { continue }
            let found = number(of: Folding.id(of: text.span, from: rest, to: end))
            if found >= 0 { return (found, affixes) }
            let deeper = stripped(text, rest, end, affixes)
            if deeper.number >= 0 { return deeper }
            if prefix.affix.contains(.definite) { unlisted = affixes } else if !deeper.affixes.isEmpty { unlisted = deeper.affixes }
        }
        return (-1, unlisted)
    }

    /// The number of a listed word without its article, -1 where no list holds that; nil for a word that has no article. A
    /// verb may begin with the article's letters.
    @inline(__always)
    func withoutArticle(_ number: Int32, _ token: Token, _ text: [UInt8]) -> Int32? {
        guard !prefixes.isEmpty, token.kind == .word else { return nil }
        let forms = reading(number).forms
        if !forms.isDisjoint(with: .verbal), forms.isDisjoint(with: .nominal) { return nil }
        return bare(token, text).map(self.number)
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
