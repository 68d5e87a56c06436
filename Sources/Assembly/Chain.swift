import Claims
package import Documents
import Entities
package import Flow
import Indexing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
internal import Synchronization

/// A checked pipeline: stages in an order in which each finds what it reads, ready to be run at any width.
package struct Chain: Sendable {
    package let name: String
    package let stages: [any Stage]
    /// Changes when stages, settings, gazetteer, taxonomy or the program's version change: what is stored under another recipe is made anew.
    package let recipe: String
    /// The same of the stages that read texts, without those that find something in them.
    package let textRecipe: String
    /// Hash of the gazetteer's tables, when a stage uses one.
    package let gazetteer: String?
    /// What groups are to one another, when a stage uses a gazetteer.
    package let hierarchy: [Relation]?
    /// The pipeline file's text, for the manifest.
    package let text: String

    package var stageNames: [String] { stages.map(\.name) }
    package var layers: Set<Layer> { stages.reduce(into: []) { $0.formUnion($1.writes) } }

    /// The stages behind the text, for articles whose text an index holds.
    package var finding: Chain {
        Chain(
            name: name, stages: stages.filter { $0.writes.isDisjoint(with: [.text, .signature]) }, recipe: recipe, textRecipe: textRecipe,
            gazetteer: gazetteer, hierarchy: hierarchy, text: text)
    }

    /// The steps of a run: the stages, then rows made ready for the index writer.
    /// `isStored` tells articles that need not be done again; it is asked after ingestion, which finds id and hash.
    package func indexing(jobs: Int, meter: StageMeter, isStored: (@Sendable (Article) -> Bool)? = nil) -> [Step<Passage>] {
        var steps = steps(jobs: jobs, meter: meter, isStored: isStored)
        steps.append(
            Step("shelve", width: jobs) { passage in
                guard case .underWay = passage.state else { return }
                meter.time("shelve") { passage.shelved = ShelvedArticle(passage.article) }
            })
        return steps
    }

    /// How `annotate` shows an article.
    package enum Format: String, Sendable, CaseIterable { case json, markdown }

    /// The steps of `explain`: the stages, then what those of entities and claims weighed, as text or as JSON; a rejected
    /// article is a record. Names may be left out; `isWanted`, where it is given, picks them by their words, and with them
    /// articles.
    package func explaining(jobs: Int, asJSON: Bool, names: Bool, isWanted: (@Sendable (String) -> Bool)?) -> [Step<Passage>] {
        let entities = names ? stages.lazy.compactMap { $0 as? EntityStage }.first : nil
        let claims = stages.lazy.compactMap { $0 as? ClaimStage }.first
        var steps = steps(jobs: jobs, meter: StageMeter(for: [], isOn: false), isStored: nil)
        steps.append(
            Step("explain", width: jobs) { passage in
                if let rejection = passage.rejection {
                    passage.record = Record.line(id: passage.article.id, source: passage.article.source, rejection)
                    return
                }
                let article = passage.article
                var names = entities?.explain(article)
                if let isWanted {
                    names?.removeAll { !isWanted(article.string($0.range)) }
                    if names?.isEmpty ?? true { return }
                }
                let explained = ExplainedArticle(article, names: names, claims: claims?.explain(article))
                passage.record = asJSON ? explained.json : Array(explained.text.utf8)
            })
        return steps
    }

    /// The steps of `annotate`: the stages, then the public record, or the article as Markdown; a rejected one is a record
    /// in both.
    package func annotating(jobs: Int, as format: Format = .json, meter: StageMeter) -> [Step<Passage>] {
        let layers = layers
        var steps = steps(jobs: jobs, meter: meter, isStored: nil)
        steps.append(
            Step("record", width: jobs) { passage in
                meter.time("record") {
                    if let rejection = passage.rejection {
                        passage.record = Record.line(id: passage.article.id, source: passage.article.source, rejection)
                    } else {
                        switch format {
                        case .json: passage.record = Record.line(passage.article, layers: layers)
                        case .markdown: passage.record = MarkdownText(passage.article).bytes
                        }
                    }
                }
            })
        return steps
    }

    private func steps(jobs: Int, meter: StageMeter, isStored: (@Sendable (Article) -> Bool)?) -> [Step<Passage>] {
        stages.enumerated().map { index, stage in
            Step(stage.name, width: jobs) { passage in
                guard case .underWay = passage.state else { return }
                meter.time(stage.name) {
                    do throws(Rejection) {
                        try stage.annotate(&passage.article)
                        if index == 0, let isStored, isStored(passage.article) { passage.state = .alreadyStored }
                    } catch {
                        passage.state = .rejected(error)
                    }
                }
            }
        }
    }
}

/// CPU time of each stage, over all workers.
package final class StageMeter: Sendable {
    private let names: [String]
    private let isOn: Bool
    private let spent: Mutex<[String: UInt64]>

    package init(for stages: [String], isOn: Bool) {
        names = stages
        self.isOn = isOn
        spent = Mutex([:])
    }

    func time(_ stage: String, _ body: () throws -> Void) rethrows {
        guard isOn else { return try body() }
        let started = Self.threadTime()
        try body()
        let nanoseconds = Self.threadTime() - started
        spent.withLock { $0[stage, default: 0] += nanoseconds }
    }

    /// Stage and CPU seconds, in the order of the chain.
    package var seconds: [(stage: String, seconds: Double)] {
        let spent = spent.withLock { $0 }
        return names.map { ($0, Double(spent[$0] ?? 0) / 1e9) }
    }

    private static func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
