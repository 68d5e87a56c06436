import GRDB

/// Which entities are named in the same articles.
package struct Cooccurrences: Sendable {
    package struct Node: Sendable {
        package let entity: StoredEntity
        package let articles: Int
    }
    /// Those of most articles, in that order.
    package let nodes: [Node]
    /// Places of two nodes, the first the lower one, and the articles that name both.
    package let pairs: [(first: Int, second: Int, articles: Int)]
    /// All articles that were looked at.
    package let articles: Int
}

extension IndexReader {
    /// Among the entities that most articles of the slice name, of these types or kinds (none for all), so many at most.
    package func cooccurrences(
        in slice: Slice, types: Set<String> = [], most: Int, counting: Counting = .stories
    ) throws(IndexError) -> Cooccurrences {
        try read { db in
            let documents = try slice.documents(db)
            let wanted = try counting == .stories ? Chronology(db).firsts(of: documents) : documents
            var counts: [Int: Int] = [:]
            try db.forEachNamed(in: wanted) { entity, _, _ in counts[entity, default: 0] += 1 }
            var nodes: [Cooccurrences.Node] = []
            var places: [Int: Int] = [:]
            for (row, articles) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) where nodes.count < most {
                try db.scan("SELECT \(StoredEntity.columns) FROM entities e WHERE e.id = ?", [row]) { found in
                    let entity = StoredEntity(found, from: 0)
                    guard types.isEmpty || types.contains(entity.type) || entity.kind.map(types.contains) == true else { return }
                    places[row] = nodes.count
                    nodes.append(Cooccurrences.Node(entity: entity, articles: articles))
                }
            }
            var table = [Int32](repeating: 0, count: nodes.count * nodes.count)
            var last = -1
            var named: [Int] = []
            func close() {
                for (at, first) in named.enumerated() {
                    for second in named[(at + 1)...] { table[min(first, second) * nodes.count + max(first, second)] += 1 }
                }
                named.removeAll(keepingCapacity: true)
            }
            try db.forEachNamed(in: wanted) { entity, document, _ in
                if document != last {
                    close()
                    last = document
                }
                if let place = places[entity] { named.append(place) }
            }
            close()
            var pairs: [(first: Int, second: Int, articles: Int)] = []
            for first in nodes.indices {
                for second in nodes.indices.dropFirst(first + 1) where table[first * nodes.count + second] > 0 {
                    pairs.append((first, second, Int(table[first * nodes.count + second])))
                }
            }
            return Cooccurrences(nodes: nodes, pairs: pairs, articles: wanted.count)
        }
    }
}
