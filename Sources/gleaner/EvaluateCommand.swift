import ArgumentParser
import Assembly
import Measures
import Reports

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures what a pipeline finds against sentences or pages of your own.",
        discussion: """
            Each line of the gold is an annotated sentence or page; corpora/gold/README.md describes lines of all layers:
              entities  "entities": names by span and type, and which ones are meant
              claims    "claims": types by sentence; status, speaker, participants and dates of those found; figures
              text      "page", a file, and its "text": runs of four words
            Without --layer, what the first line holds is measured. Precision, recall and F1 are of all lines together; f1_low and
            f1_high hold 95 of 100 samples of such lines (bootstrap). Of what is a share, such as status, all three are that
            share. The calibration error is how far scores lie from the share of what is right (ten bins of equal size).

            EXAMPLE
              gleaner evaluate --gold my-sentences.jsonl
              gleaner evaluate --gold corpora/gold/pages.jsonl --layer text --pages corpora/samples
            """)

    @Option(name: .long, help: "The annotated lines, a JSON object each.") var gold: String
    @Option(name: .long, help: "What to measure: \(Evaluation.Layer.allCases.map(\.rawValue).joined(separator: ", ")).")
    var layer: Evaluation.Layer?
    @Option(name: .long, help: "The folder of the pages (default: that of the gold).") var pages: String?
    @Option(name: .long, help: "A pipeline file, or the name of one in Pipelines/ (default: news).") var pipeline: String?
    @Flag(name: .long, help: "Instead of figures, what differs from the gold, line by line.") var differences = false
    @Flag(name: .long, help: "The figures as one JSON object a line.") var json = false

    func run() throws {
        try Failure.wrap {
            let evaluation = try Evaluation(gold: gold, layer: layer, pages: pages, pipeline: pipeline)
            if differences { return Terminal.print(evaluation.differences.map { $0 + "\n" }.joined()) }
            let table = ScoreTable.table(evaluation.scores, calibration: evaluation.calibration, of: evaluation.scored)
            Terminal.print(json ? table.jsonLines() : table.text(width: Terminal.width))
        }
    }
}

extension Evaluation.Layer: ExpressibleByArgument {}
