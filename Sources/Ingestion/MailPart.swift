/// A message taken apart (RFC 2045, 2046): the parts that hold something, in order, however they nest.
struct MailPart {
    let headers: MailHeaders
    /// "text/plain" where the part does not say.
    let type: String
    let parameters: [String: String]
    /// The body as bytes of the message, still encoded.
    let body: Range<Int>

    /// Deeper parts are not opened, and no more than so many.
    private static let levels = 20
    private static let limit = 2000

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        headers = MailHeaders(bytes, range)
        let declared = headers.parameters("content-type")
        type = declared?.value.contains("/") ?? false ? declared!.value : "text/plain"
        parameters = declared?.parameters ?? [:]
        body = headers.end..<range.upperBound
    }

    /// The message's own head, and its leaves.
    static func leaves(_ message: [UInt8]) -> (root: MailPart, leaves: [MailPart]) {
        let root = MailPart(message, 0..<message.count)
        var leaves: [MailPart] = []
        var open: [(part: MailPart, level: Int)] = [(root, 0)]
        while let (part, level) = open.popLast(), leaves.count < limit {
            if level < levels, part.type.hasPrefix("multipart/"), let boundary = part.parameters["boundary"], !boundary.isEmpty {
                open += part.parts(message, boundary).reversed().map { ($0, level + 1) }
            } else if level < levels, part.type == "message/rfc822" {
                open.append((MailPart(message, part.body), level + 1))
            } else {
                leaves.append(part)
            }
        }
        return (root, leaves)
    }

    /// What stands between lines "--boundary". The last part may lack the closing line: the message was cut off.
    private func parts(_ bytes: [UInt8], _ boundary: String) -> [MailPart] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [MailPart] = []
        var start: Int?
        var at = body.lowerBound
        while at < body.upperBound, parts.count < Self.limit {
            let next = bytes.firstIndex(of: 0x0A, from: at, to: body.upperBound).map { $0 + 1 } ?? body.upperBound
            if bytes[at] == 0x2D, next - at >= mark.count, bytes[at..<at + mark.count].elementsEqual(mark) {
                let rest = bytes[(at + mark.count)..<next].filter { $0 > 0x20 }
                if rest.isEmpty || rest == [0x2D, 0x2D] {
                    if let start { parts.append(MailPart(bytes, start..<max(start, at))) }
                    start = rest.isEmpty ? next : nil
                    if !rest.isEmpty { return parts }
                }
            }
            at = next
        }
        if let start { parts.append(MailPart(bytes, start..<body.upperBound)) }
        return parts
    }

    var isAttachment: Bool { headers.parameters("content-disposition")?.value == "attachment" }

    func decoded(_ message: [UInt8]) -> [UInt8] {
        TransferEncoding.decoded(Array(message[body]), headers.parameters("content-transfer-encoding")?.value)
    }

    /// Valid UTF-8.
    func text(_ message: [UInt8], isMarkup: Bool) -> (bytes: [UInt8], warning: String?) {
        let encoding = Encoding(decoded(message), header: parameters["charset"], isMarkup: isMarkup)
        return (encoding.bytes, encoding.warning)
    }
}
