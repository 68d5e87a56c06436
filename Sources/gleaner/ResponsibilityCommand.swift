import ArgumentParser
import Indexing
import Reports
import Trends

struct ResponsibilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "responsibility",
        abstract: "Sets what groups claim to have done beside what others lay to them, and what is denied.",
        discussion: """
            "claimed" are claims of responsibility in which the group acts or speaks, asserted or reported; those of its own outlet are among
            them. "laid" are accusations and reports of attacks by others that name the group as the actor, and then by what the speaker is:
            official, monitor, victims and witnesses, media and authors, others. "denied" is what the group denies, "cleared" what others
            deny of it. A terminal shows stories; --csv and --json have claims and stories, and each role. Groups that are asked for are counted
            with their branches; all groups, each for itself, unless --branches joins them. A claim is of the month that its sentence tells, or
            else of its article's.

            --outlet NAME shows what that outlet says that groups did beside what all others report of the same group, place and month: claims,
            and how many were killed in the events of that place and month, as it claims and as others tell.

            EXAMPLE
              gleaner responsibility islamic-state --by month
              gleaner responsibility --branches --by source
              gleaner responsibility islamic-state --outlet "State Bulletin"
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable { case day, week, month, quarter, year, place, source }

    @Argument(help: "Ids or names of groups (default: all).") var groups: [String] = []
    @Option(name: .long, help: "A period, place or source (default: all in one).") var by: Part?
    @Flag(name: .long, help: "Counts branches with the group that they are of.") var branches = false
    @Option(name: .long, help: "An outlet, whose claims are set beside what others report.") var outlet: String?
    @OptionGroup var rows: RowLimit
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: ArticleOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if outlet != nil, by != nil { throw ValidationError("--outlet compares by group, place and month; leave --by out.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var question = Responsibility.Question()
            question.groups = try groups.map { try index.known($0) }
            question.joinsBranches = branches
            question.slice = try articles.slice(of: index, words: words.query())
            let whose = groups.isEmpty ? "a group" : groups.joined(separator: " or ")
            if let outlet {
                let known = try index.facets([.source], of: Slice(), limit: .max).counts.map(\.value)
                guard let name = known.first(where: { $0.lowercased() == outlet.lowercased() }) else {
                    throw Failure(.nothingFound, "No article is of an outlet \"\(outlet)\". gleaner sources lists them.")
                }
                let claims = try OutletClaims(of: name, question, in: index)
                rows.tell(of: claims.rows.count)
                return try reading.show(
                    ClaimTables.outlet(claims).limited(to: rows.limit), brief: ClaimTables.brief(claims).limited(to: rows.limit),
                    ifEmpty: "\(name) says nothing that \(whose) did.")
            }
            question.division =
                switch by {
                case nil: .all
                case .place: .place
                case .source: .source
                case let part?: .period(Period(rawValue: part.rawValue) ?? .month)
                }
            let found = try Responsibility(question, of: index)
            rows.tell(of: found.rows.count)
            try reading.show(
                ClaimTables.responsibility(found, part: by?.rawValue).limited(to: rows.limit),
                brief: ClaimTables.brief(found, part: by?.rawValue).limited(to: rows.limit),
                ifEmpty: "Nothing is claimed by \(whose), laid to it or denied in articles that fit.")
        }
    }
}
