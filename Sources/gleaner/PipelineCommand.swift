import ArgumentParser
import Assembly

struct PipelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline", abstract: "Works on pipeline files.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says whether a pipeline file can run, and what is wrong with it otherwise.",
            discussion: """
                A stage may have settings below its name; README.md lists them. What names are looked up in:
                  - entities:
                      gazetteers: [standard, my-groups]   # folders of tables, later over earlier; without standard, in its place
                      countries: [SY, IQ]                 # places elsewhere are left out
                      population: 5000                    # so are smaller towns
                      only: lists/ids.txt                 # so is what is not listed by its id
                      types: [place, group]               # what is kept of what is found
                      stop: [Mobile, Jordan: person]      # never a name; never a person

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
