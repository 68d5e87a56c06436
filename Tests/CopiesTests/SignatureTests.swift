/// What a signature is blind to, and what it sees.
import Copies
import Documents
import Testing

@Suite("Signatures")
struct SignatureTests {
    private func signature(_ text: String) -> Signature? { Signature(of: Array(text.utf8).span) }

    @Test(
        "an exact hash does not see case, accents, punctuation, quotes and spaces",
        arguments: [
            ("The Mayor’s “plan”, he said: don't!", "the mayor's   plan he SAID\ndon’t"), ("Résumé: 71,000 Øre…", "resume 71.000 øre"),
            ("محمّد ـ قال", "محمد قال"), ("Ёлка стоит", "елка стоит"), ("東京、大阪", "東京 大阪"), ("soft\u{AD}ware", "software"),
        ])
    func blind(_ a: String, _ b: String) { #expect(signature(a)?.exact == signature(b)?.exact) }

    @Test(
        "an exact hash sees every word and their order",
        arguments: [("a b c", "a b d"), ("a b c", "a c b"), ("a b c", "a b c c"), ("5 killed", "6 killed"), ("東京", "京東"), ("ab c", "a bc")])
    func sees(_ a: String, _ b: String) { #expect(signature(a)?.exact != signature(b)?.exact) }

    @Test("a text without a word has none, a short one no MinHash values", arguments: [("", false), ("… – !", false), ("One word.", true)])
    func short(_ text: String, _ has: Bool) {
        #expect((signature(text) != nil) == has)
        #expect(signature(text)?.minhash.isEmpty ?? true)
    }

    private static func words(_ range: Range<Int>) -> String { range.map { "word\($0)" }.joined(separator: " ") }

    @Test("the share of equal values is near the share of common shingles", arguments: [100, 250, 400])
    func estimate(_ shared: Int) throws {
        let a = try #require(signature(Self.words(0..<500)))
        let b = try #require(signature(Self.words(0..<shared) + " " + Self.words(1000..<1500 - shared)))
        let equal = Double(zip(a.minhash, b.minhash).count { $0 == $1 }) / Double(Signature.width)
        #expect(abs(equal - Double(shared) / Double(1000 - shared)) < 0.13)
    }

    @Test("the record shows 16 digits, a hyphen and four for each value")
    func hexadecimal() throws {
        #expect(Signature(exact: 0xAB, minhash: []).hexadecimal == "00000000000000ab")
        #expect(Signature(exact: .max, minhash: [1, 0xFFEE]).hexadecimal == "ffffffffffffffff-0001ffee")
        let long = try #require(signature(Self.words(0..<100)))
        #expect(long.hexadecimal.count == 17 + 4 * Signature.width)
    }
}
