/// A parsed page as flat arrays: one entry per element in document order, one run of bytes for all text.
///
/// An element's descendants are the entries up to its `end`, its text is a range of `text`; both are found without
/// following a pointer, and the whole page is freed at once.
struct PageArena {
    struct Attribute {
        var name: AttributeName
        /// Range of `values`.
        var start: Int32
        var end: Int32
    }

    fileprivate(set) var tags: [Tag] = []
    fileprivate(set) var parents: [Int32] = []
    /// Index after the last descendant.
    fileprivate(set) var ends: [Int32] = []
    fileprivate(set) var textStarts: [Int32] = []
    fileprivate(set) var textEnds: [Int32] = []
    fileprivate(set) var signs: [Signs] = []
    fileprivate(set) var attributeStarts: [Int32] = []
    fileprivate(set) var attributes: [Attribute] = []
    /// Attribute values, one after another.
    fileprivate(set) var values: [UInt8] = []
    /// What the page says, markup taken away; white space as written.
    fileprivate(set) var text: [UInt8] = []

    var count: Int { tags.count }

    init(expecting bytes: Int) {
        let nodes = bytes / 48 + 16
        tags.reserveCapacity(nodes)
        parents.reserveCapacity(nodes)
        ends.reserveCapacity(nodes)
        textStarts.reserveCapacity(nodes)
        textEnds.reserveCapacity(nodes)
        signs.reserveCapacity(nodes)
        attributeStarts.reserveCapacity(nodes)
        values.reserveCapacity(bytes / 4)
    }

    func end(_ node: Int) -> Int { Int(ends[node]) }
    func parent(_ node: Int) -> Int { Int(parents[node]) }
    func textRange(_ node: Int) -> Range<Int> { Int(textStarts[node])..<Int(textEnds[node]) }
    func contains(_ ancestor: Int, _ node: Int) -> Bool { node >= ancestor && node < Int(ends[ancestor]) }

    func value(_ name: AttributeName, of node: Int) -> Range<Int>? {
        let first = Int(attributeStarts[node])
        let last = node + 1 < count ? Int(attributeStarts[node + 1]) : attributes.count
        for index in first..<last where attributes[index].name == name {
            return Int(attributes[index].start)..<Int(attributes[index].end)
        }
        return nil
    }

    func string(_ name: AttributeName, of node: Int) -> String? { value(name, of: node).map { values.string($0) } }

    /// Whether an attribute of the node holds these lower-case ASCII letters.
    func attribute(_ name: AttributeName, of node: Int, contains needle: StaticString) -> Bool {
        value(name, of: node).map { values.contains(needle, in: $0) } ?? false
    }
}

/// Fills an arena from the parser's events.
struct PageArenaBuilder {
    private(set) var arena: PageArena
    private var open: [Int32] = []
    private let limits: IngestionSettings
    /// Elements beyond the limit of nesting are read as if their tags were not there.
    private var tooDeep = 0
    private(set) var isFull = false
    private(set) var wasFlattened = false

    private let page: [UInt8]
    private let texts: [Range<Int>]
    private var nextText = 0

    init(_ page: Prefilter, limits: IngestionSettings) {
        arena = PageArena(expecting: page.markup.count)
        (self.page, texts) = (page.page, page.texts)
        arena.text.reserveCapacity(page.markup.count + texts.reduce(0) { $0 + $1.count })
        self.limits = limits
    }

    mutating func start(_ tag: Tag) -> Bool {
        guard !isFull else { return false }
        guard open.count < limits.levels else {
            tooDeep += 1
            wasFlattened = true
            return false
        }
        guard arena.tags.count < limits.nodes else {
            isFull = true
            return false
        }
        let node = Int32(arena.tags.count)
        arena.tags.append(tag)
        arena.parents.append(open.last ?? -1)
        arena.ends.append(0)
        arena.textStarts.append(Int32(arena.text.count))
        arena.textEnds.append(0)
        arena.signs.append([])
        arena.attributeStarts.append(Int32(arena.attributes.count))
        open.append(node)
        return true
    }

    /// Adds an attribute to the element just started.
    mutating func attribute(_ name: AttributeName, _ value: UnsafeBufferPointer<UInt8>) {
        guard name != .signs else {
            let (tag, signs) = PackedSigns.read(value)
            if tag != .other { arena.tags[arena.tags.count - 1] = tag }
            arena.signs[arena.signs.count - 1] = signs
            return
        }
        guard name != .none else { return }
        let start = Int32(arena.values.count)
        arena.values.append(contentsOf: value)
        arena.attributes.append(.init(name: name, start: start, end: Int32(arena.values.count)))
    }

    mutating func end() {
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        guard let node = open.popLast() else { return }
        arena.textEnds[Int(node)] = Int32(arena.text.count)
        arena.ends[Int(node)] = Int32(arena.tags.count)
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isFull else { return }
        // Each stands once, in order: no page can have its text written again by marks of its own.
        guard let (number, place) = TextMark.read(bytes), number >= nextText, number < texts.count else {
            arena.text.append(contentsOf: bytes)
            return
        }
        arena.text.append(contentsOf: bytes[..<place.lowerBound])
        arena.text.append(page, texts[number])
        nextText = number + 1
        arena.text.append(contentsOf: bytes[place.upperBound...])
    }

    /// Closes what is still open and gives the page away.
    mutating func finish() -> PageArena {
        while let node = open.popLast() {
            arena.textEnds[Int(node)] = Int32(arena.text.count)
            arena.ends[Int(node)] = Int32(arena.tags.count)
        }
        return arena
    }
}
