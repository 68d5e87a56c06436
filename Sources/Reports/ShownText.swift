/// Text of unknown origin on a page: what could hide, reorder or break it is taken out; its words stay.
enum ShownText {
    /// Controls and line separators become spaces; marks that reverse the order of what follows go, since the page sets directions itself.
    static func cleared(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x00..<0x20, 0x7F...0x9F, 0x2028, 0x2029: out.append(" ")
            case 0x202A...0x202E, 0x2066...0x2069: break
            case let value where value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= value: out.append("\u{FFFD}")  // No characters, by Unicode.
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// At most `length` characters, with an ellipsis where some are left out.
    static func cut(_ text: String, to length: Int) -> String {
        text.count > length ? text.prefix(length - 1) + "…" : text
    }

    /// A language tag (BCP 47), or nil where it cannot be one.
    static func language(_ tag: String?) -> String? {
        guard let tag, 2...35 ~= tag.utf8.count else { return nil }
        let isTag = tag.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == 0x2D }
        return isTag ? tag : nil
    }

    /// Whether the language is written from right to left, as far as its tag tells.
    static func isRightToLeft(_ tag: String?) -> Bool {
        guard let parts = language(tag)?.lowercased().split(separator: "-"), let first = parts.first, !parts.contains("latn") else {
            return false
        }
        return ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"].contains(first)
    }
}

/// Figures for readers: thousands apart.
enum Figures {
    static func grouped(_ value: Int) -> String { grouped(String(value)) }
    static func grouped(_ value: Double, places: Int = 3) -> String { grouped(Table.decimal(value, places: places)) }

    private static func grouped(_ digits: String) -> String {
        let sign = digits.prefix { $0 == "-" }
        let whole = digits.dropFirst(sign.count).prefix { $0.isNumber }
        var out = sign.isEmpty ? "" : "\u{2212}"
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place) % 3 == 0 { out += "," }
            out.append(digit)
        }
        return out + digits.dropFirst(sign.count + whole.count)
    }
}

extension Table.Cell {
    /// For readers rather than programs.
    var shown: String {
        switch self {
        case .text(let text): text
        case .integer(let value): Figures.grouped(value)
        case .number(let value): Figures.grouped(value)
        case .degrees, .none: plain
        case .boolean(let value): value ? "yes" : "no"
        }
    }
}
