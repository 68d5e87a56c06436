internal import Text

/// JSON as a flat tape of values, read without recursion and without copying.
///
/// Strict for the rows of a JSON-lines file; `tolerant` for JSON-LD, which on the web holds raw line breaks, trailing
/// commas, CDATA wrappers and several values one after another.
struct JSONTape {
    enum Kind: Sendable { case object, array, string, number, word }

    struct Value {
        var kind: Kind
        /// Bytes of the value; of a string without its quotes.
        var start: Int
        var end: Int
        /// Bytes of the key that it stands under, empty in arrays.
        var key: Range<Int>
        var parent: Int
        /// Index after the last value inside.
        var next: Int
    }

    /// Where reading stopped, and what should have stood there.
    struct Problem: Error {
        var offset: Int
        var expected: String
    }

    private(set) var values: [Value] = []
    let bytes: [UInt8]

    init(strict bytes: [UInt8]) throws(Problem) {
        self.bytes = bytes
        var scanner = JSONScanner(bytes, 0..<bytes.count, isTolerant: false)
        try scanner.scan()
        values = scanner.values
    }

    /// Keeps what could be read up to the first place that makes no sense at all.
    init(tolerant bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        var scanner = JSONScanner(bytes, range, isTolerant: true)
        try? scanner.scan()
        values = scanner.closed()
    }

    /// The value under a key of an object.
    func member(_ key: StaticString, of object: Int) -> Int? {
        guard values[object].kind == .object else { return nil }
        var child = object + 1
        while child < values[object].next {
            if isKey(values[child].key, key) { return child }
            child = values[child].next
        }
        return nil
    }

    func children(of value: Int) -> [Int] {
        guard values[value].kind == .object || values[value].kind == .array else { return [] }
        var found: [Int] = []
        var child = value + 1
        while child < values[value].next {
            found.append(child)
            child = values[child].next
        }
        return found
    }

    func isKey(_ range: Range<Int>, _ key: StaticString) -> Bool {
        guard range.count == key.utf8CodeUnitCount else { return false }
        return key.withUTF8Buffer { wanted in
            for (offset, byte) in wanted.enumerated() where bytes[range.lowerBound + offset] != byte { return false }
            return true
        }
    }

    /// A string's or number's characters, escapes resolved; nil for anything else.
    func text(_ value: Int) -> [UInt8]? {
        let entry = values[value]
        guard entry.kind == .string || entry.kind == .number else { return nil }
        guard bytes.firstIndex(of: 0x5C, from: entry.start, to: entry.end) != nil else {
            return Array(bytes[entry.start..<entry.end])
        }
        var out: [UInt8] = []
        out.reserveCapacity(entry.end - entry.start)
        var at = entry.start
        while at < entry.end {
            let byte = bytes[at]
            guard byte == 0x5C, at + 1 < entry.end else {
                out.append(byte)
                at += 1
                continue
            }
            at += 2
            switch bytes[at - 1] {
            case 0x6E: out.append(0x0A)
            case 0x74: out.append(0x09)
            case 0x72: out.append(0x0D)
            case 0x62: out.append(0x08)
            case 0x66: out.append(0x0C)
            case 0x75: at = appendEscaped(from: at, end: entry.end, to: &out)
            default: out.append(bytes[at - 1])
            }
        }
        return out
    }

    func string(_ value: Int?) -> String? { value.flatMap(text).map { String(decoding: $0, as: UTF8.self) } }

    /// Four hexadecimal digits, perhaps followed by a second half; a half without its other is U+FFFD.
    private func appendEscaped(from start: Int, end: Int, to out: inout [UInt8]) -> Int {
        guard let first = hexadecimal(start, end) else {
            UTF8Cursor.encode(0xFFFD) { out.append($0) }
            return start
        }
        var scalar = first
        var at = start + 4
        if (0xD800..<0xDC00).contains(first), at + 1 < end, bytes[at] == 0x5C, bytes[at + 1] == 0x75,
            let second = hexadecimal(at + 2, end), (0xDC00..<0xE000).contains(second)
        {
            scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            at += 6
        }
        if (0xD800..<0xE000).contains(scalar) { scalar = 0xFFFD }
        UTF8Cursor.encode(scalar) { out.append($0) }
        return at
    }

    private func hexadecimal(_ start: Int, _ end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for index in start..<start + 4 {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return value
    }
}
