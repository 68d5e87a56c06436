import Text

/// A query as a user types it. Plain: words that must all occur, "phrases" in quotes, nothing in it is an operator. With
/// operators, which are asked for: OR, NOT, AND, NEAR/5, `word*` and parentheses.
package struct SearchQuery: Sendable {
    /// In the language of FTS5, every term of the user's in quotes.
    let expression: String

    /// nil when there is no word in it.
    package init?(_ text: String) {
        var terms: [String] = []
        for (index, part) in Self.readable(text).split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            let pieces = index % 2 == 1 ? [part] : part.split { $0.isWhitespace }
            for piece in pieces {
                if let term = Term(piece, isPhrase: index % 2 == 1) { terms.append(term.anySpelling) }
            }
        }
        guard !terms.isEmpty else { return nil }
        expression = terms.joined(separator: " AND ")
    }

    /// What is wrong with a query that has operators, and where.
    package struct Mistake: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Binding from the loosest to the closest: OR, AND (or nothing between words), NOT, NEAR.
    package init(operators text: String) throws(Mistake) {
        var parser = Parser(Self.readable(text))
        expression = try parser.query()
    }

    /// A zero would end the expression. A quotation mark that a mark is put upon would not be seen as one.
    private static func readable(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if out.last == "\"", scalar.properties.isGraphemeExtend || scalar.value == 0x200D { out.append(" ") }
            out.append(scalar == "\0" ? " " : scalar)
        }
        return String(out)
    }

    /// A word or phrase, folded as the search table holds it.
    fileprivate struct Term {
        let folded: String
        let isPhrase: Bool

        /// nil when there is no word in it.
        init?(_ text: Substring, isPhrase: Bool) {
            // Full-width quotation marks fold to plain ones, which would end the term.
            folded = ShelvedArticle.folded(String(text)).replacing("\"", with: " ")
            self.isPhrase = isPhrase
            guard folded.unicodeScalars.contains(where: Self.isWordPart) else { return nil }
        }

        /// As it is written.
        var quoted: String { "\"\(folded)\"" }

        /// A word is also found where it is written together or apart: al-Sisi and alSisi, Ta'izz and Taizz.
        var anySpelling: String {
            guard !isPhrase, let other = otherSpelling else { return quoted }
            return "(\(quoted) OR \"\(other)\")"
        }

        private var otherSpelling: String? {
            let words = folded.unicodeScalars.split { !Self.isWordPart($0) }
            if words.count > 1 { return words.map { String($0) }.joined() }
            // The Arabic article in Latin letters.
            guard let word = words.first, word.count >= 5, ["al", "el"].contains(String(word.prefix(2))) else { return nil }
            return "\(String(word.prefix(2))) \(String(word.dropFirst(2)))"
        }

        /// The categories that make a word in the search table (Schema); a term without any would match nothing.
        private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
                .otherNumber, .privateUse, .nonspacingMark:
                true
            default: false
            }
        }
    }
}

/// Reads queries with operators, by recursive descent.
private struct Parser {
    private enum Token: Equatable {
        case open, close, or, and, not
        case near(Int)
        case term(text: String, isPhrase: Bool, isPrefix: Bool)

        var name: String {
            switch self {
            case .open: "("
            case .close: ")"
            case .or: "OR"
            case .and: "AND"
            case .not: "NOT"
            case .near: "NEAR"
            case .term(let text, _, _): text
            }
        }
    }

    private var tokens: [Token]
    private var at = 0
    private var depth = 0
    /// FTS5's parser has room for some 30 levels, of which one of ours may make three.
    private static let levels = 8
    /// Words between, where NEAR names no number; as FTS5 has it.
    private static let nearness = 10

    init(_ text: String) {
        tokens = []
        var rest = text[...]
        while let first = rest.first {
            switch first {
            case _ where first.isWhitespace: rest.removeFirst()
            case "(":
                tokens.append(.open)
                rest.removeFirst()
            case ")":
                tokens.append(.close)
                rest.removeFirst()
            case "\"":
                rest.removeFirst()
                let phrase = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(phrase.count + 1)
                let isPrefix = rest.first == "*"
                if isPrefix { rest.removeFirst() }
                tokens.append(.term(text: String(phrase), isPhrase: true, isPrefix: isPrefix))
            default:
                let word = rest.prefix { !$0.isWhitespace && !"()\"".contains($0) }
                rest = rest.dropFirst(word.count)
                tokens.append(Self.token(word))
            }
        }
    }

