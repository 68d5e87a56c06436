import Dispatch
import Flow
internal import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Streams and signals: data on standard output, everything else on standard error.
enum Terminal {
    /// A pipe without a reader and a file at its limit are told by the write that fails, with a sentence, not by a signal.
    static func ignoreSignalsOfWrites() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Ends at once, from any thread. `exit` takes things apart under workers that are still running, which crashed now and
    /// then (in sem_post, from a worker); nothing is lost, since all output is written without a buffer.
    static func leave(_ code: ExitStatus) -> Never { _exit(code.rawValue) }

    /// A line on standard error. Names of files and texts of others may be in it, so no control character gets through.
    static func say(_ line: String) {
        let isControl = { (scalar: Unicode.Scalar) in scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value) }
        rewrite(String(String.UnicodeScalarView(line.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })))
    }

    /// A line on standard error with our own control characters in it.
    static func rewrite(_ line: String) { write(line + "\n", to: 2) }

    static func sayCompiling() { say("Compiling the gazetteer (once, and again when a table changes)…") }

    static func complain(_ message: String) { say("gleaner: \(message)") }

    /// Data on standard output. A reader that has gone away (`| head`) ends the program quietly.
    static func print(_ text: String) { write(text, to: 1) }
    static func print(_ bytes: [UInt8]) { write(bytes, to: 1) }

    static var errorIsTerminal: Bool { isatty(2) == 1 }

    /// Columns of the terminal on standard output; tables for files and pipes are not cut to a screen.
    static var width: Int {
        var size = winsize()
        guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 200 }
        return Int(size.ws_col)
    }

    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + sent, $0.count - sent) }
            if count < 0 {
                if errno == EINTR { continue }
                // Messages that nobody can read are no reason to stop.
                if descriptor == 2 { return }
                // Nobody reads on: a pipe that was closed is no error of ours.
                if errno == EPIPE { leave(.ok) }
                complain("Standard output cannot be written: \(String(cString: strerror(errno))).")
                leave(.inputOutput)
            }
            sent += count
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }
}

/// A line that is rewritten while a run goes on: on a terminal ten times a second at most, else a line every 30 s.
final class Progress: Sendable {
    private let isTerminal = Terminal.errorIsTerminal
    private let isOn: Bool
    private let started: Double
    private let lastShown: Mutex<Double>

    init(isOn: Bool) {
        self.isOn = isOn
        started = Self.clock()
        lastShown = Mutex(Self.clock())
    }

    var seconds: Double { Self.clock() - started }

    func show(_ line: @autoclosure () -> String) {
        guard isOn else { return }
        let now = Self.clock()
        let due = lastShown.withLock { last in
            guard now - last >= (isTerminal ? 0.1 : 30) else { return false }
            last = now
            return true
        }
        guard due else { return }
        if isTerminal { Terminal.rewrite("\u{1B}[1A\u{1B}[2K" + line()) } else { Terminal.say(line()) }
    }

    /// Makes room for the line that is rewritten.
    func begin() { if isOn, isTerminal { Terminal.say("") } }
    func end() { if isOn, isTerminal { Terminal.rewrite("\u{1B}[1A\u{1B}[2K\u{1B}[1A") } }

    private static func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// While it lives, SIGINT and SIGTERM throw the switch; a second signal ends the program at once.
final class SignalWatch {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: StopSwitch) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if stop.reason != nil { Terminal.leave(.interrupted) }
                Terminal.say("gleaner: stopping after what is under way; once more to stop at once")
                stop.stop()
            }
            source.resume()
            return source
        }
    }

    deinit { sources.forEach { $0.cancel() } }
}
