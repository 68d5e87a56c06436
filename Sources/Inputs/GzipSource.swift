internal import CZlib

/// Unpacks gzip (RFC 1952) member after member, and goes on with the next member where one is damaged.
final class GzipSource: ByteSource {
    private let packed: ByteReader
    /// On the heap: zlib keeps its address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isInMember = false
    /// Where the member under way begins.
    private var start = 0
    /// Found when bytes before it were still to be given.
    private var damage: Unreadable?
    /// Behind damage, looking for the next member.
    private var isLost = false
    /// Bytes that were gone back over in search of the next member.
    private var reread = 0

    /// As far back as the search for the next member goes: damaged data may be misread into its neighbour.
    static let history = 1 << 18

    /// A reader of what `packed` holds unpacked; `packed` should reach back over `history`.
    init(_ packed: ByteReader) throws(Unreadable) {
        self.packed = packed
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 + 16: gzip framing only.
        guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Unreadable(reason: "there is no memory to unpack it")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        if let damage {
            self.damage = nil
            throw damage
        }
        while true {
            if !isInMember {
                guard try beginMember() else { return 0 }
            }
            let made = try inflate(into: buffer)
            if made > 0 { return made }
            if let damage {
                self.damage = nil
                throw damage
            }
        }
    }

    /// False at the end. Throws where something stands before the next member that is none.
    private func beginMember() throws(Unreadable) -> Bool {
        let from = packed.offset
        var isPadding = true
        while true {
            let ahead = try packed.peek(1 << 16)
            if ahead.isEmpty { break }
            let found = Self.member(in: ahead)
            let passed = found ?? max(1, ahead.count - (Self.header - 1))
            if isPadding { isPadding = ahead.prefix(passed).allSatisfy { $0 == 0 } }
            try packed.skip(passed)
            if found != nil {
                start = packed.offset
                isInMember = true
                inflateReset(stream)
                break
            }
        }
        let wasLost = isLost
        isLost = false
        // Zeros behind the last member are padding to a tape's or a disk's block.
        if packed.offset > from, !wasLost, isInMember || !isPadding {
            throw Unreadable(reason: "bytes \(from) to \(packed.offset) are no gzip data and were passed over", code: "damaged")
        }
        return isInMember
    }

    private static let header = 10

    /// Where a member seems to begin: magic, method, flags in use, and values for the last two bytes that are in use.
    private static func member(in bytes: ArraySlice<UInt8>) -> Int? {
        var at = bytes.startIndex
        while let next = bytes[at...].firstIndex(of: 0x1F) {
            if isMember(bytes[next...]) { return next - bytes.startIndex }
            at = next + 1
        }
        return nil
    }

    static func isMember(_ bytes: ArraySlice<UInt8>) -> Bool {
        let at = bytes.startIndex
        guard bytes.count >= header, bytes[at] == 0x1F, bytes[at + 1] == 0x8B, bytes[at + 2] == 8, bytes[at + 3] < 0x20 else {
            return false
        }
        return [0, 2, 4].contains(bytes[at + 8]) && (bytes[at + 9] < 14 || bytes[at + 9] == 255)
    }

    /// Bytes made; at the end of a member, and where it turns out to be damaged, perhaps none.
    private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        let ahead = try packed.peek(1 << 16)
        if ahead.isEmpty {
            isInMember = false
            damage = Unreadable(reason: "the gzip data is cut off at byte \(packed.offset)", code: "damaged")
            return 0
        }
        let (status, used, made) = ahead.withUnsafeBytes { input in
            // zlib reads at most `avail_in` bytes of `input`, never writing to them, and writes at most `avail_out` bytes
            // to `buffer`; both live through this closure.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
            stream.pointee.avail_out = UInt32(clamping: buffer.count)
            let room = stream.pointee.avail_out
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            return (status, input.count - Int(stream.pointee.avail_in), Int(room - stream.pointee.avail_out))
        }
        try packed.skip(used)
        switch status {
        case Z_OK: break
        case Z_STREAM_END: isInMember = false
        default: giveUp()
        }
        return made
    }

    private func giveUp() {
        isInMember = false
        isLost = true
        damage = Unreadable(reason: "the gzip member at byte \(start) is damaged near byte \(packed.offset)", code: "damaged")
        // Where only the checksum is wrong, the member has ended; else its bytes may have been misread into the next one.
        if stream.pointee.msg.map({ String(cString: $0).hasPrefix("incorrect") }) == true { return }
        // In all no more than the file is read twice, however many members are made to look like one another.
        let back = min(packed.offset - start - 1, Self.history)
        guard reread + back <= packed.offset + 16 * Self.history else { return }
        packed.back(back)
        reread += back
    }
}
