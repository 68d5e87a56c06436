/// The parts of a report on claims, on how to read it, and on what it was made of.
import Documents
import Indexing
import Trends

extension CorpusReport {
    // MARK: Claims

    func claims() throws -> [ReportPage.Block] {
        let counts = try index.claimCounts(in: question.slice)
        if counts.isEmpty { return [] }
        let statuses = Claim.Status.allCases.map(\.rawValue)
        var table = Table(["type"] + statuses)
        for type in Set(counts.map(\.type)).sorted() {
            table.add(
                [.text(type)] + statuses.map { status in .integer(counts.first { $0.type == type && $0.status == status }?.count ?? 0) })
        }
        var blocks: [ReportPage.Block] = [.table(table, caption: "Claims by type and status")]
        var responsible = Responsibility.Question()
        responsible.slice = question.slice
        let groups = try Responsibility(responsible, of: index)
        if !groups.rows.isEmpty {
            blocks.append(
                .table(
                    ClaimTables.brief(groups, part: nil).limited(to: 15),
                    caption:
                        "Stories in which groups claim deeds, in which deeds are laid to them, by whom, and in which they or others deny"))
        }
        blocks += try tolls()
        for (type, heading) in [
            ("claim_of_responsibility", "Who claims what"), ("accusation", "Who is blamed, by whom"), ("denial", "Who denies what"),
            ("victory_defeat", "Victory and defeat"),
        ] {
            let rows = try index.tellingClaims(ofType: type, in: question.slice, limit: 15)
            let all = counts.reduce(0) { $0 + ($1.type == type ? $1.count : 0) }
            if !rows.isEmpty {
                let part = all > rows.count ? ": the \(rows.count) that tell most, of \(all)" : ""
                blocks.append(
                    .table(
                        Self.table(rows.sorted { ($0.published ?? "~", $0.document) < ($1.published ?? "~", $1.document) }),
                        caption: heading + part))
            }
        }
        let speech = try index.speech(in: question.slice, limit: 20)
        if !speech.isEmpty {
            var table = Table(["speaker", "role", "about", "acting", "struck", "denied", "stories"])
            for pair in speech {
                table.add([
                    .text(pair.speaker.name), .text(pair.role), .text(pair.about.name), .integer(pair.asActor), .integer(pair.asTarget),
                    .integer(pair.denied), .integer(pair.articles),
                ])
            }
            blocks.append(
                .table(table, caption: "Who says what about whom: claims in which the other one acts, is struck, or something is denied"))
        }
        return blocks
    }

    /// The killed, as texts tell it.
    private func tolls() throws -> [ReportPage.Block] {
        var asked = Tolls.Question()
        asked.slice = question.slice
        let tolls = try Tolls(asked, of: index)
        if tolls.isEmpty { return [] }
        // What has no place or day of its own may be a sum over a war, and stands in no line.
        let placed = tolls.events.filter { $0.place != nil && $0.day != nil }
        var sums: [CalendarDay: (low: Double, told: Double, high: Double)] = [:]
        for event in placed {
            guard let start = event.span.flatMap({ period.holding($0) }) else { continue }
            let sum = sums[start] ?? (0, 0, 0)
            sums[start] = (sum.low + event.low, sum.told + event.told, sum.high + event.high)
        }
        let starts = sums.keys.min().map { period.starts(from: $0, to: sums.keys.max() ?? $0) } ?? []
        var blocks: [ReportPage.Block] = []
        if starts.count > 1 {
            func line(_ label: String, _ value: ((low: Double, told: Double, high: Double)) -> Double) -> LineChart.Line {
                LineChart.Line(label: label, values: starts.map { value(sums[$0] ?? (0, 0, 0)) })
            }
            blocks.append(
                .chart(
                    LineChart(
                        title: "Killed in the attacks that these articles tell of, by \(period.rawValue)",
                        unit: "people, summed over attacks with a place and a day", periods: starts.map { period.name($0) },
                        lines: [line("highest", \.high), line("mostly told", \.told), line("lowest", \.low)])))
        }
        let contradicting = tolls.events.filter { $0.low < $0.high && $0.place != nil }.sorted { $0.high - $0.low > $1.high - $1.low }
            .prefix(15).sorted { ($0.day ?? CalendarDay(0, 1, 1)) < ($1.day ?? CalendarDay(0, 1, 1)) }
        if !contradicting.isEmpty {
            blocks.append(
                .table(ClaimTables.brief(Array(contradicting)), caption: "Killed at one place and day, where texts contradict one another"))
        }
        blocks.append(
            .paragraph(
                "A toll is what texts say, not what happened. Figures for a month, a country or several attacks, and those without a place or a day, are in no line; two attacks at one place and day count as one. gleaner tolls --by event --figures leads from each figure to its sentence."
            ))
        return blocks
    }

