import Documents
import FoundationEssentials

/// Where pipelines and corpora stand, and how their files are read.
package enum Corpora {
    /// The file of a pipeline: a path, or the name of one in Pipelines/ beside the program's sources.
    package static func pipelinePath(_ given: String?) throws(PipelineError) -> String {
        let name = given ?? "news"
        if name.contains("/") || name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            guard FileManager.default.fileExists(atPath: name) else {
                throw PipelineError("\(name): there is no such pipeline file. Pipelines that come with Gleaner: news, propaganda, quick.")
            }
            return name
        }
        for folder in homes() {
            let path = "\(folder)/Pipelines/\(name).yml"
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        throw PipelineError(
            "There is no pipeline \"\(name)\" in Pipelines/. Give a file with --pipeline FILE, or set GLEANER_HOME to the folder that holds Pipelines/ and corpora/."
        )
    }

    /// Folders that may hold Pipelines/ and corpora/: the one named by the environment, those above the program, the current one.
    package static func homes() -> [String] {
        var homes: [String] = []
        if let home = ProcessInfo.processInfo.environment["GLEANER_HOME"] { homes.append(home) }
        var folder = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        while let cut = folder.lastIndex(of: "/"), cut > folder.startIndex {
            folder = String(folder[..<cut])
            homes.append(folder)
        }
        homes.append(".")
        return homes
    }

    /// A file or folder of corpora/ that comes with Gleaner.
    package static func standard(_ path: String) throws(PipelineError) -> String {
        for home in homes() where FileManager.default.fileExists(atPath: "\(home)/corpora/\(path)") {
            return "\(home)/corpora/\(path)"
        }
        throw PipelineError(
            "There is no corpora/\(path) beside the program. Set GLEANER_HOME to the folder that holds Pipelines/ and corpora/.")
    }

    /// The outlines of countries that maps are drawn on, with the file's path.
    package static func outlines() throws(PipelineError) -> (path: String, bytes: [UInt8]) {
        let path = try standard("outlines/countries.tsv")
        return (path, try bytes(of: path))
    }

    /// A path written in a file, relative to that file.
    static func resolve(_ path: String, besides file: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let cut = file.lastIndex(of: "/") else { return path }
        return file[..<cut] + "/" + path
    }

    static func bytes(of path: String) throws(PipelineError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PipelineError("\(path): cannot be read. Check the path and its permissions.")
        }
        return [UInt8](data)
    }

    static func text(of path: String) throws(PipelineError) -> String {
        let bytes = try bytes(of: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw PipelineError("\(path):\(line + 1): this line is not UTF-8. Save the file as UTF-8.")
        }
        return text
    }

    /// Files of a folder with one of the endings, in byte order.
    static func files(in folder: String, endings: [String]) throws(PipelineError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw PipelineError("\(folder): there is no such folder.")
        }
        return names.filter { name in !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) } }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { "\(folder)/\($0)" }
    }
}
