import Text

/// Single names out of lines such as "By Ann Example and Bob Sample, Reporters | 4 July 2019".
enum AuthorNames {
    /// Names that are taken from one page.
    private static let most = 50

    /// Names that a page states as such: lists are split, offices and site names behind a dash dropped.
    static func declared(_ entries: [String]) -> [String] {
        var names: [String] = []
        var known: Set<Skeleton> = []
        for entry in entries {
            for part in split(Entities.decoded(entry).collapsed, dashEnds: true) {
                guard names.count < most, let name = cleaned(words(part), isDeclared: true) else { continue }
                if known.insert(Skeleton(name)).inserted { names.append(name) }
            }
        }
        return names
    }

    /// Names in a visible line; with `needsOpener` only after a word such as "by".
    static func visible(_ line: String, needsOpener: Bool) -> [String] {
        var names: [String] = []
        var known: Set<Skeleton> = []
        var opened = !needsOpener
        for piece in pieces(line) {
            var list = words(piece)
            if let opener = list.prefix(6).firstIndex(where: isOpener) {
                // "First published by" names a paper.
                if list[..<opener].contains(where: { bare($0) == "first" }) { continue }
                list.removeFirst(opener + 1)
                opened = true
            } else if needsOpener, !opened {
                continue
            }
            while let first = list.first, isOpener(first) { list.removeFirst() }
            if let stop = list.firstIndex(where: isStop) { list.removeSubrange(stop...) }
            for part in split(list.joined(separator: " "), dashEnds: false) {
                guard let name = cleaned(words(part), isDeclared: false), !needsOpener || looksLikeName(name) else { continue }
                if known.insert(Skeleton(name)).inserted { names.append(name) }
            }
            // "Ann Example, Valley Post": a list of two ends in "and".
            if names.count == 2, names[0].utf8.first.map(ASCII.isLetter) ?? false, list.contains(where: { $0.hasSuffix(",") }),
                !list.contains(where: isConjunction)
            {
                names.removeLast()
            }
            // After full names, a single word is where they write from.
            if names.contains(where: { words($0).count > 1 }) { names.removeAll { words($0).count == 1 } }
            if !names.isEmpty { return names }
        }
        return names
    }

    /// Whether a word such as "by" stands in the bytes: few lines hold one, and only those are taken apart.
    static func holdsOpener(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var at = start
        while at < end {
            let first = at
            while at < end, ASCII.isLetter(bytes[at]) || bytes[at] >= 0x80 { at += 1 }
            if at > first, openerIDs.contains(Folding.id(of: bytes, from: first, to: at)) { return true }
            at += 1
        }
        return false
    }

    private static let openerIDs = Set(openers.map { Folding.id(of: bare($0)) })

    private static func words(_ line: some StringProtocol) -> [String] { line.split { $0 == " " }.map { String($0) } }

    /// Parts of a line that do not belong to one another.
    private static func pieces(_ line: String) -> [Substring] {
        line.unicodeScalars.split {
            $0 == "|" || $0 == "·" || $0 == "•" || $0 == "⋅" || $0 == "/" || $0 == "–" || $0 == "—" || $0 == "(" || $0 == "\n"
        }.map { Substring($0) }
    }

    private static func split(_ list: String, dashEnds: Bool) -> [String] {
        var parts: [String] = []
        var current: [Substring] = []
        func end() {
            if !current.isEmpty { parts.append(current.joined(separator: " ")) }
            current = []
        }
        for word in list.split(separator: " ") {
            switch word.lowercased() {
            case "-", "–", "—":
                if dashEnds, !current.isEmpty {
                    end()
                    return parts
                }
                end()
            case "|", "/", "·", "•":
                end()
            case let word where isConjunction(word):
                end()
            default:
                if let last = word.last, last == "," || last == ";" || last == "|" || last == "،" {
                    if word.utf8.count > 1 { current.append(word.dropLast()) }
                    end()
                } else {
                    current.append(word)
                }
            }
        }
        end()
        return parts
    }

