import FoundationEssentials

/// What was asked for on the command line.
struct Options {
    var folder: String
    var check = false
    var stagesOnly = false
    /// Only what names cost; and where the texts go that other programs are to match.
    var entities = false
    var texts: String?
    /// Only what claims cost.
    var claims = false
    /// Only what a large index costs, and how many articles it holds.
    var index = false
    var articles = 100_000
    /// Only what trends of this index cost.
    var trends: String?
    /// How long stages and DOM are measured in turns.
    var seconds = 20.0
    /// How many pages of the folder are held in memory for that.
    var stagePages = 1000
    /// How many pages the command is run over, and how many times with each number of cores.
    var runPages = 20_000
    var runRounds = 3
    let gleaner: String
    var pipeline: String
    /// Rows whose texts are dense with claims.
    let claimRows: String

    static let usage = """
        usage: Tests/Benchmarks/run [PAGES-FOLDER] [--check] [--brief] [--stages-only] [--entities [--texts FILE]] [--claims]
                                    [--index [--articles N]] [--trends INDEX] [--pipeline FILE] [--seconds N] [--stage-pages N] [--run-pages N] [--run-rounds N]
        """

    init(_ words: [String]) throws {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let products = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        gleaner = products + "/gleaner"
        let home = ProcessInfo.processInfo.environment["GLEANER_HOME"] ?? "."
        folder = home + "/corpora/samples"
        pipeline = home + "/Pipelines/news.yml"
        claimRows = home + "/corpora/gold/claims_training.jsonl"
        var rest = words[...]
        while let word = rest.popFirst() {
            func value() throws -> String {
                guard let next = rest.popFirst() else { throw BenchmarkError("\(word) needs a value.\n\(Self.usage)") }
                return next
            }
            func number() throws -> Int {
                let given = try value()
                guard let number = Int(given), number > 0 else {
                    throw BenchmarkError("\(word) takes a whole number above 0, not \"\(given)\".")
                }
                return number
            }
            switch word {
            case "--check": check = true
            case "--brief": (seconds, runPages, runRounds) = (4, 2000, 1)
            case "--stages-only": stagesOnly = true
            case "--entities": entities = true
            case "--claims": claims = true
            case "--index": index = true
            case "--trends": trends = try value()
            case "--articles": articles = try number()
            case "--texts": texts = try value()
            case "--pipeline": pipeline = try value()
            case "--seconds": seconds = Double(try number())
            case "--stage-pages": stagePages = try number()
            case "--run-pages": runPages = try number()
            case "--run-rounds": runRounds = try number()
            case _ where word.hasPrefix("-"): throw BenchmarkError("There is no option \(word).\n\(Self.usage)")
            default: folder = word
            }
        }
    }
}
