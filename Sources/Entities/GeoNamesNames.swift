/// Alternate names of millions of places as bytes: for each a chain of names, the last one first.
struct GeoNamesNames {
    /// Where the chain of a place begins, counted from 1; 0 for none.
    private var heads: [UInt32] = []
    /// Each name behind the place of the next one (4 bytes) and its length (1); in pieces, so that growing copies nothing.
    private var pieces: [[UInt8]] = []
    private static let piece = 1 << 24

    mutating func makeRoom(for count: Int) { heads = Array(repeating: 0, count: count) }

    mutating func add(_ name: ArraySlice<UInt8>, to place: Int) {
        if pieces.isEmpty || pieces[pieces.count - 1].count + name.count + 5 > Self.piece {
            guard pieces.count < 255 else { return }
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(Self.piece)
        }
        let last = pieces.count - 1
        let start = UInt32(last * Self.piece + pieces[last].count + 1)
        let next = heads[place]
        for shift in stride(from: UInt32(0), to: 32, by: 8) { pieces[last].append(UInt8(truncatingIfNeeded: next >> shift)) }
        pieces[last].append(UInt8(name.count))
        pieces[last] += name
        heads[place] = start
    }

    /// In the order in which they came.
    func of(_ place: Int) -> [ArraySlice<UInt8>] {
        guard place < heads.count else { return [] }
        var names: [ArraySlice<UInt8>] = []
        var at = heads[place]
        while at > 0 {
            let piece = Int(at - 1) / Self.piece
            let start = Int(at - 1) % Self.piece
            names.append(pieces[piece][start + 5..<start + 5 + Int(pieces[piece][start + 4])])
            at = (0..<4).reduce(0) { $0 | UInt32(pieces[piece][start + $1]) << UInt32($1 * 8) }
        }
        return names.reversed()
    }
}
