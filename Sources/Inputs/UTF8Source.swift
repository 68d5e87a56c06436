/// UTF-16 with its mark, as spreadsheets save it, turned into UTF-8 on its way, so that a container need not know of it;
/// all else passes as it is, without the mark of UTF-8.
final class UTF8Source: ByteSource {
    private enum Form { case unknown, asItIs, utf16(isLittle: Bool) }

    private let reader: ByteReader
    private var form = Form.unknown
    /// The first half of a pair whose second half is still to come.
    private var high: UInt32?

    init(_ reader: ByteReader) { self.reader = reader }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        if case .unknown = form { try readMark() }
        guard case .utf16(let isLittle) = form else {
            let bytes = try reader.take(buffer.count)
            buffer.copyBytes(from: bytes)
            return bytes.count
        }
        // Two bytes become three at most, and a half left over from before three more.
        while true {
            let units = try reader.take(buffer.count / 3 * 2 - 4)
            var out: [UInt8] = []
            out.reserveCapacity(units.count * 3 / 2 + 6)
            for at in stride(from: 0, to: units.count & ~1, by: 2) {
                append(UInt32(units[isLittle ? at + 1 : at]) << 8 | UInt32(units[isLittle ? at : at + 1]), to: &out)
            }
            if units.isEmpty, high != nil {
                high = nil
                out += Self.replacement
            }
            buffer.copyBytes(from: out)
            if !out.isEmpty || units.isEmpty { return out.count }
        }
    }

    private func readMark() throws(Unreadable) {
        let start = Array(try reader.peek(3))
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            form = .utf16(isLittle: start[0] == 0xFF)
            try reader.skip(2)
        } else {
            form = .asItIs
            if start == [0xEF, 0xBB, 0xBF] { try reader.skip(3) }
        }
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private func append(_ unit: UInt32, to out: inout [UInt8]) {
        if let first = high {
            high = nil
            if (0xDC00..<0xE000).contains(unit), let pair = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00)) {
                out += UTF8.encode(pair).map(Array.init) ?? Self.replacement
                return
            }
            out += Self.replacement
        }
        if (0xD800..<0xDC00).contains(unit) {
            high = unit
        } else {
            out += Unicode.Scalar(unit).flatMap(UTF8.encode).map(Array.init) ?? Self.replacement
        }
    }
}
