import ArgumentParser
import Indexing

extension IndexCommand {
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes articles with all that was found in them.",
            discussion: """
                All or nothing: an unknown id or outlet ends it before anything is removed. Copies are joined anew without them, and
                entities and outlets that nothing else refers to go, too. gleaner index optimize gives back the room.

                EXAMPLE
                  gleaner index remove c83d88be1e1ab2ba 7603007430c948c1 --index news.db
                  gleaner index remove --source "The Levant Ledger" --index news.db
                  gleaner index remove --errors --index news.db
                """)

        @Argument(help: "Ids of articles.") var ids: [String] = []
        @Option(name: .long, help: "All articles of this outlet; may be given several times.") var source: [String] = []
        @Flag(name: .long, help: "What the table \"errors\" holds.") var errors = false
        @Option(name: .long, help: "The index file.") var index = "gleaner.db"

        func validate() throws {
            if ids.isEmpty, source.isEmpty, !errors { throw ValidationError("Name ids of articles, --source NAME or --errors.") }
        }

        func run() throws {
            try Failure.wrap {
                let removed = try Removal(ids: ids, sources: source, errors: errors).run(index)
                Terminal.say(
                    "Removed: \(GazetteerCommand.count(removed.articles, "article")), \(removed.entities) entities, \(removed.sources) outlets, \(removed.errors) errors. \(removed.left) articles stay."
                )
            }
        }
    }
}
