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
        stories = [Int32](repeating: 0, count: try db.rows + 1)
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

    /// Of each story the earliest article of the set: those of a known day before those of a month or year, undated ones last.
    func firsts(of wanted: DocumentSet) -> DocumentSet {
        var firsts = DocumentSet()
        forEachFirst(of: wanted) { row, _ in firsts.insert(row) }
        return firsts
    }

    /// The number of the date of each story's first article, or -1, by the story.
    func storyDates(of wanted: DocumentSet) -> [Int32] {
        var dates = [Int32](repeating: -1, count: max(stories.count, (wanted.last ?? 0) + 1))
        forEachFirst(of: wanted) { row, date in
            let story = story(row)
            if let date, dates.indices.contains(story) { dates[story] = Int32(date) }
        }
        return dates
    }

    private func forEachFirst(of wanted: DocumentSet, _ body: (_ row: Int, _ date: Int?) -> Void) {
        var seen = DocumentSet()
        func take(_ row: Int, _ date: Int?) {
            let story = story(row)
            if !seen.contains(story) {
                seen.insert(story)
                body(row, date)
            }
        }
        // "2019-07" stands before all days of July, of which nobody knows which it was.
        for isExact in [true, false] {
            for (row, date) in dated where (dates[date].first == dates[date].last) == isExact && wanted.contains(row) { take(row, date) }
        }
        wanted.forEach { take($0, nil) }
    }
}
