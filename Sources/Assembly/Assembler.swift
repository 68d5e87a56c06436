import Claims
import Copies
import Documents
import Entities
package import Ingestion
import Tokenization

/// A pipeline file becomes a checked chain. Everything that can be wrong with it is said here, before anything runs.
package enum Assembler {
    package static let version = "0.1.0"

    /// Reads, checks and builds. `until`: a stage or layer after which the chain ends.
    /// `map` goes before the pipeline file's; `keepsNames`: people in exports of chats are called by their names.
    /// `keepsLinks`: the links of pages are wanted, whatever the file says.
    /// `weighsClaims`: claims are scored by a model and not only by their frames.
    /// `onBuild` is told before the gazetteer is compiled, which takes seconds and happens once per change of a table.
    package static func chain(
        pipeline: String?, until: String? = nil, map: FieldMap? = nil, keepsNames: Bool = false, keepsLinks: Bool = false,
        weighsClaims: Bool = true, onBuild: @escaping () -> Void = {}
    ) throws(PipelineError) -> Chain {
        let path = try Corpora.pipelinePath(pipeline)
        let file = try PipelineFile(path: path, text: try Corpora.text(of: path))
        var entries = file.stages
        try check(file)
        if let until { entries = try cut(entries, after: until, file) }
        var parts = Parts(
            file: file, map: map, keepsNames: keepsNames, keepsLinks: keepsLinks, weighsClaims: weighsClaims, onBuild: onBuild)
        for entry in entries { try parts.add(entry) }
        return Chain(
            name: file.name, stages: parts.stages, recipe: parts.recipe, textRecipe: parts.textRecipe, gazetteer: parts.gazetteer,
            hierarchy: parts.hierarchy,
            text: file.text)
    }

    /// What reads records of `gleaner annotate` back. What groups are to one another no record tells: that is taken from the
    /// gazetteer of a pipeline. Signatures are reckoned anew, so that all of an index are of one kind.
    package static func records(pipeline: String?, onBuild: @escaping () -> Void = {}) throws(PipelineError) -> Chain {
        let path = try Corpora.pipelinePath(pipeline)
        let file = try PipelineFile(path: path, text: try Corpora.text(of: path))
        try check(file)
        let wanted = file.stages.first { $0.name == "entities" }
        let gazetteer = try wanted.map { entry throws(PipelineError) in
            try GazetteerFile.open(GazetteerSources(entry, in: file), onBuild: onBuild)
        }
        let recipe = "import \(version)"
        return Chain(
            name: "import", stages: [RecordStage(), CopyStage(), TokenizeStage()], recipe: recipe, textRecipe: recipe, gazetteer: nil,
            hierarchy: gazetteer?.hierarchy, text: "")
    }

    /// Known stages, known settings, and each stage after those that write what it reads.
    static func check(_ file: PipelineFile) throws(PipelineError) {
        var written: Set<Layer> = []
        for entry in file.stages {
            guard let plan = StageCatalog.plan(entry.name) else {
                let known = StageCatalog.plans.map(\.name).joined(separator: ", ")
                throw PipelineError(file.path, entry.line, "there is no stage \"\(entry.name)\". Valid stages: \(known)")
            }
            for (key, setting) in entry.settings.sorted(by: { $0.value.line < $1.value.line }) {
                guard plan.settings.contains(key) else {
                    let valid = plan.settings.isEmpty ? "it has none" : "valid settings: \(plan.settings.joined(separator: ", "))"
                    throw PipelineError(file.path, setting.line, "stage \"\(plan.name)\" has no setting \"\(key)\"; \(valid)")
                }
                if setting.isList, !plan.lists.contains(key) {
                    throw PipelineError(file.path, setting.line, "\"\(key)\" takes one plain value, not a list")
                }
                if plan.lists.contains(key), let item = setting.items.first(where: { $0.value.isEmpty || $0.note != nil && key != "stop" })
                {
                    throw PipelineError(file.path, item.line, "\"\(key)\" takes a plain value or a list of them: \(key): [a, b]")
                }
            }
            if let missing = plan.reads.subtracting(written).min(by: { $0.rawValue < $1.rawValue }) {
                let writer = StageCatalog.plans.first { $0.writes.contains(missing) }?.name ?? "?"
                throw PipelineError(
                    file.path, entry.line,
                    "stage \"\(plan.name)\" reads \(missing.rawValue), but no stage before it writes them. Put \"\(writer)\" before it")
            }
            if let twice = plan.writes.intersection(written).first {
                throw PipelineError(file.path, entry.line, "stage \"\(plan.name)\" writes \(twice.rawValue) a second time. Remove it")
            }
            written.formUnion(plan.writes)
        }
    }

    private static func cut(_ entries: [PipelineFile.Entry], after until: String, _ file: PipelineFile) throws(PipelineError)
        -> [PipelineFile.Entry]
    {
        let last = entries.firstIndex { entry in
            entry.name == until || StageCatalog.plan(entry.name)?.writes.contains { $0.rawValue == until } ?? false
        }
        guard let last else {
            let names = entries.map(\.name).joined(separator: ", ")
            throw PipelineError("--until \(until): the pipeline \(file.path) has no such stage. Its stages: \(names).")
        }
        return Array(entries[...last])
    }
}

