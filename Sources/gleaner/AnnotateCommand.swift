import ArgumentParser
import Assembly
import Documents
import Flow
import Inputs
import Synchronization

struct Annotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what the stages find: one JSON record a line, in input order.",
        discussion: """
            Nothing is stored. Offsets in the records are Unicode code points into "text". An input that could not be read is a
            record with "rejected".

            EXAMPLE
              gleaner annotate page.html | python3 -m json.tool
              gleaner annotate --until text dump/ > texts.jsonl
              gleaner annotate --format markdown page.html > page.md
              cat crawl-*.warc.gz | gleaner annotate - --type warc
            """)

    @OptionGroup var chain: ChainOptions

    @Option(
        name: .long,
        help: "The stage (ingest, tokenize, entities, …), or what it writes (text, tokens, mentions, claims), after which to stop.")
    var until: String?

    @Option(
        name: .long, help: "json: records; markdown: texts to read, with headings, lists and links, those that failed among the messages.")
    var format = Chain.Format.json

    func validate() throws {
        if format == .markdown, let until, until != "text" {
            throw ValidationError("--format markdown shows the text alone: leave out --until \(until).")
        }
    }

    func run() throws {
        try Failure.wrap {
            let isMarkdown = format == .markdown
            let assembled = try chain.assemble(until: isMarkdown ? "text" : until, keepsLinks: isMarkdown)
            let meter = StageMeter(for: [], isOn: false)
            try chain.print(assembled.annotating(jobs: chain.workers, as: format, meter: meter), as: format)
        }
    }
}

extension ChainOptions {
    /// Runs the inputs through the steps and prints what each makes of an article, in input order; `ifNothing` is said where
    /// none makes anything.
    func print(_ steps: [Step<Passage>], as format: Chain.Format, ifNothing: String? = nil) throws {
        var inputs = try Inputs(input.paths, input.settings)
        let stop = StopSwitch()
        let signals = SignalWatch(stop)
        defer { withExtendedLifetime(signals) {} }
        let rejected = Counter()
        let printed = Counter()
        let tally = try Pipeline(window: window, steps)
            .run(
                from: { inputs.next().map(Passage.init) }, into: RecordSink(format: format, rejected: rejected, printed: printed),
                until: stop)
        InputOptions.explainSkipped(inputs)
        if stop.reason != nil { throw Failure(.interrupted, "Stopped; the records printed are complete.") }
        if tally.delivered == 0 { throw input.nothing }
        if let ifNothing, printed.value == 0 { throw Failure(.nothingFound, ifNothing) }
        if rejected.value > 0 { throw ExitCode(ExitStatus.someRejected.rawValue) }
    }
}

extension Chain.Format: ExpressibleByArgument {}

private final class Counter: Sendable {
    private let count = Atomic(0)
    func add() { count.add(1, ordering: .relaxed) }
    var value: Int { count.load(ordering: .relaxed) }
}

/// Records on standard output, gathered into large writes.
private struct RecordSink: Sink {
    let format: Chain.Format
    let rejected: Counter
    let printed: Counter
    private var buffer: [UInt8] = []

    init(format: Chain.Format, rejected: Counter, printed: Counter) {
        self.format = format
        self.rejected = rejected
        self.printed = printed
    }

    mutating func receive(_ passage: Passage) {
        if let rejection = passage.rejection {
            rejected.add()
            if format == .markdown { return Terminal.complain("\(passage.article.source): \(rejection.message)") }
        }
        guard !passage.record.isEmpty else { return }
        printed.add()
        buffer += passage.record
        if format == .json { buffer.append(0x0A) }
        if buffer.count >= 1 << 16 { finish() }
    }

    mutating func finish() {
        Terminal.print(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
