import ArgumentParser
import Indexing
import Reports

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Keeps an index: what is in it, whether it is sound, several into one, smaller, newer.",
        subcommands: [Info.self, Verify.self, Merge.self, Optimize.self, Remove.self, Migrate.self])

    struct File: ParsableArguments {
        @Argument(help: "The index file.") var path = "gleaner.db"
    }

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what an index holds: articles, outlets, days, findings, what takes the room, and the runs that made it.",
            discussion: """
                EXAMPLE
                  gleaner index info news.db
                  gleaner index info news.db --json | python3 -m json.tool
                """)

        @OptionGroup var file: File
        @Flag(name: .long, help: "One JSON object.") var json = false

        func run() throws {
            try Failure.wrap {
                let facts = IndexFacts(try IndexSummary(of: file.path))
                Terminal.print(json ? facts.json : facts.text(width: Terminal.width))
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks every table of an index: whether all of it can be read, and all of it fits together.",
            discussion: """
                What is wrong is listed with its number, examples and the way out, and the exit code is 65. Nothing is changed.
                It reads all of the index: some seconds for ten thousand articles.

                EXAMPLE
                  gleaner index verify news.db
                """)

        @OptionGroup var file: File

        func run() throws {
            try Failure.wrap {
                let verification = try Verification(file.path)
                for note in verification.notes { Terminal.say(note) }
                if verification.findings.isEmpty {
                    return Terminal.say("\(file.path) is sound: \(verification.articles) articles, all of them checked.")
                }
                Terminal.print(verification.findings.map { Printable.line($0.description) + "\n" }.joined())
                throw Failure(
                    .badInput, "\(file.path) is not sound: \(GazetteerCommand.count(verification.findings.count, "kind")) of damage.")
            }
        }
    }

    struct Optimize: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an index as small and as quick to ask as it can be, after much was added or removed.",
            discussion: """
                Needs as much room as the index takes, for as long as it lasts; the index stays whole whatever happens.

                EXAMPLE
                  gleaner index optimize news.db
                """)

        @OptionGroup var file: File

        func run() throws {
            try Failure.wrap {
                let (before, after) = try Optimization.run(file.path)
                Terminal.say("\(file.path): \(ByteCount(before)) before, \(ByteCount(after)) now.")
            }
        }
    }

    struct Migrate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings an index that an earlier gleaner made to the present schema.",
            discussion: """
                It is done wholly or not at all. A run makes the articles anew that it is given, as after any change of pipeline;
                gleaner reannotate finds anew what is in all others.

                EXAMPLE
                  gleaner index migrate news.db
                """)

        @OptionGroup var file: File

        func run() throws {
            try Failure.wrap {
                let found = try Migration.run(file.path)
                Terminal.say(
                    found == Migration.present
                        ? "\(file.path) has schema \(found), the present one; nothing to do."
                        : "\(file.path) had schema \(found) and has schema \(Migration.present) now. gleaner index optimize gives back the room that the old tables took."
                )
            }
        }
    }
}
