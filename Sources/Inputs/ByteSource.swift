#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Bytes of one input in order: a file, standard input, a member of an archive, or any of these unpacked.
protocol ByteSource: AnyObject {
    /// Fills part of the buffer, at least one byte; gives how many, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int
}

/// Why bytes cannot be had, in the words of the operating system or of the format; without a stop at the end.
struct Unreadable: Error {
    let reason: String
    /// A stable word for programs: see `Rejection.code`.
    var code = "unreadable"
}

/// A file, or standard input.
final class FileSource: ByteSource {
    private let descriptor: Int32
    /// Told how many bytes were read.
    private let count: (Int) -> Void

    init(path: [CChar], count: @escaping (Int) -> Void) throws(Unreadable) {
        // Without waiting: a file that was swapped for a named pipe must not hold up the run.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        self.count = count
        guard descriptor >= 0 else { throw Unreadable(reason: InputFile.lastError()) }
    }

    init(standardInput count: @escaping (Int) -> Void) {
        descriptor = dup(0)
        self.count = count
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        var got = -1
        repeat {
            #if canImport(Glibc)
                got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                got = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
        } while got < 0 && errno == EINTR
        guard got >= 0 else { throw Unreadable(reason: InputFile.lastError()) }
        count(got)
        return got
    }
}
