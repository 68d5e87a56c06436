import Documents
import Testing

import Entities

/// Texts made to hurt: each is a megabyte or more of one pattern, which takes well under a second where every rule looks a bounded
/// number of words ahead, and hours where one does not.
@Suite struct HostileTests {
    private static let megabyte = 1_000_000

    private func mentions(_ text: String) throws -> Int { try Sample.article(text).mentions.count }

    private func repeated(_ pattern: String, bytes: Int = megabyte) -> String {
        String(repeating: pattern, count: bytes / pattern.utf8.count)
    }

    @Test("reads ten megabytes without a space", .timeLimit(.minutes(1)), arguments: ["a", "A", "Ab", "А", "ع", "中", "\u{301}", "\0", "🏴"])
    func oneLine(pattern: String) throws { #expect(try mentions(repeated(pattern, bytes: 10 * Self.megabyte)) == 0) }

    @Test(
        "reads initials, titles, particles and marks without end, and the name behind them", .timeLimit(.minutes(1)),
        arguments: [
            "A. ", "Mr. ", "John A. ", "Abu ", "Abu A. ", "President ", "de la ", "De La ", "al-", "Al-", "Ab-Cd-", "University of ", "& ",
            "(AB) ", "village of ", "State ", "و", "مدينة ", "North ", "National ",
            "al al ", "Al Al ", "Al-Al-", "Salah al-", "in Mosoul, Iraq and ", "Ab Cd Ef Gh ",
        ])
    func endlessRuns(pattern: String) throws {
        let article = try Sample.article(repeated(pattern) + "\n\nThey flew to Aleppo.")
        #expect(article.mentions.last.map { article.string($0.range) } == "Aleppo")
    }

    @Test(
        "reads one name over and over", .timeLimit(.minutes(1)),
        arguments: ["Paris, ", "Paris and ", "Paris, Texas, ", "Palma in Cabo Delgado, ", "John Smith (JS) ", "Sinai Province ", "حلب "])
    func endlessNames(pattern: String) throws {
        let text = repeated(pattern)
        #expect(try mentions(text) >= text.utf8.count / pattern.utf8.count)
    }

    @Test(
        "reads references without end, in one sentence", .timeLimit(.minutes(1)),
        arguments: ["he ", "him ", "the group ", "the president ", "“I” "])
    func endlessReferences(pattern: String) throws {
        let text = "President Chad Bramwell said that the Arakan Army and Islamic State "
        #expect(try mentions(text + repeated(pattern, bytes: 400_000)) >= 3)
    }
}
