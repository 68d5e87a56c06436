import Documents
import Inputs
package import Measures

/// What a pipeline finds in a user's annotated rows, measured against what the rows say.
package struct Evaluation: Sendable {
    package enum Layer: String, Sendable, CaseIterable { case entities, claims, text }

    package let layer: Layer
    package let scores: Scores
    /// Whether scores are chances; nil where nothing is scored.
    package let calibration: Estimate?
    /// Scored things.
    package let scored: Int
    /// A paragraph for each row that is not as the gold has it.
    package let differences: [String]

    /// `pages`: the folder that the paths of pages in the rows begin in; their own folder where it is nil.
    package init(gold path: String, layer: Layer?, pages: String?, pipeline: String?) throws(PipelineError) {
        let gold = try GoldReading.rows(path)
        let layer = layer ?? Self.layer(of: gold[0].row)
        self.layer = layer
        let reading = GoldReading(chain: try Assembler.chain(pipeline: pipeline, until: Self.until(layer)))
        let claims = ClaimMeasure(gold.lazy.map(\.row))
        var scores = Scores()
        var points: [CalibrationError.Point] = []
        var differences: [String] = []
        for (line, row) in gold {
            let judgement: Judgement
            switch layer {
            case .text:
                guard let page = row.page else {
                    throw PipelineError(path, line, "the row has no \"page\", the path of the file whose text it gives")
                }
                judgement = try Self.text(of: Corpora.resolve(page, besides: pages.map { $0 + "/" } ?? path), row, reading)
            case .entities:
                guard row.entities != nil else {
                    throw PipelineError(path, line, "the row has no \"entities\". A sentence without a name has an empty list")
                }
                guard let (article, text) = reading.article(of: row) else { continue }
                judgement = EntityMeasure.judge(row, article, at: text)
            case .claims:
                guard row.claims != nil else {
                    throw PipelineError(path, line, "the row has no \"claims\". A sentence that claims nothing has an empty list")
                }
                guard let (article, text) = reading.article(of: row) else { continue }
                judgement = claims.judge(row, article, at: text)
            }
            points += judgement.scored.map { .init(row: scores.rows, score: $0.score, isRight: $0.isRight) }
            scores.add(judgement.tallies)
            if !judgement.differences.isEmpty {
                differences.append(
                    "\(path):\(line): \(layer == .text ? row.page ?? "" : row.text)\n    "
                        + judgement.differences.joined(separator: "\n    "))
            }
        }
        self.scores = scores
        scored = points.count
        calibration = points.isEmpty ? nil : CalibrationError(points, rows: scores.rows).estimate
        self.differences = differences
    }

    private static func layer(of row: GoldRow) -> Layer { row.claims != nil ? .claims : row.entities != nil ? .entities : .text }

    private static func until(_ layer: Layer) -> String {
        switch layer {
        case .entities: "mentions"
        case .claims: "claims"
        case .text: "text"
        }
    }

    /// A page as any input is read; one that is rejected has no text.
    private static func text(of path: String, _ row: GoldRow, _ reading: GoldReading) throws(PipelineError) -> Judgement {
        var inputs: Inputs
        do { inputs = try Inputs([path], InputSettings()) } catch {
            throw PipelineError("\(path): \(error.reason). Give the folder of the pages with --pages.")
        }
        var article = inputs.next()
        if article != nil, reading.chain.stages.contains(where: { stage in (try? stage.annotate(&article!)) == nil }) { article = nil }
        let tally = TextMeasure.shingles(found: article.map { String(decoding: $0.text, as: UTF8.self) } ?? "", gold: row.text)
        return Judgement(
            tallies: [("text", tally)],
            differences: tally.f1 < 0.98 ? ["F1 of runs of four words \((tally.f1 * 1000).rounded() / 1000)"] : [])
    }
}
