import Documents

/// The deeds of one article: which of them words mean that leave it open, and which are only touched upon.
///
/// News names a deed once and then speaks of it: after a bomb went off, "the attack" is that bombing, and those who
/// "were hurt" were hurt by it. An open mention takes the kind of the nearest deed told before, else after.
struct Deeds {
    private struct Told {
        var claim: Int
        var sentence: Int
        var isOpen: Bool
        var points: Int
    }

    /// Sentences between a deed and words that speak of it.
    private static let reach = 8

    private var told: [Told] = []

    mutating func note(_ candidate: Candidate, claim: Int, sentence: Int, points: Int) {
        switch candidate.type {
        case "attack_report", "claim_of_responsibility", "accusation": break
        default: return
        }
        told.append(Told(claim: claim, sentence: sentence, isOpen: candidate.isOpen || candidate.subtype == nil, points: points))
    }

    /// Names open deeds; takes back reports of attacks that are none, and says which: their figures stay, as losses.
    func settle(_ claims: inout [Claim], sentences: Int) -> [Int] {
        var withdrawn: [Int] = []
        for (index, one) in told.enumerated() where one.isOpen {
            guard let deed = nearest(index) else { continue }
            // Who is harmed after a kidnapping or a robbery is harmed by another deed.
            if claims[one.claim].type == "attack_report",
                claims[deed.claim].subtype == "kidnapping" || claims[deed.claim].subtype == "robbery"
            {
                continue
            }
            claims[one.claim].subtype = claims[deed.claim].subtype
        }
        // An article that speaks of violence in hardly one sentence of ten is about something else.
        let support = told.count * 10 < sentences ? -1 : 0
        for one in told.reversed() where claims[one.claim].type == "attack_report" && isTold(claims[one.claim]) {
            guard one.points + Self.points(claims[one.claim].subtype) + support <= 0 else { continue }
            if claims[one.claim].quantities.isEmpty {
                claims.remove(at: one.claim)
                withdrawn.append(one.claim)
            } else {
                claims[one.claim].type = "casualty_loss"
                claims[one.claim].subtype = nil
            }
        }
        return withdrawn
    }

    /// What is denied, or said to be possible, is no event by its own words.
    private func isTold(_ claim: Claim) -> Bool { claim.status == .asserted || claim.status == .reported }

    private func nearest(_ index: Int) -> Told? {
        let isNear = { (other: Told) in !other.isOpen && abs(other.sentence - told[index].sentence) <= Self.reach }
        return told[..<index].last(where: isNear) ?? told[index...].first(where: isNear)
    }

    /// Words for these deeds are seldom said of anything else; those of fights and shots are.
    private static func points(_ subtype: String?) -> Int {
        switch subtype {
        case "bombing", "kidnapping", "arson", "robbery", "assassination": 1
        default: 0
        }
    }
}

extension Reader {
    /// What each claim is about, by its own words; harm beside a bomb is done by it.
    func nameDeeds(_ found: inout [Candidate]) {
        for index in found.indices {
            if found[index].frame.absorbs || found[index].type == "threat_call", found[index].subtype == nil {
                found[index].subtype = sharedSubtype(found[index].type, namedDeed(found[index].anchor..<found[index].end))
            }
            if isOpen(found[index]) {
                if passage.classes.meets(passage.grammar.bombing) { found[index].subtype = "bombing" } else { found[index].isOpen = true }
            } else if isAttack(found[index]), passage.classes.meets(passage.grammar.explosive) {
                found[index].subtype = "bombing"
            }
        }
    }

    /// The kind of deed that words name: "a dynamite attack", "the kidnapping of".
    private func namedDeed(_ words: Range<Int>) -> String? {
        for index in words where passage.words[index].span > 0 {
            for (subtype, list) in passage.grammar.deedNames where passage.isA(index, list) { return subtype }
        }
        return nil
    }

    /// The attack is only named, or harm is told without who did it.
    private func isOpen(_ candidate: Candidate) -> Bool {
        guard candidate.type == "attack_report", candidate.subtype == "armed_assault" else { return false }
        let g = passage.grammar
        let index = candidate.anchor
        guard passage.words[index].part == .verb else {
            guard namesNoKind(index), passage.chunkAt[index] >= 0 else { return false }
            // News begins with "an attack" and then says which.
            let determiner = passage.chunks[Int(passage.chunkAt[index])].determiner
            return current == 0 || determiner >= 0 && !passage.isA(determiner, g.indefinite)
        }
        guard passage.isA(index, g.harmed) else { return false }
        // "threw a bomb at the gate, wounding a guard"
        let isOutcome = passage.words[index].forms.contains(.ing) && passage.auxiliaryStart(index) == index
        return isOutcome || candidate.actors.allSatisfy { category(passage.chunks[$0]) == .weapon }
    }

    /// "attacked the embassy with explosives": a verb that leaves open how.
    private func isAttack(_ candidate: Candidate) -> Bool {
        candidate.type == "attack_report" && candidate.subtype == "armed_assault"
            && namesNoKind(candidate.anchor)
    }

    /// A word for attacks of any kind.
    private func namesNoKind(_ word: Int) -> Bool {
        passage.isA(word, passage.grammar.attackNoun) && namedDeed(word..<word + 1) == nil
    }
}
