/// Steps through bytes known to be valid UTF-8.
public enum UTF8Cursor {
    /// The scalar that starts at `index`, and its width in bytes. A stray byte reads as U+FFFD of width 1.
    @inlinable @inline(__always)
    public static func scalar(_ bytes: Span<UInt8>, _ index: Int) -> (value: UInt32, width: Int) {
        let first = bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        let left = bytes.count - index
        if first & 0xE0 == 0xC0, left > 1 {
            return (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        if first & 0xF0 == 0xE0, left > 2 {
            return (UInt32(first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
        }
        if first & 0xF8 == 0xF0, left > 3 {
            let high = UInt32(first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
            return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
        }
        return (0xFFFD, 1)
    }

    /// The scalar that ends just before `index`, and its width; index must be above 0.
    @inlinable @inline(__always)
    public static func scalar(_ bytes: Span<UInt8>, before index: Int) -> (value: UInt32, width: Int) {
        var start = index - 1
        while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let (value, width) = scalar(bytes, start)
        return start + width == index ? (value, width) : (0xFFFD, 1)
    }

    @inlinable @inline(__always)
    public static func encode(_ scalar: UInt32, _ emit: (UInt8) -> Void) {
        if scalar < 0x80 {
            emit(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            emit(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            emit(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        } else if scalar < 0x10000 {
            emit(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            emit(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            emit(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        } else {
            emit(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
            emit(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
            emit(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            emit(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        }
    }
}

/// Byte offsets to code point offsets, for the public record: one count per 64 bytes, so a lookup is short and memory small.
public struct CodePointIndex: Sendable {
    private let counts: [UInt32]
    private let isASCII: Bool

    public init(_ bytes: Span<UInt8>) {
        var counts: [UInt32] = []
        counts.reserveCapacity(bytes.count / 64 + 1)
        var count: UInt32 = 0
        for index in 0..<bytes.count {
            if index & 63 == 0 { counts.append(count) }
            if bytes[index] & 0xC0 != 0x80 { count += 1 }
        }
        if bytes.count & 63 == 0 { counts.append(count) }
        self.counts = counts
        isASCII = Int(count) == bytes.count
    }

    /// How many code points stand before the byte at `offset`.
    public func codePoints(before offset: Int, in bytes: Span<UInt8>) -> Int {
        if isASCII { return offset }
        var count = Int(counts[offset >> 6])
        var at = offset & ~63
        while at < offset {
            if bytes[at] & 0xC0 != 0x80 { count += 1 }
            at += 1
        }
        return count
    }

    /// Where the code point begins that has so many before it; behind the last one, the end. nil where there are fewer.
    public func byte(at codePoint: Int, in bytes: Span<UInt8>) -> Int? {
        guard codePoint >= 0 else { return nil }
        if isASCII { return codePoint <= bytes.count ? codePoint : nil }
        // The last run of 64 bytes that does not begin behind it.
        var (low, high) = (0, counts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(counts[middle]) <= codePoint { low = middle } else { high = middle - 1 }
        }
        var left = codePoint - Int(counts[low])
        var at = low << 6
        while at < bytes.count {
            if bytes[at] & 0xC0 != 0x80 {
                if left == 0 { return at }
                left -= 1
            }
            at += 1
        }
        return left == 0 ? at : nil
    }
}
