/// What one row came to: tallies by name, the scores of what was found and whether each was right, and what differs in words.
package struct Judgement: Sendable {
    package private(set) var tallies: [(name: String, tally: Tally)]
    package var scored: [(score: Double, isRight: Bool)] = []
    package var differences: [String] = []

    package init(tallies: [(name: String, tally: Tally)] = [], differences: [String] = []) {
        self.tallies = tallies
        self.differences = differences
    }

    package mutating func add(_ name: String, _ tally: Tally) { tallies.append((name, tally)) }
}
