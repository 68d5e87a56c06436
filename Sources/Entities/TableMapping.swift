/// Columns of anybody's table become columns of ours: found by their usual names, or named by whoever imports it.
import Documents
import Text

package struct TableMapping {
    package enum Field: String, CaseIterable, Sendable {
        case id, name, type, kind, parent, countries, lat, lon, population, aliases, from, to, source

        /// In small letters; the first that is there is taken.
        var usualColumns: [String] {
            switch self {
            case .id: ["id", "identifier", "uid"]
            case .name: ["name", "title", "label"]
            case .type: ["type"]
            case .kind: ["kind", "category"]
            case .parent: ["parent", "parent_id"]
            case .countries: ["countries", "country", "country_code", "countrycode", "iso2", "cc"]
            case .lat: ["lat", "latitude", "y"]
            case .lon: ["lon", "lng", "long", "longitude", "x"]
            case .population: ["population", "pop"]
            case .aliases: ["aliases", "alias", "alternatenames", "alternate_names", "alternative_names", "other_names", "aka"]
            case .from: ["from", "start", "since"]
            case .to: ["to", "end", "until"]
            case .source: ["source"]
            }
        }
    }

    /// What was said about a table before it is read.
    package struct Plan: Sendable {
        package var columns: [Field: String] = [:]
        package var constants: [Field: String] = [:]
        /// What stands between aliases; `|` and `;` when nothing is said.
        package var separator: String?
        /// What ids begin with that are made of names.
        package var prefix: String

        package init(prefix: String) { self.prefix = prefix }
    }

    package struct Mistake: Error, Sendable {
        /// Without a stop at the end.
        package let reason: String
    }

    private let plan: Plan
    private let columns: [Field: Int]
    /// Codes by name, folded: "Syria" is SY.
    private let countries: [String: String]
    private var ids: Set<String> = []
    /// The last number that an id made of a name has behind it.
    private var numbers: [String: Int] = [:]

    /// `countries`: our table of them.
    package init(header: [String], _ plan: Plan, countries: Gazetteer.Table) throws(Mistake) {
        self.plan = plan
        let shown = header.prefix(50).joined(separator: ", ")
        let lower = header.map { $0.lowercased() }
        var columns: [Field: Int] = [:]
        for field in Field.allCases where plan.constants[field] == nil {
            if let named = plan.columns[field] {
                guard let column = header.firstIndex(of: named) ?? lower.firstIndex(of: named.lowercased()) else {
                    throw Mistake(reason: "there is no column \"\(named)\" for \(field.rawValue). Columns: \(shown)")
                }
                columns[field] = column
            } else if let column = field.usualColumns.lazy.compactMap(lower.firstIndex).first {
                columns[field] = column
            }
        }
        guard columns[.name] != nil else {
            throw Mistake(reason: "no column is called name, title or label. Say which it is with --map name=COLUMN. Columns: \(shown)")
        }
        guard (columns[.lat] == nil) == (columns[.lon] == nil) else {
            let missing = columns[.lat] == nil ? Field.lat : .lon
            throw Mistake(
                reason: "there is a column for \(missing == .lat ? "lon" : "lat"), but none for \(missing.rawValue). "
                    + "Say which it is with --map \(missing.rawValue)=COLUMN. Columns: \(shown)")
        }
        // What has a point is a place.
        if columns[.type] == nil, plan.constants[.type] == nil, columns[.lat] == nil {
            throw Mistake(
                reason: "nothing says of what type the rows are. Say so with --set type=group (or place, person, …), or --map type=COLUMN")
        }
        self.columns = columns
        self.countries = Self.codes(countries)
    }

    static func codes(_ countries: Gazetteer.Table) -> [String: String] {
        guard let table = try? GazetteerTable(file: countries.path, bytes: countries.bytes), let name = table.column("name"),
            let code = table.column("countries"), let kind = table.column("kind"), let aliases = table.column("aliases")
        else { return [:] }
        var codes: [String: String] = [:]
        table.forEachRow { _, cells in
            guard cells.count == table.columns.count, table.string(cells[kind]) != "adm1" else { return }
            for name in [table.string(cells[name])] + table.string(cells[aliases]).split(separator: "|").map(String.init) {
                codes[Folding.folded(name)] = table.string(cells[code])
            }
        }
        return codes
    }

    /// The columns of the table that is made: those that something is known for.
    package var fields: [Field] {
        Field.allCases.filter { [.id, .name, .type].contains($0) || columns[$0] != nil || plan.constants[$0] != nil }
    }

    /// The row that a record becomes, with a line feed.
    package mutating func row(_ cells: [String]) throws(Mistake) -> String {
        func given(_ field: Field) -> String {
            if let constant = plan.constants[field] { return constant }
            guard let column = columns[field], column < cells.count else { return "" }
            return cells[column]
        }
        var values: [Field: String] = [:]
        for field in fields { values[field] = Self.clean(given(field)) }
        guard let name = values[.name], !name.isEmpty else { throw Mistake(reason: "the name is empty") }
        values[.type] = try Self.type(values[.type] ?? "")
        try Self.setPoint(&values)
        if let written = values[.countries] { values[.countries] = try codes(of: written) }
        if let written = values[.population] { values[.population] = try Self.count(written) }
        try Self.checkDays(from: values[.from] ?? "", to: values[.to] ?? "")
        if values[.aliases] != nil { values[.aliases] = aliases(given(.aliases), besides: name) }
        // Last, so that rows that are left out take no id.
        values[.id] = try id(values[.id] ?? "", name)
        return fields.map { values[$0] ?? "" }.joined(separator: "\t") + "\n"
    }

    /// On one line, and without the bars that part aliases.
    private static func clean(_ text: String) -> String {
        let plain = text.unicodeScalars.map { $0.value < 0x20 || $0 == "|" || $0.value == 0x7F || $0.value == 0xA0 ? " " : Character($0) }
        return String(plain).split(separator: " ").joined(separator: " ")
    }

    private static func type(_ written: String) throws(Mistake) -> String {
        if written.isEmpty { return "place" }
        let type = written.lowercased().split(separator: " ").joined(separator: "_")
        guard type.utf8.allSatisfy({ 0x61...0x7A ~= $0 || $0 == 0x5F }) else {
            throw Mistake(reason: "the type is \"\(written)\", expected place, group, person, organisation, media or a word of your own")
        }
        return type
    }

    private mutating func id(_ written: String, _ name: String) throws(Mistake) -> String {
        if columns[.id] != nil || plan.constants[.id] != nil {
            guard !written.isEmpty else { throw Mistake(reason: "the id is empty") }
            guard ids.insert(written).inserted else { throw Mistake(reason: "the id \"\(written)\" is used twice") }
            return written
        }
        let words = Folding.folded(name).split { !$0.isLetter && !$0.isNumber }
        let slug = "\(plan.prefix):\(words.joined(separator: "-"))"
        var number = numbers[slug, default: 0]
        var id: String
        repeat {
            number += 1
            id = number == 1 ? slug : "\(slug)-\(number)"
        } while !ids.insert(id).inserted
        numbers[slug] = number
        return id
    }

    private static func setPoint(_ values: inout [Field: String]) throws(Mistake) {
        guard let lat = values[.lat], let lon = values[.lon], !(lat.isEmpty && lon.isEmpty) else { return }
        // Spreadsheets of half the world write a comma.
        func degrees(_ text: String) -> String {
            text.contains(".") ? text : text.split(separator: ",", maxSplits: 1).joined(separator: ".")
        }
        let (latitude, longitude) = (degrees(lat), degrees(lon))
        guard let north = Double(latitude), let east = Double(longitude), abs(north) <= 90, abs(east) <= 180 else {
            throw Mistake(reason: "lat \"\(lat)\" and lon \"\(lon)\", expected degrees within -90…90 and -180…180")
        }
        (values[.lat], values[.lon]) = (latitude, longitude)
    }

    /// "SY IQ" of codes, or of the name of a country.
    private func codes(of written: String) throws(Mistake) -> String {
        let codes = written.split { " ,;/".contains($0) }
        guard let unknown = codes.first(where: { !CountryCodes.contains($0.uppercased()[...]) }) else {
            return codes.map { $0.uppercased() }.joined(separator: " ")
        }
        if let code = self.countries[Folding.folded(written)] { return code }
        throw Mistake(reason: "the country is \"\(written)\", expected \(CountryCodes.advice(for: unknown)), or a country's name")
    }

    /// "12500", "12,500", "12 500" or "12.500"; also "12500.0", as programs write a column of numbers that has gaps.
    private static func count(_ written: String) throws(Mistake) -> String {
        if written.isEmpty { return "" }
        if let digits = grouped(written, by: " ,.'’") { return digits }
        let parts = written.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }), let digits = grouped(String(parts[0]), by: " ,'’") {
            return digits
        }
        throw Mistake(reason: "the population is \"\(written)\", expected a whole number such as 12500 or 12,500")
    }

    /// The digits of a number that is written without marks, or with one of them between every three digits.
    private static func grouped(_ written: String, by marks: String) -> String? {
        let mark = written.first { marks.contains($0) }
        let groups = written.split(omittingEmptySubsequences: false) { $0 == mark }
        guard mark == nil || 1...3 ~= groups[0].count && groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        let digits = groups.joined()
        return digits.utf8.allSatisfy { 0x30...0x39 ~= $0 } && Int(digits) != nil ? digits : nil
    }

    private static func checkDays(from: String, to: String) throws(Mistake) {
        for (field, date) in [("from", from), ("to", to)] where !date.isEmpty && DaySpan(iso: date) == nil {
            throw Mistake(reason: "\(field) is \"\(date)\", expected a year or a date such as 2014-11-10")
        }
        if let days = DaySpan(from: from, to: to), days.first > days.last {
            throw Mistake(reason: "from \"\(from)\" is after to \"\(to)\", expected the earlier date first")
        }
    }

    private func aliases(_ written: String, besides name: String) -> String {
        let parts: [String]
        if let separator = plan.separator {
            parts = Self.split(written, at: separator)
        } else {
            parts = written.split { $0 == "|" || $0 == ";" }.map(String.init)
        }
        var seen: Set<UInt64> = [AliasChoice.fold(Array(name.utf8)[...])]
        return parts.map(Self.clean).filter { !$0.isEmpty && seen.insert(AliasChoice.fold(Array($0.utf8)[...])).inserted }
            .joined(separator: "|")
    }

    private static func split(_ text: String, at separator: String) -> [String] {
        var parts = [""]
        var rest = Substring(text)
        while let next = rest.first {
            if rest.hasPrefix(separator) {
                parts.append("")
                rest = rest.dropFirst(separator.count)
            } else {
                parts[parts.count - 1].append(next)
                rest = rest.dropFirst()
            }
        }
        return parts
    }
}

extension TableMapping.Plan {
    /// Takes "name=Town,lat=Y": `what` is columns or constants. A comma that no "FIELD=" follows belongs to what stands before it.
    package mutating func add(_ written: String, to what: WritableKeyPath<Self, [TableMapping.Field: String]>) throws(TableMapping.Mistake)
    {
        var last: TableMapping.Field?
        for part in written.split(separator: ",", omittingEmptySubsequences: false) {
            guard let sign = part.firstIndex(of: "=") else {
                guard let last else { throw TableMapping.Mistake(reason: "\"\(written)\" is no FIELD=VALUE, such as name=Town") }
                self[keyPath: what][last]? += ",\(part)"
                continue
            }
            let key = part[..<sign].filter { $0 != " " }
            guard let field = TableMapping.Field(rawValue: key == "country" ? "countries" : key) else {
                let valid = TableMapping.Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw TableMapping.Mistake(reason: "there is no field \"\(key)\". Valid fields: \(valid)")
            }
            guard columns[field] == nil, constants[field] == nil else {
                throw TableMapping.Mistake(reason: "the field \"\(key)\" stands twice")
            }
            self[keyPath: what][field] = String(part[part.index(after: sign)...])
            last = field
        }
    }
}
