internal import Documents

/// When an article was published, from everything on the page that says so.
///
/// Signals are tried in the order of how often each was right where it was present; what cannot be (the future, years
/// before 1995) is passed over, and a page that says nothing has no date.
struct Dates {
    private(set) var published: DateStamp?
    private(set) var modified: DateStamp?

    private let arena: PageArena
    private let text: PageText
    private let page: [UInt8]
    private let latest: CalendarDay
    private let order: DateText.Order?
    private let title: Int?

    init(
        _ page: [UInt8], _ arena: PageArena, _ text: PageText, _ metadata: Metadata, _ data: JSONLD, url: String?, title: Int?,
        article: [Int], language: String, today: CalendarDay
    ) {
        self.arena = arena
        self.title = title
        self.text = text
        self.page = page
        latest = CalendarDay(ordinal: today.ordinal + 2)
        order = Self.order(language, metadata.language, url)
        let head = Self.head(arena, text, title: title, article: article)
        modified = modifiedDate(metadata, data, head)
        published = publishedDate(metadata, data, url: url, head: head, article: article)
    }

    private func modifiedDate(_ metadata: Metadata, _ data: JSONLD, _ head: Range<Int>) -> DateStamp? {
        if let date = data.modified.flatMap({ stamp($0, "json-ld") }) { return date }
        for key in ["article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "datemodified"] {
            if let date = metadata.meta[key].flatMap({ stamp($0, "meta") }) { return date }
        }
        for node in 0..<arena.count where arena.tags[node] != .meta && arena.attribute(.itemprop, of: node, contains: "datemodified") {
            if let date = written(node, "time") { return date }
        }
        for node in metadata.times where arena.signs[node].contains(.modified) && !isAside(node) {
            if let date = written(node, "time") { return date }
        }
        for index in head where text.blocks[index].letters <= 160 {
            for (date, label) in DateText.all(in: words(text.blocks[index]), order: order) where label == .modified {
                if let date = accepted(date, "text") { return date }
            }
        }
        return nil
    }

    /// The blocks about the headline and the beginning of the text.
    private static func head(_ arena: PageArena, _ text: PageText, title: Int?, article: [Int]) -> Range<Int> {
        guard let first = article.first else { return 0..<0 }
        let headline = title.map { text.blocks(of: $0, in: arena).lowerBound } ?? first
        let from = max(0, min(headline, first) - 6)
        return from..<max(from, min(text.blocks.count, max(headline, first) + 6))
    }

    private func publishedDate(_ metadata: Metadata, _ data: JSONLD, url: String?, head: Range<Int>, article: [Int])
        -> DateStamp?
    {
        let fromURL = url.flatMap(Self.inURL).flatMap { accepted($0, "url") }
        let graph = metadata.first(
            "article:published_time", "og:article:published_time", "article:published", "og:published_time",
            "article.published", "article:publish_date", "rnews:datepublished"
        ).flatMap { stamp($0, "meta") }
        let linked = data.published.flatMap { stamp($0, "json-ld") }
        if let graph, let linked, graph.day != linked.day {
            // One instant, once in the page's own time and once in Greenwich's: the page's own.
            if Self.isGreenwich(graph) != Self.isGreenwich(linked), let a = graph.day, let b = linked.day, abs(a.ordinal - b.ordinal) == 1 {
                return Self.isGreenwich(graph) ? linked : graph
            }
            // The earlier, unless the address says the other.
            if let day = fromURL?.day {
                return graph.day == day ? graph : linked.day == day ? linked : earlier(graph, linked)
            }
            return earlier(graph, linked)
        }
        if let first = linked ?? graph {
            if let shown = marked(in: head), let a = first.day, let b = shown.day {
                // A day apart from Greenwich is one moment in two places.
                if abs(a.ordinal - b.ordinal) > 1 || a != b && !Self.isGreenwich(first) { return shown }
            }
            // A day off the address, and told in Greenwich's time: the address has the day it was where it was written.
            if Self.isGreenwich(first), let fromURL, let a = first.day, let b = fromURL.day, abs(a.ordinal - b.ordinal) == 1 {
                return fromURL
            }
            return first
        }
        for key in Self.metaKeys { if let date = metadata.meta[key].flatMap({ stamp($0, "meta") }) { return date } }
        if let date = data.pagePublished.flatMap({ stamp($0, "json-ld") }) { return date }
        return marked() ?? times(metadata, article) ?? fromURL ?? doubtful(metadata) ?? marked(in: head)
            ?? visible(head, article: article)
            ?? inScripts() ?? lastChange
    }

    /// When the page tells its readers of a change and of nothing else, it was published no later than that.
    private var lastChange: DateStamp? {
        guard let modified, modified.signal == "text" || modified.signal == "time" else { return nil }
        return DateStamp(modified.value, modified.precision, signal: modified.signal + "-modified")
    }

    /// Names that may mean the page's making as well as the article's.
    private func doubtful(_ metadata: Metadata) -> DateStamp? {
        for key in ["dc.date", "dcterms.date", "date", "datecreated", "created", "creation_date", "timestamp", "dateupdate"] {
            if let date = metadata.meta[key].flatMap({ stamp($0, "meta") }) { return date }
        }
        return nil
    }

