/// What a search finds, and what its words may be.
import Documents
import Indexing
import Testing

@Suite("Search")
struct SearchTests {
    static let texts = [
        "en": "The Islamic State claimed responsibility for the attack near Raqqa. Another group denied it.",
        "fr": "L'État islamique a revendiqué l’attentat de Ménaka, au Mali.",
        "ar": "أعلن تنظيم الدَّوْلة الإسلامية مسؤوليته عن الهجوم في الرّقّة عام ٢٠١٥.",
        "ru": "Боевики ИГИЛ отошли от Тадмора, сообщил Семёнов.",
        "marks": "Near Sanaʿa and in the Qurʾān; Ṣanʿāʾ.",
        "odd": "C++ AND \"NOT\" OR near(a, b) * ^ title: -x {y} : \\ ' ; DROP TABLE documents",
    ]

    static func reader() throws -> (Shelf, IndexReader) {
        let shelf = try Shelf()
        try shelf.run(
            try texts.sorted { $0.key < $1.key }.map { shelved(try article($0.key, $0.value, title: "Title \($0.key) Überschrift")) })
        return (shelf, try IndexReader(path: shelf.path))
    }

    @Test(
        "makes no difference between spellings that fold alike",
        arguments: [
            ("islamic STATE", ["en"]), ("responsibility raqqa", ["en"]), ("\"islamic state claimed\"", ["en"]), ("\"state islamic\"", []),
            ("group islamic", ["en"]), ("etat", ["fr"]), ("L’ETAT islamique", ["fr"]), ("revendique menaka", ["fr"]), ("الدولة", ["ar"]),
            ("الدوله الاسلاميه", ["ar"]), ("الرقة", ["ar"]), ("2015", ["ar"]), ("مسؤوليته", ["ar"]), ("семенов", ["ru"]),
            ("СЕМЁНОВ", ["ru"]), ("игил", ["ru"]),
            ("uberschrift en", ["en"]), ("überschrift", ["ar", "en", "fr", "marks", "odd", "ru"]), ("nowhere", []),
            ("sanaa quran", ["marks"]), ("SANʿA", ["marks"]), ("islamic nowhere", []),
        ])
    func folds(_ query: String, _ ids: [String]) throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        #expect(try reader.search(Slice(words: try #require(SearchQuery(query))), limit: 99).hits.map(\.id).sorted() == ids)
    }

    @Test(
        "takes any text for words, never for operators",
        arguments: [
            "AND", "OR", "NOT x", "near(a", "title:", "y} : {", "c++", "\"", "\"not", "\"not\" \"", "x*", "^title", "DROP TABLE documents;",
            "'", "- x", "a\0b", "a \"b", "text : drop",
        ])
    func operators(_ query: String) throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        guard let parsed = SearchQuery(query) else {
            #expect(!query.contains { $0.isLetter }, "a query with a word in it")
            return
        }
        #expect(throws: Never.self) { _ = try reader.search(Slice(words: parsed), limit: 9) }
        #expect(throws: Never.self) { _ = try reader.counts([(.words(parsed), Slice(words: parsed))]) }
    }

    @Test("an operator's name is found as a word")
    func operatorWords() throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        for query in ["and or", "\"drop table\"", "near a", "c++", "title: y"] {
            #expect(try reader.search(Slice(words: try #require(SearchQuery(query))), limit: 9).hits.map(\.id) == ["odd"], "\(query)")
        }
    }

    @Test("for nothing is no query", arguments: ["", " ", "\"\"", "*", "?!", "…"])
    func nothing(_ query: String) {
        #expect(SearchQuery(query) == nil)
    }

    @Test("shows the passage as it was written, with the words found in brackets")
    func snippets() throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        func passage(_ query: String) throws -> String? {
            try SearchQuery(query).flatMap { try reader.search(Slice(words: $0), limit: 1).hits.first?.snippet }
        }
        #expect(try passage("etat menaka") == "L'[État] islamique a revendiqué l’attentat de [Ménaka], au Mali.")
        #expect(try passage("\"الدولة الاسلامية\"") == "أعلن تنظيم [الدَّوْلة الإسلامية] مسؤوليته عن الهجوم في الرّقّة عام ٢٠١٥.")
        #expect(try passage("семенов") == "Боевики ИГИЛ отошли от Тадмора, сообщил [Семёнов].")
    }

    @Test("puts the articles that say more of the words first, and keeps to the limit")
    func ranking() throws {
        let shelf = try Shelf()
        let once = "One convoy passed the town and then many other things of no interest happened there for days and weeks on end."
        try shelf.run([
            shelved(try article("once", once)), shelved(try article("often", "Convoy after convoy; the convoy.")),
            shelved(try article("title", "Nothing here.", title: "Convoy")), shelved(try article("none", "Nothing here.")),
        ])
        let reader = try IndexReader(path: shelf.path)
        let hits = try reader.search(Slice(words: SearchQuery("convoy")!), limit: 9).hits
        #expect(Set(hits.map(\.id)) == ["once", "often", "title"])
        #expect(hits.last?.id == "once")
        #expect(hits.compactMap(\.relevance) == hits.compactMap(\.relevance).sorted(by: >) && hits.allSatisfy { $0.relevance != nil })
        #expect(try reader.search(Slice(words: SearchQuery("convoy")!), limit: 1).hits.map(\.id) == [hits[0].id])
    }

    @Test(
        "finds a name written together or apart",
        arguments: [
            ("alsisi", ["apart", "together"]), ("al-Sisi", ["apart", "together"]), ("\"al sisi\"", ["apart"]), ("taizz", ["plain"]),
            ("Ta'izz", ["plain", "quoted"]), ("also", ["also"]),
        ])
    func together(_ query: String, _ ids: [String]) throws {
        let shelf = try Shelf()
        try shelf.run([
            shelved(try article("apart", "General al-Sisi spoke.")), shelved(try article("together", "General AlSisi spoke.")),
            shelved(try article("plain", "In Taizz.")), shelved(try article("quoted", "In Ta'izz.")),
            shelved(try article("also", "He also spoke.")),
        ])
        let found = try IndexReader(path: shelf.path).search(Slice(words: try #require(SearchQuery(query))), limit: 9)
        #expect(found.hits.map(\.id).sorted() == ids)
    }

    @Test(
        "takes operators where they are asked for",
        arguments: [
            ("islamic OR menaka", ["en", "fr"]), ("islam*", ["en", "fr"]), ("islam* NOT raqqa", ["fr"]), ("islam* NOT (raqqa OR mali)", []),
            ("(islamic OR nowhere) AND raqqa", ["en"]), ("islamic raqqa", ["en"]), ("claimed NEAR/2 attack", []),
            ("claimed NEAR/3 attack", ["en"]), ("\"islamic state\" NEAR attack", ["en"]), ("\"islamic sta\"*", ["en"]),
            ("or", ["odd"]), ("\"OR\"", ["odd"]), ("islamique OR СЕМЁНОВ OR الدولة", ["ar", "fr", "ru"]),
            ("a OR islamic raqqa", ["en", "fr", "odd"]),
        ])
    func operatorsAskedFor(_ query: String, _ ids: [String]) throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        #expect(try reader.search(Slice(words: try SearchQuery(operators: query)), limit: 99).hits.map(\.id).sorted() == ids)
    }

    @Test(
        "says what is wrong with operators",
        arguments: [
            ("", "no word"), ("NOT x", "NOT takes away from what stands before it"),
            ("OR", "OR in the query stands where a word should stand"),
            ("x OR", "ends after OR"), ("(x", "not closed"), ("x)", "closes nothing"), ("x NEAR (y z)", "NEAR stands between words"),
            ("x* NEAR y", "NEAR stands between words"), ("x AND *", "no word in"), ("()", "stands where a word should stand"),
            (String(repeating: "(", count: 99) + "x", "deeper than 8"),
        ])
    func mistakes(_ query: String, _ words: String) throws {
        let mistake = #expect(throws: SearchQuery.Mistake.self) { try SearchQuery(operators: query) }
        #expect(mistake?.description.contains(words) == true, "\(mistake?.description ?? "none")")
    }

    @Test("any text with operators is a query or a mistake, never an error of the database")
    func anyOperators() throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        let parts = ["x", "islam*", "\"a b\"", "(", ")", "OR", "AND", "NOT", "NEAR", "NEAR/3", "*", "\"", "-", "al-x", "NEAR/x", ":", "^y"]
        var random = SplitMix64(seed: 11)
        var queries = 0
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined(separator: " ")
            guard let query = try? SearchQuery(operators: text) else { continue }
            queries += 1
            #expect(throws: Never.self, "\(text)") { _ = try reader.search(Slice(words: query), limit: 3) }
        }
        #expect(queries > 200)
    }

    @Test(
        "a quotation mark in any form is none of the database's",
        arguments: ["＂islamic", "\"\u{301}islamic", "islamic\"\u{FE0F} state", "islami＂*＂state", "\u{FF02}", "\"\u{200D}\"islamic"])
    func quotationMarks(_ query: String) throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        for parsed in [SearchQuery(query), try? SearchQuery(operators: query)] {
            guard let parsed else { continue }
            #expect(throws: Never.self) {
                let found = try reader.search(Slice(words: parsed), limit: 9).hits.map(\.id)
                #expect(!query.contains("*") || found.isEmpty, "a star is no operator here")
            }
        }
    }

    @Test("operators nest as deep as is allowed, and stand in a row as often as one likes")
    func deepOperators() throws {
        let (shelf, reader) = try Self.reader()
        defer { withExtendedLifetime(shelf) {} }
        var nested = "islamic"
        for _ in 0..<7 { nested = "(zz OR \(nested) (state NOT yy))" }
        for query in [nested, "islamic" + String(repeating: " NOT zz", count: 300), "zz" + String(repeating: " OR islamic", count: 300)] {
            #expect(try reader.search(Slice(words: SearchQuery(operators: query)), limit: 9).hits.map(\.id) == ["en"])
        }
    }
}
