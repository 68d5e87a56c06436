#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Files as the operating system gives them: paths are bytes, kinds are checked before anything is opened.
enum InputFile {
    enum Kind { case file(bytes: Int), folder, other, missing, unreadable(String) }

    /// What stands at a path. `followLinks`: only for what the user named; links inside a folder are not followed.
    static func kind(_ path: [CChar], followLinks: Bool) -> Kind {
        var status = stat()
        let result = followLinks ? stat(path, &status) : lstat(path, &status)
        guard result == 0 else {
            return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(lastError())
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(bytes: Int(status.st_size))
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The names in a folder, in byte order, without those that begin with a dot. A name need not be UTF-8.
    static func names(in folder: [CChar]) throws(Unreadable) -> [[UInt8]] {
        guard let directory = opendir(folder) else { throw Unreadable(reason: lastError()) }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name.first != 0x2E { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The whole of a file, at most `limit` bytes.
    static func read(_ path: [CChar], limit: Int) throws(Unreadable) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Unreadable(reason: lastError()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Unreadable(reason: lastError()) }
        guard Int(status.st_size) <= limit else { throw Unreadable(reason: "is \(status.st_size) bytes long; the limit is \(limit)") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
                #else
                    Darwin.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
                #endif
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Unreadable(reason: lastError()) }
            if got == 0 { break }  // the file shrank while it was read
            filled += got
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    static func lastError() -> String { String(cString: strerror(errno)) }
}

struct Unreadable: Error { let reason: String }

/// Reads a file line by line, or standard input, without ever holding more than one line and one block.
struct LineReader: ~Copyable {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var at = 0
    private var ended = false
    private(set) var line = 0
    /// Longer lines are passed over, so that one bad row can neither take all memory nor the rows below it.
    private let limit: Int

    enum Line {
        case whole([UInt8])
        /// With its length in bytes; none of them are kept.
        case tooLong(Int)
    }

    init(path: [CChar], limit: Int) throws(Unreadable) {
        self.limit = limit
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Unreadable(reason: InputFile.lastError()) }
    }

    init(standardInput: Void, limit: Int) {
        self.limit = limit
        descriptor = dup(0)
    }

    deinit { close(descriptor) }

    /// The next line without its line feed; nil at the end.
    mutating func next() throws(Unreadable) -> Line? {
        var searched = at
        var dropped = 0
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { at = end + 1 }
                return taken(to: end, dropped)
            }
            if ended {
                guard at < buffer.count || dropped > 0 else { return nil }
                defer { at = buffer.count }
                return taken(to: buffer.count, dropped)
            }
            buffer.removeFirst(at)
            at = 0
            if dropped > 0 || buffer.count > limit {
                dropped += buffer.count
                buffer.removeAll(keepingCapacity: true)
            }
            searched = buffer.count
            try fill()
        }
    }

    private mutating func taken(to end: Int, _ dropped: Int) -> Line {
        line += 1
        let count = dropped + end - at
        return count > limit ? .tooLong(count) : .whole(Array(buffer[at..<end]))
    }

    private mutating func fill() throws(Unreadable) {
        let blockSize = 1 << 18
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: blockSize))
        var got = -1
        repeat {
            got = buffer.withUnsafeMutableBytes { bytes in
                #if canImport(Glibc)
                    Glibc.read(descriptor, bytes.baseAddress! + old, blockSize)
                #else
                    Darwin.read(descriptor, bytes.baseAddress! + old, blockSize)
                #endif
            }
        } while got < 0 && errno == EINTR
        buffer.removeLast(blockSize - max(0, got))
        guard got >= 0 else { throw Unreadable(reason: InputFile.lastError()) }
        if got == 0 { ended = true }
    }
}
