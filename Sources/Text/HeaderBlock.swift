/// The header lines of an HTTP response, of a record of a web archive or of a message: "Name: value", long ones folded
/// over several lines.
package struct HeaderBlock: Sendable {
    /// The lines, without the blank one behind them.
    private let lines: [UInt8]
    /// Bytes of the block, the blank line included.
    package let length: Int

    /// Takes the lines up to the first blank one; nil when there is none.
    package init?(_ bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        while let feed = bytes[at...].firstIndex(of: 0x0A) {
            let isBlank = feed == at || feed == at + 1 && bytes[at] == 0x0D
            if isBlank {
                lines = Array(bytes[..<at])
                length = feed + 1 - bytes.startIndex
                return
            }
            at = feed + 1
        }
        return nil
    }

    /// The first line: a status line, a version, or a header.
    package var firstLine: String { trimmed(lines.prefix { $0 != 0x0A }) }

    /// The value of the first line of this name, in either case; nil when there is none. `name` is lower case.
    package func value(_ name: String) -> String? {
        let name = Array(name.utf8)
        var at = 0
        while at < lines.count {
            let end = lines[at...].firstIndex(of: 0x0A) ?? lines.count
            if isNamed(name, at, end) {
                var value = trimmed(lines[(at + name.count + 1)..<end])
                var next = end + 1
                while next < lines.count, lines[next] == 0x20 || lines[next] == 0x09 {
                    let end = lines[next...].firstIndex(of: 0x0A) ?? lines.count
                    value += " " + trimmed(lines[next..<end])
                    next = end + 1
                }
                return value
            }
            at = end + 1
        }
        return nil
    }

    private func isNamed(_ name: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard end - start > name.count, lines[start + name.count] == 0x3A else { return false }
        for (offset, byte) in name.enumerated() {
            let other = lines[start + offset]
            guard byte == (0x41...0x5A ~= other ? other | 0x20 : other) else { return false }
        }
        return true
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What a Content-Type header says: "text/html; charset=UTF-8".
package struct MediaType: Sendable, Equatable {
    /// "text/html", in lower case.
    package let name: String
    package let charset: String?

    package init(_ header: String) {
        let parts = header.split { $0 == ";" || $0 == "," }.map { $0.trimming { $0 == " " || $0 == "\t" } }
        name = parts.first?.lowercased() ?? ""
        charset = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }
            .map { String($0.dropFirst(8).trimming { $0 == "\"" || $0 == "'" || $0 == " " }) }
    }

    /// Whether it is a web page.
    package var isPage: Bool { ["text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"].contains(name) }
    package var isPlain: Bool { name == "text/plain" }
}

extension Substring {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
        var rest = drop(while: isTrimmed)
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
