internal import Documents

/// Reads one line of a JSON-lines file: where it has no id of its own, it keeps the one that its bytes gave it. Its text is the caller's own and stays as it is, so that offsets refer to it.
struct RowReader {
    let line: Int
    let today: CalendarDay

    func read(_ bytes: [UInt8], into article: inout Article) throws(Rejection) {
        let tape: JSONTape
        do {
            tape = try JSONTape(strict: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        } catch {
            throw bad("expected \(error.expected) at byte \(error.offset + 1)")
        }
        guard tape.values[0].kind == .object else { throw bad("expected an object with \"id\" and \"text\"") }
        guard let text = tape.member("text", of: 0) else { throw bad("expected the member \"text\"") }
        guard tape.values[text].kind == .string, let words = tape.text(text) else {
            throw bad("expected a string under \"text\"")
        }
        if words.isValidUTF8 {
            article.text = words
        } else {
            article.text = Array(String(decoding: words, as: UTF8.self).utf8)
            article.warnings.append("Bytes that are no UTF-8 were replaced by U+FFFD.")
        }
        guard article.text.contains(where: { $0 > 0x20 }) else {
            throw Rejection(stage: "ingest", code: "empty", message: "Line \(line): \"text\" holds no text.")
        }
        if let id = tape.member("id", of: 0), tape.values[id].kind != .word {
            guard let name = tape.string(id), !name.isEmpty else {
                throw bad("expected a string or a number under \"id\"")
            }
            // Such an id could not be shown, nor typed to look it up.
            guard !name.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value }) else {
                throw bad("expected no control characters under \"id\"")
            }
            article.id = name
        }
        article.title = value("title", tape)
        article.url = value("url", tape)
        article.site = value("source", tape) ?? article.url.flatMap(PageAddress.site)
        article.blocks = PlainText.blocks(article.text)
        if let declared = value("language", tape).flatMap(Self.code) {
            article.language = declared
        } else {
            let language = Language.of(article.text, declared: nil)
            (article.language, article.languageConfidence) = (language.code, language.confidence)
        }
        if let published = value("published", tape) {
            if let date = WrittenDate.machine(published) {
                if isPlausible(date) {
                    article.published = date.stamp(signal: "row")
                } else {
                    article.warnings.append("\"published\" cannot be, and is left out: \"\(published)\".")
                }
            } else {
                article.warnings.append("\"published\" is no date: \"\(published)\".")
            }
        }
    }

    /// Archives go back further than the web; the future is a mistake, but for the time zones.
    private func isPlausible(_ date: WrittenDate) -> Bool {
        let day = CalendarDay(date.year, date.month ?? 1, date.day ?? 1)
        return day.isValid && day.year >= 1900 && day <= CalendarDay(ordinal: today.ordinal + 1)
    }

    /// "en" of "en", "EN-GB" and "en_US"; nil for what is no ISO 639 code.
    private static func code(_ language: String) -> String? {
        let parts = language.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
        guard (2...3).contains(parts[0].count), parts[0].allSatisfy(ASCII.isLetter) else { return nil }
        return String(decoding: parts[0].map(ASCII.lowered), as: UTF8.self)
    }

    private func value(_ key: StaticString, _ tape: JSONTape) -> String? {
        guard let string = tape.string(tape.member(key, of: 0)), !string.isEmpty else { return nil }
        return string
    }

    private func bad(_ what: String) -> Rejection {
        Rejection(stage: "ingest", code: "bad-row", message: "Line \(line): \(what).")
    }
}
