import Claims
import Documents
package import Measures

/// An arbiter of claims is fitted to a user's annotated rows, and measured on rows that it was not fitted to.
package struct Training: Sendable {
    /// The model file's text.
    package let model: String
    package let rows: Int
    package let claims: Int
    /// Sets of types by sentence, of all rows, each scored by what the other four fifths taught.
    package let scores: Scores
    package let calibration: Estimate
    /// Claims of held-back rows that are likely enough to count.
    package let weighed: Int

    private static let least = 10

    /// `threshold`: the most that may be asked of a claim's score for it to count.
    package init(data path: String, pipeline: String?, threshold: Double) throws(PipelineError) {
        let chain = try Assembler.chain(pipeline: pipeline, until: "claims", weighsClaims: false)
        // A chain until "claims" ends with that stage.
        let stage = chain.stages.lazy.compactMap { $0 as? ClaimStage }.first!
        let gold = try GoldReading.rows(path)
        try Self.check(gold, types: stage.types, path)
        let reading = GoldReading(chain: chain)
        let training = ArbiterTraining(
            gold.map { _, row in
                let types = Set(row.claims?.map(\.type) ?? [])
                guard let (article, text) = reading.article(of: row, before: "claims") else { return ArbiterTraining.Row([], types: types) }
                return ArbiterTraining.Row(
                    stage.examples(in: article).filter { text.start <= $0.claim.range.start && $0.claim.range.start < text.end },
                    types: types)
            }, threshold: threshold)
        guard !training.heldBack.isEmpty else {
            throw PipelineError(
                "\(path): the frames find no claim in these rows, so there is nothing to weigh. Check \"language\" and the pipeline's taxonomy."
            )
        }
        rows = gold.count
        claims = gold.reduce(0) { $0 + ($1.row.claims?.count ?? 0) }
        let shown = training.heldBack.filter { $0.chance >= training.arbiter.threshold(of: $0.type) }
        weighed = shown.count
        calibration = CalibrationError(shown.map { .init(row: $0.row, score: $0.chance, isRight: $0.isRight) }, rows: rows).estimate
        var scores = Scores()
        let judged = Dictionary(grouping: shown, by: \.row)
        for (index, (_, row)) in gold.enumerated() {
            let found = Set((judged[index] ?? []).map(\.type))
            scores.add(ClaimMeasure.types(found: found, expected: Set(row.claims?.map(\.type) ?? [])))
        }
        self.scores = scores
        model = ArbiterFile.text(training.arbiter, note: "Fitted by gleaner train to \(rows) rows with \(claims) claims.")
    }

    private static func check(_ gold: [(line: Int, row: GoldRow)], types: Set<String>, _ path: String) throws(PipelineError) {
        guard gold.count >= least else {
            throw PipelineError(
                "\(path): holds \(gold.count) rows; to fit and measure a model takes \(least) at the least, and some hundred to be worth it."
            )
        }
        for (line, row) in gold {
            guard let claims = row.claims else {
                throw PipelineError(path, line, "the row has no \"claims\". A sentence that claims nothing has an empty list")
            }
            for claim in claims where !types.contains(claim.type) {
                throw PipelineError(
                    path, line, "the taxonomy has no type \"\(claim.type)\". Valid types: \(types.sorted().joined(separator: ", "))")
            }
        }
    }
}
