/// The head of a message or of a part of one (RFC 5322): lines that may be folded, words in any charset.
struct MailHeaders {
    /// Names in lower case, values unfolded and otherwise as written.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// Where the body begins.
    private(set) var end: Int

    private static let limit = 1000
    /// Of a value, in bytes: nothing that is read of one is so long.
    private static let valueLimit = 1 << 16

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var at = range.lowerBound
        end = range.upperBound
        while at < range.upperBound {
            let lineEnd = bytes.firstIndex(of: 0x0A, from: at, to: range.upperBound) ?? range.upperBound
            let next = min(lineEnd + 1, range.upperBound)
            var line = bytes[at..<lineEnd]
            if line.last == 0x0D { line.removeLast() }
            if line.isEmpty {
                end = next
                return
            }
            if line.first == 0x20 || line.first == 0x09 {
                // One blank stands for the fold.
                if let last = fields.indices.last {
                    let room = max(0, Self.valueLimit - fields[last].value.count)
                    fields[last].value += ([0x20] + line.drop { $0 == 0x20 || $0 == 0x09 }).prefix(room)
                }
            } else if let colon = line.firstIndex(of: 0x3A), colon > line.startIndex, line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            {
                if fields.count < Self.limit {
                    let name = String(decoding: line[..<colon].map(ASCII.lowered), as: UTF8.self)
                    fields.append((name, Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }.prefix(Self.valueLimit))))
                }
            } else if fields.isEmpty, at == range.lowerBound {
                // No head at all: everything is body.
                end = at
                return
            }
            at = next
        }
    }

    func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// With its encoded words decoded; nil where it is missing or blank.
    func text(_ name: String) -> String? {
        guard let value = raw(name) else { return nil }
        let text = EncodedWords.decoded(value).collapsed
        return text.isEmpty ? nil : text
    }

    /// "text/html" and its parameters, whose names are in lower case.
    func parameters(_ name: String) -> (value: String, parameters: [String: String])? {
        raw(name).map(MailParameters.read)
    }
}

/// A value with parameters, continued and in any charset (RFC 2045, RFC 2231): `text/plain; charset=utf-8; name*0*=utf-8''a`.
enum MailParameters {
    static func read(_ bytes: [UInt8]) -> (value: String, parameters: [String: String]) {
        var parts: [[UInt8]] = [[]]
        var isQuoted = false
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x5C, isQuoted, at + 1 < bytes.count {
                at += 1
                parts[parts.count - 1].append(bytes[at])
            } else if byte == 0x22 {
                isQuoted.toggle()
            } else if byte == 0x3B, !isQuoted {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
            at += 1
        }
        var plain: [String: String] = [:]
        var pieces: [String: [(index: Int, value: [UInt8], isEncoded: Bool)]] = [:]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: 0x3D) else { continue }
            let name = String(decoding: part[..<equals].map(ASCII.lowered), as: UTF8.self).collapsed
            let value = Array(part[(equals + 1)...])
            guard let star = name.firstIndex(of: "*") else {
                plain[name] = plain[name] ?? EncodedWords.decoded(value).collapsed
                continue
            }
            let index = Int(name[name.index(after: star)...].prefix { $0.isNumber }) ?? 0
            pieces[String(name[..<star]), default: []].append((index, value, name.hasSuffix("*")))
        }
        for (name, list) in pieces {
            var bytes: [UInt8] = []
            var charset: String?
            for (place, piece) in list.sorted(by: { $0.index < $1.index }).enumerated() {
                var value = piece.value[...]
                if piece.isEncoded {
                    if place == 0, let first = value.firstIndex(of: 0x27), let second = value[(first + 1)...].firstIndex(of: 0x27) {
                        charset = String(decoding: value[..<first], as: UTF8.self)
                        value = value[(second + 1)...]
                    }
                    bytes += TransferEncoding.escaped(Array(value), mark: 0x25)
                } else {
                    bytes += value
                }
            }
            plain[name] = String(decoding: Encoding(bytes, header: charset, isMarkup: false).bytes, as: UTF8.self).collapsed
        }
        return (String(decoding: parts[0].map(ASCII.lowered), as: UTF8.self).collapsed, plain)
    }
}

/// Words of a header in another charset (RFC 2047): `=?utf-8?Q?caf=C3=A9?=`.
enum EncodedWords {
    /// Of one word, in bytes. The standard allows 75, and many a program writes a whole subject as one.
    private static let limit = 4096

    static func decoded(_ value: [UInt8]) -> String {
        var out: [UInt8] = []
        /// Encoded words side by side in one charset: a letter may be split over two of them.
        var pending: (charset: String, bytes: [UInt8])?
        var plain: [UInt8] = []
        func finish() {
            if let word = pending { out += Encoding(word.bytes, header: word.charset, isMarkup: false).bytes }
            pending = nil
            out += plain.isValidUTF8 ? plain : Encoding(plain, header: nil, isMarkup: false).bytes
            plain = []
        }
        var at = 0
        while at < value.count {
            guard value[at] == 0x3D, let word = word(value, at) else {
                plain.append(value[at])
                at += 1
                continue
            }
            // White space between two encoded words is none.
            if pending == nil || plain.contains(where: { $0 > 0x20 }) {
                finish()
            } else {
                plain = []
            }
            if let open = pending, open.charset == word.charset {
                pending = (open.charset, open.bytes + word.bytes)
            } else {
                finish()
                pending = (word.charset, word.bytes)
            }
            at = word.end
        }
        finish()
        return String(decoding: out, as: UTF8.self)
    }

    private static func word(_ value: [UInt8], _ start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
        guard start + 1 < value.count, value[start + 1] == 0x3F, let first = value.firstIndex(of: 0x3F, from: start + 2),
            let second = value.firstIndex(of: 0x3F, from: first + 1), second == first + 2
        else { return nil }
        var end = second + 1
        while let mark = value.firstIndex(of: 0x3F, from: end, to: min(value.count, start + limit)), mark + 1 < value.count {
            if value[mark + 1] == 0x3D {
                let text = Array(value[(second + 1)..<mark])
                let charset = value.string(start + 2..<first).split(separator: "*").first.map { $0.lowercased() } ?? ""
                switch value[first + 1] | 0x20 {
                case 0x71: return (charset, TransferEncoding.escaped(text.map { $0 == 0x5F ? 0x20 : $0 }, mark: 0x3D), mark + 2)
                case 0x62: return (charset, TransferEncoding.base64(text), mark + 2)
                default: return nil
                }
            }
            end = mark + 1
        }
        return nil
    }
}
