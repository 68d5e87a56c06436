/// Figures of a whole corpus beside those that corpus.py computed from the same rows.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Figures of the null corpus", .enabled(if: BuiltProgram.isBuilt))
struct CorpusTests {
    @Test("thirty words by month: articles, all articles, places")
    func months() async throws {
        let rows = try Independent.rows("month", of: "corpus.tsv")
        var question = TimeSeries.Question()
        for word in Set(rows.map { $0.word(0) }).sorted() { question.terms.append((word, .words(try #require(SearchQuery(word))))) }
        question.parts = [(nil, Slice())]
        let series = try TimeSeries.series(question, of: try await Exercise.null())
        #expect(series.count == 30 && rows.count == 720)
        for row in rows {
            let line = try #require(series.first { $0.term == row.word(0) })
            let point = try #require(line.points.first { Period.month.name($0.start) == row.word(1) })
            #expect([point.articles, point.ofArticles, point.mentions] == [row.integer(2), row.integer(3), row.integer(4)], "\(row)")
            #expect([point.stories, point.ofStories] == [row.integer(2), row.integer(3)])
        }
    }

    @Test("every word of 2024 against 2023: counts, log-likelihood, log ratio, exact and adjusted probability")
    func contrast() async throws {
        var (here, there) = (Slice(), Slice())
        here.from = CalendarDay(2024, 1, 1)
        there.to = CalendarDay(2023, 12, 31)
        var question = Contrast.Question(here: here, there: there)
        (question.kinds, question.directions) = ([.words], [.more, .less])
        (question.falseDiscoveries, question.leastRatio, question.limit) = (1, 0, .max)
        let found = try Contrast(question, of: try await Exercise.null())
        let findings = Dictionary(uniqueKeysWithValues: (found.more + found.less).map { ($0.key, $0) })
        let tested = try Independent.rows("tested", of: "corpus.tsv")
        #expect(found.tested == tested[0].integer(0) && findings.count == found.tested)
        let rows = try Independent.rows("contrast", of: "corpus.tsv")
        for row in rows {
            let finding = try #require(findings[row.word(0)])
            #expect([finding.count, found.size, finding.otherCount, found.otherSize] == (1...4).map(row.integer))
            #expect(finding.contingency.logLikelihood.agrees(with: row.number(5)))
            #expect(finding.contingency.logRatio.agrees(with: row.number(6)))
            let chance = ExactTest.probability(finding.count, of: found.size, against: finding.otherCount, of: found.otherSize)
            #expect(abs(chance - row.number(7)) <= 1e-9 * row.number(7))
            #expect(abs(finding.adjusted - row.number(8)) <= 1e-9 * row.number(8))
        }
        #expect(rows.count > 200)
    }

    @Test("what stands within three words of three nodes: counts and all three measures", arguments: ["ceasefire", "harvest", "raid"])
    func collocations(_ node: String) async throws {
        var question = Collocations.Question(.words(node), in: Slice())
        (question.window, question.minimum, question.limit, question.leastInformation) = (3, 1, .max, .leastNonzeroMagnitude)
        let found = try Collocations(question, of: try await Exercise.null())
        let places = try #require(try Independent.rows("node", of: "corpus.tsv").first { $0.word(0) == node })
        #expect([found.nodes, found.articles] == [places.integer(1), places.integer(2)])
        let rows = try Independent.rows("collocate", of: "corpus.tsv").filter { $0.word(0) == node }
        #expect(Set(found.collocates.map(\.word)) == Set(rows.map { $0.word(1) }) && rows.count > 20)
        for row in rows {
            guard let collocate = found.collocates.first(where: { $0.word == row.word(1) }) else { continue }
            #expect([collocate.together, collocate.total] == [row.integer(2), row.integer(3)], "\(row)")
            #expect(collocate.logDice.agrees(with: row.number(4)))
            #expect(collocate.mutualInformation.agrees(with: row.number(5)))
            #expect(collocate.logLikelihood.agrees(with: row.number(6)))
        }
    }
}
