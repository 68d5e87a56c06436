import ArgumentParser
import Assembly

struct PipelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline", abstract: "Works on pipeline files.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says whether a pipeline file can run, and what is wrong with it otherwise.",
            discussion: """
                EXAMPLE
                  gleaner pipeline check Pipelines/news.yml
                """)

        @Argument(help: "A pipeline file, or the name of one in Pipelines/.") var file: String

        func run() throws {
            try Failure.wrap {
                let chain = try Assembler.chain(pipeline: file)
                Terminal.print("\(chain.name): \(chain.stageNames.joined(separator: " → ")). It can run.\n")
            }
        }
    }
}
