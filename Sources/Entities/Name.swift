/// A stretch of text taken for a name, before it is known whose.
import Documents

struct Name {
    enum Sort { case place, demonym, group, organisation, media, person, other }

    var tokens: Range<Int>
    var sort: Sort
    /// Readings in the gazetteer; `none` for names found by their form alone.
    var entry: UInt32 = GazetteerFormat.none
    /// Equal names have equal keys.
    var key: UInt64
    /// How much speaks for the name being what `sort` says: 0 is even odds.
    var evidence: Evidence
    /// Strength of the weightiest reading in the gazetteer, 0…255.
    var weight: UInt8 = 0
    /// The name that is written behind this one as its container: "Paris, Texas".
    var container: Int?
    /// Tokens of the longer name that holds this one: "Sinai" in "Sinai Province".
    var holder: Range<Int>?
    /// For a short form ("Smith"), the key of the full name.
    var standsFor: UInt64?
    /// Refers to what is named elsewhere: "he", "the group".
    var isNominal = false
    /// The record that resolution settled on, or only the country where all of the likely ones lie.
    var record: Int?
    var country: UInt16 = 0
    /// The chance of what was settled on, the name being one.
    var confidence: Double = 1
}
