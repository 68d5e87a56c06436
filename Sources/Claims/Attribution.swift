import Documents
import Text

/// Who said what: source, cue and content, by patterns over parts of speech, with quotations that run on.
///
/// S cue that C; "C", cue S; C, S cue; according to S, C; S: "C"; S wants to C; S's promise to C; S is afraid that C;
/// S praised C. What stands inside a quotation is the words of whoever is quoted: no statement is sought there.
struct Attribution {
    /// One statement in words of the passage in hand.
    struct Said {
        var source: Range<Int>?
        var cue: Range<Int>?
        /// From the first word to the last; source and cue may stand between: "C, S said, C".
        var content: Range<Int>
        var quoted: Bool
        /// The source stands in an earlier sentence.
        var carried: ByteRange?
        /// Whom the source quotes: "a group statement" in "Reuters, citing a group statement, said".
        var origin: Range<Int>?
        var isDenial = false
        /// A stance to what is named ("praised the raid"); S does not vouch for that it happened.
        var isStance = false
        /// Where the quotation began, when in an earlier sentence.
        var opened: Int?

        func extended(to end: Int) -> Said {
            var longer = self
            longer.content = content.lowerBound..<end
            return longer
        }

        /// The other is part of what this one says: "C" in "S said that T had said that C".
        func holds(_ other: Said) -> Bool {
            guard let inner = other.cue, inner != cue, content.contains(inner.lowerBound) else { return false }
            return !other.content.contains(cue?.lowerBound ?? -1)
        }
    }

    private(set) var quotation = Quotation()
    private var lastSource: ByteRange?
    private var lastSentence = -10
    /// Inside the paragraph of one speaker of a transcript.
    private var isTranscript = false

    /// Whether the sentence may hold words of someone who was named before.
    var runsOn: Bool { quotation.isOpen || isTranscript }

    /// Whether somebody may be said to say something, as far as lists tell: asked before parts of speech are. Without a cue
    /// the sentence may begin with a quotation mark, after one that named its source, or with a name and a colon.
    func maySay(_ passage: Passage) -> Bool {
        if lastSource != nil, passage.quotationMark(0) != nil { return true }
        if (0..<min(6, passage.count)).contains(where: { passage.byte($0) == 0x3A }) { return true }
        let g = passage.grammar
        guard passage.classes.meets(g.saying) else { return false }
        for index in passage.words.indices where passage.isA(index, g.saying) {
            guard passage.words[index].span > 0 else { continue }
            if passage.isA(index, g.according) { return true }
            let isVerbal = !passage.words[index].forms.isDisjoint(with: .verbal)
            if isVerbal, passage.isA(index, g.say) || passage.isA(index, g.stance) { return true }
            let next = passage.after(index)
            guard next < passage.count else { continue }
            if isVerbal, passage.isA(index, g.belief), passage.mayOpenPhrase(next) { return true }
            if passage.isA(index, g.stanceNoun), mayBeOwned(passage, index) { return true }
            // Other plans and promises are "to C" or "that C".
            guard passage.isA(next, g.that) || passage.isA(next, g.infinitive) else { continue }
            if isVerbal || passage.isA(index, g.sayNoun) || passage.isA(index, g.stanceNoun) || passage.isA(index, g.attitude) {
                return true
            }
        }
        return false
    }

    /// "the minister's support", "our anger": a noun is somebody's stance where it says whose.
    private func mayBeOwned(_ passage: Passage, _ noun: Int) -> Bool {
        (0...noun).contains { passage.token($0).kind == .clitic || passage.isA($0, passage.grammar.own) }
    }

    mutating func enter(_ passage: Passage) {
        quotation.enter(passage)
        if isTranscript, passage.count > 0, passage.startsLine { isTranscript = false }
    }

    mutating func leave(_ passage: Passage) { quotation.leave(passage) }

