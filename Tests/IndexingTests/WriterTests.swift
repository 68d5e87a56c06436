/// What an index holds after runs that repeat, change, stop and fail.
import Documents
import Foundation
import GRDB
import Indexing
import TestSupport
import Testing

@Suite("The index writer")
struct WriterTests {
    static let islamicState = Entity(id: "islamic-state", type: .group, name: "Islamic State")
    static let syria: Entity = {
        var syria = Entity(id: "geonames:163843", type: .place, name: "Syria")
        syria.country = "SY"
        syria.coordinate = Coordinate(latitude: 35, longitude: 38, isCentroid: true)
        return syria
    }()

    static let text = "👩🏽‍🚒 Daesh fled Сирия.\nالشرطة said “8 killed” in e\u{301}té."

    static func full(_ id: String = "a") throws -> Article {
        var full = try article(
            id, text, title: "Résumé", published: "2019-07-04", site: "Desk", mentions: [("Daesh", islamicState), ("Сирия", syria)])
        var claim = Claim(try range("“8 killed”", in: text), type: "casualties", subtype: "killed", score: 0.7)
        claim.status = .reported
        claim.speaker = Speaker(range: try range("الشرطة", in: text), entity: nil, role: "official", via: try range("said", in: text))
        claim.actors = [Participant(try range("Daesh", in: text), type: "group", entity: 0)]
        claim.places = [Participant(try range("Сирия", in: text), type: "place", entity: 1)]
        claim.date = ClaimDate(try range("e\u{301}té", in: text), from: CalendarDay(2019, 6, 1), to: CalendarDay(2019, 8, 31))
        claim.quantities = [Quantity(try range("8", in: text), kind: "killed", value: 8)]
        claim.cues = ["said", "killed"]
        full.claims = [claim]
        full.statements = [
            Statement(
                source: try range("الشرطة", in: text), cue: try range("said", in: text), content: try range("8 killed", in: text),
                quoted: true)
        ]
        full.seen = DateStamp("2019-08-01", .day, signal: "warc")
        full.forwardedFrom = "Valley Wire"
        full.warnings = ["\"dirty\""]
        return full
    }

