/// Names of other transliteration in running text: where they are heard, and where a word stays what it is.
import Documents
import Testing

import Entities

@Suite struct SoundTests {
    private func ids(_ text: String) throws -> [String] { try Sample.names(text + Sample.rest).compactMap(\.id) }

    @Test(
        "hears a city's name where a word announces a place and the article names its country",
        arguments: [
            "Iraq sent more men. They met in Mosoul on Monday.", "Iraq was told. The city of Mosool is quiet.",
            "They left Mosoul, Iraq, on Monday.", "Iraqis left. Roads near Moosul in Iraq were cut.",
        ])
    func announced(text: String) throws { #expect(try ids(text).contains("p:mosul"), "\(text)") }

    @Test(
        "hears no place in a word that nothing announces, of a country that is not named, or that the article has in small letters",
        arguments: [
            "They met in Mosoul on Monday.", "France sent more men. They met in Mosoul on Monday.", "Iraq and Mosoul Mining are at odds.",
            "Iraq bought mosoul by the ton. They met in Mosoul on Monday.", "In Iraq they asked John Mosoul twice.",
        ])
    func unannounced(text: String) throws { #expect(try !ids(text).contains("p:mosul"), "\(text)") }

    @Test("leaves a place that no table has as it is when its sound says nothing")
    func unknown() throws { #expect(try Sample.brief("They met in Mosoul on Monday." + Sample.rest) == ["Mosoul place"]) }

    @Test(
        "hears the names of persons in several words",
        arguments: ["Egypt waits: Abdel Fatah el-Sissi spoke.", "In Egypt they asked President Abdel-Fattah Sisi twice."])
    func persons(text: String) throws { #expect(try ids(text) == ["c:eg", "x:sisi"], "\(text)") }

    @Test("says that it heard rather than read the name")
    func explained() throws {
        let article = try Sample.article("Iraq sent more men. They met in Mosoul on Monday." + Sample.rest)
        let mosul = try #require(EntityStage(gazetteer: Sample.gazetteer).explain(article).first { article.string($0.range) == "Mosoul" })
        #expect(mosul.candidates.first?.matched == .sound)
        #expect(mosul.reasons.contains { $0.words.contains("sounds like") })
    }
}
