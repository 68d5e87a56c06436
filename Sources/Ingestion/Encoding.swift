internal import CUchardet
internal import Glibc

/// Turns bytes into valid UTF-8, whatever they say of themselves.
///
/// In order: a byte order mark, bytes that are valid UTF-8, what a header or the markup declares, a detector; bytes that
/// still make no sense become U+FFFD. Valid UTF-8 goes before what is declared, since text in another encoding hardly
/// ever looks like UTF-8 by chance, while declarations are often wrong; one that is not UTF-8 must read as a language at
/// least as well as what the detector says.
struct Encoding {
    /// Valid UTF-8 without NUL.
    private(set) var bytes: [UInt8]
    /// How the bytes were read, where they were not plainly what they declared; nil where they were.
    private(set) var warning: String?

    /// `header` is the label that came with the bytes, such as HTTP's; `isMarkup` says that HTML or XML may declare its own.
    init(_ raw: [UInt8], header: String?, isMarkup: Bool) {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            (bytes, warning) = Self.utf8(Array(raw.dropFirst(3)))
        } else if let (wide, mark) = Self.wide(raw) {
            (bytes, warning) = Self.read(mark == 0 ? raw : Array(raw.dropFirst(mark)), as: wide)
            if mark == 0 { warning = "There is no byte order mark; read as \(wide.shown) by its zero bytes." }
        } else if raw.isValidUTF8, !Self.isStateful(raw) {
            bytes = raw
            warning = Self.contradiction(raw, header: header, isMarkup: isMarkup)
        } else {
            (bytes, warning) = Self.legacy(raw, header: header, isMarkup: isMarkup)
        }
        // A NUL would end the text for C; HTML says to ignore it.
        if bytes.firstIndex(of: 0, from: 0) != nil {
            for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 }
            warning = warning ?? "Zero bytes were replaced by spaces."
        }
    }

    /// Whether the bytes are UTF-16 or UTF-32, in which zero bytes and control bytes are nothing strange.
    static func isWide(_ raw: [UInt8]) -> Bool { wide(raw) != nil }

    // MARK: UTF-8

    private static func contradiction(_ raw: [UInt8], header: String?, isMarkup: Bool) -> String? {
        let declared = header.flatMap(Charset.init(label:)) ?? (isMarkup ? declarations(raw, upTo: 1024).first : nil)
        // Nothing is wrong with ASCII in another encoding.
        guard let declared, declared != .utf8, raw.contains(where: { $0 >= 0x80 }) else { return nil }
        return "\(declared.shown) is declared, but the bytes are valid UTF-8; read as UTF-8."
    }

    /// UTF-8 with mistakes: a part that is all of another encoding, such as comments from an old database, is read in
    /// that one; other bytes become U+FFFD.
    private static func utf8(_ raw: [UInt8], declared: [Charset] = []) -> ([UInt8], String?) {
        if raw.isValidUTF8 { return (raw, nil) }
        var foreign: [Range<Int>] = []
        for part in highParts(raw) {
            let (multibyte, broken, cut) = census(raw, part)
            if broken - cut > multibyte { foreign.append(part) }
        }
        let chosen = choice(raw, foreign, declared: declared)
        var out: [UInt8] = []
        out.reserveCapacity(raw.count + raw.count / 8)
        var at = 0
        var replaced = 0
        // All at once, a line each, since setting up the converter costs more than most parts do.
        if let (text, broken) = chosen?.decoded(lines(raw, foreign)) {
            replaced += broken
            var line = 0
            for part in foreign {
                let end = text.firstIndex(of: 0x0A, from: line) ?? text.count
                replaced += repair(raw, at..<part.lowerBound, into: &out)
                out.append(text, line..<end)
                (at, line) = (part.upperBound, min(end + 1, text.count))
            }
        }
        replaced += repair(raw, at..<raw.count, into: &out)
        var said: [String] = []
        if let chosen { said.append("Parts that are no UTF-8 were read as \(chosen.shown).") }
        if replaced > 0 { said.append("Bytes that are no UTF-8 were replaced by U+FFFD.") }
        return (out, said.isEmpty ? "Quotes and dashes that are no UTF-8 were read as windows-1252." : said.joined(separator: " "))
    }

    /// Appends a range, its mistakes replaced; how many were replaced by U+FFFD.
    private static func repair(_ raw: [UInt8], _ range: Range<Int>, into out: inout [UInt8]) -> Int {
        var replaced = 0
        var copied = range.lowerBound
        var at = range.lowerBound
        while at < range.upperBound {
            let (width, isValid) = character(raw, at, range.upperBound)
            if !isValid {
                out.append(raw, copied..<at)
                // Alone among ASCII these are the quotes and dashes that all the windows encodings have in one place.
                let isAlone = (at == 0 || raw[at - 1] < 0x80) && (at + 1 == raw.count || raw[at + 1] < 0x80)
                if isAlone, width == 1, let mark = punctuation[raw[at]] {
                    out += mark
                } else {
                    out += [0xEF, 0xBF, 0xBD]
                    replaced += 1
                }
                copied = at + width
            }
            at += width
        }
        out.append(raw, copied..<range.upperBound)
        return replaced
    }

    private static let punctuation: [UInt8: [UInt8]] = [
        0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—", 0xA0: "\u{A0}",
    ].mapValues { Array($0.utf8) }

    /// The width of the UTF-8 character at a place, or of the longest beginning of one there.
    private static func character(_ raw: [UInt8], _ at: Int, _ end: Int) -> (width: Int, isValid: Bool) {
        let lead = raw[at]
        if lead < 0x80 { return (1, true) }
        let width = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard width > 0, at + 1 < end else { return (1, false) }
        // Overlong forms, halves of surrogate pairs and what is beyond Unicode show in the second byte.
        let second: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard second.contains(raw[at + 1]) else { return (1, false) }
        for place in 2..<max(2, width) where at + place >= end || raw[at + place] & 0xC0 != 0x80 { return (place, false) }
        return (width, true)
    }

    /// Valid multi-byte characters, and what is none; `cut` of the latter are the beginning of one that was cut off.
    private static func census(_ raw: [UInt8], _ range: Range<Int>) -> (multibyte: Int, broken: Int, cut: Int) {
        var census = (multibyte: 0, broken: 0, cut: 0)
        var at = range.lowerBound
        while at < range.upperBound {
            let (width, isValid) = character(raw, at, range.upperBound)
            if !isValid {
                census.broken += 1
                let isEnd = at + 1 == range.upperBound
                // A capital that ends a word, as old encodings would have it, is rather the first half of a letter.
                let isHalf = 0xC2..<0xE0 ~= raw[at] && !isEnd && raw[at + 1] < 0x80 && !ASCII.isLetter(raw[at + 1])
                if width > 1 || isHalf || isEnd && raw[at] >= 0xC2 { census.cut += 1 }
            } else if width > 1 {
                census.multibyte += 1
            }
            at += width
        }
        return census
    }

    // MARK: Other encodings

    private static func legacy(_ raw: [UInt8], header: String?, isMarkup: Bool) -> ([UInt8], String?) {
        let label = header.flatMap(Charset.init(label:))
        let declared = (label.map { [$0] } ?? []) + (isMarkup ? declarations(raw, upTo: 1 << 16) : [])
        let others = declared.filter { $0 != .utf8 && $0.width == 1 }
        if isStateful(raw) { return read(raw, as: Charset(label: "iso-2022-jp") ?? .utf8, declared: declared.first) }
        let parts = highParts(raw)
        var (multibyte, broken, clean) = (0, 0, 0)
        for part in parts {
            let census = census(raw, part)
            multibyte += census.multibyte
            broken += census.broken
            if census.broken == 0 { clean += census.multibyte }
        }
        // Whole lines of valid UTF-8 do not come about by chance.
        if multibyte > 10 * broken || clean * 4 > broken || declared.first == .utf8 && multibyte >= broken {
            return utf8(raw, declared: others)
        }
        if let chosen = choice(raw, parts, declared: others) ?? others.first {
            return read(raw, as: chosen, declared: declared.first)
        }
        let text = read(raw, as: detected(raw, parts) ?? .western, declared: declared.first)
        return (text.0, text.1 ?? "The encoding is unknown; read as Western European.")
    }

    private static func read(_ raw: [UInt8], as charset: Charset, declared: Charset? = nil) -> ([UInt8], String?) {
        guard let (bytes, broken) = charset.decoded(raw) else { return utf8(raw) }
        var said: [String] = []
        if charset.width == 1, declared != charset {
            let reason = declared.map { "\($0.shown) is declared, but does not fit the bytes" } ?? "No valid encoding is declared"
            said.append("\(reason); read as \(charset.shown).")
        }
        if broken > 0 { said.append("Bytes that are no \(charset.shown) were replaced by U+FFFD.") }
        return (bytes, said.isEmpty ? nil : said.joined(separator: " "))
    }

    /// Of what is declared, what the detector says and Western European, the one in which the text reads most like a language; nil when it
    /// reads like none in any.
    private static func choice(_ raw: [UInt8], _ parts: [Range<Int>], declared: [Charset]) -> Charset? {
        guard !parts.isEmpty else { return nil }
        let sample = lines(raw, parts, upTo: 4096)
        var best: (charset: Charset, likeness: Double)?
        let candidates = declared + (detected(raw, parts).map { [$0] } ?? []) + [.western]
        // In the ISO encodings these bytes are control characters, in their namesakes of windows they are letters and quotes.
        let isOfWindows = sample.contains { 0x80..<0xA0 ~= $0 }
        for charset in isOfWindows ? candidates.map(\.ofWindows) : candidates where best?.charset != charset {
            guard let (text, broken) = charset.decoded(sample), broken * 100 <= sample.count else { continue }
            let likeness = Language.likeness(of: text)
            if likeness > best?.likeness ?? 0 { best = (charset, likeness) }
        }
        return best?.charset
    }

    private static func detected(_ raw: [UInt8], _ parts: [Range<Int>]) -> Charset? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        return lines(raw, parts, upTo: 4096).withUnsafeBytes { buffer -> Charset? in
            // The detector reads `count` bytes of a buffer that lives through this closure.
            guard let base = buffer.bindMemory(to: CChar.self).baseAddress,
                uchardet_handle_data(detector, base, buffer.count) == 0
            else { return nil }
            uchardet_data_end(detector)
            guard let label = uchardet_get_charset(detector), let charset = Charset(label: String(cString: label)),
                charset.width == 1, charset != .utf8
            else { return nil }
            // It does not know the Ukrainian letters, which stand in place of signs that no text has.
            return charset.name == "KOI8-R" ? Charset(label: "koi8-u") : charset
        }
    }

    /// What lies between tags and line ends and is not all ASCII.
    private static func highParts(_ raw: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        var isHigh = false
        for at in 0...raw.count {
            let byte = at < raw.count ? raw[at] : 0x0A
            if byte >= 0x80 {
                isHigh = true
            } else if byte == 0x3C || byte == 0x3E || byte == 0x0A {
                if isHigh { parts.append(start..<at) }
                start = at + 1
                isHigh = false
            }
        }
        return parts
    }

    /// The parts, or the first kilobytes of them, a line each.
    private static func lines(_ raw: [UInt8], _ parts: [Range<Int>], upTo limit: Int = .max) -> [UInt8] {
        var lines: [UInt8] = []
        for part in parts {
            lines.append(raw, part.prefix(limit).startIndex..<part.prefix(limit).endIndex)
            lines.append(0x0A)
            if lines.count >= limit { break }
        }
        return lines
    }

    /// ISO-2022-JP, all ASCII bytes, by the sequences that switch between its alphabets.
    private static func isStateful(_ raw: [UInt8]) -> Bool {
        var at = 0
        while let escape = raw.firstIndex(of: 0x1B, from: at) {
            if escape + 2 < raw.count, raw[escape + 1] == 0x24, raw[escape + 2] == 0x42 || raw[escape + 2] == 0x40 { return true }
            at = escape + 1
        }
        return false
    }

    // MARK: UTF-16 and UTF-32

    /// By the mark, whose width is given, too, or by the place of the zeros, of which text in no other encoding has any.
    private static func wide(_ raw: [UInt8]) -> (Charset, mark: Int)? {
        func charset(_ label: String, _ mark: Int) -> (Charset, mark: Int)? { Charset(label: label).map { ($0, mark) } }
        if raw.starts(with: [0xFF, 0xFE, 0, 0]) { return charset("utf-32le", 4) }
        if raw.starts(with: [0, 0, 0xFE, 0xFF]) { return charset("utf-32be", 4) }
        if raw.starts(with: [0xFF, 0xFE]) { return charset("utf-16le", 2) }
        if raw.starts(with: [0xFE, 0xFF]) { return charset("utf-16be", 2) }
        guard raw.count >= 8, raw.firstIndex(of: 0, from: 0, to: 4000) != nil else { return nil }
        var zeros = [0, 0, 0, 0]
        for index in 0..<min(raw.count, 4000) where raw[index] == 0 { zeros[index & 3] += 1 }
        let quarter = min(raw.count, 4000) / 4
        if zeros[3] == quarter, zeros[2] > quarter / 2 { return charset("utf-32le", 0) }
        if zeros[0] == quarter, zeros[1] > quarter / 2 { return charset("utf-32be", 0) }
        // Spaces and line ends have a zero half in any language; hardly any letter has one on the other side.
        let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
        // Few of them may be strays in ASCII, any two letters of which look like one of Chinese.
        if max(even, odd) <= quarter / 25, raw.isValidUTF8 { return nil }
        let likelier = even < odd ? 1 : 0
        return [likelier, 1 - likelier].first { isText(raw, high: $0) }.flatMap { charset($0 == 1 ? "utf-16le" : "utf-16be", 0) }
    }

    /// Whether nearly all pairs of bytes are letters, digits, spaces or the like, the first or second byte being the higher.
    private static func isText(_ raw: [UInt8], high: Int) -> Bool {
        var strange = 0
        let pairs = min(raw.count, 4000) / 2
        for pair in 0..<pairs {
            switch UInt32(raw[2 * pair + high]) << 8 | UInt32(raw[2 * pair + 1 - high]) {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x6FF, 0x900...0xEFF, 0x10A0...0x10FF, 0x1200...0x137F, 0x1780...0x17FF,
                0x1E00...0x206F, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFB50...0xFEFF, 0xFF00...0xFF9F:
                break
            default: strange += 1
            }
        }
        return strange * 10 <= pairs
    }

    // MARK: What the markup declares

    /// The encodings that an XML declaration and the `meta` elements in the first bytes name, in order.
    private static func declarations(_ raw: [UInt8], upTo limit: Int) -> [Charset] {
        let head = min(raw.count, limit)
        var found: [Charset] = []
        if raw.starts(with: Array("<?xml".utf8)), let end = raw.firstIndex(of: 0x3E, from: 0, to: head),
            let at = raw.firstIndex(of: "encoding", in: 0..<end), let charset = label(raw, at + 8, end)
        {
            found.append(charset)
        }
        var at = 0
        while let place = raw.firstIndex(of: "charset", in: at..<head) {
            at = place + 7
            // Links and scripts name the encoding of something else.
            guard let tag = raw[max(0, place - 400)..<place].lastIndex(of: 0x3C), raw.contains("<meta", in: tag..<place) else { continue }
            // A page whose ASCII could be read is not UTF-16, whatever it says; that is what HTML makes of it, too.
            if let charset = label(raw, at, head) { found.append(charset.width == 1 ? charset : .utf8) }
        }
        return found
    }

    /// The label after an equals sign, perhaps in quotes.
    private static func label(_ raw: [UInt8], _ start: Int, _ end: Int) -> Charset? {
        var start = start
        while start < end, ASCII.isSpace(raw[start]) || [0x3D, 0x22, 0x27].contains(raw[start]) { start += 1 }
        var stop = start
        while stop < end, stop - start < 40, ![0x22, 0x27, 0x3B, 0x3E, 0x2F, 0x3F].contains(raw[stop]), !ASCII.isSpace(raw[stop]) {
            stop += 1
        }
        return Charset(label: raw.string(start..<stop))
    }
}
