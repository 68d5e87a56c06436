import Documents

extension Table {
    /// One JSON object a row, with the schema number.
    package func jsonLines() -> String {
        var out: [UInt8] = []
        for row in rows {
            var json = JSONWriter()
            json.object { json in
                json.member("schema", Record.schema)
                for (column, cell) in zip(columns, row) {
                    json.key(named: column)
                    switch cell {
                    case .text(let text): json.string(text)
                    case .integer(let value): json.integer(value)
                    case .number(let value): json.number(value)
                    case .none: json.null()
                    }
                }
            }
            out += json.bytes
            out.append(0x0A)
        }
        return String(decoding: out, as: UTF8.self)
    }
}
