internal import Glibc

/// Searching in bytes, where the C library is many times faster than a loop.
extension [UInt8] {
    func firstIndex(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
        let end = Swift.min(end ?? count, count)
        guard start < end else { return nil }
        return withUnsafeBytes { buffer in
            // 0 ≤ start < end ≤ count, so the searched bytes lie inside the array, which lives through this closure.
            guard let base = buffer.baseAddress, let hit = memchr(base + start, Int32(byte), end - start) else {
                return nil
            }
            return UnsafeRawPointer(hit) - base
        }
    }

    /// Whether the bytes are well-formed UTF-8 (Unicode, table 3-7). Pages are mostly ASCII, which is passed over 32 bytes
    /// at a time: a third of what the standard library's own validation takes.
    var isValidUTF8: Bool {
        withUnsafeBytes { bytes in
            var at = 0
            while at < bytes.count {
                // Every load ends at or before the last byte.
                while at + 32 <= bytes.count,
                    (bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) | bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
                        | bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)
                        | bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)) & 0x8080_8080_8080_8080 == 0
                { at += 32 }
                while at < bytes.count, bytes[at] < 0x80 { at += 1 }
                // Where there is one such letter, more are likely near.
                while at < bytes.count, bytes[at] >= 0x80 {
                    let first = bytes[at]
                    let following: Int
                    switch first {
                    case 0xC2...0xDF: following = 1
                    case 0xE0...0xEF: following = 2
                    case 0xF0...0xF4: following = 3
                    default: return false
                    }
                    guard at + following < bytes.count else { return false }
                    let second = bytes[at + 1]
                    let least: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
                    let most: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
                    guard second >= least, second <= most else { return false }
                    for later in stride(from: 2, through: following, by: 1) where bytes[at + later] & 0xC0 != 0x80 { return false }
                    at += following + 1
                }
            }
            return true
        }
    }

    /// Whether two ranges hold the same bytes.
    func areEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        return withUnsafeBytes { buffer in
            // Slicing the buffer checks both ranges, and memcmp reads as many bytes as each holds.
            let (one, other) = (UnsafeRawBufferPointer(rebasing: buffer[a]), UnsafeRawBufferPointer(rebasing: buffer[b]))
            return a.isEmpty || memcmp(one.baseAddress!, other.baseAddress!, a.count) == 0
        }
    }

    /// Whether a range holds these ASCII letters, in either case. `needle` is lower case.
    func contains(_ needle: StaticString, in range: Range<Int>) -> Bool {
        firstIndex(of: needle, in: range) != nil
    }

    func firstIndex(of needle: StaticString, in range: Range<Int>) -> Int? {
        let length = needle.utf8CodeUnitCount
        guard length > 0, range.count >= length else { return nil }
        return needle.withUTF8Buffer { wanted in
            let first = wanted[0]
            var at = range.lowerBound
            while at + length <= range.upperBound {
                if ASCII.lowered(self[at]) == first {
                    var offset = 1
                    while offset < length, ASCII.lowered(self[at + offset]) == wanted[offset] { offset += 1 }
                    if offset == length { return at }
                }
                at += 1
            }
            return nil
        }
    }

    /// Appends a range of other bytes; a slice of them would be counted as one more owner each time.
    @inline(__always)
    mutating func append(_ other: [UInt8], _ range: Range<Int>) {
        // Slicing the buffer checks the range, and the buffer is used only within the closure.
        other.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
