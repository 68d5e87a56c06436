/// One view of a whole article: a name rarely changes its meaning within it, so its mentions are judged together, short forms
/// are tied to full ones, and names that stand beside one another speak for one another.
import Documents

extension Recognition {
    /// "Smith" after "Chad Smith", unless it stands as a place.
    mutating func takeShortForms() {
        guard !surnames.isEmpty || !acronyms.isEmpty else { return }
        var taken = [Bool](repeating: false, count: words.tokens.count)
        for (position, name) in names.enumerated() {
            if name.sort == .place, name.tokens.count == 1, let full = surnames[name.key], name.weight < 150, (placed[name.key] ?? 0) < 2 {
                names[position].sort = .person
                names[position].entry = GazetteerFormat.none
                names[position].standsFor = full
                names[position].evidence = Evidence(2, .shortForm)
            }
            if name.sort == .demonym, name.tokens.count == 1, let full = surnames[name.key], !isOfCountry(name) {
                names[position] = Name(
                    tokens: name.tokens, sort: .person, key: name.key, evidence: Evidence(2, .shortForm), standsFor: full)
            }
            if name.tokens.count == 1, let full = acronyms[name.key], full.key != name.key, isAcronym(name.tokens.lowerBound) {
                names[position] = full
                names[position].tokens = name.tokens
                names[position].standsFor = full.standsFor ?? full.key
            }
            for index in name.tokens { taken[index] = true }
        }
        for index in words.tokens.indices where !taken[index] && mayBeShort(index) && !words.has(index, [.function, .calendar]) {
            if let full = acronyms[words.keys[index]], isAcronym(index) {
                var short = full
                short.tokens = index..<index + 1
                short.standsFor = full.standsFor ?? full.key
                names.append(short)
            } else if let full = surnames[words.tokens[index].look.contains(.arabic) ? words.tokens[index].id : words.keys[index]] {
                names.append(
                    Name(
                        tokens: index..<index + 1, sort: .person, key: words.keys[index], evidence: Evidence(2, .shortForm), standsFor: full
                    ))
            }
        }
        names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func mayBeShort(_ index: Int) -> Bool {
        words.isCapitalised(index) || words.tokens[index].isName && words.tokens[index].look.contains(.arabic)
    }

    /// "Iraqi" is of Iraq beside a Mr al-Iraqi, too; "Baghdadi" is rather Mr al-Baghdadi.
    private func isOfCountry(_ demonym: Name) -> Bool {
        words.gazetteer.readings(demonym.entry, atMost: 4).contains { reading in
            let parent = words.gazetteer.records[Int(reading.record)].parent
            return parent == GazetteerFormat.none || words.gazetteer.records[Int(parent)].sort == .country
        }
    }

    private func isAcronym(_ index: Int) -> Bool { words.tokens[index].look.contains(.allCaps) }

    /// "Mr Blinken" where the article also has a person of that name whom the gazetteer knows.
    mutating func linkPeople() {
        var known: [UInt64: Name] = [:]
        for name in names where name.sort == .person && name.entry != GazetteerFormat.none {
            known[words.keys[name.tokens.upperBound - 1]] = name
        }
        guard !known.isEmpty else { return }
        for position in names.indices where names[position].sort == .person && names[position].tokens.count == 1 {
            guard names[position].entry == GazetteerFormat.none, let full = known[words.keys[names[position].tokens.lowerBound]] else {
                continue
            }
            names[position].entry = full.entry
            names[position].key = full.key
        }
    }

    /// Keeps what has more for it than against it, names that recur judged together.
    mutating func settle() {
        linkContainers()
        supportLists()
        supportNeighbours()
        var strongest: [UInt64: Double] = [:]
        for name in names where name.sort == .place { strongest[name.key] = max(strongest[name.key] ?? -9, name.evidence.total) }
        names = names.map { name in
            var name = name
            guard name.sort == .place, name.tokens.count == 1 || personal[name.key] == nil else { return name }
            if let against = personal[name.key], against > placed[name.key] ?? 0 {
                if name.container == nil { name.evidence.add(-min(4, 1.5 + against), .personElsewhere) }
            } else if let best = strongest[name.key], best > name.evidence.total {
                name.evidence.add(min(1.5, (best - name.evidence.total) / 2), .elsewhere)
            }
            return name
        }
        for position in names.indices
        where names[position].sort == .place && names[position].evidence.total <= 0.7 && names[position].tokens.count == 1 {
            let index = names[position].tokens.lowerBound
            guard words.isCapitalised(index), words.has(index, .givenName), !words.has(index, [.function, .calendar]),
                !words.occursInLowercase(index),
                names[position].weight < 150,
                !words.tokens[index].look.contains(.allCaps), !words.tokens[index].look.contains(.opensSentence)
            else { continue }
            names[position] = Name(tokens: names[position].tokens, sort: .person, key: words.keys[index], evidence: Evidence(1, .firstName))
        }
        var kept: [Int: Int] = [:]
        var survivors: [Name] = []
        for (position, name) in names.enumerated() {
            guard name.evidence.total > 0.7 else {
                rejected.append(name)
                continue
            }
            kept[position] = survivors.count
            survivors.append(name)
        }
        for position in survivors.indices {
            survivors[position].container = survivors[position].container.flatMap { kept[$0] }
        }
        names = survivors
    }

    /// Groups, organisations, and places that no table holds: "Sinai" in "Sinai Province", "Da Nang" in "Da Nang Airport".
    private func isHolder(_ name: Name) -> Bool {
        [.group, .organisation, .media].contains(name.sort) || name.sort == .place && name.entry == GazetteerFormat.none
    }

    /// Places and groups inside the names of others.
    mutating func nest() {
        var nested: [Name] = []
        for name in names where name.tokens.count > 1 && isHolder(name) {
            let holder = words.gazetteer.readings(name.entry, atMost: 4).first {
                Self.sort(words.gazetteer.records[Int($0.record)].sort) == name.sort
            }
            var index = name.tokens.lowerBound
            while index < name.tokens.upperBound {
                guard
                    let match = PhraseScan.longest(
                        at: index, to: name.tokens.upperBound - (index == name.tokens.lowerBound ? 1 : 0), in: words, .sentence)
                else {
                    index += 1
                    continue
                }
                let best = reading(of: match, .sentence)
                if belongs(match, best, inside: holder) {
                    nested.append(
                        Name(
                            tokens: match.tokens, sort: Self.sort(words.gazetteer.records[Int(best.record)].sort), entry: match.entry,
                            key: match.key, evidence: Evidence(2, .insideName), weight: best.weight, holder: name.tokens))
                }
                index = match.tokens.upperBound
            }
        }
        guard !nested.isEmpty else { return }
        names += nested
    }

    /// Whether what stands inside a longer name is meant there: a demonym, the parent of the group, a place in a country of the
    /// body ("Free" of Radio Free Europe is no town).
    private func belongs(_ match: PhraseMatch, _ best: PhraseEntry, inside holder: PhraseEntry?) -> Bool {
        let gazetteer = words.gazetteer
        let record = gazetteer.records[Int(best.record)]
        // "l'armée nigérienne": demonyms are written small in many languages, names are not.
        if record.sort == .demonym { return true }
        let first = words.tokens[match.tokens.lowerBound]
        guard words.isCapitalised(match.tokens.lowerBound) || first.look.isDisjoint(with: .cased) else { return false }
        if record.sort == .group {
            return holder.map { gazetteer.isBranch(Int($0.record), of: Int(best.record)) } ?? true
        }
        guard record.sort.isPlace, best.weight >= 100, match.prior ?? 1 >= 0.5 else { return false }
        let isWide = record.sort == .country || record.sort == .region
        guard let holder else { return isWide || best.form.contains(.isName) }
        let countries = gazetteer.string(gazetteer.records[Int(holder.record)].countries)
        guard !isWide, !countries.isEmpty, record.country != 0 else { return true }
        return countries.split(separator: " ").contains { $0 == CountryCodes.string(record.country) }
    }

    /// "Paris, Texas", "Palma, a town in Cabo Delgado": the second holds the first in some reading of both; in "Texas's Paris"
    /// and "the Syrian town of Palmyra" it is the first that holds the second.
    private mutating func linkContainers() {
        for position in names.indices.dropLast() where names[position + 1].sort == .place {
            let gap = names[position].tokens.upperBound..<names[position + 1].tokens.lowerBound
            guard gap.count <= Written.longestGap else { continue }
            let written = Written(gap, words)
            if names[position].sort == .place, written.leadsToContainer, holds(names[position + 1], names[position]) {
                link(position, into: position + 1)
            } else if written.comesFromContainer(isDemonym: names[position].sort == .demonym),
                [.place, .demonym].contains(names[position].sort), holds(names[position], names[position + 1])
            {
                link(position + 1, into: position)
            }
        }
    }

    private mutating func link(_ held: Int, into holder: Int) {
        guard names[held].container == nil else { return }
        names[held].container = holder
        names[held].evidence.add(2, .container)
        names[held].evidence.raise(to: 3, .container)
        guard names[holder].sort == .place else { return }
        names[holder].evidence.add(1, .holdsOthers)
        names[holder].evidence.raise(to: 2, .holdsOthers)
    }

    /// "Moonbi, Parkes, Berry and Wyong": what stands among places is one more likely.
    private mutating func supportLists() {
        supportArabicLists()
        let before = names.map(\.evidence.total)
        for position in names.indices.dropLast() where names[position].sort == .place && names[position + 1].sort == .place {
            let gap = names[position].tokens.upperBound..<names[position + 1].tokens.lowerBound
            guard gap.count == 1, words.mark(gap.lowerBound) == 0x2C || words.keys[gap.lowerBound] == Self.and else { continue }
            if before[position] > 1.5 { names[position + 1].evidence.add(0.8, .list) }
            if before[position + 1] > 1.5 { names[position].evidence.add(0.8, .list) }
        }
    }

    /// «وحماة ودرعا وعدن»: "and" is written to each name of a list. It begins many other words, so that a list counts only where
    /// one of its names is surely a place or four of them are likely.
    private mutating func supportArabicLists() {
        var start = 0
        while start < names.count {
            var end = start + 1
            while end < names.count, names[start].sort == .place, names[end].sort == .place,
                Written.isJoinedByLetter(names[end - 1].tokens, names[end].tokens, words)
            {
                end += 1
            }
            let list = start..<end
            start = end
            guard list.count > 1, list.contains(where: { names[$0].evidence.total > 1.5 }) || list.count >= 4 else { continue }
            for position in list where words.tokens[names[position].tokens.lowerBound].look.contains(.arabic) {
                names[position].evidence.add(2, .list)
            }
        }
    }

    /// "Baga" in an article that names Borno, which holds a Baga.
    private mutating func supportNeighbours() {
        let gazetteer = words.gazetteer
        var divisions: Set<Int> = []
        for name in names where name.sort == .place && name.evidence.total > 1.5 {
            for reading in gazetteer.readings(name.entry, atMost: 4) where gazetteer.records[Int(reading.record)].sort == .firstDivision {
                divisions.insert(Int(reading.record))
            }
        }
        guard !divisions.isEmpty else { return }
        for position in names.indices where names[position].sort == .place && (-1...0.7).contains(names[position].evidence.total) {
            let isHeld = gazetteer.readings(names[position].entry, atMost: 16).contains { reading in
                gazetteer.ancestor(of: Int(reading.record), .firstDivision).map { divisions.contains($0) && $0 != Int(reading.record) }
                    ?? false
            }
            if isHeld { names[position].evidence.add(1, .neighbours) }
        }
    }

    private static let and = NameKey.key(ofWord: "and")

    private func holds(_ outer: Name, _ inner: Name) -> Bool {
        let holders = words.gazetteer.readings(outer.entry, atMost: 16)
        return words.gazetteer.readings(inner.entry, atMost: 64).contains { low in
            holders.contains { words.gazetteer.holds(Int($0.record), Int(low.record)) }
        }
    }
}
