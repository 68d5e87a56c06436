package import Documents
package import Indexing

/// How many one claim says were killed, wounded, abducted: what tolls are made of.
package struct TollFigure: Sendable {
    /// Kinds that count people to whom something was done.
    package static let kinds = [
        "killed", "wounded", "casualties", "missing", "kidnapped", "released", "arrested", "surrendered", "displaced",
    ]

    package let kind: String
    /// The figure itself; of a range its lower end.
    package let value: Double
    package let low: Double
    /// What has no upper end ("at least 15") is taken by what it says.
    package let high: Double
    package let claim: ClaimFact

    /// The day that the figure is for: the claim's own, or else the article's; nil where neither is exact.
    package var day: CalendarDay? {
        guard let span = claim.days ?? claim.published, span.first == span.last else { return nil }
        return CalendarDay(ordinal: Int(span.first))
    }

    /// Accusations, and claims of responsibility that name no day, speak of a deed before them: their day is the day of speaking.
    package var isLookingBack: Bool { claim.type == "accusation" || claim.type == "claim_of_responsibility" && claim.days == nil }

    /// What the claim sums up rather than tells of: more than two days ("in nine months"), several attacks, or losses at no place below a
    /// country.
    package var isAggregated: Bool {
        if let days = claim.days, days.last - days.first > 1 { return true }
        if claim.type == "casualty_loss", claim.quantities.contains(where: Self.lasts) { return true }
        let deeds = ["attacks", "incidents", "strikes", "engagements"]
        if claim.quantities.contains(where: { deeds.contains($0.kind) && ($0.value ?? $0.low ?? 2) > 1 }) { return true }
        return claim.type == "casualty_loss" && claim.places.allSatisfy { $0.kind == "country" }
    }

    private static let units = [
        "week", "month", "year", "semaine", "mois", "an", "недел", "меся", "год", "лет", "أسبوع", "أسابيع", "شهر", "أشهر", "شهور", "عام",
        "سنة", "سنوات",
    ]

    /// Whether a quantity is a duration of weeks or more.
    private static func lasts(_ quantity: ClaimFact.Quantity) -> Bool {
        guard quantity.kind == "duration", let unit = quantity.unit?.lowercased() else { return false }
        return units.contains { unit.hasPrefix($0) }
    }

    package var places: [ClaimEntity] { claim.nearestPlaces }

    /// The figures of a claim that is put forward, of each kind one.
    package static func figures(of claim: ClaimFact, kinds: Set<String>) -> [TollFigure] {
        guard claim.isPutForward, claim.type != "denial" else { return [] }
        return Self.kinds.filter(kinds.contains).compactMap { TollFigure($0, claim) }
    }

    /// Different people are added ("eight soldiers and a driver"); the same ones, and figures that count nobody in particular, are
    /// what the sentence sets beside one another ("first ten, then 17").
    private init?(_ kind: String, _ claim: ClaimFact) {
        var counted: [(of: String, value: Double, low: Double, high: Double)] = []
        var others: [(value: Double, low: Double, high: Double)] = []
        for quantity in claim.quantities where quantity.kind == kind {
            guard let value = quantity.value ?? quantity.low ?? quantity.high else { continue }
            let figure = (value: value, low: quantity.low ?? value, high: quantity.high ?? max(value, quantity.low ?? value))
            guard let of = quantity.of else {
                others.append(figure)
                continue
            }
            if let at = counted.firstIndex(where: { $0.of == of }) {
                counted[at].low = min(counted[at].low, figure.low)
                counted[at].high = max(counted[at].high, figure.high)
            } else {
                counted.append((of, figure.value, figure.low, figure.high))
            }
        }
        if !counted.isEmpty {
            others.insert(
                counted.reduce((value: 0, low: 0, high: 0)) { ($0.value + $1.value, $0.low + $1.low, $0.high + $1.high) }, at: 0)
        }
        guard let first = others.first else { return nil }
        self.kind = kind
        self.claim = claim
        value = first.value
        let low = others.map(\.low).min() ?? first.low
        self.low = low
        high = max(low, others.map(\.high).max() ?? first.high)
    }
}

extension ClaimFact {
    /// Where: points of the map, or else the areas that are named, or else countries.
    package var nearestPlaces: [ClaimEntity] {
        let points = places.filter(\.isPoint)
        if !points.isEmpty { return points }
        let areas = places.filter { $0.kind != "country" }
        return areas.isEmpty ? places : areas
    }
}
