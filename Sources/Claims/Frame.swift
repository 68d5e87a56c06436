import Documents

/// An ordered pattern of cues that makes a sentence a claim of some type.
struct Frame: Sendable {
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
    var line: Int
    /// The same for the same type and cue, wherever in the taxonomy the frame stands.
    var key: UInt64
    var type: String
    var subtype: String?
    var priority: Int
    var slots: [Slot]
    var shape: Shape
    var roles: Roles
    var actor: Set<Category>
    var target: Set<Category>
    var needs: ClassSet
    var unless: ClassSet
    var unlessNext: ClassSet
    var unlessBefore: ClassSet
    var evidence: Evidence
    var negation: Negation
    var status: Claim.Status?
    var absorbs: Bool
    var score: Double

    /// A frame of what somebody says about deeds, rather than of the deeds.
    var isStance: Bool { priority <= 5 }

    /// The toll is what is told, and the attack is its circumstance.
    var isToll: Bool { type == "casualty_loss" && absorbs }

    private static let subjectReach = 10

    static func status(_ word: String) -> Claim.Status? { Claim.Status(rawValue: word) }

    /// Where the pattern ends when it begins at `index`; nil when it does not fit.
    func match(_ passage: Passage, at index: Int) -> Int? {
        guard passage.words[index].span > 0, passage.isA(index, slots[0].classes) else { return nil }
        switch shape {
        case .any: break
        case .verb: guard passage.words[index].part == .verb else { return nil }
        case .noun: guard passage.words[index].part != .verb else { return nil }
        case .active: guard passage.words[index].part == .verb, !passage.isPassive(index) else { return nil }
        case .passive: guard passage.words[index].part == .verb, passage.isPassive(index) else { return nil }
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
                if passage.words[at].span > 0, passage.isA(at, slot.classes) {
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
        if !needs.isEmpty, !passage.classes.meets(needs) { return nil }
        if !unless.isEmpty, passage.classes.meets(unless) { return nil }
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
        return Frame(
            line: line, key: Traits.hash("\(type) \(cue)".utf8), type: type, subtype: subtype, priority: priorities[type] ?? 99,
            slots: slots, shape: shape, roles: roles,
            actor: actor, target: target, needs: try lists(needs, path, index), unless: try lists(unless, path, index),
            unlessNext: try lists(unlessNext, path, index), unlessBefore: try lists(unlessBefore, path, index),
            evidence: evidence, negation: negation, status: status, absorbs: absorbs, score: score)
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
