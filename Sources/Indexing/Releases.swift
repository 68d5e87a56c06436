package import Documents
import GRDB

/// What an outlet has published, in order of publication: for questions about the outlet itself, its tempo, its titles, its formulae.
package struct Releases: Sendable {
    package struct Release: Sendable {
        package let id: String
        package let title: String
        package let date: DaySpan?
        /// By the page's own clock, where it gives one.
        package let hour: Int?
        package let language: String
        /// Claims that were asked for and are not denied.
        package let claims: Int
    }

    /// Of copies of one another the first alone; undated ones last.
    package let all: [Release]
    /// Later copies, which are left out.
    package let copies: Int
    /// Names of places that stand in them, as the gazetteer writes them, if they were asked for.
    package let places: [String]
    fileprivate let rows: [Int]

    /// Those whose day is known.
    package var datedCount: Int { all.count { $0.date.map { $0.first == $0.last } ?? false } }
}

extension IndexReader {
    /// The releases of a slice, each with how many claims it holds that fit. `withPlaces`: and the names of places, for titles that come
    /// again but for them.
    package func releases(of slice: Slice, claims: ClaimFilter, withPlaces: Bool = true) throws(IndexError) -> Releases {
        try read { db in
            let wanted = try slice.documents(db)
            let firsts = try Chronology(db).firsts(of: wanted)
            var counts: [Int: Int] = [:]
            try claims.scan("c.document, c.status", db) { row in
                if row.text(1) != Claim.Status.denied.rawValue { counts[row.integer(0), default: 0] += 1 }
            }
            var rows: [Int] = []
            var all: [Releases.Release] = []
            try db.scan("d.id, d.key, d.title, d.published, d.language", "", in: firsts, order: "d.id", limit: nil) { row in
                rows.append(row.integer(0))
                let published = row.text(3)
                all.append(
                    Releases.Release(
                        id: row.text(1) ?? "", title: row.text(2) ?? "", date: published.flatMap { DaySpan(iso: $0) },
                        hour: published.flatMap(Self.hour), language: row.text(4) ?? "", claims: counts[row.integer(0)] ?? 0))
            }
            var places: Set<String> = []
            let named = withPlaces ? firsts : DocumentSet()
            try db.scan(
                """
                SELECT DISTINCT e.name, m.alias FROM entities e JOIN mentions m ON m.entity = e.id
                WHERE ?1 AND e.type = 'place' AND holds(?2, m.document)
                """, [withPlaces, named.bits]
            ) { row in
                for name in [row.text(0), row.text(1)] { if let name { places.insert(name) } }
            }
            return Releases(all: all, copies: wanted.count - firsts.count, places: places.sorted(), rows: rows)
        }
    }

    /// Passes over the texts of releases with their sentences, in bytes; each with the place of its release.
    package func forEachText(of releases: Releases, _ body: (_ number: Int, _ text: [UInt8], _ sentences: [Range<Int>]) throws -> Void)
        throws
    {
        try stream { db in
            for (number, row) in releases.rows.enumerated() {
                try db.scan("SELECT d.text, l.sentences FROM documents d JOIN layers l ON l.document = d.id WHERE d.id = ?", [row]) { row in
                    let text = row.withText(0) { Array($0) }
                    let offsets = ByteOffsets(text)
                    try body(number, text, SentenceBlob.sentences(row.bytes(1), length: offsets.count).map { offsets.bytes($0.range) })
                }
            }
        }
    }

    /// "2019-07-04T18:30:00Z" is of the hour 18.
    private static func hour(_ published: String) -> Int? {
        let text = published.utf8.dropFirst(10)
        guard text.first == 0x54, let hour = Int(String(decoding: text.dropFirst().prefix(2), as: UTF8.self)) else { return nil }
        return (0..<24).contains(hour) ? hour : nil
    }
}
