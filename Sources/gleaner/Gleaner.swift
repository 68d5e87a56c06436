import ArgumentParser
import Assembly

/// The command. The only room that prints, reads arguments and picks exit codes.
@main
enum Program {
    static func main() {
        Terminal.ignoreSignalsOfWrites()
        do {
            var command = try Gleaner.parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Terminal.complain(failure.message)
            Terminal.leave(failure.code)
        } catch {
            Gleaner.exit(withError: error)
        }
    }
}

struct Gleaner: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gleaner",
        abstract: "Turns dumps of articles into an index of who, where and what is claimed, by whom.",
        discussion: """
            EXAMPLE
              gleaner run corpora/samples --index news.db
              gleaner search "responsibility" --index news.db
              gleaner trends Sinai --by month --index news.db
            """,
        version: Assembler.version,
        subcommands: [
            Run.self, Annotate.self, ImportCommand.self, Reannotate.self, IndexCommand.self, Explain.self, InputsCommand.self, Search.self,
            Show.self, TrendsCommand.self, Keyness.self, CollocationsCommand.self, ReleasesCommand.self, EntitiesCommand.self,
            MentionsCommand.self, FramingCommand.self, ClaimsCommand.self, ResponsibilityCommand.self, TollsCommand.self,
            StatementsCommand.self, SourcesCommand.self, ErrorsCommand.self, Export.self, Report.self, GazetteerCommand.self,
            PipelineCommand.self, Train.self, Evaluate.self,
        ])
}
