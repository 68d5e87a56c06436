/// Found and expected things, counted: precision, recall and their harmonic mean.
struct Tally {
    var right = 0
    var found = 0
    var expected = 0

    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
    var f1: Double { found + expected == 0 ? 0 : 2 * Double(right) / Double(found + expected) }

    static func += (sum: inout Tally, more: Tally) {
        sum.right += more.right
        sum.found += more.found
        sum.expected += more.expected
    }
}

/// How many of how many.
struct Share {
    var right = 0
    var of = 0
    mutating func count(_ isRight: Bool) {
        of += 1
        if isRight { right += 1 }
    }
    var value: Double { of == 0 ? 0 : Double(right) / Double(of) }
}

/// One measured figure: "entities en group f1".
struct Figure {
    let name: String
    let value: Double
    /// How many gold things it rests on.
    let of: Int
}
