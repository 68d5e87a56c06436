/// How often an outlet publishes, its silences and its surges.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Release tempo")
struct ReleaseTempoTests {
    private static let start = CalendarDay(2020, 1, 6)

    private func day(_ number: Int) -> String { CalendarDay(ordinal: Self.start.ordinal + number).iso }

    /// Days are counted from Monday, 6 January 2020.
    private func tempo(_ days: [Int], others: [Int] = [], by period: Period = .month, more: [SmallArticle] = []) throws -> ReleaseTempo? {
        let own = days.enumerated().map { SmallArticle("own\($0)", day($1), "Words \($0).", site: "Own") }
        let other = others.enumerated().map { SmallArticle("other\($0)", day($1), "Words \($0).", site: "Other") }
        let (folder, reader) = try smallIndex(own + other + more)
        defer { withExtendedLifetime(folder) {} }
        var slice = Slice()
        slice.sources = ["Own"]
        return ReleaseTempo(
            try reader.releases(of: slice, claims: ClaimFilter()), own: try reader.counts([(nil, slice)])[0],
            corpus: try reader.counts([(nil, Slice())])[0], by: period)
    }

    /// Every week for a year, but for so many from the 20th on.
    private func weekly(without weeks: Int) -> [Int] { (0..<52).filter { !(20..<20 + weeks).contains($0) }.map { $0 * 7 } }

    @Test("days between releases have their quartiles, and each period its releases and those of others")
    func counts() throws {
        // 1, 2, 3, 4 and 10 days lie between.
        let found = try #require(try tempo([0, 1, 3, 6, 10, 20], others: [2, 2, 40], by: .month))
        #expect([found.spacing.lower, found.spacing.median, found.spacing.upper] == [2, 3, 4])
        #expect(found.counts.map { [$0.releases, $0.others] } == [[6, 2]])
        #expect([found.first.iso, found.last.iso] == ["2020-01-06", "2020-01-26"])
        #expect(found.perWeek == 2)
        // Monday, Tuesday, Thursday; Sunday; Thursday; Sunday.
        #expect(found.weekdays == [1, 1, 0, 2, 0, 0, 2])
        #expect(found.hours == nil)
        let weeks = try #require(try tempo([0, 1, 15], others: [8], by: .week))
        #expect(weeks.counts.map { [$0.releases, $0.others] } == [[2, 0], [0, 1], [1, 0]])
    }

    @Test("a weekly that is silent for six weeks is told, with the days and what others published")
    func silence() throws {
        let found = try #require(try tempo(weekly(without: 5), others: Array(stride(from: 0, to: 364, by: 2))))
        let gap = try #require(found.gaps.first)
        #expect([gap.first.iso, gap.last.iso] == [day(19 * 7 + 1), day(25 * 7 - 1)])
        #expect([gap.days, gap.others] == [41, 21])
        #expect(!gap.isOfCorpus)
        #expect(try #require(gap.chance) < 0.001)
        #expect(found.gaps.dropFirst().allSatisfy { $0.days == 6 && $0.chance == 1 })
        #expect(found.surges.isEmpty)
    }

    @Test("where others, too, are missing, the gap is the corpus's and not judged, nor does it blur the outlet's rhythm")
    func corpusGap() throws {
        let hole = (20 * 7 - 6)..<(25 * 7)
        let found = try #require(try tempo(weekly(without: 5), others: stride(from: 0, to: 364, by: 2).filter { !hole.contains($0) }))
        let gap = try #require(found.gaps.first)
        #expect(gap.isOfCorpus)
        #expect(gap.others == 0)
        #expect(gap.chance == nil)
        // A second silence, with the others there, is judged by the weeks alone.
        let days = weekly(without: 5).filter { !(40..<43).contains($0 / 7) }
        let second = try #require(try tempo(days, others: stride(from: 0, to: 364, by: 2).filter { !hole.contains($0) })).gaps[1]
        #expect(second.days == 27)
        #expect(try #require(second.chance) < 0.001)
    }

    @Test("after the last release the gap is open, to the end of the corpus")
    func openGap() throws {
        let found = try #require(try tempo((0..<30).map { $0 * 7 }, others: Array(0..<300)))
        let gap = try #require(found.gaps.first)
        #expect(gap.isOpen)
        #expect([gap.first.iso, gap.last.iso] == [day(204), day(299)])
        #expect(try #require(gap.chance) < 1e-6)
    }

    @Test("ten releases of a weekly between its usual ones are a surge, up to where the usual goes on")
    func surge() throws {
        let days = (weekly(without: 0) + (141..<147) + (148..<152)).sorted()
        let found = try #require(try tempo(days))
        #expect(found.surges.count == 1)
        let surge = try #require(found.surges.first)
        #expect(surge.first.iso == day(140) && surge.last.iso == day(154) && surge.releases == 13)
        #expect(try #require(surge.chance) < 0.001)
    }

    @Test("days that are drawn at random hold hardly a gap or surge that is called unusual")
    func chance() throws {
        var unusual = 0
        for seed in 0..<40 {
            var random = SplitMix64(seed: UInt64(seed))
            let found = try #require(try tempo((0..<80).map { _ in Int.random(in: 0..<600, using: &random) }))
            if found.gaps.contains(where: { $0.chance ?? 1 <= 0.05 }) || !found.surges.isEmpty { unusual += 1 }
        }
        // A level of 5 % for gaps and for surges.
        #expect(unusual <= 4)
    }

    @Test("of ten releases or fewer, gaps are shown and not judged; of one day nothing is told; nor without a day")
    func few() throws {
        let few = try #require(try tempo([0, 1, 2, 50]))
        #expect(few.gaps.map(\.days) == [47])
        #expect(few.gaps[0].chance == nil)
        let heap = try #require(try tempo([Int](repeating: 3, count: 100)))
        #expect(heap.gaps.isEmpty && heap.surges.isEmpty)
        #expect(heap.spacing.median == 0)
        #expect(try tempo([5]) == nil)
        let undated = [SmallArticle("m", "2020-02", "Words.", site: "Own"), SmallArticle("n", nil, "Words.", site: "Own")]
        #expect(try tempo([], more: undated) == nil)
        #expect(try #require(try tempo([0, 30], more: undated)).dated == 2)
    }

    @Test("a copy of an earlier release is none; hours are those of the page's own clock")
    func copies() throws {
        let more = [
            SmallArticle("a", "2020-01-07T23:30:00+03:00", "A.", site: "Own", story: 1),
            SmallArticle("b", "2020-01-09", "A.", site: "Own", story: 1),
            SmallArticle("c", "2020-01-10T05:00:00Z", "C.", site: "Own"),
        ]
        let found = try #require(try tempo([], more: more))
        #expect(found.dated == 2)
        #expect(found.counts.map(\.releases) == [2])
        #expect(found.hours?.enumerated().filter { $0.element > 0 }.map(\.offset) == [5, 23])
    }
}
