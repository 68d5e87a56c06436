internal import Text

/// The letters and digits of a text, folded: what two spellings of one headline or name have in common.
struct Skeleton: Hashable {
    private(set) var letters: [UInt8] = []

    var count: Int { letters.count }
    var isEmpty: Bool { letters.isEmpty }

    init(_ string: String) {
        let bytes = Array(string.utf8)
        self.init(bytes, 0..<bytes.count)
    }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        letters.reserveCapacity(range.count)
        let span = bytes.span
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = span[at]
            if byte < 0x80 {
                if ASCII.isLetter(byte) || ASCII.isDigit(byte) { letters.append(ASCII.lowered(byte)) }
                at += 1
                continue
            }
            let (scalar, width) = UTF8Cursor.scalar(span, at)
            if ScalarTraits.of(scalar).isWordPart { Folding.fold(scalar) { letters.append($0) } }
            at += width
        }
    }

    func contains(_ other: Skeleton) -> Bool {
        guard let first = other.letters.first, other.count <= count else { return false }
        var at = 0
        while let hit = letters.firstIndex(of: first, from: at, to: count - other.count + 1) {
            if letters[hit..<hit + other.count] == other.letters[...] { return true }
            at = hit + 1
        }
        return false
    }

    /// How much of the longer the shorter is, where one holds the other; their common beginning otherwise.
    func agreement(with other: Skeleton) -> Double {
        let (short, long) = count <= other.count ? (self, other) : (other, self)
        guard !short.isEmpty else { return 0 }
        let share = Double(short.count) / Double(long.count)
        if long.contains(short) { return short.count >= 20 ? max(share, 0.6) : share }
        let common = zip(short.letters, long.letters).prefix { $0 == $1 }.count
        return Double(common) / Double(long.count)
    }
}
