/// What surrounds an article: menus, share bars, related stories, comments, author boxes.
///
/// Elements are discarded by what their tag, class, id and role say, each time asking whether the discard would take
/// too much of the prose with it: then the name is wrong, and what is inside is looked at instead.
struct Boilerplate {
    /// For each block, whether it belongs to a discarded element.
    private(set) var discarded: [Bool]
    /// For each block, whether it stands in an element that was kept only because it holds so much.
    private(set) var suspect: [Bool]
    /// For each block, whether it was discarded for no other reason than that it is the caption of a picture.
    private(set) var captions: [Bool]
    /// The headline stands in the article's own element, so nothing that holds it is discarded.
    private let title: Int?

    init(_ arena: PageArena, _ text: PageText, title: Int?) {
        discarded = [Bool](repeating: false, count: text.blocks.count)
        suspect = discarded
        captions = discarded
        self.title = title
        let all = text.prose(in: 0..<text.blocks.count)
        // Comments may outweigh the article, so they go first and do not count in what follows.
        var total = all
        total -= sweep(arena, text) { Self.isComments(arena, $0) ? all * 9 / 10 : nil }
        let weight = total
        dropSignUps(arena, text)
        let before = discarded
        let taken = sweep(arena, text) { node in
            Self.isLead(arena, text, node, below: title) ? nil : Self.tolerance(arena, node).map { Int($0 * Double(weight)) }
        }
        // One by one each seemed small, together they are the article: only the certain ones go.
        if taken * 10 > total * 7 {
            discarded = before
            captions = [Bool](repeating: false, count: captions.count)
            _ = sweep(arena, text) { node in Self.isCertain(arena.tags[node]) ? weight / 2 : nil }
        }
    }

    /// Discards elements whose prose is within what `tolerance` gives for them, outermost first, and tells how much.
    private mutating func sweep(_ arena: PageArena, _ text: PageText, _ tolerance: (Int) -> Int?) -> Int {
        var taken = 0
        var node = 0
        while node < arena.count {
            guard title.map({ !arena.contains(node, $0) }) ?? true, let limit = tolerance(node) else {
                node += 1
                continue
            }
            let blocks = text.blocks(of: node, in: arena)
            let inside = blocks.isEmpty ? 0 : text.prose(in: blocks)
            guard !blocks.isEmpty, inside <= limit else {
                for block in blocks { suspect[block] = true }
                node += 1
                continue
            }
            let isCaption = Self.isCaption(arena, node)
            for block in blocks where !discarded[block] {
                discarded[block] = true
                captions[block] = isCaption
                if text.blocks[block].isProse { taken += text.blocks[block].letters - text.blocks[block].linked }
            }
            node = max(node + 1, arena.end(node))
        }
        return taken
    }

    private static func isComments(_ arena: PageArena, _ node: Int) -> Bool {
        guard arena.signs[node].contains(.comments) else { return false }
        switch arena.tags[node] {
        case .html, .body, .main, .article, .head: return false
        default: return true
        }
    }

    /// A box of a few words about a form: leave your address, vote, search.
    private mutating func dropSignUps(_ arena: PageArena, _ text: PageText) {
        var judged: Set<Int> = []
        for node in 0..<arena.count where arena.tags[node] == .form {
            let box = arena.parent(node)
            guard box >= 0, judged.insert(box).inserted, title.map({ !arena.contains(box, $0) }) ?? true else { continue }
            switch arena.tags[box] {
            case .div, .section, .fieldset:
                let blocks = text.blocks(of: box, in: arena)
                var letters = 0
                guard
                    blocks.allSatisfy({ block in
                        letters += text.blocks[block].letters
                        return letters < 250
                    })
                else { continue }
                for block in blocks { discarded[block] = true }
            default: continue
            }
        }
    }

    /// "Teaser" names other stories on one site and the standfirst on the next; the standfirst follows the headline,
    /// and nothing in it is linked.
    private static func isLead(_ arena: PageArena, _ text: PageText, _ node: Int, below title: Int?) -> Bool {
        guard let title, arena.signs[node].contains(.related), arena.signs[node].isDisjoint(with: [.boilerplate, .hidden]) else {
            return false
        }
        let headline = text.blocks(of: title, in: arena)
        let blocks = text.blocks(of: node, in: arena)
        guard blocks.lowerBound >= headline.upperBound, text.prose(in: headline.upperBound..<blocks.lowerBound) == 0 else { return false }
        return blocks.allSatisfy { text.blocks[$0].linked == 0 }
    }

    private static func isCertain(_ tag: Tag) -> Bool {
        switch tag {
        case .nav, .dialog, .menu, .footer, .aside: true
        default: false
        }
    }

    /// The largest share of the prose that an element may hold and still be discarded; nil for elements that are
    /// no boilerplate at all.
    private static func tolerance(_ arena: PageArena, _ node: Int) -> Double? {
        let tag = arena.tags[node]
        let signs = arena.signs[node]
        switch tag {
        case .html, .body, .main, .head: return nil
        case .nav, .dialog, .menu: return 0.6
        case .footer, .aside, .form, .button, .legend, .label: return 0.4
        case .h1, .h2, .h3, .h4, .h5, .h6: return signs.contains(.hidden) ? 0.2 : nil
        default: break
        }
        if signs.contains(.hidden) { return 0.8 }
        if signs.contains(.boilerplate) || signs.contains(.related) { return 0.4 }
        if tag == .article { return nil }
        if tag == .table || tag == .tbody { return nil }
        if signs.contains(.filing) || signs.contains(.byline) || signs.contains(.date) { return 0.2 }
        if signs.contains(.caption) || tag == .figcaption { return 0.2 }
        return nil
    }

    private static func isCaption(_ arena: PageArena, _ node: Int) -> Bool {
        let signs = arena.signs[node]
        return (arena.tags[node] == .figcaption || signs.contains(.caption))
            && signs.isDisjoint(with: [.hidden, .boilerplate, .related, .comments])
    }
}
