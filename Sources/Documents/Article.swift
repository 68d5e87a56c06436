/// One article on its way from the door to the shelf.
///
/// Stages add layers and never edit what an earlier stage wrote. All positions inside the program are UTF-8
/// byte ranges into `text`; code points appear only in the public record.
package struct Article: Sendable {
    /// The row's own id, or one derived from path and bytes by ingestion; the same after the corpus moves.
    package var id = ""
    /// Where it came from: a path relative to the input root, or `archive#record`.
    package var source: String
    /// The raw input; ingestion takes it and leaves it empty.
    package var payload: Payload
    /// SHA-256 of the raw input, in hexadecimal.
    package var sha256 = ""

    package var url: String?
    package var canonicalURL: String?
    package var site: String?
    package var title: String?
    /// Authors' names, "; " between them.
    package var byline: String?
    /// Whose words are passed on, as the message says.
    package var forwardedFrom: String?
    /// The id of the article that this one answers.
    package var replyTo: String?
    package var published: DateStamp?
    package var modified: DateStamp?
    /// When it was captured, as the archive says.
    package var seen: DateStamp?
    /// ISO 639-1 code (ISO 639-3 for the few languages without one), or "und".
    package var language = "und"
    /// 0…1, how sure the detector is; nil where the row declared its language itself, and for "und".
    package var languageConfidence: Double?

    /// Valid UTF-8. Paragraphs are separated by line feeds in pages; JSON-lines text is the caller's own, verbatim.
    package var text: [UInt8] = []
    /// Paragraphs, headings, list items of `text`, in order, not overlapping.
    package var blocks: [Block] = []
    /// Links, mentions and hashtags that the input marks in `text`, in order.
    package var spans: [MarkedSpan] = []
    package var tokens: [Token] = []
    package var sentences: [Sentence] = []
    /// The distinct things that `mentions` point to.
    package var entities: [Entity] = []
    package var mentions: [Mention] = []
    package var claims: [Claim] = []
    package var statements: [Statement] = []
    /// What tells copies of the text; nil when there is no word in it.
    package var signature: Signature?
    /// What was dirty and how it was read; one sentence each.
    package var warnings: [String] = []

    package init(source: String, payload: Payload) {
        self.source = source
        self.payload = payload
    }

    /// The words at a byte range, for showing; never for the inner loops.
    package func string(_ range: ByteRange) -> String {
        String(decoding: text[range.start..<range.end], as: UTF8.self)
    }
}

/// What came through the door: the bytes of one article as its container held them, and what they cannot be read without.
package enum Payload: Sendable {
    /// A web page as it was stored; `gzip` when compressed, `charset` as a header declared it.
    case page([UInt8], gzip: Bool, charset: String?)
    /// An HTTP response as a web archive holds it: status line, headers, body; and the archive's digest of all that, such
    /// as "sha1:" with 32 characters of base32.
    case response([UInt8], digest: String?)
    /// A message of mail, or a page saved as one (MHTML).
    case mail([UInt8])
    /// An `item` or `entry` of a feed, and all that stands before the feed's first one.
    case entry([UInt8], feed: [UInt8])
    /// A message of a channel's export, and what the export says of the channel, each a JSON object.
    case post([UInt8], channel: [UInt8])
    /// A record of a table (CSV or TSV), the table's first record, which names the columns, and the byte between cells.
    case cells([UInt8], header: [UInt8], delimiter: UInt8, line: Int)
    /// One JSON object: `id`, `text` and perhaps `title`, `published`, `url`, `source`, `language`.
    case row([UInt8], line: Int)
    /// Plain text in an unknown encoding.
    case plain([UInt8], gzip: Bool)
    /// Markdown, perhaps with a block of "key: value" lines before it.
    case markdown([UInt8], gzip: Bool)
    /// A PDF, and its text as `pdftotext -htmlmeta` gives it.
    case pdf([UInt8], text: [UInt8])
    /// Taken by ingestion.
    case taken
    /// Could not be read at the door.
    case unreadable(Rejection)
}

