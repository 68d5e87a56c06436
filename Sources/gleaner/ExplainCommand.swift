import ArgumentParser
import Assembly

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows why names and claims were found, and why each was taken for what it is.",
        discussion: """
            For each name: what speaks for and against it being one, in log odds (0 is even odds; above 0.7 it is taken), and what it
            may mean, with the points of each candidate. The score is the chance that it is a name at all, as it was measured for such
            odds, times the chance that the first candidate is meant, by how far its points are ahead. Names that were weighed and
            left out are shown as well. Each article is headed by its source, # and its id. Nothing is stored.

            For each claim: its cue, the frame that fits and its line in the taxonomy, who did what to whom, what makes it denied or
            hypothetical, who vouches and why, and where a model scores claims, what it weighed, in log odds. Claims that
            were taken in by others or left out are shown as well.

            EXAMPLE
              gleaner explain page.html --name Tripoli
              gleaner explain page.html --claims
              gleaner explain rows.jsonl --json | jq '.names[] | select(.taken | not)'
            """)

    @OptionGroup var chain: ChainOptions

    @Option(name: .long, help: "Only names that hold these words, in any case, and articles that have one; no claims.")
    var name: String?

    @Flag(name: .long, help: "Only claims.")
    var claims = false

    @Flag(name: .long, help: "One JSON object an article and line.")
    var json = false

    func validate() throws {
        if claims, name != nil { throw ValidationError("--name picks names and --claims leaves them out: give one of them.") }
    }

    func run() throws {
        try Failure.wrap {
            let assembled = try chain.assemble(until: claims ? "claims" : name == nil ? nil : "mentions")
            var isWanted: (@Sendable (String) -> Bool)?
            if let wanted = name?.lowercased() { isWanted = { $0.lowercased().contains(wanted) } }
            let steps = assembled.explaining(jobs: chain.workers, asJSON: json, names: !claims, isWanted: isWanted)
            try chain.print(steps, as: json ? .json : .markdown, ifNothing: name.map { "No article has a name that holds \"\($0)\"." })
        }
    }
}
