package import Documents
import Foundation
import GRDB
import Text

/// The one writer of an index: articles in input order, a batch of them in one transaction.
///
/// Adding the same article again changes nothing; an article with the same id but another recipe (pipeline or
/// gazetteer) takes the place of the old one; another text under an id that is taken is an error, so that nothing is lost.
package final class IndexWriter {
    /// What a run is made of, kept with it.
    package struct Manifest: Sendable {
        package var version: String
        package var pipeline: String
        /// Hash of pipeline, gazetteer and taxonomy: articles stored under another recipe are made anew.
        package var recipe: String
        package var gazetteer: String?
        package var inputs: [String]
        /// All relations of groups that the gazetteer knows; nil where the pipeline has none.
        package var hierarchy: [Relation]?
        package init(
            version: String, pipeline: String, recipe: String, gazetteer: String?, inputs: [String], hierarchy: [Relation]? = nil
        ) {
            self.version = version
            self.pipeline = pipeline
            self.recipe = recipe
            self.gazetteer = gazetteer
            self.inputs = inputs
            self.hierarchy = hierarchy
        }
    }

    package struct Counts: Sendable {
        package var documents = 0
        package var entities = 0
        package var mentions = 0
        package var claims = 0
        package var rejected = 0
        package var skipped = 0
        /// What the index holds once a run is over: articles, and how many of them are no copies of others.
        package var stored = 0
        package var stories = 0
        package init() {}
    }

    /// One outcome of the chain.
    package enum Entry: Sendable {
        case article(ShelvedArticle)
        case rejected(id: String, source: String, Rejection)
        case alreadyStored
    }

    package private(set) var counts = Counts()
    /// Articles that the index held under other recipes when the run began.
    package let madeOtherwise: Int
    /// Held, not asked: it keeps other writers out for as long as this one lives.
    private let lock: WriterLock?
    private let queue: DatabaseQueue
    private let path: String
    private let recipe: String
    /// The parents that groups have to this day, which an entity's row shows; those of other days stand in `relations`.
    private let parents: [String: String?]
    private let run: Int64
    private let inserts: Inserts
    private var waiting: [Entry] = []
    /// Entries written since the last commit.
    private var uncommitted = 0
    private var entityRows: [String: Int64] = [:]
    private var termRows: [Folding.TokenID: Int64]
    private var sourceRows: [String: Int64] = [:]

    /// Entries in one transaction: each commit syncs the journal and leaves a segment of the full-text table to be merged later.
    private static let batchSize = 512
    /// Entries written in one go. One by one, between other work, costs the writer a tenth more (789 against 719 µs an article:
    /// SQLite's pages leave the caches); all 512 at once hold back the credits of the other stages.
    private static let goSize = 32

    /// Opens or makes the index and begins a run.
    package init(path: String, manifest: Manifest) throws(IndexError) {
        self.path = path
        recipe = manifest.recipe
        parents = Self.parents(manifest.hierarchy ?? [])
        lock = try WriterLock(path)
        do {
            queue = try IndexFile.open(path)
            (run, termRows, inserts, madeOtherwise) = try queue.write { db in
                try Schema.prepare(db, path: path)
                let others = try Int.fetchOne(db, sql: "SELECT count(*) FROM documents WHERE recipe <> ?", arguments: [manifest.recipe])
                try db.execute(
                    sql: "INSERT INTO runs (started, version, pipeline, recipe, gazetteer, inputs, state) VALUES (?,?,?,?,?,?,'running')",
                    arguments: [
                        Self.now(), manifest.version, manifest.pipeline, manifest.recipe, manifest.gazetteer,
                        Self.json(manifest.inputs),
                    ])
                let run = db.lastInsertedRowID
                if let hierarchy = manifest.hierarchy { try Self.write(hierarchy, db) }
                return (run, try Self.knownTerms(db), try Inserts(db), others ?? 0)
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    private static func parents(_ hierarchy: [Relation]) -> [String: String?] {
        var parents: [String: String?] = [:]
        for relation in hierarchy where relation.kind == .branch {
            parents[relation.entity] = .some(relation.days.to == nil ? relation.other : parents[relation.entity] ?? nil)
        }
        return parents
    }

    /// The hierarchy as the gazetteer of this run has it takes the place of an earlier one.
    private static func write(_ hierarchy: [Relation], _ db: Database) throws {
        try db.execute(sql: "DELETE FROM relations")
        let insert = try db.makeStatement(sql: "INSERT INTO relations (entity, relation, other, since, until) VALUES (?,?,?,?,?)")
        for relation in hierarchy {
            try insert.execute(arguments: [
                relation.entity, relation.kind.rawValue, relation.other, relation.days.from, relation.days.to,
            ])
        }
    }

    /// What is already stored under this recipe: ids with the hash of their raw input.
    package func storedArticles() throws(IndexError) -> [String: String] {
        do {
            return try queue.read { [recipe] db in
                let rows = try Row.fetchCursor(db, sql: "SELECT key, sha256 FROM documents WHERE recipe = ?", arguments: [recipe])
                var stored: [String: String] = [:]
                while let row = try rows.next() { stored[row[0]] = row[1] }
                return stored
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    package func add(_ entry: Entry) throws(IndexError) {
        waiting.append(entry)
        if waiting.count >= Self.goSize { try flush(committing: uncommitted + waiting.count >= Self.batchSize) }
    }

    private func flush(committing: Bool) throws(IndexError) {
        defer { waiting.removeAll(keepingCapacity: true) }
        do {
            // GRDB runs this block on the calling thread: the queue has no other user, so nothing waits.
            try queue.writeWithoutTransaction { db in
                for entry in waiting {
                    if uncommitted == 0 { try db.beginTransaction(.immediate) }
                    try write(entry, db)
                    uncommitted += 1
                }
                guard committing, uncommitted > 0 else { return }
                try db.commit()
                uncommitted = 0
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    /// Writes what is left, joins copies, closes the run's manifest row and leaves one file without side files, ready to be copied.
    package func finish(stopped: Bool) throws(IndexError) {
        try flush(committing: true)
        do {
            // A reader that has the index open keeps the side files alive; the last to close removes them.
            defer { try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
            try queue.write { db in
                try Clustering.join(db)
                (counts.stored, counts.stories) = try Clustering.count(db)
                try db.execute(
                    sql: "UPDATE runs SET ended = ?, state = ?, documents = ?, skipped = ?, rejected = ? WHERE id = ?",
                    arguments: [Self.now(), stopped ? "stopped" : "complete", counts.documents, counts.skipped, counts.rejected, run])
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    private func write(_ entry: Entry, _ db: Database) throws {
        switch entry {
        case .alreadyStored: counts.skipped += 1
        case .rejected(let id, let source, let rejection): try reject(id, source, rejection, db)
        case .article(let shelved):
            let article = shelved.article
            switch try standing(article.id, db) {
            case .none: try insert(shelved, db)
            case .some(let row) where row.recipe != recipe:
                try remove(row.id, db)
                try insert(shelved, db)
            case .some(let row) where try holds(row.id, shelved.text, db): counts.skipped += 1
            case .some(let row) where Self.moment(article.modified?.value) > Self.moment(row.modified):
                // A message that was edited comes again under its id: the later version stays.
                try remove(row.id, db)
                try insert(shelved, db)
            case .some(let row) where Self.moment(article.modified?.value) < Self.moment(row.modified): counts.skipped += 1
            case .some:
                let message = "The index holds another article with the id \"\(article.id)\". Give each row an id of its own."
                try reject(article.id, article.source, Rejection(stage: "index", code: "duplicate-id", message: message), db)
            }
        }
    }

    private func put(_ statement: GRDB.Statement, _ values: StatementArguments) throws {
        statement.setUncheckedArguments(values)
        try statement.execute()
    }

    /// An input that is rejected again has one row, and no version that another recipe made is left of it.
    private func reject(_ id: String, _ source: String, _ rejection: Rejection, _ db: Database) throws {
        counts.rejected += 1
        if rejection.code != "duplicate-id", let row = try standing(id, db), row.recipe != recipe { try remove(row.id, db) }
        try put(inserts.error, [run, source, id, rejection.stage, rejection.code, rejection.message])
    }

    /// The row of an article, the recipe that made it, and when it says that it was changed.
    private func standing(_ key: String, _ db: Database) throws -> (id: Int64, recipe: String, modified: String?)? {
        let found = try db.cachedStatement(sql: "SELECT id, recipe, modified FROM documents WHERE key = ?")
        return try Row.fetchOne(found, arguments: [key]).map { ($0[0], $0[1], $0[2]) }
    }

    private static func moment(_ modified: String?) -> Int { modified.map { DateStamp.moment($0) } ?? .min }

    private func holds(_ document: Int64, _ text: String, _ db: Database) throws -> Bool {
        let found = try db.cachedStatement(sql: "SELECT text = ? FROM documents WHERE id = ?")
        return try Bool.fetchOne(found, arguments: [text, document]) ?? false
    }

    private func remove(_ document: Int64, _ db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT title, text FROM documents WHERE id = ?", arguments: [document]) else { return }
        // An external-content table is told the words it holds: the folded ones.
        try db.execute(
            sql: "INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            arguments: [document, ShelvedArticle.folded(row[0]), ShelvedArticle.folded(row[1])])
        // A set of copies may have hung together by this one: all are found anew.
        try db.execute(sql: "DELETE FROM copies; DELETE FROM clusters")
        try db.execute(sql: "DELETE FROM documents WHERE id = ?", arguments: [document])
    }

    private func insert(_ shelved: ShelvedArticle, _ db: Database) throws {
        let article = shelved.article
        let source = try article.site.map { try sourceRow($0, db) }
        try put(
            inserts.document,
            [
                article.id, source, article.source, article.sha256, article.url, article.canonicalURL, article.title ?? "",
                article.byline, article.published?.value, article.published?.precision.rawValue, article.published?.signal,
                article.modified?.value, article.seen?.value, article.forwardedFrom, article.language, shelved.words, shelved.text,
                article.warnings.isEmpty ? nil : Self.json(article.warnings), recipe, run,
            ])
        let document = db.lastInsertedRowID
        counts.documents += 1
        // What failed before and is read now is no error any more.
        try put(inserts.mended, [article.source, article.id])
        try put(inserts.words, [document, shelved.foldedTitle, shelved.foldedText])
        try put(inserts.layers, [document, Data(shelved.sentences), Data(try termBlob(shelved, db))])
        if let signature = article.signature {
            try put(inserts.signature, [document, Int64(bitPattern: signature.exact), MinHashBlob.pack(signature.minhash)])
        }
        let entities = try article.entities.map { try entityRow($0, db) }
        try insertMentions(shelved, document, entities, db)
        for claim in article.claims { try insert(claim, shelved, document, entities, db) }
        try insertStatements(shelved, document, entities, db)
    }

    private func insertMentions(_ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64], _ db: Database) throws {
        // Names alone: "he" and "the group" would be counted as often as who they stand for is named.
        var rows: [Int: Int] = [:]
        for (index, mention) in shelved.article.mentions.enumerated() where !mention.isNominal {
            rows[index] = rows.count
            try put(
                inserts.mention,
                [
                    document, entities[mention.entity], shelved.offsets[mention.range.start], shelved.offsets[mention.range.end],
                    mention.score, mention.inside.flatMap { rows[$0] }, mention.alias, mention.stance?.rawValue,
                ])
        }
        counts.mentions += rows.count
    }

    private func insert(_ claim: Claim, _ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64], _ db: Database) throws {
        let article = shelved.article
        let at = shelved.offsets
        try put(
            inserts.claim,
            [
                document, at[claim.range.start], at[claim.range.end], claim.type, claim.subtype, claim.score, claim.basis.rawValue,
                claim.status.rawValue, claim.certainty.rawValue, claim.speaker.range.map(article.string),
                claim.speaker.entity.map { entities[$0] }, claim.speaker.role, claim.speaker.via.map(article.string),
                claim.date.map { article.string($0.range) }, claim.date?.from.iso, claim.date?.to.iso,
                claim.cues.joined(separator: "; "),
            ])
        let row = db.lastInsertedRowID
        counts.claims += 1
        let parts = [("actor", claim.actors), ("target", claim.targets), ("place", claim.places), ("weapon", claim.weapons)]
        for (role, list) in parts {
            for part in list {
                try put(
                    inserts.participant,
                    [
                        row, role, part.type, part.entity.map { entities[$0] }, article.string(part.range), at[part.range.start],
                        at[part.range.end],
                    ])
            }
        }
        for quantity in claim.quantities {
            try put(
                inserts.quantity,
                [
                    row, quantity.kind, quantity.value, quantity.low, quantity.high, quantity.bound.rawValue, quantity.of,
                    quantity.unit, article.string(quantity.range), at[quantity.range.start], at[quantity.range.end],
                ])
        }
    }

    private func insertStatements(_ shelved: ShelvedArticle, _ document: Int64, _ entities: [Int64], _ db: Database) throws {
        for statement in shelved.article.statements {
            try put(
                inserts.statement,
                [
                    document, statement.source.map(shelved.article.string), statement.sourceEntity.map { entities[$0] },
                    statement.cue.map(shelved.article.string), shelved.offsets[statement.content.start],
                    shelved.offsets[statement.content.end], statement.quoted,
                ])
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
            return row
        }
        try put(
            inserts.entity,
            [
                key, entity.type.rawValue, entity.name, entity.detail, parents[key] ?? entity.parent, entity.country,
                entity.coordinate?.latitude, entity.coordinate?.longitude,
                entity.coordinate.map { $0.isCentroid ? "centroid" : "own" }, entity.place,
            ])
        counts.entities += 1
        let row = db.lastInsertedRowID
        entityRows[key] = row
        return row
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
        try put(inserts.term, [row, Int64(bitPattern: term.id), Folding.folded(article.string(term.range))])
        termRows[term.id] = row
        return row
    }

    /// The words that the index knows, all in memory for the length of a run.
    private static func knownTerms(_ db: Database) throws -> [Folding.TokenID: Int64] {
        var rows: [Folding.TokenID: Int64] = [:]
        let found = try Row.fetchCursor(db, sql: "SELECT hash, id FROM terms")
        while let row = try found.next() { rows[Folding.TokenID(bitPattern: row[0])] = row[1] }
        return rows
    }

    private static func json(_ list: [String]) -> String {
        var out = JSONWriter()
        out.array { out in list.forEach { out.string($0) } }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static func now() -> String { Date().formatted(.iso8601) }
}
