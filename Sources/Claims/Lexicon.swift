/// A lexicon file: lists of cue words in one language, each list under a name that frames refer to.
///
///     language en
///     [attack] verb
///     ambush, storm, shoot at (shot)
///     [number] value
///     two = 2
///
/// A list's second word says how its entries inflect. `verb` and `noun` expand to their regular English forms,
/// irregular ones stand in brackets; `arabic.…`, `french.…` and `russian.…` expand by the rules of those languages; every
/// other word says which form the entries already are.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        var words: [String]
        var list: String
        var forms: Forms
        var affixes: Affixes = []
        var value: Double?
        var line: Int
    }

    let path: String
    var language = ""
    /// The verb stands before its subject.
    var isVerbFirst = false
    /// Subject and object are told apart by their forms, and an owner stands right after what it owns.
    var isFree = false
    /// How words end that no list holds, and the list that they then belong to.
    var endings: [(ending: String, list: String)] = []
    var entries: [Entry] = []
    /// Conjunctions, prepositions, articles that are written onto the front of words.
    var prefixes: [(letters: String, affix: Affixes)] = []
    /// The lists, with the line that names each first.
    var lists: [String: Int] = [:]

    static let inflections: [String: Forms] = [
        "verb": .verbal, "noun": .nominal, "word": .fixed, "base": .base, "third": .third, "past": [.past],
        "participle": [.participle], "ing": .ing, "singular": .singular, "plural": .plural, "value": .fixed,
        "arabic.noun": .nominal, "arabic.verb": [.past, .base, .third], "arabic.transitive": .verbal,
        "russian.noun": .nominal, "russian.verb": .verbal, "russian.adjective": .fixed, "ending": [],
        "french.noun": .nominal, "french.verb": .verbal,
    ]

    static let affixes: [String: Affixes] = [
        "and": .joined, "preposition": .hanging, "article": .definite, "preposition+article": [.hanging, .definite],
    ]

    init(path: String, text: String) throws(LexiconError) {
        self.path = path
        var list: (name: String, inflection: String)?
        var line = 0
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line += 1
            let content = Self.trimmed(raw.prefix { $0 != "#" })
            if content.isEmpty { continue }
            if content.hasPrefix("language ") {
                language = Self.trimmed(content.dropFirst("language ".count))
            } else if content.hasPrefix("order ") {
                guard ["order free", "order verb-first", "order subject-first"].contains(content) else {
                    throw error(line, "“\(content)” is not known; valid are order free, order subject-first or order verb-first.")
                }
                isVerbFirst = content == "order verb-first"
                isFree = content == "order free"
            } else if content.hasPrefix("prefix ") {
                let items = Self.words(content.dropFirst("prefix ".count))
                guard let kind = items.first, let affix = Self.affixes[kind], items.count > 1 else {
                    throw error(
                        line,
                        "“\(content)” is not known. Write one of \(LexiconError.choices(Self.affixes.keys)) and what is written onto words: prefix and و"
                    )
                }
                for letters in items.dropFirst() { prefixes.append((letters, affix)) }
            } else if content.hasPrefix("[") {
                list = try header(content, line)
            } else if let list {
                for item in Self.items(content) { try add(item, list.name, list.inflection, line) }
            } else {
                throw error(line, "“\(content)” stands before any list. Open one first: [attack] verb")
            }
        }
        guard !language.isEmpty else { throw error(1, "no language is named. Begin the file with, say: language en") }
    }

    private func error(_ line: Int, _ message: String) -> LexiconError {
        LexiconError(path: path, line: line, message: message)
    }

    private mutating func header(_ content: String, _ line: Int) throws(LexiconError) -> (String, String) {
        guard let close = content.firstIndex(of: "]") else {
            throw error(line, "“\(content)” has no closing bracket. Write: [attack] verb")
        }
        let name = Self.trimmed(content[content.index(after: content.startIndex)..<close])
        let rest = Self.trimmed(content[content.index(after: close)...])
        let inflection = rest.isEmpty ? "word" : rest
        guard !name.isEmpty, !name.contains(" ") else {
            throw error(line, "“\(name)” is no name of a list; it must be one word, such as attack or who.armed.")
        }
        guard Self.inflections[inflection] != nil else {
            throw error(
                line,
                "list “\(name)” is said to hold “\(inflection)”; valid are \(LexiconError.choices(Self.inflections.keys)).")
        }
        if lists[name] == nil { lists[name] = line }
        return (name, inflection)
    }

    private mutating func add(
        _ item: String, _ list: String, _ inflection: String, _ line: Int
    ) throws(LexiconError) {
        var phrase = item
        var irregular: [String] = []
        var value: Double?
        if let equals = phrase.firstIndex(of: "=") {
            let figure = Self.trimmed(phrase[phrase.index(after: equals)...])
            guard let number = Double(figure) else {
                throw error(line, "“\(figure)” is no number. Write, say: two = 2")
            }
            value = number
            phrase = Self.trimmed(phrase[..<equals])
        } else if inflection == "value" {
            throw error(line, "“\(phrase)” has no value. Write, say: two = 2")
        }
        if let open = phrase.firstIndex(of: "("), phrase.hasSuffix(")") {
            irregular = Self.words(phrase[phrase.index(after: open)...].dropLast())
            phrase = Self.trimmed(phrase[..<open])
        }
        let words = Self.words(phrase[...])
        guard !words.isEmpty else { throw error(line, "an entry of list “\(list)” is empty. Take out the comma.") }
        switch inflection {
        case "verb":
            for form in Inflection.verb(words, irregular: irregular) { append(form.words, list, form.forms, value, line) }
        case "noun":
            for form in Inflection.noun(words, irregular: irregular) { append(form.words, list, form.forms, value, line) }
        case "arabic.noun":
            for form in ArabicInflection.noun(words, irregular: irregular) {
                append(form.words, list, form.forms, form.value, line, form.affixes)
            }
        case "arabic.verb", "arabic.transitive":
            let isTransitive = inflection == "arabic.transitive"
            for form in ArabicInflection.verb(words, irregular: irregular, isTransitive: isTransitive) {
                append(form.words, list, form.forms, value, line, form.affixes)
            }
        case "russian.noun":
            for form in RussianInflection.noun(words, irregular: irregular) { append(form.words, list, form.forms, value, line) }
        case "russian.verb":
            for form in RussianInflection.verb(words, irregular: irregular) { append(form.words, list, form.forms, value, line) }
        case "russian.adjective":
            for form in RussianInflection.adjective(words) { append(form.words, list, form.forms, value, line) }
        case "ending": endings.append((phrase, list))
        case "french.noun":
            for form in FrenchInflection.noun(words, irregular: irregular) { append(form.words, list, form.forms, value, line) }
        case "french.verb":
            for form in FrenchInflection.verb(words, irregular: irregular) { append(form.words, list, form.forms, value, line) }
        default:
            append(words, list, Self.inflections[inflection] ?? .fixed, value, line)
        }
    }

    private mutating func append(
        _ words: [String], _ list: String, _ forms: Forms, _ value: Double?, _ line: Int, _ affixes: Affixes = []
    ) {
        entries.append(Entry(words: words, list: list, forms: forms, affixes: affixes, value: value, line: line))
    }

    /// Entries stand between commas; a comma inside brackets is none.
    private static func items(_ content: String) -> [String] {
        content.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    }

    /// Hyphens separate, since tokens of a hyphenated word are several; so do elisions, "d'obus".
    private static func words(_ phrase: Substring) -> [String] {
        phrase.split { $0 == " " || $0 == "-" || $0 == "\t" }.flatMap { word in
            guard let mark = word.firstIndex(of: "'"), elisions.contains(word[..<mark]) else { return [String(word)] }
            return [String(word[..<mark]), String(word[word.index(after: mark)...])]
        }
    }

    private static let elisions: Set<Substring> = ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu"]

    private static func trimmed(_ text: some StringProtocol) -> String {
        var slice = Substring(text)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
