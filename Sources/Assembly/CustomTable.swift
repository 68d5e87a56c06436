import Documents
package import Entities
import Ingestion
import Inputs

/// Anybody's table (CSV, TSV) read into a table of a gazetteer.
package enum CustomTable {
    package struct Report: Sendable {
        package var path = ""
        package var rows = 0
        package var rejected = 0
        /// The first of the rejected rows, with file and line.
        package var examples: [String] = []
        /// How the bytes were read, where they were not plainly UTF-8.
        package var warning: String?
    }

    /// Reads the table at `path` ("-" is standard input) and writes `NAME.tsv` into `folder`.
    package static func read(_ path: String, into folder: String, _ plan: TableMapping.Plan, force: Bool) throws -> Report {
        let name = "\(name(of: path)).tsv"
        try TableFolder.check(folder, for: [name], force: force)
        var report = Report(path: "\(folder)/\(name)")
        let records = try records(of: path, &report)
        guard let first = records.first else {
            throw PipelineError("\(path): holds no row of a table. Expected is a file .csv or .tsv whose first line names the columns.")
        }
        let standard = try Corpora.standard("gazetteers/countries.tsv")
        let countries: Gazetteer.Table = (standard, try Corpora.bytes(of: standard))
        var mapping: TableMapping
        do throws(TableMapping.Mistake) {
            mapping = try TableMapping(header: first.header, plan, countries: countries)
        } catch {
            throw PipelineError("\(path): \(error.reason).")
        }
        var rows: [String] = []
        for record in records {
            do throws(TableMapping.Mistake) {
                rows.append(try mapping.row(record.cells))
            } catch {
                report.reject("\(path):\(record.line): \(error.reason); the row is left out.")
            }
        }
        guard !rows.isEmpty else {
            throw PipelineError((["\(path): no row can be used; nothing is written."] + report.examples).joined(separator: "\n"))
        }
        try TableFolder.make(folder)
        let columns = mapping.fields.map(\.rawValue).joined(separator: "\t")
        let writer = try TableWriter(
            report.path, comments: ["Made by gleaner gazetteer import csv from \(name.dropLast(4))."], columns: columns)
        for row in rows { try writer.add(Array(row.utf8)) }
        try writer.finish()
        report.rows = rows.count
        return report
    }

    /// "dump/Camps 2019.csv.gz" → "Camps 2019".
    package static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        if file == "-" { return "table" }
        return file.split(separator: ".").first.map(String.init) ?? file
    }

    private struct Record {
        let line: Int
        let header: [String]
        let cells: [String]
    }

    /// All records, decoded as one text: a single row is too short to tell its encoding by.
    private static func records(of path: String, _ report: inout Report) throws -> [Record] {
        var settings = InputSettings()
        settings.standardInput = .table
        var inputs = try Inputs([path], settings)
        var lines: [Int] = []
        var bytes: [UInt8] = []
        var header: [UInt8]?
        var delimiter: UInt8 = 0
        while let article = inputs.next() {
            switch article.payload {
            case .cells(let record, let names, let mark, let line):
                if header == nil {
                    (header, delimiter) = (names, mark)
                    bytes = names
                }
                guard names == header else {
                    throw PipelineError("\(path): holds several tables. Import each by itself, such as \(article.source).")
                }
                lines.append(line)
                bytes.append(separator)
                bytes += record
            case .unreadable(let rejection): report.reject(rejection.message)
            default: throw PipelineError("\(path): is no table. Expected is a file .csv or .tsv whose first line names the columns.")
            }
        }
        let text = TableRecord.decoded(bytes)
        report.warning = text.warning
        let records = text.bytes.split(separator: separator, omittingEmptySubsequences: false).map { record in
            TableRecord.cells(Array(record), delimiter).map { String(decoding: $0, as: UTF8.self) }
        }
        guard records.count == lines.count + 1 else { throw PipelineError("\(path): holds control characters (U+001E). Take them out.") }
        let names = records[0].map { $0.split(separator: " ").joined(separator: " ") }
        return zip(lines, records.dropFirst()).map { Record(line: $0, header: names, cells: $1) }
    }

    /// ASCII has a character for it, which no table holds.
    private static let separator: UInt8 = 0x1E
}

extension CustomTable.Report {
    fileprivate mutating func reject(_ sentence: String) {
        rejected += 1
        if examples.count < 10 { examples.append(sentence) }
    }
}