    @Test("every offset gives back its words by substr, in characters")
    func provenance() throws {
        let shelf = try Shelf()
        try shelf.run([shelved(try Self.full())])
        func words(_ table: String, _ join: String = "JOIN documents d ON d.id = t.document") throws -> [String] {
            try shelf.rows("SELECT substr(d.text, t.start + 1, t.end - t.start) FROM \(table) t \(join) ORDER BY t.start")
        }
        let ofClaim = "JOIN claims c ON c.id = t.claim JOIN documents d ON d.id = c.document"
        #expect(try words("mentions") == ["Daesh", "Сирия"])
        #expect(try words("claims") == ["“8 killed”"])
        #expect(try words("statements") == ["8 killed"])
        #expect(try words("participants", ofClaim) == ["Daesh", "Сирия"])
        #expect(try words("quantities", ofClaim) == ["8"])
        #expect(
            try shelf.rows(
                "SELECT count(*) FROM participants p JOIN claims c ON c.id = p.claim JOIN documents d ON d.id = c.document WHERE substr(d.text, p.start + 1, p.end - p.start) = p.text"
            ) == ["2"])
        try shelf.check()
    }

    @Test("a zero in a text does not end it: the offsets behind it still hold")
    func zeros() throws {
        let shelf = try Shelf()
        try shelf.run([shelved(try article("a", "One\0 two Daesh\0.", mentions: [("Daesh", Self.islamicState)]))])
        let words = try shelf.rows(
            "SELECT substr(d.text, m.start + 1, m.end - m.start) FROM mentions m JOIN documents d ON d.id = m.document")
        #expect(words == ["Daesh"])
        try shelf.run([shelved(try article("a", "Other."))], recipe: "r2")
        try shelf.check()
    }

    @Test("an article's rows hold what the article holds")
    func rows() throws {
        let shelf = try Shelf()
        let counts = try shelf.run([shelved(try Self.full())])
        #expect(counts.documents == 1 && counts.entities == 2 && counts.mentions == 2 && counts.claims == 1)
        #expect(
            try shelf.rows(
                "SELECT key, path, sha256, title, published, published_precision, published_signal, seen, forwarded_from, language, warnings, run, annotated FROM documents"
            ) == ["a|dump/a.html|00|Résumé|2019-07-04|day|meta|2019-08-01|Valley Wire|en|[\"\\\"dirty\\\"\"]|1|1"])
        #expect(try shelf.rows("SELECT text FROM documents") == [Self.text])
        #expect(try shelf.rows("SELECT name FROM sources") == ["Desk"])
        #expect(
            try shelf.rows("SELECT key, type, name, country, latitude, longitude, point FROM entities ORDER BY type") == [
                "islamic-state|group|Islamic State|NULL|NULL|NULL|NULL", "geonames:163843|place|Syria|SY|35|38|centroid",
            ])
        #expect(
            try shelf.rows(
                "SELECT type, subtype, status, basis, speaker, speaker_role, via, date_text, date_from, date_to, cues FROM claims") == [
                    "casualties|killed|reported|text|الشرطة|official|said|e\u{301}té|2019-06-01|2019-08-31|said; killed"
                ])
        #expect(try shelf.rows("SELECT kind, value, low, high, bound FROM quantities") == ["killed|8|8|8|exact"])
        #expect(
            try shelf.rows("SELECT version, recipe, inputs, state, documents, rejected, ended >= started FROM runs") == [
                "test|r1|[\"a \\\"path\\\"\"]|complete|1|0|1"
            ])
    }

    @Test("the same article twice changes nothing, in one run or in two")
    func twice() throws {
        let shelf = try Shelf()
        try shelf.run([shelved(try Self.full()), shelved(try article("b", "Another text."))])
        let tables = [
            "documents", "mentions", "claims", "participants", "quantities", "statements", "entities", "layers", "terms", "sources",
        ]
        func content() throws -> [[String]] { try tables.map { try shelf.rows("SELECT * FROM \($0)") } }
        let before = try content()
        let counts = try shelf.run([
            shelved(try Self.full()), shelved(try article("b", "Another text.")), shelved(try article("b", "Another text.")),
        ])
        #expect(counts.documents == 0 && counts.skipped == 3 && counts.mentions == 0)
        #expect(try content() == before)
        try shelf.check()
        func stored(_ recipe: String) throws -> [String] {
            let writer = try IndexWriter(path: shelf.path, manifest: shelf.manifest(recipe: recipe))
            return ["a", "b", "c"].filter { writer.stored.holds($0, sha256: "00") }
        }
        #expect(try stored("r1") == ["a", "b"])
        #expect(try stored("r2") == [])
    }

    @Test("a second writer is kept out for as long as the first one lives")
    func secondWriter() throws {
        let shelf = try Shelf()
        let first = try IndexWriter(path: shelf.path, manifest: shelf.manifest(recipe: "r1"))
        let refused = #expect(throws: IndexError.self) { try IndexWriter(path: shelf.path, manifest: shelf.manifest(recipe: "r1")) }
        #expect(refused?.reason == .locked)
        try first.finish(stopped: false)
    }

    @Test("another text under an id that is taken is an error of its own, and the first article stays")
    func duplicateID() throws {
        let shelf = try Shelf()
        let counts = try shelf.run([shelved(try article("a", "The first text.")), shelved(try article("a", "Another text."))])
        #expect(counts.documents == 1 && counts.rejected == 1)
        #expect(try shelf.rows("SELECT text FROM documents") == ["The first text."])
        #expect(try shelf.rows("SELECT code || ' ' || record FROM errors") == ["duplicate-id a"])
    }

    @Test("of a message that was edited the later version stays, whichever comes first")
    func edits() throws {
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let shelf = try Shelf()
            for version in order {
                var message = try article("a", "Version \(version).")
                if version > 0 { message.modified = DateStamp("2021-03-01T1\(version):00:00Z", .second, signal: "edited") }
                #expect(try shelf.run([shelved(message)]).rejected == 0)
            }
            #expect(try shelf.rows("SELECT text, modified FROM documents") == ["Version 2.|2021-03-01T12:00:00Z"])
            try shelf.check()
        }
    }

    @Test("an input that fails in every run has one row among the errors, and none once it is read")
    func errorsOnce() throws {
        let shelf = try Shelf()
        let failed = IndexWriter.Entry.rejected(
            id: "a", source: "a.html", Rejection(stage: "ingest", code: "empty", message: "The file holds nothing."))
        _ = try shelf.run([failed])
        _ = try shelf.run([failed])
        #expect(try shelf.rows("SELECT input FROM errors") == ["a.html"])
        var mended = try article("a", "Now there is a text.")
        mended.source = "a.html"
        _ = try shelf.run([shelved(mended)])
        #expect(try shelf.rows("SELECT input FROM errors").isEmpty)
    }

    @Test("an article under another recipe takes the place of the old one, words included")
    func replaces() throws {
        let shelf = try Shelf()
        var old = try Self.full()
        old.text = Array((Self.text + " Oldword О\u{306}Лд مُحَمَّد \u{AD} l’État.").utf8)
        try shelf.run([shelved(old), shelved(try article("b", "Oldword stays here."))])
        let counts = try shelf.run([shelved(try Self.full())], recipe: "r2")
        #expect(counts.documents == 1 && counts.skipped == 0)
        #expect(
            try shelf.rows("SELECT d.key, r.recipe FROM documents d JOIN runs r ON r.id = d.annotated ORDER BY key") == ["a|r2", "b|r1"])
        for table in ["mentions", "participants"] { #expect(try shelf.rows("SELECT count(*) FROM \(table)") == ["2"]) }
        for table in ["claims", "quantities", "statements"] { #expect(try shelf.rows("SELECT count(*) FROM \(table)") == ["1"]) }
        #expect(try shelf.rows("SELECT count(*) FROM layers") == ["2"])
        try shelf.check()
        let reader = try IndexReader(path: shelf.path)
        #expect(try reader.search(Slice(words: SearchQuery("oldword")!), limit: 9).hits.map(\.id) == ["b"])
        #expect(try reader.search(Slice(words: SearchQuery("daesh")!), limit: 9).hits.map(\.id) == ["a"])
    }

    @Test("more articles than a batch all arrive, in order")
    func batches() throws {
        let shelf = try Shelf()
        let counts = try shelf.run(
            try (0..<300).map { shelved(try article("k\($0)", "Text number \($0).", mentions: [("number", Self.islamicState)])) })
        #expect(counts.documents == 300 && counts.entities == 1)
        #expect(try shelf.rows("SELECT key FROM documents ORDER BY id") == (0..<300).map { "k\($0)" })
        #expect(try shelf.rows("SELECT count(*) FROM entities") == ["1"])
        try shelf.check()
    }

    @Test("what was rejected stands in the table of errors, with its run")
    func errors() throws {
        let shelf = try Shelf()
        let why = Rejection(stage: "ingest", code: "empty", message: "The file holds nothing.")
        let counts = try shelf.run(
            [shelved(try article("a", "Text.")), .rejected(id: "", source: "b.html", why), .alreadyStored], stopped: true)
        #expect(counts.rejected == 1 && counts.skipped == 1)
        #expect(
            try shelf.rows(
                "SELECT e.input, e.stage, e.code, e.message, r.state, r.rejected, r.skipped FROM errors e JOIN runs r ON r.id = e.run") == [
                    "b.html|ingest|empty|The file holds nothing.|stopped|1|1"
                ])
        #expect(try IndexReader(path: shelf.path).summary().rejected.map { "\($0.code) \($0.count)" } == ["empty 1"])
    }

    @Test("an article without a site, a title or words is kept as it is")
    func bare() throws {
        let shelf = try Shelf()
        try shelf.run([shelved(try article("a", "…"))])
        #expect(try shelf.rows("SELECT title, source, published, words FROM documents") == ["|NULL|NULL|0"])
        try shelf.check()
    }
}

