import Documents
import Indexing

/// What questions to a large index cost: words, rare and common, alone and with every sort of condition, and how what was found falls on
/// sources, names, claims and months.
struct QueryRounds {
    /// Milliseconds, the median over the questions.
    static let longestSearch = 30.0
    static let longestFacets = 300.0
    private static let facets: [Facet] = [.source, .entity(nil), .claim, .month]
    private static let tries = 3

    struct Answer {
        let question: String
        let articles: Int
        let search: Double
        let facets: Double
    }

    private(set) var answers: [Answer] = []

    var search: Double { median(answers.map(\.search)) }
    var facets: Double { median(answers.map(\.facets)) }

    /// In milliseconds of CPU, of which a question has one core: the fastest of some tries.
    init(index: String) throws {
        let reader = try IndexReader(path: index)
        func fastest(_ body: () throws -> Void) rethrows -> Double {
            var best = Double.infinity
            for _ in 0..<Self.tries {
                let started = Clock.cpu()
                try body()
                best = min(best, Clock.cpu() - started)
            }
            return 1000 * best
        }
        for (question, slice) in Self.questions {
            var articles = 0
            let search = try fastest { articles = try reader.search(slice, limit: 20).total }
            let facets = try fastest { _ = try reader.facets(Self.facets, of: slice, limit: 20) }
            answers.append(Answer(question: question, articles: articles, search: search, facets: facets))
        }
    }

    /// Words with every condition, and conditions alone.
    private static var questions: [(name: String, slice: Slice)] {
        let words = ["government", "the army", "water minister", "\"in the south\"", "mosque", "inates", "правительство", ""]
        return words.flatMap { words in
            conditions.map { condition in
                var slice = Slice()
                slice.words = SearchQuery(words)
                condition.narrow(&slice)
                return ([words, condition.name].filter { !$0.isEmpty }.joined(separator: ", "), slice)
            }
        }.filter { !$0.0.isEmpty }
    }

    private static let conditions: [(name: String, narrow: @Sendable (inout Slice) -> Void)] = [
        ("", { _ in }),
        ("a group with its branches", { $0.entities = ["islamic-state"] }),
        (
            "denials",
            {
                $0.claim = ClaimFilter()
                $0.claim?.type = "denial"
            }
        ),
        (
            "three months",
            {
                $0.from = CalendarDay(2018, 4, 1)
                $0.to = CalendarDay(2018, 6, 30)
            }
        ),
        (
            "an outlet in English",
            {
                $0.sources = ["desk-3.example"]
                $0.languages = ["en"]
            }
        ),
        (
            "300 km around Baghdad",
            { $0.circle = Slice.Circle(center: Coordinate(latitude: 33.34, longitude: 44.4), kilometers: 300) }
        ),
    ]
}
