import Documents
import Foundation
import Ingestion
import Inputs
import Text
import Tokenization

/// What is fuzzed, by the name that `Tests/Fuzz/run` is given.
enum FuzzTarget: String, CaseIterable {
    case html, warc, zip, feed, rows, csv, telegram, mail, tokenizer

    static let chosen = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.init(rawValue:))

    func read(_ bytes: [UInt8]) {
        switch self {
        case .html: check(Article(source: "page.html", payload: .page(bytes, gzip: false, charset: nil)))
        case .mail: check(Article(source: "letter.eml", payload: .mail(bytes)))
        case .tokenizer:
            var article = Article(source: "text", payload: .taken)
            article.text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            tokenize(article)
        case .warc: readFile("warc", bytes)
        case .zip: readFile("zip", bytes)
        case .feed: readFile("rss", bytes)
        case .rows: readFile("jsonl", bytes)
        case .csv: readFile("csv", bytes)
        case .telegram: readFile("json", bytes)
        }
    }

    /// In memory where the system has a folder there.
    private static let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()

    private func readFile(_ ending: String, _ bytes: [UInt8]) {
        let path = "\(Self.folder)/fuzz-\(getpid()).\(ending)"
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)), var inputs = try? Inputs([path]) else { return }
        defer { unlink(path) }
        var articles = 0
        while let article = inputs.next() {
            articles += 1
            // Every byte may be a record and a complaint, and a member of a small archive a thousand rows.
            precondition(articles < 2000 * (bytes.count + 8), "It goes on and on.")
            if articles < 64 { check(article) }
        }
    }

    private static let stage = IngestStage()

    private func check(_ article: Article) {
        var article = article
        guard (try? Self.stage.annotate(&article)) != nil else { return }
        precondition(article.text.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) } != nil, "The text is no UTF-8.")
        var last = 0
        for block in article.blocks {
            precondition(block.range.start >= last && block.range.end >= block.range.start && block.range.end <= article.text.count)
            last = block.range.end
        }
        tokenize(article)
    }

    private func tokenize(_ article: Article) {
        var article = article
        guard (try? TokenizeStage().annotate(&article)) != nil else { return }
        var last = 0
        for token in article.tokens {
            precondition(Int(token.range.start) >= last && Int(token.range.end) <= article.text.count)
            last = Int(token.range.end)
        }
    }
}
