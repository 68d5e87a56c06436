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
    // Each of these is an id of the gazetteer, a name there, or words of the text; letters of ASCII in any case.
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

    fileprivate var sql: (condition: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments = StatementArguments()
        func demand(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += ["value\(conditions.count)": value]
        }
        func next() -> String { ":value\(conditions.count + 1)" }
        func entities() -> String { "SELECT id FROM entities WHERE key = \(next()) OR name = \(next()) COLLATE NOCASE" }
        func part(_ role: String) -> String {
            """
            c.id IN (SELECT claim FROM participants WHERE role = '\(role)' AND entity IN (\(entities()))
                UNION SELECT claim FROM participants WHERE role = '\(role)' AND text = \(next()) COLLATE NOCASE)
            """
        }
        demand("c.type = \(next())", type)
        demand("c.subtype = \(next())", subtype)
        demand("c.status = \(next())", status)
        demand("c.speaker_role = \(next())", role)
        demand("(c.speaker_entity IN (\(entities())) OR c.speaker = \(next()) COLLATE NOCASE)", speaker)
        demand(part("actor"), actor)
        demand(part("target"), target)
        demand(part("place"), place)
        demand(
            """
            (c.speaker_entity IN (\(entities()))
                OR c.id IN (SELECT claim FROM participants WHERE entity IN (\(entities()))))
            """, entity)
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

    /// Claims in order of publication, undated articles last.
    package func claims(_ filter: ClaimFilter, limit: Int) throws(IndexError) -> [ClaimRow] {
        func all(_ role: String) -> String {
            "(SELECT group_concat(text, '; ') FROM participants WHERE claim = c.id AND role = '\(role)')"
        }
        let (condition, arguments) = filter.sql
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.key AS document, d.title, s.name AS source, d.published, c.type, c.subtype, c.status, c.certainty, c.score,
                    c.speaker, c.speaker_role, c.via, \(all("actor")) AS actors, \(all("target")) AS targets, \(all("place")) AS places,
                    \(all("weapon")) AS weapons,
                    CASE WHEN c.date_from = c.date_to THEN c.date_from ELSE c.date_from || '/' || c.date_to END AS date,
                    (SELECT group_concat(kind || ' ' || CASE WHEN value IS NULL THEN text WHEN value = CAST(value AS INTEGER)
                        THEN CAST(value AS INTEGER) ELSE value END, '; ') FROM quantities WHERE claim = c.id) AS figures,
                    d.id AS row, c.start, substr(d.text, c.start + 1, c.end - c.start) AS claim, l.sentences
                    FROM claims c JOIN documents d ON d.id = c.document JOIN layers l ON l.document = d.id LEFT JOIN sources s ON s.id = d.source
                    WHERE \(condition) ORDER BY d.published IS NULL, d.published, d.key, c.start LIMIT :limit
                    """, arguments: arguments + ["limit": limit]
            ).map { row in
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
