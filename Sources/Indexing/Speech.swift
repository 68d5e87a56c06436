import GRDB

/// How often someone vouches for claims about someone else.
package struct Speech: Sendable {
    package let speaker: StoredClaim.EntityName
    /// perpetrator, official, monitor, …: mostly.
    package let role: String
    package let about: StoredClaim.EntityName
    /// Claims in which the other one acts, and in which it is struck.
    package let asActor: Int
    package let asTarget: Int
    package let denied: Int
    package let articles: Int
}

extension IndexReader {
    /// Pairs of whom articles name, those of most articles first; copies count once.
    package func speech(in slice: Slice, limit: Int) throws(IndexError) -> [Speech] {
        try read { db in
            let wanted = try Chronology(db).firsts(of: slice.documents(db))
            return try Row.fetchAll(
                db,
                sql: """
                    WITH said AS (
                        SELECT c.id, c.document, c.speaker_role, c.status, p.role, c.speaker_entity AS speaker, p.entity AS about
                        FROM claims c JOIN participants p ON p.claim = c.id AND p.role IN ('actor', 'target')
                        WHERE c.speaker_entity IS NOT NULL AND p.entity <> c.speaker_entity AND holds(?, c.document))
                    SELECT s.key, s.name, (
                            SELECT speaker_role FROM said WHERE speaker = s.id AND about = e.id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
                        e.key, e.name, count(DISTINCT iif(role = 'actor', said.id, NULL)), count(DISTINCT iif(role = 'target', said.id, NULL)),
                        count(DISTINCT iif(status = 'denied', said.id, NULL)), count(DISTINCT document) AS n
                    FROM said JOIN entities s ON s.id = speaker JOIN entities e ON e.id = about
                    GROUP BY s.id, e.id ORDER BY n DESC, s.key, e.key LIMIT ?
                    """, arguments: [wanted.bits, limit]
            ).map { row in
                Speech(
                    speaker: StoredClaim.EntityName(key: row.text(0) ?? "", name: row.text(1) ?? ""), role: row.text(2) ?? "",
                    about: StoredClaim.EntityName(key: row.text(3) ?? "", name: row.text(4) ?? ""), asActor: row.integer(5),
                    asTarget: row.integer(6), denied: row.integer(7), articles: row.integer(8))
            }
        }
    }
}
