import Foundation
import GRDB

/// The list of an article's entities (`layers.entities`) as SQL makes it, of rows of mentions that are there already.
enum EntityList {
    static func add(to db: Database) {
        db.add(
            function: DatabaseFunction("entity_list", argumentCount: 1, pure: true) { values in
                let numbers = (String.fromDatabaseValue(values[0]) ?? "").split(separator: " ").compactMap { Int64($0) }
                let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map { (row: numbers[$0], count: Int(numbers[$0 + 1])) }
                return Data(TermBlob.pack(pairs))
            })
    }

    /// `entity` and `mentions`: the column, and the tables that it is of.
    static func sql(of document: String, entity: String = "entity", mentions: String) -> String {
        """
        entity_list((SELECT group_concat(e || ' ' || n, ' ')
            FROM (SELECT \(entity) AS e, count(*) AS n FROM \(mentions) WHERE document = \(document) GROUP BY e)))
        """
    }
}
