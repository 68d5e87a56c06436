import Documents
import Foundation
import GRDB
import Text

/// The rows of articles: written, found anew, taken away. Everything that one article puts into the tables is here.
final class ArticleRows {
    /// What was written so far.
    struct Counts {
        var documents = 0
        var entities = 0
        var mentions = 0
        var claims = 0
    }

    private(set) var counts = Counts()
    let inserts: Inserts
    /// The run that the rows belong to.
    private let run: Int64
    /// The parents that groups have to this day, which an entity's row shows; those of other days stand in `relations`.
    private let parents: [String: String?]
    private var entityRows: [String: Int64] = [:]
    private var termRows: [Folding.TokenID: Int64]
    private var sourceRows: [String: Int64] = [:]

    init(_ db: Database, run: Int64, hierarchy: [Relation]) throws {
        inserts = try Inserts(db)
        self.run = run
        parents = Self.parents(hierarchy)
        termRows = try Self.knownTerms(db)
    }

    private static func parents(_ hierarchy: [Relation]) -> [String: String?] {
        var parents: [String: String?] = [:]
        for relation in hierarchy where relation.kind == .branch {
            parents[relation.entity] = .some(relation.days.to == nil ? relation.other : parents[relation.entity] ?? nil)
        }
        return parents
    }

    func insert(_ shelved: ShelvedArticle, _ db: Database) throws {
        let article = shelved.article
        let source = try article.site.map { try sourceRow($0, db) }
        try inserts.document.run(
            article.id, source, article.source, article.sha256, article.url, article.canonicalURL, article.title ?? "",
            article.byline, article.published?.value, article.published?.precision.rawValue, article.published?.signal,
            article.modified?.value, article.seen?.value, article.forwardedFrom, article.language, shelved.words,
            article.warnings.isEmpty ? nil : JSONList.of(article.warnings), run, run, shelved.text)
        let document = db.lastInsertedRowID
        counts.documents += 1
        // What failed before and is read now is no error any more.
        try inserts.mended.run(article.source, article.id)
        try inserts.words.run(document, shelved.foldedTitle, shelved.foldedText)
        let entities = try shelved.article.entities.map { try entityRow($0, db) }
        try inserts.layers.run(
            document, shelved.digest, Self.entityBlob(shelved, entities), shelved.sentences, try termBlob(shelved, db))
        if let signature = article.signature {
            try inserts.signature.run(document, Int64(bitPattern: signature.exact), MinHashBlob.pack(signature.minhash))
        }
        try insertAnnotations(shelved, document, entities, db)
    }

    /// Takes what was found in an article anew; its text and words stay. Where the same was found, only the run is noted.
    /// Returns whether anything changed.
    func annotate(_ shelved: ShelvedArticle, _ document: Int64, _ db: Database) throws -> Bool {
        let isSame = try digest(of: document, db) == shelved.digest
        if !isSame {
            for table in ["mentions", "claims", "statements"] {
                try db.cachedStatement(sql: "DELETE FROM \(table) WHERE document = ?").execute(arguments: [document])
            }
            let entities = try shelved.article.entities.map { try entityRow($0, db) }
            try db.cachedStatement(sql: "UPDATE layers SET digest = ?, entities = ?, sentences = ? WHERE document = ?")
                .execute(arguments: [
                    shelved.digest, Data(Self.entityBlob(shelved, entities)), Data(shelved.sentences), document,
                ])
            try insertAnnotations(shelved, document, entities, db)
        }
        try db.cachedStatement(sql: "UPDATE documents SET annotated = ? WHERE id = ?").execute(arguments: [run, document])
        return !isSame
    }

    /// Of what the index holds as found in an article.
    func digest(of document: Int64, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT digest FROM layers WHERE document = ?"), arguments: [document])
    }

    static func remove(_ document: Int64, _ db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT title, text FROM documents WHERE id = ?", arguments: [document]) else { return }
        // An external-content table is told the words it holds: the folded ones.
        try db.execute(
            sql: "INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            arguments: [document, ShelvedArticle.folded(row[0]), ShelvedArticle.folded(row[1])])
        // A set of copies may have hung together by this one: all are found anew.
        try db.execute(sql: "DELETE FROM copies; DELETE FROM clusters")
        try db.execute(sql: "DELETE FROM documents WHERE id = ?", arguments: [document])
    }

    private func insertAnnotations(_ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64], _ db: Database) throws {
        try insertMentions(shelved, document, entities)
        for claim in shelved.article.claims { try insert(claim, shelved, document, entities, db) }
        try insertStatements(shelved, document, entities)
    }

