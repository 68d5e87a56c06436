import Foundation
import GRDB

/// What articles are counted by.
package enum Facet: Sendable, Equatable {
    case source, language, year, month, day, country, claim, status, speaker
    /// Entities; of one type or kind where it is named.
    case entity(String?)

    /// nil for what is none; any word but the fixed ones is a type of entity, for a user's gazetteer adds some.
    package init?(_ name: String) {
        switch name {
        case "source": self = .source
        case "language": self = .language
        case "year": self = .year
        case "month": self = .month
        case "day": self = .day
        case "country": self = .country
        case "claim": self = .claim
        case "status": self = .status
        case "speaker": self = .speaker
        case "entity": self = .entity(nil)
        case "": return nil
        default: self = .entity(name)
        }
    }

    package var name: String {
        switch self {
        case .entity(let type): type ?? "entity"
        default: "\(self)"
        }
    }
}

/// A value of a facet.
package struct FacetCount: Sendable {
    package let facet: String
    package let value: String
    /// What people call it, where the value is an id.
    package let name: String?
    package let articles: Int
}

extension IndexReader {
    /// For each facet its values, those of most articles first (days in their order), and how many articles there are in all.
    package func facets(_ facets: [Facet], of slice: Slice, limit: Int) throws(IndexError) -> (counts: [FacetCount], total: Int) {
        try read { db in
            let wanted = try slice.documents(db)
            var counts: [FacetCount] = []
            for facet in facets {
                var values = try FacetCounting(wanted, db).values(facet, atMost: limit)
                if facet.isTime { values.sort { $0.key < $1.key } } else { values.sort { ($1.articles, $0.key) < ($0.articles, $1.key) } }
                for value in facet.isTime ? values[...] : values.prefix(limit) {
                    counts.append(FacetCount(facet: facet.name, value: value.key, name: value.name, articles: value.articles))
                }
            }
            return (counts, wanted.count)
        }
    }
}

extension Facet {
    fileprivate var isTime: Bool { self == .year || self == .month || self == .day }
}

/// Counts the articles of a set. An index that covers what is counted is passed over as a whole, which costs some 200 ns a row;
/// the text of an article is never touched.
private struct FacetCounting {
    struct Value {
        let key: String
        var name: String?
        let articles: Int
    }

    private let wanted: DocumentSet
    private let db: Database

    init(_ wanted: DocumentSet, _ db: Database) {
        self.wanted = wanted
        self.db = db
    }

    /// Of entities, whose names have to be asked for, `limit` at most, those of most articles.
    func values(_ facet: Facet, atMost limit: Int) throws -> [Value] {
        switch facet {
        case .source:
            try named("SELECT source, id FROM documents INDEXED BY documents_source", "SELECT id, name FROM sources")
        case .language: try texts("SELECT language, id FROM documents INDEXED BY documents_language")
        case .year: try texts(Self.dates, prefix: 4)
        case .month: try texts(Self.dates, prefix: 7)
        case .day: try texts(Self.dates, prefix: 10)
        case .claim: try claims("SELECT type, document FROM claims INDEXED BY claims_type")
        case .status: try claims("SELECT status, document FROM claims INDEXED BY claims_type")
        case .speaker: try speakers()
        case .country: try countries()
        case .entity(let type): try entities(type, atMost: limit)
        }
    }

    private static let dates = "SELECT published, id FROM documents INDEXED BY documents_published WHERE published IS NOT NULL"

    /// Counts by a text, which the index has in order, or by its first bytes; a date that is less exact is left out.
    private func texts(_ sql: String, prefix length: Int? = nil) throws -> [Value] {
        var values: [Value] = []
        var key: [UInt8] = []
        var count = 0
        func close() { if count > 0 { values.append(Value(key: String(decoding: key, as: UTF8.self), articles: count)) } }
        try db.scan(sql) { row in
            guard wanted.contains(row.integer(1)) else { return }
            row.withText(0) { text in
                if let length, text.count < length { return }
                let start = text.prefix(length ?? text.count)
                if !key.elementsEqual(start) {
                    close()
                    (key, count) = (Array(start), 0)
                }
                count += 1
            }
        }
        close()
        return values
    }

