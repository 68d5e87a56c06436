import Documents
import Ingestion
import Testing

@Suite struct RowTests {
    @Test func textStaysVerbatim() throws {
        let article = try Fixture.row(#"{"id":"a","text":"  Two  blanks,\ttab.\r\n\r\nÉ \ud83d\ude00 end \u0000 ","title":"T"}"#)
        #expect(Fixture.text(article) == "  Two  blanks,\ttab.\r\n\r\nÉ 😀 end \0 ")
        #expect(article.blocks.map { article.string($0.range) } == ["Two  blanks,\ttab.", "É 😀 end \0"])
        #expect(article.title == "T")
    }

    @Test func identity() throws {
        #expect(try Fixture.row(#"{"id":"a","text":"Hello there."}"#).id == "a")
        #expect(try Fixture.row(#"{"id":17,"text":"Hello there."}"#).id == "17")
    }

    /// A line moves when another is put before it; its bytes do not.
    @Test func identityWithoutAnID() throws {
        let first = try Fixture.row(#"{"text":"Hello there."}"#, line: 9)
        #expect(first.id.utf8.count == 16)
        #expect(try Fixture.row(#"{"text":"Hello there."}"#, line: 4).id == first.id)
        #expect(try Fixture.row(#"{"id":null,"text":"Hello there."}"#, line: 9).id != first.id)
        var elsewhere = Article(source: "others.jsonl", payload: .row(Array(#"{"text":"Hello there."}"#.utf8), line: 9))
        try IngestStage().annotate(&elsewhere)
        #expect(elsewhere.id != first.id)
    }

    @Test func aBadRowHasAnIDToo() {
        var article = Article(source: "rows.jsonl", payload: .row(Array("{".utf8), line: 1))
        #expect(throws: Rejection.self) { try IngestStage().annotate(&article) }
        #expect(article.id.utf8.count == 16)
    }

    @Test(arguments: [#"a\nb"#, #"\u0000"#, #"\u001b[2J"#, #"\u0085"#, "a\u{7F}"])
    func controlCharactersAreNoPartOfAnID(_ id: String) {
        #expect(Fixture.code(.row(Array("{\"id\":\"\(id)\",\"text\":\"Hello.\"}".utf8), line: 1)) == "bad-row")
    }

    @Test(arguments: ["-", "01", "1.", "-.5", "1e", "1e+", "--1", "1-2", "1x", "+1"])
    func whatIsNoNumber(_ number: String) {
        #expect(Fixture.code(.row(Array("{\"id\":\(number),\"text\":\"Hello.\"}".utf8), line: 1)) == "bad-row")
    }

    @Test(arguments: ["0", "-0", "17", "-1.50", "6.02e23", "1E-9", "2e+3"])
    func numbers(_ number: String) throws {
        #expect(try Fixture.row("{\"id\":\(number),\"text\":\"Hello.\"}").id == number)
    }

    @Test(arguments: [
        ("en", "en"), ("EN-GB", "en"), ("pt_BR", "pt"), ("ckb", "ckb"), ("English", "de"), ("e", "de"), ("12", "de"), ("--", "de"),
    ])
    func languages(_ declared: String, _ read: String) throws {
        let text = "Der Fluss ist in der Nacht gestiegen, und die Brücke wurde nicht mehr von den Leuten im Dorf genutzt."
        #expect(try Fixture.row("{\"id\":1,\"language\":\"\(declared)\",\"text\":\"\(text)\"}").language == read)
    }

    @Test(arguments: [("1900", true), ("1899-12-31", false), ("0001-01-01", false), ("9999-01-01", false), ("2999", false)])
    func publishedMustBePossible(_ written: String, _ isKept: Bool) throws {
        let article = try Fixture.row("{\"id\":1,\"text\":\"Hello.\",\"published\":\"\(written)\"}")
        #expect((article.published != nil) == isKept)
        #expect(article.warnings.isEmpty == isKept)
    }

    @Test func aRowBeyondTheLimitIsRejected() {
        var settings = IngestionSettings()
        settings.bytes = 30
        #expect(Fixture.code(.row(Array(#"{"id":1,"text":"Hello there."}"#.utf8), line: 1), settings) == nil)
        #expect(Fixture.code(.row(Array(#"{"id":1,"text":"Hello, there."}"#.utf8), line: 1), settings) == "too-large")
    }

    @Test func members() throws {
        let article = try Fixture.row(#"{"id":1,"text":"Hello.","url":"https://www.post.example/x","language":"en","published":"2019-07"}"#)
        #expect(article.url == "https://www.post.example/x" && article.site == "post.example" && article.language == "en")
        #expect(article.published == DateStamp("2019-07", .month, signal: "row"))
    }

    @Test func publishedKeepsItsPrecision() throws {
        let dates: [(String, String, DateStamp.Precision)] = [
            ("2019", "2019", .year), ("2019-07", "2019-07", .month), ("2019-07-04", "2019-07-04", .day), ("20190704", "2019-07-04", .day),
            ("2019-07-04T10:30", "2019-07-04T10:30", .minute), ("2019-07-04 10:30:15.123+0200", "2019-07-04T10:30:15+02:00", .second),
            ("2019-07-04T10:30:15Z", "2019-07-04T10:30:15Z", .second), ("1984-11-02", "1984-11-02", .day),
        ]
        for (written, value, precision) in dates {
            let article = try Fixture.row("{\"id\":1,\"text\":\"Hello.\",\"published\":\"\(written)\"}")
            #expect(article.published == DateStamp(value, precision, signal: "row"))
        }
        #expect(try Fixture.row(#"{"id":1,"text":"Hello.","published":"soon"}"#).warnings.count == 1)
    }

    @Test func badRowsSayWhatIsWrong() {
        let rows: [(String, String)] = [
            (#"{"id":1,"#, "Line 3: expected a key in quotes at byte 9."), (#"[1]"#, #"Line 3: expected an object with "id" and "text"."#),
            (#"{"id":1}"#, #"Line 3: expected the member "text"."#), (#"{"id":1,"text":5}"#, #"Line 3: expected a string under "text"."#),
            (#"{"id":1,"text":"x"} x"#, "Line 3: expected the end of the line at byte 21."),
            (#"{"id":1,"text":"x"#, "Line 3: expected the closing quote of a string at byte 18."),
        ]
        for (row, message) in rows {
            do {
                _ = try Fixture.row(row, line: 3)
                Issue.record("\(row) was read")
            } catch {
                #expect(error.code == "bad-row")
                #expect(error.message == message)
            }
        }
    }

    @Test func lineEndsMeanParagraphsUnlessTextIsWrapped() throws {
        let letters = try Fixture.row(#"{"id":1,"text":"One line.\nAnother, quite a bit longer line.\nThird."}"#)
        #expect(letters.blocks.count == 3)
        let wrapped = """
            The river rose above its banks on Tuesday night, and two\\nvillages near the old bridge were cut off from the rest\\nof the valley until the morning, when volunteers came by\\nboat and brought food.\\n\\nNobody was hurt, said the mayor, who had been up all night\\nwith the fire service and the families in the school hall.
            """
        #expect(try Fixture.row("{\"id\":1,\"text\":\"\(wrapped)\"}").blocks.count == 2)
    }

    @Test func plainTextWithATitle() throws {
        let article = try Fixture.read(
            .plain(Array("Flood cuts off two villages\n\n\(Fixture.body)\n".utf8), gzip: false), source: "flood.txt")
        #expect(article.title == "Flood cuts off two villages")
        #expect(article.blocks.count == 6)
        #expect(article.language == "en")
    }
}
