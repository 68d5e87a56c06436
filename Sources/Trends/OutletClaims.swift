import Documents
package import Indexing

/// What one outlet says that groups did, beside what all others report of the same group, place and month.
package struct OutletClaims: Sendable {
    package struct Row: Sendable {
        package let group: String
        package let groupName: String
        /// nil where no claim names a place.
        package let place: ClaimEntity?
        /// nil where no date is as exact.
        package let month: String?
        package fileprivate(set) var claims = 0
        fileprivate var stories: Set<Int> = []
        package fileprivate(set) var reports = 0
        fileprivate var reportStories: Set<Int> = []
        /// Outlets that report, in the order of their names.
        package fileprivate(set) var others: [String] = []
        /// Killed in the events of that place and month, as the outlet claims and as others tell: nil where none is told.
        package fileprivate(set) var killed: ClosedRange<Double>?
        package fileprivate(set) var killedByOthers: ClosedRange<Double>?

        package var ownStories: Int { stories.count }
        package var otherStories: Int { reportStories.count }
    }

    /// By month; only what the outlet claims.
    package let rows: [Row]

    /// `groups` are counted with their branches; none are all, each for itself or, where branches are joined, under what stands at the head.
    package init(of outlet: String, _ question: Responsibility.Question, in index: IndexReader) throws {
        let groups = try Groups(question.groups, joinsBranches: question.joinsBranches, index)
        func isOwn(_ source: String?) -> Bool { source?.lowercased() == outlet.lowercased() }
        var rows: [String: Row] = [:]
        func key(_ group: String, _ place: String?, _ month: String?) -> String { "\(group)\n\(place ?? "")\n\(month ?? "")" }
        try index.forEachClaimFact(question.filter, in: question.slice) { fact in
            guard Self.types.contains(fact.type), fact.isPutForward || fact.type == "accusation" && fact.status == "hypothetical" else {
                return
            }
            let place = fact.nearestPlaces.first
            let month = fact.span.flatMap { Period.month.holding($0) }.map { Period.month.name($0) }
            for (group, entity) in groups.named(in: fact) {
                let key = key(group, place?.key, month)
                if rows[key] == nil { rows[key] = Row(group: group, groupName: entity.name, place: place, month: month) }
                rows[key]?.add(fact, isOwn: isOwn(fact.source))
            }
        }
        let all = Set(rows.values.map(\.group))
        var tolls = Tolls.Question()
        (tolls.filter, tolls.slice) = (question.filter, question.slice)
        for event in try Tolls(tolls, of: index).events {
            let month = event.span.flatMap { Period.month.holding($0) }.map { Period.month.name($0) }
            let named = Set(event.figures.flatMap { figure in groups.named(in: figure.claim).map(\.group) })
            let own = event.figures.filter { isOwn($0.claim.source) }
            let others = event.figures.filter { !isOwn($0.claim.source) }
            // An event for which nobody names a group of ours may be of any that is named at its place in that month.
            for group in named.isEmpty ? all : named { rows[key(group, event.place?.key, month)]?.add(own, others) }
        }
        self.rows = rows.values.filter { $0.claims > 0 }
            .map { row in
                var row = row
                row.others.sort()
                return row
            }
            .sorted { ($0.month ?? "~", $0.group, $0.place?.key ?? "~") < ($1.month ?? "~", $1.group, $1.place?.key ?? "~") }
    }

    private static let types: Set = ["claim_of_responsibility", "accusation", "attack_report"]
}

extension OutletClaims.Row {
    fileprivate mutating func add(_ fact: ClaimFact, isOwn: Bool) {
        if isOwn {
            claims += 1
            stories.insert(fact.story)
        } else {
            reports += 1
            reportStories.insert(fact.story)
            if let source = fact.source, !others.contains(source) { others.append(source) }
        }
    }

    fileprivate mutating func add(_ own: [TollFigure], _ others: [TollFigure]) {
        killed = Self.sum(killed, own)
        killedByOthers = Self.sum(killedByOthers, others)
    }

    private static func sum(_ range: ClosedRange<Double>?, _ figures: [TollFigure]) -> ClosedRange<Double>? {
        guard let low = figures.map(\.low).min(), let high = figures.map(\.high).max() else { return range }
        let known = range ?? 0...0
        return known.lowerBound + low...known.upperBound + high
    }
}
