package import Documents
import GRDB

/// Articles parted into groups, each in one at most: before and after, this outlet and all others, week by week.
package struct Partition: Sendable {
    /// By row; below 0 for those in no group.
    fileprivate var groups: [Int16]
    /// Articles of each group.
    package private(set) var sizes: [Int]

    /// Weeks and days of some ninety years.
    package static let mostGroups = Int(Int16.max)

    fileprivate init(rows: Int, groups count: Int) {
        groups = [Int16](repeating: -1, count: rows + 1)
        sizes = [Int](repeating: 0, count: count)
    }

    fileprivate mutating func put(_ row: Int, into group: Int) {
        guard groups.indices.contains(row), groups[row] < 0, sizes.indices.contains(group) else { return }
        groups[row] = Int16(group)
        sizes[group] += 1
    }

    /// The group of an article; below 0 for none.
    func group(of row: Int) -> Int { groups.indices.contains(row) ? Int(groups[row]) : -1 }
}

extension IndexReader {
    /// Whom copies of one story count for.
    package enum Counting: String, Sendable, CaseIterable {
        /// A story once in each group, for copies are not independent of one another.
        case stories
        case articles
    }

    /// A group for each slice, of the articles that no slice before it holds; nil is all that are left.
    package func partition(_ slices: [Slice?], counting: Counting) throws(IndexError) -> Partition {
        try read { db in
            let chronology = counting == .stories ? try Chronology(db) : nil
            var partition = Partition(rows: try db.rows, groups: slices.count)
            var left = try Slice.all(db)
            for (group, slice) in slices.enumerated() {
                var wanted = try slice?.documents(db) ?? left
                wanted.formIntersection(left)
                left.subtract(wanted)
                (chronology?.firsts(of: wanted) ?? wanted).forEach { partition.put($0, into: group) }
            }
            return partition
        }
    }

    /// A group for each span of days, which begin where they are said to and last to the next one. An article whose date lies in
    /// no span as a whole is in none. A story counts in the span of its first article alone.
    package func partition(
        of slice: Slice, at starts: [CalendarDay], until end: CalendarDay, counting: Counting
    ) throws(IndexError) -> Partition {
        try read { db in
            let chronology = try Chronology(db)
            var wanted = try slice.documents(db)
            if counting == .stories { wanted = chronology.firsts(of: wanted) }
            var partition = Partition(rows: try db.rows, groups: starts.count)
            let starts = starts.map { Int32($0.ordinal) }
            let spans = chronology.dates.map { date -> Int? in
                let after = starts.firstIndex { $0 > date.first } ?? starts.count
                let close = after < starts.count ? starts[after] - 1 : Int32(end.ordinal)
                return after > 0 && date.last <= close ? after - 1 : nil
            }
            for (row, date) in chronology.dated where wanted.contains(row) {
                if let group = spans[date] { partition.put(row, into: group) }
            }
            return partition
        }
    }
}

/// How many articles of each group hold each word, name each entity or claim each kind of thing.
package struct Tally: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case words, entities, claims }
    package enum Unit: String, Sendable, CaseIterable {
        case articles
        /// Every place where a word stands, an entity is named or a thing is claimed.
        case occurrences
    }

    package struct Item: Sendable {
        /// A word in its folded form, an entity's id, a claim's type or type/subtype.
        package let key: String
        package let name: String
        /// The type of an entity; "word", "claim" for others.
        package let kind: String
        package let counts: [Int]
        package var total: Int { counts.reduce(0, +) }
    }

    package let items: [Item]
    /// What the counts of each group are of: its articles, or all that was counted there.
    package let sizes: [Int]
}

extension IndexReader {
    /// Of what `minimum` articles or occurrences, in all groups together, hold. Entities count for themselves, without branches.
    package func tally(
        _ kind: Tally.Kind, over partition: Partition, by unit: Tally.Unit = .articles, minimum: Int
    ) throws(IndexError) -> Tally {
        try read { db in
            switch kind {
            case .words: try Self.words(partition, unit, minimum, db)
            case .entities: try Self.entities(partition, unit, minimum, db)
            case .claims: try Self.claims(partition, unit, minimum, db)
            }
        }
    }

