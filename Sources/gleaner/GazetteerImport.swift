import ArgumentParser
import Assembly
import Entities

/// `gleaner gazetteer import`: other people's tables become tables of a gazetteer.
struct GazetteerImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Makes tables of a gazetteer from other people's: GeoNames' files, any CSV.",
        subcommands: [GeoNames.self, CSV.self])

    struct GeoNames: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "geonames",
            abstract: "Reads the files of download.geonames.org/export/dump: any of them, in any order, as .zip or unpacked.",
            discussion: """
                allCountries, the file of a country (SY), cities500 …: the rows. alternateNamesV2: names with their language.
                admin1CodesASCII, admin2Codes: divisions, where the rows do not hold them. hierarchy: what lies in what beyond divisions.
                A folder stands for all such files in it.

                Populated places go to places.tsv.gz, divisions to divisions.tsv.gz, all else to features.tsv.gz. Countries are those of
                Gleaner's own countries.tsv. GeoNames' data is under CC BY 4.0: who publishes what was made with it names GeoNames.

                EXAMPLE
                  gleaner gazetteer import geonames SY.zip IQ.zip --to levant
                  gleaner gazetteer import geonames dumps/ --to world --features P,A
                """)

        @Argument(help: "Files, or folders that hold them.") var files: [String]
        @Option(name: .long, help: "The folder that the tables are written to.") var to: String
        @Flag(name: .long, help: "Write over tables that are there.") var force = false
        @Option(name: .long, help: "Only these countries, by their codes: SY,IQ.") var countries: String?
        @Option(
            name: .long,
            help: """
                What is taken: feature classes (P populated places, A divisions, H water, T mountains and islands, L areas, S buildings, \
                R roads, V forests, U undersea), codes such as H.STM, all, or usual: P, A, and of the others what news name.
                """)
        var features = "usual"
        @Option(name: .long, help: "Only populated places of so many people.") var minPopulation = 0
        @Option(name: .long, help: "Only alternate names in these languages: en,ar,ru (needs alternateNamesV2).") var languages: String?
        @Flag(name: .long, help: "Keep names of former times, such as Leningrad, too (needs alternateNamesV2).") var historic = false

        func validate() throws {
            guard minPopulation >= 0 else { throw ValidationError("--min-population takes a number from 0.") }
            _ = try options()
        }

        private func options() throws -> GeoNamesImport.Options {
            var options = GeoNamesImport.Options()
            do {
                options.features = try GeoNamesFeatures(features)
            } catch {
                throw ValidationError("--features: \(error.reason).")
            }
            options.countries = Set(try Self.codes(countries, of: 2...2, "--countries", "SY,IQ").map { $0.uppercased() })
            options.languages = Set(try Self.codes(languages, of: 2...3, "--languages", "en,ar").map { $0.lowercased() })
            options.minimumPopulation = minPopulation
            options.keepsHistoric = historic
            return options
        }

        private static func codes(_ written: String?, of length: ClosedRange<Int>, _ option: String, _ example: String) throws -> [String] {
            guard let written else { return [] }
            let codes = written.split(separator: ",").map { $0.filter { $0 != " " } }
            guard !codes.isEmpty, codes.allSatisfy({ length ~= $0.utf8.count && $0.utf8.allSatisfy { $0 | 0x20 >= 0x61 } }) else {
                throw ValidationError(
                    "\(option) is \"\(written)\"; it takes codes of \(length.upperBound == 2 ? "two" : "two or three") letters with commas between them, such as \(example)."
                )
            }
            return codes
        }

        func run() throws {
            try Failure.wrap {
                var allDamaged = 0
                let report = try GeoNamesFiles.read(files, into: to, options(), force: force) { reading in
                    allDamaged += reading.damaged
                    let damaged = reading.damaged == 0 ? "" : ", \(reading.damaged) damaged"
                    Terminal.say("\(reading.file): \(reading.rows) rows, \(reading.kept) kept\(damaged)")
                    for example in reading.examples { Terminal.say("  \(example)") }
                    let more = reading.damaged - reading.examples.count
                    if more > 0 { Terminal.say("  … and \(more) more") }
                }
                for remark in report.remarks { Terminal.say(remark) }
                for table in report.tables { Terminal.say("\(table.path): \(GazetteerCommand.count(table.rows, "row"))") }
                if allDamaged > 0 { throw ExitCode(ExitStatus.someRejected.rawValue) }
            }
        }
    }

    struct CSV: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "csv",
            abstract: "Reads any table with a line of column names: CSV or TSV, with commas, semicolons or tabs, in any encoding.",
            discussion: """
                Columns are found by their usual names (name, title, lat, latitude, lng, country, aliases, …); --map says which is what where
                they are called otherwise. Rows without a name or with a point off the Earth are left out and listed.

                EXAMPLE
                  gleaner gazetteer import csv camps.csv --to mine --map name=Camp
                  gleaner gazetteer import csv groups.tsv --to mine --set type=group
                """)

        @Argument(help: "A file .csv or .tsv, packed or not; - is standard input.") var file: String
        @Option(name: .long, help: "The folder that the table is written to.") var to: String
        @Flag(name: .long, help: "Write over a table that is there.") var force = false
        @Option(
            name: .long,
            help:
                "Which column is what, FIELD=COLUMN: name=Town,lat=Y,lon=X. Fields: \(TableMapping.Field.allCases.map(\.rawValue).joined(separator: ", "))."
        )
        var map: [String] = []
        @Option(name: .long, help: "What is the same for all rows, FIELD=VALUE: type=group,source=desk.") var set: [String] = []
        @Option(name: .long, help: "What stands between aliases (default: | or ;).") var aliasSeparator: String?
        @Option(name: .long, help: "What ids begin with that are made of names, there being no column of ids (default: the file's name).")
        var prefix: String?

        func validate() throws {
            if aliasSeparator?.isEmpty ?? false { throw ValidationError("--alias-separator takes one or more characters.") }
            _ = try plan()
        }

        private func plan() throws -> TableMapping.Plan {
            let name = CustomTable.name(of: file).lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
            var plan = TableMapping.Plan(prefix: prefix ?? String(name))
            plan.separator = aliasSeparator
            do throws(TableMapping.Mistake) {
                for written in map { try plan.add(written, to: \.columns) }
            } catch {
                throw ValidationError("--map: \(error.reason).")
            }
            do throws(TableMapping.Mistake) {
                for written in set { try plan.add(written, to: \.constants) }
            } catch {
                throw ValidationError("--set: \(error.reason).")
            }
            return plan
        }

        func run() throws {
            try Failure.wrap {
                let report = try CustomTable.read(file, into: to, plan(), force: force)
                if let warning = report.warning { Terminal.say("\(file): \(warning)") }
                for example in report.examples { Terminal.say(example) }
                let more = report.rejected - report.examples.count
                if more > 0 { Terminal.say("… and \(more) more rows left out.") }
                Terminal.say("\(report.path): \(GazetteerCommand.count(report.rows, "row"))")
                if report.rejected > 0 { throw ExitCode(ExitStatus.someRejected.rawValue) }
            }
        }
    }
}
