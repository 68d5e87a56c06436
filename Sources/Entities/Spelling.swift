/// What somebody may have meant who wrote a word that is none of those known.
enum Spelling {
    /// The known word that is one or two slips of a key away; nil when none is.
    static func nearest(to word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased())
        guard letters.count > 2 else { return nil }
        let near = known.compactMap { known in slips(letters, Array(known), atMost: min(2, letters.count / 3)).map { (known, $0) } }
        return near.min { $0.1 < $1.1 }?.0
    }

    /// Letters to put in, take out or change, two that changed places counted as one; nil when more than `most`.
    static func slips<Letter: Equatable>(_ a: [Letter], _ b: [Letter], atMost most: Int) -> Int? {
        guard abs(a.count - b.count) <= most else { return nil }
        var earlier: [Int] = []
        var above = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(above[j] + (a[i] == b[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, earlier[j - 1] + 1) }
                row.append(least)
            }
            if row.allSatisfy({ $0 > most }) { return nil }
            (earlier, above) = (above, row)
        }
        return above[b.count] <= most ? above[b.count] : nil
    }
}