    private func insertMentions(_ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64]) throws {
        // Names alone: "he" and "the group" would be counted as often as who they stand for is named.
        var rows: [Int: Int] = [:]
        for (index, mention) in shelved.article.mentions.enumerated() where !mention.isNominal {
            rows[index] = rows.count
            try inserts.mention.run(
                document, entities[mention.entity], shelved.offsets[mention.range.start], shelved.offsets[mention.range.end],
                mention.score, mention.inside.flatMap { rows[$0] }, mention.alias, mention.stance?.rawValue)
        }
        counts.mentions += rows.count
    }

    private func insert(_ claim: Claim, _ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64], _ db: Database) throws {
        let article = shelved.article
        let at = shelved.offsets
        try inserts.claim.run(
            document, at[claim.range.start], at[claim.range.end], claim.type, claim.subtype, claim.score, claim.basis.rawValue,
            claim.status.rawValue, claim.certainty.rawValue, claim.speaker.range.map(article.string),
            claim.speaker.entity.map { entities[$0] }, claim.speaker.role, claim.speaker.via.map(article.string),
            claim.date.map { article.string($0.range) }, claim.date?.from.iso, claim.date?.to.iso,
            claim.cues.joined(separator: "; "))
        let row = db.lastInsertedRowID
        counts.claims += 1
        let parts = [("actor", claim.actors), ("target", claim.targets), ("place", claim.places), ("weapon", claim.weapons)]
        var number = 0
        for (role, list) in parts {
            for part in list {
                number += 1
                try inserts.participant.run(
                    row, number, role, part.type, part.entity.map { entities[$0] }, article.string(part.range), at[part.range.start],
                    at[part.range.end])
            }
        }
        for (index, quantity) in claim.quantities.enumerated() {
            try inserts.quantity.run(
                row, index + 1, quantity.kind, quantity.value, quantity.low, quantity.high, quantity.bound.rawValue, quantity.of,
                quantity.unit, article.string(quantity.range), at[quantity.range.start], at[quantity.range.end])
        }
    }

    private func insertStatements(_ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64]) throws {
        for (index, statement) in shelved.article.statements.enumerated() {
            try inserts.statement.run(
                document, index + 1, statement.source.map(shelved.article.string), statement.sourceEntity.map { entities[$0] },
                statement.cue.map(shelved.article.string), shelved.offsets[statement.content.start],
                shelved.offsets[statement.content.end], statement.quoted)
        }
    }

    // MARK: Rows that many articles share

    private func sourceRow(_ name: String, _ db: Database) throws -> Int64 {
        if let row = sourceRows[name] { return row }
        try db.execute(sql: "INSERT OR IGNORE INTO sources (name) VALUES (?)", arguments: [name])
        let row = try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ?", arguments: [name])!
        sourceRows[name] = row
        return row
    }

    private func entityRow(_ entity: Entity, _ db: Database) throws -> Int64 {
        // What has no id is known by its type and name: "person:Abu Omar".
        let key = entity.id ?? "\(entity.type.rawValue):\(entity.name)"
        if let row = entityRows[key] { return row }
        if let row = try Int64.fetchOne(db.cachedStatement(sql: "SELECT id FROM entities WHERE key = ?"), arguments: [key]) {
            entityRows[key] = row
            // What the gazetteer knows is as it knows it now.
            if entity.id != nil {
                try inserts.known.run(
                    entity.type.rawValue, entity.name, entity.detail, parents[key] ?? entity.parent, entity.country,
                    entity.coordinate?.latitude, entity.coordinate?.longitude,
                    entity.coordinate.map { $0.isCentroid ? "centroid" : "own" }, entity.place, row)
            }
            return row
        }
        try inserts.entity.run(
            key, entity.type.rawValue, entity.name, entity.detail, parents[key] ?? entity.parent, entity.country,
            entity.coordinate?.latitude, entity.coordinate?.longitude,
            entity.coordinate.map { $0.isCentroid ? "centroid" : "own" }, entity.place)
        counts.entities += 1
        let row = db.lastInsertedRowID
        entityRows[key] = row
        return row
    }

    /// The entities that the article names and how often, as `mentions` has them.
    private static func entityBlob(_ shelved: ShelvedArticle, _ entities: [Int64]) -> [UInt8] {
        var counts: [Int64: Int] = [:]
        for mention in shelved.article.mentions where !mention.isNominal { counts[entities[mention.entity], default: 0] += 1 }
        return TermBlob.pack(counts.map { (row: $0.key, count: $0.value) })
    }

    private func termBlob(_ shelved: ShelvedArticle, _ db: Database) throws -> [UInt8] {
        var rows: [(row: Int64, count: Int)] = []
        rows.reserveCapacity(shelved.terms.count)
        for term in shelved.terms { rows.append((try termRow(term, of: shelved.article, db), term.count)) }
        return TermBlob.pack(rows)
    }

    private func termRow(_ term: ShelvedArticle.Term, of article: Article, _ db: Database) throws -> Int64 {
        if let row = termRows[term.id] { return row }
        let row = Int64(termRows.count) + 1
        try inserts.term.run(row, Int64(bitPattern: term.id), Folding.folded(article.string(term.range)))
        termRows[term.id] = row
        return row
    }

    /// The words that the index knows, all in memory for the length of a run.
    private static func knownTerms(_ db: Database) throws -> [Folding.TokenID: Int64] {
        var rows: [Folding.TokenID: Int64] = [:]
        rows.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM terms")!)
        try db.scan("SELECT hash, id FROM terms") { rows[Folding.TokenID(bitPattern: Int64($0.integer(0)))] = Int64($0.integer(1)) }
        return rows
    }
}

/// A list as JSON, for a column or a question that holds several values.
enum JSONList {
    static func of(_ list: [String]) -> String {
        var out = JSONWriter()
        out.array { out in list.forEach { out.string($0) } }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    static func strings(in json: String) -> [String] { (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? [] }

    static func of(_ list: [Int]) -> String { "[" + list.map(String.init).joined(separator: ",") + "]" }
}
