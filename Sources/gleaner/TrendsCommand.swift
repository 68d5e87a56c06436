import ArgumentParser
import Documents
import Indexing
import Reports
import Trends

struct TrendsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trends",
        abstract: "Counts what is written about by day, week, month, quarter or year, and finds what rises, falls and bursts.",
        discussion: """
            A term is a word or phrase, entity:ID (or its name), claim:TYPE (or claim:TYPE/SUBTYPE) or speaker:ID. An entity is counted with
            what it was before and with the branches that it had on the article's day. "of" is all articles of the period that the filters
            leave, "per_1000" the rate, "low" and "high" where it lies with 95 % (Wilson's interval), "stories" articles without their copies,
            "mentions" the places in texts where the words stand. --per words adds mentions per million words.

            Words of titles count with those of texts here, in the searches below those of texts alone.

            --rising and --falling compare the days from --since to --until (or the last third) with those before: of every word, phrase,
            entity and claim type in at least --support stories, those whose share differs by more than chance (log-likelihood; of those
            listed a twentieth may be there by chance, --fdr), with the log ratio: 1 is twice as often. --bursts finds weeks (or --by) in
            which something was in the news far more than usual, by Kleinberg's automaton.

            EXAMPLE
              gleaner trends responsibility entity:islamic-state claim:denial --by year
              gleaner trends caliphate --compare source --by quarter --per words
              gleaner trends siege --compare "State=State Bulletin" --compare "Wires=Meridian Wire,Amber Desk"
              gleaner trends --rising --since 2019-03-01 --until 2019-03-31 --against previous
              gleaner trends --bursts --by week --kind entities
            """)

    enum Search: String, EnumerableFlag { case rising, falling, bursts }
    enum Per: String, ExpressibleByArgument, CaseIterable { case articles, words }

    @Argument(help: "Words, \"a phrase\", entity:ID, claim:TYPE or speaker:ID.") var terms: [String] = []
    @Flag(help: "What rose, what fell, or what burst, of all that is written.") var search: Search?
    @Option(name: .long, help: "day, week, month, quarter or year.") var by: Period?
    @Option(name: .long, help: "articles, or words: mentions per million of them, too.") var per = Per.articles
    @Option(name: .long, help: "A moving average over so many periods, an odd number.") var smooth: Int?
    @Option(
        name: .long,
        help: ArgumentHelp(
            "source, language or country, each with its own line; or a named group of outlets: give it again for another.",
            valueName: "part|NAME=OUTLET,OUTLET"))
    var compare: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What --rising and --falling compare with: before, previous (as many days), or days.", valueName: "before|previous|DAY..DAY"))
    var against: String?
    @Option(name: .long, help: "words, phrases, entities or claims; give it again for several (default: all).") var kind: [Contrast.Kind] =
        []
    @Option(name: .long, help: "In so many stories at least (default: 5).") var support: Int?
    @Option(name: .long, help: "The share of those listed that may be there by chance (default: 0.05).") var fdr: Double?
    @Option(name: .long, help: "So many of what rose, fell or burst at most (default: 30).") var limit: Int?
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if terms.isEmpty, search == nil {
            throw ValidationError("Give a term, or one of --rising, --falling and --bursts.")
        }
        if !terms.isEmpty, let search { throw ValidationError("--\(search.rawValue) looks at all that is written; leave the terms out.") }
        if search == nil, against != nil || !kind.isEmpty || support != nil || fdr != nil || limit != nil {
            throw ValidationError("--against, --kind, --support, --fdr and --limit are for --rising, --falling and --bursts.")
        }
        if search != nil, !compare.isEmpty || smooth != nil || per != .articles {
            throw ValidationError("--compare, --smooth and --per are for terms.")
        }
        if let search, search != .bursts, by != nil { throw ValidationError("--by is for terms and --bursts.") }
        if search == .bursts, against != nil { throw ValidationError("--against is for --rising and --falling.") }
        if search == .bursts, kind.contains(.phrases) { throw ValidationError("--bursts are of words, entities and claims.") }
        if let smooth, smooth < 1 || smooth.isMultiple(of: 2) { throw ValidationError("--smooth takes an odd number of periods: 3, 5, 7.") }
        if let support, !(1...1_000_000_000).contains(support) {
            throw ValidationError("--support takes a number from 1 on, up to a milliard.")
        }
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
        if let fdr, !(fdr > 0 && fdr < 1) { throw ValidationError("--fdr takes a number between 0 and 1.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let slice = try articles.slice(of: index, words: words.query())
            switch search {
            case nil: try showSeries(index, slice)
            case .bursts: try showBursts(index, slice)
            case .rising: try showContrast(index, slice, .more)
            case .falling: try showContrast(index, slice, .less)
            }
        }
    }

    // MARK: Terms over time

    private func showSeries(_ index: IndexReader, _ slice: Slice) throws {
        var question = TimeSeries.Question()
        question.terms = try terms.map { ($0, try Term($0, in: index)) }
        question.parts = try parts(index, slice)
        question.period = by ?? .month
        question.countsWords = per == .words
        question.smoothing = smooth
        let series = try TimeSeries.series(question, of: index)
        guard series.contains(where: { !$0.isEmpty }) else {
            _ = try index.datedSpan(of: slice)
            throw Failure(.nothingFound, "No dated article holds \(terms.joined(separator: " or ")).")
        }
        try reading.show(TrendTables.series(series), brief: TrendTables.brief(series), ifEmpty: "")
        tellOfCoverage(series)
    }

    private static let mostParts = 8

    /// Parts that are compared: of outlets, languages and countries those of most articles.
    private func parts(_ index: IndexReader, _ slice: Slice) throws -> [(name: String?, slice: Slice)] {
        var parts: [(name: String?, slice: Slice)] = []
        for written in compare {
            var part = slice
            if let equals = written.firstIndex(of: "=") {
                part.sources = written[written.index(after: equals)...].split(separator: ",").map {
                    String($0.trimmingPrefix { $0 == " " })
                }
                guard !part.sources.isEmpty else {
                    throw Failure(.usage, "--compare \(written): name at least one outlet behind the =.")
                }
                guard slice.sources.isEmpty else {
                    throw Failure(.usage, "--compare NAME=OUTLET and --source exclude each other.")
                }
                let known = Set(try index.facets([.source], of: Slice(), limit: .max).counts.map { $0.value.lowercased() })
                if let unknown = part.sources.first(where: { !known.contains($0.lowercased()) }) {
                    throw Failure(
                        .nothingFound, "--compare \(written): no article is of an outlet \"\(unknown)\". gleaner sources lists them.")
                }
                parts.append((String(written[..<equals]), part))
                continue
            }
            guard let facet = Facet(written), [.source, .language, .country].contains(facet) else {
                throw Failure(.usage, "--compare takes source, language, country or NAME=OUTLET,OUTLET, not \"\(written)\".")
            }
            guard facet != .country || slice.countries.isEmpty else {
                throw Failure(.usage, "--compare country and --country exclude each other.")
            }
            let values = try index.facets([facet], of: slice, limit: .max).counts
            if values.count > Self.mostParts {
                Terminal.say("The \(Self.mostParts) of most articles are compared, of \(values.count).")
            }
            for value in values.prefix(Self.mostParts) {
                part = slice
                switch facet {
                case .source: part.sources = [value.value]
                case .language: part.languages = [value.value]
                default: part.countries = [value.value]
                }
                parts.append((value.value, part))
            }
        }
        return parts.isEmpty ? [(nil, slice)] : parts
    }

    /// What a figure leaves out is said, beside the figures.
    private func tellOfCoverage(_ series: [TimeSeries]) {
        var told: Set<String> = []
        for line in series {
            let of = line.part.map { "\($0): " } ?? ""
            var notes: [String] = []
            if line.undated.of > 0 {
                let (articles, verb) = line.undated.of == 1 ? ("article has", "is") : ("articles have", "are")
                notes.append("\(line.undated.of) \(articles) no date as exact as a \(line.period.rawValue), and \(verb) in no row.")
            }
            let gaps = line.gaps
            if !gaps.isEmpty {
                let names = gaps.prefix(5).map { gap in
                    gap.first == gap.last
                        ? line.period.name(gap.first) : "\(line.period.name(gap.first)) to \(line.period.name(gap.last))"
                }
                notes.append(
                    "Nothing at all was published in \(names.joined(separator: ", "))\(gaps.count > 5 ? " and \(gaps.count - 5) gaps more" : "")."
                )
            }
            for note in notes where told.insert(of + note).inserted { Terminal.say(of + note) }
        }
    }

    // MARK: What moved

    private func showContrast(_ index: IndexReader, _ slice: Slice, _ direction: Contrast.Direction) throws {
        let windows = try Windows(slice, against: against, in: index)
        var question = Contrast.Question(here: windows.here, there: windows.there)
        question.directions = [direction]
        if !kind.isEmpty { question.kinds = Set(kind) }
        question.minimum = support ?? question.minimum
        question.falseDiscoveries = fdr ?? question.falseDiscoveries
        question.limit = limit ?? 30
        question.sentences = 1
        let contrast = try Contrast(question, of: index)
        if contrast.size == 0 || contrast.otherSize == 0 {
            throw Failure(.nothingFound, "No article is dated \(contrast.size == 0 ? windows.name : windows.otherName).")
        }
        Terminal.say(
            "Stories \(windows.name): \(contrast.size); \(windows.otherName): \(contrast.otherSize). Terms tested: \(contrast.tested).")
        try reading.show(
            TrendTables.contrast(contrast, direction), brief: TrendTables.brief(contrast, direction),
            ifEmpty: "Nothing \(direction == .more ? "rose" : "fell") by more than chance.")
    }

    private func showBursts(_ index: IndexReader, _ slice: Slice) throws {
        let span = try index.datedSpan(of: slice)
        var question = BurstSearch.Question(
            slice, by: by ?? Period.finest(from: span.first, to: span.last, atMost: 270), from: span.first, to: span.last)
        if !kind.isEmpty { question.kinds = Set(kind.compactMap { Tally.Kind(rawValue: $0.rawValue) }) }
        let periods = question.period.starts(from: span.first, to: span.last).count
        guard (2...Partition.mostGroups).contains(periods) else {
            throw Failure(
                .badInput,
                periods < 2
                    ? "All dated articles are of one \(question.period.rawValue); a burst needs others. Give a finer --by."
                    : "From \(span.first.iso) to \(span.last.iso) there are \(periods) periods, more than can be told apart. Give a coarser --by."
            )
        }
        question.minimum = support ?? question.minimum
        question.falseDiscoveries = fdr ?? question.falseDiscoveries
        question.limit = limit ?? 30
        question.sentences = 1
        let found = try BurstSearch(question, of: index)
        Terminal.say("From \(span.first.iso) to \(span.last.iso), by \(question.period.rawValue); \(found.tested) terms were tested.")
        try reading.show(
            TrendTables.bursts(found), brief: TrendTables.brief(found), ifEmpty: "Nothing burst by more than chance.")
    }
}

