import Documents
import Text

/// Who vouches for a claim, and as what: perpetrator, victim's side, official, monitor, witness, media, expert.
extension Reader {
    /// Whoever spoke last, for what refers back: "he", "the spokesman", a quotation that runs on.
    struct Voice {
        var speaker: Speaker
        var tokens: Range<Int>
        var sentence: Int
    }

    /// What makes someone the speaker of a claim.
    enum Voucher {
        /// A statement that holds the cue.
        case statement(Int)
        /// Words in the frame's slot for whoever claims, accuses or denies.
        case participant(Range<Int>)
        /// Words before a verb that gives figures.
        case teller(Range<Int>)
        /// "reportedly"
        case hearsay
        /// Nobody is named.
        case publisher
    }

    func voucher(_ candidate: Candidate, _ said: [Attribution.Said]) -> Voucher {
        let own = candidate.type == "casualty_loss" ? said.firstIndex { $0.cue?.contains(candidate.anchor) ?? false } : nil
        if let statement = candidate.said ?? own { return .statement(statement) }
        let roles = candidate.frame.roles
        if roles == .claimant || roles == .accuser || roles == .speaker, candidate.basis == .text, candidate.subtype != "no_claim" {
            let source = roles == .accuser ? candidate.predicate.map { $0.isPassive ? $0.agents : $0.subjects } : candidate.actors
            guard let first = source?.first else { return .publisher }
            return .participant(passage.chunks[first].start..<passage.chunks[first].end)
        }
        guard candidate.factuality.status == .asserted else { return .publisher }
        if candidate.type == "casualty_loss", let source = teller(of: candidate.anchor) { return .teller(source) }
        return passage.classes.meets(passage.grammar.reportedly) ? .hearsay : .publisher
    }

    /// How many sentences a word may refer back.
    private static let reach = 3

    /// The source of a statement as a speaker, with whoever passed it on.
    func speaker(_ said: Attribution.Said, of others: [Attribution.Said]) -> Speaker {
        let source = said.source.map { antecedent($0, of: said) }
        var speaker: Speaker
        if let words = said.origin ?? source {
            speaker = self.speaker(words)
        } else if let carried = said.carried {
            speaker = voice?.speaker ?? Speaker(role: "unspecified")
            speaker.range = carried
        } else {
            speaker = Speaker(role: "unspecified")
        }
        let via = said.origin == nil ? others.first { $0.holds(said) && !$0.isStance }?.source : source
        speaker.via = via.map { passage.bytes($0.lowerBound, $0.upperBound) }
        return speaker
    }

    /// What "who" in "the guard, who said" stands for.
    private func antecedent(_ source: Range<Int>, of said: Attribution.Said) -> Range<Int> {
        guard source.count == 1, let cue = said.cue, passage.words[source.lowerBound].part == .relative,
            let subject = passage.predicate(cue.lowerBound).subjects.first
        else { return source }
        return passage.chunks[subject].start..<passage.chunks[subject].end
    }

    func speaker(_ words: Range<Int>) -> Speaker {
        var speaker = Speaker(
            range: passage.bytes(words.lowerBound, words.upperBound),
            entity: mention(words.lowerBound, words.upperBound, Self.speakers).map { mentions[$0].entity }, role: role(words))
        guard let voice, current - voice.sentence <= Self.reach, refersBack(words, to: voice) else { return speaker }
        speaker.entity = speaker.entity ?? voice.speaker.entity
        if speaker.entity == voice.speaker.entity { speaker.role = voice.speaker.role }
        return speaker
    }

    /// Remembers who spoke in this sentence.
    mutating func listen(_ said: [Attribution.Said]) {
        for one in said where one.carried == nil && !said.contains(where: { $0.holds(one) }) {
            guard let source = one.origin ?? one.source.map({ antecedent($0, of: one) }) else { continue }
            let speaker = speaker(source)
            // Who is only referred to goes on under the name.
            if let voice, speaker.role == voice.speaker.role, speaker.entity == voice.speaker.entity, refersBack(source, to: voice) {
                self.voice?.sentence = current
                continue
            }
            voice = Voice(
                speaker: speaker, tokens: passage.offset + source.lowerBound..<passage.offset + source.upperBound, sentence: current)
        }
    }

