internal import Glibc

/// Thins a page before libxml2 sees it: about two thirds of a news page is scripts, styles, drawings and attributes
/// that say nothing about its text, and skipping them costs a fraction of parsing them.
///
/// Tags are read as HTML5 reads them, quoted attribute values included, so that a `<script` or `<!--` inside a value
/// cannot hide what follows. What is written out is well formed as far as tags go: names, the few attributes that
/// matter, always quoted. Classes and ids are read here and written as `Signs`; elements of HTML5, which libxml2 does
/// not know, are written under an older name of the same behaviour with their own beside it. White space that nobody
/// would see is left out, and text without references goes by a mark of a few bytes (`TextMark`), since libxml2 spends some
/// seventy instructions on each letter. JSON-LD is kept aside.
struct Prefilter {
    /// Markup for the parser.
    private(set) var markup: [UInt8] = []
    /// What the marks in `markup` stand for, as ranges of the page.
    private(set) var texts: [Range<Int>] = []
    /// Contents of JSON-LD scripts, as ranges of the page.
    private(set) var structuredData: [Range<Int>] = []
    private(set) var droppedAttributes = false
    private(set) var flattened = false

    let page: [UInt8]
    private let limits: IngestionSettings
    private let keepsNoscript: Bool
    /// Elements open that are neither void nor closed by their next sibling; an estimate, only for the limit.
    private var depth = 0
    private var listed = ListedAttributes()
    /// For each inline element, whether the open ones were written; an end tag goes the way of its start.
    private var dropped = [[Bool]](repeating: [], count: Tag.allCases.count)
    /// Open `pre` elements, in which white space is text.
    private var preformatted = 0
    /// What was written last begins or ends a line, so that white space after it says nothing.
    private var atEdge = true
    /// Since the last tag nothing was written but a blank: here a mark may stand.
    private var opensText = true
    /// Start tags written one right after the other, the last at the end of what is written: should their end tags
    /// follow at once, they held nothing and go again. A page has one such element in six.
    private var empty: [(tag: Tag, start: Int, end: Int, atEdge: Bool, opensText: Bool)] = []
    /// No comment that is still to come ends: one search told, and the next would tell the same.
    private var commentsNeverEnd = false
    /// Elements to pass over that are known to have no end tag ahead.
    private var neverEnds: Set<Tag> = []
    /// Starts of drawings and the like, which nest, that are known to lack their own end tag.
    private var unclosed: Set<Int> = []

    init(_ page: [UInt8], limits: IngestionSettings, keepsNoscript: Bool = false) {
        self.page = page
        self.limits = limits
        self.keepsNoscript = keepsNoscript
        markup.reserveCapacity(page.count / 2 + 64)
        run()
    }

    private mutating func run() {
        var at = 0
        while at < page.count {
            guard let open = find(0x3C, from: at), open + 1 < page.count else {
                copyText(at..<page.count)
                return
            }
            if open > at { copyText(at..<open) }
            let next = page[open + 1]
            if ASCII.isLetter(next) {
                at = startTag(open)
            } else if next == 0x2F {
                at = endTag(open)
            } else if next == 0x21 || next == 0x3F {
                at = declaration(open)
            } else {
                markup.append(contentsOf: "&lt;".utf8)
                opensText = false
                atEdge = false
                at = open + 1
            }
        }
    }

    /// Text between tags: white space alone as one blank, or none where a line begins; words by their mark, unless they
    /// hold a reference such as "&amp;", which the parser reads.
    private mutating func copyText(_ range: Range<Int>) {
        var at = range.lowerBound
        if preformatted == 0 {
            while at < range.upperBound, page[at] <= 0x20 { at += 1 }
            if at > range.lowerBound, !atEdge, markup.last != 0x20 { markup.append(0x20) }
        }
        guard at < range.upperBound else { return }
        if opensText, page.firstIndex(of: 0x26, from: at, to: range.upperBound) == nil {
            TextMark.write(texts.count, to: &markup)
            texts.append(at..<range.upperBound)
        } else {
            appendUnmarked(at..<range.upperBound)
        }
        opensText = false
        atEdge = false
    }

