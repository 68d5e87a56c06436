/// Reads tables with a pedant's eye, for `gleaner gazetteer check`: values that a compilation would drop or misread without a
/// word (errors), and what is most likely not meant (warnings).
import Documents
import Text

/// What a compilation itself refuses (columns that are missing, ids twice, parents in no table) is not said here again.
struct TableCheck {
    private(set) var problems: [TableError] = []
    private let tokenizing: PhraseTokenizer
    private var cutter = GazetteerBuilder(scope: GazetteerScope())
    /// Names of groups, organisations, media and persons, and whose they are.
    private var owners: [SharedName: [Owner]] = [:]
    /// Names that a table declares to be shared on purpose.
    private var declared: Set<UInt64> = []
    /// Who is above whom, by hash of their ids.
    private var above: [UInt64: Link] = [:]

    private struct SharedName: Hashable {
        var key: UInt64
        var type: String
    }

    private struct Owner {
        var id: String
        var alias: String
        var countries: [Substring]
        var days: DaySpan
        var file: String
        var line: Int
    }

    private struct Link {
        var id: String
        var parent: UInt64
        var file: String
        var line: Int
    }

    static func problems(in tables: [GazetteerTable], tokenizing: @escaping PhraseTokenizer) -> [TableError] {
        var check = TableCheck(tokenizing: tokenizing)
        for (group, list) in WordClass.lists { check.cutter.addWords(group, list) }
        for table in tables { check.read(table) }
        check.findCircles()
        check.findConflicts()
        return check.problems
    }

    private init(tokenizing: @escaping PhraseTokenizer) { self.tokenizing = tokenizing }

    private mutating func complain(_ table: GazetteerTable, _ line: Int?, _ problem: String) {
        problems.append(TableError(file: table.file, line: line, problem: problem))
    }

    private mutating func warn(_ table: GazetteerTable, _ line: Int?, _ problem: String) {
        problems.append(TableError(file: table.file, line: line, problem: problem, isWarning: true))
    }

    // MARK: A table

    private mutating func read(_ table: GazetteerTable) {
        for (index, column) in table.columns.enumerated() where table.columns[..<index].contains(column) {
            complain(table, table.headLine, "column “\(column)” stands twice, and only the first is read; take one out.")
        }
        if table.column("type") != nil {
            for column in table.columns where !Self.columns.contains(column) {
                let advice = Spelling.nearest(to: column, among: Self.columns).map { ": did you mean “\($0)”?" } ?? "."
                warn(table, table.headLine, "column “\(column)” is not read\(advice)")
            }
        }
        var rows = 0
        var wrongLines: [Int] = []
        var listed: Set<String> = []
        let isUTF8 = String(validating: table.bytes, as: UTF8.self) != nil
        table.forEachRow { line, cells in
            rows += 1
            if !isUTF8, let first = cells.first, let last = cells.last,
                String(validating: table.bytes[first.start..<last.end], as: UTF8.self) == nil
            {
                wrongLines.append(line)
            }
            guard cells.count == table.columns.count else { return }
            if table.column("type") != nil { readRow(table, line, cells) }
            if table.column("type") == nil, let name = table.column("name") ?? table.column("title"),
                !listed.insert(table.string(cells[name])).inserted
            {
                warn(table, line, "“\(table.string(cells[name]))” stands twice; take one line out.")
            }
            if let shared = table.column("shared") { declared.insert(key(table, cells[shared])) }
        }
        if let first = wrongLines.first {
            let others = wrongLines.count == 1 ? "" : ", nor are \(wrongLines.count - 1) lines after it"
            complain(table, first, "is not UTF-8\(others); save the table as UTF-8.")
        }
        if rows == 0 { warn(table, nil, "has no rows.") }
    }

    private static let columns = [
        "id", "name", "type", "kind", "parent", "countries", "lat", "lon", "point", "population", "aliases", "from", "to", "source",
    ]

    // MARK: A row

