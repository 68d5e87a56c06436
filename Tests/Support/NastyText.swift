import Documents

/// Text made to trip whatever walks over it: the same for the same seed, on every machine.
package struct NastyText {
    private var generator: SplitMix64

    package init(seed: Int) { generator = SplitMix64(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03) }

    private mutating func random(below limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }

    /// Pieces in a row, with and without spaces.
    package mutating func next(pieces count: Int = 24) -> String {
        var text = ""
        for _ in 0..<count {
            text += Self.pieces[random(below: Self.pieces.count)]
            if random(below: 3) == 0 { text += " " }
        }
        return text
    }

    private static let pieces = [
        "al", "Sisi", "ISIS", "K", "U.S.", "a.m", "3", "6,100", "420 000", "11", "é", "e\u{301}", "\u{301}", "ß", "İ", "ı",
        "'", "’", "'s", "l'", "-", "‑", "–", "—", ".", "...", "…", "!", "?", "؟", "。", "、", "،", "\"", "“", "”", "«", "»", "(", ")",
        "@", "#", "@desk", "#news", "https://desk.example/a?b=c", "www.", "a@b.example", "_", "/", "\\", "\n", "\n\n", "\t", "\u{A0}",
        "\u{202F}", "الدولة", "مُحَمَّد", "ـ", "ل\u{640}ا", "٢٠١٩", "ﻻ", "Ёлка", "й", "и\u{306}", "г.", "中", "文。", "カ\u{3099}", "한국",
        "हिन्दी", "שָׁלוֹם", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{202E}", "\u{2066}", "\u{AD}", "\u{FEFF}", "\u{FFFD}",
        "👩🏽‍🚒", "🇸🇾", "𝐀", "𠮷", "\u{10FFFF}", "\u{E000}", "\0", "\u{1B}", "½", "Ⅳ", "²", "ǅ", "ﬃ", "Ａ", "Mr", "No", "x",
    ]
}
