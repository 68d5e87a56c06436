/// Our countries by GeoNames' ids: an import leaves them alone and hangs its rows on them.
import Documents

struct GeoNamesCountries {
    private var ids: Set<UInt32> = []
    private var byCode: [[UInt8]: UInt32] = [:]
    /// Folded.
    private(set) var names: Set<UInt64> = []

    init(_ table: GazetteerTable) throws(TableError) {
        guard let id = table.column("id"), let name = table.column("name"), let kind = table.column("kind"),
            let countries = table.column("countries"), let aliases = table.column("aliases")
        else {
            throw TableError(file: table.file, line: nil, problem: "expected the columns id, name, kind, countries and aliases.")
        }
        table.forEachRow { _, cells in
            guard cells.count == table.columns.count else { return }
            let prefix = "geonames:"
            let key = table.string(cells[id])
            guard key.hasPrefix(prefix), let number = UInt32(key.dropFirst(prefix.count)) else { return }
            ids.insert(number)
            let code = Array(table.bytes[cells[countries].start..<cells[countries].end])
            if table.string(cells[kind]) != "adm1" { byCode[code] = number }
            names.insert(AliasChoice.fold(table.bytes[cells[name].start..<cells[name].end]))
            GazetteerTable.split(table.bytes, cells[aliases], at: 0x7C) {
                names.insert(AliasChoice.fold(table.bytes[$0.start..<$0.end]))
            }
        }
    }

    func holds(_ id: UInt32) -> Bool { ids.contains(id) }
    func id(of code: ArraySlice<UInt8>) -> UInt32? { byCode[Array(code)] }
}
