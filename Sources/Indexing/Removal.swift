import GRDB

/// Articles to be taken out of an index, with all that hangs on them: all of them or, where one is not known, none.
package struct Removal: Sendable {
    package struct Counts: Sendable {
        package fileprivate(set) var articles = 0
        package fileprivate(set) var entities = 0
        package fileprivate(set) var sources = 0
        package fileprivate(set) var errors = 0
        /// Articles that stay.
        package fileprivate(set) var left = 0
    }

    private let ids: [String]
    private let sources: [String]
    private let errors: Bool

    /// Articles by their ids and by their outlets; `errors`: all that the table of that name holds.
    package init(ids: [String] = [], sources: [String] = [], errors: Bool = false) {
        self.ids = ids
        self.sources = sources
        self.errors = errors
    }

    package func run(_ path: String) throws(IndexError) -> Counts {
        let index = try HeldIndex(path)
        defer { index.close() }
        return try index.write { db in
            var counts = Counts()
            let documents = try documents(db, path)
            for document in documents { try ArticleRows.remove(document, db) }
            counts.articles = documents.count
            if !documents.isEmpty {
                (counts.entities, counts.sources) = try Orphans.remove(db)
                try Clustering.join(db)
            }
            if errors {
                try db.execute(sql: "DELETE FROM errors")
                counts.errors = db.changesCount
            }
            counts.left = try Int.fetchOne(db, sql: "SELECT count(*) FROM documents")!
            return counts
        }
    }

    private func documents(_ db: Database, _ path: String) throws -> Set<Int64> {
        var documents: Set<Int64> = []
        for id in ids {
            guard let document = try Int64.fetchOne(db, sql: "SELECT id FROM documents WHERE key = ?", arguments: [id]) else {
                throw IndexError(
                    .unknown, "\(path) holds no article with the id \"\(id)\"; nothing was removed. gleaner search shows ids.")
            }
            documents.insert(document)
        }
        for source in sources {
            guard let row = try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ?", arguments: [source]) else {
                throw IndexError(
                    .unknown,
                    "\(path) holds nothing of the outlet \"\(source)\"; nothing was removed. Its outlets: SELECT name FROM sources.")
            }
            documents.formUnion(try Int64.fetchAll(db, sql: "SELECT id FROM documents WHERE source = ?", arguments: [row]))
        }
        return documents
    }
}

/// Rows that many articles share, and none any more. Words stay: their numbers are their places.
enum Orphans {
    static func remove(_ db: Database) throws -> (entities: Int, sources: Int) {
        try db.execute(
            sql: """
                DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE entity = entities.id)
                    AND NOT EXISTS (SELECT 1 FROM claims WHERE speaker_entity = entities.id)
                    AND NOT EXISTS (SELECT 1 FROM participants WHERE entity = entities.id)
                    AND NOT EXISTS (SELECT 1 FROM statements WHERE source_entity = entities.id)
                """)
        let entities = db.changesCount
        try db.execute(sql: "DELETE FROM sources WHERE NOT EXISTS (SELECT 1 FROM documents WHERE source = sources.id)")
        return (entities, db.changesCount)
    }
}
