internal import Documents

/// Reads a message of mail, or a page that was saved as one (MHTML).
struct MailReader {
    let settings: IngestionSettings
    let today: CalendarDay

    func read(_ message: [UInt8], into article: inout Article) throws(Rejection) {
        let (root, leaves) = MailPart.leaves(message)
        guard !root.headers.fields.isEmpty else {
            throw Rejection(stage: "ingest", code: "no-mail", message: "This is no mail: it does not begin with headers such as \"From:\".")
        }
        if let page = page(root, leaves) { return try read(page, of: root, message, into: &article) }

        let headers = root.headers
        if let id = headers.text("message-id") {
            // Hashed, for such an id is often made of an address.
            article.name(record: String(Digest.sha256(Array(id.trimming("<", ">").utf8)).prefix(16)))
        }
        article.title = headers.text("subject")
        article.byline = headers.text("from").flatMap(MailAddress.name)
        article.site = list(headers) ?? headers.text("from").flatMap(MailAddress.domain)
        article.published = stamp(headers, signal: "mail", &article)

        var plain: (text: [UInt8], blocks: [Block]) = ([], [])
        var markup: (text: [UInt8], blocks: [Block]) = ([], [])
        for part in leaves where !part.isAttachment && (part.type == "text/plain" || part.type == "text/html") {
            let isMarkup = part.type == "text/html"
            let (bytes, warning) = part.text(message, isMarkup: isMarkup)
            if let warning, !article.warnings.contains(warning) { article.warnings.append(warning) }
            if isMarkup {
                let fragment = Fragment(bytes, limits: settings)
                Self.append(fragment.text, fragment.blocks, to: &markup)
            } else {
                let letter = PlainLetter(bytes, part.parameters)
                Self.append(letter.text, letter.blocks, to: &plain)
            }
        }
        (article.text, article.blocks) = Self.letters(markup.text) > Self.letters(plain.text) ? markup : plain
        guard !article.blocks.isEmpty else {
            throw Rejection(stage: "ingest", code: "empty", message: "The message holds no text.")
        }
        article.tellLanguage(declared: headers.text("content-language"))
    }

    /// The root of a saved page: an HTML part that says where it was on the web.
    private func page(_ root: MailPart, _ leaves: [MailPart]) -> MailPart? {
        let start = root.parameters["start"]?.trimming("<", ">")
        let pages = leaves.filter { $0.type == "text/html" || $0.type == "application/xhtml+xml" }
        let chosen = pages.first { start != nil && $0.headers.text("content-id")?.trimming("<", ">") == start } ?? pages.first
        let isSaved = root.headers.raw("snapshot-content-location") != nil || chosen?.headers.raw("content-location") != nil
        return isSaved && root.headers.raw("received") == nil ? chosen : nil
    }

    private func read(_ page: MailPart, of root: MailPart, _ message: [UInt8], into article: inout Article) throws(Rejection) {
        let place = page.headers.text("content-location") ?? root.headers.text("snapshot-content-location")
        if let place, place.hasPrefix("http") { article.url = place }
        article.seen = stamp(root.headers, signal: "mhtml", &article)
        try PageReader(settings: settings, today: today).read(page.decoded(message), charset: page.parameters["charset"], into: &article)
    }

    private func stamp(_ headers: MailHeaders, signal: String, _ article: inout Article) -> DateStamp? {
        guard let written = headers.text("date") else { return nil }
        guard let date = WrittenDate.mail(written), date.isPlausible(on: today) else {
            article.warnings.append("The message's date cannot be, and is left out: \"\(written.prefix(60))\".")
            return nil
        }
        return date.stamp(signal: signal)
    }

    /// "Dispatches" of `List-Id: Dispatches <dispatches.post.example>`.
    private func list(_ headers: MailHeaders) -> String? {
        guard let written = headers.text("list-id") else { return nil }
        return MailAddress.name(written) ?? written.trimming("<", ">")
    }

    private static func append(_ text: [UInt8], _ blocks: [Block], to whole: inout (text: [UInt8], blocks: [Block])) {
        guard !blocks.isEmpty else { return }
        if !whole.text.isEmpty { whole.text.append(0x0A) }
        let shift = whole.text.count
        whole.text += text
        whole.blocks += blocks.map { Block(ByteRange($0.range.start + shift, $0.range.end + shift), $0.kind, level: $0.level) }
    }

    private static func letters(_ text: [UInt8]) -> Int { text.reduce(0) { $0 + ($1 > 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) } }
}

/// A letter without markup: what it quotes are lines that begin with ">", what ends it is a line "-- " and a signature;
/// with format=flowed (RFC 3676) a line that ends in a blank goes on in the next.
private struct PlainLetter {
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []

    init(_ bytes: [UInt8], _ parameters: [String: String]) {
        let isFlowed = parameters["format"]?.lowercased() == "flowed"
        let dropsBlank = isFlowed && parameters["delsp"]?.lowercased() == "yes"
        var run: [UInt8] = []
        var depth = 0
        var flows = false
        for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            var line = raw.last == 0x0D ? raw.dropLast() : raw
            var quotes = 0
            while line.first == 0x3E {
                quotes += 1
                line = line.dropFirst()
                // Some programs put a blank between the marks.
                if !isFlowed, line.first == 0x20, line.dropFirst().first == 0x3E { line = line.dropFirst() }
            }
            if quotes > 0 || isFlowed, line.first == 0x20 { line = line.dropFirst() }
            if quotes == 0, line.elementsEqual("-- ".utf8) { break }
            if quotes != depth {
                close(&run, isQuote: depth > 0)
                depth = quotes
                flows = false
            }
            if !run.isEmpty, !flows { run.append(0x0A) }
            let goesOn = isFlowed && line.last == 0x20
            run += goesOn && dropsBlank ? line.dropLast() : line
            flows = goesOn
        }
        close(&run, isQuote: depth > 0)
    }

    private mutating func close(_ run: inout [UInt8], isQuote: Bool) {
        defer { run = [] }
        while let last = run.last, ASCII.isSpace(last) { run.removeLast() }
        let found = PlainText.blocks(run)
        guard let first = found.first else { return }
        if !text.isEmpty { text.append(0x0A) }
        let shift = text.count - first.range.start
        text += run[first.range.start...]
        for block in found {
            blocks.append(Block(ByteRange(block.range.start + shift, block.range.end + shift), isQuote ? .quote : block.kind))
        }
    }
}

extension String {
    /// Without one mark at the start and one at the end.
    fileprivate func trimming(_ open: Character, _ close: Character) -> String {
        var rest = Substring(self)
        if rest.first == open { rest = rest.dropFirst() }
        if rest.last == close { rest = rest.dropLast() }
        return String(rest)
    }
}