    /// Text of the page with what would look like a mark of ours taken out, as nothing else can follow a reference.
    private mutating func appendUnmarked(_ range: Range<Int>) {
        var at = range.lowerBound
        while let hit = page.firstIndex(of: TextMark.lead[0], from: at, to: range.upperBound) {
            markup.append(page, at..<hit)
            at = hit
            if TextMark.begins(page, hit..<range.upperBound) {
                at += TextMark.lead.count
            } else {
                markup.append(page[hit])
                at += 1
            }
        }
        markup.append(page, at..<range.upperBound)
    }

    /// Before and after a tag is written: blanks beside the start or end of a line are not seen.
    private mutating func trimBlank(before tag: Tag) {
        if tag.breaksLine, preformatted == 0, markup.last == 0x20 { markup.removeLast() }
    }

    /// A comment, doctype, CDATA section or processing instruction: nothing of it is kept. A comment that never ends
    /// hides only its opening, unlike in a browser: the text below is worth more than the rule.
    private mutating func declaration(_ open: Int) -> Int {
        if open + 3 < page.count, page[open + 1] == 0x21, page[open + 2] == 0x2D, page[open + 3] == 0x2D {
            if open + 4 < page.count, page[open + 4] == 0x3E { return open + 5 }
            if commentsNeverEnd { return open + 4 }
            var at = open + 4
            while let close = find(0x3E, from: at) {
                if close - open >= 6, page[close - 1] == 0x2D, page[close - 2] == 0x2D { return close + 1 }
                if close - open >= 7, page[close - 1] == 0x21, page[close - 2] == 0x2D, page[close - 3] == 0x2D {
                    return close + 1
                }
                at = close + 1
            }
            commentsNeverEnd = true
            return open + 4
        }
        return find(0x3E, from: open).map { $0 + 1 } ?? page.count
    }

    private mutating func endTag(_ open: Int) -> Int {
        var at = open + 2
        var hash = WordTable.Hash()
        while at < page.count, isNamePart(page[at]) {
            hash.add(ASCII.lowered(page[at]))
            at += 1
        }
        guard at > open + 2 else { return find(0x3E, from: open).map { $0 + 1 } ?? page.count }
        let close = find(0x3E, from: at).map { $0 + 1 } ?? page.count
        let tag = Tag(hash: hash.value)
        if tag.isRaw || tag.isPicture { return close }
        if tag == .br {
            // As in a browser, a line break that somebody closed is one.
            markup.append(contentsOf: "<br>".utf8)
            opensText = true
            atEdge = true
            return close
        }
        if tag.isPlainInline, dropped[Int(tag.rawValue)].popLast() ?? false { return close }
        if counts(tag) { depth = max(0, depth - 1) }
        if tag == .pre { preformatted = max(0, preformatted - 1) }
        if let element = empty.last, element.tag == tag, element.end == markup.count {
            empty.removeLast()
            markup.removeLast(markup.count - element.start)
            (atEdge, opensText) = (element.atEdge, element.opensText)
            return close
        }
        trimBlank(before: tag)
        if let older = tag.olderName {
            markup.append(contentsOf: "</".utf8)
            markup.append(contentsOf: older)
        } else {
            markup.append(page, open..<at)
        }
        markup.append(0x3E)
        opensText = true
        atEdge = tag.breaksLine
        return close
    }

