/// The built program, found beside the tests, run by a shell in a folder.
import Foundation
import TestSupport

struct Outcome: Sendable {
    let status: Int32
    let output: String
    let complaints: String
}

enum Program {
    private static let folder = BuiltProgram.folder

    /// As it was when the process began: a test of PDFs sets another one for a moment, at the same time.
    private static let searchPath: String = {
        let block = FileHandle(forReadingAtPath: "/proc/self/environ").flatMap { try? $0.readToEnd() } ?? Data()
        let variables = block.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return variables.first { $0.hasPrefix("PATH=") }.map { String($0.dropFirst(5)) } ?? "/usr/bin:/bin"
    }()

    static var isBuilt: Bool { BuiltProgram.isBuilt }

    /// A process of the shell that is about to run `command`, its streams in files beside `folder`.
    static func shell(_ command: String, in folder: TemporaryFolder) throws -> (process: Process, output: String, complaints: String) {
        let streams = ["stdout", "stderr"].map { folder.path("\($0)-\(UUID().uuidString)") }
        for stream in streams { _ = FileManager.default.createFile(atPath: stream, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path("work"))
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = "\(Self.folder):\(searchPath)"
        environment["LC_ALL"] = "C.UTF-8"
        environment["GLEANER_HOME"] = nil
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: streams[0])
        process.standardError = FileHandle(forWritingAtPath: streams[1])
        return (process, streams[0], streams[1])
    }

    /// Runs a command to its end in `folder`/work; kills it after a minute.
    static func run(_ command: String, in folder: TemporaryFolder) async throws -> Outcome {
        try await onOwnThread {
            let (process, output, complaints) = try shell(command, in: folder)
            try process.run()
            let deadline = Date(timeIntervalSinceNow: 60)
            while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.005) }
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
            return Outcome(status: process.terminationStatus, output: try text(output), complaints: try text(complaints))
        }
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
