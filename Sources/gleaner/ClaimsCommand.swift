import ArgumentParser
import Documents
import Indexing
import Reports
import Trends

struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "Lists claims: who says what about whom, where, when and with which figures, each with its sentence; or counts them.",
        discussion: """
            Filters narrow the list, and all must hold. A speaker, actor, target or place is an id of the gazetteer, a name there, or
            words as the text has them ("gunmen"). A claim is of the days that its sentence tells, or else of its article's day.
            --csv and --json have more columns: the words that claim, where they stand (in code points), why, and ids.
            --by counts them instead: claims, articles, and stories, of which each counts once in a row. Periods are of publication.

            EXAMPLE
              gleaner claims --type claim_of_responsibility --actor is-sinai
              gleaner claims --words 'hospital' --source "Meridian Wire" --stories
              gleaner claims --by type,role,status,month --csv
              gleaner claims --country SY --from 2016-03-01 --to 2016-03-31 --status denied --csv
            """)

    @Option(name: .long, help: "A claim type, such as denial.") var type: String?
    @Option(name: .long, help: "A subtype, such as bombing or no_claim.") var subtype: String?
    @Option(name: .long, help: "asserted, reported, denied or hypothetical.") var status: Claim.Status?
    @Option(name: .long, help: "Who vouches for it.") var speaker: String?
    @Option(name: .long, help: "What the speaker is: \(Speaker.roles.joined(separator: ", ")).") var role: String?
    @Option(name: .long, help: "Who did it.") var actor: String?
    @Option(name: .long, help: "Whom it struck.") var target: String?
    @Option(name: .long, help: "Where.") var place: String?
    @Option(name: .long, help: "In which country: its two letters, such as SY.") var country: String?
    @Option(name: .long, help: "The id or name of an entity that takes part or speaks.") var entity: String?
    @Option(name: .long, help: "On this day or later: 2019-07-04.") var from: CalendarDay?
    @Option(name: .long, help: "On this day or before.") var to: CalendarDay?
    @Option(name: .long, help: "With at least this score, from 0 to 1.") var score: Double?
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Counts in place of a list, by any of \(ClaimSeries.Part.names.joined(separator: ", ")).", valueName: "part,part"))
    var by: String?
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var outlets: OutletOptions
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if let from, let to, from > to { throw ValidationError("--from \(from.iso) is after --to \(to.iso).") }
        if let role, !Speaker.roles.contains(role) {
            throw ValidationError("--role takes one of \(Speaker.roles.joined(separator: ", ")), not \"\(role)\".")
        }
        if let by { _ = try parts(by) }
        if let score, !(0...1).contains(score) { throw ValidationError("--score takes a number from 0 to 1.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            if let by {
                let series = try ClaimSeries(by: try parts(by), filter, in: outlets.slice(words: words.query()), of: index)
                rows.tell(of: series.cells.count)
                return try reading.show(
                    ClaimTables.series(series).limited(to: rows.limit), ifEmpty: series.cells.isEmpty ? try reason(index) : "")
            }
            let found = try index.claims(filter, in: outlets.slice(words: words.query()), limit: rows.limit)
            try reading.show(
                Listings.claims.table(found), brief: Listings.brief(found), ifEmpty: found.isEmpty ? try reason(index) : "")
        }
    }

    private var filter: ClaimFilter {
        var filter = ClaimFilter()
        filter.type = type
        filter.subtype = subtype
        filter.status = status?.rawValue
        filter.role = role
        filter.speaker = speaker
        filter.actor = actor
        filter.target = target
        filter.place = place
        filter.country = country
        filter.entity = entity
        filter.from = from
        filter.to = to
        filter.score = score
        return filter
    }

    private func parts(_ written: String) throws -> [ClaimSeries.Part] {
        var parts: [ClaimSeries.Part] = []
        for name in written.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            guard let part = ClaimSeries.Part(name) else {
                throw ValidationError(
                    "--by takes any of \(ClaimSeries.Part.names.joined(separator: ", ")), with commas between them, not \"\(name)\".")
            }
            guard !parts.contains(part) else { throw ValidationError("--by has \(name) twice.") }
            parts.append(part)
        }
        return parts
    }

    /// Why nothing was found: a type that the index does not have may be a slip.
    private func reason(_ index: IndexReader) throws -> String {
        let types = Set(try index.claimCounts().map(\.type)).sorted()
        guard let type, !types.isEmpty, !types.contains(type) else { return "No claim fits these filters." }
        return "The index holds no claim of type \"\(type)\"; it holds \(types.joined(separator: ", "))."
    }
}

extension Claim.Status: ExpressibleByArgument {}
