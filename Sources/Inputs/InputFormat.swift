/// What a file holds, by the ending of its name.
package enum InputFormat: String, Sendable, CaseIterable {
    /// One article each.
    case page, plain
    /// Many articles each.
    case rows

    /// Whether a file of it holds many articles.
    var holdsMany: Bool { self == .rows }

    /// The ending that says how a file is packed, below the one that says what it holds.
    enum Packing: String, CaseIterable { case gzip = ".gz" }

    private var endings: [String] {
        switch self {
        case .page: [".html", ".htm", ".xhtml"]
        case .plain: [".txt"]
        case .rows: [".jsonl", ".ndjson"]
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

    /// For messages.
    package static let known = ".html .htm .xhtml .txt (each also .gz), .jsonl .ndjson, - for JSON lines on standard input"
}
