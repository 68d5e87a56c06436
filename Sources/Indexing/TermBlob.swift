import Documents

/// The words of one document, or the entities it names: rows of `terms` or `entities` with their counts, sorted, as differences.
///
/// A table with a row per word and day made the writer eight times slower; trends and facets scan these blobs instead.
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

    /// Whether it is rows from 1 to `terms` in order, each with a count.
    static func isSound(_ blob: [UInt8], terms: Int64) -> Bool {
        guard VariableLength.isWhole(blob) else { return false }
        let bytes = blob.span
        var at = 0
        var row: UInt64 = 0
        while at < bytes.count {
            let step = VariableLength.read(bytes, &at)
            guard at < bytes.count, (1...UInt64(Int32.max)).contains(VariableLength.read(bytes, &at)), step > 0, step <= UInt64(terms) - row
            else { return false }
            row += step
        }
        return true
    }

    static func forEach(_ blob: [UInt8], _ body: (_ row: Int64, _ count: Int) -> Void) { forEach(blob.span, body) }

    static func forEach(_ bytes: Span<UInt8>, _ body: (_ row: Int64, _ count: Int) -> Void) {
        var at = 0
        var row: Int64 = 0
        while at < bytes.count {
            // What is damaged gives wrong numbers and no crash.
            row &+= Int64(bitPattern: VariableLength.read(bytes, &at))
            body(row, Int(truncatingIfNeeded: VariableLength.read(bytes, &at) & UInt64(Int32.max)))
        }
    }
}

/// Where the sentences of one document stand in its text, in code points, and what they are: two numbers each, the gap before with
/// the kind of block in its lowest three bits, and the length.
enum SentenceBlob {
    static func pack(_ sentences: [Sentence], _ offsets: CodePoints) -> [UInt8] {
        pack(sentences.lazy.map { (offsets[$0.range.start]..<offsets[$0.range.end], $0.kind) })
    }

    static func pack(_ sentences: some Sequence<(range: Range<Int>, kind: Block.Kind)>) -> [UInt8] {
        var blob: [UInt8] = []
        var last = 0
        for (range, kind) in sentences {
            VariableLength.append(UInt64(range.lowerBound - last) << 3 | UInt64(kind.rawValue), to: &blob)
            VariableLength.append(UInt64(range.count), to: &blob)
            last = range.upperBound
        }
        return blob
    }

    /// All of them, as far as they lie in a text of `length`.
    static func sentences(_ blob: [UInt8], length: Int) -> [(range: Range<Int>, kind: Block.Kind)] {
        let bytes = blob.span
        var sentences: [(range: Range<Int>, kind: Block.Kind)] = []
        var at = 0
        var last = 0
        while at < bytes.count {
            let opening = VariableLength.read(bytes, &at)
            let count = VariableLength.read(bytes, &at)
            let gap = opening >> 3
            guard let kind = Block.Kind(rawValue: UInt8(opening & 7)), gap <= UInt64(length - last),
                count <= UInt64(length - last) - gap
            else { break }
            let start = last + Int(gap)
            last = start + Int(count)
            sentences.append((start..<last, kind))
        }
        return sentences
    }

    /// Whether it is sentences in a text of `length`, and nothing else.
    static func isSound(_ blob: [UInt8], length: Int) -> Bool {
        // Each sentence is two numbers, and the last byte of each is the one below 128.
        VariableLength.isWhole(blob) && sentences(blob, length: length).count * 2 == blob.count { $0 < 0x80 }
    }

    /// The same of a list as schema 3 has it: gaps alone, of sentences whose kinds are not known.
    static func renewed(_ former: [UInt8]) -> [UInt8] {
        let bytes = former.span
        var blob: [UInt8] = []
        var at = 0
        while at < bytes.count {
            VariableLength.append(VariableLength.read(bytes, &at) << 3, to: &blob)
            VariableLength.append(VariableLength.read(bytes, &at), to: &blob)
        }
        return blob
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

    /// Whether the last number does not break off.
    static func isWhole(_ blob: [UInt8]) -> Bool { blob.last.map { $0 < 0x80 } ?? true }

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
