package import Indexing

/// The answers of the reading commands, as tables.
package enum Listings {
    package static func hits(_ hits: [IndexReader.Hit]) -> Table {
        var table = Table(["id", "published", "source", "title", "passage", "relevance"])
        for hit in hits {
            table.add([
                .text(hit.id), text(hit.published), text(hit.source), .text(hit.title), .text(hit.snippet), number(hit.relevance),
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

    /// "share" is the part of all articles found.
    package static func facets(_ counts: [FacetCount], of total: Int) -> Table {
        var table = Table(["facet", "value", "name", "articles", "of", "share"])
        for count in counts {
            table.add([
                .text(count.facet), .text(count.value), text(count.name), .integer(count.articles), .integer(total),
                .number(Double(count.articles) / Double(max(1, total))),
            ])
        }
        return table
    }

    package static func concordance(_ lines: [ConcordanceLine]) -> Table {
        var table = Table(["article", "published", "source", "start", "left", "words", "right"])
        for line in lines {
            table.add([
                .text(line.document), text(line.published), text(line.source), .integer(line.start), .text(line.left), .text(line.words),
                .text(line.right),
            ])
        }
        return table
    }

    /// The words one below the other.
    package static func brief(_ lines: [ConcordanceLine]) -> Table {
        var table = Table(["article", "published", "left", "words", "right"], rightAligned: ["left"])
        for line in lines {
            table.add([.text(line.document), day(line.published), .text(line.left), .text(line.words), .text(line.right)])
        }
        return table
    }

    private static func day(_ date: String?) -> Table.Cell { text(date.map { String($0.prefix(10)) }) }

    static func text(_ text: String?) -> Table.Cell { text.map(Table.Cell.text) ?? .none }
    static func number(_ value: Double?) -> Table.Cell { value.map(Table.Cell.number) ?? .none }
}
