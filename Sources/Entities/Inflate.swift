/// Gzip files become bytes: tables may be stored as `.tsv.gz`.
import CZlib

enum Inflate {
    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B }

    /// The contents of a gzip file of one or more members; nil when it is damaged or larger than the limit.
    static func gunzip(_ bytes: [UInt8], limit: Int = 1 << 30) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 4)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        var input = bytes
        // Sound: zlib reads and writes only within the two buffers whose addresses and lengths it is given, inside their closures.
        return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while true {
                let (status, made) = chunk.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, target.count - Int(stream.avail_out))
                }
                out.append(contentsOf: chunk[..<made])
                guard out.count <= limit else { return nil }
                switch status {
                case Z_STREAM_END where stream.avail_in == 0: return out
                case Z_STREAM_END: guard inflateReset(&stream) == Z_OK else { return nil }
                case Z_OK where made > 0 || stream.avail_in > 0: continue
                default: return nil
                }
            }
        }
    }
}
