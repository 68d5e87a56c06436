/// Why a stretch of text was taken for a name or was not, and why for this one: for people who ask, never part of a run.
package import Documents

package struct Explanation: Sendable {
    /// What was weighed, and by how much: log odds for names, points for candidates.
    package typealias Reason = (words: String, weight: Double)

    /// What of a row the text has: its own name, one of its aliases, or either in another transliteration.
    package enum Match: String, Sendable { case name, alias, sound }

    /// One thing that the name may mean.
    package struct Candidate: Sendable {
        package let entity: Entity
        package let matched: Match
        package let score: Double
        package let reasons: [Reason]
    }

    package let range: ByteRange
    package let type: Entity.Kind
    /// False for what had more against it than for it, and for stop names.
    package let isTaken: Bool
    /// As in the record, 0…1; 0 for what was not taken.
    package let score: Double
    /// For a short form, the words of the full name; for what names nobody itself, those of the name it refers to.
    package let standsFor: String?
    /// "He", "the group".
    package let isNominal: Bool
    /// The name behind this one that holds it: "Texas" of "Paris, Texas".
    package let container: String?
    /// That this is a name of the type: the sum of `reasons`, 0 is even odds.
    package let evidence: Double
    package let reasons: [Reason]
    /// Which candidate is meant was too uncertain to say; and the country, where at least that is known.
    package let isOpen: Bool
    package let country: String?
    /// Likeliest first; empty for what no table holds.
    package let candidates: [Candidate]
}

extension EntityStage {
    /// What the stage finds in an article, and what it weighed and left out, in the order of the text.
    package func explain(_ article: Article) -> [Explanation] {
        let (words, names, recognition, resolution) = read(article)
        let full = Dictionary(names.map { ($0.key, $0.tokens) }) { first, _ in first }
        func string(_ tokens: Range<Int>) -> String {
            article.string(ByteRange(Int(words.tokens[tokens.lowerBound].start), Int(words.tokens[tokens.upperBound - 1].end)))
        }
        func explanation(_ name: Name, isTaken: Bool) -> Explanation {
            let meant = isTaken && name.entry != GazetteerFormat.none ? resolution.candidates(of: name.key) : []
            let candidates = meant.filter { !name.isNominal || $0.record == name.record }.map { explained($0, name.entry) }
            return Explanation(
                range: span(of: name, words), type: Self.kind(name.sort), isTaken: isTaken, score: isTaken ? score(name) : 0,
                standsFor: name.standsFor.flatMap { full[$0] }.map(string), isNominal: name.isNominal,
                container: name.container.map { string(recognition.names[$0].tokens) },
                evidence: name.evidence.total,
                reasons: name.evidence.weighed.map { ($0.reason.words, Double($0.weight)) },
                isOpen: name.record == nil && !candidates.isEmpty, country: name.country == 0 ? nil : CountryCodes.string(name.country),
                candidates: candidates)
        }
        let mentions = names + References.find(names, words, article.sentences)
        return
            (mentions.map { explanation($0, isTaken: !isStopped($0, words)) } + recognition.rejected.map { explanation($0, isTaken: false) })
            .sorted { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
    }

    private func explained(_ candidate: Resolution.Candidate, _ entry: UInt32) -> Explanation.Candidate {
        let isName = gazetteer.readings(entry).first { Int($0.record) == candidate.record }?.form.contains(.isName) ?? candidate.isName
        return Explanation.Candidate(
            entity: gazetteer.entity(candidate.record), matched: gazetteer.isSounded(entry) ? .sound : isName ? .name : .alias,
            score: candidate.score, reasons: candidate.weights.reasons(ofPlace: gazetteer.records[candidate.record].sort.isPlace))
    }
}
