/// The posts of a live blog: one page, many short texts, each under its own time, all of which are the article.
///
/// Anything with dated entries looks like that (teasers of a front page, comments), so it is only looked for where the
/// page says that it is live: in its JSON-LD, its microdata, or the names of its elements.
struct LiveBlog {
    /// From the first post to the end of the last, as blocks of the page.
    private(set) var blocks: Range<Int>
    /// The blocks that hold the times of the posts.
    private(set) var times: Set<Int>

    private static let fewest = 3

    init?(_ arena: PageArena, _ text: PageText, isDeclared: Bool) {
        guard isDeclared || arena.signs.contains(where: { $0.contains(.live) }) else { return nil }
        // Each parent with the children of it that hold a time, and the first time in each.
        var posts: [Int: [(post: Int, time: Int)]] = [:]
        for node in 0..<arena.count where Self.isTime(arena, node) {
            var post = node
            for _ in 0..<8 {
                let parent = arena.parent(post)
                guard parent >= 0 else { break }
                if posts[parent]?.last?.post != post { posts[parent, default: []].append((post, node)) }
                post = parent
            }
        }
        var most = 250
        var best: (parent: Int, posts: [(post: Int, time: Int)])?
        for (parent, list) in posts where list.count >= Self.fewest {
            guard isDeclared || Self.isLive(arena, parent) || list.allSatisfy({ arena.signs[$0.post].contains(.live) }) else { continue }
            let filled = list.filter { text.prose(in: text.blocks(of: $0.post, in: arena)) > 0 }
            let prose = filled.reduce(0) { $0 + text.prose(in: text.blocks(of: $1.post, in: arena)) }
            if filled.count >= Self.fewest, prose > most || prose == most && parent > best?.parent ?? -1 {
                most = prose
                best = (parent, filled)
            }
        }
        guard let best, let first = best.posts.first, let last = best.posts.last else { return nil }
        blocks = text.blocks(of: first.post, in: arena).lowerBound..<text.blocks(of: last.post, in: arena).upperBound
        times = Set(
            best.posts.compactMap { entry in
                let words = arena.textRange(entry.time)
                return text.blocks(of: entry.post, in: arena).first {
                    text.blocks[$0].sourceEnd > words.lowerBound && text.blocks[$0].letters < 40
                }
            })
    }

    private static func isTime(_ arena: PageArena, _ node: Int) -> Bool {
        arena.tags[node] == .time || arena.signs[node].contains(.date) && arena.textRange(node).count < 60
    }

    private static func isLive(_ arena: PageArena, _ node: Int) -> Bool {
        var at = node
        while at >= 0 {
            if arena.signs[at].contains(.live) || arena.attribute(.itemtype, of: at, contains: "liveblogposting") { return true }
            at = arena.parent(at)
        }
        return false
    }
}
