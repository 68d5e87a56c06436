internal import Documents
internal import Text

/// The records of a web archive (WARC 0.17 to 1.1, ISO 28500) that hold a page or a text.
///
/// A record is as long as it says, unless the next one plainly begins elsewhere; what is between records is passed over.
final class WebArchiveContainer: Container {
    private let reader: ByteReader
    private let source: String
    private let settings: InputSettings
    private let skipped: Skipped
    /// Found behind a record that was still to be given.
    private var damage: Unreadable?
    /// Bytes that were taken as a part of one record and turned out to belong to later ones.
    private var misled = 0

    private static let headerLimit = 1 << 20

    init(_ reader: ByteReader, source: String, settings: InputSettings, skipped: Skipped) {
        self.reader = reader
        self.source = source
        self.settings = settings
        self.skipped = skipped
    }

    func next() throws(Unreadable) -> Article? {
        while true {
            if let damage {
                self.damage = nil
                throw damage
            }
            try skipBlankLines()
            let start = reader.offset
            if try reader.peek(1).isEmpty { return nil }
            guard Self.beginsRecord(try reader.peek(Self.version)) else {
                try skipToRecord()
                return failed(source, "bytes \(start) to \(reader.offset), unpacked, are no record of a web archive and were passed over")
            }
            guard let header = try header() else {
                try skipToRecord()
                return failed(source, "the record at byte \(start), unpacked, has a header without an end and was passed over")
            }
            let record = CaptureRecord(header, source: source, offset: start)
            if let article = try article(record) { return article }
        }
    }

    private func article(_ record: CaptureRecord) throws(Unreadable) -> Article? {
        let verdict = record.verdict(try look(record.length), settings.captures)
        if let length = record.length, length > settings.rowLimit {
            try pass(over: length)
            switch verdict {
            case .skip(let kind): skipped.add(kind, record.label)
            case .read:
                return failed(record.label, "is \(length) bytes long; the limit is \(settings.rowLimit)", code: "too-large")
            }
            return nil
        }
        let block = try block(record)
        switch (verdict, block) {
        // Also of what would be left out: it says that the file is not whole.
        case (_, .lost(let reason)): return failed(record.label, reason)
        case (.read(let reading), .whole(let bytes)): return record.article(bytes, reading, isWhole: true, warning: nil)
        case (.read(let reading), .mended(let bytes, let warning)):
            return record.article(bytes, reading, isWhole: false, warning: warning)
        case (.skip(let kind), _):
            skipped.add(kind, record.label)
            return nil
        }
    }

    private func failed(_ label: String, _ reason: String, code: String = "damaged") -> Article {
        Opener.failed(label, Unreadable(reason: reason, code: code))
    }

    // MARK: Finding records

    private static let version = 7

    /// "WARC/0." or "WARC/1.".
    private static func beginsRecord(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == version, bytes.starts(with: "WARC/".utf8) else { return false }
        let major = bytes[bytes.startIndex + 5]
        return (major == 0x30 || major == 0x31) && bytes[bytes.startIndex + 6] == 0x2E
    }

    private func skipBlankLines() throws(Unreadable) {
        while let byte = try reader.peek(1).first, byte == 0x0D || byte == 0x0A { try reader.skip(1) }
    }

    /// Passes over lines, one at least, until one begins a record.
    private func skipToRecord() throws(Unreadable) {
        repeat {
            guard try reader.nextLine(limit: 0) != nil else { return }
        } while try !Self.beginsRecord(reader.peek(Self.version))
    }

    /// Takes the header lines; nil when there is no blank line behind them, or another record begins before it.
    private func header() throws(Unreadable) -> HeaderBlock? {
        var size = 1024
        while true {
            let ahead = try reader.peek(size)
            if let header = HeaderBlock(ahead) {
                try reader.skip(header.length)
                return header
            }
            if ahead.count < size || size >= Self.headerLimit || Self.recordInside(ahead) != nil { return nil }
            size *= 4
        }
    }

