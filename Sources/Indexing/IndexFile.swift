import Foundation
import GRDB

/// Opening the one SQLite file, for writing or for a reader's snapshot.
enum IndexFile {
    /// What an index is opened for: a run, which may make it; work on the whole of one that is there; to be looked over, as it
    /// stands; to be brought to the present schema.
    enum Purpose { case running, keeping, checking, migrating }

    static func open(_ path: String, for purpose: Purpose = .running) throws -> DatabaseQueue {
        var settings = Configuration()
        settings.label = "gleaner.index"
        // Tables that are set aside and made anew refer to one another until the last row is over.
        settings.foreignKeysEnabled = purpose != .migrating
        settings.busyMode = .immediateError
        // The writer's transaction stays open over many calls.
        settings.allowsUnsafeTransactions = true
        settings.prepareDatabase { db in
            // Before anything is set: the journal mode is written into the file, which may be another program's.
            if purpose == .migrating {
                _ = try Schema.found(db, path: path)
            } else if try purpose != .running || !Schema.isNew(db) {
                try Schema.check(db, path: path)
            }
            if purpose == .checking { return }
            // A power cut may lose the last batches, never corrupt; a later run adds them again.
            try db.execute(
                sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
        }
        return try DatabaseQueue(path: path, configuration: settings)
    }

    /// Says so where there is no file.
    static func demand(_ path: String) throws(IndexError) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw IndexError(.missing, "There is no index at \(path). Make one with: gleaner run INPUT --index \(path)")
        }
    }

    /// Bytes of the file itself.
    static func size(_ path: String) -> Int { (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 }

    static func openForReading(_ path: String) throws -> DatabaseQueue {
        try demand(path)
        var settings = Configuration()
        settings.label = "gleaner.reader"
        settings.readonly = true
        settings.busyMode = .timeout(2)
        settings.prepareDatabase { db in
            db.addHolds()
            try db.addInstances()
        }
        let queue = try DatabaseQueue(path: path, configuration: settings)
        try queue.read { try Schema.check($0, path: path) }
        return queue
    }

    static func describe(_ error: any Error, _ path: String) -> IndexError {
        switch error {
        case let error as IndexError: error
        case let error as DatabaseError: IndexError(error, path: path)
        default: IndexError(.damaged, "\(path): \(error)")
        }
    }
}
