import Documents

/// An ordered pattern of cues that makes a sentence a claim of some type.
///
/// A class, since candidates carry their frame with them.
final class Frame: Sendable {
    /// How the participants stand around the cue.
    enum Roles: String, Sendable, CaseIterable {
        /// Subject acts on object; the passive turns it round.
        case transitive
        /// The subject acts, alone.
        case intransitive
        /// The subject is a weapon or an event: "a bomb exploded".
        case event
        /// The subject suffers: "three men died".
        case victim
        /// A noun: target after of, on or against; actor after by or before the noun.
        case nominal
        /// The subject presents a deed as its own.
        case claimant
        /// Subject accuses object.
        case accuser
        /// The accused is the subject: "the group was responsible".
        case accused
        /// Whoever stands after the cue did it: "the work of".
        case after
        /// Whomever the cue itself names did it: "no doubt that the rebels were behind it".
        case named
        /// Subject speaks; what it says follows.
        case speaker
        case none
    }

    /// What a participant is, as far as words and mentions tell.
    enum Category: String, Sendable, CaseIterable { case armed, state, civilian, person, thing, place, weapon, other, none }

    /// Whether the cue is too weak to count without signs of conflict around it.
    enum Evidence: String, Sendable { case none, document, sentence }

    enum Negation: String, Sendable { case any, must, never }

    /// What must stand at a slot, and within how many words of the slot before.
    struct Slot: Sendable {
        var classes: ClassSet
        var reach: Int
        var isForbidden: Bool
    }

    enum Shape: Sendable { case any, verb, noun, active, passive }

    /// Line in the taxonomy.
    let line: Int
    /// The same for the same type and cue, wherever in the taxonomy the frame stands.
    let key: UInt64
    let type: String
    let subtype: String?
    let priority: Int
    let slots: [Slot]
    let shape: Shape
    let roles: Roles
    let actor: Set<Category>
    let target: Set<Category>
    /// The lists of those who alone will do as actor and as target, where these are the armed or forces of a state.
    let actorLists: ClassSet
    let targetLists: ClassSet
    let unless: ClassSet
    /// What a sentence must meet beside the first slot: the other slots, and what the frame needs.
    private let required: [ClassSet]
    let unlessNext: ClassSet
    let unlessBefore: ClassSet
    let evidence: Evidence
    let negation: Negation
    let status: Claim.Status?
    let absorbs: Bool
    let score: Double

    init(
        _ source: FrameSource, priority: Int, slots: [Slot], _ shape: Shape, sides: [Category: ClassSet],
        lists: ([String]) throws(LexiconError) -> ClassSet
    ) throws(LexiconError) {
        line = source.line
        key = Traits.hash("\(source.type) \(source.cue)".utf8)
        type = source.type
        subtype = source.subtype
        self.priority = priority
        self.slots = slots
        self.shape = shape
        roles = source.roles
        actor = source.actor
        target = source.target
        func only(_ allowed: Set<Category>) -> ClassSet {
            guard allowed.allSatisfy({ sides[$0] != nil }) else { return ClassSet() }
            return allowed.reduce(into: ClassSet()) { $0.formUnion(sides[$1] ?? ClassSet()) }
        }
        actorLists = only(source.actor)
        targetLists = only(source.target)
        unless = try lists(source.unless)
        let needs = source.needs.isEmpty ? [] : [try lists(source.needs)]
        required = needs + slots.dropFirst().filter { !$0.isForbidden }.map(\.classes)
        unlessNext = try lists(source.unlessNext)
        unlessBefore = try lists(source.unlessBefore)
        evidence = source.evidence
        negation = source.negation
        status = source.status
        absorbs = source.absorbs
        score = source.score
    }

    /// A frame of what somebody says about deeds, rather than of the deeds.
    var isStance: Bool { priority <= 5 }

    /// The toll is what is told, and the attack is its circumstance.
    var isToll: Bool { type == "casualty_loss" && absorbs }

    private static let subjectReach = 10

    static func status(_ word: String) -> Claim.Status? { Claim.Status(rawValue: word) }

    /// Whether the pattern may fit a sentence that met these lists, the first slot's among them: all that it asks for is
    /// there, nothing that it forbids.
    func mayFit(_ met: ClassSet) -> Bool { required.allSatisfy { $0.meets(met) } && !unless.meets(met) }

    /// Whether a sentence with these lists of the armed and of forces may hold those who alone will do.
    func mayInvolve(_ sides: ClassSet) -> Bool {
        (actorLists.isEmpty || actorLists.meets(sides)) && (targetLists.isEmpty || targetLists.meets(sides))
    }

