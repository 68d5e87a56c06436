/// Bytes that stay where they are while anything reads them: a file mapped read-only, or a copy in memory of the same shape.
///
/// The only file of this room that touches memory by address. Why it is sound: the address and length come from one
/// successful `mmap` and never change; the pages are never written after `init`; they are unmapped only in `deinit`.
/// A `Column` is an address without ownership, so columns are made only by `Gazetteer`, which holds them beside the
/// `MappedFile` and hands out values, never columns. Every read is checked against the column's count, and every
/// column's extent against the file's length when it is made. A file cut short by someone else while it is mapped
/// raises SIGBUS, as with any mapped file; Assembly therefore replaces it by rename, never in place.
import Glibc

final class MappedFile: Sendable {
    let address: UInt
    let count: Int

    /// Maps a file. Throws the reason in words.
    init(path: String) throws(MappingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw MappingError("\(path): cannot be opened (\(Self.reason())).") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw MappingError("\(path): cannot be read (\(Self.reason())).") }
        count = Int(status.st_size)
        guard count > 0 else { throw MappingError("\(path): is empty.") }
        guard let base = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), base != MAP_FAILED else {
            throw MappingError("\(path): cannot be mapped (\(Self.reason())).")
        }
        address = UInt(bitPattern: base)
    }

    /// Copies bytes to pages of their own.
    init(copying bytes: [UInt8]) throws(MappingError) {
        count = max(bytes.count, 1)
        guard let base = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), base != MAP_FAILED else {
            throw MappingError("\(count) bytes of memory cannot be had (\(Self.reason())).")
        }
        bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { memcpy(base, start, source.count) }
        }
        address = UInt(bitPattern: base)
    }

    deinit { munmap(UnsafeMutableRawPointer(bitPattern: address), count) }

    /// Values of one type at an offset; nil when they would not lie within the file or not be aligned.
    func column<Element: BitwiseCopyable>(at offset: Int, count elements: Int, of type: Element.Type) -> Column<Element>? {
        guard offset >= 0, elements >= 0, offset % MemoryLayout<Element>.alignment == 0, offset <= count,
            elements <= (count - offset) / MemoryLayout<Element>.stride
        else { return nil }
        return Column(address: address + UInt(offset), count: elements)
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

package struct MappingError: Error, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}

/// A frozen array in mapped memory. Valid while the `MappedFile` that made it lives.
struct Column<Element: BitwiseCopyable>: Sendable {
    private let address: UInt
    let count: Int

    fileprivate init(address: UInt, count: Int) {
        self.address = address
        self.count = count
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "beyond the end of a gazetteer table")
        // Sound: `index` is within `count`, `column(at:count:of:)` checked extent and alignment.
        return UnsafePointer<Element>(bitPattern: address).unsafelyUnwrapped[index]
    }
}
