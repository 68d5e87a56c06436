import Documents
package import Indexing

/// How many claims there are of each type, by each kind of speaker, as what they are put forward, month by month, or by any of these.
package struct ClaimSeries: Sendable {
    package enum Part: Sendable, Equatable {
        case type, subtype, role, status, source, language
        /// Of publication, as in all that is counted over time.
        case period(Period)

        package init?(_ name: String) {
            switch name {
            case "type": self = .type
            case "subtype": self = .subtype
            case "role": self = .role
            case "status": self = .status
            case "source": self = .source
            case "language": self = .language
            default:
                guard let period = Period(rawValue: name) else { return nil }
                self = .period(period)
            }
        }

        package static let names = ["type", "subtype", "role", "status", "source", "language"] + Period.allCases.map(\.rawValue)

        package var name: String {
            if case .period(let period) = self { return period.rawValue }
            return String(describing: self)
        }
    }

    package struct Cell: Sendable {
        /// A value for each part; nil where the claim has none: no subtype, an article without a date as exact.
        package let values: [String?]
        package fileprivate(set) var claims = 0
        package fileprivate(set) var articles = 0
        /// Articles without their copies, once in each cell.
        package fileprivate(set) var stories = 0
    }

    package let parts: [Part]
    package let cells: [Cell]
}

extension ClaimSeries {
    /// Periods in their order, all else by number of claims.
    package init(by parts: [Part], _ filter: ClaimFilter, in slice: Slice, of index: IndexReader) throws {
        var places: [[String?]: Int] = [:]
        var cells: [Cell] = []
        var seen: [(articles: Set<Int>, stories: Set<Int>)] = []
        try index.forEachClaimFact(filter, in: slice) { fact in
            let values = parts.map { $0.value(of: fact) }
            let at = places[values] ?? cells.count
            if at == cells.count {
                places[values] = at
                cells.append(Cell(values: values))
                seen.append(([], []))
            }
            cells[at].claims += 1
            if seen[at].articles.insert(fact.article).inserted { cells[at].articles += 1 }
            if seen[at].stories.insert(fact.story).inserted { cells[at].stories += 1 }
        }
        self.parts = parts
        let periods = parts.indices.filter { if case .period = parts[$0] { true } else { false } }
        func times(_ cell: Cell) -> [String] { periods.map { cell.values[$0] ?? "\u{10FFFF}" } }
        func rest(_ cell: Cell) -> [String] { cell.values.map { $0 ?? "\u{10FFFF}" } }
        self.cells = cells.sorted { a, b in
            let (early, late) = (times(a), times(b))
            if early != late { return early.lexicographicallyPrecedes(late) }
            return a.claims != b.claims ? a.claims > b.claims : rest(a).lexicographicallyPrecedes(rest(b))
        }
    }
}

extension ClaimSeries.Part {
    fileprivate func value(of fact: ClaimFact) -> String? {
        switch self {
        case .type: fact.type
        case .subtype: fact.subtype
        case .role: fact.role
        case .status: fact.status
        case .source: fact.source
        case .language: fact.language
        case .period(let period): fact.published.flatMap { period.holding($0) }.map { period.name($0) }
        }
    }
}
