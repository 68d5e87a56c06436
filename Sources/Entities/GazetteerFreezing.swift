/// What was read becomes the file: readings grouped by phrase, slots, filter, and the header before them.
import Documents
import Text

extension GazetteerBuilder {
    /// The bytes of the file.
    consuming func frozen(fingerprint: UInt64) -> [UInt8] {
        phrases.sort {
            ($0.key, UInt8.max - $0.weight, $0.record, $1.form.rawValue) < ($1.key, UInt8.max - $1.weight, $1.record, $0.form.rawValue)
        }
        beginnings.sort { ($0.key, $0.bits) < ($1.key, $1.bits) }
        var table = SlotTable(
            keys: Self.distinct(phrases, \.key) + Self.distinct(beginnings, \.key) + words.count,
            words: Self.distinct(phrases.lazy.filter(\.isWord), \.key) + Self.distinct(beginnings.lazy.filter(\.isWord), \.key)
                + words.count)
        var entries: [PhraseEntry] = []
        var noted: [NameNote] = []
        entries.reserveCapacity(phrases.count)
        var opened = 0
        for (index, phrase) in phrases.enumerated() {
            if index == 0 || phrases[index - 1].key != phrase.key {
                if !entries.isEmpty { entries[entries.count - 1].last = 1 }
                table.add(phrase.key, isWord: phrase.isWord, entry: UInt32(entries.count))
                opened = entries.count
            } else if entries[entries.count - 1].record == phrase.record {
                entries[entries.count - 1].form = Self.merged(entries[entries.count - 1].form, phrase.form)
                continue
            }
            guard entries.count - opened < GazetteerFormat.mostReadings else { continue }
            entries.append(PhraseEntry(record: phrase.record, form: phrase.form, weight: phrase.weight))
            if let note = note(on: phrase, entry: entries.count - 1) { noted.append(note) }
        }
        if !entries.isEmpty { entries[entries.count - 1].last = 1 }
        phrases = []
        for note in noted { entries[Int(note.entry)].form.insert(.noted) }
        for beginning in beginnings { table.add(beginning.key, isWord: beginning.isWord, bits: beginning.bits) }
        beginnings = []
        for (key, bits) in words.sorted(by: { $0.key < $1.key }) { table.add(key, isWord: true, bits: bits) }

        var header = GazetteerHeader()
        header.fingerprint = fingerprint
        var out = [UInt8](repeating: 0, count: 256)
        header.records = Self.append(records, to: &out)
        header.pool = Self.append(pool, to: &out)
        header.slots = Self.append(table.slots, to: &out)
        header.entries = Self.append(entries, to: &out)
        header.filter = Self.append(table.filter, to: &out)
        header.relations = Self.append(relations, to: &out)
        header.notes = Self.append(noted, to: &out)
        header.fileCount = UInt64(out.count)
        withUnsafeBytes(of: header) { bytes in
            for (offset, byte) in bytes.enumerated() { out[offset] = byte }
        }
        return out
    }

    /// How many keys a sorted list has.
    private static func distinct<List: Sequence>(_ list: List, _ key: (List.Element) -> UInt64) -> Int {
        var count = 0
        var last: UInt64?
        for element in list where key(element) != last {
            count += 1
            last = key(element)
        }
        return count
    }

    /// Of two spellings that fold to one phrase the record keeps the milder demand on capitals.
    private static func merged(_ a: PhraseEntry.Form, _ b: PhraseEntry.Form) -> PhraseEntry.Form {
        var flags = a.union(b)
        if !(a.contains(.firstCapital) && b.contains(.firstCapital)) { flags.remove(.firstCapital) }
        if !(a.contains(.allCaps) && b.contains(.allCaps)), flags.remove(.allCaps) != nil { flags.insert(.capsToo) }
        if !(a.contains(.mixed) && b.contains(.mixed)) { flags.remove(.mixed) }
        if !(a.contains(.endsWithStop) && b.contains(.endsWithStop)) { flags.remove(.endsWithStop) }
        let capitals = UInt16(min(a.capitals, b.capitals))
        return PhraseEntry.Form(rawValue: flags.rawValue & ~PhraseEntry.Form.countMask | capitals)
    }

    private static func append<Element: BitwiseCopyable>(_ elements: [Element], to out: inout [UInt8]) -> GazetteerHeader.Extent {
        while out.count % 64 != 0 { out.append(0) }
        let extent = GazetteerHeader.Extent(offset: UInt64(out.count), count: UInt64(elements.count))
        elements.withUnsafeBytes { out.append(contentsOf: $0) }
        return extent
    }
}

/// The open-addressed table of phrases, at most two thirds full, and the filter over the words that one may begin with.
private struct SlotTable {
    private(set) var slots: [PhraseSlot]
    private(set) var filter: [UInt64]

    init(keys: Int, words: Int) {
        var capacity = 1024
        while capacity * 2 < keys * 3 { capacity *= 2 }
        slots = [PhraseSlot](repeating: PhraseSlot(), count: capacity)
        var bits = 1 << 16
        while bits < words * GazetteerFormat.filterBitsPerWord { bits *= 2 }
        filter = [UInt64](repeating: 0, count: bits / 64)
    }

    mutating func add(_ key: UInt64, isWord: Bool, entry: UInt32 = GazetteerFormat.none, bits: UInt32 = 0) {
        var index = Int(key >> 24) & (slots.count - 1)
        while slots[index].key != 0, slots[index].key != key { index = (index + 1) & (slots.count - 1) }
        slots[index].key = key
        if entry != GazetteerFormat.none { slots[index].entry = entry }
        slots[index].bits |= bits
        guard isWord else { return }
        let bit = Int(key & UInt64(filter.count * 64 - 1))
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
}