    private static func table(_ rows: [IndexReader.ClaimRow]) -> Table {
        var table = Table(["told", "who says what of whom", "sentence"])
        for row in rows {
            let origin = [row.source, row.published.map { String($0.prefix(10)) }, row.document].compactMap { $0 }
            table.add([.text(origin.joined(separator: ", ")), .text(told(row)), .text(shortened(row.sentence))])
        }
        return table
    }

    /// "Police: by Shore Front; against guards; in Thornmere; killed 9; reported".
    private static func told(_ row: IndexReader.ClaimRow) -> String {
        let claim = row.claim
        func names(_ participants: [StoredClaim.Participant]) -> String {
            var seen: Set<String> = []
            return listed(participants.map { $0.entity?.name ?? $0.text }.filter { seen.insert($0).inserted })
        }
        var parts: [String] = []
        if !claim.actors.isEmpty { parts.append("by \(names(claim.actors))") }
        if !claim.targets.isEmpty { parts.append("against \(names(claim.targets))") }
        if !claim.places.isEmpty { parts.append("in \(names(claim.places))") }
        if let figures = claim.figures { parts.append(figures) }
        return "\(who(row)): \((parts + [claim.status]).joined(separator: "; "))"
    }

    /// Who vouches for a claim; the outlet where nobody is named.
    private static func who(_ row: IndexReader.ClaimRow) -> String {
        let speaker = row.claim.speaker
        return speaker.entity?.name ?? speaker.text ?? row.source.map { "\($0) itself" } ?? speaker.role
    }

    // MARK: Passages

    func passages() throws(IndexError) -> [ReportPage.Block] {
        let rows = try index.tellingClaims(ofType: nil, in: question.slice, limit: 12)
        if rows.isEmpty { return [] }
        return [
            .paragraph(
                "Sentences that tell most at once: who says it, who did what to whom, where, when, with which figures. One of an article, none of a copy."
            ),
            .passages(
                rows.map { row in
                    Passage(
                        text: Self.shortened(row.sentence), outlet: row.source ?? "", date: String((row.published ?? "").prefix(10)),
                        title: row.title, id: row.document,
                        note: "\(row.claim.type.replacing("_", with: " ")), \(row.claim.status), by \(Self.who(row))")
                }),
        ]
    }

    // MARK: How to read this

    func method() -> [ReportPage.Block] {
        [
            .list([
                "Claims are what texts say, with who says it; “reported” and “claimed” are not “true”. Names, places, dates and claims are found by machine, and some are wrong: every figure leads back to its articles (gleaner search, mentions and claims list them, gleaner show ID prints one), which should be read before it is printed.",
                "Counts are of articles or of stories. Copies of one another are one story, counted where it was published first; rewrites in other words are stories of their own. What many outlets took from one source is not many sources.",
                "A rise of a word may be a rise of its outlet or language in the corpus: see the coverage first, and ask again for one outlet or language (--source, --language).",
                "Rates are per 1,000 articles of the period; bands are Wilson’s 95 % intervals, as if articles were drawn one by one.",
                "What rose or fell: log-likelihood ranks (Dunning 1993), the log ratio is the size of the change (Hardie 2014), Fisher’s exact test with the false discovery rate held at 5 % (Benjamini & Hochberg 1995) leaves out what may be chance. At least five stories must hold a term.",
                "Bursts are those of Kleinberg’s automaton (2003) which blind dealing of the same articles over the time would not make, with the same false discovery rate.",
                "On the map stand places with a point of their own; areas are listed and not drawn. Outlines: Natural Earth, public domain; borders are for orientation only.",
            ])
        ]
    }

    // MARK: Manifest

    func manifest() throws(IndexError) -> [ReportPage.Block] {
        var table = Table(["run", "ended", "state", "added", "skipped", "rejected", "version", "recipe", "gazetteer", "inputs"])
        for run in try index.runs() {
            table.add([
                .integer(run.number), Listings.text(run.ended), .text(run.state), .integer(run.articles), .integer(run.skipped),
                .integer(run.rejected), .text(run.version), .text(String(run.recipe.prefix(12))),
                Listings.text(run.gazetteer.map { String($0.prefix(12)) }), .text(Self.shortened(run.inputs)),
            ])
        }
        var blocks: [ReportPage.Block] = [
            .paragraph(
                "Made by gleaner \(question.version) of \(Self.count(summary.documents, "article"))\(question.filter.isEmpty ? "" : ", \(question.filter)"). The index was made by these runs; equal recipes and gazetteers find the same in the same texts."
            ),
            .table(table, caption: "Runs"),
        ]
        if let pipeline = try index.runs().last?.pipeline, !pipeline.isEmpty {
            let lines = pipeline.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
            blocks.append(.paragraph("Pipeline of the last run: \(lines.joined(separator: " · "))"))
        }
        return blocks
    }
}
