/// Rows as text, CSV, JSON and Markdown, whatever is in their cells.
import Foundation
import Reports
import Testing

@Suite("Tables")
struct TableTests {
    private func table(_ cells: [Table.Cell]) -> Table {
        var table = Table(cells.indices.map { "c\($0)" })
        table.add(cells)
        return table
    }

    @Test(
        "a CSV cell that a spreadsheet would run is made text",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("=a,b", "\"'=a,b\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("\rx", "\"'\rx\""), ("\n=x", "\"'\n=x\""), ("＝1+1", "'＝1+1"),
            ("a=b", "a=b"), ("a-b", "a-b"), ("", ""), ("'", "'"), ("say \"yes\"", "\"say \"\"yes\"\"\""), ("a,b", "\"a,b\""),
            ("two\nlines", "\"two\nlines\""), ("داعش", "داعش"),
        ])
    func csvText(_ text: String, _ written: String) {
        #expect(table([.text(text)]).csv() == "c0\n\(written)\n")
    }

    @Test("numbers in CSV stay numbers, with no more decimals than they need, and nothing is empty")
    func csvNumbers() {
        let line = table([.integer(-3), .number(-0.5), .number(2), .number(0.98765), .none, .number(1e20)]).csv()
        #expect(line == "c0,c1,c2,c3,c4,c5\n-3,-0.5,2,0.988,,1e+20\n")
    }

    @Test("JSON lines say the schema and keep the types")
    func json() throws {
        let lines = table([.text("a\n\"b\""), .integer(3), .number(0.25), .none]).jsonLines().split(separator: "\n")
        #expect(lines.count == 1)
        let row = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(row["schema"] as? Int == 1 && row["c0"] as? String == "a\n\"b\"" && row["c1"] as? Int == 3 && row["c2"] as? Double == 0.25)
        #expect(row["c3"] is NSNull && row.count == 5)
    }

    @Test(
        "what could be markup in a Markdown cell stays text",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"), ("a|b", "a\\|b"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("*b* _i_ `c`", "\\*b\\* \\_i\\_ \\`c\\`"), ("![i](u)", "\\!\\[i\\](u)"), ("# no heading", "\\# no heading"),
            ("&lt;", "&amp;lt;"), ("back\\slash", "back\\\\slash"),
            ("two\nlines", "two lines"), ("plain", "plain"),
        ])
    func markdown(_ text: String, _ written: String) {
        #expect(table([.text(text)]).markdown() == "| c0 |\n|---|\n| \(written) |\n")
    }

    @Test("Markdown sets numbers to the right, and says when there is nothing")
    func markdownShape() {
        #expect(table([.text("a"), .integer(1), .number(0.5)]).markdown() == "| c0 | c1 | c2 |\n|---|---:|---:|\n| a | 1 | 0.5 |\n")
        #expect(Table(["a"]).markdown() == "None.\n")
    }

    @Test("text is aligned, cut to the width and cannot move the cursor")
    func text() {
        var table = Table(["name", "articles"])
        table.add([.text("Daesh"), .integer(7)])
        table.add([.text("\u{1B}[2Jtwo\nlines \u{9B}31m"), .integer(1200)])
        #expect(
            table.text(width: 80)
                == "name               articles\nDaesh                     7\n [2Jtwo lines  31m      1200\n".replacing(
                    "name               articles", with: "name                articles"
                ).replacing("Daesh                     7", with: "Daesh                      7"))
        var wide = Table(["a", "b"])
        wide.add([.text(String(repeating: "x", count: 500)), .text("short")])
        let lines = wide.text(width: 60).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 60 })
        #expect(lines[1].contains("x…  short"))
    }
}
