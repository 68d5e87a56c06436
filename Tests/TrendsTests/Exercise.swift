/// The exercise corpus: indexes of it, made once by the built program, and the truth of what was planted.
import Foundation
import Indexing
import TestSupport

enum Exercise {
    static let folder = "\(Repository.path)/corpora/exercise"

    /// The corpus with what was planted, and the one without.
    static func index() async throws -> IndexReader { try await planted.value }
    static func null() async throws -> IndexReader { try await unplanted.value }

    private static let planted = Task { try await read("pages") }
    private static let unplanted = Task { try await read("null.jsonl") }

    private static func read(_ input: String) async throws -> IndexReader {
        try await onOwnThread {
            let place = try TemporaryFolder()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: BuiltProgram.path)
            process.arguments = ["run", "\(folder)/\(input)", "--pipeline", "\(folder)/pipeline.yml", "--index", place.path("exercise.db")]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            let reader = try IndexReader(path: place.path("exercise.db"))
            // The reader keeps the file that it has opened, though the folder goes.
            _ = try reader.summary()
            return reader
        }
    }

    /// A field of truth.json.
    static func truth<T: Decodable>(_ field: String, as type: T.Type = T.self) throws -> T {
        let decoder = JSONDecoder()
        decoder.userInfo[Truth<T>.field] = field
        return try decoder.decode(Truth<T>.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/truth.json"))).value
    }
}

/// One field of a JSON object, whose name the decoder is told.
private struct Truth<Value: Decodable>: Decodable {
    let value: Value

    static var field: CodingUserInfoKey { CodingUserInfoKey(rawValue: "field")! }

    init(from decoder: any Decoder) throws {
        let name = decoder.userInfo[Self.field] as? String ?? ""
        value = try decoder.container(keyedBy: Name.self).decode(Value.self, forKey: Name(stringValue: name))
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
