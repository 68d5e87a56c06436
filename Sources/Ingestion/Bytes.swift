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
