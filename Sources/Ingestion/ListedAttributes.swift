/// The attributes of the tag being read that are worth keeping; the first of a name wins, as in HTML5.
struct ListedAttributes {
    private var entries: [(name: AttributeName, value: Range<Int>)] = []
    private var signs: Signs = []
    private var seen: UInt32 = 0
    /// What classes and ids of this page were found to say: most come again.
    private var known = [(value: Range<Int>, signs: Signs)](repeating: (0..<0, []), count: 256)

    /// Nothing here says anything.
    var isEmpty: Bool { entries.isEmpty && signs.isEmpty }

    mutating func clear() {
        entries.removeAll(keepingCapacity: true)
        signs = []
        seen = 0
    }

    mutating func add(_ name: AttributeName, _ value: Range<Int>) {
        let bit = UInt32(1) << UInt32(name.rawValue)
        if name == .none || seen & bit != 0 { return }
        seen |= bit
        entries.append((name, value))
    }

    /// Reads what classes, ids and roles say; only for tags that will be written.
    mutating func readSigns(from page: [UInt8]) {
        guard seen & Self.signBits != 0 else { return }
        var others = 0
        for index in entries.indices {
            let (name, value) = entries[index]
            switch name {
            case .class, .id: signs.formUnion(read(value, of: page))
            case .role: signs.formUnion(Signs(role: page, value))
            case .hidden: signs.insert(.hidden)
            case .ariaHidden: if value.count == 4 { signs.insert(.muted) }
            case .style: signs.formUnion(Signs(style: page, value))
            default:
                entries[others] = (name, value)
                others += 1
            }
        }
        entries.removeLast(entries.count - others)
    }

    private mutating func read(_ value: Range<Int>, of page: [UInt8]) -> Signs {
        let slot = page.withUnsafeBytes { bytes in
            // A value ends before its closing quote or the end of the page, and 8 bytes before that end are still the page's.
            let tail = value.upperBound >= 8 ? bytes.loadUnaligned(fromByteOffset: value.upperBound - 8, as: UInt64.self) : 0
            return Int(truncatingIfNeeded: (tail &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(value.count) &* 0xC2B2_AE3D_27D4_EB4F) >> 56)
        }
        if page.areEqual(known[slot].value, value) { return known[slot].signs }
        let signs = Signs(reading: page, value)
        known[slot] = (value, signs)
        return signs
    }

    private static let signBits = [AttributeName.class, .id, .role, .hidden, .ariaHidden, .style].reduce(UInt32(0)) {
        $0 | 1 << UInt32($1.rawValue)
    }

    private func value(_ name: AttributeName) -> Range<Int>? { entries.first { $0.name == name }?.value }

    func isStructuredData(in page: [UInt8]) -> Bool { value(.type).map { page.contains("ld+json", in: $0) } ?? false }

    func isUsefulLink(in page: [UInt8]) -> Bool {
        guard let rel = value(.rel) else { return value(.itemprop) != nil }
        return page.contains("canonical", in: rel) || page.contains("author", in: rel)
    }

    /// Values are written in double quotes unless they hold some. Gives whether anything was written that means
    /// something even where the element holds no text.
    func write(from page: [UInt8], of tag: Tag, keepsLinks: Bool, to markup: inout [UInt8]) -> Bool {
        var saysMore = false
        let own = tag.olderName == nil ? Tag.other : tag
        if !signs.isEmpty || own != .other {
            markup.append(contentsOf: AttributeName.openings[Int(AttributeName.signs.rawValue)])
            PackedSigns.write(own, signs, to: &markup)
        }
        for (name, value) in entries {
            switch name {
            case .type, .signs: continue
            case .href where tag == .a && !keepsLinks && !isTellingAddress(page, value):
                markup.append(contentsOf: Self.bareLink)
                continue
            case .name where tag != .meta: continue
            case .lang where tag != .html: continue
            case .title where tag != .time && tag != .abbr && tag != .span: continue
            default: break
            }
            if name != .href { saysMore = true }
            let hasDouble = page.firstIndex(of: 0x22, from: value.lowerBound, to: value.upperBound) != nil
            if hasDouble, page.firstIndex(of: 0x27, from: value.lowerBound, to: value.upperBound) != nil { continue }
            let quote: UInt8 = hasDouble ? 0x27 : 0x22
            markup.append(contentsOf: AttributeName.openings[Int(name.rawValue)])
            markup.append(quote)
            markup.append(page, value)
            markup.append(quote)
        }
        return saysMore
    }

    /// Most of what pages declare is for other programs, and the longest of it says nothing of title, author or date.
    func isUsefulMeta(in page: [UInt8]) -> Bool {
        guard let content = value(.content), content.count <= 1000 else { return false }
        guard let key = value(.property) ?? value(.name) else { return true }
        return Self.uselessMeta.value(of: page.span, key.lowerBound, key.upperBound) == 0
    }

    private static let uselessMeta = WordTable(lists: [
        (
            """
            description og:description twitter:description keywords news_keywords viewport robots generator theme-color
            og:image og:image:url og:image:secure_url og:image:width og:image:height og:image:alt og:image:type twitter:image twitter:image:src
            twitter:image:alt twitter:card twitter:site twitter:creator twitter:url twitter:domain fb:pages fb:app_id fb:admins og:locale
            msapplication-tileimage msapplication-tilecolor msapplication-task google-site-verification apple-itunes-app format-detection
            """, 1
        )
    ])

    private static let bareLink = Array(" href".utf8)

    /// Anchors on the page itself and pages of authors; other addresses are of no use here.
    private func isTellingAddress(_ page: [UInt8], _ value: Range<Int>) -> Bool {
        guard let first = value.first else { return false }
        if page[first] == 0x23 { return true }
        // "aut", in either case: the rarest of the three is looked for.
        var at = first + 1
        while let hit = page.firstIndex(of: 0x75, from: at, to: value.upperBound) {
            at = hit + 1
            if at < value.upperBound, ASCII.lowered(page[hit - 1]) == 0x61, page[at] == 0x74 { return true }
        }
        return false
    }
}

/// How an element's own name and signs travel through the parser: hexadecimal digits, the last two of the tag.
enum PackedSigns {
    private static let digits = Array("0123456789abcdef".utf8)

    static func write(_ tag: Tag, _ signs: Signs, to markup: inout [UInt8]) {
        let bits = UInt64(signs.rawValue) << 8 | UInt64(tag.rawValue)
        markup.append(0x22)
        var shift = (63 - (bits | 1).leadingZeroBitCount) & ~3
        while shift >= 0 {
            markup.append(digits[Int(bits >> UInt64(shift) & 15)])
            shift -= 4
        }
        markup.append(0x22)
    }

    static func read(_ value: UnsafeBufferPointer<UInt8>) -> (tag: Tag, signs: Signs) {
        var bits: UInt64 = 0
        for byte in value { bits = bits << 4 | UInt64(byte < 0x3A ? byte &- 0x30 : byte &- 0x57) & 15 }
        return (Tag(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .other, Signs(rawValue: UInt32(truncatingIfNeeded: bits >> 8)))
    }
}
