import Documents
import Ingestion
import TestSupport
import Testing

/// HTTP responses from web archives: whatever their headers say of the body, and whether it is so.
@Suite struct ResponseTests {
    private static let page = Array(Fixture.page(Fixture.article()).utf8)

    private static func response(_ headers: String, _ body: [UInt8]) -> Payload {
        .response(Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(headers)\r\n".utf8) + body, digest: nil)
    }

    private static func chunked(_ bytes: [UInt8], size: Int = 100, extension: String = "") -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let chunk = bytes[start..<min(start + size, bytes.count)]
            out += Array("\(String(chunk.count, radix: 16))\(`extension`)\r\n".utf8) + chunk + Array("\r\n".utf8)
        }
        return out + Array("0\r\n\r\n".utf8)
    }

    @Test func bodiesInEveryCoding() throws {
        let cases: [(headers: String, body: [UInt8])] = [
            ("", Self.page), ("Transfer-Encoding: chunked\r\n", Self.chunked(Self.page)),
            ("transfer-encoding: Chunked\r\n", Self.chunked(Self.page, size: 7, extension: ";a=b")),
            ("Content-Encoding: gzip\r\n", Packing.gzip(Self.page)), ("Content-Encoding: x-gzip\r\n", Packing.gzip(Self.page)),
            ("Content-Encoding: deflate\r\n", Packing.zlib(Self.page)), ("Content-Encoding: deflate\r\n", Packing.deflate(Self.page)),
            ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", Self.chunked(Packing.gzip(Self.page))),
            ("Content-Encoding: deflate,\r\n gzip\r\n", Packing.gzip(Packing.zlib(Self.page))),
            ("Content-Encoding: identity\r\n", Self.page),
        ]
        for (headers, body) in cases {
            let article = try Fixture.read(Self.response(headers, body))
            #expect(Fixture.text(article) == Fixture.body, "\(headers)")
            #expect(article.warnings == [], "\(headers)")
        }
    }

    @Test func brotli() throws {
        let packed: [UInt8] = [
            0x8B, 0x15, 0x80, 0x3C, 0x70, 0x3E, 0x50, 0x61, 0x63, 0x6B, 0x65, 0x64, 0x20, 0x62, 0x79, 0x20, 0x62, 0x72, 0x6F, 0x74, 0x6C,
            0x69, 0x2C,
            0x20, 0x62, 0x79, 0x20, 0x68, 0x61, 0x6E, 0x64, 0x2C, 0x20, 0x62, 0x79, 0x20, 0x62, 0x72, 0x6F, 0x74, 0x6C, 0x69, 0x2E, 0x3C,
            0x2F, 0x70,
            0x3E, 0x03,
        ]
        let article = try Fixture.read(Self.response("Content-Encoding: br\r\n", packed))
        #expect(Fixture.text(article) == "Packed by brotli, by hand, by brotli.")
        let cut = try Fixture.read(Self.response("Content-Encoding: br\r\n", Array(packed.dropLast(8))))
        #expect(Fixture.text(cut).hasPrefix("Packed by brotli"))
        #expect(cut.warnings.count == 1)
    }

    /// Archives that undid a coding and left its header.
    @Test func bodiesThatAreNotWhatTheirHeadersSay() throws {
        for headers in [
            "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Content-Encoding: deflate\r\n",
            "Content-Encoding: zstd\r\n",
        ] {
            let article = try Fixture.read(Self.response(headers, Self.page))
            #expect(Fixture.text(article) == Fixture.body, "\(headers)")
            #expect(article.warnings.count == 1 && article.warnings[0].contains("as it is"), "\(headers) \(article.warnings)")
        }
    }

    @Test func cutBodiesGiveWhatIsThere() throws {
        let cases: [(headers: String, body: [UInt8])] = [
            ("Transfer-Encoding: chunked\r\n", Self.chunked(Self.page)), ("Content-Encoding: gzip\r\n", Packing.gzip(Self.page)),
        ]
        for (headers, body) in cases {
            let article = try Fixture.read(Self.response(headers, Array(body.dropLast(body.count / 5))))
            #expect(Fixture.text(article).hasPrefix(Fixture.sentences[0]), "\(headers)")
            #expect(article.warnings.count == 1, "\(headers)")
        }
    }

    @Test func bodiesThatUnpackBeyondTheLimitAreRejected() {
        var settings = IngestionSettings()
        settings.bytes = 100_000
        let bomb = [UInt8](repeating: 0x20, count: 1_000_000)
        for (coding, body) in [
            ("gzip", Packing.gzip(bomb)), ("deflate", Packing.zlib(bomb)), ("gzip, gzip", Packing.gzip(Packing.gzip(bomb))),
        ] {
            #expect(Fixture.code(Self.response("Content-Encoding: \(coding)\r\n", body), settings) == "too-large")
        }
    }

    @Test func theCharsetOfTheHeaderCounts() throws {
        let page = Fixture.page("<article><p>" + String(repeating: "Река вышла из берегов во вторник ночью. ", count: 5) + "</p></article>")
        let bytes = page.unicodeScalars.map { scalar in
            // Windows-1251 keeps the Russian letters in their order.
            UInt8(truncatingIfNeeded: scalar.value < 0x80 ? scalar.value : scalar.value - 0x410 + 0xC0)
        }
        let head = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"windows-1251\"\r\n\r\n".utf8)
        let article = try Fixture.read(.response(head + bytes, digest: nil))
        #expect(Fixture.text(article).hasPrefix("Река вышла из берегов"))
        #expect(article.warnings == [])
    }

    @Test func plainTextAndWhatDoesNotSayWhatItIs() throws {
        let plain = try Fixture.read(
            .response(Array("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<b>\(Fixture.body)".utf8), digest: nil))
        #expect(Fixture.text(plain).hasPrefix("<b>"))
        let untold = try Fixture.read(.response(Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + Self.page, digest: nil))
        #expect(Fixture.text(untold) == Fixture.body)
        let bare = try Fixture.read(.response(Self.page, digest: nil))
        #expect(Fixture.text(bare) == Fixture.body)
        #expect(bare.warnings == ["The archive holds no HTTP header of the page."])
        #expect(Fixture.code(.response(Array("HTTP/1.1 200 OK\r\n\r\n".utf8), digest: nil)) == "empty")
    }

    /// SHA-1 of "abc" is FIPS 180's first example.
    @Test func aWrongDigestIsAWarning() throws {
        func warnings(_ digest: String) throws -> Int { try Fixture.read(.response(Array("abc".utf8), digest: digest)).warnings.count - 1 }
        #expect(try warnings("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5") == 0)
        #expect(try warnings("SHA1:a9993e364706816aba3e25717850c26c9cd0d89d") == 0)
        #expect(try warnings("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE4") == 1)
        #expect(try warnings("sha1:short") == 0)
        #expect(try warnings("blake3:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE4") == 0)
    }
}
