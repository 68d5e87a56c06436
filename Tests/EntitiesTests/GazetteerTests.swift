import Documents
import Testing

import Entities

@Suite struct GazetteerTests {
    private func errors(_ tables: [Gazetteer.Table]) -> [String] {
        Gazetteer.check(tables: tables, tokenizing: Sample.tokenizing).filter { !$0.isWarning }.map(\.description)
    }

    private func gazetteer(_ rows: [String]) throws -> Gazetteer {
        let table = Sample.table("t.tsv", "id;name;type;aliases", rows)
        return try Gazetteer(compiled: Gazetteer.compile(tables: [table], tokenizing: Sample.tokenizing))
    }

    @Test("says where and what is wrong with a table")
    func complaints() {
        #expect(errors([Sample.table("a.tsv", "id;name;type", ["1;Aleppo"])]) == ["a.tsv:2: 2 columns, expected 3 (id, name, type)."])
        #expect(
            errors([Sample.table("a.tsv", "id;name;type", ["1;A;place", "1;B;place"])]) == [
                "a.tsv:3: id “1” stands at a.tsv:2 already, expected one row per id."
            ])
        #expect(
            errors([Sample.table("a.tsv", "id;name;type;parent", ["1;A;place;9"])])
                == ["a.tsv:2: parent “9” is in no table, expected the id of another row."])
        #expect(
            errors([Sample.table("a.tsv", "id;name;type;lat;lon", ["1;A;place;91;0"])])
                == ["a.tsv:2: lat “91” and lon “0”, expected degrees within -90…90 and -180…180."])
        #expect(errors([Sample.table("a.tsv", "id;name;type", ["1;;place"])]) == ["a.tsv:2: name is empty, expected a value."])
        #expect(errors([Sample.table("a.tsv", "name;prior", ["A;2"])]) == ["a.tsv:2: prior “2”, expected a number from 0 to 1."])
        #expect(errors([("a.tsv", [])]) == ["a.tsv: no line of column names, expected one such as “id, name, type, …”."])
        #expect(errors([("a.tsv.gz", [0x1F, 0x8B, 8, 0, 1])]) == ["a.tsv.gz: damaged gzip file; make it again or fetch it again."])
    }

    @Test("finds every error, counting comments and empty lines as lines")
    func allOfThem() {
        let table = Sample.table("a.tsv", "# a comment\nid;name;type", ["", "1;A", "# more", "2;B"])
        #expect(errors([table]).map { String($0.prefix(8)) } == ["a.tsv:4:", "a.tsv:6:"])
        #expect(throws: TableErrors.self) { try Gazetteer.compile(tables: [table], tokenizing: Sample.tokenizing) }
    }

    @Test("finds nothing wrong with the sample")
    func sound() { #expect(errors(Sample.tables) == []) }

    @Test("works with tables of no rows")
    func empty() throws {
        let empty = try gazetteer([])
        #expect(empty.count == 0)
        #expect(try Sample.names("Aleppo is a city.", empty).isEmpty)
    }

    @Test("changes its fingerprint with any table")
    func fingerprints() throws {
        let one = Gazetteer.fingerprint(of: [Sample.table("a.tsv", "id;name;type", ["1;A;place"])])
        let two = Gazetteer.fingerprint(of: [Sample.table("a.tsv", "id;name;type", ["1;B;place"])])
        #expect(one != two)
        #expect(Sample.gazetteer.fingerprint == Gazetteer.fingerprint(of: Sample.tables))
    }

    @Test("refuses a file that is none, or cut short")
    func damaged() throws {
        #expect(throws: MappingError.self) { try Gazetteer(compiled: Array("no gazetteer".utf8)) }
        let whole = try Gazetteer.compile(tables: Sample.tables, tokenizing: Sample.tokenizing)
        #expect(throws: MappingError.self) { try Gazetteer(compiled: Array(whole.dropLast(5000))) }
        #expect(throws: MappingError.self) { try Gazetteer(mapping: "/nonexistent/gazetteer.bin") }
        #expect(Gazetteer.fingerprint(ofCompiled: "/nonexistent/gazetteer.bin") == nil)
    }

    @Test("compiles the same tables to the same bytes")
    func stable() throws {
        let once = try Gazetteer.compile(tables: Sample.tables, tokenizing: Sample.tokenizing)
        #expect(once == (try Gazetteer.compile(tables: Sample.tables, tokenizing: Sample.tokenizing)))
    }

    @Test("answers what a name may mean, weightiest first")
    func lookup() {
        let found = Sample.gazetteer.lookup("PARIS", tokenizing: Sample.tokenizing)
        #expect(found.map(\.entity.id) == ["p:paris-fr", "p:paris-tx"])
        #expect(found.first?.population == 2_138_551)
        #expect(Sample.gazetteer.lookup("Nowhere at all", tokenizing: Sample.tokenizing).isEmpty)
        #expect(Sample.gazetteer.lookup("", tokenizing: Sample.tokenizing).isEmpty)
    }

    @Test("takes aliases of signs only, very long ones, and ones that fold to one")
    func oddAliases() throws {
        let long = (1...300).map { "Word\($0)" }.joined(separator: " ")
        let odd = try gazetteer(["1;🏴;group;🏴🏴|!!!", "2;Long;group;\(long)", "3;Žába;group;Zaba|ZABA|žába"])
        #expect(odd.count == 3)
        #expect(odd.lookup("Zaba", tokenizing: Sample.tokenizing).map(\.entity.id) == ["3"])
        _ = try Sample.names("🏴 and \(long) and Zaba met.", odd)
    }

    @Test("finds an alias with capitals inside only as it is written")
    func mixedCase() throws {
        let mixed = try gazetteer(["1;Law and Justice;group;PiS", "2;Lashkar-e-Taiba;group;LeT"])
        #expect(try Sample.names("Then PiS won, and LeT denied it.", mixed).map(\.text) == ["PiS", "LeT"])
        #expect(try Sample.names("Then Pis won, and Let it be.", mixed).isEmpty)
    }

    @Test("keeps aliases of several records apart")
    func shared() throws {
        let shared = try gazetteer(["1;Red Front;group;RF", "2;Russian Federation;organisation;RF"])
        #expect(Set(shared.lookup("RF", tokenizing: Sample.tokenizing).map(\.entity.id)) == ["1", "2"])
    }
}