    private mutating func readRow(_ table: GazetteerTable, _ line: Int, _ cells: [ByteRange]) {
        func cell(_ column: String) -> String { table.column(column).map { table.string(cells[$0]) } ?? "" }
        let type = cell("type")
        let id = cell("id")
        let countries = cell("countries").split { $0 == " " || $0 == "," || $0 == "|" }
        if !Self.types.contains(type), let near = Spelling.nearest(to: type, among: Self.types) {
            warn(table, line, "type “\(type)” is one of your own; did you mean “\(near)”?")
        }
        if type == "place" { checkPlace(table, line, kind: cell("kind"), latitude: cell("lat"), longitude: cell("lon")) }
        for code in countries where !CountryCodes.contains(code) {
            complain(table, line, "country “\(code)”, expected \(CountryCodes.advice(for: code)).")
        }
        let population = cell("population")
        if !population.isEmpty, UInt64(population) == nil {
            let digits = population.filter(\.isWholeNumber)
            complain(
                table, line, "population “\(population)”, expected digits alone\(digits.isEmpty ? "" : " such as \(digits)") or nothing.")
        }
        let parent = cell("parent")
        if !parent.isEmpty { above[RowIds.hash(id)] = Link(id: id, parent: RowIds.hash(parent), file: table.file, line: line) }
        let days = DaySpan(from: cell("from"), to: cell("to")) ?? .always
        var owner = Owner(id: id, alias: cell("name"), countries: countries, days: days, file: table.file, line: line)
        let isActor = Self.actors.contains(type)
        if isActor, let name = table.column("name") { add(owner, key(table, cells[name]), type) }
        guard let aliases = table.column("aliases"), cells[aliases].count > 0 else { return }
        var seen: Set<String> = [owner.alias]
        GazetteerTable.split(table.bytes, cells[aliases], at: 0x7C) { range in
            let alias = table.string(range)
            let key = isActor || !table.isPacked ? self.key(table, range) : 0
            if !seen.insert(alias).inserted { warn(table, line, "alias “\(alias)” stands twice, or is the name; take it out.") }
            // Whoever makes tables by program has chosen among thousands of names, and cannot go through them one by one.
            if !table.isPacked { checkAlias(table, line, alias) }
            owner.alias = alias
            if isActor { add(owner, key, type) }
        }
    }

    private static let types = ["place", "group", "person", "organisation", "media", "demonym"]
    private static let actors: Set<String> = ["group", "organisation", "media", "person"]

    private mutating func checkPlace(_ table: GazetteerTable, _ line: Int, kind: String, latitude: String, longitude: String) {
        if !Self.kinds.contains(kind) {
            let advice = Spelling.nearest(to: kind, among: Self.kinds).map { "did you mean “\($0)”?" } ?? "it is taken for a region."
            warn(
                table, line,
                kind.isEmpty ? "a place without a kind is taken for a region." : "kind “\(kind)” of a place is unknown; \(advice)")
        }
        if let lat = Double(latitude), let lon = Double(longitude), lat == 0, lon == 0 {
            warn(table, line, "lat 0 and lon 0 is in the sea off Ghana; leave both empty where the point is not known.")
        }
        if latitude.isEmpty, longitude.isEmpty, kind != "adm1", kind != "adm2" {
            warn(table, line, "a place without lat and lon is found, but cannot stand on a map.")
        }
    }

    /// Those of README.md, which also GeoNames' classes are called by.
    private static let kinds = """
        country territory adm1 adm2 capital city town village region continent sea river lake gulf strait canal island peninsula mountain \
        valley plain desert forest park camp base airport bay crossing prison dam plant oilfield building district boundary historical road
        """.split(separator: " ").map(String.init)

