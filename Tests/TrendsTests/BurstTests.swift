/// Stretches of days in which a word is in the news.
import Foundation
import Testing
import Trends

@Suite("Bursts")
struct BurstTests {
    @Test("bursts are those of the cheapest of all ways, every one of which was tried")
    func independent() throws {
        let rows = try Independent.rows("bursts")
        var levels: Set<Int> = []
        for row in rows {
            let found = Burst.bursts(of: row.integers(0), in: row.integers(1), scaling: row.number(2), gamma: row.number(3))
            let expected = row.numbers(4)
            #expect(found.count * 4 == expected.count)
            for (burst, at) in zip(found, stride(from: 0, to: expected.count, by: 4)) {
                #expect(burst.batches == Int(expected[at])..<Int(expected[at + 2]))
                #expect(burst.level == Int(expected[at + 1]))
                #expect(burst.weight.agrees(with: expected[at + 3]))
                levels.insert(burst.level)
            }
        }
        #expect(rows.count == 150)
        #expect(levels.isSuperset(of: [1, 2, 3]))
    }

    /// A year of days with 40 articles; 1 holds the word, but for a rise to 10 in April, with a peak of 20 within.
    static var year: [Int] {
        var year = [Int](repeating: 1, count: 365)
        for day in 90..<120 { year[day] = 10 }
        for day in 100..<105 { year[day] = 20 }
        return year
    }
    static let totals = [Int](repeating: 40, count: 365)

    @Test("a rise is a burst, and the peak in it a burst of a higher level within")
    func nested() {
        let bursts = Burst.bursts(of: Self.year, in: Self.totals)
        #expect(bursts.map(\.level) == [1, 2, 3])
        #expect(bursts.map(\.batches) == [90..<120, 90..<120, 100..<105])
    }

    @Test("bursts come by where they begin, then by level, higher ones within lower ones, and each is worth its price")
    func properties() throws {
        for row in try Independent.rows("bursts") {
            let totals = row.integers(1)
            let price = row.number(3) * log(Double(totals.count { $0 > 0 }))
            let bursts = Burst.bursts(of: row.integers(0), in: totals, scaling: row.number(2), gamma: row.number(3))
            for (burst, next) in zip(bursts, bursts.dropFirst()) {
                #expect((burst.batches.lowerBound, burst.level) < (next.batches.lowerBound, next.level))
            }
            for burst in bursts {
                #expect(burst.weight > price - 1e-9)
                let isWithin = bursts.contains { $0.level == burst.level - 1 && burst.batches.clamped(to: $0.batches) == burst.batches }
                #expect(burst.level == 1 || isWithin)
            }
        }
    }

    @Test(
        "a stream without change has no burst, nor one of nothing or of everything",
        arguments: [
            ([3, 3, 3, 3], [9, 9, 9, 9]), ([1, 20, 3, 50], [2, 40, 6, 100]), ([0, 0, 0], [5, 6, 7]), ([5, 6, 7], [5, 6, 7]), ([], []),
            ([0, 0], [0, 0]), ([4], [9]),
        ] as [([Int], [Int])])
    func unchanging(_ relevant: [Int], _ totals: [Int]) {
        #expect(Burst.bursts(of: relevant, in: totals) == [])
    }

    @Test("batches without articles are stretched over inside a burst, and are no part of its ends")
    func gaps() {
        let gappy = Burst.bursts(of: [1, 0, 1, 0, 9, 0, 0, 9, 0, 1, 1, 0], in: [10, 0, 10, 0, 10, 0, 0, 10, 0, 10, 10, 0])
        let dense = Burst.bursts(of: [1, 1, 9, 9, 1, 1], in: [10, 10, 10, 10, 10, 10])
        #expect(dense.map(\.batches) == [2..<4])
        #expect(gappy.map(\.batches) == [4..<8])
        #expect(gappy.map(\.weight) == dense.map(\.weight))
        #expect(gappy.map(\.level) == dense.map(\.level))
    }

    @Test("more articles at the same shares are more evidence, and the shorter rise becomes a burst")
    func evidence() {
        let few = Burst.bursts(of: [1, 1, 3, 1, 1, 1], in: [10, 10, 10, 10, 10, 10])
        let many = Burst.bursts(of: [10, 10, 30, 10, 10, 10], in: [100, 100, 100, 100, 100, 100])
        #expect(few == [])
        #expect(many.map(\.batches) == [2..<3])
    }

    @Test("going up is dearer with a larger γ")
    func gamma() {
        #expect(Burst.bursts(of: Self.year, in: Self.totals, gamma: 1).count == 3)
        #expect(Burst.bursts(of: Self.year, in: Self.totals, gamma: 1000).count == 0)
    }

    @Test("a share above a half cannot double, and may burst nevertheless")
    func commonWord() {
        let bursts = Burst.bursts(of: [60, 60, 60, 98, 98, 60, 60], in: [Int](repeating: 100, count: 7))
        #expect(bursts.map(\.batches) == [3..<5])
        #expect(bursts.map(\.level) == [1])
    }

    @Test("a scaling near 1 makes no more states than are of use")
    func fineScaling() {
        let bursts = Burst.bursts(of: Self.year, in: Self.totals, scaling: 1.001, gamma: 0.001)
        #expect(bursts.map(\.level).max() == 63)
    }
}
