import Glibc

/// What the C library makes of a text in an encoding; nil when a character of it is not there.
package func encoded(_ text: String, _ charset: String) -> [UInt8]? {
    let converter = iconv_open(charset, "UTF-8")
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 8)
    var (left, room) = (input.count, output.count)
    let size = output.count
    input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            var (from, to) = (source.baseAddress, target.baseAddress)
            _ = iconv(converter, &from, &left, &to, &room)
            // Back to the first alphabet, where an encoding has several.
            _ = iconv(converter, nil, nil, &to, &room)
        }
    }
    return left == 0 ? output.prefix(size - room).map { UInt8(bitPattern: $0) } : nil
}
