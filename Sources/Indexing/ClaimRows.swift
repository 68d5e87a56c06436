package import Documents
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
        var found = DocumentSet()
        try scan("c.document", db) { found.insert($0.integer(0)) }
        return found
    }

    /// Columns of each claim `c` that fits, in the order of claims where `inOrder`.
    func scan(_ columns: String, inOrder: Bool = false, _ db: Database, _ body: (borrowing ScannedRow) throws -> Void) throws {
        let (condition, arguments) = try sql(db)
        // A claim's own day is asked for with its article's.
        let dated = from == nil && to == nil ? "" : "JOIN documents d ON d.id = c.document"
        let order = inOrder ? "ORDER BY c.id" : ""
        try db.scan("SELECT \(columns) FROM claims c \(dated) WHERE \(condition) \(order)", arguments, body)
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
            let rows = try EntityScope.rows(meantBy: written, db)
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
        // A month or a year lasts to its end.
        demand("coalesce(c.date_to, substr(d.published || substr('9999-12-31', length(d.published) + 1), 1, 10)) >= \(next())", from?.iso)
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
        package let claim: StoredClaim
        /// The words of the sentence that hold the claim.
        package let words: String
        package let sentence: String
    }

    /// Claims that fit, in articles of the slice, in order of publication, undated articles last.
    package func claims(_ filter: ClaimFilter, in slice: Slice = Slice(), limit: Int) throws(IndexError) -> [ClaimRow] {
        var rows: [ClaimRow] = []
        try read { db in try Self.claims(filter, slice, limit, db) { rows.append($0) } }
        return rows
    }

    /// All claims of the slice's articles; where the slice asks for claims, those alone that fit.
    package func forEachClaim(in slice: Slice, _ body: (ClaimRow) throws -> Void) throws {
        try stream { db in try Self.claims(slice.claim ?? ClaimFilter(), slice, nil, db, body) }
    }

    private static func claims(
        _ filter: ClaimFilter, _ slice: Slice, _ limit: Int?, _ db: Database, _ body: (ClaimRow) throws -> Void
    ) throws {
        let (condition, arguments) = try filter.sql(db)
        var wanted = try slice.documents(db)
        wanted.formIntersection(try filter.documents(db))
        let texts = StoredTexts(db)
        try db.scan(
            "d.id, d.key, d.title, s.name, d.published, \(StoredClaim.columns)",
            "CROSS JOIN claims c ON c.document = d.id LEFT JOIN entities e ON e.id = c.speaker_entity", in: wanted, where: condition,
            arguments, order: "d.id, c.start, c.id", limit: limit
        ) { try body(ClaimRow($0, texts, db)) }
    }

    /// Claims of the slice's articles, by type and status.
    package func claimCounts(in slice: Slice = Slice()) throws(IndexError) -> [(type: String, status: String, count: Int)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT type, status, count(*) FROM claims INDEXED BY claims_type WHERE holds(?, document)
                    GROUP BY type, status ORDER BY type, status
                    """, arguments: [try slice.documents(db).bits]
            ).map { ($0.text(0) ?? "", $0.text(1) ?? "", $0.integer(2)) }
        }
    }

    /// Claims by their rows in the index, as counting gives them.
    package func claims(_ rows: [Int]) throws(IndexError) -> [Int: ClaimRow] {
        try read { db in
            let texts = StoredTexts(db)
            var found: [Int: ClaimRow] = [:]
            for claim in Set(rows).sorted() { found[claim] = try Self.claim(claim, texts, db) }
            return found
        }
    }

    private static func claim(_ row: Int, _ texts: StoredTexts, _ db: Database) throws -> ClaimRow? {
        var found: ClaimRow?
        try db.scan(
            """
            SELECT d.id, d.key, d.title, s.name, d.published, \(StoredClaim.columns) FROM claims c JOIN documents d ON d.id = c.document
            LEFT JOIN sources s ON s.id = d.source LEFT JOIN entities e ON e.id = c.speaker_entity WHERE c.id = ?
            """, [row]
        ) { found = try ClaimRow($0, texts, db) }
        return found
    }

    /// Ids of articles by their rows in the index.
    package func ids(of articles: [Int]) throws(IndexError) -> [Int: String] {
        try read { db in
            var ids: [Int: String] = [:]
            try db.scan("SELECT id, key FROM documents WHERE id IN (SELECT value FROM json_each(?))", [JSONList.of(articles)]) {
                ids[$0.integer(0)] = $0.text(1)
            }
            return ids
        }
    }

    /// Claims that tell most: who says it, who did it to whom, where, when and with which figures, the more sure the better; one of
    /// an article and none of a copy; of all types together, of each at most a third.
    package func tellingClaims(ofType wanted: String?, in slice: Slice, limit: Int) throws(IndexError) -> [ClaimRow] {
        var rows: [ClaimRow] = []
        try read { db in
            let documents = try Chronology(db).firsts(of: slice.documents(db))
            var parts: [Int: Int] = [:]
            // A part once: three actors tell no more than who did it.
            try db.scan("SELECT claim, count(DISTINCT role) FROM participants GROUP BY claim") { parts[$0.integer(0)] = $0.integer(1) }
            try db.scan("SELECT claim, 1 FROM quantities GROUP BY claim") { parts[$0.integer(0), default: 0] += 1 }
            var found: [(weight: Double, claim: Int, document: Int, type: String)] = []
            try db.scan(
                """
                SELECT id, document, type, score, (speaker IS NOT NULL) + (date_from IS NOT NULL) FROM claims
                WHERE holds(?1, document) AND status <> 'hypothetical' AND (?2 IS NULL OR type = ?2)
                """, [documents.bits, wanted]
            ) { row in
                let told = 1 + Double(parts[row.integer(0)] ?? 0) + row.number(4)
                found.append((row.number(3) * told, row.integer(0), row.integer(1), row.text(2) ?? ""))
            }
            found.sort { ($1.weight, $0.claim) < ($0.weight, $1.claim) }
            var used: Set<Int> = []
            var ofType: [String: Int] = [:]
            for (_, claim, document, type) in found where rows.count < limit {
                guard wanted != nil || ofType[type, default: 0] * 3 < limit, used.insert(document).inserted else { continue }
                ofType[type, default: 0] += 1
                if let row = try Self.claim(claim, StoredTexts(db), db) { rows.append(row) }
            }
        }
        return rows
    }
}

extension IndexReader.ClaimRow {
    /// From an article's row, id, title, outlet and date, and the claim's columns behind them.
    fileprivate init(_ row: borrowing ScannedRow, _ texts: StoredTexts, _ db: Database) throws {
        let claim = try StoredClaim(row, from: 5, db)
        let text = try texts.of(row.integer(0))
        self.init(
            document: row.text(1) ?? "", title: row.text(2) ?? "", source: row.text(3), published: row.text(4), claim: claim,
            words: text.words(claim.range), sentence: text.sentence(of: claim.range))
    }
}
