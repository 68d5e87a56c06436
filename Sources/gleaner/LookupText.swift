import Documents
import Entities
import Reports

/// What a name may mean, as `gleaner gazetteer lookup` shows it: a paragraph a reading, or JSON lines.
struct LookupText {
    let candidates: [Gazetteer.Candidate]

    var text: String {
        var lines: [String] = []
        if let prior = candidates.compactMap(\.prior).first {
            lines = ["An ambiguous name: a capitalised use is the place in \(Int((prior * 100).rounded())) of 100.", ""]
        }
        for candidate in candidates { lines += paragraph(candidate) + [""] }
        return lines.joined(separator: "\n")
    }

    private func paragraph(_ candidate: Gazetteer.Candidate) -> [String] {
        let entity = candidate.entity
        let head = [entity.name, entity.detail ?? entity.type.rawValue, entity.country].compactMap { $0 }.joined(separator: ", ")
        var lines = ["\(head) (\(entity.id ?? ""))", "    by its \(matched(candidate))"]
        var facts: [String] = []
        if !candidate.within.isEmpty { facts.append((entity.type == .place ? "in " : "of ") + candidate.within.joined(separator: ", ")) }
        if let coordinate = entity.coordinate {
            let point = Table.decimal(coordinate.latitude) + " " + Table.decimal(coordinate.longitude)
            facts.append(point + (coordinate.isCentroid ? " (stands for an area)" : ""))
        }
        if candidate.population > 0 { facts.append("\(grouped(candidate.population)) people") }
        if let row = candidate.row, !row.from.isEmpty || !row.to.isEmpty { facts.append("\(row.from)–\(row.to)") }
        if !facts.isEmpty { lines.append("    " + facts.joined(separator: "; ")) }
        lines.append("    weight \(candidate.weight) of 255: \(candidate.weightReason)")
        return lines
    }

    /// "alias “Daesh”, in groups.tsv:12".
    private func matched(_ candidate: Gazetteer.Candidate) -> String {
        var words = candidate.isName ? "name" : "alias"
        guard let row = candidate.row else { return words }
        if !candidate.isName, !row.spellings.isEmpty { words += " " + row.spellings.map { "“\($0)”" }.joined(separator: ", ") }
        if candidate.needsCapitals { words += ", which a text must write with these capitals" }
        return words + ", \(row.file):\(row.line)" + (row.source.isEmpty ? "" : " (\(row.source))")
    }

    private func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }

    var json: String {
        var table = Table([
            "id", "name", "type", "kind", "country", "population", "latitude", "longitude", "by", "weight", "weight_reason", "prior",
            "spellings", "capitals", "within", "from", "to", "file", "line",
        ])
        for candidate in candidates {
            let entity = candidate.entity
            table.add([
                .text(entity.id ?? ""), .text(entity.name), .text(entity.type.rawValue), .text(entity.detail ?? ""),
                .text(entity.country ?? ""), .integer(candidate.population), entity.coordinate.map { .number($0.latitude) } ?? .none,
                entity.coordinate.map { .number($0.longitude) } ?? .none, .text(candidate.isName ? "name" : "alias"),
                .integer(candidate.weight), .text(candidate.weightReason), candidate.prior.map { .number($0) } ?? .none,
                .text(candidate.row?.spellings.joined(separator: "|") ?? ""), .text(candidate.needsCapitals ? "as written" : "any"),
                .text(candidate.within.joined(separator: ", ")), .text(candidate.row?.from ?? ""), .text(candidate.row?.to ?? ""),
                .text(candidate.row?.file ?? ""), candidate.row.map { .integer($0.line) } ?? .none,
            ])
        }
        return table.jsonLines()
    }
}
