/// What the one fold takes to be the same word, and what it must keep apart.
import Testing
import Text

@Suite("Folding")
struct FoldingTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let a: String
        let b: String
        init(_ a: String, _ b: String) {
            self.a = a
            self.b = b
        }
        var testDescription: String { "\(a) · \(b)" }
    }

    @Test(
        "spellings of one name fold to the same word and the same id",
        arguments: [
            // Latin letters with marks, precomposed and not.
            Pair("Éléonore", "eleonore"), Pair("E\u{301}le\u{301}onore", "Éléonore"), Pair("Łódź", "lodz"), Pair("Tromsø", "TROMSO"),
            Pair("Nguyễn", "nguyen"), Pair("București", "bucuresti"), Pair("Đakovo", "dakovo"), Pair("Ħamrun", "hamrun"),
            Pair("Şırnak", "sirnak"), Pair("Diyarbakır", "DIYARBAKIR"), Pair("İstanbul", "istanbul"), Pair("Straße", "STRASSE"),
            Pair("Æthelred", "aethelred"), Pair("Œuvre", "oeuvre"), Pair("Þór", "thor"), Pair("Reyðarfjörður", "reydarfjordur"),
            // Apostrophes of every kind.
            Pair("O’Neill", "O'Neill"), Pair("O'Neill", "oneill"), Pair("Sanaʿa", "Sanaa"), Pair("Qurʾān", "quran"),
            Pair("Oʻzbekiston", "ozbekiston"), Pair("Ta‘izz", "Taizz"),
            // Shapes of letters.
            Pair("ＩＳＩＳ", "isis"), Pair("ﬁre", "fire"), Pair("oﬀ", "off"), Pair("oﬃce", "office"), Pair("shuﬄe", "shuffle"),
            Pair("ﬂag", "flag"), Pair("ĳs", "ijs"), Pair("Σταύρος", "σταυροσ"), Pair("Is\u{AD}lam", "islam"),
            Pair("\u{200E}Idlib", "idlib"),
            // Arabic: vowel marks, tatweel, alef, yeh, taa marbuta, Persian letters, presentation forms.
            Pair("مُحَمَّد", "محمد"), Pair("الـــدولة", "الدولة"), Pair("إسلام", "اسلام"), Pair("أحمد", "احمد"), Pair("آل", "ال"),
            Pair("مصطفى", "مصطفي"), Pair("قندھار", "قندهار"), Pair("الدولة", "الدوله"), Pair("کابل", "كابل"), Pair("ایران", "ايران"),
            Pair("ﺩﺍﻋﺶ", "داعش"),
            Pair("اﻹسلام", "الاسلام"), Pair("ﻻ", "لا"), Pair("هٰذا", "هذا"), Pair("ٱلله", "الله"),
            // Digits.
            Pair("٢٠١٩", "2019"), Pair("۲۰۱۹", "2019"), Pair("２０１９", "2019"),
            // Cyrillic.
            Pair("Ёлка", "елка"), Pair("Майдан", "маидан"), Pair("Маи\u{306}дан", "Майдан"), Pair("Київ", "киів"), Pair("ДАЕШ", "даеш"),
            Pair("Беларусь Ў", "беларусь у"),
            // Hebrew.
            Pair("יְרוּשָׁלַיִם", "ירושלים"), Pair("ג׳נין", "ג'נין"),
        ])
    func matches(_ pair: Pair) {
        #expect(Folding.folded(pair.a) == Folding.folded(pair.b))
        #expect(Folding.id(of: pair.a) == Folding.id(of: pair.b))
    }

    @Test(
        "different words stay apart",
        arguments: [
            Pair("Iran", "Iraq"), Pair("Mali", "Malі"), Pair("2018", "2019"), Pair("سلام", "شلام"), Pair("بير", "تير"), Pair("حلب", "جلب"),
            Pair("دار", "ذار"), Pair("صور", "ضور"), Pair("علي", "غلي"), Pair("кот", "код"), Pair("шит", "щит"), Pair("мир", "мір"),
            Pair("объект", "обект"), Pair("कि", "का"), Pair("か", "が"), Pair("ח", "ה"), Pair("o", "ö\u{E000}"), Pair("中", "国"), Pair("", "a"),
        ])
    func differs(_ pair: Pair) {
        #expect(Folding.folded(pair.a) != Folding.folded(pair.b))
        #expect(Folding.id(of: pair.a) != Folding.id(of: pair.b))
    }

    @Test(
        "the id of a word within a text is the id of the word",
        arguments: ["Sinaï", "O’Neill", "الدَّولة", "Ёлка", "ＩＳＩＳ", "`Abd", "ﬃ", "𝐀𠮷"])
    func sameWithinText(_ word: String) {
        let text = Array("« \(word) »".utf8)
        let start = Array("« ".utf8).count
        #expect(Folding.id(of: text.span, from: start, to: start + word.utf8.count) == Folding.id(of: word))
    }

    // Computed apart from this program: FNV-1a with 64 bits, then the two mixing steps.
    @Test(
        "ids are the same on every machine",
        arguments: [("ISIS", 0x4f91_ed5f_831c_604f), ("مَدينة", 0xea38_6f35_b32d_801a), ("Ёлка", 0x494b_2639_ab63_1c76)]
            as [(String, UInt64)])
    func stable(_ word: String, _ id: UInt64) {
        #expect(Folding.id(of: word) == id)
    }

    @Test("folding what is folded changes nothing, for every scalar up to U+2FFFF")
    func idempotent() {
        var wrong: [String] = []
        for value in UInt32(0x20)..<0x30000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.folded(String(scalar))
            if Folding.folded(once) != once { wrong.append("U+" + String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test("the search form keeps apostrophes, and drops marks inside words only")
    func searchForm() {
        func form(_ text: String) -> String {
            var out: [UInt8] = []
            Folding.appendForSearch(Array(text.utf8).span, to: &out)
            return String(decoding: out, as: UTF8.self)
        }
        #expect(form("O’Neill in Saná") == "o’neill in sana")
        #expect(form("مُحَمَّد") == "محمد")
        #expect(form("a \u{64E}b") == "a \u{64E}b")
        #expect(form("Ёлка, ＩＳＩＳ; ٢٠١٩") == "елка, isis; 2019")
        #expect(form("") == "")
    }
}
