internal import Documents

/// The `result.json` of Telegram Desktop, of one chat or of all of them: each message that holds text, and what the export
/// says of its chat.
///
/// The file is walked byte by byte and only one message is kept at a time. A message that is cut short ends where the next
/// one plainly begins.
final class ExportContainer: Container {
    private let reader: ByteReader
    private let source: String
    private let limit: Int
    private let skipped: Skipped
    private var open: [Level]?
    private var sawMessages = false
    private var isOver = false
    /// Name, type and id of the chat under way, each as JSON.
    private var chat: [(key: String, value: [UInt8])] = []

    /// What is open: a chat (the whole file, too), its messages, the chats of a full export and their list.
    private enum Level { case chat, messages, chats, list }

    /// Of a name or another member of a chat.
    private static let memberLimit = 1 << 16

    init(_ reader: ByteReader, source: String, limit: Int, skipped: Skipped) {
        self.reader = ByteReader(UTF8Source(reader))
        self.source = source
        self.limit = limit
        self.skipped = skipped
    }

    func next() throws(Unreadable) -> Article? {
        if open == nil {
            try skipBlank()
            guard try reader.byte(0) == 0x7B else { throw noExport("it does not begin with \"{\"") }
            try reader.skip(1)
            open = [.chat]
        }
        while let level = open?.last {
            try skipBlank()
            guard let byte = try reader.byte(0) else {
                open = []
                guard sawMessages else { throw noExport("it has no list of messages") }
                throw Unreadable(reason: "ends before its list of messages does; those before are kept", code: "damaged")
            }
            if byte == 0x2C {
                try reader.skip(1)
            } else if byte == 0x7D || byte == 0x5D {
                try reader.skip(1)
                // One brace too many in a message closes nothing.
                if (byte == 0x5D) == (level == .messages || level == .list) { open?.removeLast() }
            } else if level == .messages {
                if let article = try message(byte) { return article }
            } else if level == .list {
                if byte == 0x7B { enter(.chat) } else { try passValue() }
                if byte == 0x7B { try reader.skip(1) }
            } else {
                try member(of: level)
            }
        }
        if !sawMessages, !isOver { throw noExport("it has no list of messages") }
        return nil
    }

    private func noExport(_ why: String) -> Unreadable {
        open = []
        isOver = true
        return Unreadable(
            reason: "is no channel export: \(why). Read is the result.json of Telegram Desktop; for one JSON object a line use .jsonl",
            code: "no-export")
    }

    private func enter(_ level: Level) {
        open?.append(level)
        if level == .chat { chat = [] }
    }

    private func member(of level: Level) throws(Unreadable) {
        guard try reader.byte(0) == 0x22 else {
            open = []
            throw Unreadable(reason: "is damaged at byte \(reader.offset + 1): a name in quotes is expected there", code: "damaged")
        }
        let length = try measure()
        let key = length <= limit ? try reader.take(length).dropFirst().dropLast() : []
        try skipBlank()
        if try reader.byte(0) == 0x3A { try reader.skip(1) }
        try skipBlank()
        let first = try reader.byte(0)
        switch (level, String(decoding: key, as: UTF8.self), first) {
        case (.chat, "messages", 0x5B):
            sawMessages = true
            try reader.skip(1)
            enter(.messages)
        case (.chat, "chats", 0x7B), (.chat, "left_chats", 0x7B):
            try reader.skip(1)
            enter(.chats)
        case (.chats, "list", 0x5B):
            try reader.skip(1)
            enter(.list)
        case (.chat, let name, _) where name == "name" || name == "type" || name == "id":
            let count = try measure()
            if count <= Self.memberLimit {
                chat.append((name, try reader.take(count)))
            } else if count <= limit {
                try reader.skip(count)
            }
        default: try passValue()
        }
    }

    /// The next message, or nil when it is passed over.
    private func message(_ first: UInt8) throws(Unreadable) -> Article? {
        guard first == 0x7B else {
            // The rest of a broken one: nothing but an object is a message.
            try reader.skip(1)
            return nil
        }
        let place = reader.offset
        let count = try measure(endsAtMessage: true)
        guard count <= limit else {
            return bad(source, "the message at byte \(place + 1) is longer than \(limit) bytes, the limit on one", code: "too-large")
        }
        let bytes = try reader.take(count)
        if let kind = textless(bytes) {
            skipped.add(kind, source)
            return nil
        }
        var head = Array("{".utf8)
        for (key, value) in chat { head += (head.count > 1 ? Array(",".utf8) : []) + Array("\"\(key)\":".utf8) + value }
        return Article(source: source, payload: .post(bytes, channel: head + Array("}".utf8)))
    }

