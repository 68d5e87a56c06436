import Copies
import Documents
import Indexing

/// What it costs to find copies among articles that are made up for it: the signature, and the join at the end of a run.
struct CopyRound {
    let articles: Int
    private(set) var signatures = 0.0
    private(set) var join = 0.0
    private(set) var stories = 0

    /// Articles of 5 kB, the words as unequally common as in language; every fifth is a copy with a tenth of the words changed.
    init(articles: Int) throws {
        self.articles = articles
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let writer = try IndexWriter(
            path: folder.path + "/index.db",
            manifest: .init(version: "benchmark", pipeline: "", recipe: "", textRecipe: "", gazetteer: nil, inputs: []))
        var state: UInt64 = 1
        func random() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        // The rank of a word by Zipf's law: ranks fall evenly on a scale of powers of two.
        func word() -> Int { Int(UInt64(1) << (random() % 15) | random() % (1 << 14)) >> Int(random() % 15) }
        var last: [Int] = []
        for number in 0..<articles {
            var words = (0..<800).map { _ in word() }
            if number % 5 == 4 { words = zip(last, words).map { random() % 10 == 0 ? $1 : $0 } }
            last = words
            var article = Article(source: "", payload: .taken)
            article.id = String(number)
            article.text = Array(words.map { "word\($0)" }.joined(separator: " ").utf8.prefix(5000))
            let started = Clock.cpu()
            try CopyStage().annotate(&article)
            signatures += Clock.cpu() - started
            try writer.add(.article(ShelvedArticle(article)))
        }
        // The writer's last batch goes with it; it is a 20th of the articles at most.
        let started = Clock.cpu()
        try writer.finish(stopped: false)
        join = Clock.cpu() - started
        stories = writer.counts.stories
    }
}
