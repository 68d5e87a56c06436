import Assembly
import Documents
import FoundationEssentials
import Indexing

/// Gleaner's stages and libxml2's DOM over the same raw pages, in turns: A B B A …, since machines drift within minutes.
///
/// A round takes the pages through both; what counts is the median over rounds of the ratio within a round.
struct StageRounds {
    /// The parts of the whole job, in order, as `gleaner run` does them; `record` belongs to `annotate` and stands apart.
    let names: [String]
    private(set) var dom: [Double] = []
    private(set) var spent: [[Double]] = []
    private(set) var articles = 0
    private(set) var textBytes = 0
    private(set) var rejected = 0

    private let chain: Chain
    private let pages: Pages
    private let repeats: Int

    init(chain: Chain, pages: Pages) {
        self.chain = chain
        self.pages = pages
        // A full batch of the index writer, so that each round holds commits of real size.
        repeats = max(1, (512 + pages.pages.count - 1) / max(1, pages.pages.count))
        names = chain.stageNames + ["shelve", "write", "let go", "record"]
    }

    var pagesPerRound: Int { pages.pages.count * repeats }

    /// CPU of `run` in a round: everything but `record`.
    func wholeJob(_ round: Int) -> Double { spent[round].dropLast().reduce(0, +) }
    var ratio: Double { median(dom.indices.map { wholeJob($0) / dom[$0] }) }

    mutating func run(seconds: Double, atLeast rounds: Int = 5) throws {
        DOM.prepare()
        let started = Clock.wall()
        var number = 0
        // One round beforehand, not counted: page faults, caches, the mapped gazetteer.
        _ = domRound()
        _ = try stageRound()
        (articles, textBytes, rejected) = (0, 0, 0)
        while number < rounds || Clock.wall() - started < seconds {
            if number % 2 == 0 { dom.append(domRound()) }
            spent.append(try stageRound())
            if number % 2 == 1 { dom.append(domRound()) }
            number += 1
        }
    }

    private func domRound() -> Double {
        let started = Clock.cpu()
        for _ in 0..<repeats {
            for page in pages.pages { DOM.buildAndFree(page.bytes) }
        }
        return Clock.cpu() - started
    }

    private mutating func stageRound() throws -> [Double] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let writer = try IndexWriter(
            path: folder.path + "/index.db",
            manifest: .init(
                version: "benchmark", pipeline: chain.text, recipe: chain.recipe, textRecipe: chain.textRecipe, gazetteer: chain.gazetteer,
                inputs: []))
        let layers = chain.layers
        let shelve = chain.stages.count
        let (write, letGo, record) = (shelve + 1, shelve + 2, shelve + 3)
        var seconds = [Double](repeating: 0, count: names.count)
        for turn in 0..<repeats {
            for page in pages.pages {
                var article = Article(source: page.source, payload: .page(page.bytes, gzip: false, charset: nil))
                var mark = Clock.cpu()
                func lap(_ part: Int) {
                    let now = Clock.cpu()
                    seconds[part] += now - mark
                    mark = now
                }
                var rejection: Rejection?
                for (index, stage) in chain.stages.enumerated() {
                    do throws(Rejection) { try stage.annotate(&article) } catch { rejection = error }
                    lap(index)
                    if rejection != nil { break }
                }
                guard rejection == nil else {
                    rejected += 1
                    continue
                }
                articles += 1
                textBytes += article.text.count
                _ = Record.line(article, layers: layers)
                lap(record)
                // Another id each time, or the index would skip it.
                article.id += "-\(turn)"
                mark = Clock.cpu()
                let shelved = ShelvedArticle(article)
                lap(shelve)
                try writer.add(.article(shelved))
                lap(write)
                article = Article(source: "", payload: .taken)
                lap(letGo)
            }
        }
        let mark = Clock.cpu()
        try writer.finish(stopped: false)
        seconds[write] += Clock.cpu() - mark
        return seconds
    }
}