/// The days that are looked at, and those that they are set against.
struct Windows {
    let here: Slice
    let there: Slice
    let name: String
    let otherName: String

    /// Without days of its own, the slice's last third.
    init(_ slice: Slice, against written: String?, in index: IndexReader) throws {
        let span = try index.datedSpan(of: slice.from == nil && slice.to == nil ? slice : slice.ofAnyDay)
        let last = min(slice.to ?? span.last, span.last)
        let first = slice.from ?? CalendarDay(ordinal: last.ordinal - (last.ordinal - span.first.ordinal) / 3)
        var (here, there) = (slice, slice)
        (here.from, here.to) = (first, last)
        let before = CalendarDay(ordinal: first.ordinal - 1)
        switch written {
        case nil, "before": (there.from, there.to) = (nil, before)
        case "previous": (there.from, there.to) = (CalendarDay(ordinal: first.ordinal - (last.ordinal - first.ordinal + 1)), before)
        case let days?:
            let ends = days.split(separator: ".", omittingEmptySubsequences: true).map { CalendarDay(iso: String($0)) }
            guard ends.count == 2, let from = ends[0], let to = ends[1], from <= to else {
                throw Failure(.usage, "--against takes before, previous, or days such as 2019-01-01..2019-01-31, not \"\(days)\".")
            }
            (there.from, there.to) = (from, to)
        }
        (self.here, self.there) = (here, there)
        // Days of which the index has none may end before they begin.
        name = first <= last ? "from \(first.iso) to \(last.iso)" : slice.from.map { "since \($0.iso)" } ?? "until \(last.iso)"
        otherName = there.from.map { "from \($0.iso) to \(there.to!.iso)" } ?? "before \(first.iso)"
    }
}

