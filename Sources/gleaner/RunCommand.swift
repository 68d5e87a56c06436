import ArgumentParser
import Assembly
import Documents
import Flow
import Indexing
import Ingestion
import Inputs

/// How much is done at once.
struct WorkOptions: ParsableArguments {
    @Option(name: .long, help: "Workers of each stage (default: one per processor).")
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
    }

    var workers: Int { jobs ?? Terminal.processors }

    /// How many articles may be under way: enough to keep all stages busy while the writer is at work, few enough to keep memory flat.
    var window: Int { 48 + 8 * workers }
}

/// Options that `run` and `annotate` share.
struct ChainOptions: ParsableArguments {
    @OptionGroup var input: InputOptions

    @Option(name: .long, help: "A pipeline file, or the name of one in Pipelines/ (default: news).")
    var pipeline: String?

    @OptionGroup var work: WorkOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Which column of a table or member of a JSON row is what: text=body,published=meta.date. Fields: "
                + FieldMap.Field.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "field=column,…"))
    var map: String?

    @Flag(
        name: .long,
        help: ArgumentHelp(
            "Show people in channel exports by name.",
            discussion:
                "Without it everyone but public channels and groups is \"person-\" and a keyed hash. The key is GLEANER_NAME_KEY, or one made at random on first use and kept in ~/.config/gleaner/name-key."
        ))
    var keepNames = false

    var workers: Int { work.workers }
    var window: Int { work.window }

    func assemble(until: String? = nil, keepsLinks: Bool = false) throws -> Chain {
        var fields: FieldMap?
        if let map {
            do {
                fields = try FieldMap(map)
            } catch {
                throw Failure(.usage, "--map \(map): \(error.reason).")
            }
        }
        return try Assembler.chain(pipeline: pipeline, until: until, map: fields, keepsNames: keepNames, keepsLinks: keepsLinks) {
            Terminal.sayCompiling()
        }
    }
}

struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads articles, finds entities and claims, and adds them to an index.",
        discussion: """
            Articles that the index holds under the same pipeline and gazetteer are skipped, so a run that was stopped goes on
            where it stopped when the same command is given again. Inputs that cannot be read stand in the table "errors".

            EXAMPLE
              gleaner run dump/ more.jsonl --index news.db --jobs 2
              gleaner run crawl.warc.gz --url '*/news/*' --from 2019-01-01 --to 2019-06-30
            """)

    @OptionGroup var chain: ChainOptions

    @Option(name: .long, help: "The index file; made when there is none.")
    var index = "gleaner.db"

    @Flag(name: .long, help: "Show the CPU time of each stage.")
    var stats = false

    func run() throws {
        try Failure.wrap {
            let assembled = try chain.assemble()
            var inputs = try Inputs(chain.input.paths, chain.input.settings)
            // An index is made only when there is something to put into it.
            guard var first = inputs.next().map(Optional.some) else {
                InputOptions.explainSkipped(inputs)
                throw chain.input.nothing
            }
            let writer = try IndexWriter(
                path: index,
                manifest: .init(
                    version: Assembler.version, pipeline: assembled.text, recipe: assembled.recipe, textRecipe: assembled.textRecipe,
                    gazetteer: assembled.gazetteer, inputs: chain.input.paths, hierarchy: assembled.hierarchy))
            if writer.madeOtherwise > 0 {
                Terminal.say(
                    "\(writer.madeOtherwise) articles in \(index) were made by another pipeline or gazetteer; those that are not among the inputs stay as they are."
                )
            }
            let stored = writer.stored
            let meter = StageMeter(for: assembled.stageNames + ["shelve", "write"], isOn: stats)
            let steps = assembled.indexing(jobs: chain.workers, meter: meter) { stored.holds($0.id, sha256: $0.sha256) }
            let outcome = try Shelving(window: chain.window, meter: meter).run(steps, into: writer) { first.take() ?? inputs.next() }
            InputOptions.explainSkipped(inputs)
            try conclude(outcome, bytes: inputs.bytes, meter)
        }
    }

    private func conclude(_ outcome: Shelving.Outcome, bytes: Int, _ meter: StageMeter) throws {
        let (counts, seconds) = (outcome.counts, outcome.seconds)
        let handled = counts.documents + counts.rejected + counts.skipped
        let rate = seconds > 0 ? Double(handled) / seconds : 0
        let megabytes = seconds > 0 ? Double(bytes) / 1e6 / seconds : 0
        Terminal.say(
            """
            \(counts.documents) articles added, \(counts.skipped) already there, \(counts.rejected) rejected; \
            \(counts.mentions) mentions of entities (\(counts.entities) new), \(counts.claims) claims.
            \(Self.rounded(rate)) articles/s, \(Self.rounded(megabytes)) MB/s, \(Self.rounded(seconds)) s. Index: \(index)
            In \(index): \(counts.stored) articles, \(counts.stories) distinct stories.
            """)
        if counts.rejected > 0 { Terminal.say("Why inputs were rejected: SELECT input, message FROM errors.") }
        if stats {
            for (stage, seconds) in meter.seconds {
                let each = handled > 0 ? 1e6 * seconds / Double(handled) : 0
                Terminal.say("  \(stage): \(Self.rounded(seconds)) s CPU, \(Self.rounded(each)) µs per article")
            }
        }
        try outcome.demandEnd()
        if counts.rejected > 0 { throw ExitCode(ExitStatus.someRejected.rawValue) }
    }

    static func rounded(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String((value * 10).rounded() / 10)
    }
}
