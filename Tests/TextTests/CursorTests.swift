/// Walking over UTF-8, and counting code points in it.
import Testing
import Text

@Suite("UTF-8")
struct CursorTests {
    static let texts = [
        "", "a", "é", "日本", "👩🏽‍🚒 says é\u{301}", "نص عربي", "a\u{10FFFF}b\u{FFFF}\u{7FF}\u{800}",
        String(repeating: "x", count: 63), String(repeating: "x", count: 64), String(repeating: "é", count: 32),
        String(repeating: "日", count: 64) + "a", String(repeating: "a", count: 62) + "🇸🇾" + String(repeating: "ж", count: 99),
    ]

    @Test("forwards and backwards give the scalars of the text", arguments: texts)
    func walks(_ text: String) {
        let bytes = Array(text.utf8)
        var forwards: [UInt32] = []
        var at = 0
        while at < bytes.count {
            let (value, width) = UTF8Cursor.scalar(bytes.span, at)
            forwards.append(value)
            at += width
        }
        var backwards: [UInt32] = []
        while at > 0 {
            let (value, width) = UTF8Cursor.scalar(bytes.span, before: at)
            backwards.append(value)
            at -= width
        }
        let scalars = text.unicodeScalars.map(\.value)
        #expect(forwards == scalars)
        #expect(backwards == scalars.reversed())
    }

    @Test("every scalar is encoded as the standard library encodes it")
    func encodes() {
        var wrong: [UInt32] = []
        for value in stride(from: UInt32(0), to: 0x110000, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var bytes: [UInt8] = []
            UTF8Cursor.encode(value) { bytes.append($0) }
            if bytes != Array(String(scalar).utf8) { wrong.append(value) }
        }
        #expect(wrong == [])
    }

    @Test(
        "a sequence that is cut off reads as a replacement of one byte",
        arguments: [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xFF]] as [[UInt8]])
    func strayBytes(_ bytes: [UInt8]) {
        #expect(UTF8Cursor.scalar(bytes.span, 0) == (0xFFFD, 1))
        #expect(UTF8Cursor.scalar(bytes.span, before: bytes.count).width == 1)
    }

    @Test("code points before every byte offset are counted as by walking", arguments: texts)
    func codePoints(_ text: String) {
        let bytes = Array(text.utf8)
        let index = CodePointIndex(bytes.span)
        var at = 0
        for (number, scalar) in text.unicodeScalars.enumerated() {
            #expect(index.codePoints(before: at, in: bytes.span) == number)
            at += String(scalar).utf8.count
        }
        #expect(index.codePoints(before: at, in: bytes.span) == text.unicodeScalars.count)
    }

    @Test("traits of ASCII are the same in the short and in the long way")
    func asciiTraits() {
        for byte in UInt8(0)..<0x80 {
            let short = ScalarTraits.ofASCII(byte)
            let long = ScalarTraits.of(UInt32(byte))
            for trait in [ScalarTraits.letter, .digit, .space, .upper, .lower, .latin] {
                #expect(short.has(trait) == long.has(trait), "byte \(byte)")
            }
        }
    }

    @Test(
        "letters know their script",
        arguments: [
            ("Ł", .latin), ("ﬁ", .latin), ("Ё", .cyrillic), ("ў", .cyrillic), ("ع", .arabic), ("ﷺ", .arabic), ("پ", .arabic),
            ("ש", .hebrew),
            ("中", .ideograph), ("か", .ideograph), ("𠮷", .ideograph),
        ] as [(Unicode.Scalar, ScalarTraits)])
    func scripts(_ letter: Unicode.Scalar, _ script: ScalarTraits) {
        let traits = ScalarTraits.of(letter.value)
        #expect(traits.has(.letter))
        for other in [ScalarTraits.latin, .cyrillic, .arabic, .hebrew, .ideograph] { #expect(traits.has(other) == (other == script)) }
    }
}
