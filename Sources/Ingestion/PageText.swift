internal import Text

/// A piece of the page that stands on a line of its own, with what decides whether it is article text.
struct PageBlock {
    /// The block element that it stands in.
    var node: Int
    /// Where its first letter stands in the arena's text, and the place after its last.
    var source: Int
    var sourceEnd = 0
    /// Range of the page text's bytes.
    var start: Int
    var end: Int
    /// Characters but white space, in Latin measure: an ideograph counts three.
    var letters = 0
    /// Those of them inside links.
    var linked = 0
    /// Commas and ends of sentences, of any script.
    var stops = 0
    /// The table row, list item or such that it belongs to.
    var row = -1

    var linkShare: Double { letters == 0 ? 0 : Double(linked) / Double(letters) }
    /// Running text rather than a label.
    var isProse: Bool { letters >= 60 && linkShare < 0.4 || letters >= 25 && stops > 0 && linkShare < 0.3 }
}

/// All text of a page as blocks in reading order: white space collapsed, inline elements joined.
struct PageText {
    private(set) var bytes: [UInt8] = []
    private(set) var blocks: [PageBlock] = []
    /// Where links stand in `bytes`, in order, when they are asked for.
    private(set) var links: [(node: Int, range: Range<Int>)] = []
    /// Running letters up to each block, so that the prose of any element is a subtraction.
    private var prose: [Int] = [0]

    init(_ arena: PageArena, keepsLinks: Bool = false) {
        bytes.reserveCapacity(arena.text.count)
        var writer = BlockWriter(arena, keepsLinks: keepsLinks)
        (bytes, blocks) = writer.run()
        links = writer.found
        weigh { _ in 1 }
    }

    /// Recounts prose, each block at the weight it is given.
    mutating func weigh(_ weight: (Int) -> Double) {
        prose.removeAll(keepingCapacity: true)
        prose.append(0)
        var sum = 0
        for (index, block) in blocks.enumerated() {
            if block.isProse { sum += Int(Double(block.letters - block.linked) * weight(index)) }
            prose.append(sum)
        }
    }

    /// The blocks that lie wholly inside an element; an inline element at the start of a paragraph is not the paragraph.
    func blocks(of node: Int, in arena: PageArena) -> Range<Int> {
        let range = arena.textRange(node)
        let first = firstBlock(from: range.lowerBound)
        var last = max(first, firstBlock(from: range.upperBound))
        while last > first, blocks[last - 1].sourceEnd > range.upperBound { last -= 1 }
        return first..<last
    }

    func prose(in range: Range<Int>) -> Int { prose[range.upperBound] - prose[range.lowerBound] }

