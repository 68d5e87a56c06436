internal import Documents

/// A table as spreadsheets and databases save it (RFC 4180): a record each, the first one naming the columns.
///
/// A cell in quotes may hold line ends. A quote that opens and does not close costs its own line: it is told by the next
/// cell that opens with a quote where none can be, by the end of the file, or by `quoteLimit`; reading goes on with the line below.
final class TableContainer: Container {
    private let reader: ByteReader
    private let source: String
    private let limit: Int
    private let isTabbed: Bool
    private var header: [UInt8]?
    private var delimiter: UInt8 = 0x2C
    private var line = 1
    /// No cell in quotes ends before this place: it was looked for.
    private var closesNotBefore = 0

    private static let quoteLimit = 4 << 20
    /// Every record is read with the header.
    private static let headerLimit = 1 << 16

    init(_ reader: ByteReader, source: String, limit: Int, isTabbed: Bool) {
        self.reader = ByteReader(UTF8Source(reader))
        self.source = source
        self.limit = limit
        self.isTabbed = isTabbed
    }

    func next() throws(Unreadable) -> Article? {
        if header == nil { delimiter = try readDelimiter() }
        while try reader.byte(0) != nil {
            let first = line
            switch try measure() {
            case .record(let count):
                var record = try reader.take(count)
                line += record.lazy.filter { $0 == 0x0A }.count
                while let last = record.last, last == 0x0A || last == 0x0D { record.removeLast() }
                guard record.contains(where: { $0 > 0x20 && $0 != delimiter }) else { continue }
                guard let header else {
                    guard count <= Self.headerLimit else { throw try refused(count) }
                    header = record
                    continue
                }
                return Article(source: source, payload: .cells(record, header: header, delimiter: delimiter, line: first))
            case .tooLong:
                try skipLine()
                return bad(source, "line \(first) is longer than \(limit) bytes, the limit on one record", code: "too-large")
            case .open:
                try skipLine()
                return bad(source, "line \(first) opens a quote that does not close; the line is left out")
            }
        }
        return nil
    }

    private func refused(_ count: Int) throws(Unreadable) -> Unreadable {
        while try reader.skip(1 << 16) > 0 {}
        return Unreadable(
            reason: "has a first line of \(count) bytes, which cannot be the names of columns; the limit is \(Self.headerLimit)",
            code: "bad-row")
    }

    /// The likeliest of the usual ones in the first line, or the one that its "sep=" names.
    private func readDelimiter() throws(Unreadable) -> UInt8 {
        let start = Array(try reader.peek(5))
        if start.count == 5, start.starts(with: Array("sep=".utf8)) {
            try skipLine()
            return start[4]
        }
        if isTabbed { return 0x09 }
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        var at = 0
        while at < Self.headerLimit, let byte = try reader.byte(at), isQuoted || byte != 0x0A && byte != 0x0D {
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
            at += 1
        }
        let usual: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        return usual.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
    }

    private enum Measure { case record(Int), open, tooLong }

    /// How long the record is that begins here, its line end included.
    private func measure() throws(Unreadable) -> Measure {
        let marks = ByteSet(0x22, 0x0A, 0x0D, delimiter)
        var at = 0
        var opensCell = true
        while true {
            // Blanks before a quote are no part of the cell.
            if opensCell { while try reader.byte(at) == 0x20 { at += 1 } }
            let mark = try reader.place(of: marks, from: at, limit: limit + 1)
            guard mark <= limit else { return .tooLong }
            guard let byte = try reader.byte(mark) else { return .record(mark) }
            let opensQuote = byte == 0x22 && opensCell && mark == at
            opensCell = byte == delimiter
            at = mark + 1
            if opensQuote {
                guard let close = try closingQuote(from: at) else { return .open }
                at = close + 1
            } else if byte == 0x0A {
                return .record(at)
            } else if byte == 0x0D {
                return .record(try reader.byte(at) == 0x0A ? at + 1 : at)
            }
        }
    }

    /// The quote that ends the cell; nil when it is never closed.
    private func closingQuote(from start: Int) throws(Unreadable) -> Int? {
        var at = max(start, closesNotBefore - reader.offset)
        var sawLineEnd = at > start
        while true {
            let mark = try reader.place(of: Self.quoteOrLine, from: at, limit: start + Self.quoteLimit)
            guard mark < start + Self.quoteLimit, let byte = try reader.byte(mark) else {
                closesNotBefore = reader.offset + mark
                return nil
            }
            at = mark + 1
            if byte == 0x0A {
                sawLineEnd = true
                continue
            }
            let next = try reader.byte(at)
            if next == 0x22 {
                at += 1
            } else if next == nil || next == delimiter || next == 0x0A || next == 0x0D {
                return mark
            } else if sawLineEnd, let before = try reader.byte(mark - 1), before == 0x0A || before == delimiter {
                return nil
            }
        }
    }

    private static let quoteOrLine = ByteSet(0x22, 0x0A)
    private static let lineFeed = ByteSet(0x0A)

    private func skipLine() throws(Unreadable) {
        line += 1
        while let byte = try reader.byte(0), byte != 0x0A {
            try reader.skip(try reader.place(of: Self.lineFeed, from: 0, limit: Self.headerLimit))
        }
        try reader.skip(1)
    }
}
