import ArgumentParser
import Indexing
import Reports
import Trends

struct TollsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tolls",
        abstract: "Sums how many were killed, wounded or abducted as texts tell it, and shows where they contradict one another.",
        discussion: """
            A toll is what texts say, not what happened. Claims of one place and day, give or take a day, are taken for one event; what state
            forces did is kept apart from what was done to others. The day is the claim's own, or else its article's. "low" and "high" sum
            the lowest and the highest figure that any text gives for each event, "told" the figure that most stories give (of several
            that equally many give the middle one, the lower of two), "sum" the figures of all stories, as though no two told of the same.
            Figures without a place or an exact day are events of their own, one for each story; "unplaced" is what "told" has of them.
            "at least 15" counts as 15. An accusation is of an attack of the two weeks before it. By source, "all outlets" is what all give for
            the events that this one tells of.
            Figures over more than two days, over several attacks, and losses at no place below a country are no events: they stand under
            "aggregated", by who gives them. What is denied or might be is left out.

            --by event lists the events with what each outlet gives; --figures lists each figure with its article and sentence.

            EXAMPLE
              gleaner tolls --by month --country IQ
              gleaner tolls --kind killed --kind wounded --by event --csv
              gleaner tolls --by event --figures --from 2016-07-01 --to 2016-07-31 --json
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable { case day, week, month, quarter, year, place, country, source, event }

    @Option(
        name: .long,
        help: ArgumentHelp(
            "\(TollFigure.kinds.joined(separator: ", ")); give it again for several (default: killed).", valueName: "kind"))
    var kind: [String] = []
    @Option(name: .long, help: "A period, place, country, source or event.") var by = Part.month
    @Flag(name: .long, help: "With --by event, a row for each figure.") var figures = false
    @OptionGroup var rows: RowLimit
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: ArticleOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if let unknown = kind.first(where: { !TollFigure.kinds.contains($0) }) {
            throw ValidationError("--kind takes one of \(TollFigure.kinds.joined(separator: ", ")), not \"\(unknown)\".")
        }
        if figures, by != .event { throw ValidationError("--figures needs --by event.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var question = Tolls.Question()
            if !kind.isEmpty { question.kinds = TollFigure.kinds.filter(kind.contains) }
            question.slice = try articles.slice(of: index, words: words.query())
            let tolls = try Tolls(question, of: index)
            let nothing = "No claim in articles that fit says how many were \(question.kinds.joined(separator: " or "))."
            if tolls.isEmpty { throw Failure(.nothingFound, nothing) }
            let division: Tolls.Division
            switch by {
            case .event:
                let events = Array(tolls.events.prefix(rows.limit))
                rows.tell(of: tolls.events.count)
                if figures { return try showFigures(of: events, tolls.aggregated, index) }
                let ids = try index.ids(of: events.flatMap(\.articles))
                return try reading.show(
                    ClaimTables.events(events, ids: ids), brief: ClaimTables.brief(events),
                    ifEmpty: "All figures are aggregated; --figures lists them.")
            case .place: division = .place
            case .country: division = .country
            case .source: division = .source
            default: division = .period(Period(rawValue: by.rawValue) ?? .month)
            }
            let found = tolls.rows(by: division)
            rows.tell(of: found.count)
            try reading.show(
                ClaimTables.tolls(found, part: by.rawValue).limited(to: rows.limit),
                brief: ClaimTables.brief(found, part: by.rawValue).limited(to: rows.limit), ifEmpty: nothing)
        }
    }

    private func showFigures(of events: [TollEvent], _ aggregated: [TollFigure], _ index: IndexReader) throws {
        var all: [(event: TollEvent?, figure: TollFigure)] = events.flatMap { event in event.figures.map { (event, $0) } }
        all += aggregated.map { (nil, $0) }
        let claims = try index.claims(all.map(\.figure.claim.claim))
        try reading.show(
            ClaimTables.figures(all.compactMap { event, figure in claims[figure.claim.claim].map { (event, figure, $0) } }), ifEmpty: "")
    }
}
