import Documents

/// The words of one document: rows of the `terms` table with their counts, sorted, as differences.
///
/// A table with a row per word and day made the writer eight times slower; trends scan these blobs instead.
enum TermBlob {
    static func pack(_ terms: [(row: Int64, count: Int)]) -> [UInt8] {
        var blob: [UInt8] = []
        blob.reserveCapacity(terms.count * 3)
        var last: Int64 = 0
        for (row, count) in terms.sorted(by: { $0.row < $1.row }) {
            VariableLength.append(UInt64(row - last), to: &blob)
            VariableLength.append(UInt64(count), to: &blob)
            last = row
        }
        return blob
    }

    static func forEach(_ blob: [UInt8], _ body: (_ row: Int64, _ count: Int) -> Void) {
        let bytes = blob.span
        var at = 0
        var row: Int64 = 0
        while at < bytes.count {
            row += Int64(bitPattern: VariableLength.read(bytes, &at))
            body(row, Int(VariableLength.read(bytes, &at)))
        }
    }
}

/// Where the sentences of one document stand in its text, in code points: starts and ends as differences.
enum SentenceBlob {
    static func pack(_ sentences: [Sentence], _ offsets: CodePoints) -> [UInt8] {
        var blob: [UInt8] = []
        var last = 0
        for sentence in sentences {
            for end in [sentence.range.start, sentence.range.end] {
                let at = offsets[end]
                VariableLength.append(UInt64(at - last), to: &blob)
                last = at
            }
        }
        return blob
    }

    /// The sentences, in order.
    static func sentences(in blob: [UInt8]) -> [Range<Int>] {
        let bytes = blob.span
        var found: [Range<Int>] = []
        var at = 0
        var last = 0
        while at < bytes.count {
            let start = last + Int(VariableLength.read(bytes, &at))
            last = start + Int(VariableLength.read(bytes, &at))
            found.append(start..<last)
        }
        return found
    }
}

/// LEB128: seven bits a byte, the highest bit says that more follow.
enum VariableLength {
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    static func read(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.count, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return value
    }
}
