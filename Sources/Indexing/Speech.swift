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
                    SELECT s.key, s.name, max(c.speaker_role), e.key, e.name, count(DISTINCT iif(p.role = 'actor', c.id, NULL)),
                        count(DISTINCT iif(p.role = 'target', c.id, NULL)), count(DISTINCT iif(c.status = 'denied', c.id, NULL)),
                        count(DISTINCT c.document) AS n
                    FROM claims c JOIN participants p ON p.claim = c.id AND p.role IN ('actor', 'target')
                    JOIN entities s ON s.id = c.speaker_entity JOIN entities e ON e.id = p.entity
                    WHERE c.speaker_entity IS NOT NULL AND p.entity <> c.speaker_entity AND holds(?, c.document)
                    GROUP BY s.id, e.id ORDER BY n DESC, s.key, e.key LIMIT ?
                    """, arguments: [wanted.bits, limit]
            ).map { row in
                Speech(
                    speaker: StoredClaim.EntityName(key: row[0], name: row[1]), role: row[2],
                    about: StoredClaim.EntityName(key: row[3], name: row[4]), asActor: row[5], asTarget: row[6], denied: row[7],
                    articles: row[8])
            }
        }
    }
}
