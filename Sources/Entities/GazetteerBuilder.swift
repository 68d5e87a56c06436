/// Tables become a compiled gazetteer: rows checked, aliases cut into tokens by the text's own rules, phrases hashed and frozen.
package import Documents
import Text

/// Cuts a byte range into tokens as articles are cut; Assembly hands in the tokenizer, which this room may not know.
package typealias PhraseTokenizer = @Sendable (_ text: Span<UInt8>, _ range: ByteRange, _ tokens: inout [Token]) -> Void

extension Gazetteer {
    package typealias Table = (path: String, bytes: [UInt8])

    /// The file that `Gazetteer(mapping:)` opens. Tables may be gzip; comments begin with `#`; columns go by name.
    /// A row replaces that of the same id in the folders before its own. `leftOut` are tables beside those that were chosen:
    /// what refers to rows of theirs is left out with them. Throws everything that is wrong with the tables.
    package static func compile(
        tables: [Table], scope: GazetteerScope = GazetteerScope(), leftOut: () -> [Table] = { [] }, tokenizing: PhraseTokenizer
    ) throws(TableErrors) -> [UInt8] {
        var builder = GazetteerBuilder(scope: scope)
        builder.read(tables, leftOut, tokenizing)
        guard builder.errors.isEmpty else { throw TableErrors(errors: builder.errors) }
        return builder.frozen(fingerprint: fingerprint(of: tables, scope: scope))
    }

    /// Everything that is wrong with the tables, in their order, and what is doubtful about them; empty when they are sound.
    package static func check(
        tables: [Table], scope: GazetteerScope = GazetteerScope(), leftOut: () -> [Table] = { [] },
        tokenizing: @escaping PhraseTokenizer
    ) -> [TableError] {
        var builder = GazetteerBuilder(scope: scope)
        builder.read(tables, leftOut, tokenizing)
        let parsed = tables.compactMap { try? GazetteerTable(file: $0.path, bytes: $0.bytes) }
        let problems = builder.errors + TableCheck.problems(in: parsed, tokenizing: tokenizing)
        let order = Dictionary(tables.enumerated().map { ($1.path, $0) }) { first, _ in first }
        func place(_ problem: TableError) -> (file: Int, line: Int, doubt: Int, problem: String) {
            (order[problem.file] ?? 0, problem.line ?? 0, problem.isWarning ? 1 : 0, problem.problem)
        }
        return problems.sorted { place($0) < place($1) }
    }

    /// Tables that stand beside one another, in the order given.
    static func folders(of tables: [Table]) -> [ArraySlice<Table>] {
        func folder(_ table: Table) -> Substring { table.path[..<(table.path.lastIndex(of: "/") ?? table.path.startIndex)] }
        var folders: [ArraySlice<Table>] = []
        var start = 0
        for index in tables.indices where index + 1 == tables.count || folder(tables[index + 1]) != folder(tables[index]) {
            folders.append(tables[start...index])
            start = index + 1
        }
        return folders
    }
}

struct GazetteerBuilder {
    let scope: GazetteerScope
    var errors: [TableError] = []
    /// Ids that rows refer to and that no table has, and what is wrong where no table that was left out has them either.
    private var missing: [(id: String, error: TableError)] = []
    var records: [GazetteerRecord] = []
    var pool: [UInt8] = [0, 0]  // offset 0 is the empty string
    var interned: [String: UInt32] = ["": 0]
    /// Where each id is: the record, and file and line for complaints.
    var ids = RowIds()
    /// By record, the table and line it stands at.
    private var origins: [Origin] = []
    private var files: [String] = []
    /// The first record of the folder that is read; those before are of later folders, which are read first.
    var folderStart = 0
    /// Records that replace those of earlier folders.
    private var replacing: Set<Int> = []
    /// By record, whether texts are searched for it.
    var isWanted: [Bool] = []
    var parents: [(record: Int, id: String, file: String, line: Int)] = []
    var relations: [GazetteerRelation] = []
    /// Rows whose parents have dates, and where that is said.
    var datedBranches: [Int: String] = [:]
    var notes: [NamedRow: NameNote] = [:]
    /// Those that the folder notes that is read.
    var notedNames: Set<NamedRow> = []
    /// When groups, organisations and media existed, where their row says so.
    var rowDays: [UInt32: DaySpan] = [:]
    var phrases: [Phrase] = []
    var beginnings: [Beginning] = []
    var words: [UInt64: UInt32] = [:]
    var tokens: [Token] = []
    var keys = NameKey()
    /// Countries and demonyms with all their names, and what forces.tsv makes of them.
    var nations: [(record: Int, names: [String])] = []
    var forcePatterns: [ForcePattern] = []

