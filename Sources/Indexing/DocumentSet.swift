import Foundation

/// A set of articles, by their rows in the index: a bit for each. 100,000 articles take 12 kB, so conditions are met one by
/// one, each in the way that suits it, and joined here.
package struct DocumentSet: Sendable {
    private var words: [UInt64] = []

    /// How many articles it holds.
    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The highest row.
    var last: Int? {
        words.lastIndex { $0 != 0 }.map { $0 << 6 | (63 - words[$0].leadingZeroBitCount) }
    }

    func contains(_ row: Int) -> Bool {
        let word = row >> 6
        return row >= 0 && word < words.count && words[word] & (1 << UInt64(row & 63)) != 0
    }

    /// A row that no index of ours has, of a damaged file, is left out.
    mutating func insert(_ row: Int) {
        guard (0..<1 << 28).contains(row) else { return }
        let word = row >> 6
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= 1 << UInt64(row & 63)
    }

    mutating func formUnion(_ other: DocumentSet) {
        if other.words.count > words.count { words.append(contentsOf: repeatElement(0, count: other.words.count - words.count)) }
        for index in other.words.indices { words[index] |= other.words[index] }
    }

    mutating func formIntersection(_ other: DocumentSet) {
        for index in words.indices { words[index] &= index < other.words.count ? other.words[index] : 0 }
    }

    mutating func subtract(_ other: DocumentSet) {
        for index in words.indices where index < other.words.count { words[index] &= ~other.words[index] }
    }

    /// The rows, in order.
    func forEach(_ body: (Int) throws -> Void) rethrows {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                try body(index << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// The bits as the SQL function `holds` reads them: row n is bit n & 7 of byte n >> 3.
    var bits: Data {
        var bytes = Data(capacity: words.count * 8)
        for word in words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