    /// What the page tells its own scripts: a quoted name such as "datePublished", and a date after it.
    private func inScripts() -> DateStamp? {
        var at = 0
        while let hit = page.firstIndex(of: 0x75, from: at) {
            at = hit + 1
            guard hit > 0, page[hit - 1] | 0x20 == 0x70, at < page.count, page[at] == 0x62 else { continue }
            var start = hit
            while start > 0, isNamePart(page[start - 1]) { start -= 1 }
            while at < page.count, isNamePart(page[at]) { at += 1 }
            guard at < page.count, page[at] == 0x22, Self.scriptKeys.value(of: page.span, start, at) != 0 else { continue }
            let value = page[at...].prefix(40).drop { $0 == 0x3A || $0 == 0x20 || $0 == 0x22 || $0 == 0x5C }
            let written = String(decoding: value.prefix { $0 != 0x22 && $0 != 0x5C }, as: UTF8.self)
            if let date = stamp(written, "script") { return date }
        }
        return nil
    }

    private func isNamePart(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte == 0x5F }

    private static let scriptKeys = WordTable(lists: [
        ("datepublished publisheddate published_at publishdate pubdate publication_date publicationdate publishingdate", 1)
    ])

    private static func isGreenwich(_ stamp: DateStamp) -> Bool { stamp.value.hasSuffix("Z") || stamp.value.hasSuffix("+00:00") }

    private static let metaKeys = [
        "datepublished", "pubdate", "publishdate", "publish_date", "publish-date", "published", "date.published",
        "parsely-pub-date", "sailthru.date", "dc.date.issued",
        "dcterms.issued", "dc.date.created", "dcterms.created", "citation_publication_date",
        "citation_date", "article_date_original",
        "originalpublicationdate", "date_published", "published_date", "pub_date", "article:published_date",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
        "ptime", "displaydate", "published-date", "publication-date", "publication_date", "date-published", "article-date", "release_date",
    ]

    /// Microdata in the page.
    private func marked() -> DateStamp? {
        for node in 0..<arena.count where arena.tags[node] != .meta {
            guard
                arena.attribute(.itemprop, of: node, contains: "datepublished")
                    || arena.attribute(.property, of: node, contains: "datepublished")
                    || arena.attribute(.property, of: node, contains: "datecreated")
            else { continue }
            if let date = written(node, "time") { return date }
        }
        return nil
    }

    /// `time` elements: those of a publication class first, then the first outside of lists of other articles.
    private func times(_ metadata: Metadata, _ article: [Int]) -> DateStamp? {
        var first: DateStamp?
        for node in metadata.times {
            let signs = arena.signs[node].union(arena.parents[node] >= 0 ? arena.signs[arena.parent(node)] : [])
            if signs.contains(.modified), !signs.contains(.published) { continue }
            if isAside(node) { continue }
            guard let date = written(node, "time") else { continue }
            if signs.contains(.published) || arena.value(.property, of: node) != nil { return date }
            if first == nil { first = date }
        }
        return first
    }

    private func isAside(_ node: Int) -> Bool {
        var at = node
        while at >= 0 {
            let signs = arena.signs[at]
            if arena.tags[at] == .aside || arena.tags[at] == .footer && arena.tags[node] != .time
                || arena.tags[at] == .nav
            {
                return true
            }
            if arena.tags[at] != .body,
                signs.contains(.related) || signs.contains(.comments) && !signs.contains(.date) || signs.contains(.hidden)
            {
                return true
            }
            at = arena.parent(at)
        }
        return false
    }

    private func written(_ node: Int, _ signal: String) -> DateStamp? {
        for name in [AttributeName.datetime, .content, .title] {
            if let value = arena.string(name, of: node), let date = stamp(value, signal) { return date }
        }
        let words = arena.text[arena.textRange(node)].prefix(200)
        return DateText.first(in: Array(words), order: order).flatMap { accepted($0, signal) }
    }

    /// A date in words between the title and the text, or marked by a class; else one that the text begins or ends with.
    private func visible(_ head: Range<Int>, article: [Int]) -> DateStamp? {
        for node in 0..<arena.count where arena.signs[node].contains(.date) && arena.tags[node] != .body {
            let signs = arena.signs[node]
            if signs.contains(.modified), !signs.contains(.published) { continue }
            let range = arena.textRange(node)
            if range.count > 300 || isAside(node) { continue }
            // What is marked inside of it is marked more exactly.
            if (node + 1..<arena.end(node)).contains(where: { arena.signs[$0].contains(.date) }) { continue }
            if let date = published(in: Array(arena.text[range])) { return date }
        }
        guard let first = article.first, let last = article.last else { return nil }
        let titleBlock = self.title.map { text.blocks(of: $0, in: arena).lowerBound }
        var found: DateStamp?
        for index in head {
            let block = text.blocks[index]
            // What stands right at the headline belongs to it, whatever it is called.
            let isAtTitle = titleBlock.map { abs(index - $0) <= 4 } ?? false
            if block.letters > 160 || !isAtTitle && isAside(block.node) { continue }
            if let date = published(in: words(block)) {
                if titleBlock.map({ index >= $0 }) ?? true { return date }
                found = date
            }
        }
        if let found { return found }
        // "Dresden, 4 July 2019. The …"
        for index in article.filter({ $0 == first || text.blocks[$0].isProse && !arena.tags[text.blocks[$0].node].isHeading }).prefix(2) {
            let lead = text.blocks[index]
            if let date = published(in: Array(text.bytes[lead.start..<min(lead.end, lead.start + 50)])) { return date }
        }
        for index in last..<min(text.blocks.count, last + 8) {
            let block = text.blocks[index]
            if block.letters > 120 || isAside(block.node) { continue }
            if let date = published(in: words(block)) { return date }
        }
        return nil
    }

