#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Reads a source piece by piece, without ever holding more than what was asked for and one block.
///
/// Damage ends the bytes before it like the end of a file: a call gives what there is. The next call, for which there is
/// nothing, throws what the damage was, once; calls after that read on behind it, as far as the source can.
final class ByteReader {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var at = 0
    private var ended = false
    /// What ended the bytes in the buffer, until it is told.
    private var damage: Unreadable?
    /// Bytes taken that stay in reach of `back`.
    private let history: Int
    /// Lines read so far.
    private(set) var line = 0
    /// Bytes taken so far.
    private(set) var offset = 0

    private static let block = 1 << 18

    init(_ source: any ByteSource, history: Int = 0) {
        self.source = source
        self.history = history
    }

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
            if let end = lineFeed(from: searched) {
                defer { advance(end + 1 - at) }
                return taken(to: end, dropped, limit)
            }
            if ended {
                guard at < buffer.count || dropped > 0 else {
                    try tell()
                    return nil
                }
                defer { advance(buffer.count - at) }
                return taken(to: buffer.count, dropped, limit)
            }
            if dropped > 0 || buffer.count - at > limit {
                dropped += buffer.count - at
                advance(buffer.count - at)
            }
            let unsearched = buffer.count - at
            fill()
            searched = at + unsearched
        }
    }

    private func taken(to end: Int, _ dropped: Int, _ limit: Int) -> Line {
        line += 1
        let count = dropped + end - at
        return count > limit ? .tooLong(count) : .whole(Array(buffer[at..<end]))
    }

    private func lineFeed(from start: Int) -> Int? {
        guard start < buffer.count else { return nil }
        return buffer.withUnsafeBytes { bytes in
            // 0 ≤ start < count, so the searched bytes lie inside the buffer, which lives through this closure.
            guard let base = bytes.baseAddress, let hit = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
            return UnsafeRawPointer(hit) - base
        }
    }

    /// The next bytes, which stay where they are; fewer than `count` only at the end.
    func peek(_ count: Int) throws(Unreadable) -> ArraySlice<UInt8> {
        while buffer.count - at < count, !ended { fill() }
        if at == buffer.count { try tell() }
        return buffer[at..<min(buffer.count, at + count)]
    }

    /// The byte that stands `ahead` places further on, which stays where it is; nil at the end.
    func byte(_ ahead: Int) throws(Unreadable) -> UInt8? {
        while buffer.count - at <= ahead {
            guard !ended else {
                if at == buffer.count { try tell() }
                return nil
            }
            fill()
        }
        return buffer[at + ahead]
    }

    /// How far ahead the first byte of a set stands, looking from `ahead` on; `limit` or the end where there is none.
    func place(of wanted: ByteSet, from ahead: Int, limit: Int) throws(Unreadable) -> Int {
        var ahead = ahead
        while ahead < limit, try byte(ahead) != nil {
            let end = min(buffer.count, limit < Int.max - at ? at + limit : .max)
            let start = at + ahead
            let place = buffer.withUnsafeBufferPointer { bytes in
                var place = start
                while place < end, !wanted.contains(bytes[place]) { place += 1 }
                return place
            }
            if place < end { return place - at }
            ahead = end - at
        }
        return ahead
    }

    /// Passes over bytes, fewer only at the end; gives how many.
    @discardableResult
    func skip(_ count: Int) throws(Unreadable) -> Int {
        var left = count
        while left > 0 {
            if at == buffer.count, !ended { fill() }
            if at == buffer.count, ended {
                if left == count { try tell() }
                break
            }
            let step = min(left, buffer.count - at)
            advance(step)
            left -= step
        }
        return count - left
    }

    /// The next bytes up to a line feed, or as many of them as are held; they stay where they are. None only at the end.
    func peekLine() throws(Unreadable) -> ArraySlice<UInt8> {
        if at == buffer.count, !ended { fill() }
        if at == buffer.count { try tell() }
        return buffer[at..<(lineFeed(from: at).map { $0 + 1 } ?? buffer.count)]
    }

    /// The next bytes; fewer than `count` only at the end.
    func take(_ count: Int) throws(Unreadable) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            if at == buffer.count, !ended { fill() }
            if at == buffer.count, ended {
                if bytes.isEmpty { try tell() }
                break
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

    /// Goes back over bytes taken, as far as they are held: `history` bytes at least.
    func back(_ count: Int) { advance(-min(count, at)) }

    /// Puts bytes before those that come next: the end of what was taken, when too much was.
    func putBack(_ bytes: ArraySlice<UInt8>) {
        buffer.replaceSubrange(..<at, with: bytes)
        offset -= bytes.count
        at = 0
    }

    private func advance(_ count: Int) {
        at += count
        offset += count
    }

    private func tell() throws(Unreadable) {
        guard let damage else { return }
        self.damage = nil
        ended = false
        throw damage
    }

    private func fill() {
        let done = max(0, at - history)
        buffer.removeFirst(done)
        at -= done
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.block))
        let result = buffer.withUnsafeMutableBytes { bytes in
            Result { () throws(Unreadable) in try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[old...])) }
        }
        var got = 0
        switch result {
        case .success(let count): got = count
        case .failure(let error): damage = error
        }
        buffer.removeLast(Self.block - got)
        if got == 0 { ended = true }
    }
}

/// A reader can be read as a source: of an archive, say, after a look at its first bytes.
extension ByteReader: ByteSource {
    func read(into target: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        let bytes = try peek(1)
        guard !bytes.isEmpty else { return 0 }
        let count = min(target.count, buffer.count - at)
        target.copyBytes(from: buffer[at..<at + count])
        advance(count)
        return count
    }

    var size: Int? { source.size }

    func seek(to position: Int) -> Bool {
        guard source.seek(to: position) else { return false }
        buffer.removeAll(keepingCapacity: true)
        (at, offset, ended, damage) = (0, position, false, nil)
        return true
    }
}
