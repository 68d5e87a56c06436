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
        var entries: [PhraseEntry] = []
        var noted: [NameNote] = []
        entries.reserveCapacity(phrases.count)
        var distinct: [(key: UInt64, entry: UInt32, bits: UInt32)] = []
        distinct.reserveCapacity(phrases.count + beginnings.count)
        for (index, phrase) in phrases.enumerated() {
            let opens = index == 0 || phrases[index - 1].key != phrase.key
            if opens {
                if !entries.isEmpty { entries[entries.count - 1].last = 1 }
                distinct.append((phrase.key, UInt32(entries.count), 0))
            } else if entries[entries.count - 1].record == phrase.record {
                entries[entries.count - 1].form = Self.merged(entries[entries.count - 1].form, phrase.form)
                continue
            }
            entries.append(PhraseEntry(record: phrase.record, form: phrase.form, weight: phrase.weight))
            if let note = note(on: phrase, entry: entries.count - 1) { noted.append(note) }
        }
        if !entries.isEmpty { entries[entries.count - 1].last = 1 }
        phrases = []
        for note in noted { entries[Int(note.entry)].form.insert(.noted) }
        for beginning in beginnings { distinct.append((beginning.key, GazetteerFormat.none, beginning.bits)) }
        beginnings = []
        for (key, bits) in words.sorted(by: { $0.key < $1.key }) { distinct.append((key, GazetteerFormat.none, bits)) }

        var capacity = 1024
        while capacity * 2 < distinct.count * 3 { capacity *= 2 }
        var slots = [PhraseSlot](repeating: PhraseSlot(), count: capacity)
        var filter = [UInt64](repeating: 0, count: GazetteerFormat.filterBits / 64)
        for item in distinct {
            var index = Int(item.key >> 24) & (capacity - 1)
            while slots[index].key != 0, slots[index].key != item.key { index = (index + 1) & (capacity - 1) }
            slots[index].key = item.key
            if item.entry != GazetteerFormat.none { slots[index].entry = item.entry }
            slots[index].bits |= item.bits
            let bit = Int(item.key & UInt64(GazetteerFormat.filterBits - 1))
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        distinct = []

        var header = GazetteerHeader()
        header.fingerprint = fingerprint
        var out = [UInt8](repeating: 0, count: 256)
        header.records = Self.append(records, to: &out)
        header.pool = Self.append(pool, to: &out)
        header.slots = Self.append(slots, to: &out)
        header.entries = Self.append(entries, to: &out)
        header.filter = Self.append(filter, to: &out)
        header.relations = Self.append(relations, to: &out)
        header.notes = Self.append(noted, to: &out)
        header.fileCount = UInt64(out.count)
        withUnsafeBytes(of: header) { bytes in
            for (offset, byte) in bytes.enumerated() { out[offset] = byte }
        }
        return out
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
