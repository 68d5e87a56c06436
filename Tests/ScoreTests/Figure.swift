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
