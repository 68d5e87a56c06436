/// Runs of words that an outlet repeats.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Formulae")
struct FormulaeTests {
    private func formulae(_ own: [String], others: [String] = [], language: String = "en", minimum: Int = 3) throws -> Formulae {
        let (folder, reader) = try smallIndex(
            own.enumerated().map { SmallArticle("own\($0)", "2020-01-\($0 % 20 + 10)", $1, site: "Own", language: language) }
                + others.enumerated().map { SmallArticle("other\($0)", "2020-01-05", $1, site: "Other") })
        defer { withExtendedLifetime(folder) {} }
        var slice = Slice()
        slice.sources = ["Own"]
        var question = Formulae.Question(slice)
        question.minimum = minimum
        return try Formulae(question, try reader.releases(of: slice, claims: ClaimFilter()), of: reader)
    }

    private func lines(_ formulae: Formulae) -> [String] { formulae.formulae.map { "\($0.words) \($0.releases)" } }

    /// Words that come nowhere else, as a sentence may begin with them.
    private func filler(_ number: Int) -> String { (0..<12).map { "W\(number)x\($0)" }.joined(separator: " ") }

    @Test("a formula is as long as its releases have it in common, within a sentence, whatever its marks and case")
    func maximal() throws {
        let found = try formulae([
            "We thank the men who mend our nets. \(filler(1)).", "And so we thank the men, who mend our nets; \(filler(2)).",
            "\(filler(3)). WE THANK THE MEN who mend our nets.", "\(filler(4)). Five words are too few.",
            "\(filler(5)). Five words are too few.",
            "\(filler(6)). Five words are too few.",
        ])
        #expect(lines(found) == ["We thank the men who mend our nets 3"])
        let formula = try #require(found.formulae.first)
        #expect([formula.wordCount, formula.others] == [8, 0])
        #expect(formula.first?.from == "2020-01-10" && formula.last?.to == "2020-01-12" && formula.article == "own0")
        #expect(formula.adjusted == nil)
    }

    @Test(
        "a part that stands alone hardly more often is no formula beside the whole; one that does is, and the whole that adds little is not"
    )
    func parts() throws {
        let whole = "blessed are those who guard the shore at night"
        let part = "blessed are those who guard the shore"
        func of(_ wholes: Int, _ parts: Int) throws -> [String] {
            lines(
                try formulae(
                    (0..<wholes).map { "\(filler($0)) \(whole) \(filler(100 + $0))." }
                        + (0..<parts).map { "\(filler(200 + $0)) \(part) \(filler(300 + $0))." }))
        }
        #expect(try of(8, 1) == ["\(whole) 8"])
        #expect(try of(3, 6) == ["\(part) 9"])
    }

    @Test("what others say as often is no formula of the outlet, and how often they say its own is counted")
    func others() throws {
        let own = "The sea will give back what the palace took"
        let common = "A spokesman said on Monday that the road was closed"
        let found = try formulae(
            (0..<20).map { "\($0 < 12 ? own : filler(500 + $0)). \($0 % 2 == 0 ? common : filler(600 + $0))." },
            others: (0..<60).map { "\($0 == 7 ? own : filler(700 + $0)). \($0 % 2 == 0 ? common : filler(800 + $0))." })
        #expect(lines(found) == ["\(own) 12"])
        #expect(found.formulae.first?.others == 1)
        #expect(found.others == 60)
        // None of the others writes in the outlet's language, so nothing can be said of them.
        let alone = try formulae((0..<3).map { "\(own). \(filler($0))." }, others: [own], language: "xx")
        #expect(alone.others == 0)
        #expect(lines(alone) == ["\(own) 3"])
    }

    @Test("each is in as many releases as a plain count finds, and a word more on either side is in fewer")
    func plainCount() throws {
        for seed in 1...6 {
            var random = SplitMix64(seed: UInt64(seed))
            let stock = (0..<8).map { _ in
                (0..<Int.random(in: 6...12, using: &random)).map { _ in "v\(Int.random(in: 0..<9, using: &random))" }
            }
            let texts = (0..<25).map { number in
                let sentences = (0..<4).map { _ in stock.randomElement(using: &random) ?? [] } + [["v" + filler(number)]]
                return sentences.shuffled(using: &random).map { "V" + $0.joined(separator: " ").dropFirst() + "." }
            }
            let found = try formulae(texts.map { $0.joined(separator: " ") })
            #expect(!found.formulae.isEmpty)
            func releases(with words: String) -> Int {
                let words = " \(words.lowercased()) "
                return texts.count { $0.contains { " \($0.dropLast().lowercased()) ".contains(words) } }
            }
            for formula in found.formulae {
                #expect(formula.releases == releases(with: formula.words))
                for more in 0..<9 {
                    #expect(releases(with: "\(formula.words) v\(more)") < formula.releases)
                    #expect(releases(with: "v\(more) \(formula.words)") < formula.releases)
                }
            }
        }
    }

    @Test(
        "thousands of equal releases have a formula for each of their sentences, and a very long one does not stop it",
        .timeLimit(.minutes(1)))
    func hostile() throws {
        let text = "The sea will give back what the palace took. \(filler(1))."
        let long = (0..<200_000).map { "u\($0 % 977)" }.joined(separator: " ")
        let found = try formulae(
            [String](repeating: text, count: 3000) + [
                long, "بسم الله الرحمن الرحيم", "", "1 2 3 4 5 6 7", String(repeating: "a ", count: 100),
            ])
        #expect(lines(found) == ["\(filler(1)) 3000", "The sea will give back what the palace took 3000"])
    }

    @Test("releases with a threat are counted by period, a denied one not, and have Wilson's interval")
    func calls() throws {
        func article(_ id: String, _ day: String, _ statuses: [Claim.Status]) -> SmallArticle {
            var article = SmallArticle(id, day, "They threaten the town.", site: "Own")
            article.claims = statuses.enumerated().map { number, status in
                var claim = Claim(ByteRange(number, number + 4), type: "threat_call", score: 0.9)
                claim.status = status
                return claim
            }
            return article
        }
        let (folder, reader) = try smallIndex([
            article("a", "2020-01-01", [.reported, .hypothetical]), article("b", "2020-01-02", [.denied]), article("c", "2020-01-03", []),
            article("d", "2020-03-01", [.asserted]),
        ])
        defer { withExtendedLifetime(folder) {} }
        var filter = ClaimFilter()
        filter.type = "threat_call"
        let calls = ReleaseCalls(try reader.releases(of: Slice(), claims: filter), by: .month)
        #expect(calls.counts.map { [$0.withCalls, $0.releases, $0.calls] } == [[1, 3, 2], [0, 0, 0], [1, 1, 1]])
        #expect(calls.counts[0].interval == WilsonInterval.around(1, of: 3))
        #expect(calls.counts[1].interval == nil)
        #expect(calls.withCalls == 2)
    }
}
