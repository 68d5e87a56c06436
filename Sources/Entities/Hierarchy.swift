/// What the gazetteer knows of groups and their names beyond who they are: parents with dates, places that groups are named
/// after, and whose word a name is.
package import Documents

extension Gazetteer {
    /// All relations of groups, those without dates from the parent column among them.
    package var hierarchy: [Relation] {
        (0..<relations.count).map { at in
            let relation = relations[at]
            return Relation(
                string(records[Int(relation.record)].id), relation.kind, string(records[Int(relation.other)].id), relation.days)
        }
    }

    /// The parent on these days, the later where it changed within them; without days, the one that it has to this day.
    func parent(of record: Int, on days: DaySpan?) -> UInt32 {
        guard let days else { return records[record].parent }
        var parent: UInt32?
        var isDated = false
        forEachRelation(of: record) { relation in
            guard relation.kind == .branch else { return }
            isDated = true
            if relation.days.overlaps(days) { parent = relation.other }
        }
        return isDated ? parent ?? GazetteerFormat.none : records[record].parent
    }

    /// Whether a group belongs to another, or ever did.
    func isBranch(_ record: Int, of parent: Int) -> Bool {
        var isBranch = false
        forEachRelation(of: record) { if $0.kind == .branch, $0.other == UInt32(parent) { isBranch = true } }
        return isBranch
    }

    /// The place that a group is named after.
    func place(of record: Int) -> Int? {
        var place: Int?
        forEachRelation(of: record) { if $0.kind == .namedAfter { place = Int($0.other) } }
        return place
    }

    private func forEachRelation(of record: Int, _ body: (GazetteerRelation) -> Void) {
        var at = Self.first(relations.count) { self.relations[$0].record >= UInt32(record) }
        while at < relations.count, relations[at].record == UInt32(record) {
            body(relations[at])
            at += 1
        }
    }

    /// What is said of a name that was read as a record.
    func note(_ entry: UInt32, as record: Int) -> NameNote? {
        guard entry != GazetteerFormat.none else { return nil }
        var at = Int(entry)
        while entries[at].record != UInt32(record) {
            if entries[at].last != 0 { return nil }
            at += 1
        }
        guard entries[at].form.contains(.noted) else { return nil }
        return notes[Self.first(notes.count) { self.notes[$0].entry >= UInt32(at) }]
    }

    /// The first index of a sorted column from which on a condition holds.
    private static func first(_ count: Int, where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
