import Claims
import Documents
import Foundation
import Testing
import Tokenization

/// What frames find is weighed by a model that is fitted to annotated sentences.
struct ArbiterTests {
    /// Attacks that are meant, and the same words in another sense, by turns.
    static let rows: [(text: String, types: Set<String>)] = (0..<60).flatMap { number -> [(text: String, types: Set<String>)] in
        let town = ["Karsun", "Dorvan", "Mirel", "Ostran"][number % 4]
        return [
            ("Gunmen attacked the barracks near \(town) on day \(number).", ["attack_report"]),
            ("Rebels attacked the column \(number) with paint near \(town).", []),
        ]
    }

    static func training(_ rows: [(text: String, types: Set<String>)] = rows) -> ArbiterTraining {
        let stage = ClaimStage(model: Reading.model)
        return ArbiterTraining(
            rows.map { row in
                var article = Article(source: "own", payload: .taken)
                article.text = Array(row.text.utf8)
                article.language = "en"
                try! TokenizeStage().annotate(&article)
                return ArbiterTraining.Row(stage.examples(in: article), types: row.types)
            })
    }

    @Test("What the rows say is no claim is dropped, and what stands has a score of its own")
    func weighs() throws {
        var model = Reading.model
        try model.weigh(by: ("own.model", ArbiterFile.text(Self.training().arbiter)))
        let attack = Reading.article("Gunmen attacked the barracks near Velmar on day 71.", with: model)
        let speech = Reading.article("Rebels attacked the column 71 with paint near Velmar.", with: model)
        #expect(attack.claims.map(\.type) == ["attack_report"])
        #expect(attack.claims.allSatisfy { $0.score > 0.7 })
        #expect(speech.claims.isEmpty)
        #expect(Reading.type("Rebels attacked the column 71 with paint near Velmar.") == "attack_report", "by frames alone")
    }

    @Test("The same rows make the same model, and a model read back is the one written")
    func roundTrip() throws {
        let (first, second) = (Self.training(), Self.training())
        #expect(first.arbiter == second.arbiter)
        let text = ArbiterFile.text(first.arbiter, note: "of sixty sentences")
        #expect(try ArbiterFile.read(path: "own.model", text: text, types: ["attack_report"]) == first.arbiter)
    }

    @Test("Rows are scored by what other rows taught")
    func heldBack() {
        // Labels that no word tells: whoever saw a row would know it, others cannot.
        let rows = Self.rows.enumerated().map { index, row in
            (text: Self.rows[0].text, types: index % 2 == 0 ? ["attack_report"] : Set<String>())
        }
        let judged = Self.training(rows).heldBack
        #expect(judged.count == rows.count)
        #expect(judged.allSatisfy { abs($0.chance - 0.5) < 0.2 })
    }

    @Test("Types that the model was not fitted with keep their frames' scores")
    func otherTypes() throws {
        var model = Reading.model
        try model.weigh(by: ("own.model", "gleaner arbiter 1\ntype denial 1 0 0.5\n"))
        let text = "Gunmen attacked the barracks near Velmar on Monday."
        #expect(Reading.article(text, with: model).claims == Reading.article(text).claims)
    }

    @Test(
        "Bad models are refused with file, line and a way out",
        arguments: [
            ("", "own.model:1: this is no model of claims. Make one with gleaner train."),
            ("{}", "own.model:1: this is no model of claims."),
            ("gleaner arbiter 99\n", "own.model:1: the model has version 99, this Gleaner reads "),
            ("gleaner arbiter 1\nweights 12\n", "own.model:2: expected a place from 0 to 32767 and weights"),
            ("gleaner arbiter 1\nweights 32767 1 2\n", "own.model:2: expected a place"),
            ("gleaner arbiter 1\nweights 1 0.5\n", "own.model:2: expected a place"),
            ("gleaner arbiter 1\ntype denial 1 0\n", "own.model:2: expected a type with slope, shift and threshold"),
            (
                "gleaner arbiter 1\ntype denial nan 0 0.5\n",
                "own.model:2: expected a type with slope, shift and threshold"
            ),
            (
                "gleaner arbiter 1\ntype sortie 1 0 0.5\n",
                "own.model:2: the taxonomy has no type “sortie”"
            ),
            ("gleaner arbiter 1\nbias 3\n", "own.model:2: “bias” is not known here; valid are type or weights."),
            ("gleaner arbiter 1\n", "own.model:2: the model ends before its first type."),
        ])
    func complaints(_ text: String, _ message: String) throws {
        var model = Reading.model
        let error = #expect(throws: LexiconError.self) { try model.weigh(by: ("own.model", text)) }
        #expect(error?.description.hasPrefix(message) ?? false, "\(error?.description ?? "")")
    }
}
