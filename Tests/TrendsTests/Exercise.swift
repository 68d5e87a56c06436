/// The exercise corpus read by the built program, once for all tests, and what was planted in it.
import Foundation
import Indexing
import TestSupport

enum Exercise {
    /// The corpus with what was planted, and the one without.
    static func index() throws -> IndexReader { try IndexReader(path: made.get().path("exercise.db")) }
    static func null() throws -> IndexReader { try IndexReader(path: made.get().path("null.db")) }

    static func truth() throws -> ExerciseTruth {
        try JSONDecoder().decode(ExerciseTruth.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/truth.json")))
    }

    private static let folder = "\(Repository.path)/corpora/exercise"

    private static let made = Result {
        let made = try TemporaryFolder()
        for (input, index) in [("pages", "exercise.db"), ("null.jsonl", "null.db")] {
            let process = Process()
            // Tests/run builds the program and the tests into the same folder.
            let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
            process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "gleaner")
            process.arguments = ["run", "\(folder)/\(input)", "--pipeline", "\(folder)/pipeline.yml", "--index", made.path(index)]
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
        }
        return made
    }
}

struct ExerciseTruth: Decodable {
    struct Outlet: Decodable {
        let outlet: String
        let source: String
    }
    struct Radio: Decodable {
        struct Span: Decodable {
            let from: String
            let to: String
        }
        struct Issue: Decodable { let title: String }
        struct Title: Decodable {
            let title: String
            let pages: [String]
        }
        struct Formula: Decodable {
            let text: String
            let pages: [String]
        }
        struct Calls: Decodable {
            let releases: Int
            let calls: Int
        }
        let releases: Int
        let weeks: [String: Int]
        let silence: Span
        let surge: Span
        let series: [Issue]
        let title: Title
        let formulae: [Formula]
        let calls: [String: Calls]
    }
    struct Naming: Decodable {
        struct Change: Decodable { let from: String }
        struct Outlet: Decodable {
            let outlet: String
            let names: [String: Int]
            let change: Change?
        }
        enum CodingKeys: String, CodingKey {
            case group, outlets
            case stanceOf = "stance_of"
        }
        let group: String
        let stanceOf: [String: String]
        let outlets: [Outlet]
    }
    let outlets: [Outlet]
    let radio: Radio
    let naming: Naming
}
