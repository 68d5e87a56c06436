internal import Documents

/// A feed (RSS 0.9 to 2.0, RSS 1.0, Atom): each item or entry with all that stands before the first one.
///
/// It knows tags, quoted attributes, comments and CDATA, and nothing else of XML; an item that is never closed ends
/// where the next one begins.
final class FeedContainer: Container {
    private let reader: ByteReader
    private let source: String
    private let limit: Int
    private var head: [UInt8]?
    /// The name of the elements that are articles, as the feed writes it.
    private var itemName: [UInt8] = []
    private var item = 0
    private var isOver = false
    private var inside = Inside.markup

    private enum Inside { case markup, comment, data }

    private enum Piece {
        case text(Int)
        case start([UInt8], Int, isEmpty: Bool)
        case end([UInt8], Int)
        case doctype(Int, declares: Bool)
        /// Comments, CDATA, instructions, or parts of them.
        case other(Int)

        /// In bytes.
        var count: Int {
            switch self {
            case .text(let count), .start(_, let count, _), .end(_, let count), .doctype(let count, _), .other(let count): count
            }
        }
    }

    /// Of the feed's head, and of how far is looked ahead for the end of a tag.
    private static let headLimit = 1 << 17
    private static let pieceLimit = 1 << 16
    private static let less = ByteSet(0x3C)

    init(_ reader: ByteReader, source: String, limit: Int) {
        self.reader = ByteReader(UTF8Source(reader))
        self.source = source
        self.limit = limit
    }

    func next() throws(Unreadable) -> Article? {
        if isOver { return nil }
        if head == nil { head = try readHead() }
        guard let head, try findItem() else { return nil }
        item += 1
        let (bytes, count) = try readItem()
        if count > limit { return bad(source, "item \(item) is \(count) bytes long; the limit is \(limit)", code: "too-large") }
        return Article(source: source, payload: .entry(bytes, feed: head))
    }

    /// Everything before the first item, without a document type. What is no feed is told by its first element.
    private func readHead() throws(Unreadable) -> [UInt8] {
        var head: [UInt8] = []
        var root: [UInt8]?
        while let piece = try piece() {
            switch piece {
            case .doctype(_, declares: true):
                isOver = true
                throw Unreadable(
                    reason: "declares entities of its own (<!DOCTYPE … [), which no feed needs and some use to do harm. "
                        + "Take the declaration out to have the feed read",
                    code: "doctype")
            case .doctype(let count, declares: false):
                try reader.skip(count)
                continue
            case .start(let name, _, _) where root == nil:
                root = name
                let local = name.split(separator: 0x3A).last.map { String(decoding: $0, as: UTF8.self).lowercased() }
                switch local {
                case "rss", "rdf", "channel": itemName = Array("item".utf8)
                case "feed": itemName = name.dropLast(4) + Array("entry".utf8)
                default: throw notAFeed("its first element is <\(String(decoding: name.prefix(60), as: UTF8.self))>")
                }
            case .start(let name, _, _) where name == itemName: return head
            default: break
            }
            head += try reader.take(piece.count)
            if head.count > Self.headLimit {
                throw notAFeed("no item stands in its first \(Self.headLimit) bytes")
            }
        }
        guard root != nil else { throw notAFeed("it holds no element") }
        return head
    }

    private func notAFeed(_ why: String) -> Unreadable {
        isOver = true
        return Unreadable(reason: "is XML but no feed: \(why). Read are RSS, RDF and Atom", code: "no-feed")
    }

    private func findItem() throws(Unreadable) -> Bool {
        while let piece = try piece() {
            if case .start(let name, _, _) = piece, name == itemName { return true }
            try reader.skip(piece.count)
        }
        return false
    }

    /// The item that begins here, and how long it is; beyond the limit its bytes are passed over.
    private func readItem() throws(Unreadable) -> ([UInt8], Int) {
        var bytes: [UInt8] = []
        var total = 0
        while let piece = try piece() {
            if case .start(let name, _, _) = piece, name == itemName, total > 0 { break }
            total += piece.count
            if total > limit {
                bytes = []
                try reader.skip(piece.count)
            } else {
                bytes += try reader.take(piece.count)
            }
            if case .end(let name, _) = piece, name == itemName { break }
            if case .start(let name, _, isEmpty: true) = piece, name == itemName { break }
        }
        return (bytes, total)
    }

