import CZlib
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a table row after row, packed where it is called .gz, under another name until it is whole.
final class TableWriter {
    let path: String
    private(set) var rows = 0
    private let file: gzFile
    private var buffer: [UInt8] = []
    private var isClosed = false

    private var partial: String { "\(path).partial" }

    init(_ path: String, comments: [String], columns: String) throws(PipelineError) {
        self.path = path
        // "T": zlib writes what it is given.
        guard let file = gzopen("\(path).partial", path.hasSuffix(".gz") ? "wb6" : "wbT") else { throw Self.failed(path) }
        self.file = file
        for line in comments.map({ "# \($0)" }) + [columns] { buffer += "\(line)\n".utf8 }
    }

    deinit {
        if isClosed { return }
        gzclose(file)
        removePartial()
    }

    /// Rows that end with a line feed each.
    func add(_ bytes: [UInt8], rows count: Int = 1) throws(PipelineError) {
        rows += count
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    func finish() throws(PipelineError) {
        try flush()
        isClosed = true
        guard gzclose(file) == Z_OK, rename(partial, path) == 0 else {
            removePartial()
            throw Self.failed(path)
        }
    }

    private func removePartial() { try? FileManager.default.removeItem(atPath: partial) }

    private func flush() throws(PipelineError) {
        guard !buffer.isEmpty else { return }
        guard gzwrite(file, buffer, UInt32(buffer.count)) == buffer.count else { throw Self.failed(path) }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failed(_ path: String) -> PipelineError {
        PipelineError("\(path): cannot be written. Check permissions and free space.")
    }
}

/// The folder that an import writes tables to.
enum TableFolder {
    /// What was imported before stays unless `force` says otherwise.
    static func check(_ folder: String, for tables: [String], force: Bool) throws(PipelineError) {
        guard !force, let there = tables.first(where: { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }) else { return }
        throw PipelineError("\(folder)/\(there) is there already. Name another folder with --to, or give --force to write over it.")
    }

    static func make(_ folder: String) throws(PipelineError) {
        if (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) == nil {
            throw PipelineError("\(folder): no such folder can be made. Check the path and its permissions.")
        }
    }
}
