import Assembly
import Documents
import Entities
import FoundationEssentials

/// What names cost: cutting a text into tokens, matching tokens against all names, and the whole entity stage, over the texts of pages.
struct EntityRounds {
    static let leastMatching = 60.0
    static let leastStage = 15.0

    private(set) var tokens: [Double] = []
    private(set) var matching: [Double] = []
    private(set) var stage: [Double] = []
    private(set) var matches = 0
    private(set) var mentions = 0
    let articles: [Article]
    let rows: Int

    private let gazetteer: Gazetteer
    private let stages: [String: any Stage]

    init(pipeline: String, pages: Pages) throws {
        gazetteer = try GazetteerFile.open(GazetteerSources(pipeline: pipeline))
        rows = gazetteer.count
        let chain = try Assembler.chain(pipeline: pipeline, until: "entities")
        stages = Dictionary(uniqueKeysWithValues: zip(chain.stageNames, chain.stages))
        var articles: [Article] = []
        for page in pages.pages {
            var article = Article(source: page.source, payload: .page(page.bytes, gzip: false, charset: nil))
            if (try? stages["ingest"]?.annotate(&article)) != nil { articles.append(article) }
        }
        self.articles = articles
    }

    var bytes: Int { articles.reduce(0) { $0 + $1.text.count } }

    mutating func run(seconds: Double, atLeast rounds: Int = 5) throws {
        guard let tokenize = stages["tokenize"], let entities = stages["entities"] else {
            throw BenchmarkError("The pipeline has no stages \"tokenize\" and \"entities\".")
        }
        let started = Clock.wall()
        // The first round is not counted: page faults, caches, the mapped gazetteer.
        while tokens.count <= rounds || Clock.wall() - started < seconds {
            var (cutting, matching, whole) = (0.0, 0.0, 0.0)
            (matches, mentions) = (0, 0)
            for var article in articles {
                var mark = Clock.cpu()
                func lap() -> Double {
                    let now = Clock.cpu()
                    defer { mark = now }
                    return now - mark
                }
                try tokenize.annotate(&article)
                cutting += lap()
                matches += gazetteer.phrases(in: article).count
                matching += lap()
                try entities.annotate(&article)
                whole += lap()
                mentions += article.mentions.count
            }
            tokens.append(cutting)
            self.matching.append(matching)
            stage.append(whole)
        }
        for path in [\EntityRounds.tokens, \.matching, \.stage] { self[keyPath: path].removeFirst() }
    }

    /// MB of text a second, the median over rounds.
    func speed(_ seconds: [Double]) -> Double { Double(bytes) / 1e6 / median(seconds) }

    /// The texts for other programs, with a zero byte between them.
    func write(to path: String) throws {
        try Data(articles.map(\.text).joined(separator: [0])).write(to: URL(filePath: path))
    }
}
