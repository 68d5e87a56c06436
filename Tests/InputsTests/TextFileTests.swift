/// Text files that are no articles: read line by line, alone, packed, in archives and in folders.
import Foundation
import Inputs
import TestSupport
import Testing

@Suite("Text files")
struct TextFileTests {
    private typealias Member = Packing.Member

    /// Names without the folder's path, and lines.
    private func read(_ folder: TemporaryFolder, _ path: String) throws -> [(name: String, lines: [String])] {
        var files: [(String, [String])] = []
        try TextFile.forEach(at: folder.path(path)) { file in
            var lines: [String] = []
            while let line = try file.nextLine() { lines.append(String(decoding: line, as: UTF8.self)) }
            files.append((file.name.replacing(folder.path + "/", with: ""), lines))
        }
        return files
    }

    @Test("are read alone, packed, from archives and from folders; what is no text is passed over")
    func everywhere() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/a.txt", "one\r\ntwo\n\nlast")
        try folder.write("in/b.txt.gz", Data(Packing.gzip("packed\n")))
        try folder.write("in/c.zip", Data(Packing.zip([Member("readme.txt", "r\n"), Member("x/y.txt", "z\n"), Member("p.png", "x")])))
        try folder.write("in/d.csv", "a,b\n")
        let files = try read(folder, "in")
        #expect(files.map(\.name) == ["in/a.txt", "in/b.txt.gz", "in/c.zip#readme.txt", "in/c.zip#x/y.txt"])
        #expect(files.map(\.lines) == [["one", "two", "", "last"], ["packed"], ["r"], ["z"]])
        #expect(try read(folder, "in/c.zip").count == 2)
        // Named by itself, a file is read whatever its ending.
        #expect(try read(folder, "in/d.csv").map(\.lines) == [["a,b"]])
    }

    @Test("give lines that were looked at once more, and count each once")
    func peeking() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.txt", "1\n2\n3\n")
        try TextFile.forEach(at: path) { file in
            #expect(try file.peekLines(2) == [[0x31], [0x32]])
            #expect(file.line == 0)
            var numbers: [Int] = []
            while let line = try file.nextLine() { numbers.append(Int(line[0]) - 0x30 - file.line) }
            #expect(numbers == [0, 0, 0])
            #expect(file.line == 3)
        }
    }

    @Test("that are damaged, cut off or missing end with a sentence, not as if they were whole")
    func damage() throws {
        let folder = try TemporaryFolder()
        let text = (0..<40_000).map { "\($0 &* 7919)\n" }.joined()
        let packed = Packing.gzip(text)
        try folder.write("cut.txt.gz", Data(packed.prefix(packed.count / 2)))
        let zip = Packing.zip([Member(Array("a.txt".utf8), Array(text.utf8), isDeflated: true)])
        try folder.write("cut.zip", Data(zip.prefix(zip.count / 2)))
        for name in ["cut.txt.gz", "cut.zip", "gone.txt"] {
            #expect(throws: InputError.self, "\(name)") { try read(folder, name) }
        }
    }

    @Test("with a line of many megabytes give its place and keep the lines around it")
    func longLine() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "first\n" + String(repeating: "x", count: 3 << 20) + "\nlast\n")
        #expect(try read(folder, "a.txt").map(\.lines) == [["first", "?", "last"]])
    }
}
