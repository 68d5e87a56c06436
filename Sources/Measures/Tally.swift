/// Found and expected things, counted: precision, recall and their harmonic mean.
package struct Tally: Sendable, Equatable {
    package var right: Int
    package var found: Int
    package var expected: Int

    package init(right: Int = 0, found: Int = 0, expected: Int = 0) {
        self.right = right
        self.found = found
        self.expected = expected
    }

    /// Whether a thing was found, and whether it was expected.
    package init(isFound: Bool, isExpected: Bool) {
        self.init(right: isFound && isExpected ? 1 : 0, found: isFound ? 1 : 0, expected: isExpected ? 1 : 0)
    }

    /// A yes or no, of which the share of yes is wanted.
    package init(isRight: Bool) { self.init(right: isRight ? 1 : 0, found: 1, expected: 1) }

    package var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    package var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
    package var f1: Double { found + expected == 0 ? 0 : 2 * Double(right) / Double(found + expected) }

    package static func += (sum: inout Tally, more: Tally) {
        sum.right += more.right
        sum.found += more.found
        sum.expected += more.expected
    }

    package static func * (tally: Tally, times: Int) -> Tally {
        Tally(right: tally.right * times, found: tally.found * times, expected: tally.expected * times)
    }
}
