internal import Documents
internal import Text

/// Reads one message of a Telegram export, with what the export says of its chat.
struct PostReader {
    let settings: IngestionSettings
    let today: CalendarDay
    private var names: Pseudonyms { settings.names }

    init(settings: IngestionSettings, today: CalendarDay) {
        self.settings = settings
        self.today = today
    }

    func read(_ message: [UInt8], channel: [UInt8], into article: inout Article) throws(Rejection) {
        let tape: JSONTape
        let chat: JSONTape
        do {
            tape = try JSONTape(strict: message)
            chat = try JSONTape(strict: channel)
        } catch {
            throw bad("expected \(error.expected) at byte \(error.offset + 1) of the message")
        }
        guard let number = tape.string(tape.member("id", of: 0)) else { throw bad("expected the member \"id\" in the message") }
        let isPublic = ["public_channel", "public_supergroup"].contains(chat.string(chat.member("type", of: 0)) ?? "")
        let chatName = chat.string(chat.member("name", of: 0)) ?? ""
        let chatNumber = chat.string(chat.member("id", of: 0)) ?? chatName
        let isPerson = ["personal_chat", "bot_chat", "saved_messages"].contains(chat.string(chat.member("type", of: 0)) ?? "")
        let kind = isPerson ? "person" : "group"
        // A chat with one person goes by that person's number.
        let chatIdentity = isPerson ? "user\(chatNumber)" : "chat\(chatNumber)"
        let place = isPublic ? chatNumber : try names.name(chatNumber, id: chatIdentity, kind: kind)
        article.name(record: "\(place)/\(number)")
        article.id = "telegram:\(place)/\(number)"
        if let answered = tape.string(tape.member("reply_to_message_id", of: 0)) { article.replyTo = "telegram:\(place)/\(answered)" }
        article.site = isPublic ? chatName : try names.name(chatName, id: chatIdentity, kind: kind)
        if article.site?.isEmpty ?? false { article.site = nil }

        try writeText(tape, isPublic: isPublic, into: &article)
        article.byline = try author(tape, chat: chatName)
        article.forwardedFrom = try origin(tape, isPublic: isPublic)
        article.published = stamp(tape, "date_unixtime", "date", signal: "post")
        article.modified = stamp(tape, "edited_unixtime", "edited", signal: "edited")
        article.blocks = PlainText.blocks(article.text)
        article.tellLanguage()
        if article.blocks.isEmpty {
            throw Rejection(stage: "ingest", code: "empty", message: "The message holds no text.")
        }
        if !names.keepsNames { article.hashShown() }
    }

    /// A string, or a list of strings and of objects that say what they are. `text_entities` says more where it says the same.
    private func writeText(_ tape: JSONTape, isPublic: Bool, into article: inout Article) throws(Rejection) {
        guard let text = tape.member("text", of: 0) else { throw bad("expected the member \"text\" in the message") }
        if let entities = tape.member("text_entities", of: 0), tape.values[entities].kind == .array,
            plain(tape, entities) == plain(tape, text)
        {
            try write(tape, entities, isPublic: isPublic, into: &article)
        } else {
            try write(tape, text, isPublic: isPublic, into: &article)
        }
    }

    private func pieces(_ tape: JSONTape, _ text: Int) -> [Int] { tape.values[text].kind == .array ? tape.children(of: text) : [text] }

    private func words(_ tape: JSONTape, _ piece: Int) -> [UInt8] {
        let value = tape.values[piece].kind == .object ? tape.member("text", of: piece) : piece
        guard let value, tape.values[value].kind == .string else { return [] }
        return tape.text(value) ?? []
    }

    private func plain(_ tape: JSONTape, _ text: Int) -> [UInt8] { pieces(tape, text).flatMap { words(tape, $0) } }

