package import Documents
package import Indexing

/// What several texts tell of one place and day, with every figure that they give.
package struct TollEvent: Sendable {
    package let kind: String
    /// nil where no claim names one: such an event is told by one story alone.
    package let place: ClaimEntity?
    /// nil where no date is exact.
    package let day: CalendarDay?
    package internal(set) var figures: [TollFigure]

    package var low: Double { figures.map(\.low).min() ?? 0 }
    package var high: Double { figures.map(\.high).max() ?? 0 }
    package var articles: [Int] { Set(figures.map(\.claim.article)).sorted() }
    package var stories: Int { Set(figures.map(\.claim.story)).count }

    /// The figure that most stories give; of several that equally many give the middle one, the lower of two.
    package var told: Double {
        var stories: [Double: Set<Int>] = [:]
        for figure in figures { stories[figure.value, default: []].insert(figure.claim.story) }
        let most = stories.values.map(\.count).max() ?? 0
        let often = stories.filter { $0.value.count == most }.keys.sorted()
        return often.isEmpty ? 0 : often[(often.count - 1) / 2]
    }

    /// What all stories say, one after another, as though each told of deeds of its own.
    package var sum: Double {
        var stories: [Int: Double] = [:]
        for figure in figures { stories[figure.claim.story] = max(stories[figure.claim.story] ?? 0, figure.high) }
        return stories.values.reduce(0, +)
    }

    /// By outlet, in the order of their names: those figures of the event that each gives.
    package var outlets: [(name: String?, figures: [TollFigure])] {
        Dictionary(grouping: figures, by: \.claim.source).sorted { ($0.key ?? "\u{10FFFF}") < ($1.key ?? "\u{10FFFF}") }
            .map { ($0.key, $0.value) }
    }

    /// The country that the event's place lies in, or is.
    package var country: String? { place?.country }

    /// Days of the event, as exact as they are known.
    package var span: DaySpan? {
        day.flatMap { DaySpan(iso: $0.iso) } ?? figures.first.flatMap { $0.claim.days ?? $0.claim.published }
    }
}

extension TollEvent {
    /// Figures of one kind, put together by place and day. An event is of the place and day that most stories give, and takes all
    /// that is told of that place within a day of it, so that it never spans more than three days. What state forces did is kept apart
    /// from what was done to others. Figures of accusations join an event of the two weeks before them, those for a wider place the
    /// one event that lies in it.
    static func events(_ figures: [TollFigure]) -> [TollEvent] {
        var events: [TollEvent] = []
        for isOperation in [false, true] {
            events += joined(figures.filter { ($0.claim.type == "counter_operation") == isOperation })
        }
        return events.sorted { a, b in
            let (early, late) = (a.span?.first ?? .max, b.span?.first ?? .max)
            if early != late { return early < late }
            return (a.place?.key ?? "~", a.figures[0].claim.claim) < (b.place?.key ?? "~", b.figures[0].claim.claim)
        }
    }

    private struct Site: Hashable {
        let place: String
        let day: Int
    }

    private static func joined(_ figures: [TollFigure]) -> [TollEvent] {
        var events: [TollEvent] = []
        var parents: [String: String] = [:]
        for place in figures.flatMap(\.claim.places) { parents[place.key] = place.parent }
        let dated = figures.filter { $0.day != nil && !$0.places.isEmpty }
        let placed = dated.filter { $0.places[0].isPoint }
        events += gathered(placed.filter { !$0.isLookingBack })
        let byPlace = Dictionary(grouping: events.indices) { events[$0].place?.key ?? "" }
        var later: [TollFigure] = []
        for figure in placed where figure.isLookingBack {
            let recent = figure.places.flatMap { byPlace[$0.key] ?? [] }.filter { figure.isSoonAfter(events[$0].day) }
            let alike = recent.filter { at in events[at].figures.contains { $0.value == figure.value } }
            // The last that says the same, or else the only one.
            let best =
                alike.max { (events[$0].day?.ordinal ?? 0) < (events[$1].day?.ordinal ?? 0) } ?? (recent.count == 1 ? recent[0] : nil)
            if let best { events[best].figures.append(figure) } else { later.append(figure) }
        }
        events += gathered(later)
        var wider: [TollFigure] = []
        let byDay = Dictionary(grouping: events.indices) { events[$0].day?.ordinal ?? 0 }
        for figure in dated where !figure.places[0].isPoint {
            let day = figure.day?.ordinal ?? 0
            let within = (day - 1...day + 1).flatMap { byDay[$0] ?? [] }.filter { at in
                figure.places.contains { holds($0, events[at].place, parents) }
            }
            if within.count == 1 { events[within[0]].figures.append(figure) } else { wider.append(figure) }
        }
        events += gathered(wider)
        // What has no place or day is told by its story alone.
        let alone = figures.filter { $0.day == nil || $0.places.isEmpty }
        for (_, group) in Dictionary(grouping: alone, by: { Site(place: $0.places.first?.key ?? "", day: $0.claim.story) }) {
            events.append(TollEvent(kind: group[0].kind, place: group[0].places.first, day: group[0].day, figures: group))
        }
        return events
    }

    /// Whether an area holds a place, as far as the places that claims name tell.
    private static func holds(_ area: ClaimEntity, _ place: ClaimEntity?, _ parents: [String: String]) -> Bool {
        guard let place else { return false }
        if area.kind == "country", let country = area.country { return place.country == country }
        var key = place.parent
        for _ in 0..<8 {
            guard let parent = key else { return false }
            if parent == area.key { return true }
            key = parents[parent]
        }
        return false
    }

    private static func gathered(_ figures: [TollFigure]) -> [TollEvent] {
        var votes: [Site: (stories: Set<Int>, figures: [Int], order: Int)] = [:]
        for (number, figure) in figures.enumerated() {
            for place in figure.places.map(\.key) {
                let order = votes.count
                let site = Site(place: place, day: figure.day?.ordinal ?? 0)
                votes[site, default: ([], [], order)].stories.insert(figure.claim.story)
                votes[site]?.figures.append(number)
            }
        }
        // Where as many stories name two places, the one that is named first.
        let sites = votes.sorted { a, b in
            (-a.value.stories.count, a.key.day, a.value.order) < (-b.value.stories.count, b.key.day, b.value.order)
        }
        var isTaken = [Bool](repeating: false, count: figures.count)
        var events: [TollEvent] = []
        for (site, vote) in sites where vote.figures.contains(where: { !isTaken[$0] }) {
            var own: [TollFigure] = []
            for day in site.day - 1...site.day + 1 {
                for number in votes[Site(place: site.place, day: day)]?.figures ?? [] where !isTaken[number] {
                    isTaken[number] = true
                    own.append(figures[number])
                }
            }
            let place = own[0].places.first { $0.key == site.place }
            events.append(TollEvent(kind: own[0].kind, place: place, day: CalendarDay(ordinal: site.day), figures: own))
        }
        return events
    }
}

extension TollFigure {
    /// Whether it is told within two weeks of an event; texts differ by a day about when that was.
    fileprivate func isSoonAfter(_ event: CalendarDay?) -> Bool {
        guard let day, let event else { return false }
        return (-1...14).contains(day.ordinal - event.ordinal)
    }
}
