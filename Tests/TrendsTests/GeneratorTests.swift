/// The exercise corpus is what its generator makes: nobody has written into it by hand.
import Foundation
import TestSupport
import Testing

@Suite("The generator of the exercise corpus")
struct GeneratorTests {
    @Test("makes the pages, the truth and the null corpus that are there, byte for byte")
    func same() async throws {
        let files = FileManager.default
        let place = try TemporaryFolder()
        let copy = place.path("exercise")
        try files.copyItem(atPath: Exercise.folder, toPath: copy)
        for made in ["pages", "truth.json", "null.jsonl"] { try files.removeItem(atPath: "\(copy)/\(made)") }
        let status = try await onOwnThread {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["python3", "\(copy)/generate"]
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(status == 0)
        for made in ["pages", "truth.json", "null.jsonl"] {
            let paths = [made] + (files.subpaths(atPath: "\(Exercise.folder)/\(made)") ?? []).sorted().map { "\(made)/\($0)" }
            #expect([made] + (files.subpaths(atPath: "\(copy)/\(made)") ?? []).sorted().map { "\(made)/\($0)" } == paths)
            for path in paths where files.contents(atPath: "\(Exercise.folder)/\(path)") != files.contents(atPath: "\(copy)/\(path)") {
                Issue.record("\(path) differs")
            }
        }
    }
}
