package import Documents
package import Indexing
import Text
import Tokenization

/// Long runs of words that an outlet repeats from release to release: its formulae.
///
/// Every run of six words is first counted by its hash in a sketch (16 MB), and of those that came three times the releases are kept: 4 bytes
/// for each place where a run stands that comes again, some 100 for each such run. A run is extended, within its sentence, as long as it
/// stands in the same releases. Texts are read three times and none is held: 20,000 releases of 3 kB take seconds.
///
/// What all say is no formula of one. So it is counted in how many articles of others, of the same languages, the words stand, and asked how
/// likely it is that as many of the articles with them would be the outlet's (`ExactTest`). Tests are as many as six words have places side by
/// side in all its releases: those that came again are no fair sample, for of thousands of runs some come three times here by chance.
package struct Formulae: Sendable {
    package struct Formula: Sendable {
        /// As the first release has it.
        package let words: String
        package let wordCount: Int
        package let releases: Int
        package let first: DaySpan?
        package let last: DaySpan?
        /// Id of the first.
        package let article: String
        /// Articles of others that have it.
        package fileprivate(set) var others = 0
        /// Its probability, adjusted for all that were asked for (Benjamini & Hochberg); nil where there are no others.
        package fileprivate(set) var adjusted: Double?
    }

    package struct Question: Sendable {
        package var slice: Slice
        package var minimum = 3
        package var falseDiscoveries = 0.05
        package init(_ slice: Slice) { self.slice = slice }
    }

    /// Those of most releases first.
    package let formulae: [Formula]
    package let tested: Int
    package let others: Int

    /// Words of the shortest.
    package static let fewestWords = 6
    /// Of the runs that come again those of most words in most releases are asked for among others.
    private static let mostCounted = 200

    package init(_ question: Question, _ releases: Releases, of index: IndexReader) throws {
        let repeated = try RepeatedRuns(releases, minimum: question.minimum, of: index)
        tested = repeated.places
        var runs = repeated.runs
        runs.sort { a, b in
            (b.releases.count * (b.words.count - Self.fewestWords + 1), a.words.start) < (
                a.releases.count * (a.words.count - Self.fewestWords + 1), b.words.start
            )
        }
        runs = Array(runs.prefix(Self.mostCounted))
        var found = try Self.written(runs, releases, of: index)
        let there = Self.others(question.slice, releases)
        let partition = try index.partition([question.slice, there], counting: .stories)
        others = partition.sizes[1]
        if others > 0 {
            let phrases = found.map { $0.words.replacing("\"", with: " ") }
            let items = try index.tally(of: phrases, over: partition, minimum: 1).items
            let counts = Dictionary(items.map { ($0.key, $0.counts) }) { first, _ in first }
            let chances = phrases.map { phrase in
                counts[phrase].map {
                    ExactTest.atLeast(
                        $0[0], drawn: partition.sizes[0], holding: $0[0] + $0[1], among: partition.sizes[0] + partition.sizes[1])
                } ?? 1
            }
            let adjusted = FalseDiscovery.adjusted(chances, among: tested)
            for at in found.indices { (found[at].others, found[at].adjusted) = (counts[phrases[at]]?[1] ?? 0, adjusted[at]) }
            found.removeAll { $0.adjusted ?? 0 > question.falseDiscoveries }
        }
        found.sort { ($1.releases, $1.wordCount, $0.words) < ($0.releases, $0.wordCount, $1.words) }
        formulae = found
    }

    /// Articles of anybody in the languages of a tenth of the releases or more.
    private static func others(_ slice: Slice, _ releases: Releases) -> Slice {
        var there = slice
        there.sources = []
        let languages = Dictionary(releases.all.map { ($0.language, 1) }, uniquingKeysWith: +)
        there.languages = languages.filter { $0.value * 10 >= releases.all.count }.keys.sorted()
        return there
    }

    private static func written(_ runs: [RepeatedRuns.Run], _ releases: Releases, of index: IndexReader) throws -> [Formula] {
        let wanted = Dictionary(grouping: runs) { $0.words.release }
        var found: [Formula] = []
        try index.forEachText(of: releases) { number, text, _ in
            for run in wanted[number] ?? [] {
                let of = run.releases.map { releases.all[Int($0)] }
                let dates = of.compactMap(\.date)
                found.append(
                    Formula(
                        words: String(decoding: text[run.words.start..<run.words.end], as: UTF8.self), wordCount: run.words.count,
                        releases: of.count, first: dates.first, last: dates.last, article: of[0].id))
            }
        }
        return found
    }
}
