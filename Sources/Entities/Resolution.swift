/// Which of the places of one name is meant: what is written beside it, what else the article names, how near that is, how big it is.
import Documents
import Glibc

struct Resolution {
    private let gazetteer: Gazetteer
    /// The days of the article, when they are known.
    private let days: DaySpan?
    /// The country of who publishes it, when that is known.
    private let outlet: UInt16?
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
        /// What the words beside its mentions call it.
        var called: Called = []
        /// Names that stand in one list with it, and names that it is said to lie near.
        var listed: [Int] = []
        var near: [Int] = []
        var chosen = 0
        var confidence = 0.0
    }

    /// One thing that the name may mean, and what speaks for it.
    struct Candidate {
        let record: Int
        let isName: Bool
        var weights: Weights
        var score = 0.0
    }

    /// What a candidate's score is the sum of.
    struct Weights {
        /// Kind and population.
        var known: Double
        var ownName = 0.0
        var outOfUse = 0.0
        var together = 0.0
        var container = 0.0
        var holder = 0.0
        var seat = 0.0
        var called = 0.0
        var countries = 0.0
        var divisions = 0.0
        var nearness = 0.0
        var list = 0.0
        var near = 0.0

        var sum: Double {
            known + ownName + outOfUse + together + container + holder + seat + called + countries + divisions + nearness + list + near
        }

        /// Those that are not nothing, in words.
        func reasons(ofPlace isPlace: Bool) -> [(words: String, weight: Double)] {
            [
                (isPlace ? "kind and population" : "kind", known), ("its own name, or a capital's", ownName),
                ("the name was not in use then", outOfUse),
                ("others of the name lie beside it", together),
                ("what holds it is written beside it", container), ("holds the name before it", holder),
                ("the city of its name is meant rather", seat), ("a word beside it says what it is", called),
                ("its country is named or meant by others", countries),
                ("its division is named or meant by others", divisions), ("near other places of the article", nearness),
                ("like the others of its list", list), ("said to lie near another name", near),
            ].filter { abs($0.1) >= 0.05 }
        }
    }

    /// Below this a place stays without a record: a point that is more likely wrong than right helps nobody.
    private static let leastConfidence = 0.35
    /// The country of such a place is given when no less than this lies in it.
    private static let leastOfCountry = 0.9
    /// A country's people count no further than this, or no town of its name would ever be meant.
    private static let mostKnown = 9.0
    /// More readings than this are not weighed; they come largest first.
    private static let most = 48
    /// Nor are more places than this measured from: a list of a thousand towns must not cost a million distances.
    private static let mostAnchors = 96

    init(_ names: [Name], _ gazetteer: Gazetteer, _ words: ArticleWords, on days: DaySpan?, outlet: UInt16?) {
        self.gazetteer = gazetteer
        self.days = days
        self.outlet = outlet
        gather(names, words)
        read(names, words)
        contain(names)
        for _ in 0..<2 {
            count()
            weigh()
        }
    }

    /// What a name may mean in this article, likeliest first.
    func candidates(of key: UInt64) -> [Candidate] {
        (groups.first { $0.key == key }?.candidates ?? []).sorted { $0.score > $1.score }
    }

    private mutating func gather(_ names: [Name], _ words: ArticleWords) {
        var known: [UInt64: Int] = [:]
        for (position, name) in names.enumerated() where name.entry != GazetteerFormat.none {
            if let group = known[name.key] {
                groups[group].members.append(position)
                continue
            }
            let candidates = gazetteer.readings(name.entry).filter { Self.isOf(name.sort, gazetteer.records[Int($0.record)].sort) }.prefix(
                Self.most)
            // What grammar has changed may be another name: Китае is Китай rather than Кито.
            let isInflected = words.keys[name.tokens.lowerBound] != words.tokens[name.tokens.lowerBound].id
            known[name.key] = groups.count
            groups.append(
                Group(
                    key: name.key, members: [position],
                    candidates: candidates.map {
                        // "Washington" is an alias of "Washington, D.C.", and its common name.
                        let isName = $0.form.contains(.isName) || !isInflected && gazetteer.records[Int($0.record)].sort == .capital
                        return Candidate(
                            record: Int($0.record), isName: isName,
                            weights: Weights(
                                known: min(Double($0.weight) / 20, Self.mostKnown), ownName: isName ? 0.6 : 0,
                                outOfUse: isInUse($0, name) ? 0 : -1.5))
                    }))
            pool(groups.count - 1)
        }
        for index in groups.indices { start(index) }
    }

    /// A name that was not yet or no longer in use may still be meant, but less likely than one that was.
    private func isInUse(_ reading: PhraseEntry, _ name: Name) -> Bool {
        guard let days, reading.form.contains(.noted), let note = gazetteer.note(name.entry, as: Int(reading.record)) else { return true }
        return note.days.overlaps(days)
    }

    /// What is written beside names and between them.
    private mutating func read(_ names: [Name], _ words: ArticleWords) {
        for index in groups.indices where groups[index].candidates.count > 1 {
            for member in groups[index].members where names[member].sort == .place {
                groups[index].called.formUnion(Called(names[member].tokens, words))
            }
            weighCalled(index)
        }
        var group: [Int: Int] = [:]
        for index in groups.indices {
            for member in groups[index].members { group[member] = index }
        }
        for position in names.indices.dropLast() {
            guard let a = group[position], let b = group[position + 1], a != b, names[position].sort == .place,
                names[position + 1].sort == .place, names[position].container != position + 1
            else { continue }
            let (end, start) = (names[position].tokens.upperBound, names[position + 1].tokens.lowerBound)
            guard start >= end, start - end <= Written.longestGap else { continue }
            let written = Written(end..<start, words)
            if written.isList || Written.isJoinedByLetter(names[position].tokens, names[position + 1].tokens, words) {
                groups[a].listed.append(b)
                groups[b].listed.append(a)
            } else if written.isNearness {
                groups[a].near.append(b)
                groups[b].near.append(a)
            }
        }
    }

    private mutating func weighCalled(_ index: Int) {
        let called = groups[index].called
        guard !called.isEmpty else { return }
        for at in groups[index].candidates.indices {
            let sort = gazetteer.records[groups[index].candidates[at].record].sort
            var weight = 0.0
            if called.contains(.city) { weight += sort.isCity ? 1 : sort == .country ? -2 : -1 }
            if called.contains(.division) { weight += sort.isCity ? -1.5 : sort == .firstDivision || sort == .secondDivision ? 1.5 : 0 }
            if called.contains(.governed) { weight += sort.isCity ? -1 : sort == .firstDivision ? 1 : 0 }
            if called.contains(.inhabited), sort == .country { weight -= 2.5 }
            groups[index].candidates[at].weights.called = weight
        }
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
            groups[index].candidates[at].weights.together = 0.7 * Double(min(2, others))
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
        for at in groups[index].candidates.indices { groups[index].candidates[at].score = groups[index].candidates[at].weights.sum }
        choose(index)
    }

    private mutating func choose(_ index: Int) {
        let candidates = groups[index].candidates
        guard let best = candidates.indices.max(by: { candidates[$0].score < candidates[$1].score }) else { return }
        let total = candidates.reduce(0) { $0 + Self.share($1.score - candidates[best].score) }
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
                        groups[index].candidates[at].weights.container += 6 / Double(above.count)
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
            if sort == .firstDivision || sort == .country { groups[index].candidates[at].weights.holder = 2 }
        }
        start(index)
    }

    /// "New York" by itself is the city of a million rather than the division that is named after it; so is "Homs", the city
    /// of that very name, rather than its governorate.
    private mutating func weighSeats(_ index: Int) {
        let candidates = groups[index].candidates
        for at in candidates.indices {
            let sort = gazetteer.records[candidates[at].record].sort
            // Districts share their name with the town they are named after, and a point of their own few of them have.
            if sort == .secondDivision, !groups[index].called.contains(.division) {
                let hasTown = candidates.contains { gazetteer.records[$0.record].sort.isCity && isBeside($0.record, candidates[at].record) }
                if hasTown { groups[index].candidates[at].weights.seat = -4 }
            }
            guard sort == .firstDivision, !groups[index].called.contains(.division) else { continue }
            let hasSeat = candidates.contains {
                let place = gazetteer.records[$0.record]
                return place.sort.isCity && (place.population >= 1_000_000 || $0.isName && !candidates[at].isName)
                    && gazetteer.holds(candidates[at].record, $0.record)
            }
            if hasSeat { groups[index].candidates[at].weights.seat = -2.5 }
        }
        start(index)
    }

    /// Whether a town lies in the division, or in the one that holds both.
    private func isBeside(_ town: Int, _ division: Int) -> Bool {
        if gazetteer.holds(division, town) { return true }
        guard let above = gazetteer.ancestor(of: division, .firstDivision) else { return false }
        return gazetteer.ancestor(of: town, .firstDivision) == above
    }

    /// Countries and divisions that the article is about, by the present choice of every name.
    private mutating func count() {
        countries.removeAll(keepingCapacity: true)
        holders.removeAll(keepingCapacity: true)
        if let outlet { countries[outlet] = 0.5 }
        for group in groups where !group.candidates.isEmpty {
            let chosen = group.candidates[group.chosen].record
            let record = gazetteer.records[chosen]
            let weight = group.confidence * min(3, Double(group.members.count).squareRoot())
            guard record.sort.isPlace || record.sort == .demonym else {
                let active = gazetteer.countries(of: chosen)
                for country in active { countries[country, default: 0] += weight * 0.5 / Double(active.count) }
                continue
            }
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
                let weights = supported(groups[index].candidates[at], of: index)
                groups[index].candidates[at].weights = weights
                groups[index].candidates[at].score = weights.sum
            }
        }
        for index in groups.indices { choose(index) }
    }

    /// What the rest of the article says for a candidate; less when the name is only one of its aliases.
    private func supported(_ candidate: Candidate, of group: Int) -> Weights {
        var weights = candidate.weights
        let record = gazetteer.records[candidate.record]
        guard record.sort.isPlace else {
            if record.sort.isBody {
                weights.countries = 1.5 * saturated(gazetteer.countries(of: candidate.record).map { countries[$0] ?? 0 }.max() ?? 0)
            }
            return weights
        }
        let own = groups[group].candidates[groups[group].chosen]
        let ownRecord = gazetteer.records[own.record]
        let weight = groups[group].confidence * min(3, Double(groups[group].members.count).squareRoot()) * 0.7
        let trust = candidate.isName ? 1 : 0.8
        if record.country != 0 {
            let others = (countries[record.country] ?? 0) - (ownRecord.country == record.country ? weight : 0)
            weights.countries = 3 * trust * saturated(others)
        }
        if let division = gazetteer.ancestor(of: candidate.record, .firstDivision) {
            let sameDivision = gazetteer.ancestor(of: own.record, .firstDivision) == division
            let others = (holders[division] ?? 0) - (sameDivision ? weight : 0)
            weights.divisions = 1.8 * trust * saturated(others)
        }
        var near = 0.0
        for anchor in anchors where anchor.group != group && record.hasPoint {
            let distance = Double(Sphere.distance(record, gazetteer.records[anchor.record]))
            if distance < 400 { near += anchor.confidence * (distance < 60 ? 1 : distance < 160 ? 0.6 : 0.25) }
        }
        weights.nearness = 2.4 * trust * saturated(near)
        var likeness = 0.0
        for other in groups[group].listed {
            let neighbour = gazetteer.records[groups[other].candidates[groups[other].chosen].record]
            guard neighbour.sort == record.sort || neighbour.sort.isCity && record.sort.isCity else { continue }
            if record.sort == .country || neighbour.country == record.country { likeness += groups[other].confidence }
        }
        weights.list = 2 * saturated(likeness)
        var besides = 0.0
        for other in groups[group].near {
            let neighbour = gazetteer.records[groups[other].candidates[groups[other].chosen].record]
            if neighbour.hasPoint, record.hasPoint, Sphere.distance(record, neighbour) < 200 { besides += groups[other].confidence }
        }
        weights.near = 2.5 * saturated(besides)
        return weights
    }

    private func saturated(_ value: Double) -> Double { value <= 0 ? 0 : value / (value + 1) * 1.6 }

    /// Gives every name the record that was chosen for it.
    func write(to names: inout [Name]) {
        for group in groups where !group.candidates.isEmpty {
            guard group.confidence >= Self.leastConfidence || !gazetteer.records[group.candidates[0].record].sort.isPlace else {
                guard let (country, chance) = country(of: group) else { continue }
                for member in group.members {
                    names[member].country = country
                    names[member].confidence = chance
                }
                continue
            }
            for member in group.members {
                names[member].record = group.candidates[group.chosen].record
                names[member].confidence = group.confidence
            }
        }
    }

    /// Where nine in ten of the likely places lie, when they all lie in one country.
    private func country(of group: Group) -> (country: UInt16, chance: Double)? {
        let best = group.candidates[group.chosen]
        let country = gazetteer.records[best.record].country
        guard country != 0 else { return nil }
        let within = group.candidates.reduce(0) {
            $0 + (gazetteer.records[$1.record].country == country ? Self.share($1.score - best.score) : 0)
        }
        let chance = within * group.confidence
        return chance >= Self.leastOfCountry ? (country, chance) : nil
    }

    /// What a candidate has of the chances, beside one that is better by so many points.
    private static func share(_ difference: Double) -> Double { exp(difference * 1.2) }
}
