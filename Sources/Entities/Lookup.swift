/// What a name may mean, for whoever asks the gazetteer by hand.
package import Documents
import Text

extension Gazetteer {
    /// What a name may mean, weightiest first.
    package struct Candidate: Sendable {
        package let entity: Entity
        package let population: Int
        /// Order among readings of one name, 0…255: kind and population.
        package let weight: Int
        /// Whether the name is the record's first one, not an alias.
        package let isName: Bool
        /// How likely a capitalised use is the place, where the tables say so.
        package let prior: Double?
    }

    /// The readings of a name, cut into tokens as `compile` cut the tables.
    package func lookup(_ name: String, tokenizing: PhraseTokenizer) -> [Candidate] {
        let bytes = Array(name.utf8)
        let span = bytes.span
        var tokens: [Token] = []
        tokenizing(span, ByteRange(0, bytes.count), &tokens)
        var keys = NameKey()
        var phrase: UInt64?
        for token in tokens where !PhraseScan.isSkipped(token, in: span) {
            let key = keys.key(of: token, in: span)
            phrase = phrase.map { NameKey.extended($0, by: key) } ?? key
        }
        guard let phrase, let found = slot(phrase) else { return [] }
        let slot = slots[found]
        return readings(slot.entry).map { reading in
            Candidate(
                entity: entity(Int(reading.record)), population: Int(records[Int(reading.record)].population), weight: Int(reading.weight),
                isName: reading.form.contains(.isName), prior: slot.prior)
        }
    }
}
