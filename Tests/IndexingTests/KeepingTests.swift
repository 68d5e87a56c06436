/// An index as it is kept: looked over, thinned out, joined with others, packed.
import Documents
import Foundation
import GRDB
import Indexing
import TestSupport
import Testing

@Suite("Verifying an index")
struct VerificationTests {
    private func shelf() throws -> Shelf {
        let shelf = try Shelf()
        let text = CopyTests.words("w", 0..<40)
        try shelf.run([
            shelved(try WriterTests.full()), shelved(try WriterTests.full("b")), try CopyTests.signed("c", text),
            try CopyTests.signed("d", text),
        ])
        return shelf
    }

    @Test("says nothing of a sound one, and changes nothing")
    func sound() throws {
        let shelf = try shelf()
        let before = try Data(contentsOf: URL(fileURLWithPath: shelf.path))
        let verification = try Verification(shelf.path)
        #expect(verification.findings.map(\.description) == [] && verification.notes == [] && verification.articles == 4)
        #expect(try Data(contentsOf: URL(fileURLWithPath: shelf.path)) == before)
    }

    @Test(
        "finds each kind of damage, with an example and a way out",
        arguments: [
            ("UPDATE mentions SET end = 9999 WHERE document = 1", "mentions outside their text", "a"),
            ("UPDATE mentions SET start = end WHERE document = 2", "mentions outside their text", "b"),
            ("UPDATE claims SET start = -1 WHERE document = 1", "claims outside their text", "a"),
            ("UPDATE statements SET end = 9999", "statements outside their text", "a, b"),
            ("UPDATE participants SET start = start + 1 WHERE claim = 2", "participants of claims", "b"),
            ("UPDATE quantities SET text = 'nine'", "figures of claims", "a, b"),
            ("UPDATE layers SET terms = x'80' WHERE document = 1", "whose sentences, terms or entities cannot be read", "a"),
            ("UPDATE layers SET terms = x'ff7f01' WHERE document = 1", "whose sentences, terms or entities cannot be read", "a"),
            ("UPDATE layers SET entities = x'0501' WHERE document = 1", "whose sentences, terms or entities cannot be read", "a"),
            ("UPDATE layers SET sentences = x'007f7f7f' WHERE document = 1", "whose sentences, terms or entities cannot be read", "a"),
            ("DELETE FROM layers WHERE document = 2", "without sentences and terms", "b"),
            ("UPDATE clusters SET size = 7 WHERE document = 3", "sets of copies that are not as large", "c"),
            ("DELETE FROM copies WHERE document = 4", "sets of copies that are not as large", "c"),
            ("UPDATE clusters SET published = '1999'", "sets of copies that are not as large", "c"),
            ("DELETE FROM documents_fts_docsize WHERE id = 2", "whose words cannot be searched for", "b"),
            ("PRAGMA foreign_keys = OFF; DELETE FROM documents WHERE id = 2", "words of articles that are not there", "2"),
            ("PRAGMA foreign_keys = OFF; DELETE FROM entities WHERE id = 1", "rows that refer to rows which are not there", "mentions"),
            ("UPDATE runs SET state = 'odd'", "runs of an unknown state", "1"),
            ("UPDATE documents_fts_data SET block = x'0102' WHERE id > 10", "the table of words contradicts itself", "documents_fts"),
        ])
    func damage(_ sql: String, _ what: String, _ example: String) throws {
        let shelf = try shelf()
        try DatabaseQueue(path: shelf.path).writeWithoutTransaction { try $0.execute(sql: sql) }
        let findings = try Verification(shelf.path).findings
        let finding = try #require(findings.first { $0.what.contains(what) }, "\(findings.map(\.description))")
        #expect(finding.examples.joined(separator: ", ").contains(example), "\(finding.description)")
        #expect(finding.wayOut.hasSuffix("."))
    }

    @Test("finds pages of the file that are overwritten")
    func pages() throws {
        let shelf = try shelf()
        var data = try Data(contentsOf: URL(fileURLWithPath: shelf.path))
        let page = try #require(try shelf.sql(Int.self, "SELECT rootpage FROM sqlite_master WHERE name = 'mentions'")[0])
        for at in (page - 1) * 4096..<page * 4096 { data[at] = 0xAA }
        try data.write(to: URL(fileURLWithPath: shelf.path))
        let findings = try Verification(shelf.path).findings
        #expect(findings.contains { $0.what.contains("file itself") })
    }

