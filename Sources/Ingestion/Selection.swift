internal import Documents

/// Which blocks of the chosen element are the article's: all but what was discarded, link lists, labels at the top,
/// copies, and the tail of calls and lists that pages put below their text.
struct Selection {
    private let arena: PageArena
    private let text: PageText
    private let boilerplate: Boilerplate
    private let title: Title

    init(_ arena: PageArena, _ text: PageText, _ boilerplate: Boilerplate, title: Title) {
        self.arena = arena
        self.text = text
        self.boilerplate = boilerplate
        self.title = title
    }

    func blocks(in container: Range<Int>) -> [Int] {
        var kept = admitted(in: container)
        dropRepeatedPassages(&kept)
        dropLabels(&kept)
        dropTail(&kept)
        return kept
    }

    private func admitted(in container: Range<Int>) -> [Int] {
        var kept: [Int] = []
        let titleBlocks = title.node.map { text.blocks(of: $0, in: arena) } ?? 0..<0
        let titleSkeleton = title.text.map(Skeleton.init)
        for index in container where !boilerplate.discarded[index] {
            let block = text.blocks[index]
            if block.linkShare > 0.5, !(block.letters - block.linked > 40 && block.stops > 1) { continue }
            // The headline opens the article; what stands above it is the page's.
            if titleBlocks.contains(index) {
                if kept.allSatisfy({ !text.blocks[$0].isProse }) { kept.removeAll() }
                continue
            }
            if let titleSkeleton, block.letters <= titleSkeleton.count + 40,
                Skeleton(text.bytes, block.start..<block.end) == titleSkeleton
            {
                continue
            }
            if block.letters < 200, Formulas.match(text.bytes, block.start..<block.end) { continue }
            if block.letters < 8, Self.kind(block, arena) == .paragraph, !holdsLetters(block) { continue }
            // The same words twice in a row are one text for two screens.
            if block.letters < 250, let last = kept.last, words(index) == words(last) { continue }
            kept.append(index)
        }
        return kept
    }

    private func words(_ index: Int) -> ArraySlice<UInt8> { text.bytes[text.blocks[index].start..<text.blocks[index].end] }

    /// A passage that stands on the page twice, for readers and for printers. Three different paragraphs in the same
    /// order are no coincidence; a refrain is.
    private func dropRepeatedPassages(_ kept: inout [Int]) {
        let prose = kept.filter { text.blocks[$0].letters >= 60 }
        guard prose.count >= 6 else { return }
        let keys = prose.map { index in
            var hash = WordTable.Hash()
            for byte in words(index) { hash.add(byte) }
            return hash.value
        }
        var places: [UInt64: Int] = [:]
        var at = 0
        while at < prose.count {
            guard let first = places[keys[at]] else {
                places[keys[at]] = at
                at += 1
                continue
            }
            var length = 1
            while at + length < prose.count, first + length < at, keys[at + length] == keys[first + length] { length += 1 }
            if length >= 3, Set(keys[at..<at + length]).count >= 3 {
                let copy = prose[at]...prose[at + length - 1]
                kept.removeAll { copy.contains($0) }
            }
            at += length
        }
    }

    /// Labels between headline and first paragraph: dates, places, names. A text of short lines is no label.
    private func dropLabels(_ kept: inout [Int]) {
        guard let first = kept.firstIndex(where: { text.blocks[$0].letters >= 80 && text.blocks[$0].isProse }) else { return }
        let labels = Set(
            kept[..<first].filter { index in
                let block = text.blocks[index]
                guard Self.kind(block, arena) != .listItem else { return false }
                return block.letters < 90 && DateText.first(in: Array(words(index)), order: .dayFirst) != nil
                    || block.letters < 60 && !endsSentence(block)
            })
        if letters(labels) * 3 < letters(kept) { kept.removeAll(where: labels.contains) }
    }

    /// Below the text: two labels or more in a row, or a label with nothing but short lines after it, begin what belongs
    /// to the page. Two headings in a row are no labels but the order of a long text.
    private func dropTail(_ kept: inout [Int]) {
        let total = letters(kept)
        var below = 0
        var labels = 0
        var cut = kept.count
        var areShort = true
        for place in kept.indices.reversed() {
            let block = text.blocks[kept[place]]
            below += block.letters
            if below * 12 > total { break }
            let isHeading = arena.tags[block.node].isHeading
            labels = !isLabel(block) ? 0 : labels + (isHeading ? 0 : 1)
            if labels >= 2 || isHeading && (labels >= 1 || areShort) { cut = place }
            if block.letters >= 60 || Self.kind(block, arena) == .tableRow { areShort = false }
        }
        kept.removeSubrange(cut...)
        // A heading with nothing below it is the start of something that was left out.
        while let last = kept.last, arena.tags[text.blocks[last].node].isHeading { kept.removeLast() }
    }

    /// Short, and no sentence.
    private func isLabel(_ block: PageBlock) -> Bool {
        guard block.letters < 60, block.end > block.start else { return false }
        switch Self.kind(block, arena) {
        case .listItem, .quote, .tableRow: return false
        case .heading: return true
        case .paragraph, .caption: return !endsSentence(block)
        }
    }

    private func holdsLetters(_ block: PageBlock) -> Bool {
        text.bytes[block.start..<block.end].contains { ASCII.isLetter($0) || $0 >= 0xC3 }
    }

    /// Marks beyond ASCII that a sentence ends with.
    private static let endMarks = ["。", "！", "？", "…", "”", "»", "؟", "۔"].map { Array($0.utf8) }

    private func endsSentence(_ block: PageBlock) -> Bool {
        let tail = text.bytes[max(block.start, block.end - 3)..<block.end]
        if tail.contains(where: { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F || $0 == 0x22 || $0 == 0x3A }) { return true }
        return Self.endMarks.contains { tail.suffix($0.count) == $0[...] }
    }

    private func letters(_ blocks: some Sequence<Int>) -> Int { blocks.reduce(0) { $0 + text.blocks[$1].letters } }

    /// What a block is, by the nearest element that says so.
    static func kind(_ block: PageBlock, _ arena: PageArena) -> Block.Kind {
        var node = block.node
        var steps = 0
        while node >= 0, steps < 6 {
            switch arena.tags[node] {
            case .h1, .h2, .h3, .h4, .h5, .h6, .hgroup: return .heading
            case .li, .dd, .dt: return .listItem
            case .blockquote: return .quote
            case .figcaption, .caption: return .caption
            case .td, .th, .tr: return .tableRow
            case .article, .main, .section, .body: return .paragraph
            default: break
            }
            node = arena.parent(node)
            steps += 1
        }
        return .paragraph
    }
}
