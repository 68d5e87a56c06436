import ArgumentParser
import Assembly
import Documents
import Indexing
import Inputs

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Adds records that gleaner annotate printed to an index, as run would have made it.",
        discussion: """
            Offsets and the words beside them are checked against the text. A record that does not hold together stands in the table
            "errors" with file and line, like one of an article that was rejected; the others go on. Of an id that the index holds
            with the same text, what was found is replaced where it differs; another text stands in "errors", unless it is a later version. Records of texts alone (--until text) come without
            findings; gleaner reannotate makes them.

            EXAMPLE
              gleaner annotate dump/ > records.jsonl
              gleaner import records.jsonl --index news.db
              ssh archive gleaner annotate dump/ | gleaner import - --index news.db
            """)

    @Argument(help: "Files of records, a JSON object a line, perhaps packed; - is standard input.")
    var paths: [String]

    @Option(name: .long, help: "The index file; made when there is none.")
    var index = "gleaner.db"

    @Option(name: .long, help: "The pipeline whose gazetteer says what groups are to one another (default: news).")
    var pipeline: String?

    @OptionGroup var work: WorkOptions

    func run() throws {
        try Failure.wrap {
            let chain = try Assembler.records(pipeline: pipeline) { Terminal.sayCompiling() }
            var settings = InputSettings()
            settings.every = .rows
            var inputs = try Inputs(paths, settings)
            guard var first = inputs.next().map(Optional.some) else {
                throw Failure(.missingInput, "There is no record in \(paths.joined(separator: ", ")).")
            }
            let writer = try IndexWriter(
                path: index,
                manifest: .init(
                    version: Assembler.version, pipeline: chain.text, recipe: chain.recipe, textRecipe: chain.textRecipe,
                    gazetteer: chain.gazetteer, inputs: paths, hierarchy: chain.hierarchy, renews: false))
            let meter = StageMeter(for: [], isOn: false)
            let outcome = try Shelving(window: work.window, meter: meter)
                .run(chain.indexing(jobs: work.workers, meter: meter), into: writer) { first.take() ?? inputs.next() }
            let counts = outcome.counts
            Terminal.say(
                """
                \(counts.documents) articles added, \(counts.changed) changed, \(counts.skipped) already there, \(counts.rejected) rejected; \
                \(counts.mentions) mentions of entities (\(counts.entities) new), \(counts.claims) claims.
                In \(index): \(counts.stored) articles, \(counts.stories) distinct stories.
                """)
            if counts.rejected > 0 { Terminal.say("Why records were rejected: SELECT input, message FROM errors.") }
            try outcome.demandEnd()
            if counts.rejected > 0 { throw ExitCode(ExitStatus.someRejected.rawValue) }
        }
    }
}
