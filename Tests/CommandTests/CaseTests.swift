/// The command as a person uses it: every file of Tests/Cases, run against the built program.
import Foundation
import TestSupport
import Testing

@Suite("The command", .serialized)
struct CaseTests {
    static let folder = "\(Repository.path)/Tests/Cases"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".case") }.sorted()

    @Test("does what the case says", arguments: names)
    func runs(_ name: String) async throws {
        try #require(Program.isBuilt, "There is no gleaner beside the tests. Give: Tests/run")
        let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
        let example = try Case(name: name, text)
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("work"), withIntermediateDirectories: true)
        for file in example.files { try folder.write("work/\(file.name)", file.content) }
        for step in example.steps {
            let outcome = try await Program.run(step.command, in: folder)
            let seen = "\n$ \(step.command)\n--- stdout\n\(outcome.output)--- stderr\n\(outcome.complaints)--- exit \(outcome.status)"
            #expect(outcome.status == step.status, "exit \(outcome.status), expected \(step.status)\(seen)")
            for expectation in step.expectations {
                let problem = expectation.problem(output: outcome.output, complaints: outcome.complaints)
                #expect(problem == nil, "\(expectation.kind.rawValue) \(problem ?? "")\(seen)")
            }
        }
    }

    @Test("has cases")
    func some() {
        #expect(Self.names.count >= 20)
    }
}

@Suite("Case files")
struct CaseFormatTests {
    @Test(
        "match what they mean",
        arguments: [
            ("a", "a", true), ("a", "b", false), ("a…", "abc", true), ("…c", "abc", true), ("a…c", "abc", true), ("a…b…c", "axbyc", true),
            ("a…b…c", "acb", false),
            ("…", "", true), ("aa…aa", "aaa", false), ("é…", "ée", true), ("", "", true), ("", "x", false), ("a…x…x", "axb x", true),
            ("a…x…x", "ax", false),
        ])
    func line(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Wildcard.matches(pattern, text) == matches)
    }

    @Test("let a line of dots stand for lines")
    func lines() {
        #expect(Wildcard.matches(["a", "…", "z"], ["a", "b", "c", "z"]))
        #expect(Wildcard.matches(["a", "…", "z"], ["a", "z"]))
        #expect(!Wildcard.matches(["a", "…", "z"], ["a", "z", "b"]))
        #expect(!Wildcard.matches(["a"], ["a", "b"]))
    }

    @Test(
        "with a mistake are refused",
        arguments: ["", "=== stdout\nx\n", "=== run\nx\n=== stdot\n", "=== files\nx\n=== run\nx\n", "=== run\nx\n=== exit zero\n"])
    func mistakes(_ text: String) {
        #expect(throws: Case.Mistake.self) { try Case(name: "c", text) }
    }

    @Test("come apart into files and steps")
    func parts() throws {
        let parsed = try Case(
            name: "c",
            "Prose.\n=== files\n--- a b.txt\none\n\ntwo\n--- bin hex\n00 fF\n=== run\nx\n=== exit 3\n=== stdout has\ny\n=== run\nz | w\n")
        #expect(parsed.files.map(\.name) == ["a b.txt", "bin"])
        #expect(parsed.files.map { Array($0.content) } == [Array("one\n\ntwo\n".utf8), [0, 255]])
        #expect(parsed.steps.map(\.command) == ["x", "z | w"])
        #expect(parsed.steps.map(\.status) == [3, 0])
        #expect(parsed.steps[0].expectations.map(\.lines) == [["y"]])
        #expect(parsed.steps[0].expectations[0].problem(output: "xyz", complaints: "") == nil)
        #expect(parsed.steps[0].expectations[0].problem(output: "x", complaints: "y") != nil)
    }
}