    private static func isConjunction(_ word: String) -> Bool { conjunctions.contains(word.lowercased()) }

    private static func cleaned(_ list: [String], isDeclared: Bool) -> String? {
        var list = list
        while let first = list.first, isOpener(first) { list.removeFirst() }
        while let last = list.last, !last.contains(where: \.isLetter) { list.removeLast() }
        guard (1...6).contains(list.count), !list.contains(where: { offices.contains(bare($0)) }) else { return nil }
        let name = list.joined(separator: " ").trimmingEnds { ",;:|-@\"'“”".contains($0) }
        guard (2..<60).contains(name.count), !name.contains("://"), !name.contains("@"), name.contains(where: \.isLetter),
            !nobody.contains(name.lowercased()), isDeclared || !name.contains(where: \.isNumber)
        else { return nil }
        if !isDeclared, list.count == 1, name.first?.isLowercase ?? false, name.count < 3 { return nil }
        return name
    }

    /// Two to five words, each beginning with a capital but for particles; or a script without capitals.
    private static func looksLikeName(_ name: String) -> Bool {
        let list = words(name)
        let capitals = list.filter { $0.first.map { $0.isUppercase || !($0.isLowercase || $0.isUppercase) && $0.isLetter } ?? false }.count
        return list.count <= 5 && capitals * 2 > list.count && (list.count > 1 || name.count > 2)
    }

    private static func bare(_ word: String) -> String { word.lowercased().trimmingEnds { ",;:.|".contains($0) } }

    private static func isOpener(_ word: String) -> Bool { openers.contains(bare(word)) }

    private static func isStop(_ word: String) -> Bool {
        word.contains(where: \.isNumber) || stops.contains(bare(word)) || DateText.isMonth(bare(word))
    }

    private static let openers: Set<String> = [
        "by", "von", "par", "por", "di", "door", "af", "av", "author", "authors", "autor", "autora", "auteur", "autore", "autoren", "автор",
        "авторы",
        "przez", "από", "بقلم", "كتب", "reporter:", "written", "posted", "words", "verfasst", "geschrieben", "erstellt", "escrito", "écrit",
        "yazan", "text", "текст",
    ]
    private static let conjunctions: Set<String> = ["and", "und", "et", "y", "&", "и", "e", "en", "with", "mit", "con"]
    private static let stops: Set<String> = [
        "on", "in", "am", "at", "for", "avec", "updated", "published", "posted", "um", "vom", "le", "el", "il", "says", "follow", "view",
        "see",
        "follows", "sagt", "uhr",
        "publiziert", "veröffentlicht", "aktualisiert", "zeige", "archiv", "more", "is", "was", "has", "the", "of", "from", "last",
        "reading", "min", "minutes",
    ]
    private static let offices: Set<String> = [
        "agencies", "agency", "agences", "agencias", "agenturen", "agentur", "агентства", "editor", "editors", "reporter", "reporters",
        "correspondent", "correspondents", "writer", "writers", "journalist", "contributor", "contributors",
        "founder", "director", "redakteur",
        "redakteurin", "redaktion", "desk", "newsroom", "staff", "producer", "columnist", "analyst", "manager", "md", "phd", "ceo",
        "officer", "specialist", "rédaction",
        "redacción", "redazione", "redação", "корреспондент", "редактор", "follow", "comments", "comment", "share", "profile", "posts",
        "subscribe",
    ]
    private static let nobody: Set<String> = [
        "admin", "administrator", "unknown", "guest", "anonymous", "none", "null", "n/a", "more", "webmaster", "super user", "root", "user",
        "me", "us", "here", "author",
        "jr", "jr.", "sr", "dr", "dr.", "news", "home", "about", "contact", "email", "twitter", "facebook", "website", "blog",
    ]
}

extension String {
    func trimmingEnds(_ drops: (Character) -> Bool) -> String {
        var rest = Substring(self)
        while let first = rest.first, drops(first) || first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, drops(last) || last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
