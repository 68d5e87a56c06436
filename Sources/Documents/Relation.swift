/// What one group is to another group or to a place, and when.
package struct Relation: Sendable, Equatable {
    /// Read as a sentence: the entity is a `branch_of` the other one.
    package enum Kind: String, Sendable, CaseIterable {
        /// Belongs to it: the parent group.
        case branch = "branch_of"
        /// Is the same people under a later name.
        case successor = "successor_of"
        /// Is called after that place, and yet no place.
        case namedAfter = "named_after"
    }

    package var entity: String
    package var kind: Kind
    package var other: String
    package var days: DaySpan

    package init(_ entity: String, _ kind: Kind, _ other: String, _ days: DaySpan = .always) {
        self.entity = entity
        self.kind = kind
        self.other = other
        self.days = days
    }
}
