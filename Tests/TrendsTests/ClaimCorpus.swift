/// Articles that make one claim each, as short as they can be.
import Documents
import TestSupport

struct Told {
    var id: String
    var published: String?
    var site = "Desk"
    var story: Int?
    var type = "attack_report"
    var subtype: String?
    var status = Claim.Status.asserted
    var basis = Claim.Basis.text
    var role = "author"
    var speaker: Entity?
    var actor: Entity?
    var places: [Entity] = []
    var days: (CalendarDay, CalendarDay)?
    var quantities: [(kind: String, value: Double?, low: Double?, high: Double?, of: String?)] = []

    init(_ id: String, _ published: String?, change: (inout Told) -> Void = { _ in }) {
        (self.id, self.published) = (id, published)
        change(&self)
    }

    mutating func killed(_ value: Double, of: String? = nil) { quantities.append(("killed", value, value, value, of)) }
    mutating func on(_ day: Int, _ month: Int = 3, _ year: Int = 2016) {
        days = (CalendarDay(year, month, day), CalendarDay(year, month, day))
    }

    /// The claim is the second of two sentences, so that no dateline is suspected.
    var article: SmallArticle {
        var article = SmallArticle(id, published, "Rain fell. Something was told.", site: site, story: story)
        let range = ByteRange(11, 29)
        func index(_ entity: Entity) -> Int {
            if let at = article.entities.firstIndex(of: entity) { return at }
            article.entities.append(entity)
            article.mentions.append(
                Mention(ByteRange(11 + article.entities.count, 20), tokens: 0..<1, entity: article.entities.count - 1, score: 1))
            return article.entities.count - 1
        }
        var claim = Claim(range, type: type, subtype: subtype, score: 0.9)
        (claim.status, claim.basis) = (status, basis)
        claim.speaker = Speaker(entity: speaker.map(index), role: role)
        claim.actors = actor.map { [Participant(range, type: "group", entity: index($0))] } ?? []
        claim.places = places.map { Participant(ByteRange(20, 24), type: "place", entity: index($0)) }
        claim.date = days.map { ClaimDate(range, from: $0.0, to: $0.1) }
        claim.quantities = quantities.map { kind, value, low, high, of in
            var quantity = Quantity(range, kind: kind, value: value)
            (quantity.low, quantity.high, quantity.of) = (low, high, of)
            return quantity
        }
        article.claims = [claim]
        return article
    }

    static func group(_ id: String) -> Entity { Entity(id: id, type: .group, name: id.uppercased()) }

    static func place(_ id: String, in parent: String? = nil, kind: String = "city", country: String = "IQ") -> Entity {
        var place = Entity(id: id, type: .place, name: id.uppercased())
        (place.parent, place.detail, place.country) = (parent, kind, country)
        place.coordinate = Coordinate(latitude: 36, longitude: 43, isCentroid: kind == "country" || kind == "adm1")
        return place
    }
}
