internal import CArchive

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An archive read member after member, by libarchive, which is given bytes and nothing else: nothing is ever written
/// to disk, and a member's name is but a label.
final class Archive {
    enum Kind {
        case zip, tar
        /// One stream packed by zstd, bzip2 or xz.
        case packed
    }

    struct Member {
        enum Kind { case file, folder, link, other }
        /// Nil when it cannot be read.
        let name: String?
        let kind: Kind
        let isEncrypted: Bool
    }

    private let handle: OpaquePointer
    private let names = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    private let feed: Feed
    private let kind: Kind
    private let packedSize: Int?
    private var unpacked = 0
    /// libarchive must not be called again after a fatal error.
    private var isDead = false
    /// Of the member under way nothing more can be had.
    private var hasFailed = false

    /// What libarchive reads from. It is kept alive by the archive, longer than libarchive's pointer to it.
    private final class Feed {
        let reader: ByteReader
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        var failure: Unreadable?
        /// Read so far; bytes read twice count twice.
        var count = 0

        init(_ reader: ByteReader) { self.reader = reader }
        deinit { block.deallocate() }
    }

    init(_ reader: ByteReader, _ kind: Kind) throws(Unreadable) {
        guard let handle = archive_read_new() else { throw Unreadable(reason: "there is no memory to unpack it") }
        self.handle = handle
        self.kind = kind
        feed = Feed(reader)
        packedSize = reader.size
        switch kind {
        case .zip: archive_read_support_format_zip(handle)
        case .tar: archive_read_support_format_tar(handle)
        case .packed:
            archive_read_support_filter_zstd(handle)
            archive_read_support_filter_bzip2(handle)
            archive_read_support_filter_xz(handle)
            archive_read_support_format_raw(handle)
        }
        archive_read_set_callback_data(handle, Unmanaged.passUnretained(feed).toOpaque())
        archive_read_set_read_callback(handle) { _, data, block in
            guard let data, let block else { return -1 }
            let feed = Unmanaged<Feed>.fromOpaque(data).takeUnretainedValue()
            do throws(Unreadable) {
                let count = try feed.reader.read(into: feed.block)
                feed.count += count
                block.pointee = UnsafeRawPointer(feed.block.baseAddress)
                return count
            } catch {
                feed.failure = error
                return -1
            }
        }
        // A zip file's directory stands at its end: where there is a way to it, it says what is no file. A packed stream
        // and a tar file are read from the front.
        if kind == .zip, packedSize != nil, reader.seek(to: 0) {
            archive_read_set_seek_callback(handle) { _, data, offset, whence in
                guard let data else { return Int64(ARCHIVE_FATAL) }
                let feed = Unmanaged<Feed>.fromOpaque(data).takeUnretainedValue()
                let base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? feed.reader.offset : feed.reader.size ?? 0
                let position = base + Int(offset)
                return position >= 0 && feed.reader.seek(to: position) ? Int64(position) : Int64(ARCHIVE_FATAL)
            }
        }
        if archive_read_open1(handle) != ARCHIVE_OK { throw problem() }
    }

    deinit {
        archive_read_free(handle)
        names.map(freelocale)
    }

    /// The next member; nil at the end.
    func next() throws(Unreadable) -> Member? {
        if isDead { return nil }
        hasFailed = false
        // libarchive gives names in the encoding of the thread's locale, and none at all where that cannot hold them.
        let previous = uselocale(names)
        defer { uselocale(previous) }
        var entry: OpaquePointer?
        let status = archive_read_next_header(handle, &entry)
        if status == ARCHIVE_EOF { return nil }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
            isDead = true
            throw problem()
        }
        return Member(name: Self.name(entry), kind: Self.kind(entry), isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
    }

    private static func name(_ entry: OpaquePointer) -> String? { archive_entry_pathname(entry).map { String(cString: $0) } }

    private static func kind(_ entry: OpaquePointer) -> Member.Kind {
        if archive_entry_hardlink(entry) != nil { return .link }
        switch mode_t(archive_entry_filetype(entry)) {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Fills part of the buffer from the member under way; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        if isDead || hasFailed { return 0 }
        let got = archive_read_data(handle, buffer.baseAddress, buffer.count)
        guard got >= 0 else {
            if got == ARCHIVE_FATAL { isDead = true }
            hasFailed = true
            throw problem()
        }
        unpacked += got
        // Deflate packs 1032 bytes into one at best; more is made of members that lie upon one another.
        if kind == .zip, unpacked > 1 << 28, unpacked / 1100 > packedSize ?? feed.count {
            isDead = true
            throw Unreadable(reason: "unpacks to more than 1100 times its size, which no honest file does", code: "too-large")
        }
        return got
    }

    private func problem() -> Unreadable {
        if let failure = feed.failure { return failure }
        let words = archive_error_string(handle).map { String(cString: $0) } ?? "cut off"
        return Unreadable(
            reason: "the \(kind == .packed ? "packed data" : "\(kind) archive") is damaged or cut off (libarchive: \(words))",
            code: "damaged")
    }
}

/// What one stream packed by zstd, bzip2 or xz holds.
final class PackedSource: ByteSource {
    private let archive: Archive
    private var isBegun = false

    init(_ packed: ByteReader) throws(Unreadable) { archive = try Archive(packed, .packed) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        if !isBegun {
            isBegun = true
            guard try archive.next() != nil else { return 0 }
        }
        return try archive.read(into: buffer)
    }
}

/// The bytes of the member under way.
final class MemberSource: ByteSource {
    private let archive: Archive
    init(_ archive: Archive) { self.archive = archive }
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int { try archive.read(into: buffer) }
}
