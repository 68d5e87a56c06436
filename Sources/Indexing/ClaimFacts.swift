package import Documents
import GRDB

/// What counting needs of a claim, without its words.
package struct ClaimFact: Sendable {
    /// Its row, and its article's: the same in every question to one index.
    package let claim: Int
    package let article: Int
    /// The story that the article tells: equal for copies of one another.
    package let story: Int
    /// Days of publication: one, or the whole of a month or year where no more is known.
    package let published: DaySpan?
    /// Days that the claim itself is about, where its sentence tells them and not the dateline before it.
    package let days: DaySpan?
    package let source: String?
    package let language: String
    package let type: String
    package let subtype: String?
    package let status: String
    /// text, or outlet where the publisher alone makes it a group's own.
    package let basis: String
    package let role: String
    package let speaker: ClaimEntity?
    package fileprivate(set) var actors: [ClaimEntity] = []
    package fileprivate(set) var targets: [ClaimEntity] = []
    /// Where; the place of a dateline is left out where the sentence names another.
    package fileprivate(set) var places: [ClaimEntity] = []
    package fileprivate(set) var quantities: [Quantity] = []

    package struct Quantity: Sendable {
        package let kind: String
        package let value: Double?
        package let low: Double?
        package let high: Double?
        package let bound: String
        package let of: String?
        package let unit: String?
    }

    /// What is put forward as so: told as a fact, or by somebody.
    package var isPutForward: Bool { status == "asserted" || status == "reported" }
}

/// An entity that takes part in claims or speaks.
package final class ClaimEntity: Sendable {
    package let key: String
    package let name: String
    package let type: String
    package let kind: String?
    package let country: String?
    /// What holds a place.
    package let parent: String?
    /// A place that is a point of the map and no area.
    package let isPoint: Bool

    fileprivate init(_ row: borrowing ScannedRow) {
        (key, name, type) = (row.text(1) ?? "", row.text(2) ?? "", row.text(3) ?? "")
        (kind, country, parent) = (row.text(4), row.text(5), row.text(6))
        isPoint = type == "place" && row.text(7) == "own"
    }
}

extension IndexReader {
    /// Passes over the claims of a slice that fit, in the order of an index: claims, participants and quantities side by side, once.
    package func forEachClaimFact(
        _ filter: ClaimFilter = ClaimFilter(), in slice: Slice = Slice(), _ body: (ClaimFact) throws -> Void
    ) throws {
        try stream { db in
            let wanted = try slice.documents(db)
            let articles = try ArticleFacts(db)
            let entities = try Self.claimEntities(db)
            var participants = try Following(db, "SELECT claim, role, entity, start, text FROM participants ORDER BY claim, number")
            var quantities = try Following(
                db, "SELECT claim, kind, value, low, high, bound, counted, unit FROM quantities ORDER BY claim, number")
            let columns = """
                c.id, c.document, c.type, c.subtype, c.status, c.basis, c.speaker_role, c.speaker_entity, c.date_from, c.date_to, c.start
                """
            try filter.scan(columns, inOrder: true, db) { row in
                let (claim, article, start) = (row.integer(0), row.integer(1), row.integer(10))
                guard wanted.contains(article) else { return }
                var (actors, targets, places): ([ClaimEntity], [ClaimEntity], [ClaimEntity]) = ([], [], [])
                var dateline: Int?
                try participants.forEach(of: claim) { part in
                    guard let entity = entities[part.integer(2)] else { return }
                    switch part.text(1) {
                    case "actor": actors.append(entity)
                    case "target": targets.append(entity)
                    case "place":
                        if part.integer(3) == start, start == 0 || part.isInCapitals(4) { dateline = places.count }
                        places.append(entity)
                    default: break
                    }
                }
                let published = articles.published(article)
                var days: DaySpan?
                if let from = row.text(8), let to = row.text(9) { days = DaySpan(from: from, to: to) }
                if let dateline, places.count > 1 {
                    places.remove(at: dateline)
                    // "MOSUL, 4 July - Eight died on Monday": the claim's date is the dateline's.
                    if days == published { days = nil }
                }
                var fact = ClaimFact(
                    claim: claim, article: article, story: articles.chronology.story(article), published: published, days: days,
                    source: articles.source(article), language: articles.language(article), type: row.text(2) ?? "", subtype: row.text(3),
                    status: row.text(4) ?? "", basis: row.text(5) ?? "", role: row.text(6) ?? "", speaker: entities[row.integer(7)])
                (fact.actors, fact.targets, fact.places) = (actors, targets, places)
                try quantities.forEach(of: claim) { part in
                    fact.quantities.append(
                        ClaimFact.Quantity(
                            kind: part.text(1) ?? "", value: part.optionalNumber(2), low: part.optionalNumber(3),
                            high: part.optionalNumber(4), bound: part.text(5) ?? "", of: part.text(6), unit: part.text(7)))
                }
                try body(fact)
            }
        }
    }

