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
        var value: Double = .nan
        /// The phrases that begin with this word.
        var phrases: Range<Int32> = 0..<0
    }

    struct Phrase: Sendable {
        var tail: [Folding.TokenID]
        var classes: ClassSet
        var forms: Forms
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

    init(_ lexicons: [Lexicon], classes: [String: Int]) {
        var endings: [Folding.TokenID: ClassSet] = [:]
        for (ending, list) in lexicons.flatMap(\.endings) {
            if let index = classes[list] { endings[Folding.id(of: ending), default: ClassSet()].formUnion(ClassSet(index: index)) }
        }
        self.endings = endings
        longestEnding = lexicons.flatMap(\.endings).map(\.ending.count).max() ?? 0
        var single: [Folding.TokenID: Entry] = [:]
        var longer: [[Folding.TokenID]: Entry] = [:]
        for lexicon in lexicons {
            for entry in lexicon.entries {
                guard let index = classes[entry.list] else { continue }
                let ids = entry.words.map { Folding.id(of: $0) }
                func extend(_ old: inout Entry) {
                    old.classes.formUnion(ClassSet(index: index))
                    old.forms.formUnion(entry.forms)
                    if let value = entry.value { old.value = value }
                }
                if ids.count == 1 {
                    extend(&single[ids[0], default: Entry()])
                } else {
                    extend(&longer[ids, default: Entry()])
                }
            }
        }
        var phrases: [Phrase] = []
        let groups = Dictionary(grouping: longer, by: { $0.key[0] })
        for (first, group) in groups.sorted(by: { $0.key < $1.key }) {
            let start = Int32(phrases.count)
            for (ids, entry) in group.sorted(by: { ($0.key.count, $1.key[1]) > ($1.key.count, $0.key[1]) }) {
                phrases.append(
                    Phrase(tail: Array(ids.dropFirst()), classes: entry.classes, forms: entry.forms, value: entry.value))
            }
            single[first, default: Entry()].phrases = start..<Int32(phrases.count)
        }
        var capacity = 64
        while capacity < single.count * 3 { capacity *= 2 }
        mask = capacity - 1
        var keys = [Folding.TokenID](repeating: 0, count: capacity)
        var slots = [Int32](repeating: -1, count: capacity)
        var entries: [Entry] = []
        for (id, entry) in single.sorted(by: { $0.key < $1.key }) {
            var slot = Int(truncatingIfNeeded: id) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            keys[slot] = id
            slots[slot] = Int32(entries.count)
            entries.append(entry)
        }
        self.keys = keys
        self.slots = slots
        self.entries = entries
        self.phrases = phrases
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

    /// The longest phrase that begins at `index`, with the number of its tokens.
    func phrase(_ range: Range<Int32>, _ tokens: [Token], at index: Int, end: Int) -> (index: Int, count: Int)? {
        for candidate in range {
            let tail = phrases[Int(candidate)].tail
            guard index + tail.count < end else { continue }
            var matches = true
            for offset in tail.indices where tokens[index + 1 + offset].id != tail[offset] {
                matches = false
                break
            }
            if matches { return (Int(candidate), tail.count + 1) }
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
}
