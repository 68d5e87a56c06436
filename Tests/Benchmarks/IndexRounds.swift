import FoundationEssentials
import GRDB
import Glibc

/// What a large index costs: to be made, to be kept, to be added to, to be asked.
///
/// The articles are made up (`Recombined`). A fifth of them goes into an index of its own first, which tells whether memory grows with what
/// an index holds; a thousand more go into the large index and into an empty one.
struct IndexRounds {
    /// The writer is one thread: beyond a quarter of the job's CPU it would hold up four cores.
    static let mostForWriter = 0.25
    /// File by text.
    static let mostForFile = 2.2
    /// CPU of adding to the large index by that of adding to an empty one.
    static let mostForAdding = 1.5
    /// Peak memory by that of a fifth of the articles.
    static let mostMemory = 1.3
    private static let added = 1000

    /// One run of the command.
    struct Run {
        let child: Child
        let articles: Int
        /// CPU seconds of each stage, as `--stats` tells them.
        let stages: [(name: String, seconds: Double)]

        var writer: Double { (stages.first { $0.name == "write" }?.seconds ?? .nan) / child.cpu }
    }

    let articles: Int
    let few: Run
    let all: Run
    let alone: Run
    let onto: Run
    let contents: Contents
    let queries: QueryRounds
    let trends: TrendRounds

    /// What the large index holds.
    struct Contents {
        let text: Int
        let file: Int
        /// Bytes of tables and indexes, the largest first.
        let tables: [(name: String, bytes: Int, unused: Int)]
        let rows: [(table: String, count: Int)]
    }

    /// Folders and files are left in `folder`.
    init(_ options: Options, in folder: String) throws {
        articles = options.articles
        var corpus = try Recombined(pages: options.folder, rows: options.claimRows, pipeline: options.pipeline)
        let names = ["few", "rest", "more"].map { "\(folder)/\($0).jsonl" }
        for (name, count) in zip(names, [articles / 5, articles - articles / 5, Self.added]) {
            try Self.write(count, of: &corpus, to: name)
        }
        func run(_ inputs: [String], _ count: Int, into index: String) throws -> Run {
            let messages = "\(folder)/messages.txt"
            let words =
                [options.gleaner, "run"] + inputs + ["--index", "\(folder)/\(index).db", "--pipeline", options.pipeline, "--stats"]
            let child = try Child(words, messages: messages)
            let said = try String(contentsOf: URL(filePath: messages), encoding: .utf8)
            guard child.status == 0 else { throw BenchmarkError("gleaner run ended with \(child.status): \(said)") }
            return Run(child: child, articles: count, stages: Self.stages(said, articles: count))
        }
        few = try run([names[0]], articles / 5, into: "few")
        all = try run([names[0], names[1]], articles, into: "all")
        alone = try run([names[2]], Self.added, into: "alone")
        contents = try Self.contents("\(folder)/all.db")
        onto = try run([names[2]], Self.added, into: "all")
        queries = try QueryRounds(index: "\(folder)/all.db")
        trends = try TrendRounds(options.gleaner, index: "\(folder)/all.db")
    }

    private static func write(_ count: Int, of corpus: inout Recombined, to path: String) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        for _ in 0..<count {
            let line = corpus.line()
            guard fwrite(line, 1, line.count, file) == line.count else { throw BenchmarkError("\(path) cannot be written any further.") }
        }
        guard fclose(file) == 0 else { throw BenchmarkError("\(path) cannot be written any further.") }
    }

    /// Reads "  write: 1.2 s CPU, 345 µs per article", of which the microseconds are the more exact.
    private static func stages(_ messages: String, articles: Int) -> [(name: String, seconds: Double)] {
        messages.split(separator: "\n").compactMap { line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == ":" })
            guard words.count == 8, words[2...3] == ["s", "CPU,"], let each = Double(words[4]) else { return nil }
            return (String(words[0]), each * Double(articles) / 1e6)
        }
    }

    private static func contents(_ path: String) throws -> Contents {
        try DatabaseQueue(path: path).read { db in
            Contents(
                text: try Int.fetchOne(db, sql: "SELECT sum(length(CAST(text AS BLOB))) FROM documents")!,
                file: try Int.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")!,
                tables: try Row.fetchAll(db, sql: "SELECT name, pgsize, unused FROM dbstat WHERE aggregate = TRUE ORDER BY pgsize DESC")
                    .map { ($0[0], $0[1], $0[2]) },
                rows: try ["claims", "mentions", "statements", "terms", "entities", "clusters"].map {
                    ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")!)
                })
        }
    }
}
