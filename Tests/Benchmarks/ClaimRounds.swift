import Assembly
import Documents
import Inputs

/// What claims cost: the stage over ordinary news, which are the texts of pages, and over text where nearly every sentence
/// holds a claim, which are the rows that the arbiter is fitted to, joined to articles.
struct ClaimRounds {
    /// Speed over that of tokenizing the same text, for machines differ.
    static let leastOnNews = 0.4
    static let leastOnClaims = 0.08
    private static let rowsOfArticle = 12

    /// One sort of text, with tokens and names; CPU of each round in seconds.
    struct Texts {
        let name: String
        let articles: [Article]
        var tokenize: [Double] = []
        var claims: [Double] = []
        var found = 0

        var bytes: Int { articles.reduce(0) { $0 + $1.text.count } }

        /// MB of text a second, the median over rounds.
        func speed(_ seconds: [Double]) -> Double { Double(bytes) / 1e6 / median(seconds) }

        /// Speed of claims over that of tokenizing, the median over rounds.
        var ratio: Double { median(claims.indices.map { tokenize[$0] / claims[$0] }) }
    }

    private(set) var news: Texts
    private(set) var dense: Texts
    private let stages: [String: any Stage]

    init(pipeline: String, pages: Pages, rows path: String) throws {
        let chain = try Assembler.chain(pipeline: pipeline, until: "claims")
        let stages = Dictionary(uniqueKeysWithValues: zip(chain.stageNames, chain.stages))
        self.stages = stages
        /// Nil for a page that is rejected; what later stages reject ends the benchmark.
        func annotated(_ article: Article, from first: String) throws -> Article? {
            var article = article
            for (name, stage) in zip(chain.stageNames, chain.stages).drop(while: { $0.0 != first }).dropLast() {
                do throws(Rejection) { try stage.annotate(&article) } catch {
                    if name == "ingest" { return nil }
                    throw BenchmarkError("\(name): \(error.message)")
                }
            }
            return article
        }
        news = Texts(
            name: "ordinary news",
            articles: try pages.pages.compactMap {
                try annotated(Article(source: $0.source, payload: .page($0.bytes, gzip: false, charset: nil)), from: "ingest")
            })
        var articles: [Article] = []
        var joined = Article(source: path, payload: .taken)
        var inputs = try Inputs([path])
        var number = 0
        while var row = inputs.next() {
            do throws(Rejection) { try stages["ingest"]?.annotate(&row) } catch { continue }
            // Rows of one language stand together.
            if joined.text.isEmpty { joined.language = row.language }
            joined.text += row.text + [0x0A]
            number += 1
            guard number % Self.rowsOfArticle == 0 else { continue }
            if let article = try annotated(joined, from: "tokenize") { articles.append(article) }
            joined.text = []
        }
        dense = Texts(name: "dense with claims", articles: articles)
    }

    mutating func run(seconds: Double, atLeast rounds: Int = 5) throws {
        let started = Clock.wall()
        // The first round is not counted: page faults and caches.
        while news.claims.count <= rounds || Clock.wall() - started < seconds {
            try round(&news)
            try round(&dense)
        }
        for path in [\Texts.tokenize, \.claims] {
            news[keyPath: path].removeFirst()
            dense[keyPath: path].removeFirst()
        }
    }

    private func round(_ texts: inout Texts) throws {
        guard let tokenize = stages["tokenize"], let claims = stages["claims"] else {
            throw BenchmarkError("The pipeline has no stages \"tokenize\" and \"claims\".")
        }
        var (cutting, reading) = (0.0, 0.0)
        texts.found = 0
        for var article in texts.articles {
            var mark = Clock.cpu()
            try claims.annotate(&article)
            reading += Clock.cpu() - mark
            texts.found += article.claims.count
            mark = Clock.cpu()
            try tokenize.annotate(&article)
            cutting += Clock.cpu() - mark
        }
        texts.tokenize.append(cutting)
        texts.claims.append(reading)
    }
}
