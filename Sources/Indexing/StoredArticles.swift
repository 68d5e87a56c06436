import GRDB

/// Which articles of an index need not be made again: asked by the stages, article by article, so that it costs what the
/// articles cost and not what the index holds.
package final class StoredArticles: Sendable {
    /// nil where the index was empty when the run began.
    private let queue: DatabaseQueue?
    private let former: FormerRuns

    init(_ path: String, _ former: FormerRuns) throws {
        self.former = former
        let reader = try IndexFile.openForReading(path)
        queue = try reader.read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM documents)")! } ? reader : nil
    }

    /// Whether the article stands there, of the same raw input and made as it would be now. What cannot be read is made again.
    package func holds(_ id: String, sha256: String) -> Bool {
        guard let queue else { return false }
        let row = try? queue.read { db in
            try Row.fetchOne(db.cachedStatement(sql: "SELECT sha256, run, annotated FROM documents WHERE key = ?"), arguments: [id])
        }
        guard let row else { return false }
        return row["sha256"] == sha256 && former.made(row["run"], annotated: row["annotated"])
    }

    /// Lets go of the file.
    func close() { try? queue?.close() }
}
