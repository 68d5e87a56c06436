/// Reads a source piece by piece, without ever holding more than what was asked for and one block.
final class ByteReader {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var at = 0
    private var ended = false
    /// Lines read so far.
    private(set) var line = 0
    /// Bytes taken so far.
    private(set) var offset = 0

    private static let block = 1 << 18

    init(_ source: any ByteSource) { self.source = source }

    enum Line {
        case whole([UInt8])
        /// With its length in bytes; none of them are kept.
        case tooLong(Int)
    }

    /// The next line without its line feed; nil at the end. Lines longer than `limit` are passed over, so that one bad
    /// row can neither take all memory nor the rows below it.
    func nextLine(limit: Int) throws(Unreadable) -> Line? {
        var searched = at
        var dropped = 0
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { advance(end + 1 - at) }
                return taken(to: end, dropped, limit)
            }
            if ended {
                guard at < buffer.count || dropped > 0 else { return nil }
                defer { advance(buffer.count - at) }
                return taken(to: buffer.count, dropped, limit)
            }
            if dropped > 0 || buffer.count - at > limit {
                dropped += buffer.count - at
                advance(buffer.count - at)
            }
            let unsearched = buffer.count - at
            try fill()
            searched = at + unsearched
        }
    }

    private func taken(to end: Int, _ dropped: Int, _ limit: Int) -> Line {
        line += 1
        let count = dropped + end - at
        return count > limit ? .tooLong(count) : .whole(Array(buffer[at..<end]))
    }

    /// The next bytes, which stay where they are; fewer than `count` only at the end.
    func peek(_ count: Int) throws(Unreadable) -> ArraySlice<UInt8> {
        while buffer.count - at < count, !ended { try fill() }
        return buffer[at..<min(buffer.count, at + count)]
    }

    /// Passes over bytes, fewer only at the end; gives how many.
    @discardableResult
    func skip(_ count: Int) throws(Unreadable) -> Int {
        var left = count
        while left > 0 {
            if at == buffer.count {
                if ended { break }
                try fill()
            }
            let step = min(left, buffer.count - at)
            advance(step)
            left -= step
        }
        return count - left
    }

    /// The next bytes; fewer than `count` only at the end.
    func take(_ count: Int) throws(Unreadable) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            if at == buffer.count {
                if ended { break }
                try fill()
            }
            let step = min(count - bytes.count, buffer.count - at)
            bytes.append(contentsOf: buffer[at..<at + step])
            advance(step)
        }
        return bytes
    }

    /// All that is left, when it is at most `limit` bytes; nil when there is more.
    func rest(limit: Int) throws(Unreadable) -> [UInt8]? {
        let bytes = try take(limit)
        return try peek(1).isEmpty ? bytes : nil
    }

    private func advance(_ count: Int) {
        at += count
        offset += count
    }

    private func fill() throws(Unreadable) {
        if at > 0 {
            buffer.removeFirst(at)
            at = 0
        }
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.block))
        let result = buffer.withUnsafeMutableBytes { bytes in
            Result { () throws(Unreadable) in try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[old...])) }
        }
        guard case .success(let got) = result else {
            buffer.removeLast(Self.block)
            ended = true
            _ = try result.get()
            return
        }
        buffer.removeLast(Self.block - got)
        if got == 0 { ended = true }
    }
}
