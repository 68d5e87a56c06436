internal import Documents

/// The members of a zip or tar file, each opened as if it stood on disk.
final class ArchiveContainer: Container {
    private let archive: Archive
    private let format: InputFormat
    private let source: String
    private let depth: Int
    private let opener: Opener
    /// The member under way that holds many articles.
    private var open: (container: any Container, source: String)?

    init(_ reader: ByteReader, _ format: InputFormat, source: String, depth: Int, opener: Opener) throws(Unreadable) {
        archive = try Archive(reader, format == .tar ? .tar : .zip)
        self.format = format
        self.source = source
        self.depth = depth
        self.opener = opener
    }

    func next() throws(Unreadable) -> Article? {
        while true {
            if let article = nextInMember() { return article }
            guard let member = try archive.next() else { return nil }
            guard let name = member.name else {
                let reason = "holds a member whose name is not in the encoding that the archive says; it was not read"
                return Opener.failed(source, Unreadable(reason: reason))
            }
            if let article = read(member, name, source: "\(source)#\(name)") { return article }
        }
    }

    private func nextInMember() -> Article? {
        guard let (container, source) = open else { return nil }
        do throws(Unreadable) {
            if let article = try container.next() { return article }
            open = nil
            return nil
        } catch {
            return Opener.failed(source, error)
        }
    }

    private func read(_ member: Archive.Member, _ name: String, source: String) -> Article? {
        switch member.kind {
        case .folder: return nil
        case .link, .other:
            opener.skipped.add("no regular file", source)
            return nil
        case .file: break
        }
        if Self.isHidden(name) { return nil }
        // Beside its records, a WACZ file holds indexes of them and lists of their titles.
        if format == .wacz, !name.hasPrefix("archive/") { return nil }
        guard let (format, _) = InputFormat.of(name) else {
            opener.skipped.add(InputFormat.ending(of: name), source)
            return nil
        }
        do throws(Unreadable) {
            if member.isEncrypted {
                throw Unreadable(reason: "is encrypted; unpack it with its password first", code: "encrypted")
            }
            let reader = ByteReader(MemberSource(archive))
            switch try opener.open(reader, format, source: source, depth: depth + 1, limit: opener.settings.rowLimit) {
            case .article(let article): return article
            case .container(let container): open = (container, source)
            }
            return nil
        } catch {
            return Opener.failed(source, error)
        }
    }

    /// As in folders, names that begin with a dot are not read.
    private static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
    }
}
