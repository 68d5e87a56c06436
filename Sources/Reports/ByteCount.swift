/// Bytes as people read them: "812 bytes", "12.4 MB".
package struct ByteCount: CustomStringConvertible {
    package let bytes: Int
    package init(_ bytes: Int) { self.bytes = bytes }

    package var description: String {
        for (unit, size) in [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)] where Double(bytes) >= size {
            return "\((Double(bytes) / size * 10).rounded() / 10) \(unit)"
        }
        return "\(bytes) bytes"
    }
}
