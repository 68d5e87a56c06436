/// A few bytes to look for.
struct ByteSet {
    private let bits: (UInt64, UInt64, UInt64, UInt64)

    init(_ bytes: UInt8...) {
        var words: [UInt64] = [0, 0, 0, 0]
        for byte in bytes { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
        bits = (words[0], words[1], words[2], words[3])
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte >> 6 {
            case 0: bits.0
            case 1: bits.1
            case 2: bits.2
            default: bits.3
            }
        return word >> UInt64(byte & 63) & 1 == 1
    }
}
