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

    /// Says that counts have more rows, since a month left out reads like a month without any.
    func tell(of count: Int) {
        if count > limit { Terminal.say("\(limit) of \(count) rows; --limit \(count) shows all.") }
    }
}

struct FramingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "framing",
        abstract: "Counts the names that entities are called by, and whose words those are.",
        discussion: """
            The stance of a name is as names.tsv of the gazetteer has it: self (what a group calls itself), neutral or hostile; empty
            where it has none. "share" is the part of "of", all mentions of the entity in the period, outlet or article.
            Names inside longer ones are left out, which entities counts. By period, articles without a date are not counted; --by
            article shows what a number is made of. Two divisions go together: --by source --by quarter.

            --stances counts stories instead (copies once): of those that name the entity, the share that does so by a name of each stance,
            with Wilson's interval. --changes lists the outlets that changed from one stance to another, and when, by more than
            chance: "before" and "after" are stories that use a name of the stance.

            EXAMPLE
              gleaner framing islamic-state houthis --by source
              gleaner framing islamic-state --stances --by source,quarter
              gleaner framing islamic-state --changes
            """)

    enum Measure: String, EnumerableFlag { case stances, changes }

    @Argument(help: "Ids of entities, or their names in the gazetteer.") var entities: [String]
    @Option(
        name: .long,
        help: ArgumentHelp(
            "day, week, month, quarter, year, source or article; give it again for two together (default: all in one).",
            valueName: "division,…"))
    var by: [String] = []
    @Flag(help: "Count stories by stance, or list changes.") var measure: Measure?
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        let divisions = try divisions()
        if divisions.count > 2 || Set(divisions).count < divisions.count || divisions.count(where: { $0.period != nil }) > 1 {
            throw ValidationError("--by takes at most two different divisions, one of them a period: source,quarter.")
        }
        if measure == .changes, !by.isEmpty { throw ValidationError("--changes are by source; leave --by out.") }
    }

    private func divisions() throws -> [Framing.Division] {
        try by.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { word in
            guard let division = Framing.Division(rawValue: String(word)) else {
                throw ValidationError(
                    "--by takes \(Framing.Division.allCases.map(\.rawValue).joined(separator: ", ")), or two of them, not \"\(word)\".")
            }
            return division
        }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var subjects: [Framing.Subject] = []
            for entity in entities {
                let id = try index.id(meantBy: entity)
                subjects.append(Framing.Subject(label: id, namings: try index.namings(of: id)))
            }
            let nobody = "No article names \(entities.joined(separator: " or ")), or none with a date."
            switch measure {
            case nil: try reading.show(Framing.table(subjects, by: divisions()), ifEmpty: nobody)
            case .stances: try reading.show(Framing.stances(subjects, by: divisions()), ifEmpty: nobody)
            case .changes:
                let isNamed = subjects.contains { !$0.namings.isEmpty }
                try reading.show(Framing.changes(subjects), ifEmpty: isNamed ? "No outlet changed its naming by more than chance." : nobody)
            }
        }
    }
}
