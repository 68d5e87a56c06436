internal import Documents

/// HTML that is an article and no page: the body of a feed's item, of a letter. Everything stays but calls to share, and
/// links alone at the end.
struct Fragment {
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []
    private(set) var links: [MarkedSpan] = []

    /// Takes valid UTF-8. `isMarkup`: whether it is HTML; nil where nobody says, as in feeds: then it is if it holds a tag.
    init(_ bytes: [UInt8], isMarkup: Bool? = true, limits: IngestionSettings) {
        guard isMarkup ?? Self.holdsTags(bytes) else {
            text = Array(Entities.decoded(String(decoding: bytes, as: UTF8.self)).utf8)
            while let last = text.last, ASCII.isSpace(last) { text.removeLast() }
            text.removeFirst(text.prefix { ASCII.isSpace($0) }.count)
            blocks = PlainText.blocks(text)
            return
        }
        let parsed = SAXParser.parse(Prefilter(bytes, limits: limits), limits: limits)
        let page = PageText(parsed.arena, keepsLinks: limits.links)
        var kept = page.blocks.indices.filter { index in
            let block = page.blocks[index]
            return block.letters >= 200 || Formulas.role(page.bytes, block.start..<block.end) == nil
        }
        while kept.count > 1, let last = kept.last, page.blocks[last].linkShare > 0.5, page.blocks[last].letters < 200 { kept.removeLast() }
        let written = WrittenText(kept, page, parsed.arena)
        (text, blocks, links) = (written.bytes, written.blocks, written.links)
    }

    private static func holdsTags(_ bytes: [UInt8]) -> Bool {
        var at = 0
        while let open = bytes.firstIndex(of: 0x3C, from: at), open + 1 < bytes.count {
            // Where no ">" follows this one, none follows any later.
            if ASCII.isLetter(bytes[open + 1]) || bytes[open + 1] == 0x2F { return bytes.firstIndex(of: 0x3E, from: open) != nil }
            at = open + 1
        }
        return false
    }
}
