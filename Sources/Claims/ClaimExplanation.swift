/// Why a sentence was taken for a claim or was not: for people who ask, never part of a run.
package import Documents

package struct ClaimExplanation: Sendable {
    /// What was weighed, and by how much, in log odds.
    package typealias Reason = (words: String, weight: Double)

    package enum Fate: Sendable, Equatable {
        case claim
        /// Taken in by another claim of the sentence, whose cue this is.
        case absorbed(by: ByteRange)
        /// It is not said who or what, so nothing is told that could be checked.
        case unspecific
        /// The arbiter finds it less likely than the model asks for.
        case unlikely
        /// The article as a whole shows that no deed is reported here.
        case withdrawn
    }

    /// The frame that fits: where it stands in the taxonomy, its cue as lists of the lexicons, how its slots stand, its own score.
    package struct Frame: Sendable {
        package let file: String
        package let line: Int
        package let cue: String
        package let roles: String
        package let score: Double
        /// The frame itself says whether it is denied or hypothetical.
        package let isDecided: Bool
    }

    /// As in the record; what was left out, as it would have been.
    package fileprivate(set) var claim: Claim
    package fileprivate(set) var fate: Fate
    package let cue: ByteRange
    /// Cues of the same claim, and of what it has taken in.
    package let others: [ByteRange]
    /// nil where a figure alone speaks for the claim.
    package let frame: Frame?
    /// The word that negates the cue, or else that leaves open whether it is so.
    package let sign: ByteRange?
    /// Why the speaker is the speaker, and the words that say so.
    package let voucher: (words: String, cue: ByteRange?)
    /// The sum of `reasons`, heaviest first, of which the score is the chance; nil and empty where no model weighs the type.
    package let evidence: Double?
    package let reasons: [Reason]
}

extension Reader {
    /// Explains a candidate, where that is asked for; its traits are those that were listed last.
    mutating func explain(_ candidate: Candidate, _ claim: Claim, _ said: [Attribution.Said], _ fate: ClaimExplanation.Fate) {
        guard explanations != nil else { return }
        let reasons = fate == .claim || fate == .unlikely ? weighed(claim.type) : nil
        let explained = ClaimExplanation(
            claim: claim, fate: fate, cue: bytes(candidate.anchor..<candidate.end), others: candidate.cues.map(bytes),
            frame: candidate.isOfFigure ? nil : model.explained(candidate.frame),
            sign: candidate.factuality.sign < 0 ? nil : bytes(candidate.factuality.sign..<candidate.factuality.sign + 1),
            voucher: voucherWords(candidate, said), evidence: reasons.map { $0.reduce(0) { $0 + $1.weight } }, reasons: reasons ?? [])
        explanations?.append(explained)
    }

    /// Explains what never became a claim of its own.
    mutating func explainAbsorbed(_ found: [Candidate], _ kept: [Candidate], _ said: [Attribution.Said]) {
        guard explanations != nil else { return }
        for (index, candidate) in found.enumerated() {
            let host = candidate.absorber.map { found[$0] } ?? kept.first { $0.cues.contains(candidate.anchor..<candidate.end) }
            guard let host else { continue }
            let fate: ClaimExplanation.Fate =
                candidate.absorber == index ? .unspecific : .absorbed(by: bytes(host.anchor..<host.end))
            explain(candidate, claim(candidate, said, [], nil), said, fate)
        }
    }

    /// Brings explanations in line with the claims as the whole article left them; `withdrawn` are places among those made.
    mutating func settleExplanations(_ withdrawn: [Int]) {
        guard var all = explanations else { return }
        var made = 0
        var kept = claims.makeIterator()
        for index in all.indices where all[index].fate == .claim {
            if withdrawn.contains(made) {
                all[index].fate = .withdrawn
            } else if let claim = kept.next() {
                all[index].claim = claim
            }
            made += 1
        }
        explanations = all
    }

    private func bytes(_ words: Range<Int>) -> ByteRange { passage.bytes(words.lowerBound, min(words.upperBound, passage.count)) }

    // MARK: Who vouches

    private func voucherWords(_ candidate: Candidate, _ said: [Attribution.Said]) -> (String, ByteRange?) {
        switch voucher(candidate, said) {
        case .statement(let index):
            let statement = said[index]
            if statement.carried != nil { return ("a quotation that runs on", nil) }
            let parts = [("source", statement.source), ("cue", statement.cue), ("content", statement.content)]
            let order = parts.compactMap { part in part.1.map { (part.0, $0.lowerBound) } }.sorted { $0.1 < $1.1 }.map(\.0)
            return ("a \(statement.quoted ? "quotation" : "statement"): \(order.joined(separator: ", "))", statement.cue.map(bytes))
        case .participant: return ("who acts in the frame", nil)
        case .teller: return ("the subject of a verb that gives figures", nil)
        case .hearsay: return ("hearsay: a word such as “reportedly”", nil)
        case .publisher: return (outlet.isOutlet ? "nobody is named, and the publisher is a group's outlet" : "nobody is named", nil)
        }
    }

    // MARK: What the arbiter weighed

    /// The weights of the traits listed last, joined where they read the same; nil where no model weighs the type.
    private func weighed(_ type: String) -> [ClaimExplanation.Reason]? {
        guard let arbiter = model.arbiter, let scale = arbiter.scales[type] else { return nil }
        // What no trait decides goes with the trait that all claims of a type share.
        var sums = [Trait.always.words: scale.shift]
        for (index, one) in traits.added.enumerated() {
            let sum = arbiter.sum(traits.places[2 * index..<2 * index + 2])
            guard sum != 0 else { continue }
            let word = one.word ?? self.word(one.trait, one.value)
            sums[word.map { "\(one.trait.words) “\($0)”" } ?? one.trait.words, default: 0] += scale.slope * sum
        }
        return sums.map { (words: $0.key, weight: $0.value) }.sorted { (-abs($0.weight), $0.words) < (-abs($1.weight), $1.words) }
    }

    /// The word or list that stands behind a trait's value.
    private func word(_ trait: Trait, _ value: UInt64) -> String? {
        switch trait {
        case .cueList, .list: return model.listKeys.firstIndex(of: value).map { model.lists[$0] }
        case .cueWord, .wordNear, .wordAnywhere:
            return passage.words.indices.first { passage.token($0).id == value }.map { passage.string($0, $0 + 1) }
        case .wordAt, .listAt:
            for step in -3...3 {
                let plain = value ^ Traits.place(step)
                if let word = word(trait == .listAt ? .list : .cueWord, plain) { return word }
            }
            return nil
        default: return nil
        }
    }
}

extension ClaimModel {
    fileprivate func explained(_ frame: Frame) -> ClaimExplanation.Frame {
        ClaimExplanation.Frame(
            file: taxonomy.split(separator: "/").last.map(String.init) ?? taxonomy, line: frame.line, cue: cue(of: frame),
            roles: frame.roles.rawValue, score: frame.score, isDecided: frame.status != nil)
    }

    /// A frame's cue as it would be written: "claim|own/verb ..6 responsibility !to".
    private func cue(of frame: Frame) -> String {
        let slots = frame.slots.enumerated().map { index, slot in
            let lists = self.lists.indices.filter { slot.classes.contains($0) }.map { self.lists[$0] }.joined(separator: "|")
            let shape = index == 0 && frame.shape != .any ? "/\(frame.shape)" : ""
            return (index > 0 && slot.reach > 1 ? "..\(slot.reach) " : "") + (slot.isForbidden ? "!" : "") + lists + shape
        }
        return slots.joined(separator: " ")
    }
}
