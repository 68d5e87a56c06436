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

        package init(key: String, name: String, kind: String, counts: [Int]) {
            (self.key, self.name, self.kind, self.counts) = (key, name, kind, counts)
        }
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

    /// Counts of what the lists of `layers` hold, by row and group. Where a count for every group of every word would be too much (weeks of
    /// a large index: a gigabyte), lists are read twice, first to see what comes often enough.
    private struct Counts {
        private static let mostCells = 1 << 24
        private let groups: Int
        private let minimum: Int
        /// By row: the place of its counts; below 0 where it comes too seldom. Empty where every row has its place.
        private var places: [Int32] = []
        private var table: [Int32] = []
        private(set) var sums: [Int]

        init(list: String, of source: String, _ partition: Partition, _ unit: Tally.Unit, _ minimum: Int, _ db: Database) throws {
            groups = partition.sizes.count
            self.minimum = minimum
            sums = [Int](repeating: 0, count: groups)
            let rows = try db.most(in: source) + 1
            if rows * groups > Self.mostCells {
                var totals = Counts(minimum)
                try totals.count(list, partition, unit, rows, db) { _ in 0 }
                places = [Int32](repeating: -1, count: rows)
                var kept: Int32 = 0
                for row in 0..<rows where totals.table[row] >= Int32(clamping: max(1, minimum)) {
                    places[row] = kept
                    kept += 1
                }
            }
            try count(list, partition, unit, rows, db)
        }

        /// One group for all.
        private init(_ minimum: Int) {
            groups = 1
            sums = [0]
            self.minimum = minimum
        }

        private mutating func count(
            _ list: String, _ partition: Partition, _ unit: Tally.Unit, _ rows: Int, _ db: Database, into groupOf: (Int) -> Int = { $0 }
        ) throws {
            let (groups, places) = (groups, places)
            let kept = places.isEmpty ? rows : Int(places.max() ?? -1) + 1
            var table = [Int32](repeating: 0, count: kept * groups)
            var sums = [Int](repeating: 0, count: groups)
            try db.scan("SELECT document, \(list) FROM layers") { row in
                let found = partition.group(of: row.integer(0))
                guard found >= 0 else { return }
                let group = groupOf(found)
                row.withBlob(1) { bytes in
                    var sum = 0
                    TermBlob.forEach(bytes) { item, occurrences in
                        guard item >= 0, item < rows else { return }
                        let count = unit == .articles ? 1 : Int32(clamping: occurrences)
                        sum += Int(count)
                        let place = places.isEmpty ? Int(item) : Int(places[Int(item)])
                        if place >= 0 { table[place * groups + group] &+= count }
                    }
                    sums[group] += sum
                }
            }
            (self.table, self.sums) = (table, sums)
        }

        func counts(of row: Int) -> [Int]? {
            let place = places.isEmpty ? row : places.indices.contains(row) ? Int(places[row]) : -1
            guard place >= 0, (place + 1) * groups <= table.count else { return nil }
            let counts = table[place * groups..<(place + 1) * groups]
            return counts.reduce(0) { $0 + Int($1) } >= max(1, minimum) ? counts.map(Int.init) : nil
        }
    }
}
