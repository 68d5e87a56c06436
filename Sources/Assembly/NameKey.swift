import FoundationEssentials
import Ingestion
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The key that people's names are hidden by: the environment's, or one made once at random and kept where only its owner
/// reads it, so that a person has one pseudonym in all of a user's indexes.
enum NameKey {
    /// Read, and made where there is none, only when the first name has to be hidden.
    static let pseudonyms = Pseudonyms { () throws(Pseudonyms.NoKey) in try kept() }

    private static let once = Mutex<[UInt8]?>(nil)

    private static func kept() throws(Pseudonyms.NoKey) -> [UInt8] {
        try once.withLock { key throws(Pseudonyms.NoKey) in
            if let key { return key }
            let read = try read()
            key = read
            return read
        }
    }

    private static func read() throws(Pseudonyms.NoKey) -> [UInt8] {
        let environment = ProcessInfo.processInfo.environment
        if let given = environment["GLEANER_NAME_KEY"], !given.isEmpty { return Array(given.utf8) }
        guard
            let config = environment["XDG_CONFIG_HOME"].flatMap({ $0.hasPrefix("/") ? $0 : nil })
                ?? environment["HOME"].map({ "\($0)/.config" })
        else { throw refusal("There is no home folder") }
        let path = "\(config)/gleaner/name-key"
        if let key = try key(at: path) { return key }
        try? FileManager.default.createDirectory(atPath: "\(config)/gleaner", withIntermediateDirectories: true)
        var random = SystemRandomNumberGenerator()
        let key = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &random)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        // Written whole under another name, then linked: of two programs that make a key at once, one wins and both use it.
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw refusal("\(path) cannot be written: \(String(cString: strerror(errno)))") }
        let line = Array("\(key)\n".utf8)
        let written = write(descriptor, line, line.count)
        close(descriptor)
        defer { unlink(draft) }
        guard written == line.count else { throw refusal("\(path) cannot be written") }
        _ = link(draft, path)
        guard let kept = try self.key(at: path) else { throw refusal("\(path) cannot be written") }
        return kept
    }

    private static func key(at path: String) throws(Pseudonyms.NoKey) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let key = [UInt8](data).filter { $0 > 0x20 }
        if key.count < 16 { throw refusal("\(path) holds no key") }
        return key
    }

    private static func refusal(_ why: String) -> Pseudonyms.NoKey {
        Pseudonyms.NoKey(
            message:
                "The key that people's names are hidden by cannot be had: \(why). Set GLEANER_NAME_KEY to a secret of your own, or give --keep-names."
        )
    }
}
