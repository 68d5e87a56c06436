import Documents
import Text

/// The shingles of one text, to see how much of it really stands in another.
package struct Shingles: Sendable {
    /// Hashes in a table with linear probing, each once, 0 where there is none. The lowest four bits tell in which sixteenth of the
    /// text it stands; sixteenths are of the distinct shingles, so that a text that repeats itself has all of them.
    private var table: [UInt64]
    private var perPart = Self.none
    /// Hashes of the distinct figures, in ascending order.
    private let figures: [UInt64]

    package private(set) var count = 0
    /// Bytes held, nearly.
    package var size: Int { 8 * table.count }

    package init(_ text: Span<UInt8>) {
        var hasher = ShingleHasher()
        var found: [UInt64] = []
        found.reserveCapacity(text.count / 5)
        var figures: [UInt64] = []
        Words.forEach(text) { word, isFigure in
            if isFigure { figures.append(word) }
            if let hash = hasher.next(word) { found.append(hash) }
        }
        self.figures = Set(figures).sorted()
        var room = 16
        while room < 2 * found.count { room *= 2 }
        table = [UInt64](repeating: 0, count: room)
        var slots: [Int] = []
        slots.reserveCapacity(found.count)
        for hash in found {
            let slot = slot(of: hash)
            guard table[slot] == 0 else { continue }
            table[slot] = hash & ~15
            slots.append(slot)
        }
        count = slots.count
        for (index, slot) in slots.enumerated() {
            let part = Self.parts * index / count
            table[slot] |= UInt64(part)
            perPart[part] += 1
        }
    }

    /// Where a shingle stands in the table, or would.
    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash >> 4) & (table.count - 1)
        while table[slot] != 0, table[slot] >> 4 != hash >> 4 { slot = (slot + 1) & (table.count - 1) }
        return slot
    }

    /// Of each half of the shorter text, the part that must stand in the longer one: what an outlet puts above and below all its
    /// articles fills less of one half at least.
    private static let leastPart = 0.45
    /// The share of its shingles at which a sixteenth of a text stands in full: a fifth of the words changed, one here and one there,
    /// leaves half of them (0.8 × 0.8 × 0.8).
    private static let fullShare = 0.5
    private static let parts = 16
    private static let none = [Int](repeating: 0, count: parts)
    /// A text shorter than this share of the other is a quotation or one piece of a digest, no copy: digests would chain stories.
    private static let leastLength = 1.0 / 3
    /// Where both texts hold three figures or more, the share that must be common: items of one mould differ in their figures.
    private static let leastFigures = 1.0 / 3

    /// Whether one is a copy of the other, be it cut, reordered or edited. The same whichever is asked.
    package func isCopy(of other: Shingles) -> Bool {
        let (short, long) = count <= other.count ? (self, other) : (other, self)
        guard Double(short.count) >= Self.leastLength * Double(long.count), Self.agree(figures, other.figures) else { return false }
        return short.stands(in: long) || (short.count == long.count && long.stands(in: short))
    }

    private func stands(in other: Shingles) -> Bool {
        var common = Self.none
        for hash in table where hash != 0 && other.table[other.slot(of: hash)] != 0 { common[Int(hash & 15)] += 1 }
        let standing = zip(common, perPart).map { $1 == 0 ? 0 : min(1, Double($0) / (Self.fullShare * Double($1))) }
        let half = Self.parts / 2
        return min(standing[..<half].reduce(0, +), standing[half...].reduce(0, +)) >= Self.leastPart * Double(half)
    }

    private static func agree(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        let fewer = min(a.count, b.count)
        guard fewer >= 3 else { return true }
        var (i, j, common) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] { common += 1 }
            if a[i] <= b[j] { i += 1 } else { j += 1 }
        }
        return Double(common) >= leastFigures * Double(fewer)
    }
}
