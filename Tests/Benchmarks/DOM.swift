import CLibXML2

/// The yardstick: the libxml2 of the system builds a DOM of the raw page and frees it, nothing else.
enum DOM {
    static let version = LIBXML_DOTTED_VERSION

    private static let options =
        [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_COMPACT, HTML_PARSE_NOBLANKS,
        ].reduce(Int32(0)) { $0 | Int32(bitPattern: $1.rawValue) }

    static func prepare() { xmlInitParser() }

    static func buildAndFree(_ page: [UInt8]) {
        page.withUnsafeBytes { bytes in
            // libxml2 reads `count` bytes during the call and keeps no pointer to them: the memory parser copies.
            let start = bytes.bindMemory(to: CChar.self).baseAddress
            if let document = htmlReadMemory(start, Int32(clamping: bytes.count), nil, "UTF-8", options) { xmlFreeDoc(document) }
        }
    }
}
