/// One table of the gazetteer as bytes: its columns and the cells of its rows, as ranges, without a String per cell.
import Documents

struct GazetteerTable {
    let file: String
    let bytes: [UInt8]
    let columns: [String]
    private let firstLine: Int
    private let firstByte: Int

    /// Reads comments and the line of column names. Throws when the file cannot be a table at all.
    init(file: String, bytes: [UInt8]) throws(TableError) {
        guard !Inflate.isGzip(bytes) else {
            guard let inflated = Inflate.gunzip(bytes) else {
                throw TableError(file: file, line: nil, problem: "damaged gzip file; make it again or fetch it again.")
            }
            self = try GazetteerTable(file: file, plain: inflated)
            return
        }
        self = try GazetteerTable(file: file, plain: bytes)
    }

    private init(file: String, plain bytes: [UInt8]) throws(TableError) {
        var at = 0
        var line = 1
        while at < bytes.count {
            let end = Self.lineEnd(bytes, at)
            let text = Self.trimmed(bytes, at, end)
            at = end + 1
            line += 1
            guard text.count > 0, bytes[text.start] != 0x23 else { continue }
            columns = Self.cells(bytes, text).map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
            self.file = file
            self.bytes = bytes
            firstLine = line
            firstByte = at
            return
        }
        throw TableError(file: file, line: nil, problem: "no line of column names, expected one such as “id, name, type, …”.")
    }

    /// Where the columns are named.
    var headLine: Int { firstLine - 1 }

    /// Made by a program rather than written by hand.
    var isPacked: Bool { file.hasSuffix(".gz") }

    func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// Calls `body` with each row's line number and cells, comments and empty lines left out.
    func forEachRow(_ body: (_ line: Int, _ cells: [ByteRange]) -> Void) {
        var at = firstByte
        var line = firstLine
        while at < bytes.count {
            let end = Self.lineEnd(bytes, at)
            let text = Self.trimmed(bytes, at, end)
            if text.count > 0, bytes[text.start] != 0x23 { body(line, Self.cells(bytes, text)) }
            at = end + 1
            line += 1
        }
    }

    func string(_ range: ByteRange) -> String { String(decoding: bytes[range.start..<range.end], as: UTF8.self) }

    func integer(_ range: ByteRange) -> Int? { Int(string(range)) }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        return at
    }

    /// Without a carriage return at the end and a byte order mark at the start.
    private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ByteRange {
        var range = ByteRange(start, end)
        if range.count > 0, bytes[end - 1] == 0x0D { range.end -= 1 }
        if start == 0, range.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { range.start = 3 }
        return range
    }

    private static func cells(_ bytes: [UInt8], _ line: ByteRange) -> [ByteRange] {
        var cells: [ByteRange] = []
        cells.reserveCapacity(12)
        split(bytes, line, at: 0x09) { cells.append($0) }
        return cells
    }

    /// The parts of a range between separators; at least one, perhaps empty.
    static func split(_ bytes: [UInt8], _ range: ByteRange, at separator: UInt8, _ body: (ByteRange) -> Void) {
        var start = range.start
        for at in range.start..<range.end where bytes[at] == separator {
            body(ByteRange(start, at))
            start = at + 1
        }
        body(ByteRange(start, range.end))
    }
}
