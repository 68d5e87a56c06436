import Documents
import Ingestion
import Testing

/// Records of tables, and the map that says which column is what.
@Suite struct TableTests {
    private func read(
        _ record: String, header: String = "id,title,text,date,url,author", delimiter: Character = ",", map: String? = nil
    ) throws -> Article {
        var settings = IngestionSettings()
        if let map { settings.map = try FieldMap(map) }
        var article = Article(
            source: "t.csv",
            payload: .cells(Array(record.utf8), header: Array(header.utf8), delimiter: delimiter.asciiValue!, line: 7))
        try IngestStage(settings).annotate(&article)
        return article
    }

    private func row(_ json: String, map: String) throws -> Article {
        var settings = IngestionSettings()
        settings.map = try FieldMap(map)
        var article = Article(source: "r.jsonl", payload: .row(Array(json.utf8), line: 7))
        try IngestStage(settings).annotate(&article)
        return article
    }

    private func message(_ body: () throws -> Article) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? Rejection)?.message
        }
    }

    @Test("numbers of rows are the table's own, unless the map means them")
    func ids() throws {
        #expect(try read("7,Ferry,It sailed.").id == "t.csv#7")
        #expect(try read("7a,Ferry,It sailed.").id == "7a")
        #expect(try read("7,Ferry,It sailed.", map: "id=id").id == "7")
    }

    @Test func cells() throws {
        let article = try read("a1,Ferry,\"  It sailed \"\"again\"\",\nand again. \",2019-07-04,https://g.example/1,Ada Brook")
        #expect(article.id == "a1" && article.title == "Ferry" && article.url == "https://g.example/1" && article.site == "g.example")
        #expect(Fixture.text(article) == "  It sailed \"again\",\nand again. ")
        #expect(article.published == DateStamp("2019-07-04", .day, signal: "row") && article.byline == "Ada Brook")
    }

    @Test(arguments: [
        ("a,T,5\" wide,,,", "5\" wide"), ("a,T, \"x, y\",,,", "x, y"), ("a,T,\"say \"no\" now\",,,", "say \"no\" now"), ("a,T,\"x\"", "x"),
        ("a,T,x,,,,", "x"), ("a,T,<b>x</b>,,,", "<b>x</b>"), ("a,T,\"open", "open"),
    ])
    func oddCells(_ record: String, _ text: String) throws {
        #expect(Fixture.text(try read(record)) == text)
    }

    @Test func columnsHaveUsualNames() throws {
        for header in ["headline;Body;Published", "title;CONTENT;date", "Headline; text ;created_at"] {
            let article = try read("Ferry;Words.;2019-07-04", header: header, delimiter: ";")
            #expect(Fixture.text(article) == "Words." && article.title == "Ferry" && article.published?.value == "2019-07-04")
        }
        // The first of the names that is there counts, wherever it stands.
        #expect(Fixture.text(try read("b,t", header: "body,text")) == "t")
    }

    @Test func rowsWithoutAnIDKeepTheirsWhenOthersComeBefore() throws {
        let first = try read("Words.", header: "text")
        #expect(first.id.count == 16)
        #expect(try read("Words.", header: "text").id == first.id)
        #expect(try read("Other words.", header: "text").id != first.id)
    }

    @Test func aMapNamesColumns() throws {
        let article = try read(
            "7,Le pont est fermé.,4 Jul 2019,fr,Gazette,Pont,Ada", header: "nr,words,when,lang2,paper,head,who",
            map: "text=words,published=when,id=nr,language=lang2,source=paper,title=head,byline=who")
        #expect(article.id == "7" && Fixture.text(article) == "Le pont est fermé." && article.language == "fr")
        #expect(article.published?.value == "2019-07-04" && article.site == "Gazette" && article.title == "Pont" && article.byline == "Ada")
    }

    @Test func aMapReachesBelow() throws {
        let article = try row(
            #"{"a":{"b":{"c":"Words."}},"a.d":"2019","n":{"id":5},"text":"not this","up":"2020-01-02"}"#,
            map: "text=a.b.c,published=a.d,id=n.id,modified=up")
        #expect(
            Fixture.text(article) == "Words." && article.id == "5" && article.published?.value == "2019"
                && article.modified?.value == "2020-01-02")
    }

    @Test func whatTheMapDoesNotNameIsWhereItWas() throws {
        let article = try row(#"{"id":"x","body":"Words.","title":"T","published":"2019"}"#, map: "text=body")
        #expect(article.id == "x" && article.title == "T" && article.published?.value == "2019")
    }

    @Test func aPagesHTMLIsReadAsAPage() throws {
        let page = Fixture.page(head: "<meta property=\"article:published_time\" content=\"2019-07-04\">", Fixture.article())
        let cell = "\"" + page.replacing("\"", with: "\"\"") + "\""
        let article = try read("x,\(cell),https://g.example/1", header: "id,page,url", map: "html=page")
        #expect(Fixture.text(article) == Fixture.body && article.title == "Flood cuts off two villages" && article.id == "x")
        #expect(article.published?.value == "2019-07-04" && article.site == "g.example")
    }

    @Test func wrongColumnsSayWhichThereAre() {
        #expect(
            message { try read("1,b", header: "nr,words", map: "text=body") }
                == "Line 7: the table has no column \"body\" for \"text\". Columns: nr, words.")
        #expect(
            message { try read("1,b", header: "nr,words") }
                == "Line 7: the table has no column text, body or content. Name it with --map text=COLUMN. Columns: nr, words.")
        #expect(
            message { try row(#"{"a":1,"b":{"c":2}}"#, map: "text=b.d") }
                == "Line 7: there is no member \"b.d\" for \"text\". Members: a, b.")
        #expect(message { try row(#"{"b":{"c":2}}"#, map: "text=b.c") } == "Line 7: expected a string under \"b.c\".")
        #expect(message { try read("1,", header: "id,text") } == "Line 7: \"text\" holds no text.")
    }

    @Test(arguments: [
        ("body", "\"body\" is no FIELD=COLUMN, such as text=body"), ("text=", "\"text=\" is no FIELD=COLUMN, such as text=body"),
        ("date=x", "there is no field \"date\". Valid fields: text, html, id, title, published, modified, url, source, language, byline"),
        ("text=a,text=b", "the field \"text\" stands twice"), ("", "it names no column, such as text=body"),
    ])
    func wrongMaps(_ map: String, _ reason: String) {
        let mistake = #expect(throws: FieldMap.Mistake.self) { try FieldMap(map) }
        #expect(mistake?.reason == reason)
    }

    @Test func longRecordsAreToldOf() throws {
        #expect(try read("a,T,x,,,,more").warnings.count == 1)
        #expect(try read("a,T,x").warnings.isEmpty)
        #expect(try read("a,T,x,soon").warnings == ["\"published\" is no date: \"soon\"."])
    }
}
