internal import Documents

/// Reads one line of a JSON-lines file: where it has no id of its own, it keeps the one that its bytes gave it.
struct RowReader {
    let line: Int
    let settings: IngestionSettings
    let today: CalendarDay

    func read(_ bytes: [UInt8], into article: inout Article) throws(Rejection) {
        var fields = RecordFields(line: line, today: today)
        let tape: JSONTape
        do {
            tape = try JSONTape(strict: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        } catch {
            throw fields.bad("expected \(error.expected) at byte \(error.offset + 1)")
        }
        guard tape.values[0].kind == .object else { throw fields.bad("expected an object with \"id\" and \"text\"") }
        for field in FieldMap.Field.allCases {
            let mapped = settings.map.columns[field]
            if mapped == nil, field == .html || field == .text && settings.map.mapsText { continue }
            let path = mapped ?? field.rawValue
            guard let value = member(path, tape), tape.values[value].kind != .word else {
                if field == .text || mapped != nil { try miss(path, field, tape, fields) }
                continue
            }
            switch field {
            case .text, .html:
                guard tape.values[value].kind == .string, let words = tape.text(value) else {
                    throw fields.bad("expected a string under \"\(path)\"")
                }
                if field == .text { fields.text = words } else { fields.html = words }
            case .id:
                guard let id = tape.string(value), !id.isEmpty else { throw fields.bad("expected a string or a number under \"\(path)\"") }
                fields.values[.id] = id
            default:
                if let string = tape.string(value), !string.isEmpty { fields.values[field] = string }
            }
        }
        try fields.write(into: &article, settings)
    }

    /// A row need not have every member that the map names; without its text it is none.
    private func miss(_ path: String, _ field: FieldMap.Field, _ tape: JSONTape, _ fields: RecordFields) throws(Rejection) {
        guard field == .text || field == .html else { return }
        if member(path, tape) != nil { throw fields.bad("expected a string under \"\(path)\"") }
        if settings.map.columns[field] == nil { throw fields.bad("expected the member \"text\"") }
        let names = tape.children(of: 0).prefix(30).map { String(decoding: tape.bytes[tape.values[$0].key], as: UTF8.self) }
        throw fields.bad("there is no member \"\(path)\" for \"\(field.rawValue)\". Members: \(names.joined(separator: ", "))")
    }

    /// A member by its name or, below others, by all their names: "meta.date".
    private func member(_ path: String, _ tape: JSONTape) -> Int? {
        if let value = child(path, of: 0, tape) { return value }
        var value = 0
        for name in path.split(separator: ".") {
            guard let next = child(String(name), of: value, tape) else { return nil }
            value = next
        }
        return value == 0 ? nil : value
    }

    private func child(_ name: String, of object: Int, _ tape: JSONTape) -> Int? {
        guard tape.values[object].kind == .object else { return nil }
        return tape.children(of: object).first { tape.bytes[tape.values[$0].key].elementsEqual(name.utf8) }
    }
}