    /// What comes next, which stays in the reader; nil at the end.
    private func piece() throws(Unreadable) -> Piece? {
        guard let first = try reader.byte(0) else { return nil }
        switch inside {
        case .comment: return .other(try through("-->"))
        case .data: return .other(try through("]]>"))
        case .markup: break
        }
        guard first == 0x3C else { return .text(try textLength(from: 0)) }
        guard let second = try reader.byte(1) else { return .text(1) }
        switch second {
        case 0x21:
            if try matches("<!--", at: 0) {
                inside = .comment
                return .other(4)
            }
            if try matches("<![CDATA[", at: 0) {
                inside = .data
                return .other(9)
            }
            if try matches("<!DOCTYPE", at: 0) { return try doctype() }
            return .other(try tagLength(from: 1))
        case 0x3F: return .other(try tagLength(from: 1))
        case 0x2F: return .end(try name(at: 2), try tagLength(from: 2))
        case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...:
            let name = try name(at: 1)
            let length = try tagLength(from: 1 + name.count)
            return .start(name, length, isEmpty: try matches("/>", at: length - 2))
        default: return .text(try textLength(from: 1))
        }
    }

    private func textLength(from start: Int) throws(Unreadable) -> Int {
        try reader.place(of: Self.less, from: start, limit: Self.pieceLimit)
    }

    /// Up to and with the end of a comment or CDATA section, or a part of it. One that is not closed ends with its item.
    private func through(_ end: StaticString) throws(Unreadable) -> Int {
        let marks = ByteSet(0x3C, end.utf8Start.pointee)
        var at = 0
        while true {
            at = try reader.place(of: marks, from: at, limit: Self.pieceLimit)
            guard at < Self.pieceLimit, let byte = try reader.byte(at) else { return at }
            if byte == end.utf8Start.pointee, try matches(end, at: at) {
                inside = .markup
                return at + 3
            }
            if byte == 0x3C, try endsItem(at: at) {
                inside = .markup
                // Nothing would be no piece.
                return at > 0 ? at : try tagLength(from: 2)
            }
            at += 1
        }
    }

    /// Whether an item ends here and another or the feed's end follows at once.
    private func endsItem(at start: Int) throws(Unreadable) -> Bool {
        guard try reader.byte(start + 1) == 0x2F, try name(at: start + 2) == itemName else { return false }
        var at = start + 2 + itemName.count
        guard try reader.byte(at) == 0x3E else { return false }
        at += 1
        while at < start + Self.pieceLimit, let byte = try reader.byte(at), byte <= 0x20 { at += 1 }
        guard try reader.byte(at) == 0x3C else { return false }
        if try reader.byte(at + 1) == 0x2F { return true }
        return try name(at: at + 1) == itemName
    }

    /// Up to and with the ">" that is in no quotes. A broken tag ends where the next one begins.
    private func tagLength(from start: Int) throws(Unreadable) -> Int {
        var at = start
        while at < Self.pieceLimit, let byte = try reader.byte(at) {
            switch byte {
            case 0x3C: return at
            case 0x22, 0x27: at = try closingQuote(of: byte, from: at + 1) ?? at
            case 0x3E: return at + 1
            default: break
            }
            at += 1
        }
        return at
    }

    /// The quote that ends an attribute's value, behind which a tag goes on or ends; nil when the value is never closed, that
    /// is, when what closes it opens another.
    private func closingQuote(of quote: UInt8, from start: Int) throws(Unreadable) -> Int? {
        var at = start
        while at < Self.pieceLimit, let byte = try reader.byte(at) {
            if byte == quote {
                guard let next = try reader.byte(at + 1) else { return nil }
                return next <= 0x20 || [0x2F, 0x3E, 0x3F].contains(next) ? at : nil
            }
            at += 1
        }
        return nil
    }

    private func doctype() throws(Unreadable) -> Piece {
        var at = 9
        while at < Self.pieceLimit, let byte = try reader.byte(at), byte != 0x3E {
            if byte == 0x5B { return .doctype(at, declares: true) }
            at += 1
        }
        return .doctype(at + 1, declares: false)
    }

    private func name(at start: Int) throws(Unreadable) -> [UInt8] {
        var name: [UInt8] = []
        while name.count < 200, let byte = try reader.byte(start + name.count), byte > 0x20, ![0x2F, 0x3E, 0x3C].contains(byte) {
            name.append(byte)
        }
        return name
    }

    private func matches(_ text: StaticString, at start: Int) throws(Unreadable) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where try reader.byte(start + offset) != text.utf8Start[offset] { return false }
        return true
    }
}
