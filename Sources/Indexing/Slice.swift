package import Documents
import Foundation
import GRDB

/// A part of the corpus: the articles for which all that is said here holds. Every question to an index may be asked of one.
package struct Slice: Sendable {
    package var words: SearchQuery?
    /// Ids of entities; each must be named, it or what it was before or a branch that it had on the article's day.
    package var entities: [String] = []
    /// A type or kind of entity, one of which must be named.
    package var entityType: String?
    /// A claim must fit this.
    package var claim: ClaimFilter?
    // One of these, letters of ASCII in any case; empty for all.
    package var sources: [String] = []
    package var languages: [String] = []
    /// Two letters (ISO 3166): a place in one of these countries must be named.
    package var countries: [String] = []
    /// A place within must be named, of those that are points and no areas.
    package var circle: Circle?
    /// Days of publication, both ends included; a month or a year only if it lies within as a whole.
    package var from: CalendarDay?
    package var to: CalendarDay?
    package var copies = Copies.all

    package enum Copies: Sendable {
        case all
        /// The first of each set of copies, and all that were never copied.
        case stories
        /// Those that are copies of earlier ones.
        case copies
    }

    package struct Circle: Sendable {
        package let center: Coordinate
        package let kilometers: Double
        package init(center: Coordinate, kilometers: Double) {
            self.center = center
            self.kilometers = kilometers
        }

        /// Great-circle distance by the haversine formula, on a sphere of 6,371 km: half a percent off at worst.
        func holds(_ latitude: Double, _ longitude: Double) -> Bool {
            let radians = Double.pi / 180
            let height = sin((latitude - center.latitude) * radians / 2)
            let width = sin((longitude - center.longitude) * radians / 2)
            let a = height * height + cos(latitude * radians) * cos(center.latitude * radians) * width * width
            return 2 * 6371 * asin(min(1, a.squareRoot())) <= kilometers
        }
    }

    package init() {}
    package init(words: SearchQuery) { self.words = words }
    package init(entity: String) { entities = [entity] }
}

extension Slice {
    /// The articles, each condition asked in the way that suits it.
    func documents(_ db: Database) throws -> DocumentSet {
        var found: DocumentSet?
        func demand(_ set: DocumentSet) { if found == nil { found = set } else { found?.formIntersection(set) } }

        if let words {
            demand(try db.documents("SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?", [words.expression]))
        }
        for entity in entities where found?.isEmpty != true { demand(try EntityScope(entity, db).documents(db)) }
        if let entityType {
            demand(
                try db.documents(
                    "SELECT m.document FROM entities e JOIN mentions m ON m.entity = e.id WHERE e.type = ?1 OR e.kind = ?1", [entityType]))
        }
        if !countries.isEmpty {
            demand(
                try db.documents(
                    """
                    SELECT m.document FROM entities e JOIN mentions m ON m.entity = e.id
                    WHERE e.type = 'place' AND e.country COLLATE NOCASE IN (SELECT value FROM json_each(?))
                    """, [JSONList.of(countries)]))
        }
        if let circle { demand(try Self.documents(within: circle, db)) }
        if let claim { demand(try claim.documents(db)) }
        if !sources.isEmpty {
            demand(
                try db.documents(
                    """
                    SELECT id FROM documents INDEXED BY documents_source WHERE source IN (
                        SELECT id FROM sources WHERE name COLLATE NOCASE IN (SELECT value FROM json_each(?)))
                    """, [JSONList.of(sources)]))
        }
        if !languages.isEmpty {
            demand(
                try db.documents(
                    "SELECT id FROM documents INDEXED BY documents_language WHERE language IN (SELECT value FROM json_each(?))",
                    [JSONList.of(languages.map { $0.lowercased() })]))
        }
        if from != nil || to != nil { demand(try Self.documents(from: from, to: to, db)) }
        switch copies {
        case .all: break
        case .copies: demand(try Self.copies(db))
        case .stories:
            if found == nil { found = try Self.all(db) }
            found?.subtract(try Self.copies(db))
        }
        return try found ?? Self.all(db)
    }

    static func all(_ db: Database) throws -> DocumentSet {
        try db.documents("SELECT id FROM documents INDEXED BY documents_language")
    }

    private static func copies(_ db: Database) throws -> DocumentSet {
        try db.documents("SELECT document FROM copies WHERE document <> cluster")
    }

    private static func documents(within circle: Circle, _ db: Database) throws -> DocumentSet {
        var places: [Int] = []
        try db.scan(
            "SELECT id, latitude, longitude FROM entities WHERE type = 'place' AND latitude IS NOT NULL AND point IS NOT 'centroid'"
        ) { row in
            if circle.holds(row.number(1), row.number(2)) { places.append(row.integer(0)) }
        }
        return try db.documents(naming: places)
    }

