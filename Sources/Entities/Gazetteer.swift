/// Names of places, groups, organisations, media and persons, frozen in one mapped file that every stage shares.
import Documents
import Text

package final class Gazetteer: Sendable {
    let file: MappedFile
    let records: Column<GazetteerRecord>
    let pool: Column<UInt8>
    let slots: Column<PhraseSlot>
    let entries: Column<PhraseEntry>
    let filter: Column<UInt64>
    let relations: Column<GazetteerRelation>
    let notes: Column<NameNote>
    private let slotMask: UInt64
    private let filterMask: UInt64
    /// Changes when a table, a rule of compilation or the format does.
    package let fingerprint: UInt64

    /// Opens a compiled gazetteer. Costs one `mmap`; pages come in as they are touched.
    package convenience init(mapping path: String) throws(MappingError) {
        try self.init(file: MappedFile(path: path), name: path)
    }

    /// A gazetteer in memory, from what `compile` returned.
    package convenience init(compiled bytes: [UInt8]) throws(MappingError) {
        try self.init(file: MappedFile(copying: bytes), name: "compiled gazetteer")
    }

    private init(file: MappedFile, name: String) throws(MappingError) {
        guard let header = file.column(at: 0, count: 1, of: GazetteerHeader.self)?[0], header.magic == GazetteerFormat.magic,
            header.version == GazetteerFormat.version
        else { throw MappingError("\(name): no gazetteer of this version; delete it and it is made anew.") }
        func column<Element: BitwiseCopyable>(_ extent: GazetteerHeader.Extent, _ type: Element.Type) -> Column<Element>? {
            guard let offset = Int(exactly: extent.offset), let count = Int(exactly: extent.count) else { return nil }
            return file.column(at: offset, count: count, of: type)
        }
        guard header.fileCount <= UInt64(file.count), let records = column(header.records, GazetteerRecord.self),
            let pool = column(header.pool, UInt8.self), let slots = column(header.slots, PhraseSlot.self),
            let entries = column(header.entries, PhraseEntry.self), let filter = column(header.filter, UInt64.self),
            let relations = column(header.relations, GazetteerRelation.self), let notes = column(header.notes, NameNote.self),
            slots.count.nonzeroBitCount == 1, filter.count.nonzeroBitCount == 1
        else { throw MappingError("\(name): cut short or damaged; delete it and it is made anew.") }
        self.file = file
        self.records = records
        self.pool = pool
        self.slots = slots
        self.entries = entries
        self.filter = filter
        self.relations = relations
        self.notes = notes
        slotMask = UInt64(slots.count - 1)
        filterMask = UInt64(filter.count) * 64 - 1
        fingerprint = header.fingerprint
    }

    /// The fingerprint of a compiled file; nil when it is none or of another version.
    package static func fingerprint(ofCompiled path: String) -> UInt64? {
        guard let file = try? MappedFile(path: path), let header = file.column(at: 0, count: 1, of: GazetteerHeader.self)?[0],
            header.magic == GazetteerFormat.magic, header.version == GazetteerFormat.version,
            header.fileCount <= UInt64(file.count)
        else { return nil }
        return header.fingerprint
    }

    /// How many rows it holds.
    package var count: Int { records.count }

    /// The words for types or kinds that its rows use.
    package func types() -> Set<String> { distinct(\.type) }
    package func kinds() -> Set<String> { distinct(\.kind) }

    private func distinct(_ column: KeyPath<GazetteerRecord, UInt32>) -> Set<String> {
        Set(Set((0..<records.count).map { records[$0][keyPath: column] }).map(string))
    }

    // MARK: Phrases

    /// 1 for a word that may begin a phrase, 0 for most others.
    @inline(__always)
    func mayBegin(_ key: UInt64) -> Int {
        let bit = Int(key & filterMask)
        return Int(filter[bit >> 6] >> UInt64(bit & 63) & 1)
    }

    /// Where the slot of a key is looked for first, and the key that is there.
    @inline(__always)
    func home(_ key: UInt64) -> (index: Int, key: UInt64) {
        let index = Int((key >> 24) & slotMask)
        return (index, slots[index].key)
    }

    /// Where the slot of a token is that may begin a phrase; nil for most other words.
    @inline(__always)
    func firstSlot(_ key: UInt64) -> Int? { mayBegin(key) == 1 ? slot(key) : nil }

    @inline(__always)
    func slot(_ key: UInt64) -> Int? {
        var index = (key >> 24) & slotMask
        while true {
            let found = slots[Int(index)].key
            if found == key { return Int(index) }
            if found == 0 { return nil }
            index = (index + 1) & slotMask
        }
    }

    /// The readings of a phrase, weightiest first.
    func readings(_ entry: UInt32, atMost: Int = .max) -> [PhraseEntry] {
        guard entry != GazetteerFormat.none else { return [] }
        var found: [PhraseEntry] = []
        var at = Int(entry)
        while true {
            let reading = entries[at]
            found.append(reading)
            if reading.last != 0 || found.count >= atMost { return found }
            at += 1
        }
    }

    // MARK: Records

    func string(_ offset: UInt32) -> String {
        let start = Int(offset)
        let count = Int(pool[start]) | Int(pool[start + 1]) << 8
        return String(decoding: (start + 2..<start + 2 + count).lazy.map { self.pool[$0] }, as: UTF8.self)
    }

    /// The codes of the countries that a record belongs to or is active in.
    func countries(of record: Int) -> [UInt16] {
        let start = Int(records[record].countries)
        let count = Int(pool[start]) | Int(pool[start + 1]) << 8
        return stride(from: start + 2, to: start + 2 + count - 1, by: 3).map { UInt16(pool[$0]) << 8 | UInt16(pool[$0 + 1]) }
    }

    /// The nearest record at or above this one that is of the sort.
    func ancestor(of record: Int, _ sort: GazetteerRecord.Sort) -> Int? {
        var at = record
        for _ in 0..<8 {
            if records[at].sort == sort { return at }
            guard records[at].parent != GazetteerFormat.none else { return nil }
            at = Int(records[at].parent)
        }
        return nil
    }

    /// Whether `holder`, or the place that it is the demonym of, is above `record`, by containment or as its country.
    func holds(_ name: Int, _ record: Int) -> Bool {
        let isDemonym = records[name].sort == .demonym && records[name].parent != GazetteerFormat.none
        let holder = isDemonym ? Int(records[name].parent) : name
        var at = record
        for _ in 0..<8 {
            guard records[at].parent != GazetteerFormat.none else { break }
            at = Int(records[at].parent)
            if at == holder { return true }
        }
        let above = records[holder]
        return above.sort == .country && above.country != 0 && above.country == records[record].country && holder != record
    }

    /// A record as an article of these days means it; without days, as it is today.
    func entity(_ index: Int, on days: DaySpan? = nil) -> Entity {
        let record = records[index]
        var entity = Entity(id: string(record.id), type: Entity.Kind(rawValue: string(record.type)), name: string(record.name))
        let kind = string(record.kind)
        entity.detail = kind.isEmpty ? nil : kind
        let parent = record.sort.isBody ? parent(of: index, on: days) : record.parent
        if parent != GazetteerFormat.none { entity.parent = string(records[Int(parent)].id) }
        if record.sort.isBody, let place = place(of: index) { entity.place = string(records[place].id) }
        let point = record.sort == .demonym && record.parent != GazetteerFormat.none ? records[Int(record.parent)] : record
        if point.hasPoint {
            entity.coordinate = Coordinate(
                latitude: Double(point.latitude) / 100_000, longitude: Double(point.longitude) / 100_000, isCentroid: point.isCentroid == 1)
        }
        if point.country != 0 { entity.country = CountryCodes.string(point.country) }
        return entity
    }
}
