import ArgumentParser
import Assembly
import Documents
import Entities
import Reports

struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer", abstract: "Builds, checks and asks the gazetteer.",
        subcommands: [Build.self, Check.self, Lookup.self, GazetteerImport.self])

    struct Tables: ParsableArguments {
        @Option(
            name: .long,
            help: "A folder of tables, or one table; may be given several times, later rows replacing earlier ones (default: standard).")
        var tables: [String] = []
        @Option(name: .long, help: "Instead, what this pipeline file uses: its tables, without what it leaves out.") var pipeline: String?

        func validate() throws {
            if pipeline != nil, !tables.isEmpty { throw ValidationError("--tables and --pipeline exclude each other.") }
        }

        func sources() throws -> GazetteerSources {
            try pipeline.map { try GazetteerSources(pipeline: $0) } ?? GazetteerSources(tables: tables)
        }
    }

    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compiles the tables into the one file that runs map into memory; runs do so by themselves when a table changed.",
            discussion: """
                EXAMPLE
                  gleaner gazetteer build --tables standard --tables my-groups
                """)

        @OptionGroup var tables: Tables
        @Option(name: .long, help: "Where to write (default: .compiled/ beside the tables).") var out: String?

        func run() throws {
            try Failure.wrap {
                let built = try GazetteerFile.build(tables.sources(), to: out)
                Terminal.say("\(built.path): \(built.bytes / 1_000_000) MB")
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists everything that is wrong with the tables, with file and line.",
            discussion: """
                Errors are what no gazetteer can be made of, or what would be lost in making it: exit code 65. Warnings are what
                is most likely not meant, such as a kind that nobody knows or a name that two groups of one country share.

                EXAMPLE
                  gleaner gazetteer check --tables standard --tables my-groups
                """)

        @OptionGroup var tables: Tables

        func run() throws {
            try Failure.wrap {
                let problems = try GazetteerFile.check(tables.sources())
                if problems.isEmpty { return Terminal.say("The tables are sound.") }
                Terminal.print(problems.map { $0.description + "\n" }.joined())
                let warnings = GazetteerCommand.count(problems.count { $0.isWarning }, "warning")
                let errors = problems.count { !$0.isWarning }
                if errors == 0 { return Terminal.say("The tables are sound, with \(warnings).") }
                throw Failure(.badInput, "\(GazetteerCommand.count(errors, "error")) and \(warnings) in the tables.")
            }
        }
    }

    static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

    struct Lookup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a name may mean, the most likely reading first, and why.",
            discussion: """
                Case, accents and other marks that fold away make no difference. Each reading is shown with the alias that led to
                it, where it stands in the tables, and its weight, which orders readings where the article says nothing.

                EXAMPLE
                  gleaner gazetteer lookup Tripoli
                  gleaner gazetteer lookup Tripoli --pipeline my.yml
                """)

        @Argument(help: "The name, in any script.") var name: [String]
        @OptionGroup var tables: Tables
        @Flag(name: .long, help: "One JSON object a line.") var json = false

        func run() throws {
            try Failure.wrap {
                let name = name.joined(separator: " ")
                let (candidates, near) = try GazetteerFile.lookup(name, in: tables.sources())
                if candidates.isEmpty {
                    let view = tables.pipeline.map { ", as \($0) has it," } ?? ""
                    let advice = near.isEmpty ? "" : " Names like it: \(near.joined(separator: "; "))."
                    throw Failure(.nothingFound, "The gazetteer\(view) does not know \"\(name)\".\(advice)")
                }
                let text = LookupText(candidates: candidates)
                Terminal.print(json ? text.json : text.text)
            }
        }
    }
}
