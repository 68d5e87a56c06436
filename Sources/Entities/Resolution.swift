/// Which of the places of one name is meant: what is written beside it, what else the article names, how near that is, how big it is.
import Documents
import Glibc

struct Resolution {
    private let gazetteer: Gazetteer
    private var groups: [Group] = []
    private var countries: [UInt16: Double] = [:]
    private var holders: [Int: Double] = [:]
    /// The places that nearness is measured from.
    private var anchors: [(group: Int, record: Int, confidence: Double)] = []

    /// All mentions of one name in an article, which are taken to mean one thing.
    private struct Group {
        var key: UInt64
        var members: [Int]
        var candidates: [Candidate]
        var chosen = 0
        var confidence = 0.0
    }

    private struct Candidate {
        var record: Int
        var weight: Double
        var isName: Bool
        var score = 0.0
    }

    /// More readings than this are not weighed; they come largest first.
    private static let most = 48
    /// Nor are more places than this measured from: a list of a thousand towns must not cost a million distances.
    private static let mostAnchors = 96

    static func resolve(_ names: inout [Name], _ gazetteer: Gazetteer, _ words: ArticleWords) {
        var resolution = Resolution(gazetteer: gazetteer)
        resolution.gather(names)
        resolution.contain(names)
        for _ in 0..<2 {
            resolution.count()
            resolution.weigh()
        }
        resolution.write(to: &names)
    }

    private init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    private mutating func gather(_ names: [Name]) {
        var known: [UInt64: Int] = [:]
        for (position, name) in names.enumerated() where name.entry != GazetteerFormat.none {
            if let group = known[name.key] {
                groups[group].members.append(position)
                continue
            }
            let candidates = gazetteer.readings(name.entry).filter { Self.isOf(name.sort, gazetteer.records[Int($0.record)].sort) }.prefix(
                Self.most)
            known[name.key] = groups.count
            groups.append(
                Group(
                    key: name.key, members: [position],
                    candidates: candidates.map {
                        Candidate(record: Int($0.record), weight: Double($0.weight) / 20, isName: $0.form.contains(.isName))
                    }))
            pool(groups.count - 1)
        }
        for index in groups.indices { start(index) }
    }

    /// Readings that lie together speak for one another: the strip, the governorate and the city of Gaza against Gaza in Mozambique.
    private mutating func pool(_ index: Int) {
        let candidates = groups[index].candidates.prefix(6)
        guard candidates.count > 2 else { return }
        for at in candidates.indices {
            let record = gazetteer.records[candidates[at].record]
            guard record.hasPoint else { continue }
            let others = candidates.indices.count { other in
                let neighbour = gazetteer.records[candidates[other].record]
                return other != at && neighbour.hasPoint && neighbour.country == record.country && Sphere.distance(record, neighbour) < 100
            }
            groups[index].candidates[at].weight += 0.7 * Double(min(2, others))
        }
    }

    private static func isOf(_ sort: Name.Sort, _ record: GazetteerRecord.Sort) -> Bool {
        switch sort {
        case .place: record.isPlace
        case .demonym: record == .demonym
        case .person: record == .person
        case .group: record == .group
        case .organisation: record == .organisation
        case .media: record == .media
        case .other: record == .other
        }
    }

    private mutating func start(_ index: Int) {
        for at in groups[index].candidates.indices {
            groups[index].candidates[at].score = groups[index].candidates[at].weight + (groups[index].candidates[at].isName ? 0.6 : 0)
        }
        choose(index)
    }

    private mutating func choose(_ index: Int) {
        let candidates = groups[index].candidates
        guard let best = candidates.indices.max(by: { candidates[$0].score < candidates[$1].score }) else { return }
        let total = candidates.reduce(0) { $0 + exp(($1.score - candidates[best].score) * 1.2) }
        groups[index].chosen = best
        groups[index].confidence = 1 / total
    }

    // MARK: Evidence

    /// What is written behind a name as its container counts for the name everywhere in the article.
    private mutating func contain(_ names: [Name]) {
        var containers: [UInt64: [UInt32]] = [:]
        for name in names {
            if let container = name.container { containers[name.key, default: []].append(names[container].entry) }
        }
        let holding = Set(names.compactMap { $0.container.map { names[$0].key } })
        for index in groups.indices {
            if holding.contains(groups[index].key) { weighHolders(index) } else { weighSeats(index) }
            guard let above = containers[groups[index].key] else { continue }
            for entry in above {
                let holders = gazetteer.readings(entry)
                for at in groups[index].candidates.indices {
                    let record = groups[index].candidates[at].record
                    if holders.contains(where: { gazetteer.holds(Int($0.record), record) }) {
                        groups[index].candidates[at].weight += 6 / Double(above.count)
                    }
                }
            }
            start(index)
        }
    }