    /// Counts by a number that names a row of another table.
    private func named(_ sql: String, _ names: String) throws -> [Value] {
        var counts: [Int: Int] = [:]
        try db.scan(sql) { row in if !row.isNull(0), wanted.contains(row.integer(1)) { counts[row.integer(0), default: 0] += 1 } }
        var values: [Value] = []
        try db.scan(names) { row in
            if let count = counts[row.integer(0)] { values.append(Value(key: row.text(1) ?? "", articles: count)) }
        }
        return values
    }

    /// Counts by a text of claims, an article once for each. Equal texts mostly follow one another.
    private func claims(_ sql: String) throws -> [Value] {
        var sets: [String: DocumentSet] = [:]
        var key: [UInt8] = []
        var set = DocumentSet()
        func close() { if !set.isEmpty { sets[String(decoding: key, as: UTF8.self), default: DocumentSet()].formUnion(set) } }
        try db.scan(sql) { row in
            row.withText(0) { text in
                if key.elementsEqual(text) { return }
                close()
                (key, set) = (Array(text), DocumentSet())
            }
            let document = row.integer(1)
            if wanted.contains(document) { set.insert(document) }
        }
        close()
        return sets.map { Value(key: $0.key, articles: $0.value.count) }
    }

    private func speakers() throws -> [Value] {
        var sets: [Int: DocumentSet] = [:]
        try db.scan("SELECT speaker_entity, document FROM claims WHERE speaker_entity IS NOT NULL") { row in
            let document = row.integer(1)
            if wanted.contains(document) { sets[row.integer(0), default: DocumentSet()].insert(document) }
        }
        return try sets.compactMap { try entity($0.key, articles: $0.value.count) }
    }

    private func entities(_ type: String?, atMost limit: Int) throws -> [Value] {
        var rows: Set<Int>?
        if let type { rows = Set(try Int.fetchAll(db, sql: "SELECT id FROM entities WHERE type = ?1 OR kind = ?1", arguments: [type])) }
        var counts: [Int: Int] = [:]
        try db.forEachNamed(in: wanted) { entity, _, _ in if rows?.contains(entity) ?? true { counts[entity, default: 0] += 1 } }
        let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
        return try most.compactMap { try entity($0.key, articles: $0.value) }
    }

    private func countries() throws -> [Value] {
        var lands: [Int: String] = [:]
        try db.scan("SELECT id, country FROM entities WHERE type = 'place' AND country IS NOT NULL") { lands[$0.integer(0)] = $0.text(1) }
        var sets: [String: DocumentSet] = [:]
        try db.forEachNamed(in: wanted) { entity, document, _ in
            if let land = lands[entity] { sets[land, default: DocumentSet()].insert(document) }
        }
        return sets.map { Value(key: $0.key, articles: $0.value.count) }
    }

    private func entity(_ row: Int, articles: Int) throws -> Value? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT key, name FROM entities WHERE id = ?"), arguments: [row])
            .map { Value(key: $0[0], name: $0[1], articles: articles) }
    }
}

extension Database {
    /// Each entity that an article of the set names, and how often. Few articles are asked one by one, of many all are passed over
    /// (to pass over their rows in `mentions` took three times as long).
    func forEachNamed(in wanted: DocumentSet, _ body: (_ entity: Int, _ document: Int, _ mentions: Int) -> Void) throws {
        func read(_ row: borrowing ScannedRow) {
            let document = row.integer(0)
            guard wanted.contains(document) else { return }
            row.withBlob(1) { TermBlob.forEach($0) { entity, mentions in body(Int(entity), document, mentions) } }
        }
        let all = try Int.fetchOne(self, sql: "SELECT max(document) FROM layers") ?? 0
        if wanted.count * 8 < all {
            try wanted.forEach { try scan("SELECT document, entities FROM layers WHERE document = ?", [$0], read) }
        } else {
            try scan("SELECT document, entities FROM layers", [], read)
        }
    }
}