    private mutating func startTag(_ open: Int) -> Int {
        var at = open + 1
        var hash = WordTable.Hash()
        while at < page.count, isNamePart(page[at]) {
            hash.add(ASCII.lowered(page[at]))
            at += 1
        }
        let nameEnd = at
        let tag = Tag(hash: hash.value)
        guard let end = readAttributes(from: at) else {
            // The quote of a value never closes: the tag ends where the next ">" stands, and no value is believed.
            guard let close = find(0x3E, from: at) else { return page.count }
            markup.append(page, open..<nameEnd)
            markup.append(0x3E)
            atEdge = false
            return close + 1
        }
        if tag.isRaw, !(keepsNoscript && tag == .noscript) { return skip(tag, named: open + 1..<nameEnd, from: end) }
        if tag.isPicture { return end }
        if tag == .link, !listed.isUsefulLink(in: page) { return end }
        if tag == .meta, !listed.isUsefulMeta(in: page) { return end }
        listed.readSigns(from: page)
        if tag.isPlainInline {
            let isDropped = listed.isEmpty
            if dropped[Int(tag.rawValue)].count < limits.levels { dropped[Int(tag.rawValue)].append(isDropped) }
            if isDropped { return end }
        }
        if counts(tag) {
            depth += 1
            if depth > limits.levels {
                flattened = true
                return end
            }
        }
        trimBlank(before: tag)
        if tag == .pre { preformatted += 1 }
        let start = markup.count
        if let older = tag.olderName {
            markup.append(0x3C)
            markup.append(contentsOf: older)
        } else {
            markup.append(page, open..<nameEnd)
        }
        let saysMore = listed.write(from: page, of: tag, keepsLinks: limits.links, to: &markup)
        markup.append(0x3E)
        if empty.last?.end != start { empty.removeAll(keepingCapacity: true) }
        // An empty block may still part what is before it from what is after.
        if !saysMore, tag.mayVanish, atEdge || !tag.breaksLine {
            empty.append((tag, start, markup.count, atEdge, opensText))
        }
        opensText = true
        atEdge = tag.breaksLine
        if tag == .title { return copyTitle(from: end) }
        return end
    }

    /// Elements that do not close themselves, so that many starts without ends mean depth.
    private func counts(_ tag: Tag) -> Bool {
        switch tag {
        case .p, .li, .td, .th, .tr, .dd, .dt, .br, .hr, .meta, .link, .html, .head, .body, .thead, .tbody, .tfoot:
            false
        default: true
        }
    }

    /// Reads the attributes of a tag and returns the index after its ">"; nil when a quote never closes.
    private mutating func readAttributes(from start: Int) -> Int? {
        listed.clear()
        var at = start
        var count = 0
        while at < page.count {
            let byte = page[at]
            if byte == 0x3E { return at + 1 }
            if ASCII.isSpace(byte) || byte == 0x2F {
                at += 1
                continue
            }
            var hash = WordTable.Hash()
            repeat {
                hash.add(ASCII.lowered(page[at]))
                at += 1
            } while at < page.count && !endsAttributeName(page[at])
            while at < page.count, ASCII.isSpace(page[at]) { at += 1 }
            count += 1
            guard at < page.count, page[at] == 0x3D else {
                if count <= limits.attributes { listed.add(AttributeName(hash: hash.value), at..<at) }
                continue
            }
            at += 1
            while at < page.count, ASCII.isSpace(page[at]) { at += 1 }
            guard at < page.count else { return page.count }
            let value: Range<Int>
            if page[at] == 0x22 || page[at] == 0x27 {
                guard let close = find(page[at], from: at + 1) else { return nil }
                value = at + 1..<close
                at = close + 1
            } else {
                let first = at
                while at < page.count, page[at] != 0x3E, !ASCII.isSpace(page[at]) { at += 1 }
                value = first..<at
            }
            if count <= limits.attributes {
                listed.add(AttributeName(hash: hash.value), value)
            } else {
                droppedAttributes = true
            }
        }
        return page.count
    }

