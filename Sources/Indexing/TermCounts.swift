package import Documents
import GRDB

/// What is counted over time.
package enum Term: Sendable {
    /// Words or phrases, of title and text; a mention is a place in the text where one of them stands.
    case words(SearchQuery)
    /// The id of an entity, counted with what it was before and the branches that it had on the article's day.
    case entity(String)
    /// Claims that fit; a mention is a claim.
    case claims(ClaimFilter)
}

/// What was published under one date.
package struct DateCount: Sendable, Equatable {
    /// A day, or the whole of a month or year where no more is known.
    package let date: DaySpan
    package var articles = 0
    /// Sets of copies and articles that were not copied, each under the date of the first in the slice.
    package var stories = 0
    package var mentions = 0
    package var words = 0
}

/// What was published, date by date; dates without any are left out.
package struct TermCounts: Sendable {
    package let dates: [DateCount]
    /// Articles that fit and have no date.
    package let undated: Int
    package var articles: Int { dates.reduce(undated) { $0 + $1.articles } }
}

extension IndexReader {
    /// Counts each term in each slice; a term that is nil counts whatever the slice holds. `words`: of all words, too, which
    /// have to be read from the articles' own rows.
    package func counts(_ questions: [(term: Term?, slice: Slice)], words: Bool = false) throws(IndexError) -> [TermCounts] {
        try read { db in
            let chronology = try Chronology(db)
            let lengths = words ? try Self.lengths(db) : nil
            return try questions.map { term, slice in
                let whole = try slice.documents(db)
                var wanted = whole
                var mentions: [Int32]?
                if let term {
                    let counted = try MentionCounts(term, db)
                    wanted.formIntersection(counted.documents)
                    mentions = counted.byRow
                }
                return Self.counts(wanted, of: whole, mentions, lengths, chronology)
            }
        }
    }

    /// A story counts under the date of its first article in the whole slice, whether or not that one holds the term.
    private static func counts(
        _ wanted: DocumentSet, of whole: DocumentSet, _ mentions: [Int32]?, _ lengths: [Int32]?, _ chronology: Chronology
    ) -> TermCounts {
        var counts: [Int: DateCount] = [:]
        func change(_ date: Int, _ body: (inout DateCount) -> Void) {
            body(&counts[date, default: DateCount(date: chronology.dates[date])])
        }
        let storyDates = chronology.storyDates(of: whole)
        var seen = DocumentSet()
        var dated = 0
        for (row, date) in chronology.dated where wanted.contains(row) {
            dated += 1
            change(date) { count in
                count.articles += 1
                if let mentions, row < mentions.count { count.mentions += Int(mentions[row]) }
                if let lengths, row < lengths.count { count.words += Int(lengths[row]) }
            }
        }
        wanted.forEach { row in
            let story = chronology.story(row)
            guard !seen.contains(story), storyDates.indices.contains(story), storyDates[story] >= 0 else { return }
            seen.insert(story)
            change(Int(storyDates[story])) { $0.stories += 1 }
        }
        return TermCounts(dates: counts.sorted { $0.key < $1.key }.map(\.value), undated: wanted.count - dated)
    }

    private static func lengths(_ db: Database) throws -> [Int32] {
        var lengths = [Int32](repeating: 0, count: try db.rows + 1)
        try db.scan("SELECT id, words FROM documents") { row in
            let document = row.integer(0)
            if lengths.indices.contains(document) { lengths[document] = Int32(clamping: row.integer(1)) }
        }
        return lengths
    }
}

extension Database {
    /// The highest row of an article.
    var rows: Int { get throws { try most(in: "documents") } }

    /// The highest row of a table whose rows are numbered nearly without gaps; what a damaged file has far beyond is not counted with, lest
    /// a list by row take gigabytes.
    func most(in table: String) throws -> Int {
        let count = try Int.fetchOne(self, sql: "SELECT count(*) FROM \(table)") ?? 0
        let highest = try Int.fetchOne(self, sql: "SELECT max(id) FROM \(table)") ?? 0
        return min(max(0, highest), 16 * count + 1_000_000)
    }
}

/// How often each article holds a term.
struct MentionCounts {
    private(set) var documents = DocumentSet()
    private(set) var byRow: [Int32]

    init(_ term: Term, _ db: Database) throws {
        byRow = [Int32](repeating: 0, count: try db.rows + 1)
        switch term {
        case .words(let words):
            try db.scan("SELECT rowid, instances(documents_fts) FROM documents_fts WHERE documents_fts MATCH ?", [words.expression]) {
                add($0.integer(0), $0.integer(1))
            }
        case .entity(let id):
            try EntityScope(id, db).forEachMention(db) { add($0, 1) }
        case .claims(let filter):
            try filter.scan("c.document", db) { add($0.integer(0), 1) }
        }
    }

    private mutating func add(_ document: Int, _ count: Int) {
        guard byRow.indices.contains(document) else { return }
        documents.insert(document)
        byRow[document] &+= Int32(clamping: count)
    }
}
