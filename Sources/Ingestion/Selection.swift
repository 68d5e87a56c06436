internal import Documents

/// Which blocks of the chosen element are the article's: all but what was discarded, link lists, labels at the top,
/// copies, and the tail of calls and lists that pages put below their text.
struct Selection {
    private let arena: PageArena
    private let text: PageText
    private let boilerplate: Boilerplate
    private let title: Title
    /// Whether the page declares a piece of news. There a caption may be an agency's line and a link between two
    /// paragraphs leads to another story; in a guide, an essay or a manual both belong to the text.
    private let isNews: Bool

    init(_ arena: PageArena, _ text: PageText, _ boilerplate: Boilerplate, title: Title, isNews: Bool) {
        self.arena = arena
        self.text = text
        self.boilerplate = boilerplate
        self.title = title
        self.isNews = isNews
    }

    /// All posts of a live blog and what stands between the headline and the first of them.
    func blocks(of live: LiveBlog) -> [Int] {
        let top = title.node.map { text.blocks(of: $0, in: arena).upperBound } ?? live.blocks.lowerBound
        let opening = live.blocks.lowerBound - top < 60 ? min(top, live.blocks.lowerBound) : live.blocks.lowerBound
        return admitted(in: opening..<live.blocks.lowerBound, []).filter { text.blocks[$0].isProse } + admitted(in: live.blocks, live.times)
    }

    func blocks(in container: Range<Int>) -> [Int] {
        var kept = admitted(in: container, [])
        dropRepeatedPassages(&kept)
        dropLabels(&kept)
        dropListings(&kept)
        dropTail(&kept)
        return standfirst(above: kept) + (kept + captions(among: kept)).sorted()
    }

    /// The captions of pictures that stand between the paragraphs; in news, of figures, and those that say something.
    private func captions(among kept: [Int]) -> [Int] {
        guard let first = kept.first, let last = kept.last else { return [] }
        let found = (first..<last).filter { index in
            guard boilerplate.captions[index] else { return false }
            let block = text.blocks[index]
            return !isNews || block.letters >= 60 && isInFigure(block) && Self.endOfSentences(block, text) != nil
        }
        guard !found.isEmpty else { return [] }
        // A picture and its larger copy have one caption.
        var seen = Set(kept.map { words($0) })
        return found.filter { seen.insert(words($0)).inserted }
    }

    private func isInFigure(_ block: PageBlock) -> Bool {
        var node = block.node
        for _ in 0..<4 where node >= 0 {
            if arena.tags[node] == .figure || arena.tags[node] == .figcaption { return true }
            node = arena.parent(node)
        }
        return false
    }

    /// The place after the last sentence of a caption, nil where none ends; what follows it is a credit. A point after a
    /// single letter or a capital is that of a name ("J. Doe", "St. Gallen").
    static func endOfSentences(_ block: PageBlock, _ text: PageText) -> Int? {
        let bytes = text.bytes[block.start..<block.end]
        if wideMarks.contains(where: { bytes.suffix($0.count) == $0[...] }) { return block.end }
        let isSmall = { (byte: UInt8) in byte >= 0x61 || ASCII.isDigit(byte) }
        for at in (block.start + 2..<max(block.start + 2, block.end)).reversed() {
            let byte = bytes[at]
            guard byte == 0x2E || byte == 0x21 || byte == 0x3F, isSmall(bytes[at - 1]), isSmall(bytes[at - 2]) else { continue }
            // A closing quote or bracket belongs to the sentence.
            let closing = closers.first { bytes[(at + 1)...].starts(with: $0) }
            let end = at + 1 + (closing?.count ?? 0)
            if end == block.end || bytes[end] <= 0x20 || bytes[end] == 0x28 || bytes[end] == 0x5B || ASCII.isUpper(bytes[end]) {
                return end
            }
        }
        return nil
    }

    private static let wideMarks = ["。", "！", "？", "؟", "۔"].map { Array($0.utf8) }
    private static let closers = ["\"", ")", "”", "»"].map { Array($0.utf8) }

    /// The sentences between headline and text that sum it up, where they stand outside of the text's own element.
    private func standfirst(above kept: [Int]) -> [Int] {
        guard let node = title.node, let first = kept.first else { return [] }
        let between = text.blocks(of: node, in: arena).upperBound
        guard between < first, first - between < 30 else { return [] }
        let found = (between..<first).filter { index in
            let block = text.blocks[index]
            return !boilerplate.discarded[index] && block.letters >= 40 && block.letters < 800 && block.linked == 0 && block.stops > 0
                && Self.kind(block, arena) != .caption && words(index) != words(first)
                && (block.letters >= 120 || DateText.first(in: Array(words(index)), order: .dayFirst) == nil)
        }
        return found.count <= 2 ? found : []
    }

    /// What passes by itself, and the times of a live blog, whose posts no label ends.
    private func admitted(in container: Range<Int>, _ times: Set<Int>) -> [Int] {
        var kept: [Int] = []
        let titleBlocks = title.node.map { text.blocks(of: $0, in: arena) } ?? 0..<0
        let titleSkeleton = title.text.map(Skeleton.init)
        for index in container {
            if times.contains(index) { kept.append(index) }
            if times.contains(index) || boilerplate.discarded[index] { continue }
            let block = text.blocks[index]
            if block.linkShare > 0.5, !(block.letters - block.linked > 40 && block.stops > 1), !opensProse(index, in: container),
                !isAmongProse(index, in: container), !isAddress(block), isNews || !leadsOn(index, in: container)
            {
                continue
            }
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
            if block.letters < 200, let role = Formulas.role(text.bytes, block.start..<block.end) {
                if role == .ending, times.isEmpty,
                    text.prose(in: index..<container.upperBound) * 2 < text.prose(in: container.lowerBound..<index)
                {
                    break
                }
                continue
            }
            if block.letters < 8, Self.kind(block, arena) == .paragraph, !holdsLetters(block) { continue }
            // The same words twice in a row are one text for two screens.
            if block.letters < 250, let last = kept.last, words(index) == words(last) { continue }
            kept.append(index)
        }
        return kept
    }

