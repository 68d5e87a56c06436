import Claims
import Documents
import Foundation
import Testing

/// What wire agencies write every day, and what they write of other things: `Plain/LANGUAGE.tsv` has a sentence a line, after
/// the types that it claims. "denial+accusation" wants both, "threat_call|agreement_surrender" either of the two, "none" wants
/// none. Each is read behind a sentence that names an armed conflict, as most news has one.
@Suite("Plain sentences")
struct PlainSentences {
    /// How many of the sentences' claims must be found, how many of the claims found must be right, and how many of a hundred
    /// sentences of other things may claim something.
    struct Floor: Sendable {
        var recall: Double
        var precision: Double
        var falseAlarms: Double
    }

    static let contexts = [
        "ar": "تقاتل جماعة بوكو حرام الجيش في الشمال منذ عشر سنوات.",
        "en": "Boko Haram has fought the army in the north for a decade.",
        "fr": "Boko Haram combat l'armée dans le nord depuis dix ans.",
        "ru": "Вооружённая группировка «Боко Харам» уже десять лет воюет с армией на севере страны.",
    ]

    static let floors = [
        "ar": Floor(recall: 0.92, precision: 0.93, falseAlarms: 3), "en": Floor(recall: 0.89, precision: 0.94, falseAlarms: 2),
        "fr": Floor(recall: 0.88, precision: 0.9, falseAlarms: 2), "ru": Floor(recall: 0.87, precision: 0.9, falseAlarms: 1),
    ]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Plain")
    static let languages = floors.keys.sorted()

    @Test("Nearly all of what plain sentences claim is found, and little else", arguments: languages)
    func found(_ language: String) throws {
        let floor = try #require(Self.floors[language])
        let tally = try Self.tally(language)
        #expect(tally.recall >= floor.recall, "\(tally.report)")
        #expect(tally.precision >= floor.precision, "\(tally.report)")
        #expect(tally.falseAlarms <= floor.falseAlarms, "\(tally.report)")
    }

    /// Counts over a language's sentences, in all and by type.
    struct Tally {
        var right: [String: Int] = [:]
        var wrong: [String: Int] = [:]
        var missed: [String: Int] = [:]
        var others = 0
        var alarms = 0

        var recall: Double { share(right.values.reduce(0, +), missed.values.reduce(0, +)) }
        var precision: Double { share(right.values.reduce(0, +), wrong.values.reduce(0, +)) }
        var falseAlarms: Double { 100 * Double(alarms) / Double(max(1, others)) }

        private func share(_ part: Int, _ rest: Int) -> Double { Double(part) / Double(max(1, part + rest)) }

        var report: String {
            let types = Set(right.keys).union(wrong.keys).union(missed.keys).sorted().map {
                "\($0): \(right[$0, default: 0]) right, \(wrong[$0, default: 0]) wrong, \(missed[$0, default: 0]) missed"
            }
            return "recall \(recall), precision \(precision), \(alarms) of \(others) other sentences claim something\n"
                + types.joined(separator: "\n")
        }
    }

    static func tally(_ language: String) throws -> Tally {
        let file = folder.appending(path: "\(language).tsv")
        let context = contexts[language, default: ""] + " "
        var tally = Tally()
        for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", maxSplits: 1)
            try #require(cells.count == 2, "\(language).tsv: \(line)")
            let allowed = cells[0].split(separator: "|")
            let wanted = cells[0] == "none" ? [] : Set(allowed[0].split(separator: "+").map(String.init))
            let welcome = wanted.union(allowed.dropFirst().map(String.init))
            let article = Reading.article(context + cells[1], published: "2020-03-05", language: language)
            let found = Set(article.claims.filter { $0.range.start >= context.utf8.count }.map(\.type))
            if wanted.isEmpty {
                tally.others += 1
                if !found.isEmpty { tally.alarms += 1 }
            }
            for type in found.subtracting(welcome) { tally.wrong[type, default: 0] += 1 }
            // One of several that would do is enough.
            let isMet = allowed.count > 1 && !found.isDisjoint(with: welcome)
            for type in wanted {
                if isMet || found.contains(type) { tally.right[type, default: 0] += 1 } else { tally.missed[type, default: 0] += 1 }
            }
        }
        return tally
    }
}
