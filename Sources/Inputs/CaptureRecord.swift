internal import Documents
internal import Text

/// One record of a web archive: what its header says, and whether its block is worth reading.
struct CaptureRecord {
    /// Bytes of the block; nil when the header does not say or makes no sense.
    let length: Int?
    /// For `Article.source` and messages: "crawl.warc.gz#https://…".
    let label: String

    private let type: String
    private let url: String?
    private let seen: DateStamp?
    private let mediaType: MediaType?
    private let digest: String?
    private let isTruncated: Bool

    init(_ header: HeaderBlock, source: String, offset: Int) {
        length = header.value("content-length").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
        type = header.value("warc-type")?.lowercased() ?? "untyped"
        // Some writers of WARC 1.0 put addresses into <>, as its grammar says and its examples do not.
        let address = header.value("warc-target-uri").map {
            $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0
        }
        url = address
        label = "\(source)#\(address ?? header.value("warc-record-id") ?? "byte \(offset)")"
        seen = header.value("warc-date").flatMap(Self.stamp)
        mediaType = header.value("content-type").map(MediaType.init)
        digest = header.value("warc-block-digest")
        isTruncated = header.value("warc-truncated") != nil
    }

    enum Reading { case response, page(charset: String?), plain }
    enum Verdict {
        case read(Reading)
        /// With what is counted.
        case skip(String)
    }

    /// `ahead` is the beginning of the block.
    func verdict(_ ahead: ArraySlice<UInt8>, _ filter: CaptureFilter) -> Verdict {
        switch type {
        case "response" where mediaType?.name == "application/http" || mediaType == nil: return response(ahead, filter)
        case "response", "resource", "conversion":
            let media = mediaType ?? MediaType(Self.guess(ahead))
            if media.isPage { return kept(.page(charset: media.charset), media.name, filter) }
            return media.isPlain ? kept(.plain, media.name, filter) : .skip(media.name)
        default: return .skip("\(type) records")
        }
    }

    /// An answer with a page is read; errors, redirections, parts of files and what is neither page nor text are not.
    private func response(_ ahead: ArraySlice<UInt8>, _ filter: CaptureFilter) -> Verdict {
        guard ahead.starts(with: "HTTP/".utf8) else {
            let guess = Self.guess(ahead)
            return guess.hasPrefix("text/") ? kept(.response, guess, filter) : .skip(guess)
        }
        guard let head = HeaderBlock(ahead) else { return .skip("no body") }
        let status = head.firstLine.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
        guard status == "200" || status == "203" else { return .skip("status \(status.prefix(3))") }
        var media = head.value("content-type").map { MediaType($0).name } ?? ""
        if media.isEmpty {
            let isPacked = head.value("content-encoding") != nil || head.value("transfer-encoding") != nil
            media = isPacked ? "text/html" : Self.guess(ahead.dropFirst(head.length))
        }
        let type = MediaType(media)
        guard type.isPage || type.isPlain else { return .skip(type.name) }
        return kept(.response, type.name, filter)
    }

    private func kept(_ reading: Reading, _ type: String, _ filter: CaptureFilter) -> Verdict {
        // Every crawler asks for it first.
        if let url, url.hasSuffix("/robots.txt") { return .skip("robots.txt") }
        return filter.reason(url: url ?? "", type: type, seen: seen).map { .skip($0) } ?? .read(reading)
    }

    /// For blocks that do not say what they are.
    private static func guess(_ bytes: ArraySlice<UInt8>) -> String {
        let sample = bytes.prefix(512).drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
        if sample.starts(with: "%PDF".utf8) { return "application/pdf" }
        if sample.contains(where: { $0 < 0x09 }) { return "unknown type" }
        let markup = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? sample.dropFirst(3) : sample
        return markup.first == UInt8(ascii: "<") ? "text/html" : "text/plain"
    }

    /// `isWhole`: as long as the header says.
    func article(_ bytes: [UInt8], _ reading: Reading, isWhole: Bool, warning: String?) -> Article {
        let payload: Payload =
            switch reading {
            case .response: .response(bytes, digest: isWhole ? digest : nil)
            case .page(let charset): .page(bytes, gzip: false, charset: charset)
            case .plain: .plain(bytes, gzip: false)
            }
        var article = Article(source: label, payload: payload)
        article.url = url
        article.seen = seen
        if let warning { article.warnings.append(warning) }
        if isTruncated { article.warnings.append("The archive kept only the beginning of the page (WARC-Truncated).") }
        return article
    }

    /// "2019-07-04T10:30:00Z", perhaps with a fraction of a second; since WARC 1.1 perhaps less exact.
    private static func stamp(_ date: String) -> DateStamp? {
        let shape = Array("0000-00-00T00:00:00".utf8)
        let digits = Array(date.utf8.prefix(shape.count))
        for (byte, wanted) in zip(digits, shape) where wanted == 0x30 ? !(0x30...0x39 ~= byte) : byte != wanted { return nil }
        let value = String(decoding: digits, as: UTF8.self)
        if digits.count >= 10, CalendarDay(iso: value) == nil { return nil }
        if digits.count >= 16, digits[11] > 0x32 || digits[11] == 0x32 && digits[12] > 0x33 || digits[14] > 0x35 { return nil }
        switch digits.count {
        case 4: return DateStamp(value, .year, signal: "warc")
        case 7: return DateStamp(value, .month, signal: "warc")
        case 10: return DateStamp(value, .day, signal: "warc")
        case 16: return DateStamp("\(value)Z", .minute, signal: "warc")
        case 19: return DateStamp("\(value)Z", .second, signal: "warc")
        default: return nil
        }
    }
}
