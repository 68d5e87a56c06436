import Yams

/// A pipeline as its file says it: stages in order with their settings. Every error names file, line and way out.
///
/// ```yaml
/// # What it is for.
/// name: news
/// stages:
///   - ingest
///   - tokenize
///   - entities:
///       gazetteers: [standard, ../my-groups]
/// ```
/// Paths are relative to the file.
struct PipelineFile: Sendable {
    struct Entry: Sendable {
        let name: String
        let line: Int
        var settings: [String: Setting]
    }

    /// One plain value, or a list of them, an item of which may be `value: note`.
    struct Setting: Sendable {
        struct Item: Sendable {
            let value: String
            var note: String?
            let line: Int
        }

        let items: [Item]
        let isList: Bool
        let line: Int
        /// For settings that take one.
        var value: String { items[0].value }
    }

    let path: String
    let text: String
    let name: String
    let stages: [Entry]

    init(path: String, text: String) throws(PipelineError) {
        self.path = path
        self.text = text
        guard let root = try Self.compose(text, path), let mapping = root.mapping else {
            throw PipelineError(path, 1, "a pipeline is a mapping with \"name\" and \"stages\". See Pipelines/news.yml")
        }
        var name: String?
        var stages: [Entry]?
        for (key, value) in mapping {
            switch key.string ?? "" {
            case "name": name = value.string
            case "stages": stages = try Self.stages(value, path)
            default:
                throw PipelineError(path, Self.line(key), "unknown key \"\(key.string ?? "?")\". Valid keys: name, stages")
            }
        }
        guard let name, !name.isEmpty else { throw PipelineError(path, Self.line(root), "\"name\" is missing. Add: name: news") }
        guard let stages, !stages.isEmpty else {
            throw PipelineError(path, Self.line(root), "\"stages\" is missing or empty. Add: stages: [ingest, tokenize, entities, claims]")
        }
        self.name = name
        self.stages = stages
    }

    private static func compose(_ text: String, _ path: String) throws(PipelineError) -> Node? {
        do {
            return try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
                throw PipelineError(path, mark.line, "this is not YAML: \(problem)")
            case .duplicatedKeysInMapping(let keys, let context):
                let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
                throw PipelineError(path, context.mark.line, "a key stands twice in one mapping: \(names). Keep one of each")
            default: throw PipelineError(path, 1, "this is not YAML: \(error)")
            }
        } catch {
            throw PipelineError(path, 1, "this is not YAML: \(error)")
        }
    }

    private static func stages(_ node: Node, _ path: String) throws(PipelineError) -> [Entry] {
        guard let list = node.sequence else {
            throw PipelineError(path, line(node), "\"stages\" is a list: one line \"- ingest\" for each stage")
        }
        var entries: [Entry] = []
        for item in list {
            if let name = item.string {
                entries.append(Entry(name: name, line: line(item), settings: [:]))
            } else if let mapping = item.mapping, mapping.count == 1, let (key, value) = mapping.first.map({ ($0.key, $0.value) }) {
                entries.append(Entry(name: key.string ?? "?", line: line(key), settings: try settings(value, path)))
            } else {
                throw PipelineError(path, line(item), "a stage is a name, or a name with its settings below it")
            }
        }
        return entries
    }

    private static func settings(_ node: Node, _ path: String) throws(PipelineError) -> [String: Setting] {
        guard let mapping = node.mapping else {
            throw PipelineError(path, line(node), "settings are a mapping: \"key: value\", indented below the stage")
        }
        var settings: [String: Setting] = [:]
        for (key, value) in mapping {
            guard let name = key.string else { throw PipelineError(path, line(key), "a setting is one \"key: value\"") }
            if let text = value.scalar?.string {
                settings[name] = Setting(items: [.init(value: text, line: line(key))], isList: false, line: line(key))
            } else if let list = value.sequence, !list.isEmpty {
                var items: [Setting.Item] = []
                for node in list { items.append(try item(node, of: name, path)) }
                settings[name] = Setting(items: items, isList: true, line: line(key))
            } else {
                throw PipelineError(path, line(key), "\"\(name)\" is neither a plain value nor a list of them")
            }
        }
        return settings
    }

    private static func item(_ node: Node, of setting: String, _ path: String) throws(PipelineError) -> Setting.Item {
        if let text = node.scalar?.string, !text.isEmpty { return .init(value: text, line: line(node)) }
        if let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first.map({ ($0.key, $0.value) }),
            let name = key.scalar?.string, !name.isEmpty, let note = value.scalar?.string, !note.isEmpty
        {
            return .init(value: name, note: note, line: line(key))
        }
        throw PipelineError(path, line(node), "each item of \"\(setting)\" is a plain value")
    }

    private static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }
}

/// What is wrong with a pipeline file, and where.
package struct PipelineError: Error, Sendable, CustomStringConvertible {
    package let description: String
    init(_ path: String, _ line: Int, _ message: String) { description = "\(path):\(line): \(message)." }
    init(_ message: String) { description = message }
}
