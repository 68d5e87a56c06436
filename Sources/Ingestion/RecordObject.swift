/// An object of a record, asked for its members by name and kind. A member that is null is none.
struct RecordObject {
    let tape: JSONTape
    private let value: Int
    /// What to call it: "claims 3".
    let name: String

    init(_ tape: JSONTape, _ value: Int, name: String) throws(RecordError) {
        self.tape = tape
        self.value = value
        self.name = name
        guard tape.values[value].kind == .object else { throw RecordError(what: "\(name): expected an object") }
    }

    func bad(_ what: String) -> RecordError { RecordError(what: "\(name): \(what)") }

    private func member(_ key: StaticString) -> Int? {
        tape.member(key, of: value).flatMap { tape.values[$0].kind == .word && word($0) == "null" ? nil : $0 }
    }

    private func word(_ value: Int) -> String { tape.bytes.string(tape.values[value].start..<tape.values[value].end) }

    private func need<T>(_ value: T?, _ key: StaticString) throws(RecordError) -> T {
        guard let value else { throw bad("\"\(key)\" is missing") }
        return value
    }

    // MARK: Plain values

    func bytesIfAny(_ key: StaticString) throws(RecordError) -> [UInt8]? {
        guard let member = member(key) else { return nil }
        guard tape.values[member].kind == .string, let bytes = tape.text(member) else { throw bad("\"\(key)\" is no string") }
        guard bytes.isValidUTF8 else { throw bad("\"\(key)\" is no valid UTF-8") }
        return bytes
    }

    func bytes(_ key: StaticString) throws(RecordError) -> [UInt8] { try need(bytesIfAny(key), key) }
    func stringIfAny(_ key: StaticString) throws(RecordError) -> String? {
        try bytesIfAny(key).map { String(decoding: $0, as: UTF8.self) }
    }
    func string(_ key: StaticString) throws(RecordError) -> String { try need(stringIfAny(key), key) }

    func numberIfAny(_ key: StaticString) throws(RecordError) -> Double? {
        guard let member = member(key) else { return nil }
        guard tape.values[member].kind == .number, let number = Double(word(member)), number.isFinite else {
            throw bad("\"\(key)\" is no number")
        }
        return number
    }

    func number(_ key: StaticString) throws(RecordError) -> Double { try need(numberIfAny(key), key) }

    func integerIfAny(_ key: StaticString) throws(RecordError) -> Int? {
        guard let number = try numberIfAny(key) else { return nil }
        guard let whole = Int(exactly: number) else { throw bad("\"\(key)\" is no whole number") }
        return whole
    }

    func integer(_ key: StaticString) throws(RecordError) -> Int { try need(integerIfAny(key), key) }

    /// False where it is missing.
    func flag(_ key: StaticString) throws(RecordError) -> Bool {
        guard let member = member(key) else { return false }
        guard tape.values[member].kind == .word, let flag = Bool(word(member)) else { throw bad("\"\(key)\" is neither true nor false") }
        return flag
    }

    /// A word of a fixed list.
    func choiceIfAny<Choice: RawRepresentable>(_ key: StaticString, _ type: Choice.Type = Choice.self) throws(RecordError) -> Choice?
    where Choice.RawValue == String {
        guard let written = try stringIfAny(key) else { return nil }
        guard let choice = Choice(rawValue: written) else { throw bad("\"\(key)\" has the unknown value \"\(written)\"") }
        return choice
    }

    func choice<Choice: RawRepresentable>(_ key: StaticString, _ type: Choice.Type = Choice.self) throws(RecordError) -> Choice
    where Choice.RawValue == String { try need(choiceIfAny(key), key) }

    // MARK: What holds others

    func objectIfAny(_ key: StaticString) throws(RecordError) -> RecordObject? {
        guard let member = member(key) else { return nil }
        return try RecordObject(tape, member, name: value == 0 ? "\(key)" : "\(name) \(key)")
    }

    func object(_ key: StaticString) throws(RecordError) -> RecordObject { try need(objectIfAny(key), key) }

    /// None where it is missing.
    private func list(_ key: StaticString) throws(RecordError) -> [Int] {
        guard let member = member(key) else { return [] }
        guard tape.values[member].kind == .array else { throw bad("\"\(key)\" is no list") }
        return tape.children(of: member)
    }

    func objects(_ key: StaticString) throws(RecordError) -> [RecordObject] {
        var found: [RecordObject] = []
        for (index, member) in try list(key).enumerated() {
            found.append(try RecordObject(tape, member, name: "\(value == 0 ? "" : name + " ")\(key) \(index + 1)"))
        }
        return found
    }

    func strings(_ key: StaticString) throws(RecordError) -> [String] {
        var found: [String] = []
        for member in try list(key) {
            guard tape.values[member].kind == .string, let string = tape.string(member) else {
                throw bad("\"\(key)\" holds what is no string")
            }
            found.append(string)
        }
        return found
    }

    /// A list of pairs of whole numbers.
    func pairs(_ key: StaticString) throws(RecordError) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        for member in try list(key) {
            let numbers = tape.children(of: member).map { Int(word($0)) }
            guard tape.values[member].kind == .array, numbers.count == 2, let first = numbers[0], let second = numbers[1] else {
                throw bad("\"\(key)\" holds what is no pair of offsets")
            }
            found.append((first, second))
        }
        return found
    }
}