    private func firstBlock(from source: Int) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].source < source { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Walks the arena once, without recursion.
private struct BlockWriter {
    private let arena: PageArena
    private var bytes: [UInt8] = []
    private var blocks: [PageBlock] = []
    private var open: [Int] = []
    /// The block elements among the open ones.
    private var places: [Int] = []
    private var rows: [Int] = []
    private var links = 0
    private let keepsLinks: Bool
    private(set) var found: [(node: Int, range: Range<Int>)] = []
    private var preformatted = 0
    private var current: PageBlock?
    private var spacePending = false
    private var breaks = 0
    private var lineBreaks = 0
    /// Spaces that do not break, since the last letter.
    private var hardSpaces = 0

    init(_ arena: PageArena, keepsLinks: Bool) {
        self.arena = arena
        self.keepsLinks = keepsLinks
        bytes.reserveCapacity(arena.text.count)
    }

    mutating func run() -> ([UInt8], [PageBlock]) {
        var at = 0
        var node = 0
        while true {
            while let last = open.last, arena.end(last) <= node {
                let end = arena.textRange(last).upperBound
                write(at..<end)
                at = end
                leave(last)
            }
            guard node < arena.count else { break }
            let range = arena.textRange(node)
            write(at..<range.lowerBound)
            at = range.lowerBound
            if arena.tags[node].isMute || isUnseen(node) || isFootnoteMark(node) {
                if arena.tags[node].isMute { flush() }
                at = range.upperBound
                node = arena.end(node)
            } else {
                enter(node)
                node += 1
            }
        }
        flush()
        return (bytes, blocks)
    }

    private mutating func enter(_ node: Int) {
        open.append(node)
        let tag = arena.tags[node]
        if tag.isBlock {
            flush()
            places.append(node)
        }
        switch tag {
        case .br:
            breaks += 1
            if breaks > 1 { flush() }
            hardSpaces = 0
            spacePending = true
        case .a where isLink(node):
            links += 1
            if keepsLinks { found.append((node, bytes.count..<bytes.count)) }
        case .pre: preformatted += 1
        case .tr: rows.append(node)
        default: break
        }
    }

    private mutating func leave(_ node: Int) {
        open.removeLast()
        let tag = arena.tags[node]
        if tag.isBlock {
            flush()
            places.removeLast()
        }
        switch tag {
        case .a where isLink(node):
            links -= 1
            if let last = found.lastIndex(where: { $0.node == node }) {
                let start = min(found[last].range.lowerBound, bytes.count)
                found[last].range = (bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.count)..<bytes.count
            }
        case .pre: preformatted -= 1
        case .tr: rows.removeLast()
        default: break
        }
    }

    /// A few words that are read aloud only, such as "opens in a new tab".
    private func isUnseen(_ node: Int) -> Bool {
        arena.signs[node].contains(.hidden) && !arena.tags[node].isBlock && arena.textRange(node).count < 60
    }

    /// A raised number that does not belong to a number.
    private func isFootnoteMark(_ node: Int) -> Bool {
        guard arena.tags[node] == .sup, current != nil, let last = bytes.last, !ASCII.isDigit(last) else { return false }
        let mark = arena.text[arena.textRange(node)]
        return (1...5).contains(mark.count) && mark.allSatisfy { ASCII.isDigit($0) || $0 == 0x5B || $0 == 0x5D || $0 == 0x2A || $0 <= 0x20 }
    }

    private func isLink(_ node: Int) -> Bool {
        guard let href = arena.value(.href, of: node) else { return false }
        return href.isEmpty || arena.values[href.lowerBound] != 0x23
    }

    private mutating func flush() {
        breaks = 0
        lineBreaks = 0
        spacePending = false
        guard var block = current else { return }
        current = nil
        while bytes.count > block.start + 2, Self.endsInHardSpace(bytes) { bytes.removeLast(bytes.last == 0xAF ? 3 : 2) }
        block.end = bytes.count
        if block.letters == 0 {
            bytes.removeSubrange(block.start...)
            return
        }
        blocks.append(block)
        bytes.append(0x0A)
    }

    private mutating func write(_ range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = arena.text[at]
            if byte <= 0x20 {
                spacePending = true
                if byte == 0x0A, preformatted > 0 {
                    lineBreaks += 1
                    if lineBreaks > 1 { flush() }
                }
                at += 1
                continue
            }
            // No-break, narrow and other spaces, soft hyphens and zero-width marks read as blank or as nothing.
            if Self.mayBeBlank(byte) {
                let (scalar, width) = UTF8Cursor.scalar(arena.text.span, at)
                switch scalar {
                // A space that does not break, inside a number or before a mark, is the writer's.
                case 0xA0, 0x202F:
                    if current == nil || spacePending || at + width >= range.upperBound || arena.text[at + width] <= 0x20 {
                        spacePending = true
                        hardSpaces += 1
                    } else {
                        bytes.append(arena.text, at..<at + width)
                    }
                    at += width
                    continue
                case 0x3000:
                    spacePending = true
                    hardSpaces += 1
                    at += width
                    continue
                case 0x2000...0x200A, 0x2028, 0x2029, 0x205F:
                    spacePending = true
                    at += width
                    continue
                case 0xAD, 0x200B, 0xFEFF, 0x2060:
                    at += width
                    continue
                case 0x3001, 0x3002, 0xFF0C, 0xFF01, 0xFF1F, 0xFF1B: current?.stops += 1
                default: break
                }
            }
            begin(at)
            let start = at
            var letters = 0
            var stops = 0
            // A word at a time: up to white space or a letter beyond ASCII, which is looked at on its own.
            repeat {
                let next = arena.text[at]
                if next < 0x80 {
                    letters += 1
                    if next == 0x2C || next == 0x2E || next == 0x3B || next == 0x21 || next == 0x3F { stops += 1 }
                } else if next & 0xC0 != 0x80 {
                    letters += next >= 0xE3 && next < 0xF0 ? 3 : 1
                } else if next == 0x8C || next == 0x9B || next == 0x94, arena.text[at - 1] == 0xD8 || arena.text[at - 1] == 0xDB {
                    // Arabic comma and semicolon, Urdu full stop.
                    stops += 1
                }
                at += 1
            } while at < range.upperBound && arena.text[at] > 0x20 && !Self.mayBeBlank(arena.text[at])
            bytes.append(arena.text, start..<at)
            current!.sourceEnd = at
            current!.letters += letters
            current!.stops += stops
            if links > 0 { current!.linked += letters }
        }
    }

    /// Whether a no-break space, wide or narrow, ends the bytes.
    private static func endsInHardSpace(_ bytes: [UInt8]) -> Bool {
        let count = bytes.count
        guard count > 2 else { return false }
        if bytes[count - 1] == 0xA0 { return bytes[count - 2] == 0xC2 }
        return bytes[count - 1] == 0xAF && bytes[count - 2] == 0x80 && bytes[count - 3] == 0xE2
    }

    /// First bytes of the spaces beyond ASCII, and of East Asian commas and stops.
    @inline(__always)
    private static func mayBeBlank(_ byte: UInt8) -> Bool { byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF }

    @inline(__always)
    private mutating func begin(_ source: Int) {
        // A line that is indented by hand opens a paragraph.
        if breaks == 1, hardSpaces > 1 { flush() }
        hardSpaces = 0
        breaks = 0
        lineBreaks = 0
        if current == nil {
            current = PageBlock(
                node: places.last ?? 0, source: source, start: bytes.count, end: bytes.count, row: rows.last ?? -1)
        } else if spacePending {
            bytes.append(0x20)
        }
        spacePending = false
    }
}
