/// Time series, contrasts, bursts, collocations and networks as rows.
import Documents
import Indexing
package import Trends

package enum TrendTables {
    /// A row for each part, term and period.
    package static func series(_ series: [TimeSeries]) -> Table {
        let isCompared = series.contains { $0.part != nil }
        let isSmoothed = series.contains { $0.points.contains { $0.average != nil } }
        let hasWords = series.contains { $0.points.contains { $0.ofWords > 0 } }
        var table = Table(
            ["term"] + (isCompared ? ["part"] : []) + [
                series.first?.period.rawValue ?? Period.month.rawValue, "articles", "stories", "mentions", "of", "of_stories", "per_1000",
                "low", "high",
            ] + (isSmoothed ? ["average"] : []) + (hasWords ? ["words", "per_million"] : []))
        for line in series {
            for point in line.points {
                table.add(
                    [.text(line.term)] + (isCompared ? [.text(line.part ?? "")] : []) + [
                        .text(line.period.name(point.start)), .integer(point.articles), .integer(point.stories), .integer(point.mentions),
                        .integer(point.ofArticles), .integer(point.ofStories), number(point.perThousand),
                        number(point.interval?.lowerBound), number(point.interval?.upperBound),
                    ] + (isSmoothed ? [number(point.average)] : [])
                        + (hasWords ? [.integer(point.ofWords), number(point.perMillion)] : []))
            }
        }
        return table
    }

    /// What people read on a terminal of the same.
    package static func brief(_ series: [TimeSeries]) -> Table {
        let isCompared = series.contains { $0.part != nil }
        let isSmoothed = series.contains { $0.points.contains { $0.average != nil } }
        let hasWords = series.contains { $0.points.contains { $0.ofWords > 0 } }
        var table = Table(
            ["term"] + (isCompared ? ["part"] : []) + [
                series.first?.period.rawValue ?? Period.month.rawValue, "articles", "stories", "mentions", "of", "per_1000", "95%",
            ] + (isSmoothed ? ["average"] : []) + (hasWords ? ["per_million"] : []), rightAligned: ["95%"])
        for line in series {
            for point in line.points {
                let interval = point.interval.map {
                    "\(Table.decimal($0.lowerBound, places: 0))–\(Table.decimal($0.upperBound, places: 0))"
                }
                table.add(
                    [.text(line.term)] + (isCompared ? [.text(line.part ?? "")] : []) + [
                        .text(line.period.name(point.start)), .integer(point.articles), .integer(point.stories), .integer(point.mentions),
                        .integer(point.ofArticles), rounded(point.perThousand, 1), .text(interval ?? ""),
                    ] + (isSmoothed ? [rounded(point.average, 1)] : []) + (hasWords ? [rounded(point.perMillion, 1)] : []))
            }
        }
        return table
    }

    package static func contrast(_ contrast: Contrast, _ direction: Contrast.Direction) -> Table {
        var table = Table([
            "kind", "term", "id", "count", "of", "other_count", "other_of", "log_ratio", "log_ratio_low", "log_ratio_high",
            "log_likelihood",
            "q", "article", "published", "source", "sentence",
        ])
        for finding in direction == .more ? contrast.more : contrast.less {
            let interval = finding.contingency.logRatioInterval
            let best = finding.sentences.first
            table.add(
                [
                    .text(finding.kind), .text(finding.name), id(finding.kind, finding.key), .integer(finding.count), .integer(finding.of),
                    .integer(finding.otherCount), .integer(finding.otherOf), number(finding.contingency.logRatio),
                    finite(interval.lowerBound), finite(interval.upperBound), number(finding.contingency.logLikelihood),
                    small(finding.adjusted),
                ] + evidence(best))
        }
        return table
    }

    package static func brief(_ contrast: Contrast, _ direction: Contrast.Direction) -> Table {
        var table = Table(["kind", "term", "here", "there", "log_ratio", "G2", "q", "sentence"], rightAligned: ["here", "there", "q"])
        for finding in direction == .more ? contrast.more : contrast.less {
            table.add([
                .text(finding.kind), .text(finding.name), .text("\(finding.count) of \(finding.of)"),
                .text("\(finding.otherCount) of \(finding.otherOf)"), rounded(finding.contingency.logRatio, 1),
                rounded(finding.contingency.logLikelihood, 1), small(finding.adjusted), .text(finding.sentences.first?.sentence ?? ""),
            ])
        }
        return table
    }

    package static func bursts(_ search: BurstSearch) -> Table {
        var table = Table([
            "kind", "term", "id", "from", "to", "level", "weight", "count", "of", "other_count", "other_of", "q", "article", "published",
            "source", "sentence",
        ])
        for finding in search.findings {
            table.add(
                [
                    .text(finding.kind), .text(finding.name), id(finding.kind, finding.key), .text(finding.first.iso),
                    .text(finding.last.iso),
                    .integer(finding.level), number(finding.weight), .integer(finding.count), .integer(finding.of),
                    .integer(finding.otherCount),
                    .integer(finding.otherOf), small(finding.adjusted),
                ] + evidence(finding.sentences.first))
        }
        return table
    }

    package static func brief(_ search: BurstSearch) -> Table {
        var table = Table(
            ["kind", "term", "from", "to", "level", "weight", "in it", "else", "sentence"], rightAligned: ["in it", "else"])
        for finding in search.findings {
            table.add([
                .text(finding.kind), .text(finding.name), .text(finding.first.iso), .text(finding.last.iso), .integer(finding.level),
                rounded(finding.weight, 1), .text("\(finding.count) of \(finding.of)"),
                .text("\(finding.otherCount) of \(finding.otherOf)"),
                .text(finding.sentences.first?.sentence ?? ""),
            ])
        }
        return table
    }

    package static func collocations(_ found: Collocations) -> Table {
        var table = Table(["word", "together", "total", "log_dice", "log_likelihood", "mutual_information"])
        for word in found.collocates {
            table.add([
                .text(word.word), .integer(word.together), .integer(word.total), number(word.logDice), number(word.logLikelihood),
                number(word.mutualInformation),
            ])
        }
        return table
    }

    /// A row for each edge.
    package static func network(_ network: Network) -> Table {
        var table = Table([
            "id", "name", "other_id", "other_name", "articles", "of", "other_of", "log_dice", "log_likelihood", "mutual_information", "q",
        ])
        for edge in network.edges {
            let (first, second) = (network.nodes[edge.first], network.nodes[edge.second])
            table.add([
                .text(first.entity.key), .text(first.entity.name), .text(second.entity.key), .text(second.entity.name),
                .integer(edge.articles), .integer(first.articles), .integer(second.articles), number(edge.association.logDice),
                number(edge.association.contingency.logLikelihood), number(edge.association.mutualInformation), small(edge.adjusted),
            ])
        }
        return table
    }

    static func number(_ value: Double?) -> Table.Cell { value.map { .number($0) } ?? .none }
    static func rounded(_ value: Double?, _ places: Int) -> Table.Cell { value.map { .text(Table.decimal($0, places: places)) } ?? .none }
    private static func finite(_ value: Double) -> Table.Cell { value.isFinite ? .number(value) : .none }

    /// Of a word or phrase its own words are enough.
    private static func id(_ kind: String, _ key: String) -> Table.Cell { kind == "word" || kind == "phrase" ? .none : .text(key) }

    private static func evidence(_ evidence: Evidence?) -> [Table.Cell] {
        guard let evidence else { return [.none, .none, .none, .none] }
        return [.text(evidence.document), Listings.text(evidence.published), Listings.text(evidence.source), .text(evidence.sentence)]
    }

    /// "0.012", "3e-9".
    package static func small(_ value: Double) -> Table.Cell {
        // From here on it would be 10e-4.
        if value >= 0.00095 || value <= 0 { return .text(Table.decimal(value)) }
        var (mantissa, exponent) = (value, 0)
        while mantissa < 0.95 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return .text("\(Int(mantissa.rounded()))e\(exponent)")
    }
}
