/// Names of armed forces and police that follow from those of a country and its people: "Syrian army", «армия Сирии».
///
/// Made when the tables are compiled, so that they are names as any other: the longest wins, and what is inside is kept.
import Documents

/// One way to call the forces of a country: what stands before and behind the country or its people.
struct ForcePattern {
    let kind: String
    let before: Substring
    let after: Substring
    let isOfPeople: Bool

    init?(_ pattern: String, kind: String) {
        let parts = pattern.split(separator: "{", omittingEmptySubsequences: false)
        guard parts.count == 2, let close = parts[1].firstIndex(of: "}"), ["people", "country"].contains(parts[1][..<close]) else {
            return nil
        }
        self.kind = kind
        before = parts[0]
        after = parts[1][parts[1].index(after: close)...]
        isOfPeople = parts[1].hasPrefix("people")
    }

    /// Nothing when the words would be of different scripts, or no adjective: "Syrians army".
    func name(of country: String) -> String? {
        if isOfPeople, Self.isEnglishPlural(country) { return nil }
        return Alphabet(of: before.isEmpty ? after : before) == Alphabet(of: country[...]) ? before + country + after : nil
    }

    /// "Syrians", "Frenchmen". French, which writes demonyms small, has plurals in such names: « forces syriennes ».
    private static func isEnglishPlural(_ demonym: String) -> Bool {
        (demonym.hasSuffix("s") || demonym.hasSuffix("men")) && demonym.utf8.first.map { 0x41...0x5A ~= $0 } ?? false
    }

    private enum Alphabet {
        case latin, cyrillic, arabic, other

        init(of text: Substring) {
            switch text.unicodeScalars.first(where: { $0.properties.isAlphabetic })?.value ?? 0 {
            case 0x41..<0x250: self = .latin
            case 0x400..<0x530: self = .cyrillic
            case 0x600..<0x700: self = .arabic
            default: self = .other
            }
        }
    }
}

extension GazetteerBuilder {
    /// Adds the names that patterns make of countries and demonyms to the one row of the kind that each country has.
    mutating func nameForces(_ tokenizing: PhraseTokenizer) {
        guard !forcePatterns.isEmpty else { return }
        // What a table says is someone's name is nobody else's by rule.
        var known: Set<UInt64> = []
        for phrase in phrases where records[Int(phrase.record)].sort == .group { known.insert(phrase.key) }
        var forces: [String: [UInt16: Int]] = [:]
        for kind in Set(forcePatterns.map(\.kind)) {
            guard let offset = interned[kind] else { continue }
            for (index, record) in records.enumerated() where record.sort == .group && record.kind == offset {
                if forces[kind, default: [:]][record.country] == nil { forces[kind, default: [:]][record.country] = index }
            }
        }
        for (index, names) in nations {
            let isPeople = records[index].sort == .demonym
            let country = isPeople ? Int(records[index].parent) : index
            guard country < records.count, records[country].sort == .country, records[country].country != 0 else { continue }
            for pattern in forcePatterns where pattern.isOfPeople == isPeople {
                guard let force = forces[pattern.kind]?[records[country].country] else { continue }
                for name in names.compactMap(pattern.name) {
                    let count = phrases.count
                    let bytes = Array(name.utf8)
                    let key = addAlias(bytes, ByteRange(0, bytes.count), force, records[force], isName: false, tokenizing)
                    if let key, known.contains(key) { phrases.removeLast(phrases.count - count) }
                }
            }
        }
    }
}
