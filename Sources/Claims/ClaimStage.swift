package import Documents

/// Finds who claims what: adds claims and statements to an article.
///
/// Each sentence passes a gate of cue words first; most stop there. What passes is read by frames over shallow
/// syntax (see Frame and Clause), and what the frames find is weighed (see Arbiter); nothing is opened, locked or timed.
package struct ClaimStage: Stage {
    package let name = "claims"
    package let reads: Set<Layer> = [.text, .tokens, .sentences, .mentions]
    package let writes: Set<Layer> = [.claims, .statements]

    private let model: ClaimModel

    package init(model: ClaimModel) { self.model = model }

    package func annotate(_ article: inout Article) throws(Rejection) {
        guard var reader = Reader(article, model) else { return }
        reader.read()
        article.claims = reader.claims
        article.statements = reader.statements
    }

    /// The types of the taxonomy.
    package var types: Set<String> { Set(model.types.keys) }

    /// The claims as the frames find them, each with what an arbiter may look at.
    package func examples(in article: Article) -> [ArbiterExample] {
        guard var reader = Reader(article, model) else { return [] }
        reader.examples = []
        reader.read()
        return reader.examples ?? []
    }

    /// Why each claim of an article was made, in the order of the text, with what was weighed and left out.
    package func explain(_ article: Article) -> [ClaimExplanation] {
        guard var reader = Reader(article, model) else { return [] }
        reader.explanations = []
        reader.traits = Traits(isRead: true)
        reader.read()
        return (reader.explanations ?? []).sorted { ($0.cue.start, $0.cue.end) < ($1.cue.start, $1.cue.end) }
    }
}
