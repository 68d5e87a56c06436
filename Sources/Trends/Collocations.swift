import Documents
package import Indexing
import Text
import Tokenization

/// Which words stand near a word, a phrase or the names of an entity, more often than chance would have it.
///
/// Every word of the windows is counted once, however many windows hold it, against all words of the same articles' slice (surface
/// co-occurrence; Evert 2008, "Corpora and collocations").
package struct Collocations: Sendable {
    package struct Question: Sendable {
        package var node: Node
        package var slice: Slice
        /// Words to either side within the sentence; nil: the whole sentence.
        package var window: Int? = 5
        package var minimum = 3
        /// Mutual information: 1 is twice as often as by chance, which leaves out "the" and "of".
        package var leastInformation = 1.0
        package var order = Order.logDice
        package var limit = 30
        package init(_ node: Node, in slice: Slice) {
            self.node = node
            self.slice = slice
        }
    }

    package enum Node: Sendable {
        /// A word, or a phrase of several.
        case words(String)
        case entity(String)
    }

    package enum Order: String, Sendable, CaseIterable { case logDice, logLikelihood, mutualInformation }

    package struct Collocate: Sendable {
        package let word: String
        /// Places near the node; and in all.
        package let together: Int
        package let total: Int
        /// Of nodes and words, for logDice.
        fileprivate let pair: Association
        /// Of the windows' words and all words.
        fileprivate let near: Association

        package var logDice: Double { pair.logDice }
        package var mutualInformation: Double { near.mutualInformation }
        package var logLikelihood: Double { near.contingency.logLikelihood }
        package var probability: Double { near.contingency.probability }
    }

    package let collocates: [Collocate]
    /// How often the node stands, and in how many articles.
    package let nodes: Int
    package let articles: Int

    package init(_ question: Question, of index: IndexReader) throws {
        let partition = try index.partition([question.slice], counting: .articles)
        let tally = try index.tally(.words, over: partition, by: .occurrences, minimum: 1)
        var count = Count(question)
        guard let term = count.term else {
            (collocates, nodes, articles) = ([], 0, 0)
            return
        }
        try index.forEachText(holding: term, in: question.slice) { count.pass($0) }
        let all = tally.sizes[0]
        var found: [Collocate] = []
        for item in tally.items {
            guard let near = count.near[Folding.id(of: item.key)], near.words >= question.minimum, item.total >= near.words else {
                continue
            }
            found.append(
                Collocate(
                    word: item.key, together: near.words, total: item.total,
                    pair: Association(
                        of: min(near.nodes, item.total), first: count.nodes, second: item.total, among: max(all, count.nodes + item.total)),
                    near: Association(
                        of: near.words, first: count.words, second: item.total, among: max(all, count.words + item.total - near.words))))
        }
        found = found.filter { $0.mutualInformation >= question.leastInformation }
        found.sort { a, b in (Self.rank(b, question.order), a.word) < (Self.rank(a, question.order), b.word) }
        collocates = Array(found.prefix(question.limit))
        (nodes, articles) = (count.nodes, count.articles)
    }

    private static func rank(_ collocate: Collocate, _ order: Order) -> Double {
        switch order {
        case .logDice: collocate.logDice
        case .logLikelihood: collocate.logLikelihood
        case .mutualInformation: collocate.mutualInformation
        }
    }

    private struct Count {
        let term: Term?
        private let window: Int?
        /// The words of the node, where it is words.
        private let ids: [Folding.TokenID]
        private(set) var near: [Folding.TokenID: (words: Int, nodes: Int)] = [:]
        private(set) var words = 0
        private(set) var nodes = 0
        private(set) var articles = 0

        init(_ question: Question) {
            window = question.window
            switch question.node {
            case .entity(let id):
                term = .entity(id)
                ids = []
            case .words(let words):
                var tokens: [Token] = []
                let text = Array(words.utf8)
                Tokenizer.tokenize(text.span, ByteRange(0, text.count), into: &tokens)
                ids = tokens.filter(\.isWord).map(\.id)
                term = SearchQuery("\"\(words)\"").map { Term.words($0) }
            }
        }

        mutating func pass(_ text: PassingText) {
            let former = nodes
            var mention = 0
            for sentence in text.sentences {
                var tokens: [Token] = []
                Tokenizer.tokenize(text.text.span, ByteRange(sentence.lowerBound, sentence.upperBound), into: &tokens)
                tokens.removeAll { !$0.isWord }
                var places: [Range<Int>] = []
                if ids.isEmpty {
                    while mention < text.mentions.count, text.mentions[mention].lowerBound < sentence.upperBound {
                        let range = text.mentions[mention]
                        let first = tokens.firstIndex { Int($0.end) > range.lowerBound } ?? tokens.count
                        let last = tokens.lastIndex { Int($0.start) < range.upperBound } ?? -1
                        if first <= last { places.append(first..<last + 1) }
                        mention += 1
                    }
                } else if tokens.count >= ids.count {
                    for start in 0...tokens.count - ids.count where ids.indices.allSatisfy({ tokens[start + $0].id == ids[$0] }) {
                        places.append(start..<start + ids.count)
                    }
                }
                if !places.isEmpty { count(places, tokens) }
            }
            if nodes > former { articles += 1 }
        }

        private mutating func count(_ places: [Range<Int>], _ tokens: [Token]) {
            nodes += places.count
            var isNode = [Bool](repeating: false, count: tokens.count)
            for place in places { for at in place { isNode[at] = true } }
            // Of a whole sentence every node has the same window.
            let windows =
                window == nil
                ? [0..<tokens.count]
                : places.map { place in
                    max(0, place.lowerBound - window!)..<min(tokens.count, place.upperBound + window!)
                }
            let weight = window == nil ? places.count : 1
            var counted = 0
            for around in windows {
                var own: Set<Folding.TokenID> = []
                for at in around where tokens[at].kind == .word && !isNode[at] {
                    if own.insert(tokens[at].id).inserted { near[tokens[at].id, default: (0, 0)].nodes += weight }
                    // Windows come in order, so what is behind the last one is new.
                    if at >= counted {
                        near[tokens[at].id, default: (0, 0)].words += 1
                        words += 1
                    }
                }
                counted = max(counted, around.upperBound)
            }
        }
    }
}
