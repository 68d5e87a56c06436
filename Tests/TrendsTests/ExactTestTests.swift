/// What blind drawing would do.
import Testing
import Trends

@Suite("Exact test")
struct ExactTestTests {
    // Fractions of binomial coefficients, added up without rounding. At a million articles the logarithms of factorials keep nine digits.
    @Test("chances are those of fractions that were added up exactly, down to one in 10^200 and up to a million articles")
    func independent() throws {
        let rows = try Independent.rows("exact")
        for row in rows {
            let (count, drawn, holding, total) = (row.integer(0), row.integer(1), row.integer(2), row.integer(3))
            let chance = ExactTest.atLeast(count, drawn: drawn, holding: holding, among: total)
            #expect(abs(chance - row.number(4)) <= 1e-8 * row.number(4))
            let both = ExactTest.probability(count, of: drawn, against: holding - count, of: total - drawn)
            #expect(abs(both - row.number(5)) <= 1e-8 * row.number(5))
        }
        #expect(rows.count == 140)
        #expect(rows.contains { $0.integer(3) == 1_000_000 && $0.number(4) < 1e-200 })
    }

    // Fisher's tea tasting (The Design of Experiments, 1935): four of four cups once in 70, three or more in 17 of 70.
    @Test("the lady tasting tea is right about all cups once in seventy")
    func tea() {
        #expect(ExactTest.atLeast(4, drawn: 4, holding: 4, among: 8).agrees(with: 1.0 / 70))
        #expect(ExactTest.atLeast(3, drawn: 4, holding: 4, among: 8).agrees(with: 17.0 / 70))
        #expect(ExactTest.probability(4, of: 4, against: 0, of: 4).agrees(with: 2.0 / 70))
    }

    @Test("sides may be changed, and what is with for what is without")
    func symmetry() {
        for (a, n, b, m) in [(9, 10, 3, 20), (0, 7, 5, 30), (14, 200, 3, 17), (5, 5, 0, 9)] {
            let chance = ExactTest.probability(a, of: n, against: b, of: m)
            #expect(ExactTest.probability(b, of: m, against: a, of: n).agrees(with: chance))
            #expect(ExactTest.probability(n - a, of: n, against: m - b, of: m).agrees(with: chance))
        }
    }

    @Test("what must be is certain, what cannot be has no chance, and no difference is no evidence")
    func extremes() {
        #expect(ExactTest.atLeast(0, drawn: 5, holding: 5, among: 10) == 1)
        #expect(ExactTest.atLeast(3, drawn: 8, holding: 5, among: 10) == 1)
        #expect(ExactTest.atLeast(6, drawn: 5, holding: 9, among: 10) == 0)
        #expect(ExactTest.atLeast(0, drawn: 0, holding: 0, among: 0) == 1)
        #expect(ExactTest.probability(5, of: 10, against: 50, of: 100) == 1)
        #expect(ExactTest.probability(0, of: 0, against: 3, of: 9) == 1)
    }

    // 3 of 2,000 where 1,144 were to be expected: the first terms are below what a double holds.
    @Test("far below what is to be expected at least so many are certain, and at most so many next to impossible")
    func farBelow() {
        #expect(ExactTest.atLeast(3, drawn: 2000, holding: 4003, among: 7000) == 1)
        #expect(ExactTest.probability(3, of: 2000, against: 4000, of: 5000) < 1e-300)
    }
}