    private static func claimEntities(_ db: Database) throws -> [Int: ClaimEntity] {
        var entities: [Int: ClaimEntity] = [:]
        try db.scan(
            """
            SELECT id, key, name, type, kind, country, parent, point FROM entities WHERE id IN (
                SELECT entity FROM participants WHERE entity IS NOT NULL UNION SELECT speaker_entity FROM claims WHERE speaker_entity IS NOT NULL)
            """
        ) { entities[$0.integer(0)] = ClaimEntity($0) }
        return entities
    }
}

/// Rows of a table that follow the claims, in the order of their key.
private struct Following: ~Copyable {
    private let rows: RowCursor
    private var hasRow: Bool

    init(_ db: Database, _ sql: String) throws {
        let rows = try RowCursor(db, sql)
        let hasRow = try rows.next()
        self.rows = rows
        self.hasRow = hasRow
    }

    /// The rows of a claim; those of claims before it are passed over.
    mutating func forEach(of claim: Int, _ body: (borrowing ScannedRow) throws -> Void) throws {
        while hasRow, rows.row.integer(0) < claim { hasRow = try rows.next() }
        while hasRow, rows.row.integer(0) == claim {
            try body(rows.row)
            hasRow = try rows.next()
        }
    }
}

/// Who published each article, when, and in which language, by its row.
private struct ArticleFacts {
    let chronology: Chronology
    private var dates: [Int32]
    private var outlets: [Int32]
    private var languages: [Int16]
    private var outletNames: [Int32: String] = [:]
    private var languageNames: [String] = []

    init(_ db: Database) throws {
        chronology = try Chronology(db)
        let rows = try db.rows + 1
        dates = [Int32](repeating: -1, count: rows)
        outlets = [Int32](repeating: 0, count: rows)
        languages = [Int16](repeating: -1, count: rows)
        for (row, date) in chronology.dated where dates.indices.contains(row) { dates[row] = Int32(date) }
        try db.scan("SELECT id, name FROM sources") { outletNames[Int32(truncatingIfNeeded: $0.integer(0))] = $0.text(1) }
        try db.scan("SELECT id, source FROM documents INDEXED BY documents_source WHERE source IS NOT NULL") { row in
            let article = row.integer(0)
            if outlets.indices.contains(article) { outlets[article] = Int32(truncatingIfNeeded: row.integer(1)) }
        }
        try db.scan("SELECT id, language FROM documents INDEXED BY documents_language ORDER BY language") { row in
            let (article, language) = (row.integer(0), row.text(1) ?? "")
            if languageNames.last != language { languageNames.append(language) }
            if languages.indices.contains(article) { languages[article] = Int16(clamping: languageNames.count - 1) }
        }
    }

    func published(_ article: Int) -> DaySpan? {
        dates.indices.contains(article) && dates[article] >= 0 ? chronology.dates[Int(dates[article])] : nil
    }
    func source(_ article: Int) -> String? { outlets.indices.contains(article) ? outletNames[outlets[article]] : nil }
    func language(_ article: Int) -> String {
        languages.indices.contains(article) && languages[article] >= 0 ? languageNames[Int(languages[article])] : ""
    }
}

extension ScannedRow {
    /// Whether a text is written in capitals, as wires write the place that they report from.
    fileprivate func isInCapitals(_ column: Int32) -> Bool {
        guard let text = text(column) else { return false }
        return text.unicodeScalars.contains { $0.properties.isUppercase } && !text.unicodeScalars.contains { $0.properties.isLowercase }
    }
}
