/// The folded text has the words of the original at the same places; SQLite itself counts them.
///
/// The search table holds folded words and shows passages of the original: were there one word more or less, every
/// passage after it would be marked at the wrong place.
import Documents
import Foundation
import GRDB
import Indexing
import Ingestion
import Inputs
import TestSupport
import Testing

@Suite("The search form of a text")
struct SearchFormTests {
    /// Tokens per text, before and after folding, counted by FTS5 with the tokenizer of a real index.
    private func counts(_ texts: [String]) throws -> [(original: Int, folded: Int)] {
        let shelf = try Shelf()
        try shelf.run([])
        let definition = try #require(try shelf.rows("SELECT sql FROM sqlite_master WHERE name = 'documents_fts'").first)
        let tokenizer = try #require(definition.firstMatch(of: /tokenize="[^"]*"/)).output
        let queue = try DatabaseQueue()
        return try queue.write { db in
            var columns: [[Int: Int]] = []
            for name in ["original", "folded"] {
                try db.execute(sql: "CREATE VIRTUAL TABLE \(name) USING fts5(text, \(tokenizer))")
                try db.execute(sql: "CREATE VIRTUAL TABLE \(name)_words USING fts5vocab(\(name), instance)")
                for (index, text) in texts.enumerated() {
                    let text = name == "folded" ? ShelvedArticle.folded(text) : text
                    try db.cachedStatement(sql: "INSERT INTO \(name) (rowid, text) VALUES (?, ?)").execute(arguments: [index, text])
                }
                var column: [Int: Int] = [:]
                for row in try Row.fetchAll(db, sql: "SELECT doc, count(*) FROM \(name)_words GROUP BY doc") { column[row[0]] = row[1] }
                columns.append(column)
            }
            return texts.indices.map { (columns[0][$0] ?? 0, columns[1][$0] ?? 0) }
        }
    }

    private func check(_ texts: [String], _ location: SourceLocation = #_sourceLocation) throws {
        let counts = try counts(texts)
        #expect(counts.contains { $0.original > 0 }, sourceLocation: location)
        var wrong: [String] = []
        for (text, count) in zip(texts, counts) where count.original != count.folded {
            wrong.append(
                "\(text.unicodeScalars.prefix(40).map { String($0.value, radix: 16) }.joined(separator: " ")): \(count.original) became \(count.folded)"
            )
        }
        #expect(wrong.isEmpty, "\(wrong.count) texts: \(wrong.prefix(20).joined(separator: "; "))", sourceLocation: location)
    }

    @Test("has as many words as the text, over writing of many kinds")
    func tricky() throws {
        try check([
            "L’État islamique, l'attentat; Ta‘izz, Sanaʿa, Oʻzbek `Abd", "مُحَمَّد الـــدولة أعلنَ ـ ً ٢٠١٩ ﷺ ﻻ",
            "می\u{200C}خواهم Is\u{AD}lam a\u{200B}b a\u{200D}b a\u{FEFF}b",
            "е\u{308}лка Ёлка й и\u{306} Маи\u{306}", "e\u{301} \u{301} a \u{301}b \u{301}\u{302}", "ﬁre oﬃce Straße ĳ Œ Æ",
            "北京2019年 カ\u{3099} 한국", "हिन्दी की",
            "יְרוּשָׁלַיִם", "İstanbul Diyarbakır", "a\u{20DD}b a\u{20D0}b a\u{1ABE}b", "½ Ⅳ ² ①", "👩🏽‍🚒 🇸🇾 x\u{FE0F}y ☝\u{FE0F}",
            "\u{202E}abc\u{202C}def \u{2066}x\u{2069}",
            "a\u{E000}b", "", "'", "’’", "a'b'c", "a\0b", "Ａ１Ｂ",
        ])
    }

    @Test("has as many words as the text, with every scalar between two letters, at a start and at an end", arguments: 0..<8)
    func everyScalar(_ part: Int) throws {
        var texts: [String] = []
        for value in UInt32(part) * 0x4000..<UInt32(part + 1) * 0x4000 {
            guard let scalar = Unicode.Scalar(value), value != 0 else { continue }
            texts.append("a\(scalar)b \(scalar) \(scalar)c d\(scalar)")
        }
        try check(texts)
    }

    @Test("has as many words as the text, whatever the text", arguments: 0..<4)
    func nasty(_ seed: Int) throws {
        var source = NastyText(seed: 1000 + seed)
        try check((0..<250).map { _ in source.next() })
    }

    @Test("has as many words as the text, over the sample pages")
    func samples() throws {
        var inputs = try Inputs(["\(Repository.path)/corpora/samples"])
        let ingest = IngestStage()
        var texts: [String] = []
        while var article = inputs.next() {
            do throws(Rejection) { try ingest.annotate(&article) } catch { continue }
            texts.append(String(decoding: article.text, as: UTF8.self))
        }
        #expect(texts.count >= 30)
        try check(texts)
    }
}
