import ArgumentParser
import Indexing
import Reports

struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Lists places, groups, persons and others by the number of articles that name them.",
        discussion: """
            Names inside longer ones count here ("Sinai" in "Sinai Province"); framing leaves them out, so its numbers are lower.
            Article and sentence are those of the surest mention.

            EXAMPLE
              gleaner entities --type group --limit 10
              gleaner entities --type place --words 'suicide bombing' --from 2019-01-01 --csv
            """)

    @Option(name: .long, help: "place, group, person, organisation, media, demonym, one of your gazetteer's, or a kind, such as city.")
    var type: String?
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let found = try index.entities(type: type, in: articles.slice(of: index, words: words.query()), limit: rows.limit)
            try reading.show(
                Listings.entities.table(found), brief: Listings.brief(found), ifEmpty: "The index names no \(type ?? "entity").")
        }
    }
}

struct MentionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentions",
        abstract: "Lists where entities are named: article, words, how sure, by which name, and the sentence.",
        discussion: """
            Of the entities that are given, each with its branches, or of all; in order of publication. "inside" is true of a name that is
            part of a longer one, "alias" the name as the gazetteer writes it, "stance" whose word it is (self, neutral, hostile). --csv
            and --json have them, and where the words stand, in code points.

            EXAMPLE
              gleaner mentions islamic-state --words caliphate --from 2016-01-01
              gleaner mentions is-sinai region:sinai --csv
            """)

    @Argument(help: "Ids of entities, or their names in the gazetteer.") var entities: [String] = []
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let slice = try articles.slice(of: index, words: words.query())
            var found: [IndexReader.MentionRow] = []
            try index.mentions(of: entities.map { try index.known($0) }, in: slice, limit: rows.limit) { found.append($0) }
            try reading.show(
                Listings.mentions.table(found), brief: Listings.brief(found), ifEmpty: "No mention is in articles that fit these filters.")
        }
    }
}

struct StatementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statements",
        abstract: "Lists who is quoted with what: speaker, the word that tells it, the content and its sentence.",
        discussion: """
            "source" is the outlet, "speaker" who says it, in order of publication. --speaker is an id of the gazetteer, a name
            there, or words as the text has them. --csv and --json tell whether the content stands in quotation marks, and where.

            EXAMPLE
              gleaner statements --speaker "islamic state" --quoted
              gleaner statements --words hospital --language ar --json
            """)

    @Option(name: .long, help: "Who says it.") var speaker: String?
    @Flag(help: "Only what stands in quotation marks.") var quoted = false
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: ArticleOptions
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            var filter = StatementFilter()
            (filter.speaker, filter.quoted) = (speaker, quoted)
            var found: [IndexReader.StatementRow] = []
            try index.statements(filter, in: articles.slice(of: index, words: words.query()), limit: rows.limit) { found.append($0) }
            try reading.show(
                Listings.statements.table(found), brief: Listings.brief(found), ifEmpty: "No statement fits these filters.")
        }
    }
}

struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Lists outlets by their articles, with copies, first and last day, words and claims.",
        discussion: """
            "stories" are articles that are no copies of earlier ones, "copies" those that another outlet had first; an outlet's
            copies of its own are neither.

            EXAMPLE
              gleaner sources --words '"claimed responsibility"' --csv
            """)

    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let found = try index.sources(in: articles.slice(of: index, words: words.query()), limit: rows.limit)
            try reading.show(Listings.sources.table(found), ifEmpty: "No article fits these filters.")
        }
    }
}

struct ErrorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "errors",
        abstract: "Lists inputs that made no article, and why.",
        discussion: """
            An input that a later run could read is no error any more.

            EXAMPLE
              gleaner errors --summary
              gleaner errors --code too-deep --limit 1000 --jsonl
            """)

    @Option(name: .long, help: "A code, such as empty.") var code: String?
    @Option(name: .long, help: "The stage that turned it away, such as ingest.") var stage: String?
    @Flag(help: "Counts by stage and code.") var summary = false
    @OptionGroup var rows: RowLimit
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Failure.wrap {
            let index = try IndexReader(path: reading.index)
            let filter = ErrorFilter(code: code, stage: stage)
            let table =
                try summary
                ? Listings.errorCounts(index.errorCounts(filter, limit: rows.limit))
                : Listings.errors.table(index.errors(filter, limit: rows.limit))
            try reading.show(table, ifEmpty: code == nil && stage == nil ? "The index has no errors." : "No error fits these filters.")
        }
    }
}