    private struct Origin {
        var file: UInt32
        var line: UInt32
    }

    struct Phrase {
        var key: UInt64
        var record: UInt32
        var form: PhraseEntry.Form
        var weight: UInt8
        /// Whether texts are looked up by it word by word, rather than going on from other words.
        var isWord: Bool
    }

    struct Beginning {
        var key: UInt64
        var bits: UInt32
        var isWord: Bool
    }

    init(scope: GazetteerScope) { self.scope = scope }

    mutating func read(_ tables: [Gazetteer.Table], _ leftOut: () -> [Gazetteer.Table], _ tokenizing: PhraseTokenizer) {
        for (group, list) in WordClass.lists { addWords(group, list) }
        var folders: [(start: Int, tables: [GazetteerTable])] = []
        for folder in Gazetteer.folders(of: tables) {
            var parsed: [GazetteerTable] = []
            for table in folder {
                do throws(TableError) {
                    parsed.append(try GazetteerTable(file: table.path, bytes: table.bytes))
                } catch { errors.append(error) }
            }
            folders.append((0, parsed))
        }
        // Rows first: lists of words and further aliases refer to them. The last folder's before all others: they replace theirs.
        for index in folders.indices.reversed() {
            folderStart = records.count
            folders[index].start = folderStart
            for table in folders[index].tables where table.column("type") != nil { readRecords(table, tokenizing) }
        }
        for folder in folders {
            folderStart = folder.start
            notedNames = []
            for table in folder.tables where table.column("type") == nil { readList(table, tokenizing) }
        }
        resolveParents()
        nameForces(tokenizing)
        reportMissing(besides: leftOut)
        guard !scope.isWhole, errors.isEmpty else { return }
        let codes = distinct(\.countries).flatMap { $0.split(separator: " ").map(String.init) }
        errors = scope.errors(
            codes: Set(codes), types: distinct(\.type).union(Entity.Kind.all.map(\.rawValue)), isId: { ids[$0] != nil },
            isEmpty: phrases.isEmpty)
    }

    mutating func miss(_ id: String, _ file: String, _ line: Int, _ problem: String) {
        missing.append((id, TableError(file: file, line: line, problem: problem)))
    }

    private mutating func reportMissing(besides leftOut: () -> [Gazetteer.Table]) {
        guard !missing.isEmpty else { return }
        let wanted = Set(missing.map(\.id))
        var known: Set<String> = []
        for table in leftOut() {
            guard let parsed = try? GazetteerTable(file: table.path, bytes: table.bytes), parsed.column("type") != nil,
                let id = parsed.column("id")
            else { continue }
            parsed.forEachRow { _, cells in
                guard id < cells.count else { return }
                let id = parsed.string(cells[id])
                if wanted.contains(id) { known.insert(id) }
            }
        }
        errors += missing.filter { !known.contains($0.id) }.map(\.error)
    }

    /// Whether a later folder than the one that is read has replaced the row: what this one says of it goes with the row it had.
    func isReplaced(_ record: Int) -> Bool { record < folderStart && replacing.contains(record) }

    /// The words that a column has.
    private func distinct(_ column: KeyPath<GazetteerRecord, UInt32>) -> Set<String> {
        Set(Set(records.map { $0[keyPath: column] }).map(string))
    }

    // MARK: Rows

    private struct Columns {
        let id, name, type: Int
        let kind, parent, countries, latitude, longitude, point, population, aliases, from, to: Int?

        init?(_ table: GazetteerTable) {
            guard let id = table.column("id"), let name = table.column("name"), let type = table.column("type") else { return nil }
            (self.id, self.name, self.type) = (id, name, type)
            kind = table.column("kind")
            parent = table.column("parent")
            countries = table.column("countries")
            latitude = table.column("lat")
            longitude = table.column("lon")
            point = table.column("point")
            population = table.column("population")
            aliases = table.column("aliases")
            from = table.column("from")
            to = table.column("to")
        }
    }

