/// The parts of a report on time: in short, coverage, what moved.
import Documents
import Indexing
import Trends

extension CorpusReport {
    // MARK: In short

    func inShort() throws(IndexError) -> [ReportPage.Block] {
        var lines: [String] = []
        let outlets = summary.sources.filter { $0.name != "(unknown)" }.count
        lines.append(
            "\(Self.count(summary.documents, "article")) of \(Self.count(outlets, "outlet")) in \(Self.count(summary.languages.count, "language")), "
                + "\(Self.count(summary.words, "word")) in all. Without copies they are \(Self.count(summary.stories, "distinct story", "distinct stories"))."
        )
        if summary.undated > 0 {
            lines.append(
                "\(Self.count(summary.undated, "article has", "articles have")) no date and \(summary.undated == 1 ? "is" : "are") in no figure over time."
            )
        }
        if let most = try index.clusters(in: question.slice, limit: 1).first {
            let first = most.source.map { ", first by \($0)" } ?? ""
            lines.append("Most copied: “\(most.title)”, \(most.articles) times in \(Self.count(most.sources, "outlet"))\(first).")
        }
        for (type, noun) in [("group", "Groups"), ("place", "Places")] {
            let most = named(type).prefix(3).map { "\($0.entity.name) (\($0.articles))" }
            if !most.isEmpty { lines.append("\(noun) named in most articles: \(Self.listed(most)).") }
        }
        if let since = movement.since, let contrast = movement.contrast, contrast.size > 0, contrast.otherSize > 0 {
            func names(_ findings: [Contrast.Finding]) -> String {
                Self.listed(
                    findings.prefix(4).map {
                        "“\($0.name)” (\($0.count) of \(contrast.size) stories, \($0.otherCount) of \(contrast.otherSize) before)"
                    })
            }
            lines.append(
                contrast.more.isEmpty
                    ? "Nothing rose since \(since.iso) by more than chance."
                    : "Since \(since.iso) more stories speak of \(names(contrast.more)).")
            if !contrast.less.isEmpty { lines.append("Fewer speak of \(names(contrast.less)).") }
        }
        if let burst = movement.bursts?.findings.first {
            lines.append(
                "The heaviest burst is “\(burst.name)”, from \(burst.first.iso) to \(burst.last.iso): in \(burst.count) of \(burst.of) stories, elsewhere in \(burst.otherCount) of \(burst.otherOf)."
            )
        }
        let counts = try index.claimCounts(in: question.slice)
        func claims(_ type: String) -> Int { counts.reduce(0) { $0 + ($1.type == type && $1.status != "denied" ? $1.count : 0) } }
        let all = counts.reduce(0) { $0 + $1.count }
        if all > 0 {
            let denied = counts.reduce(0) { $0 + ($1.status == "denied" ? $1.count : 0) }
            lines.append(
                "\(Self.count(all, "claim")), among them \(claims("claim_of_responsibility")) of responsibility, \(claims("accusation")) accusations and \(denied) denied."
            )
        }
        return [.list(lines)]
    }

    // MARK: Coverage

    func coverage() throws(IndexError) -> [ReportPage.Block] {
        var blocks: [ReportPage.Block] = []
        if let line = try series([]).first {
            blocks.append(
                .chart(
                    LineChart(
                        title: "Articles by \(period.rawValue)", unit: "articles", periods: names(line),
                        lines: [
                            LineChart.Line(label: "articles", values: line.points.map { Double($0.ofArticles) }),
                            LineChart.Line(label: "distinct stories", values: line.points.map { Double($0.ofStories) }),
                        ])))
            let gaps = line.gaps
            if !gaps.isEmpty {
                let named = gaps.prefix(8).map { gap in
                    gap.first == gap.last ? period.name(gap.first) : "\(period.name(gap.first)) to \(period.name(gap.last))"
                }
                blocks.append(
                    .paragraph(
                        "\(question.filter.isEmpty ? "Nothing at all" : "No article that fits") was published in \(Self.listed(named))\(gaps.count > 8 ? ", and in \(gaps.count - 8) gaps more" : "")."
                    ))
            }
        } else {
            let exactness = summary.undated < summary.documents ? " as exact as a \(period.rawValue)" : ""
            blocks.append(.paragraph("No article has a date\(exactness), so nothing can be said of time."))
        }
        let sources = try index.sources(in: question.slice, limit: 25)
        if !sources.isEmpty {
            blocks.append(
                .table(
                    Listings.sources.table(sources),
                    caption: summary.sources.count > sources.count
                        ? "The \(sources.count) largest of \(summary.sources.count) outlets" : "Outlets"))
        }
        blocks.append(.paragraph("Languages: \(summary.languages.map { "\($0.name) \($0.articles)" }.joined(separator: ", "))."))
        if !summary.rejected.isEmpty {
            blocks.append(
                .paragraph(
                    "Inputs that could not be read, by reason: \(summary.rejected.map { "\($0.code) \($0.count)" }.joined(separator: ", ")). They are in no figure; gleaner errors lists them."
                ))
        }
        return blocks
    }

