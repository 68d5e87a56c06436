package import Documents

/// An entity as the index holds it.
package struct StoredEntity: Sendable {
    /// Its id; type and name, as "person:Abu Omar", of what was found by its form alone.
    package let key: String
    package let name: String
    package let type: String
    package let kind: String?
    package let country: String?
    /// What holds a place, or a group to this day.
    package let parent: String?
    /// The place that a group is named after.
    package let place: String?
    package let coordinate: Coordinate?

    /// Of `entities e`, in the order that `init` reads.
    static let columns = "e.key, e.name, e.type, e.kind, e.country, e.parent, e.place, e.latitude, e.longitude, e.point"

    init(_ row: borrowing ScannedRow, from first: Int32) {
        key = row.text(first) ?? ""
        name = row.text(first + 1) ?? ""
        type = row.text(first + 2) ?? ""
        kind = row.text(first + 3)
        country = row.text(first + 4)
        parent = row.text(first + 5)
        place = row.text(first + 6)
        coordinate = row.coordinate(first + 7)
    }
}

extension ScannedRow {
    /// From latitude, longitude and what the point is.
    func coordinate(_ first: Int32) -> Coordinate? {
        guard let latitude = optionalNumber(first), let longitude = optionalNumber(first + 1) else { return nil }
        return Coordinate(latitude: latitude, longitude: longitude, isCentroid: text(first + 2) == "centroid")
    }
}
