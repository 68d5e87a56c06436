import ArgumentParser
import Indexing

extension IndexCommand {
    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes one new index of several.",
            discussion: """
                An article that several hold with the same text is kept once, as the latest run found things in it. Another text under
                the same id stands in the table "errors", and the first one stays. Copies are sought among all.

                EXAMPLE
                  gleaner index merge 2018.db 2019.db --out both.db
                """)

        @Argument(help: "The indexes.") var paths: [String]
        @Option(name: .long, help: "The new index file.") var out: String

        func run() throws {
            try Failure.wrap {
                let counts = try IndexMerge.run(paths, into: out)
                Terminal.say(
                    """
                    \(counts.articles) articles from \(GazetteerCommand.count(paths.count, "index file")); \(counts.twice) were held more than once, \
                    \(counts.differing) have another text under an id that is taken.
                    In \(out): \(counts.articles) articles, \(counts.stories) distinct stories.
                    """)
                if counts.differing > 0 {
                    Terminal.say("Which texts were left out: SELECT input, record, message FROM errors WHERE stage = 'merge'.")
                    throw ExitCode(ExitStatus.someRejected.rawValue)
                }
            }
        }
    }
}
