import Foundation
import GRDB

/// A new index of several. It is made beside its name and takes it when it is whole.
///
/// Articles go over in batches, their numbers moved behind those that are there; what many articles share (outlets, entities,
/// words) is united by name. Memory holds the words of one index and the numbers of one batch.
package struct IndexMerge {
    package struct Counts: Sendable {
        /// Articles and distinct stories of the new index.
        package fileprivate(set) var articles = 0
        package fileprivate(set) var stories = 0
        /// Articles that an index before held, too.
        package fileprivate(set) var twice = 0
        /// Articles left out since their id is that of another text.
        package fileprivate(set) var differing = 0
    }

    private static let batchSize = 256
    private let db: Database
    private var counts = Counts()
    private var termRows: [Int64: Int64] = [:]

    package static func run(_ paths: [String], into out: String) throws(IndexError) -> Counts {
        guard !FileManager.default.fileExists(atPath: out) else {
            throw IndexError(.cannotWrite, "\(out) is there already. Name a new file with --out.")
        }
        var locks: [WriterLock?] = []
        var files: Set<String> = []
        for path in paths {
            guard files.insert(URL(filePath: path).resolvingSymlinksInPath().path).inserted else {
                throw IndexError(.cannotWrite, "\(path) is given twice. Name each index once.")
            }
            do { try IndexFile.openForReading(path).close() } catch { throw IndexFile.describe(error, path) }
            locks.append(try WriterLock(path))
        }
        defer { withExtendedLifetime(locks) {} }
        let partial = out + ".partial"
        guard !FileManager.default.fileExists(atPath: partial) else {
            throw IndexError(
                .cannotWrite, "\(partial) is there already, of a merge that was killed or of your own. Remove it, or name another --out.")
        }
        let lock = try WriterLock(partial)
        defer { withExtendedLifetime(lock) {} }
        do {
            let counts = try make(partial, of: paths)
            guard rename(partial, out) == 0 else {
                throw IndexError(.cannotWrite, "\(out) cannot be made: \(String(cString: strerror(errno))).")
            }
            return counts
        } catch {
            remove(partial)
            throw IndexFile.describe(error, out)
        }
    }

    private static func remove(_ partial: String) {
        for ending in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: partial + ending) }
    }

    private static func make(_ partial: String, of paths: [String]) throws -> Counts {
        let queue = try IndexFile.open(partial)
        defer { try? queue.close() }
        try queue.write { try Schema.prepare($0, path: partial) }
        return try queue.writeWithoutTransaction { db in
            var merge = IndexMerge(db: db)
            db.addFolded()
            db.addEntityList()
            for path in paths {
                do { try merge.take(path) } catch let error as DatabaseError { throw IndexError(error, path: path) }
            }
            try merge.conclude()
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            return merge.counts
        }
    }

    private init(db: Database) { self.db = db }

    private mutating func take(_ path: String) throws {
        try db.execute(sql: "ATTACH DATABASE ? AS part", arguments: [path])
        defer { try? db.execute(sql: "DETACH DATABASE part") }
        let bases = try Bases(db)
        try db.inTransaction {
            try share(bases)
            return .commit
        }
        var last: Int64 = 0
        while try takeBatch(after: &last, path, bases) {}
    }

    private mutating func conclude() throws {
        try db.inTransaction {
            // What failed in one index and was read in another is no error any more.
            try db.execute(
                sql: "DELETE FROM errors WHERE stage <> 'merge' AND EXISTS (SELECT 1 FROM documents WHERE key = record AND path = input)")
            _ = try Orphans.remove(db)
            try Clustering.join(db)
            return .commit
        }
        (counts.articles, counts.stories) = try Clustering.count(db)
    }

    // MARK: What articles share

    /// How far numbers of an index are moved.
    private struct Bases {
        let runs, documents, claims: Int64

        init(_ db: Database) throws {
            func last(_ table: String) throws -> Int64 { try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM main.\(table)")! }
            runs = try last("runs")
            documents = try last("documents")
            claims = try last("claims")
        }

        /// Those that a statement names: GRDB refuses others.
        func named(in sql: String) -> StatementArguments {
            StatementArguments(["runs": runs, "documents": documents, "claims": claims].filter { sql.contains(":" + $0.key) })
        }
    }

    private mutating func share(_ bases: Bases) throws {
        let run = "started, ended, version, pipeline, recipe, text_recipe, gazetteer, inputs, state, documents, skipped, rejected"
        try db.execute(
            sql: "INSERT INTO main.runs (id, \(run)) SELECT id + ?, \(run) FROM part.runs", arguments: [bases.runs])
        let error = "input, record, stage, code, message"
        try db.execute(
            sql: "INSERT OR REPLACE INTO main.errors (run, \(error)) SELECT run + ?, \(error) FROM part.errors ORDER BY id",
            arguments: [bases.runs])
        let entity = "key, type, name, kind, parent, country, latitude, longitude, point, place"
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO main.sources (name) SELECT name FROM part.sources ORDER BY id;
                INSERT OR IGNORE INTO main.entities (\(entity)) SELECT \(entity) FROM part.entities ORDER BY id;
                INSERT INTO main.relations SELECT * FROM part.relations EXCEPT SELECT * FROM main.relations;
                DROP TABLE IF EXISTS temp.source_numbers;
                DROP TABLE IF EXISTS temp.entity_numbers;
                DROP TABLE IF EXISTS temp.batch;
                CREATE TABLE temp.source_numbers (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
                CREATE TABLE temp.entity_numbers (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
                CREATE TABLE temp.batch (old INTEGER PRIMARY KEY);
                INSERT INTO temp.source_numbers SELECT p.id, m.id FROM part.sources p JOIN main.sources m ON m.name = p.name;
                INSERT INTO temp.entity_numbers SELECT p.id, m.id FROM part.entities p JOIN main.entities m ON m.key = p.key;
                """)
        try shareTerms()
    }

    /// Words get the numbers that they have here, or the next ones; lists of words are written with those.
    private mutating func shareTerms() throws {
        var numbers: [Int64] = [0]
        let insert = try db.makeStatement(sql: "INSERT INTO main.terms (id, hash, term) VALUES (?,?,?)")
        let rows = try Row.fetchCursor(db, sql: "SELECT id, hash, term FROM part.terms ORDER BY id")
        while let row = try rows.next() {
            let (id, hash): (Int64, Int64) = (row[0], row[1])
            let number = termRows[hash] ?? Int64(termRows.count) + 1
            if termRows.updateValue(number, forKey: hash) == nil { try insert.execute(arguments: [number, hash, row[2] as String]) }
            while numbers.count < id { numbers.append(0) }
            numbers.append(number)
        }
        let known = numbers
        db.add(
            function: DatabaseFunction("renumbered", argumentCount: 1, pure: true) { values in
                guard let blob = Data.fromDatabaseValue(values[0]) else { return nil }
                var terms: [(row: Int64, count: Int)] = []
                TermBlob.forEach([UInt8](blob)) { row, count in
                    if known.indices.contains(Int(row)) { terms.append((known[Int(row)], count)) }
                }
                return Data(TermBlob.pack(terms))
            })
    }

    // MARK: Articles

    private mutating func takeBatch(after last: inout Int64, _ path: String, _ bases: Bases) throws -> Bool {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT p.id, m.id, p.key, p.text = m.text, p.modified, m.modified, pr.started > mr.started, p.run
                FROM (SELECT * FROM part.documents WHERE id > ? ORDER BY id LIMIT \(Self.batchSize)) p
                JOIN part.runs pr ON pr.id = p.annotated
                LEFT JOIN main.documents m ON m.key = p.key LEFT JOIN main.runs mr ON mr.id = m.annotated
                ORDER BY p.id
                """, arguments: [last])
        guard let end = rows.last else { return false }
        last = end[0]
        try db.inTransaction {
            try db.execute(sql: "DELETE FROM temp.batch")
            let take = try db.makeStatement(sql: "INSERT INTO temp.batch (old) VALUES (?)")
            for row in rows where try isTaken(row, path, bases) { try take.execute(arguments: [row[0] as Int64]) }
            try carry(bases)
            return .commit
        }
        return true
    }

    /// Whether an article comes over. Of two with one text the one that was looked at last stays, of two versions of a message
    /// the later; another text is kept out, and said.
    private mutating func isTaken(_ row: Row, _ path: String, _ bases: Bases) throws -> Bool {
        guard let known: Int64 = row[1] else { return true }
        let isLater: Bool
        if row[3] {
            isLater = row[6]
        } else {
            let (here, there) = (IndexWriter.moment(row[5]), IndexWriter.moment(row[4]))
            if here == there {
                counts.differing += 1
                let key: String = row[2]
                let message = "An index before it holds another text with the id \"\(key)\"; this one was left out."
                try db.execute(
                    sql: "INSERT OR REPLACE INTO main.errors (run, input, record, stage, code, message) VALUES (?,?,?,?,?,?)",
                    arguments: [row[7] + bases.runs, path, key, "merge", "duplicate-id", message])
                return false
            }
            isLater = there > here
        }
        counts.twice += 1
        if isLater { try ArticleRows.remove(known, db) }
        return isLater
    }

    private func carry(_ bases: Bases) throws {
        let document = """
            key, path, sha256, url, canonical_url, title, byline, published, published_precision, published_signal, modified, seen,
            forwarded_from, language, words, warnings, text
            """
        let claim = """
            start, end, type, subtype, score, basis, status, certainty, speaker, speaker_role, via, date_text, date_from, date_to, cues
            """
        func columns(_ list: String, of table: String) -> String {
            list.split(separator: ",").map { table + "." + $0.trimmingCharacters(in: .whitespacesAndNewlines) }.joined(separator: ", ")
        }
        func copy(_ table: String, _ list: String, _ owners: String, _ values: String, _ from: String) throws {
            try db.execute(
                sql: "INSERT INTO main.\(table) (\(owners), \(list)) SELECT \(values), \(columns(list, of: "t")) FROM temp.batch b \(from)",
                arguments: bases.named(in: values))
        }
        let ofDocument = "t ON t.document = b.old"
        let ofClaim = "CROSS JOIN part.claims c ON c.document = b.old CROSS JOIN part."
        try copy(
            "documents", document, "id, run, annotated, source", "t.id + :documents, t.run + :runs, t.annotated + :runs, s.new",
            "CROSS JOIN part.documents t ON t.id = b.old LEFT JOIN temp.source_numbers s ON s.old = t.source")
        try db.execute(
            sql: """
                INSERT INTO main.documents_fts (rowid, title, text)
                SELECT t.id + ?, folded(t.title), folded(t.text) FROM temp.batch b CROSS JOIN part.documents t ON t.id = b.old
                """, arguments: [bases.documents])
        let entities = Database.entityList(
            of: "t.document", entity: "n.new", mentions: "part.mentions m JOIN temp.entity_numbers n ON n.old = m.entity")
        try copy(
            "layers", "digest, sentences", "document, terms, entities", "t.document + :documents, renumbered(t.terms), \(entities)",
            "CROSS JOIN part.layers \(ofDocument)")
        try copy("signatures", "exact, minhash", "document", "t.document + :documents", "CROSS JOIN part.signatures \(ofDocument)")
        try copy(
            "mentions", "start, end, score, inside, alias, stance", "document, entity", "t.document + :documents, e.new",
            "CROSS JOIN part.mentions \(ofDocument) JOIN temp.entity_numbers e ON e.old = t.entity")
        try copy(
            "claims", claim, "id, document, speaker_entity", "t.id + :claims, t.document + :documents, e.new",
            "CROSS JOIN part.claims \(ofDocument) LEFT JOIN temp.entity_numbers e ON e.old = t.speaker_entity")
        try copy(
            "participants", "number, role, type, text, start, end", "claim, entity", "t.claim + :claims, e.new",
            ofClaim + "participants t ON t.claim = c.id LEFT JOIN temp.entity_numbers e ON e.old = t.entity")
        try copy(
            "quantities", "number, kind, value, low, high, bound, counted, unit, text, start, end", "claim", "t.claim + :claims",
            ofClaim + "quantities t ON t.claim = c.id")
        try copy(
            "statements", "number, source, cue, start, end, quoted", "document, source_entity", "t.document + :documents, e.new",
            "CROSS JOIN part.statements \(ofDocument) LEFT JOIN temp.entity_numbers e ON e.old = t.source_entity")
    }
}
