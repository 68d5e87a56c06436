import ArgumentParser
import Assembly
import Documents
import Entities
import Reports

struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer", abstract: "Builds, checks and asks the gazetteer.",
        subcommands: [Build.self, Check.self, Lookup.self])

    struct Tables: ParsableArguments {
        @Option(name: .long, help: "The folder of tables (default: corpora/gazetteers).") var tables: String?

        func folder() throws -> String { try tables ?? Corpora.standard("gazetteers") }
    }

    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compiles the tables into the one file that runs map into memory; runs do so by themselves when a table changed.",
            discussion: """
                EXAMPLE
                  gleaner gazetteer build --tables corpora/gazetteers
                """)

        @OptionGroup var tables: Tables
        @Option(name: .long, help: "Where to write (default: .compiled/ beside the tables).") var out: String?

        func run() throws {
            try Failure.wrap {
                let built = try GazetteerFile.build(folder: tables.folder(), to: out)
                Terminal.say("\(built.path): \(built.bytes / 1_000_000) MB")
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists everything that is wrong with the tables, with file and line.",
            discussion: """
                EXAMPLE
                  gleaner gazetteer check --tables corpora/gazetteers
                """)

        @OptionGroup var tables: Tables

        func run() throws {
            try Failure.wrap {
                let problems = try GazetteerFile.check(folder: tables.folder())
                if problems.isEmpty { return Terminal.say("The tables are sound.") }
                Terminal.print(problems.joined(separator: "\n") + "\n")
                throw Failure(.badInput, problems.count == 1 ? "One problem in the tables." : "\(problems.count) problems in the tables.")
            }
        }
    }

    struct Lookup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a name may mean, the most likely reading first, and why.",
            discussion: """
                The weight orders readings where the article says nothing: kind of thing and population. The prior is how likely a
                capitalised use is a place at all, where ambiguous.tsv says so.

                EXAMPLE
                  gleaner gazetteer lookup Tripoli
                """)

        @Argument(help: "The name, in any script.") var name: [String]
        @OptionGroup var tables: Tables
        @Flag(name: .long, help: "One JSON object a line.") var json = false

        func run() throws {
            try Failure.wrap {
                let name = name.joined(separator: " ")
                let candidates = try GazetteerFile.lookup(name, folder: tables.folder())
                if candidates.isEmpty { throw Failure(.nothingFound, "The gazetteer does not know \"\(name)\".") }
                let table = table(candidates)
                Terminal.print(json ? table.jsonLines() : table.text(width: Terminal.width))
            }
        }

        private func table(_ candidates: [Gazetteer.Candidate]) -> Table {
            var table = Table(["id", "name", "type", "kind", "country", "population", "latitude", "longitude", "by", "weight", "prior"])
            for candidate in candidates {
                let entity = candidate.entity
                table.add([
                    .text(entity.id ?? ""), .text(entity.name), .text(entity.type.rawValue), .text(entity.detail ?? ""),
                    .text(entity.country ?? ""), .integer(candidate.population), entity.coordinate.map { .number($0.latitude) } ?? .none,
                    entity.coordinate.map { .number($0.longitude) } ?? .none, .text(candidate.isName ? "name" : "alias"),
                    .integer(candidate.weight), candidate.prior.map { .number($0) } ?? .none,
                ])
            }
            return table
        }
    }
}
