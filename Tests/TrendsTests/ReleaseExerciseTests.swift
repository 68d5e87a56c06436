/// How much of what was planted in the exercise corpus is found in an outlet's releases and in what outlets call a group, and that
/// nothing is found where nothing was planted.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Releases of the exercise corpus")
struct ReleaseExerciseTests {
    private static let radio = "Clandestine Radio Tern"

    private func slice(_ source: String) -> Slice {
        var slice = Slice()
        slice.sources = [source]
        return slice
    }

    private var threats: ClaimFilter {
        var filter = ClaimFilter()
        filter.type = "threat_call"
        return filter
    }

    private func tempo(_ index: IndexReader, _ source: String, by period: Period = .week) throws -> ReleaseTempo {
        try #require(
            ReleaseTempo(
                try index.releases(of: slice(source), claims: threats), own: try index.counts([(nil, slice(source))])[0],
                corpus: try index.counts([(nil, Slice())])[0], by: period))
    }

    private func formulae(_ index: IndexReader, _ source: String) throws -> Formulae {
        try Formulae(Formulae.Question(slice(source)), try index.releases(of: slice(source), claims: threats), of: index)
    }

    @Test("the radio's releases week by week, its one silence and its one surge are found")
    func tempo() async throws {
        let (index, truth) = (try await Exercise.index(), try Planted().radio)
        let found = try tempo(index, Self.radio)
        for count in found.counts { #expect(count.releases == truth.weeks[count.start.iso]) }
        #expect(found.counts.map(\.releases).reduce(0, +) == truth.releases)
        let unusual = found.gaps.filter { $0.chance ?? 1 <= 0.05 }
        #expect(unusual.count == 1)
        let silence = try #require(unusual.first)
        #expect(silence.first.iso <= truth.silence.from && silence.last.iso >= truth.silence.to && silence.days <= 46)
        #expect(found.surges.count == 1)
        let surge = try #require(found.surges.first)
        #expect(surge.first.iso >= truth.surge.from && surge.last.iso <= truth.surge.to && surge.releases == 12)
    }

    @Test("no other outlet has an unusual gap or surge, nor has any where nothing was planted")
    func noTempo() async throws {
        let radio = Self.radio
        let others = try Planted().outlets.map(\.source).filter { $0 != radio }
        let (index, null) = (try await Exercise.index(), try await Exercise.null())
        let asked = others.map { (index, $0) } + (others + [radio]).map { (null, $0) }
        #expect(asked.count == 13)
        for (index, source) in asked {
            let found = try tempo(index, source)
            #expect(found.dated > 20)
            #expect(found.surges.isEmpty && found.gaps.allSatisfy { $0.chance ?? 1 > 0.05 }, "\(source)")
        }
    }

    @Test("the numbered series is whole, and the recurring title the one of most releases")
    func titles() async throws {
        let truth = try Planted().radio
        let found = ReleaseSeries(try await Exercise.index().releases(of: slice(Self.radio), claims: threats))
        #expect(found.numbered.map(\.name) == ["Ledger of the Tide No."])
        let series = try #require(found.numbered.first)
        #expect(series.releases == truth.series.count && series.missing.isEmpty && series.repeated.isEmpty)
        #expect([series.lowest, series.highest] == [1, truth.series.count])
        #expect(found.recurring.first?.title == truth.title.title)
        #expect(found.recurring.first?.releases == truth.title.pages.count)
    }

    @Test(
        "all formulae are found, word for word, each in the releases that have it, before any other; of others in a tenth of releases there are few"
    )
    func formulae() async throws {
        let truth = try Planted().radio
        let found = try formulae(try await Exercise.index(), Self.radio).formulae
        let planted = truth.formulae.sorted { $0.pages.count > $1.pages.count }
        #expect(found.prefix(planted.count).map { $0.words + "." } == planted.map(\.text))
        #expect(found.prefix(planted.count).map(\.releases) == planted.map(\.pages.count))
        #expect(found.prefix(planted.count).allSatisfy { $0.others == 0 })
        // Two are names of the army with an article before them.
        #expect(found.dropFirst(planted.count).count { $0.releases * 10 >= truth.releases } <= 2)
    }

    @Test("where all write the same words nobody has a formula")
    func noFormulae() async throws {
        for source in try Planted().outlets.map(\.source) where source != "Le Phare d'Orveth" {
            let found = try formulae(try await Exercise.null(), source)
            #expect(found.others > 100)
            #expect(found.formulae.isEmpty, "\(source)")
        }
    }

    @Test("of the radio's threats and calls half are found, and nothing else is taken for one")
    func calls() async throws {
        let truth = try Planted().radio.calls
        let calls = ReleaseCalls(try await Exercise.index().releases(of: slice(Self.radio), claims: threats), by: .quarter)
        let planted = truth.values.map(\.calls).reduce(0, +)
        #expect(calls.withCalls * 2 >= planted && calls.withCalls <= planted)
        for (half, counts) in truth {
            let own = calls.counts.filter { "\($0.start.year)-\($0.start.month > 6 ? 2 : 1)" == half }
            #expect(own.map(\.releases).reduce(0, +) == counts.releases)
            #expect(own.map(\.withCalls).reduce(0, +) <= counts.calls)
        }
    }

    @Test("the names that each outlet uses have the shares that were planted, within a tenth")
    func names() async throws {
        let (truth, namings) = (try Planted(), try await Exercise.index().namings(of: "shore-front"))
        for outlet in truth.naming.outlets {
            let source = try #require(truth.outlets.first { $0.outlet == outlet.outlet }?.source)
            let planted = outlet.names.filter { !$0.key.hasSuffix("Province") }
            let of = planted.values.reduce(0, +)
            let own = namings.filter { $0.source == source }
            let total = own.map(\.mentions).reduce(0, +)
            #expect(total * 20 >= of * 17 && total <= of, "\(source)")
            for (name, count) in planted {
                let found = own.filter { $0.name == name }
                #expect(
                    abs(Double(found.map(\.mentions).reduce(0, +)) / Double(total) - Double(count) / Double(of)) < 0.1, "\(source): \(name)"
                )
                #expect(found.allSatisfy { $0.stance == truth.naming.stanceOf[name] })
            }
        }
    }

    @Test("the one outlet that changes its naming is found, with its day, and no other; where nothing was planted none")
    func changes() async throws {
        let truth = try Planted()
        let changed = try #require(truth.naming.outlets.first { $0.change != nil })
        let found = NamingChange.changes(try await Exercise.index().namings(of: truth.naming.group))
        #expect(found.map(\.source) == truth.outlets.filter { $0.outlet == changed.outlet }.map(\.source))
        let change = try #require(found.first)
        let from = try #require(changed.change?.from)
        #expect(change.before.iso < from && change.from.iso >= from)
        #expect([change.countBefore, change.countAfter] == [0, change.ofAfter] && change.stance == "hostile")
        let none = try await Exercise.null().namings(of: truth.naming.group)
        #expect(!none.isEmpty)
        #expect(NamingChange.changes(none).isEmpty)
    }
}

