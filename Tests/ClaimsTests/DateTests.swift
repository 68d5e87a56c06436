import Claims
import Documents
import Testing

/// The article is of Thursday, 4 July 2019.
@Suite("Dates")
struct DateTests {
    private func date(_ text: String, _ language: String = "en", published: String? = "2019-07-04") -> String {
        guard let date = Reading.article(text, published: published, language: language).claims.first?.date else { return "none" }
        return "\(date.from.iso) \(date.to.iso)"
    }

    @Test(
        "A phrase is an interval, by the article's day",
        arguments: [
            ("on Tuesday", "2019-07-02 2019-07-02"),
            ("last Thursday", "2019-06-27 2019-06-27"),
            ("on Friday, 28 June", "2019-06-28 2019-06-28"),
            ("yesterday", "2019-07-03 2019-07-03"),
            ("the previous day", "2019-07-03 2019-07-03"),
            ("overnight", "2019-07-03 2019-07-04"),
            ("three days ago", "2019-07-01 2019-07-01"),
            ("two years ago", "2017-01-01 2017-12-31"),
            ("last week", "2019-06-24 2019-06-30"),
            ("this month", "2019-07-01 2019-07-04"),
            ("last month", "2019-06-01 2019-06-30"),
            ("in the past three weeks", "2019-06-13 2019-07-04"),
            ("last spring", "2019-03-01 2019-05-31"),
            ("in the winter of 2017", "2017-12-01 2018-02-28"),
            ("in the first week of June", "2019-06-01 2019-06-07"),
            ("in the last week of May", "2019-05-25 2019-05-31"),
            ("in the first quarter of 2019", "2019-01-01 2019-03-31"),
            ("in early 2019", "2019-01-01 2019-05-01"),
            ("in mid-April", "2019-04-11 2019-04-20"),
            ("late last year", "2018-09-02 2018-12-31"),
            ("in May", "2019-05-01 2019-05-31"),
            ("in August", "2018-08-01 2018-08-31"),
            ("in May last year", "2018-05-01 2018-05-31"),
            ("in 2014", "2014-01-01 2014-12-31"),
            ("in the 1990s", "1990-01-01 1999-12-31"),
            ("on June 3, 2018", "2018-06-03 2018-06-03"),
            ("on the 3rd of June", "2019-06-03 2019-06-03"),
            ("on 2018-03-12", "2018-03-12 2018-03-12"),
            ("on the night of 3 to 4 March", "2019-03-03 2019-03-04"),
            ("between 5 May and 3 June", "2019-05-05 2019-06-03"),
            ("between 5 May and 3 June 2018", "2018-05-05 2018-06-03"),
            ("from 2014 to 2016", "2014-01-01 2016-12-31"),
            ("since mid-April", "2019-04-11 2019-07-04"),
            ("since Monday", "2019-07-01 2019-07-04"),
        ])
    func phrases(_ phrase: String, _ wanted: String) {
        #expect(date("Rebels killed two guards \(phrase).") == wanted, "\(phrase)")
    }

    @Test(
        "Other languages",
        arguments: [
            ("ru", "Боевики убили двух солдат в прошлом году.", "2018-01-01 2018-12-31"),
            ("ru", "Боевики убили двух солдат 3 июня 2018 года.", "2018-06-03 2018-06-03"),
            ("ru", "Боевики убили двух солдат в начале июня.", "2019-06-01 2019-06-10"),
            ("ru", "Боевики убили двух солдат два года назад.", "2017-01-01 2017-12-31"),
            ("fr", "Les rebelles ont tué deux soldats la semaine dernière.", "2019-06-24 2019-06-30"),
            ("fr", "Les rebelles ont tué deux soldats il y a deux ans.", "2017-01-01 2017-12-31"),
            ("fr", "Les rebelles ont tué deux soldats entre le 5 mai et le 3 juin.", "2019-05-05 2019-06-03"),
            ("fr", "Les rebelles ont tué deux soldats mi-avril.", "2019-04-11 2019-04-20"),
            ("ar", "أعلن تنظيم الدولة الإسلامية مسؤوليته عن التفجير الأسبوع الماضي.", "2019-06-24 2019-06-30"),
            ("ar", "أعلن تنظيم الدولة الإسلامية مسؤوليته عن التفجير في أيار الماضي.", "2019-05-01 2019-05-31"),
            ("ar", "أعلن تنظيم الدولة الإسلامية مسؤوليته عن التفجير قبل ثلاثة أيام.", "2019-07-01 2019-07-01"),
        ])
    func languages(_ language: String, _ text: String, _ wanted: String) {
        #expect(date(text, language) == wanted, "\(text)")
    }

    @Test("Without the article's day only what is absolute is a date")
    func undated() {
        #expect(date("Rebels killed two guards on 3 June 2018.", published: nil) == "2018-06-03 2018-06-03")
        for phrase in ["on Tuesday", "last spring", "in June", "two years ago", "since Monday"] {
            #expect(date("Rebels killed two guards \(phrase).", published: nil) == "none", "\(phrase)")
        }
    }

    @Test("Each claim has the date of its own clause")
    func clauses() {
        let article = Reading.article("On Monday the army arrested a rebel who had killed two guards in March 2016.")
        let dates = Dictionary(article.claims.map { ($0.type, $0.date?.from.iso) }, uniquingKeysWith: { first, _ in first })
        #expect(dates["counter_operation"] == "2019-07-01")
        #expect(dates["attack_report"] == "2016-03-01")
    }

    @Test("Figures are no years")
    func figures() {
        #expect(date("Rebels killed 2000 guards.") == "none")
        #expect(date("Rebels attacked in 2000 villages.") == "none")
    }
}