    // MARK: Taking a record's block

    private enum Block {
        case whole([UInt8])
        /// The length was wrong; with a sentence on it.
        case mended([UInt8], String)
        case lost(String)
    }

    /// The beginning of a block, for a look at what it is.
    private func look(_ length: Int?) throws(Unreadable) -> ArraySlice<UInt8> {
        if length == 0 { return [] }
        return try reader.peek(min(length ?? .max, 1 << 15))
    }

    private func block(_ record: CaptureRecord) throws(Unreadable) -> Block {
        // Lengths that are often wrong are not worth the search for what is right.
        guard let length = record.length, misled < 16 * settings.rowLimit else {
            let (bytes, isWhole) = try restOfRecord(limit: settings.rowLimit)
            return isWhole
                ? .mended(bytes, "The archive does not rightly say how long the record is; it was read up to the next one.")
                : .lost("does not rightly say how long it is, and no other record begins within \(settings.rowLimit) bytes")
        }
        var bytes = try reader.take(length)
        if endsRecord(), bytes.count == length { return .whole(bytes) }
        if let end = Self.recordInside(bytes[...]) {
            reader.putBack(bytes[end...])
            misled += bytes.count - end
            return .mended(Self.trimmed(bytes[..<end]), "The record is shorter than its Content-Length says.")
        }
        if bytes.count < length {
            if let damage {
                self.damage = nil
                return .lost("is cut off: \(damage.reason)")
            }
            return .lost("is cut off after \(bytes.count) of \(length) bytes")
        }
        let (rest, isWhole) = try restOfRecord(limit: settings.rowLimit - length)
        guard isWhole else { return .lost("is longer than its Content-Length, and than \(settings.rowLimit) bytes") }
        bytes += rest
        return .mended(bytes, "The record is longer than its Content-Length says.")
    }

    /// Whether a record may end here: at two line feeds, at the next record or at the end. Damage behind is kept for later.
    private func endsRecord() -> Bool {
        do throws(Unreadable) {
            let ahead = try reader.peek(4 + Self.version)
            if ahead.isEmpty { return true }
            let next = ahead.drop { $0 == 0x0D || $0 == 0x0A }
            return next.isEmpty || Self.beginsRecord(next.prefix(Self.version))
                || ahead.prefix(ahead.count - next.count).count { $0 == 0x0A } >= 2
        } catch {
            damage = error
            return true
        }
    }

    /// Where a line within a block begins a record.
    private static func recordInside(_ bytes: ArraySlice<UInt8>) -> Int? {
        var at = bytes.startIndex
        while let feed = bytes[at...].firstIndex(of: 0x0A) {
            if beginsRecord(bytes[(feed + 1)...].prefix(version)) { return feed + 1 }
            at = feed + 1
        }
        return nil
    }

    /// The lines up to the next record or the end, which is a whole one when it is within the limit.
    private func restOfRecord(limit: Int) throws(Unreadable) -> ([UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        var isWhole = true
        while case let ahead = try reader.peek(Self.version), !ahead.isEmpty, !Self.beginsRecord(ahead) {
            let line = try reader.peekLine()
            isWhole = isWhole && bytes.count + line.count <= limit
            if isWhole { bytes += line }
            try reader.skip(line.count)
        }
        return (Self.trimmed(bytes[...]), isWhole)
    }

    /// Without the blank lines between records.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = bytes
        while let last = bytes.last, last == 0x0D || last == 0x0A { bytes.removeLast() }
        return Array(bytes)
    }

    /// Passes over a block too long to be held. Its length may be what is wrong with it, so a record that begins before
    /// its end is found.
    private func pass(over length: Int) throws(Unreadable) {
        var left = length
        while left > 0 {
            let step = try reader.skip(min(left, reader.peekLine().count))
            if step == 0 { return }
            left -= step
            if left > 0, Self.beginsRecord(try reader.peek(Self.version)) { return }
        }
    }
}
