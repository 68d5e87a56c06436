/// The parts of a report on who and where: entities, a map, what groups are called, how outlets differ.
import Documents
import Indexing
import Trends

extension CorpusReport {
    // MARK: Who

    func who() throws(IndexError) -> [ReportPage.Block] {
        var blocks: [ReportPage.Block] = []
        for (type, heading) in [
            ("group", "Groups"), ("person", "Persons"), ("organisation", "Organisations"),
        ] {
            if let block = try entities(type, heading, limit: type == "group" ? 15 : 10) { blocks.append(block) }
        }
        let network = try self.network()
        if !network.edges.isEmpty {
            var table = Table(["name", "with", "articles", "of", "and_of", "log_dice"])
            for edge in network.edges.prefix(15) {
                let (first, second) = (network.nodes[edge.first], network.nodes[edge.second])
                table.add([
                    .text(first.entity.name), .text(second.entity.name), .integer(edge.articles), .integer(first.articles),
                    .integer(second.articles), .number((edge.association.logDice * 10).rounded() / 10),
                ])
            }
            blocks.append(.table(table, caption: "Groups, persons and organisations named together more often than chance would have it"))
        }
        return blocks
    }

    private func network() throws(IndexError) -> Network {
        var asked = Network.Question(question.slice)
        asked.types = ["group", "person", "organisation"]
        asked.nodes = 60
        return try Network(asked, of: index)
    }

    private func entities(_ type: String, _ heading: String, limit: Int) throws(IndexError) -> ReportPage.Block? {
        let found = named(type).prefix(limit)
        if found.isEmpty { return nil }
        var table = Table(["name", "articles", "mentions"])
        for count in found { table.add([.text(Self.name(count.entity)), .integer(count.articles), .integer(count.mentions)]) }
        let lines = try series(found.map { ($0.entity.key, .entity($0.entity.key)) })
        guard let first = lines.first else { return .table(table, caption: heading) }
        let caption =
            type == "group"
            ? "\(heading): articles and mentions of each itself; the line is articles per 1,000 by \(period.rawValue) that name it or a branch"
            : "\(heading), and articles per 1,000 by \(period.rawValue) that name them"
        return .sparklines(
            SparkTable(
                caption: caption, table: table, series: lines.map { $0.points.map { $0.perThousand.map(Self.tenth) } },
                periods: names(first)))
    }

    /// With the id by which commands know it, where that is more than type and name.
    private static func name(_ entity: StoredEntity) -> String {
        entity.key.hasSuffix(":\(entity.name)") ? entity.name : "\(entity.name) (\(entity.key))"
    }

    // MARK: Where

    func places() throws(IndexError) -> [ReportPage.Block] {
        // What is drawn, and the areas below that are not.
        let all = named("place")
        func isArea(_ count: IndexReader.NamedCount) -> Bool { count.entity.coordinate?.isCentroid ?? true }
        let found = all.filter { !isArea($0) }.prefix(200) + all.filter(isArea).prefix(25)
        if found.isEmpty { return [] }
        var blocks: [ReportPage.Block] = [
            .map(
                PointMap(
                    title: "Places by mentions",
                    places: found.map {
                        PointMap.Place(
                            id: $0.entity.key, name: $0.entity.name, coordinate: $0.entity.coordinate, mentions: $0.mentions,
                            articles: $0.articles)
                    }))
        ]
        if let block = try entities("place", "Places", limit: 15) { blocks.append(block) }
        return blocks
    }

    // MARK: What groups are called

    /// Groups that have names of several sides.
    func framing() throws(IndexError) -> [ReportPage.Block] {
        let stances: [String?] = ["self", "neutral", "hostile", nil]
        var table = Table(["group", "self", "neutral", "hostile", "other", "mostly called", "id"])
        for group in named("group").prefix(20) {
            let aliases = try index.aliases(of: group.entity.key, in: question.slice)
            guard aliases.contains(where: { $0.stance != nil }) else { continue }
            let counts = stances.map { stance in aliases.reduce(0) { $0 + ($1.stance == stance ? $1.mentions : 0) } }
            table.add(
                [.text(group.entity.name)] + counts.map { .integer($0) } + [
                    Listings.text(aliases.first { $0.alias != nil }?.alias), .text(group.entity.key),
                ])
        }
        if table.rows.isEmpty { return [] }
        return [
            .table(
                table, caption: "Mentions of groups by whose word the name is: its own, neutral, hostile, or none that the gazetteer judges"
            )
        ]
    }

    // MARK: How outlets differ

    func outlets() throws(IndexError) -> [ReportPage.Block] {
        let largest = summary.sources.filter { $0.name != "(unknown)" }.prefix(12).map { (name: $0.name, language: $0.language) }
        guard largest.count > 1 else { return [] }
        let typical = try Contrast.typical(of: largest, in: question.slice, kinds: [.words, .entities], limit: 8, index)
        var table = Table(["outlet", "language", "own stories", "typical of it"])
        for (outlet, contrast) in zip(largest, typical) {
            let found =
                contrast.otherSize == 0
                ? "no other of them writes in its language"
                : contrast.more.isEmpty ? "nothing by more than chance" : contrast.more.map(\.name).joined(separator: ", ")
            table.add([.text(outlet.name), .text(outlet.language), .integer(contrast.size), .text(found)])
        }
        return [
            .table(table, caption: "What the largest outlets write about more than the others of them in the same language, beyond chance")
        ]
    }
}
