import Documents
package import Indexing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The report that ends a run: what the corpus holds, what rose, who and where, and what is claimed by whom.
package enum CorpusReport {
    /// Markdown. Every claim stands beside its sentence, article and source.
    package static func markdown(_ index: IndexReader, title: String) throws(IndexError) -> String {
        let summary = try index.summary()
        var out = "# \(Markdown.escaped(title))\n\n"
        out += overview(summary, mostCopied: try index.clusters(limit: 5))
        guard summary.documents > 0 else { return out }
        let corpus = try index.days(Slice())
        out += try coverage(index, corpus)
        out += try rising(index, corpus)
        out += try named(index)
        out += try framing(index)
        out += try claims(index)
        out += "\n## How to read this\n\n"
        out +=
            "Counts are of articles, not of events: copies and rewrites of one report count each, but for the line on distinct stories. Claims are what a text says, with "
        out +=
            "who says it; \"reported\" and \"claimed\" are not \"true\". Places are resolved by machine. Dates are those the pages give.\n"
        return out
    }

    private static func overview(_ summary: IndexReader.Summary, mostCopied: [IndexReader.Cluster]) -> String {
        var out = "\(summary.documents) articles, \(summary.words) words"
        if let first = summary.first, let last = summary.last { out += ", published from \(first.prefix(10)) to \(last.prefix(10))" }
        out += summary.undated == 0 ? ".\n\n" : "; \(summary.undated) without a date, left out of every trend.\n\n"
        if !mostCopied.isEmpty {
            let sets = mostCopied.map { cluster in
                let by = cluster.source.map { ", first by \(Markdown.escaped($0))" } ?? ""
                return
                    "“\(Markdown.escaped(cluster.title))” \(cluster.articles) times in \(cluster.sources) outlets\(by) (\(Markdown.escaped(cluster.id)))"
            }
            out += "\(summary.stories) distinct stories; most copied: \(sets.joined(separator: "; ")).\n\n"
        }
        out += list("Sources", summary.sources) + list("Languages", summary.languages)
        if !summary.rejected.isEmpty { out += list("Rejected inputs, by reason", summary.rejected.map { ($0.code, $0.count) }) }
        return out
    }

    private static func list(_ heading: String, _ pairs: [(name: String, articles: Int)]) -> String {
        let shown = pairs.prefix(20).map { "\(Markdown.escaped($0.name)) \($0.articles)" }.joined(separator: ", ")
        return "\(heading): \(shown)\(pairs.count > 20 ? ", and \(pairs.count - 20) more" : "").\n\n"
    }

    /// The finest period that gives at most 40 rows.
    static func period(_ corpus: [IndexReader.DayCount]) -> Trends.Period {
        guard let first = corpus.first?.day, let last = corpus.last?.day else { return .month }
        let days = last.ordinal - first.ordinal + 1
        return days <= 40 ? .day : days <= 280 ? .week : days <= 1220 ? .month : .year
    }

    private static func coverage(_ index: IndexReader, _ corpus: [IndexReader.DayCount]) throws(IndexError) -> String {
        let period = period(corpus)
        let groups = try index.entities(type: "group", limit: 5)
        var series = [Trends.Series(label: "all articles", days: corpus)]
        for group in groups { series.append(Trends.Series(label: group.name, days: try index.days(Slice(entity: group.key)))) }
        var table = Table([period.rawValue] + series.map(\.label))
        let columns = series.map { line in
            line.days.reduce(into: [CalendarDay: Int]()) { $0[period.start(of: $1.day), default: 0] += $1.articles }
        }
        for start in Set(columns.flatMap(\.keys)).sorted() {
            table.add([.text(period.name(start))] + columns.map { .integer($0[start] ?? 0) })
        }
        return "## Articles by \(period.rawValue), and the groups they name\n\n" + table.markdown() + "\n"
    }

    /// Words whose share of articles differs between the last third of the time and what came before,
    /// by log-likelihood (Dunning 1993) on the two-by-two table of articles.
    private static func rising(_ index: IndexReader, _ corpus: [IndexReader.DayCount]) throws(IndexError) -> String {
        guard let first = corpus.first?.day, let last = corpus.last?.day, last.ordinal - first.ordinal >= 3 else { return "" }
        let since = CalendarDay(ordinal: last.ordinal - (last.ordinal - first.ordinal) / 3)
        let (terms, inside, outside) = try index.termCounts(since: since)
        guard inside > 0, outside > 0 else { return "" }
        var table = Table(["word", "articles since", "of", "articles before", "of ", "log-likelihood"])
        let scored = terms.filter { $0.term.count > 2 && $0.inside * outside > $0.outside * inside }
            .map { ($0, logLikelihood($0.inside, inside, $0.outside, outside)) }
            .filter { $0.1 >= 6.63 }  // p < 0.01 for a single word; among thousands of words some pass by chance
            .sorted { ($0.1, $1.0.term) > ($1.1, $0.0.term) }
        for (term, score) in scored.prefix(20) {
            table.add([
                .text(term.term), .integer(term.inside), .integer(inside), .integer(term.outside), .integer(outside),
                .number((score * 10).rounded() / 10),
            ])
        }
        return "## Words that rose since \(since.iso)\n\n" + table.markdown() + "\n"
    }

    /// Twice the log of the likelihood ratio for k1 of n1 against k2 of n2.
    static func logLikelihood(_ k1: Int, _ n1: Int, _ k2: Int, _ n2: Int) -> Double {
        func part(_ observed: Int, _ expected: Double) -> Double {
            observed == 0 ? 0 : Double(observed) * log(Double(observed) / expected)
        }
        let share = Double(k1 + k2) / Double(n1 + n2)
        let present = part(k1, Double(n1) * share) + part(k2, Double(n2) * share)
        let absent = part(n1 - k1, Double(n1) * (1 - share)) + part(n2 - k2, Double(n2) * (1 - share))
        return 2 * (present + absent)
    }

    private static func named(_ index: IndexReader) throws(IndexError) -> String {
        var out = ""
        for (type, heading) in [("group", "Groups"), ("place", "Places"), ("person", "Persons"), ("organisation", "Organisations")] {
            let found = try index.entities(type: type, limit: 12)
            guard !found.isEmpty else { continue }
            var table = Table(["name", "articles", "mentions", "country", "id"])
            for entity in found {
                table.add([
                    .text(entity.name), .integer(entity.articles), .integer(entity.mentions), Listings.text(entity.entity.country),
                    .text(entity.key),
                ])
            }
            out += "## \(heading)\n\n" + table.markdown() + "\n"
        }
        return out
    }

    /// Whose words the groups are called by that have names of several sides.
    private static func framing(_ index: IndexReader) throws(IndexError) -> String {
        let stances = ["self", "neutral", "hostile", "other"]
        var table = Table(["group"] + stances + ["mostly called", "id"])
        for group in try index.entities(type: "group", limit: 20) {
            let namings = try index.namings(of: group.key)
            let counts = Framing.stances(namings)
            guard counts.keys.contains(where: { $0 != "other" }) else { continue }
            table.add(
                [.text(group.name)] + stances.map { .integer(counts[$0] ?? 0) } + [
                    Listings.text(Framing.names(namings).first?.name), .text(group.key),
                ])
        }
        guard !table.rows.isEmpty else { return "" }
        return "## Whose words groups are called by, in mentions\n\n" + table.markdown() + "\n"
    }

    private static func claims(_ index: IndexReader) throws(IndexError) -> String {
        let counts = try index.claimCounts()
        guard !counts.isEmpty else { return "" }
        let statuses = Claim.Status.allCases.map(\.rawValue)
        var table = Table(["type"] + statuses)
        for type in Set(counts.map(\.type)).sorted() {
            table.add(
                [.text(type)] + statuses.map { status in .integer(counts.first { $0.type == type && $0.status == status }?.count ?? 0) })
        }
        var out = "## Claims, by type and status\n\n" + table.markdown() + "\n"
        for (type, heading) in [
            ("claim_of_responsibility", "Who claims what"), ("denial", "Who denies what"), ("victory_defeat", "Victory and defeat"),
        ] {
            var filter = ClaimFilter()
            filter.type = type
            let rows = try index.claims(filter, limit: 25)
            guard !rows.isEmpty else { continue }
            out += "## \(heading)\n\n"
            for row in rows {
                let who = row.claim.speaker.text ?? row.claim.speaker.role
                let placed = [row.source, row.published.map { String($0.prefix(10)) }].compactMap { $0 }.joined(separator: ", ")
                out += "- **\(Markdown.escaped(who))** (\(row.claim.status)): “\(Markdown.escaped(String(row.sentence.prefix(300))))” "
                out += "— \(Markdown.escaped(placed)), \(Markdown.escaped(row.title)) (\(Markdown.escaped(row.document)))\n"
            }
            out += "\n"
        }
        return out
    }
}
