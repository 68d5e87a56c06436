package import Indexing

/// Which entities are named together more often than chance would have it.
package struct Network: Sendable {
    package struct Edge: Sendable {
        /// Places among the nodes.
        package let first: Int
        package let second: Int
        package let articles: Int
        package let association: Association
        package let adjusted: Double
    }

    package struct Question: Sendable {
        package var slice: Slice
        /// Types or kinds of entities; none for all.
        package var types: Set<String> = []
        package var nodes = 100
        /// Articles that name both, at least.
        package var minimum = 3
        package var falseDiscoveries = 0.05
        package var counting = IndexReader.Counting.stories
        package init(_ slice: Slice) { self.slice = slice }
    }

    package let nodes: [Cooccurrences.Node]
    /// By log-likelihood, the surest first.
    package let edges: [Edge]

    package init(_ question: Question, of index: IndexReader) throws(IndexError) {
        let found = try index.cooccurrences(
            in: question.slice, types: question.types, most: question.nodes, counting: question.counting)
        nodes = found.nodes
        // A list that names one entity twice, of a damaged file, is left out.
        let pairs = found.pairs.filter {
            $0.articles >= question.minimum && $0.articles <= min(found.nodes[$0.first].articles, found.nodes[$0.second].articles)
        }
        let associations = pairs.map { pair in
            Association(
                of: pair.articles, first: found.nodes[pair.first].articles, second: found.nodes[pair.second].articles, among: found.articles
            )
        }
        let chances = pairs.map { pair in
            ExactTest.atLeast(
                pair.articles, drawn: found.nodes[pair.first].articles, holding: found.nodes[pair.second].articles, among: found.articles)
        }
        // Every two of them were asked for, the others are never seen together often enough.
        let adjusted = FalseDiscovery.adjusted(chances, among: found.nodes.count * (found.nodes.count - 1) / 2)
        edges = pairs.indices.filter { adjusted[$0] <= question.falseDiscoveries && associations[$0].mutualInformation > 0 }
            .map {
                Edge(
                    first: pairs[$0].first, second: pairs[$0].second, articles: pairs[$0].articles, association: associations[$0],
                    adjusted: adjusted[$0])
            }
            .sorted {
                ($1.association.contingency.logLikelihood, $0.first, $0.second)
                    < ($0.association.contingency.logLikelihood, $1.first, $1.second)
            }
    }
}
