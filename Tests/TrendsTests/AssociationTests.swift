/// How closely two words go together.
import Testing
import Trends

@Suite("Association")
struct AssociationTests {
    // Church & Hanks 1990, table of pairs with “doctor” in some 15 million words of the Associated Press, 1987: honorary doctor,
    // doctors dentists, doctors nurses, examined doctor, doctors treat, doctor bills, doctor visits,
    // doctors hospitals.
    @Test(
        "mutual information is that of the doctors in Church & Hanks 1990",
        arguments: [
            (12, 111, 621, 11.3), (8, 1105, 44, 11.3), (30, 1105, 241, 10.7), (6, 275, 621, 9.0),
            (11, 1105, 317, 8.9), (25, 621, 1407, 8.7), (6, 621, 350, 8.7), (19, 1105, 676, 8.6),
        ])
    func churchHanks(_ both: Int, _ first: Int, _ second: Int, _ bits: Double) {
        let information = Association(of: both, first: first, second: second, among: 15_000_000).mutualInformation
        #expect(abs(information - bits) < 0.06)
    }

    // Rychlý 2008, “A lexicographer-friendly association score”.
    @Test("logDice is 14 at most, 0 at one in 16 000 of each, and a point more for twice as often")
    func rychly() {
        #expect(Association(of: 40, first: 40, second: 40, among: 1000).logDice.agrees(with: 14))
        #expect(Association(of: 1, first: 16384, second: 16384, among: 100_000).logDice.agrees(with: 0))
        let once = Association(of: 3, first: 500, second: 70, among: 9000).logDice
        let twice = Association(of: 6, first: 500, second: 70, among: 9000).logDice
        #expect(twice.agrees(with: once + 1))
    }

    @Test("logDice does not depend on the size of the corpus, mutual information does")
    func size() {
        let small = Association(of: 3, first: 50, second: 70, among: 1000)
        let large = Association(of: 3, first: 50, second: 70, among: 2000)
        #expect(small.logDice == large.logDice)
        #expect(large.mutualInformation.agrees(with: small.mutualInformation + 1))
    }

    @Test("all three are those computed independently")
    func independent() throws {
        let rows = try Independent.rows("association")
        for row in rows {
            let pair = Association(of: row.integer(0), first: row.integer(1), second: row.integer(2), among: row.integer(3))
            #expect(pair.mutualInformation.agrees(with: row.number(4)))
            #expect(pair.logDice.agrees(with: row.number(5)))
            #expect(pair.contingency.logLikelihood.agrees(with: row.number(6)))
        }
        #expect(rows.count == 100)
    }

    @Test("which is first does not matter")
    func symmetry() {
        let pair = Association(of: 7, first: 30, second: 200, among: 5000)
        let turned = Association(of: 7, first: 200, second: 30, among: 5000)
        #expect(pair.mutualInformation.agrees(with: turned.mutualInformation))
        #expect(pair.logDice == turned.logDice)
        #expect(pair.contingency.logLikelihood.agrees(with: turned.contingency.logLikelihood))
    }

    @Test("what is together as often as by chance has no information and no evidence")
    func chance() {
        let pair = Association(of: 10, first: 100, second: 200, among: 2000)
        #expect(pair.mutualInformation.agrees(with: 0))
        #expect(pair.contingency.probability > 0.999)
    }

    @Test("never together is the least there is, and what is everywhere tells nothing")
    func extremes() {
        let apart = Association(of: 0, first: 10, second: 20, among: 100)
        #expect(apart.mutualInformation == -.infinity)
        #expect(apart.logDice == -.infinity)
        #expect(Association(of: 20, first: 100, second: 20, among: 100).contingency.logLikelihood == 0)
        #expect(Association(of: 0, first: 0, second: 0, among: 0).logDice == -.infinity)
    }

    @Test("counts of a corpus of every size fit")
    func large() {
        let pair = Association(of: 1 << 50, first: 1 << 51, second: 1 << 52, among: 1 << 60)
        #expect(pair.mutualInformation.agrees(with: 7))
    }
}
