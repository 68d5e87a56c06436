/// The built program, found beside the tests.
import Foundation

package enum BuiltProgram {
    /// Tests/run builds the program and the tests into the same folder.
    package static let folder: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: tests).deletingLastPathComponent().path
    }()

    package static var path: String { "\(folder)/gleaner" }
    package static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }
}
