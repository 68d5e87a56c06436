/// The exercise corpus with nothing planted: an index of it, made once by the built program.
import Foundation
import Indexing
import TestSupport

enum NullCorpus {
    static func index() async throws -> IndexReader { try await made.value }

    private static let made = Task {
        try await onOwnThread {
            let place = try TemporaryFolder()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: BuiltProgram.path)
            process.arguments = [
                "run", "\(Exercise.folder)/null.jsonl", "--pipeline", "\(Exercise.folder)/pipeline.yml", "--index", place.path("null.db"),
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            let reader = try IndexReader(path: place.path("null.db"))
            // The reader keeps the file that it has opened, though the folder goes.
            _ = try reader.summary()
            return reader
        }
    }
}
