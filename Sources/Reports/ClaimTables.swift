/// Counts of claims, responsibility and tolls as rows.
import Documents
package import Indexing
package import Trends

package enum ClaimTables {
    package static func series(_ series: ClaimSeries) -> Table {
        var table = Table(series.parts.map(\.name) + ["claims", "articles", "stories"])
        for cell in series.cells {
            table.add(cell.values.map { .text($0 ?? "") } + [.integer(cell.claims), .integer(cell.articles), .integer(cell.stories)])
        }
        return table
    }

    // MARK: Responsibility

    package static func responsibility(_ responsibility: Responsibility, part: String?) -> Table {
        let hasIDs = responsibility.rows.contains { $0.partID != nil }
        var table = Table(
            ["group", "id"] + (part.map { [$0] } ?? []) + (hasIDs ? ["place_id"] : []) + [
                "claimed", "claimed_stories", "claimed_by_outlet", "laid", "laid_stories",
            ] + Speaker.roles.map { "laid_by_\($0)" } + ["denied", "denied_stories", "cleared", "cleared_stories"])
        for row in responsibility.rows {
            var cells: [Table.Cell] = [.text(row.name), .text(row.group)]
            if part != nil { cells.append(.text(row.part ?? "")) }
            if hasIDs { cells.append(.text(row.partID ?? "")) }
            cells += [.integer(row.claimed.claims), .integer(row.claimed.stories), .integer(row.claimedByOutlet.claims)]
            cells += [.integer(row.laidClaims), .integer(row.laidStories)]
            cells += Speaker.roles.map { .integer(row.laid[$0]?.claims ?? 0) }
            cells += [
                .integer(row.denied.claims), .integer(row.denied.stories), .integer(row.cleared.claims), .integer(row.cleared.stories),
            ]
            table.add(cells)
        }
        return table
    }

    /// What people read on a terminal of the same: stories.
    package static func brief(_ responsibility: Responsibility, part: String?) -> Table {
        var table = Table(
            ["group"] + (part.map { [$0] } ?? []) + [
                "claimed", "laid", "official", "monitor", "victims", "media", "others", "denied", "cleared",
            ])
        for row in responsibility.rows {
            func count(_ roles: String...) -> Table.Cell { .integer(row.stories(laidBy: roles)) }
            var cells: [Table.Cell] = [.text(row.name)]
            if part != nil { cells.append(.text(row.part ?? "")) }
            cells += [.integer(row.claimed.stories), .integer(row.laidStories), count("official"), count("monitor")]
            cells += [count("victim_side", "witness"), count("media", "author"), count("perpetrator", "expert", "unspecified")]
            cells += [.integer(row.denied.stories), .integer(row.cleared.stories)]
            table.add(cells)
        }
        return table
    }

    package static func outlet(_ claims: OutletClaims) -> Table {
        var table = Table([
            "month", "group", "group_id", "place", "place_id", "claims", "stories", "reports", "report_stories", "killed_low",
            "killed_high",
            "others_low", "others_high", "others",
        ])
        for row in claims.rows {
            table.add([
                .text(row.month ?? ""), .text(row.groupName), .text(row.group), .text(row.place?.name ?? ""), .text(row.place?.key ?? ""),
                .integer(row.claims), .integer(row.ownStories), .integer(row.reports), .integer(row.otherStories),
                number(row.killed?.lowerBound), number(row.killed?.upperBound), number(row.killedByOthers?.lowerBound),
                number(row.killedByOthers?.upperBound), .text(row.others.joined(separator: "; ")),
            ])
        }
        return table
    }

    package static func brief(_ claims: OutletClaims) -> Table {
        var table = Table(
            ["month", "group", "place", "claims", "killed", "reports", "killed by others", "others"],
            rightAligned: ["killed", "killed by others"])
        for row in claims.rows {
            table.add([
                .text(row.month ?? ""), .text(row.groupName), .text(row.place?.name ?? ""), .integer(row.claims), .text(range(row.killed)),
                .integer(row.reports), .text(range(row.killedByOthers)), .text(row.others.joined(separator: "; ")),
            ])
        }
        return table
    }

    // MARK: Tolls

    package static func tolls(_ rows: [Tolls.Row], part: String) -> Table {
        let hasIDs = rows.contains { $0.id != nil }
        var table = Table(
            [part] + (hasIDs ? ["place_id"] : []) + [
                "kind", "events", "articles", "stories", "low", "told", "high", "sum", "unplaced_events", "unplaced", "all_low", "all_high",
                "aggregated",
            ])
        for row in rows {
            var cells: [Table.Cell] = [.text(row.name ?? "")]
            if hasIDs { cells.append(.text(row.id ?? "")) }
            cells += [.text(row.kind), .integer(row.events), .integer(row.articles.count), .integer(row.stories.count)]
            cells += [.number(row.low), .number(row.told), .number(row.high), .number(row.sum)]
            cells += [.integer(row.looseEvents), .number(row.loose), number(row.ofAll?.lowerBound), number(row.ofAll?.upperBound)]
            table.add(cells + [.text(aggregated(row))])
        }
        return table
    }

    package static func brief(_ rows: [Tolls.Row], part: String) -> Table {
        let kinds = Set(rows.map(\.kind))
        let isOfOutlets = rows.contains { $0.ofAll != nil }
        var table = Table(
            [part] + (kinds.count > 1 ? ["kind"] : []) + ["events", "stories", "low", "told", "high", "sum", "unplaced"]
                + (isOfOutlets ? ["all outlets"] : []) + ["aggregated"], rightAligned: ["all outlets"])
        for row in rows {
            var cells: [Table.Cell] = [.text(row.name ?? "")]
            if kinds.count > 1 { cells.append(.text(row.kind)) }
            cells += [.integer(row.events), .integer(row.stories.count), .number(row.low), .number(row.told), .number(row.high)]
            cells += [.number(row.sum), .number(row.loose)]
            if isOfOutlets { cells.append(.text(range(row.ofAll))) }
            table.add(cells + [.text(aggregated(row))])
        }
        return table
    }

    private static func aggregated(_ row: Tolls.Row) -> String {
        row.aggregated.map { "\($0.source) \(range($0.figure.low...$0.figure.high))" }.joined(separator: "; ")
    }

    /// A row for each event; `ids` gives the articles' own.
    package static func events(_ events: [TollEvent], ids: [Int: String]) -> Table {
        var table = Table([
            "day", "place", "place_id", "country", "kind", "low", "told", "high", "articles", "stories", "outlets", "by_outlet",
            "article_ids",
        ])
        for event in events {
            table.add([
                .text(event.day?.iso ?? ""), .text(event.place?.name ?? ""), .text(event.place?.key ?? ""), .text(event.country ?? ""),
                .text(event.kind), .number(event.low), .number(event.told), .number(event.high), .integer(event.articles.count),
                .integer(event.stories), .integer(event.outlets.count), .text(byOutlet(event)),
                .text(event.articles.map { ids[$0] ?? "" }.joined(separator: " ")),
            ])
        }
        return table
    }

    package static func brief(_ events: [TollEvent]) -> Table {
        let kinds = Set(events.map(\.kind))
        var table = Table(
            ["day", "place"] + (kinds.count > 1 ? ["kind"] : []) + ["low", "told", "high", "articles", "stories", "by outlet"])
        for event in events {
            var cells: [Table.Cell] = [.text(event.day?.iso ?? ""), .text(event.place?.name ?? "")]
            if kinds.count > 1 { cells.append(.text(event.kind)) }
            cells += [
                .number(event.low), .number(event.told), .number(event.high), .integer(event.articles.count), .integer(event.stories),
            ]
            table.add(cells + [.text(byOutlet(event))])
        }
        return table
    }

    /// A row for each figure, with the sentence that gives it; those of no event last.
    package static func figures(_ figures: [(event: TollEvent?, figure: TollFigure, row: IndexReader.ClaimRow)]) -> Table {
        var table = Table([
            "event_day", "event_place", "event_place_id", "aggregated", "kind", "value", "low", "high", "type", "status", "speaker", "role",
            "source", "article", "published", "sentence",
        ])
        for (event, figure, row) in figures {
            table.add([
                .text(event?.day?.iso ?? ""), .text(event?.place?.name ?? ""), .text(event?.place?.key ?? ""), .boolean(event == nil),
                .text(figure.kind), .number(figure.value), .number(figure.low), .number(figure.high), .text(row.claim.type),
                .text(row.claim.status), .text(row.claim.speaker.text ?? ""), .text(row.claim.speaker.role), .text(row.source ?? ""),
                .text(row.document), .text(row.published ?? ""), .text(row.sentence),
            ])
        }
        return table
    }

    private static func byOutlet(_ event: TollEvent) -> String {
        event.outlets.map { name, figures in
            "\(name ?? "(unknown)") \(range((figures.map(\.low).min() ?? 0)...(figures.map(\.high).max() ?? 0)))"
        }.joined(separator: "; ")
    }

    /// "8", "8–12"; empty for nothing told.
    private static func range(_ range: ClosedRange<Double>?) -> String {
        guard let range else { return "" }
        let low = Table.decimal(range.lowerBound)
        return range.lowerBound == range.upperBound ? low : "\(low)–\(Table.decimal(range.upperBound))"
    }

    private static func number(_ value: Double?) -> Table.Cell { value.map { .number($0) } ?? .none }
}
