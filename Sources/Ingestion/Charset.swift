internal import Glibc

/// An encoding that web pages are written in, by the name that the C library knows it under.
struct Charset: Equatable {
    /// "CP1251", "UTF-8".
    let name: String

    static let utf8 = Charset(name: "UTF-8")
    static let western = Charset(name: "CP1252")

    private init(name: String) { self.name = name }

    /// The encoding that a label of the web means; nil for labels that are unknown, so that a page cannot name just
    /// anything. Many a label means a larger encoding than it says (WHATWG Encoding Standard).
    init?(label: String) {
        var label = label.lowercased()
        label.removeAll { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard let name = Self.names[label] else { return nil }
        self.init(name: name)
    }

    /// As people call it: "windows-1251".
    var shown: String { name.hasPrefix("CP125") ? "windows-\(name.dropFirst(2))" : name }

    /// The windows encoding of the same script that has letters nearly in the same places; itself where there is none.
    var ofWindows: Charset {
        let namesakes = ["ISO-8859-2": "CP1250", "ISO-8859-7": "CP1253", "ISO-8859-8": "CP1255", "ISO-8859-13": "CP1257"]
        return namesakes[name].map(Charset.init(name:)) ?? self
    }

    /// Bytes of the smallest unit.
    var width: Int { name.hasPrefix("UTF-16") ? 2 : name.hasPrefix("UTF-32") ? 4 : 1 }

    /// Labels without punctuation and in lower case.
    private static let names: [String: String] = {
        let rows = [
            "UTF-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8",
            "CP1250": "windows1250 cp1250 xcp1250 win1250",
            "CP1251": "windows1251 cp1251 xcp1251 win1251",
            "CP1252": """
            windows1252 cp1252 xcp1252 win1252 iso88591 iso885911987 isoir100 latin1 l1 csisolatin1 ibm819 cp819 ascii usascii
            ansix341968 iso8859 western xuserdefined
            """,
            "CP1253": "windows1253 cp1253 xcp1253 win1253",
            "CP1254": "windows1254 cp1254 xcp1254 win1254 iso88599 iso885991989 isoir148 latin5 l5 csisolatin5",
            "CP1255": "windows1255 cp1255 xcp1255 win1255",
            "CP1256": "windows1256 cp1256 xcp1256 win1256",
            "CP1257": "windows1257 cp1257 xcp1257 win1257",
            "CP1258": "windows1258 cp1258 xcp1258 win1258",
            "CP874": "windows874 dos874 tis620 iso885911",
            "ISO-8859-2": "iso88592 iso885921987 isoir101 latin2 l2 csisolatin2",
            "ISO-8859-3": "iso88593 iso885931988 isoir109 latin3 l3 csisolatin3",
            "ISO-8859-4": "iso88594 iso885941988 isoir110 latin4 l4 csisolatin4",
            "ISO-8859-5": "iso88595 iso885951988 isoir144 cyrillic csisolatincyrillic",
            "ISO-8859-6": "iso88596 iso885961987 iso88596e iso88596i isoir127 arabic csisolatinarabic ecma114 asmo708",
            "ISO-8859-7": "iso88597 iso885971987 isoir126 greek greek8 csisolatingreek ecma118 elot928 suneugreek",
            "ISO-8859-8": "iso88598 iso885981988 iso88598e iso88598i isoir138 hebrew visual logical csisolatinhebrew",
            "ISO-8859-10": "iso885910 isoir157 latin6 l6 csisolatin6",
            "ISO-8859-13": "iso885913",
            "ISO-8859-14": "iso885914",
            "ISO-8859-15": "iso885915 latin9 l9 csisolatin9",
            "ISO-8859-16": "iso885916",
            "KOI8-R": "koi8r koi8 koi cskoi8r",
            "KOI8-U": "koi8u koi8ru",
            "IBM866": "ibm866 cp866 866 csibm866",
            "MACINTOSH": "macintosh mac macroman xmacroman csmacintosh",
            "MAC-CYRILLIC": "maccyrillic xmaccyrillic xmacukrainian",
            "GB18030": "gb18030 gbk gb2312 gb231280 xgbk chinese csgb2312 csiso58gb231280 isoir58 cp936 ms936 hzgb2312",
            "BIG5-HKSCS": "big5 big5hkscs cnbig5 xxbig5 csbig5",
            "EUC-JP": "eucjp xeucjp cseucpkdfmtjapanese",
            "CP932": "shiftjis sjis windows31j xsjis mskanji ms932 cp932 csshiftjis",
            "ISO-2022-JP": "iso2022jp csiso2022jp",
            "CP949": "euckr uhc cp949 windows949 korean ksc5601 ksc56011987 ksc56011989 ksx1001 isoir149 cseuckr csksc56011987",
            "UTF-16LE": "utf16 utf16le unicode ucs2 iso10646ucs2 csunicode unicodefeff",
            "UTF-16BE": "utf16be unicodefffe",
            "UTF-32LE": "utf32 utf32le ucs4le",
            "UTF-32BE": "utf32be ucs4be",
        ]
        var names: [String: String] = [:]
        for (name, labels) in rows {
            for label in labels.split(whereSeparator: \.isWhitespace) { names[String(label)] = name }
        }
        return names
    }()

    /// Valid UTF-8; every unit that means nothing in this encoding becomes U+FFFD. Nil when the C library lacks the encoding.
    func decoded(_ raw: [UInt8]) -> (bytes: [UInt8], broken: Int)? {
        let converter = iconv_open("UTF-8", name)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count + raw.count / 2)
        var broken = 0
        let failure = -1
        var buffer = [UInt8](repeating: 0, count: 1 << 15)
        raw.withUnsafeBytes { input in
            // iconv reads `left` bytes from `next`, both inside `input`, and writes at most `room` bytes to the buffer.
            var next = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
            var left = input.count
            var isFlushed = false
            while left > 0 || !isFlushed {
                // At the end, what the converter holds back to see whether an accent follows.
                isFlushed = left == 0
                let (status, problem, made) = buffer.withUnsafeMutableBytes { output in
                    var target = output.bindMemory(to: CChar.self).baseAddress
                    var room = output.count
                    let status = isFlushed ? iconv(converter, nil, nil, &target, &room) : iconv(converter, &next, &left, &target, &room)
                    return (status, errno, output.count - room)
                }
                out.append(contentsOf: buffer[..<made])
                guard status == failure, problem != E2BIG else { continue }
                out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                broken += 1
                // What is cut off at the end is one broken character.
                guard problem == EILSEQ, left > width else { break }
                next = next.map { $0 + width }
                left -= width
            }
        }
        return (out, broken)
    }
}
