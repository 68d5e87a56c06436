package import Documents
internal import Glibc
internal import Text

/// The door: raw bytes become an article's text and what is known of it.
package struct IngestStage: Stage {
    package let name = "ingest"
    package let reads: Set<Layer> = []
    package let writes: Set<Layer> = [.text]
    private let settings: IngestionSettings
    /// Dates after this day are mistakes; read once, so that a run does not change its mind at midnight.
    private let today = CalendarDay(ordinal: time(nil) / 86_400)

    package init(_ settings: IngestionSettings = .init()) { self.settings = settings }

    package func annotate(_ article: inout Article) throws(Rejection) {
        let payload = article.payload
        article.payload = .taken
        switch payload {
        case .page(let bytes, let gzip, let charset):
            article.identify(bytes)
            let page = try unpacked(bytes, gzip: gzip, for: &article)
            try PageReader(settings: settings, today: today).read(page, charset: charset, into: &article)
        case .row(let bytes, let line):
            article.identify(bytes)
            try check(bytes.count, "Line \(line)")
            try RowReader(line: line, settings: settings, today: today).read(bytes, into: &article)
        case .cells(let bytes, let header, let delimiter, let line):
            article.identify(bytes)
            try check(bytes.count, "Line \(line)")
            try TableReader(line: line, settings: settings, today: today)
                .read(bytes, header: header, delimiter: delimiter, into: &article)
        case .plain(let bytes, let gzip):
            article.identify(bytes)
            try readPlain(try unpacked(bytes, gzip: gzip, for: &article), into: &article)
        case .markdown(let bytes, let gzip):
            article.identify(bytes)
            try MarkdownReader(settings: settings, today: today).read(try unpacked(bytes, gzip: gzip, for: &article), into: &article)
        case .entry(let bytes, let feed):
            article.identify(bytes)
            try check(bytes.count + feed.count, "The item")
            try FeedReader(settings: settings, today: today).read(bytes, feed: feed, into: &article)
        case .post(let bytes, let channel):
            article.identify(bytes)
            try check(bytes.count, "The message")
            try PostReader(settings: settings, today: today).read(bytes, channel: channel, into: &article)
        case .mail(let bytes):
            article.identify(bytes)
            try check(bytes.count, "The message")
            try MailReader(settings: settings, today: today).read(bytes, into: &article)
        case .pdf(let bytes, let text):
            article.identify(bytes)
            try PDFReader(today: today).read(text, into: &article)
        case .response(let block, let digest):
            article.identify(block)
            if let digest, Digest.fits(block, digest) == false {
                article.warnings.append("The record does not have the digest that the archive gives for it; it was changed or damaged.")
            }
            try readResponse(block, into: &article)
        case .taken:
            throw rejection("empty", "The article was read before; there is nothing left to read.")
        case .unreadable(let rejection):
            throw rejection
        }
    }

    private func check(_ count: Int, _ what: String) throws(Rejection) {
        if count > settings.bytes {
            throw rejection("too-large", "\(what) holds more than \(settings.bytes) bytes, the limit on one article.")
        }
    }

    private func unpacked(_ bytes: [UInt8], gzip: Bool, for article: inout Article) throws(Rejection) -> [UInt8] {
        if bytes.isEmpty { throw rejection("empty", "The file holds nothing.") }
        var page = bytes
        var isTooLarge = bytes.count > settings.bytes
        if gzip {
            let result = Inflate.bytes(bytes, .gzip, limit: settings.bytes)
            isTooLarge = result.isTooLarge
            if result.isDamaged, !isTooLarge {
                guard result.bytes.count >= 500 else {
                    throw rejection(
                        "damaged", "The gzip data cannot be read: it is cut off or does not fit its checksum.")
                }
                article.warnings.append("The gzip data is damaged; what could be read is kept.")
            }
            page = result.bytes
        }
        try check(page, isTooLarge: isTooLarge)
        return page
    }

    /// Refuses what holds no text, or too much.
    private func check(_ page: [UInt8], isTooLarge: Bool) throws(Rejection) {
        if isTooLarge {
            throw rejection("too-large", "The file holds more than \(settings.bytes) bytes, the limit on one page.")
        }
        if !page.contains(where: { $0 > 0x20 }) { throw rejection("empty", "The file holds nothing but white space.") }
        if Self.isBinary(page) {
            throw rejection("binary", "The file is no text: it looks like a picture, an archive or a program.")
        }
    }

    private func readResponse(_ block: [UInt8], into article: inout Article) throws(Rejection) {
        let response = HTTPResponse(block, limit: settings.bytes)
        article.warnings += response.warnings
        try check(response.body, isTooLarge: response.isTooLarge)
        let charset = response.mediaType?.charset
        let isPlain = response.mediaType?.isPlain ?? (response.body.first { $0 > 0x20 } != UInt8(ascii: "<"))
        if isPlain {
            try readPlain(response.body, charset: charset, into: &article)
        } else {
            try PageReader(settings: settings, today: today).read(response.body, charset: charset, into: &article)
        }
    }

    private func readPlain(_ raw: [UInt8], charset: String? = nil, into article: inout Article) throws(Rejection) {
        let encoding = Encoding(raw, header: charset, isMarkup: false)
        if let warning = encoding.warning { article.warnings.append(warning) }
        article.text = encoding.bytes
        article.blocks = PlainText.blocks(article.text)
        article.title = PlainText.title(article.text)
        article.tellLanguage()
        if article.blocks.isEmpty { throw rejection("empty", "The file holds no text.") }
    }

    /// How pictures, archives and programs begin that are often found among pages.
    private static let magic: [[UInt8]] = [
        Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x50, 0x4B, 3, 4],
        [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], Array("RIFF".utf8), Array("ID3".utf8), [0x00, 0x00, 0x01, 0x00],
    ]

    /// Magic numbers, and control characters that no text holds.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        if magic.contains(where: bytes.starts(with:)) { return true }
        if Encoding.isWide(bytes) { return false }
        var zeros = 0
        var controls = 0
        let sample = bytes.prefix(4096)
        for byte in sample {
            if byte == 0 { zeros += 1 } else if byte < 0x20, !ASCII.isSpace(byte), byte != 0x1B { controls += 1 }
        }
        return controls > sample.count / 20 || zeros > sample.count / 25
    }

    private func rejection(_ code: String, _ message: String) -> Rejection {
        Rejection(stage: name, code: code, message: message)
    }
}
