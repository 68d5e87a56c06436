package import Documents

/// What the user named: files, folders and standard input, turned into articles one by one.
///
/// The order is stable (names in byte order, folders walked in depth), nothing is read before its turn, and a file
/// that cannot be read becomes an article with that reason instead of ending the run.
package struct Inputs: ~Copyable {
    /// What is not read, by kind: endings of files, and of records in archives what they are.
    package var skipped: [String: Int] { passedOver.counts }
    /// One example of each skipped kind.
    package var skippedExamples: [String: String] { passedOver.examples }
    /// Files that were opened or could not be.
    package private(set) var files = 0
    /// Read so far, packed as they are stored.
    package var bytes: Int { meter.bytes }

    private let settings: InputSettings
    private let opener: Opener
    let passedOver = Skipped()
    private let meter = Meter()
    /// What is still to be walked, the next one last.
    var pending: [Pending]
    /// Files of more than one name that were found by one of them.
    private var linked: Set<InputFile.Identity> = []
    /// The file under way that holds many articles.
    var open: (container: any Container, source: String)?

    private final class Meter { var bytes = 0 }

    struct Pending {
        /// What the operating system is given, zero-terminated: bytes, since a name need not be UTF-8.
        let path: [CChar]
        /// The path relative to the input root: what `source` and ids are made of.
        let source: String
        let isRoot: Bool

        var isStandardInput: Bool { isRoot && path == [0x2D, 0] }
    }

    /// Checks that every named input exists. "-" is standard input.
    package init(_ paths: [String], _ settings: InputSettings = .init()) throws(InputError) {
        self.settings = settings
        opener = Opener(settings: settings, skipped: passedOver)
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
            if let article = nextInContainer() { return article }
            guard let place = pending.popLast() else { return nil }
            switch find(place) {
            case .file(let format, let bytes): if let article = open(place, format, bytes) { return article }
            case .failure(let article): return article
            case .nothing: break
            }
        }
    }

    mutating func nextInContainer() -> Article? {
        guard let (container, source) = open else { return nil }
        do throws(Unreadable) {
            if let article = try container.next() { return article }
            open = nil
            return nil
        } catch {
            // What stands behind the damage is still to come.
            return Opener.failed(source, error)
        }
    }

    enum Found {
        case file(InputFormat, bytes: Int)
        /// With the reason.
        case failure(Article)
        /// A folder, which was walked, or what is not read.
        case nothing
    }

    mutating func find(_ place: Pending) -> Found {
        if place.isStandardInput { return .file(settings.standardInput, bytes: 0) }
        switch InputFile.kind(place.path, followLinks: place.isRoot) {
        case .folder: return walk(place)
        case .file(let bytes, let shared):
            guard let format = settings.every ?? InputFormat.of(place.source)?.format else {
                passedOver.add(InputFormat.ending(of: place.source), place.source)
                return .nothing
            }
            if let shared, !linked.insert(shared).inserted {
                passedOver.add("another name of a file that was read", place.source)
                return .nothing
            }
            return .file(format, bytes: bytes)
        case .other:
            passedOver.add("no regular file", place.source)
            return .nothing
        case .missing: return .failure(Opener.failed(place.source, Unreadable(reason: "vanished before it was read")))
        case .unreadable(let reason): return .failure(Opener.failed(place.source, Unreadable(reason: reason)))
        }
    }

    private mutating func walk(_ place: Pending) -> Found {
        do throws(Unreadable) {
            for name in try InputFile.names(in: place.path).reversed() {
                let shown = String(decoding: name, as: UTF8.self)
                let source = place.isRoot ? shown : "\(place.source)/\(shown)"
                let path = Array(place.path.dropLast()) + ([0x2F] + name + [0]).map { CChar(bitPattern: $0) }
                pending.append(Pending(path: path, source: source, isRoot: false))
            }
            return .nothing
        } catch {
            return .failure(Opener.failed(place.source, error))
        }
    }

    /// A file of one article is read whole; one that holds many stays open until its end.
    mutating func open(_ place: Pending, _ format: InputFormat, _ bytes: Int) -> Article? {
        files += 1
        let source = place.isStandardInput ? "stdin" : place.source
        do throws(Unreadable) {
            if !format.holdsMany, bytes > settings.fileLimit {
                throw Unreadable(reason: "is \(bytes) bytes long; the limit is \(settings.fileLimit)", code: "too-large")
            }
            let count = { [meter] in meter.bytes += $0 }
            let file = place.isStandardInput ? FileSource(standardInput: count) : try FileSource(path: place.path, count: count)
            switch try opener.open(ByteReader(file), format, source: source, limit: settings.fileLimit) {
            case .article(let article): return article
            case .container(let container): open = (container, source)
            }
            return nil
        } catch {
            return Opener.failed(source, error)
        }
    }

    private static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// How inputs are read.
package struct InputSettings: Sendable {
    /// Bytes of a file that is one article, as it is stored; longer ones are not read.
    package var fileLimit = 256 << 20
    /// Bytes of one record of a file that holds many, unpacked.
    package var rowLimit = 64 << 20
    /// For `pdftotext` with one PDF.
    package var pdfSeconds = 30
    /// What every file holds, whatever its name says.
    package var every: InputFormat?
    /// What "-" holds.
    package var standardInput = InputFormat.rows
    /// Which records of web archives are read.
    package var captures = CaptureFilter()

    package init() {}
}

/// An input that cannot be used at all.
package struct InputError: Error, Sendable {
    package let path: String
    package let reason: String
    package let isMissing: Bool
}
