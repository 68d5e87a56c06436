import Documents
package import Entities
import FoundationEssentials
import Text
import Tokenization

/// Gazetteers on disk: tables that people edit, and the one file compiled from them that stages map into memory.
///
/// The compiled file stands beside the last source in `.compiled/`, or in the user's cache folder where that cannot
/// be written; it is made anew when a table or what is wanted of it has changed, told by the hash of both.
package enum GazetteerFile {
    /// The gazetteer of some tables, compiled now if need be. `onBuild` is told before a compilation begins.
    package static func open(_ sources: GazetteerSources, onBuild: () -> Void = {}) throws(PipelineError) -> Gazetteer {
        let wanted = Gazetteer.fingerprint(of: sources.tables, scope: sources.scope)
        for path in compiledPaths(for: sources) where Gazetteer.fingerprint(ofCompiled: path) == wanted {
            if let gazetteer = try? Gazetteer(mapping: path) { return gazetteer }
        }
        onBuild()
        let path = try build(sources, to: nil).path
        do throws(MappingError) { return try Gazetteer(mapping: path) } catch { throw PipelineError(error.description) }
    }

    /// Compiles tables, whether or not they have changed, and gives the file's path and size.
    package static func build(_ sources: GazetteerSources, to path: String?) throws(PipelineError) -> (path: String, bytes: Int) {
        let compiled: [UInt8]
        do throws(TableErrors) {
            compiled = try Gazetteer.compile(
                tables: sources.tables, scope: sources.scope, leftOut: sources.leftOut, tokenizing: tokenizing)
        } catch {
            throw PipelineError(error.description)
        }
        let places = path.map { [$0] } ?? compiledPaths(for: sources)
        for place in places {
            let folder = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
            if !folder.isEmpty { try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            // Written whole under another name first: another run may be mapping the old file.
            if (try? Data(compiled).write(to: URL(filePath: place), options: .atomic)) != nil {
                if path == nil { removeOldest(in: folder) }
                return (place, compiled.count)
            }
        }
        throw PipelineError(
            "The compiled gazetteer cannot be written to \(places.joined(separator: " or ")). Check permissions and free space.")
    }

    /// What is wrong and what is doubtful about tables, in their order.
    package static func check(_ sources: GazetteerSources) throws(PipelineError) -> [TableError] {
        Gazetteer.check(tables: sources.tables, scope: sources.scope, leftOut: sources.leftOut, tokenizing: tokenizing)
    }

    /// What a name may mean by some tables, weightiest first; when nothing, names that look like it.
    package static func lookup(
        _ name: String, in sources: GazetteerSources
    ) throws(PipelineError) -> (candidates: [Gazetteer.Candidate], near: [String]) {
        let gazetteer = try open(sources)
        let kept = try sources.kept(in: gazetteer)
        let candidates = gazetteer.lookup(name, in: sources.tables, tokenizing: tokenizing).filter { $0.entity.isAny(of: kept) }
        return (candidates, candidates.isEmpty ? gazetteer.names(near: name) : [])
    }

    static let tokenizing: PhraseTokenizer = { text, range, tokens in
        Tokenizer.tokenize(text, range, into: &tokens)
    }

    private static func compiledPaths(for sources: GazetteerSources) -> [String] {
        var paths = ["\(sources.home)/.compiled/\(sources.name).bin"]
        let environment = ProcessInfo.processInfo.environment
        if let cache = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map({ "\($0)/.cache" }) {
            let home = Folding.Hash.of(sources.home.utf8)
            paths.append("\(cache)/gleaner/\(sources.name)-\(String(home, radix: 16)).bin")
        }
        return paths
    }

    /// Each pipeline's choice of tables and names has a file of its own, of up to 100 MB; of those, the last eight stay.
    private static func removeOldest(in folder: String) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let ages = files.filter { $0.hasSuffix(".bin") }.compactMap { file -> (path: String, made: Date)? in
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
            return (attributes?[.modificationDate] as? Date).map { ("\(folder)/\(file)", $0) }
        }
        for (path, _) in ages.sorted(by: { $0.made > $1.made }).dropFirst(8) { try? FileManager.default.removeItem(atPath: path) }
    }
}
