import ArgumentParser
import Assembly
import Documents
import Indexing
import Ingestion
import Reports

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a report on an index, or on a part of it, as one file that stands on its own.",
        discussion: """
            In short, coverage, what rose, fell and burst, who and where with a map, who claims what, what groups are called, how outlets
            differ, telling passages, how to read it, and the manifest. The HTML page loads nothing and runs nothing: it may be sent, printed and kept.
            Filters choose the articles that it is of; --about is --entity.

            EXAMPLE
              gleaner report --index news.db --out report.html
              gleaner report --about islamic-state --since 2019-01-01 --until 2019-12-31 --out is-2019.html
              gleaner report --format markdown --index news.db > report.md
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case html, markdown, json }

    @Option(name: .long, help: "html, markdown or json (default: by the file's ending, else markdown).") var format: Format?
    @Option(name: .long, help: "The file to write (default: standard output). It is there once it is whole.") var out: String?
    @Flag(name: .long, help: "Writes over the file, if it is there.") var force = false
    @Option(name: .long, help: "The report's title.") var title: String?
    @Option(name: .long, help: "An id or name of an entity that the articles name, it or a branch.") var about: [String] = []
    @Option(name: .long, help: "From which day on what moved is set against what was before (default: the last third of the days).")
    var changedSince: CalendarDay?
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @Option(name: .long, help: "The index file.") var index = "gleaner.db"

    func validate() throws {
        if force, out == nil { throw ValidationError("--force is for --out FILE.") }
    }

    func run() throws {
        try Failure.wrap {
            let reader = try IndexReader(path: index)
            var question = CorpusReport.Question()
            question.slice = try articles.slice(of: reader, words: words.query())
            let about = try about.map { try reader.known($0) }
            question.slice.entities += about
            question.filter = filter
            question.changedSince = changedSince
            if let title {
                question.title = title
            } else if !about.isEmpty {
                question.title = "What is said of \(try about.map { try reader.name(of: $0) ?? $0 }.joined(separator: " and "))"
            }
            question.version = Assembler.version
            // A path that cannot be written is said before the work, not after it.
            let stream = try ExportStream(out, over: force, beside: index)
            let report = try CorpusReport(question, of: reader)
            if let changedSince, let span = report.span, changedSince <= span.first || changedSince > span.last {
                throw Failure(
                    .usage, "--changed-since \(changedSince.iso) parts nothing: the articles are of \(span.first.iso) to \(span.last.iso).")
            }
            if report.isEmpty, !question.filter.isEmpty { throw Failure(.nothingFound, "No article fits: \(question.filter).") }
            let page = try report.page()
            switch format ?? formatOfFile {
            case .markdown: try stream.write(Array(page.markdown().utf8))
            case .json: try stream.write(page.json())
            case .html: try stream.write(Array(page.html(outlines: outlines(), sha256: Digest.sha256Bytes).utf8))
            }
            try stream.finish()
            if let out { Terminal.say("The report is \(out).") }
        }
    }

    private var formatOfFile: Format {
        switch out?.split(separator: ".").last?.lowercased() {
        case "html", "htm": .html
        case "json": .json
        default: .markdown
        }
    }

    private func outlines() throws -> Outlines {
        let (path, bytes) = try Corpora.outlines()
        do { return try Outlines(file: path, bytes: bytes) } catch { throw Failure(.badInput, "\(error)") }
    }

    /// What the articles were narrowed to, in words.
    private var filter: String {
        var parts: [String] = []
        func add(_ name: String, _ values: [String]) { if !values.isEmpty { parts.append("\(name) \(values.joined(separator: ", "))") } }
        let outlets = articles.articles.outlets
        add("about", about + articles.articles.entity)
        add("naming a", [articles.articles.entityType].compactMap { $0 })
        add("with the words", [words.words].compactMap { $0 })
        add("with a claim:", [articles.claim, articles.status?.rawValue, articles.speaker].compactMap { $0 })
        add("of", outlets.source)
        add("in", outlets.language)
        add("naming places in", articles.articles.country)
        add("near", [articles.articles.near].compactMap { $0 })
        add("from", [articles.articles.from?.iso].compactMap { $0 })
        add("to", [articles.articles.to?.iso].compactMap { $0 })
        add("only", [outlets.copies?.rawValue].compactMap { $0 })
        return parts.joined(separator: ", ")
    }
}
