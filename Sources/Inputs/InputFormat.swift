/// What a file holds, by the ending of its name.
package enum InputFormat: String, Sendable, CaseIterable {
    /// One article each.
    case page, plain, mail, markdown, pdf
    /// Many articles each.
    case rows, feed, table, export, mailbox
    /// Captures of the web (WARC).
    case warc
    /// Files.
    case zip, tar
    /// A zip file of web archives, with indexes of them.
    case wacz

    /// Whether a file of it holds many articles.
    var holdsMany: Bool {
        switch self {
        case .page, .plain, .mail, .markdown, .pdf: false
        case .rows, .feed, .table, .export, .mailbox, .warc, .zip, .tar, .wacz: true
        }
    }

    /// How a file is packed, with the ending that follows the one that says what it holds.
    enum Packing: String, CaseIterable {
        case gzip = ".gz"
        case zstd = ".zst"
        case bzip2 = ".bz2"
        case xz = ".xz"

        private var magic: [UInt8] {
            switch self {
            case .gzip: [0x1F, 0x8B, 8]
            case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
            case .bzip2: Array("BZh".utf8)
            case .xz: [0xFD] + Array("7zXZ".utf8) + [0]
            }
        }

        /// How a file that begins so is packed; nil when it is not.
        static func of(_ bytes: ArraySlice<UInt8>) -> Packing? {
            allCases.first { packing in
                // "BZh" may begin a text; what follows in a packed file are the digits of pi.
                bytes.starts(with: packing.magic)
                    && (packing != .bzip2 || bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]))
            }
        }
    }

    private var endings: [String] {
        switch self {
        case .page: [".html", ".htm", ".xhtml"]
        case .plain: [".txt"]
        case .mail: [".eml", ".mhtml", ".mht"]
        case .markdown: [".md", ".markdown"]
        case .pdf: [".pdf"]
        case .rows: [".jsonl", ".ndjson"]
        case .feed: [".rss", ".atom", ".xml", ".rdf"]
        case .table: [".csv", ".tsv"]
        case .export: [".json"]
        case .mailbox: [".mbox"]
        case .warc: [".warc"]
        case .zip: [".zip"]
        case .tar: [".tar", ".tgz"]
        case .wacz: [".wacz"]
        }
    }

    /// "dump/a.HTML.gz" → (page, gzip); nil for names of no known kind.
    static func of(_ path: String) -> (format: InputFormat, packing: Packing?)? {
        let ending = ending(of: path)
        for packing in Packing.allCases where ending.hasSuffix(packing.rawValue) {
            let inner = ending.dropLast(packing.rawValue.count)
            return allCases.first { $0.endings.contains(String(inner)) }.map { ($0, packing) }
        }
        return allCases.first { $0.endings.contains(ending) }.map { ($0, nil) }
    }

    /// "a.HTML.gz" → ".html.gz"; "" when the name has no ending.
    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return "" }
        if parts.count > 2, Packing(rawValue: ".\(last)") != nil { return ".\(parts[parts.count - 2]).\(last)" }
        return ".\(last)"
    }

    /// "jsonl" or "warc.gz", an ending without its dot; nil for what is of no known kind.
    package init?(ending: String) {
        guard let (format, _) = Self.of("input.\(ending)") else { return nil }
        self = format
    }

    /// For messages.
    package static let known =
        ".html .htm .xhtml .mhtml .txt .md .pdf .eml .mbox .jsonl .ndjson .csv .tsv .rss .atom .xml .rdf .json (of Telegram) "
        + ".warc .wacz .zip .tar (each also .gz .zst .bz2 .xz), - for standard input"
}
