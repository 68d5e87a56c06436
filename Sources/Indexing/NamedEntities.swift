package import Documents
import GRDB
import Text

extension IndexReader {
    /// Ids of the entities that are meant by an id or, in any case, a name. An id may be known from the hierarchy alone, when
    /// articles name only its branches.
    package func ids(of written: String) throws(IndexError) -> [String] {
        try read { try EntityScope.ids(of: written, $0) }
    }

    /// What people call it; nil for an id that is known from the hierarchy alone.
    package func name(of id: String) throws(IndexError) -> String? {
        try read { try String.fetchOne($0, sql: "SELECT name FROM entities WHERE key = ?", arguments: [id]) }
    }

    /// Where a place lies; nil for what has no place of its own.
    package func coordinate(of id: String) throws(IndexError) -> Coordinate? {
        try read { db in
            let found = try Row.fetchOne(
                db, sql: "SELECT latitude, longitude, point FROM entities WHERE key = ? AND latitude IS NOT NULL", arguments: [id])
            return found.map { Coordinate(latitude: $0[0], longitude: $0[1], isCentroid: $0[2] == "centroid") }
        }
    }

    /// Names of entities like one that is unknown, the nearest first: those it is a part of, and those that differ in few letters.
    package func names(near written: String, limit: Int = 3) throws(IndexError) -> [String] {
        try read { db in
            var known: [(name: String, id: String, articles: Int)] = []
            try db.scan("SELECT e.name, (SELECT count(*) FROM mentions m WHERE m.entity = e.id), e.key FROM entities e") { row in
                known.append((row.text(0) ?? "", row.text(2) ?? "", row.integer(1)))
            }
            return Self.nearest(written, known, limit)
        }
    }

    /// Outlets whose names are like one that is unknown.
    package func sources(near written: String, limit: Int = 3) throws(IndexError) -> [String] {
        try read { db in
            var known: [(name: String, id: String, articles: Int)] = []
            try db.scan("SELECT s.name, (SELECT count(*) FROM documents d WHERE d.source = s.id) FROM sources s") { row in
                let name = row.text(0) ?? ""
                known.append((name, name, row.integer(1)))
            }
            return Self.nearest(written, known, limit)
        }
    }

    private static func nearest(_ written: String, _ known: [(name: String, id: String, articles: Int)], _ limit: Int) -> [String] {
        let wanted = Array(Folding.folded(written).utf8)
        if wanted.isEmpty { return [] }
        let most = wanted.count < 4 ? 1 : max(2, wanted.count / 3)
        var near: [(distance: Int, articles: Int, name: String)] = []
        for (name, id, articles) in known {
            let folded = Array(Folding.folded(name).utf8)
            let distance = min(Self.distance(wanted, folded, atMost: most), Self.distance(wanted, Array(id.utf8), atMost: most))
            if distance <= most {
                near.append((distance, articles, name))
            } else if wanted.count >= 4, holds(folded, wanted) {
                near.append((most + 1, articles, name))
            }
        }
        near.sort { ($0.distance, -$0.articles, $0.name) < ($1.distance, -$1.articles, $1.name) }
        var names: [String] = []
        for name in near.map(\.name) where !names.contains(name) { names.append(name) }
        return Array(names.prefix(limit))
    }

    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }

    /// Letters to change, add or leave out (Levenshtein 1966), in bytes; `atMost` + 1 for more than that.
    private static func distance(_ a: [UInt8], _ b: [UInt8], atMost: Int) -> Int {
        guard abs(a.count - b.count) <= atMost else { return atMost + 1 }
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            var least = row[0]
            for j in b.indices {
                let change = diagonal + (a[i] == b[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
                least = min(least, row[j + 1])
            }
            if least > atMost { return atMost + 1 }
        }
        return row[b.count]
    }
}
