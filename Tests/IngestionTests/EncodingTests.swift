import Documents
import Ingestion
import Testing

/// Whatever bytes a page comes in, its text is the same, and a warning says what had to be done.
@Suite struct EncodingTests {
    @Test(arguments: [
        (Fixture.russian, "CP1251", "windows-1251"), (Fixture.russian, "KOI8-R", "koi8-r"), (Fixture.russian, "IBM866", "csIBM866"),
        (Fixture.russian, "MAC-CYRILLIC", "x-mac-cyrillic"), (Fixture.russian, "CP1251", " Windows_1251 "),
        (Fixture.arabic, "CP1256", "windows-1256"), (Fixture.arabic, "ISO-8859-6", "ISO_8859-6:1987"),
        (Fixture.chinese, "GB18030", "gb2312"), (Fixture.chinese, "GB18030", "x-gbk"),
        (Fixture.japanese, "CP932", "Shift_JIS"), (Fixture.japanese, "EUC-JP", "euc-jp"), (Fixture.japanese, "ISO-2022-JP", "iso-2022-jp"),
        (Fixture.korean, "CP949", "ks_c_5601-1987"), (Fixture.western, "CP1252", "iso-8859-1"), (Fixture.western, "CP1252", "us-ascii"),
    ])
    func whatThePageDeclaresIsBelievedWhereItFits(_ sentences: [String], _ charset: String, _ label: String) throws {
        for declaration in [
            "<meta charset=\"\(label)\">", "<META CHARSET='\(label)'/>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=\(label)\">",
        ] {
            try check(sentences, charset, head: declaration, warnings: [])
        }
        try check(sentences, charset, header: label, warnings: [])
    }

    @Test func aDeclarationMayStandInAnyOddPlace() throws {
        let meta = "<meta charset=\"windows-1251\">"
        try check(Fixture.russian, "CP1251", before: "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n", warnings: [])
        try check(Fixture.russian, "CP1251", before: "<?xml version='1.0' encoding='windows-1251'?>", warnings: [])
        try check(Fixture.russian, "CP1251", head: "<script charset=\"utf-8\" src=\"a.js\"></script>" + meta, warnings: [])
        try check(
            Fixture.russian, "CP1251", head: "<style>" + String(repeating: "p { margin: 0 }\n", count: 400) + "</style>" + meta,
            warnings: [])
        try check(Fixture.russian, "CP1251", head: meta + "<meta charset=\"iso-8859-1\">", warnings: [])
        try check(Fixture.russian, "CP1251", head: meta, header: "no-such-thing", warnings: [])
    }

    @Test func aWrongDeclarationGivesWayToWhatReadsAsALanguage() throws {
        func unfit(_ declared: String, _ read: String) -> [String] {
            ["\(declared) is declared, but does not fit the bytes; read as \(read)."]
        }
        try check(Fixture.russian, "CP1251", head: "<meta charset=\"utf-8\">", warnings: unfit("UTF-8", "windows-1251"))
        try check(Fixture.russian, "CP1251", head: "<meta charset=\"iso-8859-1\">", warnings: unfit("windows-1252", "windows-1251"))
        try check(Fixture.russian, "KOI8-R", head: "<meta charset=\"windows-1251\">", warnings: unfit("windows-1251", "KOI8-U"))
        try check(Fixture.arabic, "CP1256", header: "iso-8859-6", warnings: unfit("ISO-8859-6", "windows-1256"))
        try check(Fixture.polish, "CP1250", header: "iso-8859-1", warnings: unfit("windows-1252", "windows-1250"))
        try check(
            Fixture.russian, "CP1251", head: "<meta charset=\"x-none\">", warnings: ["No valid encoding is declared; read as windows-1251."]
        )
        let metas = "<meta charset=\"iso-8859-1\"><meta charset=\"windows-1251\">"
        try check(Fixture.russian, "CP1251", head: metas, warnings: unfit("windows-1252", "windows-1251"))
    }

