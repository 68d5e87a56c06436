import Assembly
import Documents
import Flow
import Indexing
import Synchronization

/// Articles on their way into an index: a line of progress, and signals that stop after what is under way.
struct Shelving {
    let window: Int
    let meter: StageMeter

    struct Outcome {
        let counts: IndexWriter.Counts
        let seconds: Double
        let isStopped: Bool

        func demandEnd() throws {
            guard isStopped else { return }
            throw Failure(.interrupted, "Stopped. What is in the index is complete; give the same command again to go on.")
        }
    }

    func run(
        _ steps: [Step<Passage>], into writer: sending IndexWriter,
        as entry: @escaping @Sendable (ShelvedArticle) -> IndexWriter.Entry = { .article($0) }, from next: () throws -> Article?
    ) throws -> Outcome {
        let stop = StopSwitch()
        let signals = SignalWatch(stop)
        defer { withExtendedLifetime(signals) {} }
        let progress = Progress(isOn: true)
        let totals = Totals()
        progress.begin()
        let sink = IndexSink(writer, until: stop, meter: meter, as: entry) { counts in
            totals.set(counts)
            progress.show(totals.line(progress.seconds))
        }
        try Pipeline(window: window, steps).run(from: { try next().map(Passage.init) }, into: sink, until: stop)
        progress.end()
        return Outcome(counts: totals.counts, seconds: progress.seconds, isStopped: stop.reason != nil)
    }
}

/// The counts as the outlet's thread last told them.
private final class Totals: Sendable {
    private let last = Mutex(IndexWriter.Counts())
    func set(_ counts: IndexWriter.Counts) { last.withLock { $0 = counts } }
    var counts: IndexWriter.Counts { last.withLock { $0 } }

    func line(_ seconds: Double) -> String {
        let counts = counts
        let done = counts.documents + counts.changed + counts.rejected + counts.skipped
        return
            "\(done) articles (\(counts.rejected) rejected, \(counts.skipped) already there), \(Run.rounded(Double(done) / max(0.001, seconds)))/s"
    }
}