    /// The one date about the headline that is marked or called as such, or stands all by itself.
    private func marked(in head: Range<Int>) -> DateStamp? {
        var found: DateStamp?
        for index in head where text.blocks[index].letters <= 60 {
            let block = text.blocks[index]
            if isAside(block.node) { continue }
            let isMarked = block.letters <= 10 || isDated(block)
            for (date, label) in DateText.all(in: words(block), order: order) where isMarked || label == .published {
                guard label != .modified, label != .other, let date = accepted(date, "text") else { return nil }
                if let found, found.day != date.day { return nil }
                found = date
            }
        }
        return found
    }

    /// Whether a block stands in an element that is a date by its tag or name, or holds one at its beginning.
    private func isDated(_ block: PageBlock) -> Bool {
        var at = block.node
        for _ in 0..<3 where at >= 0 {
            if arena.tags[at] == .time || arena.signs[at].contains(.date), arena.textRange(at).count < 300 { return true }
            at = arena.parent(at)
        }
        return (block.node..<arena.end(block.node)).contains { node in
            (arena.tags[node] == .time || arena.signs[node].contains(.date)) && arena.textRange(node).lowerBound >= block.source
                && arena.textRange(node).upperBound <= block.sourceEnd
        }
    }

    /// The first date in words that is not said to be another one.
    private func published(in words: [UInt8]) -> DateStamp? {
        for (date, label) in DateText.all(in: words, order: order) where label != .modified && label != .other {
            if let date = accepted(date, "text") { return date }
        }
        return nil
    }

    private func words(_ block: PageBlock) -> [UInt8] { Array(text.bytes[block.start..<block.end]) }

    private func stamp(_ value: String, _ signal: String) -> DateStamp? {
        WrittenDate.machine(value).flatMap { accepted($0, signal) }
    }

    private func accepted(_ date: WrittenDate, _ signal: String) -> DateStamp? {
        guard let day = date.calendarDay, day.isValid, day.year >= 1995, day <= latest else { return nil }
        return date.stamp(signal: signal)
    }

    private func earlier(_ a: DateStamp, _ b: DateStamp) -> DateStamp {
        guard let first = a.day, let second = b.day else { return a }
        return first <= second ? a : b
    }

    /// "/2019/07/04/", "/2019-07-04-", "/20190704".
    private static func inURL(_ url: String) -> WrittenDate? {
        let bytes = Array(url.utf8)
        var at = bytes.firstIndex(of: 0x2F, from: 0) ?? 0
        while at + 8 < bytes.count {
            defer { at += 1 }
            guard !ASCII.isDigit(bytes[at]), bytes[at + 1] == 0x32 || bytes[at + 1] == 0x31,
                ASCII.isDigit(bytes[at + 2])
            else { continue }
            let rest = String(decoding: bytes[(at + 1)...].prefix(10), as: UTF8.self)
            if rest.utf8.dropFirst(4).first.map({ $0 == 0x2F || $0 == 0x2D }) ?? false
                || rest.utf8.prefix(8).allSatisfy({ ASCII.isDigit($0) }),
                let date = WrittenDate.machine(rest), date.day != nil, (1995...2100).contains(date.year)
            {
                return date
            }
        }
        return nil
    }

    /// Only the United States, the Philippines and a few more put the month first.
    private static func order(_ language: String, _ declared: String?, _ url: String?) -> DateText.Order? {
        if language != "en", language != "und" { return .dayFirst }
        if let declared = declared?.lowercased() {
            if declared.hasPrefix("en-us") || declared.hasPrefix("en_us") { return .monthFirst }
            if declared.hasPrefix("en-") || declared.hasPrefix("en_") || !declared.hasPrefix("en") { return .dayFirst }
        }
        guard let host = url.flatMap(PageAddress.host) else { return nil }
        if host.hasSuffix(".us") || host.hasSuffix(".gov") || host.hasSuffix(".mil") || host.hasSuffix(".com") {
            return .monthFirst
        }
        return [".uk", ".au", ".nz", ".ie", ".in", ".za", ".ng", ".ke", ".pk"].contains(where: host.hasSuffix)
            ? .dayFirst : nil
    }
}
