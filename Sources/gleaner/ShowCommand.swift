import ArgumentParser
import Indexing
import Reports

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints an article: what is known of it, and its text with names and claims marked.",
        discussion: """
            A sentence stands on each line, a blank line where a paragraph ends. A name is marked as [words|id], a longer one alone of those
            inside it. Below its sentence each claim has a line that begins with ">": type and subtype · status, certainty · who says
            it (and what they are to the story) via whom · actors → targets · at places · with weapons · on days · figures · score;
            with --statements each statement one that begins with ":". An id may be cut short as long as it means one article. Control
            characters of the text are shown as spaces, so that nothing in it can drive the terminal.

            EXAMPLE
              gleaner show c83d88be1e1ab2ba
              gleaner show c83d --statements | less
              gleaner show c83d ca23 --json
            """)

    @Argument(help: "Ids of articles, or how they begin.") var ids: [String]
    @Flag(help: "Also who is quoted with what.") var statements = false
    @Flag(help: "The text alone.") var plain = false
    @Flag(help: "One JSON object a line, with everything; offsets are code points.") var json = false
    @Option(name: .long, help: "The index file.") var index = "gleaner.db"

    func validate() throws {
        if [statements, plain, json].count(where: { $0 }) > 1 {
            throw ValidationError("--statements, --plain and --json exclude each other (--json has everything).")
        }
    }

    func run() throws {
        try Failure.wrap {
            let reader = try IndexReader(path: index)
            let ids = try ids.map { try id(meantBy: $0, reader) }
            for (number, id) in ids.enumerated() {
                guard let article = try reader.article(id) else { throw Failure(.nothingFound, "No article has the id \"\(id)\".") }
                if json {
                    Terminal.print(ArticleJSON.object(article) + [0x0A])
                } else {
                    if number > 0 { Terminal.print("\n") }
                    Terminal.print(plain ? ArticleText.plain(article) : ArticleText.annotated(article, statements: statements))
                }
            }
        }
    }

    private func id(meantBy written: String, _ reader: IndexReader) throws -> String {
        let found = try reader.articles(beginning: written, limit: 6)
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            let shown = found.prefix(5).joined(separator: ", ")
            throw Failure(
                .badInput, "\"\(written)\" begins several ids: \(shown)\(found.count > 5 ? ", …" : ""). Give more of the one you mean.")
        }
        let near = try reader.articles(near: written)
        let way = near.isEmpty ? "gleaner search gives ids." : "Ids like it: \(near.joined(separator: ", "))."
        throw Failure(.nothingFound, "No article has the id \"\(written)\". \(way)")
    }
}
