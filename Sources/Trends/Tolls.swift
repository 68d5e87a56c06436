import Documents
package import Indexing

/// How many were killed, wounded, abducted, as texts tell it: not what happened, but who says what of it.
package struct Tolls: Sendable {
    package struct Question: Sendable {
        package var kinds = ["killed"]
        package var filter = ClaimFilter()
        package var slice = Slice()
        package init() {}
    }

    /// By day and place.
    package let events: [TollEvent]
    /// What is no event: sums over a time, a country or many attacks.
    package let aggregated: [TollFigure]

    package var isEmpty: Bool { events.isEmpty && aggregated.isEmpty }

    package init(_ question: Question, of index: IndexReader) throws {
        let kinds = Set(question.kinds)
        var figures: [String: [TollFigure]] = [:]
        var aggregated: [TollFigure] = []
        try index.forEachClaimFact(question.filter, in: question.slice) { fact in
            for figure in TollFigure.figures(of: fact, kinds: kinds) {
                if figure.isAggregated { aggregated.append(figure) } else { figures[figure.kind, default: []].append(figure) }
            }
        }
        events = question.kinds.flatMap { TollEvent.events(figures[$0] ?? []) }
        self.aggregated = aggregated
    }
}

extension Tolls {
    package enum Division: Sendable, Equatable {
        case period(Period), place, country, source
    }

    /// What was told of a month, a place, a country or by an outlet.
    package struct Row: Sendable {
        package let kind: String
        /// nil for what has no date as exact, no place, no known country or outlet.
        package let name: String?
        /// The id of a place.
        package let id: String?
        package fileprivate(set) var events = 0
        /// Of them, those without a place or an exact day, and what is told of these.
        package fileprivate(set) var looseEvents = 0
        package fileprivate(set) var loose = 0.0
        package fileprivate(set) var articles: Set<Int> = []
        package fileprivate(set) var stories: Set<Int> = []
        /// Over the events: the lowest, the most often told and the highest figure of each.
        package fileprivate(set) var low = 0.0
        package fileprivate(set) var told = 0.0
        package fileprivate(set) var high = 0.0
        /// Over all stories, whether or not they tell of the same.
        package fileprivate(set) var sum = 0.0
        /// Of outlets alone: what all outlets give for the same events.
        package fileprivate(set) var ofAll: ClosedRange<Double>?
        /// Sums that somebody gives, which are part of no event: by speaker, or else by outlet.
        package fileprivate(set) var aggregated: [(source: String, figure: TollFigure)] = []

        fileprivate init(_ kind: String, _ name: String?, _ id: String?) { (self.kind, self.name, self.id) = (kind, name, id) }

        fileprivate mutating func add(_ event: TollEvent) {
            events += 1
            if event.place == nil || event.day == nil {
                looseEvents += 1
                loose += event.told
            }
            articles.formUnion(event.articles)
            stories.formUnion(event.figures.map(\.claim.story))
            low += event.low
            told += event.told
            high += event.high
            sum += event.sum
        }

        fileprivate mutating func add(_ figure: TollFigure) {
            let source = figure.claim.speaker?.name ?? figure.claim.source ?? ""
            let isKnown = aggregated.contains { $0.source == source && $0.figure.low == figure.low && $0.figure.high == figure.high }
            if !isKnown { aggregated.append((source, figure)) }
        }
    }

    /// Periods in their order, all else by what is told.
    package func rows(by division: Division) -> [Row] {
        var rows: [String: Row] = [:]
        func change(_ kind: String, _ part: (name: String?, id: String?), _ body: (inout Row) -> Void) {
            body(&rows["\(kind)\n\(part.id ?? part.name ?? "")", default: Row(kind, part.name, part.id)])
        }
        for event in events {
            guard case .source = division else {
                change(event.kind, division.part(event.span, event.place, nil)) { $0.add(event) }
                continue
            }
            for (name, figures) in event.outlets {
                var own = event
                own.figures = figures
                change(event.kind, (name, nil)) { row in
                    row.add(own)
                    let all = row.ofAll ?? 0...0
                    row.ofAll = all.lowerBound + event.low...all.upperBound + event.high
                }
            }
        }
        for figure in aggregated {
            let part = division.part(figure.claim.days ?? figure.claim.published, figure.places.first, figure.claim.source)
            change(figure.kind, part) { $0.add(figure) }
        }
        return rows.values.sorted { a, b in
            if case .period = division { return (a.name ?? "~", a.kind) < (b.name ?? "~", b.kind) }
            return (-a.told, a.name ?? "~", a.kind) < (-b.told, b.name ?? "~", b.kind)
        }
    }
}

extension Tolls.Division {
    fileprivate func part(_ span: DaySpan?, _ place: ClaimEntity?, _ source: String?) -> (name: String?, id: String?) {
        switch self {
        case .period(let period): (span.flatMap { period.holding($0) }.map { period.name($0) }, nil)
        case .place: (place?.name, place?.key)
        case .country: (place?.country, nil)
        case .source: (source, nil)
        }
    }
}