    private mutating func readRecords(_ table: GazetteerTable, _ tokenizing: PhraseTokenizer) {
        guard let columns = Columns(table) else {
            complain(table, nil, "columns \(table.columns.joined(separator: ", ")), expected at least id, name, type.")
            return
        }
        files.append(table.file)
        table.forEachRow { line, cells in
            guard cells.count == table.columns.count else {
                complain(table, line, "\(cells.count) columns, expected \(table.columns.count) (\(table.columns.joined(separator: ", "))).")
                return
            }
            readRow(table, line, cells, columns, tokenizing)
        }
    }

    private mutating func readRow(
        _ table: GazetteerTable, _ line: Int, _ cells: [ByteRange], _ columns: Columns, _ tokenizing: PhraseTokenizer
    ) {
        func cell(_ column: Int?) -> String { column.map { table.string(cells[$0]) } ?? "" }
        let id = cell(columns.id)
        let name = cell(columns.name)
        let type = cell(columns.type)
        guard !id.isEmpty, !name.isEmpty, !type.isEmpty else {
            complain(table, line, "\(id.isEmpty ? "id" : name.isEmpty ? "name" : "type") is empty, expected a value.")
            return
        }
        if let known = ids[id] {
            if known >= folderStart {
                let other = origins[known]
                complain(table, line, "id “\(id)” stands at \(files[Int(other.file)]):\(other.line) already, expected one row per id.")
            } else {
                replacing.insert(known)
            }
            return
        }
        ids[id] = records.count
        origins.append(Origin(file: UInt32(files.count - 1), line: UInt32(line)))
        var record = GazetteerRecord()
        let kind = cell(columns.kind)
        let countries = cell(columns.countries).split { $0 == " " || $0 == "," || $0 == "|" }
        record.sort = Self.sort(type, kind)
        record.id = store(id)
        record.name = store(name)
        record.type = intern(type)
        record.kind = intern(kind)
        record.countries = intern(countries.joined(separator: " "))
        if let first = countries.first?.utf8, first.count == 2 {
            record.country = first.reduce(0) { $0 << 8 | UInt16($1) }
        }
        record.population = UInt32(clamping: Int(cell(columns.population)) ?? 0)
        // The point of the division above is not its own.
        if cell(columns.point) != "parent" { place(&record, cell(columns.latitude), cell(columns.longitude), table, line) }
        record.isCentroid = Self.standsForArea(record.sort, kind, point: cell(columns.point)) ? 1 : 0
        if let days = days(cell(columns.from), cell(columns.to), table, line), days != .always, record.sort.isBody {
            rowDays[UInt32(records.count)] = days
        }
        let parent = cell(columns.parent)
        if !parent.isEmpty { parents.append((records.count, parent, table.file, line)) }
        isWanted.append(scope.wants(record, id: id, countries: countries, countsPeople: columns.population != nil))
        addAlias(table.bytes, cells[columns.name], records.count, record, isName: true, tokenizing)
        if let aliases = columns.aliases {
            GazetteerTable.split(table.bytes, cells[aliases], at: 0x7C) {
                addAlias(table.bytes, $0, records.count, record, isName: false, tokenizing)
            }
        }
        if record.sort == .country || record.sort == .demonym {
            let aliases = cell(columns.aliases).split(separator: "|").map(String.init)
            nations.append((records.count, [name] + aliases))
        }
        if let bare = Self.bareName(of: record, table.bytes, cells[columns.name]) {
            addAlias(table.bytes, bare, records.count, record, isName: false, tokenizing)
        }
        records.append(record)
    }

    /// "Alberta" of "Alberta Province". Second-level divisions share their bare names with towns, so only where they are
    /// spoken of without it, which in the United States they are not.
    private static func bareName(of record: GazetteerRecord, _ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
        let isAmerican = record.country == 0x5553
        guard record.sort == .firstDivision || record.sort == .secondDivision && !isAmerican else { return nil }
        for tail in divisionTails where name.count > tail.count + 2 && bytes[name.start..<name.end].suffix(tail.count).elementsEqual(tail) {
            return ByteRange(name.start, name.end - tail.count)
        }
        return nil
    }