    @Test func validUTF8IsUTF8WhateverIsDeclared() throws {
        let warning = "windows-1251 is declared, but the bytes are valid UTF-8; read as UTF-8."
        try check(Fixture.russian, "UTF-8", warnings: [])
        try check(Fixture.russian, "UTF-8", before: "\u{FEFF}", head: "<meta charset=\"windows-1251\">", warnings: [])
        try check(Fixture.russian, "UTF-8", head: "<meta charset=\"windows-1251\">", warnings: [warning])
        try check(Fixture.russian, "UTF-8", header: "windows-1251", warnings: [warning])
        try check(Fixture.russian, "UTF-8", head: "<meta charset=\"utf-16\">", warnings: [])
        // Nothing is wrong with ASCII in another encoding.
        try check(Fixture.sentences, "UTF-8", head: "<meta charset=\"windows-1251\">", warnings: [])
    }

    @Test(arguments: [
        (Fixture.russian, ["CP1251", "KOI8-R", "IBM866", "ISO-8859-5"]), (Fixture.arabic, ["CP1256", "ISO-8859-6"]),
        (Fixture.chinese, ["GB18030"]), (Fixture.japanese, ["CP932", "EUC-JP", "ISO-2022-JP"]), (Fixture.korean, ["CP949"]),
        (Fixture.taiwanese, ["BIG5-HKSCS"]), (Fixture.western, ["CP1252"]), (Fixture.polish, ["CP1250", "ISO-8859-2"]),
    ])
    func whatNothingDeclaresIsDetected(_ sentences: [String], _ charsets: [String]) throws {
        for charset in charsets {
            let article = try read(Fixture.encoded(page(sentences), charset))
            #expect(Fixture.text(article) == sentences.joined(separator: "\n"), "\(charset)")
            #expect(article.warnings.count == 1 && article.warnings[0].hasPrefix("No valid encoding is declared; read as "))
        }
    }

    @Test func lettersWhereAnISOEncodingHasControlsAreOfWindows() throws {
        let fit = "ISO-8859-2 is declared, but does not fit the bytes; read as windows-1250."
        let sentences = Fixture.polish + ["Dziś też śnieg, powiedział ktoś."]
        try check(sentences, "CP1250", head: "<meta charset=\"iso-8859-2\">", warnings: [fit])
    }

    @Test(arguments: ["UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"])
    func wideEncodingsAreTold(_ charset: String) throws {
        // Without a number of bytes in its name, the C library writes the mark.
        let warning = charset.hasSuffix("E") ? ["There is no byte order mark; read as \(charset) by its zero bytes."] : []
        for sentences in [Fixture.sentences, Fixture.russian, Fixture.arabic, Fixture.chinese] {
            try check(sentences, charset, warnings: warning)
            let plain = try Fixture.read(.plain(Fixture.encoded(sentences.joined(separator: "\n"), charset), gzip: false))
            #expect(Fixture.text(plain) == sentences.joined(separator: "\n"), "\(charset)")
        }
        let marked = "\u{FEFF}" + page(Fixture.arabic)
        #expect(try read(Fixture.encoded(marked, charset)).warnings == [])
    }

