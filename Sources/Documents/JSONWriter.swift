/// Appends JSON to a byte buffer: one pass, no intermediate values.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    package mutating func object(_ body: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, body) }
    package mutating func array(_ body: (inout JSONWriter) -> Void) { nest(0x5B, 0x5D, body) }

    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    /// A key that is known only at run time, such as a column's name.
    package mutating func key(named name: String) {
        string(name)
        bytes.append(0x3A)
        needsComma = false
    }

    package mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string(utf8: $0.span) }
    }

    /// A string from valid UTF-8.
    package mutating func string(utf8 value: Span<UInt8>) {
        separate()
        bytes.reserveCapacity(bytes.count + value.count + 2)
        bytes.append(0x22)
        var at = 0
        while at < value.count {
            // U+0080 to U+009F, which some terminals obey, are no more printed than those below the space.
            if value[at] == 0xC2, at + 1 < value.count, value[at + 1] < 0xA0 {
                at += 1
                appendControl(value[at])
            } else {
                appendEscaped(value[at])
            }
            at += 1
        }
        bytes.append(0x22)
        needsComma = true
    }

    package mutating func integer(_ value: Int) { raw(String(value)) }
    package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }
    package mutating func null() { raw("null") }

    /// A number with at most `decimals` decimals, without trailing zeros.
    package mutating func number(_ value: Double, decimals: Int = 3) {
        guard value.isFinite else { return null() }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard abs(scaled) < 9e15 else { return raw(String(value)) }
        if scaled == (value.rounded() * scale) { return integer(Int(value.rounded())) }
        let whole = Int(abs(scaled)) / Int(scale)
        var fraction = String(Int(abs(scaled)) % Int(scale))
        fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        raw((scaled < 0 ? "-" : "") + String(whole) + "." + fraction)
    }

    // Members of an object: written only when there is something to say.
    package mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }
    package mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }
    package mutating func member(_ name: StaticString, _ value: Double?, decimals: Int = 3) {
        guard let value else { return }
        key(name)
        number(value, decimals: decimals)
    }

    private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func raw(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            bytes.append(0x5C)
            bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        case 0x00..<0x20, 0x7F: appendControl(byte)
        default: bytes.append(byte)
        }
    }

    private mutating func appendControl(_ code: UInt8) {
        bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, hex(code >> 4), hex(code & 15)])
    }

    private func hex(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
}
