import Documents
package import Flow
package import Indexing

/// The shelf at the end of a run.
package struct IndexSink: Sink {
    private let writer: IndexWriter
    private let stop: StopSwitch
    private let meter: StageMeter
    private let entry: @Sendable (ShelvedArticle) -> IndexWriter.Entry
    private let progress: @Sendable (IndexWriter.Counts) -> Void

    /// `entry`: what an article is to the index, a new one or one found anew. `progress` is told the counts after each
    /// article, on the outlet's thread.
    package init(
        _ writer: sending IndexWriter, until stop: StopSwitch, meter: StageMeter,
        as entry: @escaping @Sendable (ShelvedArticle) -> IndexWriter.Entry = { .article($0) },
        progress: @escaping @Sendable (IndexWriter.Counts) -> Void
    ) {
        self.writer = writer
        self.stop = stop
        self.meter = meter
        self.entry = entry
        self.progress = progress
    }

    package mutating func receive(_ passage: Passage) throws {
        try meter.time("write") { try store(passage) }
        progress(writer.counts)
    }

    private func store(_ passage: Passage) throws {
        switch passage.state {
        case .underWay:
            guard let shelved = passage.shelved else { return }
            try writer.add(entry(shelved))
        case .rejected(let rejection):
            try writer.add(.rejected(id: passage.article.id, source: passage.article.source, rejection))
        case .alreadyStored:
            try writer.add(.alreadyStored)
        }
    }

    package mutating func finish() throws {
        try meter.time("write") { try writer.finish(stopped: stop.reason != nil) }
        progress(writer.counts)
    }
}
