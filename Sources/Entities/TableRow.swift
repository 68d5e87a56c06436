/// Where the tables have a row, and how they write a name there: what the compiled file does not keep.
import Documents

package struct TableRow: Sendable {
    package let file: String
    package let line: Int
    /// The names of the row that a text's name was taken for.
    package fileprivate(set) var spellings: [String] = []
    package fileprivate(set) var from = ""
    package fileprivate(set) var to = ""
    package fileprivate(set) var source = ""

    /// The rows of candidates for a name, by id. Reads the tables through, which costs a tenth of a second or a few.
    static func find(
        _ ids: Set<String>, named name: String, in tables: [Gazetteer.Table], tokenizing: PhraseTokenizer
    ) -> [String: TableRow] {
        var found: [String: TableRow] = [:]
        guard !ids.isEmpty, let key = NameKey.phrase(of: name, tokenizing) else { return found }
        func spellings(_ table: GazetteerTable, _ cells: [ByteRange]) -> [String] {
            var names: [String] = []
            for column in ["name", "alias", "aliases"] {
                guard let index = table.column(column) else { continue }
                GazetteerTable.split(table.bytes, cells[index], at: 0x7C) { names.append(table.string($0)) }
            }
            return names.filter { NameKey.phrase(of: $0, tokenizing) == key }
        }
        let parsed = tables.compactMap { try? GazetteerTable(file: $0.path, bytes: $0.bytes) }
        // Rows first, of which the last counts, then the tables that give them further names.
        for isRows in [true, false] {
            for table in parsed where (table.column("type") != nil) == isRows {
                guard let column = table.column("id") else { continue }
                table.forEachRow { line, cells in
                    guard cells.count == table.columns.count else { return }
                    let id = table.string(cells[column])
                    guard ids.contains(id) else { return }
                    func cell(_ column: String) -> String { table.column(column).map { table.string(cells[$0]) } ?? "" }
                    if isRows {
                        found[id] = TableRow(
                            file: table.file, line: line, spellings: spellings(table, cells), from: cell("from"), to: cell("to"),
                            source: cell("source"))
                    } else {
                        found[id]?.spellings += spellings(table, cells)
                    }
                }
            }
        }
        return found
    }
}
