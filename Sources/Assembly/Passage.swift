package import Documents
package import Indexing

/// An article under way, with what became of it.
package struct Passage: Sendable {
    package enum State: Sendable {
        case underWay
        /// Travels on in its place, so that it is reported in order.
        case rejected(Rejection)
        /// In the index already, under the same recipe.
        case alreadyStored
    }

    package var article: Article
    package var state = State.underWay
    /// Made by the last step of a run.
    package var shelved: ShelvedArticle?
    /// Made by the last step of `annotate`.
    package var record: [UInt8] = []

    package init(_ article: Article) { self.article = article }

    package var rejection: Rejection? {
        if case .rejected(let rejection) = state { return rejection }
        return nil
    }
}