@Suite("Opening an index")
struct OpeningTests {
    private func reasons(_ path: String) -> (reading: IndexError?, writing: IndexError?) {
        var reading: IndexError?
        var writing: IndexError?
        do throws(IndexError) { _ = try IndexReader(path: path) } catch { reading = error }
        do throws(IndexError) {
            _ = try IndexWriter(
                path: path, manifest: .init(version: "", pipeline: "", recipe: "", textRecipe: "", gazetteer: nil, inputs: []))
        } catch { writing = error }
        return (reading, writing)
    }

    @Test("that is not there: a reader says so and makes none")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("none.db")
        do throws(IndexError) {
            _ = try IndexReader(path: path)
            Issue.record("opened")
        } catch {
            #expect(error.reason == .missing)
            #expect(error.description.contains(path))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a text file is no index, for readers and writers, and stays as it was")
    func noDatabase() throws {
        let folder = try TemporaryFolder()
        let words = String(repeating: "This is no database at all. ", count: 99)
        let path = try folder.write("letter.db", words)
        let found = reasons(path)
        #expect(found.reading?.reason == .notAnIndex && found.writing?.reason == .notAnIndex)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == words)
    }

    @Test("a database of another program is left alone")
    func foreign() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("other.db")
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "CREATE TABLE documents (id INTEGER); INSERT INTO documents VALUES (7)") }
        try other.close()
        let found = reasons(path)
        #expect(found.reading?.reason == .notAnIndex && found.writing?.reason == .notAnIndex)
        #expect(try DatabaseQueue(path: path).read { try Int.fetchAll($0, sql: "SELECT id FROM documents") } == [7])
        #expect(try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") } == 1)
    }

    @Test("an index of another schema is refused with both numbers", arguments: [0, 1, 99])
    func otherSchema(_ version: Int) throws {
        let shelf = try Shelf()
        try shelf.run([])
        try DatabaseQueue(path: shelf.path).write { try $0.execute(sql: "PRAGMA user_version = \(version)") }
        let found = reasons(shelf.path)
        #expect(found.reading?.reason == .otherSchema && found.writing?.reason == .otherSchema)
        #expect(found.reading?.description.contains("schema \(version)") == true)
    }

    @Test("while another program writes it, a second writer is refused at once")
    func locked() throws {
        let shelf = try Shelf()
        try shelf.run([])
        let other = try DatabaseQueue(path: shelf.path)
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            do throws(IndexError) {
                _ = try IndexWriter(path: shelf.path, manifest: shelf.manifest(recipe: "r"))
                Issue.record("opened")
            } catch {
                #expect(error.reason == .locked)
            }
            try db.execute(sql: "ROLLBACK")
        }
    }

    @Test("an empty file becomes an index; a folder does not")
    func emptyAndFolder() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("empty.db", "")
        #expect(reasons(empty).writing == nil)
        #expect(reasons(folder.path).writing?.reason == .cannotWrite)
        #expect(reasons(folder.path("no/such/folder.db")).writing?.reason == .cannotWrite)
    }
}
