/// One step of an article's way. Declares what it needs and what it adds, so that a wrong order fails before anything runs.
package protocol Stage: Sendable {
    var name: String { get }
    var reads: Set<Layer> { get }
    var writes: Set<Layer> { get }
    /// Adds its layers. A page that is merely ugly is no reason to reject it.
    func annotate(_ article: inout Article) throws(Rejection)
}

/// What stages hand to one another.
package enum Layer: String, Sendable, Hashable, CaseIterable { case text, signature, tokens, sentences, mentions, claims, statements }

/// Why an article did not make it, in the user's words.
package struct Rejection: Error, Sendable, Equatable {
    package var stage: String
    /// A stable word for programs: "unreadable", "binary", "empty", "no-article", "too-large", "bad-row", ….
    package var code: String
    package var message: String
    package init(stage: String, code: String, message: String) {
        self.stage = stage
        self.code = code
        self.message = message
    }
}
