/// How much of what was planted in the exercise corpus tolls and responsibility bring back. Floors are what was seen, less a little.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Claims of the exercise corpus", .enabled(if: BuiltProgram.isBuilt))
struct ExerciseClaimTests {
    private struct Figures: Decodable {
        struct Report: Decodable { let killed: Int }
        let event: String
        let day: String
        let place: String
        let reports: [Report]
    }

    private struct Pair: Decodable {
        let actor: String
        let place: String
        let month: String
    }

    private struct Meant: Decodable {
        let sentence: String
        let type: String
        let status: String
    }

    private struct Other: Decodable { let sentence: String }

    // Of 566 claims 406 were read with their type, 350 with their status, too; what is missing are mostly threats, calls and forecasts, and
    // attacks that the radio tells of without saying whose they are. A wire's dateline stands before its first sentence.
    @Test("seven of ten claims are read as what they are, and sentences that claim nothing are left alone")
    func claims() async throws {
        let rows = try await Exercise.index().claims(ClaimFilter(), limit: .max)
        let meant = try Exercise.truth("claims", as: [Meant].self)
        func read(_ fits: (Meant, IndexReader.ClaimRow) -> Bool) -> Int {
            meant.count { claim in rows.contains { $0.sentence.hasSuffix(claim.sentence) && fits(claim, $0) } }
        }
        let typed = read { $0.type == $1.claim.type }
        let whole = read { $0.type == $1.claim.type && $0.status == $1.claim.status }
        #expect(typed >= 400 && whole >= 345, "\(typed) and \(whole) of \(meant.count)")
        let others = try Exercise.truth("no_claims", as: [Other].self)
        #expect(others.count > 100 && others.allSatisfy { other in !rows.contains { $0.sentence.hasSuffix(other.sentence) } })
    }

    // All 11 were found with their lowest and highest figure, 10 with every report: of one attack two reports say "were left dead"
    // in words that make no claim.
    @Test("tolls that contradict one another stand in one event, from the lowest to the highest")
    func contradictions() async throws {
        let events = try Tolls(Tolls.Question(), of: try await Exercise.index()).events
        var ranges = 0
        var whole = 0
        for truth in try Exercise.truth("figures", as: [Figures].self) {
            let day = try #require(CalendarDay(iso: truth.day)).ordinal
            let found = events.filter { $0.place?.key == truth.place && abs(($0.day?.ordinal ?? 0) - day) <= 1 }
            let killed = truth.reports.map { Double($0.killed) }
            guard found.count == 1, found[0].low == killed.min(), found[0].high == killed.max() else { continue }
            ranges += 1
            if Set(found[0].figures.map(\.value)) == Set(killed) { whole += 1 }
        }
        #expect(ranges >= 10 && whole >= 9, "\(ranges) ranges, \(whole) whole")
    }

    // 15 of 16: of one attack the group's own page is read without a claim.
    @Test("what the radio claims stands beside the accusation of the same group, place and month")
    func pairs() async throws {
        let rows = try OutletClaims(of: "Clandestine Radio Tern", Responsibility.Question(), in: try await Exercise.index()).rows
        let pairs = try Exercise.truth("pairs", as: [Pair].self)
        let found = pairs.filter { pair in
            rows.contains { $0.group == pair.actor && $0.place?.key == pair.place && $0.month == pair.month && $0.reports > 0 }
        }
        #expect(found.count >= 14, "\(found.count) of \(pairs.count)")
    }

    // The lowest figure of each attack is the true one, so "low" is compared: months were off by 80 in all, of 493. What is missing are
    // 18 attacks in whose sentences no figure or place was found; 39 too many are the "cattle toll" of a market, in crowns.
    @Test("the months' tolls are near those that were planted")
    func months() async throws {
        let truth = try Exercise.truth("tolls", as: [String: Double].self)
        let rows = try Tolls(Tolls.Question(), of: try await Exercise.index()).rows(by: .period(.month))
        let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.name ?? "", $0.low) })
        let off = truth.reduce(0) { $0 + abs($1.value - (found[$1.key] ?? 0)) }
        #expect(off <= 85, "off by \(off) of \(truth.values.reduce(0, +))")
        // Without events every report would count: 796 killed in place of 540 at most.
        #expect(rows.reduce(0) { $0 + $1.sum } > 1.2 * rows.reduce(0) { $0 + $1.high })
    }

    @Test("counts of claims agree with a plain loop over the list of claims")
    func counts() async throws {
        let index = try await Exercise.index()
        var expected: [[String?]: (claims: Int, articles: Set<String>)] = [:]
        for row in try index.claims(ClaimFilter(), limit: .max) {
            let key = [row.claim.type, row.claim.speaker.role, row.claim.status, row.published.map { String($0.prefix(7)) }]
            expected[key, default: (0, [])].claims += 1
            expected[key]?.articles.insert(row.document)
        }
        let series = try ClaimSeries(by: [.type, .role, .status, .period(.month)], ClaimFilter(), in: Slice(), of: index)
        #expect(series.cells.count == expected.count)
        for cell in series.cells {
            #expect(cell.claims == expected[cell.values]?.claims)
            #expect(cell.articles == expected[cell.values]?.articles.count)
        }
        #expect(series.cells.contains { $0.stories < $0.articles })
    }
}
