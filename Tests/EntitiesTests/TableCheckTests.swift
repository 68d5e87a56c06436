import Documents
import Testing

import Entities

@Suite struct TableCheckTests {
    private static let columns = "id;name;type;kind;parent;countries;lat;lon;population;aliases;from;to"

    private func problems(_ tables: [Gazetteer.Table]) -> [String] {
        Gazetteer.check(tables: tables, tokenizing: Sample.tokenizing).map(\.description)
    }

    private func problems(_ rows: String...) -> [String] { problems([Sample.table("a.tsv", Self.columns, rows)]) }

    @Test("names the other place of an id")
    func ids() {
        let one = Sample.table("t/a.tsv", "id;name;type", ["1;A;group"])
        let two = Sample.table("t/b.tsv", "id;name;type", ["2;B;group", "1;C;group"])
        #expect(problems([one, two]) == ["t/b.tsv:3: id “1” stands at t/a.tsv:2 already, expected one row per id."])
    }

    @Test("finds parents that run in a circle, once, at the first row of it")
    func circles() {
        #expect(
            problems("1;A;group;;2;;;;;;;", "2;B;group;;3;;;;;;;", "3;C;group;;2;;;;;;;")
                == ["a.tsv:3: its parents run in a circle (2 in 3); leave one of them without."])
        // Each of fifty, wherever a walk comes in.
        let many = (0..<50).flatMap {
            ["\($0)a;A\($0);group;;\($0)b;;;;;;;", "\($0)b;B\($0);group;;\($0)c;;;;;;;", "\($0)c;C\($0);group;;\($0)a;;;;;;;"]
        }
        #expect(
            problems([Sample.table("a.tsv", Self.columns, many)])
                == (0..<50).map {
                    "a.tsv:\($0 * 3 + 2): its parents run in a circle (\($0)a in \($0)b in \($0)c); leave one of them without."
                })
        #expect(problems("1;A;group;;1;;;;;;;") == ["a.tsv:2: its parents run in a circle (1); leave one of them without."])
    }

    @Test(
        "says what is wrong with a value, and what to write",
        arguments: [
            ("1;A;group;;;UK;;;;;;", "country “UK”, expected GB."), ("1;A;group;;;sy;;;;;;", "country “sy”, expected SY."),
            (
                "1;A;group;;;Syria;;;;;;",
                "country “Syria”, expected codes of two letters (ISO 3166-1) with spaces between them, such as SY IQ."
            ),
            ("1;A;place;city;;;1;2;1,200;;;", "population “1,200”, expected digits alone such as 1200 or nothing."),
            ("1;A;place;city;;;1;;;;;", "lat “1” and lon “”, expected degrees within -90…90 and -180…180."),
            ("1;A;group;;;;;;;;2014-13;", "from “2014-13” and to “”, expected years or dates such as 2014-11-10, or nothing."),
            ("1;A;group;;;;;;;;2015;2014", "from “2015” is after to “2014”, expected the earlier date first."),
        ])
    func values(row: String, problem: String) { #expect(problems(row) == ["a.tsv:2: \(problem)"]) }

    @Test(
        "warns of what is hardly meant",
        arguments: [
            ("1;A;place;ctiy;;;1;2;;;;", "kind “ctiy” of a place is unknown; did you mean “city”?"),
            ("1;A;place;hut;;;1;2;;;;", "kind “hut” of a place is unknown; it is taken for a region."),
            ("1;A;organization;;;;;;;;;", "type “organization” is one of your own; did you mean “organisation”?"),
            ("1;A;place;city;;;0;0;;;;", "lat 0 and lon 0 is in the sea off Ghana; leave both empty where the point is not known."),
            ("1;A;place;city;;;;;;;;", "a place without lat and lon is found, but cannot stand on a map."),
            ("1;A;group;;;;;;;Bc||Cd;;", "an alias is empty; take out the “|” too many."),
            ("1;Ab;group;;;;;;;B;;", "alias “B” is a single letter, and would be found in initials and lists."),
            ("1;Ab;group;;;;;;;The;;", "alias “The” is a word of grammar, and would be found at the beginning of sentences."),
            ("1;Ab;group;;;;;;;!!!;;", "alias “!!!” has no word in it and is never found."),
            ("1;Ab;group;;;;;;;17;;", "alias “17” is a number or an address, no name."),
            ("1;Ab;group;;;;;;;Ab;;", "alias “Ab” stands twice, or is the name; take it out."),
        ])
    func doubts(row: String, problem: String) { #expect(problems(row) == ["a.tsv:2: warning: \(problem)"]) }

    @Test("lets own types, acronyms of grammar and names in other scripts pass")
    func fine() {
        #expect(problems("1;Rhine;ship;;;;;;;IS|WHO|US|ع", "2;B;place;camp;;XK;1;2;;;;").map { String($0.prefix(9)) } == ["a.tsv:2: "])
        #expect(problems("1;Rhine;ship;;;;;;;IS|WHO|US|ع;;", "2;B;place;camp;;XK;1;2;;;;") == [])
    }

    @Test("warns of a name of two groups that nothing tells apart, unless it is declared")
    func conflicts() {
        let warning =
            "a.tsv:3: warning: “red front” also names 1 (a.tsv:2), in the same country and years: "
            + "nothing tells the two apart. Take it from one, or list it in a table with the column “shared”."
        #expect(problems("1;A;group;;;SY IQ;;;;Red Front;;", "2;B;group;;;SY;;;;red front;;") == [warning])
        #expect(problems("1;A;group;;;;;;;Red Front;;", "2;B;group;;;;;;;red front;;") == [warning])
        #expect(
            problems("1;A;group;;;;;;;Red Front;;", "2;B;group;;;;;;;the Red Front;;")
                == [warning.replacing("“red front”", with: "“the Red Front”")])
        #expect(problems("1;A;group;;;SY;;;;Red Front;;", "2;B;group;;;IQ;;;;Red Front;;") == [])
        #expect(problems("1;A;group;;;SY;;;;Red Front;;2014", "2;B;group;;;SY;;;;Red Front;2015;") == [])
        #expect(problems("1;A;group;;;SY;;;;Red Front;;", "2;B;media;;;SY;;;;Red Front;;") == [])
        let both = Sample.table("a.tsv", Self.columns, ["1;A;group;;;SY;;;;Red Front;;", "2;B;group;;;SY;;;;RED FRONT;;"])
        #expect(problems([both, Sample.table("b.tsv", "shared;why", ["Red Front;both bear it"])]) == [])
    }

    @Test("reads the line of column names")
    func columns() {
        #expect(
            problems([Sample.table("a.tsv", "id;name;type;alises;name", ["1;A;group;;B"])]) == [
                "a.tsv:1: column “name” stands twice, and only the first is read; take one out.",
                "a.tsv:1: warning: column “alises” is not read: did you mean “aliases”?",
            ])
        #expect(problems([Sample.table("a.tsv", "id;type", ["1;group"])]) == ["a.tsv: columns id, type, expected at least id, name, type."])
        #expect(problems([Sample.table("a.tsv", "id;name;type", [])]) == ["a.tsv: warning: has no rows."])
    }

    @Test("says where a table stops being UTF-8")
    func encoding() {
        let table = (
            "a.tsv",
            Array("id\tname\ttype\n1\tA\tgroup\n2\tCaf".utf8) + [0xE9] + Array("\tgroup\n3\tB".utf8) + [0xFF] + Array("\tgroup\n".utf8)
        )
        #expect(problems([table]) == ["a.tsv:3: is not UTF-8, nor are 1 lines after it; save the table as UTF-8."])
    }
}
