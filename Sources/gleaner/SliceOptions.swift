import ArgumentParser
import Documents
import Indexing

/// Words that articles must hold, where the command's arguments are something else.
struct WordOptions: ParsableArguments {
    @Option(name: .long, help: "Words and \"phrases\" that the article holds, as in search.") var words: String?
    @Flag(help: "OR, NOT, AND, NEAR/5, word* and parentheses among the words are operators.") var operators = false

    func query() throws -> SearchQuery? { try words.map { try SearchQuery.asked($0, operators: operators) } }
}

extension SearchQuery {
    static func asked(_ text: String, operators: Bool) throws -> SearchQuery {
        guard operators else {
            if let query = SearchQuery(text) { return query }
            throw Failure(.badInput, "There is no word in the query \"\(text)\". Give at least one word.")
        }
        do {
            return try SearchQuery(operators: text)
        } catch {
            throw Failure(.badInput, error.description)
        }
    }
}

/// Options that narrow articles by who publishes them, in which language, and first or again.
struct OutletOptions: ParsableArguments {
    @Option(name: .long, help: "An outlet; give it again for one of several.") var source: [String] = []
    @Option(name: .long, help: "A language, such as ar; give it again for one of several.") var language: [String] = []
    @Flag(help: "Of each set of copies the first alone, or the later ones alone.") var copies: CopyChoice?

    enum CopyChoice: String, EnumerableFlag {
        case stories, copies
    }

    func slice(words: SearchQuery?) -> Slice {
        var slice = Slice()
        slice.words = words
        (slice.sources, slice.languages) = (source, language)
        switch copies {
        case .stories: slice.copies = .stories
        case .copies: slice.copies = .copies
        case nil: break
        }
        return slice
    }
}

/// Options that narrow articles by what they name and when they were published, too.
struct ArticleOptions: ParsableArguments {
    @Option(name: .long, help: "An id or name of an entity that is named, it or a branch; give it again for another that must be, too.")
    var entity: [String] = []

    @Option(name: .long, help: "A type or kind of entity that is named: group, city, …") var entityType: String?
    @OptionGroup var outlets: OutletOptions
    @Option(name: .long, help: "Two letters of a country in which a named place lies: SY.") var country: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("Within so many kilometres of this place, or point, a place is named.", valueName: "place|lat,lon"))
    var near: String?

    @Option(name: .long, help: "How many kilometres --near reaches.") var radius = 50.0
    @Option(name: [.long, .customLong("since")], help: "Published on this day or later: 2019-07-04.") var from: CalendarDay?
    @Option(name: [.long, .customLong("until")], help: "Published on this day or before.") var to: CalendarDay?

    func validate() throws {
        if let from, let to, from > to { throw ValidationError("--from \(from.iso) is after --to \(to.iso).") }
        if !(radius > 0 && radius <= 20_038) { throw ValidationError("--radius takes kilometres, more than 0 and at most 20038.") }
        if let code = country.first(where: { $0.utf8.count != 2 }) {
            throw ValidationError("--country takes two letters, such as SY, not \"\(code)\".")
        }
    }

    /// The slice, with entities and places found in the index.
    func slice(of index: IndexReader, words: SearchQuery?) throws -> Slice {
        var slice = outlets.slice(words: words)
        slice.entities = try entity.map { try index.known($0) }
        slice.entityType = entityType
        slice.countries = country
        if let near { slice.circle = Slice.Circle(center: try center(near, index), kilometers: radius) }
        (slice.from, slice.to) = (from, to)
        return slice
    }

    private func center(_ written: String, _ index: IndexReader) throws -> Coordinate {
        let numbers = written.split(separator: ",", omittingEmptySubsequences: false).map {
            Double($0.trimmingPrefix { $0.isWhitespace })
        }
        if numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1] {
            guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
                throw Failure(.usage, "--near \(written): latitude goes from -90 to 90, longitude from -180 to 180.")
            }
            return Coordinate(latitude: latitude, longitude: longitude)
        }
        guard let point = try index.coordinate(of: try index.known(written)) else {
            throw Failure(.badInput, "--near \(written): where that lies is not known. Give latitude and longitude, such as 36.34,43.13.")
        }
        return point
    }
}

/// All options that narrow the articles of an index; all that are given must hold.
struct SliceOptions: ParsableArguments {
    @OptionGroup var articles: ArticleOptions
    @Option(name: .long, help: "A claim type, such as denial.") var claim: String?
    @Option(name: .long, help: "A claim that is asserted, reported, denied or hypothetical.") var status: Claim.Status?
    @Option(name: .long, help: "Who vouches for a claim.") var speaker: String?

    func slice(of index: IndexReader, words: SearchQuery?) throws -> Slice {
        var slice = try articles.slice(of: index, words: words)
        if claim != nil || status != nil || speaker != nil {
            var filter = ClaimFilter()
            (filter.type, filter.status, filter.speaker) = (claim, status?.rawValue, speaker)
            slice.claim = filter
        }
        return slice
    }
}

extension IndexReader {
    /// The id of the one entity that a person means who writes an id or a name. One that no article names is an error, with
    /// names like it.
    func known(_ written: String) throws -> String {
        let ids = try ids(of: written)
        guard ids.count <= 1 else {
            throw Failure(.badInput, "\"\(written)\" names several entities: \(ids.joined(separator: ", ")). Give the id of one.")
        }
        if let id = ids.first { return id }
        throw Failure(.nothingFound, try unknown(written))
    }

    /// What is said of a name that no article has.
    func unknown(_ written: String) throws -> String {
        let near = try names(near: written)
        let way =
            near.isEmpty
            ? "gleaner gazetteer lookup NAME gives ids, gleaner entities those here." : "Names like it: \(near.joined(separator: ", "))."
        return "No article names an entity \"\(written)\". \(way)"
    }
}
