internal import Documents

/// Finds the article among the blocks of a page.
///
/// Two ways of looking, and a choice between them: a cascade over what sites call the element that holds the text, and
/// a score of paragraphs that looks at no name at all.
struct ArticleText {
    /// Indices of the page's blocks, in reading order.
    private(set) var chosen: [Int] = []

    private let arena: PageArena
    private var text: PageText
    private let boilerplate: Boilerplate
    private let title: Title
    private let body: String?

    init(_ arena: PageArena, _ pageText: PageText, title: Title, body: String?, isLive: Bool, isNews: Bool, isDeclared: Bool) {
        self.arena = arena
        self.title = title
        self.body = body
        text = pageText
        let page = 0..<pageText.blocks.count
        let boilerplate = Boilerplate(arena, pageText, title: title.node)
        self.boilerplate = boilerplate
        text.weigh { boilerplate.discarded[$0] ? 0 : boilerplate.suspect[$0] ? 0.4 : 1 }
        let selection = Selection(arena, text, boilerplate, title: title, isNews: isNews)
        if let live = LiveBlog(arena, text, isDeclared: isLive) {
            chosen = selection.blocks(of: live)
            return
        }
        let named = container()
        let scored = ParagraphScoring(arena, text, boilerplate, from: opening).best
        let container = withoutAppended(choose(named, scored))
        chosen = selection.blocks(in: container)
        if chosen.isEmpty { chosen = selection.blocks(in: page) }
        if !isDeclared, areTeasers(chosen) { chosen = [] }
    }

    /// The chosen blocks as the article's text, one to a line; or the text that the page's JSON-LD holds, when the
    /// page itself shows only a small part of it.
    func written() -> WrittenText {
        if let body, body.utf8.count > (chosen.isEmpty ? 100 : 500),
            body.utf8.count > 3 * chosen.reduce(0, { $0 + text.blocks[$1].end - text.blocks[$1].start })
        {
            let bytes = Array(body.utf8)
            return WrittenText(bytes: bytes, blocks: PlainText.blocks(bytes))
        }
        return WrittenText(chosen, text, arena)
    }

    /// Articles that are appended below the one asked for, as pages do that never end: elements of their own, with a
    /// heading and as good as nothing but text, after enough text of the first.
    private func withoutAppended(_ container: Range<Int>) -> Range<Int> {
        guard let title = title.node else { return container }
        for node in 0..<arena.count where arena.tags[node] == .article && !arena.contains(node, title) {
            let blocks = text.blocks(of: node, in: arena)
            guard blocks.lowerBound > container.lowerBound, blocks.upperBound <= container.upperBound,
                text.prose(in: blocks) >= Self.enough, text.prose(in: container.lowerBound..<blocks.lowerBound) >= Self.enough,
                (node..<arena.end(node)).contains(where: { arena.tags[$0] == arena.tags[title] && arena.tags[$0].isHeading })
            else { continue }
            return container.lowerBound..<blocks.lowerBound
        }
        return container
    }

    /// Whether it is the list of a front page: a linked heading, a few words, and the next.
    private func areTeasers(_ chosen: [Int]) -> Bool {
        var teasers = 0
        var words = 0
        var all = 0
        for index in chosen where text.blocks[index].isProse {
            let block = text.blocks[index]
            all += block.letters
            guard block.letters < 300 else { continue }
            let above = (max(0, index - 2)..<index).reversed().first { text.blocks[$0].letters >= 12 }
            guard let above, text.blocks[above].linkShare > 0.9 else { continue }
            teasers += 1
            words += block.letters
        }
        return teasers >= 6 && words * 10 > all * 8
    }

    /// The block of the headline, when enough prose follows it to be the article.
    private var opening: Int {
        guard let node = title.node else { return 0 }
        let block = text.blocks(of: node, in: arena).lowerBound
        return text.prose(in: block..<text.blocks.count) >= Self.enough ? block : 0
    }

