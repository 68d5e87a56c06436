/// Packed files of a test's own making, byte by byte, so that any of them can be wrong.
internal import CZlib

package enum Packing {
    /// One gzip member.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, window: 31) }
    package static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }
    package static func zlib(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, window: 15) }
    /// Deflated data without a frame.
    package static func deflate(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, window: -15) }

    /// `window`: see zlib's deflateInit2.
    private static func deflated(_ bytes: [UInt8], window: Int32) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else { return [] }
        defer { deflateEnd(&stream) }
        var out = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 100)
        let made = bytes.withUnsafeBufferPointer { input in
            out.withUnsafeMutableBufferPointer { output in
                // Both buffers live through this closure; zlib reads and writes no more than it is told, in one go.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                CZlib.deflate(&stream, Z_FINISH)
                return output.count - Int(stream.avail_out)
            }
        }
        return Array(out[..<made])
    }

    package struct Member {
        var name: [UInt8]
        var bytes: [UInt8]
        /// Of the Unix file mode; nil for an ordinary file.
        var mode: UInt32?
        var isEncrypted = false
        var isDeflated = false
        var claimsUTF8 = true
        /// How many members share the data: each one's header lies in what is no part of the header before.
        var entries = 1

        package init(
            _ name: [UInt8], _ bytes: [UInt8], mode: UInt32? = nil, isEncrypted: Bool = false, isDeflated: Bool = false,
            claimsUTF8: Bool = true,
            entries: Int = 1
        ) {
            self.name = name
            self.bytes = bytes
            self.mode = mode
            self.isEncrypted = isEncrypted
            self.isDeflated = isDeflated
            self.claimsUTF8 = claimsUTF8
            self.entries = entries
        }

        package init(_ name: String, _ text: String) { self.init(Array(name.utf8), Array(text.utf8)) }
        package init(_ name: String, _ bytes: [UInt8]) { self.init(Array(name.utf8), bytes) }
    }

    /// A zip file (APPNOTE 6.3): local headers with data, the directory, its end.
    package static func zip(_ members: [Member]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        var count = 0
        for member in members {
            let data = member.isDeflated ? deflate(member.bytes) : member.bytes
            let flags = (member.isEncrypted ? 1 : 0) | (member.claimsUTF8 ? 1 << 11 : 0)
            let shared: [UInt8] =
                little(20, 2) + little(flags, 2) + little(member.isDeflated ? 8 : 0, 2) + little(0, 4) + little(checksum(member.bytes), 4)
                + little(data.count, 4) + little(member.bytes.count, 4) + little(member.name.count, 2)
            for left in (0..<member.entries).reversed() {
                let start = file.count
                // The headers that follow, up to the data, are one extra field of this one.
                let rest = left * (34 + member.name.count)
                let extra = member.entries == 1 ? [] : little(0x9999, 2) + little(rest, 2)
                file += [0x50, 0x4B, 3, 4] + shared + little(extra.count + rest, 2) + member.name + extra
                directory += [0x50, 0x4B, 1, 2] + little(20 | 3 << 8, 2) + shared + little(0, 8)
                directory += little(Int(member.mode ?? 0o100644) << 16, 4) + little(start, 4) + member.name
                count += 1
            }
            file += data
        }
        let end =
            [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2) + little(directory.count, 4) + little(file.count, 4)
        return file + directory + end + little(0, 2)
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
    }
}
