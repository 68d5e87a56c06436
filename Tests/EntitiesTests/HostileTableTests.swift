import Documents
import Testing

import Entities

/// Tables made to hurt: of nothing, of far too much, and of names that no text should be searched for.
@Suite struct HostileTableTests {
    private static let columns = "id;name;type;aliases"

    private func gazetteer(_ tables: [Gazetteer.Table]) throws -> Gazetteer {
        try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: Sample.tokenizing))
    }

    private func gazetteer(_ rows: [String]) throws -> Gazetteer { try gazetteer([Sample.table("t.tsv", Self.columns, rows)]) }

    @Test("finds nothing with a table of a header alone, or with none")
    func nothing() throws {
        for empty in [try gazetteer([String]()), try gazetteer([Gazetteer.Table]())] {
            #expect(empty.count == 0)
            #expect(try Sample.names("Aleppo is a city, and ISIS is a group.", empty).filter { $0.id != nil }.isEmpty)
        }
    }

    @Test("says that a table is empty")
    func empty() {
        let problem = "a.tsv: no line of column names, expected one such as “id, name, type, …”."
        for bytes in ["", "\n", "# nothing\n", "\u{FEFF}"] {
            #expect(Gazetteer.check(tables: [("a.tsv", Array(bytes.utf8))], tokenizing: Sample.tokenizing).map(\.description) == [problem])
        }
    }

    @Test("takes two hundred thousand rows with an alias each", .timeLimit(.minutes(1)))
    func many() throws {
        let big = try gazetteer((0..<200_000).map { "\($0);Nameville\($0);place;Alias Number\($0)" })
        #expect(big.count == 200_000)
        #expect(big.lookup("alias number77777", tokenizing: Sample.tokenizing).map(\.entity.id) == ["77777"])
        #expect(try Sample.names("He left Nameville199999 for Paris.", big).map(\.id) == ["199999"])
    }

    @Test("keeps the weightiest of very many rows of one name, and is none the slower for the rest", .timeLimit(.minutes(1)))
    func namesakes() throws {
        var rows = (0..<50_000).map { "\($0);Santa Rosa;place;city;;100;" }
        rows[40_000] = "40000;Santa Rosa;place;city;;900000;"
        let table = Sample.table("t.tsv", "id;name;type;kind;countries;population;aliases", rows)
        let crowd = try gazetteer([table])
        let found = crowd.lookup("Santa Rosa", tokenizing: Sample.tokenizing)
        #expect(found.count == 1024)
        #expect(found.first?.entity.id == "40000")
        let text = String(repeating: "They went to Santa Rosa, Santa Rosa. ", count: 5000)
        #expect(try Sample.names(text, crowd).count >= 5000)
    }

    @Test("checks sixty thousand groups of one name, and shows some of them", .timeLimit(.minutes(1)))
    func owners() {
        let rows = (0..<60_000).map { "\($0);Group \($0);group;Red Front" }
        let found = Gazetteer.check(tables: [Sample.table("t.tsv", Self.columns, rows)], tokenizing: Sample.tokenizing)
        #expect(found.count == 63 && found.allSatisfy { $0.isWarning && $0.problem.hasPrefix("“Red Front” also names 0 (t.tsv:2)") })
    }

    @Test("takes a row with a hundred thousand aliases", .timeLimit(.minutes(1)))
    func aliases() throws {
        let names = (0..<100_000).map { "Alias\($0)" }.joined(separator: "|")
        let one = try gazetteer(["1;One;group;\(names)"])
        #expect(one.lookup("ALIAS99999", tokenizing: Sample.tokenizing).map(\.entity.id) == ["1"])
    }

    @Test("reads texts of NUL, lone marks and pictures against tables of the same")
    func pictures() throws {
        let rows = "id\tname\ttype\taliases\n1\t\u{301}\u{301}\tgroup\t\0|👨‍👩‍👧‍👦|\u{200D}\n2\t🏴\tgroup\tA|I|ع\n"
        let odd = try gazetteer([("t.tsv", Array(rows.utf8))])
        _ = try Sample.names("\0\0 \u{301} 🏴 👨‍👩‍👧‍👦 \u{200D}\u{200D} I A \u{301}\u{301}", odd)
        #expect(odd.count == 2)
    }

    @Test("gives a sentence about damaged gzip, wherever it breaks off")
    func damagedGzip() {
        let packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x2B, 0x4E, 0xCD, 0x2D, 0xC9, 0xE7, 0x02, 0]
        for end in 3...packed.count {
            let table = ("a.tsv.gz", Array(packed[..<end]))
            let found = Gazetteer.check(tables: [table], tokenizing: Sample.tokenizing).map(\.description)
            #expect(found == ["a.tsv.gz: damaged gzip file; make it again or fetch it again."])
        }
    }
}
