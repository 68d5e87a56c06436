import FoundationEssentials
import Glibc

/// The command as a user meets it: start-up, one core against two, memory over many pages.
struct EndToEnd {
    let gleaner: String
    let pipeline: String
    let source: String

    /// Until the first record of `annotate` is out, the gazetteer being compiled; the fastest of some tries, in seconds.
    func startUp(tries: Int = 7) throws -> Double {
        let page = try pages().first ?? source
        var best = Double.infinity
        for _ in 0..<tries {
            let child = try Child([gleaner, "annotate", page, "--pipeline", pipeline, "--jobs", "1"])
            guard let first = child.firstLine else {
                throw BenchmarkError("gleaner annotate \(page) printed nothing (exit \(child.status)).")
            }
            best = min(best, first)
        }
        return best
    }

    struct Scaling {
        var oneCore: [Double] = []
        var twoCores: [Double] = []
        var memory = 0.0
        var speedUp: Double { median(zip(oneCore, twoCores).map { $0 / $1 }) }
    }

    /// `gleaner run` over `count` pages on one processor and on two, in turns.
    func scaling(pages count: Int, rounds: Int) throws -> Scaling {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try fill(folder.path, with: count)
        var result = Scaling()
        for round in 0..<rounds {
            for cores in round % 2 == 0 ? [1, 2] : [2, 1] {
                let child = try run(folder.path, cores: cores)
                if cores == 1 { result.oneCore.append(child.wall) } else { result.twoCores.append(child.wall) }
                result.memory = max(result.memory, child.memory)
            }
        }
        return result
    }

    private func run(_ folder: String, cores: Int) throws -> Child {
        let shelf = try TemporaryFolder()
        defer { shelf.remove() }
        let child = try Child([
            "taskset", "-c", cores == 1 ? "0" : "0,1", gleaner, "run", folder, "--pipeline", pipeline, "--index", shelf.path + "/index.db",
            "--jobs", String(cores),
        ])
        // 2: some pages were rejected.
        guard child.status == 0 || child.status == 2 else { throw BenchmarkError("gleaner run ended with \(child.status).") }
        return child
    }

    /// The pages again and again under other names: ids are made of place and bytes, so each is an article of its own.
    /// Hard links where the file system of TMPDIR is that of the pages, copies elsewhere.
    private func fill(_ folder: String, with count: Int) throws {
        let pages = try pages()
        guard !pages.isEmpty else { throw BenchmarkError("\(source) holds no page.") }
        for number in 0..<count {
            let page = pages[number % pages.count]
            let ending = [".html.gz", ".xhtml.gz", ".htm.gz", ".xhtml", ".htm"].first(where: page.hasSuffix) ?? ".html"
            let name = "\(folder)/\(number / 1000)"
            if number % 1000 == 0 { mkdir(name, 0o755) }
            let copy = "\(name)/\(number)\(ending)"
            if link(page, copy) != 0 { try FileManager.default.copyItem(atPath: page, toPath: copy) }
        }
    }

    private func pages() throws -> [String] {
        let endings = [".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz"]
        return try FileManager.default.subpathsOfDirectory(atPath: source)
            .filter { name in endings.contains { name.hasSuffix($0) } }.sorted().map { "\(source)/\($0)" }
    }
}
