package import Indexing

/// What stands in more articles here than there, and is more than chance: since a day against before, one outlet against the others.
///
/// Of every word, phrase, entity and kind of claim that enough articles hold it is asked whether its share differs, which log-likelihood ranks
/// and `ExactTest` judges: among all that were asked for, those shown are wrong in no more than a stated share (false discovery rate).
package struct Contrast: Sendable {
    package struct Finding: Sendable {
        /// word, phrase, claim, or the type of an entity.
        package let kind: String
        package let key: String
        package let name: String
        package let count: Int
        package let otherCount: Int
        /// What they are of: articles, or all occurrences of its kind.
        package let of: Int
        package let otherOf: Int
        package let contingency: Contingency
        /// Its probability, adjusted for all that were asked for (Benjamini & Hochberg).
        package let adjusted: Double
        package fileprivate(set) var sentences: [Evidence] = []
    }

    package enum Kind: String, Sendable, CaseIterable { case words, phrases, entities, claims }
    package enum Direction: Sendable { case more, less }

    package struct Question: Sendable {
        package var here: Slice
        /// nil: all other articles.
        package var there: Slice?
        package var kinds = Set(Kind.allCases)
        package var directions: Set<Direction> = [.more]
        package var counting = IndexReader.Counting.stories
        package var unit = Tally.Unit.articles
        /// In how many articles, or how often, a thing must come in all.
        package var minimum = 5
        /// Of those found, so many may be there by chance.
        package var falseDiscoveries = 0.05
        /// How many times the share must have doubled.
        package var leastRatio = 0.5
        /// Of each direction.
        package var limit = 20
        package var sentences = 0
        package init(here: Slice, there: Slice?) {
            self.here = here
            self.there = there
        }
    }

    /// What more articles hold here, and what fewer hold; the surest first, by log-likelihood.
    package private(set) var more: [Finding] = []
    package private(set) var less: [Finding] = []
    package let size: Int
    package let otherSize: Int
    /// How many things were asked for.
    package let tested: Int

    package init(_ question: Question, of index: IndexReader) throws(IndexError) {
        let partition = try index.partition([question.here, question.there], counting: question.counting)
        var items: [(item: Tally.Item, sizes: [Int])] = []
        var tested = 0
        for kind in [Tally.Kind.words, .entities, .claims] where question.kinds.contains(Self.kind(kind)) {
            let tally = try index.tally(kind, over: partition, by: question.unit, minimum: question.minimum)
            tested += tally.items.count
            for item in tally.items { items.append((item, tally.sizes)) }
        }
        if question.kinds.contains(.phrases), question.unit == .articles {
            let phrases = try PhraseSearch.phrases(over: partition, minimum: question.minimum, of: index) { counts, sizes in
                Self.direction(counts, sizes, question) != nil
            }
            tested += phrases.tested
            for item in phrases.items { items.append((item, partition.sizes)) }
        }
        try self.init(items, tested: tested, partition.sizes, question, index)
    }

    private init(
        _ items: [(item: Tally.Item, sizes: [Int])], tested: Int, _ articles: [Int], _ question: Question, _ index: IndexReader
    ) throws(IndexError) {
        let tables = items.map { Contingency($0.item.counts[0], of: $0.sizes[0], against: $0.item.counts[1], of: $0.sizes[1]) }
        let chances = items.map { item, sizes in
            ExactTest.probability(item.counts[0], of: sizes[0], against: item.counts[1], of: sizes[1])
        }
        let adjusted = FalseDiscovery.adjusted(chances, among: tested)
        var findings: [Direction: [Finding]] = [:]
        for (place, (item, sizes)) in items.enumerated() where adjusted[place] <= question.falseDiscoveries {
            guard let direction = Self.direction(item.counts, sizes, question) else { continue }
            findings[direction, default: []].append(
                Finding(
                    kind: item.kind, key: item.key, name: item.name, count: item.counts[0], otherCount: item.counts[1], of: sizes[0],
                    otherOf: sizes[1], contingency: tables[place], adjusted: adjusted[place]))
        }
        (size, otherSize) = (articles[0], articles[1])
        self.tested = tested
        more = try Self.best(findings[.more] ?? [], question, shownIn: question.here, index)
        less = try Self.best(findings[.less] ?? [], question, shownIn: question.there ?? Slice(), index)
    }

    /// What each outlet writes about more than the others that write in the same language, together: across languages every word differs.
    package static func typical(
        of outlets: [(name: String, language: String)], in slice: Slice, kinds: Set<Tally.Kind>, limit: Int, _ index: IndexReader
    ) throws(IndexError) -> [Contrast] {
        let slices = outlets.map { outlet in
            var part = slice
            (part.sources, part.languages) = ([outlet.name], [outlet.language])
            return part as Slice?
        }
        let partition = try index.partition(slices, counting: .stories)
        var question = Question(here: slice, there: nil)
        question.limit = limit
        var tallies: [Tally] = []
        for kind in Tally.Kind.allCases where kinds.contains(kind) {
            tallies.append(try index.tally(kind, over: partition, minimum: question.minimum))
        }
        var typical: [Contrast] = []
        for (group, outlet) in outlets.enumerated() {
            let others = outlets.indices.filter { $0 != group && outlets[$0].language == outlet.language }
            func both(_ counts: [Int]) -> [Int] { [counts[group], others.reduce(0) { $0 + counts[$1] }] }
            let sizes = both(partition.sizes)
            let items = tallies.flatMap(\.items).map { Tally.Item(key: $0.key, name: $0.name, kind: $0.kind, counts: both($0.counts)) }
                .filter { $0.total >= question.minimum }
            typical.append(try Contrast(items.map { ($0, sizes) }, tested: items.count, sizes, question, index))
        }
        return typical
    }

    private static func best(
        _ findings: [Finding], _ question: Question, shownIn slice: Slice, _ index: IndexReader
    ) throws(IndexError) -> [Finding] {
        let sorted = findings.sorted {
            ($1.contingency.logLikelihood, $0.kind, $0.key) < ($0.contingency.logLikelihood, $1.kind, $1.key)
        }
        var best = Array(withoutParts(sorted).prefix(question.limit))
        for at in best.indices where question.sentences > 0 {
            guard let term = Term(kind: best[at].kind, key: best[at].key) else { continue }
            best[at].sentences = try index.sentences(holding: term, in: slice, limit: question.sentences)
        }
        return best
    }

    private static func kind(_ kind: Tally.Kind) -> Kind {
        switch kind {
        case .words: .words
        case .entities: .entities
        case .claims: .claims
        }
    }

    /// In which of the directions that are asked for the share differs, by as much as is asked for.
    private static func direction(_ counts: [Int], _ sizes: [Int], _ question: Question) -> Direction? {
        guard sizes[0] > 0, sizes[1] > 0 else { return nil }
        let ratio = Contingency(counts[0], of: sizes[0], against: counts[1], of: sizes[1]).logRatio
        let direction = ratio > 0 ? Direction.more : .less
        return abs(ratio) >= question.leastRatio && question.directions.contains(direction) ? direction : nil
    }

    /// Words that come from a longer finding almost alone say nothing of their own: "negra" beside "Sierra Negra".
    private static func withoutParts(_ findings: [Finding]) -> [Finding] {
        let longer = findings.filter { $0.kind != "word" && $0.kind != "claim" }.map { (Set(words($0.name)), $0) }
        return findings.filter { finding in
            guard finding.kind == "word" || finding.kind == "phrase" else { return true }
            let own = Set(words(finding.name))
            return !longer.contains { words, other in
                let most = max(finding.count, finding.otherCount)
                return own.isSubset(of: words) && (own.count < words.count || other.kind != "phrase")
                    && max(other.count, other.otherCount) * 10 >= most * 9
            }
        }
    }

    private static func words(_ name: String) -> [String] {
        ShelvedArticle.folded(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension Term {
    /// What a finding asks an index for.
    package init?(kind: String, key: String) {
        switch kind {
        case "word", "phrase":
            guard let query = SearchQuery("\"\(key)\"") else { return nil }
            self = .words(query)
        case "claim":
            var filter = ClaimFilter()
            let parts = key.split(separator: "/", maxSplits: 1)
            filter.type = parts.first.map(String.init) ?? ""
            filter.subtype = parts.count > 1 ? String(parts[1]) : nil
            self = .claims(filter)
        default: self = .entity(key)
        }
    }
}
