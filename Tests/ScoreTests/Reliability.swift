/// Whether scores mean what they say: of what is scored 0.8, four in five should be right.
struct Reliability {
    private var tenths = [(of: Int, right: Int, score: Double)](repeating: (0, 0, 0), count: 10)

    mutating func count(_ score: Double, _ isRight: Bool) {
        let tenth = min(9, Int(score * 10))
        tenths[tenth].of += 1
        tenths[tenth].right += isRight ? 1 : 0
        tenths[tenth].score += score
    }

    /// One less the expected calibration error, and for each tenth how many were right.
    var figures: [Figure] {
        let of = tenths.reduce(0) { $0 + $1.of }
        let error = tenths.reduce(0) { $0 + abs($1.score - Double($1.right)) } / Double(max(1, of))
        return [Figure(name: "entities scores mean what they say", value: 1 - error, of: of)]
            + tenths.enumerated().filter { $0.element.of > 0 }.map { tenth, share in
                Figure(name: "entities right of those at 0.\(tenth)", value: Double(share.right) / Double(share.of), of: share.of)
            }
    }
}