extension Slice {
    var ofAnyDay: Slice {
        var slice = self
        (slice.from, slice.to) = (nil, nil)
        return slice
    }
}

extension IndexReader {
    /// From the first to the last day of the slice's dated articles; a clear error where there is none.
    func datedSpan(of slice: Slice) throws -> (first: CalendarDay, last: CalendarDay) {
        let counts = try counts([(nil, slice)])[0]
        guard let first = counts.dates.first, let last = counts.dates.max(by: { $0.date.last < $1.date.last }) else {
            throw Failure(
                .nothingFound,
                counts.undated == 0
                    ? "No article fits these filters."
                    : "Not one of \(counts.undated) articles has a date, and without dates there is no trend. Give rows a column \"published\"."
            )
        }
        return (CalendarDay(ordinal: Int(first.date.first)), CalendarDay(ordinal: Int(last.date.last)))
    }
}

extension Term {
    /// As a person writes it: words, "entity:ID", "claim:TYPE", "speaker:ID".
    init(_ written: String, in index: IndexReader) throws {
        func rest(_ prefix: String) -> String? { written.hasPrefix(prefix) ? String(written.dropFirst(prefix.count)) : nil }
        var filter = ClaimFilter()
        if let id = rest("entity:") {
            self = .entity(try index.known(id))
        } else if let type = rest("claim:") {
            let parts = type.split(separator: "/", maxSplits: 1).map(String.init)
            filter.type = parts.first ?? ""
            filter.subtype = parts.count > 1 ? parts[1] : nil
            self = .claims(filter)
        } else if let speaker = rest("speaker:") {
            filter.speaker = speaker
            self = .claims(filter)
        } else {
            // A term of several words is a phrase, as the shell has taken the quotes away.
            guard let query = SearchQuery(written.contains("\"") ? written : "\"\(written)\"") else {
                throw Failure(.badInput, "There is no word in the term \"\(written)\".")
            }
            self = .words(query)
        }
    }
}

extension Period: ExpressibleByArgument {}
extension Contrast.Kind: ExpressibleByArgument {}
