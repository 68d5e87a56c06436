import ArgumentParser
import Assembly
import FoundationEssentials
import Measures
import Reports

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fits the scores of claims to sentences of your own.",
        discussion: """
            Each line of the data is one sentence: {"id", "text", "claims": [{"type", "status"}, …]}, with "language", "published" and
            "context" (what stands before it) where they are known; an empty list says that it claims nothing. What frames
            find in a sentence is right where the line has a claim of that type. Some hundred lines are needed, hard ones among them.

            The figures are of lines that the scores were not fitted to (five parts, each judged by the other four), with the range
            that holds 95 of 100 samples of such lines. A claim's score then is the chance that it stands.

            A pipeline uses the model by
              - claims:
                  model: my.model

            EXAMPLE
              gleaner train --data my-sentences.jsonl --out my.model
            """)

    @Option(name: .long, help: "The annotated sentences, a JSON object a line.") var data: String
    @Option(name: .long, help: "Where to write the model.") var out: String
    @Option(name: .long, help: "A pipeline file, or the name of one in Pipelines/ (default: news); its taxonomy is used, not its model.")
    var pipeline: String?
    @Option(
        name: .long,
        help: "Claims of a lower score are dropped; less is asked of types whose F1 is then better (0 to 0.5; 0 drops none).")
    var threshold = 0.5
    @Flag(name: .long, help: "The figures as one JSON object a line.") var json = false

    func validate() throws {
        if !(0...0.5).contains(threshold) { throw ValidationError("--threshold takes a number from 0 to 0.5.") }
    }

    func run() throws {
        try Failure.wrap {
            let training = try Training(data: data, pipeline: pipeline, threshold: threshold)
            do {
                try Data(training.model.utf8).write(to: URL(filePath: out), options: .atomic)
            } catch {
                throw Failure(.cannotWrite, "\(out): cannot be written. Check that the folder exists and its permissions.")
            }
            let table = ScoreTable.table(training.scores, calibration: training.calibration, of: training.weighed)
            Terminal.print(json ? table.jsonLines() : table.text(width: Terminal.width))
            Terminal.say("\(out): fitted to \(training.rows) rows with \(training.claims) claims.")
        }
    }
}

/// Measured figures, a row each, with the bounds of their intervals.
enum ScoreTable {
    static func table(_ scores: Scores, calibration: Estimate?, of count: Int) -> Table {
        var table = Table(["figure", "precision", "recall", "f1", "f1_low", "f1_high", "expected", "found"])
        for line in scores.lines {
            table.add([
                .text(line.name), .number(line.precision.value), .number(line.recall.value), .number(line.f1.value), .number(line.f1.low),
                .number(line.f1.high), .integer(line.tally.expected), .integer(line.tally.found),
            ])
        }
        if let calibration {
            table.add([
                .text("calibration error"), .none, .none, .number(calibration.value), .number(calibration.low), .number(calibration.high),
                .none, .integer(count),
            ])
        }
        return table
    }
}
