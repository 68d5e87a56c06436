internal import Documents

/// Reads an item of RSS or an entry of Atom, with what its feed says of itself.
struct FeedReader {
    let settings: IngestionSettings
    let today: CalendarDay

    func read(_ item: [UInt8], feed: [UInt8], into article: inout Article) throws(Rejection) {
        let charset = Self.charset(feed)
        let head = XMLRepair(Encoding(feed, header: charset, isMarkup: false).bytes)
        let encoding = Encoding(item, header: charset, isMarkup: false)
        if let warning = encoding.warning { article.warnings.append(warning) }
        let repaired = XMLRepair(encoding.bytes)
        if head.hasDocumentType || repaired.hasDocumentType {
            throw Rejection(
                stage: "ingest", code: "doctype",
                message: "The feed declares a document type or entities, which no feed needs and some use to do harm; it is not read.")
        }
        let tree = XMLTree(head.xml + repaired.xml, limits: settings)
        guard let entry = tree.elements.indices.last(where: { isItem(tree, $0) }) else {
            throw Rejection(stage: "ingest", code: "empty", message: "The feed holds no item here.")
        }
        if !tree.isWellFormed || tree.unclosed.contains(entry) {
            article.warnings.append("The item is no well-formed XML; what could be read is kept.")
        }
        let own = tree.children(of: entry)
        let channel = channelElements(tree, above: entry)

        func first(_ names: String...) -> String? {
            for name in names {
                for element in own where tree.elements[element].name == name {
                    let value = tree.string(element)
                    if !value.isEmpty { return value }
                }
            }
            return nil
        }
        let id = first("guid", "id") ?? tree.attribute("rdf:about", of: entry)
        article.url = link(tree, own) ?? id.flatMap { $0.hasPrefix("http") && isPermanent(tree, own) ? $0 : nil }
        if let name = id ?? article.url { article.name(record: name) }
        article.title = first("title", "dc:title").map(plain)
        article.site =
            channel.first { tree.elements[$0].name == "title" }.map { plain(tree.string($0)) }.flatMap { $0.isEmpty ? nil : $0 }
            ?? (article.url ?? link(tree, channel)).flatMap(PageAddress.site)
        article.byline = byline(tree, own) ?? byline(tree, channel.filter { tree.elements[$0].name == "author" })

        let published = first("pubDate", "published", "issued", "dc:date", "dcterms:created", "dcterms:issued", "pubdate")
        let modified = first("updated", "modified", "dcterms:modified")
        article.published = stamp(published ?? modified)
        if published != nil, let change = stamp(modified), change.value != article.published?.value { article.modified = change }
        if let written = published ?? modified, article.published == nil {
            article.warnings.append("The item's date is none: \"\(written.prefix(60))\".")
        }

        let bodies = own.filter { ["content:encoded", "content", "description", "summary", "body"].contains(tree.elements[$0].name) }
            .map { body(tree, $0) }
        if let longest = bodies.max(by: { $0.text.count < $1.text.count }), !longest.text.isEmpty {
            (article.text, article.blocks, article.spans) = (longest.text, longest.blocks, longest.links)
        } else {
            throw Rejection(stage: "ingest", code: "empty", message: "The item holds no text beside its title.")
        }
        let declared =
            first("dc:language", "language") ?? tree.attribute("xml:lang", of: entry)
            ?? channel.first { ["language", "dc:language"].contains(tree.elements[$0].name) }.map(tree.string)
            ?? tree.elements.indices.first.flatMap { tree.attribute("xml:lang", of: $0) }
        article.tellLanguage(declared: declared)
    }

    private func isItem(_ tree: XMLTree, _ element: Int) -> Bool {
        guard tree.elements[element].name == "item" || tree.elements[element].name == "entry" else { return false }
        // Its ancestors are the feed's, not another item's.
        var parent = tree.elements[element].parent
        while parent >= 0 {
            if tree.elements[parent].name == "item" || tree.elements[parent].name == "entry" { return false }
            parent = tree.elements[parent].parent
        }
        return true
    }

    /// What the feed says of itself: children of `channel` or of `feed`.
    private func channelElements(_ tree: XMLTree, above entry: Int) -> [Int] {
        let holder = tree.elements[..<entry].lastIndex { $0.name == "channel" || $0.name == "feed" }
        return holder.map { tree.children(of: $0).filter { $0 != entry } } ?? []
    }

    private func link(_ tree: XMLTree, _ elements: [Int]) -> String? {
        if let original = elements.first(where: { tree.elements[$0].name == "feedburner:origLink" }) { return tree.string(original) }
        for element in elements where tree.elements[element].name == "link" {
            if let target = tree.attribute("href", of: element) {
                if tree.attribute("rel", of: element) ?? "alternate" == "alternate" { return target.collapsed }
            } else {
                let target = tree.string(element)
                if !target.isEmpty { return target }
            }
        }
        return nil
    }

    private func isPermanent(_ tree: XMLTree, _ elements: [Int]) -> Bool {
        !elements.contains { tree.elements[$0].name == "guid" && tree.attribute("isPermaLink", of: $0) == "false" }
    }

    private func byline(_ tree: XMLTree, _ elements: [Int]) -> String? {
        for kind in ["author", "dc:creator", "itunes:author"] {
            var names: [String] = []
            for element in elements where tree.elements[element].name == kind {
                let inner = tree.children(of: element)
                let written =
                    inner.first { tree.elements[$0].name == "name" }.map(tree.string) ?? (inner.isEmpty ? tree.string(element) : "")
                if let name = MailAddress.name(written), !names.contains(name) { names.append(name) }
            }
            if !names.isEmpty { return names.joined(separator: "; ") }
        }
        return nil
    }

    private func body(_ tree: XMLTree, _ element: Int) -> Fragment {
        let place = tree.elements[element]
        let holdsElements = place.end > element + 1
        let bytes = holdsElements ? Array(tree.markup[place.markup]) : Array(tree.text[place.text])
        let isMarkup: Bool? =
            switch tree.attribute("type", of: element) {
            case _ where holdsElements: true
            case "html", "text/html", "xhtml", "application/xhtml+xml": true
            case "text", "text/plain": false
            default: nil
            }
        return Fragment(bytes, isMarkup: isMarkup, limits: settings)
    }

    /// A title as it is read: feeds escape it once or twice.
    private func plain(_ title: String) -> String {
        guard title.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else { return title }
        let fragment = Fragment(Array(title.utf8), isMarkup: nil, limits: settings)
        return String(decoding: fragment.text, as: UTF8.self).collapsed
    }

    private func stamp(_ written: String?) -> DateStamp? {
        guard let written, let date = WrittenDate.mail(written), date.isPlausible(on: today) else { return nil }
        return date.stamp(signal: "feed")
    }

    /// What the XML declaration says.
    private static func charset(_ feed: [UInt8]) -> String? {
        let start = 0..<min(feed.count, 200)
        guard let end = feed.firstIndex(of: "?>", in: start), let key = feed.firstIndex(of: "encoding", in: 0..<end) else { return nil }
        var at = key + 8
        while at < end, ASCII.isSpace(feed[at]) || feed[at] == 0x3D { at += 1 }
        guard at < end, feed[at] == 0x22 || feed[at] == 0x27, let close = feed.firstIndex(of: feed[at], from: at + 1, to: end) else {
            return nil
        }
        return feed.string(at + 1..<close)
    }
}
