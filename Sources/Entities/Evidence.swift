/// What speaks for and against a stretch of text being a name of its sort: a sum of log odds, and what it is made of.
///
/// The parts travel with every name, in some hundred bytes of its own, so that an explanation shows what truly decided and costs
/// nothing that a run would notice.
struct Evidence {
    private(set) var total = 0.0
    /// What raised or lowered the total, in the order in which it came; beyond these few only the total goes on.
    private var parts = InlineArray<12, Part>(repeating: Part())
    private var count: UInt8 = 0

    struct Part {
        var reason = Reason.kind
        var weight: Float = 0
    }

    init() {}

    init(_ weight: Double, _ reason: Reason) { add(weight, reason) }

    mutating func add(_ weight: Double, _ reason: Reason) {
        total += weight
        for index in 0..<Int(count) where parts[index].reason == reason {
            parts[index].weight += Float(weight)
            return
        }
        guard Int(count) < parts.count else { return }
        parts[Int(count)] = Part(reason: reason, weight: Float(weight))
        count += 1
    }

    /// No less than this, for the reason.
    mutating func raise(to least: Double, _ reason: Reason) {
        if total < least { add(least - total, reason) }
    }

    /// No more than this, for the reason.
    mutating func cap(at most: Double, _ reason: Reason) {
        if total > most { add(most - total, reason) }
    }

    var weighed: [Part] { (0..<Int(count)).map { parts[$0] } }

    /// Why a stretch of text is taken for a name or is not, in words for whoever asks.
    enum Reason: UInt8 {
        // The name itself
        case kind, prior, severalWords, aliasOnly, firstName, familyName, everydayWord, short, smallInText, headline, capitals
        case attachedLetter, abbreviation, contraction, listed, transliterated, countryUnnamed
        case local, foreign, withoutArticle
        // The words around it
        case opensSentence, announced, afterRole, besideSpeech, particle, afterTitle, insideSentence, afterFirstName, besideCapitals
        case age, money, street, ailment, kindBehind, featureBehind, facilityBehind, comma
        // The article
        case container, holdsOthers, list, neighbours, elsewhere, personElsewhere, shortForm, acronymExplained, insideName
        // Patterns
        case titledPerson, namedPerson, kunya, unknownWords, body, announcedGroup, organisationWords, landmark, announcedPlace
        // References
        case reference, office

        var words: String {
            switch self {
            case .kind: "what it is (of a place, how many live there)"
            case .prior: "how often this capitalised word is the place (ambiguous.tsv)"
            case .severalWords: "several words"
            case .aliasOnly: "what is called so most has it as an alias alone"
            case .firstName: "a first name, too"
            case .familyName: "a family name, too"
            case .everydayWord: "an everyday word, too"
            case .short: "very short"
            case .smallInText: "the article has the word in small letters as well"
            case .headline: "capitals of a headline say little"
            case .capitals: "in a text of capitals every word has them"
            case .attachedLetter: "written together with letters such as “و” (and)"
            case .abbreviation: "an abbreviation"
            case .contraction: "a contraction such as “You'd”"
            case .local: "lies where such letters are written"
            case .withoutArticle: "an everyday word without the article that the name has"
            case .foreign: "a lesser town where other letters are written"
            case .listed: "a name of the gazetteer that is no place"
            case .transliterated: "sounds like a name of the tables that is spelled otherwise"
            case .countryUnnamed: "the article does not name its country otherwise"
            case .opensSentence: "opens the sentence, where every word has a capital"
            case .announced: "a word such as “in” before it"
            case .afterRole: "a role or title before it"
            case .besideSpeech: "a verb of speech beside it"
            case .particle: "a particle of people's names before it"
            case .afterTitle: "a title before it"
            case .insideSentence: "a capital amid small letters"
            case .afterFirstName: "a first name before it"
            case .besideCapitals: "a capitalised word beside it that is no part of it"
            case .age: "an age behind it"
            case .money: "a sum of money"
            case .street: "a street or square named after it"
            case .ailment: "names an illness"
            case .kindBehind: "a word such as “town” behind it"
            case .featureBehind: "a word such as “County” or “Police” behind it"
            case .facilityBehind: "a word such as “Street” behind it"
            case .comma: "a comma behind it"
            case .container: "what holds it is written behind it"
            case .holdsOthers: "holds the name before it"
            case .list: "stands in a list of places"
            case .neighbours: "lies in a division that the article names"
            case .elsewhere: "stands for the place elsewhere in the article"
            case .personElsewhere: "stands for a person elsewhere in the article"
            case .shortForm: "short for a full name of this article"
            case .acronymExplained: "the article spells the acronym out"
            case .insideName: "inside a longer name"
            case .titledPerson: "a title, then a name"
            case .namedPerson: "a first name, then a capitalised word"
            case .kunya: "Abu, Umm, bin and the like, then a name"
            case .unknownWords: "capitalised words that nothing else explains"
            case .body: "the kind of a body, written as its name"
            case .announcedGroup: "a word such as “battalion” or «حركة» before it"
            case .organisationWords: "begins or ends as organisations do"
            case .landmark: "begins or ends as streets, rivers, airports do"
            case .announcedPlace: "a word such as “town” says that it is a place"
            case .reference: "refers to what is named before it"
            case .office: "an office or the kind of a body with an article and a capital"
            }
        }
    }
}
