/// What a name may mean, for whoever asks the gazetteer by hand.
package import Documents
import Text

extension Gazetteer {
    /// What a name may mean.
    package struct Candidate: Sendable {
        package let entity: Entity
        package let population: Int
        /// Order among readings of one name, 0…255.
        package let weight: Int
        /// What the weight is made of.
        package let weightReason: String
        /// Whether the name is the record's first one, not an alias.
        package let isName: Bool
        /// Whether a text has to write the name in capitals, or with those inside, as the tables do: "US", "PiS".
        package let needsCapitals: Bool
        /// How likely a capitalised use is the place, where the tables say so.
        package let prior: Double?
        /// Names of what it lies in or belongs to, the nearest first.
        package let within: [String]
        /// Where the tables have it; nil where nobody asked.
        package fileprivate(set) var row: TableRow?
    }

    /// The readings of a name, weightiest first. Case, accents and what else folds away make no difference.
    package func lookup(_ name: String, tokenizing: PhraseTokenizer) -> [Candidate] {
        guard let phrase = NameKey.phrase(of: name, tokenizing), let found = slot(phrase) else { return [] }
        let slot = slots[found]
        return readings(slot.entry).map { reading in
            let index = Int(reading.record)
            return Candidate(
                entity: entity(index), population: Int(records[index].population), weight: Int(reading.weight),
                weightReason: Self.reason(for: records[index]), isName: reading.form.contains(.isName),
                needsCapitals: !reading.form.isDisjoint(with: [.allCaps, .mixed]), prior: slot.prior, within: holders(of: index))
        }
    }

    /// The same with the rows that the readings come from.
    package func lookup(_ name: String, in tables: [Table], tokenizing: PhraseTokenizer) -> [Candidate] {
        var candidates = lookup(name, tokenizing: tokenizing)
        let rows = TableRow.find(Set(candidates.compactMap(\.entity.id)), named: name, in: tables, tokenizing: tokenizing)
        for index in candidates.indices { candidates[index].row = candidates[index].entity.id.flatMap { rows[$0] } }
        return candidates
    }

    private func holders(of record: Int) -> [String] {
        var names: [String] = []
        var at = record
        while names.count < 8 {
            let parent = records[at].sort.isBody ? parent(of: at, on: nil) : records[at].parent
            guard parent != GazetteerFormat.none, Int(parent) != record else { break }
            at = Int(parent)
            names.append(string(records[at].name))
        }
        return names
    }

    /// `GazetteerBuilder.weight` in words.
    private static func reason(for record: GazetteerRecord) -> String {
        let people = record.population == 0 ? "no count of people" : "people, 20 for a power of ten"
        return switch record.sort {
        case .country: "a country, and its \(people)"
        case .firstDivision: "a first-level division, and its \(people)"
        case .secondDivision: "a second-level division, and its \(people)"
        case .region: "neither town nor division: 150, 190 in no country or in several, less in a dump of GeoNames'"
        case .capital: "50 for a capital, and its \(people)"
        case .city: record.population == 0 ? "no count of people" : "its \(people)"
        case .demonym: "every demonym has 210"
        default: "all that is no place has 205"
        }
    }

    /// Names of rows that look like one that is in no table, the most people first: a letter or two off, or going on from it.
    package func names(near name: String, atMost: Int = 5) -> [String] {
        let wanted = Array(Folding.folded(name).unicodeScalars)
        guard wanted.count > 2 else { return [] }
        let slips = min(2, wanted.count / 4)
        var near: [(name: String, rank: Int)] = []
        for index in 0..<count {
            let record = records[index]
            let name = string(record.name)
            guard abs(name.utf8.count - wanted.count) <= 24 else { continue }
            let folded = Array(Folding.folded(name).unicodeScalars)
            let goesOn = folded.starts(with: wanted) && folded.count > wanted.count && folded[wanted.count] == " "
            guard goesOn || Spelling.slips(wanted, folded, atMost: slips) != nil else { continue }
            near.append((name, Magnitude.of(record.population) - (goesOn ? 60 : 0)))
        }
        var seen: Set<String> = []
        return Array(near.sorted { ($1.rank, $0.name) < ($0.rank, $1.name) }.map(\.name).filter { seen.insert($0).inserted }.prefix(atMost))
    }
}
