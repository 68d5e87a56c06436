/// How sure a difference between two shares is, and how large, by published figures and by an independent computation.
import Foundation
import Testing
import Trends

@Suite("Contingency")
struct ContingencyTests {
    struct Bigram: Sendable {
        let both: Int
        let firstAlone: Int
        let secondAlone: Int
        let neither: Int
        let logLikelihood: Double
    }

    // “the swiss”, “can be”, “previous year”, “mineral water”, “at the”, “real terms”, “natural gas”, “owing to”,
    // “health insurance”, “stiff competition”.
    @Test(
        "G² is that of the bigrams in Dunning 1993, table 1",
        arguments: [
            Bigram(both: 110, firstAlone: 2442, secondAlone: 111, neither: 29114, logLikelihood: 270.72),
            Bigram(both: 29, firstAlone: 13, secondAlone: 123, neither: 31612, logLikelihood: 263.90),
            Bigram(both: 31, firstAlone: 23, secondAlone: 139, neither: 31584, logLikelihood: 256.84),
            Bigram(both: 10, firstAlone: 0, secondAlone: 3, neither: 31764, logLikelihood: 167.23),
            Bigram(both: 76, firstAlone: 104, secondAlone: 2476, neither: 29121, logLikelihood: 157.21),
            Bigram(both: 16, firstAlone: 16, secondAlone: 51, neither: 31694, logLikelihood: 157.03),
            Bigram(both: 9, firstAlone: 0, secondAlone: 5, neither: 31763, logLikelihood: 146.80),
            Bigram(both: 16, firstAlone: 0, secondAlone: 865, neither: 30896, logLikelihood: 115.02),
            Bigram(both: 10, firstAlone: 9, secondAlone: 41, neither: 31717, logLikelihood: 104.53),
            Bigram(both: 8, firstAlone: 2, secondAlone: 27, neither: 31740, logLikelihood: 100.96),
        ])
    func dunning(_ bigram: Bigram) {
        let table = Contingency(
            bigram.both, of: bigram.both + bigram.firstAlone,
            against: bigram.secondAlone, of: bigram.secondAlone + bigram.neither)
        #expect(table.logLikelihood.rounded(to: 2) == bigram.logLikelihood)
    }

