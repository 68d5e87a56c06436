internal import Documents

/// Messages one after another, each below a line "From … date" (mbox); ">From " in a body stands for "From ".
final class MailboxContainer: Container {
    private let reader: ByteReader
    private let source: String
    private let limit: Int
    private var isOpen = false
    private var message = 0

    init(_ reader: ByteReader, source: String, limit: Int) {
        self.reader = reader
        self.source = source
        self.limit = limit
    }

    func next() throws(Unreadable) -> Article? {
        var bytes: [UInt8] = []
        var isTooLong = false
        var isBelowBlank = true
        while let line = try reader.nextLine(limit: limit) {
            guard case .whole(let line) = line else {
                isTooLong = true
                continue
            }
            if isBelowBlank, Self.isSeparator(line) {
                if isOpen { return article(bytes, isTooLong) }
                isOpen = true
                continue
            }
            isBelowBlank = line.isEmpty || line == [0x0D]
            guard isOpen else {
                if isBelowBlank { continue }
                while try reader.skip(1 << 16) > 0 {}
                throw Unreadable(reason: "is no mailbox: it does not begin with a line \"From …\" that ends in a date", code: "no-mailbox")
            }
            if bytes.count + line.count > limit {
                isTooLong = true
                bytes = []
            }
            if !isTooLong {
                bytes += Self.isQuotedFrom(line) ? line.dropFirst() : line[...]
                bytes.append(0x0A)
            }
        }
        guard isOpen else { return nil }
        isOpen = false
        return article(bytes, isTooLong)
    }

    private func article(_ bytes: [UInt8], _ isTooLong: Bool) -> Article {
        message += 1
        if isTooLong { return bad(source, "message \(message) is longer than \(limit) bytes, the limit on one", code: "too-large") }
        // The blank line belongs to the separator below it.
        return Article(source: source, payload: .mail(bytes.last == 0x0A ? bytes.dropLast() : bytes))
    }

    /// "From who Thu Jul  4 10:30:00 2019", perhaps with a zone before or after the year. A body's own "From " has no date at its end.
    private static func isSeparator(_ line: [UInt8]) -> Bool {
        guard line.starts(with: Array("From ".utf8)) else { return false }
        let words = line.split { $0 <= 0x20 }
        guard words.count >= 5, words.contains(where: { $0.count >= 4 && $0.contains(0x3A) && $0.first.map { $0 &- 0x30 < 10 } ?? false })
        else { return false }
        return words.suffix(2).contains { $0.count == 4 && $0.allSatisfy { $0 &- 0x30 < 10 } }
    }

    private static func isQuotedFrom(_ line: [UInt8]) -> Bool {
        line.first == 0x3E && line.drop { $0 == 0x3E }.starts(with: Array("From ".utf8))
    }
}
