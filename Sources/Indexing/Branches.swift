package import Documents

/// Which groups are branches of which, and for how long, and what came after what: for counting a branch with the group that it is of.
package struct Branches: Sendable {
    private struct Bond {
        let above: String
        let days: DaySpan
    }
    private var bonds: [String: [Bond]] = [:]

    /// An entity and all that it belonged to on one of these days, the nearest first; without days, to all that it ever belonged to.
    package func line(from key: String, on days: DaySpan?) -> [String] {
        var line = [key]
        var next = 0
        while next < line.count {
            for bond in bonds[line[next]] ?? [] where bond.days.overlaps(days ?? .always) && !line.contains(bond.above) {
                line.append(bond.above)
            }
            next += 1
        }
        return line
    }
}

extension IndexReader {
    package func branches() throws(IndexError) -> Branches {
        try read { db in
            var branches = Branches()
            try db.scan("SELECT entity, relation, other, since, until FROM relations WHERE relation IN ('branch_of', 'successor_of')") {
                row in
                let days = DaySpan(from: row.text(3) ?? "", to: row.text(4) ?? "") ?? .always
                let (entity, other) = (row.text(0) ?? "", row.text(2) ?? "")
                if row.text(1) == "branch_of" { branches.add(entity, to: other, days) } else { branches.add(other, to: entity, .always) }
            }
            return branches
        }
    }
}

extension Branches {
    fileprivate mutating func add(_ key: String, to above: String, _ days: DaySpan) {
        bonds[key, default: []].append(Bond(above: above, days: days))
    }
}
