internal import CZlib

/// Inflates a page held in memory, gzip member after member, never beyond a limit.
enum Inflate {
    /// What stands around the deflated data, in zlib's numbers (`inflateInit2`).
    enum Framing: Int32 {
        case gzip = 31
        case zlib = 15
        case none = -15
    }

    struct Result {
        var bytes: [UInt8] = []
        /// The data ends early or does not fit its checksum; `bytes` holds what could be read.
        var isDamaged = false
        var isTooLarge = false
    }

    static func bytes(_ packed: [UInt8], _ framing: Framing, limit: Int) -> Result {
        var result = Result()
        var stream = z_stream()
        guard inflateInit2_(&stream, framing.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            result.isDamaged = true
            return result
        }
        defer { inflateEnd(&stream) }
        result.bytes.reserveCapacity(min(limit, packed.count * 6))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        packed.withUnsafeBytes { input in
            // zlib reads `avail_in` bytes from inside `input`, which lives through this closure; it never writes to them.
            stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (status, made) = buffer.withUnsafeMutableBufferPointer { output in
                    // zlib writes at most `avail_out` bytes, the size of the buffer.
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, output.count - Int(stream.avail_out))
                }
                if result.bytes.count + made > limit {
                    result.isTooLarge = true
                    return
                }
                result.bytes.append(contentsOf: buffer[..<made])
                if status == Z_STREAM_END {
                    // Another member may follow; anything else after the first is padding.
                    guard framing == .gzip, stream.avail_in > 1, let next = stream.next_in, next[0] == 0x1F, next[1] == 0x8B else {
                        return
                    }
                    inflateReset(&stream)
                } else if status != Z_OK || (made == 0 && stream.avail_in == 0) {
                    result.isDamaged = true
                    return
                }
            }
        }
        return result
    }
}
