/// The report on a corpus, or on a part of it: what is in it, what moved, who and where, who claims what, and how that was found out.
package import Documents
package import Indexing
import Trends

package struct CorpusReport {
    package struct Question: Sendable {
        package var title = "What the corpus says"
        package var slice = Slice()
        /// From which day on what moved is set against what was before; nil: the last third of the days.
        package var changedSince: CalendarDay?
        /// The slice in words: "about Islamic State, from 2019-01-01".
        package var filter = ""
        /// The program's version, for the manifest.
        package var version = ""
        package init() {}
    }

    let question: Question
    let index: IndexReader
    let summary: IndexReader.Summary
    private let entities: [IndexReader.NamedCount]
    /// Of all dated articles of the slice; nil where none is dated.
    package let span: (first: CalendarDay, last: CalendarDay)?
    let period: Period
    /// Findings that several sections tell of.
    let movement: Movement

    /// What rose, fell and burst.
    struct Movement {
        var since: CalendarDay?
        var contrast: Contrast?
        var bursts: BurstSearch?
    }

    package init(_ question: Question, of index: IndexReader) throws(IndexError) {
        self.question = question
        self.index = index
        summary = try index.summary(of: question.slice)
        entities = try index.named(in: question.slice)
        let dates = try index.counts([(nil, question.slice)])[0].dates
        if let first = dates.first, let last = dates.max(by: { $0.date.last < $1.date.last }) {
            let span = (first: CalendarDay(ordinal: Int(first.date.first)), last: CalendarDay(ordinal: Int(last.date.last)))
            self.span = span
            period = Period.finest(from: span.first, to: span.last, atMost: 60)
            movement = try Self.movement(question, span, index)
        } else {
            span = nil
            period = .month
            movement = Movement()
        }
    }

    /// The time since a day against what came before, and bursts over all of it.
    private static func movement(
        _ question: Question, _ span: (first: CalendarDay, last: CalendarDay), _ index: IndexReader
    ) throws(IndexError) -> Movement {
        guard span.last.ordinal - span.first.ordinal >= 3 else { return Movement() }
        let since = question.changedSince ?? CalendarDay(ordinal: span.last.ordinal - (span.last.ordinal - span.first.ordinal) / 3)
        let slice = question.slice
        var (here, there) = (slice, slice)
        here.from = since
        there.to = CalendarDay(ordinal: since.ordinal - 1)
        var contrast = Contrast.Question(here: here, there: there)
        contrast.directions = [.more, .less]
        contrast.limit = 15
        contrast.sentences = 1
        var bursts = BurstSearch.Question(
            slice, by: Period.finest(from: span.first, to: span.last, atMost: 270), from: span.first, to: span.last)
        bursts.limit = 15
        bursts.sentences = 1
        return Movement(since: since, contrast: try Contrast(contrast, of: index), bursts: try BurstSearch(bursts, of: index))
    }

    package var isEmpty: Bool { summary.documents == 0 }

    /// The whole report.
    package func page() throws -> ReportPage {
        var page = ReportPage(title: question.title, subtitle: subtitle, sections: [])
        func add(_ title: String, _ blocks: [ReportPage.Block]) {
            if !blocks.isEmpty { page.sections.append(ReportPage.Section(title: title, blocks: blocks)) }
        }
        guard summary.documents > 0 else {
            add("Manifest", try manifest())
            return page
        }
        add("In short", try inShort())
        add("Coverage", try coverage())
        add("What moved", try moved())
        add("Who", try who())
        add("Where", try places())
        add("Claims", try claims())
        add("What groups are called", try framing())
        add("How outlets differ", try outlets())
        add("How the outlet publishes", try releases())
        add("Telling passages", try passages())
        add("How to read this", method())
        add("Manifest", try manifest())
        return page
    }

    private var subtitle: String {
        var parts = ["\(Self.count(summary.documents, "article"))"]
        if let span { parts.append("\(span.first.iso) to \(span.last.iso)") }
        if !question.filter.isEmpty { parts.append(question.filter) }
        return parts.joined(separator: " · ")
    }

    /// Entities of a type, those of most articles first.
    func named(_ type: String) -> [IndexReader.NamedCount] { entities.filter { $0.entity.type == type } }

    // MARK: Words

    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
    }

    /// As exact as a rate need be.
    static func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    static func listed(_ parts: [String]) -> String {
        parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    }

    static func passage(_ evidence: Evidence, _ note: String) -> Passage {
        Passage(
            text: shortened(evidence.sentence), outlet: evidence.source ?? "", date: String((evidence.published ?? "").prefix(10)),
            title: evidence.title, id: evidence.document, language: evidence.language, note: note)
    }

    /// No more of a source than a snippet needs.
    static func shortened(_ sentence: String) -> String {
        let most = 300
        guard sentence.count > most else { return sentence }
        let cut = sentence.prefix(most)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }
}