    /// The statements of one sentence, in order of their cues.
    mutating func statements(_ passage: Passage, sentence: Int) -> [Said] {
        quotation.mark(passage)
        if let said = transcript(passage) {
            isTranscript = true
            return [said]
        }
        if isTranscript, let lastSource {
            return trimmed(passage, 0..<passage.count).map { [Said(content: $0, quoted: true, carried: lastSource)] } ?? []
        }
        let g = passage.grammar
        var found: [Said] = []
        for index in passage.words.indices where passage.isA(index, g.saying) {
            guard passage.words[index].span > 0, !quotation.isSpeech(index) else { continue }
            guard let said = statement(passage, at: index, found.last) else { continue }
            // "quoted … as saying" is one cue.
            if let last = found.last, last.cue?.lowerBound == said.cue?.lowerBound { found.removeLast() }
            // "S claimed the attack, in which 26 died, according to T": T vouches for the dead alone.
            if let last = found.last, let cue = said.cue, said.content.upperBound <= cue.lowerBound,
                last.content.dropFirst().contains(said.content.lowerBound)
            {
                found[found.count - 1].content = trimmed(passage, last.content.lowerBound..<said.content.lowerBound) ?? last.content
            }
            found.append(said)
        }
        if quotation.isOpen {
            for index in found.indices where found[index].content.lowerBound == 0 && quotation.isQuoted[0] {
                found[index].opened = quotation.start
            }
        }
        if found.isEmpty, let said = carried(passage, sentence) { found.append(said) }
        return found
    }

    private func statement(_ passage: Passage, at index: Int, _ earlier: Said?) -> Said? {
        let g = passage.grammar
        if passage.isA(index, g.according) { return according(passage, index, earlier) }
        guard passage.words[index].part == .verb else {
            if passage.isA(index, g.attitude) { return adjectival(passage, index) }
            return passage.isA(index, g.sayNoun) || passage.isA(index, g.stanceNoun) ? nominal(passage, index) : nil
        }
        if passage.isA(index, g.say) { return passage.verbFirst ? verbFirst(passage, index, earlier) : spoken(passage, index, earlier) }
        if passage.isA(index, g.belief) || passage.isA(index, g.intent), let said = believed(passage, index) { return said }
        return passage.isA(index, g.stance) ? judged(passage, index) : nil
    }

    // MARK: What runs on

    /// "SMITH: We will not go.", and the headline "Smith: We will not go".
    private func transcript(_ passage: Passage) -> Said? {
        let end = lastWord(passage)
        var colon = 1
        while colon < min(6, end), passage.words[colon].part != .colon { colon += 1 }
        guard colon < min(6, end), end - colon > 3, passage.token(0).shape.contains(.capitalised) || passage.isNameMark(0) else {
            return nil
        }
        let isNamed = passage.isFree && passage.has(0..<colon, passage.grammar.people.union(passage.grammar.groupWord))
        for index in 0..<colon {
            let part = passage.words[index].part
            if passage.isNameMark(index) { continue }
            guard part == .name || part == .noun || part == .determiner, isNamed || passage.token(index).shape.contains(.capitalised)
            else { return nil }
        }
        guard isNamed || passage.token(0).shape.contains(.allCaps) || passage.words[colon + 1].part == .quote else { return nil }
        guard let content = trimmed(passage, colon..<end) else { return nil }
        return Said(source: 0..<colon, cue: colon..<colon + 1, content: content, quoted: true)
    }

    /// A sentence that is quoted, but for some words, after one that named its source.
    private func carried(_ passage: Passage, _ sentence: Int) -> Said? {
        guard let lastSource, sentence - lastSentence <= 3, passage.count >= 3 else { return nil }
        let isQuoted = quotation.isQuoted
        guard isQuoted[0], isQuoted.count(where: { $0 }) * 3 > isQuoted.count * 2, let content = trimmed(passage, 0..<passage.count) else {
            return nil
        }
        return Said(content: content, quoted: true, carried: lastSource)
    }

    /// Remembers who spoke last, for quotations that run on.
    mutating func remember(_ said: [Said], _ passage: Passage, sentence: Int) {
        guard let last = said.last(where: { $0.quoted }) else { return }
        if let source = last.source { lastSource = passage.bytes(source.lowerBound, source.upperBound) }
        lastSentence = sentence
    }
}
