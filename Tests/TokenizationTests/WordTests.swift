/// Which words a text comes apart into.
import Documents
import Testing
import Text
import Tokenization

/// An article of one text, tokenized.
func tokenized(_ text: String, _ language: String = "en", blocks: [Block] = []) throws -> Article {
    var article = Article(source: "test", payload: .taken)
    article.text = Array(text.utf8)
    article.language = language
    article.blocks = blocks
    try TokenizeStage().annotate(&article)
    return article
}

@Suite("Words")
struct WordTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let words: String
        var language = "en"
        init(_ text: String, _ words: String, _ language: String = "en") {
            self.text = text
            self.words = words
            self.language = language
        }
        var testDescription: String { text }
    }

    /// The tokens, with "·" between them.
    @Test(
        "come apart where a reader would cut",
        arguments: [
            // Hyphens join, and are no token.
            Case("al-Sisi", "al·Sisi"), Case("ISIS-K", "ISIS·K"), Case("an 11-year-old boy", "an·11·year·old·boy"),
            Case("Abu Bakr al‑Baghdadi", "Abu·Bakr·al·Baghdadi"), Case("left - right", "left·-·right"), Case("2014-19", "2014·19"),
            Case("non- ", "non·-"),
            // Full stops in abbreviations belong to the word.
            Case("the U.S. army", "the·U.S.·army"), Case("at 5 p.m. today", "at·5·p.m.·today"), Case("the I.S. fled", "the·I.S.·fled"),
            Case("the end.", "the·end·."), Case("J. Smith", "J·.·Smith"),
            // Numbers.
            Case("6,100 men", "6,100·men"), Case("3.5 km", "3.5·km"), Case("420 000 hommes", "420 000·hommes", "fr"),
            Case("1 200 000 000", "1 200 000 000", "fr"), Case("420\u{A0}000 people", "420\u{A0}000·people"),
            Case("In 2015 300 died", "In·2015·300·died", "fr"), Case("killed 5, 6 and 7.", "killed·5·,·6·and·7·."), Case("3rd", "3rd"),
            Case("de 15 20 hommes", "de·15·20·hommes", "fr"), Case("12 3000", "12·3000", "fr"),
            Case("٢٠١٩", "٢٠١٩", "ar"), Case("10%", "10·%"), Case("$5", "$·5"), Case("on 12 100 came", "on·12 100·came"),
            // Apostrophes: possessives and elisions come off, other words stay whole.
            Case("Syria's war", "Syria·'s·war"), Case("Syria’s war", "Syria·’s·war"), Case("ISIS’S", "ISIS·’S"),
            Case("l'État islamique", "l·État·islamique", "fr"), Case("d’Alep", "d·Alep", "fr"), Case("qu'ils", "qu·ils", "fr"),
            Case("jusqu'à", "jusqu·à", "fr"), Case("O'Neill", "O'Neill"), Case("don't", "don't"), Case("Sana'a", "Sana'a"),
            Case("İstanbul'da", "İstanbul·'da", "tr"), Case("İdlib’den", "İdlib·’den", "tr"), Case("Da'esh", "Da'esh"),
            Case("fighters' arms", "fighters·'·arms"), Case("'quoted'", "'·quoted·'"),
            // Addresses and names of the net.
            Case("see https://desk.example/a-b?c=1.", "see·https://desk.example/a-b?c=1·."),
            Case("(www.desk.example/x)", "(·www.desk.example/x·)"), Case("to press@desk.example, now", "to·press@desk.example·,·now"),
            Case("@desk_1 said #Syria2016!", "@desk_1·said·#Syria2016·!"), Case("#1 of", "#·1·of"), Case("a@b", "a·@·b"),
            Case("x #", "x·#"),
            // Marks.
            Case("“Yes,” he said…", "“·Yes·,·”·he·said·…"), Case("wait...", "wait·..."), Case("a/b", "a·/·b"),
            Case("snake_case", "snake_case"),
            Case("", ""), Case(" \n\t ", ""), Case("AT&T", "AT·&·T"),
            // Arabic, Hebrew, Cyrillic.
            Case("قال «تنظيم الدولة»، أمس.", "قال·«·تنظيم·الدولة·»·،·أمس·.", "ar"), Case("مُحَمَّد", "مُحَمَّد", "ar"),
            Case("الـدولة", "الـدولة", "ar"),
            Case("می\u{200C}خواهم", "می\u{200C}خواهم", "fa"), Case("צה\"ל שלום", "צה\"ל·שלום", "he"),
            Case("בצה״ל", "בצה״ל", "he"), Case("\"שלום\"", "\"·שלום·\"", "he"), Case("תל־אביב", "תל·אביב", "he"),
            Case("ג׳נין", "ג׳נין", "he"),
            Case("ИГИЛ взял Пальмиру.", "ИГИЛ·взял·Пальмиру·.", "ru"), Case("аль-Багдади", "аль·Багдади", "ru"),
            // No spaces: each ideograph is a word.
            Case("北京2019年", "北·京·2019·年", "zh"), Case("한국 뉴스", "한국·뉴스", "ko"), Case("IS戦闘員", "IS·戦·闘·員", "ja"),
            // Marks that belong to the letter before them.
            Case("e\u{301}te\u{301} fini", "e\u{301}te\u{301}·fini", "fr"), Case("Is\u{AD}lam", "Is\u{AD}lam"), Case("हिन्दी", "हिन्दी", "hi"),
        ])
    func words(_ example: Case) throws {
        let article = try tokenized(example.text, example.language)
        #expect(article.tokens.map { article.string($0.range) }.joined(separator: "·") == example.words)
    }

    @Test(
        "are told by kind",
        arguments: [
            ("Sinai", .word), ("6,100", .number), ("٣", .number), ("3rd", .word), ("U.S.", .word), ("https://a.example", .url),
            ("a@b.example", .url), ("@desk", .handle),
            ("#news", .hashtag), (",", .punctuation), ("«", .punctuation), ("…", .punctuation), ("$", .symbol), ("+", .symbol),
            ("中", .word), ("½", .symbol),
        ] as [(String, Token.Kind)])
    func kinds(_ text: String, _ kind: Token.Kind) throws {
        let tokens = try tokenized(text).tokens
        #expect(tokens.map(\.kind) == [kind])
    }

    @Test("know how they are written")
    func shapes() throws {
        func shape(_ text: String, _ index: Int = 0) throws -> Token.Shape { try tokenized(text).tokens[index].shape }
        #expect(try shape("Sinai").isSuperset(of: [.capitalised, .latin]))
        #expect(try !shape("sinai").contains(.capitalised))
        #expect(try shape("ISIS").isSuperset(of: [.allCaps, .capitalised]))
        #expect(try !shape("I").contains(.allCaps))
        #expect(try shape("U.S.").isSuperset(of: [.abbreviation, .allCaps]))
        #expect(try shape("a.m.").contains(.abbreviation))
        #expect(try shape("AlSisi").contains(.mixedCase))
        #expect(try shape("Т-72", 1).isSuperset(of: [.joined, .hasDigit]))
        #expect(try shape("Дамаск").isSuperset(of: [.cyrillic, .capitalised]))
        #expect(try shape("داعش").contains(.arabic))
        #expect(try shape("中").contains(.ideograph))
        #expect(try shape("שלום").contains(.hebrew))
        #expect(try shape("al-Sisi", 1).contains(.joined))
        #expect(try !shape("al-Sisi", 1).contains(.spaced))
        #expect(try !shape("al Sisi", 1).contains(.joined))
        #expect(try shape("al Sisi", 1).contains(.spaced))
        #expect(try shape("Syria's", 1).contains(.joined))
        #expect(try !shape("(Syria)", 1).contains(.spaced))
        #expect(try tokenized("One. Two.").tokens.map { $0.shape.contains(.opensSentence) } == [true, false, true, false])
    }

    @Test(
        "have one id for all spellings, so that a phrase is found in each",
        arguments: [
            ("al-Sisi", "al Sisi"), ("U.S.", "US"), ("L’ÉTAT", "l'Etat"), ("Sana’a", "Sanaa"), ("الدَّوْلة", "الدوله"), ("ISIS-K", "isis k"),
            ("#Syria", "syria"),
        ])
    func ids(_ a: String, _ b: String) throws {
        #expect(try tokenized(a, "fr").tokens.map(\.id) == tokenized(b, "fr").tokens.map(\.id))
    }

    @Test("an id is that of the folded word", arguments: ["Sinaï", "ИГИЛ", "مُحَمَّد", "O'Neill", "AlSisi", "snake_case"])
    func idsOfWords(_ word: String) throws {
        #expect(try tokenized("« \(word) »").tokens[1].id == Folding.id(of: word))
    }

    @Test(
        "cost time by the length of the text, however it repeats itself",
        arguments: [
            "Al-" + String(repeating: "Abu-", count: 50_000), String(repeating: "a.", count: 100_000) + "ab",
            String(repeating: "a@b-", count: 50_000),
            String(repeating: "x_", count: 100_000), String(repeating: "1 000 ", count: 30_000),
        ])
    func floods(_ text: String) throws {
        let clock = ContinuousClock()
        let took = try clock.measure { _ = try tokenized(text) }
        #expect(took < .seconds(1))
    }
}
