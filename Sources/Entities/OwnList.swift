import Documents

/// A list that a user keeps in a file: names or ids, one a line. A table (.tsv) names its columns, one of which may be `type`.
package struct OwnList {
    package private(set) var entries: [StopNames.Entry] = []

    /// `column`: the one that is read of a table.
    package init(_ file: Gazetteer.Table, column: String) throws(TableError) {
        guard file.path.hasSuffix(".tsv") else {
            let lines = String(decoding: file.bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
            for (index, line) in lines.enumerated() { add(String(line), nil, file.path, index + 1) }
            return
        }
        let table = try GazetteerTable(file: file.path, bytes: file.bytes)
        guard let wanted = table.column(column) else {
            throw TableError(
                file: file.path, line: nil,
                problem: "columns \(table.columns.joined(separator: ", ")), expected \(column); a file in .txt needs no columns.")
        }
        let type = table.column("type")
        table.forEachRow { line, cells in
            guard wanted < cells.count else { return }
            add(table.string(cells[wanted]), type.flatMap { $0 < cells.count ? table.string(cells[$0]) : nil }, file.path, line)
        }
    }

    private mutating func add(_ word: String, _ type: String?, _ file: String, _ line: Int) {
        var word = word[...]
        while word.first?.isWhitespace ?? false { word.removeFirst() }
        while word.last?.isWhitespace ?? false { word.removeLast() }
        guard !word.isEmpty, !word.hasPrefix("#") else { return }
        entries.append(
            (GazetteerScope.Term(String(word), file: file, line: line), type.flatMap { $0.isEmpty ? nil : Entity.Kind(rawValue: $0) }))
    }
}
