/// Something that articles name: a place, a group, a person.
package struct Entity: Sendable, Equatable {
    /// An open set, since a user's gazetteer may add types.
    package struct Kind: RawRepresentable, Sendable, Hashable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package static let place = Kind(rawValue: "place")
        package static let group = Kind(rawValue: "group")
        package static let person = Kind(rawValue: "person")
        package static let organisation = Kind(rawValue: "organisation")
        package static let media = Kind(rawValue: "media")
        package static let demonym = Kind(rawValue: "demonym")
        /// Those that Gleaner knows by itself.
        package static let all = [place, group, person, organisation, media, demonym]
    }

    /// The gazetteer's id; nil for what was found by its form alone.
    package var id: String?
    package var type: Kind
    /// Preferred name, or the words of the text where there is no id.
    package var name: String
    /// Finer sort, as the gazetteer has it: "country", "adm1", "city", "armed_group", "terrorist_branch".
    package var detail: String?
    /// Containing place, parent group on the article's day, place of a demonym.
    package var parent: String?
    /// The place that a group is named after.
    package var place: String?
    /// ISO 3166 alpha-2.
    package var country: String?
    package var coordinate: Coordinate?

    package init(id: String?, type: Kind, name: String) {
        self.id = id
        self.type = type
        self.name = name
    }

    /// Whether its type or finer sort is among those named; where none is, any will do.
    package func isAny(of named: Set<String>) -> Bool {
        named.isEmpty || named.contains(type.rawValue) || detail.map(named.contains) ?? false
    }
}

/// Degrees, WGS 84. A centroid stands for an area and is never drawn as a point.
package struct Coordinate: Sendable, Equatable {
    package var latitude: Double
    package var longitude: Double
    package var isCentroid: Bool
    package init(latitude: Double, longitude: Double, isCentroid: Bool = false) {
        self.latitude = latitude
        self.longitude = longitude
        self.isCentroid = isCentroid
    }
}

/// Whose word for a group a name is.
package enum Stance: String, Sendable, CaseIterable {
    /// What the group calls itself.
    case own = "self"
    case neutral
    /// A name that its enemies gave it.
    case hostile
}

/// One occurrence of an entity in the text.
package struct Mention: Sendable, Equatable {
    package var range: ByteRange
    package var tokens: Range<Int>
    /// Index into the article's `entities`.
    package var entity: Int
    /// How sure the reading is, 0…1.
    package var score: Double
    /// Index of the longer mention that holds this one.
    package var inside: Int?
    /// The name as the gazetteer writes it, and its stance, where the gazetteer says more of a name than that it is one.
    package var alias: String?
    package var stance: Stance?
    /// Refers to the entity without naming it: "he", "the group".
    package var isNominal = false
    package init(_ range: ByteRange, tokens: Range<Int>, entity: Int, score: Double, inside: Int? = nil) {
        self.range = range
        self.tokens = tokens
        self.entity = entity
        self.score = score
        self.inside = inside
    }
}
