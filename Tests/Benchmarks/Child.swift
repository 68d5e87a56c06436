import FoundationEssentials
import Glibc

/// A command run to its end, with what it cost.
struct Child {
    let wall: Double
    let cpu: Double
    /// Peak resident memory in MB.
    let memory: Double
    let status: Int32
    /// Seconds until its first line of output was complete; nil when there was none.
    let firstLine: Double?

    /// Output is read to the end (so that the command never waits for a reader) and thrown away; messages go to a file.
    init(_ words: [String], messages: String = "/dev/null") throws {
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw BenchmarkError("No pipe: \(String(cString: strerror(errno))).") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
        posix_spawn_file_actions_addclose(&actions, pipes[0])
        posix_spawn_file_actions_addclose(&actions, pipes[1])
        posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o644)

        let arguments = words.map { strdup($0) } + [nil]
        let environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + environment).forEach { free($0) } }
        var identifier: pid_t = 0
        let started = Clock.wall()
        let failure = posix_spawnp(&identifier, words[0], &actions, nil, arguments, environment)
        close(pipes[1])
        defer { close(pipes[0]) }
        guard failure == 0 else { throw BenchmarkError("\(words[0]) cannot be run: \(String(cString: strerror(failure))).") }

        firstLine = Self.drain(pipes[0], since: started)
        var usage = rusage()
        var ended: Int32 = 0
        while wait4(identifier, &ended, 0, &usage) < 0, errno == EINTR {}
        wall = Clock.wall() - started
        cpu = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        memory = Double(usage.ru_maxrss) / 1024
        // As WEXITSTATUS and WTERMSIG read it; a signal becomes 128 and its number, as in a shell.
        status = ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + (ended & 0x7F)
    }

    private static func drain(_ descriptor: Int32, since started: Double) -> Double? {
        var firstLine: Double?
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return firstLine }
            if firstLine == nil, buffer[..<got].contains(0x0A) { firstLine = Clock.wall() - started }
        }
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
