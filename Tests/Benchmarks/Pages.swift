import CZlib
import Documents
import Inputs

/// Raw pages in memory, inflated, so that every contender sees the same bytes and none pays for reading them.
struct Pages {
    var pages: [(source: String, bytes: [UInt8])] = []

    /// At most `limit` pages of a folder, spread evenly over it.
    init(folder: String, limit: Int) throws(InputError) {
        var names = 0
        var counting = try Inputs([folder])
        while counting.next() != nil { names += 1 }
        let step = max(1, (names + limit - 1) / limit)
        var inputs = try Inputs([folder])
        var number = 0
        while let article = inputs.next() {
            defer { number += 1 }
            guard number % step == 0, case .page(let bytes, let gzip, _) = article.payload else { continue }
            let raw = gzip ? Self.inflate(bytes) : bytes
            if !raw.isEmpty { pages.append((article.source, raw)) }
        }
    }

    var bytes: Int { pages.reduce(0) { $0 + $1.bytes.count } }

    /// Sizes grow by doubling until the page fits; pages that do not inflate are left out.
    private static func inflate(_ packed: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
        defer { inflateEnd(&stream) }
        var page = [UInt8](repeating: 0, count: max(1 << 16, packed.count * 8))
        var packed = packed
        let count = packed.count
        return packed.withUnsafeMutableBufferPointer { input -> [UInt8] in
            // Both buffers outlive the calls that zlib makes into them, and their sizes go with them.
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(count)
            var filled = 0
            while true {
                let status = page.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress! + filled
                    stream.avail_out = UInt32(output.count - filled)
                    return CZlib.inflate(&stream, Z_NO_FLUSH)
                }
                filled = page.count - Int(stream.avail_out)
                if status == Z_STREAM_END { return Array(page[..<filled]) }
                guard status == Z_OK, stream.avail_out == 0 else { return [] }
                page.append(contentsOf: repeatElement(0, count: page.count))
            }
        }
    }
}
