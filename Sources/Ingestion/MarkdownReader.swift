internal import CMark
internal import Documents

/// Reads Markdown by libcmark (CommonMark): headings, paragraphs, list items, quotes and code as blocks, without their marks.
///
/// The only file that knows libcmark. HTML inside goes the way of any HTML.
struct MarkdownReader {
    let settings: IngestionSettings
    let today: CalendarDay

    func read(_ raw: [UInt8], into article: inout Article) throws(Rejection) {
        let encoding = Encoding(raw, header: nil, isMarkup: false)
        if let warning = encoding.warning { article.warnings.append(warning) }
        let front = FrontMatter(encoding.bytes)
        func first(_ keys: String...) -> String? { keys.lazy.compactMap { front.values[$0] }.first { !$0.isEmpty } }
        article.title = first("title", "headline")
        article.byline = first("author", "authors", "byline")
        article.url = first("url", "canonical", "link", "source_url").flatMap { $0.hasPrefix("http") ? $0 : nil }
        article.site = first("site", "source", "publisher") ?? article.url.flatMap(PageAddress.site)
        article.published = stamp(first("date", "published", "pubdate"))
        article.modified = stamp(first("lastmod", "updated", "modified"))

        var writer = MarkdownWriter(settings: settings, title: article.title)
        writer.read(Self.bounded(encoding.bytes[front.end...]))
        article.title = writer.title
        (article.text, article.blocks) = (writer.text, writer.blocks)
        guard !article.blocks.isEmpty else { throw Rejection(stage: "ingest", code: "empty", message: "The file holds no text.") }
        article.tellLanguage(declared: first("lang", "language"))
    }

    private func stamp(_ written: String?) -> DateStamp? {
        guard let date = written.flatMap(WrittenDate.machine), date.isPlausible(on: today) else { return nil }
        return date.stamp(signal: "front-matter")
    }

    /// A line opens as many levels as the marks and blanks that it begins with, and each level is asked again at each line
    /// below; so marks and blanks beyond the first so many are left out.
    private static func bounded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var opening = 0
        for byte in text {
            switch byte {
            case 0x0A: opening = 0
            case 0x20, 0x09, 0x3E, 0x2D, 0x2A, 0x2B, 0x2E, 0x29, 0x30...0x39:
                if opening < Int.max {
                    opening += 1
                    if opening > 200 { continue }
                }
            default: opening = .max
            }
            out.append(byte)
        }
        return out
    }
}

/// Walks libcmark's tree once and writes what it holds.
private struct MarkdownWriter {
    let settings: IngestionSettings
    /// The front matter's, or else the heading that opens the text; that heading is not repeated in the text.
    private(set) var title: String?
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []
    private var current: [UInt8] = []
    private var quotes = 0
    private var items = 0
    private var muted = 0

    init(settings: IngestionSettings, title: String?) {
        self.settings = settings
        self.title = title
    }

    mutating func read(_ markdown: [UInt8]) {
        let root = markdown.withUnsafeBytes { bytes -> OpaquePointer? in
            // cmark copies the `count` bytes that it is given.
            guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return nil }
            return cmark_parse_document(base, bytes.count, CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        }
        guard let root else { return }
        // The tree and its iterator are freed here; strings that cmark lends are copied before the next step.
        defer { cmark_node_free(root) }
        guard let walk = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(walk) }
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { return }
            if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
        }
    }

    private mutating func enter(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: quotes += 1
        case CMARK_NODE_ITEM: items += 1
        case CMARK_NODE_IMAGE: muted += 1
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: if muted == 0 { current += Self.literal(node) }
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: current.append(0x20)
        case CMARK_NODE_CODE_BLOCK:
            current = Self.literal(node)
            finish(kind)
        case CMARK_NODE_HTML_BLOCK:
            let fragment = Fragment(Self.literal(node), limits: settings)
            for block in fragment.blocks {
                current = Array(fragment.text[block.range.start..<block.range.end])
                finish(block.kind)
            }
        default: break
        }
    }

    private mutating func leave(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: quotes -= 1
        case CMARK_NODE_ITEM: items -= 1
        case CMARK_NODE_IMAGE: muted -= 1
        case CMARK_NODE_PARAGRAPH: finish(kind)
        case CMARK_NODE_HEADING:
            let heading = String(decoding: current, as: UTF8.self).collapsed
            if blocks.isEmpty, cmark_node_get_heading_level(node) == 1, title ?? heading == heading, !heading.isEmpty {
                title = heading
                current = []
            }
            finish(.heading)
        default: break
        }
    }

    private var kind: Block.Kind { quotes > 0 ? .quote : items > 0 ? .listItem : .paragraph }

    private mutating func finish(_ kind: Block.Kind) {
        defer { current = [] }
        while let last = current.last, ASCII.isSpace(last) { current.removeLast() }
        let start = current.prefix { ASCII.isSpace($0) }.count
        guard start < current.count else { return }
        if !text.isEmpty { text.append(0x0A) }
        let from = text.count
        text += current[start...]
        blocks.append(Block(ByteRange(from, text.count), kind))
    }

    private static func literal(_ node: OpaquePointer) -> [UInt8] {
        guard let literal = cmark_node_get_literal(node) else { return [] }
        return Array(String(cString: literal).utf8)
    }
}
