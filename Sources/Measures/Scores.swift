/// Tallies by name and row, and what they come to with their intervals.
package struct Scores: Sendable {
    package struct Line: Sendable {
        package let name: String
        /// All rows together.
        package let tally: Tally
        package let precision: Estimate
        package let recall: Estimate
        package let f1: Estimate
    }

    private var entries: [String: [(row: Int, tally: Tally)]] = [:]
    private var names: [String] = []
    package private(set) var rows = 0

    package init() {}

    /// Adds what one more row came to.
    package mutating func add(_ tallies: KeyValuePairs<String, Tally>) { add(tallies.map { ($0.key, $0.value) }) }

    package mutating func add(_ tallies: [(name: String, tally: Tally)]) {
        for (name, tally) in tallies {
            if entries[name] == nil { names.append(name) }
            entries[name, default: []].append((rows, tally))
        }
        rows += 1
    }

    package func tally(_ name: String) -> Tally { Self.sum(entries[name] ?? [], nil) }

    /// In the order in which names came up first, but those of kinds ("type denial") sorted behind what they belong to.
    package var lines: [Line] {
        let bootstrap = Bootstrap(rows: rows)
        let heads = Dictionary(names.enumerated().map { (Self.head($1), $0) }, uniquingKeysWith: min)
        let sorted = names.sorted { (heads[Self.head($0)]!, $0) < (heads[Self.head($1)]!, $1) }
        return sorted.map { name in
            let own = entries[name] ?? []
            func estimate(_ figure: (Tally) -> Double) -> Estimate { bootstrap.estimate { figure(Self.sum(own, $0)) } }
            return Line(
                name: name, tally: tally(name), precision: estimate(\.precision), recall: estimate(\.recall), f1: estimate(\.f1))
        }
    }

    private static func head(_ name: String) -> Substring { name.prefix { $0 != " " } }

    private static func sum(_ entries: [(row: Int, tally: Tally)], _ times: [UInt8]?) -> Tally {
        entries.reduce(into: Tally()) { $0 += $1.tally * Int(times?[$1.row] ?? 1) }
    }
}
