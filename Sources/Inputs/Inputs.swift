package import Documents

/// What the user named: files, folders and standard input, turned into articles one by one.
///
/// The order is stable (names in byte order, folders walked in depth), nothing is read before its turn, and a file
/// that cannot be read becomes an article with that reason instead of ending the run.
package struct Inputs: ~Copyable {
    /// Named files of kinds that are not read, by extension.
    package private(set) var skipped: [String: Int] = [:]
    /// One example of each skipped kind.
    package private(set) var skippedExamples: [String: String] = [:]
    /// Files that were opened or could not be.
    package private(set) var files = 0
    package private(set) var bytes = 0

    private let fileLimit: Int
    private let rowLimit: Int
    /// What is still to be walked, the next one last.
    private var pending: [Pending]
    private var rows: Rows?

    private struct Pending {
        /// What the operating system is given, zero-terminated: bytes, since a name need not be UTF-8.
        let path: [CChar]
        /// The path relative to the input root: what `source` and ids are made of.
        let source: String
        let isRoot: Bool
    }

    /// The lines of a JSON-lines file under way.
    private struct Rows: ~Copyable {
        var reader: LineReader
        let source: String
    }

    /// Checks that every named input exists. "-" is JSON lines on standard input.
    package init(_ paths: [String], fileLimit: Int = 256 << 20, rowLimit: Int = 64 << 20) throws(InputError) {
        self.fileLimit = fileLimit
        self.rowLimit = rowLimit
        pending = []
        for path in paths.reversed() {
            if path != "-" {
                switch InputFile.kind(Array(path.utf8CString), followLinks: true) {
                case .missing: throw InputError(path: path, reason: "There is no such file or folder.", isMissing: true)
                case .unreadable(let reason): throw InputError(path: path, reason: "It cannot be read: \(reason).", isMissing: false)
                default: break
                }
            }
            pending.append(Pending(path: Array(path.utf8CString), source: Self.lastComponent(path), isRoot: true))
        }
    }

    /// The next article with its raw bytes; nil when there is no more.
    package mutating func next() -> Article? {
        while true {
            if let article = nextRow() { return article }
            guard let place = pending.popLast() else { return nil }
            if let article = open(place) { return article }
        }
    }

    private mutating func open(_ place: Pending) -> Article? {
        if place.isRoot, place.source == "-", place.path.count == 2 {
            rows = Rows(reader: LineReader(standardInput: (), limit: rowLimit), source: "stdin")
            return nil
        }
        switch InputFile.kind(place.path, followLinks: place.isRoot) {
        case .folder: return walk(place)
        case .file: return read(place)
        case .other:
            skip(place, "no regular file")
            return nil
        case .missing: return failed(place, "vanished before it was read")
        case .unreadable(let reason): return failed(place, reason)
        }
    }

    private mutating func walk(_ place: Pending) -> Article? {
        do throws(Unreadable) {
            for name in try InputFile.names(in: place.path).reversed() {
                let shown = String(decoding: name, as: UTF8.self)
                let source = place.isRoot ? shown : "\(place.source)/\(shown)"
                let path = Array(place.path.dropLast()) + ([0x2F] + name + [0]).map { CChar(bitPattern: $0) }
                pending.append(Pending(path: path, source: source, isRoot: false))
            }
            return nil
        } catch {
            return failed(place, error.reason)
        }
    }

    private mutating func read(_ place: Pending) -> Article? {
        guard let format = InputFormat(path: place.source) else {
            skip(place, InputFormat.ending(of: place.source))
            return nil
        }
        files += 1
        do throws(Unreadable) {
            if format == .rows {
                rows = Rows(reader: try LineReader(path: place.path, limit: rowLimit), source: place.source)
                return nil
            }
            let content = try InputFile.read(place.path, limit: fileLimit)
            bytes += content.count
            let gzip = place.source.lowercased().hasSuffix(".gz")
            return Article(
                source: place.source,
                payload: format == .page ? .page(content, gzip: gzip, charset: nil) : .plain(content, gzip: gzip))
        } catch {
            return failed(place, error.reason)
        }
    }

    private mutating func nextRow() -> Article? {
        guard var current = rows.take() else { return nil }
        do throws(Unreadable) {
            while let line = try current.reader.next() {
                let article: Article
                switch line {
                case .whole(let row):
                    bytes += row.count + 1
                    guard row.contains(where: { $0 > 0x20 }) else { continue }
                    article = Article(source: current.source, payload: .row(row, line: current.reader.line))
                case .tooLong(let count):
                    bytes += count + 1
                    let message = "\(current.source): line \(current.reader.line) is \(count) bytes long; the limit is \(rowLimit)."
                    let rejection = Rejection(stage: "read", code: "too-large", message: message)
                    article = Article(source: current.source, payload: .unreadable(rejection))
                }
                rows = consume current
                return article
            }
            return nil
        } catch {
            return failed(Pending(path: [], source: current.source, isRoot: false), error.reason)
        }
    }

    private func failed(_ place: Pending, _ reason: String) -> Article {
        let rejection = Rejection(stage: "read", code: "unreadable", message: "\(place.source): \(reason).")
        return Article(source: place.source, payload: .unreadable(rejection))
    }

    private mutating func skip(_ place: Pending, _ kind: String) {
        skipped[kind, default: 0] += 1
        if skippedExamples[kind] == nil { skippedExamples[kind] = place.source }
    }

    private static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// Formats that are read, by the ending of the name.
package enum InputFormat: Sendable {
    case page, plain, rows

    init?(path: String) {
        switch Self.ending(of: path) {
        case ".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz": self = .page
        case ".txt", ".txt.gz": self = .plain
        case ".jsonl", ".ndjson": self = .rows
        default: return nil
        }
    }

    /// "a.HTML.gz" → ".html.gz"; "" when the name has no ending.
    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return "" }
        if last == "gz", parts.count > 2 { return ".\(parts[parts.count - 2]).gz" }
        return ".\(last)"
    }

    /// For messages.
    package static let known = ".html .htm .xhtml .txt (each also .gz), .jsonl .ndjson, - for JSON lines on standard input"
}

/// An input that cannot be used at all.
package struct InputError: Error, Sendable {
    package let path: String
    package let reason: String
    package let isMissing: Bool
}
