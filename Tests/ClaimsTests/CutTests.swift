import Documents
import Foundation
import Testing

/// Texts break off: headlines are cut to length, feeds give the beginning alone, quotations begin in the middle.
@Suite("Sentences that are cut short")
struct CutTests {
    @Test("are read like any, wherever they break off or begin", arguments: PlainSentences.languages)
    func anywhere(_ language: String) throws {
        let file = PlainSentences.folder.appending(path: "\(language).tsv")
        var read = 0
        for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let words = line.split(separator: "\t", maxSplits: 1)[1].split(separator: " ")
            for cut in words.indices {
                for text in [words[...cut], words[cut...]].map({ $0.joined(separator: " ") }) {
                    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
                    let article = Reading.article(text, language: language)
                    #expect(article.claims.allSatisfy { $0.range.start >= 0 && $0.range.end <= text.utf8.count }, "\(text)")
                    read += 1
                }
            }
        }
        #expect(read > 1000)
    }

    @Test(
        "A saying without anything said has no content",
        arguments: ["The army met the officer who said", "Nobody knows those who claimed", "He is the man who said"])
    func saying(_ text: String) {
        #expect(Reading.article(text).statements.allSatisfy { $0.content.count > 0 })
        #expect(Reading.article(text).claims.isEmpty)
    }
}
