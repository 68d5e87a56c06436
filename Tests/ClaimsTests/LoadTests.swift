import Claims
import Documents
import Testing

@Suite("Taxonomy and lexicons as files")
struct LoadTests {
    static let types = "types:\n  - {name: raid, priority: 1, subtypes: [night]}\n"
    static let words = "language en\n[raid] verb\nraid\n"

    static func error(_ taxonomy: String, _ lexicon: String) -> String {
        do throws(LexiconError) {
            _ = try ClaimModel(taxonomy: ("t.yml", taxonomy), lexicons: [("en.txt", lexicon)])
            return "none"
        } catch { return error.description }
    }

    @Test(
        "Every complaint has file and line, what is wrong and the way out",
        arguments: [
            (types + "frames:\n  - {type: rade, cue: raid}\n", words, "t.yml:4: type “rade” is not defined; valid are raid."),
            (types + "frames:\n  - {type: raid, cue: rade}\n", words, "t.yml:4: no lexicon has a list “rade”; valid are raid."),
            (
                types + "frames:\n  - {type: raid, cue: raid ..3 raid/verb}\n", words,
                "t.yml:4: form “/verb” stands with the first list of a cue only, not with “raid/verb”."
            ),
            (
                types + "frames:\n  - {type: raid, subtype: day, cue: raid}\n", words,
                "t.yml:4: type “raid” has no subtype “day”; valid are night."
            ),
            (
                types + "frames:\n  - {type: raid, cue: raid, evidence: some}\n", words,
                "t.yml:4: evidence “some” is not known; valid are document, none or sentence."
            ),
            (types, "language en\n[raid] verbs\nraid\n", "en.txt:2: list “raid” is said to hold “verbs”; valid are "),
            (types, "language en\nraid\n", "en.txt:2: “raid” stands before any list."),
            (types, "[raid] verb\nraid\n", "en.txt:1: no language is named."),
            (types, "language en\n[number] value\ntwo\n", "en.txt:3: “two” has no value."),
            (types, "language en\n[number] value\ntwo = II\n", "en.txt:3: “II” is no number. Write, say: two = 2"),
            (types, "language en\norder strict\n", "en.txt:2: “order strict” is not known; valid are order free,"),
            (types, "language en\nprefix und u\n", "en.txt:2: “prefix und u” is not known. Write one of and, article, preposition"),
            (types, "language en\n[raid verb\n", "en.txt:2: “[raid verb” has no closing bracket. Write: [attack] verb"),
            (types, "language en\n[night raid]\n", "en.txt:2: “night raid” is no name of a list; it must be one word"),
            (types, "language en\n[raid]\nsack, -\n", "en.txt:3: an entry of list “raid” is empty. Take out the comma."),
            ("types: [\n", words, "t.yml:"),
            ("", words, "t.yml:1: the file must be a mapping"),
            ("types: []\nframes: []\n", words, "t.yml:1: no types are named here."),
            (types + "frames: []\n", words, "t.yml:1: there are no frames"),
        ])
    func complaints(_ taxonomy: String, _ lexicon: String, _ message: String) {
        #expect(Self.error(taxonomy, lexicon).hasPrefix(message), "\(Self.error(taxonomy, lexicon))")
    }

    @Test("A user's own type, cue and language need no program")
    func ownLanguage() throws {
        let model = try ClaimModel(
            taxonomy: ("t.yml", Self.types + "frames:\n  - {type: raid, cue: raid}\n"),
            lexicons: [("xx.txt", "language xx\n[raid]\nrazzu\n")])
        let article = Reading.article("Kimi razzu wo.", language: "xx", with: model)
        #expect(article.claims.map(\.type) == ["raid"])
    }

    @Test(
        "Digits are figures; what stands behind a gap begins no phrase; an entry may end in an elision",
        arguments: [
            ("raid ..3 number", "language xx\n[raid]\nrazzu\n[number] value\nbi = 2\n", "Kimi razzu 71 wo."),
            ("raid ..4 at", "language xx\n[raid]\nlam … pa\n[other]\npa sul\n[at]\nsul\n", "Wo lam kimi pa sul karo."),
            ("raid", "language xx\n[raid]\nrazzu d'\n", "Kimi razzu d'une lampa."),
        ])
    func lookUp(_ cue: String, _ lexicon: String, _ text: String) throws {
        let model = try ClaimModel(
            taxonomy: ("t.yml", Self.types + "frames:\n  - {type: raid, cue: \(cue), roles: none, evidence: none}\n"),
            lexicons: [("xx.txt", lexicon)])
        #expect(Reading.article(text, language: "xx", with: model).claims.map(\.type) == ["raid"], "\(text)")
    }

    @Test("An article in a language that no lexicon is of claims nothing, as its words are no words of another")
    func unreadLanguage() throws {
        let model = try ClaimModel(
            taxonomy: ("t.yml", Self.types + "frames:\n  - {type: raid, cue: raid, roles: none, evidence: none}\n"),
            lexicons: [("xx.txt", "language xx\n[raid]\nrazzu\n")])
        #expect(Reading.article("Kimi razzu wo.", language: "yy", with: model).claims.isEmpty)
        #expect(Reading.article("Kimi razzu wo.", language: "und", with: model).claims.map(\.type) == ["raid"])
    }

    @Test("Lines may end as Windows ends them, and any white space may stand around an entry")
    func whiteSpace() throws {
        let lexicon = "language xx\r\n[raid]\r\n\u{A0}razzu wo\u{3000}, lam-pa\u{A0}# a note\r\n"
        let model = try ClaimModel(
            taxonomy: ("t.yml", Self.types + "frames:\n  - {type: raid, cue: raid}\n"), lexicons: [("xx.txt", lexicon)])
        for text in ["Kimi razzu wo.", "Kimi lam pa."] {
            #expect(Reading.article(text, language: "xx", with: model).claims.map(\.type) == ["raid"], "\(text)")
        }
    }

    @Test("The shipped files load")
    func shipped() throws {
        _ = try Reading.load(outlet: nil)
    }

    @Test("A sentence of fifty thousand words takes bounded time")
    func longSentence() {
        let text = String(repeating: "rebels attacked and killed soldiers, who said that ", count: 6000)
        let clock = ContinuousClock()
        let time = clock.measure { _ = Reading.article(text) }
        #expect(time < .seconds(30))
    }
}
