import ArgumentParser
import Indexing
import Reports

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes all documents, entities, mentions, claims or statements as CSV, JSON lines or GeoJSON.",
        discussion: """
            The rows are written as they come, however many there are, in order of publication (entities by articles). They have the
            columns of the lists of the same name (gleaner claims --csv, …); documents have
              id path source title byline url canonical_url published
              published_precision published_signal modified seen forwarded_from
              language words first_copy copies warnings sha256 text
            where "source" is the outlet, "first_copy" the first of the articles that tell the same, and "copies" how many those are.
            "start" and "end" are code points of the article's text. Filters choose articles; --claim, --status and --speaker choose
            among claims, too, and --entity-type among entities.

            CSV is safe to open in a spreadsheet: a text that begins with = + - @ or the like, which would run as a formula, gets an
            apostrophe in front. --csv-raw leaves it as it is, for programs; JSON lines never have it. GeoJSON (RFC 7946) has the
            places among entities and mentions, and each place of a claim, where their coordinates are known; "point" is "centroid"
            where that is the middle of an area.

            EXAMPLE
              gleaner export claims --from 2019-01-01 --format jsonl --out claims.jsonl
              gleaner export entities --format geojson --out places.geojson
              gleaner export documents --language ar --bom --out articles.csv
            """)

    enum Rows: String, ExpressibleByArgument, CaseIterable {
        case documents, entities, mentions, claims, statements
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, geojson
    }

    @Argument(help: "documents, entities, mentions, claims or statements.") var rows: Rows
    @Option(name: .long, help: "csv, jsonl or geojson.") var format = Format.csv
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
        if format == .geojson, rows == .documents || rows == .statements {
            throw ValidationError("\(rows.rawValue) have no place on a map. --format geojson is for entities, mentions and claims.")
        }
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
            }
        }
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
                try stream.write(rowFormat.row(cells, listing.columns))
                count += 1
            }
        }
        if count == 0 { throw Failure(.nothingFound, "No \(format == .geojson ? "place of " : "")\(rows.rawValue) in articles that fit.") }
        if format == .geojson { try stream.write(GeoJSON.closing) }
        try stream.finish()
        if let out { Terminal.say("\(count) \(format == .geojson ? "places of " : "")\(rows.rawValue) written to \(out).") }
    }

    private var rowFormat: RowFormat { format == .csv ? .csv(isRaw: csvRaw) : .jsonLines }
}
