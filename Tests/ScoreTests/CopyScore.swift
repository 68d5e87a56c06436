import Copies
import Documents
import Foundation
import GRDB
import Indexing
import TestSupport

/// Copies found in an index that holds the set, pair by pair.
struct CopyScore {
    private(set) var figures: [Figure] = []
    private(set) var differences: [String] = []

    init(_ readings: Readings) throws {
        let set = CopySet(pages: readings.pages.compactMap { readings.ofPage[$0.page] })
        // Each kind of edit alone: together, a copy could be joined through another copy.
        var all = Share()
        for edit in CopySet.Edit.allCases {
            var share = Share()
            for round in 0..<CopySet.rounds {
                let copies = set.copies(edit, round: round)
                let clusters = try Self.clusters(set.originals + copies)
                for (original, copy) in zip(set.originals, copies) {
                    let isFound = clusters[original.id] == clusters[copy.id]
                    share.count(isFound)
                    all.count(isFound)
                    if !isFound { differences.append("apart: \(copy.id)") }
                }
            }
            figures.append(Figure(name: "copies recall \(edit)", value: share.value, of: share.of))
        }
        figures.append(Figure(name: "copies recall alone", value: all.value, of: all.of))
        // All that is no copy, beside everything that is.
        let copies = CopySet.Edit.allCases.flatMap { edit in (0..<CopySet.rounds).flatMap { set.copies(edit, round: $0) } }
        let texts = set.originals + copies + set.others
        let clusters = try Self.clusters(texts)
        var (both, joined, same) = (0, 0, 0)
        for (index, a) in texts.enumerated() {
            for b in texts[..<index] {
                let isJoined = clusters[a.id] == clusters[b.id]
                if isJoined { joined += 1 }
                if a.story == b.story { same += 1 }
                if isJoined && a.story == b.story { both += 1 }
                if isJoined && a.story != b.story { differences.append("together: \(a.id) | \(b.id)") }
            }
        }
        figures.append(Figure(name: "copies precision", value: Double(both) / Double(max(1, joined)), of: joined))
        figures.append(Figure(name: "copies recall", value: Double(both) / Double(same), of: same))
    }

    /// The cluster of each text in an index that was made of them in one run.
    private static func clusters(_ texts: [CopySet.Text]) throws -> [String: String] {
        let folder = try TemporaryFolder()
        let path = folder.path("copies.db")
        let writer = try IndexWriter(
            path: path, manifest: .init(version: "", pipeline: "", recipe: "", textRecipe: "", gazetteer: nil, inputs: []))
        for text in texts {
            var article = Article(source: text.id, payload: .taken)
            article.id = text.id
            article.text = Array(text.text.utf8)
            try CopyStage().annotate(&article)
            try writer.add(.article(ShelvedArticle(article)))
        }
        try writer.finish(stopped: false)
        return try DatabaseQueue(path: path).read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT d.key, c.key FROM copies JOIN documents d ON d.id = copies.document JOIN documents c ON c.id = copies.cluster")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }
}