    private func write(_ tape: JSONTape, _ text: Int, isPublic: Bool, into article: inout Article) throws(Rejection) {
        for piece in pieces(tape, text) {
            var words = words(tape, piece)
            if !words.isValidUTF8 { words = Array(String(decoding: words, as: UTF8.self).utf8) }
            let shown = String(decoding: words, as: UTF8.self)
            let kind = tape.values[piece].kind == .object ? tape.string(tape.member("type", of: piece)) ?? "" : ""
            var mark: (MarkedSpan.Kind, String)?
            switch kind {
            case "link": mark = (.link, shown)
            case "text_link":
                let target = tape.string(tape.member("href", of: piece)) ?? shown
                if let number = target.firstRange(of: "tg://user?id=").map({ target[$0.upperBound...] }) {
                    let name = try names.name(shown, id: "user\(number)")
                    words = Array(name.utf8)
                    mark = (.mention, name)
                } else {
                    mark = (.link, target)
                }
            case "hashtag", "cashtag": mark = (.hashtag, shown)
            // In a private chat, whoever is called is most likely one of its people.
            case "mention" where isPublic: mark = (.mention, shown)
            case "mention":
                let name = try names.name(shown, id: shown)
                words = Array(name.utf8)
                mark = (.mention, name)
            case "mention_name":
                let id = tape.string(tape.member("user_id", of: piece)).map { "user\($0)" } ?? shown
                let name = try names.name(shown, id: id)
                words = Array(name.utf8)
                mark = (.mention, name)
            case "phone", "email", "bank_card": words = Array(try names.name(shown, id: shown).utf8)
            default: break
            }
            let start = article.text.count
            article.text += words
            if let mark, !words.isEmpty { article.spans.append(MarkedSpan(ByteRange(start, article.text.count), mark.0, target: mark.1)) }
        }
    }

    /// Who wrote it, where that is not the channel itself.
    private func author(_ tape: JSONTape, chat: String) throws(Rejection) -> String? {
        if let signature = tape.string(tape.member("author", of: 0)), !signature.isEmpty {
            return try names.name(signature, id: "author\(signature)")
        }
        guard let from = tape.string(tape.member("from", of: 0)), !from.isEmpty else { return nil }
        let id = tape.string(tape.member("from_id", of: 0)) ?? from
        if id.hasPrefix("channel") { return from == chat ? nil : from }
        return from == chat && !id.hasPrefix("user") ? nil : try names.name(from, id: id)
    }

    /// Exports of some years give a name without saying whose. In a public channel it is nearly always another channel.
    private func origin(_ tape: JSONTape, isPublic: Bool) throws(Rejection) -> String? {
        guard let from = tape.string(tape.member("forwarded_from", of: 0)), !from.isEmpty else { return nil }
        let id = tape.string(tape.member("forwarded_from_id", of: 0))
        if id?.hasPrefix("channel") ?? isPublic { return from }
        return try names.name(from, id: id ?? from)
    }

    /// Seconds since 1970 where there are, which are of one time zone; else as written on the exporting machine.
    private func stamp(_ tape: JSONTape, _ seconds: StaticString, _ written: StaticString, signal: String) -> DateStamp? {
        if let count = tape.string(tape.member(seconds, of: 0)).flatMap(Int.init), (0...253_402_300_799).contains(count) {
            let day = CalendarDay(ordinal: count / 86_400)
            var date = WrittenDate(day.year, day.month, day.day)
            let digits = [count / 3600 % 24, count / 60 % 60, count % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            date.time = "T\(digits.joined(separator: ":"))Z"
            date.hasSeconds = true
            return date.isPlausible(on: today) ? date.stamp(signal: signal) : nil
        }
        guard let date = tape.string(tape.member(written, of: 0)).flatMap(WrittenDate.machine), date.isPlausible(on: today) else {
            return nil
        }
        return date.stamp(signal: signal)
    }

    private func bad(_ what: String) -> Rejection {
        Rejection(stage: "ingest", code: "bad-row", message: "\(what.prefix(1).uppercased())\(what.dropFirst()).")
    }
}
