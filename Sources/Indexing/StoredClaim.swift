package import Documents
import GRDB

/// A claim as the index holds it. Ranges are code points of the article's text.
package struct StoredClaim: Sendable {
    package let range: Range<Int>
    package let type: String
    package let subtype: String?
    package let score: Double
    /// text, or outlet where the publisher alone makes it a group's own.
    package let basis: String
    package let status: String
    package let certainty: String
    package let speaker: Speaker
    package let date: Date?
    /// The words that decided, "; " between them.
    package let cues: String
    package let actors: [Participant]
    package let targets: [Participant]
    package let places: [Participant]
    package let weapons: [Participant]
    package let quantities: [Quantity]

    /// Who vouches for it.
    package struct Speaker: Sendable {
        /// As the text has it; nil where nobody is named.
        package let text: String?
        package let entity: EntityName?
        package let role: String
        /// Who passed it on.
        package let via: String?
    }

    package struct EntityName: Sendable {
        package let key: String
        package let name: String
    }

    package struct Date: Sendable {
        package let text: String
        package let from: String
        package let to: String
    }

    package struct Participant: Sendable {
        package let type: String
        package let text: String
        package let range: Range<Int>
        package let entity: EntityName?
        package let coordinate: Coordinate?
    }

    package struct Quantity: Sendable {
        package let kind: String
        package let value: Double?
        package let low: Double?
        package let high: Double?
        package let bound: String
        package let of: String?
        package let unit: String?
        package let text: String
        package let range: Range<Int>
    }
}

extension StoredClaim {
    /// The columns that `init` reads, of `claims c` and its speaker's `entities e`.
    static let columns = """
        c.id, c.start, c.end, c.type, c.subtype, c.score, c.basis, c.status, c.certainty, c.speaker, e.key, e.name, c.speaker_role, c.via,
        c.date_text, c.date_from, c.date_to, c.cues
        """

    init(_ row: borrowing ScannedRow, from first: Int32, _ db: Database) throws {
        let id = row.integer(first)
        range = row.range(first + 1)
        type = row.text(first + 3) ?? ""
        subtype = row.text(first + 4)
        score = row.number(first + 5)
        basis = row.text(first + 6) ?? ""
        status = row.text(first + 7) ?? ""
        certainty = row.text(first + 8) ?? ""
        speaker = Speaker(
            text: row.text(first + 9), entity: row.entityName(first + 10), role: row.text(first + 12) ?? "", via: row.text(first + 13))
        if let text = row.text(first + 14), let from = row.text(first + 15), let to = row.text(first + 16) {
            date = Date(text: text, from: from, to: to)
        } else {
            date = nil
        }
        cues = row.text(first + 17) ?? ""
        let participants = try Self.participants(id, db)
        actors = participants["actor"] ?? []
        targets = participants["target"] ?? []
        places = participants["place"] ?? []
        weapons = participants["weapon"] ?? []
        quantities = try Self.quantities(id, db)
    }

    /// By role.
    private static func participants(_ claim: Int, _ db: Database) throws -> [String: [Participant]] {
        var found: [String: [Participant]] = [:]
        try db.scan(
            """
            SELECT p.role, p.type, p.text, p.start, p.end, e.key, e.name, e.latitude, e.longitude, e.point
            FROM participants p LEFT JOIN entities e ON e.id = p.entity WHERE p.claim = ? ORDER BY p.number
            """, [claim]
        ) { row in
            found[row.text(0) ?? "", default: []].append(
                Participant(
                    type: row.text(1) ?? "", text: row.text(2) ?? "", range: row.range(3), entity: row.entityName(5),
                    coordinate: row.coordinate(7)))
        }
        return found
    }

    private static func quantities(_ claim: Int, _ db: Database) throws -> [Quantity] {
        var found: [Quantity] = []
        try db.scan(
            "SELECT kind, value, low, high, bound, counted, unit, text, start, end FROM quantities WHERE claim = ? ORDER BY number", [claim]
        ) { row in
            found.append(
                Quantity(
                    kind: row.text(0) ?? "", value: row.optionalNumber(1), low: row.optionalNumber(2), high: row.optionalNumber(3),
                    bound: row.text(4) ?? "", of: row.text(5), unit: row.text(6), text: row.text(7) ?? "", range: row.range(8)))
        }
        return found
    }
}

extension ScannedRow {
    /// From id and name; nil where there is none.
    func entityName(_ first: Int32) -> StoredClaim.EntityName? {
        text(first).map { StoredClaim.EntityName(key: $0, name: text(first + 1) ?? "") }
    }

    /// From start and end.
    func range(_ first: Int32) -> Range<Int> {
        let start = max(0, integer(first))
        return start..<max(start, integer(first + 1))
    }
}
