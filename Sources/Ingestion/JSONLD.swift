/// What a page says of itself in JSON-LD: the one place where publishers state headline, authors and dates apart.
struct JSONLD {
    private(set) var headline: String?
    private(set) var published: String?
    private(set) var modified: String?
    private(set) var authors: [String] = []
    private(set) var body: String?
    private(set) var publisher: String?
    /// Whether it is a live blog; its posts, each below its time, are then the body.
    private(set) var isLive = false
    /// Dates of the page rather than of an article on it.
    private(set) var pagePublished: String?
    /// Names of the tape's objects by their @id, once somebody refers to one.
    private var named: [String: String]?
    /// A longer list of authors is no list of authors.
    private static let mostAuthors = 50

    init(_ page: [UInt8], _ ranges: [Range<Int>]) {
        for range in ranges { read(JSONTape(tolerant: page, range)) }
    }

    private mutating func read(_ tape: JSONTape) {
        named = nil
        let listed = Self.listed(tape)
        for index in tape.values.indices where tape.values[index].kind == .object {
            guard let kind = tape.member("@type", of: index), !listed[index] else { continue }
            if isType(kind, tape, Self.isArticle) {
                readArticle(index, tape)
            } else if isType(kind, tape, { $0.hasSuffix("Page") }) {
                pagePublished = pagePublished ?? tape.string(tape.member("datePublished", of: index))
                modified = modified ?? tape.string(tape.member("dateModified", of: index))
            } else if isType(kind, tape, { $0 == "WebSite" || $0 == "NewsMediaOrganization" }) {
                publisher = publisher ?? text(tape.member("name", of: index), tape)
            }
        }
    }

    private mutating func readArticle(_ index: Int, _ tape: JSONTape) {
        headline = headline ?? text(tape.member("headline", of: index) ?? tape.member("name", of: index), tape)
        published =
            published ?? tape.string(tape.member("datePublished", of: index) ?? tape.member("dateCreated", of: index))
        modified = tape.string(tape.member("dateModified", of: index)) ?? modified
        if authors.isEmpty, let author = tape.member("author", of: index) ?? tape.member("creator", of: index) {
            authors = names(author, tape)
        }
        if let kind = tape.member("@type", of: index), isType(kind, tape, { $0 == "LiveBlogPosting" }) {
            isLive = true
            if let updates = tape.member("liveBlogUpdate", of: index) { readPosts(updates, tape) }
        } else if let text = tape.string(tape.member("articleBody", of: index)).map(Entities.decoded),
            text.utf8.count > (body?.utf8.count ?? 0)
        {
            body = text
        }
        if let owner = tape.member("publisher", of: index), let name = names(owner, tape).first { publisher = name }
    }

    /// The posts in the order of the page, which is mostly the newest first.
    private mutating func readPosts(_ updates: Int, _ tape: JSONTape) {
        let posts = tape.values[updates].kind == .array ? tape.children(of: updates) : [updates]
        var lines: [String] = []
        for post in posts where tape.values[post].kind == .object {
            for key: StaticString in ["datePublished", "headline", "articleBody"] {
                if let line = text(tape.member(key, of: post), tape) { lines.append(line) }
            }
        }
        if !lines.isEmpty { body = lines.joined(separator: "\n") }
    }

    /// Names of persons: a string, an object with a name, a reference to one, or a list of these.
    private mutating func names(_ value: Int, _ tape: JSONTape) -> [String] {
        switch tape.values[value].kind {
        case .string: return text(value, tape).map { [$0] } ?? []
        case .array:
            let entries = tape.children(of: value).filter { tape.values[$0].kind != .array }
            // Where persons are named, an organisation beside them is their paper.
            let persons = entries.filter { tape.string(tape.member("@type", of: $0)) == "Person" }
            return (persons.isEmpty ? entries : persons).prefix(Self.mostAuthors).flatMap { names($0, tape) }
        case .object:
            if let name = tape.member("name", of: value) {
                if tape.values[name].kind == .array {
                    return tape.children(of: name).prefix(Self.mostAuthors).compactMap { text($0, tape) }
                }
                return text(name, tape).map { [$0] } ?? []
            }
            guard let id = tape.string(tape.member("@id", of: value)) else { return [] }
            let known = named ?? namedObjects(tape)
            named = known
            return known[id].map { [$0] } ?? []
        case .number, .word: return []
        }
    }

    /// The first object of each @id that has a name.
    private func namedObjects(_ tape: JSONTape) -> [String: String] {
        var named: [String: String] = [:]
        for index in tape.values.indices where tape.values[index].kind == .object {
            if let id = tape.string(tape.member("@id", of: index)), named[id] == nil,
                let name = text(tape.member("name", of: index), tape)
            {
                named[id] = name
            }
        }
        return named
    }

    private func text(_ value: Int?, _ tape: JSONTape) -> String? {
        guard let string = tape.string(value) else { return nil }
        let clean = Entities.decoded(string).collapsed
        return clean.isEmpty ? nil : clean
    }

    private func isType(_ kind: Int, _ tape: JSONTape, _ test: (String) -> Bool) -> Bool {
        let kinds = tape.values[kind].kind == .array ? tape.children(of: kind) : [kind]
        return kinds.contains { tape.string($0).map(test) ?? false }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type == "Review"
    }

    /// For each value, whether it stands below something that lists or cites other works.
    private static func listed(_ tape: JSONTape) -> [Bool] {
        var listed: [Bool] = []
        listed.reserveCapacity(tape.values.count)
        // Parents come before what is in them.
        for value in tape.values {
            listed.append(value.parent >= 0 && listed[value.parent] || lists.contains { tape.isKey(value.key, $0) })
        }
        return listed
    }

    private static let lists: [StaticString] = [
        "itemListElement", "hasPart", "mentions", "comment", "citation", "isPartOf", "review", "isBasedOn", "relatedLink", "liveBlogUpdate",
    ]
}
