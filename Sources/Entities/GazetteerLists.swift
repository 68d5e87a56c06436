/// Tables that hold no records of their own: priors, given names, titles, further aliases, and the word lists of this room.
import Documents
import Text

extension GazetteerBuilder {
    mutating func readList(_ table: GazetteerTable, _ tokenizing: PhraseTokenizer) {
        let name = table.column("name") ?? table.column("title")
        if let prior = table.column("prior"), let name {
            forEachRow(of: table) { builder, line, cells in
                guard let value = Double(table.string(cells[prior])), (0...1).contains(value) else {
                    builder.complain(table, line, "prior “\(table.string(cells[prior]))”, expected a number from 0 to 1.")
                    return
                }
                builder.addPrior(table, cells[name], value, tokenizing)
                guard let kind = table.column("kind").map({ table.string(cells[$0]) }) else { return }
                if kind == "surname" || kind == "both" { builder.addWord(table, cells[name], .surname, tokenizing) }
            }
        } else if let id = table.column("id"), let relation = table.column("relation"), let of = table.column("of") {
            readRelations(table, id: id, relation: relation, of: of)
        } else if let id = table.column("id"), let alias = table.column("alias"), let stance = table.column("stance") {
            readNames(table, id: id, alias: alias, stance: stance, tokenizing)
        } else if let pattern = table.column("pattern"), let kind = table.column("kind") {
            forEachRow(of: table) { builder, line, cells in
                guard let force = ForcePattern(table.string(cells[pattern]), kind: table.string(cells[kind])) else {
                    builder.complain(
                        table, line, "pattern “\(table.string(cells[pattern]))”, expected words and one of {people} and {country}.")
                    return
                }
                builder.forcePatterns.append(force)
            }
        } else if let id = table.column("id"), let aliases = table.column("aliases") {
            forEachRow(of: table) { builder, line, cells in
                guard let record = builder.row(of: table.string(cells[id]), table, line) else { return }
                guard !builder.isReplaced(record) else { return }
                GazetteerTable.split(table.bytes, cells[aliases], at: 0x7C) {
                    builder.addAlias(table.bytes, $0, record, builder.records[record], isName: false, tokenizing)
                }
            }
        } else if table.column("shared") != nil {
            return  // for `check` alone
        } else if let name {
            let group: WordClass = table.column("title") != nil ? .title : table.file.contains("surname") ? .surname : .givenName
            let gender = table.column("gender")
            forEachRow(of: table) { builder, line, cells in
                builder.addWord(table, cells[name], group, tokenizing)
                guard let gender, cells[gender].count > 0 else { return }
                guard let gender = Gender(rawValue: table.string(cells[gender])) else {
                    return builder.complain(table, line, "gender “\(table.string(cells[gender]))”, expected f, m or nothing.")
                }
                let cut = builder.phraseKeys(table.bytes, cells[name], tokenizing)
                if cut.count == 1 { builder.words[gender.key(ofGivenName: cut[0]), default: 0] |= group.rawValue }
            }
        } else {
            complain(
                table, nil,
                "columns \(table.columns.joined(separator: ", ")), expected id, name, type, … or name, kind, prior or name or title.")
        }
    }

    mutating func forEachRow(of table: GazetteerTable, _ body: (inout GazetteerBuilder, Int, [ByteRange]) -> Void) {
        table.forEachRow { line, cells in
            if cells.count == table.columns.count {
                body(&self, line, cells)
            } else {
                complain(table, line, "\(cells.count) columns, expected \(table.columns.count) (\(table.columns.joined(separator: ", "))).")
            }
        }
    }

    mutating func addWords(_ group: WordClass, _ list: String) {
        for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            words[NameKey.key(ofWord: String(word)), default: 0] |= group.rawValue
        }
    }

    private mutating func addWord(_ table: GazetteerTable, _ range: ByteRange, _ group: WordClass, _ tokenizing: PhraseTokenizer) {
        let cut = phraseKeys(table.bytes, range, tokenizing)
        if cut.count == 1 { words[cut[0], default: 0] |= group.rawValue }
    }

    private mutating func addPrior(_ table: GazetteerTable, _ range: ByteRange, _ prior: Double, _ tokenizing: PhraseTokenizer) {
        guard let key = NameKey.phrase(phraseKeys(table.bytes, range, tokenizing)) else { return }
        let bits = UInt32((prior * 50).rounded()) + 1
        words[key] = (words[key] ?? 0) & PhraseSlot.classMask | bits << PhraseSlot.priorShift
    }
}