    /// Passes over an element whose content is not text, to after its end tag.
    private mutating func skip(_ tag: Tag, named name: Range<Int>, from start: Int) -> Int {
        // Drawings and templates may hold their own kind; raw text may not.
        let nests = tag == .svg || tag == .template || tag == .math || tag == .object
        if nests ? unclosed.contains(name.lowerBound) : neverEnds.contains(tag) { return start }
        var starts = [name.lowerBound]
        var at = start
        while let open = find(0x3C, from: at) {
            at = open + 1
            guard at < page.count else { break }
            let closes = page[at] == 0x2F
            if closes { at += 1 }
            guard matches(name, at: at) else { continue }
            // A control ends where the next of its kind begins, or was never closed at all.
            if tag == .button || tag == .select, !closes || open - start > 1 << 15 { return closes ? start : open }
            guard closes || nests else { continue }
            guard closes else {
                starts.append(at)
                continue
            }
            starts.removeLast()
            if !starts.isEmpty { continue }
            if tag == .script, listed.isStructuredData(in: page) { structuredData.append(start..<open) }
            return find(0x3E, from: at).map { $0 + 1 } ?? page.count
        }
        if nests { unclosed.formUnion(starts) } else { neverEnds.insert(tag) }
        // Never closed. What follows a script or style is code; what follows anything else is still the page.
        return tag == .script || tag == .style ? page.count : start
    }

    private func matches(_ name: Range<Int>, at start: Int) -> Bool {
        guard start + name.count <= page.count else { return false }
        for offset in 0..<name.count
        where ASCII.lowered(page[start + offset]) != ASCII.lowered(page[name.lowerBound + offset]) {
            return false
        }
        let end = start + name.count
        return end == page.count || !isNamePart(page[end])
    }

    /// A title's content is text, whatever tags it seems to hold.
    private mutating func copyTitle(from start: Int) -> Int {
        var at = start
        while let open = find(0x3C, from: at) {
            appendUnmarked(at..<open)
            if open + 6 < page.count, page[open + 1] == 0x2F, ASCII.lowered(page[open + 2]) == 0x74,
                ASCII.lowered(page[open + 3]) == 0x69, ASCII.lowered(page[open + 4]) == 0x74
            {
                return open
            }
            // A title that runs into the rest of the head was never closed.
            if open - start > 2000 { return open }
            markup.append(contentsOf: "&lt;".utf8)
            at = open + 1
        }
        return at
    }

    @inline(__always)
    private func isNamePart(_ byte: UInt8) -> Bool { byte != 0x3E && byte != 0x2F && byte > 0x20 }

    @inline(__always)
    private func endsAttributeName(_ byte: UInt8) -> Bool {
        byte == 0x3E || byte == 0x3D || byte == 0x2F || byte <= 0x20
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? { page.firstIndex(of: byte, from: start) }
}

/// Stands in the markup for text that the parser need not read: a code point that is no character, and a number in
/// four digits to the base of 64. It is known by standing first after a tag, but for a blank.
enum TextMark {
    /// U+FDD0.
    static let lead: [UInt8] = [0xEF, 0xB7, 0x90]
    private static let size = lead.count + 4

    static func write(_ number: Int, to markup: inout [UInt8]) {
        markup.append(contentsOf: lead)
        for shift in stride(from: 18, through: 0, by: -6) { markup.append(UInt8(0x3F + number >> shift & 63)) }
    }

    /// The number of a mark and where it stands; nil for other text.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (number: Int, place: Range<Int>)? {
        let start = bytes.first == 0x20 ? 1 : 0
        guard bytes.count >= start + size, bytes[start] == lead[0], bytes[start + 1] == lead[1], bytes[start + 2] == lead[2] else {
            return nil
        }
        let digits = bytes[start + lead.count..<start + size]
        return (digits.reduce(0) { $0 << 6 | Int($1 &- 0x3F) & 63 }, start..<start + size)
    }

    /// Whether text of the page itself looks like a mark.
    static func begins(_ page: [UInt8], _ range: Range<Int>) -> Bool {
        range.count >= lead.count && page[range.lowerBound] == lead[0] && page[range.lowerBound + 1] == lead[1]
            && page[range.lowerBound + 2] == lead[2]
    }
}
