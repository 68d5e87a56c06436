/// How much of what was planted in the exercise corpus trends, bursts, keyness and copies bring back, and that a corpus with nothing
/// planted yields nothing. Floors are what was seen.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Trends of the exercise corpus", .enabled(if: BuiltProgram.isBuilt))
struct ExerciseTrendTests {
    private struct Planted: Decodable {
        let term: String
        let kind: String
        let direction: String
        let from: String
        let to: String?
        let outlets: [String]?
        let months: [String: [Int]]

        private enum CodingKeys: String, CodingKey {
            case term, kind, direction, from, to, outlets
            case months = "by_month"
        }

        var first: CalendarDay { CalendarDay(iso: from)! }
        var last: CalendarDay? { to.flatMap { CalendarDay(iso: $0) } }
    }

    private struct Burst: Decodable {
        let term: String
        let from: String
        let to: String
    }

    private struct Typical: Decodable {
        let term: String
        let outlet: String
    }

    private struct Outlet: Decodable {
        let outlet: String
        let source: String
    }

    private struct Copies: Decodable { let pages: [String] }

    private func sources() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try Exercise.truth("outlets", as: [Outlet].self).map { ($0.outlet, $0.source) })
    }

    /// Words that are planted themselves or as a part of a phrase or name.
    private func plantedWords() throws -> Set<String> {
        let phrases = try Exercise.truth("trends", as: [Planted].self).map(\.term) + Exercise.truth("bursts", as: [Burst].self).map(\.term)
        return Set(phrases.flatMap { [$0] + $0.split { " -:".contains($0) }.map(String.init) })
    }

    /// The planted days against those before, in the outlets that it was planted in.
    private func contrast(
        _ planted: Planted, kinds: Set<Contrast.Kind> = Set(Contrast.Kind.allCases)
    ) async throws -> Contrast {
        var here = Slice()
        here.sources = try planted.outlets.map { outlets in try outlets.map { try #require(try sources()[$0]) } } ?? []
        var there = here
        (here.from, here.to) = (planted.first, planted.last)
        there.to = CalendarDay(ordinal: planted.first.ordinal - 1)
        var question = Contrast.Question(here: here, there: there)
        (question.directions, question.limit, question.kinds) = ([.more, .less], .max, kinds)
        return try Contrast(question, of: try await Exercise.index())
    }

    // Eight of nine, each among the four surest of its direction. The ninth are threats, which rise for four months in five outlets: 17
    // of 33 planted sentences are read as claims, so that 10 of 52 stories against 3 of 126 are left, too few among 1,762 terms.
    // In all nine searches one finding was neither planted nor a part of what was: "army patrol".
    @Test("planted rises and falls are found in their direction, and next to nothing else")
    func trends() async throws {
        let words = try plantedWords()
        var found: [String] = []
        var others: [String] = []
        for planted in try Exercise.truth("trends", as: [Planted].self) {
            let contrast = try await contrast(planted)
            let (own, other) = planted.direction == "up" ? (contrast.more, contrast.less) : (contrast.less, contrast.more)
            #expect(!other.contains { $0.key == planted.term }, "\(planted.term) goes the other way")
            if own.prefix(4).contains(where: { $0.key == planted.term }) { found.append(planted.term) }
            others += (own + other).filter { !words.contains($0.key) }.map(\.name)
        }
        #expect(found.count >= 8, "\(found)")
        #expect(others.count <= 1, "\(others)")
    }

    // 10 of 52 against 3 of 126, q = 0.011 among 18 types.
    @Test("the rise of threats is found among the kinds of claims alone")
    func threats() async throws {
        let planted = try #require(try Exercise.truth("trends", as: [Planted].self).first { $0.kind == "claim" })
        #expect(try await contrast(planted, kinds: [.claims]).more.map(\.key) == ["threat_call"])
    }

    // Truth counts copies, too, and articles with a date alone: so do these.
    @Test("planted words, phrases and entities are counted in the articles that they were planted in, month by month")
    func months() async throws {
        for planted in try Exercise.truth("trends", as: [Planted].self) where planted.kind != "claim" {
            var question = TimeSeries.Question()
            question.terms = [
                ("", planted.kind == "entity" ? .entity(planted.term) : .words(try #require(SearchQuery("\"\(planted.term)\""))))
            ]
            question.parts = [(nil, Slice())]
            let series = try #require(try TimeSeries.series(question, of: try await Exercise.index()).first)
            let months = Dictionary(
                uniqueKeysWithValues: series.points.map { (Period.month.name($0.start), [$0.articles, $0.ofArticles]) })
            #expect(months == planted.months, "\(planted.term)")
        }
    }

    // Three of five by week: cholera, locusts and the comet, each with its three weeks to the day. Of the eclipse 5 stories of 10
    // against 2 of 410 are left without copies, q = 0.073; Tolbrae, named in 9 of 13 and in 41 of the other stories, is far from sure.
    // What else was found are planted trends that a burst of less than half the time, or nearly half, fits.
    @Test("planted bursts are found in their days, and no false ones")
    func bursts() async throws {
        let planted = try Exercise.truth("bursts", as: [Burst].self)
        let words = try plantedWords()
        var question = BurstSearch.Question(Slice(), by: .week, from: CalendarDay(2023, 1, 1), to: CalendarDay(2024, 12, 31))
        question.limit = .max
        let found = try BurstSearch(question, of: try await Exercise.index()).findings
        let hits = planted.filter { burst in
            let days = CalendarDay(iso: burst.from)!.ordinal...CalendarDay(iso: burst.to)!.ordinal
            return found.contains { finding in
                let own = finding.first.ordinal...finding.last.ordinal
                guard finding.key == burst.term, own.overlaps(days) else { return false }
                let common = own.clamped(to: days).count
                return common * 2 >= own.count + days.count - common
            }
        }
        #expect(hits.count >= 3, "\(hits.map(\.term))")
        #expect(found.filter { !words.contains($0.key) }.map(\.name) == [])
    }

    // All seven, among the ten surest words of each; of the French outlet after the words of its language.
    @Test("each outlet's planted word is typical of it")
    func keyness() async throws {
        let sources = try sources()
        for typical in try Exercise.truth("keyness", as: [Typical].self) {
            var here = Slice()
            here.sources = [try #require(sources[typical.outlet])]
            var question = Contrast.Question(here: here, there: nil)
            (question.kinds, question.limit) = ([.words], typical.outlet == "le-phare" ? 40 : 10)
            let found = try Contrast(question, of: try await Exercise.index()).more
            #expect(found.contains { $0.key == typical.term && $0.otherCount <= 2 }, "\(typical.term): \(found.map(\.key))")
        }
    }

    // 77 of 77 pairs of 28 sets, none missed and none false.
    @Test("every planted copy is found, and no other article is taken for one")
    func copies() async throws {
        func pairs(_ sets: [[String]]) -> Set<Set<String>> {
            Set(sets.flatMap { set in set.indices.flatMap { at in set[..<at].map { Set([$0, set[at]]) } } })
        }
        var sets: [String: [String]] = [:]
        try await Exercise.index().forEachDocument(in: Slice()) { article in
            guard let first = article.copies?.first else { return }
            sets[first, default: []].append(article.path.split(separator: "/").suffix(2).joined(separator: "/"))
        }
        let (found, planted) = (pairs(Array(sets.values)), pairs(try Exercise.truth("copies", as: [Copies].self).map(\.pages)))
        #expect(planted.count == 77)
        #expect(planted.subtracting(found).isEmpty && found.subtracting(planted).isEmpty)
    }

    // MARK: Nothing planted

    private static let windows: [(String, String)] =
        [("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2024-05-01", "2024-12-31")]
        + ["2023", "2024"].flatMap { year in
            [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")].map { ("\(year)-\($0)", "\(year)-\($1)") }
        }

    @Test("where nothing is planted nothing rises or falls: halves, the last third, each quarter against the rest", arguments: windows)
    func nullWindows(_ from: String, _ to: String) async throws {
        var here = Slice()
        (here.from, here.to) = (CalendarDay(iso: from), CalendarDay(iso: to))
        var question = Contrast.Question(here: here, there: nil)
        question.directions = [.more, .less]
        let found = try Contrast(question, of: try await Exercise.null())
        #expect(found.size > 40 && found.tested > 5000)
        #expect(found.more.map(\.name) == [] && found.less.map(\.name) == [])
    }

    @Test("nor does anything burst", arguments: [Period.day, .week, .month])
    func nullBursts(_ period: Period) async throws {
        let question = BurstSearch.Question(Slice(), by: period, from: CalendarDay(2023, 1, 1), to: CalendarDay(2024, 12, 31))
        let found = try BurstSearch(question, of: try await Exercise.null())
        #expect(found.tested > 2000 && found.findings.map(\.name) == [])
    }

    @Test("nor is anything typical of an outlet, or a copy of anything")
    func nullOutlets() async throws {
        let index = try await Exercise.null()
        for source in try sources().values {
            var here = Slice()
            here.sources = [source]
            var question = Contrast.Question(here: here, there: nil)
            question.directions = [.more, .less]
            let found = try Contrast(question, of: index)
            #expect(found.size >= 24 && found.more.map(\.name) == [] && found.less.map(\.name) == [], "\(source)")
        }
        #expect(try index.clusters(limit: 1).isEmpty)
    }
}