    /// Dates are texts as exact as they are known: "2019-07" lies before "2019-07-01" and is July.
    static func documents(from: CalendarDay?, to: CalendarDay?, _ db: Database) throws -> DocumentSet {
        var conditions = ["published IS NOT NULL"]
        var arguments: [String: String] = [:]
        if let from {
            // A month or year that begins on the first day is within.
            conditions.append("(published >= :from OR published IN (:month, :year))")
            arguments["from"] = from.iso
            arguments["month"] = from.day == 1 ? String(from.iso.prefix(7)) : ""
            arguments["year"] = from.day == 1 && from.month == 1 ? String(from.iso.prefix(4)) : ""
        }
        // Behind the last day that can be written nothing comes.
        if let to, to < CalendarDay(9999, 12, 31) {
            // A month or year that ends after the last day is not, though its text comes before that of the next day.
            let next = CalendarDay(ordinal: to.ordinal + 1).iso
            conditions.append("published < :next AND published NOT IN (:openMonth, :openYear)")
            arguments["next"] = next
            arguments["openMonth"] = String(next.prefix(7))
            arguments["openYear"] = String(next.prefix(4))
        }
        return try db.documents(
            "SELECT id FROM documents INDEXED BY documents_published WHERE \(conditions.joined(separator: " AND "))",
            StatementArguments(arguments))
    }
}

/// An entity with its branches and what it was before, each for the days that it belonged.
struct EntityScope {
    private struct Member {
        let row: Int
        let since: String?
        let until: String?
    }
    private let members: [Member]

    init(_ key: String, _ db: Database) throws {
        var members: [Member] = []
        try db.scan(
            """
            WITH RECURSIVE member(key, since, until) AS (
                SELECT ?, '0000', '9999'
                UNION SELECT r.other, b.since, b.until FROM member b JOIN relations r ON r.entity = b.key AND r.relation = 'successor_of'
                UNION SELECT r.entity, max(b.since, coalesce(r.since, '0000')), min(b.until, coalesce(r.until, '9999'))
                    FROM member b JOIN relations r ON r.other = b.key AND r.relation = 'branch_of'
                    WHERE max(b.since, coalesce(r.since, '0000')) <= min(b.until, coalesce(r.until, '9999')))
            SELECT e.id, b.since, b.until FROM member b JOIN entities e ON e.key = b.key
            """, [key]
        ) { row in
            let (since, until) = (row.text(1), row.text(2))
            members.append(Member(row: row.integer(0), since: since == "0000" ? nil : since, until: until == "9999" ? nil : until))
        }
        self.members = members
    }

    /// Rows of `entities`, whatever the day.
    var rows: [Int] { Array(Set(members.map(\.row))) }

    /// An id of which an article names the entity or a branch, or else all that go by this name.
    static func ids(of written: String, _ db: Database) throws -> [String] {
        if try !EntityScope(written, db).members.isEmpty { return [written] }
        return try String.fetchAll(
            db, sql: "SELECT key FROM entities WHERE name = ? COLLATE NOCASE ORDER BY key", arguments: [written])
    }

    /// Rows of the entities that an id or a name means, with their branches whatever the day.
    static func rows(meantBy written: String, _ db: Database) throws -> [Int] {
        try ids(of: written, db).flatMap { try EntityScope($0, db).rows }
    }

    func documents(_ db: Database) throws -> DocumentSet {
        try parts(db).reduce(into: DocumentSet()) { $0.formUnion($1.documents) }
    }

    /// Every mention, of a branch only in articles of days on which it was one.
    func forEachMention(_ db: Database, _ body: (_ document: Int) -> Void) throws {
        for part in try parts(db) {
            try db.scan(
                "SELECT document FROM mentions INDEXED BY mentions_entity WHERE entity IN (SELECT value FROM json_each(?))",
                [JSONList.of(part.rows)]
            ) { row in
                let document = row.integer(0)
                if part.documents.contains(document) { body(document) }
            }
        }
    }

    /// Members and the articles that name them on days of theirs.
    private func parts(_ db: Database) throws -> [(rows: [Int], documents: DocumentSet)] {
        let lasting = members.filter { $0.since == nil && $0.until == nil }.map(\.row)
        var parts = [(rows: lasting, documents: try db.documents(naming: lasting))]
        var passing: [(member: Member, named: DocumentSet, documents: DocumentSet)] = []
        for member in members where !lasting.contains(member.row) {
            let named = try db.documents(naming: [member.row])
            if !named.isEmpty { passing.append((member, named, DocumentSet())) }
        }
        if passing.isEmpty { return parts }
        // One pass for all of them.
        try db.scan("SELECT id, published FROM documents INDEXED BY documents_published WHERE published IS NOT NULL") { row in
            let document = row.integer(0)
            guard passing.contains(where: { $0.named.contains(document) }) else { return }
            let day = String((row.text(1) ?? "").prefix(10))
            for at in passing.indices where passing[at].named.contains(document) {
                let member = passing[at].member
                if day >= member.since ?? "0000" && day <= member.until ?? "9999" { passing[at].documents.insert(document) }
            }
        }
        // A branch that left and came back has two spans.
        for (row, spans) in Dictionary(grouping: passing, by: \.member.row) {
            parts.append(([row], spans.reduce(into: DocumentSet()) { $0.formUnion($1.documents) }))
        }
        return parts
    }
}

extension Database {
    /// Articles that name one of the entities, given by their rows.
    func documents(naming entities: [Int]) throws -> DocumentSet {
        try documents(
            "SELECT document FROM mentions INDEXED BY mentions_entity WHERE entity IN (SELECT value FROM json_each(?))",
            [JSONList.of(entities)])
    }
}
