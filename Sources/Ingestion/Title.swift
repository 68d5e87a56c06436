/// The headline: the heading on the page that agrees with what the head of the page says.
///
/// The head alone is a poor source (og:title is written for sharing, `title` carries the site's name), a heading alone
/// may be the site's; together they are right far more often than either.
struct Title {
    private(set) var text: String?
    /// The heading element that it was read from.
    private(set) var node: Int?

    init(_ metadata: Metadata, _ data: JSONLD, _ arena: PageArena, site: String?) {
        let document = metadata.documentTitle.map { Self.withoutSite($0, site) }
        let social = metadata.first("og:title", "twitter:title").map { Self.withoutSite($0, site) }
        let references = [data.headline, social, document].compactMap { $0 }
        let skeletons = (references + [metadata.documentTitle ?? ""]).map(Skeleton.init).filter { !$0.isEmpty }
        let siteSkeleton = Skeleton(site ?? "")
        var best = 0.0
        for (node, heading) in metadata.headings where arena.tags[node] == .h1 || best < 0.9 {
            let skeleton = Skeleton(heading)
            guard skeleton.count >= 4, skeleton != siteSkeleton else { continue }
            for reference in skeletons {
                var agreement = skeleton.agreement(with: reference)
                if arena.tags[node] == .h1 { agreement += 0.1 }
                if agreement > best, agreement >= 0.5 {
                    best = agreement
                    (text, self.node) = (heading, node)
                }
            }
        }
        if text != nil { return }
        // A lone heading may word it in its own way; it should still speak of the same thing.
        let firsts = metadata.headings.filter {
            arena.tags[$0.node] == .h1 && Skeleton($0.text).count > 1 && Skeleton($0.text) != siteSkeleton
                && !arena.signs[$0.node].contains(.hidden)
        }
        if let only = firsts.first, firsts.count == 1 {
            let words = Set(only.text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
            let common =
                references.map { $0.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { words.contains($0) }.count }.max() ?? 0
            // A document title alone, and shorter than the heading, is the site's.
            let isSiteTitle =
                data.headline == nil && social == nil && words.count >= 4 && Skeleton(only.text).count > 2 * Skeleton(document ?? "").count
            if references.isEmpty || words.count >= 2 && common > 0 || isSiteTitle {
                (text, node) = (only.text, only.node)
                return
            }
        }
        text = data.headline ?? social ?? document ?? firsts.first?.text
    }

    /// A document title without the site's name, which stands before or after a separator.
    static func withoutSite(_ title: String, _ site: String?) -> String {
        var pieces = split(title)
        guard pieces.count > 1 else { return title }
        if let site = site.map(Skeleton.init), !site.isEmpty {
            let kept = pieces.filter { piece in
                let skeleton = Skeleton(piece)
                return
                    !(skeleton == site
                    || (skeleton.count >= 4 && (site.contains(skeleton) || skeleton.contains(site))
                        && skeleton.count < 40))
            }
            if !kept.isEmpty, kept.count < pieces.count { pieces = kept }
        }
        guard pieces.count > 1 else { return pieces[0] }
        // Unknown site: its name is the shorter end.
        let longest = pieces.max { $0.utf8.count < $1.utf8.count }!
        return longest
    }

    private static func split(_ title: String) -> [String] {
        var pieces: [String] = []
        var current: [Substring] = []
        for word in title.split(separator: " ") {
            switch word {
            case "|", "-", "–", "—", "::", "»", "·", "•", "«", "/", "―", ":":
                if !current.isEmpty { pieces.append(current.joined(separator: " ")) }
                current = []
            default:
                if word.hasSuffix("|"), word.count > 1 {
                    current.append(word.dropLast())
                    pieces.append(current.joined(separator: " "))
                    current = []
                } else {
                    current.append(word)
                }
            }
        }
        if !current.isEmpty { pieces.append(current.joined(separator: " ")) }
        return pieces
    }
}