    @Test func halfOfASurrogatePairCostsOneCharacter() throws {
        var bytes = Fixture.encoded(page(Fixture.russian), "UTF-16LE")
        let end = try #require(
            bytes.indices.first { $0 % 2 == 0 && bytes[$0...].starts(with: Fixture.encoded("дом", "UTF-16LE")) } ?? bytes.indices.last)
        bytes.insert(contentsOf: [0x3D, 0xD8], at: end & ~1)
        let article = try read(bytes)
        #expect(Fixture.text(article).contains(Fixture.russian[0]))
        #expect(article.warnings.count == 1)
    }

    @Test func aPartInAnotherEncodingIsReadInThatOne() throws {
        for (sentences, charset, name) in [
            (Fixture.russian, "CP1251", "windows-1251"), (Fixture.western, "CP1252", "windows-1252"),
            (Fixture.arabic, "CP1256", "windows-1256"),
        ] {
            let parts = page(["@"] + Fixture.hebrew).split(separator: "@", maxSplits: 1)
            let foreign = sentences.joined(separator: "</p><p>")
            let bytes = Array(parts[0].utf8) + Fixture.encoded(foreign, charset) + Array(parts[1].utf8)
            let article = try read(bytes, header: "utf-8")
            #expect(Fixture.text(article) == (sentences + Fixture.hebrew).joined(separator: "\n"))
            #expect(article.warnings == ["Parts that are no UTF-8 were read as \(name)."])
        }
    }

    /// Bytes put before the word "Tal" of a UTF-8 page, what they read as there, and what is said of it.
    @Test(
        arguments: [
            ([0xE9], "\u{FFFD}", "Bytes that are no UTF-8 were replaced by U+FFFD."),
            ([0xE2, 0x80], "\u{FFFD}", "Bytes that are no UTF-8 were replaced by U+FFFD."),
            ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}", "Bytes that are no UTF-8 were replaced by U+FFFD."),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", "Bytes that are no UTF-8 were replaced by U+FFFD."),
            ([0xF5, 0x80, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "Bytes that are no UTF-8 were replaced by U+FFFD."),
            ([0x93], "“", "Quotes and dashes that are no UTF-8 were read as windows-1252."),
            (Array("Ã©".utf8), "Ã©", nil), (Array("\u{202B}\u{200D}".utf8), "\u{202B}\u{200D}", nil),
        ] as [([UInt8], String, String?)])
    func aStrayByteCostsNoMoreThanItself(_ stray: [UInt8], _ reading: String, _ warning: String?) throws {
        let inner = "<p>Grüße aus dem @Tal, wo der Fluß über die Ufer stieg.</p>" + Fixture.paragraphs
        let parts = Fixture.page(Fixture.article(inner)).split(separator: "@")
        let article = try read(Array(parts[0].utf8) + stray + Array(parts[1].utf8), header: "utf-8")
        #expect(Fixture.text(article).contains("Grüße aus dem \(reading)Tal, wo der Fluß"))
        #expect(article.warnings == (warning.map { [$0] } ?? []))
    }

    @Test func aCharacterCutOffAtTheEndCostsOnlyItself() throws {
        let text = Fixture.russian.joined(separator: "\n")
        let article = try Fixture.read(.plain(Array(text.utf8.dropLast()) + [0xD0], gzip: false))
        #expect(Fixture.text(article) == text.dropLast() + "\u{FFFD}")
        var teaser = Array(
            page(["Nine families were taken to the school hall by boat, said the caf@... and the mayor agreed."] + Fixture.western).utf8)
        teaser[try #require(teaser.firstIndex(of: UInt8(ascii: "@")))] = 0xC3
        #expect(Fixture.text(try read(teaser, header: "utf-8")).contains("said the caf\u{FFFD}... and"))
        let japanese = Fixture.japanese.joined(separator: "\n")
        let cut = try Fixture.read(.plain(Array(Fixture.encoded(japanese, "CP932").dropLast()), gzip: false))
        #expect(Fixture.text(cut) == japanese.dropLast() + "\u{FFFD}")
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["<\u{80}", "\u{1B}", "charset", "<meta charset=", "\u{80}\n", "\u{0}a\u{80}", "é"])
    func aMillionOfAnOddThingTakesNoTime(_ odd: String) throws {
        // Two pages of it: one that is UTF-8 for the rest, and one that is in no encoding.
        let bytes = odd.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let body = Array(Fixture.page(Fixture.article("<p>Grüße aus dem Tal.</p>" + Fixture.paragraphs)).utf8)
        for page in [body + Array(repeating: bytes, count: 1_000_000).joined(), Array(repeating: bytes, count: 1_000_000).joined() + body] {
            _ = try? read(page)
        }
    }

    @Test func zeroBytesAreSpacesAndLineSeparatorsStay() throws {
        let article = try Fixture.read(.plain(Array("Two\0words and\u{2028}a line, \(Fixture.body)".utf8), gzip: false))
        #expect(Fixture.text(article) == "Two words and\u{2028}a line, \(Fixture.body)")
        #expect(article.warnings == ["Zero bytes were replaced by spaces."])
    }

    private func page(_ sentences: [String], before: String = "", head: String = "") -> String {
        "\(before)<html><head>\(head)<title>x</title></head><body><div>\(sentences.map { "<p>\($0)</p>" }.joined())</div></body></html>"
    }

    private func read(_ bytes: [UInt8], header: String? = nil) throws -> Article {
        try Fixture.read(.page(bytes, gzip: false, charset: header))
    }

    private func check(
        _ sentences: [String], _ charset: String, before: String = "", head: String = "", header: String? = nil, warnings: [String],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let article = try read(Fixture.encoded(page(sentences, before: before, head: head), charset), header: header)
        #expect(Fixture.text(article) == sentences.joined(separator: "\n"), "\(charset)", sourceLocation: location)
        #expect(article.warnings == warnings, sourceLocation: location)
    }
}
