/// By which names a group is called, and whose words those are: overall, by period, by outlet or by article.
import Documents
package import Indexing
import Trends

package struct Framing: Sendable {
    package enum Division: String, Sendable, CaseIterable {
        case day, week, month, year, source, article

        var period: Period? { Period(rawValue: rawValue) }
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
    package static func table(_ subjects: [Subject], by division: Division?) -> Table {
        var table = Table(["entity"] + (division.map { [$0.rawValue] } ?? []) + ["name", "stance", "mentions", "of", "share", "articles"])
        for subject in subjects {
            let parts = Dictionary(grouping: subject.namings) { part($0, division) }
            for (part, namings) in parts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
                guard let part else { continue }
                let names = names(namings)
                let total = names.reduce(0) { $0 + $1.mentions }
                for name in names {
                    table.add(
                        [.text(subject.label)] + (division == nil ? [] : [.text(part)]) + [
                            .text(name.name), Listings.text(name.stance), .integer(name.mentions), .integer(total),
                            .number(Double(name.mentions) / Double(total)), .integer(name.articles),
                        ])
                }
            }
        }
        return table
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
    }

    /// Spellings that differ in case and accents alone are one name, shown as it is mostly written.
    static func names(_ namings: [IndexReader.Naming]) -> [Name] {
        let alike = Dictionary(grouping: namings) { [ShelvedArticle.folded($0.name), $0.stance] }
        return alike.values.map { same in
            let spellings = same.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += $1.mentions }
            let usual = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return Name(
                name: usual?.key ?? "", stance: same[0].stance, mentions: same.reduce(0) { $0 + $1.mentions },
                articles: Set(same.map(\.document)).count)
        }.sorted { ($1.mentions, $0.name, $0.stance ?? "") < ($0.mentions, $1.name, $1.stance ?? "") }
    }

    /// nil where an article has no such part, for want of a date.
    private static func part(_ naming: IndexReader.Naming, _ division: Division?) -> String? {
        if let period = division?.period { return naming.day.map { period.name(period.start(of: $0)) } }
        switch division {
        case .source: return naming.source ?? "(unknown)"
        case .article: return naming.document
        default: return ""
        }
    }
}
