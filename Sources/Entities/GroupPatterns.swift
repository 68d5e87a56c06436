/// Groups by the word before them that says what they are: «батальон „Сомали“», "le régiment Azov", «حركة حماس».
import Documents

enum GroupPatterns {
    /// Whether the name of a unit or movement is announced, so that «Сомали» is a battalion and no country.
    static func isAnnounced(_ range: Range<Int>, in words: ArticleWords, sentence: Range<Int>) -> Bool {
        var before = range.lowerBound - 1
        if before > sentence.lowerBound, words.tokens[before].isMark, quotes.contains(words.text[Int(words.tokens[before].start)]) {
            before -= 1
        }
        return before >= sentence.lowerBound && units.contains(words.keys[before])
    }

    /// In Arabic the word belongs to the name, as «تنظيم» to «تنظيم الدولة»; و ف ب ك ل may be written to it.
    static func withKind(_ range: Range<Int>, in words: ArticleWords, sentence: Range<Int>) -> Range<Int> {
        let before = range.lowerBound - 1
        guard before >= sentence.lowerBound, words.tokens[before].look.contains(.arabic) else { return range }
        var keys = NameKey()
        let isKind =
            kinds.contains(words.keys[before])
            || keys.withoutPrefixes(words.tokens[before], in: words.text.span).contains { kinds.contains($0.key) }
        return isKind ? before..<range.upperBound : range
    }

    private static let quotes: Set<UInt8> = [0x22, 0x27, 0xC2, 0xE2]  // " ' and the first bytes of « and “
    private static let units = PlacePatterns.keys(
        """
        батальон батальона батальоне комбат полк полка полку бригада бригады бригаду батальйон группировка группировки движение движения \
        чвк пвк battalion regiment brigade régiment bataillon milice كتيبة لواء فوج
        """)
    private static let kinds = PlacePatterns.keys("حركة تنظيم جماعة")
}
