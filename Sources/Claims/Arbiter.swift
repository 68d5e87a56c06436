package import Documents

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How likely a claim that a frame found stands in its sentence: logistic regression over hashed traits, with a curve
/// of its own for each type, so that a score of 0.8 is right four times in five.
///
/// Fitted by `ArbiterTraining`, kept in a file by `ArbiterFile`. Types that it was not fitted with keep their frames' scores.
package struct Arbiter: Sendable, Equatable {
    /// From a sum of weights to a chance (Platt 1999), and from what chance on a claim counts.
    package struct Scale: Sendable, Equatable {
        var slope: Double
        var shift: Double
        var threshold = 0.0

        func chance(_ sum: Double) -> Double { 1 / (1 + exp(-(slope * sum + shift))) }
    }

    /// One weight for each place of `Traits`; most are 0.
    let weights: [Float]
    let scales: [String: Scale]

    /// From what score on a claim of the type counts.
    package func threshold(of type: String) -> Double { scales[type]?.threshold ?? 0 }

    func sum(_ places: some Sequence<UInt32>) -> Double {
        var sum = 0.0
        for place in places { sum += Double(weights[Int(place)]) }
        return sum
    }
}

extension Reader {
    /// The claim with the arbiter's score; nil when it is less likely than its type asks for. `beside` are all candidates of the sentence.
    mutating func judged(_ claim: Claim, of candidate: Candidate, beside all: [Candidate], _ said: [Attribution.Said]) -> Claim? {
        let scale = model.arbiter?.scales[claim.type]
        guard scale != nil || examples != nil || explanations != nil else { return claim }
        list(candidate, claim, all, said)
        examples?.append(ArbiterExample(claim: claim, places: traits.places))
        var claim = claim
        if let scale, let arbiter = model.arbiter { claim.score = scale.chance(arbiter.sum(traits.places)) }
        let isLikely = claim.score >= scale?.threshold ?? 0
        explain(candidate, claim, said, isLikely ? .claim : .unlikely)
        return isLikely ? claim : nil
    }
}

/// A claim as the frames found it, with its traits: what an arbiter is fitted to.
package struct ArbiterExample: Sendable {
    package var claim: Claim
    var places: [UInt32]
}
