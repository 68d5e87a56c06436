import Documents
import Ingestion
import TestSupport

/// The language of short messages, and the encoding of small pages made of them that declare none.
struct LanguageScore {
    private var right: [String: Share] = [:]
    private var unknown: [String: Share] = [:]
    private var encodings: [String: Share] = [:]
    private(set) var differences: [String] = []

    init(_ messages: [Gold.Message]) {
        for message in messages {
            let article = Self.read(.row(Array("{\"text\":\"\(message.text)\"}".utf8), line: 1))
            let language = article?.language ?? "none"
            // A guess at what is in no language is wrong; not to know a language is not.
            right[Self.group(message), default: Share()].count(language == message.language)
            unknown[Self.group(message), default: Share()].count(language == "und")
            if language != message.language { differences.append("\(message.language) read as \(language): \(message.text)") }
        }
        for (language, charsets) in Self.charsets {
            let texts = messages.filter { $0.language == language }.map(\.text)
            for charset in charsets { judge(charset, texts) }
        }
    }

    var figures: [Figure] {
        right.keys.sorted().flatMap { group -> [Figure] in
            let (right, unknown) = (right[group] ?? Share(), unknown[group] ?? Share())
            let wrong = Share(right: right.of - right.right - (group == "none" ? 0 : unknown.right), of: right.of)
            return [
                Figure(name: "messages \(group) language", value: right.value, of: right.of),
                Figure(name: "messages \(group) not wrong", value: 1 - wrong.value, of: wrong.of),
            ]
        } + encodings.keys.sorted().map { Figure(name: "encodings \($0)", value: encodings[$0]?.value ?? 0, of: encodings[$0]?.of ?? 0) }
    }

    /// The languages that are read most, then all others.
    private static func group(_ message: Gold.Message) -> String {
        let major = ["en", "ar", "ru", "fr", "uk", "fa", "tr", "he", "de", "es"]
        return major.contains(message.language) ? "major" : message.language == "und" ? "none" : "other"
    }

    private static let charsets: KeyValuePairs = [
        "ar": ["CP1256", "ISO-8859-6"], "ru": ["CP1251", "KOI8-R", "IBM866", "ISO-8859-5"], "uk": ["CP1251", "KOI8-U"], "fr": ["CP1252"],
        "es": ["CP1252"], "de": ["CP1252"], "tr": ["CP1254"], "he": ["CP1255"], "fa": ["CP1256"], "el": ["CP1253"], "pl": ["CP1250"],
        "zh": ["GB18030"], "ja": ["CP932"], "ko": ["CP949"],
    ]

    /// Pages of one message, of two, and so on up to all, each with a good deal of markup.
    private mutating func judge(_ charset: String, _ texts: [String]) {
        for count in 1...texts.count {
            let wanted = texts.prefix(count).map { text in
                // Old encodings have the Arabic letter in place of the Persian one, and no other digits or marks.
                let plain = text.replacing("ی", with: "ي").unicodeScalars.filter { encoded(String($0), charset) != nil }
                return String(String.UnicodeScalarView(plain)).split(separator: " ").joined(separator: " ")
            }
            let page =
                "<html><head><title>x</title><style>p { margin: 0 }</style></head><body><div class=\"news\">"
                + wanted.map { "<p class=\"text\">\($0)</p>" }.joined(separator: "\n") + "</div></body></html>"
            guard let raw = encoded(page, charset), raw.contains(where: { $0 >= 0x80 }) else { continue }
            // Which lines belong to the article is another question.
            let lines = Self.read(.page(raw, gzip: false, charset: nil))?.text.split(separator: 0x0A) ?? []
            let found = lines.map { String(decoding: $0, as: UTF8.self) }
            let isRight = !found.isEmpty && found.allSatisfy(wanted.contains)
            encodings[raw.count < 400 ? "short" : "long", default: Share()].count(isRight)
            if !isRight { differences.append("\(charset) \(raw.count) bytes: \(found)") }
        }
    }

    private static func read(_ payload: Payload) -> Article? {
        var article = Article(source: "messages", payload: payload)
        do throws(Rejection) { try IngestStage().annotate(&article) } catch { return nil }
        return article
    }
}
