import Documents
import Ingestion
import Testing

@Suite struct MetadataTests {
    private func read(head: String = "", before: String = "", after: String = "", language: String = "en") throws -> Article {
        try Fixture.read(
            "<html lang=\(language)><head><title>Flood cuts off two villages | Valley Post</title>\(head)</head><body>"
                + "<article><h1>Flood cuts off two villages</h1>\(before)\(Fixture.paragraphs)\(after)</article></body></html>")
    }

    private func checkDate(
        _ value: String?, _ signal: String?, head: String = "", before: String = "", language: String = "en",
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let published = try read(head: head, before: before, language: language).published
        #expect(published?.value == value, sourceLocation: location)
        #expect(published?.signal == signal, sourceLocation: location)
    }

    @Test func machineReadableDates() throws {
        try checkDate(
            "2019-07-04T10:30:00+02:00", "meta", head: "<meta property='article:published_time' content='2019-07-04T10:30:00+02:00'>")
        try checkDate(
            "2019-07-04", "json-ld",
            head: "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-07-04\",}</script>")
        try checkDate("2019-07-04T08:00Z", "time", before: "<time datetime='2019-07-04T08:00Z'>today</time>")
        try checkDate("2019-07-04", "url", head: "<link rel=canonical href='https://post.example/2019/07/04/flood'>")
    }

    @Test func jsonLDAsTheWebWritesIt() throws {
        let json =
            "<script type=\"application/ld+json\">//<![CDATA[\n{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann Example\"},\n{\"@type\":[\"NewsArticle\"],\"description\":\"two\nlines\",\"author\":{\"@id\":\"#a\"},\"datePublished\":\"2019-07-04\",},]}\n//]]></script>"
        let article = try read(head: json)
        #expect(article.byline == "Ann Example")
        #expect(article.published?.value == "2019-07-04")
    }

    @Test func visibleDatesInManyLanguages() throws {
        let dates = [
            ("en", "Published: July 4, 2019"), ("en", "Thursday 4th July 2019, 10:30"), ("de", "Veröffentlicht am 4. Juli 2019"),
            ("de", "04.07.2019"),
            ("fr", "Publié le 4 juillet 2019"), ("es", "4 de julio de 2019"), ("it", "4 luglio 2019"), ("pt", "4 de julho de 2019"),
            ("nl", "4 juli 2019"),
            ("ru", "Опубликовано 4 июля 2019"), ("uk", "4 липня 2019"), ("pl", "4 lipca 2019"), ("el", "4 Ιουλίου 2019"),
            ("ar", "نُشر في ٤ يوليو ٢٠١٩"),
            ("ar", "4 تموز 2019"), ("tr", "4 Temmuz 2019"), ("zh", "2019年7月4日 10:30"), ("fr", "04/07/2019"),
        ]
        for (language, words) in dates {
            try checkDate("2019-07-04", "text", before: "<div>\(words)</div>", language: language)
        }
    }

    @Test func noDateRatherThanAGuess() throws {
        try checkDate(nil, nil)
        try checkDate(nil, nil, before: "<div>July 4, 2099</div>")
        try checkDate(nil, nil, before: "<div>4 July 1246</div>")
        try checkDate(nil, nil, before: "<div>30 February 2019</div>")
    }

    @Test func theEarlierOfTwoDates() throws {
        let head =
            "<meta property='article:published_time' content='2019-07-06'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-07-04\"}</script>"
        try checkDate("2019-07-04", "json-ld", head: head)
    }

    @Test func modificationIsNoPublication() throws {
        let article = try read(
            head:
                "<meta property='article:modified_time' content='2020-01-01'><meta property='article:published_time' content='2019-07-04'>")
        #expect(article.published?.value == "2019-07-04")
        #expect(article.modified?.value == "2020-01-01")
    }

    @Test func titleIsTheHeadingThatAgreesWithTheHead() throws {
        #expect(try read().title == "Flood cuts off two villages")
        #expect(
            try Fixture.read(Fixture.page("<h1>Valley Post</h1><div>\(Fixture.paragraphs)</div>")).title == "Flood cuts off two villages")
    }

    private func checkByline(_ names: String?, head: String = "", before: String = "", _ location: SourceLocation = #_sourceLocation) throws
    {
        #expect(try read(head: head, before: before).byline == names, sourceLocation: location)
    }

    @Test func bylines() throws {
        try checkByline("Ann Example; Bob Sample", head: "<meta name=author content='Ann Example and Bob Sample'>")
        try checkByline(
            "Ann Example", head: "<meta property='article:author' content='https://chirper.example/ann'>",
            before: "<p class=byline>By <a rel=author href=/ann>Ann Example</a>, Reporter | 4 July 2019</p>")
        try checkByline("Ann Example", before: "<div>By Ann Example</div>")
        try checkByline("Anna Beispiel", before: "<div>Von Anna Beispiel am 4. Juli 2019</div>")
        try checkByline(nil)
    }

    @Test func siteAndAddress() throws {
        let article = try read(
            head: "<meta property='og:site_name' content='Valley Post'><link rel=canonical href='https://post.example/flood'>")
        #expect(article.site == "Valley Post")
        #expect(article.canonicalURL == "https://post.example/flood")
    }

    @Test(
        "a page that names no site is of the host whose folder it was stored in",
        arguments: [
            ("www.post.example/2019/flood.html", "post.example"), ("dump/news.post.example/flood.html", "news.post.example"),
            ("pages/flood.html", nil), ("v1.2/flood.html", nil),
        ])
    func siteOfFolder(_ path: String, _ site: String?) throws {
        let page = Array(Fixture.page(Fixture.article()).utf8)
        #expect(try Fixture.read(.page(page, gzip: false, charset: nil), source: path).site == site)
    }
}
