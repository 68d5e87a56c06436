import Documents
import Glibc
import Ingestion
import Testing

@Suite struct EncodingTests {
    private static let russian = [
        "Река вышла из берегов во вторник ночью, и две деревни у старого моста оказались отрезаны.",
        "Добровольцы носили мешки с песком до рассвета, а совет открыл школьный зал для семей, которые остались без крова.",
        "К полудню вода немного спала, но дорога в долину была ещё закрыта, сказал мэр на встрече с жителями.",
    ]
    private static let arabic = [
        "ارتفع منسوب النهر فوق ضفتيه ليلة الثلاثاء، وانقطعت قريتان بالقرب من الجسر القديم عن العالم.",
        "حمل المتطوعون أكياس الرمل حتى الفجر، بينما فتح المجلس قاعة المدرسة أمام العائلات التي بقيت بلا مأوى.",
        "قال رئيس البلدية إن الطريق إلى الوادي ما زال مغلقا، وإن المهندسين سيفحصون السد يوم الخميس.",
    ]

    private static func encoded(_ text: String, _ charset: String) -> [UInt8] {
        let converter = iconv_open(charset, "UTF-8")
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4)
        var (left, room) = (input.count, output.count)
        let size = output.count
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                _ = iconv(converter, &from, &left, &to, &room)
            }
        }
        return output.prefix(size - room).map { UInt8(bitPattern: $0) }
    }

    private func check(
        _ sentences: [String], _ charset: String, meta: String? = nil, header: String? = nil, language: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let page =
            "<html><head>\(meta.map { "<meta charset=\"\($0)\">" } ?? "")<title>x</title></head><body><div>"
            + sentences.map { "<p>\($0)</p>" }.joined() + "</div></body></html>"
        let article = try Fixture.read(.page(Self.encoded(page, charset), gzip: false, charset: header))
        #expect(Fixture.text(article) == sentences.joined(separator: "\n"), sourceLocation: location)
        #expect(article.language == language, sourceLocation: location)
    }

    @Test func declaredInThePage() throws {
        try check(Self.russian, "CP1251", meta: "windows-1251", language: "ru")
        try check(Self.russian, "KOI8-R", meta: "koi8-r", language: "ru")
        try check(Self.arabic, "CP1256", meta: "windows-1256", language: "ar")
        try check(Fixture.sentences.map { $0 + " “Café”, naïve." }, "CP1252", meta: "iso-8859-1", language: "en")
    }

    @Test func declaredByAHeader() throws {
        try check(Self.russian, "ISO-8859-5", header: "ISO-8859-5", language: "ru")
    }

    @Test func notDeclared() throws {
        try check(Self.russian, "CP1251", language: "ru")
        try check(Self.russian, "UTF-8", language: "ru")
        try check(Self.arabic, "CP1256", language: "ar")
    }

    @Test func wronglyDeclared() throws {
        try check(Self.russian, "UTF-8", meta: "windows-1251", language: "ru")
        try check(Self.russian, "CP1251", meta: "utf-8", language: "ru")
        try check(Self.russian, "CP1251", meta: "iso-8859-1", language: "ru")
        try check(Self.russian, "CP1251", meta: "x-no-such-thing", language: "ru")
    }

    @Test func wideCharacters() throws {
        try check(Self.russian, "UTF-16", language: "ru")
        try check(Fixture.sentences, "UTF-16LE", language: "en")
        try check(Fixture.sentences, "UTF-16BE", language: "en")
    }

    @Test func oneStrayByteCostsOneLetter() throws {
        var bytes = Array(Fixture.page(Fixture.article("<p>Grüße aus dem Tal, wo der Fluß stieg.</p>" + Fixture.paragraphs)).utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "T")))
        bytes.insert(0xE9, at: place)
        let article = try Fixture.read(.page(bytes, gzip: false, charset: "utf-8"))
        #expect(Fixture.text(article).contains("Grüße"))
        #expect(article.warnings == ["Bytes that are no UTF-8 were replaced by U+FFFD."])
    }

    @Test func languageIsReadFromTheTextAndNotGuessed() throws {
        try check(Fixture.sentences, "UTF-8", language: "en")
        #expect(try Fixture.row(#"{"id":"1","text":"Ok."}"#).language == "und")
        #expect(
            try Fixture.row(
                #"{"id":"1","text":"Der Fluss stieg am Dienstag über die Ufer, und zwei Dörfer bei der alten Brücke waren nicht mehr zu erreichen."}"#
            ).language == "de")
        #expect(
            try Fixture.row(
                #"{"id":"1","text":"Річка вийшла з берегів у вівторок, і два села біля старого мосту були відрізані, але ніхто не постраждав."}"#
            ).language == "uk")
    }
}
