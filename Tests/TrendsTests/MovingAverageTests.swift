/// A smoothed line, and what it does at gaps and ends.
import Testing
import Trends

@Suite("Moving average")
struct MovingAverageTests {
    @Test("means are those computed independently")
    func independent() throws {
        let rows = try Independent.rows("average")
        for row in rows {
            let (means, expected) = (MovingAverage.centred(row.gaps(0), over: row.integer(1)), row.gaps(2))
            #expect(means.count == expected.count)
            #expect(zip(means, expected).allSatisfy { ($0 == nil) == ($1 == nil) && ($0 ?? 0).agrees(with: $1 ?? 0) })
        }
        #expect(rows.count == 30)
    }

    @Test("the ends are means over what there is")
    func ends() { #expect(MovingAverage.centred([1, 3, 8, 10], over: 3) == [2, 4, 7, 9]) }

    @Test("a period without articles takes no part, and has no mean only where its neighbours have none either")
    func gaps() {
        #expect(MovingAverage.centred([2, nil, 4, nil, nil, nil, 6], over: 3) == [2, 3, 4, 4, nil, 6, 6])
    }

    @Test("over one period nothing changes, over all it is the mean in the middle")
    func widths() {
        #expect(MovingAverage.centred([4, nil, 9], over: 1) == [4, nil, 9])
        #expect(MovingAverage.centred([1, 2, 6], over: 99) == [3, 3, 3])
        #expect(MovingAverage.centred([], over: 7) == [])
    }
}
