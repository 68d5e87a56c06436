/// Tables that say more of rows and names: what a group is to others and when (relations), whose word for it a name is and
/// since when it is in use (names).
import Documents

/// The name of one row, as phrases are told apart.
struct NamedRow: Hashable {
    let key: UInt64
    let record: UInt32
}

extension GazetteerBuilder {
    // MARK: Relations

    mutating func readRelations(_ table: GazetteerTable, id: Int, relation: Int, of: Int) {
        let (from, to) = (table.column("from"), table.column("to"))
        forEachRow(of: table) { builder, line, cells in
            func cell(_ column: Int?) -> String { column.map { table.string(cells[$0]) } ?? "" }
            guard let kind = Relation.Kind(rawValue: cell(relation)) else {
                let known = Relation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                return builder.complain(table, line, "relation “\(cell(relation))”, expected one of \(known).")
            }
            guard let record = builder.row(of: cell(id), table, line), let other = builder.row(of: cell(of), table, line),
                let days = builder.days(cell(from), cell(to), table, line)
            else { return }
            guard !builder.isReplaced(record) else { return }
            guard builder.records[record].sort.isBody else {
                return builder.complain(table, line, "“\(cell(id))” is no group, expected the id of a group, organisation or media.")
            }
            let wanted = kind == .namedAfter ? builder.records[other].sort.isPlace : builder.records[other].sort.isBody
            guard wanted, record != other else {
                let expected = kind == .namedAfter ? "a place" : "another group, organisation or media"
                return builder.complain(table, line, "\(kind.rawValue) “\(cell(of))”, expected the id of \(expected).")
            }
            builder.relate(record, kind, other, days)
            if kind == .branch { builder.datedBranches[record] = "\(table.file):\(line)" }
        }
    }

    mutating func relate(_ record: Int, _ kind: Relation.Kind, _ other: Int, _ days: DaySpan) {
        let code = Relation.Kind.allCases.firstIndex(of: kind)!
        relations.append(GazetteerRelation(record: UInt32(record), other: UInt32(other), kindCode: UInt32(code), days: days))
    }

    private func precedes(_ a: GazetteerRelation, _ b: GazetteerRelation) -> Bool {
        (a.record, a.days.first, a.kindCode, a.other) < (b.record, b.days.first, b.kindCode, b.other)
    }

    /// The parent column and the dated parents become one: every row has the parent that it has to this day, and groups have
    /// all they ever had.
    mutating func resolveParents() {
        for (record, id, file, line) in parents {
            guard let parent = ids[id] else {
                miss(id, file, line, "parent “\(id)” is in no table, expected the id of another row.")
                continue
            }
            if let other = datedBranches[record] {
                errors.append(
                    TableError(file: file, line: line, problem: "parent “\(id)” and a branch_of in \(other), expected one of them."))
            }
            records[record].parent = UInt32(parent)
            if records[record].sort == .group { relate(record, .branch, parent, .always) }
        }
        relations.sort(by: precedes)
        for relation in relations where relation.kind == .branch && relation.days.last == .max {
            records[Int(relation.record)].parent = relation.other
        }
    }

    // MARK: Names

    mutating func readNames(_ table: GazetteerTable, id: Int, alias: Int, stance: Int, _ tokenizing: PhraseTokenizer) {
        let (from, to) = (table.column("from"), table.column("to"))
        forEachRow(of: table) { builder, line, cells in
            func cell(_ column: Int?) -> String { column.map { table.string(cells[$0]) } ?? "" }
            guard cell(stance).isEmpty || Stance(rawValue: cell(stance)) != nil else {
                let known = Stance.allCases.map(\.rawValue).joined(separator: ", ")
                return builder.complain(table, line, "stance “\(cell(stance))”, expected one of \(known), or nothing.")
            }
            guard let record = builder.row(of: cell(id), table, line), let days = builder.days(cell(from), cell(to), table, line) else {
                return
            }
            guard !builder.isReplaced(record) else { return }
            guard let key = builder.addAlias(table.bytes, cells[alias], record, builder.records[record], isName: false, tokenizing) else {
                return builder.complain(table, line, "alias “\(cell(alias))” holds no word, expected a name.")
            }
            let note = NameNote(
                alias: builder.intern(cell(alias)), days: days,
                stanceCode: Stance(rawValue: cell(stance)).flatMap { Stance.allCases.firstIndex(of: $0) }.map { UInt32($0) + 1 } ?? 0)
            let name = NamedRow(key: key, record: UInt32(record))
            builder.notes[name] = note
            if !builder.notedNames.insert(name).inserted {
                builder.complain(
                    table, line, "alias “\(cell(alias))” of “\(cell(id))” stands here already, perhaps spelt otherwise; expected it once.")
            }
        }
    }

    /// What is known of a name of a row: its own days, or else those of its row.
    func note(on phrase: Phrase, entry: Int) -> NameNote? {
        let known = notes[NamedRow(key: phrase.key, record: phrase.record)]
        let days = rowDays[phrase.record]
        guard var note = known ?? days.map({ _ in NameNote() }) else { return nil }
        note.entry = UInt32(entry)
        if note.days == .always, let days { note.days = days }
        return note
    }

    // MARK: Cells

    mutating func row(of id: String, _ table: GazetteerTable, _ line: Int) -> Int? {
        if let row = ids[id] { return row }
        miss(id, table.file, line, "id “\(id)” is in no other table, expected the id of a row.")
        return nil
    }

    /// nil, and a complaint, when the dates are none or the wrong way round.
    mutating func days(_ from: String, _ to: String, _ table: GazetteerTable, _ line: Int) -> DaySpan? {
        guard let days = DaySpan(from: from, to: to) else {
            complain(table, line, "from “\(from)” and to “\(to)”, expected years or dates such as 2014-11-10, or nothing.")
            return nil
        }
        guard days.first <= days.last else {
            complain(table, line, "from “\(from)” is after to “\(to)”, expected the earlier date first.")
            return nil
        }
        return days
    }
}
