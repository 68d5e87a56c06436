/// A proposition about armed groups or their opponents that someone puts forward and that could be checked.
///
/// Types and subtypes are words, since corpora/taxonomy may add some; the rest of the scheme is fixed.
package struct Claim: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable { case asserted, reported, denied, hypothetical }
    package enum Certainty: String, Sendable { case certain, probable, possible }
    /// `outlet`: the claim is the publisher's own only because of who publishes, not by its words.
    package enum Basis: String, Sendable { case text, outlet }

    package var range: ByteRange
    package var type: String
    package var subtype: String?
    package var score: Double
    package var basis: Basis = .text
    package var status: Status = .asserted
    package var certainty: Certainty = .certain
    package var speaker = Speaker(role: "author")
    package var actors: [Participant] = []
    package var targets: [Participant] = []
    package var places: [Participant] = []
    package var weapons: [Participant] = []
    package var date: ClaimDate?
    package var quantities: [Quantity] = []
    /// The words that decided.
    package var cues: [String] = []

    package init(_ range: ByteRange, type: String, subtype: String? = nil, score: Double) {
        self.range = range
        self.type = type
        self.subtype = subtype
        self.score = score
    }
}

/// Who vouches for a claim.
package struct Speaker: Sendable, Equatable {
    package static let roles = [
        "perpetrator", "victim_side", "official", "monitor", "witness", "media", "expert", "author", "unspecified",
    ]

    package var range: ByteRange?
    /// Index into the article's `entities`, when linked.
    package var entity: Int?
    /// One of `roles`: what the speaker is to the story.
    package var role: String
    /// Who passed it on: "Reuters" in "Reuters, citing a group statement".
    package var via: ByteRange?
    package init(range: ByteRange? = nil, entity: Int? = nil, role: String, via: ByteRange? = nil) {
        self.range = range
        self.entity = entity
        self.role = role
        self.via = via
    }
}

/// Who did it, to whom, where, with what.
package struct Participant: Sendable, Equatable {
    package var range: ByteRange
    /// group, organisation, person or generic; for places and weapons, what they are.
    package var type: String
    /// Index into the article's `entities`, when linked.
    package var entity: Int?
    package init(_ range: ByteRange, type: String, entity: Int? = nil) {
        self.range = range
        self.type = type
        self.entity = entity
    }
}

/// When, as the text says it and as an interval of days (both ends included).
package struct ClaimDate: Sendable, Equatable {
    package var range: ByteRange
    package var from: CalendarDay
    package var to: CalendarDay
    package init(_ range: ByteRange, from: CalendarDay, to: CalendarDay) {
        self.range = range
        self.from = from
        self.to = to
    }
}

/// A figure and what it counts.
package struct Quantity: Sendable, Equatable {
    package enum Bound: String, Sendable { case exact, atLeast = "at_least", over, approx, upTo = "up_to", vague }
    package var range: ByteRange
    /// killed, wounded, kidnapped, arrested, attacks, …
    package var kind: String
    /// nil when vague and of a range, which has its two ends in `low` and `high`.
    package var value: Double?
    package var low: Double?
    package var high: Double?
    package var bound: Bound
    /// Whom or what it counts: "civilians", "police officers".
    package var of: String?
    package var unit: String?
    package init(_ range: ByteRange, kind: String, value: Double?, bound: Bound = .exact) {
        self.range = range
        self.kind = kind
        self.value = value
        self.bound = bound
        low = value
        high = value
    }
}

/// Who said what: source, cue word and content.
package struct Statement: Sendable, Equatable {
    package var source: ByteRange?
    package var sourceEntity: Int?
    package var cue: ByteRange?
    package var content: ByteRange
    package var quoted: Bool
    package init(source: ByteRange?, sourceEntity: Int? = nil, cue: ByteRange?, content: ByteRange, quoted: Bool) {
        self.source = source
        self.sourceEntity = sourceEntity
        self.cue = cue
        self.content = content
        self.quoted = quoted
    }
}
