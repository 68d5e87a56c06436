internal import Documents

/// Blocks of a page as an article's text: one to a line, short cells of one table row together.
struct WrittenText {
    private(set) var bytes: [UInt8]
    private(set) var blocks: [Block]
    /// The links in it, where the page's text has kept them.
    private(set) var links: [MarkedSpan] = []

    init(bytes: [UInt8], blocks: [Block]) {
        self.bytes = bytes
        self.blocks = blocks
    }

    init(_ chosen: [Int], _ text: PageText, _ arena: PageArena) {
        bytes = []
        blocks = []
        var row = -1
        var cell = -1
        for index in chosen {
            let block = text.blocks[index]
            let (kind, level) = Selection.kindAndLevel(block, arena)
            let own = Self.cell(block.node, arena)
            if kind == .tableRow, block.row >= 0, block.row == row, own != cell, block.letters < 200 {
                bytes.append(contentsOf: " | ".utf8)
                append(block, block.end, text, arena)
                blocks[blocks.count - 1].range.end = bytes.count
                cell = own
                continue
            }
            if !bytes.isEmpty { bytes.append(0x0A) }
            let start = bytes.count
            append(block, kind == .caption ? Selection.endOfSentences(block, text) ?? block.end : block.end, text, arena)
            blocks.append(Block(ByteRange(start, bytes.count), kind, level: level))
            row = block.letters < 200 ? block.row : -1
            cell = own
        }
    }

    /// The table cell about an element; paragraphs of one cell are no row.
    private static func cell(_ node: Int, _ arena: PageArena) -> Int {
        var at = node
        while at >= 0, arena.tags[at] != .td, arena.tags[at] != .th, arena.tags[at] != .tr { at = arena.parent(at) }
        return at
    }

    private mutating func append(_ block: PageBlock, _ end: Int, _ text: PageText, _ arena: PageArena) {
        let shift = bytes.count - block.start
        bytes.append(contentsOf: text.bytes[block.start..<end])
        var next = firstLink(from: block.start, in: text)
        while next < text.links.count, text.links[next].range.lowerBound < end {
            let (node, range) = text.links[next]
            next += 1
            // A link about several blocks is none of a word.
            guard !range.isEmpty, range.upperBound <= end, let target = arena.string(.href, of: node), !target.isEmpty else {
                continue
            }
            links.append(MarkedSpan(ByteRange(range.lowerBound + shift, range.upperBound + shift), .link, target: target))
        }
    }

    private func firstLink(from start: Int, in text: PageText) -> Int {
        var low = 0
        var high = text.links.count
        while low < high {
            let middle = (low + high) / 2
            if text.links[middle].range.lowerBound < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
