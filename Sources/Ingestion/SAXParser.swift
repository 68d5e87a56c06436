internal import CLibXML2
internal import Glibc

/// Drives libxml2's HTML parser over thinned markup, straight into an arena: no tree is built, nothing is fetched.
///
/// The only file that knows libxml2.
enum SAXParser {
    /// Reads the markup of a thinned page. `expired` is true when the time limit cut the page short.
    static func parse(_ page: Prefilter, limits: IngestionSettings) -> (
        arena: PageArena, expired: Bool, flattened: Bool, full: Bool
    ) {
        _ = ready
        var builder = PageArenaBuilder(page, limits: limits)
        let markup = page.markup
        guard !markup.isEmpty else { return (builder.finish(), false, false, false) }
        var expired = false
        withUnsafeMutablePointer(to: &builder) { target in
            markup.withUnsafeBytes { bytes in
                // `target` and `bytes` outlive the parser, which is made and freed inside these closures and calls
                // back only from htmlParseChunk, on this thread. The handler is copied by libxml2.
                var handler = Self.handler
                guard let base = bytes.bindMemory(to: CChar.self).baseAddress,
                    let parser = htmlCreatePushParserCtxt(&handler, target, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
                else { return }
                defer { htmlFreeParserCtxt(parser) }
                htmlCtxtUseOptions(parser, options)
                let deadline = milliseconds() + limits.milliseconds
                var at = 0
                while at < bytes.count, !target.pointee.isFull {
                    let step = min(chunk, bytes.count - at)
                    htmlParseChunk(parser, base + at, Int32(step), 0)
                    at += step
                    if at < bytes.count, milliseconds() > deadline {
                        expired = true
                        break
                    }
                }
                htmlParseChunk(parser, base, 0, 1)
            }
        }
        return (builder.finish(), expired, builder.wasFlattened, builder.isFull)
    }

    /// How much is parsed between two looks at the clock.
    private static let chunk = 1 << 16

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue)

    /// Sets libxml2 up once for the process.
    private static let ready: Void = xmlInitParser()

    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    }

    private static var handler: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { context, name, attributes in
            guard let context, let name else { return }
            // libxml2 hands back the pointer given at creation, and names and values end in NUL.
            let builder = context.assumingMemoryBound(to: PageArenaBuilder.self)
            guard builder.pointee.start(Tag(hash: SAXParser.hash(name))), var pair = attributes else { return }
            while let key = pair[0] {
                if let value = pair[1] {
                    builder.pointee.attribute(
                        AttributeName(hash: SAXParser.hash(key)),
                        UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
                } else {
                    builder.pointee.attribute(
                        AttributeName(hash: SAXParser.hash(key)), UnsafeBufferPointer(start: nil, count: 0))
                }
                pair += 2
            }
        }
        handler.endElement = { context, _ in
            context?.assumingMemoryBound(to: PageArenaBuilder.self).pointee.end()
        }
        let characters: charactersSAXFunc = { context, bytes, count in
            guard let context, let bytes, count > 0 else { return }
            // `bytes` holds `count` bytes for the length of this call.
            context.assumingMemoryBound(to: PageArenaBuilder.self).pointee
                .characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        return handler
    }

    @inline(__always)
    private static func hash(_ name: UnsafePointer<xmlChar>) -> UInt64 {
        var hash = WordTable.Hash()
        var at = name
        while at.pointee != 0 {
            hash.add(at.pointee)
            at += 1
        }
        return hash.value
    }
}
