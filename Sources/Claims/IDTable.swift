import Text

/// Numbers by the ids of words, frozen once filled: open addressing, an id and its number side by side.
///
/// Most ids that are asked for are not there. A bit for each id, in a table small enough for the nearest cache, tells
/// most of them so; the slots of a language's words are too many for that, and reading them took a quarter of the stage.
struct IDTable: Sendable {
    private struct Slot {
        var id: Folding.TokenID = 0
        var number: Int32 = -1
    }

    private var bits: [UInt64] = []
    private var slots: [Slot] = []
    private var mask = 0
    private var count = 0

    init() { makeRoom(64) }

    /// A third of the slots is taken at most, and a twelfth of the bits.
    private mutating func makeRoom(_ capacity: Int) {
        let taken = slots.filter { $0.number >= 0 }
        bits = [UInt64](repeating: 0, count: capacity / 16)
        slots = [Slot](repeating: Slot(), count: capacity)
        mask = capacity - 1
        for slot in taken { put(slot) }
    }

    /// The number of an id; -1 where it has none.
    @inline(__always)
    subscript(id: Folding.TokenID) -> Int32 {
        guard bits[word(id)] & bit(id) != 0 else { return -1 }
        var at = Int(truncatingIfNeeded: id) & mask
        while slots[at].number >= 0, slots[at].id != id { at = (at + 1) & mask }
        return slots[at].number
    }

    /// Gives an id that has none yet its number.
    mutating func add(_ id: Folding.TokenID, _ number: Int32) {
        count += 1
        if count * 3 > slots.count { makeRoom(slots.count * 2) }
        put(Slot(id: id, number: number))
    }

    private mutating func put(_ slot: Slot) {
        var at = Int(truncatingIfNeeded: slot.id) & mask
        while slots[at].number >= 0 { at = (at + 1) & mask }
        slots[at] = slot
        bits[word(slot.id)] |= bit(slot.id)
    }

    // Of other bits of the id than its slot.
    @inline(__always)
    private func word(_ id: Folding.TokenID) -> Int { Int(truncatingIfNeeded: id >> 38) & (bits.count - 1) }

    @inline(__always)
    private func bit(_ id: Folding.TokenID) -> UInt64 { 1 << (id >> 32 & 63) }
}
