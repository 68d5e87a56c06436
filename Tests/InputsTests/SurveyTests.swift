/// A look at inputs without reading all of them.
import Documents
import Foundation
import Inputs
import TestSupport
import Testing

@Suite("A survey")
struct SurveyTests {
    @Test("counts small inputs exactly, by kind, with what is left out")
    func exact() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html", "x")
        try folder.write("b/c.html", "xyz")
        try folder.write("d.pdfx", "x")
        try folder.write("rows.jsonl", "{}\n{}\n\n{}\n")
        let records = [WebArchiveTests.page("x"), WebArchiveTests.page("x", status: "404 Not Found")]
        try folder.write("crawl.warc", Data(records.flatMap { $0.bytes() } + Array("junk".utf8)))
        var inputs = try Inputs([folder.path])
        let kinds = inputs.survey().kinds
        #expect(kinds.map(\.format) == [.page, .rows, .warc])
        #expect(kinds.map(\.files) == [2, 1, 1])
        #expect(kinds.map(\.records) == [2, 3, 1])
        #expect(kinds.map(\.damaged) == [0, 0, 1])
        #expect(kinds.map(\.isExact) == [true, true, true])
        #expect(kinds[0].bytes == 4)
        #expect(inputs.skipped == [".pdfx": 1, "status 404": 1])
    }

    @Test("reads a megabyte of a large file and says how many articles it may hold")
    func estimated() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("rows.jsonl", String(repeating: String(repeating: "x", count: 999) + "\n", count: 20_000))
        var inputs = try Inputs([path])
        let kind = try #require(inputs.survey().kinds.first)
        #expect(!kind.isExact)
        #expect(abs(kind.records - 20_000) < 4000)
        #expect(inputs.bytes < 2 << 20)
    }
}
