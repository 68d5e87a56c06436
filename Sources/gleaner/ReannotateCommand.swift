import ArgumentParser
import Assembly
import Indexing

struct Reannotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Finds entities and claims anew in the texts that an index holds, where another gazetteer, taxonomy or pipeline found them.",
        discussion: """
            Texts, titles, dates and copies stay as they were read: the pages themselves are not needed. Rows are written only of
            articles in which other things are found. A command that is stopped goes on where it stopped when it is given again.

            EXAMPLE
              gleaner reannotate --index news.db
              gleaner reannotate --pipeline my.yml --index news.db
            """)

    @Option(name: .long, help: "The index file.") var index = "gleaner.db"
    @Option(name: .long, help: "A pipeline file, or the name of one in Pipelines/ (default: news).") var pipeline: String?
    @OptionGroup var work: WorkOptions

    func run() throws {
        try Failure.wrap {
            let chain = try Assembler.chain(pipeline: pipeline) { Terminal.sayCompiling() }
            let outdated = try OutdatedArticles(path: index, recipe: chain.recipe)
            guard outdated.count > 0 else {
                return Terminal.say("What stands in \(index) was found as this pipeline would find it; nothing to do.")
            }
            let writer = try IndexWriter(
                path: index,
                manifest: .init(
                    version: Assembler.version, pipeline: chain.text, recipe: chain.recipe, textRecipe: "", gazetteer: chain.gazetteer,
                    inputs: [], hierarchy: chain.hierarchy, renews: false))
            let meter = StageMeter(for: [], isOn: false)
            let outcome = try Shelving(window: work.window, meter: meter)
                .run(chain.finding.indexing(jobs: work.workers, meter: meter), into: writer, as: { .found($0) }) { try outdated.next() }
            let counts = outcome.counts
            Terminal.say(
                "\(counts.changed) of \(counts.changed + counts.skipped) articles changed; \(counts.mentions) mentions of entities and \(counts.claims) claims in them."
            )
            try outcome.demandEnd()
        }
    }
}
