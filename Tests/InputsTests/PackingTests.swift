/// Packed files: whatever happened to them, what is whole comes out, and what is not is said.
import Documents
import Inputs
import TestSupport
import Testing

@Suite("Packed files")
struct PackingTests {
    private static let rows = ["{\"id\":\"a\"}", "{\"id\":\"b\"}"]

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// `rows`, a line each.
    private static let packed: [(ending: String, bytes: [UInt8])] = [
        ("", Array((rows.joined(separator: "\n") + "\n").utf8)),
        (".gz", Packing.gzip(rows.joined(separator: "\n") + "\n")),
        (".zst", bytes("28b52ffd2416b100007b226964223a2261227d0a7b226964223a2262227d0a3c95456b")),
        (
            ".bz2",
            bytes(
                "425a683931415926535970f2327400000959800010100000103420000a200031064c40554d0d36a479d46661148a7c5dc914e14241c3c8c9d0"
            )
        ),
        (
            ".xz",
            bytes(
                "fd377a585a000004e6d6b4460200210116000000742fe5a3e0001500145d003d88892681935385b17ed0780701ef75d2700000009a05e405e44bc34b000130168936140b1fb6f37d010000000004595a"
            )
        ),
    ]

    @Test("are unpacked by what they are, whatever their name says", arguments: packed.map(\.ending), packed.indices)
    func kinds(_ ending: String, _ index: Int) throws {
        #expect(try Reading("rows.jsonl\(ending)", Self.packed[index].bytes).contents == Self.rows)
    }

    @Test("that are one article are unpacked at the door, but gzip only in its stage")
    func single() throws {
        #expect(try Reading("a.txt.zst", Self.packed[2].bytes).contents == [Self.rows.joined(separator: "\n") + "\n"])
        let page = try Reading("a.html", Packing.gzip("page"))
        guard case .page(let bytes, let gzip, _) = page.articles[0].payload else { throw NoPage() }
        #expect(gzip && bytes == Packing.gzip("page"))
    }
    private struct NoPage: Error {}

    @Test("of several members are read as one, empty members and zeros at the end included")
    func members() throws {
        let file = Packing.gzip("1\n2") + Packing.gzip("") + Packing.gzip("3\n4\n") + [UInt8](repeating: 0, count: 512)
        #expect(try Reading("rows.jsonl.gz", file).contents == ["1", "23", "4"])
        for (ending, bytes) in Self.packed { #expect(try Reading("rows.jsonl\(ending)", bytes + bytes).contents == Self.rows + Self.rows) }
        #expect(try Reading("rows.jsonl.gz", Packing.gzip("")).contents == [])
        #expect(try Reading("rows.jsonl.gz", []).contents == [])
    }

    @Test("that need a dictionary are refused with a sentence")
    func dictionary() throws {
        let found = try Reading("a.warc.zst", [0x5D, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4] + Self.packed[2].bytes)
        #expect(found.contents == ["!unreadable"])
        #expect(found.complaints[0].contains("with a dictionary inside"))
    }

    @Test("with a wrong checksum, or junk between or behind members: everything comes out, with a complaint")
    func wrong() throws {
        var checksum = Packing.gzip("1\n")
        checksum[checksum.count - 8] ^= 1
        let sound = try Reading("rows.jsonl.gz", checksum + Packing.gzip("2\n"))
        #expect(sound.contents == ["1", "!damaged", "2"])
        #expect(sound.complaints == ["rows.jsonl.gz: the gzip member at byte 0 is damaged near byte \(checksum.count - 4)."])

        let first = Packing.gzip("1\n")
        let junk = try Reading("rows.jsonl.gz", first + Array("junk".utf8) + Packing.gzip("2\n") + Array("more".utf8))
        #expect(junk.contents == ["1", "!damaged", "2", "!damaged"])
        #expect(
            junk.complaints[0] == "rows.jsonl.gz: bytes \(first.count) to \(first.count + 4) are no gzip data and were passed over.")
    }

    @Test("with a damaged member go on with the next one", arguments: [0, 7, 20, 200])
    func resync(_ zeros: Int) throws {
        func lines(_ name: String) -> String { (0..<200).map { "\(name)\($0 * 7919 % 1000)\n" }.joined() }
        var second = Packing.gzip(lines("b"))
        for index in second.indices.dropFirst(60).prefix(zeros) { second[index] = 0 }
        let found = try Reading("rows.jsonl.gz", Packing.gzip(lines("a")) + second + Packing.gzip(lines("c"))).contents
        #expect(found.count { $0.hasPrefix("a") } == 200)
        #expect(found.count { $0.hasPrefix("c") } == 200)
        #expect(found.count { $0 == "!damaged" } == (zeros == 0 ? 0 : 1))
    }

    @Test("cut anywhere give all lines before the cut", arguments: packed.map(\.ending))
    func cut(_ ending: String) throws {
        let whole = Self.packed.first { $0.ending == ending }!.bytes
        for length in 0..<whole.count {
            let found = try Reading("rows.jsonl\(ending)", Array(whole[..<length]))
            let kept = found.contents.filter { Self.rows.contains($0) }
            #expect(Self.rows.starts(with: kept) && found.contents.count <= 3, "\(ending) cut at \(length): \(found.contents)")
        }
        let twice = Self.packed[1].bytes + Self.packed[1].bytes
        for length in Self.packed[1].bytes.count..<twice.count {
            #expect(try Reading("rows.jsonl.gz", Array(twice[..<length])).contents.starts(with: Self.rows))
        }
    }

    @Test("of a thousand times their size are read within the limits")
    func bombs() throws {
        var settings = InputSettings()
        settings.rowLimit = 1 << 16
        let bomb = Packing.gzip([UInt8](repeating: 0x78, count: 50 << 20) + Array("\n{}\n".utf8))
        #expect(bomb.count < 60_000)
        let found = try Reading("bomb.jsonl.gz", bomb, settings)
        #expect(found.contents == ["!too-large", "{}"])
        #expect(found.complaints == ["bomb.jsonl.gz: line 1 is \(50 << 20) bytes long; the limit is 65536."])
    }
}
