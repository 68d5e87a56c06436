import Documents

/// Finds which texts are copies of one another among many, without comparing all with all.
///
/// Two texts are compared when they share a band, that is two neighbouring MinHash values (Leskovec, Rajaraman, Ullman, "Mining
/// of Massive Datasets", 3.4), and agree in enough values; `isCopy` decides. Sets of joined texts are the connected parts of that
/// graph. It depends on the texts alone: not on their order, nor on which were there before, provided texts are given in
/// ascending order of their exact hash.
///
/// A band that many texts share comes from words that an outlet puts under everything, or from a text that hundreds copied.
/// There all are compared with the first few only, or the time would grow with the square of their number.
package struct CopySearch {
    /// A band shared by more texts than this is crowded.
    package static let crowd = 100
    /// In a crowded band each text is compared with so many.
    static let pivots = 8
    /// Texts that agree in fewer values are not compared: those without a common source agree in 3 (median of those that share
    /// a band), halves of a text with a fifth of the words changed in 26.
    static let leastAgreement = 10

    private var minhashes: [UInt16] = []
    /// Texts whose neighbours have to be looked for.
    private var isNew: [Bool] = []
    /// Of a text that is not new, the set it belonged to before.
    private var formerSet: [Int64] = []
    private var sets = DisjointSets(count: 0)
    private var compared: Set<UInt64> = []

    package init() {}

    package var count: Int { isNew.count }

    /// Adds the next distinct text; `formerSet` is nil for a new one. Texts without MinHash values have no near copies.
    package mutating func add(minhash: [UInt16], formerSet: Int64?) {
        isNew.append(formerSet == nil)
        self.formerSet.append(formerSet ?? 0)
        minhashes.append(contentsOf: minhash.isEmpty ? Self.none : minhash)
    }

    /// What stands for no values. Two zeros are no band (of real ones, one in four billion would be).
    private static let none = [UInt16](repeating: 0, count: Signature.width)

    /// Joins copies. `isCopy` is asked of a pair at most once and must not depend on its order.
    package mutating func join<Failure: Error>(isCopy: (Int, Int) throws(Failure) -> Bool) throws(Failure) {
        sets = DisjointSets(count: count)
        renewWhereCrowdsChanged()
        var firstOfFormerSet: [Int64: Int] = [:]
        for text in 0..<count where !isNew[text] {
            if let first = firstOfFormerSet[formerSet[text]] { sets.join(first, text) } else { firstOfFormerSet[formerSet[text]] = text }
        }
        for band in 0..<Signature.width / 2 {
            for members in buckets(band) {
                let leaders = members.count > Self.crowd ? Self.pivots : members.count
                for i in 0..<leaders {
                    for j in (i + 1)..<max(i + 1, members.count) {
                        let (a, b) = (members[i], members[j])
                        guard isNew[a] || isNew[b], !sets.areJoined(a, b), agreement(a, b) >= Self.leastAgreement,
                            compared.insert(UInt64(a) << 32 | UInt64(b)).inserted
                        else { continue }
                        if try isCopy(a, b) { sets.join(a, b) }
                    }
                }
            }
        }
    }

    /// A number for the set of a text, the same for all texts in it.
    package mutating func set(of text: Int) -> Int { sets.root(text) }
    /// Whether the text's set may be another than before.
    package func isRenewed(_ text: Int) -> Bool { isNew[text] }

    /// Where a band becomes crowded or a new text is among those that all are compared with, pairs that were compared before
    /// would not be now. The sets of the texts there are found anew, so that they are those of a single run over everything.
    private mutating func renewWhereCrowdsChanged() {
        guard isNew.contains(false) else { return }
        var changed: Set<Int64> = []
        for band in 0..<Signature.width / 2 {
            for members in buckets(band) where members.count > Self.crowd {
                let old = members.filter { !isNew[$0] }
                if old.count <= Self.crowd || members.prefix(Self.pivots).contains(where: { isNew[$0] }) {
                    for text in old { changed.insert(formerSet[text]) }
                }
            }
        }
        guard !changed.isEmpty else { return }
        for text in 0..<count where !isNew[text] && changed.contains(formerSet[text]) { isNew[text] = true }
    }

    /// Texts that share this band with a new text, in ascending order, two or more together.
    private func buckets(_ band: Int) -> [[Int]] {
        // One bit for each hash of a new text's band: what is not among them need not be sorted.
        var wanted = [UInt64](repeating: 0, count: 1 << 10)
        for text in 0..<count where isNew[text] {
            let slot = Self.slot(key(text, band))
            wanted[slot >> 6] |= 1 << UInt64(slot & 63)
        }
        var entries: [UInt64] = []
        for text in 0..<count {
            let key = key(text, band)
            let slot = Self.slot(key)
            guard key != 0, wanted[slot >> 6] >> UInt64(slot & 63) & 1 == 1 else { continue }
            entries.append(UInt64(key) << 32 | UInt64(text))
        }
        entries.sort()
        var buckets: [[Int]] = []
        var start = 0
        for end in 1..<max(1, entries.count + 1) {
            if end < entries.count, entries[end] >> 32 == entries[start] >> 32 { continue }
            if end - start > 1 { buckets.append(entries[start..<end].map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }) }
            start = end
        }
        return buckets
    }

    private static func slot(_ key: UInt32) -> Int { Int(truncatingIfNeeded: mixed(UInt64(key)) >> 48) }

    private func key(_ text: Int, _ band: Int) -> UInt32 {
        let at = text * Signature.width + 2 * band
        return UInt32(minhashes[at]) << 16 | UInt32(minhashes[at + 1])
    }

    private func agreement(_ a: Int, _ b: Int) -> Int {
        let (a, b) = (a * Signature.width, b * Signature.width)
        var agreeing = 0
        for offset in 0..<Signature.width where minhashes[a + offset] == minhashes[b + offset] { agreeing += 1 }
        return agreeing
    }
}

/// Union-find: parts of a whole that only ever grow together (Tarjan 1975).
struct DisjointSets {
    private var parents: [Int32]

    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    mutating func root(_ member: Int) -> Int {
        var at = Int32(member)
        while parents[Int(at)] != at {
            parents[Int(at)] = parents[Int(parents[Int(at)])]
            at = parents[Int(at)]
        }
        return Int(at)
    }

    mutating func areJoined(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        parents[max(a, b)] = Int32(min(a, b))
    }
}
