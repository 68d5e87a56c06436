/// What an outlet publishes, part by part: tempo, gaps, surges, series, recurring titles, formulae, calls.
import Documents
package import Indexing
package import Trends

package enum ReleaseTables {
    /// A row for each period.
    package static func tempo(_ tempo: ReleaseTempo, by period: Period) -> Table {
        var table = Table([period.rawValue, "releases", "others"])
        for count in tempo.counts { table.add([.text(period.name(count.start)), .integer(count.releases), .integer(count.others)]) }
        return table
    }

    package static func weekdays(_ tempo: ReleaseTempo) -> Table {
        var table = Table(["weekday", "releases", "share"])
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        for (name, count) in zip(names, tempo.weekdays) { table.add([.text(name), .integer(count), share(count, tempo.dated)]) }
        return table
    }

    package static func hours(_ tempo: ReleaseTempo) -> Table {
        var table = Table(["hour", "releases", "share"])
        let hours = tempo.hours ?? []
        let all = hours.reduce(0, +)
        for (hour, count) in hours.enumerated() { table.add([.integer(hour), .integer(count), share(count, all)]) }
        return table
    }

    package static func gaps(_ tempo: ReleaseTempo) -> Table {
        var table = Table(["from", "to", "days", "others", "others_expected", "gap_of", "chance"])
        for gap in tempo.gaps {
            table.add([
                .text(gap.first.iso), .text(gap.last.iso), .integer(gap.days), .integer(gap.others),
                TrendTables.rounded(gap.othersExpected, 1),
                .text(gap.isOfCorpus ? "corpus" : gap.isOpen ? "outlet, to the end" : "outlet"), gap.chance.map(TrendTables.small) ?? .none,
            ])
        }
        return table
    }

    package static func surges(_ tempo: ReleaseTempo) -> Table {
        var table = Table(["from", "to", "days", "releases", "per_week", "others", "others_expected", "chance"])
        for surge in tempo.surges {
            table.add([
                .text(surge.first.iso), .text(surge.last.iso), .integer(surge.days), .integer(surge.releases),
                TrendTables.rounded(Double(surge.releases) * 7 / Double(surge.days), 1), .integer(surge.others),
                TrendTables.rounded(surge.othersExpected, 1), surge.chance.map(TrendTables.small) ?? .none,
            ])
        }
        return table
    }

    package static func series(_ series: ReleaseSeries) -> Table {
        var table = Table(["name", "numbers", "releases", "missing", "repeated", "first", "last", "article"])
        for found in series.numbered {
            let missing = found.missing.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            table.add([
                .text(found.name), .text("\(found.lowest)–\(found.highest)"), .integer(found.releases), list(missing),
                list(found.repeated.map { "\($0)" }), date(found.first), date(found.last, isEnd: true), .text(found.article),
            ])
        }
        return table
    }

    package static func titles(_ series: ReleaseSeries) -> Table {
        var table = Table(["title", "releases", "first", "last", "article"])
        for found in series.recurring {
            table.add([
                .text(found.title), .integer(found.releases), date(found.first), date(found.last, isEnd: true), .text(found.article),
            ])
        }
        return table
    }

    package static func formulae(_ formulae: Formulae, of releases: Releases) -> Table {
        var table = Table(["words", "releases", "of", "share", "others", "of_others", "q", "first", "last", "length", "article"])
        for found in formulae.formulae {
            table.add([
                .text(shown(found.words)), .integer(found.releases), .integer(releases.all.count),
                share(found.releases, releases.all.count),
                formulae.others == 0 ? .none : .integer(found.others), .integer(formulae.others),
                found.adjusted.map(TrendTables.small) ?? .none,
                date(found.first), date(found.last, isEnd: true), .integer(found.wordCount), .text(found.article),
            ])
        }
        return table
    }

    package static func calls(_ calls: ReleaseCalls, by period: Period) -> Table {
        var table = Table([period.rawValue, "with_calls", "releases", "share", "low", "high", "calls"])
        for count in calls.counts {
            table.add([
                .text(period.name(count.start)), .integer(count.withCalls), .integer(count.releases),
                share(count.withCalls, count.releases),
                TrendTables.number(count.interval?.lowerBound), TrendTables.number(count.interval?.upperBound), .integer(count.calls),
            ])
        }
        return table
    }

    /// What one outlet is in a row, beside others; of formulae those in a tenth of its releases.
    package struct Outlet {
        package let name: String
        package let releases: Releases
        package let tempo: ReleaseTempo?
        package let formulae: Formulae
        package let calls: ReleaseCalls
        package init(name: String, releases: Releases, tempo: ReleaseTempo?, formulae: Formulae, calls: ReleaseCalls) {
            (self.name, self.releases, self.tempo, self.formulae, self.calls) = (name, releases, tempo, formulae, calls)
        }
    }

    package static func outlets(_ outlets: [Outlet]) -> Table {
        var table = Table([
            "source", "releases", "stories", "per_week", "median_days", "longest_gap", "gap_chance", "surges", "formulae", "with_calls",
            "share",
        ])
        for outlet in outlets {
            let stories = outlet.releases.all.count
            let gap = outlet.tempo?.gaps.first { !$0.isOfCorpus }
            table.add([
                .text(outlet.name), .integer(stories + outlet.releases.copies), .integer(stories),
                TrendTables.rounded(outlet.tempo?.perWeek, 2),
                TrendTables.number(outlet.tempo?.spacing.median), gap.map { .integer($0.days) } ?? .none,
                gap?.chance.map(TrendTables.small) ?? .none, outlet.tempo.map { .integer($0.surges.count) } ?? .none,
                .integer(outlet.formulae.formulae.count { $0.releases * 10 >= stories }), .integer(outlet.calls.withCalls),
                share(outlet.calls.withCalls, stories),
            ])
        }
        return table
    }

    /// No more of a formula than is needed to know it.
    private static let mostWords = 20

    private static func shown(_ words: String) -> String {
        let parts = words.split(whereSeparator: \.isWhitespace)
        return parts.prefix(mostWords).joined(separator: " ").prefix(300) + (parts.count > mostWords ? " …" : "")
    }

    private static func share(_ count: Int, _ total: Int) -> Table.Cell { total == 0 ? .none : .number(Double(count) / Double(total)) }

    /// At most ten, and how many more.
    private static func list(_ parts: [String]) -> Table.Cell {
        .text(parts.prefix(10).joined(separator: ", ") + (parts.count > 10 ? " and \(parts.count - 10) more" : ""))
    }

    private static func date(_ span: DaySpan?, isEnd: Bool = false) -> Table.Cell { Listings.text(isEnd ? span?.to : span?.from) }
}
