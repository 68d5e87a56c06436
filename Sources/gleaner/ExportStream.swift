import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where an export goes: standard output, or a file that has another name until it is whole.
final class ExportStream {
    private let path: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// nil is standard output. What is there stays unless `over`, and what is no file, or the index itself, in any case.
    init(_ path: String?, over: Bool, beside index: String) throws {
        self.path = path
        guard let path else {
            descriptor = 1
            return
        }
        // However the two are written, a file beside the index is one by its folder and name.
        let (own, held) = (Self.resolved(path), Self.resolved(URL(filePath: index).resolvingSymlinksInPath().path))
        if ["-wal", "-shm", "-journal"].contains(where: { own == held + $0 || own == Self.resolved(index) + $0 }) {
            throw Failure(.cannotWrite, "\(path) is a part of the index. Name another file with --out.")
        }
        var status = stat()
        if lstat(path, &status) == 0 {
            guard over else {
                throw Failure(.cannotWrite, "\(path) is there already. Name another file with --out, or give --force to write over it.")
            }
            var indexStatus = stat()
            let isIndex = stat(index, &indexStatus) == 0 && (indexStatus.st_dev, indexStatus.st_ino) == (status.st_dev, status.st_ino)
            guard status.st_mode & S_IFMT == S_IFREG, !isIndex else {
                let what = isIndex ? "is the index itself" : "is no ordinary file"
                throw Failure(.cannotWrite, "\(path) \(what). Name another file with --out, or leave it out for standard output.")
            }
        }
        descriptor = open("\(path).partial", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        if descriptor < 0, errno == EEXIST {
            throw Failure(
                .cannotWrite,
                "\(path).partial is there already, of an export that was killed or of your own. Remove it, or name another --out.")
        }
        if descriptor < 0 { throw Self.failure(path) }
    }

    /// The folder as it is, without links, and the name.
    private static func resolved(_ path: String) -> String {
        let file = URL(filePath: path).absoluteURL.standardizedFileURL
        guard let folder = realpath(URL(filePath: path).absoluteURL.deletingLastPathComponent().path, nil) else { return file.path }
        defer { free(folder) }
        return "\(String(cString: folder))/\(file.lastPathComponent)"
    }

    deinit {
        guard let path, descriptor >= 0, !isFinished else { return }
        close(descriptor)
        unlink("\(path).partial")
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    func finish() throws {
        try flush()
        guard let path else { return }
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename("\(path).partial", path) == 0 else { throw Self.failure(path) }
        isFinished = true
    }

    private func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        guard let path else { return Terminal.print(buffer) }
        var sent = 0
        while sent < buffer.count {
            let count = buffer.withUnsafeBytes { systemWrite($0.baseAddress! + sent, $0.count - sent) }
            if count < 0, errno != EINTR { throw Self.failure(path) }
            sent += max(0, count)
        }
    }

    private func systemWrite(_ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }

    private static func failure(_ path: String) -> Failure {
        let reason = String(cString: strerror(errno))
        return Failure(.cannotWrite, "\(path) cannot be written: \(reason). Check the folder, its permissions and free space.")
    }
}
