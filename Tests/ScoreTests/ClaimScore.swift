import Documents
import Measures

/// What a sentence claims: the set of types, how factual each is, and the figures in it.
struct ClaimScore {
    private var types: [String: Tally] = [:]
    private var status: [String: Share] = [:]
    private var quantities: [String: Tally] = [:]
    /// Sentences that claim nothing and are left alone.
    private var silence: [String: Share] = [:]
    private var byType: [String: Tally] = [:]
    private(set) var differences: [String] = []

    init(_ readings: Readings) throws {
        for row in try Gold.claims() {
            guard let (article, sentence) = readings.sentence(row.text, of: row.page) else { continue }
            let found = article.claims.filter { sentence.start <= $0.range.start && $0.range.start < sentence.end }
            judge(row, found, readings.language(of: row.page))
        }
    }

    var figures: [Figure] {
        types.keys.sorted().flatMap { language -> [Figure] in
            let type = types[language] ?? Tally()
            let quantity = quantities[language] ?? Tally()
            let matched = status[language] ?? Share()
            let none = silence[language] ?? Share()
            return [
                Figure(name: "claims \(language) type f1", value: type.f1, of: type.expected),
                Figure(name: "claims \(language) type precision", value: type.precision, of: type.found),
                Figure(name: "claims \(language) type recall", value: type.recall, of: type.expected),
                Figure(name: "claims \(language) silence", value: none.value, of: none.of),
                Figure(name: "claims \(language) status", value: matched.value, of: matched.of),
                Figure(name: "claims \(language) quantities f1", value: quantity.f1, of: quantity.expected),
            ]
        } + byType.keys.sorted().map { Figure(name: "claims all \($0) f1", value: byType[$0]?.f1 ?? 0, of: byType[$0]?.expected ?? 0) }
    }

    private mutating func judge(_ row: Gold.ClaimRow, _ found: [Claim], _ language: String) {
        let (wanted, given) = (Set(row.claims.map(\.type)), Set(found.map(\.type)))
        var wrong: [String] = []
        for type in wanted.union(given).sorted() {
            let tally = Tally(
                right: wanted.contains(type) && given.contains(type) ? 1 : 0, found: given.contains(type) ? 1 : 0,
                expected: wanted.contains(type) ? 1 : 0)
            types[language, default: Tally()] += tally
            byType[type, default: Tally()] += tally
            if tally.right == 0 { wrong.append(tally.expected == 1 ? "missed \(type)" : "too many: \(type)") }
        }
        if wanted.isEmpty { silence[language, default: Share()].count(given.isEmpty) }
        for type in wanted.intersection(given).sorted() {
            judgeStatus(type, row.claims.filter { $0.type == type }.map(\.status), found, language, &wrong)
        }
        judgeQuantities(row, found, language, &wrong)
        if !wrong.isEmpty { differences.append("\(row.id) \(row.text)\n    " + wrong.joined(separator: "\n    ")) }
    }

    /// Several claims of one type are matched as multisets.
    private mutating func judgeStatus(_ type: String, _ wanted: [String], _ found: [Claim], _ language: String, _ wrong: inout [String]) {
        var given = found.filter { $0.type == type }.map(\.status.rawValue)
        let pairs = min(wanted.count, given.count)
        var right = 0
        for one in wanted {
            guard let match = given.firstIndex(of: one) else { continue }
            given.remove(at: match)
            right += 1
        }
        status[language, default: Share()].of += pairs
        status[language, default: Share()].right += min(right, pairs)
        if right < pairs { wrong.append("status of \(type): expected \(wanted), found \(given)") }
    }

    private mutating func judgeQuantities(_ row: Gold.ClaimRow, _ found: [Claim], _ language: String, _ wrong: inout [String]) {
        var given: [Quantity] = []
        // The same figure in two claims of a sentence is one figure. Measures are not annotated.
        for quantity in found.flatMap(\.quantities)
        where quantity.unit == nil && !given.contains(where: { $0.range == quantity.range && $0.kind == quantity.kind }) {
            given.append(quantity)
        }
        let wanted = row.claims.flatMap(\.quantities)
        var tally = Tally(right: 0, found: given.count, expected: wanted.count)
        for gold in wanted {
            let match = given.firstIndex { quantity in
                quantity.kind == gold.kind && quantity.value == gold.value && (gold.low == nil || gold.low == quantity.low)
                    && (gold.high == nil || gold.high == quantity.high)
            }
            if let match {
                tally.right += 1
                given.remove(at: match)
            } else {
                wrong.append("missed quantity \(gold.kind) \(gold.value.map { "\($0)" } ?? "vague")")
            }
        }
        for quantity in given { wrong.append("too many: quantity \(quantity.kind) \(quantity.value.map { "\($0)" } ?? "vague")") }
        quantities[language, default: Tally()] += tally
    }
}
