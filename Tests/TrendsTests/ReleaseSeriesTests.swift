/// Titles that come again: numbered, or the same but for a number, a date or a place.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Release series")
struct ReleaseSeriesTests {
    private func series(_ titles: [String]) throws -> ReleaseSeries {
        let (folder, reader) = try smallIndex(
            titles.enumerated().map { number, title in
                var article = SmallArticle(
                    "r\(number)", CalendarDay(ordinal: CalendarDay(2020, 1, 1).ordinal + number).iso, "Quiet Arden slept.", title: title)
                article.entities = [Entity(id: "p:arden", type: .place, name: "Arden Bay")]
                article.mentions = [Mention(ByteRange(6, 11), tokens: 1..<2, entity: 0, score: 1)]
                article.mentions[0].alias = "Arden"
                return article
            })
        defer { withExtendedLifetime(folder) {} }
        return ReleaseSeries(try reader.releases(of: Slice(), claims: ClaimFilter()))
    }

    /// "name low–high; missing; repeated".
    private func lines(_ titles: [String]) throws -> [String] {
        try series(titles).numbered.map { found in
            "\(found.name) \(found.lowest)–\(found.highest); \(found.missing.flatMap { Array($0) }); \(found.repeated)"
        }
    }

    @Test(
        "numbers are read in digits of any script and in Roman ones, wherever they stand",
        arguments: [
            (["Harvest No. 1", "Harvest No. 2", "Harvest No. 3"], "Harvest No. 1–3; []; []"),
            (["Reef 7: the nets", "Other", "Reef 8: the boats", "Reef 10: the sails"], "Reef 7–10; [9]; []"),
            (["النبأ العدد ٤٥", "النبأ العدد ٤٦", "النبأ العدد ٤٧"], "النبأ العدد 45–47; []; []"),
            (["Вести, выпуск 3", "Вести, выпуск 4", "Вести, выпуск 5"], "Вести, выпуск 3–5; []; []"),
            (["Long Road, Part I", "Long Road, Part II", "Long Road, Part IV"], "Long Road, Part 1–4; [3]; []"),
            (["12. The Tide", "13. The Tide", "14. The Tide"], "The Tide 12–14; []; []"),
            (["Wave #5", "WAVE #6", "Wave #6", "Wave #7"], "Wave 5–7; []; [6]"),
        ])
    func numbers(_ titles: [String], _ line: String) throws { #expect(try lines(titles) == [line]) }

    @Test(
        "what counts something, a year or the day of a date is no number of a series",
        arguments: [
            ["Blast kills 9 soldiers", "Blast kills 3 soldiers", "Blast kills 4 soldiers", "Blast kills 2 soldiers"],
            ["Year in review 2017", "Year in review 2018", "Year in review 2019"],
            ["Bulletin of 11 March 2019", "Bulletin of 12 March 2019", "Bulletin of 13 March 2019"],
            ["March 11, 2019", "March 12, 2019", "March 13, 2019"], ["News 2019-03-11", "News 2019-03-12", "News 2019-03-13"],
            ["Convoy 2", "Convoy 900", "Convoy 4000"], ["Convoy 3", "Convoy 2", "Convoy 1"], ["12", "13", "14"],
            ["١٢ ١٣", "١٣ ١٤", "١٤ ١٥"],
            ["Version 1.5", "Version 1.6", "Version 1.7"], ["This is I", "This is MIX", "This is CIVIL"],
        ])
    func others(_ titles: [String]) throws { #expect(try lines(titles) == []) }

    @Test("a title recurs with other numbers, dates and places; one of a numbered series is not told twice")
    func recurring() throws {
        let found = try series([
            "Word from Arden", "Word from Arden Bay", "word from ARDEN", "Roll of 11 March 2019", "Roll of 3 May 2020",
            "Roll of 4 June 2020",
            "Morning Word", "Morning Word", "Morning word", "Twice only", "Twice only", "Tide No. 1", "Tide No. 2", "Tide No. 3", "Arden",
            "Arden", "Arden",
        ]).recurring
        #expect(found.map { "\($0.title) \($0.releases)" } == ["Morning Word 3", "Roll of … 3", "Word from … 3"])
        let word = try #require(found.last)
        #expect(word.first?.from == "2020-01-01" && word.last?.to == "2020-01-03" && word.article == "r0")
    }

    @Test("titles of nothing but digits, without an end, right to left and empty are read to their end")
    func hostile() throws {
        let digits = String(repeating: "9", count: 5000)
        let long = String(repeating: "Nets 1 ", count: 2000)
        let found = try series([
            digits, digits, digits, long, long, long, "\u{202E}1 2 3\u{202C}", "", "", "", "№", "#", "1", "1", "1", "٠٠٠", "I", "I", "I",
        ])
        #expect(found.numbered.isEmpty)
        #expect(found.recurring.count == 1)
    }
}
