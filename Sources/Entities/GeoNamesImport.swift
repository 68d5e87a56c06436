/// GeoNames' files become tables of ours in three readings: which rows there are, what else they are called, and the rows.
///
/// The millions of rows are never held: of each that is kept only its id, its names as bytes, and for divisions the code
/// that other rows know them by.
import Documents

package struct GeoNamesImport {
    package struct Options: Sendable {
        package var features = GeoNamesFeatures.usual
        /// Country codes; all countries when it is empty.
        package var countries: Set<String> = []
        /// Of populated places.
        package var minimumPopulation = 0
        /// Of alternate names; all, and those without a language, when it is empty.
        package var languages: Set<String> = []
        /// Whether names of former times are kept.
        package var keepsHistoric = false
        package init() {}
    }

    package enum Outcome: Sendable {
        case kept
        /// Not asked for, or said twice.
        case leftOut
        /// With what is wrong, without a stop at the end.
        case damaged(String)
    }

    private let options: Options
    private let countries: GeoNamesCountries
    private let choice: AliasChoice
    /// Of the rows to write, sorted after the first reading.
    private var ids: [UInt32] = []
    private var isWritten: [Bool] = []
    private var names = GeoNamesNames()
    private var divisions: [UInt64: UInt32] = [:]
    /// Rows of the files of codes, which have no point.
    private var listedDivisions: [GeoNamesDivision] = []
    /// Codes of the countries of the places that are kept.
    private var countriesOfPlaces: Set<UInt16> = []
    /// The place above a place, where people entered it by hand.
    private var holders: [UInt32: UInt32] = [:]
    /// Whether alternate names came from their own table, which knows more than the column in the table of places.
    private var hasAlternateNames = false

    /// `countries`: our table of them, whose rows an import leaves alone; `givenNames`: what is no alias of a town.
    package init(_ options: Options, countries: Gazetteer.Table, givenNames: Gazetteer.Table) throws(TableError) {
        self.options = options
        self.countries = try GeoNamesCountries(GazetteerTable(file: countries.path, bytes: countries.bytes))
        var taken = self.countries.names
        let table = try GazetteerTable(file: givenNames.path, bytes: givenNames.bytes)
        table.forEachRow { _, cells in taken.insert(AliasChoice.fold(table.bytes[cells[0].start..<cells[0].end])) }
        choice = AliasChoice(taken: taken)
    }

    // MARK: First reading: which rows there are

    package mutating func survey(_ line: [UInt8], _ content: GeoNamesContent) -> Outcome {
        switch content {
        case .places: return surveyPlace(line)
        case .divisionCodes:
            guard let division = GeoNamesDivision(line) else { return .damaged("expected code, name, name in ASCII and id") }
            let kind = options.features.kind(0x41, division.level == 1 ? Self.firstLevel : Self.secondLevel)
            guard kind != nil, isWanted(country: division.country[...]) else { return .leftOut }
            if divisions[division.key] == nil { divisions[division.key] = division.id }
            guard !countries.holds(division.id) else { return .leftOut }
            listedDivisions.append(division)
            return .kept
        case .hierarchy:
            let cells = GeoNamesRow.cells(line)
            guard cells.count >= 2, let holder = GeoNamesRow.number(line, cells[0]), let held = GeoNamesRow.number(line, cells[1]) else {
                return .damaged("expected the ids of two places")
            }
            guard holders[held] == nil else { return .leftOut }
            holders[held] = holder
            return .kept
        case .alternateNames, .countryInfo: return .leftOut
        }
    }

    private static let firstLevel = Array("ADM1".utf8)[...]
    private static let secondLevel = Array("ADM2".utf8)[...]

    private mutating func surveyPlace(_ line: [UInt8]) -> Outcome {
        do throws(GeoNamesPlace.Damage) {
            let place = try GeoNamesPlace(line)
            let isOurs = countries.holds(place.id)
            guard isOurs || kind(of: place) != nil else { return .leftOut }
            if let damage = place.damage { throw damage }
            if let level = place.level, let key = place.divisionKey(level), divisions[key] == nil { divisions[key] = place.id }
            guard !isOurs else { return .leftOut }
            ids.append(place.id)
            if place.country.count == 2, let first = place.country.first, let last = place.country.last {
                countriesOfPlaces.insert(UInt16(first) << 8 | UInt16(last))
            }
            return .kept
        } catch {
            return .damaged(error.reason)
        }
    }

    private func isWanted(country: ArraySlice<UInt8>) -> Bool {
        options.countries.isEmpty || options.countries.contains(String(decoding: country, as: UTF8.self))
    }

    /// What the place is called here; nil when it is not asked for.
    private func kind(of place: GeoNamesPlace) -> String? {
        guard let kind = options.features.kind(place.group, place.code), isWanted(country: place.country) else { return nil }
        guard place.group == 0x50 else { return kind }
        let population = place.population
        guard population >= options.minimumPopulation else { return nil }
        return kind == "city" && population == 0 && place.code.count <= 4 && place.code.last != 0x41 ? "village" : kind
    }

    package mutating func endSurvey() {
        // The files of codes list the whole world; wanted are the countries that places lie in.
        listedDivisions.removeAll {
            !countriesOfPlaces.isEmpty && !countriesOfPlaces.contains(UInt16($0.country[0]) << 8 | UInt16($0.country[1]))
        }
        ids += listedDivisions.map(\.id)
        ids.sort()
        var last: UInt32?
        ids.removeAll { id in
            defer { last = id }
            return id == last
        }
        isWritten = Array(repeating: false, count: ids.count)
        names.makeRoom(for: ids.count)
    }

    private func index(of id: UInt32) -> Int? {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }

    // MARK: Second reading: what else they are called

    package mutating func addAlternateName(_ line: [UInt8]) -> Outcome {
        hasAlternateNames = true
        guard let alias = GeoNamesAlias(line) else { return .damaged("expected 10 columns: two ids, language, name, …") }
        guard alias.isOfLanguage(line), !alias.isColloquial, options.keepsHistoric || !alias.isHistoric else { return .leftOut }
        if !options.languages.isEmpty {
            let language = String(decoding: line[alias.language.start..<alias.language.end], as: UTF8.self)
            guard options.languages.contains(language) else { return .leftOut }
        }
        let name = line[alias.name.start..<alias.name.end]
        guard let place = index(of: alias.place), choice.keeps(name) else { return .leftOut }
        names.add(name, to: place)
        return .kept
    }

    // MARK: Third reading: the rows

    package static let columns = "id\tname\ttype\tkind\tparent\tcountries\tlat\tlon\tpopulation\taliases"

    /// Appends the row that a line becomes, and says to which table it goes; nil for lines that become none.
    package mutating func appendRow(of line: [UInt8], to row: inout [UInt8]) -> GeoNamesFeatures.Table? {
        guard let place = try? GeoNamesPlace(line), let index = index(of: place.id), !isWritten[index], let kind = kind(of: place),
            place.damage == nil
        else { return nil }
        isWritten[index] = true
        let (name, isFormer) = Self.name(place.bytes(GeoNamesPlace.Column.name))
        begin(&row, place.id, name, isFormer ? "historical" : kind, parent(of: place))
        Self.appendCountries(place, to: &row)
        for column in [GeoNamesPlace.Column.latitude, GeoNamesPlace.Column.longitude] {
            row.append(0x09)
            row += place.bytes(column)
        }
        row.append(0x09)
        if place.population > 0 { row += String(place.population).utf8 }
        row.append(0x09)
        if hasAlternateNames {
            appendAliases(names.of(index), besides: name, to: &row)
        } else {
            let column = place.bytes(GeoNamesPlace.Column.alternates)
            appendAliases(column.split(separator: 0x2C).filter(choice.keeps), besides: name, to: &row)
        }
        row.append(0x0A)
        return GeoNamesFeatures.table(place.group)
    }

    /// Appends the divisions that are known by the files of codes alone, and gives how many.
    package mutating func appendListedDivisions(to rows: inout [UInt8]) -> Int {
        var count = 0
        for division in listedDivisions {
            guard let index = index(of: division.id), !isWritten[index] else { continue }
            isWritten[index] = true
            count += 1
            let (name, _) = Self.name(division.name[...])
            let parent = division.parent.flatMap { divisions[$0] } ?? countries.id(of: division.country[...])
            begin(&rows, division.id, name, division.level == 1 ? "adm1" : "adm2", parent)
            rows += division.country
            rows += Array("\t\t\t\t".utf8)
            appendAliases(names.of(index), besides: name, to: &rows)
            rows.append(0x0A)
        }
        return count
    }

    private func begin(_ row: inout [UInt8], _ id: UInt32, _ name: [UInt8], _ kind: String, _ parent: UInt32?) {
        row += "geonames:\(id)\t".utf8
        row += name
        row += "\tplace\t\(kind)\t".utf8
        if let parent { row += "geonames:\(parent)".utf8 }
        row.append(0x09)
    }

    /// The division that holds it, else what people entered as its holder, else its country.
    private func parent(of place: GeoNamesPlace) -> UInt32? {
        let below = place.level ?? 5
        for level in stride(from: below - 1, through: 1, by: -1) {
            if let key = place.divisionKey(level), let division = divisions[key], division != place.id { return division }
        }
        // Not for divisions: what people entered may be inside of one, and then both would hold the other.
        if place.group != 0x41, let holder = holders[place.id], countries.holds(holder) || index(of: holder) != nil {
            var (above, steps) = (holder, 0)
            while let next = holders[above], next != place.id, steps < 16 { (above, steps) = (next, steps + 1) }
            if holder != place.id, holders[above] == nil { return holder }
        }
        guard let country = countries.id(of: place.country), country != place.id else { return nil }
        return country
    }

    private static func appendCountries(_ place: GeoNamesPlace, to row: inout [UInt8]) {
        row += place.country
        // Rivers and mountains lie in several; for towns and divisions the column is about claims.
        guard place.group != 0x50, place.group != 0x41 else { return }
        for other in place.bytes(9).split(separator: 0x2C) where other.count == 2 && !other.elementsEqual(place.country) {
            row.append(0x20)
            row += other
        }
    }

    private func appendAliases(_ aliases: [ArraySlice<UInt8>], besides name: [UInt8], to row: inout [UInt8]) {
        var seen: Set<UInt64> = [AliasChoice.fold(name[...])]
        var isFirst = true
        for alias in aliases where seen.insert(AliasChoice.fold(alias)).inserted {
            if !isFirst { row.append(0x7C) }
            isFirst = false
            row += alias
        }
    }

    /// Without spaces that stand twice, and without the " (historical)" that some American rows bear.
    private static func name(_ bytes: ArraySlice<UInt8>) -> (name: [UInt8], isFormer: Bool) {
        var name: [UInt8] = []
        for byte in bytes where byte >= 0x20 && !(byte == 0x20 && (name.isEmpty || name.last == 0x20)) { name.append(byte) }
        if name.last == 0x20 { name.removeLast() }
        guard name.count > former.count, name.suffix(former.count).elementsEqual(former) else { return (name, false) }
        return (Array(name.dropLast(former.count)), true)
    }

    private static let former = Array(" (historical)".utf8)
}
