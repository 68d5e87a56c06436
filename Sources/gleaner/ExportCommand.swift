import ArgumentParser
import Indexing
import Reports
import Trends

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes all documents, entities, mentions, claims or statements, or trends, a network or a map, to one file.",
        discussion: """
            The rows are written as they come, however many there are, in order of publication (entities by articles). They have the
            columns of the lists of the same name (gleaner claims --csv, …); documents have
              id path source title byline url canonical_url published
              published_precision published_signal modified seen forwarded_from
              language words first_copy copies warnings sha256 text
            where "source" is the outlet, "first_copy" the first of the articles that tell the same, and "copies" how many those are.
            "start" and "end" are code points of the article's text. Filters choose articles; --claim, --status and --speaker choose
            among claims, too, and --entity-type among entities.

            trends takes terms (--term, again for another; as gleaner trends) and --by; network has the entities that are named together more
            often than chance would have it, its --nodes of most articles (of --entity-type), a row or an edge for each pair; map has places, with
            articles, mentions and the claims that are told of each.

            CSV is safe to open in a spreadsheet: a text that begins with = + - @ or the like, which would run as a formula, gets an
            apostrophe in front. --csv-raw leaves it as it is, for programs; JSON lines never have it. json is one
            array in place of lines. GeoJSON (RFC 7946) has the places among entities, mentions and the map, and each place of a claim, where their
            coordinates are known; "point" is "centroid" where that is the middle of an area. GEXF is for networks, which Gephi reads.

            EXAMPLE
              gleaner export claims --from 2019-01-01 --format jsonl --out claims.jsonl
              gleaner export entities --format geojson --out places.geojson
              gleaner export documents --language ar --bom --out articles.csv
              gleaner export trends --term entity:islamic-state --term claim:denial --by week --out weeks.csv
              gleaner export network --entity-type group --format gexf --out groups.gexf
              gleaner export map --from 2019-01-01 --format geojson --out places.geojson
            """)

    enum Rows: String, ExpressibleByArgument, CaseIterable {
        case documents, entities, mentions, claims, statements, trends, network, map
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, json, geojson, gexf
    }

    @Argument(help: "documents, entities, mentions, claims, statements, trends, network or map.") var rows: Rows
    @Option(name: .long, help: "csv, jsonl, json, geojson or gexf.") var format = Format.csv
    @Option(name: .long, help: "What trends count: words, \"a phrase\", entity:ID, claim:TYPE or speaker:ID.") var term: [String] = []
    @Option(name: .long, help: "The period of trends: day, week, month, quarter or year.") var by: Period?
    @Option(name: .long, help: "So many entities at most in a network.") var nodes: Int?
    @Option(name: .long, help: "The file to write (default: standard output). It is there once it is whole.") var out: String?
    @Flag(name: .long, help: "Writes over the file, if it is there.") var force = false
    @Flag(name: .long, help: "CSV whose texts are left as they are.") var csvRaw = false
    @Flag(name: .long, help: "CSV with a byte order mark, by which Excel knows UTF-8.") var bom = false
    @OptionGroup(title: "ONLY ARTICLES") var words: WordOptions
    @OptionGroup(title: "ONLY ARTICLES") var articles: SliceOptions
    @Option(name: .long, help: "The index file.") var index = "gleaner.db"

    func validate() throws {
        if csvRaw || bom, format != .csv { throw ValidationError("--csv-raw and --bom are for --format csv.") }
        if force, out == nil { throw ValidationError("--force is for --out FILE.") }
        if format == .geojson, [.documents, .statements, .trends, .network].contains(rows) {
            throw ValidationError(
                "--format geojson is not for \(rows.rawValue), which have no place on a map; it is for entities, mentions, claims and map.")
        }
        if format == .gexf, rows != .network { throw ValidationError("--format gexf is for network.") }
        if rows == .trends, term.isEmpty { throw ValidationError("trends takes --term: what to count.") }
        if rows != .trends, !term.isEmpty || by != nil { throw ValidationError("--term and --by are for trends.") }
        if rows != .network, nodes != nil { throw ValidationError("--nodes is for network.") }
        if let nodes, !(2...2000).contains(nodes) { throw ValidationError("--nodes takes a number from 2 to 2000.") }
    }

    func run() throws {
        try Failure.wrap {
            let reader = try IndexReader(path: index)
            let slice = try articles.slice(of: reader, words: words.query())
            let stream = try ExportStream(out, over: force, beside: index)
            switch rows {
            case .documents: try write(Listings.documents, to: stream) { try reader.forEachDocument(in: slice, $0) }
            case .entities: try write(Listings.entities, to: stream) { try reader.forEachEntity(in: slice, $0) }
            case .mentions: try write(Listings.mentions, to: stream) { try reader.mentions(in: slice, $0) }
            case .claims: try write(Listings.claims, to: stream) { try reader.forEachClaim(in: slice, $0) }
            case .statements: try write(Listings.statements, to: stream) { try reader.statements(in: slice, $0) }
            case .trends: try write(trends(reader, slice), to: stream)
            case .network: try writeNetwork(reader, slice, to: stream)
            case .map:
                let claims = try reader.placeClaims(in: slice)
                let places = try reader.named(in: slice).filter { $0.entity.type == "place" }
                try write(Listings.map, to: stream) { body in
                    for place in places { try body((place, claims[place.entity.key] ?? 0)) }
                }
            }
        }
    }

    private func trends(_ reader: IndexReader, _ slice: Slice) throws -> Table {
        var question = TimeSeries.Question()
        question.terms = try term.map { ($0, try Term($0, in: reader)) }
        question.parts = [(nil, slice)]
        question.period = by ?? .month
        question.countsWords = true
        let series = try TimeSeries.series(question, of: reader)
        // Without dates there is none, which is said as trends says it.
        if series.isEmpty { _ = try reader.datedSpan(of: slice) }
        return TrendTables.series(series)
    }

    private func writeNetwork(_ reader: IndexReader, _ slice: Slice, to stream: ExportStream) throws {
        // The type says which entities are nodes; articles without any are what chance is judged among, too.
        var all = slice
        all.entityType = nil
        var question = Network.Question(all)
        question.types = Set([articles.articles.entityType].compactMap { $0 })
        question.nodes = nodes ?? 100
        let network = try Network(question, of: reader)
        guard format == .gexf, !network.nodes.isEmpty else { return try write(TrendTables.network(network), to: stream) }
        try stream.write(GEXF.graph(network))
        try finish(stream, "\(network.nodes.count) nodes and \(network.edges.count) edges")
    }

    private func write(_ table: Table, to stream: ExportStream) throws {
        try write(Listing<[Table.Cell]>(table.columns) { $0 }, to: stream) { body in for row in table.rows { try body(row) } }
    }

    private func write<Answer>(
        _ listing: Listing<Answer>, to stream: ExportStream, _ answers: ((Answer) throws -> Void) throws -> Void
    ) throws {
        var count = 0
        try answers { answer in
            let cells = listing.cells(answer)
            if format == .geojson {
                for place in listing.places?(answer) ?? [] {
                    try stream.write((count == 0 ? GeoJSON.opening + [0x0A] : GeoJSON.separator))
                    try stream.write(GeoJSON.feature(place, listing.columns, cells))
                    count += 1
                }
            } else {
                if count == 0 { try stream.write((bom ? [0xEF, 0xBB, 0xBF] : []) + rowFormat.head(listing.columns)) }
                if format == .json { try stream.write(count == 0 ? [0x5B, 0x0A] : [0x2C, 0x0A]) }
                let row = rowFormat.row(cells, listing.columns)
                // In an array the line's end stands behind the comma.
                try stream.write(format == .json ? row.dropLast() : row)
                count += 1
            }
        }
        if count == 0 { throw Failure(.nothingFound, "No \(format == .geojson ? "place of " : "")\(rows.rawValue) in articles that fit.") }
        if format == .geojson { try stream.write(GeoJSON.closing) }
        if format == .json { try stream.write(Array("\n]\n".utf8)) }
        let what = [.trends, .network, .map].contains(rows) ? "the \(rows.rawValue)" : rows.rawValue
        let unit = format == .geojson ? "places of " : what == rows.rawValue ? "" : "rows of "
        try finish(stream, "\(count) \(unit)\(what)")
    }

    private func finish(_ stream: ExportStream, _ what: String) throws {
        try stream.finish()
        if let out { Terminal.say("\(what) written to \(out).") }
    }

    private var rowFormat: RowFormat { format == .csv ? .csv(isRaw: csvRaw) : .jsonLines }
}
