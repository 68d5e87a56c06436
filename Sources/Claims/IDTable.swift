import Text

/// Numbers by the ids of words, frozen once filled: open addressing, an id and its number side by side, so that most
/// look-ups are one read.
struct IDTable: Sendable {
    private struct Slot {
        var id: Folding.TokenID = 0
        var number: Int32 = -1
    }

    private var slots: [Slot]
    private let mask: Int

    /// A table with room for `count` ids; a third of it is taken at most.
    init(count: Int) {
        var capacity = 64
        while capacity < count * 3 { capacity *= 2 }
        slots = [Slot](repeating: Slot(), count: capacity)
        mask = capacity - 1
    }

    /// The number of an id; -1 where it has none.
    @inline(__always)
    subscript(id: Folding.TokenID) -> Int32 {
        var at = Int(truncatingIfNeeded: id) & mask
        while slots[at].number >= 0, slots[at].id != id { at = (at + 1) & mask }
        return slots[at].number
    }

    /// Gives an id that has none yet its number.
    mutating func add(_ id: Folding.TokenID, _ number: Int32) {
        var at = Int(truncatingIfNeeded: id) & mask
        while slots[at].number >= 0 { at = (at + 1) & mask }
        slots[at] = Slot(id: id, number: number)
    }
}
