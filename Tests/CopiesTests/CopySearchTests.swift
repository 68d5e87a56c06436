/// Which texts are compared, and what comes of it.
import Copies
import Documents
import Testing

@Suite("The search for copies")
struct CopySearchTests {
    /// Sets of texts, and how many pairs were compared for them.
    private func joined(_ texts: [String]) -> (sets: [Int], compared: Int) {
        let signatures = texts.map { Signature(of: Array($0.utf8).span)! }
        let order = texts.indices.sorted { signatures[$0].exact < signatures[$1].exact }
        let shingles = order.map { Shingles(Array(texts[$0].utf8).span) }
        var search = CopySearch()
        for index in order { search.add(minhash: signatures[index].minhash, formerSet: nil) }
        var compared = 0
        search.join { a, b in
            compared += 1
            return shingles[a].isCopy(of: shingles[b])
        }
        var sets = [Int](repeating: 0, count: texts.count)
        for (place, index) in order.enumerated() { sets[index] = search.set(of: place) }
        return (sets, compared)
    }

    private func words(_ name: String, _ range: Range<Int>) -> String { range.map { "\(name)\($0)" }.joined(separator: " ") }

    @Test("copies are joined, others are not, and texts without MinHash values stay by themselves")
    func simple() {
        let text = words("a", 0..<80)
        let found = joined([text, text + " and more", words("b", 0..<80), words("a", 0..<40), "Short item.", "Other item."])
        #expect(found.sets[0] == found.sets[1] && found.sets[0] == found.sets[3])
        #expect(Set(found.sets).count == 4)
    }

    @Test("thousands of articles above the same standing words are told apart, each compared with a few")
    func boilerplate() {
        let standing = words("standing", 0..<60)
        let count = 6_000
        let found = joined((0..<count).map { words("x\($0)y", 0..<60) + "\n" + standing })
        #expect(Set(found.sets).count == count)
        #expect(found.compared < 60 * count)
    }

    @Test("thousands of near copies become one set, each compared with a few")
    func manyCopies() {
        let count = 6_000
        let text = words("wire", 0..<120)
        let found = joined((0..<count).map { "\(text) \(words("desk\($0)z", 0..<10))" })
        #expect(Set(found.sets).count == 1)
        #expect(found.compared < 3 * count)
    }
}

@Suite("Copies of a text")
struct ShinglesTests {
    private static func words(_ name: String, _ range: Range<Int>) -> String { range.map { "\(name)\($0)" }.joined(separator: " ") }
    private static let text = words("a", 0..<200)

    struct Pair: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let other: String
        let isCopy: Bool
        init(_ description: String, _ other: String, _ isCopy: Bool) {
            testDescription = description
            self.other = other
            self.isCopy = isCopy
        }
    }

    @Test(
        "may be cut, reordered and framed, but stand in more than one half",
        arguments: [
            Pair("the text itself", text, true), Pair("its first half", words("a", 0..<100), true),
            Pair("its halves swapped", words("a", 100..<200) + " " + words("a", 0..<100), true),
            Pair("in a frame", words("b", 0..<40) + " " + text + " " + words("c", 0..<40), true),
            Pair("a fourth of it", words("a", 0..<50), false),
            Pair("below another text", words("b", 0..<150) + " " + words("a", 0..<120), false),
            Pair("above another text", words("a", 0..<120) + " " + words("b", 0..<150), false),
            Pair("nothing of it", words("b", 0..<200), false),
        ])
    func copies(_ pair: Pair) {
        let (a, b) = (Shingles(Array(Self.text.utf8).span), Shingles(Array(pair.other.utf8).span))
        #expect(a.isCopy(of: b) == pair.isCopy)
        #expect(b.isCopy(of: a) == pair.isCopy)
    }

    @Test("that repeats itself are found like others")
    func repeating() {
        let text = String(repeating: Self.words("a", 0..<30) + ". ", count: 9)
        let (a, b) = (Shingles(Array(text.utf8).span), Shingles(Array(("7 " + text).utf8).span))
        #expect(a.isCopy(of: b))
    }

    @Test("items of one mould with other figures are no copies, with the same figures they are")
    func figures() {
        func item(_ figures: [Int]) -> Shingles {
            let text =
                "The health office of Alder reported \(figures[0]) new cases on the day, after \(figures[1]) the day before. "
                + "The number of people in hospital rose to \(figures[2]), and the office asked everybody to keep to the rules as before."
            return Shingles(Array(text.utf8).span)
        }
        #expect(!item([12, 31, 407]).isCopy(of: item([99, 98, 97])))
        #expect(item([12, 31, 407]).isCopy(of: item([12, 31, 408])))
    }
}
