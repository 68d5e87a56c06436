/// Records that are printed and read back make the index that a run makes, on pages as they are.
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("An import", .timeLimit(.minutes(5)))
struct ImportTests {
    /// What each table says, its numbers of rows replaced by what they stand for, scores as records round them.
    private static let content = [
        """
        SELECT d.key, s.name, path, sha256, url, canonical_url, title, byline, d.published, published_precision, published_signal, modified,
        seen, forwarded_from, language, words, warnings, text FROM documents d LEFT JOIN sources s ON s.id = d.source ORDER BY d.key
        """,
        "SELECT d.key, length(l.sentences) FROM layers l JOIN documents d ON d.id = l.document ORDER BY d.key",
        "SELECT d.key, exact, hex(minhash) FROM signatures s JOIN documents d ON d.id = s.document ORDER BY d.key",
        "SELECT d.key, c.key FROM copies p JOIN documents d ON d.id = p.document JOIN documents c ON c.id = p.cluster ORDER BY d.key",
        "SELECT hash, term FROM terms ORDER BY hash", "SELECT * FROM relations ORDER BY 1, 2, 3, 4, 5",
        "SELECT key, type, name, kind, parent, country, round(latitude, 4), round(longitude, 4), point, place FROM entities ORDER BY key",
        """
        SELECT d.key, e.key, m.start, m.end, round(score, 3), inside, alias, stance FROM mentions m JOIN documents d ON d.id = m.document
        JOIN entities e ON e.id = m.entity ORDER BY d.key, m.start, m.end, e.key
        """,
        """
        SELECT d.key, c.start, c.end, c.type, subtype, round(score, 3), basis, status, certainty, speaker, e.key, speaker_role, via, date_text,
        date_from, date_to, cues FROM claims c JOIN documents d ON d.id = c.document LEFT JOIN entities e ON e.id = c.speaker_entity
        ORDER BY d.key, c.id
        """,
        """
        SELECT d.key, c.start, p.number, role, p.type, e.key, p.text, p.start, p.end FROM participants p JOIN claims c ON c.id = p.claim
        JOIN documents d ON d.id = c.document LEFT JOIN entities e ON e.id = p.entity ORDER BY d.key, c.id, p.number
        """,
        """
        SELECT d.key, c.start, q.number, q.kind, round(value, 2), round(low, 2), round(high, 2), bound, counted, unit, text, q.start, q.end
        FROM quantities q JOIN claims c ON c.id = q.claim JOIN (SELECT id, key FROM documents) d ON d.id = c.document
        ORDER BY d.key, c.id, q.number
        """,
        """
        SELECT d.key, t.number, t.source, e.key, cue, t.start, t.end, quoted FROM statements t JOIN documents d ON d.id = t.document
        LEFT JOIN entities e ON e.id = t.source_entity ORDER BY d.key, t.number
        """,
        "SELECT input, record, stage, code, message FROM errors ORDER BY 1, 2",
    ]

    private func rows(_ query: String, _ index: String) throws -> [String] {
        try DatabaseQueue(path: index).read { db in
            try Row.fetchAll(db, sql: query).map { row in row.databaseValues.map(\.description).joined(separator: "|") }
        }
    }

    @Test("of the samples gives the same rows as a run, and so does finding them anew")
    func samples() async throws {
        try #require(Program.isBuilt, "There is no gleaner beside the tests. Give: Tests/run")
        let folder = try TemporaryFolder()
        let samples = "\(Repository.path)/corpora/samples"
        try folder.write("work/empty.html", "  ")
        let run = try await Program.run("gleaner run \(samples) empty.html --index run.db", in: folder)
        #expect(run.status == 2)
        let imported = try await Program.run("gleaner annotate \(samples) empty.html | gleaner import - --index import.db", in: folder)
        #expect(imported.status == 2, "\(imported.complaints)")
        for query in Self.content {
            let expected = try rows(query, folder.path("work/run.db"))
            let found = try rows(query, folder.path("work/import.db"))
            #expect(!expected.isEmpty, "\(query)")
            #expect(found.count == expected.count, "\(query)")
            let differing = zip(found, expected).first { $0 != $1 }
            #expect(differing == nil, "\(query)")
        }
        let verified = try await Program.run("gleaner index verify import.db", in: folder)
        #expect(verified.status == 0, "\(verified.output)")

        // Under another recipe, so that all of it is found anew, from what the index holds of it.
        let before = try Self.content.map { try rows($0, folder.path("work/run.db")) }
        try await DatabaseQueue(path: folder.path("work/run.db")).write { try $0.execute(sql: "UPDATE runs SET recipe = 'other'") }
        let anew = try await Program.run("gleaner reannotate --index run.db", in: folder)
        let said = anew.complaints.split(separator: "\n").contains { $0.hasPrefix("0 of 41 articles changed") }
        #expect(anew.status == 0 && said, "\(anew.complaints)")
        #expect(try Self.content.map { try rows($0, folder.path("work/run.db")) } == before)
    }
}
