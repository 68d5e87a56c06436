package import Documents

/// What a sentence claims, beside what a reader found that it claims.
///
/// Types are judged as the set of those that the sentence holds. All else is judged of claims of one type that both have,
/// paired so that they agree most; what no row of the file gives is not judged.
package struct ClaimMeasure: Sendable {
    private enum Part: String, CaseIterable { case actors, targets, places, weapons }

    /// Lists that some row gives, so that a row without one says that there is nothing to name.
    private let parts: [Part]
    private let hasDates: Bool

    package init(_ rows: some Sequence<GoldRow>) {
        var (given, dated) = (Set<Part>(), false)
        for claim in rows.flatMap({ $0.claims ?? [] }) {
            for part in Part.allCases where Self.list(part, claim) != nil { given.insert(part) }
            if claim.date != nil { dated = true }
        }
        parts = Part.allCases.filter(given.contains)
        hasDates = dated
    }

    package static func types(found: Set<String>, expected: Set<String>) -> [(name: String, tally: Tally)] {
        var all = Tally()
        var tallies: [(name: String, tally: Tally)] = []
        for type in found.union(expected).sorted() {
            let tally = Tally(isFound: found.contains(type), isExpected: expected.contains(type))
            all += tally
            tallies.append(("type \(type)", tally))
        }
        return [("type", all)] + tallies
    }

    /// Tallies of a row, whose text stands at `text` in the article.
    package func judge(_ row: GoldRow, _ article: Article, at text: ByteRange) -> Judgement {
        let gold = row.claims ?? []
        let found = article.claims.filter { text.start <= $0.range.start && $0.range.start < text.end }
        let (wanted, given) = (Set(gold.map(\.type)), Set(found.map(\.type)))
        var judgement = Judgement(tallies: Self.types(found: given, expected: wanted))
        for type in wanted.subtracting(given).sorted() { judgement.differences.append("missed \(type)") }
        for type in given.subtracting(wanted).sorted() { judgement.differences.append("too many: \(type)") }
        for claim in found { judgement.scored.append((claim.score, wanted.contains(claim.type))) }
        if wanted.isEmpty { judgement.add("silence", Tally(isRight: given.isEmpty)) }
        for type in wanted.intersection(given).sorted() {
            let (ours, theirs) = (found.filter { $0.type == type }, gold.filter { $0.type == type })
            for (one, other) in Self.pairs(theirs, ours, article) { compare(one, other, article, &judgement) }
            for part in parts { judgeList(part, theirs, ours, article, &judgement) }
        }
        judgeQuantities(gold, found, &judgement)
        return judgement
    }

    // MARK: Claims of one type

    private static func pairs(_ gold: [GoldRow.Claim], _ found: [Claim], _ article: Article) -> [(GoldRow.Claim, Claim)] {
        var rest = found
        var pairs: [(GoldRow.Claim, Claim)] = []
        for one in gold {
            func likeness(_ claim: Claim) -> Int {
                (one.status == claim.status ? 4 : 0) + (one.subtype == claim.subtype ? 2 : 0) + (isSpeaker(one, claim, article) ? 1 : 0)
            }
            // Of equals the first.
            guard let best = rest.indices.reversed().max(by: { likeness(rest[$0]) < likeness(rest[$1]) }) else { break }
            pairs.append((one, rest.remove(at: best)))
        }
        return pairs
    }

    private func compare(_ gold: GoldRow.Claim, _ found: Claim, _ article: Article, _ judgement: inout Judgement) {
        func judge(_ name: String, _ isRight: Bool, _ words: @autoclosure () -> String) {
            judgement.add(name, Tally(isRight: isRight))
            if !isRight { judgement.differences.append("\(name) of \(gold.type): expected \(words())") }
        }
        judge("status", gold.status == found.status, "\(gold.status.rawValue), found \(found.status.rawValue)")
        judge("subtype", gold.subtype == found.subtype, "\(gold.subtype ?? "none"), found \(found.subtype ?? "none")")
        if let certainty = gold.certainty {
            judge("certainty", certainty == found.certainty, "\(certainty.rawValue), found \(found.certainty.rawValue)")
        }
        if let speaker = gold.speaker {
            let words = found.speaker.range.map(article.string) ?? found.speaker.role
            judge("speaker", Self.isSpeaker(gold, found, article), "\(speaker), found \(words)")
        }
        if let role = gold.role { judge("role", role == found.speaker.role, "\(role), found \(found.speaker.role)") }
        if hasDates, gold.date != nil || found.date != nil {
            let given = found.date.map { [$0.from.iso, $0.to.iso] }
            let isRight = given != nil && given == gold.date.map { [$0.from, $0.to] }
            judgement.add("date", Tally(right: isRight ? 1 : 0, found: given == nil ? 0 : 1, expected: gold.date == nil ? 0 : 1))
        }
    }

    private static func isSpeaker(_ gold: GoldRow.Claim, _ found: Claim, _ article: Article) -> Bool {
        switch gold.speaker {
        case nil: true
        case "author": found.speaker.range == nil && found.speaker.role != "unspecified"
        case "unspecified": found.speaker.range == nil && found.speaker.role == "unspecified"
        case let words?: found.speaker.range.map { isSame(article.string($0), words) } ?? false
        }
    }

    /// One holds the other, whatever the case: "the Taliban" and "Taliban".
    private static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (
            one.lowercased().split { !$0.isLetter && !$0.isNumber }, other.lowercased().split { !$0.isLetter && !$0.isNumber }
        )
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        return !short.isEmpty && long.count >= short.count
            && (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)].elementsEqual(short) }
    }

    // MARK: Who, whom, where, with what

    private static func list(_ part: Part, _ claim: GoldRow.Claim) -> [String]? {
        switch part {
        case .actors: claim.actors
        case .targets: claim.targets
        case .places: claim.places
        case .weapons: claim.weapons
        }
    }

    private static func list(_ part: Part, _ claim: Claim) -> [Participant] {
        switch part {
        case .actors: claim.actors
        case .targets: claim.targets
        case .places: claim.places
        case .weapons: claim.weapons
        }
    }

    /// A phrase and the name in it are one answer.
    private func judgeList(
        _ part: Part, _ gold: [GoldRow.Claim], _ found: [Claim], _ article: Article, _ judgement: inout Judgement
    ) {
        let wanted = Set(gold.flatMap { Self.list(part, $0) ?? [] })
        var ranges: [ByteRange] = []
        for participant in found.flatMap({ Self.list(part, $0) }) where !ranges.contains(where: { $0.overlaps(participant.range) }) {
            ranges.append(participant.range)
        }
        let given = ranges.map(article.string)
        let missed = wanted.filter { name in !given.contains { Self.isSame($0, name) } }
        let extra = given.filter { name in !wanted.contains { Self.isSame($0, name) } }
        let right = wanted.count - missed.count
        judgement.add(part.rawValue, Tally(right: right, found: right + extra.count, expected: wanted.count))
        for name in missed.sorted() { judgement.differences.append("missed in \(part.rawValue): \(name)") }
        for name in extra { judgement.differences.append("too many in \(part.rawValue): \(name)") }
    }

    // MARK: Figures

    /// Of the whole sentence; the same figure in two claims is one figure.
    private func judgeQuantities(_ gold: [GoldRow.Claim], _ found: [Claim], _ judgement: inout Judgement) {
        var given: [Quantity] = []
        for quantity in found.flatMap(\.quantities) where !given.contains(where: { $0.range == quantity.range && $0.kind == quantity.kind })
        {
            given.append(quantity)
        }
        let wanted = gold.flatMap { $0.quantities ?? [] }
        var tally = Tally(found: given.count, expected: wanted.count)
        for figure in wanted {
            let match = given.firstIndex { quantity in
                quantity.kind == figure.kind && quantity.value == figure.value && (figure.low == nil || figure.low == quantity.low)
                    && (figure.high == nil || figure.high == quantity.high)
            }
            if let match {
                tally.right += 1
                given.remove(at: match)
            } else {
                judgement.differences.append("missed quantity \(figure.kind) \(figure.value.map { "\($0)" } ?? "vague")")
            }
        }
        for quantity in given {
            judgement.differences.append("too many: quantity \(quantity.kind) \(quantity.value.map { "\($0)" } ?? "vague")")
        }
        judgement.add("quantities", tally)
    }
}
