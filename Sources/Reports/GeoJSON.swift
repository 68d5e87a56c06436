import Documents

/// Rows as features of a map (RFC 7946): longitude before latitude, WGS 84.
package enum GeoJSON {
    package static let opening = Array("{\"type\":\"FeatureCollection\",\"schema\":\(Record.schema),\"features\":[".utf8)
    package static let separator = Array(",\n".utf8)
    package static let closing = Array("\n]}\n".utf8)

    /// Where a row lies.
    package struct Place: Sendable {
        let coordinate: Coordinate
        /// Columns that rows have only on a map.
        let columns: [(name: String, cell: Table.Cell)]

        init(_ coordinate: Coordinate, _ columns: [(name: String, cell: Table.Cell)] = []) {
            self.coordinate = coordinate
            self.columns = columns
        }
    }

    /// A point with the row's columns for properties. `point` is "centroid" where it is the middle of an area, which is no place
    /// on a map.
    package static func feature(_ place: Place, _ columns: [String], _ cells: [Table.Cell]) -> [UInt8] {
        let own = zip(columns, cells).filter { !["latitude", "longitude", "point"].contains($0.0) }
        let point: Table.Cell = place.coordinate.isCentroid ? .text("centroid") : .none
        var json = JSONWriter()
        json.object { json in
            json.member("type", "Feature")
            json.key("geometry")
            json.object { json in
                json.member("type", "Point")
                json.key("coordinates")
                json.array { json in
                    json.number(place.coordinate.longitude, decimals: 5)
                    json.number(place.coordinate.latitude, decimals: 5)
                }
            }
            json.key("properties")
            json.object { json in
                json.members(own.map(\.0) + place.columns.map(\.name) + ["point"], own.map(\.1) + place.columns.map(\.cell) + [point])
            }
        }
        return json.bytes
    }
}
