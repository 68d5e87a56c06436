import Text

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
    /// What a list's second word says of its entries: which forms they are, or by which rules theirs are made.
    private enum Kind: String, CaseIterable {
        case word, value, base, third, past, participle, ing, singular, plural, ending
        case verb, noun
        case arabicNoun = "arabic.noun"
        case arabicVerb = "arabic.verb"
        case arabicTransitive = "arabic.transitive"
        case russianNoun = "russian.noun"
        case russianVerb = "russian.verb"
        case russianAdjective = "russian.adjective"
        case frenchNoun = "french.noun"
        case frenchVerb = "french.verb"
    }

    let path: String
    var language = ""
    /// The verb stands before its subject.
    var isVerbFirst = false
    /// Subject and object are told apart by their forms, and an owner stands right after what it owns.
    var isFree = false
    /// How words end that no list holds, and the list that they then belong to.
    var endings: [(ending: Spelling, list: Int)] = []
    /// The entries; those of a list refer to it by its place in `lists`.
    var paradigms: Paradigms
    /// Conjunctions, prepositions, articles that are written onto the front of words.
    var prefixes: [(letters: String, affix: Affixes)] = []
    /// The lists, with the line that names each first.
    var lists: [(name: String, line: Int)] = []

    private static let affixes: [String: Affixes] = [
        "and": .joined, "preposition": .hanging, "article": .definite, "preposition+article": [.hanging, .definite],
    ]

    init(path: String, text: String) throws(LexiconError) {
        self.path = path
        paradigms = Paradigms(capacity: text.utf8.count)
        var places: [String: Int] = [:]
        var kind: Kind?
        var line = 0
        for raw in Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            let content = raw.prefix { $0 != UInt8(ascii: "#") }.trimmed
            if content.isEmpty { continue }
            if let name = content.after("language ") {
                language = name.trimmed.text
            } else if content.after("order ") != nil {
                guard ["order free", "order verb-first", "order subject-first"].contains(content.text) else {
                    throw error(line, "“\(content.text)” is not known; valid are order free, order subject-first or order verb-first.")
                }
                isVerbFirst = content.text == "order verb-first"
                isFree = content.text == "order free"
            } else if let prefix = content.after("prefix ") {
                let items = Self.words(prefix).map(\.bytes.text)
                guard let kind = items.first, let affix = Self.affixes[kind], items.count > 1 else {
                    throw error(
                        line,
                        "“\(content.text)” is not known. Write one of \(LexiconError.choices(Self.affixes.keys)) and what is written onto words: prefix and و"
                    )
                }
                for letters in items.dropFirst() { prefixes.append((letters, affix)) }
            } else if let header = content.after("[") {
                let (name, entries) = try list(header, line)
                let place = places[name] ?? lists.count
                if place == lists.count {
                    places[name] = place
                    lists.append((name, line))
                }
                paradigms.list = place
                kind = entries
            } else if let kind {
                for item in content.split(separator: UInt8(ascii: ",")).map(\.trimmed) where !item.isEmpty { try add(item, kind, line) }
            } else {
                throw error(line, "“\(content.text)” stands before any list. Open one first: [attack] verb")
            }
        }
        guard !language.isEmpty else { throw error(1, "no language is named. Begin the file with, say: language en") }
    }

    private func error(_ line: Int, _ message: String) -> LexiconError {
        LexiconError(path: path, line: line, message: message)
    }

    /// Reads what stands behind the bracket of "[attack] verb".
    private func list(_ header: ArraySlice<UInt8>, _ line: Int) throws(LexiconError) -> (name: String, kind: Kind) {
        guard let close = header.firstIndex(of: UInt8(ascii: "]")) else {
            throw error(line, "“[\(header.text)” has no closing bracket. Write: [attack] verb")
        }
        let name = header[..<close].trimmed.text
        let rest = header[(close + 1)...].trimmed.text
        guard !name.isEmpty, !name.contains(" ") else {
            throw error(line, "“\(name)” is no name of a list; it must be one word, such as attack or who.armed.")
        }
        guard let kind = rest.isEmpty ? .word : Kind(rawValue: rest) else {
            throw error(
                line,
                "list “\(name)” is said to hold “\(rest)”; valid are \(LexiconError.choices(Kind.allCases.map(\.rawValue))).")
        }
        return (name, kind)
    }

    private mutating func add(_ item: ArraySlice<UInt8>, _ kind: Kind, _ line: Int) throws(LexiconError) {
        var phrase = item
        var irregular: [Spelling] = []
        paradigms.value = .nan
        if let equals = phrase.firstIndex(of: UInt8(ascii: "=")) {
            let figure = phrase[(equals + 1)...].trimmed.text
            guard let number = Double(figure) else {
                throw error(line, "“\(figure)” is no number. Write, say: two = 2")
            }
            paradigms.value = number
            phrase = phrase[..<equals].trimmed
        } else if kind == .value {
            throw error(line, "“\(phrase.text)” has no value. Write, say: two = 2")
        }
        if phrase.last == UInt8(ascii: ")"), let open = phrase.firstIndex(of: UInt8(ascii: "(")) {
            irregular = Self.words(phrase[(open + 1)...].dropLast())
            phrase = phrase[..<open].trimmed
        }
        let words = Self.words(phrase)
        guard !words.isEmpty else {
            throw error(line, "an entry of list “\(lists[paradigms.list].name)” is empty. Take out the comma.")
        }
        switch kind {
        case .word, .value: paradigms.add(words, .fixed)
        case .base: paradigms.add(words, .base)
        case .third: paradigms.add(words, .third)
        case .past: paradigms.add(words, .past)
        case .participle: paradigms.add(words, .participle)
        case .ing: paradigms.add(words, .ing)
        case .singular: paradigms.add(words, .singular)
        case .plural: paradigms.add(words, .plural)
        case .ending: endings.append((Spelling(phrase), paradigms.list))
        case .verb: Inflection.verb(words, irregular: irregular, into: &paradigms)
        case .noun: Inflection.noun(words, irregular: irregular, into: &paradigms)
        case .arabicNoun: ArabicInflection.noun(words, irregular: irregular, into: &paradigms)
        case .arabicVerb: ArabicInflection.verb(words, irregular: irregular, isTransitive: false, into: &paradigms)
        case .arabicTransitive: ArabicInflection.verb(words, irregular: irregular, isTransitive: true, into: &paradigms)
        case .russianNoun: RussianInflection.noun(words, irregular: irregular, into: &paradigms)
        case .russianVerb: RussianInflection.verb(words, irregular: irregular, into: &paradigms)
        case .russianAdjective: RussianInflection.adjective(words, into: &paradigms)
        case .frenchNoun: FrenchInflection.noun(words, irregular: irregular, into: &paradigms)
        case .frenchVerb: FrenchInflection.verb(words, irregular: irregular, into: &paradigms)
        }
    }

    /// Hyphens separate, since tokens of a hyphenated word are several; so do elisions, "d'obus".
    private static func words(_ phrase: ArraySlice<UInt8>) -> [Spelling] {
        func parts(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "\t") }
        guard phrase.contains(where: { parts($0) || $0 == UInt8(ascii: "'") }) else { return phrase.isEmpty ? [] : [Spelling(phrase)] }
        var words: [Spelling] = []
        for word in phrase.split(whereSeparator: parts) {
            if let mark = word.firstIndex(of: UInt8(ascii: "'")), elisions.contains(Spelling(word[..<mark])) {
                words.append(Spelling(word[..<mark]))
                // "proche d'": the word it leans on stands outside the entry.
                if mark + 1 < word.endIndex { words.append(Spelling(word[(mark + 1)...])) }
            } else {
                words.append(Spelling(word))
            }
        }
        return words
    }

    private static let elisions: Set<Spelling> = ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu"]
}

/// A stretch of a file's bytes.
extension ArraySlice<UInt8> {
    var text: String { String(decoding: self, as: UTF8.self) }

    /// What follows its first letters; nil when it does not begin with them.
    fileprivate func after(_ letters: String) -> ArraySlice<UInt8>? {
        starts(with: letters.utf8) ? dropFirst(letters.utf8.count) : nil
    }

    /// Without white space at its ends, that of any script.
    fileprivate var trimmed: ArraySlice<UInt8> {
        var (start, end) = (0, count)
        while start < end {
            let (scalar, width) = UTF8Cursor.scalar(span, start)
            guard ScalarTraits.of(scalar).has(.space) else { break }
            start += width
        }
        while end > start {
            let (scalar, width) = UTF8Cursor.scalar(span, before: end)
            guard ScalarTraits.of(scalar).has(.space) else { break }
            end -= width
        }
        return self[startIndex + start..<startIndex + end]
    }
}
