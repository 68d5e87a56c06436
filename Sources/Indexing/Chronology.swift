package import Documents
import GRDB

/// When each article was published and which story it tells, for questions that go over the whole time of a corpus: one pass over
/// an index that covers the dates, and one over the copies. The text of an article is never touched.
package struct Chronology: Sendable {
    /// The distinct dates, in order: days, and months or years where no more is known.
    package private(set) var dates: [DaySpan] = []
    /// Rows of the dated articles, in order of publication, each with the number of its date.
    private(set) var dated: [(row: Int, date: Int)] = []
    /// By row: the first article of the set of copies that it is of; 0 where it is of none.
    private var stories: [Int32] = []

    init(_ db: Database) throws {
        var last: [UInt8] = []
        try db.scan("SELECT published, id FROM documents INDEXED BY documents_published WHERE published IS NOT NULL ORDER BY published") {
            row in
            let isDate = row.withText(0) { text in
                // A moment is of its day, as the page's own clock has it.
                let date = text.prefix(10)
                if last.elementsEqual(date), !dates.isEmpty { return true }
                guard let span = DaySpan(iso: String(decoding: date, as: UTF8.self)) else { return false }
                last = Array(date)
                dates.append(span)
                return true
            }
            if isDate { dated.append((row.integer(1), dates.count - 1)) }
        }
        let most = try Int.fetchOne(db, sql: "SELECT max(document) FROM copies") ?? 0
        stories = [Int32](repeating: 0, count: most + 1)
        try db.scan("SELECT document, cluster FROM copies") { row in
            let document = row.integer(0)
            if stories.indices.contains(document) { stories[document] = Int32(truncatingIfNeeded: row.integer(1)) }
        }
    }

    /// The story that an article tells: equal for copies of one another.
    func story(_ row: Int) -> Int {
        let first = stories.indices.contains(row) ? Int(stories[row]) : 0
        return first == 0 ? row : first
    }

    /// Of each story the earliest article of the set, undated ones last.
    func firsts(of wanted: DocumentSet) -> DocumentSet {
        var seen = DocumentSet()
        var firsts = DocumentSet()
        func take(_ row: Int) {
            let story = story(row)
            if !seen.contains(story) {
                seen.insert(story)
                firsts.insert(row)
            }
        }
        for (row, _) in dated where wanted.contains(row) { take(row) }
        wanted.forEach(take)
        return firsts
    }
}