    private static func words(_ partition: Partition, _ unit: Tally.Unit, _ minimum: Int, _ db: Database) throws -> Tally {
        let table = try Counts(list: "terms", of: "terms", partition, unit, minimum, db)
        var items: [Tally.Item] = []
        try db.scan("SELECT id, term FROM terms") { row in
            guard let counts = table.counts(of: row.integer(0)) else { return }
            let term = row.text(1) ?? ""
            if term.unicodeScalars.count > 1 { items.append(Tally.Item(key: term, name: term, kind: "word", counts: counts)) }
        }
        return Tally(items: items, sizes: unit == .articles ? partition.sizes : table.sums)
    }

    private static func entities(_ partition: Partition, _ unit: Tally.Unit, _ minimum: Int, _ db: Database) throws -> Tally {
        let table = try Counts(list: "entities", of: "entities", partition, unit, minimum, db)
        var items: [Tally.Item] = []
        try db.scan("SELECT id, key, name, type FROM entities") { row in
            guard let counts = table.counts(of: row.integer(0)) else { return }
            items.append(Tally.Item(key: row.text(1) ?? "", name: row.text(2) ?? "", kind: row.text(3) ?? "", counts: counts))
        }
        return Tally(items: items, sizes: unit == .articles ? partition.sizes : table.sums)
    }

    private static func claims(_ partition: Partition, _ unit: Tally.Unit, _ minimum: Int, _ db: Database) throws -> Tally {
        var counts: [String: [Int]] = [:]
        var last: [String: Int] = [:]
        var sums = [Int](repeating: 0, count: partition.sizes.count)
        try db.scan("SELECT document, type, subtype FROM claims INDEXED BY claims_document ORDER BY document") { row in
            let document = row.integer(0)
            let group = partition.group(of: document)
            guard group >= 0, let type = row.text(1) else { return }
            sums[group] += 1
            for key in [type, row.text(2).map { "\(type)/\($0)" }] {
                guard let key else { continue }
                if unit == .articles, last.updateValue(document, forKey: key) == document { continue }
                counts[key, default: [Int](repeating: 0, count: partition.sizes.count)][group] += 1
            }
        }
        let items = counts.filter { $0.value.reduce(0, +) >= minimum }.sorted { $0.key < $1.key }
            .map { Tally.Item(key: $0.key, name: $0.key, kind: "claim", counts: $0.value) }
        return Tally(items: items, sizes: unit == .articles ? partition.sizes : sums)
    }

    /// Counts of what the lists of `layers` hold, by row and group. Lists are read twice: first to see what comes often enough, since a
    /// count for every group of every word of a large index would be a gigabyte.
    private struct Counts {
        private let groups: Int
        /// By row: the place of its counts; below 0 where it comes too seldom.
        private let places: [Int32]
        private let table: [Int32]
        let sums: [Int]

        init(list: String, of source: String, _ partition: Partition, _ unit: Tally.Unit, _ minimum: Int, _ db: Database) throws {
            let groups = partition.sizes.count
            var sums = [Int](repeating: 0, count: groups)
            let rows = try Int.fetchOne(db, sql: "SELECT max(id) FROM \(source)") ?? 0
            var totals = [Int32](repeating: 0, count: min(max(0, rows), 1 << 31) + 1)
            func pass(_ body: (_ item: Int, _ group: Int, _ count: Int32) -> Void) throws {
                try db.scan("SELECT document, \(list) FROM layers") { row in
                    let group = partition.group(of: row.integer(0))
                    guard group >= 0 else { return }
                    row.withBlob(1) { bytes in
                        TermBlob.forEach(bytes) { item, count in
                            if totals.indices.contains(Int(item)) { body(Int(item), group, unit == .articles ? 1 : Int32(clamping: count)) }
                        }
                    }
                }
            }
            try pass { item, group, count in
                totals[item] &+= count
                sums[group] += Int(count)
            }
            var places = [Int32](repeating: -1, count: totals.count)
            var kept: Int32 = 0
            for item in totals.indices where totals[item] >= Int32(clamping: max(1, minimum)) {
                places[item] = kept
                kept += 1
            }
            var table = [Int32](repeating: 0, count: Int(kept) * groups)
            try pass { item, group, count in
                let place = Int(places[item])
                if place >= 0 { table[place * groups + group] &+= count }
            }
            (self.groups, self.places, self.table, self.sums) = (groups, places, table, sums)
        }

        func counts(of row: Int) -> [Int]? {
            guard places.indices.contains(row), places[row] >= 0 else { return nil }
            let start = Int(places[row]) * groups
            return table[start..<start + groups].map(Int.init)
        }
    }
}
