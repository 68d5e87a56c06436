import Foundation
import GRDB

/// Makes an index as small and as quick to ask as it can be: the lists of the full-text table in one piece, the planner's
/// statistics, no room between rows.
package enum Optimization {
    /// Returns the bytes before and after.
    package static func run(_ path: String) throws(IndexError) -> (before: Int, after: Int) {
        let index = try HeldIndex(path)
        let before: Int
        do {
            defer { index.close() }
            // The side files are taken in first: their rows count, too.
            try index.withoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            before = IndexFile.size(path)
            try demandRoom(before, for: path)
            try index.withoutTransaction { db in
                // The copy that VACUUM makes would otherwise be held in memory.
                try db.execute(sql: "PRAGMA temp_store = FILE")
                try db.execute(sql: "INSERT INTO documents_fts (documents_fts) VALUES ('optimize')")
                try db.execute(sql: "ANALYZE; VACUUM")
            }
        }
        return (before, IndexFile.size(path))
    }

    private static func demandRoom(_ bytes: Int, for path: String) throws(IndexError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = attributes?[.systemFreeSize] as? Int, free < bytes else { return }
        throw IndexError(
            .inputOutput,
            "\(path) is left as it is: that takes \(bytes / 1_000_000 + 1) MB of room beside it, and \(free / 1_000_000) MB are free. Make room, then give the same command again."
        )
    }
}
