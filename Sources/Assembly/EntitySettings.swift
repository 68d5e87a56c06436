import Documents
import Entities

/// The settings of the stage "entities": which tables, and what of them.
extension GazetteerSources {
    /// What the pipeline of a file looks names up in.
    package init(pipeline: String) throws(PipelineError) {
        let path = try Corpora.pipelinePath(pipeline)
        let file = try PipelineFile(path: path, text: try Corpora.text(of: path))
        try Assembler.check(file)
        guard let entry = file.stages.first(where: { $0.name == "entities" }) else {
            throw PipelineError("\(path): has no stage \"entities\", so it looks no names up.")
        }
        try self.init(entry, in: file)
    }

    init(_ entry: PipelineFile.Entry, in file: PipelineFile) throws(PipelineError) {
        func terms(_ key: String) -> [GazetteerScope.Term] {
            entry.settings[key]?.items.map { GazetteerScope.Term($0.value, file: file.path, line: $0.line) } ?? []
        }
        var sources: [Source] = []
        for item in entry.settings["gazetteers"]?.items ?? [] {
            do throws(PipelineError) {
                sources.append(try Self.source(item.value, besides: file.path))
            } catch {
                throw PipelineError("\(file.path):\(item.line): gazetteers: \(error)")
            }
        }
        let countries = terms("countries")
        for term in countries { try Self.check(country: term) }
        let only = try Self.listed(entry.settings["only"], column: "id", file).map(\.term)
        let stop = try Self.listed(entry.settings["stop"], column: "name", file)
        let scope = GazetteerScope(
            countries: countries, population: try Self.population(entry.settings["population"], file), only: only,
            stop: StopNames(stop, tokenizing: GazetteerFile.tokenizing),
            asked: GazetteerScope.Term("\"entities\"", file: file.path, line: entry.line))
        try self.init(sources: sources, scope: scope, types: terms("types"))
    }

    /// A country by its name or in small letters is told before anything is compiled; codes that no row has only then.
    private static func check(country term: GazetteerScope.Term) throws(PipelineError) {
        guard !CountryCodes.isCode(term.word) else { return }
        let path = try Corpora.standard("gazetteers/countries.tsv")
        let advice = CountryCodes.advice(for: term.word, names: (path, try Corpora.bytes(of: path)))
        throw PipelineError(term.file, term.line, "\"countries\" has \"\(term.word)\", expected \(advice)")
    }

    private static func population(_ given: PipelineFile.Setting?, _ file: PipelineFile) throws(PipelineError) -> Int {
        guard let given else { return 0 }
        guard let number = Int(given.value), number >= 0 else {
            throw PipelineError(
                file.path, given.line, "\"population\" is \"\(given.value)\"; it takes a whole number of people, such as 5000")
        }
        return number
    }

    /// The entries of a setting, those of the files that it names among them.
    private static func listed(
        _ given: PipelineFile.Setting?, column: String, _ file: PipelineFile
    ) throws(PipelineError) -> [StopNames.Entry] {
        var entries: [StopNames.Entry] = []
        for item in given?.items ?? [] {
            guard item.value.hasSuffix(".tsv") || item.value.hasSuffix(".txt") else {
                // In quotes, "Jordan: person" is one word to YAML, and what it says is the same.
                let parts = item.value.split(separator: ": ", maxSplits: 1).map(String.init)
                let type = item.note ?? (parts.count == 2 ? parts[1] : nil)
                let name = GazetteerScope.Term(item.note == nil ? parts[0] : item.value, file: file.path, line: item.line)
                entries.append((name, type.map(Entity.Kind.init(rawValue:))))
                continue
            }
            let path = Corpora.resolve(item.value, besides: file.path)
            do throws(PipelineError) {
                let bytes = Array(try Corpora.text(of: path).utf8)
                do throws(TableError) {
                    entries += try OwnList((path, bytes), column: column).entries
                } catch {
                    throw PipelineError(error.description)
                }
            } catch {
                throw PipelineError("\(file.path):\(item.line): \(error)")
            }
        }
        return entries
    }

    /// Types and kinds that the gazetteer knows, or a complaint.
    func kept(in gazetteer: Gazetteer) throws(PipelineError) -> Set<String> {
        guard !types.isEmpty else { return [] }
        let known = gazetteer.types().union(Entity.Kind.all.map(\.rawValue))
        let kinds = gazetteer.kinds()
        for term in types where !known.contains(term.word) && !kinds.contains(term.word) {
            throw PipelineError(
                term.file, term.line,
                "there is no type or kind \"\(term.word)\". Valid types: \(known.sorted().joined(separator: ", ")); kinds are those of the tables, such as city or armed_group"
            )
        }
        return Set(types.map(\.word))
    }
}
