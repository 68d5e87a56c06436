package import Documents
import GRDB
import Text

/// The one writer of an index: articles in input order, a batch of them in one transaction.
///
/// Adding the same article again changes nothing; an article with the same id but another recipe (pipeline or
/// gazetteer) takes the place of the old one; another text under an id that is taken is an error, so that nothing is lost.
package final class IndexWriter {
    package struct Counts: Sendable {
        package var documents = 0
        package var entities = 0
        package var mentions = 0
        package var claims = 0
        /// Articles that stay, in which other things were found than before.
        package var changed = 0
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
        /// What is found in an article whose text the index holds.
        case found(ShelvedArticle)
        case rejected(id: String, source: String, Rejection)
        case alreadyStored
    }

    package var counts: Counts {
        var counts = tally
        (counts.documents, counts.entities) = (rows.counts.documents, rows.counts.entities)
        (counts.mentions, counts.claims) = (rows.counts.mentions, rows.counts.claims)
        return counts
    }

    private var tally = Counts()
    /// Articles that the index held under other recipes when the run began.
    package let madeOtherwise: Int
    /// Held, not asked: it keeps other writers out for as long as this one lives.
    private let lock: WriterLock?
    private let queue: DatabaseQueue
    private let path: String
    /// What need not be made again; to be asked from any thread until the run is over.
    package let stored: StoredArticles
    private let former: FormerRuns
    private let run: Int64
    private let rows: ArticleRows
    private var waiting: [Entry] = []
    /// Entries written since the last commit.
    private var uncommitted = 0

    /// Entries in one transaction: each commit syncs the journal and leaves a segment of the full-text table to be merged later.
    private static let batchSize = 512
    /// Entries written in one go. One by one, between other work, costs the writer a tenth more (789 against 719 µs an article:
    /// SQLite's pages leave the caches); all 512 at once hold back the credits of the other stages.
    private static let goSize = 32

    /// Opens or makes the index and begins a run.
    package init(path: String, manifest: Manifest) throws(IndexError) {
        self.path = path
        lock = try WriterLock(path)
        do {
            queue = try IndexFile.open(path)
            (former, run, rows, madeOtherwise) = try queue.write { db in
                try Schema.prepare(db, path: path)
                let run = try manifest.begin(db)
                let former = try FormerRuns(db, like: manifest)
                let counts = try Row.fetchAll(db, sql: "SELECT run, annotated, count(*) FROM documents GROUP BY annotated, run")
                let others = counts.reduce(0) { $0 + (former.made($1[0], annotated: $1[1]) ? 0 : $1[2]) }
                return (former, run, try ArticleRows(db, run: run, hierarchy: manifest.hierarchy ?? []), others)
            }
            stored = try StoredArticles(path, former)
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
            stored.close()
            // A reader that has the index open keeps the side files alive; the last to close removes them.
            defer { try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
            try queue.write { db in
                try Clustering.join(db)
                (tally.stored, tally.stories) = try Clustering.count(db)
                try db.execute(
                    sql: "UPDATE runs SET ended = ?, state = ?, documents = ?, skipped = ?, rejected = ? WHERE id = ?",
                    arguments: [Manifest.now(), stopped ? "stopped" : "complete", counts.documents, counts.skipped, counts.rejected, run])
            }
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    private func write(_ entry: Entry, _ db: Database) throws {
        switch entry {
        case .alreadyStored: tally.skipped += 1
        case .rejected(let id, let source, let rejection): try reject(id, source, rejection, db)
        case .found(let shelved):
            if let row = try standing(shelved.article.id, db) { try annotate(shelved, row.id, db) }
        case .article(let shelved):
            let article = shelved.article
            switch try standing(article.id, db) {
            case .none: try rows.insert(shelved, db)
            case .some(let row) where !row.isCurrent:
                try ArticleRows.remove(row.id, db)
                try rows.insert(shelved, db)
            case .some(let row) where try holds(row.id, shelved.text, db):
                // One recipe finds the same again, but records are imported that anyone may have made.
                if try rows.digest(of: row.id, db) == shelved.digest { tally.skipped += 1 } else { try annotate(shelved, row.id, db) }
            case .some(let row) where Self.moment(article.modified?.value) > Self.moment(row.modified):
                // A message that was edited comes again under its id: the later version stays.
                try ArticleRows.remove(row.id, db)
                try rows.insert(shelved, db)
            case .some(let row) where Self.moment(article.modified?.value) < Self.moment(row.modified): tally.skipped += 1
            case .some:
                let message = "The index holds another article with the id \"\(article.id)\". Give each row an id of its own."
                try reject(article.id, article.source, Rejection(stage: "index", code: "duplicate-id", message: message), db)
            }
        }
    }

    private func annotate(_ shelved: ShelvedArticle, _ document: Int64, _ db: Database) throws {
        if try rows.annotate(shelved, document, db) { tally.changed += 1 } else { tally.skipped += 1 }
    }

    /// An input that is rejected again has one row, and no version that another recipe made is left of it.
    private func reject(_ id: String, _ source: String, _ rejection: Rejection, _ db: Database) throws {
        tally.rejected += 1
        if rejection.code != "duplicate-id", let row = try standing(id, db), !row.isCurrent {
            try ArticleRows.remove(row.id, db)
        }
        try rows.inserts.error.run(run, source, id, rejection.stage, rejection.code, rejection.message)
    }

    /// The row of an article, whether this run would make the same of it, and when it says that it was changed.
    private func standing(_ key: String, _ db: Database) throws -> (id: Int64, isCurrent: Bool, modified: String?)? {
        let found = try db.cachedStatement(sql: "SELECT id, run, annotated, modified FROM documents WHERE key = ?")
        return try Row.fetchOne(found, arguments: [key]).map { ($0[0], former.made($0[1], annotated: $0[2]), $0[3]) }
    }

    static func moment(_ modified: String?) -> Int { modified.map { DateStamp.moment($0) } ?? .min }

    private func holds(_ document: Int64, _ text: String, _ db: Database) throws -> Bool {
        let found = try db.cachedStatement(sql: "SELECT text = ? FROM documents WHERE id = ?")
        return try Bool.fetchOne(found, arguments: [text, document]) ?? false
    }
}
