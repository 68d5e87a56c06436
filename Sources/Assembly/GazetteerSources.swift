import Entities
import FoundationEssentials
import Text

/// What a gazetteer is made of: tables, later ones over earlier, and what of them is to be found in texts.
package struct GazetteerSources: Sendable {
    let tables: [Gazetteer.Table]
    let scope: GazetteerScope
    /// Types and kinds of what is kept; all when empty.
    let types: [GazetteerScope.Term]
    /// Where the compiled file stands, beside the last source: the folder, and the name, which is that source's own when
    /// nothing else goes into the file.
    let home: String
    let name: String
    /// Tables that stand beside one that was chosen, and were not.
    private let besides: [String]

    /// Folders and tables named on the command line, or else the standard ones.
    package init(tables: [String] = []) throws(PipelineError) {
        var sources: [Source] = []
        for source in tables { sources.append(try Self.source(source)) }
        try self.init(sources: sources)
    }

    init(sources: [Source], scope: GazetteerScope = GazetteerScope(), types: [GazetteerScope.Term] = []) throws(PipelineError) {
        let sources = sources.isEmpty ? [try Self.source(Self.standard)] : sources
        var tables: [Gazetteer.Table] = []
        for file in sources.flatMap(\.files) {
            guard !tables.contains(where: { $0.path == file }) else {
                throw PipelineError("\(file): is named twice. Name each folder or table once.")
            }
            tables.append((file, try Corpora.bytes(of: file)))
        }
        besides = sources.filter { Self.isTable($0.path) }.flatMap(Self.neighbours).filter { file in
            !tables.contains { $0.path == file }
        }
        self.tables = tables
        self.scope = scope
        self.types = types
        let last = sources[sources.count - 1].path
        home = Self.isTable(last) ? Self.folder(of: last) : last + "/.."
        let own = last.split(separator: "/").last.map(String.init) ?? "gazetteers"
        let all = Folding.Hash.of(Array(sources.map(\.path).joined(separator: "\n").utf8) + scope.canonical)
        name = sources.count == 1 && scope.isWhole ? own : "\(own)-\(String(all, radix: 16))"
    }

    func leftOut() -> [Gazetteer.Table] { Set(besides).sorted().compactMap { file in (try? Corpora.bytes(of: file)).map { (file, $0) } } }

    private static func folder(of table: String) -> String { table.lastIndex(of: "/").map { String(table[..<$0]) } ?? "." }

    private static func neighbours(of table: Source) -> [String] {
        let files = (try? Corpora.files(in: folder(of: table.path), endings: endings)) ?? []
        return table.path.contains("/") ? files : files.map { String($0.dropFirst(2)) }
    }

    private static let endings = [".tsv", ".tsv.gz"]

    /// A folder of tables, or one table.
    typealias Source = (path: String, files: [String])

    /// A source as it is written: "standard" is what comes with Gleaner, "standard/media.tsv" one table of it.
    static func source(_ written: String, besides file: String? = nil) throws(PipelineError) -> Source {
        let isStandard = written == standard || written.hasPrefix(standard + "/")
        let path =
            isStandard
            ? try Corpora.standard("gazetteers" + written.dropFirst(standard.count))
            : file.map { Corpora.resolve(written, besides: $0) } ?? written
        guard !isTable(path) else {
            guard FileManager.default.fileExists(atPath: path) else { throw PipelineError("\(path): there is no such table.") }
            return (path, [path])
        }
        let files = try Corpora.files(in: path, endings: endings)
        guard !files.isEmpty else { throw PipelineError("\(path): holds no table (.tsv or .tsv.gz).") }
        return (path, files)
    }

    private static let standard = "standard"

    private static func isTable(_ path: String) -> Bool { path.hasSuffix(".tsv") || path.hasSuffix(".tsv.gz") }
}
