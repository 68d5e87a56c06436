/// What tells copies of a text: the same in every run and on every machine, so that it can be compared across indexes.
package struct Signature: Sendable, Equatable {
    /// MinHash values of a text that is long enough to have them.
    package static let width = 128

    /// Hash of the folded words in order: equal where texts differ in case, accents, punctuation and spaces alone.
    package var exact: UInt64
    /// The share of equal values at equal places estimates the share of common shingles (Copies); `width` values or none.
    package var minhash: [UInt16]

    package init(exact: UInt64, minhash: [UInt16]) {
        self.exact = exact
        self.minhash = minhash
    }

    /// As the public record shows it: 16 digits, and after a hyphen four for each MinHash value.
    package var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(17 + 4 * minhash.count)
        func append(_ value: UInt64, bits: Int) {
            for shift in stride(from: bits - 4, through: 0, by: -4) {
                let nibble = UInt8(truncatingIfNeeded: value >> UInt64(shift)) & 15
                digits.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
            }
        }
        append(exact, bits: 64)
        if !minhash.isEmpty { digits.append(0x2D) }
        for value in minhash { append(UInt64(value), bits: 16) }
        return String(decoding: digits, as: UTF8.self)
    }
}
