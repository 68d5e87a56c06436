/// When something was in the news far more than usual, asked of an index.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Burst search")
struct BurstSearchTests {
    /// The first Monday of 2019.
    private static let monday = CalendarDay(2019, 1, 7)
    private static let weeks = 52

    /// Five articles a week for a year.
    private static func year(_ text: (_ week: Int, _ number: Int) -> String) -> [SmallArticle] {
        (0..<weeks).flatMap { week in
            (0..<5).map { number in
                SmallArticle("w\(week)-\(number)", CalendarDay(ordinal: monday.ordinal + week * 7 + number).iso, text(week, number))
            }
        }
    }

    private func search(_ articles: [SmallArticle], _ change: (inout BurstSearch.Question) -> Void = { _ in }) throws -> BurstSearch {
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        let last = CalendarDay(ordinal: Self.monday.ordinal + Self.weeks * 7 - 3)
        var question = BurstSearch.Question(Slice(), by: .week, from: Self.monday, to: last)
        change(&question)
        return try BurstSearch(question, of: reader)
    }

    /// Ten of fifteen articles of three weeks, and two of the rest.
    private static let cholera = year { week, number in
        (20..<23).contains(week) && number < 4 && (week, number) != (21, 3) && (week, number) != (22, 3)
            || number == 0 && [3, 40].contains(week)
            ? "The rain fell, cholera." : "The rain fell."
    }

    @Test("a burst is found, and no other, with its first and last day and what it is made of")
    func planted() throws {
        let found = try search(Self.cholera)
        #expect(found.findings.map(\.name) == ["cholera"])
        let burst = try #require(found.findings.first)
        #expect([burst.first.iso, burst.last.iso] == ["2019-05-27", "2019-06-16"])
        #expect([burst.count, burst.of, burst.otherCount, burst.otherOf] == [10, 15, 2, 245])
        // Ten or more of twelve among 15 of 260, for each of 52·53/2 stretches, and four words.
        let chance = ExactTest.atLeast(10, drawn: 15, holding: 12, among: 260) * 1378
        #expect(found.tested == 4 && abs(burst.adjusted - chance * 4) < 1e-12)
    }

    @Test("copies do not make one, unless articles are counted")
    func copies() throws {
        var copied = Self.cholera
        for at in copied.indices where copied[at].text.contains("cholera") && copied[at].id.hasPrefix("w2") { copied[at].story = 1 }
        #expect(try search(copied) { $0.minimum = 3 }.findings.isEmpty)
        #expect(try search(copied) { $0.counting = .articles }.findings.map(\.name) == ["cholera"])
    }

    @Test("what stays for half the time or more is a change, and no burst")
    func change() throws {
        func since(_ first: Int) throws -> [String] {
            try search(Self.year { week, number in week >= first && number < 3 ? "The rain fell, drone." : "The rain fell." }).findings.map(
                \.name)
        }
        #expect(try since(20) == [])
        #expect(try since(27) == ["drone"])
    }

    @Test("entities and claims burst, too, and each kind is asked for by itself")
    func kinds() throws {
        let articles = Self.cholera.map { article in
            article.text.contains("cholera")
                ? article.naming(entity("plague", name: "Cholera"), as: "cholera").claiming("warning") : article
        }
        #expect(Set(try search(articles).findings.map { "\($0.kind) \($0.key)" }) == ["word cholera", "group plague", "claim warning"])
        #expect(try search(articles) { $0.kinds = [.claims] }.findings.map(\.key) == ["warning"])
    }

    @Test("it is shown by a sentence of its own days")
    func evidence() throws {
        let sentence = try #require(try search(Self.cholera) { $0.sentences = 1 }.findings.first?.sentences.first)
        #expect(sentence.sentence == "The rain fell, cholera." && sentence.document.hasPrefix("w2"))
    }

    @Test("an article whose date is less exact than the period is in none")
    func exactness() throws {
        var months = Self.cholera
        for at in months.indices where months[at].text.contains("cholera") { months[at].published = "2019-06" }
        #expect(try search(months) { $0.minimum = 1 }.findings.isEmpty)
    }

    // Of each of ten corpora one in twenty would show something; none did.
    @Test("where chance alone deals out the words, nothing bursts")
    func null() throws {
        for seed in 1...10 {
            var texts = ChanceTexts(seed: UInt64(100 + seed))
            let found = try search(Self.year { _, _ in texts.text(30) })
            #expect(found.tested > 300)
            #expect(found.findings.isEmpty, "\(seed): \(found.findings.map(\.name))")
        }
    }

    @Test("one period is too few for a burst")
    func onePeriod() throws {
        #expect(
            try search(Self.cholera) {
                $0.period = .year; $0.last = CalendarDay(2019, 12, 1)
            }.tested == 0)
    }
}
