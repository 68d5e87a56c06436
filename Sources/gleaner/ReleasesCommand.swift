import ArgumentParser
import Documents
import Indexing
import Reports
import Trends

struct ReleasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releases",
        abstract: "Shows how an outlet publishes: tempo, silences, surges, series, recurring titles, formulae, calls and threats.",
        discussion: """
            Without --source a row for each outlet ("formulae": those in a tenth of its releases); with it the parts for that one (--part for some of them). Copies of one another count
            once. "gap": days without a release; "chance" is at most how likely so long a silence is anywhere in the outlet's time, given
            how regularly it publishes otherwise; others_expected is what others publish in as many days, and where less than a
            quarter of that is there, the gap is the corpus's. "surge": four releases or more at twice the usual pace or faster, by more than
            chance. "series": titles numbered in order, with the numbers that are missing. "title": titles that come again but for
            numbers, dates and places. "formula": six words or more in at least --support releases, commoner here than among others
            of the same languages by more than chance ("q"). "calls": releases with a claim of the type threat_call, by period, with
            Wilson's interval.

            EXAMPLE
              gleaner releases --index news.db
              gleaner releases --source "Clandestine Radio Tern" --by quarter
              gleaner releases --source "State Bulletin" --part formula --csv
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable {
        case tempo, weekday, hour, gap, surge, series, title, formula, calls

        var heading: String {
            switch self {
            case .tempo: "RELEASES BY PERIOD"
            case .weekday: "BY DAY OF THE WEEK"
            case .hour: "BY HOUR"
            case .gap: "LONGEST GAPS"
            case .surge: "SURGES"
            case .series: "NUMBERED SERIES"
            case .title: "RECURRING TITLES"
            case .formula: "FORMULAE"
            case .calls: "CALLS AND THREATS"
            }
        }

        var ifEmpty: String {
            switch self {
            case .surge: "None that is more than chance."
            case .formula: "None that is more the outlet's than others'."
            case .hour: "Half of the releases or more have no hour."
            default: "None."
            }
        }
    }

    @Option(
        name: .long, help: "tempo, weekday, hour, gap, surge, series, title, formula or calls; give it again for several (default: all).")
    var part: [Part] = []
    @Option(name: .long, help: "day, week, month, quarter or year.") var by = Period.month
    @Option(name: .long, help: "In so many releases at least, for series, titles and formulae.") var support = 3
    @Option(name: .long, help: "The share of the formulae that may be there by chance.") var fdr = 0.05
    @OptionGroup var rows: RowLimit
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        let isOfOne = !articles.articles.outlets.source.isEmpty
        if !part.isEmpty, !isOfOne { throw ValidationError("--part is for one outlet; give --source.") }
        if reading.csv, isOfOne, part.count != 1 { throw ValidationError("--csv takes one part: --part gap, say.") }
        if support < 2 { throw ValidationError("--support takes a number from 2 on.") }
        if !(fdr > 0 && fdr < 1) { throw ValidationError("--fdr takes a number between 0 and 1.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let slice = try articles.slice(of: index, words: words.query())
            if slice.sources.isEmpty {
                try showOutlets(index, slice)
            } else {
                try showOutlet(index, slice)
            }
        }
    }

    // MARK: All outlets

    private func showOutlets(_ index: IndexReader, _ slice: Slice) throws {
        let corpus = try index.counts([(nil, slice)])[0]
        var outlets: [ReleaseTables.Outlet] = []
        for source in try index.sources(in: slice, limit: rows.limit) {
            guard let name = source.name else { continue }
            var own = slice
            own.sources = [name]
            let releases = try index.releases(of: own, claims: Self.calls, withPlaces: false)
            outlets.append(
                ReleaseTables.Outlet(
                    name: name, releases: releases,
                    tempo: releases.datedCount < Self.fewest ? nil : try tempo(releases, own, corpus, index),
                    formulae: try formulae(own, releases, index), calls: ReleaseCalls(releases, by: by)))
        }
        try reading.show(ReleaseTables.outlets(outlets), ifEmpty: "No article that fits has a known outlet.")
    }

    // MARK: One outlet

    /// With fewer dated releases nothing can be said of how they follow one another.
    private static let fewest = 5

    private static var calls: ClaimFilter {
        var filter = ClaimFilter()
        filter.type = "threat_call"
        return filter
    }

    private func showOutlet(_ index: IndexReader, _ slice: Slice) throws {
        for source in slice.sources {
            var own = Slice()
            own.sources = [source]
            guard try index.counts([(nil, own)])[0].articles == 0 else { continue }
            let near = try index.sources(near: source)
            let way = near.isEmpty ? "gleaner sources lists them." : "Names like it: \(near.joined(separator: ", "))."
            throw Failure(.nothingFound, "No article is of an outlet \"\(source)\". \(way)")
        }
        let releases = try index.releases(
            of: slice, claims: Self.calls, withPlaces: part.isEmpty || part.contains(.series) || part.contains(.title))
        let name = slice.sources.joined(separator: " and ")
        if releases.datedCount < Self.fewest {
            throw Failure(
                .nothingFound,
                "Releases of \(name) that fit: \(releases.all.count), with a day: \(releases.datedCount). "
                    + "Of fewer than \(Self.fewest) neither tempo nor gaps, series or formulae can be told.")
        }
        var everybody = slice
        everybody.sources = []
        guard let tempo = try tempo(releases, slice, try index.counts([(nil, everybody)])[0], index) else { return }
        let parts = part.isEmpty ? Part.allCases.filter { $0 != .hour || tempo.hours != nil } : part
        let series = ReleaseSeries(releases, minimum: support)
        let formulae = parts.contains(.formula) ? try formulae(slice, releases, index) : nil
        let calls = ReleaseCalls(releases, by: by)
        tell(name, releases, tempo, formulae)
        for part in parts {
            let table: Table
            switch part {
            case .tempo: table = ReleaseTables.tempo(tempo, by: by)
            case .weekday: table = ReleaseTables.weekdays(tempo)
            case .hour: table = ReleaseTables.hours(tempo)
            case .gap: table = ReleaseTables.gaps(tempo)
            case .surge: table = ReleaseTables.surges(tempo)
            case .series: table = ReleaseTables.series(series)
            case .title: table = ReleaseTables.titles(series)
            case .formula:
                guard let formulae else { continue }
                table = ReleaseTables.formulae(formulae, of: releases)
            case .calls: table = ReleaseTables.calls(calls, by: by)
            }
            show(table, as: part)
        }
    }

    private func show(_ table: Table, as part: Part) {
        // A row for each period and hour is there to be read as a whole.
        let limited = [.series, .title, .formula].contains(part) ? table.prefix(rows.limit) : table
        if reading.json {
            Terminal.print(limited.led(by: "part", part.rawValue).jsonLines())
        } else if reading.csv {
            Terminal.print(limited.csv())
        } else {
            let isEmpty = limited.rows.isEmpty
            Terminal.print("\(part.heading)\n\(isEmpty ? part.ifEmpty + "\n" : limited.text(width: Terminal.width))\n")
        }
    }

    /// What the figures leave out is said beside them.
    private func tell(_ name: String, _ releases: Releases, _ tempo: ReleaseTempo, _ formulae: Formulae?) {
        let spacing = [tempo.spacing.lower, tempo.spacing.median, tempo.spacing.upper].map { Table.decimal($0, places: 1) }
        Terminal.say(
            "\(name): \(releases.all.count) releases from \(tempo.first.iso) to \(tempo.last.iso), \(Table.decimal(tempo.perWeek, places: 1)) a week; "
                + "from one to the next \(spacing[1]) days (median; half of them \(spacing[0]) to \(spacing[2])).")
        if releases.copies > 0 { Terminal.say("\(releases.copies) copies of earlier releases are not counted.") }
        if releases.datedCount < releases.all.count {
            Terminal.say("\(releases.all.count - releases.datedCount) releases have no day, and are in no tempo and gap.")
        }
        if tempo.counts.allSatisfy({ $0.others == 0 }) {
            Terminal.say("Nobody else published then: whether a gap is the outlet's or the corpus's cannot be told.")
        }
        if let formulae, formulae.others == 0, !formulae.formulae.isEmpty {
            Terminal.say("Nobody else writes in the outlet's language: whether its formulae are its own cannot be told.")
        }
    }

    // MARK: Parts

    private func tempo(_ releases: Releases, _ slice: Slice, _ corpus: TermCounts, _ index: IndexReader) throws -> ReleaseTempo? {
        ReleaseTempo(releases, own: try index.counts([(nil, slice)])[0], corpus: corpus, by: by)
    }

    private func formulae(_ slice: Slice, _ releases: Releases, _ index: IndexReader) throws -> Formulae {
        var question = Formulae.Question(slice)
        question.minimum = support
        question.falseDiscoveries = fdr
        return try Formulae(question, releases, of: index)
    }
}