    /// Why a message holds nothing to read; nil when it may.
    private func textless(_ bytes: [UInt8]) -> String? {
        var kind: String?
        var depth = 0
        var key: ArraySlice<UInt8> = []
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case 0x22:
                let start = at + 1
                at = start
                while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
                guard at < bytes.count else { return nil }
                let string = bytes[start..<at]
                var after = at + 1
                while after < bytes.count, bytes[after] <= 0x20 { after += 1 }
                if depth == 1, after < bytes.count, bytes[after] == 0x3A {
                    key = string
                } else if depth == 1, key.elementsEqual("type".utf8), string.elementsEqual("service".utf8) {
                    return "service message"
                } else if depth == 1, key.elementsEqual("text".utf8), string.isEmpty {
                    kind = "message without text"
                }
            case 0x7B: depth += 1
            case 0x5B:
                depth += 1
                if depth == 2, key.elementsEqual("text".utf8), bytes[(at + 1)...].first(where: { $0 > 0x20 }) == 0x5D {
                    kind = "message without text"
                }
            case 0x7D, 0x5D: depth -= 1
            default: break
            }
            at += 1
        }
        return kind
    }

    private func passValue() throws(Unreadable) {
        let count = try measure()
        if count <= limit { try reader.skip(count) }
    }

    /// How long the value is that begins here. One beyond the limit is passed over, and longer than the limit.
    private func measure(endsAtMessage: Bool = false) throws(Unreadable) -> Int {
        var depth = 0
        var isQuoted = false
        var at = 0
        var isTooLong = false
        while true {
            // Letters inside strings are most of a message.
            if depth > 0 { at = try reader.place(of: isQuoted ? Self.inString : Self.outside, from: at, limit: limit + 1) }
            guard let byte = try reader.byte(at) else { break }
            if endsAtMessage, byte == 0x7B, at > 0, try beginsMessage(at) { break }
            if isQuoted {
                if byte == 0x5C {
                    at += 1
                } else if byte == 0x22 {
                    isQuoted = false
                    if depth == 0 {
                        at += 1
                        break
                    }
                }
            } else if byte == 0x22 {
                isQuoted = true
            } else if byte == 0x7B || byte == 0x5B {
                depth += 1
            } else if byte == 0x7D || byte == 0x5D {
                if depth == 0 { break }
                depth -= 1
                if depth == 0 {
                    at += 1
                    break
                }
            } else if depth == 0, byte == 0x2C || byte <= 0x20 {
                break
            }
            at += 1
            if at > limit {
                isTooLong = true
                try reader.skip(at)
                at = 0
            }
        }
        guard isTooLong || at > limit else { return at }
        try reader.skip(at)
        return Int.max
    }

    private static let inString = ByteSet(0x22, 0x5C, 0x7B)
    private static let outside = ByteSet(0x22, 0x7B, 0x7D, 0x5B, 0x5D)

    /// `{ "id": 12, "type": "message"`: no object inside a message begins so, and in a string the quotes would be escaped.
    private func beginsMessage(_ start: Int) throws(Unreadable) -> Bool {
        var at = start + 1
        // What begins a message is short: nobody is followed for miles of blanks and digits.
        let end = start + 256
        func blank() throws(Unreadable) { while at < end, let byte = try reader.byte(at), byte <= 0x20 { at += 1 } }
        func read(_ word: StaticString) throws(Unreadable) -> Bool {
            try blank()
            for offset in 0..<word.utf8CodeUnitCount where try reader.byte(at + offset) != word.utf8Start[offset] { return false }
            at += word.utf8CodeUnitCount
            return true
        }
        guard try read("\"id\""), try read(":") else { return false }
        try blank()
        let digits = at
        while at < end, let byte = try reader.byte(at), byte == 0x2D || byte &- 0x30 < 10 { at += 1 }
        guard at > digits, try read(","), try read("\"type\""), try read(":") else { return false }
        let type = at
        if try read("\"message\"") { return true }
        at = type
        return try read("\"service\"")
    }

    private func skipBlank() throws(Unreadable) {
        while let byte = try reader.byte(0), byte <= 0x20 { try reader.skip(1) }
    }
}
