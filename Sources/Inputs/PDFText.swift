#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The text of a PDF by poppler's `pdftotext`, a process of its own: whatever a PDF does to its reader, it costs only itself.
///
/// The PDF is its standard input, so no name of a file can be taken for an option and members of archives need not be
/// unpacked. Started by `posix_spawn`: the door waits in any case, and a library made for `async` would need a bridge.
enum PDFText {
    /// HTML with the PDF's title, author and dates, and its text in a `pre`.
    static func of(_ pdf: [UInt8], _ settings: InputSettings) throws(Unreadable) -> [UInt8] {
        guard let input = tmpfile() else { throw Unreadable(reason: "cannot be handed to pdftotext: \(InputFile.lastError())") }
        defer { fclose(input) }
        let written = pdf.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, input) }
        guard written == pdf.count, fflush(input) == 0, fseek(input, 0, SEEK_SET) == 0 else {
            throw Unreadable(reason: "cannot be handed to pdftotext: \(InputFile.lastError())")
        }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Unreadable(reason: "cannot be handed to pdftotext: \(InputFile.lastError())") }
        defer { close(ends[0]) }
        let process = try start(input: fileno(input), output: ends[1], closing: ends[0])
        let (text, problem) = collect(ends[0], settings)
        if problem != nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let problem { throw problem }
        guard status == 0 else {
            let code = status & 0x7F == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
            throw Unreadable(reason: "cannot be read as a PDF: pdftotext ended with \(code)", code: "damaged")
        }
        return text
    }

    /// Starts the process and closes this program's copy of its output.
    private static func start(input: Int32, output: Int32, closing other: Int32) throws(Unreadable) -> pid_t {
        defer { close(output) }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for descriptor in [input, output, other] where descriptor > 2 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // A group of its own: Ctrl-C is for Gleaner, which finishes what is under way. Signals that Gleaner ignores, it does not.
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF))
        let words = ["pdftotext", "-htmlmeta", "-enc", "UTF-8", "-q", "-", "-"]
        // Copies for the length of the call; the process gets its own.
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let result = posix_spawnp(&process, "pdftotext", &actions, &attributes, &arguments, environ)
        if result == ENOENT {
            throw Unreadable(
                reason: "is a PDF, and pdftotext is not installed. Install poppler-utils (apt-get install poppler-utils) "
                    + "and give the same command again",
                code: "no-pdftotext")
        }
        guard result == 0 else { throw Unreadable(reason: "cannot be handed to pdftotext: \(String(cString: strerror(result)))") }
        return process
    }

    /// Everything the process writes, until it ends or goes beyond a limit.
    private static func collect(_ descriptor: Int32, _ settings: InputSettings) -> ([UInt8], Unreadable?) {
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        let deadline = milliseconds() + settings.pdfSeconds * 1000
        while true {
            let left = deadline - milliseconds()
            guard left > 0 else {
                return (
                    [], Unreadable(reason: "took pdftotext longer than \(settings.pdfSeconds) s, the limit on one PDF", code: "timeout")
                )
            }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(clamping: left)) > 0 else { continue }
            let got = read(descriptor, &block, block.count)
            if got == 0 { return (text, nil) }
            if got < 0 {
                if errno == EINTR { continue }
                return ([], Unreadable(reason: InputFile.lastError()))
            }
            text += block[..<got]
            if text.count > settings.fileLimit {
                return (
                    [], Unreadable(reason: "holds more than \(settings.fileLimit) bytes of text, the limit on one file", code: "too-large")
                )
            }
        }
    }

    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
