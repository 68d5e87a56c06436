import Foundation
import GRDB

/// Texts for questions that no list of the index answers: which words stand together, which runs of words come again.

/// The text of an article of some group, for what no list of the index tells.
package struct SampledText: Sendable {
    package let group: Int
    package let text: [UInt8]
}

extension IndexReader {
    /// Texts of at most so many articles of each group, spread evenly over them.
    package func texts(of partition: Partition, atMost most: Int) throws(IndexError) -> [SampledText] {
        try read { db in
            var rows = partition.sizes.map { _ in [Int]() }
            for row in 1..<max(1, try db.rows + 1) {
                let group = partition.group(of: row)
                if group >= 0 { rows[group].append(row) }
            }
            var texts: [SampledText] = []
            for (group, rows) in rows.enumerated() {
                let count = min(most, rows.count)
                for number in 0..<count {
                    try db.scan("SELECT text FROM documents WHERE id = ?", [rows[number * rows.count / count]]) { row in
                        texts.append(SampledText(group: group, text: row.withText(0) { Array($0) }))
                    }
                }
            }
            return texts
        }
    }

    /// In how many articles of each group each phrase stands, of those that `minimum` hold in all.
    package func tally(of phrases: [String], over partition: Partition, minimum: Int) throws(IndexError) -> Tally {
        try read { db in
            var items: [Tally.Item] = []
            for phrase in phrases {
                guard let query = SearchQuery("\"\(phrase)\"") else { continue }
                var counts = [Int](repeating: 0, count: partition.sizes.count)
                // As words are counted: in texts, not in titles.
                try db.scan("SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?", ["text : (\(query.expression))"]) { row in
                    let group = partition.group(of: row.integer(0))
                    if group >= 0 { counts[group] += 1 }
                }
                let item = Tally.Item(key: phrase, name: phrase, kind: "phrase", counts: counts)
                if item.total >= minimum { items.append(item) }
            }
            return Tally(items: items, sizes: partition.sizes)
        }
    }
}

/// A text that is passed over, with its sentences and the places of an entity, in bytes.
package struct PassingText: Sendable {
    package let text: [UInt8]
    package let sentences: [Range<Int>]
    package let mentions: [Range<Int>]
}

extension IndexReader {
    /// The texts of a slice that hold a term, one after the other; `mentions` are those of an entity, and empty for words.
    package func forEachText(holding term: Term, in slice: Slice, _ body: (PassingText) throws -> Void) throws {
        try stream { db in
            var wanted = try slice.documents(db)
            var scope: [Int] = []
            if case .entity(let id) = term { scope = try EntityScope(id, db).rows }
            wanted.formIntersection(try MentionCounts(term, db).documents)
            let entities = JSONList.of(scope)
            try wanted.forEach { document in
                var mentions: [Range<Int>] = []
                if !scope.isEmpty {
                    try db.scan(
                        """
                        SELECT start, end FROM mentions WHERE document = ? AND inside IS NULL
                            AND entity IN (SELECT value FROM json_each(?)) ORDER BY start
                        """, [document, entities]
                    ) { mentions.append($0.range(0)) }
                }
                try db.scan(
                    "SELECT d.text, l.sentences FROM documents d JOIN layers l ON l.document = d.id WHERE d.id = ?", [document]
                ) { row in
                    let text = row.withText(0) { Array($0) }
                    let offsets = ByteOffsets(text)
                    let sentences = SentenceBlob.sentences(row.bytes(1), length: offsets.count).map { offsets.bytes($0.range) }
                    try body(PassingText(text: text, sentences: sentences, mentions: mentions.map(offsets.bytes)))
                }
            }
        }
    }
}

/// Where the code points of a text begin, in bytes.
struct ByteOffsets {
    private var starts: [Int32] = []

    init(_ text: [UInt8]) {
        starts.reserveCapacity(text.count + 1)
        for (at, byte) in text.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(at)) }
        starts.append(Int32(text.count))
    }

    var count: Int { starts.count - 1 }
    func bytes(_ range: Range<Int>) -> Range<Int> {
        let range = range.clamped(to: 0..<count)
        return Int(starts[range.lowerBound])..<Int(starts[range.upperBound])
    }
}
