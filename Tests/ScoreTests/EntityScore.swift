import Documents
import Measures

/// Names in sentences: exact span and type, and which of several namesakes is meant.
struct EntityScore {
    private var spans: [String: [String: Tally]] = [:]
    private var nested: [String: Share] = [:]
    private var ids: [String: [String: Share]] = [:]
    /// Groups found with their exact span and the right id, by script and part of the gold.
    private var linked: [String: Tally] = [:]
    private var reliability = Reliability()
    private(set) var differences: [String] = []

    init(_ readings: Readings) throws {
        let places = try Gold.placesOfDemonyms()
        for row in try Gold.entities() {
            guard let (article, sentence, language) = readings.sentence(of: row) else { continue }
            judge(row, article, sentence, language, places)
        }
    }

    var figures: [Figure] {
        spans.keys.sorted().flatMap { language -> [Figure] in
            let byType = spans[language] ?? [:]
            var all = Tally()
            byType.values.forEach { all += $0 }
            let byTypeIDs = ids[language] ?? [:]
            var allIDs = Share()
            for share in byTypeIDs.values {
                allIDs.right += share.right
                allIDs.of += share.of
            }
            let inner = nested[language] ?? Share()
            let figures = byType.keys.sorted().map { type in
                Figure(name: "entities \(language) \(type) f1", value: byType[type]?.f1 ?? 0, of: byType[type]?.expected ?? 0)
            }
            return [
                Figure(name: "entities \(language) all f1", value: all.f1, of: all.expected),
                Figure(name: "entities \(language) all precision", value: all.precision, of: all.found),
                Figure(name: "entities \(language) all recall", value: all.recall, of: all.expected),
            ] + figures + [
                Figure(name: "entities \(language) id", value: allIDs.value, of: allIDs.of),
                Figure(name: "entities \(language) group id", value: byTypeIDs["group"]?.value ?? 0, of: byTypeIDs["group"]?.of ?? 0),
                Figure(name: "entities \(language) place id", value: byTypeIDs["place"]?.value ?? 0, of: byTypeIDs["place"]?.of ?? 0),
                Figure(name: "entities \(language) nested recall", value: inner.value, of: inner.of),
            ]
        }
            + linked.keys.sorted().map { Figure(name: "groups \($0) linked f1", value: linked[$0]?.f1 ?? 0, of: linked[$0]?.expected ?? 0) }
            + reliability.figures
    }

    private static func script(of language: String) -> String {
        switch language {
        case "ar": "Arabic"
        case "ru", "uk": "Cyrillic"
        default: "Latin"
        }
    }

    private mutating func judge(
        _ row: Gold.EntityRow, _ article: Article, _ sentence: ByteRange, _ language: String, _ places: [String: String]
    ) {
        let bytes = Self.byteOffsets(row.text)
        let part = "\(Self.script(of: language)) \(row.part ?? "pages")"
        // The gold has names alone.
        var open = article.mentions.filter { sentence.contains($0.range) && !$0.isNominal }
        var wrong: [String] = []
        for gold in row.entities {
            let range = ByteRange(sentence.start + bytes[gold.start], sentence.start + bytes[gold.end])
            let isInside = gold.inside ?? false
            let match = open.firstIndex { $0.range == range && article.entities[$0.entity].type.rawValue == gold.type }
            if isInside {
                nested[language, default: Share()].count(match != nil)
            } else {
                var tally = Tally(right: 0, found: 0, expected: 1)
                if let match {
                    tally.right = 1
                    // A name that the program holds to be inside a longer one is counted when the gold says it stands alone.
                    tally.found = 1
                    open[match].inside = nil
                }
                spans[language, default: [:]][gold.type, default: Tally()] += tally
                if gold.type == "group" { linked[part, default: Tally()] += tally }
            }
            guard let match else {
                wrong.append("missed \(gold.type)\(isInside ? " (inside)" : "") \"\(article.string(range))\"")
                continue
            }
            let entity = article.entities[open[match].entity]
            var isRight = true
            if let wanted = gold.id {
                isRight =
                    entity.id == wanted || entity.id.flatMap { places[$0] } == wanted || places[wanted] == entity.id && entity.id != nil
                ids[language, default: [:]][gold.type, default: Share()].count(isRight)
                if !isRight, !isInside, gold.type == "group" { linked[part]?.right -= 1 }
                if !isRight { wrong.append("id of \"\(article.string(range))\": expected \(wanted), found \(entity.id ?? "none")") }
            }
            if !isInside { reliability.count(open[match].score, isRight) }
            open.remove(at: match)
        }
        for mention in open where mention.inside == nil {
            let type = article.entities[mention.entity].type.rawValue
            spans[language, default: [:]][type, default: Tally()] += Tally(right: 0, found: 1, expected: 0)
            if type == "group" { linked[part, default: Tally()] += Tally(right: 0, found: 1, expected: 0) }
            reliability.count(mention.score, false)
            wrong.append("too many: \(type) \"\(article.string(mention.range))\" (\(article.entities[mention.entity].id ?? "no id"))")
        }
        // What is held is only measured, so that nothing is fitted to it.
        if !wrong.isEmpty, row.part != "held" { differences.append("\(row.id) \(row.text)\n    " + wrong.joined(separator: "\n    ")) }
    }

    /// Where each code point begins in UTF-8, and where the text ends.
    private static func byteOffsets(_ text: String) -> [Int] {
        var offsets = [0]
        for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return offsets
    }
}
