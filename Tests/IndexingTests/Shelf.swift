/// An index in a folder of its own, and articles to put on it.
import Documents
import Foundation
import GRDB
import Indexing
import TestSupport
import Testing
import Tokenization

struct Shelf {
    let folder: TemporaryFolder
    var path: String { folder.path("index.db") }

    init() throws { folder = try TemporaryFolder() }

    func manifest(recipe: String) -> IndexWriter.Manifest {
        .init(version: "test", pipeline: "stages: []", recipe: recipe, textRecipe: "t1", gazetteer: nil, inputs: ["a \"path\""])
    }

    /// One run.
    @discardableResult
    func run(_ entries: [IndexWriter.Entry], recipe: String = "r1", stopped: Bool = false) throws -> IndexWriter.Counts {
        let writer = try IndexWriter(path: path, manifest: manifest(recipe: recipe))
        for entry in entries { try writer.add(entry) }
        try writer.finish(stopped: stopped)
        return writer.counts
    }

    /// The file as any other SQLite program sees it.
    func sql<T: DatabaseValueConvertible>(_ type: T.Type = T.self, _ query: String) throws -> [T?] {
        try DatabaseQueue(path: path).write { try Optional<T>.fetchAll($0, sql: query) }
    }

    func rows(_ query: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            try Row.fetchAll(db, sql: query).map { row in
                row.databaseValues.map { value in
                    if value.isNull { return "NULL" }
                    return String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? Double.fromDatabaseValue(
                        value
                    ).map { "\($0)" } ?? "?"
                }.joined(separator: "|")
            }
        }
    }

    /// What must hold for an index at any time.
    func check(_ location: SourceLocation = #_sourceLocation) throws {
        let queue = try DatabaseQueue(path: path)
        let problems = try queue.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check") + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
        }
        #expect(problems == ["ok"], sourceLocation: location)
        // Fails with SQLITE_CORRUPT_VTAB when the words and their lists disagree.
        #expect(throws: Never.self, sourceLocation: location) {
            try queue.write { try $0.execute(sql: "INSERT INTO documents_fts (documents_fts) VALUES ('integrity-check')") }
        }
        // Words without an article would be found by a search.
        let orphans = try queue.write { db in
            try db.execute(sql: "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, documents_fts, instance)")
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.words WHERE doc NOT IN (SELECT id FROM documents)")
        }
        #expect(orphans == 0, sourceLocation: location)
    }
}

/// An article with tokens; every word of `mentions` becomes a mention at its first place.
func article(
    _ id: String, _ text: String, title: String? = nil, published: String? = nil, site: String? = nil,
    mentions: [(words: String, entity: Entity)] = []
) throws -> Article {
    var article = Article(source: "dump/\(id).html", payload: .taken)
    article.id = id
    article.sha256 = "00"
    article.title = title
    article.site = site
    article.published = published.map { DateStamp($0, $0.count >= 10 ? .day : $0.count == 7 ? .month : .year, signal: "meta") }
    article.language = "en"
    article.text = Array(text.utf8)
    try TokenizeStage().annotate(&article)
    for (words, entity) in mentions {
        let place = article.entities.firstIndex(of: entity) ?? article.entities.count
        if place == article.entities.count { article.entities.append(entity) }
        article.mentions.append(Mention(try range(words, in: text), tokens: 0..<1, entity: place, score: 0.9))
    }
    return article
}

func range(_ words: String, in text: String) throws -> ByteRange {
    let found = try #require(text.range(of: words, options: .literal))
    return ByteRange(
        text.utf8.distance(from: text.startIndex, to: found.lowerBound), text.utf8.distance(from: text.startIndex, to: found.upperBound))
}

func shelved(_ article: Article) -> IndexWriter.Entry { .article(ShelvedArticle(article)) }
