internal import CLibXML2
internal import Glibc

/// A small piece of XML as a flat list of elements, in document order, by libxml2's XML parser.
///
/// Beside SAXParser the only file that knows libxml2. No entity is ever declared, kept or fetched: a document type is
/// refused by those who call, and the parser is given nothing that would take one in. What is not well formed is read as
/// far as it goes.
struct XMLTree {
    struct Element {
        /// Without the prefix where it is Atom's, RSS's or XHTML's; "dc:creator", "content:encoded" whatever the prefix is here.
        var name: String
        var parent: Int
        var attributes: [(name: String, value: String)] = []
        /// Of `text`: all characters inside.
        var text: Range<Int>
        /// Of `markup`: what is inside, written out as HTML.
        var markup: Range<Int>
        /// Index after the last element inside.
        var end: Int
    }

    private(set) var elements: [Element] = []
    private(set) var text: [UInt8] = []
    private(set) var markup: [UInt8] = []
    private(set) var isWellFormed = true
    private(set) var isFull = false
    /// Elements that were closed only by the end.
    private(set) var unclosed: Set<Int> = []
    private var open: [Int] = []
    private let limits: IngestionSettings

    /// Reads valid UTF-8. Elements that are open at the end are closed there.
    init(_ xml: [UInt8], limits: IngestionSettings) {
        self.limits = limits
        _ = Self.ready
        withUnsafeMutablePointer(to: &self) { target in
            xml.withUnsafeBytes { bytes in
                // `target` and `bytes` outlive the parser, which is made and freed inside these closures and calls back only
                // from xmlParseChunk, on this thread. The handler is copied by libxml2.
                var handler = Self.handler
                guard let base = bytes.bindMemory(to: CChar.self).baseAddress,
                    let parser = xmlCreatePushParserCtxt(&handler, target, nil, 0, nil)
                else { return }
                defer { xmlFreeParserCtxt(parser) }
                xmlCtxtUseOptions(parser, Self.options)
                let deadline = Self.milliseconds() + limits.milliseconds
                var at = 0
                while at < bytes.count, !target.pointee.isFull {
                    let step = min(1 << 14, bytes.count - at)
                    xmlParseChunk(parser, base + at, Int32(step), 0)
                    at += step
                    if Self.milliseconds() > deadline { break }
                }
                target.pointee.isWellFormed = at == bytes.count && !Self.isBroken(parser.pointee.errNo)
                // The head's elements are open, which is no mistake of the item's; now the last words come out.
                xmlParseChunk(parser, base, 0, 1)
            }
        }
        unclosed = Set(open)
        while let element = open.popLast() { close(element) }
    }

    /// Direct children of an element.
    func children(of element: Int) -> [Int] {
        var found: [Int] = []
        var child = element + 1
        while child < elements[element].end {
            found.append(child)
            child = elements[child].end
        }
        return found
    }

    func string(_ element: Int) -> String { text.string(elements[element].text).collapsed }

    func attribute(_ name: String, of element: Int) -> String? {
        elements[element].attributes.first { $0.name == name }?.value
    }

    /// RECOVER and no network; never NOENT, DTDLOAD or HUGE.
    private static let options = Int32(
        XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)

    private static let ready: Void = xmlInitParser()

    /// Prefixes that nobody declared are common and do no harm.
    private static func isBroken(_ error: Int32) -> Bool {
        error != 0 && error != Int32(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) && error != Int32(XML_ERR_DOCUMENT_END.rawValue)
    }

    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, name, prefix, namespace, _, _, count, _, attributes in
            guard let context, let name else { return }
            // libxml2 hands back the pointer given at creation; names end in NUL; an attribute is five pointers: name,
            // prefix, namespace, start and end of its value.
            var pairs: [(String, String)] = []
            for index in 0..<Int(min(count, 64)) {
                guard let start = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4], let key = attributes?[index * 5] else {
                    continue
                }
                let value = UnsafeBufferPointer(start: start, count: end - start)
                let prefix = attributes?[index * 5 + 1].map { XMLTree.string($0) + ":" } ?? ""
                pairs.append((prefix + XMLTree.string(key), String(decoding: value, as: UTF8.self)))
            }
            context.assumingMemoryBound(to: XMLTree.self).pointee.start(
                XMLTree.string(name), prefix: prefix.map(XMLTree.string), namespace: namespace.map(XMLTree.string), pairs)
        }
        handler.endElementNs = { context, _, _, _ in
            context?.assumingMemoryBound(to: XMLTree.self).pointee.end()
        }
        let characters: charactersSAXFunc = { context, bytes, count in
            guard let context, let bytes, count > 0 else { return }
            // `bytes` holds `count` bytes for the length of this call.
            context.assumingMemoryBound(to: XMLTree.self).pointee.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        return handler
    }

    private static func string(_ name: UnsafePointer<xmlChar>) -> String {
        String(decoding: UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))), as: UTF8.self)
    }

    private mutating func start(_ name: String, prefix: String?, namespace: String?, _ attributes: [(String, String)]) {
        guard elements.count < limits.nodes else {
            isFull = true
            return
        }
        markup += "<\(name)".utf8
        if let target = attributes.first(where: { $0.0 == "href" })?.1 {
            markup += " href=\"".utf8
            Self.escape(target.utf8, to: &markup)
            markup.append(0x22)
        }
        markup.append(0x3E)
        let known = Self.known(namespace, prefix)
        elements.append(
            Element(
                name: known.isEmpty ? name : "\(known):\(name)", parent: open.last ?? -1, attributes: attributes,
                text: text.count..<text.count, markup: markup.count..<markup.count, end: 0))
        open.append(elements.count - 1)
    }

    private mutating func end() {
        guard !isFull, let element = open.popLast() else { return }
        close(element)
        markup += "</\(elements[element].name)>".utf8
    }

    private mutating func close(_ element: Int) {
        elements[element].text = elements[element].text.lowerBound..<text.count
        elements[element].markup = elements[element].markup.lowerBound..<markup.count
        elements[element].end = elements.count
    }

    private mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isFull else { return }
        text += bytes
        Self.escape(bytes, to: &markup)
    }

    private static func escape(_ bytes: some Sequence<UInt8>, to out: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case 0x26: out += "&amp;".utf8
            case 0x3C: out += "&lt;".utf8
            case 0x22: out += "&quot;".utf8
            default: out.append(byte)
            }
        }
    }

    /// The prefix that a namespace is called by here; its own where it is not known.
    private static func known(_ namespace: String?, _ prefix: String?) -> String {
        guard let namespace, let known = namespaces.first(where: { namespace.contains($0.part) }) else {
            return prefix == "atom" || prefix == "rss" ? "" : prefix ?? ""
        }
        return known.prefix
    }

    private static let namespaces: [(part: String, prefix: String)] = [
        ("w3.org/2005/Atom", ""), ("purl.org/atom", ""), ("purl.org/rss/1.0/modules/content", "content"), ("purl.org/dc/elements", "dc"),
        ("purl.org/dc/terms", "dcterms"), ("purl.org/rss/1.0/", ""), ("w3.org/1999/xhtml", ""), ("feedburner", "feedburner"),
        ("itunes.com/dtds", "itunes"), ("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ]
}