    /// A heading that is a link as a whole still heads what stands below it, if that is running text.
    private func opensProse(_ index: Int, in container: Range<Int>) -> Bool {
        guard arena.tags[text.blocks[index].node].isHeading, index + 1 < container.upperBound, !boilerplate.discarded[index + 1] else {
            return false
        }
        let next = text.blocks[index + 1]
        return next.isProse && next.letters >= 80 && next.linkShare < 0.3 && !arena.tags[next.node].isHeading
    }

    /// A sentence or an address that is a link as a whole, between two paragraphs of the same element; headlines of
    /// other articles end in no full stop.
    private func isAmongProse(_ index: Int, in container: Range<Int>) -> Bool {
        guard index > container.lowerBound, index + 1 < container.upperBound else { return false }
        let block = text.blocks[index]
        guard arena.tags[block.node] == .p else { return false }
        let before = text.blocks[index - 1], after = text.blocks[index + 1]
        let home = arena.parent(block.node)
        guard before.isProse && after.isProse && arena.parent(before.node) == home && arena.parent(after.node) == home else { return false }
        return text.bytes[block.end - 1] == 0x2E || words(index).contains(0x40)
    }

    /// A source given by its address; other stories are given by their headlines.
    private func isAddress(_ block: PageBlock) -> Bool {
        (arena.tags[block.node] == .p || arena.tags[block.node] == .li) && text.bytes.contains("://", in: block.start..<block.end)
    }

    /// A link right below a paragraph, with more text to come: where to read on about what the paragraph says.
    private func leadsOn(_ index: Int, in container: Range<Int>) -> Bool {
        guard index > container.lowerBound else { return false }
        let block = text.blocks[index]
        let before = text.blocks[index - 1]
        guard (12..<200).contains(block.letters), !arena.tags[block.node].isHeading, before.isProse, before.linkShare < 0.3 else {
            return false
        }
        let home = arena.parent(before.node)
        guard home == block.node || home == arena.parent(block.node) && arena.tags[block.node] != .li else { return false }
        let below = index + 1..<min(index + 4, container.upperBound)
        return below.contains { text.blocks[$0].isProse && !boilerplate.discarded[$0] }
            && Formulas.role(text.bytes, block.start..<block.end) == nil
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
        // A heading right above the first paragraph is the text's own.
        let headed = first > 0 ? kept[first - 1] : -1
        let labels = Set(
            kept[..<first].filter { index in
                let block = text.blocks[index]
                let isDate = { block.letters < 90 && DateText.first(in: Array(words(index)), order: .dayFirst) != nil }
                if index == headed, arena.tags[block.node].isHeading { return false }
                if Self.kind(block, arena) == .listItem { return block.letters < 30 && isDate() }
                return block.letters < 60 && !endsSentence(block) || isDate()
            })
        if letters(labels) * 3 < letters(kept) { kept.removeAll(where: labels.contains) }
    }

    /// Headings and teasers of other articles below the text: from the label on where what is linked, the links that were
    /// left out included, outweighs what is not by most.
    private func dropListings(_ kept: inout [Int]) {
        guard let last = kept.last else { return }
        let total = letters(kept)
        var balance = 0
        var most = 200
        var below = 0
        var cut = kept.count
        var index = last
        for place in kept.indices.reversed() {
            while index >= kept[place] {
                balance += 2 * text.blocks[index].linked - text.blocks[index].letters
                index -= 1
            }
            below += text.blocks[kept[place]].letters
            if below * 3 > total { break }
            if balance > most, isLabel(text.blocks[kept[place]]) {
                most = balance
                cut = place
            }
        }
        kept.removeSubrange(cut...)
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
    static func kind(_ block: PageBlock, _ arena: PageArena) -> Block.Kind { kindAndLevel(block, arena).kind }

    /// With its level, as `Block` has it.
    static func kindAndLevel(_ block: PageBlock, _ arena: PageArena) -> (kind: Block.Kind, level: Int) {
        var node = block.node
        for step in 0..<6 where node >= 0 {
            let tag = arena.tags[node]
            switch tag {
            case .h1, .h2, .h3, .h4, .h5, .h6: return (.heading, tag.headingLevel)
            case .hgroup: return (.heading, 2)
            case .li, .dd, .dt: return (.listItem, lists(about: node, arena))
            case .blockquote: return (.quote, 0)
            case .figcaption, .caption: return (.caption, 0)
            // Letters and old pages set their paragraphs in tables.
            case .td where arena.tags[block.node] == .p && block.isProse: return (.paragraph, 0)
            case .td, .th, .tr: return (.tableRow, 0)
            case .article, .main, .section, .body: return (.paragraph, 0)
            default: if step < 2, arena.signs[node].contains(.caption) { return (.caption, 0) }
            }
            node = arena.parent(node)
        }
        return (.paragraph, 0)
    }

    private static func lists(about item: Int, _ arena: PageArena) -> Int {
        var depth = 0
        var node = arena.parent(item)
        while node >= 0, arena.tags[node] != .article, arena.tags[node] != .body {
            if arena.tags[node] == .ul || arena.tags[node] == .ol || arena.tags[node] == .dl { depth += 1 }
            node = arena.parent(node)
        }
        return max(depth, 1)
    }
}
