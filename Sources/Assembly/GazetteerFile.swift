package import Entities
import FoundationEssentials
import Tokenization

/// Gazetteers on disk: tables that people edit, and the one file compiled from them that stages map into memory.
///
/// The compiled file stands beside the tables' folder in `.compiled/`, or in the user's cache folder where that cannot
/// be written; it is made anew when a table has changed, told by the hash of all tables.
package enum GazetteerFile {
    /// The gazetteer of a folder of tables, compiled now if need be. `onBuild` is told before a compilation begins.
    package static func open(folder: String, onBuild: () -> Void = {}) throws(PipelineError) -> Gazetteer {
        let tables = try self.tables(in: folder)
        let wanted = Gazetteer.fingerprint(of: tables)
        let places = compiledPaths(for: folder)
        for path in places where Gazetteer.fingerprint(ofCompiled: path) == wanted {
            if let gazetteer = try? Gazetteer(mapping: path) { return gazetteer }
        }
        onBuild()
        let path = try build(tables, to: places)
        do throws(MappingError) { return try Gazetteer(mapping: path) } catch { throw PipelineError(error.description) }
    }

    /// Compiles a folder of tables, whether or not they have changed, and gives the file's path and size.
    package static func build(folder: String, to path: String?) throws(PipelineError) -> (path: String, bytes: Int) {
        let path = try build(try tables(in: folder), to: path.map { [$0] } ?? compiledPaths(for: folder))
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        return (path, size)
    }

    /// Everything that is wrong with the tables of a folder, one sentence each with file and line.
    package static func check(folder: String) throws(PipelineError) -> [String] {
        Gazetteer.check(tables: try tables(in: folder), tokenizing: tokenizing).map(\.description)
    }

    /// What a name may mean by the tables of a folder, weightiest first.
    package static func lookup(_ name: String, folder: String) throws(PipelineError) -> [Gazetteer.Candidate] {
        try open(folder: folder).lookup(name, tokenizing: tokenizing)
    }

    private static let tokenizing: PhraseTokenizer = { text, range, tokens in
        Tokenizer.tokenize(text, range, into: &tokens)
    }

    private static func tables(in folder: String) throws(PipelineError) -> [Gazetteer.Table] {
        var tables: [Gazetteer.Table] = []
        for path in try Corpora.files(in: folder, endings: [".tsv", ".tsv.gz"]) { tables.append((path, try Corpora.bytes(of: path))) }
        guard !tables.isEmpty else { throw PipelineError("\(folder): holds no table (.tsv or .tsv.gz).") }
        return tables
    }

    private static func build(_ tables: [Gazetteer.Table], to places: [String]) throws(PipelineError) -> String {
        let compiled: [UInt8]
        do throws(TableErrors) {
            compiled = try Gazetteer.compile(tables: tables, tokenizing: tokenizing)
        } catch {
            throw PipelineError(error.description)
        }
        for path in places {
            let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
            if !folder.isEmpty { try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            // Written whole under another name first: another run may be mapping the old file.
            if (try? Data(compiled).write(to: URL(filePath: path), options: .atomic)) != nil { return path }
        }
        throw PipelineError(
            "The compiled gazetteer cannot be written to \(places.joined(separator: " or ")). Check permissions and free space.")
    }

    private static func compiledPaths(for folder: String) -> [String] {
        let name = folder.split(separator: "/").last.map(String.init) ?? "gazetteers"
        var paths = ["\(folder)/../.compiled/\(name).bin"]
        let environment = ProcessInfo.processInfo.environment
        if let cache = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map({ "\($0)/.cache" }) {
            let home = folder.utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
            paths.append("\(cache)/gleaner/\(name)-\(String(home, radix: 16)).bin")
        }
        return paths
    }
}