    private static let enough = 250
    private static let little = 40

    /// What the names on the page point at: the first step of the cascade that yields enough text with or below the
    /// headline, then, for a short piece, any text with the headline, then whatever yields enough.
    private func container() -> Range<Int>? {
        let steps = Cascade.allCases.map { step in (step, (0..<arena.count).filter { step.admits(arena, $0) }) }
        for (threshold, nearTitle) in [(Self.enough, true), (Self.little, true), (Self.enough, false), (Self.little, false)] {
            if nearTitle, title.node == nil { continue }
            for (step, nodes) in steps {
                if let found = container(step, nodes, threshold, nearTitle: nearTitle) { return found }
            }
        }
        return nil
    }

    private func container(_ step: Cascade, _ nodes: [Int], _ threshold: Int, nearTitle: Bool) -> Range<Int>? {
        var best: Int?
        var most = 0
        var bestHoldsTitle = false
        for node in nodes {
            let blocks = text.blocks(of: node, in: arena)
            let prose = text.prose(in: blocks)
            guard prose >= threshold else { continue }
            let holdsTitle = title.node.map { arena.contains(node, $0) } ?? false
            if nearTitle, !holdsTitle, threshold < Self.enough || !followsTitle(blocks) { continue }
            // An element with the headline in it goes before a larger one without.
            if holdsTitle == bestHoldsTitle ? prose > most : holdsTitle {
                most = prose
                best = node
                bestHoldsTitle = holdsTitle
            }
        }
        guard let best else { return nil }
        var range = text.blocks(of: best, in: arena)
        guard step == .itemprop || step == .body else { return range }
        // A text may be split over several elements of the same name within one article.
        let whole = enclosingArticle(best)
        for node in nodes where enclosingArticle(node) == whole {
            let blocks = text.blocks(of: node, in: arena)
            if text.prose(in: blocks) > 0 { range = min(range.lowerBound, blocks.lowerBound)..<max(range.upperBound, blocks.upperBound) }
        }
        return range
    }

    /// Whether little prose stands between the headline and these blocks.
    private func followsTitle(_ blocks: Range<Int>) -> Bool {
        guard let node = title.node else { return false }
        let block = text.blocks(of: node, in: arena).lowerBound
        return blocks.lowerBound >= block && text.prose(in: block..<blocks.lowerBound) < Self.enough * 2
    }

    /// The nearest `article` or `main` about an element.
    private func enclosingArticle(_ node: Int) -> Int {
        var at = arena.parent(node)
        while at >= 0, arena.tags[at] != .article, arena.tags[at] != .main { at = arena.parent(at) }
        return at
    }

    private enum Cascade: CaseIterable {
        case itemprop, body, article, story, content

        func admits(_ arena: PageArena, _ node: Int) -> Bool {
            switch self {
            case .itemprop: arena.attribute(.itemprop, of: node, contains: "articlebody")
            case .body: arena.signs[node].contains(.body) && arena.tags[node].isBlock
            case .article: arena.tags[node] == .article
            case .story: arena.signs[node].contains(.story) && arena.tags[node].isBlock && arena.tags[node] != .body
            case .content: arena.tags[node] == .main || arena.signs[node].contains(.content)
            }
        }
    }

    private func choose(_ named: Range<Int>?, _ scored: Range<Int>?) -> Range<Int> {
        guard let named else { return scored ?? 0..<text.blocks.count }
        guard let scored else { return named }
        let a = text.prose(in: named)
        let b = text.prose(in: scored)
        let both = text.prose(in: named.clamped(to: scored))
        let titleBlock = title.node.map { text.blocks(of: $0, in: arena).lowerBound }
        if let titleBlock, named.contains(titleBlock), !scored.contains(titleBlock), both == 0 { return named }
        // The names point at a part of what scores, or at something else altogether.
        if both < a / 2, b > a { return scored }
        if both >= a / 2, b > a * 2 { return scored }
        return named
    }
}
