import ArgumentParser
import Documents
import Inputs

/// What is read, and how: options of every command that reads inputs.
struct InputOptions: ParsableArguments {
    @Argument(help: "Files and folders; - is standard input.")
    var paths: [String]

    @Option(name: .long, help: "What standard input holds, as the ending of a file's name: html, txt, warc, zip… (default: jsonl)")
    var type: InputFormat?

    @Option(name: .long, help: "Of web archives, only addresses that fit; * stands for any characters.")
    var url: [String] = []

    @Option(name: .long, help: "Of web archives, only this media type, such as text/html or text/*.")
    var mime: [String] = []

    @Option(name: .long, help: "Of web archives, only what was captured on this day or later: 2019-07-04.")
    var from: CalendarDay?

    @Option(name: .long, help: "Of web archives, only what was captured on this day or before.")
    var to: CalendarDay?

    func validate() throws {
        if paths.isEmpty { throw ValidationError("Name at least one input: a file, a folder or -.") }
        if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input, -, can be read only once.") }
    }

    var settings: InputSettings {
        var settings = InputSettings()
        settings.standardInput = type ?? .rows
        settings.captures.urls = url
        settings.captures.types = mime
        settings.captures.from = from
        settings.captures.to = to
        return settings
    }

    /// The end of a run for which there was nothing to read.
    var nothing: Failure {
        Failure(.missingInput, "No readable input in \(paths.joined(separator: ", ")). Read are: \(InputFormat.known).")
    }

    static func explainSkipped(_ inputs: borrowing Inputs) {
        guard !inputs.skipped.isEmpty else { return }
        let kinds = inputs.skipped.sorted { $0.key < $1.key }.map { kind, count in
            "\(count) × \(kind.isEmpty ? "no ending" : kind) (such as \(inputs.skippedExamples[kind] ?? "?"))"
        }
        Terminal.say("Not read: \(kinds.joined(separator: ", ")). Read are: \(InputFormat.known).")
    }
}

extension InputFormat: ExpressibleByArgument {
    public init?(argument: String) { self.init(ending: argument) }
    public static var allValueStrings: [String] { [] }
}

extension CalendarDay: ExpressibleByArgument {
    public init?(argument: String) {
        guard argument.utf8.count == 10 else { return nil }
        self.init(iso: argument)
    }
}
