import Yams

/// The claim types and the frames that find them, read from corpora/taxonomy.
///
/// A frame is ordered slots of cues, with roles and guards; slots name lists of the lexicons, so a new type, cue
/// or language needs no change of the program.
struct Taxonomy: Sendable {
    struct ClaimType: Sendable {
        var name: String
        /// Lower is stronger, where one proposition fits two types.
        var priority: Int
        var subtypes: Set<String>
    }

    var types: [ClaimType] = []
    var frames: [FrameSource] = []

    private let path: String

    init(path: String, text: String) throws(LexiconError) {
        self.path = path
        let root: Node?
        do {
            // All is read as it is written: to find out what else it may be, the resolver matches each key with ten regular expressions.
            root = try Yams.compose(yaml: text, .basic)
        } catch let problem as YamlError {
            throw Self.unreadable(path, problem)
        } catch {
            throw LexiconError(path: path, line: 1, message: "\(error)")
        }
        guard let mapping = root?.mapping else {
            throw LexiconError(path: path, line: 1, message: "the file must be a mapping with “types” and “frames”.")
        }
        for (key, value) in mapping {
            switch key.string {
            case "types": for node in try sequence(value, "types") { types.append(try claimType(node)) }
            case "frames": for node in try sequence(value, "frames") { frames.append(try frame(node)) }
            default: throw error(key, "“\(key.string ?? "")” is not known here; valid are frames or types.")
            }
        }
        try check()
    }

    private static func unreadable(_ path: String, _ problem: YamlError) -> LexiconError {
        switch problem {
        case .scanner(_, let message, let mark, _), .parser(_, let message, let mark, _), .composer(_, let message, let mark, _):
            LexiconError(path: path, line: mark.line, message: "this is no YAML: \(message).")
        default: LexiconError(path: path, line: 1, message: "this is no YAML: \(problem).")
        }
    }

    func error(_ node: Node, _ message: String) -> LexiconError {
        LexiconError(path: path, line: node.mark?.line ?? 1, message: message)
    }

    private func sequence(_ node: Node, _ what: String) throws(LexiconError) -> Node.Sequence {
        guard let sequence = node.sequence else { throw error(node, "“\(what)” must be a list.") }
        return sequence
    }

    private func claimType(_ node: Node) throws(LexiconError) -> ClaimType {
        guard let mapping = node.mapping else { throw error(node, "a type must be a mapping with name and priority.") }
        var type = ClaimType(name: "", priority: 0, subtypes: [])
        for (key, value) in mapping {
            switch key.string {
            case "name": type.name = value.string ?? ""
            case "priority":
                guard let priority = value.int else { throw error(value, "priority must be a whole number; lower wins.") }
                type.priority = priority
            case "subtypes": for item in try sequence(value, "subtypes") { type.subtypes.insert(item.string ?? "") }
            case "definition", "example", "lookalike", "mapping": break
            default:
                throw error(
                    key,
                    "a type has no “\(key.string ?? "")”; valid are definition, example, lookalike, mapping, name, priority or subtypes.")
            }
        }
        if type.name.isEmpty { throw error(node, "this type has no name.") }
        return type
    }

    private func frame(_ node: Node) throws(LexiconError) -> FrameSource {
        guard let mapping = node.mapping else { throw error(node, "a frame must be a mapping with type and cue.") }
        var frame = FrameSource(line: node.mark?.line ?? 1)
        for (key, value) in mapping {
            let words = list(value)
            switch key.string {
            case "type": frame.type = value.string ?? ""
            case "subtype": frame.subtype = value.string
            case "cue": frame.cue = value.string ?? ""
            case "roles":
                guard let roles = Frame.Roles(rawValue: value.string ?? "") else {
                    throw error(
                        value,
                        "roles “\(value.string ?? "")” are not known; valid are \(LexiconError.choices(Frame.Roles.allCases.map(\.rawValue)))."
                    )
                }
                frame.roles = roles
            case "actor": frame.actor = try categories(value, words)
            case "target": frame.target = try categories(value, words)
            case "needs": frame.needs = words
            case "unless": frame.unless = words
            case "unless_next": frame.unlessNext = words
            case "unless_before": frame.unlessBefore = words
            case "evidence":
                guard let evidence = Frame.Evidence(rawValue: value.string ?? "") else {
                    throw error(value, "evidence “\(value.string ?? "")” is not known; valid are document, none or sentence.")
                }
                frame.evidence = evidence
            case "negated":
                guard let negation = Frame.Negation(rawValue: value.string ?? "") else {
                    throw error(value, "negated “\(value.string ?? "")” is not known; valid are any, must or never.")
                }
                frame.negation = negation
            case "absorbs":
                guard let absorbs = value.bool else { throw error(value, "absorbs must be true or false.") }
                frame.absorbs = absorbs
            case "status":
                guard let status = Frame.status(value.string ?? "") else {
                    throw error(value, "status “\(value.string ?? "")” is not known; valid are asserted, denied, hypothetical or reported.")
                }
                frame.status = status
            case "score":
                guard let score = value.float, score > 0, score <= 1 else { throw error(value, "score must lie above 0 and at most at 1.") }
                frame.score = score
            default:
                throw error(
                    key,
                    "a frame has no “\(key.string ?? "")”; valid are \(LexiconError.choices(FrameSource.keys)).")
            }
        }
        if frame.cue.isEmpty { throw error(node, "this frame has no cue. Write, say: cue: claim ..6 responsibility") }
        return frame
    }

    private func list(_ node: Node) -> [String] {
        if let sequence = node.sequence { return sequence.compactMap(\.string) }
        return (node.string ?? "").split(separator: " ").map(String.init)
    }

    private func categories(_ node: Node, _ words: [String]) throws(LexiconError) -> Set<Frame.Category> {
        var set: Set<Frame.Category> = []
        for word in words {
            guard let category = Frame.Category(rawValue: word) else {
                throw error(
                    node, "“\(word)” is no kind of participant; valid are \(LexiconError.choices(Frame.Category.allCases.map(\.rawValue)))."
                )
            }
            set.insert(category)
        }
        return set
    }

    /// Frames and types must agree.
    private func check() throws(LexiconError) {
        if types.isEmpty {
            throw LexiconError(
                path: path, line: 1, message: "no types are named here. Name some, or leave the stage claims out of the pipeline.")
        }
        for frame in frames {
            guard let type = types.first(where: { $0.name == frame.type }) else {
                throw LexiconError(
                    path: path, line: frame.line,
                    message: "type “\(frame.type)” is not defined; valid are \(LexiconError.choices(types.map(\.name))).")
            }
            if let subtype = frame.subtype, !type.subtypes.contains(subtype) {
                throw LexiconError(
                    path: path, line: frame.line,
                    message: "type “\(type.name)” has no subtype “\(subtype)”; valid are \(LexiconError.choices(type.subtypes)).")
            }
        }
    }
}
