/// What of the tables is wanted: a pipeline's countries, sizes and ids, and the names it never wants to see.
///
/// What is left out is only not found in texts. Its row stays, so that a place still lies in what holds it.
package struct GazetteerScope: Sendable {
    /// A word of the user's, and where it stands.
    package struct Term: Sendable {
        package let word: String
        package let file: String
        package let line: Int

        package init(_ word: String, file: String, line: Int) {
            self.word = word
            self.file = file
            self.line = line
        }
    }

    private let countries: [Term]
    private let only: [Term]
    private let population: UInt32
    private let asked: Term?
    package let stop: StopNames
    private let wantedCodes: Set<String>
    private let wantedIds: Set<String>

    /// `countries`: places elsewhere are left out. `population`: so are towns of fewer people. `only`: so is what is not listed by its id.
    /// None of these restricts when empty. `asked`: where the user asks for all this, for complaints.
    package init(countries: [Term] = [], population: Int = 0, only: [Term] = [], stop: StopNames = StopNames(), asked: Term? = nil) {
        self.countries = countries
        self.population = UInt32(clamping: population)
        self.only = only
        self.stop = stop
        self.asked = asked
        wantedCodes = Set(countries.map(\.word))
        wantedIds = Set(only.map(\.word))
    }

    /// Whether everything in the tables is wanted.
    package var isWhole: Bool { countries.isEmpty && population == 0 && only.isEmpty && stop.isEmpty }

    /// Equal for scopes that want the same.
    package var canonical: [UInt8] {
        guard !isWhole else { return [] }
        let lists = [wantedCodes.sorted(), [String(population)], wantedIds.sorted()].map { $0.joined(separator: "\t") }
        return Array(lists.joined(separator: "\n").utf8) + stop.canonical
    }

    /// Whether texts are to be searched for a row. Countries themselves, continents and seas are in no country that could be
    /// left out. `countsPeople`: the row's table has a column for population, so an empty one means few.
    func wants(_ record: GazetteerRecord, id: String, countries: [Substring], countsPeople: Bool) -> Bool {
        if !wantedIds.isEmpty, !wantedIds.contains(id) { return false }
        if !wantedCodes.isEmpty, record.sort.isPlace, record.sort != .country, !countries.isEmpty,
            !countries.contains(where: { wantedCodes.contains(String($0)) })
        {
            return false
        }
        return !record.sort.isCity || !countsPeople || record.population >= population
    }

    /// What the tables know nothing of, and whether anything is left.
    func errors(codes: Set<String>, types: Set<String>, isId: (String) -> Bool, isEmpty: Bool) -> [TableError] {
        var errors: [TableError] = []
        func complain(_ term: Term, _ problem: String) { errors.append(TableError(file: term.file, line: term.line, problem: problem)) }
        for term in countries where !codes.contains(term.word) {
            complain(term, "no row is in the country “\(term.word)”, expected a two-letter code such as SY, as in the column countries.")
        }
        for term in stop.typeTerms where !types.contains(term.word) {
            complain(term, "there is no type “\(term.word)”. Valid types: \(types.sorted().joined(separator: ", ")).")
        }
        for term in only where !isId(term.word) {
            complain(term, "id “\(term.word)” is in no table, expected the id of a row; gleaner gazetteer lookup NAME shows ids.")
        }
        if errors.isEmpty, isEmpty, let asked {
            complain(asked, "no name is left to look for: the settings of \(asked.word) leave out all that the tables hold. Loosen one.")
        }
        return errors
    }
}
