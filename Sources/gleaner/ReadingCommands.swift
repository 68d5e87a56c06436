import ArgumentParser
import Indexing
import Reports

/// Options of every command that reads an index.
struct ReadingOptions: ParsableArguments {
    @Option(name: .long, help: "The index file.")
    var index = "gleaner.db"

    @Flag(name: [.long, .customLong("jsonl")], help: "One JSON object a line.")
    var json = false

    @Flag(name: .long, help: "CSV that spreadsheets open safely.")
    var csv = false

    func validate() throws {
        if json && csv { throw ValidationError("--json and --csv exclude each other.") }
    }

    /// Prints the rows; an empty answer exits with its own code. `brief` is what people see in place of all columns.
    func show(_ table: Table, brief: Table? = nil, ifEmpty message: String) throws {
        if table.rows.isEmpty { throw Failure(.nothingFound, message) }
        Terminal.print(json ? table.jsonLines() : csv ? table.csv() : (brief ?? table).text(width: Terminal.width))
    }
}

extension IndexReader {
    /// The id that a person means who writes an id, or the name of one entity alone. What no article names is said, and
    /// taken for an id.
    func id(meantBy written: String) throws -> String {
        if try ids(of: written).isEmpty {
            Terminal.complain(try unknown(written))
            return written
        }
        return try known(written)
    }
}

struct RowLimit: ParsableArguments {
    @Option(name: .long, help: "At most so many rows.") var limit = 30

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
    }
}

struct TrendsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trends",
        abstract: "Counts articles by day, week, month or year for words, entities or claim types.",
        discussion: """
            A term is a word or phrase, entity:ID or claim:TYPE. An entity is counted with what it was before and with the branches
            that it had on the article's day. The columns "of" and "per_1000" set the count beside all articles of the period;
            articles without a date are not counted.

            EXAMPLE
              gleaner trends responsibility entity:islamic-state claim:denial --by year
            """)

    @Argument(help: "Words, \"a phrase\", entity:ID (or its name) or claim:TYPE.") var terms: [String]
    @Option(name: .long, help: "day, week, month or year.") var by: Trends.Period = .month
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var series: [Trends.Series] = []
            for term in terms { series.append(Trends.Series(label: term, days: try days(of: term, index))) }
            let table = Trends.table(series, corpus: try index.days(Slice()), by: by)
            let found = series.contains { !$0.days.isEmpty }
            try reading.show(found ? table : Table(table.columns), ifEmpty: "No dated article holds \(terms.joined(separator: " or ")).")
        }
    }

    private func days(of term: String, _ index: IndexReader) throws -> [IndexReader.DayCount] {
        if term.hasPrefix("claim:") {
            var slice = Slice()
            slice.claim = ClaimFilter()
            slice.claim?.type = String(term.dropFirst(6))
            return try index.days(slice)
        }
        if term.hasPrefix("entity:") { return try index.days(Slice(entity: index.id(meantBy: String(term.dropFirst(7))))) }
        // A term of several words is a phrase, as the shell has taken the quotes away.
        guard let query = SearchQuery(term.contains("\"") ? term : "\"\(term)\"") else {
            throw Failure(.badInput, "There is no word in the term \"\(term)\".")
        }
        return try index.days(Slice(words: query))
    }
}

extension Trends.Period: ExpressibleByArgument {}

struct FramingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "framing",
        abstract: "Counts the names that entities are called by, and whose words those are.",
        discussion: """
            The stance of a name is as names.tsv of the gazetteer has it: self (what a group calls itself), neutral or hostile; empty
            where it has none. "share" is the part of "of", all mentions of the entity in the period, outlet or article.
            Names inside longer ones are left out, which entities counts. By period, articles without a date are not counted; --by
            article shows what a number is made of.

            EXAMPLE
              gleaner framing islamic-state houthis --by source
            """)

    @Argument(help: "Ids of entities, or their names in the gazetteer.") var entities: [String]
    @Option(name: .long, help: "day, week, month, year, source or article (default: all in one).") var by: Framing.Division?
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var subjects: [Framing.Subject] = []
            for entity in entities {
                let id = try index.id(meantBy: entity)
                subjects.append(Framing.Subject(label: id, namings: try index.namings(of: id)))
            }
            let table = Framing.table(subjects, by: by)
            try reading.show(table, ifEmpty: "No article names \(entities.joined(separator: " or ")), or none with a date.")
        }
    }
}

extension Framing.Division: ExpressibleByArgument {}

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a report on an index in Markdown: coverage, what rose, who and where, who claims what.",
        discussion: """
            EXAMPLE
              gleaner report --index news.db > report.md
            """)

    @Option(name: .long, help: "The index file.") var index = "gleaner.db"
    @Option(name: .long, help: "The report's title.") var title = "What the corpus says"

    func run() throws {
        try Failure.wrap {
            Terminal.print(try CorpusReport.markdown(IndexReader(path: index), title: title))
        }
    }
}