    private mutating func checkAlias(_ table: GazetteerTable, _ line: Int, _ alias: String) {
        let words = cutter.tokens.count { !$0.isMark }
        if alias.allSatisfy(\.isWhitespace) {
            warn(table, line, "an alias is empty; take out the “|” too many.")
        } else if words == 0 {
            warn(table, line, "alias “\(alias)” has no word in it and is never found.")
        } else if alias.contains("://") || alias.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x20 }) {
            warn(table, line, "alias “\(alias)” is a number or an address, no name.")
        } else if alias.unicodeScalars.count == 1, cutter.tokens[0].isName, !cutter.tokens[0].look.isDisjoint(with: .cased) {
            warn(table, line, "alias “\(alias)” is a single letter, and would be found in initials and lists.")
        } else if words > NameKey.longestPhrase {
            warn(table, line, "an alias of \(words) words is cut to its first \(NameKey.longestPhrase): “\(alias.prefix(60))…”")
        } else if words == 1, cutter.tokens.count == 1, isFunctionWord(cutter.tokens[0]) {
            warn(table, line, "alias “\(alias)” is a word of grammar, and would be found at the beginning of sentences.")
        }
    }

    private func isFunctionWord(_ token: Token) -> Bool {
        let group = WordClass(rawValue: cutter.words[token.id] ?? 0)
        return group.contains(.function) && !token.look.isDisjoint(with: .cased) && token.look.isDisjoint(with: [.allCaps, .mixedCase])
    }

    // MARK: Names

    /// What a name is found by; 0 when nothing could find it. Leaves its tokens in `cutter`.
    private mutating func key(_ table: GazetteerTable, _ range: ByteRange) -> UInt64 {
        NameKey.phrase(cutter.phraseKeys(table.bytes, range, tokenizing)) ?? 0
    }

    /// Of a name that tens of thousands bear, a few say it all; every one is compared with every other.
    private static let mostOwners = 64

    private mutating func add(_ owner: Owner, _ key: UInt64, _ type: String) {
        guard key != 0 else { return }
        let name = SharedName(key: key, type: type)
        let known = owners[name, default: []]
        if known.count == Self.mostOwners || known.contains(where: { $0.id == owner.id }) { return }
        owners[name, default: []].append(owner)
    }

    /// A name of two rows of one type is told by their countries or their days. Where those do not differ nothing tells it,
    /// and every mention goes to the row that stands first: a warning, since the rest of both rows still works.
    private mutating func findConflicts() {
        for (name, owners) in owners where owners.count > 1 && !declared.contains(name.key) {
            for (index, owner) in owners.enumerated() {
                guard let other = owners[..<index].first(where: { Self.areAlike($0, owner) }) else { continue }
                problems.append(
                    TableError(
                        file: owner.file, line: owner.line,
                        problem: "“\(owner.alias)” also names \(other.id) (\(other.file):\(other.line)), in the same country and years: "
                            + "nothing tells the two apart. Take it from one, or list it in a table with the column “shared”.",
                        isWarning: true))
            }
        }
    }

    private static func areAlike(_ a: Owner, _ b: Owner) -> Bool {
        let shareCountry = a.countries.isEmpty && b.countries.isEmpty || !Set(a.countries).isDisjoint(with: b.countries)
        return shareCountry && a.days.overlaps(b.days)
    }

    // MARK: Parents

    /// Follows every row upwards once, and names each circle at its first row.
    private mutating func findCircles() {
        var done: Set<UInt64> = []
        for start in above.keys where !done.contains(start) {
            var path: [UInt64] = []
            var here = start
            while let link = above[here], done.insert(here).inserted {
                path.append(here)
                here = link.parent
            }
            guard let entry = path.firstIndex(of: here) else { continue }
            var circle = path[entry...].compactMap { above[$0] }
            guard let start = circle.indices.min(by: { (circle[$0].file, circle[$0].line) < (circle[$1].file, circle[$1].line) }) else {
                continue
            }
            // Wherever the walk came in.
            circle = Array(circle[start...] + circle[..<start])
            let first = circle[0]
            let ids = circle.prefix(5).map(\.id).joined(separator: " in ") + (circle.count > 5 ? " in …" : "")
            problems.append(
                TableError(file: first.file, line: first.line, problem: "its parents run in a circle (\(ids)); leave one of them without."))
        }
    }
}
