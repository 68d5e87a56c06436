#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Files as the operating system gives them: paths are bytes, kinds are checked before anything is opened.
enum InputFile {
    /// `shared`: set where the file has more than one name.
    enum Kind { case file(bytes: Int, shared: Identity?), folder, other, missing, unreadable(String) }

    /// What a file is whatever it is called.
    struct Identity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// What stands at a path. `followLinks`: only for what the user named; links inside a folder are not followed.
    static func kind(_ path: [CChar], followLinks: Bool) -> Kind {
        var status = stat()
        let result = followLinks ? stat(path, &status) : lstat(path, &status)
        guard result == 0 else {
            return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(lastError())
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            let identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
            return .file(bytes: Int(status.st_size), shared: status.st_nlink > 1 ? identity : nil)
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

    static func lastError() -> String { String(cString: strerror(errno)) }
}