/// The stages of a chain while they are made, and what they are made from.
private struct Parts: ~Copyable {
    let file: PipelineFile
    let map: FieldMap?
    let keepsNames: Bool
    let keepsLinks: Bool
    let weighsClaims: Bool
    let onBuild: () -> Void
    var stages: [any Stage] = []
    var gazetteer: String?
    var hierarchy: [Relation]?
    /// What decides which text is read, and what is found in it.
    private var readingSources: [String]
    private var findingSources: [String] = []

    init(file: PipelineFile, map: FieldMap?, keepsNames: Bool, keepsLinks: Bool, weighsClaims: Bool, onBuild: @escaping () -> Void) {
        self.file = file
        self.map = map
        self.keepsNames = keepsNames
        self.keepsLinks = keepsLinks
        self.weighsClaims = weighsClaims
        self.onBuild = onBuild
        // Settings as they are understood: a comment in the file changes nothing, nor where the map was given.
        readingSources = [Assembler.version]
    }

    /// The hash of everything that decides which text is read.
    var textRecipe: String { Digest.sha256(Array(readingSources.joined(separator: "\0").utf8)) }

    /// The hash of everything that decides what the chain finds.
    var recipe: String { Digest.sha256(Array((readingSources + findingSources).joined(separator: "\0").utf8)) }

    /// A stage by its settings as they are understood: a comment in the file changes nothing, nor where the map was given.
    private func signature(_ entry: PipelineFile.Entry) -> String {
        // A map is told by what it maps, a gazetteer and what of it is wanted by its fingerprint.
        let plain = entry.settings.filter { $0.key != "map" && entry.name != "entities" }
        return ([entry.name] + plain.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.value)" }).joined(separator: " ")
    }

    mutating func add(_ entry: PipelineFile.Entry) throws(PipelineError) {
        if ["ingest", "copies"].contains(entry.name) {
            readingSources.append(signature(entry))
        } else {
            findingSources.append(signature(entry))
        }
        switch entry.name {
        case "ingest": stages.append(IngestStage(try ingestion(entry)))
        case "copies": stages.append(CopyStage())
        case "tokenize": stages.append(TokenizeStage())
        case "entities": stages.append(try entities(entry))
        case "claims": stages.append(try claims(entry))
        default: throw PipelineError(file.path, entry.line, "stage \"\(entry.name)\" cannot be built")
        }
    }