/// What was planted in releases and names.
private struct Planted {
    struct Outlet: Decodable {
        let outlet: String
        let source: String
    }
    struct Radio: Decodable {
        struct Span: Decodable {
            let from: String
            let to: String
        }
        struct Issue: Decodable { let title: String }
        struct Title: Decodable {
            let title: String
            let pages: [String]
        }
        struct Formula: Decodable {
            let text: String
            let pages: [String]
        }
        struct Calls: Decodable {
            let releases: Int
            let calls: Int
        }
        let releases: Int
        let weeks: [String: Int]
        let silence: Span
        let surge: Span
        let series: [Issue]
        let title: Title
        let formulae: [Formula]
        let calls: [String: Calls]
    }
    struct Naming: Decodable {
        struct Change: Decodable { let from: String }
        struct Outlet: Decodable {
            let outlet: String
            let names: [String: Int]
            let change: Change?
        }
        enum CodingKeys: String, CodingKey {
            case group, outlets
            case stanceOf = "stance_of"
        }
        let group: String
        let stanceOf: [String: String]
        let outlets: [Outlet]
    }
    let outlets: [Outlet]
    let radio: Radio
    let naming: Naming

    init() throws {
        outlets = try Exercise.truth("outlets")
        radio = try Exercise.truth("radio")
        naming = try Exercise.truth("naming")
    }
}