    // Figures of Lancaster's log-likelihood calculator (ucrel.lancs.ac.uk/llwizard.html) for “hand”, “hands”, “forehead”,
    // “head” and “neck” in a part of Dickens against all, and for words missing from one, as the CLiC project recorded them.
    @Test(
        "G² is that of Rayson & Garside 2000, for the word and for all that is not the word",
        arguments: [
            (540, 116_000, 7525, 5_451_382, 534.64), (227, 116_000, 3635, 5_451_382, 183.53), (29, 116_000, 504, 5_451_382, 20.50),
            (431, 116_000, 5892, 5_451_382, 437.88), (16, 116_000, 650, 5_451_382, 0.32), (540, 116_000, 0, 5_451_382, 4180.78),
            (7, 10_000, 0, 100_000, 33.57), (10, 150, 10, 150, 0),
        ] as [(Int, Int, Int, Int, Double)])
    func rayson(_ count: Int, _ total: Int, _ otherCount: Int, _ otherTotal: Int, _ published: Double) {
        func twoCells(_ count: Int, _ otherCount: Int) -> Double {
            let share = Double(count + otherCount) / Double(total + otherTotal)
            let cells = [(Double(count), Double(total) * share), (Double(otherCount), Double(otherTotal) * share)]
            return 2 * cells.reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * log($1.0 / $1.1) }
        }
        #expect(twoCells(count, otherCount).rounded(to: 2) == published)
        let table = Contingency(count, of: total, against: otherCount, of: otherTotal)
        let fourCells = twoCells(count, otherCount) + twoCells(total - count, otherTotal - otherCount)
        #expect(abs(table.logLikelihood - fourCells) < 1e-6)
    }

    // 3.84, 6.63, 10.83 and 15.13, the 95th to the 99.99th percentile as the calculator has them.
    @Test("the chance of a G² is that of the percentiles of χ²", arguments: [(3.84, 0.05), (6.63, 0.01), (10.83, 0.001), (15.13, 0.0001)])
    func percentiles(_ percentile: Double, _ chance: Double) {
        // n articles against n with G² just below and just above: the chance must fall from one side to the other.
        let tables = (100...200).map { Contingency($0, of: 1000, against: 100, of: 1000) }
        let below = tables.last { $0.logLikelihood < percentile - 0.005 }!
        let above = tables.first { $0.logLikelihood > percentile + 0.005 }!
        #expect(below.probability > chance && chance > above.probability)
    }

    @Test("G², chance, log ratio and interval are those computed independently, down to 1e-299")
    func independent() throws {
        let rows = try Independent.rows("contingency")
        for row in rows {
            let table = Contingency(row.integer(0), of: row.integer(1), against: row.integer(2), of: row.integer(3))
            #expect(table.logLikelihood.agrees(with: row.number(4)))
            // Where nothing differs G² may keep a rounding error of 1e-15, of which the chance shows the root.
            #expect(table.probability.agreesInTail(with: row.number(5)) || row.number(5) == 1 && table.probability > 0.999_999)
            #expect(table.logRatio.agrees(with: row.number(6)))
            #expect(table.logRatioInterval.lowerBound.agrees(with: row.number(7)))
            #expect(table.logRatioInterval.upperBound.agrees(with: row.number(8)))
        }
        #expect(rows.count > 100)
        #expect(rows.contains { $0.number(5) < 1e-290 })
    }

    // Hardie 2014: a point is a doubling.
    @Test(
        "a log ratio counts doublings",
        arguments: [(5, 100, 5, 100, 0), (10, 100, 5, 100, 1), (5, 100, 10, 100, -1), (8, 100, 20, 1000, 2), (512, 1000, 1, 2000, 10)]
            as [(Int, Int, Int, Int, Double)])
    func doublings(_ count: Int, _ total: Int, _ otherCount: Int, _ otherTotal: Int, _ doublings: Double) {
        #expect(Contingency(count, of: total, against: otherCount, of: otherTotal).logRatio.agrees(with: doublings))
    }

    @Test("half stands in for none")
    func none() {
        #expect(Contingency(8, of: 100, against: 0, of: 100).logRatio.agrees(with: 4))
        #expect(Contingency(0, of: 100, against: 8, of: 100).logRatio.agrees(with: -4))
        #expect(Contingency(0, of: 10, against: 0, of: 1000).logRatio == 0)
    }

    @Test("none of few leaves open that there may be as many as elsewhere, or more")
    func noneOfFew() {
        let few = Contingency(0, of: 2, against: 1, of: 1000)
        #expect(few.logRatioInterval.contains(-1) && few.logRatioInterval.contains(1))
        #expect(Contingency(0, of: 2000, against: 40, of: 1000).logRatioInterval.upperBound < 0)
        #expect(Contingency(40, of: 1000, against: 0, of: 2000).logRatioInterval.lowerBound > 0)
    }

    // The example in SciPy's documentation of relative_risk: 2.4495, 95 % from 1.5837 to 3.7886.
    @Test("an interval of the ratio of 27 of 122 to 44 of 487 is the one that SciPy gives")
    func scipy() {
        let table = Contingency(27, of: 122, against: 44, of: 487)
        // The binary logarithms of the three.
        #expect(table.logRatio.agrees(with: 1.292496508046))
        #expect(table.logRatioInterval.lowerBound.agrees(with: 0.663298245296))
        #expect(table.logRatioInterval.upperBound.agrees(with: 1.921694770795))
    }

    @Test("sides changed, G² stays and the ratio changes its sign")
    func symmetry() throws {
        for row in try Independent.rows("contingency") {
            let table = Contingency(row.integer(0), of: row.integer(1), against: row.integer(2), of: row.integer(3))
            let other = Contingency(row.integer(2), of: row.integer(3), against: row.integer(0), of: row.integer(1))
            #expect(table.logLikelihood.agrees(with: other.logLikelihood))
            #expect(table.logRatio.agrees(with: -other.logRatio))
            #expect(table.logRatioInterval.lowerBound.agrees(with: -other.logRatioInterval.upperBound))
            #expect(table.rates.own == other.rates.other)
        }
    }

    @Test("ten times the articles are ten times the evidence of the same ratio")
    func scaling() {
        let table = Contingency(12, of: 90, against: 30, of: 800)
        let tenfold = Contingency(120, of: 900, against: 300, of: 8000)
        #expect(tenfold.logLikelihood.agrees(with: 10 * table.logLikelihood))
        #expect(tenfold.logRatio.agrees(with: table.logRatio))
        #expect(tenfold.rates == table.rates)
        #expect(tenfold.logRatioInterval.lowerBound > table.logRatioInterval.lowerBound)
    }

    @Test("chances are between 0 and 1, and beyond what a double holds they are 0")
    func bounds() {
        for count in stride(from: 0, through: 100_000, by: 997) {
            let table = Contingency(count, of: 100_000, against: 100_000 - count, of: 100_000)
            #expect(table.logLikelihood >= 0)
            #expect((0...1).contains(table.probability))
        }
        #expect(Contingency(100_000, of: 100_000, against: 0, of: 100_000).probability == 0)
        #expect(Contingency(333, of: 999, against: 111, of: 333).probability > 0.999)
    }

    @Test(
        "an empty side says nothing", arguments: [Contingency(0, of: 0, against: 3, of: 9), Contingency(3, of: 9, against: 0, of: 0)])
    func emptySide(_ table: Contingency) {
        #expect(table.logLikelihood == 0)
        #expect(table.probability == 1)
        #expect(table.logRatio == 0)
        #expect(table.logRatioInterval == -Double.infinity...Double.infinity)
        #expect(min(table.rates.own, table.rates.other) == 0)
    }

    @Test("two empty sides say nothing either")
    func emptyTable() {
        let table = Contingency(0, of: 0, against: 0, of: 0)
        #expect(table.logLikelihood == 0)
        #expect(table.probability == 1)
    }
}
