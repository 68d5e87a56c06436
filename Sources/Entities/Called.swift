/// What the words beside a name call it: "Idlib province", "the city of Homs", "Georgia's governor", "a Lebanon woman".
import Documents

struct Called: OptionSet {
    let rawValue: UInt8
    init(rawValue: UInt8) { self.rawValue = rawValue }

    static let city = Called(rawValue: 1 << 0)
    static let division = Called(rawValue: 1 << 1)
    /// Has a governor or a legislature, as a state or province does.
    static let governed = Called(rawValue: 1 << 2)
    /// Its people are named by the name itself, where a country's would be named by the demonym.
    static let inhabited = Called(rawValue: 1 << 3)

    init(_ name: Range<Int>, _ words: ArticleWords) {
        self = []
        var next = name.upperBound
        if next < words.tokens.count {
            if Written.isPossessive(next, words) { next += 1 }
            if next < words.tokens.count, words.tokens[next].isName { formUnion(Self.behind[words.keys[next]] ?? []) }
        }
        if name.lowerBound >= 2, words.keys[name.lowerBound - 1] == Self.of {
            formUnion(Self.kinds[words.keys[name.lowerBound - 2]] ?? [])
        } else if name.lowerBound >= 1 {
            formUnion(Self.kinds[words.keys[name.lowerBound - 1]] ?? [])
        }
    }

    private static let of = NameKey.key(ofWord: "of")

    private static let kinds = table([
        (.city, "city town village municipality"), (.division, "province state governorate county oblast prefecture region"),
    ])

    private static let behind = kinds.merging(
        table([
            (.city, "mayor"), (.governed, "governor legislature lawmakers gov senator"),
            (.inhabited, "man woman resident residents couple teenager teen native police firefighters school high mayor city"),
        ])
    ) { $0.union($1) }

    private static func table(_ lists: [(Called, String)]) -> [UInt64: Called] {
        var table: [UInt64: Called] = [:]
        for (called, list) in lists {
            for key in PlacePatterns.keys(list) { table[key, default: []].formUnion(called) }
        }
        return table
    }
}
