package import Entities
import FoundationEssentials
import Inputs

/// Files as GeoNames publishes them, read into tables of a gazetteer.
package enum GeoNamesFiles {
    /// What one file gave.
    package struct Reading: Sendable {
        package let file: String
        package let content: GeoNamesContent
        package var rows = 0
        package var kept = 0
        package var damaged = 0
        /// The first of the damaged rows, with file and line.
        package var examples: [String] = []
    }

    package struct Report: Sendable {
        package var readings: [Reading] = []
        package var tables: [(path: String, rows: Int)] = []
        /// What the files do not hold, and which would.
        package var remarks: [String] = []
    }

    /// Reads the files at the paths, in any order, and writes the tables into `folder`.
    package static func read(
        _ paths: [String], into folder: String, _ options: GeoNamesImport.Options, force: Bool, onReading: (Reading) -> Void
    ) throws -> Report {
        try TableFolder.check(folder, for: GeoNamesFeatures.Table.allCases.map { "\($0).tsv.gz" }, force: force)
        let countries = try Corpora.standard("gazetteers/countries.tsv")
        let givenNames = try Corpora.standard("gazetteers/given_names.tsv")
        let conversion = try GeoNamesImport(
            options, countries: (countries, try Corpora.bytes(of: countries)), givenNames: (givenNames, try Corpora.bytes(of: givenNames)))
        let run = Run(paths: paths, folder: folder, conversion: conversion)
        try run.survey(onReading)
        try run.readAlternateNames(onReading)
        try run.write()
        run.remark()
        return run.report
    }

    private final class Run {
        let paths: [String]
        let folder: String
        var conversion: GeoNamesImport
        var report = Report()
        /// Files that hold no rows of GeoNames'.
        var others: [String] = []

        static let examples = 3

        init(paths: [String], folder: String, conversion: GeoNamesImport) {
            self.paths = paths
            self.folder = folder
            self.conversion = conversion
        }

        func survey(_ onReading: (Reading) -> Void) throws {
            for path in paths {
                let before = report.readings.count
                try forEachFile(at: path) { file, content in
                    var reading = Reading(file: file.name, content: content)
                    // Alternate names come second, when it is known whose are wanted.
                    guard content != .alternateNames else { return report.readings.append(reading) }
                    try forEachLine(of: file) { count(conversion.survey($0, content), file, into: &reading) }
                    report.readings.append(reading)
                    onReading(reading)
                }
                if report.readings.count == before { throw Self.unknown(path) }
            }
            guard report.readings.contains(where: { $0.content == .places || $0.content == .divisionCodes }) else {
                throw PipelineError(
                    "\(paths.joined(separator: ", ")): no table of places is among them. "
                        + "Give allCountries.zip, the file of a country such as SY.zip, or cities500.zip as well.")
            }
            conversion.endSurvey()
        }

        func readAlternateNames(_ onReading: (Reading) -> Void) throws {
            guard report.readings.contains(where: { $0.content == .alternateNames }) else { return }
            try forEachFile(of: .alternateNames) { file in
                guard let index = report.readings.firstIndex(where: { $0.file == file.name }) else { return }
                try forEachLine(of: file) { count(conversion.addAlternateName($0), file, into: &report.readings[index]) }
                onReading(report.readings[index])
            }
        }

        func write() throws {
            var writers: [GeoNamesFeatures.Table: TableWriter] = [:]
            func writer(_ table: GeoNamesFeatures.Table) throws -> TableWriter {
                if let writer = writers[table] { return writer }
                try TableFolder.make(folder)
                let writer = try TableWriter("\(folder)/\(table).tsv.gz", comments: GeoNamesFiles.comments, columns: GeoNamesImport.columns)
                writers[table] = writer
                return writer
            }
            var row: [UInt8] = []
            try forEachFile(of: .places) { file in
                try forEachLine(of: file) { line in
                    row.removeAll(keepingCapacity: true)
                    if let table = conversion.appendRow(of: line, to: &row) { try writer(table).add(row) }
                }
            }
            row.removeAll()
            let listed = conversion.appendListedDivisions(to: &row)
            if listed > 0 {
                try writer(.divisions).add(row, rows: listed)
                report.remarks.append(
                    "\(listed) divisions have no point, since they stand in the files of codes alone. "
                        + "Points are in allCountries.zip and in the files of countries.")
            }
            guard !writers.isEmpty else {
                throw PipelineError(
                    "None of the rows was asked for: nothing is written. Check --countries, --features and --min-population.")
            }
            for table in GeoNamesFeatures.Table.allCases {
                guard let writer = writers[table] else {
                    // Of an import before this one.
                    try? FileManager.default.removeItem(atPath: "\(folder)/\(table).tsv.gz")
                    continue
                }
                try writer.finish()
                report.tables.append((writer.path, writer.rows))
            }
            if writers[.divisions] == nil {
                report.remarks.append(
                    "There are no divisions: places lie in their countries alone. "
                        + "admin1CodesASCII.txt and admin2Codes.txt name them; allCountries.zip and the files of countries have their points."
                )
            }
        }

        func remark() {
            let contents = report.readings.map(\.content)
            if !contents.contains(.alternateNames) {
                report.remarks.append(
                    "Aliases are those of the table of places, which does not say in which language they are or whether they are still "
                        + "used. alternateNamesV2.zip does.")
            }
            if contents.contains(.countryInfo) {
                report.remarks.append("countryInfo.txt was not needed: countries are those of Gleaner's own table.")
            }
            if !others.isEmpty { report.remarks.append("Left out, for they hold no rows of GeoNames': \(others.joined(separator: ", ")).") }
        }

        // MARK: Files

        private func forEachFile(at path: String, _ body: (TextFile, GeoNamesContent) throws -> Void) throws {
            try TextFile.forEach(at: path) { file in
                if let content = try file.peekLines(20).lazy.compactMap(GeoNamesContent.init).first {
                    try body(file, content)
                } else if !others.contains(file.name) {
                    others.append(file.name)
                }
            }
        }

        private func forEachFile(of content: GeoNamesContent, _ body: (TextFile) throws -> Void) throws {
            for path in paths { try forEachFile(at: path) { if $1 == content { try body($0) } } }
        }

        private func forEachLine(of file: TextFile, _ body: ([UInt8]) throws -> Void) throws {
            while let line = try file.nextLine() {
                if let first = line.first, first != 0x23 { try body(line) }
            }
        }

        private func count(_ outcome: GeoNamesImport.Outcome, _ file: TextFile, into reading: inout Reading) {
            reading.rows += 1
            switch outcome {
            case .kept: reading.kept += 1
            case .leftOut: break
            case .damaged(let reason):
                reading.damaged += 1
                if reading.examples.count < Self.examples {
                    reading.examples.append("\(file.name):\(file.line): \(reason); the row is left out.")
                }
            }
        }

        private static func unknown(_ path: String) -> PipelineError {
            PipelineError(
                "\(path): holds no rows of GeoNames'. Expected is a file of download.geonames.org/export/dump, as it is or as .zip: "
                    + "allCountries, cities500, a country such as SY (19 columns), alternateNamesV2 (10), admin1CodesASCII or admin2Codes (4), "
                    + "hierarchy (3). For other tables there is gleaner gazetteer import csv.")
        }
    }

    private static let comments = [
        "Made by gleaner gazetteer import geonames. Source: GeoNames (geonames.org), licensed under CC BY 4.0; changed: rows chosen, kinds named, "
            + "aliases that nobody prints dropped."
    ]
}
