/// The codes that countries go by in tables: ISO 3166-1 alpha-2, XK for Kosovo, and withdrawn ones of states that are gone.
import Text

package enum CountryCodes {
    /// Two capital letters, whether or not a country has them.
    package static func isCode(_ word: String) -> Bool { word.utf8.count == 2 && word.utf8.allSatisfy { 0x41...0x5A ~= $0 } }

    static func contains(_ code: Substring) -> Bool { codes.contains(code) || withdrawn.contains(code) }

    /// The two letters of a code as the compiled tables hold it.
    static func string(_ code: UInt16) -> String {
        String(decoding: [UInt8(truncatingIfNeeded: code >> 8), UInt8(truncatingIfNeeded: code)], as: UTF8.self)
    }

    /// What to write instead of something that is no code.
    static func advice(for code: Substring) -> String {
        if let meant = mistaken[code.uppercased()] { return "\(meant)" }
        let capitals = code.uppercased()[...]
        if contains(capitals) { return "\(capitals)" }
        return "codes of two letters (ISO 3166-1) with spaces between them, such as SY IQ"
    }

    /// The same, for names too that our table of countries has.
    package static func advice(for word: String, names: Gazetteer.Table) -> String {
        TableMapping.codes(names)[Folding.folded(word)] ?? advice(for: word[...])
    }

    private static let codes = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC \
        CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD \
        GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH \
        KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW \
        MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC \
        SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY \
        UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW \
        XK
        """.split(separator: " "))

    private static let withdrawn: Set<Substring> = ["AN", "BU", "CS", "DD", "SU", "TP", "YU", "ZR"]

    /// What is written in their place now and then.
    private static let mistaken = ["UK": "GB", "EL": "GR", "USA": "US", "UAE": "AE", "KO": "XK"]
}