    /// Where the pattern ends when it begins at `index`, in a sentence that it may fit; nil when it does not fit.
    func match(_ passage: Passage, at index: Int) -> Int? {
        guard passage.words[index].span > 0, passage.isA(index, slots[0].classes) else { return nil }
        let isVerb = passage.words[index].part == .verb
        switch shape {
        case .any: break
        case .verb: guard isVerb else { return nil }
        case .noun: guard !isVerb else { return nil }
        case .active: guard isVerb, !passage.isPassive(index) else { return nil }
        case .passive: guard isVerb, passage.isPassive(index) else { return nil }
        }
        var end = passage.after(index)
        // Where the verb stands first, its subject stands between it and what is done.
        var subject = passage.verbFirst && passage.words[index].part == .verb ? Self.subjectReach : 0
        for slot in slots.dropFirst() {
            var found: Int?
            let limit = min(passage.count, end + slot.reach + subject)
            subject = 0
            var at = end
            while at < limit {
                if passage.words[at].part == .stop || passage.words[at].part == .semicolon { break }
                let isFigure = passage.words[at].part == .number && slot.classes.meets(passage.grammar.figure)
                if passage.words[at].span > 0, isFigure || passage.isA(at, slot.classes) {
                    found = at
                    break
                }
                at += 1
            }
            if slot.isForbidden {
                if found != nil { return nil }
                continue
            }
            guard let found else { return nil }
            end = passage.after(found)
        }
        if !unlessNext.isEmpty, passage.has(end..<(end + 2), unlessNext) { return nil }
        if !unlessBefore.isEmpty, passage.has(max(0, index - 4)..<index, unlessBefore) { return nil }
        return end
    }
}

/// A frame as it is written, with its line, before the lists are known.
struct FrameSource: Sendable {
    static let keys = [
        "absorbs", "actor", "cue", "evidence", "needs", "negated", "roles", "score", "status", "subtype", "target", "type",
        "unless", "unless_before", "unless_next",
    ]

    var line: Int
    var type = ""
    var subtype: String?
    var cue = ""
    var roles = Frame.Roles.none
    var actor: Set<Frame.Category> = []
    var target: Set<Frame.Category> = []
    var needs: [String] = []
    var unless: [String] = []
    var unlessNext: [String] = []
    var unlessBefore: [String] = []
    var evidence = Frame.Evidence.none
    var negation = Frame.Negation.any
    var status: Claim.Status?
    var absorbs = false
    var score = 0.7

    init(line: Int) { self.line = line }

    /// Turns "claim|own/verb ..6 responsibility !to" into slots.
    func compile(
        _ path: String, _ index: [String: Int], _ priorities: [String: Int]
    ) throws(LexiconError) -> Frame {
        var slots: [Frame.Slot] = []
        var shape = Frame.Shape.any
        var reach = 1
        for word in cue.split(separator: " ") {
            if word.hasPrefix("..") {
                guard let figure = Int(word.dropFirst(2)), (1...40).contains(figure) else {
                    throw LexiconError(path: path, line: line, message: "“\(word)” must be .. and a number from 1 to 40.")
                }
                reach = figure
                continue
            }
            let isForbidden = word.hasPrefix("!")
            let parts = (isForbidden ? word.dropFirst() : word).split(separator: "/")
            if parts.count > 1 {
                // It would be asked of the first list's word, and the frame would fit nothing that it is meant for.
                guard slots.isEmpty else {
                    throw LexiconError(
                        path: path, line: line, message: "form “/\(parts[1])” stands with the first list of a cue only, not with “\(word)”."
                    )
                }
                switch parts[1] {
                case "verb": shape = .verb
                case "noun": shape = .noun
                case "active": shape = .active
                case "passive": shape = .passive
                default:
                    throw LexiconError(
                        path: path, line: line, message: "form “/\(parts[1])” is not known; valid are active, noun, passive or verb.")
                }
            }
            let classes = try lists((parts.first ?? "").split(separator: "|").map(String.init), path, index)
            slots.append(Frame.Slot(classes: classes, reach: reach, isForbidden: isForbidden))
            reach = 1
        }
        guard let first = slots.first, !first.isForbidden else {
            throw LexiconError(path: path, line: line, message: "a cue must begin with a list to find.")
        }
        func known(_ names: String...) -> ClassSet {
            names.compactMap { index[$0] }.reduce(into: ClassSet()) { $0.formUnion(ClassSet(index: $1)) }
        }
        let sides: [Frame.Category: ClassSet] = [.armed: known("who.armed", "who.armed.name"), .state: known("who.state")]
        return try Frame(self, priority: priorities[type] ?? 99, slots: slots, shape, sides: sides) { names throws(LexiconError) in
            try lists(names, path, index)
        }
    }

    private func lists(_ names: [String], _ path: String, _ index: [String: Int]) throws(LexiconError) -> ClassSet {
        var set = ClassSet()
        for name in names {
            guard let position = index[name] else {
                let near = index.keys.filter { $0.hasPrefix(name.prefix(3)) }
                throw LexiconError(
                    path: path, line: line,
                    message: "no lexicon has a list “\(name)”; "
                        + (near.isEmpty ? "valid are \(LexiconError.choices(index.keys))." : "did you mean \(LexiconError.choices(near))?"))
            }
            set.formUnion(ClassSet(index: position))
        }
        return set
    }
}
