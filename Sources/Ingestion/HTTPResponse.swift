internal import CBrotli
internal import Text

/// The body of an HTTP response as its sender had it: chunks joined, compression undone.
///
/// Archives differ in what they keep: some undo chunks or compression and leave the headers that speak of them. A body
/// that is not what its headers say is taken as it is.
struct HTTPResponse {
    private(set) var body: [UInt8]
    private(set) var mediaType: MediaType?
    private(set) var warnings: [String] = []
    private(set) var isTooLarge = false

    init(_ block: [UInt8], limit: Int) {
        guard block.starts(with: "HTTP/".utf8), let head = HeaderBlock(block[...]) else {
            body = block
            warnings.append("The archive holds no HTTP header of the page.")
            return
        }
        body = Array(block[head.length...])
        mediaType = head.value("content-type").map(MediaType.init)
        if Self.codings(head, "transfer-encoding").contains("chunked") { join() }
        // The last coding was applied last.
        for coding in Self.codings(head, "content-encoding").suffix(4).reversed() where !isTooLarge { unpack(coding, limit) }
        isTooLarge = isTooLarge || body.count > limit
    }

    private static func codings(_ head: HeaderBlock, _ name: String) -> [String] {
        (head.value(name) ?? "").lowercased().split { $0 == "," || $0 == " " }.map(String.init)
    }

    private mutating func join() {
        guard let chunks = Chunks(body) else {
            warnings.append("The response claims to be chunked and is not; it was taken as it is.")
            return
        }
        body = chunks.bytes
        if !chunks.isWhole { warnings.append("The response's chunks are damaged or cut off; what could be read is kept.") }
    }

    private mutating func unpack(_ coding: String, _ limit: Int) {
        let result: Inflate.Result?
        switch coding {
        case "gzip", "x-gzip": result = body.starts(with: [0x1F, 0x8B]) ? Inflate.bytes(body, .gzip, limit: limit) : nil
        // The standard means zlib's framing; some servers send none.
        case "deflate":
            let framed = Inflate.bytes(body, .zlib, limit: limit)
            result = framed.bytes.isEmpty && framed.isDamaged ? Inflate.bytes(body, .none, limit: limit) : framed
        case "br": result = Self.brotli(body, limit: limit)
        case "identity", "none", "utf-8", "binary": return
        default:
            warnings.append("The response's Content-Encoding, \(coding), is not one of gzip, deflate and br; it was taken as it is.")
            return
        }
        guard let result, !(result.isDamaged && result.bytes.isEmpty) else {
            if !body.isEmpty { warnings.append("The response claims to be packed by \(coding) and is not; it was taken as it is.") }
            return
        }
        isTooLarge = result.isTooLarge
        if result.isDamaged, !isTooLarge { warnings.append("The response's \(coding) data is damaged; what could be read is kept.") }
        body = result.bytes
    }

    private static func brotli(_ packed: [UInt8], limit: Int) -> Inflate.Result {
        var result = Inflate.Result()
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else {
            result.isDamaged = true
            return result
        }
        defer { BrotliDecoderDestroyInstance(state) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        packed.withUnsafeBufferPointer { input in
            // The decoder reads at most `left` bytes from `next`, both inside `input`, and writes at most `room` to the buffer.
            var next = input.baseAddress
            var left = input.count
            while true {
                let (status, made) = buffer.withUnsafeMutableBufferPointer { output in
                    var target = output.baseAddress
                    var room = output.count
                    let status = BrotliDecoderDecompressStream(state, &left, &next, &room, &target, nil)
                    return (status, output.count - room)
                }
                if result.bytes.count + made > limit {
                    result.isTooLarge = true
                    return
                }
                result.bytes.append(contentsOf: buffer[..<made])
                if status == BROTLI_DECODER_RESULT_SUCCESS { return }
                if status != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT {
                    result.isDamaged = true
                    return
                }
            }
        }
        return result
    }
}

/// A chunked body (RFC 9112, section 7.1) joined; nil when it is none.
private struct Chunks {
    private(set) var bytes: [UInt8] = []
    /// The chunk that ends the body is there.
    private(set) var isWhole = false

    init?(_ body: [UInt8]) {
        bytes.reserveCapacity(body.count)
        var at = 0
        while at < body.count {
            guard let feed = body.firstIndex(of: 0x0A, from: at), let size = Self.size(body[at..<feed]) else {
                // Not one chunk: no chunked body at all. Later, it is damage.
                if at == 0 { return nil }
                return
            }
            at = feed + 1
            if size == 0 {
                isWhole = true
                return
            }
            let end = min(size, body.count - at) + at
            bytes.append(contentsOf: body[at..<end])
            at = end
            if at < body.count, body[at] == 0x0D { at += 1 }
            if at < body.count, body[at] == 0x0A { at += 1 }
        }
    }

    /// Hexadecimal digits, perhaps with an extension behind ";".
    private static func size(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
        guard digits.count < 16, line.count < 4096,
            line.dropFirst(digits.count).first.map({ $0 <= 0x20 || $0 == UInt8(ascii: ";") }) != false
        else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16).flatMap { $0 >= 0 ? $0 : nil }
    }
}