    /// "Buffalo, New York": a name that holds others is a division or country.
    private mutating func weighHolders(_ index: Int) {
        for at in groups[index].candidates.indices {
            let sort = gazetteer.records[groups[index].candidates[at].record].sort
            if sort == .firstDivision || sort == .country { groups[index].candidates[at].weight += 2 }
        }
        start(index)
    }

    /// "New York" by itself is the city of a million rather than the division that is named after it; so is "Homs", the city
    /// of that very name, rather than its governorate.
    private mutating func weighSeats(_ index: Int) {
        let candidates = groups[index].candidates
        for at in candidates.indices where gazetteer.records[candidates[at].record].sort == .firstDivision {
            let hasSeat = candidates.contains {
                let place = gazetteer.records[$0.record]
                return place.sort.isCity && (place.population >= 1_000_000 || $0.isName && !candidates[at].isName)
                    && gazetteer.holds(candidates[at].record, $0.record)
            }
            if hasSeat { groups[index].candidates[at].weight -= 2.5 }
        }
        start(index)
    }

    /// Countries and divisions that the article is about, by the present choice of every name.
    private mutating func count() {
        countries.removeAll(keepingCapacity: true)
        holders.removeAll(keepingCapacity: true)
        for group in groups where !group.candidates.isEmpty {
            let chosen = group.candidates[group.chosen].record
            let record = gazetteer.records[chosen]
            guard record.sort.isPlace || record.sort == .demonym else { continue }
            let weight = group.confidence * min(3, Double(group.members.count).squareRoot())
            let isCountry = record.sort == .country || record.sort == .demonym
            if record.country != 0 { countries[record.country, default: 0] += weight * (isCountry ? 1.5 : 0.7) }
            if record.sort == .firstDivision { holders[chosen, default: 0] += weight * 1.5 }
            if let division = gazetteer.ancestor(of: chosen, .firstDivision), division != chosen {
                holders[division, default: 0] += weight * 0.7
            }
        }
    }

    private mutating func dropAnchors() {
        anchors.removeAll(keepingCapacity: true)
        for (index, group) in groups.enumerated() where !group.candidates.isEmpty && anchors.count < Self.mostAnchors {
            let chosen = group.candidates[group.chosen].record
            let record = gazetteer.records[chosen]
            guard record.sort.isPlace, record.sort != .country, record.hasPoint else { continue }
            anchors.append((index, chosen, group.confidence))
        }
    }

    private mutating func weigh() {
        dropAnchors()
        for index in groups.indices where groups[index].candidates.count > 1 {
            for at in groups[index].candidates.indices {
                let candidate = groups[index].candidates[at]
                groups[index].candidates[at].score =
                    candidate.weight + (candidate.isName ? 0.6 : 0) + support(candidate.record, of: index) * (candidate.isName ? 1 : 0.8)
            }
        }
        for index in groups.indices { choose(index) }
    }

    private func support(_ candidate: Int, of group: Int) -> Double {
        let record = gazetteer.records[candidate]
        guard record.sort.isPlace else { return 0 }
        let own = groups[group].candidates[groups[group].chosen]
        let ownRecord = gazetteer.records[own.record]
        let weight = groups[group].confidence * min(3, Double(groups[group].members.count).squareRoot()) * 0.7
        var support = 0.0
        if record.country != 0 {
            let others = (countries[record.country] ?? 0) - (ownRecord.country == record.country ? weight : 0)
            support += 2.2 * saturated(others)
        }
        if let division = gazetteer.ancestor(of: candidate, .firstDivision) {
            let sameDivision = gazetteer.ancestor(of: own.record, .firstDivision) == division
            let others = (holders[division] ?? 0) - (sameDivision ? weight : 0)
            support += 1.8 * saturated(others)
        }
        var near = 0.0
        for anchor in anchors where anchor.group != group && record.hasPoint {
            let distance = Double(Sphere.distance(record, gazetteer.records[anchor.record]))
            if distance < 400 { near += anchor.confidence * (distance < 60 ? 1 : distance < 160 ? 0.6 : 0.25) }
        }
        return support + 2.4 * saturated(near)
    }

    private func saturated(_ value: Double) -> Double { value <= 0 ? 0 : value / (value + 1) * 1.6 }

    private func write(to names: inout [Name]) {
        for group in groups where !group.candidates.isEmpty {
            for member in group.members {
                names[member].record = group.candidates[group.chosen].record
                names[member].confidence = group.confidence
            }
        }
    }
}
