import Claims
import Documents
import Testing

/// Why a claim was found: for people who ask, and never other than what the record holds.
struct ExplanationTests {
    private func explained(_ text: String, with model: ClaimModel = Reading.model) -> (article: Article, all: [ClaimExplanation]) {
        let article = Reading.article(text, with: model)
        return (article, ClaimStage(model: model).explain(article))
    }

    @Test("explains each claim of the article, with the frame's line and the cue")
    func everyClaim() throws {
        let (article, all) = explained(
            "Gunmen attacked the barracks near Velmar on Monday. The army said nine soldiers were killed in the raid. Rain fell.")
        let taken = all.filter { $0.fate == .claim }
        #expect(!taken.isEmpty)
        #expect(taken.map(\.claim) == article.claims)
        #expect(taken.allSatisfy { ($0.frame?.line ?? 1) > 0 && $0.evidence == nil })
        #expect(article.string(taken[0].cue) == "attacked")
    }

    @Test(
        "names the word that negates or leaves open",
        arguments: [("may", "have attacked", "hypothetical"), ("never", "attacked", "denied")])
    func scope(word: String, verb: String, status: String) throws {
        let (article, all) = explained("The rebels \(word) \(verb) the police station in Velmar on Monday.")
        let one = try #require(all.first)
        #expect(one.claim.status.rawValue == status)
        #expect(one.sign.map(article.string) == word)
    }

    @Test("says what makes someone the speaker")
    func voucher() throws {
        let (article, all) = explained("The army said rebels attacked the barracks on Monday. Gunmen attacked a convoy on Tuesday.")
        #expect(all.map(\.voucher.words) == ["a statement: source, cue, content", "nobody is named"])
        #expect(all[0].voucher.cue.map(article.string) == "said")
    }

    @Test("shows what another claim took in")
    func absorbed() throws {
        let (article, all) = explained("The Front claimed responsibility for the bombing, which killed nine soldiers.")
        let claim = try #require(all.first { $0.fate == .claim })
        let killed = try #require(all.first { article.string($0.cue) == "killed" })
        #expect(killed.fate == .absorbed(by: claim.cue))
        #expect(claim.others == [killed.cue])
    }

    @Test("shows what a model weighed, and what it left out; the reasons add up")
    func weighed() throws {
        var model = Reading.model
        try model.weigh(by: ("own.model", ArbiterFile.text(ArbiterTests.training().arbiter)))
        let (article, all) = explained(
            "Gunmen attacked the barracks near Velmar on day 71. Rebels attacked the column 71 with paint near Velmar.", with: model)
        #expect(all.map(\.fate) == [.claim, .unlikely])
        #expect(all[0].claim == article.claims.first)
        for one in all {
            let evidence = try #require(one.evidence)
            #expect(abs(one.reasons.reduce(0) { $0 + $1.weight } - evidence) < 0.001)
            #expect((evidence > 0) == (one.claim.score > 0.5))
        }
        #expect(all[0].reasons.contains { $0.words == "a word of the sentence “Gunmen”" })
    }
}