    /// "He", "the statement", and "the spokesman" after "Karim, a spokesman of the rebels".
    private func refersBack(_ words: Range<Int>, to voice: Voice) -> Bool {
        let g = passage.grammar
        let first = Int(passage.chunkAt[words.lowerBound])
        guard first >= 0, passage.chunks[first].end >= words.upperBound else { return false }
        let chunk = passage.chunks[first]
        if chunk.isPronoun { return !passage.isA(chunk.start, g.first) }
        guard !chunk.isName, passage.words[chunk.start].part == .determiner, chunk.end - chunk.start <= 3 else { return false }
        if passage.isA(chunk.head, g.message) || passage.isA(chunk.head, g.communique) || passage.isA(chunk.head, g.groupWord) {
            return listedRole(chunk.start..<chunk.end) == nil || passage.isA(chunk.head, g.message)
        }
        let head = passage.token(chunk.head).id
        return voice.tokens.contains { passage.tokens[$0].id == head }
    }

    // MARK: Roles

    /// Byte by byte: `contains` of strings took half of the time for roles.
    private static func isOffice(_ detail: String) -> Bool {
        var rest = detail.utf8[...]
        while !rest.isEmpty {
            if offices.contains(where: { rest.starts(with: $0.utf8) }) { return true }
            rest.removeFirst()
        }
        return false
    }

    private static let offices = ["president", "minister", "secretary", "king"]
    static let speakers: [Entity.Kind] = [.person, .group, .organisation, .media]
    static let speakersAndPlaces = speakers + [.place]

    /// What a source is to the deed: by the head of its first phrase, then by what is said of it; a spokesman is what
    /// those are for whom he speaks.
    func role(_ words: Range<Int>) -> String {
        let g = passage.grammar
        guard let first = passage.chunk(from: words.lowerBound, before: words.upperBound) else { return "unspecified" }
        let chunk = passage.chunks[first]
        let phrase = chunk.start..<min(chunk.end, words.upperBound)
        if passage.isA(chunk.head, g.mouthpiece) {
            let rest = [phrase.lowerBound..<chunk.head, phrase.upperBound..<words.upperBound]
            for part in rest { if let role = listedRole(part) ?? entityRole(part) { return role } }
            return listedRole(chunk.head..<chunk.head + 1) ?? "unspecified"
        }
        if passage.isA(chunk.head, g.group), listedRole(phrase) == nil, entityRole(phrase) == nil { return "perpetrator" }
        return listedRole(chunk.head..<chunk.head + 1) ?? entityRole(phrase) ?? listedRole(phrase) ?? listedRole(words)
            ?? entityRole(words) ?? "unspecified"
    }

    private func listedRole(_ words: Range<Int>) -> String? {
        passage.grammar.roles.first { passage.has(words, $0.list) }?.role
    }

    private func entityRole(_ words: Range<Int>) -> String? {
        guard !words.isEmpty,
            let mention = mention(words.lowerBound, words.upperBound, Self.speakersAndPlaces)
        else { return nil }
        let entity = entities[mentions[mention].entity]
        switch (entity.type, entity.detail) {
        case (.group, _): return isState(mentions[mention].entity) ? "official" : "perpetrator"
        case (.media, "media_outlet_of_group"): return "perpetrator"
        case (.media, _): return "media"
        case (.organisation, "ngo_monitor"), (.organisation, "ngo"), (.organisation, "intergovernmental"): return "monitor"
        case (.organisation, "government_body"), (.organisation, "state_force"): return "official"
        case (.person, let detail?):
            return Self.isOffice(detail) || detail == "head of state" || detail == "army chief" || detail == "chancellor"
                ? "official" : nil
        // "Kyiv said": the government there.
        case (.place, "country"): return passage.chunkAt[words.lowerBound] >= 0 && words.count <= 2 ? "official" : nil
        default: return nil
        }
    }
}