    private static func token(_ word: Substring) -> Token {
        switch word {
        case "OR": return .or
        case "AND": return .and
        case "NOT": return .not
        case "NEAR": return .near(nearness)
        default:
            if word.hasPrefix("NEAR/"), let distance = Int(word.dropFirst(5)), (0...1000).contains(distance) { return .near(distance) }
            let isPrefix = word.last == "*"
            return .term(text: String(isPrefix ? word.dropLast() : word), isPhrase: false, isPrefix: isPrefix)
        }
    }

    private var next: Token? { at < tokens.count ? tokens[at] : nil }

    private mutating func take(_ token: Token) -> Bool {
        guard next == token else { return false }
        at += 1
        return true
    }

    mutating func query() throws(SearchQuery.Mistake) -> String {
        guard !tokens.isEmpty else { throw SearchQuery.Mistake(description: "There is no word in the query. Give at least one word.") }
        let query = try either()
        guard next == nil else {
            throw SearchQuery.Mistake(description: "A \")\" in the query closes nothing. Remove it, or open it with \"(\".")
        }
        return query
    }

    private mutating func either() throws(SearchQuery.Mistake) -> String {
        var parts = [try both()]
        while take(.or) { parts.append(try both()) }
        return Self.joined(parts, "OR")
    }

    private mutating func both() throws(SearchQuery.Mistake) -> String {
        var parts = [try without()]
        while let token = next, token != .or, token != .close {
            _ = take(.and)
            parts.append(try without())
        }
        return Self.joined(parts, "AND")
    }

    private mutating func without() throws(SearchQuery.Mistake) -> String {
        let query = try near()
        var unwanted: [String] = []
        while take(.not) { unwanted.append(try near()) }
        return unwanted.isEmpty ? query : "(\(query) NOT \(Self.joined(unwanted, "OR")))"
    }

    private mutating func near() throws(SearchQuery.Mistake) -> String {
        let first = at
        let query = try single()
        guard case .near(let distance) = next else { return query }
        var words = [try word(at: first, behind: at)]
        while case .near = next {
            at += 1
            let start = at
            _ = try single()
            words.append(try word(at: start, behind: at))
        }
        return "NEAR(\(words.joined(separator: " ")), \(distance))"
    }

    /// A term beside NEAR, which takes neither parentheses nor prefixes.
    private func word(at start: Int, behind end: Int) throws(SearchQuery.Mistake) -> String {
        guard end == start + 1, case .term(let text, let isPhrase, false) = tokens[start],
            let term = SearchQuery.Term(text[...], isPhrase: isPhrase)
        else {
            throw SearchQuery.Mistake(description: "NEAR stands between words or \"phrases\": syria NEAR/5 \"white helmets\".")
        }
        return term.quoted
    }

    private mutating func single() throws(SearchQuery.Mistake) -> String {
        guard let token = next else {
            let last = tokens.last?.name ?? ""
            throw SearchQuery.Mistake(description: "The query ends after \(last), where a word should stand.")
        }
        at += 1
        switch token {
        case .open:
            depth += 1
            guard depth <= Self.levels else {
                throw SearchQuery.Mistake(description: "The query nests deeper than \(Self.levels) parentheses.")
            }
            let query = try either()
            guard take(.close) else { throw SearchQuery.Mistake(description: "A \"(\" in the query is not closed. Add \")\".") }
            depth -= 1
            return query
        case .term(let text, let isPhrase, let isPrefix):
            guard let term = SearchQuery.Term(text[...], isPhrase: isPhrase) else {
                throw SearchQuery.Mistake(description: "There is no word in \"\(text)\". Remove it, or give a word.")
            }
            return isPrefix ? "\(term.quoted) *" : term.anySpelling
        default:
            let hint = token == .not ? " NOT takes away from what stands before it: syria NOT damascus." : ""
            throw SearchQuery.Mistake(description: "\(token.name) in the query stands where a word should stand.\(hint)")
        }
    }

    private static func joined(_ parts: [String], _ operation: String) -> String {
        parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " \(operation) ") + ")"
    }
}
