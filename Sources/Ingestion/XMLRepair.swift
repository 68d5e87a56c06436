/// Makes XML that an XML parser can read of what feeds hold: entities of HTML, stray "&" and "<", control characters,
/// CDATA that never ends.
///
/// Comments, instructions and the XML declaration are left out. A document type is not passed on but told of.
struct XMLRepair {
    private(set) var xml: [UInt8] = []
    private(set) var hasDocumentType = false

    private let bytes: [UInt8]
    /// First bytes of the ends that are not ahead.
    private var missing: Set<UInt8> = []
    /// A longer tag is no tag, but a way to keep a parser busy.
    private static let tagLimit = 1 << 16
    /// Bytes looked at in vain for the end of a tag. Many such tags are given a shorter look each.
    private var wasted = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        xml.reserveCapacity(bytes.count + 64)
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case 0x3C: at = markup(at)
            case 0x26: at = reference(at)
            default:
                append(bytes[at])
                at += 1
            }
        }
    }

    private mutating func append(_ byte: UInt8) {
        xml.append(byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 ? byte : 0x20)
    }

    private mutating func markup(_ open: Int) -> Int {
        if starts("<![CDATA[", at: open) {
            let close = index(of: "]]>", from: open) ?? lastEndTag(from: open)
            for byte in bytes[open..<close] { append(byte) }
            xml += "]]>".utf8
            return starts("]]>", at: close) ? close + 3 : close
        }
        if starts("<!--", at: open) { return index(of: "-->", from: open).map { $0 + 3 } ?? open + 4 }
        if starts("<?", at: open) { return index(of: "?>", from: open).map { $0 + 2 } ?? open + 2 }
        if starts("<!DOCTYPE", at: open) || starts("<!ENTITY", at: open) {
            hasDocumentType = true
            return open + 2
        }
        let first = open + 1 < bytes.count ? bytes[open + 1] : 0
        guard ASCII.isLetter(first) || first == 0x2F || first == 0x5F || first >= 0x80, let close = tagEnd(open) else {
            xml += "&lt;".utf8
            return open + 1
        }
        var at = open
        while at < close {
            if bytes[at] == 0x26 {
                at = reference(at)
            } else if bytes[at] == 0x3C, at > open {
                xml += "&lt;".utf8
                at += 1
            } else {
                append(bytes[at])
                at += 1
            }
        }
        return close
    }

    /// The place after the ">" that is in no quotes; nil where the tag is none.
    private mutating func tagEnd(_ open: Int) -> Int? {
        let limit = min(bytes.count, open + (wasted < 1 << 24 ? Self.tagLimit : 256))
        var at = open + 1
        while at < limit {
            switch bytes[at] {
            case 0x3C:
                wasted += at - open
                return nil
            case 0x22, 0x27:
                guard let close = bytes.firstIndex(of: bytes[at], from: at + 1, to: limit), close + 1 < limit,
                    bytes[close + 1] <= 0x20 || [0x2F, 0x3E, 0x3F].contains(bytes[close + 1])
                else { break }
                at = close
            case 0x3E: return at + 1
            default: break
            }
            at += 1
        }
        wasted += at - open
        return nil
    }

    /// XML's own references stay, HTML's become what they stand for, and what is none is an "&".
    private mutating func reference(_ at: Int) -> Int {
        if let end = bytes.firstIndex(of: 0x3B, from: at, to: at + 12), end > at + 1 {
            let name = bytes.string(at + 1..<end)
            if ["amp", "lt", "gt", "quot", "apos"].contains(name) || name.first == "#" && Entities.decoded("&\(name);") != "&\(name);" {
                xml.append(bytes, at..<end + 1)
                return end + 1
            }
            let decoded = Entities.decoded("&\(name);")
            if decoded.utf8.first != 0x26 {
                xml += decoded.utf8
                return end + 1
            }
        }
        xml += "&amp;".utf8
        return at + 1
    }

    /// Where CDATA that never ends is taken to end.
    private func lastEndTag(from start: Int) -> Int {
        var at = bytes.count - 1
        var tags = 0
        while at > start + 9 {
            if bytes[at] == 0x2F, bytes[at - 1] == 0x3C {
                tags += 1
                // The item's own end tag, and that of the element which holds the data.
                if tags == 2 { return at - 1 }
            }
            at -= 1
        }
        return bytes.count
    }

    private func starts(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[start + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// Searched for in vain once, an end is not searched for again: a thousand openings must not cost a thousand searches.
    private mutating func index(of text: StaticString, from start: Int) -> Int? {
        if missing.contains(text.utf8Start.pointee) { return nil }
        var at = start
        while let hit = bytes.firstIndex(of: text.utf8Start.pointee, from: at) {
            if starts(text, at: hit) { return hit }
            at = hit + 1
        }
        missing.insert(text.utf8Start.pointee)
        return nil
    }
}
