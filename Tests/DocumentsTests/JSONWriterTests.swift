/// JSON as it is written, read back with another JSON reader.
import Documents
import Foundation
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test(
        "numbers have the decimals they need, and no more than asked for",
        arguments: [
            (0, 3, "0"), (1, 3, "1"), (-1, 3, "-1"), (0.5, 3, "0.5"), (-0.5, 3, "-0.5"), (0.98, 3, "0.98"), (0.1234, 3, "0.123"),
            (0.9996, 3, "1"), (-0.0001, 3, "0"), (33.51020, 5, "33.5102"), (-36.291278, 5, "-36.29128"), (12.05, 2, "12.05"), (7.6, 0, "8"),
            (1e12, 2, "1000000000000"),
        ] as [(Double, Int, String)])
    func numbers(_ value: Double, _ decimals: Int, _ written: String) {
        var json = JSONWriter()
        json.number(value, decimals: decimals)
        #expect(String(decoding: json.bytes, as: UTF8.self) == written)
    }

    @Test(
        "what is no number becomes null, and what is too long for digits stays JSON",
        arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, Double.leastNonzeroMagnitude])
    func extremes(_ value: Double) throws {
        var json = JSONWriter()
        json.array { $0.number(value) }
        let list = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [Any])
        if value.isFinite {
            #expect(list[0] as? Double == (abs(value) > 1 ? value : 0))
        } else {
            #expect(list[0] is NSNull)
        }
    }

    @Test("nested objects, lists and empty ones have their commas right")
    func nesting() throws {
        var json = JSONWriter()
        json.object { json in
            json.key("empty")
            json.object { _ in }
            json.key("list")
            json.array { json in
                json.integer(1)
                json.array { _ in }
                json.null()
                json.boolean(true)
                json.string("a,\"b")
                json.object { $0.member("x", 2) }
            }
            json.member("none", nil as String?)
            json.key(named: "any \"name\"")
            json.boolean(false)
        }
        let expected = #"{"empty":{},"list":[1,[],null,true,"a,\"b",{"x":2}],"any \"name\"":false}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }
}
