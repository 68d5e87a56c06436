internal import Documents

/// Reads one record of a table (RFC 4180), whose columns the first record names.
struct TableReader {
    let line: Int
    let settings: IngestionSettings
    let today: CalendarDay

    func read(_ record: [UInt8], header: [UInt8], delimiter: UInt8, into article: inout Article) throws(Rejection) {
        var fields = RecordFields(line: line, today: today)
        let encoding = Encoding(record, header: nil, isMarkup: false)
        if let warning = encoding.warning { article.warnings.append(warning) }
        let names = TableRecord.cells(Encoding(header, header: nil, isMarkup: false).bytes, delimiter)
            .map { String(decoding: $0, as: UTF8.self).collapsed }
        let lower = names.map { $0.lowercased() }
        let cells = TableRecord.cells(encoding.bytes, delimiter)
        if cells.count > names.count, cells[names.count...].contains(where: { !$0.isEmpty }) {
            article.warnings.append("The record has \(cells.count) cells, the table \(names.count) columns; the rest was not read.")
        }
        for field in FieldMap.Field.allCases {
            guard let column = try column(of: field, names, lower, fields), column < cells.count else { continue }
            switch field {
            case .text: fields.text = cells[column]
            case .html: fields.html = cells[column]
            default:
                let value = String(decoding: cells[column], as: UTF8.self).collapsed
                if !value.isEmpty { fields.values[field] = value }
            }
        }
        // Tables count their rows from 1, each its own; who names the column means it.
        if settings.map.columns[.id] == nil, let id = fields.values[.id], id.utf8.allSatisfy(ASCII.isDigit) {
            fields.values[.id] = "\(article.source)#\(id)"
        }
        try fields.write(into: &article, settings)
    }

    private func column(of field: FieldMap.Field, _ names: [String], _ lower: [String], _ fields: RecordFields) throws(Rejection) -> Int? {
        let shown = names.prefix(50).joined(separator: ", ")
        if let mapped = settings.map.columns[field] {
            if let column = names.firstIndex(of: mapped) ?? lower.firstIndex(of: mapped.lowercased()) {
                return column
            }
            throw fields.bad("the table has no column \"\(mapped)\" for \"\(field.rawValue)\". Columns: \(shown)")
        }
        if field == .text, settings.map.mapsText { return nil }
        for name in field.usualColumns {
            if let column = lower.firstIndex(of: name) { return column }
        }
        if field == .text {
            throw fields.bad("the table has no column text, body or content. Name it with --map text=COLUMN. Columns: \(shown)")
        }
        return nil
    }
}
