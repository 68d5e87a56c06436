/// Tables come apart at their records: quotes may hold line ends, and one that never closes costs its line.
import Documents
import Foundation
import Inputs
import Testing

@Suite("Tables")
struct TableTests {
    private func records(_ content: String, _ name: String = "t.csv") throws -> [String] {
        try Reading(name, content).contents
    }

    @Test("with a first line that names no columns are refused, once")
    func longHeader() throws {
        let header = (0..<20_000).map { "c\($0)" }.joined(separator: ",")
        let found = try Reading("t.csv", header + "\n" + String(repeating: "a,b\n", count: 100))
        #expect(found.contents == ["!bad-row"])
        #expect(found.complaints[0].contains("\(header.utf8.count + 1) bytes"))
    }

    @Test("are records below a header, at any line end")
    func lineEnds() throws {
        #expect(try records("id,text\n1,a\n2,b\n") == ["1,a", "2,b"])
        #expect(try records("id,text\r\n1,a\r\n\r\n2,b") == ["1,a", "2,b"])
        #expect(try records("id,text\r1,a\r2,b\r") == ["1,a", "2,b"])
        #expect(try records("\u{FEFF}id,text\n1,a\n,\n") == ["1,a"])
        #expect(try records("id,text\n") == [])
    }

    @Test("keep line ends and delimiters inside quotes")
    func quotes() throws {
        let rows = ["1,\"a\nb, \"\"c\"\"\r\nd\"", "2, \"e\nf\"", "3,say \"g\" and 5\" wide", "4,\"\""]
        #expect(try records("id,text\n" + rows.joined(separator: "\n") + "\n") == rows)
    }

    @Test("tell their lines, header and delimiter")
    func places() throws {
        let found = try Reading("t.csv", "sep=|\nid|text\n1|\"a\nb\"\n2|c\n").articles
        let places = found.map { article in
            guard case .cells(_, let header, let delimiter, let line) = article.payload else { return "?" }
            return "\(String(decoding: header, as: UTF8.self)) \(Character(Unicode.Scalar(delimiter))) \(line)"
        }
        #expect(places == ["id|text | 3", "id|text | 5"])
    }

    @Test(
        "find their delimiter",
        arguments: [("a;b;c,d\n1;2;3", 0x3B), ("a\tb\n1\t2", 0x09), ("a|b\n1|2", 0x7C), ("a\n1", 0x2C), ("\"a,b,c\";d\n1;2", 0x3B)]
            as [(String, UInt8)])
    func delimiters(_ content: String, _ expected: UInt8) throws {
        let found = try #require(try Reading("t.csv", content).articles.first)
        guard case .cells(_, _, let delimiter, _) = found.payload else { throw CancellationError() }
        #expect(delimiter == expected)
    }

    @Test("lose one line to a quote that never closes")
    func unclosed() throws {
        #expect(try records("id,text\n1,\"a\n2,\"b\"\n3,c\n") == ["!bad-row", "2,\"b\"", "3,c"])
        #expect(try records("id,text\n1,a\n2,\"b\n3,c\n4,d") == ["1,a", "!bad-row", "3,c", "4,d"])
        let found = try Reading("t.csv", "id,text\n1,a\n2,\"b\n3,c\n").articles
        #expect(Reading.complaint(found[1]) == "t.csv: line 3 opens a quote that does not close; the line is left out.")
    }

    @Test("of nothing but unclosed quotes cost time by their length", .timeLimit(.minutes(1)))
    func unclosedFlood() throws {
        let flood = "id,text\n" + String(repeating: "1,\"a x\n", count: 30_000)
        #expect(try Reading("t.csv", flood).articles.count == 30_000)
    }

    @Test("pass over a record that is too long")
    func tooLong() throws {
        let found = try Reading(
            "t.csv", "id,text\n1,a\n2," + String(repeating: "x", count: 5000) + "\n3,c\n", Reading.settings { $0.rowLimit = 100 })
        #expect(found.contents == ["1,a", "!too-large", "3,c"])
    }

    @Test("of spreadsheets in UTF-16 come as UTF-8")
    func wide() throws {
        let content = Array(Data([0xFF, 0xFE]) + "id\ttext\r\n1\tBrücke 🌉\r\n".data(using: .utf16LittleEndian)!)
        #expect(try Reading("t.csv", content).contents == ["1\tBrücke 🌉"])
    }
}
