internal import CUchardet
internal import Glibc

/// Turns a page's bytes into valid UTF-8, whatever it says of itself.
///
/// In order: a byte order mark, bytes that are valid UTF-8, what the header or the page declares, a detector; bytes
/// that still make no sense become U+FFFD. Valid UTF-8 goes before the declaration, since text in another encoding
/// hardly ever looks like UTF-8 by chance, while declarations are often wrong.
struct Encoding {
    private(set) var bytes: [UInt8]
    private(set) var warning: String?

    init(_ raw: [UInt8], header: String?, isMarkup: Bool) {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            (bytes, warning) = Self.repaired(Array(raw.dropFirst(3)))
        } else if let wide = Self.wide(raw) {
            bytes = Self.converted(raw, from: wide) ?? Self.repaired(raw).0
        } else if raw.isValidUTF8, raw.firstIndex(of: 0x1B, from: 0) == nil {
            bytes = raw
        } else {
            (bytes, warning) = Self.legacy(raw, header: header, isMarkup: isMarkup)
        }
        // A NUL would end the text for C; HTML says to ignore it.
        if bytes.firstIndex(of: 0, from: 0) != nil {
            for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 }
        }
    }

    private static func legacy(_ raw: [UInt8], header: String?, isMarkup: Bool) -> ([UInt8], String?) {
        let declared = header.flatMap(name) ?? (isMarkup ? declaredInMarkup(raw) : nil)
        let (multibyte, broken) = census(raw)
        if multibyte > 10 * broken || (declared == "UTF-8" && multibyte >= broken) { return repaired(raw) }
        var charset = declared == "UTF-8" ? nil : declared
        // Western is what software declares when it does not know; text with many high bytes is hardly that.
        if charset == nil || charset == "CP1252" && highShare(raw) > 0.25 { charset = detected(raw) ?? charset }
        guard let charset, charset != "UTF-8", let text = converted(raw, from: charset) else {
            return (
                converted(raw, from: "CP1252") ?? repaired(raw).0, "The encoding is unknown; read as Western European."
            )
        }
        return (text, declared == charset ? nil : "No valid encoding is declared; read as \(charset).")
    }

    /// Valid multi-byte sequences, and bytes that belong to none.
    private static func census(_ raw: [UInt8]) -> (multibyte: Int, broken: Int) {
        var multibyte = 0
        var broken = 0
        var at = 0
        while at < raw.count {
            let byte = raw[at]
            at += 1
            if byte < 0x80 { continue }
            let following =
                byte >= 0xC2 && byte < 0xE0 ? 1 : byte >= 0xE0 && byte < 0xF0 ? 2 : byte >= 0xF0 && byte < 0xF5 ? 3 : 0
            var seen = 0
            while seen < following, at < raw.count, raw[at] & 0xC0 == 0x80 {
                seen += 1
                at += 1
            }
            if following > 0, seen == following { multibyte += 1 } else { broken += 1 }
        }
        return (multibyte, broken)
    }

    private static func repaired(_ raw: [UInt8]) -> ([UInt8], String?) {
        if raw.isValidUTF8 { return (raw, nil) }
        return (Array(String(decoding: raw, as: UTF8.self).utf8), "Bytes that are no UTF-8 were replaced by U+FFFD.")
    }

    /// UTF-16, by its mark or, in text that is mostly ASCII, by the place of its zeros.
    private static func wide(_ raw: [UInt8]) -> String? {
        guard raw.count >= 4 else { return nil }
        if raw[0] == 0xFF, raw[1] == 0xFE { return raw[2] == 0 && raw[3] == 0 ? "UTF-32LE" : "UTF-16LE" }
        if raw[0] == 0xFE, raw[1] == 0xFF { return "UTF-16BE" }
        let sample = raw.prefix(1000)
        var zeros = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        if zeros[1] > sample.count / 5, zeros[0] == 0 { return "UTF-16LE" }
        if zeros[0] > sample.count / 5, zeros[1] == 0 { return "UTF-16BE" }
        return nil
    }

    private static func highShare(_ raw: [UInt8]) -> Double {
        var high = 0
        var letters = 1
        for byte in raw {
            if byte >= 0x80 { high += 1 }
            if byte >= 0x80 || ASCII.isLetter(byte) { letters += 1 }
        }
        return Double(high) / Double(letters) * (letters > 1000 ? 2 : 1)
    }

    /// What a `meta` in the first kilobytes says.
    private static func declaredInMarkup(_ raw: [UInt8]) -> String? {
        let head = 0..<min(raw.count, 4096)
        guard var at = raw.firstIndex(of: "charset", in: head) else { return nil }
        at += 7
        while at < head.upperBound, ASCII.isSpace(raw[at]) || raw[at] == 0x3D || raw[at] == 0x22 || raw[at] == 0x27 {
            at += 1
        }
        let start = at
        while at < head.upperBound,
            ASCII.isLetter(raw[at]) || ASCII.isDigit(raw[at]) || raw[at] == 0x2D || raw[at] == 0x5F
        { at += 1 }
        return name(raw.string(start..<at))
    }

    private static func detected(_ raw: [UInt8]) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        // Markup is ASCII and tells nothing; the lines around high bytes do.
        var sample: [UInt8] = []
        for (index, byte) in raw.enumerated()
        where byte >= 0x80 || (index > 0 && raw[index - 1] >= 0x80) || ASCII.isLetter(byte) {
            sample.append(byte)
            if sample.count > 1 << 16 { break }
        }
        return sample.withUnsafeBytes { buffer -> String? in
            // The detector reads `count` bytes of a buffer that lives through this closure.
            guard let base = buffer.bindMemory(to: CChar.self).baseAddress,
                uchardet_handle_data(detector, base, buffer.count) == 0
            else { return nil }
            uchardet_data_end(detector)
            return uchardet_get_charset(detector).flatMap { name(String(cString: $0)) }
        }
    }

    /// The C library's name for a label of the web; nil for labels that are unknown, so that a page cannot name
    /// just anything. Several labels mean a larger encoding than they say (WHATWG Encoding Standard).
    private static func name(_ label: String) -> String? {
        var label = label.lowercased()
        label.removeAll { $0 == "_" || $0 == "-" || $0 == " " || $0 == "\"" || $0 == "'" }
        return names[label]
    }

    private static let names: [String: String] = {
        let rows = [
            "UTF-8": "utf8 unicode11utf8",
            "CP1252": "iso88591 latin1 windows1252 cp1252 ascii usascii x-cp1252 iso8859",
            "CP1251": "windows1251 cp1251 xcp1251 win1251", "CP1256": "windows1256 cp1256",
            "CP1250": "windows1250 cp1250",
            "CP1253": "windows1253 cp1253", "CP1254": "windows1254 cp1254 iso88599 latin5",
            "CP1255": "windows1255 cp1255",
            "CP1257": "windows1257 cp1257", "CP1258": "windows1258 cp1258", "CP874": "windows874 tis620 iso885911",
            "ISO-8859-2": "iso88592 latin2", "ISO-8859-3": "iso88593", "ISO-8859-4": "iso88594",
            "ISO-8859-5": "iso88595",
            "ISO-8859-6": "iso88596 arabic", "ISO-8859-7": "iso88597 greek", "ISO-8859-8": "iso88598 iso88598i",
            "ISO-8859-10": "iso885910", "ISO-8859-13": "iso885913", "ISO-8859-15": "iso885915",
            "ISO-8859-16": "iso885916",
            "KOI8-R": "koi8r koi8", "KOI8-U": "koi8u", "IBM866": "ibm866 cp866", "MACINTOSH": "macintosh macroman",
            "GB18030": "gb2312 gbk gb18030 xgbk hzgb2312", "BIG5-HKSCS": "big5 big5hkscs", "EUC-JP": "eucjp xeucjp",
            "CP932": "shiftjis sjis windows31j xsjis cp932", "ISO-2022-JP": "iso2022jp",
            "CP949": "euckr ksc5601 windows949 uhc ksc56011987",
            "UTF-16LE": "utf16 utf16le", "UTF-16BE": "utf16be",
        ]
        var names: [String: String] = [:]
        for (name, labels) in rows { for label in labels.split(separator: " ") { names[String(label)] = name } }
        return names
    }()

    /// Converts with the C library; what cannot be converted becomes U+FFFD, a byte at a time.
    private static func converted(_ raw: [UInt8], from charset: String) -> [UInt8]? {
        let converter = iconv_open("UTF-8", charset)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count + raw.count / 2)
        let failure = -1
        var buffer = [UInt8](repeating: 0, count: 1 << 15)
        raw.withUnsafeBytes { input in
            // iconv reads `left` bytes from `next`, both inside `input`, and writes at most `room` bytes to the buffer.
            var next = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
            var left = input.count
            while left > 0 {
                let (status, problem, made) = buffer.withUnsafeMutableBytes { output in
                    var target = output.bindMemory(to: CChar.self).baseAddress
                    var room = output.count
                    let status = iconv(converter, &next, &left, &target, &room)
                    return (status, errno, output.count - room)
                }
                out.append(contentsOf: buffer[..<made])
                if status == failure, problem != E2BIG {
                    out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    guard problem == EILSEQ, left > 0 else { break }
                    next = next.map { $0 + 1 }
                    left -= 1
                }
            }
        }
        if out.starts(with: [0xEF, 0xBB, 0xBF]) { out.removeFirst(3) }
        return out
    }
}
