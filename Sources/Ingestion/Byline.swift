/// Who wrote it: names that the page declares, else those that stand near the headline or below the text.
struct Byline {
    /// Names, "; " between them.
    private(set) var text: String?

    private let arena: PageArena
    private let pageText: PageText
    /// Where on the page an author is named: around the headline, and just below the text.
    private let places: [Range<Int>]

    init(
        _ metadata: Metadata, _ data: JSONLD, _ arena: PageArena, _ pageText: PageText, title: Int?, article: [Int], site: String?
    ) {
        self.arena = arena
        self.pageText = pageText
        places = Self.places(arena, pageText, title, article)
        let declared = [data.authors, metadata.metaAuthors.filter { !$0.contains("://") }, Self.labelled(metadata)]
        let siteSkeleton = Skeleton(site ?? "")
        for list in declared {
            let names = AuthorNames.declared(list).filter { Skeleton($0) != siteSkeleton }
            if !names.isEmpty {
                text = names.joined(separator: "; ")
                return
            }
        }
        let visible = [marked(), classed(), announced()].first { !$0.isEmpty } ?? []
        // The publisher as its own author is better than nobody, but only after everything else.
        let names = visible.isEmpty ? AuthorNames.declared(declared.first { !$0.isEmpty } ?? []) : visible
        if !names.isEmpty { text = names.joined(separator: "; ") }
    }

    /// What a plugin for shared links writes: a label, "Written by" in the site's language, and the name.
    private static func labelled(_ metadata: Metadata) -> [String] {
        for number in ["1", "2"] {
            guard let label = metadata.first("twitter:label" + number)?.lowercased(), let name = metadata.first("twitter:data" + number)
            else { continue }
            if [
                "written by", "verfasst von", "geschrieben von", "escrito por", "écrit par", "scritto da", "geschreven door",
                "napisane przez", "автор", "написано автором", "كتب بواسطة", "yazan",
            ].contains(label) {
                return [name]
            }
        }
        return []
    }

    /// Ranges of the arena's text.
    private static func places(_ arena: PageArena, _ text: PageText, _ title: Int?, _ article: [Int]) -> [Range<Int>] {
        guard !text.blocks.isEmpty else { return [] }
        let first = article.first ?? 0
        let last = article.last ?? 0
        let head = title.map { text.blocks(of: $0, in: arena).lowerBound } ?? first
        func span(_ from: Int, _ to: Int) -> Range<Int> {
            let low = min(max(0, from), text.blocks.count - 1)
            let high = min(max(low, to), text.blocks.count - 1)
            return text.blocks[low].source..<max(text.blocks[low].source, text.blocks[high].sourceEnd)
        }
        let opening = abs(head - first) < 60 ? span(min(head, first) - 6, max(head, first) + 3) : span(head - 6, head + 12)
        return [opening, span(last - 1, last + 6)]
    }

    private func isPlaced(_ node: Int) -> Bool {
        let start = arena.textRange(node).lowerBound
        guard places.contains(where: { $0.contains(start) }) else { return false }
        var at = node
        while at >= 0 {
            if arena.tags[at] != .body, arena.tags[at] != .article, !arena.signs[at].isDisjoint(with: [.comments, .related]) {
                return false
            }
            at = arena.parent(at)
        }
        return true
    }

    /// What microdata, rel=author and addresses of author pages mark.
    private func marked() -> [String] {
        var names: [String] = []
        var known: Set<Skeleton> = []
        for place in places {
            for node in 0..<arena.count where place.contains(arena.textRange(node).lowerBound) {
                let isMarked =
                    arena.attribute(.itemprop, of: node, contains: "author") || arena.attribute(.rel, of: node, contains: "author")
                    || arena.tags[node] == .a && arena.attribute(.href, of: node, contains: "auth")
                    || arena.tags[node] == .a && arena.attribute(.href, of: node, contains: "autor")
                guard isMarked, arena.textRange(node).count < 200, isPlaced(node) else { continue }
                for name in AuthorNames.visible(words(node), needsOpener: false) where known.insert(Skeleton(name)).inserted {
                    names.append(name)
                }
            }
            if !names.isEmpty { return Array(names.prefix(8)) }
        }
        return names
    }

    /// What class names mark; the smallest element that yields a name.
    private func classed() -> [String] {
        for node in 0..<arena.count where arena.signs[node].contains(.byline) && arena.tags[node] != .body {
            guard arena.textRange(node).count < 250, isPlaced(node) else { continue }
            let names = AuthorNames.visible(words(node), needsOpener: false)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Lines that open with "By" in the page's language.
    private func announced() -> [String] {
        for block in pageText.blocks where block.letters < 120 && places.contains(where: { $0.contains(block.source) }) {
            guard AuthorNames.holdsOpener(pageText.bytes.span, from: block.start, to: block.end) else { continue }
            let names = AuthorNames.visible(pageText.bytes.string(block.start..<block.end), needsOpener: true)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// The words of an element, with "|" where a block or line ends.
    private func words(_ node: Int) -> String {
        let range = arena.textRange(node)
        var cuts: [Int] = []
        var child = node + 1
        while child < arena.end(node) {
            if arena.tags[child].isBlock || arena.tags[child] == .br || arena.tags[child] == .time {
                cuts.append(arena.textRange(child).lowerBound)
                cuts.append(arena.textRange(child).upperBound)
            }
            child += 1
        }
        var parts: [String] = []
        var from = range.lowerBound
        for cut in cuts.sorted() + [range.upperBound] where cut > from {
            parts.append(arena.text.string(from..<cut).collapsed)
            from = cut
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " | ")
    }
}
