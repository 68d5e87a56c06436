import Documents
import Ingestion
import Testing

/// Dates in the words of many languages and three calendars, and what the page calls them.
@Suite struct DateTests {
    private func read(_ words: String, language: String, head: String = "") throws -> Article {
        try Fixture.read(
            "<html lang=\(language)><head><title>Flood cuts off two villages</title>\(head)</head><body><article>"
                + "<h1>Flood cuts off two villages</h1><div>\(words)</div>\(Fixture.paragraphs)</article></body></html>")
    }

    private func check(
        _ words: String, _ value: String?, _ signal: String? = "text", language: String = "en", head: String = "",
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let published = try read(words, language: language, head: head).published
        #expect(published?.value == value, "\(words)", sourceLocation: location)
        #expect(published?.signal == (value == nil ? nil : signal), "\(words)", sourceLocation: location)
    }

    @Test(
        "months of the languages that news is most written in",
        arguments: [
            ("en", "Sept. 4, 2019"), ("fr", "4 septembre 2019"), ("de", "4. September 2019"), ("es", "4 de septiembre de 2019"),
            ("it", "4 settembre 2019"), ("pt", "4 de setembro de 2019"), ("nl", "4 september 2019"), ("pl", "4 września 2019"),
            ("ru", "4 сентября 2019 г."), ("uk", "4 вересня 2019 року"), ("ar", "٤ سبتمبر ٢٠١٩"), ("ar", "4 أيلول 2019"),
            ("fa", "۴ سپتامبر ۲۰۱۹"), ("he", "4 בספטמבר 2019"), ("tr", "4 Eylül 2019"), ("id", "4 September 2019"),
            ("ja", "2019年9月4日"), ("zh", "2019年09月04日"), ("ko", "2019년 9월 4일"), ("el", "4 Σεπτεμβρίου 2019"), ("cs", "4. září 2019"),
            ("hu", "2019. szeptember 4."), ("ro", "4 septembrie 2019"), ("sv", "4 september 2019"),
        ])
    func months(_ language: String, _ words: String) throws { try check(words, "2019-09-04", language: language) }

    @Test("months of two words", arguments: [("4 كانون الثاني 2019", "2019-01-04"), ("4 تشرين الأول 2019", "2019-10-04")])
    func monthsOfTwoWords(_ words: String, _ value: String) throws { try check(words, value, language: "ar") }

    @Test(
        "Islamic dates are converted by the tabular calendar, and their signal says so",
        arguments: [
            ("1 محرم 1441 هـ", "2019-09-01"), ("١٥ رمضان ١٤٤٠", "2019-05-20"), ("29 ذو الحجة 1440", "2019-08-31"),
            ("3 ربيع الأول 1442", "2020-10-20"), ("15 Ramadan 1440", "2019-05-20"), ("9 Dhu al-Hijjah 1440 AH", "2019-08-11"),
            ("1 Rabi' al-Awwal 1440", "2018-11-10"), ("15 Sha'ban 1436", "2015-06-03"), ("1440/09/15 هـ", "2019-05-20"),
        ])
    func islamic(_ words: String, _ value: String) throws { try check(words, value, "text-hijri", language: "ar") }

    @Test func ofADayInTwoCalendarsTheGregorianCounts() throws {
        try check("16 رمضان 1440 هـ الموافق 21 مايو 2019", "2019-05-21", language: "ar")
        try check("Tuesday 16 Ramadan 1440 / 21 May 2019", "2019-05-21")
    }

    @Test(
        "Persian dates are exact",
        arguments: [
            ("۱ فروردین ۱۳۹۸", "2019-03-21"), ("۱۳ تیر ۱۳۹۸", "2019-07-04"), ("۳۰ اسفند ۱۳۹۹", "2021-03-20"), ("۱۳۹۸/۰۴/۱۳", "2019-07-04"),
        ])
    func persian(_ words: String, _ value: String) throws { try check(words, value, language: "fa") }

    @Test func labelsTellPublicationFromChange() throws {
        let article = try read("Updated: 6 July 2019 | Published: 4 July 2019", language: "en")
        #expect(article.published == DateStamp("2019-07-04", .day, signal: "text"))
        #expect(article.modified == DateStamp("2019-07-06", .day, signal: "text"))
        try check("Aktualisiert am 6. Juli 2019, veröffentlicht am 4. Juli 2019", "2019-07-04", language: "de")
        try check("Обновлено 06.07.2019. Опубликовано 04.07.2019", "2019-07-04", language: "ru")
    }

    @Test func aChangeIsTheLatestThatAPublicationCanBe() throws {
        try check("Last updated on 6 July 2019", "2019-07-06", "text-modified")
    }

    @Test func theClockOfThePageIsNoDate() throws {
        try check("It is currently 4 July 2019, 12:18", nil)
        try check("Registriert: 4. Juli 2009", nil, language: "de")
    }

    @Test(
        "impossible, future and ancient days",
        arguments: ["30 Ramadan 2019", "31 فروردین", "4 July 2099", "4 July 1246", "۳۰ اسفند ۱۳۹۸", "© 2019 Valley Post"])
    func noGuess(_ words: String) throws { try check(words, nil) }

    @Test func theSignalsOfAChange() throws {
        let cases = [
            (
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"dateModified\":\"2019-07-06T10:00:00+02:00\"}</script>",
                "2019-07-06T10:00:00+02:00", "json-ld"
            ),
            ("<meta property='article:modified_time' content='2019-07-06'>", "2019-07-06", "meta"),
        ]
        for (head, value, signal) in cases {
            let modified = try read("", language: "en", head: head).modified
            #expect(modified?.value == value)
            #expect(modified?.signal == signal)
        }
        let marked = try read("<time class=updated datetime='2019-07-06T10:00Z'>Saturday</time>", language: "en").modified
        #expect(marked == DateStamp("2019-07-06T10:00Z", .minute, signal: "time"))
    }

    @Test("a date shown as the article's own goes before another in the head, but a day off Greenwich is the same moment")
    func shown() throws {
        let head = { (day: String) in "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"\(day)\"}</script>"
        }
        try check("<span class=date>4 July 2019</span>", "2019-07-04", head: head("2017-01-02"))
        try check("<span class=date>4 July 2019</span>", "2019-07-05T01:00:00Z", "json-ld", head: head("2019-07-05T01:00:00Z"))
        try check("The council meets again on 12 August 2019 in the school hall", "2019-07-04", "json-ld", head: head("2019-07-04"))
    }
}
