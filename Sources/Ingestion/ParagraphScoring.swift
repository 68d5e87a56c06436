/// Finds the element that holds most running text, by points given from paragraphs to what contains them.
///
/// Paragraphs earn points for length and for commas and stops of any script; half of them go on to the next
/// level up, links take away in proportion, and what stands above the headline counts little. (The scheme is Readability's; no words of any language are used.)
struct ParagraphScoring {
    private(set) var best: Range<Int>?

    init(_ arena: PageArena, _ text: PageText, _ boilerplate: Boilerplate, from opening: Int) {
        var scores = [Float](repeating: 0, count: arena.count)
        for (index, block) in text.blocks.enumerated() {
            if boilerplate.discarded[index] || block.letters < 25 || block.linkShare > 0.5 { continue }
            if arena.tags[block.node].isHeading { continue }
            let place: Float = (index < opening ? 0.3 : 1) * (boilerplate.suspect[index] ? 0.4 : 1)
            let points =
                (1 + Float(min(block.stops, 12)) + min(Float(block.letters) / 100, 3)) * Float(1 - block.linkShare) * place
            var node = block.node
            var part = points
            if Self.isParagraph(arena.tags[node]) { node = arena.parent(node) } else { part *= 0.5 }
            for _ in 0..<3 where node >= 0 {
                scores[node] += part
                part /= 2
                node = arena.parent(node)
            }
        }
        var top: Float = 0
        for node in 0..<arena.count where scores[node] > top && arena.tags[node] != .html {
            top = scores[node]
            best = text.blocks(of: node, in: arena)
        }
    }

    private static func isParagraph(_ tag: Tag) -> Bool {
        switch tag {
        case .p, .li, .pre, .blockquote, .td, .dd: true
        default: false
        }
    }
}
