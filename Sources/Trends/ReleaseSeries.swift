package import Documents
package import Indexing

/// Titles that come again: those that are numbered, and those that are the same but for a number, a date or a place.
package struct ReleaseSeries: Sendable {
    package struct Numbered: Sendable {
        /// What stands before the number, as the first release has it.
        package let name: String
        package let releases: Int
        package let lowest: Int
        package let highest: Int
        /// Numbers between that no release has, and those that several have.
        package let missing: [ClosedRange<Int>]
        package let repeated: [Int]
        package let first: DaySpan?
        package let last: DaySpan?
        /// Id of the first.
        package let article: String
    }

    package struct Recurring: Sendable {
        /// "…" stands for what differs.
        package let title: String
        package let releases: Int
        package let first: DaySpan?
        package let last: DaySpan?
        package let article: String
    }

    /// Those of most releases first.
    package let numbered: [Numbered]
    package let recurring: [Recurring]

    package init(_ releases: Releases, minimum: Int = 3) {
        let titles = releases.all.map { TitleWords($0.title) }
        let places = PlaceNames(releases.places)
        var series: [String: [Entry]] = [:]
        var patterns: [String: [Int]] = [:]
        var written: [String: String] = [:]
        for (release, title) in titles.enumerated() {
            for number in title.numbers { series[number.key, default: []].append(Entry(release: release, number: number)) }
            guard let pattern = title.pattern(without: places) else { continue }
            patterns[pattern.key, default: []].append(release)
            if written[pattern.key] == nil { written[pattern.key] = pattern.written }
        }
        let serial = series.values.filter { Self.isSerial($0, minimum) }
        let inSeries = serial.reduce(into: Set<Int>()) { $0.formUnion($1.map(\.release)) }
        numbered = serial.map { Self.numbered($0, releases) }.sorted { ($1.releases, $0.name) < ($0.releases, $1.name) }
        recurring = patterns.filter { _, found in
            found.count >= minimum && found.count { inSeries.contains($0) } * 2 < found.count
        }.map { key, found in
            let of = found.map { releases.all[$0] }
            let dates = of.compactMap(\.date)
            return Recurring(title: written[key] ?? "", releases: of.count, first: dates.first, last: dates.last, article: of[0].id)
        }.sorted { ($1.releases, $0.title) < ($0.releases, $1.title) }
    }

    private struct Entry {
        let release: Int
        let number: TitleWords.Number
    }

    /// Numbers of a series rise with time, and a third of those between are there; those that count something (“3 killed”) do neither.
    /// Years are dates. Where a word follows that the number might count, chance is given less room.
    private static func isSerial(_ entries: [Entry], _ minimum: Int) -> Bool {
        let values = Set(entries.map(\.number.value))
        if values.allSatisfy({ TitleWords.years.contains($0) }) { return false }
        let endParts = entries.count { $0.number.endsPart } * 2 > entries.count
        guard values.count >= (endParts ? minimum : max(5, minimum)), let low = values.min(), let high = values.max() else { return false }
        let steps = zip(entries, entries.dropFirst()).filter { $0.number.value != $1.number.value }
        let rising = steps.count { $0.number.value < $1.number.value }
        return high - low < 3 * values.count && rising * 5 >= steps.count * 4
    }

    private static func numbered(_ entries: [Entry], _ releases: Releases) -> Numbered {
        let counts = Dictionary(entries.map { ($0.number.value, 1) }, uniquingKeysWith: +)
        let values = counts.keys.sorted()
        let dates = entries.compactMap { releases.all[$0.release].date }
        return Numbered(
            name: entries[0].number.name, releases: Set(entries.map(\.release)).count, lowest: values[0], highest: values[values.count - 1],
            missing: zip(values, values.dropFirst()).filter { $1 - $0 > 1 }.map { $0 + 1...$1 - 1 },
            repeated: values.filter { counts[$0, default: 0] > 1 }, first: dates.first, last: dates.last,
            article: releases.all[entries[0].release].id)
    }
}
