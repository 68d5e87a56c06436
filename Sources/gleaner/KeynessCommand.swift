import ArgumentParser
import Documents
import Indexing
import Reports
import Trends

struct Keyness: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds what is typical of some articles, against others or all the rest.",
        discussion: """
            The filters choose the articles; --against KEY:VALUE those that they are set against, without it all others in
            the same language. Keys are source,
            language, country, entity, entity-type, claim, status, speaker, words, from and to; given several times, all must hold.
            Shares are of stories that hold the term; --by words counts how often it stands among all words, as many concordancers do,
            where one long article may make a word typical. "log_ratio" is how many times the share doubles, "G2" log-likelihood, "q" its
            probability among all that was tested.

            EXAMPLE
              gleaner keyness --source "State Bulletin"
              gleaner keyness --source "State Bulletin" --against source:"Meridian Wire" --kind phrases
              gleaner keyness --entity is-sinai --against entity:boko-haram --by words
            """)

    enum Unit: String, ExpressibleByArgument, CaseIterable { case stories, words }

    @Option(name: .long, help: ArgumentHelp("What to set the articles against; give it again for more conditions.", valueName: "KEY:VALUE"))
    var against: [String] = []
    @Option(name: .long, help: "stories or words.") var by = Unit.stories
    @Option(name: .long, help: "words, phrases, entities or claims; give it again for several (default: all).") var kind: [Contrast.Kind] =
        []
    @Option(name: .long, help: "In so many stories, or so often, at least.") var support = 5
    @Option(name: .long, help: "The share of those listed that may be there by chance.") var fdr = 0.05
    @OptionGroup var rows: RowLimit
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if by == .words, kind.contains(.phrases) { throw ValidationError("--kind phrases are counted by stories.") }
        if !(1...1_000_000_000).contains(support) { throw ValidationError("--support takes a number from 1 on, up to a milliard.") }
        if !(fdr > 0 && fdr < 1) { throw ValidationError("--fdr takes a number between 0 and 1.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let here = try articles.slice(of: index, words: words.query())
            var there = against.isEmpty ? nil : try other(index)
            if there == nil, let language = try onlyLanguage(of: here, index) {
                // Across languages every word differs.
                there = Slice()
                there?.languages = [language]
                Terminal.say("Set against other articles in \(language); --against \"language:…\" takes others.")
            }
            var question = Contrast.Question(here: here, there: there)
            if !kind.isEmpty { question.kinds = Set(kind) }
            question.unit = by == .words ? .occurrences : .articles
            question.minimum = support
            question.falseDiscoveries = fdr
            question.limit = rows.limit
            question.sentences = 1
            let contrast = try Contrast(question, of: index)
            if contrast.size == 0 || contrast.otherSize == 0 {
                throw Failure(
                    .nothingFound,
                    contrast.size == 0
                        ? "No article fits these filters."
                        : against.isEmpty
                            ? "All articles fit these filters, so there is nothing to set them against. Narrow them, or give --against."
                            : "No other article fits \(against.joined(separator: " and ")).")
            }
            Terminal.say("Stories here: \(contrast.size); there: \(contrast.otherSize). Terms tested: \(contrast.tested).")
            try reading.show(
                TrendTables.contrast(contrast, .more), brief: TrendTables.brief(contrast, .more),
                ifEmpty: "Nothing is typical by more than chance.")
        }
    }

    /// The language of nine in ten of the articles, if there are others in it.
    private func onlyLanguage(of slice: Slice, _ index: IndexReader) throws -> String? {
        let own = try index.facets([.language], of: slice, limit: 1)
        guard let most = own.counts.first, most.articles * 10 >= own.total * 9 else { return nil }
        var all = Slice()
        all.languages = [most.value]
        let both = try index.facets([.language], of: all, limit: 1).total
        return both > most.articles ? most.value : nil
    }

    private func other(_ index: IndexReader) throws -> Slice {
        var slice = Slice()
        var filter = ClaimFilter()
        for written in against {
            let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Failure(.usage, "--against takes KEY:VALUE, such as source:\"Meridian Wire\", not \"\(written)\".")
            }
            let value = parts[1]
            func day() throws -> CalendarDay {
                guard let day = CalendarDay(iso: value), value.count == 10 else {
                    throw Failure(.usage, "--against \(written): \"\(value)\" is no date. Write it as 2019-07-04.")
                }
                return day
            }
            switch parts[0] {
            case "source": slice.sources.append(value)
            case "language": slice.languages.append(value)
            case "country": slice.countries.append(value)
            case "entity": slice.entities.append(try index.known(value))
            case "entity-type": slice.entityType = value
            case "words": slice.words = try SearchQuery.asked(value, operators: false)
            case "claim": filter.type = value
            case "status": filter.status = value
            case "speaker": filter.speaker = value
            case "from", "since": slice.from = try day()
            case "to", "until": slice.to = try day()
            case let key:
                throw Failure(
                    .usage,
                    "--against \(written): there is no key \"\(key)\". Keys are source, language, country, entity, entity-type, claim, status, speaker, words, from and to."
                )
            }
        }
        if filter.type != nil || filter.status != nil || filter.speaker != nil { slice.claim = filter }
        return slice
    }
}

struct CollocationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collocations",
        abstract: "Lists the words that stand near a word, a phrase or the names of an entity.",
        discussion: """
            Near is within --window words to either side in the same sentence, or the whole sentence. "log_dice" is at most 14 and compares
            corpora of any size, "log_likelihood" favours frequent pairs, "mutual_information" rare ones. Words that
            are not even twice as frequent near the term as elsewhere are left out.

            EXAMPLE
              gleaner collocations caliphate --window 3
              gleaner collocations entity:islamic-state --sentence --order logLikelihood --source "Meridian Wire"
            """)

    @Argument(help: "A word, a phrase or entity:ID.") var term: String
    @Option(name: .long, help: "So many words to either side.") var window = 5
    @Flag(name: .long, help: "The whole sentence.") var sentence = false
    @Option(name: .long, help: "So often near the term at least.") var support = 3
    @Option(name: .long, help: "logDice, logLikelihood or mutualInformation.") var order = Collocations.Order.logDice
    @OptionGroup var rows: RowLimit
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if !(1...50).contains(window) { throw ValidationError("--window takes a number from 1 to 50.") }
        if support < 1 { throw ValidationError("--support takes a number from 1 on.") }
    }

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var node = Collocations.Node.words(term)
            if term.hasPrefix("entity:") {
                node = .entity(try index.known(String(term.dropFirst(7))))
            } else if SearchQuery(term) == nil {
                throw Failure(.badInput, "There is no word in the term \"\(term)\".")
            }
            var question = Collocations.Question(node, in: try articles.slice(of: index, words: words.query()))
            question.window = sentence ? nil : window
            question.minimum = support
            question.order = order
            question.limit = rows.limit
            let found = try Collocations(question, of: index)
            if found.nodes == 0 { throw Failure(.nothingFound, "No article that fits holds \(term).") }
            Terminal.say("\(term): \(found.nodes) times in \(found.articles) articles.")
            try reading.show(TrendTables.collocations(found), ifEmpty: "No word stands near it \(support) times.")
        }
    }
}

extension Collocations.Order: ExpressibleByArgument {}
