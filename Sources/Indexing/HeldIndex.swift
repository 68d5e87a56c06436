import GRDB

/// An index that is there already, held for work on the whole of it: no other writer gets in while this one lives.
final class HeldIndex {
    let path: String
    private let queue: DatabaseQueue
    private let lock: WriterLock?
    private let purpose: IndexFile.Purpose

    init(_ path: String, for purpose: IndexFile.Purpose = .keeping) throws(IndexError) {
        self.path = path
        self.purpose = purpose
        try IndexFile.demand(path)
        lock = try WriterLock(path)
        do {
            queue = try IndexFile.open(path, for: purpose)
        } catch {
            throw IndexFile.describe(error, path)
        }
    }

    /// All of it, or nothing.
    func write<T>(_ body: (Database) throws -> T) throws(IndexError) -> T {
        do { return try queue.write(body) } catch { throw IndexFile.describe(error, path) }
    }

    func withoutTransaction<T>(_ body: (Database) throws -> T) throws(IndexError) -> T {
        do { return try queue.writeWithoutTransaction(body) } catch { throw IndexFile.describe(error, path) }
    }

    /// Leaves one file without side files, ready to be copied.
    func close() {
        if purpose != .checking { try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
        try? queue.close()
    }
}
