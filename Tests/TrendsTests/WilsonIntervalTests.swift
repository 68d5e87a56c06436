/// How far the rate may lie from the share that was counted.
import Testing
import Trends

@Suite("Wilson's interval")
struct WilsonIntervalTests {
    // Newcombe 1998 (“Two-sided confidence intervals for the single proportion”), table I, method 3.
    @Test(
        "bounds are those that Newcombe prints",
        arguments: [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
            as [(Int, Int, Double, Double)])
    func newcombe(_ count: Int, _ total: Int, _ low: Double, _ high: Double) throws {
        let bounds = try #require(WilsonInterval.around(count, of: total))
        #expect(bounds.lowerBound.rounded(to: 4) == low)
        #expect(bounds.upperBound.rounded(to: 4) == high)
    }

    @Test("bounds are those found by trial")
    func independent() throws {
        let rows = try Independent.rows("wilson")
        for row in rows {
            let bounds = try #require(WilsonInterval.around(row.integer(0), of: row.integer(1)))
            #expect(bounds.lowerBound.agrees(with: row.number(2)))
            #expect(bounds.upperBound.agrees(with: row.number(3)))
        }
        #expect(rows.count == 100)
    }

    @Test("the share counted is inside, all is between 0 and 1, and the rest has the mirrored interval")
    func properties() throws {
        for total in 1...200 {
            for count in 0...total {
                let bounds = try #require(WilsonInterval.around(count, of: total))
                let rest = try #require(WilsonInterval.around(total - count, of: total))
                #expect(bounds.contains(Double(count) / Double(total)))
                #expect(bounds.lowerBound >= 0 && bounds.upperBound <= 1)
                #expect(bounds.lowerBound.agrees(with: 1 - rest.upperBound))
            }
        }
    }

    @Test("of more articles the interval is narrower")
    func narrower() throws {
        let few = try #require(WilsonInterval.around(3, of: 20))
        let many = try #require(WilsonInterval.around(30, of: 200))
        #expect(few.lowerBound < many.lowerBound && many.upperBound < few.upperBound)
    }

    @Test("of nothing there is none")
    func nothing() { #expect(WilsonInterval.around(0, of: 0) == nil) }
}
