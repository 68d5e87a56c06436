import ArgumentParser
import Indexing
import Reports

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds articles by words, entities, claims, places and time.",
        discussion: """
            All words must occur; "a phrase" in quotes stays together; nothing in the query is an operator. With --operators OR, NOT,
            AND, NEAR/5, word* and parentheses are. Case, accents, Arabic vowel marks and the like make no difference, nor does it
            whether a name is written together or apart (al-Sisi, alSisi). Without words the filters alone choose, latest first.
            --facet counts the articles found instead of listing them (all days, months or years, of other values --limit each); --kwic lists the words in their context.

            EXAMPLE
              gleaner search 'sinai "claimed responsibility"'
              gleaner search --operators 'attack* NOT (market OR shares)' --entity islamic-state --from 2019-01-01 --sort date
              gleaner search hospital --country SY --facet source,month,claim
              gleaner search caliphate --kwic right --csv
            """)

    @Argument(help: "Words and \"phrases\".") var query: [String] = []
    @Flag(help: "OR, NOT, AND, NEAR/5, word* and parentheses in the query are operators.") var operators = false
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @Option(name: .long, help: "relevance or date, the latest first.") var sort: IndexReader.Order?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Counts by source, language, year, month, day, country, claim, status, speaker, entity, or a type of entity.",
            valueName: "facet,…"))
    var facet: [String] = []

    @Option(name: .long, help: "A concordance: as articles come (text), or sorted by the words to the left or right.")
    var kwic: IndexReader.ConcordanceOrder?

    @Option(name: .long, help: "Characters on each side of a concordance's words.") var width = 50
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if !facet.isEmpty, kwic != nil { throw ValidationError("--facet and --kwic exclude each other.") }
        if !(1...1000).contains(width) { throw ValidationError("--width takes a number from 1 to 1000.") }
    }

    func run() throws {
        try Failure.wrap {
            let words = text.isEmpty ? nil : try SearchQuery.asked(text, operators: operators)
            let index = try IndexReader(path: reading.index)
            let slice = try articles.slice(of: index, words: words)
            if !facet.isEmpty { return try count(index, slice) }
            if let kwic { return try concord(index, slice, kwic) }
            let found = try index.search(slice, order: sort ?? .relevance, limit: rows.limit)
            try reading.show(Listings.hits.table(found.hits), brief: Listings.brief(found.hits), ifEmpty: nothing)
            tell(shown: found.hits.count, of: found.total, "articles")
        }
    }

    private var text: String { query.joined(separator: " ") }

    private func count(_ index: IndexReader, _ slice: Slice) throws {
        var facets: [Facet] = []
        for name in facet.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }) {
            guard let facet = Facet(name) else { throw Failure(.usage, "--facet takes names with commas between: source,month.") }
            facets.append(facet)
        }
        let (counts, total) = try index.facets(facets, of: slice, limit: rows.limit)
        try reading.show(
            Listings.facets(counts, of: total), ifEmpty: total == 0 ? nothing : "Nothing to count by \(facet.joined(separator: ",")).")
    }

    private func concord(_ index: IndexReader, _ slice: Slice, _ order: IndexReader.ConcordanceOrder) throws {
        guard let words = slice.words else { throw Failure(.usage, "--kwic needs words to show.") }
        let found = try index.concordance(
            of: words, in: slice, articles: sort ?? .relevance, order: order, limit: rows.limit, width: width)
        try reading.show(
            Listings.concordance(found.lines), brief: Listings.brief(found.lines),
            ifEmpty: try index.search(slice, limit: 1).total == 0
                ? nothing : "The words stand in titles alone; --kwic shows those of texts.")
        if found.unread > 0 {
            Terminal.say(
                "\(found.lines.count) of \(found.total) places and more: \(found.unread) articles were not read. --limit shows more.")
        } else {
            tell(shown: found.lines.count, of: found.total, "places")
        }
    }

    private var nothing: String { text.isEmpty ? "No article fits these filters." : "No article holds all of: \(text)" }

    private func tell(shown: Int, of total: Int, _ what: String) {
        if shown < total { Terminal.say("\(shown) of \(total) \(what); --limit shows more.") }
    }
}

extension IndexReader.Order: ExpressibleByArgument {}
extension IndexReader.ConcordanceOrder: ExpressibleByArgument {}