/// A half-open range of UTF-8 bytes in an article's text.
public struct ByteRange: Sendable, Hashable, Comparable {
    public var start: Int
    public var end: Int
    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
    @inlinable public var count: Int { end - start }
    @inlinable public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
    @inlinable public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
    @inlinable public static func < (a: ByteRange, b: ByteRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A piece of text that stands by itself on the page.
package struct Block: Sendable, Equatable {
    /// The numbers are stored: add, never renumber; up to 7.
    package enum Kind: UInt8, Sendable { case paragraph, heading, listItem, tableRow, caption, quote }
    package var range: ByteRange
    package var kind: Kind
    /// 1 to 6 for a heading; for a list item how many lists it stands in, the outermost alone being 1; otherwise 0.
    package var level: Int
    package init(_ range: ByteRange, _ kind: Kind = .paragraph, level: Int = 0) {
        self.range = range
        self.kind = kind
        self.level = level
    }
}

/// What a message's own markup says of a piece of its text.
package struct MarkedSpan: Sendable, Equatable {
    package enum Kind: String, Sendable { case link, mention, hashtag }
    package var range: ByteRange
    package var kind: Kind
    /// An address, a name as it is called by, or a pseudonym.
    package var target: String
    package init(_ range: ByteRange, _ kind: Kind, target: String) {
        self.range = range
        self.kind = kind
        self.target = target
    }
}

/// A date with what is known of it and how.
package struct DateStamp: Sendable, Equatable {
    package enum Precision: String, Sendable { case year, month, day, minute, second }
    /// ISO 8601, as exact as `precision`, in the page's own offset: "2019", "2019-07", "2019-07-04", "2019-07-04T10:30:00+02:00".
    package var value: String
    package var precision: Precision
    /// What said so: "json-ld", "meta", "time", "url", "text", "script", "row", "feed", "post", "edited", "mail", "mhtml", "pdf",
    /// "front-matter", "warc". With "-hijri" it was converted from the Islamic calendar and may be a day off; with "-modified"
    /// it is the day of a change, and no other is told.
    package var signal: String
    package init(_ value: String, _ precision: Precision, signal: String) {
        self.value = value
        self.precision = precision
        self.signal = signal
    }
    /// The calendar day, when known: year, month, day.
    package var day: CalendarDay? { CalendarDay(iso: value) }

    /// Seconds since 1970, in UTC, of a stamp's `value`. A date counts as its last moment: a page that gives only the day is not set before one of the
    /// same day that gives the hour. Without an offset a time is taken for UTC.
    package static func moment(_ value: String) -> Int {
        let parts = value.split(separator: "T", maxSplits: 1)
        let date = (parts.first ?? "").split(separator: "-").compactMap { Int($0) }
        guard let year = date.first else { return .max }
        let month = date.count > 1 ? min(12, max(1, date[1])) : 12
        let day = date.count > 2 ? date[2] : CalendarDay.days(in: month, of: year)
        let midnight = CalendarDay(year, month, day).ordinal * 86_400
        guard parts.count > 1 else { return midnight + 86_399 }
        let clock = parts[1].prefix { $0.isNumber || $0 == ":" }.split(separator: ":").compactMap { Int($0) }
        let time = clock.count < 2 ? 86_399 : clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 59)
        guard let sign = parts[1].lastIndex(where: { $0 == "+" || $0 == "-" }) else { return midnight + time }
        let offset = parts[1][parts[1].index(after: sign)...].split(separator: ":").compactMap { Int($0) }
        let seconds = (offset.first ?? 0) * 3600 + (offset.count > 1 ? offset[1] * 60 : 0)
        return midnight + time - (parts[1][sign] == "+" ? seconds : -seconds)
    }
}

/// A day of the proleptic Gregorian calendar.
package struct CalendarDay: Sendable, Hashable, Comparable {
    package var year: Int
    package var month: Int
    package var day: Int
    package init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the first ten characters of an ISO date; nil when they are no date.
    package init?(iso: String) {
        let bytes = Array(iso.utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ from: Int, _ to: Int) -> Int? {
            var value = 0
            for byte in bytes[from..<to] {
                guard byte &- 48 < 10 else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = number(0, 4), let month = number(5, 7), let day = number(8, 10) else { return nil }
        self.init(year, month, day)
        guard isValid else { return nil }
    }

    package var isValid: Bool { (1...12).contains(month) && day >= 1 && day <= Self.days(in: month, of: year) }

    package static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 (algorithm: H. Hinnant, "chrono-compatible low-level date algorithms").
    package var ordinal: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
    }

    package init(ordinal: Int) {
        let z = ordinal + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        self.init(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
    }

    /// 0 is Monday.
    package var weekday: Int { ((ordinal % 7) + 10) % 7 }

    package var iso: String {
        func padded(_ n: Int, _ width: Int) -> String {
            let digits = String(n)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    package static func < (a: CalendarDay, b: CalendarDay) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}
