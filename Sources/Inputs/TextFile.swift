/// A text file that is read line by line and is no article: what a user downloaded to make tables of. Plain, packed, or in
/// a zip or tar archive, as `Opener` has it for articles.
package final class TextFile {
    /// What to call it: a path, and behind `#` the member's name where it lies in an archive.
    package let name: String
    /// The number of the line that was read last, from 1.
    package private(set) var line = 0
    private let reader: ByteReader
    /// Lines that were looked at and are still to be read, the next one last.
    private var ahead: [[UInt8]] = []

    /// A longer line is no row of a table; it is given as one character, so that its reader sees that it is none.
    private static let limit = 1 << 20

    private init(name: String, reader: ByteReader) {
        self.name = name
        self.reader = reader
    }

    /// The next line without its line end; nil at the end of the file.
    package func nextLine() throws(InputError) -> [UInt8]? {
        let held = ahead.popLast()
        guard let next = try held == nil ? take() : held else { return nil }
        line += 1
        return next
    }

    /// The next lines, which are still to be read; fewer only at the end. To be asked for once, before any is read.
    package func peekLines(_ count: Int) throws(InputError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        while lines.count < count, let next = try take() { lines.append(next) }
        ahead = lines.reversed()
        return lines
    }

    private func take() throws(InputError) -> [UInt8]? {
        do throws(Unreadable) {
            switch try reader.nextLine(limit: Self.limit) {
            case nil: return nil
            case .tooLong: return [0x3F]
            case .whole(var bytes):
                if bytes.last == 0x0D { bytes.removeLast() }
                return bytes
            }
        } catch {
            throw InputError(path: name, reason: "It cannot be read to its end: \(error.reason). Fetch it again.", isMissing: false)
        }
    }

    /// Gives the text files at a path one after the other: the file itself, the members of an archive, or those of a
    /// folder; names in byte order, members as they stand. Each is read, as far as it is wanted, before the next one.
    package static func forEach(at path: String, _ body: (TextFile) throws -> Void) throws {
        switch InputFile.kind(Array(path.utf8CString), followLinks: true) {
        case .missing: throw InputError(path: path, reason: "There is no such file or folder.", isMissing: true)
        case .unreadable(let reason): throw InputError(path: path, reason: "It cannot be read: \(reason).", isMissing: false)
        case .other: throw InputError(path: path, reason: "It is neither a file nor a folder.", isMissing: false)
        case .file: try open(path, body)
        case .folder:
            for name in try names(in: path) where InputFormat.of(name).map({ $0.format == .plain || $0.format == .zip }) ?? false {
                try open("\(path)/\(name)", body)
            }
        }
    }

    private static func names(in folder: String) throws(InputError) -> [String] {
        do throws(Unreadable) {
            return try InputFile.names(in: Array(folder.utf8CString)).map { String(decoding: $0, as: UTF8.self) }
        } catch {
            throw InputError(path: folder, reason: "It cannot be read: \(error.reason).", isMissing: false)
        }
    }

    private static func open(_ path: String, _ body: (TextFile) throws -> Void) throws {
        do {
            let file = ByteReader(try FileSource(path: Array(path.utf8CString), count: { _ in }))
            let packing = InputFormat.Packing.of(try file.peek(16))
            let reader = try Opener.unpacked(file, packing)
            let format = InputFormat.of(path)?.format
            guard format == .zip || format == .tar else { return try body(TextFile(name: path, reader: reader)) }
            let archive = try Archive(reader, format == .tar ? .tar : .zip)
            while let member = try archive.next() {
                guard member.kind == .file, let name = member.name, InputFormat.of(name)?.format == .plain else { continue }
                try body(TextFile(name: "\(path)#\(name)", reader: ByteReader(MemberSource(archive))))
            }
        } catch let error as Unreadable {
            throw InputError(path: path, reason: "It cannot be read: \(error.reason). Fetch it again.", isMissing: false)
        }
    }
}
