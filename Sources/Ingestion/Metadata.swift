/// What the head of a page and its visible parts say about the article: meta tags, links, headings.
struct Metadata {
    /// `meta` contents under lower-case names; the first of a name counts.
    private(set) var meta: [String: String] = [:]
    /// All contents of names that may repeat.
    private(set) var metaAuthors: [String] = []
    private(set) var canonicalURL: String?
    private(set) var documentTitle: String?
    private(set) var language: String?
    private(set) var headings: [(node: Int, text: String)] = []
    private(set) var times: [Int] = []

    init(_ arena: PageArena, _ text: PageText) {
        for node in 0..<arena.count {
            switch arena.tags[node] {
            case .html: language = language ?? arena.string(.lang, of: node)
            case .title:
                if documentTitle == nil {
                    let title = arena.text.string(arena.textRange(node)).collapsed
                    if !title.isEmpty { documentTitle = title }
                }
            case .meta: readMeta(arena, node)
            case .link:
                if canonicalURL == nil, arena.attribute(.rel, of: node, contains: "canonical") {
                    canonicalURL = arena.string(.href, of: node)?.collapsed
                }
            case .h1, .h2:
                guard headings.count < 60 else { continue }
                let blocks = text.blocks(of: node, in: arena)
                let heading = blocks.map { text.bytes.string(text.blocks[$0].start..<text.blocks[$0].end) }.joined(
                    separator: " ")
                if !heading.isEmpty { headings.append((node, heading)) }
            case .time: times.append(node)
            default: break
            }
        }
        if canonicalURL?.isEmpty ?? true { canonicalURL = meta["og:url"] }
    }

    private mutating func readMeta(_ arena: PageArena, _ node: Int) {
        guard let content = arena.string(.content, of: node)?.collapsed, !content.isEmpty else { return }
        for attribute in [AttributeName.property, .name, .itemprop] {
            guard let key = arena.string(attribute, of: node)?.lowercased() else { continue }
            if meta[key] == nil { meta[key] = content }
            switch key {
            case "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
                "byl", "dc.author",
                "article.author", "authors", "cxenseparse:author", "og:article:author", "citation_author":
                if !metaAuthors.contains(content) { metaAuthors.append(content) }
            default: break
            }
        }
    }

    func first(_ keys: String...) -> String? {
        for key in keys { if let value = meta[key] { return value } }
        return nil
    }
}
