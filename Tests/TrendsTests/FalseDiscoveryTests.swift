/// Chances, adjusted for how many were looked at.
import Testing
import Trends

@Suite("False discovery")
struct FalseDiscoveryTests {
    // Benjamini & Hochberg 1995, section 4.1: treatments after a myocardial infarction.
    static let published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ]

    @Test("of the fifteen tests in Benjamini & Hochberg four are discoveries")
    func benjaminiHochberg() {
        let adjusted = FalseDiscovery.adjusted(Self.published)
        #expect(adjusted.filter { $0 <= 0.05 }.count == 4)
        #expect(adjusted[..<4].allSatisfy { $0 <= 0.05 })
        #expect(adjusted[3].agrees(with: 0.0095 * 15 / 4))
    }

    @Test("adjusted chances are those found by trying every level")
    func independent() throws {
        let rows = try Independent.rows("discovery")
        for row in rows {
            let adjusted = FalseDiscovery.adjusted(row.numbers(0), among: row.integer(1))
            #expect(adjusted.count == row.numbers(2).count)
            #expect(zip(adjusted, row.numbers(2)).allSatisfy { $0.agrees(with: $1) })
        }
        #expect(rows.count == 100)
    }

    @Test("the order given is kept, whatever it is")
    func order() {
        let forwards = FalseDiscovery.adjusted(Self.published)
        #expect(FalseDiscovery.adjusted(Self.published.reversed()) == forwards.reversed())
    }

    @Test("none is adjusted below what it was, above 1, or past one that is likelier")
    func properties() {
        let adjusted = FalseDiscovery.adjusted(Self.published, among: 40)
        #expect(zip(Self.published, adjusted).allSatisfy { $0 <= $1 && $1 <= 1 })
        #expect(zip(adjusted, adjusted.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("tests that are not listed count as the likeliest")
    func unlisted() {
        let listed = FalseDiscovery.adjusted(Self.published + [Double](repeating: 1, count: 85))
        #expect(FalseDiscovery.adjusted(Self.published, among: 100) == Array(listed[..<15]))
        #expect(FalseDiscovery.adjusted(Self.published, among: 3) == FalseDiscovery.adjusted(Self.published))
    }

    @Test("of one test nothing is adjusted, of none nothing comes")
    func few() {
        #expect(FalseDiscovery.adjusted([0.03]) == [0.03])
        #expect(FalseDiscovery.adjusted([], among: 5) == [])
    }
}
