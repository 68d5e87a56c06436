import Documents
import Ingestion
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("en", Fixture.sentences), ("ru", Fixture.russian), ("ar", Fixture.arabic), ("he", Fixture.hebrew), ("fr", Fixture.western),
        ("pl", Fixture.polish), ("zh", Fixture.chinese), ("zh", Fixture.taiwanese), ("ja", Fixture.japanese), ("ko", Fixture.korean),
    ])
    func theTextTellsTheLanguageWhateverIsDeclared(_ language: String, _ sentences: [String]) throws {
        for declared in ["", "lang=\"en-US\"", "lang=\"ru\"", "lang=\"zh-TW\"", "lang=\"zh\"", "lang=\"fa\"", "lang=\"x\""] {
            let article = try Fixture.read(
                "<html \(declared)><head><title>x</title></head><body><p>\(sentences.joined(separator: "</p><p>"))</p></body></html>")
            #expect(article.language == language, "\(declared)")
            #expect(try #require(article.languageConfidence) > 0.9)
        }
    }

    @Test(arguments: [
        ("de", "Der Fluss stieg am Dienstag über die Ufer, und zwei Dörfer bei der alten Brücke waren abgeschnitten."),
        ("uk", "Річка вийшла з берегів у вівторок, і два села біля старого мосту були відрізані."),
        ("bg", "Реката излезе от коритото си във вторник през нощта и две села край стария мост бяха откъснати."),
        ("sr", "Река се излила у уторак увече, и два села код старог моста остала су одсечена."),
        ("hr", "Tijekom tjedna tisuće ljudi ostalo je bez vlaka, a općina je otvorila športsku dvoranu, kaže ravnateljstvo."),
        ("no", "Elven gikk over sine bredder tirsdag kveld, og to landsbyer ved den gamle broen ble isolert."),
        ("id", "Sungai meluap pada Selasa malam, dan dua desa di dekat jembatan tua terputus dari dunia luar."),
        ("ms", "Sungai melimpah pada malam Selasa, dan dua buah kampung berhampiran jambatan lama terputus hubungan, kata beliau."),
        ("fa", "رودخانه سه‌شنبه شب طغیان کرد و دو روستا در نزدیکی پل قدیمی از بقیه جدا شدند."),
        ("ur", "منگل کی رات دریا کناروں سے باہر آ گیا اور پرانے پل کے قریب دو گاؤں کٹ کر رہ گئے۔"),
        ("ps", "د سې‌شنبې په شپه سیند له غاړو ووت او زاړه پله ته نږدې دوه کلي له نورو بېل شول."),
        ("ku", "شەوی سێشەممە ڕووبارەکە لێواری تێپەڕاند و دوو گوند لە نزیک پردە کۆنەکە دابڕان."),
        ("ku", "Şeva sêşemê çem ji qeraxên xwe derket û du gund li nêzî pira kevn ji dinyayê qut bûn."),
        ("ug", "سەيشەنبە كېچىسى دەريا تېشىپ، كونا كۆۋرۈك يېنىدىكى ئىككى كەنت ئۈزۈلۈپ قالدى."),
    ])
    func neighboursAreToldApart(_ language: String, _ text: String) throws { try check(text, language) }

    @Test(arguments: [
        "Ok.", "2019 – 2020, 14 : 3", "https://valley-post.example/2019/07/flood-cuts-off-villages?page=2 @valley_post", "👍👍👍👍👍👍",
        "Privet, most zakryt do osobogo rasporyazheniya, polzuytes paromom",
        "al-jisr mughlaq hatta ish'ar akhar, yurja istikhdam al-abbara",
    ])
    func whatIsInNoLanguageIsNotGuessed(_ text: String) throws {
        try check(text, "und")
        #expect(try Fixture.row(row(text)).languageConfidence == nil)
    }

    @Test func addressesDoNotCount() throws {
        try check("Дорога закрыта https://valley-post.example/2019/07/flood-cuts-off-two-villages-near-the-old-bridge", "ru")
    }

    @Test func aMixtureIsLessSureAndALongTextIsReadFurther() throws {
        let mixed = try Fixture.row(row(Fixture.russian[0] + " " + Fixture.western[0]))
        #expect(try #require(mixed.languageConfidence) < 0.8)
        let dateline = Array(repeating: Fixture.western[0], count: 2).joined() + String(repeating: Fixture.arabic.joined(), count: 12)
        try check(dateline, "ar")
    }

    @Test func theDeclaredLanguageHelpsWhereTheTextIsTooShort() throws {
        func language(_ declared: String, _ text: String) throws -> String {
            try Fixture.read("<html lang=\"\(declared)\"><head><title>x</title></head><body><p>\(text)</p></body></html>").language
        }
        let somali = "Wabiga ayaa fatahay habeenkii Talaadada, waxaana la sheegay in laba tuulo oo ku dhow buundada ay go'doomeen."
        #expect(try language("so", somali) == "so")
        #expect(try language("en", somali) == "und")
    }

    @Test func aRowThatSaysItsLanguageIsBelieved() throws {
        let article = try Fixture.row(#"{"id":"1","language":"pt-BR","text":"The river rose above its banks on Tuesday night."}"#)
        #expect(article.language == "pt")
        #expect(article.languageConfidence == nil)
    }

    @Test func howSureStandsInTheRecordAfterTheLanguage() throws {
        let line = String(
            decoding: Record.line(try Fixture.row(row(Fixture.body.split(separator: "\n")[0].description)), layers: []), as: UTF8.self)
        #expect(line.contains("\"language\":\"en\",\"language_confidence\":0."))
    }

    private func row(_ text: String) -> String { "{\"id\":\"1\",\"text\":\"\(text)\"}" }

    private func check(_ text: String, _ language: String, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(try Fixture.row(row(text)).language == language, sourceLocation: location)
    }
}
