package import Documents
import GRDB

/// What is counted over time.
package enum Term: Sendable {
    /// Words or phrases; a mention is a place where one of them stands.
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
    /// Sets of copies and articles that were not copied, each under the date of the first that fits.
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
                var wanted = try slice.documents(db)
                var mentions: [Int32]?
                if let term {
                    let counted = try MentionCounts(term, db)
                    wanted.formIntersection(counted.documents)
                    mentions = counted.byRow
                }
                return Self.counts(wanted, mentions, lengths, chronology)
            }
        }
    }

    private static func counts(_ wanted: DocumentSet, _ mentions: [Int32]?, _ lengths: [Int32]?, _ chronology: Chronology) -> TermCounts {
        var dates: [DateCount] = []
        var last = -1
        var seen = DocumentSet()
        var count = 0
        for (row, date) in chronology.dated where wanted.contains(row) {
            if date != last {
                dates.append(DateCount(date: chronology.dates[date]))
                last = date
            }
            let at = dates.count - 1
            dates[at].articles += 1
            count += 1
            let story = chronology.story(row)
            if !seen.contains(story) {
                seen.insert(story)
                dates[at].stories += 1
            }
            if let mentions, row < mentions.count { dates[at].mentions += Int(mentions[row]) }
            if let lengths, row < lengths.count { dates[at].words += Int(lengths[row]) }
        }
        return TermCounts(dates: dates, undated: wanted.count - count)
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
    var rows: Int { get throws { min(max(0, try Int.fetchOne(self, sql: "SELECT max(id) FROM documents") ?? 0), 1 << 31) } }
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
