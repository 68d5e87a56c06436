import Documents
import Ingestion

/// Small pages in our own words, and the stage as the pipeline calls it.
enum Fixture {
    static let sentences = [
        "The river rose above its banks on Tuesday night, and two villages near the old bridge were cut off.",
        "Volunteers carried sacks of sand until dawn, while the council opened the school hall for families.",
        "By noon the water had fallen a little, but the road to the valley was still closed, the mayor said.",
        "Nobody was hurt, according to the fire service, which had sent boats from three neighbouring towns.",
        "Engineers will look at the dam on Thursday, and a report is to be published before the end of the month.",
    ]

    static var paragraphs: String { sentences.map { "<p>\($0)</p>" }.joined(separator: "\n") }
    static var body: String { sentences.joined(separator: "\n") }

    static func page(head: String = "", _ body: String) -> String {
        "<!DOCTYPE html><html lang=\"en\"><head><title>Flood cuts off two villages | Valley Post</title>\(head)</head><body>\(body)</body></html>"
    }

    static func article(_ inner: String = paragraphs) -> String { "<article><h1>Flood cuts off two villages</h1>\(inner)</article>" }

    static func read(_ payload: Payload, source: String = "pages/flood.html") throws(Rejection) -> Article {
        var article = Article(source: source, payload: payload)
        try IngestStage().annotate(&article)
        return article
    }

    static func read(_ html: String) throws(Rejection) -> Article {
        try read(.page(Array(html.utf8), gzip: false, charset: nil))
    }

    static func text(_ article: Article) -> String { String(decoding: article.text, as: UTF8.self) }

    static func row(_ json: String, line: Int = 1) throws(Rejection) -> Article {
        try read(.row(Array(json.utf8), line: line), source: "rows.jsonl")
    }

    /// The code of the rejection that reading ends in; nil when it succeeds.
    static func code(_ payload: Payload, _ settings: IngestionSettings = .init()) -> String? {
        var article = Article(source: "page.html", payload: payload)
        do {
            try IngestStage(settings).annotate(&article)
            return nil
        } catch {
            return error.code
        }
    }

    static func code(_ html: String) -> String? { code(.page(Array(html.utf8), gzip: false, charset: nil)) }
}
