import Documents
package import Indexing

/// What groups claim to have done, beside what others lay to them and what is denied.
package struct Responsibility: Sendable {
    package enum Division: Sendable, Equatable {
        case all, period(Period), place, source
    }

    package struct Count: Sendable {
        package fileprivate(set) var claims = 0
        fileprivate var seen: Set<Int> = []
        package var stories: Int { seen.count }

        fileprivate mutating func add(_ fact: ClaimFact) {
            claims += 1
            seen.insert(fact.story)
        }
    }

    package struct Row: Sendable {
        package let group: String
        package let name: String
        /// The period, place or outlet; nil where it is not known.
        package let part: String?
        package let partID: String?
        /// Claims of responsibility by the group itself, and those of them that are its own because of who publishes.
        package fileprivate(set) var claimed = Count()
        package fileprivate(set) var claimedByOutlet = Count()
        /// Accusations and reports of attacks by others that name it as the actor, by what the speaker is.
        package fileprivate(set) var laid: [String: Count] = [:]
        /// What the group denies.
        package fileprivate(set) var denied = Count()
        /// What others deny of it: that it did it.
        package fileprivate(set) var cleared = Count()

        package var laidClaims: Int { laid.values.reduce(0) { $0 + $1.claims } }
        /// Stories in which speakers of any of these roles lay a deed to it.
        package func stories(laidBy roles: [String]) -> Int {
            roles.reduce(into: Set<Int>()) { $0.formUnion(laid[$1]?.seen ?? []) }.count
        }

        package var laidStories: Int { laid.values.reduce(into: Set<Int>()) { $0.formUnion($1.seen) }.count }
    }

    /// Groups of which most is claimed or laid to them first, the parts of each in their order.
    package let rows: [Row]
}

extension Responsibility {
    package struct Question: Sendable {
        /// Ids of groups, each counted with its branches; none for all groups, each for itself.
        package var groups: [String] = []
        /// Counts each branch with what it is a branch of.
        package var joinsBranches = false
        package var division = Division.all
        package var filter = ClaimFilter()
        package var slice = Slice()
        package init() {}
    }

    package init(_ question: Question, of index: IndexReader) throws {
        let groups = try Groups(question.groups, joinsBranches: question.joinsBranches, index)
        var names: [String: String] = [:]
        var rows: [String: Row] = [:]
        try index.forEachClaimFact(question.filter, in: question.slice) { fact in
            guard let deed = Deed(fact) else { return }
            let part = question.division.part(of: fact)
            for (group, entity) in groups.named(in: fact) {
                if group == entity.key { names[group] = entity.name }
                let isSpeaker = fact.speaker.map { groups.of($0, fact).contains(group) } ?? false
                let isActor = fact.actors.contains { groups.of($0, fact).contains(group) }
                let key = "\(group)\n\(part.id ?? part.name ?? "")"
                if rows[key] == nil { rows[key] = Row(group: group, name: entity.name, part: part.name, partID: part.id) }
                rows[key]?.add(fact, deed, isSpeaker: isSpeaker, isActor: isActor)
            }
        }
        rows = rows.filter { !$0.value.isEmpty }
        var weights: [String: Int] = [:]
        for row in rows.values { weights[row.group, default: 0] += row.claimed.claims + row.laidClaims }
        func weight(_ row: Row) -> Int { weights[row.group] ?? 0 }
        func own(_ row: Row) -> Int { question.division.isTimed ? 0 : row.claimed.claims + row.laidClaims }
        self.rows = rows.values.map { Row($0, named: names[$0.group]) }.sorted { a, b in
            if weight(a) != weight(b) { return weight(a) > weight(b) }
            if a.group != b.group { return a.group < b.group }
            return own(a) != own(b) ? own(a) > own(b) : (a.part ?? "~") < (b.part ?? "~")
        }
    }

    /// What a claim says of who did it.
    fileprivate enum Deed {
        case claimed, laid, denied

        init?(_ fact: ClaimFact) {
            switch fact.type {
            // That nobody claimed it is no denial.
            case "denial": self = .denied
            case "claim_of_responsibility" where fact.isPutForward: self = .claimed
            // Suspicion is an accusation, too.
            case "accusation" where fact.status != "denied": self = .laid
            case "attack_report" where fact.isPutForward: self = .laid
            case "accusation", "attack_report", "claim_of_responsibility": self = .denied
            default: return nil
            }
            if self == .denied, fact.status != "denied" || fact.subtype == "no_claim" { return nil }
        }
    }
}

extension Responsibility.Row {
    fileprivate var isEmpty: Bool { claimed.claims + laidClaims + denied.claims + cleared.claims == 0 }

    fileprivate mutating func add(_ fact: ClaimFact, _ deed: Responsibility.Deed, isSpeaker: Bool, isActor: Bool) {
        switch deed {
        case .claimed:
            claimed.add(fact)
            if fact.basis == "outlet" { claimedByOutlet.add(fact) }
        case .denied where isSpeaker: denied.add(fact)
        case .denied where isActor: cleared.add(fact)
        // What the group's own outlet tells of its deeds is nobody's accusation.
        case .laid where isActor && !isSpeaker && fact.role != "perpetrator": laid[fact.role, default: Responsibility.Count()].add(fact)
        case .denied, .laid: break
        }
    }

    /// The same under the group's own name, where it is named itself and not by a branch alone.
    fileprivate init(_ row: Self, named name: String?) {
        self = Self(group: row.group, name: name ?? row.group, part: row.part, partID: row.partID)
        (claimed, claimedByOutlet, laid, denied, cleared) = (row.claimed, row.claimedByOutlet, row.laid, row.denied, row.cleared)
    }
}

extension Responsibility.Division {
    fileprivate var isTimed: Bool { if case .period = self { true } else { false } }

    fileprivate func part(of fact: ClaimFact) -> (name: String?, id: String?) {
        switch self {
        case .all: (nil, nil)
        case .period(let period): (fact.span.flatMap { period.holding($0) }.map { period.name($0) }, nil)
        case .place: (fact.nearestPlaces.first?.name, fact.nearestPlaces.first?.key)
        case .source: (fact.source, nil)
        }
    }
}

/// Which group an entity is counted as.
struct Groups {
    private let wanted: Set<String>
    private let joinsBranches: Bool
    private let branches: Branches

    init(_ wanted: [String], joinsBranches: Bool, _ index: IndexReader) throws {
        (self.wanted, self.joinsBranches) = (Set(wanted), joinsBranches)
        branches = try index.branches()
    }

    /// Of those asked for all that it was a branch of; of all, itself or what stands at the head.
    func of(_ entity: ClaimEntity, _ fact: ClaimFact) -> [String] {
        if wanted.isEmpty, !joinsBranches { return entity.type == "group" ? [entity.key] : [] }
        let line = branches.line(from: entity.key, on: fact.published)
        if !wanted.isEmpty { return line.filter { wanted.contains($0) } }
        return entity.type == "group" ? line.suffix(1) : []
    }

    /// The groups that act or speak, each once, with an entity that stands for it.
    func named(in fact: ClaimFact) -> [(group: String, entity: ClaimEntity)] {
        var named: [(group: String, entity: ClaimEntity)] = []
        for entity in fact.actors + (fact.speaker.map { [$0] } ?? []) {
            for group in of(entity, fact) where !named.contains(where: { $0.group == group }) { named.append((group, entity)) }
        }
        return named
    }
}

extension ClaimFact {
    /// The days that a claim is of: its own, or else its article's.
    var span: DaySpan? { days ?? published }
}
