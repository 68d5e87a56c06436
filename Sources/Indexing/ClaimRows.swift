package import Documents
import Foundation
import GRDB

/// Which claims are wanted; what is nil leaves all.
package struct ClaimFilter: Sendable {
    package var type: String?
    package var subtype: String?
    /// asserted, reported, denied or hypothetical.
    package var status: String?
    /// perpetrator, official, monitor, …: what the speaker is to the story.
    package var role: String?
    // Each of these is an id of the gazetteer or a name there, with branches, or else words of the text; letters of ASCII in
    // any case.
    package var speaker: String?
    package var actor: String?
    package var target: String?
    package var place: String?
    /// Anyone or anything that takes part or speaks.
    package var entity: String?
    /// Two letters (ISO 3166): claims that name a place there.
    package var country: String?
    /// Days that the claim's date, or where it has none its article's, must meet.
    package var from: CalendarDay?
    package var to: CalendarDay?
    package var score: Double?

    package init() {}

    /// The articles that hold a claim which fits.
    func documents(_ db: Database) throws -> DocumentSet {
        let (condition, arguments) = try sql(db)
        // A claim's own day is asked for with its article's.
        let dated = from == nil && to == nil ? "" : "JOIN documents d ON d.id = c.document"
        return try db.documents("SELECT c.document FROM claims c \(dated) WHERE \(condition)", arguments)
    }

    fileprivate func sql(_ db: Database) throws -> (condition: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments = StatementArguments()
        func demand(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += ["value\(conditions.count)": value]
        }
        func next() -> String { ":value\(conditions.count + 1)" }
        /// Someone whom articles name, with branches; else whoever goes by these words.
        func demand(_ written: String?, entity: (String) -> String, words: (String) -> String) throws {
            guard let written else { return }
            let rows = try Self.entities(written, db)
            if rows.isEmpty {
                demand(words("= \(next()) COLLATE NOCASE"), written)
            } else {
                demand(entity("IN (SELECT value FROM json_each(\(next())))"), JSONList.of(rows))
            }
        }
        func part(_ role: String, _ column: String) -> (String) -> String {
            { "c.id IN (SELECT claim FROM participants WHERE role = '\(role)' AND \(column) \($0))" }
        }
        demand("c.type = \(next())", type)
        demand("c.subtype = \(next())", subtype)
        demand("c.status = \(next())", status)
        demand("c.speaker_role = \(next())", role)
        try demand(speaker, entity: { "c.speaker_entity \($0)" }, words: { "c.speaker \($0)" })
        try demand(actor, entity: part("actor", "entity"), words: part("actor", "text"))
        try demand(target, entity: part("target", "entity"), words: part("target", "text"))
        try demand(place, entity: part("place", "entity"), words: part("place", "text"))
        try demand(
            entity, entity: { "(c.speaker_entity \($0) OR c.id IN (SELECT claim FROM participants WHERE entity \($0)))" },
            words: { "(c.speaker \($0) OR c.id IN (SELECT claim FROM participants WHERE text \($0)))" })
        demand(
            """
            c.id IN (SELECT claim FROM participants WHERE role = 'place'
                AND entity IN (SELECT id FROM entities WHERE country = \(next()) COLLATE NOCASE))
            """, country)
        demand("coalesce(c.date_to, substr(d.published, 1, 10)) >= \(next())", from?.iso)
        demand("coalesce(c.date_from, substr(d.published, 1, 10)) <= \(next())", to?.iso)
        demand("c.score >= \(next())", score)
        return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), arguments)
    }

    /// Rows of the entities that an id or a name means, with their branches whatever the day.
    private static func entities(_ written: String, _ db: Database) throws -> [Int] {
        let named = try String.fetchAll(
            db, sql: "SELECT key FROM entities WHERE key = ?1 UNION SELECT key FROM entities WHERE name = ?1 COLLATE NOCASE",
            arguments: [written])
        return try (named.isEmpty ? [written] : named).flatMap { try EntityScope($0, db).rows }
    }
}