    private static let divisionTails: [[UInt8]] = [
        " Province", " Region", " Governorate", " State", " County", " District", " Prefecture", " Oblast", " Department", " Territory",
        " Division",
    ].map { Array($0.utf8) }

    private static func standsForArea(_ sort: GazetteerRecord.Sort, _ kind: String, point: String) -> Bool {
        switch sort {
        case .country, .firstDivision, .secondDivision: true
        case .region: !["camp", "base", "airport", "crossing", "prison", "dam", "plant", "oilfield", "building"].contains(kind)
        default: !point.isEmpty
        }
    }

    private mutating func place(
        _ record: inout GazetteerRecord, _ latitude: String, _ longitude: String, _ table: GazetteerTable, _ line: Int
    ) {
        guard !(latitude.isEmpty && longitude.isEmpty) else { return }
        guard let lat = Double(latitude), let lon = Double(longitude), abs(lat) <= 90, abs(lon) <= 180 else {
            complain(table, line, "lat “\(latitude)” and lon “\(longitude)”, expected degrees within -90…90 and -180…180.")
            return
        }
        record.latitude = Int32((lat * 100_000).rounded())
        record.longitude = Int32((lon * 100_000).rounded())
        let point = Sphere.point(lat, lon)
        (record.x, record.y, record.z) = (point.x, point.y, point.z)
    }

    private static func sort(_ type: String, _ kind: String) -> GazetteerRecord.Sort {
        switch type {
        case "place":
            switch kind {
            case "country", "territory", "continent": .country
            case "adm1": .firstDivision
            case "adm2": .secondDivision
            case "city", "town", "village": .city
            case "capital": .capital
            default: .region
            }
        case "demonym": .demonym
        case "group": .group
        case "organisation": .organisation
        case "media": .media
        case "person": .person
        default: .other
        }
    }

    /// Twenty to a power of ten of people, and what a kind is worth beyond its people.
    ///
    /// Regions in tables made by hand were picked for being in the news; rivers, ruins and quarters of a dump of GeoNames'
    /// were not, nor its villages without a count of people.
    func weight(_ record: GazetteerRecord) -> UInt8 {
        let spansCountries = record.country == 0 || pool[Int(record.countries)] > 2
        let isPicked = !pool[(Int(record.id) + 2)...].starts(with: Self.dumpPrefix)
        let magnitude = Magnitude.of(record.population)
        switch record.sort {
        case .country: return UInt8(max(150, min(250, 90 + magnitude)))
        case .firstDivision: return UInt8(min(190, 50 + magnitude * 7 / 10))
        case .secondDivision: return UInt8(min(120, 55 + magnitude / 3))
        case .region where !isPicked: return UInt8(min(150, max(55, magnitude)))
        case .region: return spansCountries ? 190 : 150
        case .capital: return UInt8(min(220, 50 + magnitude))
        // Rows of towns without a count of people are there because they are in the news.
        case .city where record.population == 0: return record.kind == interned["village"] ? 45 : 75
        case .city: return UInt8(min(200, magnitude))
        case .demonym: return 210
        default: return 205
        }
    }

    private static let dumpPrefix = Array("geonames:".utf8)

    // MARK: Strings

    private mutating func store(_ string: String) -> UInt32 {
        let offset = UInt32(pool.count)
        let bytes = Array(string.utf8.prefix(Int(UInt16.max)))
        pool.append(UInt8(bytes.count & 0xFF))
        pool.append(UInt8(bytes.count >> 8))
        pool.append(contentsOf: bytes)
        return offset
    }

    func string(_ offset: UInt32) -> String {
        let start = Int(offset)
        return String(decoding: pool[start + 2..<start + 2 + Int(pool[start]) + Int(pool[start + 1]) << 8], as: UTF8.self)
    }

    mutating func intern(_ string: String) -> UInt32 {
        if let known = interned[string] { return known }
        let offset = store(string)
        interned[string] = offset
        return offset
    }

    mutating func complain(_ table: GazetteerTable, _ line: Int?, _ problem: String) {
        errors.append(TableError(file: table.file, line: line, problem: problem))
    }
}
