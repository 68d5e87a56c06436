internal import Documents

/// What a row of JSON or a record of a table says, before it is an article. Its text is the caller's own and stays as it
/// is, so that offsets refer to it; only a page's HTML is read as a page.
struct RecordFields {
    let line: Int
    let today: CalendarDay
    /// As its bytes stand there.
    var text: [UInt8]?
    var html: [UInt8]?
    var values: [FieldMap.Field: String] = [:]

    func write(into article: inout Article, _ settings: IngestionSettings) throws(Rejection) {
        if let id = values[.id] {
            // Such an id could not be shown, nor typed to look it up.
            guard !id.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value }) else {
                throw bad("expected no control characters under \"id\"")
            }
            article.id = id
        }
        article.url = values[.url]
        if let text, text.contains(where: { $0 > 0x20 }) {
            try write(text, into: &article)
        } else if let html, html.contains(where: { $0 > 0x20 }) {
            try PageReader(settings: settings, today: today).read(html, charset: "utf-8", into: &article)
        } else {
            throw Rejection(
                stage: "ingest", code: "empty", message: "Line \(line): \(html == nil ? "\"text\"" : "the page's HTML") holds no text.")
        }
        article.title = values[.title] ?? article.title
        article.byline = values[.byline] ?? article.byline
        article.site = values[.source] ?? article.url.flatMap(PageAddress.site) ?? article.site
        if let declared = values[.language].flatMap(Self.code) { article.language = declared } else { article.tellLanguage() }
        article.published = stamp(.published, &article) ?? article.published
        article.modified = stamp(.modified, &article) ?? article.modified
    }

    private func write(_ words: [UInt8], into article: inout Article) throws(Rejection) {
        if words.isValidUTF8 {
            article.text = words
        } else {
            article.text = Array(String(decoding: words, as: UTF8.self).utf8)
            article.warnings.append("Bytes that are no UTF-8 were replaced by U+FFFD.")
        }
        article.blocks = PlainText.blocks(article.text)
    }

    private func stamp(_ field: FieldMap.Field, _ article: inout Article) -> DateStamp? {
        guard let written = values[field] else { return nil }
        guard let date = WrittenDate.mail(written) else {
            article.warnings.append("\"\(field.rawValue)\" is no date: \"\(written)\".")
            return nil
        }
        guard date.isPlausible(on: today) else {
            article.warnings.append("\"\(field.rawValue)\" cannot be, and is left out: \"\(written)\".")
            return nil
        }
        return date.stamp(signal: "row")
    }

    /// "en" of "en", "EN-GB" and "en_US"; nil for what is no ISO 639 code.
    private static func code(_ language: String) -> String? {
        let parts = language.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(ASCII.isLetter) else { return nil }
        return String(decoding: first.map(ASCII.lowered), as: UTF8.self)
    }

    func bad(_ what: String) -> Rejection { Rejection(stage: "ingest", code: "bad-row", message: "Line \(line): \(what).") }
}
