/// libFuzzer's loop over one of the readers: `Fuzz TARGET [FOLDER…] [-option=value…]`.
///
/// Whatever the bytes are, reading ends, and what comes out keeps its promises. Swift stops at every overflow and every
/// index out of bounds, so a crash is a mistake.
import Documents
import Foundation

/// SwiftPM renames `main`, so libFuzzer's loop is started by hand.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

guard CommandLine.argc > 1, FuzzTarget.chosen != nil else {
    FileHandle.standardError.write(Data("Targets: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))\n".utf8))
    exit(64)
}
// libFuzzer takes every word without "=" for a folder of inputs: it is not shown the target.
CommandLine.unsafeArgv[1] = CommandLine.unsafeArgv[0]
var arguments = CommandLine.unsafeArgv + 1
var count = CommandLine.argc - 1
exit(
    runFuzzer(&count, &arguments) { start, count in
        FuzzTarget.chosen?.read(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    })
