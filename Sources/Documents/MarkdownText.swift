/// An article as Markdown, for reading: what is known of it in front, headings, lists, quotes, tables and links kept.
///
/// Every sign of the text that Markdown or HTML would take for markup is escaped, and only addresses that a reader may
/// follow safely become links, so that no page can smuggle in anything.
package struct MarkdownText {
    /// UTF-8, ending in a blank line.
    package private(set) var bytes: [UInt8] = []
    private let article: Article
    /// The next of the article's spans that was not yet passed.
    private var span = 0

    package init(_ article: Article) {
        self.article = article
        front()
        if let title = article.title {
            bytes += Array("# ".utf8)
            escape(Array(title.utf8)[...], opensLine: false)
            bytes += [0x0A, 0x0A]
        }
        var last: Block.Kind?
        for block in article.blocks {
            if let last, !(last == block.kind && (last == .listItem || last == .tableRow)) { bytes += [0x0A] }
            write(block, opensTable: block.kind == .tableRow && last != .tableRow)
            last = block.kind
        }
        bytes += [0x0A]
    }

    /// Between lines of dashes, each value as JSON, which is YAML, too.
    private mutating func front() {
        bytes += Array("---\n".utf8)
        let known: [(String, String?)] = [
            ("id", article.id), ("source", article.source), ("url", article.url ?? article.canonicalURL), ("site", article.site),
            ("byline", article.byline), ("published", article.published?.value), ("modified", article.modified?.value),
            ("seen", article.seen?.value), ("language", article.language),
        ]
        for case (let name, let value?) in known {
            var json = JSONWriter()
            json.string(value)
            bytes += Array("\(name): ".utf8) + json.bytes + [0x0A]
        }
        bytes += Array("---\n\n".utf8)
    }

    private mutating func write(_ block: Block, opensTable: Bool) {
        switch block.kind {
        case .heading: bytes += [UInt8](repeating: 0x23, count: max(2, block.level)) + [0x20]
        case .listItem: bytes += [UInt8](repeating: 0x20, count: 2 * max(0, block.level - 1)) + Array("- ".utf8)
        case .quote: bytes += Array("> ".utf8)
        case .tableRow: bytes += Array("| ".utf8)
        case .caption: bytes.append(0x2A)
        case .paragraph: break
        }
        if block.kind == .tableRow { cells(block.range) } else { words(block.range) }
        switch block.kind {
        case .caption: bytes.append(0x2A)
        case .tableRow:
            bytes += Array(" |".utf8)
            if opensTable {
                bytes += [0x0A] + Array(String(repeating: "|---", count: split(block.range).count).utf8) + [0x7C]
            }
        default: break
        }
        bytes.append(0x0A)
    }

    /// The cells of a row, which stand in the text with " | " between them.
    private func split(_ row: ByteRange) -> [ByteRange] {
        var cells: [ByteRange] = []
        var start = row.start
        var at = row.start
        while at + 3 <= row.end {
            if article.text[at] == 0x20, article.text[at + 1] == 0x7C, article.text[at + 2] == 0x20 {
                cells.append(ByteRange(start, at))
                start = at + 3
                at = start
            } else {
                at += 1
            }
        }
        return cells + [ByteRange(start, row.end)]
    }

    private mutating func cells(_ row: ByteRange) {
        for (number, cell) in split(row).enumerated() {
            if number > 0 { bytes += Array(" | ".utf8) }
            words(cell)
        }
    }

    /// The text of a block with its links.
    private mutating func words(_ range: ByteRange) {
        var at = range.start
        while span < article.spans.count {
            let link = article.spans[span]
            guard link.range.start < range.end else { break }
            span += 1
            guard link.kind == .link, link.range.start >= at, link.range.end <= range.end, let address = Self.address(link.target) else {
                continue
            }
            escape(article.text[at..<link.range.start], opensLine: at == range.start)
            bytes.append(0x5B)
            escape(article.text[link.range.start..<link.range.end], opensLine: false)
            bytes += Array("](".utf8) + address + [0x29]
            at = link.range.end
        }
        escape(article.text[at..<range.end], opensLine: at == range.start)
    }

    private mutating func escape(_ text: ArraySlice<UInt8>, opensLine: Bool) {
        // "12." and "12)" begin a list, and so would signs of headings, quotes, rules and the like.
        let digits = opensLine ? text.prefix { $0 &- 0x30 < 10 }.count : 0
        for (place, byte) in zip(text.indices, text) {
            let next = place + 1 < text.endIndex ? text[place + 1] : 0
            switch byte {
            // With "!" before it a link would be a picture, which is fetched.
            case 0x21, 0x2A, 0x3C, 0x5B, 0x5C, 0x5D, 0x5F, 0x60, 0x7C: bytes.append(0x5C)
            // "&lt;" is text here, and would be a sign there.
            case 0x26 where (next | 0x20) &- 0x61 < 26 || next == 0x23: bytes.append(0x5C)
            case 0x23, 0x2B, 0x2D, 0x3D, 0x3E, 0x7E: if opensLine, place == text.startIndex { bytes.append(0x5C) }
            case 0x29, 0x2E: if digits > 0, place == text.startIndex + digits { bytes.append(0x5C) }
            case 0x0A, 0x0D, 0x09:
                bytes.append(0x20)
                continue
            default: break
            }
            bytes.append(byte)
        }
    }

    /// Web and mail addresses and those within the site, made safe for Markdown; nil for scripts and the like.
    private static func address(_ target: String) -> [UInt8]? {
        let scheme = target.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        if scheme.endIndex < target.endIndex, target[scheme.endIndex] == ":" {
            guard ["http", "https", "mailto", "tel"].contains(scheme.lowercased()) else { return nil }
        }
        var address: [UInt8] = []
        for byte in target.utf8 {
            switch byte {
            case 0...0x20, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x60, 0x7F:
                let digits = Array("0123456789ABCDEF".utf8)
                address += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: address.append(byte)
            }
        }
        return address.isEmpty ? nil : address
    }
}
