import Documents
package import Indexing

/// Named columns, and what stands in them for an answer of the index: the same in lists and in exports.
package struct Listing<Answer> {
    package let columns: [String]
    package let cells: (Answer) -> [Table.Cell]
    /// Where it lies, for a map; nil for what has no place.
    package let places: ((Answer) -> [GeoJSON.Place])?

    package init(_ columns: [String], places: ((Answer) -> [GeoJSON.Place])? = nil, _ cells: @escaping (Answer) -> [Table.Cell]) {
        self.columns = columns
        self.cells = cells
        self.places = places
    }

    package func table(_ answers: [Answer]) -> Table { Table(columns, rows: answers.map(cells)) }
}

/// The answers of the reading commands, as rows.
package enum Listings {
    package static var documents: Listing<StoredDocument> {
        Listing([
            "id", "path", "source", "title", "byline", "url", "canonical_url", "published", "published_precision", "published_signal",
            "modified", "seen", "forwarded_from", "language", "words", "first_copy", "copies", "warnings", "sha256", "text",
        ]) { document in
            [
                .text(document.id), .text(document.path), text(document.site), .text(document.title), text(document.byline),
                text(document.url), text(document.canonicalURL), text(document.published?.value),
                text(document.published?.precision.rawValue), text(document.published?.signal), text(document.modified),
                text(document.seen), text(document.forwardedFrom), .text(document.language), .integer(document.words),
                text(document.copies?.first), .integer(document.copies?.articles ?? 1),
                text(document.warnings.isEmpty ? nil : document.warnings.joined(separator: " ")), text(document.sha256),
                .text(document.text),
            ]
        }
    }

    package static var entities: Listing<IndexReader.EntityCount> {
        Listing(
            [
                "id", "name", "type", "country", "articles", "mentions", "latitude", "longitude", "point", "kind", "parent", "place",
                "article", "sentence",
            ], places: { points($0.entity) }
        ) { count in
            let entity = count.entity
            return [
                .text(entity.key), .text(entity.name), .text(entity.type), text(entity.country), .integer(count.articles),
                .integer(count.mentions), latitude(entity), longitude(entity), point(entity), text(entity.kind), text(entity.parent),
                text(entity.place), .text(count.document), .text(count.sentence),
            ]
        }
    }

    /// Places with how often they are named, and in how many claims.
    package static var map: Listing<(named: IndexReader.NamedCount, claims: Int)> {
        Listing(
            ["id", "name", "country", "kind", "articles", "mentions", "claims", "latitude", "longitude", "point"],
            places: { points($0.named.entity) }
        ) { place in
            let entity = place.named.entity
            return [
                .text(entity.key), .text(entity.name), text(entity.country), text(entity.kind), .integer(place.named.articles),
                .integer(place.named.mentions), .integer(place.claims), latitude(entity), longitude(entity), point(entity),
            ]
        }
    }

    package static var mentions: Listing<IndexReader.MentionRow> {
        Listing(
            [
                "article", "published", "source", "entity", "name", "type", "words", "score", "alias", "stance", "sentence", "start",
                "end", "inside", "kind", "country", "latitude", "longitude", "point",
            ], places: { points($0.mention.entity) }
        ) { row in
            let mention = row.mention
            let entity = mention.entity
            return [
                .text(row.document), text(row.published), text(row.source), .text(entity.key), .text(entity.name), .text(entity.type),
                .text(row.words), .number(mention.score), text(mention.alias), text(mention.stance), .text(row.sentence),
                .integer(mention.range.lowerBound), .integer(mention.range.upperBound), .boolean(mention.isInside), text(entity.kind),
                text(entity.country), latitude(entity), longitude(entity), point(entity),
            ]
        }
    }

    package static var claims: Listing<IndexReader.ClaimRow> {
        Listing(
            [
                "article", "published", "source", "type", "subtype", "status", "certainty", "speaker", "role", "via", "actors", "targets",
                "places", "weapons", "date", "figures", "score", "claim", "sentence", "start", "end", "basis", "cues", "speaker_id",
                "actor_ids", "target_ids", "place_ids",
            ],
            places: { row in
                row.claim.places.compactMap { place in
                    place.coordinate.map {
                        GeoJSON.Place($0, [("place", text(place.entity?.name ?? place.text)), ("place_id", text(place.entity?.key))])
                    }
                }
            }
        ) { row in
            let claim = row.claim
            return [
                .text(row.document), text(row.published), text(row.source), .text(claim.type), text(claim.subtype),
                .text(claim.status), .text(claim.certainty), text(claim.speaker.text), .text(claim.speaker.role), text(claim.speaker.via),
                joined(claim.actors.map(\.text)), joined(claim.targets.map(\.text)), joined(claim.places.map(\.text)),
                joined(claim.weapons.map(\.text)), text(claim.days), text(claim.figures),
                .number(claim.score), .text(row.words), .text(row.sentence), .integer(claim.range.lowerBound),
                .integer(claim.range.upperBound), .text(claim.basis), .text(claim.cues), text(claim.speaker.entity?.key),
                joined(claim.actors.compactMap(\.entity?.key)), joined(claim.targets.compactMap(\.entity?.key)),
                joined(claim.places.compactMap(\.entity?.key)),
            ]
        }
    }

    package static var statements: Listing<IndexReader.StatementRow> {
        Listing([
            "article", "published", "source", "speaker", "speaker_id", "cue", "content", "quoted", "sentence", "start", "end",
        ]) { row in
            let statement = row.statement
            return [
                .text(row.document), text(row.published), text(row.source), text(statement.speaker), text(statement.entity?.key),
                text(statement.cue), .text(row.content), .boolean(statement.isQuoted), .text(row.sentence),
                .integer(statement.content.lowerBound), .integer(statement.content.upperBound),
            ]
        }
    }

    package static var sources: Listing<IndexReader.SourceCount> {
        Listing(["source", "articles", "stories", "copies", "first", "last", "words", "claims"]) { source in
            [
                text(source.name), .integer(source.articles), .integer(source.stories), .integer(source.copies), day(source.first),
                day(source.last), .integer(source.words), .integer(source.claims),
            ]
        }
    }

    package static var errors: Listing<IndexReader.ErrorRow> {
        Listing(["run", "input", "record", "stage", "code", "message"]) { error in
            [.integer(error.run), .text(error.input), .text(error.record), .text(error.stage), .text(error.code), .text(error.message)]
        }
    }

    package static var hits: Listing<IndexReader.Hit> {
        Listing(["id", "published", "source", "title", "passage", "relevance"]) { hit in
            [.text(hit.id), text(hit.published), text(hit.source), .text(hit.title), .text(hit.snippet), number(hit.relevance)]
        }
    }

    // MARK: What fits a terminal; the full rows are for programs.

    package static func brief(_ claims: [IndexReader.ClaimRow]) -> Table {
        var table = Table(["article", "published", "source", "type", "status", "speaker", "figures", "sentence"])
        for row in claims {
            table.add([
                .text(row.document), day(row.published), text(row.source), .text(row.claim.type), .text(row.claim.status),
                .text(row.claim.speaker.text ?? row.claim.speaker.role), text(row.claim.figures), .text(row.sentence),
            ])
        }
        return table
    }

    package static func brief(_ hits: [IndexReader.Hit]) -> Table {
        var table = Table(["id", "published", "source", "title", "passage"])
        for hit in hits { table.add([.text(hit.id), day(hit.published), text(hit.source), .text(hit.title), .text(hit.snippet)]) }
        return table
    }

    package static func brief(_ statements: [IndexReader.StatementRow]) -> Table {
        var table = Table(["article", "published", "source", "speaker", "cue", "content"])
        for row in statements {
            table.add([
                .text(row.document), day(row.published), text(row.source), text(row.statement.speaker), text(row.statement.cue),
                .text(row.content),
            ])
        }
        return table
    }

    package static func brief(_ mentions: [IndexReader.MentionRow]) -> Table {
        var table = Table(["article", "published", "source", "entity", "words", "score", "stance", "sentence"])
        for row in mentions {
            table.add([
                .text(row.document), day(row.published), text(row.source), .text(row.mention.entity.key), .text(row.words),
                .number(row.mention.score), text(row.mention.stance), .text(row.sentence),
            ])
        }
        return table
    }

    package static func brief(_ counts: [IndexReader.EntityCount]) -> Table {
        var table = Table(["id", "name", "type", "country", "articles", "mentions", "article", "sentence"])
        for count in counts {
            table.add([
                .text(count.key), .text(count.name), .text(count.entity.type), text(count.entity.country), .integer(count.articles),
                .integer(count.mentions), .text(count.document), .text(count.sentence),
            ])
        }
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

    package static func errorCounts(_ counts: [(stage: String, code: String, errors: Int)]) -> Table {
        var table = Table(["stage", "code", "errors"])
        for count in counts { table.add([.text(count.stage), .text(count.code), .integer(count.errors)]) }
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

    // MARK: Cells

    static func text(_ text: String?) -> Table.Cell { text.map(Table.Cell.text) ?? .none }
    static func number(_ value: Double?) -> Table.Cell { value.map(Table.Cell.number) ?? .none }
    private static func day(_ date: String?) -> Table.Cell { text(date.map { String($0.prefix(10)) }) }
    private static func joined(_ texts: [String]) -> Table.Cell { text(texts.isEmpty ? nil : texts.joined(separator: "; ")) }

    private static func latitude(_ entity: StoredEntity) -> Table.Cell { entity.coordinate.map { .degrees($0.latitude) } ?? .none }
    private static func longitude(_ entity: StoredEntity) -> Table.Cell { entity.coordinate.map { .degrees($0.longitude) } ?? .none }
    private static func point(_ entity: StoredEntity) -> Table.Cell {
        entity.coordinate.map { $0.isCentroid ? .text("centroid") : .none } ?? .none
    }

    /// A place by itself; what is named after one lies nowhere.
    private static func points(_ entity: StoredEntity) -> [GeoJSON.Place] {
        entity.type == "place" ? entity.coordinate.map { [GeoJSON.Place($0)] } ?? [] : []
    }
}

extension StoredClaim {
    /// One day, or the first and the last with a slash between.
    var days: String? { date.map { $0.from == $0.to ? $0.from : "\($0.from)/\($0.to)" } }

    /// "killed 8; wounded 12"; where there is no number, the words.
    var figures: String? {
        quantities.isEmpty ? nil : quantities.map { "\($0.kind) \($0.value.map { Table.decimal($0) } ?? $0.text)" }.joined(separator: "; ")
    }
}
