/// The part of a report on how one outlet publishes, where the report is of one alone.
import Documents
import Indexing
import Trends

extension CorpusReport {
    func releases() throws -> [ReportPage.Block] {
        guard summary.sources.count == 1, let outlet = summary.sources.first, outlet.name != "(unknown)" else { return [] }
        var calls = ClaimFilter()
        calls.type = "threat_call"
        let releases = try index.releases(of: question.slice, claims: calls)
        var everybody = question.slice
        everybody.sources = []
        let (own, all) = (try index.counts([(nil, question.slice)])[0], try index.counts([(nil, everybody)])[0])
        guard let tempo = ReleaseTempo(releases, own: own, corpus: all, by: period), tempo.counts.count > 1 else { return [] }
        var blocks: [ReportPage.Block] = [
            .paragraph(
                "\(Self.count(releases.all.count, "release")), \(Table.decimal(tempo.perWeek, places: 1)) a week; from one to the next \(Table.decimal(tempo.spacing.median, places: 1)) days, half of them \(Table.decimal(tempo.spacing.lower, places: 1)) to \(Table.decimal(tempo.spacing.upper, places: 1))."
            )
        ]
        let series = ReleaseSeries(releases)
        let formulae = try Formulae(Formulae.Question(question.slice), releases, of: index)
        for (table, caption) in [
            (ReleaseTables.gaps(tempo), "Longest gaps; the chance is that of so long a silence anywhere, given how regularly it publishes"),
            (ReleaseTables.surges(tempo), "Surges"), (ReleaseTables.series(series), "Numbered series"),
            (ReleaseTables.titles(series), "Titles that come again"),
            (ReleaseTables.formulae(formulae, of: releases), "Formulae that come again"),
            (ReleaseTables.calls(ReleaseCalls(releases, by: period), by: period), "Releases with a threat or a call to act"),
        ] where !table.rows.isEmpty {
            let isOverTime = caption.hasPrefix("Releases")
            blocks.append(.table(isOverTime ? table : table.prefix(12), caption: caption))
        }
        return blocks
    }
}
