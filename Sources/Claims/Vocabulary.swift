import Documents
import Text

/// The cue words of one language, frozen: word id to the lists that it stands in.
///
/// Each word and each phrase has a number, words first. Phrases hang off their first word, longest first; a phrase takes
/// its words from every shorter reading.
final class Vocabulary: Sendable {
    struct Entry: Sendable {
        /// Number of the set of lists that it stands in.
        var set: Int32 = 0
        var forms: Forms = []
        var affixes: Affixes = []
        var value: Double = .nan
        /// The phrases that begin with this word.
        var phrases: Range<Int32> = 0..<0

        /// A word has what all its forms in all lists have.
        mutating func add(_ form: Paradigms.Form, _ list: Int?, _ sets: inout NumberedSets) {
            if let list { set = sets.number(of: set, with: list) }
            forms.formUnion(form.forms)
            affixes.formUnion(form.affixes)
            if !form.value.isNaN { value = form.value }
        }
    }

    struct Phrase: Sendable {
        /// Its words but the first: where they are in `tails`.
        var tail: Range<Int>
        /// Words of the tail that stand before the gap "…"; all of them where there is none.
        var near: Int
        var entry: Entry
    }

    private let numbers: IDTable
    private let entries: [Entry]
    /// For each word whether phrases begin with it.
    let opensPhrase: [Bool]
    private let phrases: [Phrase]
    private let tails: [Folding.TokenID]
    /// Phrases by their first two words: indices into `paired`, where lists of phrases follow one another, each closed by -1.
    private let pairs: IDTable
    private let paired: [Int32]
    /// Whether a phrase that the word begins has its gap right behind it.
    private let opensGap: [Bool]
    /// The sets of lists that words and phrases stand in, and the part of speech that each set alone gives a word.
    let sets: [ClassSet]
    private let functions: [Passage.Part?]
    private let endings: [Folding.TokenID: ClassSet]
    /// Letters of the longest ending.
    private let longestEnding: Int
    /// What the language writes onto the front of words, as folded scalars, longest first.
    private let prefixes: [(scalars: [UInt32], affix: Affixes)]
    private let articles: [[UInt32]]

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
        var sets = NumberedSets()
        var longer: [(head: Int, words: ArraySlice<Folding.TokenID>, entry: Entry)] = []
        var placesOfLonger: [ArraySlice<Folding.TokenID>: Int] = [:]
        for lexicon in lexicons {
            let lists = lexicon.lists.map { classes[$0.name] }
            for (ending, list) in lexicon.endings {
                if let index = lists[list] { endings[ending.id, default: ClassSet()].formUnion(ClassSet(index: index)) }
            }
            let (ids, forms) = (lexicon.paradigms.ids, lexicon.paradigms.forms)
            entries.reserveCapacity(entries.count + forms.count)
            placesOfLonger.reserveCapacity(placesOfLonger.count + ids.count - forms.count)
            for form in forms {
                let head = place(ids[Int(form.words.lowerBound)])
                guard form.words.count > 1 else {
                    entries[head].add(form, lists[Int(form.list)], &sets)
                    continue
                }
                let words = ids[Int(form.words.lowerBound)..<Int(form.words.upperBound)]
                let known = placesOfLonger[words] ?? longer.count
                if known == longer.count {
                    placesOfLonger[words] = known
                    longer.append((head, words, Entry()))
                }
                longer[known].entry.add(form, lists[Int(form.list)], &sets)
            }
        }
        self.endings = endings
        longestEnding = lexicons.flatMap(\.endings).map(\.ending.count).max() ?? 0
        let (phrases, tails) = Self.laid(longer, &entries)
        self.phrases = phrases
        self.tails = tails
        self.numbers = numbers
        self.entries = entries
        opensPhrase = entries.map { !$0.phrases.isEmpty }
        (pairs, paired) = Self.paired(entries, phrases, tails)
        opensGap = entries.map { $0.phrases.contains { phrases[Int($0)].near == 0 } }
        self.sets = sets.sets
        functions = sets.sets.map(grammar.part)
        prefixes = lexicons.flatMap(\.prefixes).map { prefix in
            (Folding.folded(prefix.letters).unicodeScalars.map(\.value), prefix.affix)
        }.sorted { $0.scalars.count > $1.scalars.count }
        articles = prefixes.filter { $0.affix == .definite }.map(\.scalars)
    }

    /// The phrases of each word one behind another, the longest first, and the words of their tails.
    private static func laid(
        _ longer: [(head: Int, words: ArraySlice<Folding.TokenID>, entry: Entry)], _ entries: inout [Entry]
    ) -> ([Phrase], [Folding.TokenID]) {
        let order = longer.indices.map { (head: longer[$0].head, count: longer[$0].words.count, index: $0) }.sorted { one, other in
            if one.head != other.head { return one.head < other.head }
            if one.count != other.count { return one.count > other.count }
            return longer[one.index].words.lexicographicallyPrecedes(longer[other.index].words)
        }
        var (phrases, tails): ([Phrase], [Folding.TokenID]) = ([], [])
        phrases.reserveCapacity(order.count)
        for (head, _, index) in order {
            let position = Int32(phrases.count)
            let start = entries[head].phrases.isEmpty ? position : entries[head].phrases.lowerBound
            entries[head].phrases = start..<position + 1
            let (tail, entry, first) = (longer[index].words.dropFirst(), longer[index].entry, tails.count)
            tails += tail.lazy.filter { $0 != gap }
            phrases.append(
                Phrase(
                    tail: first..<tails.count, near: (tail.firstIndex(of: gap) ?? tail.endIndex) - tail.startIndex,
                    entry: entry))
        }
        return (phrases, tails)
    }

    private static func paired(_ entries: [Entry], _ phrases: [Phrase], _ tails: [Folding.TokenID]) -> (IDTable, [Int32]) {
        var lists: [Folding.TokenID: [Int32]] = [:]
        for (number, entry) in entries.enumerated() {
            for index in entry.phrases {
                let phrase = phrases[Int(index)]
                lists[pair(Int32(number), phrase.near > 0 ? tails[phrase.tail.lowerBound] : gap), default: []].append(index)
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
    func reading(_ number: Int32) -> Passage.Word {
        let entry = entry(number)
        return Passage.Word(
            set: entry.set, forms: entry.forms, affixes: entry.affixes, function: functions[Int(entry.set)], value: entry.value)
    }

    @inline(__always)
    private func entry(_ number: Int32) -> Entry {
        let number = Int(number)
        return number < entries.count ? entries[number] : phrases[number - entries.count].entry
    }

    /// The lists that a word or phrase stands in.
    @inline(__always)
    func classes(_ number: Int32) -> ClassSet { sets[Int(entry(number).set)] }

    var hasEndings: Bool { longestEnding > 0 }
    var hasPrefixes: Bool { !prefixes.isEmpty }

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

    /// The number of the longest phrase that the word of a number, which opens some, begins at `index`, how many tokens it has, and the words
    /// that it has behind a gap.
    func phrase(
        _ first: Int32, _ tokens: [Token], _ text: [UInt8], at index: Int, end: Int
    ) -> (number: Int32, count: Int, far: Range<Int>?)? {
        guard index + 1 < end else { return nil }
        // By pairs, for one read tells that a word goes on with none: "in" and "the" begin hundreds of phrases each.
        let next = tokens[index + 1]
        var found = longest(pairs[Self.pair(first, next.id)], tokens, text, index, end)
        // The next word may have an article, or stand behind a gap.
        func take(_ second: Folding.TokenID) {
            guard let other = longest(pairs[Self.pair(first, second)], tokens, text, index, end) else { return }
            if other.number < found?.number ?? .max { found = other }
        }
        if hasPrefixes, let second = bare(next, text) { take(second) }
        if opensGap[Int(first)] { take(Self.gap) }
        return found
    }

    /// The first that fits of a list of phrases.
    private func longest(
        _ list: Int32, _ tokens: [Token], _ text: [UInt8], _ index: Int, _ end: Int
    ) -> (number: Int32, count: Int, far: Range<Int>?)? {
        guard list >= 0 else { return nil }
        func matches(_ words: Range<Int>, _ at: Int) -> Bool {
            guard at + words.count <= end else { return false }
            let shift = at - words.lowerBound
            for word in words where tokens[word + shift].id != tails[word] {
                guard hasPrefixes, bare(tokens[word + shift], text) == tails[word] else { return false }
            }
            return true
        }
        var position = Int(list)
        while paired[position] >= 0 {
            let number = Int32(entries.count) + paired[position]
            let phrase = phrases[Int(paired[position])]
            position += 1
            let middle = phrase.tail.lowerBound + phrase.near
            guard matches(phrase.tail.lowerBound..<middle, index + 1) else { continue }
            let (next, far) = (index + 1 + phrase.near, middle..<phrase.tail.upperBound)
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
            for phrase in entries[Int(found)].phrases where ids[(start + 1)...].starts(with: tails[phrases[Int(phrase)].tail]) {
                classes.formUnion(sets[Int(phrases[Int(phrase)].entry.set)])
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
        let forms = entry(number).forms
        if !forms.isDisjoint(with: .verbal), forms.isDisjoint(with: .nominal) { return nil }
        return bare(token, text).map(self.number)
    }

    /// The id of a word without its article.
    private func bare(_ token: Token, _ text: [UInt8]) -> Folding.TokenID? {
        for article in articles {
            guard let rest = skip(article, text, Int(token.start), Int(token.end)) else { continue }
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
