package import Indexing

/// The answers of the reading commands, as tables.
package enum Listings {
    package static func hits(_ hits: [IndexReader.Hit]) -> Table {
        var table = Table(["id", "published", "source", "title", "passage", "relevance"])
        for hit in hits {
            table.add([
                .text(hit.id), text(hit.published), text(hit.source), .text(hit.title), .text(hit.snippet), .number(hit.relevance),
            ])
        }
        return table
    }

    package static func entities(_ entities: [IndexReader.EntityCount]) -> Table {
        var table = Table(["id", "name", "type", "country", "articles", "mentions", "latitude", "longitude"])
        for entity in entities {
            table.add([
                .text(entity.key), .text(entity.name), .text(entity.type), text(entity.country), .integer(entity.articles),
                .integer(entity.mentions), number(entity.latitude), number(entity.longitude),
            ])
        }
        return table
    }

    package static func claims(_ claims: [IndexReader.ClaimRow]) -> Table {
        var table = Table([
            "article", "published", "source", "type", "subtype", "status", "certainty", "speaker", "role", "via", "actors", "targets",
            "places", "weapons", "date", "figures", "score", "claim", "sentence",
        ])
        for claim in claims {
            table.add([
                .text(claim.document), text(claim.published), text(claim.source), .text(claim.type), text(claim.subtype),
                .text(claim.status), .text(claim.certainty), text(claim.speaker), .text(claim.speakerRole), text(claim.via),
                text(claim.actors), text(claim.targets), text(claim.places), text(claim.weapons), text(claim.date), text(claim.figures),
                .number(claim.score), .text(claim.claim), .text(claim.sentence),
            ])
        }
        return table
    }

    /// What fits a terminal; the full rows are for programs.
    package static func brief(_ claims: [IndexReader.ClaimRow]) -> Table {
        var table = Table(["article", "published", "source", "type", "status", "speaker", "figures", "sentence"])
        for claim in claims {
            table.add([
                .text(claim.document), day(claim.published), text(claim.source), .text(claim.type), .text(claim.status),
                .text(claim.speaker ?? claim.speakerRole),
                text(claim.figures), .text(claim.sentence),
            ])
        }
        return table
    }

    package static func brief(_ hits: [IndexReader.Hit]) -> Table {
        var table = Table(["id", "published", "source", "title", "passage"])
        for hit in hits { table.add([.text(hit.id), day(hit.published), text(hit.source), .text(hit.title), .text(hit.snippet)]) }
        return table
    }

    private static func day(_ date: String?) -> Table.Cell { text(date.map { String($0.prefix(10)) }) }

    static func text(_ text: String?) -> Table.Cell { text.map(Table.Cell.text) ?? .none }
    static func number(_ value: Double?) -> Table.Cell { value.map(Table.Cell.number) ?? .none }
}
