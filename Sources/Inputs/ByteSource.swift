#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Bytes of one input in order: a file, standard input, a member of an archive, or any of these unpacked.
protocol ByteSource: AnyObject {
    /// Fills part of the buffer, at least one byte; gives how many, 0 at the end. After it has thrown, the next call
    /// gives what stands behind the damage, or 0.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int

    /// Bytes in all, where `seek` works.
    var size: Int? { get }
    /// Goes to a position counted from the beginning; false where that is impossible.
    func seek(to position: Int) -> Bool
}

extension ByteSource {
    var size: Int? { nil }
    func seek(to position: Int) -> Bool { false }
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
    private var failed = false
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
        if failed { return 0 }
        var got = -1
        repeat {
            #if canImport(Glibc)
                got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                got = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
        } while got < 0 && errno == EINTR
        guard got >= 0 else {
            failed = true
            throw Unreadable(reason: InputFile.lastError())
        }
        count(got)
        return got
    }

    var size: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    func seek(to position: Int) -> Bool { size != nil && lseek(descriptor, off_t(position), SEEK_SET) == position }
}
