import Copies
import Documents
import Foundation
import GRDB
import Text

/// Sets of copies in an index: for each article the earliest of those that it is a copy of, or itself.
///
/// Done at the end of each run, for the articles that have a signature and no place among the copies yet: those of the run,
/// and of earlier runs that were killed. The outcome is that of one run over everything.
enum Clustering {
    private struct Member {
        let document: Int64
        let exact: Int
        let cluster: Int64?
        /// Equal for equal words.
        var text = 0
    }

    static func join(_ db: Database) throws {
        let isDone =
            try !Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM signatures s WHERE NOT EXISTS (SELECT 1 FROM copies WHERE document = s.document))")!
        if isDone { return }
        var search = CopySearch()
        let (members, documents) = try members(for: &search, db)
        let texts = try TextCache(db)
        try search.join { a, b throws(any Error) in try texts.shingles(of: documents[a]).isCopy(of: texts.shingles(of: documents[b])) }

        var changed: Set<Int> = []
        for member in members where member.cluster == nil || search.isRenewed(member.text) { changed.insert(search.set(of: member.text)) }
        var sets: [Int: [Member]] = [:]
        for member in members {
            let set = search.set(of: member.text)
            if changed.contains(set) { sets[set, default: []].append(member) }
        }
        try write(sets, db)
    }

    /// Articles, and stories among them: a set of copies is one story, an article without a signature is its own.
    static func count(_ db: Database) throws -> (articles: Int, stories: Int) {
        let articles = try Int.fetchOne(db, sql: "SELECT count(*) FROM documents")!
        let copies = try Int.fetchOne(db, sql: "SELECT (SELECT count(*) FROM copies) - (SELECT count(*) FROM clusters)")!
        return (articles, articles - copies)
    }

    /// All that have a signature, equal words next to one another. Each distinct text is given to the search; of each there is a
    /// document that has its words. Only a text none of whose documents was there before is new.
    ///
    /// One pass, in the order that the search asks for: it is made over all articles, however few are new.
    private static func members(for search: inout CopySearch, _ db: Database) throws -> (members: [Member], documents: [Int64]) {
        var members: [Member] = []
        var documents: [Int64] = []
        var minhash: [UInt16] = []
        var formerSet: Int64?
        func close(_ search: inout CopySearch) { if !documents.isEmpty { search.add(minhash: minhash, formerSet: formerSet) } }
        try db.scan(
            """
            SELECT s.document, s.exact, c.cluster, s.minhash FROM signatures s LEFT JOIN copies c ON c.document = s.document
            ORDER BY s.exact, s.document
            """
        ) { row in
            let member = Member(
                document: Int64(row.integer(0)), exact: row.integer(1), cluster: row.isNull(2) ? nil : Int64(row.integer(2)))
            if members.last?.exact != member.exact {
                close(&search)
                documents.append(member.document)
                row.withBlob(3) { MinHashBlob.unpack($0, into: &minhash) }
                formerSet = nil
            }
            formerSet = formerSet ?? member.cluster
            members.append(member)
            members[members.count - 1].text = documents.count - 1
        }
        close(&search)
        return (members, documents)
    }

    private static func write(_ sets: [Int: [Member]], _ db: Database) throws {
        let found = try db.makeStatement(sql: "SELECT source, published, key FROM documents WHERE id = ?")
        let cluster = try db.makeStatement(
            sql: """
                INSERT INTO clusters (document, size, source, published) VALUES (?,?,?,?)
                ON CONFLICT (document) DO UPDATE SET size = excluded.size
                """)
        let copy = try db.makeStatement(
            sql: "INSERT INTO copies (document, cluster) VALUES (?,?) ON CONFLICT (document) DO UPDATE SET cluster = excluded.cluster")
        var former: Set<Int64> = []
        var present: Set<Int64> = []
        for members in sets.values {
            var rows: [(rank: Rank, document: Int64, source: Int64?, published: String?)] = []
            for member in members {
                let row = try Row.fetchOne(found, arguments: [member.document])!
                rows.append((Rank(published: row[1], key: row[2]), member.document, row[0], row[1]))
            }
            let first = rows.min { $0.rank < $1.rank }!
            try cluster.execute(arguments: [first.document, members.count, first.source, first.published])
            present.insert(first.document)
            for member in members where member.cluster != first.document { try copy.execute(arguments: [member.document, first.document]) }
            former.formUnion(members.lazy.compactMap(\.cluster))
        }
        for gone in former.subtracting(present) { try db.execute(sql: "DELETE FROM clusters WHERE document = ?", arguments: [gone]) }
    }
}

/// Who comes first in a set of copies: the earliest by date, then the smallest key.
private struct Rank: Comparable {
    private let moment: Int
    private let key: String

    init(published: String?, key: String) {
        moment = published.map { DateStamp.moment($0) } ?? .max
        self.key = key
    }

    static func < (a: Rank, b: Rank) -> Bool {
        a.moment == b.moment ? a.key.utf8.lexicographicallyPrecedes(b.key.utf8) : a.moment < b.moment
    }
}

/// The shingles of stored texts; those of one set of copies are asked for again and again.
private final class TextCache {
    private static let most = 64 << 20
    private let text: GRDB.Statement
    private var held: [Int64: Shingles] = [:]
    private var size = 0

    init(_ db: Database) throws { text = try db.makeStatement(sql: "SELECT text FROM documents WHERE id = ?") }

    func shingles(of document: Int64) throws -> Shingles {
        if let shingles = held[document] { return shingles }
        let shingles = Shingles(Array(try String.fetchOne(text, arguments: [document])!.utf8).span)
        if size > Self.most { (held, size) = ([:], 0) }
        held[document] = shingles
        size += shingles.size
        return shingles
    }
}

/// MinHash values as they are stored: two bytes each, the higher one first, so that `hex(minhash)` is what the record shows.
enum MinHashBlob {
    /// nil for none.
    static func pack(_ values: [UInt16]) -> [UInt8]? {
        values.isEmpty ? nil : values.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    static func unpack(_ blob: Span<UInt8>, into values: inout [UInt16]) {
        values.removeAll(keepingCapacity: true)
        for at in stride(from: 0, to: blob.count - 1, by: 2) { values.append(UInt16(blob[at]) << 8 | UInt16(blob[at + 1])) }
    }
}