    @Test("a run that was killed is no damage")
    func killed() throws {
        let shelf = try Shelf()
        do {
            let writer = try IndexWriter(path: shelf.path, manifest: shelf.manifest(recipe: "r1"))
            for number in 0..<600 { try writer.add(try CopyTests.signed("k\(number)", CopyTests.words("s\(number)w", 0..<30))) }
        }
        let verification = try Verification(shelf.path)
        #expect(verification.findings.map(\.description) == [])
        #expect(verification.notes.count == 2 && verification.notes.contains { $0.contains("Run 1 did not come to its end") })
    }
}

@Suite("Removing articles")
struct RemovalTests {
    private func shelf() throws -> Shelf {
        let shelf = try Shelf()
        let (left, right) = (CopyTests.words("left", 0..<40), CopyTests.words("right", 0..<40))
        try shelf.run([
            shelved(try WriterTests.full()),
            shelved(try article("b", "Daesh again.", site: "Post", mentions: [("Daesh", WriterTests.islamicState)])),
            try CopyTests.signed("left", left), try CopyTests.signed("right", right), try CopyTests.signed("bridge", left + " " + right),
            .rejected(id: "e", source: "dump/e.html", Rejection(stage: "ingest", code: "empty", message: "Nothing.")),
        ])
        return shelf
    }

    @Test("takes all that hangs on them, and what nothing refers to any more")
    func whole() throws {
        let shelf = try shelf()
        let counts = try Removal(ids: ["a", "bridge"]).run(shelf.path)
        #expect(counts.articles == 2 && counts.entities == 1 && counts.sources == 1 && counts.errors == 0 && counts.left == 3)
        for table in ["claims", "participants", "quantities", "statements"] { #expect(try shelf.rows("SELECT * FROM \(table)") == []) }
        #expect(try shelf.rows("SELECT key FROM entities") == ["islamic-state"])
        #expect(try shelf.rows("SELECT name FROM sources") == ["Post"])
        #expect(try shelf.rows("SELECT d.key, size FROM clusters JOIN documents d ON d.id = document ORDER BY 1") == ["left|1", "right|1"])
        #expect(try shelf.rows("SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'fled'") == [])
        try shelf.check()
        #expect(try Verification(shelf.path).findings.map(\.description) == [])
    }

    @Test("by outlet, and errors by themselves")
    func others() throws {
        let shelf = try shelf()
        #expect(try Removal(sources: ["Post"]).run(shelf.path).articles == 1)
        #expect(try shelf.rows("SELECT key FROM documents WHERE key = 'b'") == [])
        let counts = try Removal(errors: true).run(shelf.path)
        #expect(counts.articles == 0 && counts.errors == 1)
        #expect(try shelf.rows("SELECT * FROM errors") == [])
        try shelf.check()
    }

    @Test("an unknown id or outlet ends it before anything is removed")
    func unknown() throws {
        let shelf = try shelf()
        let before = try shelf.rows("SELECT * FROM documents")
        for removal in [Removal(ids: ["a", "nobody"]), Removal(ids: ["a"], sources: ["nobody"]), Removal(ids: ["nobody"], errors: true)] {
            let error = #expect(throws: IndexError.self) { try removal.run(shelf.path) }
            #expect(error?.reason == .unknown && error?.description.contains("\"nobody\"") == true)
        }
        #expect(try shelf.rows("SELECT * FROM documents") == before)
        #expect(try shelf.rows("SELECT record FROM errors") == ["e"])
        #expect(#expect(throws: IndexError.self) { try Removal(ids: ["a"]).run(shelf.folder.path("none.db")) }?.reason == .missing)
    }
}

@Suite("Merging indexes")
struct MergeTests {
    /// What is found, with numbers that stand for rows replaced by what the rows are.
    private static let content = [
        "SELECT d.key, s.name, d.path, d.title, d.published, d.language, d.words, d.text, r.recipe, a.recipe FROM documents d LEFT JOIN sources s ON s.id = d.source JOIN runs r ON r.id = d.run JOIN runs a ON a.id = d.annotated ORDER BY d.key",
        "SELECT d.key, e.key, m.start, m.end, m.score, m.inside, m.alias, m.stance FROM mentions m JOIN documents d ON d.id = m.document JOIN entities e ON e.id = m.entity ORDER BY d.key, m.start, m.end",
        "SELECT d.key, c.start, c.end, c.type, c.subtype, c.score, c.speaker, e.key, c.via, c.date_from, c.cues FROM claims c JOIN documents d ON d.id = c.document LEFT JOIN entities e ON e.id = c.speaker_entity ORDER BY d.key, c.start",
        "SELECT d.key, p.number, p.role, p.text, e.key FROM participants p JOIN claims c ON c.id = p.claim JOIN documents d ON d.id = c.document LEFT JOIN entities e ON e.id = p.entity ORDER BY d.key, p.number",
        "SELECT d.key, q.number, q.kind, q.value, q.text FROM quantities q JOIN claims c ON c.id = q.claim JOIN documents d ON d.id = c.document ORDER BY d.key, q.number",
        "SELECT d.key, t.number, t.source, t.start, t.end FROM statements t JOIN documents d ON d.id = t.document ORDER BY d.key, t.number",
        "SELECT d.key, c.key FROM copies p JOIN documents d ON d.id = p.document JOIN documents c ON c.id = p.cluster ORDER BY d.key",
        "SELECT d.key, t.size, s.name FROM clusters t JOIN documents d ON d.id = t.document LEFT JOIN sources s ON s.id = t.source ORDER BY d.key",
        "SELECT key, type, name, country FROM entities ORDER BY key", "SELECT name FROM sources ORDER BY name",
        "SELECT term FROM terms ORDER BY term",
        "SELECT d.key, l.digest, length(l.entities), hex(l.sentences) FROM layers l JOIN documents d ON d.id = l.document ORDER BY d.key",
        "SELECT record, code FROM errors ORDER BY record", "SELECT entity, relation, other FROM relations ORDER BY entity",
    ]

