internal import Documents

/// Opens what one file holds, on disk or in an archive: unpacks it, and reads it by what it is.
struct Opener {
    let settings: InputSettings
    let skipped: Skipped

    enum Opened {
        /// The file is one article.
        case article(Article)
        /// It holds many, and is read until its end.
        case container(any Container)
    }

    /// `depth`: how many archives the file lies in. `limit`: bytes of a file that is one article.
    func open(_ file: ByteReader, _ format: InputFormat, source: String, depth: Int = 0, limit: Int) throws(Unreadable) -> Opened {
        // The first bytes say how a file is packed; names are often wrong about it.
        let beginning = try file.peek(16)
        let packing = InputFormat.Packing.of(beginning)
        // A frame of zstd that its readers pass over; in web archives it holds the dictionary.
        if beginning.starts(with: [0x5D, 0x2A, 0x4D, 0x18]) {
            throw Unreadable(reason: "is packed by zstd with a dictionary inside, which is not read; unpack it with the tool that made it")
        }
        // A page stays packed until its stage, where many are unpacked at once.
        if packing == .gzip, let page = try packedPage(file, format, limit) { return .article(Article(source: source, payload: page)) }
        let reader = try Self.unpacked(file, packing)
        let limit = packing == nil ? limit : settings.rowLimit
        switch format {
        case .page: return .article(Article(source: source, payload: .page(try whole(reader, limit), gzip: false, charset: nil)))
        case .plain: return .article(Article(source: source, payload: .plain(try whole(reader, limit), gzip: false)))
        case .mail: return .article(Article(source: source, payload: .mail(try whole(reader, limit))))
        case .markdown: return .article(Article(source: source, payload: .markdown(try whole(reader, limit), gzip: false)))
        case .pdf:
            let pdf = try whole(reader, limit)
            return .article(Article(source: source, payload: .pdf(pdf, text: try PDFText.of(pdf, settings))))
        case .feed: return .container(FeedContainer(reader, source: source, limit: settings.rowLimit))
        case .table:
            let isTabbed = InputFormat.ending(of: source).hasPrefix(".tsv")
            return .container(TableContainer(reader, source: source, limit: settings.rowLimit, isTabbed: isTabbed))
        case .export: return .container(ExportContainer(reader, source: source, limit: settings.rowLimit, skipped: skipped))
        case .mailbox: return .container(MailboxContainer(reader, source: source, limit: settings.rowLimit))
        case .rows: return .container(LinesContainer(reader, source: source, limit: settings.rowLimit))
        case .warc: return .container(WebArchiveContainer(reader, source: source, settings: settings, skipped: skipped))
        case .zip, .tar, .wacz:
            guard depth < 2 else {
                let reason = "lies in an archive in an archive, and so deep none is opened; unpack the outer one first"
                throw Unreadable(reason: reason, code: "nested")
            }
            return .container(try ArchiveContainer(reader, format, source: source, depth: depth, opener: self))
        }
    }

    private func packedPage(_ file: ByteReader, _ format: InputFormat, _ limit: Int) throws(Unreadable) -> Payload? {
        switch format {
        case .page: .page(try whole(file, limit), gzip: true, charset: nil)
        case .plain: .plain(try whole(file, limit), gzip: true)
        case .markdown: .markdown(try whole(file, limit), gzip: true)
        default: nil
        }
    }

    static func unpacked(_ file: ByteReader, _ packing: InputFormat.Packing?) throws(Unreadable) -> ByteReader {
        switch packing {
        case nil: file
        case .gzip: ByteReader(try GzipSource(ByteReader(file, history: GzipSource.history)))
        case .zstd, .bzip2, .xz: ByteReader(try PackedSource(file))
        }
    }

    private func whole(_ reader: ByteReader, _ limit: Int) throws(Unreadable) -> [UInt8] {
        guard let bytes = try reader.rest(limit: limit) else {
            throw Unreadable(reason: "is longer than \(limit) bytes, the limit on one file", code: "too-large")
        }
        return bytes
    }

    static func failed(_ source: String, _ error: Unreadable) -> Article {
        let rejection = Rejection(stage: "read", code: error.code, message: "\(source): \(error.reason).")
        return Article(source: source, payload: .unreadable(rejection))
    }
}
