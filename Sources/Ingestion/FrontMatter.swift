/// The block of "key: value" lines between two lines "---" that may open a Markdown file.
struct FrontMatter {
    /// Keys in lower case; lists such as "[a, b]" or of lines "- a" with "; " between.
    private(set) var values: [String: String] = [:]
    /// Where the text below begins.
    private(set) var end = 0

    private static let lines = 200

    init(_ text: [UInt8]) {
        var rest = text[...]
        var found: [String: String] = [:]
        var list: String?
        var number = 0
        while number < Self.lines, !rest.isEmpty {
            let lineEnd = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let raw = String(decoding: rest[..<lineEnd], as: UTF8.self)
            let line = raw.collapsed
            rest = rest[min(lineEnd + 1, rest.endIndex)...]
            if number == 0 {
                guard line == "---" else { return }
            } else if line == "---" || line == "..." {
                values = found
                end = rest.startIndex
                return
            } else if line.hasPrefix("- "), let key = list {
                let item = Self.unquoted(String(line.dropFirst(2)))
                found[key] = found[key].map { "\($0); \(item)" } ?? item
            } else if let colon = line.firstIndex(of: ":"), raw.first != " " {
                let key = line[..<colon].lowercased()
                let value = String(line[line.index(after: colon)...]).collapsed
                list = value.isEmpty ? key : nil
                if !value.isEmpty { found[key] = Self.list(value) }
            }
            number += 1
        }
    }

    private static func list(_ value: String) -> String {
        guard value.hasPrefix("["), value.hasSuffix("]") else { return unquoted(value) }
        return value.dropFirst().dropLast().split(separator: ",").map { unquoted(String($0).collapsed) }.joined(separator: "; ")
    }

    private static func unquoted(_ value: String) -> String {
        guard value.count > 1, let first = value.first, first == value.last, first == "\"" || first == "'" else { return value }
        return String(value.dropFirst().dropLast())
    }
}
