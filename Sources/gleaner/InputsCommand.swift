import ArgumentParser
import Inputs
import Reports

struct InputsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inputs",
        abstract: "Says what a run would read and what it would leave out, without reading all of it.",
        discussion: """
            Of files that hold many articles, the first megabyte is looked into; counts drawn from it are marked "about", and what
            such files leave out is told as far as it was seen.

            EXAMPLE
              gleaner inputs dump/
              gleaner inputs crawl.warc.gz --url '*/news/*' --json
            """)

    @OptionGroup var input: InputOptions
    @Flag(name: .long, help: "One JSON object a line.") var json = false

    func validate() throws {
        if input.paths.contains("-") { throw ValidationError("Standard input can be read only once; name files or folders.") }
    }

    func run() throws {
        try Failure.wrap {
            var inputs = try Inputs(input.paths, input.settings)
            let survey = inputs.survey()
            if survey.kinds.isEmpty {
                InputOptions.explainSkipped(inputs)
                throw input.nothing
            }
            if json {
                Terminal.print(rows(survey).jsonLines() + skipped(inputs).jsonLines())
            } else {
                Terminal.print(brief(survey).text(width: Terminal.width))
                let skipped = skipped(inputs)
                if !skipped.rows.isEmpty { Terminal.print("\n" + skipped.text(width: Terminal.width)) }
            }
        }
    }

    private func rows(_ survey: InputSurvey) -> Table {
        var table = Table(["kind", "files", "bytes", "articles", "damaged", "exact"])
        for kind in survey.kinds {
            table.add([
                .text(kind.format.rawValue), .integer(kind.files), .integer(kind.bytes), .integer(kind.records), .integer(kind.damaged),
                .text(kind.isExact ? "yes" : "no"),
            ])
        }
        return table
    }

    private func brief(_ survey: InputSurvey) -> Table {
        var table = Table(["kind", "files", "bytes", "articles", "damaged"])
        for kind in survey.kinds {
            let about = kind.isExact ? "" : "about "
            table.add([
                .text(kind.format.rawValue), .integer(kind.files), .integer(kind.bytes), .text("\(about)\(kind.records)"),
                .text(kind.damaged == 0 ? "" : "\(about)\(kind.damaged)"),
            ])
        }
        return table
    }

    private func skipped(_ inputs: borrowing Inputs) -> Table {
        var table = Table(["not_read", "count", "such_as"])
        for (kind, count) in inputs.skipped.sorted(by: { $0.key < $1.key }) {
            table.add([.text(kind.isEmpty ? "no ending" : kind), .integer(count), .text(inputs.skippedExamples[kind] ?? "")])
        }
        return table
    }
}