    private static func entries() throws -> [IndexWriter.Entry] {
        let text = CopyTests.words("w", 0..<40)
        return [
            shelved(try WriterTests.full("a")), try CopyTests.signed("c", text), shelved(try WriterTests.full("b")),
            try CopyTests.signed("d", text),
            .rejected(id: "e", source: "dump/e.html", Rejection(stage: "ingest", code: "empty", message: "Nothing.")),
            shelved(try article("f", "Сирия and Daesh, other words.", site: "Post", mentions: [("Сирия", WriterTests.syria)])),
        ]
    }

    private func merged(_ shelves: [Shelf]) throws -> (Shelf, IndexMerge.Counts) {
        let out = try Shelf()
        return (out, try IndexMerge.run(shelves.map(\.path), into: out.path))
    }

    @Test("gives what one run over everything would have given")
    func whole() throws {
        let entries = try Self.entries()
        let (one, first, second) = (try Shelf(), try Shelf(), try Shelf())
        try one.run(entries)
        try first.run(Array(entries[..<2]))
        // In another order words have other numbers.
        try second.run(entries[2...].reversed())
        let (out, counts) = try merged([first, second])
        #expect(counts.articles == 5 && counts.stories == 4 && counts.twice == 0 && counts.differing == 0)
        for query in Self.content { #expect(try out.rows(query) == one.rows(query), "\(query)") }
        #expect(try out.rows("SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'daesh' ORDER BY rowid").count == 3)
        try out.check()
        #expect(try Verification(out.path).findings.map(\.description) == [])
        #expect(try words(out) == words(one))
    }

    /// How often each article has each word, as the lists of words tell.
    private func words(_ shelf: Shelf) throws -> [String: [String: Int]] {
        try DatabaseQueue(path: shelf.path).read { db in
            let terms = Dictionary(
                uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT id, term FROM terms").map { ($0[0] as Int, $0[1] as String) })
            var words: [String: [String: Int]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT d.key, l.terms FROM layers l JOIN documents d ON d.id = l.document") {
                var numbers: [Int] = []
                var (value, shift) = (0, 0)
                for byte in row[1] as Data {
                    value |= Int(byte & 0x7F) << shift
                    shift += 7
                    if byte < 0x80 {
                        numbers.append(value)
                        (value, shift) = (0, 0)
                    }
                }
                var term = 0
                for pair in stride(from: 0, to: numbers.count, by: 2) {
                    term += numbers[pair]
                    words[row[0], default: [:]][try #require(terms[term])] = numbers[pair + 1]
                }
            }
            return words
        }
    }

    @Test("in batches, too")
    func batches() throws {
        let (first, second) = (try Shelf(), try Shelf())
        for (shelf, range) in [(first, 0..<600), (second, 300..<900)] {
            try shelf.run(
                try range.map { shelved(try article("k\($0)", "Text \($0) of Daesh.", mentions: [("Daesh", WriterTests.islamicState)])) })
        }
        let (out, counts) = try merged([first, second])
        #expect(counts.articles == 900 && counts.twice == 300)
        #expect(try out.rows("SELECT count(*) FROM mentions") == ["900"])
        #expect(try Verification(out.path).findings.map(\.description) == [])
    }

    @Test("an article that several hold stays once, as the latest run found things in it")
    func twice() throws {
        let (first, second) = (try Shelf(), try Shelf())
        var other = try WriterTests.full()
        other.claims = []
        try first.run([shelved(try WriterTests.full())])
        try second.run([shelved(other)], recipe: "r2")
        try DatabaseQueue(path: second.path).write { try $0.execute(sql: "UPDATE runs SET started = '2999-01-01T00:00:00Z'") }
        for order in [[first, second], [second, first]] {
            let (out, counts) = try merged(order)
            #expect(counts.articles == 1 && counts.twice == 1)
            #expect(try out.rows("SELECT r.recipe FROM documents d JOIN runs r ON r.id = d.annotated") == ["r2"])
            #expect(try out.rows("SELECT count(*) FROM claims") == ["0"])
            try out.check()
        }
    }

    @Test("another text under an id is left out and said, and no other file is lost")
    func differing() throws {
        let (first, second) = (try Shelf(), try Shelf())
        try first.run([shelved(try article("a", "One text."))])
        try second.run([shelved(try article("a", "Another text."))])
        let (out, counts) = try merged([first, second])
        #expect(counts.differing == 1 && counts.articles == 1)
        #expect(try out.rows("SELECT text FROM documents") == ["One text."])
        #expect(try out.rows("SELECT input, record, stage, code FROM errors") == ["\(second.path)|a|merge|duplicate-id"])
        let again = #expect(throws: IndexError.self) { try IndexMerge.run([first.path], into: out.path) }
        #expect(again?.reason == .cannotWrite)
        let missing = out.folder.path("new.db")
        #expect(throws: IndexError.self) { try IndexMerge.run([first.path, out.folder.path("none.db")], into: missing) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.folder.path) == ["index.db"])
    }

    @Test("an edited message stays as it was edited last")
    func edited() throws {
        let (first, second) = (try Shelf(), try Shelf())
        var edited = try article("a", "One text, edited.")
        edited.modified = DateStamp("2019-07-05T10:00:00Z", .second, signal: "edited")
        try first.run([shelved(try article("a", "One text."))])
        try second.run([shelved(edited)])
        for order in [[first, second], [second, first]] {
            let (out, counts) = try merged(order)
            #expect(counts.differing == 0)
            #expect(try out.rows("SELECT text FROM documents") == ["One text, edited."])
            try out.check()
        }
    }
}

@Suite("What an index holds")
struct SummaryTests {
    @Test("is counted, and its bytes are all of the file's")
    func counts() throws {
        let shelf = try Shelf()
        try shelf.run([
            shelved(try WriterTests.full()), shelved(try article("b", "One.", published: "2018")), shelved(try article("c", "Two.")),
            .rejected(id: "e", source: "dump/e.html", Rejection(stage: "ingest", code: "empty", message: "Nothing.")),
        ])
        let summary = try IndexSummary(of: shelf.path)
        #expect(summary.articles == 3 && summary.stories == 3 && summary.sources == 1 && summary.undated == 1 && summary.errors == 1)
        #expect(summary.first == "2018" && summary.last == "2019-07-04" && summary.languages.map(\.code) == ["en"])
        #expect(summary.entities == 2 && summary.mentions == 2 && summary.claims == 1 && summary.statements == 1)
        #expect(summary.textBytes == WriterTests.text.utf8.count + 8)
        #expect(summary.runs.map(\.state) == ["complete"] && summary.runs[0].articles == 3 && summary.runs[0].rejected == 1)
        let known = summary.content.reduce(0) { $0 + $1.bytes }
        #expect(summary.content.isEmpty || known <= summary.bytes && known > summary.bytes / 2)
    }

    @Test("packing makes a thinned-out index smaller and leaves its rows")
    func optimized() throws {
        let shelf = try Shelf()
        try shelf.run(try (0..<700).map { shelved(try article("k\($0)", CopyTests.words("w\($0)", 0..<60))) })
        _ = try Removal(ids: (0..<600).map { "k\($0)" }).run(shelf.path)
        let rows = try shelf.rows("SELECT * FROM documents")
        let (before, after) = try Optimization.run(shelf.path)
        #expect(after < before * 3 / 4)
        #expect(try shelf.rows("SELECT * FROM documents") == rows)
        #expect(try shelf.rows("SELECT count(*) > 0 FROM sqlite_stat1") == ["1"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path) == ["index.db"])
        #expect(try Verification(shelf.path).findings.map(\.description) == [])
    }
}
