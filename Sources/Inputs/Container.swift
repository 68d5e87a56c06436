internal import Documents

/// A file that holds many articles, read once from its beginning to its end.
///
/// What cannot be read costs as little as it can: a bad record becomes an article with the reason, and the next one
/// is looked for behind it.
protocol Container: AnyObject {
    /// The next article with its raw bytes; nil at the end. After it has thrown, it goes on behind the damage, or ends.
    func next() throws(Unreadable) -> Article?
}

extension Container {
    /// A record that cannot be read, in its place.
    func bad(_ source: String, _ message: String, code: String = "bad-row") -> Article {
        Article(source: source, payload: .unreadable(Rejection(stage: "read", code: code, message: "\(source): \(message).")))
    }
}

/// One JSON object a line.
final class LinesContainer: Container {
    private let reader: ByteReader
    private let source: String
    private let limit: Int

    init(_ reader: ByteReader, source: String, limit: Int) {
        self.reader = reader
        self.source = source
        self.limit = limit
    }

    func next() throws(Unreadable) -> Article? {
        while let line = try reader.nextLine(limit: limit) {
            switch line {
            case .whole(let row):
                guard row.contains(where: { $0 > 0x20 }) else { continue }
                return Article(source: source, payload: .row(row, line: reader.line))
            case .tooLong(let count):
                return bad(source, "line \(reader.line) is \(count) bytes long; the limit is \(limit)", code: "too-large")
            }
        }
        return nil
    }
}
