import Foundation
import Testing

/// Quality on the gold corpus never falls below what was reached before.
///
/// The figures are printed as a table. With GLEANER_SCORES=FOLDER in the environment every difference from the gold is
/// written there, to pages.txt, entities.txt, claims.txt and languages.txt.
@Suite(.serialized)
struct ScoreTests {
    private static let readings = Result { try Readings() }

    @Test("article text, title, byline, date and language of the sample pages")
    func pages() throws {
        let score = PageScore(try Self.readings.get())
        try check("pages", score.figures, score.differences)
    }

    @Test("names in sentences, by language and type, and whom or what they mean")
    func entities() throws {
        let score = try EntityScore(try Self.readings.get())
        try check("entities", score.figures, score.differences)
    }

    @Test("what sentences claim, how factual it is, and the figures in it")
    func claims() throws {
        let readings = try Self.readings.get()
        guard readings.hasClaims else { return }
        let score = try ClaimScore(readings)
        try check("claims", score.figures, score.differences)
    }

    @Test("the language of short messages, and the encoding of small pages that declare none")
    func languages() throws {
        let score = LanguageScore(try Gold.messages())
        try check("languages", score.figures, score.differences)
    }

    @Test("copies of the sample pages, edited as desks edit, and texts that only look like copies")
    func copies() throws {
        let score = try CopyScore(try Self.readings.get())
        try check("copies", score.figures, score.differences)
    }

    @Test("every floor belongs to a figure that is measured")
    func floors() throws {
        let readings = try Self.readings.get()
        var figures =
            PageScore(readings).figures + (try EntityScore(readings).figures) + LanguageScore(try Gold.messages()).figures
            + (try CopyScore(readings).figures)
        if readings.hasClaims { figures += try ClaimScore(readings).figures }
        let names = Set(figures.map(\.name))
        for name in Floors.table.keys where readings.hasClaims || !name.hasPrefix("claims") {
            #expect(names.contains(name), "Floors.swift: there is no figure \"\(name)\".")
        }
    }

    private func check(_ set: String, _ figures: [Figure], _ differences: [String]) throws {
        var table = ""
        for figure in figures {
            let floor = Floors.table[figure.name]
            let name = figure.name.padding(toLength: 44, withPad: " ", startingAt: 0)
            table += "\(name) \(percent(figure.value))   floor \(floor.map { percent($0 / 100) } ?? "     –")   of \(figure.of)\n"
            if let floor {
                #expect(100 * figure.value >= floor, "\(figure.name) fell below its floor; see Tests/ScoreTests/Floors.swift.")
            }
        }
        print(table)
        if let folder = ProcessInfo.processInfo.environment["GLEANER_SCORES"] {
            try differences.joined(separator: "\n").write(toFile: "\(folder)/\(set).txt", atomically: true, encoding: .utf8)
        }
    }

    private func percent(_ value: Double) -> String {
        let tenths = String(Int((value * 1000).rounded()))
        let padded = String(repeating: "0", count: max(0, 2 - tenths.count)) + tenths
        return String(repeating: " ", count: max(0, 4 - padded.count)) + padded.dropLast() + "." + padded.suffix(1)
    }
}