    private mutating func entities(_ entry: PipelineFile.Entry) throws(PipelineError) -> EntityStage {
        let wanted = try GazetteerSources(entry, in: file)
        let gazetteer = try GazetteerFile.open(wanted, onBuild: onBuild)
        let kept = try wanted.kept(in: gazetteer)
        let hash = String(gazetteer.fingerprint, radix: 16)
        self.gazetteer = hash
        hierarchy = gazetteer.hierarchy
        findingSources += [hash] + kept.sorted()
        return EntityStage(gazetteer: gazetteer, types: kept, stop: wanted.scope.stop)
    }

    private mutating func claims(_ entry: PipelineFile.Entry) throws(PipelineError) -> ClaimStage {
        let taxonomy = try standard("taxonomy/claims.yml", entry.settings["taxonomy"])
        let folder = try standard("lexicons", entry.settings["lexicons"])
        var lexicons: [(path: String, text: String)] = []
        for path in try Corpora.files(in: folder, endings: [".txt"]) { lexicons.append((path, try Corpora.text(of: path))) }
        let outlet = entry.settings["outlet"]?.value
        let text = try Corpora.text(of: taxonomy)
        findingSources += [text] + lexicons.map(\.text)
        let arbiter = weighsClaims ? try arbiterPath(entry) : nil
        let weights = try arbiter.map { path throws(PipelineError) in try Corpora.text(of: path) }
        if let weights { findingSources.append(weights) }
        do throws(LexiconError) {
            var model = try ClaimModel(taxonomy: (taxonomy, text), lexicons: lexicons, outlet: outlet)
            if let arbiter, let weights { try model.weigh(by: (arbiter, weights)) }
            return ClaimStage(model: model)
        } catch {
            throw PipelineError(error.description)
        }
    }

    /// The file that claims are scored by: the one that is named, or the one that goes with the taxonomy that comes with Gleaner.
    private func arbiterPath(_ entry: PipelineFile.Entry) throws(PipelineError) -> String? {
        switch entry.settings["model"] {
        case let given? where given.value == "none": nil
        case let given? where given.value != "standard": Corpora.resolve(given.value, besides: file.path)
        case nil where entry.settings["taxonomy"] != nil: nil
        default: try? Corpora.standard("taxonomy/claims.model")
        }
    }

    /// A path that a setting gives, or else the one that comes with Gleaner.
    private func standard(_ path: String, _ given: PipelineFile.Setting?) throws(PipelineError) -> String {
        if let given { return Corpora.resolve(given.value, besides: file.path) }
        return try Corpora.standard(path)
    }

    private mutating func ingestion(_ entry: PipelineFile.Entry) throws(PipelineError) -> IngestionSettings {
        var settings = IngestionSettings()
        for (key, path) in [
            ("bytes", \IngestionSettings.bytes), ("levels", \.levels), ("attributes", \.attributes), ("nodes", \.nodes),
            ("milliseconds", \.milliseconds),
        ] {
            guard let given = entry.settings[key] else { continue }
            guard let number = Int(given.value), IngestionSettings.limits.contains(number) else {
                throw PipelineError(
                    file.path, given.line,
                    "\"\(key)\" is \"\(given.value)\"; it takes a whole number from 1 to \(IngestionSettings.limits.upperBound)")
            }
            settings[keyPath: path] = number
        }
        if let map {
            settings.map = map
        } else if let given = entry.settings["map"] {
            do throws(FieldMap.Mistake) {
                settings.map = try FieldMap(given.value)
            } catch {
                throw PipelineError(file.path, given.line, "\"map\": \(error.reason)")
            }
        }
        if let given = entry.settings["links"] {
            guard let isWanted = Bool(given.value) else {
                throw PipelineError(file.path, given.line, "\"links\" is \"\(given.value)\"; it takes true or false")
            }
            settings.links = isWanted
        }
        if keepsLinks { settings.links = true }
        settings.names = keepsNames ? .none : NameKey.pseudonyms
        readingSources += ["map=\(settings.map.canonical)", "names=\(keepsNames)"]
        return settings
    }
}