extension IndexReader {
    package struct ClaimRow: Sendable {
        package let document: String
        package let title: String
        package let source: String?
        package let published: String?
        package let type: String
        package let subtype: String?
        package let status: String
        package let certainty: String
        package let score: Double
        package let speaker: String?
        package let speakerRole: String
        /// Who passed it on.
        package let via: String?
        package let actors: String?
        package let targets: String?
        package let places: String?
        package let weapons: String?
        package let date: String?
        /// "killed 8; wounded 12"
        package let figures: String?
        /// The words of the sentence that hold the claim.
        package let claim: String
        package let sentence: String
    }

    /// Claims that fit, in articles of the slice, in order of publication, undated articles last.
    package func claims(_ filter: ClaimFilter, in slice: Slice = Slice(), limit: Int) throws(IndexError) -> [ClaimRow] {
        func all(_ role: String) -> String {
            "(SELECT group_concat(text, '; ') FROM participants WHERE claim = c.id AND role = '\(role)')"
        }
        return try read { db in
            let (condition, arguments) = try filter.sql(db)
            var wanted = try slice.documents(db)
            wanted.formIntersection(try filter.documents(db))
            var rows: [Row] = []
            // Articles are passed in the order of their dates, so that no more are read than are shown.
            for dating in ["d.published IS NOT NULL", "d.published IS NULL"] where rows.count < limit {
                rows += try Row.fetchAll(
                    db,
                    sql: """
                        SELECT d.key AS document, d.title, s.name AS source, d.published, c.type, c.subtype, c.status, c.certainty, c.score,
                        c.speaker, c.speaker_role, c.via, \(all("actor")) AS actors, \(all("target")) AS targets, \(all("place")) AS places,
                        \(all("weapon")) AS weapons,
                        CASE WHEN c.date_from = c.date_to THEN c.date_from ELSE c.date_from || '/' || c.date_to END AS date,
                        (SELECT group_concat(kind || ' ' || CASE WHEN value IS NULL THEN text WHEN value = CAST(value AS INTEGER)
                            THEN CAST(value AS INTEGER) ELSE value END, '; ') FROM quantities WHERE claim = c.id) AS figures,
                        d.id AS row, c.start, substr(d.text, c.start + 1, c.end - c.start) AS claim, l.sentences
                        FROM documents d INDEXED BY documents_published CROSS JOIN claims c ON c.document = d.id
                        JOIN layers l ON l.document = d.id LEFT JOIN sources s ON s.id = d.source
                        WHERE \(dating) AND holds(:wanted, d.id) AND \(condition)
                        ORDER BY d.published, d.id, c.start LIMIT :limit
                        """, arguments: arguments + ["wanted": wanted.bits, "limit": limit - rows.count])
            }
            return try rows.map { row in
                let claim: String = row["claim"]
                let sentence = SentenceBlob.sentence(at: row["start"], in: [UInt8](row["sentences"] as Data))
                return ClaimRow(
                    document: row["document"], title: row["title"], source: row["source"], published: row["published"],
                    type: row["type"], subtype: row["subtype"], status: row["status"], certainty: row["certainty"],
                    score: row["score"], speaker: row["speaker"], speakerRole: row["speaker_role"], via: row["via"],
                    actors: row["actors"], targets: row["targets"], places: row["places"], weapons: row["weapons"],
                    date: row["date"], figures: row["figures"], claim: claim,
                    sentence: try sentence.flatMap { try text($0, row["row"], db) } ?? claim)
            }
        }
    }

    private func text(_ range: Range<Int>, _ document: Int64, _ db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT substr(text, ?, ?) FROM documents WHERE id = ?"),
            arguments: [range.lowerBound + 1, range.count, document])
    }

    /// Claims by type and status.
    package func claimCounts() throws(IndexError) -> [(type: String, status: String, count: Int)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT type, status, count(*) FROM claims GROUP BY type, status ORDER BY type, status")
                .map { ($0[0], $0[1], $0[2]) }
        }
    }
}
