/// By which names a group is called, and whose words those are: overall, by period, by outlet or by article, or by two of them.
import Documents
package import Indexing
package import Trends

package struct Framing: Sendable {
    package enum Division: String, Sendable, CaseIterable {
        case day, week, month, quarter, year, source, article

        package var period: Period? { Period(rawValue: rawValue) }
    }

    package struct Subject: Sendable {
        package let label: String
        package let namings: [IndexReader.Naming]
        package init(label: String, namings: [IndexReader.Naming]) {
            self.label = label
            self.namings = namings
        }
    }

    /// A row for each name and stance, the most frequent first, with its share of all mentions of the entity in that part.
    package static func table(_ subjects: [Subject], by divisions: [Division]) -> Table {
        var table = Table(["entity"] + divisions.map(\.rawValue) + ["name", "stance", "mentions", "of", "share", "articles", "stories"])
        for (label, part, namings) in parts(subjects, divisions) {
            let names = names(namings)
            let total = names.reduce(0) { $0 + $1.mentions }
            for name in names {
                table.add(
                    [.text(label)] + part.map { .text($0) } + [
                        .text(name.name), Listings.text(name.stance), .integer(name.mentions), .integer(total),
                        .number(Double(name.mentions) / Double(total)), .integer(name.articles), .integer(name.stories),
                    ])
            }
        }
        return table
    }

    /// A row for each stance: of the stories that name the entity, the share that does so by a name of that stance. A story may
    /// use several.
    package static func stances(_ subjects: [Subject], by divisions: [Division]) -> Table {
        var table = Table(["entity"] + divisions.map(\.rawValue) + ["stance", "stories", "of", "share", "low", "high"])
        for (label, part, namings) in parts(subjects, divisions) {
            let total = Set(namings.map(\.story)).count
            for (stance, own) in Dictionary(grouping: namings, by: \.stance).sorted(by: { ($0.key ?? "~") < ($1.key ?? "~") }) {
                let count = Set(own.map(\.story)).count
                let interval = WilsonInterval.around(count, of: total)
                table.add(
                    [.text(label)] + part.map { .text($0) } + [
                        Listings.text(stance), .integer(count), .integer(total), .number(Double(count) / Double(total)),
                        TrendTables.number(interval?.lowerBound), TrendTables.number(interval?.upperBound),
                    ])
            }
        }
        return table
    }

    /// A row for each outlet that changed its naming.
    package static func changes(_ subjects: [Subject]) -> Table {
        var table = Table([
            "entity", "source", "stance", "until", "from", "before", "of_before", "after", "of_after", "log_ratio", "log_likelihood",
            "chance",
        ])
        for subject in subjects {
            for change in NamingChange.changes(subject.namings) {
                table.add([
                    .text(subject.label), .text(change.source), .text(change.stance), .text(change.before.iso), .text(change.from.iso),
                    .integer(change.countBefore), .integer(change.ofBefore), .integer(change.countAfter), .integer(change.ofAfter),
                    .number(change.contingency.logRatio), .number(change.contingency.logLikelihood), TrendTables.small(change.chance),
                ])
            }
        }
        return table
    }

    /// The namings of each subject by part, in order.
    private static func parts(
        _ subjects: [Subject], _ divisions: [Division]
    ) -> [(label: String, part: [String], namings: [IndexReader.Naming])] {
        subjects.flatMap { subject in
            let parts = Dictionary(grouping: subject.namings) { naming in divisions.compactMap { part(naming, $0) } }
            return parts.filter { $0.key.count == divisions.count }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
                .map { (subject.label, $0.key, $0.value) }
        }
    }

    /// Mentions by stance; those under names without one are "other".
    static func stances(_ namings: [IndexReader.Naming]) -> [String: Int] {
        namings.reduce(into: [:]) { $0[$1.stance ?? "other", default: 0] += $1.mentions }
    }

    struct Name {
        var name: String
        let stance: String?
        var mentions = 0
        var articles = 0
        var stories = 0
    }

    /// Spellings that differ in case and accents alone are one name, shown as it is mostly written.
    static func names(_ namings: [IndexReader.Naming]) -> [Name] {
        let alike = Dictionary(grouping: namings) { [ShelvedArticle.folded($0.name), $0.stance] }
        return alike.values.map { same in
            let spellings = same.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += $1.mentions }
            let usual = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return Name(
                name: usual?.key ?? "", stance: same[0].stance, mentions: same.reduce(0) { $0 + $1.mentions },
                articles: Set(same.map(\.document)).count, stories: Set(same.map(\.story)).count)
        }.sorted { ($1.mentions, $0.name, $0.stance ?? "") < ($0.mentions, $1.name, $1.stance ?? "") }
    }

    /// nil where an article has no such part, for want of a date.
    private static func part(_ naming: IndexReader.Naming, _ division: Division) -> String? {
        if let period = division.period { return naming.day.map { period.name(period.start(of: $0)) } }
        return division == .source ? naming.source ?? "(unknown)" : naming.document
    }
}
