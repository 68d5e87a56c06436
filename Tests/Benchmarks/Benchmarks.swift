import Assembly
import FoundationEssentials
import Glibc

/// What Gleaner costs beside libxml2, stage by stage and as a whole, in one run on the same pages.
///
/// `--check` turns the goals into an exit code; without it figures are only printed, since machines differ.
@main
struct Benchmarks {
    /// CPU of the whole job by that of libxml2's DOM of the raw page.
    static let mostOfDOM = 1.25
    static let leastSpeedUp = 1.7
    static let mostMemory = 300.0
    static let longestStart = 0.3

    static func main() {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            let missed = try measure(options)
            if options.check, !missed.isEmpty {
                print("\nMissed: " + missed.joined(separator: "; ") + ".")
                exit(1)
            }
        } catch {
            let message = Array("\(error)\n".utf8)
            _ = write(2, message, message.count)
            exit(64)
        }
    }

    private static func measure(_ options: Options) throws -> [String] {
        var missed: [String] = []
        func goal(_ holds: Bool, _ what: String) { if !holds { missed.append(what) } }

        if options.index { return try measureIndex(options) }
        if let index = options.trends { return try measureTrends(index, options) }
        let chain = try Assembler.chain(pipeline: options.pipeline)
        let pages = try Pages(folder: options.folder, limit: options.stagePages)
        guard !pages.pages.isEmpty else { throw BenchmarkError("\(options.folder) holds no page (.html, .htm, .xhtml, each also .gz).") }
        print("\(pages.pages.count) pages of \(pages.bytes / pages.pages.count / 1000) kB on average from \(options.folder); \(load())")

        if options.entities { return try measureEntities(options, pages) }
        if options.claims { return try measureClaims(options, pages) }
        var rounds = StageRounds(chain: chain, pages: pages)
        try rounds.run(seconds: options.seconds)
        show(rounds, pages)
        goal(rounds.ratio <= mostOfDOM, "whole job ≤ \(mostOfDOM) × DOM")
        if chain.stageNames.contains("claims") { missed += try measureClaims(options, pages) }
        let copies = try CopyRound(articles: 10_000)
        let each = 1e6 / Double(copies.articles)
        print(
            """

            Copies among \(copies.articles) made-up articles of 5 kB (\(copies.stories) stories): signature \
            \(fixed(each * copies.signatures, 1)) µs, join at the end \(fixed(each * copies.join, 1)) µs an article
            """)
        // Each part as it is done, also into a file.
        fflush(nil)
        guard !options.stagesOnly else { return missed }

        let command = EndToEnd(gleaner: options.gleaner, pipeline: options.pipeline, source: options.folder)
        let start = try command.startUp()
        print("\nStart-up to the first record of annotate: \(fixed(start, 3)) s")
        fflush(nil)
        goal(start <= longestStart, "start-up ≤ \(longestStart) s")
        let scaling = try command.scaling(pages: options.runPages, rounds: options.runRounds)
        let count = Double(options.runPages)
        print(
            """
            gleaner run, \(options.runPages) pages: one core \(fixed(median(scaling.oneCore), 1)) s (\(fixed(count / median(scaling.oneCore), 0)) \
            pages/s), two cores \(fixed(median(scaling.twoCores), 1)) s (\(fixed(count / median(scaling.twoCores), 0)) pages/s)
            Two cores : one core: \(fixed(scaling.speedUp, 2)) (median of \(scaling.oneCore.count)). \
            Peak memory: \(fixed(scaling.memory, 0)) MB. At the end: \(load())
            """)
        goal(scaling.speedUp >= leastSpeedUp, "two cores ≥ \(leastSpeedUp) × one")
        goal(scaling.memory <= mostMemory, "peak memory ≤ \(Int(mostMemory)) MB")
        return missed
    }

    private static func measureEntities(_ options: Options, _ pages: Pages) throws -> [String] {
        var rounds = try EntityRounds(pipeline: options.pipeline, pages: pages)
        if let path = options.texts { try rounds.write(to: path) }
        try rounds.run(seconds: options.seconds)
        let (tokens, matching, stage) = (rounds.speed(rounds.tokens), rounds.speed(rounds.matching), rounds.speed(rounds.stage))
        print(
            """
            Names in \(rounds.articles.count) texts of \(fixed(Double(rounds.bytes) / Double(max(1, rounds.articles.count)) / 1000, 1)) kB, \
            \(rounds.rows) rows; MB/s of text on one core, medians of \(rounds.stage.count) rounds

            """)
        print(row("tokens", fixed(tokens, 1)))
        print(row("matching", fixed(matching, 1), "  \(rounds.matches) matches"))
        print(row("whole entity stage", fixed(stage, 1), "  \(rounds.mentions) mentions"))
        var missed: [String] = []
        if matching < EntityRounds.leastMatching { missed.append("matching ≥ \(EntityRounds.leastMatching) MB/s") }
        if stage < EntityRounds.leastStage { missed.append("entity stage ≥ \(EntityRounds.leastStage) MB/s") }
        return missed
    }

    private static func measureIndex(_ options: Options) throws -> [String] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let rounds = try IndexRounds(options, in: folder.path)
        print(
            """
            \(rounds.articles) made-up articles of \(fixed(Double(rounds.contents.text) / Double(rounds.articles) / 1000, 1)) kB; \(load())
            An article has on average: \
            \(rounds.contents.rows.map { "\(fixed(Double($0.count) / Double(rounds.articles), 2)) \($0.table)" }.joined(separator: ", "))

            """)
        print(row("gleaner run", "articles/s", "CPU s", "µs each", "writer", "MB"))
        for (name, run) in [
            ("a fifth", rounds.few), ("all", rounds.all), ("1000 onto nothing", rounds.alone), ("1000 onto all", rounds.onto),
        ] {
            let count = Double(run.articles)
            print(
                row(
                    name, fixed(count / run.child.wall, 0), fixed(run.child.cpu, 2), fixed(1e6 * run.child.cpu / count, 0),
                    fixed(run.writer, 3),
                    fixed(run.child.memory, 0)))
        }
        print(
            "\nCPU of all, µs an article: "
                + rounds.all.stages.map { "\($0.name) \(fixed(1e6 * $0.seconds / Double(rounds.articles), 0))" }.joined(separator: " · "))
        print("\nThe file is \(fixed(Double(rounds.contents.file) / Double(rounds.contents.text), 2)) times the text.\n")
        print(row("", "× text", "unused"))
        for table in rounds.contents.tables where Double(table.bytes) > 0.005 * Double(rounds.contents.text) {
            print(
                row(
                    table.name, fixed(Double(table.bytes) / Double(rounds.contents.text), 3),
                    fixed(Double(table.unused) / Double(table.bytes), 3)))
        }
        print("\n\(rounds.queries.answers.count) questions, ms of CPU\n")
        print(row("", "articles", "search", "facets"))
        print(row("median", "", fixed(rounds.queries.search, 1), fixed(rounds.queries.facets, 1)))
        for answer in rounds.queries.answers.sorted(by: { $0.search > $1.search }) {
            print(row("", String(answer.articles), fixed(answer.search, 1), fixed(answer.facets, 1), "  \(answer.question)"))
        }
        var missed: [String] = []
        func goal(_ holds: Bool, _ what: String) { if !holds { missed.append(what) } }
        goal(rounds.all.writer <= IndexRounds.mostForWriter, "writer ≤ \(IndexRounds.mostForWriter) of the job's CPU")
        goal(
            Double(rounds.contents.file) <= IndexRounds.mostForFile * Double(rounds.contents.text),
            "file ≤ \(IndexRounds.mostForFile) × text")
        goal(
            rounds.onto.child.cpu <= IndexRounds.mostForAdding * rounds.alone.child.cpu,
            "adding to a large index ≤ \(IndexRounds.mostForAdding) × adding to an empty one")
        goal(
            rounds.all.child.memory <= IndexRounds.mostMemory * rounds.few.child.memory,
            "peak memory ≤ \(IndexRounds.mostMemory) × that of a fifth")
        goal(rounds.queries.search <= QueryRounds.longestSearch, "search ≤ \(QueryRounds.longestSearch) ms")
        goal(rounds.queries.facets <= QueryRounds.longestFacets, "facets ≤ \(QueryRounds.longestFacets) ms")
        print("")
        return missed + show(rounds.trends)
    }

    private static func measureTrends(_ index: String, _ options: Options) throws -> [String] {
        print("\(index); \(load())\n")
        return show(try TrendRounds(options.gleaner, index: index))
    }

    private static func show(_ rounds: TrendRounds) -> [String] {
        print(row("", "s", "CPU s", "MB"))
        for answer in rounds.answers {
            print(row("", fixed(answer.wall, 2), fixed(answer.cpu, 2), fixed(answer.memory, 0), "  \(answer.question)"))
        }
        return rounds.answers.filter { $0.wall > $0.most }.map { "\($0.question) ≤ \($0.most) s" }
    }

    private static func show(_ rounds: StageRounds, _ pages: Pages) {
        let count = Double(rounds.pagesPerRound)
        let textPerRound = Double(rounds.textBytes) / Double(rounds.spent.count)
        let rawPerRound = Double(pages.bytes) * count / Double(pages.pages.count)
        let dom = median(rounds.dom)
        print(
            """
            \(rounds.spent.count) rounds of \(rounds.pagesPerRound) pages; CPU, medians over rounds. Text: \
            \(fixed(textPerRound / count / 1000, 1)) kB a page; rejected: \(rounds.rejected / rounds.spent.count) a round.

            """)
        print(row("", "µs a page", "× DOM", "raw MB/s", "text MB/s"))
        func line(_ name: String, _ each: [Double]) {
            let seconds = median(each)
            let ratio = median(each.indices.map { each[$0] / rounds.dom[$0] })
            print(
                row(
                    name, fixed(1e6 * seconds / count, 1), fixed(ratio, 3), fixed(rawPerRound / 1e6 / seconds, 0),
                    fixed(textPerRound / 1e6 / seconds, 0)))
        }
        print(row("libxml2 \(DOM.version), DOM", fixed(1e6 * dom / count, 1), "1", fixed(rawPerRound / 1e6 / dom, 0), ""))
        for (part, name) in rounds.names.enumerated().dropLast() { line(name, rounds.spent.map { $0[part] }) }
        line("whole job", rounds.spent.indices.map(rounds.wholeJob))
        line("record (annotate)", rounds.spent.map { $0[rounds.names.count - 1] })
        print("\nWhole job : DOM = \(fixed(rounds.ratio, 3)) (median of \(rounds.dom.count) rounds)")
    }

    private static func measureClaims(_ options: Options, _ pages: Pages) throws -> [String] {
        var rounds = try ClaimRounds(pipeline: options.pipeline, pages: pages, rows: options.claimRows)
        try rounds.run(seconds: options.seconds / 4)
        print("\nClaims; MB/s of text on one core, medians of \(rounds.news.claims.count) rounds\n")
        print(row("", "tokens", "claims", "× tokens", "found"))
        for texts in [rounds.news, rounds.dense] {
            print(
                row(
                    texts.name, fixed(texts.speed(texts.tokenize), 1), fixed(texts.speed(texts.claims), 1), fixed(texts.ratio, 3),
                    String(texts.found)))
        }
        var missed: [String] = []
        if rounds.news.ratio < ClaimRounds.leastOnNews {
            missed.append("claims on news ≥ \(ClaimRounds.leastOnNews) × as fast as tokenizing it")
        }
        if rounds.dense.ratio < ClaimRounds.leastOnClaims {
            missed.append("claims on text dense with claims ≥ \(ClaimRounds.leastOnClaims) × as fast as tokenizing it")
        }
        return missed
    }

    private static func row(_ cells: String...) -> String {
        cells.enumerated().map { column, cell in
            let padding = String(repeating: " ", count: max(0, (column == 0 ? 22 : 11) - cell.count))
            return column == 0 ? cell + padding : padding + cell
        }.joined()
    }

    static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard decimals > 0 else { return String(Int(scaled)) }
        let digits = String(Int(abs(scaled)))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    private static func load() -> String {
        var loads = [Double](repeating: 0, count: 1)
        getloadavg(&loads, 1)
        return "load \(fixed(loads[0], 1)) on \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors."
    }
}