    /// A series of each term over the report's time; without terms one that has the articles of the slice alone.
    func series(_ terms: [(label: String, term: Term)]) throws(IndexError) -> [TimeSeries] {
        var asked = TimeSeries.Question()
        var nothing = ClaimFilter()
        nothing.type = ""
        asked.terms = terms.isEmpty ? [("", .claims(nothing))] : terms
        asked.parts = [(nil, question.slice)]
        asked.period = period
        return try TimeSeries.series(asked, of: index)
    }

    func names(_ series: TimeSeries) -> [String] { series.points.map { period.name($0.start) } }

    // MARK: What moved

    func moved() throws(IndexError) -> [ReportPage.Block] {
        guard let since = movement.since, let contrast = movement.contrast, let bursts = movement.bursts, contrast.size > 0,
            contrast.otherSize > 0
        else { return [] }
        var blocks: [ReportPage.Block] = [
            .paragraph(
                "Stories since \(since.iso) (\(contrast.size)) against those before (\(contrast.otherSize)). Of \(contrast.tested) words, phrases, names and kinds of claims those are listed whose share differs by more than chance: a twentieth of them at most is expected to be chance. Log ratio 1 is twice as often, −1 half."
            )
        ]
        for (findings, title) in [
            (contrast.more, "What rose since \(since.iso)"), (contrast.less, "What fell since \(since.iso)"),
        ] {
            blocks.append(
                findings.isEmpty
                    ? .paragraph("\(title): nothing by more than chance.")
                    : .table(Self.table(contrast, findings), caption: title))
        }
        let top = contrast.more.prefix(4)
        if !top.isEmpty {
            let lines = try series(top.compactMap { finding in Term(kind: finding.kind, key: finding.key).map { (finding.name, $0) } })
            if let first = lines.first {
                blocks.append(.chart(chart(lines, title: "What rose most\(lines.count == 1 ? ": \(first.term)" : "")", first, bursts)))
            }
        }
        blocks.append(
            bursts.findings.isEmpty
                ? .paragraph("Bursts: nothing was in the news for a while by more than chance.")
                : .table(Self.table(bursts), caption: "Bursts: far more than usual for a while"))
        let strongest = bursts.findings.filter { $0.kind != "claim" }.prefix(3)
        if !strongest.isEmpty {
            let lines = try series(
                strongest.compactMap { finding in Term(kind: finding.kind, key: finding.key).map { (finding.name, $0) } })
            if let first = lines.first {
                blocks.append(
                    .chart(
                        chart(lines, title: lines.count == 1 ? "The heaviest burst: \(first.term)" : "The heaviest bursts", first, bursts)))
            }
        }
        return blocks
    }

    private static func table(_ contrast: Contrast, _ findings: [Contrast.Finding]) -> Table {
        var table = Table(["term", "kind", "since", "before", "log ratio", "q", "for example"], rightAligned: ["since", "before"])
        for finding in findings {
            table.add([
                .text(finding.name), .text(finding.kind), .text("\(finding.count) of \(contrast.size)"),
                .text("\(finding.otherCount) of \(contrast.otherSize)"),
                .number((finding.contingency.logRatio * 10).rounded() / 10), TrendTables.small(finding.adjusted),
                example(finding.sentences),
            ])
        }
        return table
    }

    private static func table(_ search: BurstSearch) -> Table {
        var table = Table(["term", "kind", "days", "in them", "else", "weight", "for example"], rightAligned: ["in them", "else"])
        for finding in search.findings {
            table.add([
                .text(finding.name), .text(finding.kind), .text("\(finding.first.iso) to \(finding.last.iso)"),
                .text("\(finding.count) of \(finding.of)"), .text("\(finding.otherCount) of \(finding.otherOf)"),
                .number((finding.weight * 10).rounded() / 10), example(finding.sentences),
            ])
        }
        return table
    }

    /// A sentence, and where it stands.
    private static func example(_ sentences: [Evidence]) -> Table.Cell {
        guard let best = sentences.first else { return .none }
        let origin = [best.source, best.published.map { String($0.prefix(10)) }, best.document].compactMap { $0 }.joined(separator: ", ")
        return .text("\(shortened(best.sentence)) — \(origin)")
    }

    private func chart(_ lines: [TimeSeries], title: String, _ first: TimeSeries, _ bursts: BurstSearch) -> LineChart {
        var chart = LineChart(title: title, unit: "articles per 1,000", periods: names(first), lines: [])
        for line in lines {
            chart.lines.append(
                LineChart.Line(
                    label: line.term, values: line.points.map { $0.perThousand.map(Self.tenth) },
                    intervals: lines.count == 1
                        ? line.points.map { $0.interval.map { Self.tenth($0.lowerBound)...Self.tenth($0.upperBound) } } : []))
        }
        for burst in bursts.findings where lines.contains(where: { $0.term == burst.name }) {
            guard let from = first.points.lastIndex(where: { $0.start <= burst.first }),
                let to = first.points.lastIndex(where: { $0.start <= burst.last })
            else { continue }
            chart.marks.append(LineChart.Mark(periods: from...to, label: "\(burst.name), \(burst.first.iso) to \(burst.last.iso)"))
        }
        return chart
    }
}
