/// Rows of the files that GeoNames publishes, as ranges of a line's bytes: columns as its readme.txt has them.
import Documents
import Text

/// What a file of GeoNames' holds, told by its rows, since files are renamed and archives hold several.
package enum GeoNamesContent: Sendable {
    /// allCountries.txt, SY.txt, cities500.txt.
    case places
    /// alternateNamesV2.txt, and alternateNames.txt without its last two columns.
    case alternateNames
    /// admin1CodesASCII.txt, admin2Codes.txt.
    case divisionCodes
    case hierarchy
    case countryInfo

    /// Nil for a line that is a row of none of them.
    package init?(_ line: [UInt8]) {
        let cells = GeoNamesRow.cells(line)
        func isNumber(_ cell: Int) -> Bool { GeoNamesRow.number(line, cells[cell]) != nil }
        func count(_ cell: Int) -> Int { cells[cell].count }
        switch cells.count {
        case 19 where isNumber(0) && count(6) <= 1: self = .places
        case 19 where count(0) == 2 && count(1) == 3: self = .countryInfo
        case 8, 10:
            guard isNumber(0), isNumber(1) else { return nil }
            self = .alternateNames
        case 4 where isNumber(3) && line[cells[0].start..<cells[0].end].contains(0x2E): self = .divisionCodes
        case 2, 3:
            guard isNumber(0), isNumber(1) else { return nil }
            self = .hierarchy
        default: return nil
        }
    }
}

enum GeoNamesRow {
    static func cells(_ line: [UInt8]) -> [ByteRange] {
        var cells: [ByteRange] = []
        cells.reserveCapacity(19)
        GazetteerTable.split(line, ByteRange(0, line.count), at: 0x09) { cells.append($0) }
        return cells
    }

    static func number(_ line: [UInt8], _ cell: ByteRange) -> UInt32? {
        guard 1...10 ~= cell.count else { return nil }
        var value: UInt64 = 0
        for at in cell.start..<cell.end {
            guard 0x30...0x39 ~= line[at] else { return nil }
            value = value * 10 + UInt64(line[at] - 0x30)
        }
        return UInt32(exactly: value)
    }

    static func isUTF8(_ line: [UInt8]) -> Bool { (try? UTF8Span(validating: line.span)) != nil }
}

/// A row of the table of places.
struct GeoNamesPlace {
    enum Column {
        static let name = 1
        static let alternates = 3
        static let latitude = 4
        static let longitude = 5
        static let group = 6
        static let code = 7
        static let country = 8
        static let divisions = 10..<14
        static let population = 14
    }

    let id: UInt32
    let line: [UInt8]
    let cells: [ByteRange]

    /// Throws what is wrong with the row, without a stop at the end.
    init(_ line: [UInt8]) throws(Damage) {
        cells = GeoNamesRow.cells(line)
        self.line = line
        guard cells.count == 19 else { throw Damage("\(cells.count) columns, expected 19") }
        guard let id = GeoNamesRow.number(line, cells[0]) else { throw Damage("the id is no number") }
        self.id = id
        guard cells[Column.name].count > 0 else { throw Damage("the name is empty") }
    }

    struct Damage: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    func bytes(_ column: Int) -> ArraySlice<UInt8> { line[cells[column].start..<cells[column].end] }
    var group: UInt8 { bytes(Column.group).first ?? 0 }
    var code: ArraySlice<UInt8> { bytes(Column.code) }
    var country: ArraySlice<UInt8> { bytes(Column.country) }
    var population: Int { GeoNamesRow.number(line, cells[Column.population]).map(Int.init) ?? 0 }
    var level: Int? { GeoNamesFeatures.level(group, code) }

    /// What is wrong with the cells that a table will carry; nil when they are sound.
    var damage: Damage? {
        guard GeoNamesRow.isUTF8(line) else { return Damage("its bytes are no UTF-8") }
        func degrees(_ column: Int) -> Double? { Double(String(decoding: bytes(column), as: UTF8.self)) }
        guard let latitude = degrees(Column.latitude), let longitude = degrees(Column.longitude), abs(latitude) <= 90, abs(longitude) <= 180
        else {
            return Damage("latitude and longitude are not within -90…90 and -180…180")
        }
        return nil
    }

    /// The key under which the division of a level is known, such as "SY.09.04"; nil when the row does not name one.
    func divisionKey(_ level: Int) -> UInt64? {
        var hash = Folding.Hash()
        for byte in country { hash.add(byte) }
        for column in Column.divisions.prefix(level) {
            guard !bytes(column).isEmpty else { return nil }
            hash.add(0x2E)
            for byte in bytes(column) { hash.add(byte) }
        }
        return hash.value
    }
}

/// A row of the files of codes: "SY.09", the division's name, its name in ASCII, its id.
struct GeoNamesDivision {
    let id: UInt32
    let name: [UInt8]
    let country: [UInt8]
    let level: Int
    let key: UInt64
    /// Of the division above; nil at the first level.
    let parent: UInt64?

    init?(_ line: [UInt8]) {
        let cells = GeoNamesRow.cells(line)
        guard cells.count == 4, cells[1].count > 0, let id = GeoNamesRow.number(line, cells[3]), GeoNamesRow.isUTF8(line) else {
            return nil
        }
        let code = line[cells[0].start..<cells[0].end]
        let parts = code.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, parts[0].count == 2 else { return nil }
        func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
            var hash = Folding.Hash()
            for byte in bytes { hash.add(byte) }
            return hash.value
        }
        self.id = id
        name = Array(line[cells[1].start..<cells[1].end])
        country = Array(parts[0])
        level = parts.count - 1
        self.key = key(code)
        parent = parts.count == 3 ? key(code[..<(parts[2].startIndex - 1)]) : nil
    }
}

/// A row of the table of alternate names.
struct GeoNamesAlias {
    let place: UInt32
    let name: ByteRange
    /// The letters of the language before any "-": empty where the row does not say.
    let language: ByteRange
    let isColloquial: Bool
    /// Marked so, or with a year in which its use ended.
    let isHistoric: Bool

    init?(_ line: [UInt8]) {
        let cells = GeoNamesRow.cells(line)
        guard cells.count == 10 || cells.count == 8, let place = GeoNamesRow.number(line, cells[1]) else { return nil }
        self.place = place
        name = cells[3]
        var language = cells[2]
        if let dash = line[language.start..<language.end].firstIndex(of: 0x2D) { language.end = dash }
        self.language = language
        func isSet(_ cell: Int) -> Bool { cells[cell].count == 1 && line[cells[cell].start] == 0x31 }
        isColloquial = isSet(6)
        isHistoric = isSet(7) || cells.count == 10 && cells[9].count > 0
    }

    /// Links, postal codes, airports and the like stand in the column of languages under longer words.
    func isOfLanguage(_ line: [UInt8]) -> Bool {
        language.count == 0 || 2...3 ~= language.count && line[language.start..<language.end].allSatisfy { 0x61...0x7A ~= $0 }
    }
}
