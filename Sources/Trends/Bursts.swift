#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// When was a word in the news? A stretch of days in which its share of the articles stays up, told apart from days that are
/// high by chance.
///
/// Kleinberg's automaton for batches (2003, “Bursty and Hierarchical Structure in Streams”, section 4): it is always in one of
/// several states, each expecting a larger share than the one below. A state costs what it expects wrongly, and every state
/// further up costs γ ln n once, so a rise that does not last is not worth its price. The cheapest way through all days tells
/// the bursts.
package struct Burst: Sendable, Equatable {
    /// 1 for a share that fits twice the usual better, 2 for four times, … A burst of level 2 lies within one of level 1.
    package let level: Int
    package let batches: Range<Int>
    /// What the state saves over the one below, summed over the burst: how much it stands out, for ranking.
    package let weight: Double

    package init(level: Int, batches: Range<Int>, weight: Double) {
        self.level = level
        self.batches = batches
        self.weight = weight
    }

    /// The bursts of a word in so many of so many articles, batch by batch (day, week); by where they begin, then by level.
    ///
    /// Batches without articles cost nothing, neither end a burst nor count among the n: as if they were not there.
    /// - Parameters:
    ///   - scaling: How many times larger a share every state expects; above 1.
    ///   - gamma: How dear going up is. Going down is free.
    package static func bursts(of relevant: [Int], in totals: [Int], scaling: Double = 2, gamma: Double = 1) -> [Burst] {
        precondition(relevant.count == totals.count && scaling > 1 && gamma >= 0)
        let batches = totals.indices.filter { totals[$0] > 0 }
        let states = states(relevant, totals, batches, scaling)
        guard states.count > 1 else { return [] }
        let path = cheapestPath(relevant, totals, batches, states, price: gamma * log(Double(batches.count)))
        return nested(path, batches) { level, batch in
            states[level - 1].cost(relevant[batch], totals[batch]) - states[level].cost(relevant[batch], totals[batch])
        }
    }

    /// What a state expects. The cost is the negative log-likelihood but for the binomial coefficient, the same in all states.
    private struct State {
        let share: Double
        let ofRelevant: Double
        let ofOther: Double

        init(share: Double) {
            self.share = share
            ofRelevant = -log(share)
            ofOther = -log1p(-share)
        }

        func cost(_ relevant: Int, _ total: Int) -> Double {
            Double(relevant) * ofRelevant + Double(total - relevant) * ofOther
        }
    }

    /// Beyond what scalings in use need (by 2, from one article in 2⁶² on); a scaling near 1 would otherwise make thousands.
    private static let mostStates = 64

    /// The overall share, multiplied on and on. One state reaches past the highest share of any batch; the next would fit all
    /// of them worse. A share of 1 or more cannot be: a state that would reach it is the last, and half way to 1.
    private static func states(_ relevant: [Int], _ totals: [Int], _ batches: [Int], _ scaling: Double) -> [State] {
        var (found, all, highest) = (0, 0, 0.0)
        for batch in batches {
            precondition(relevant[batch] >= 0 && relevant[batch] <= totals[batch], "a part is at most the whole")
            found += relevant[batch]
            all += totals[batch]
            highest = max(highest, Double(relevant[batch]) / Double(totals[batch]))
        }
        guard found > 0, found < all else { return [] }
        var states = [State(share: Double(found) / Double(all))]
        while let below = states.last?.share, below < highest, states.count < mostStates {
            let share = below * scaling
            guard share < 1 else { return states + [State(share: (below + 1) / 2)] }
            states.append(State(share: share))
        }
        return states
    }

    /// Viterbi's, from state 0. Of two ways that cost the same, the one that is lower at the end.
    private static func cheapestPath(_ relevant: [Int], _ totals: [Int], _ batches: [Int], _ states: [State], price: Double) -> [Int] {
        let count = states.count
        var costs = (0..<count).map { Double($0) * price }
        var entered = costs
        var origins = [UInt8](repeating: 0, count: count * batches.count)
        for (step, batch) in batches.enumerated() {
            let row = step * count
            if step > 0 {
                // From above for nothing: the cheapest of those at or above a state. From below a step at a time.
                var cheapest = count - 1
                for state in stride(from: count - 1, through: 0, by: -1) {
                    if costs[state] <= costs[cheapest] { cheapest = state }
                    entered[state] = costs[cheapest]
                    origins[row + state] = UInt8(cheapest)
                }
                for state in 1..<count where entered[state - 1] + price <= entered[state] {
                    entered[state] = entered[state - 1] + price
                    origins[row + state] = origins[row + state - 1]
                }
            }
            for state in 0..<count { costs[state] = entered[state] + states[state].cost(relevant[batch], totals[batch]) }
        }
        var path = [Int](repeating: 0, count: batches.count)
        var state = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        for step in path.indices.reversed() {
            path[step] = state
            state = Int(origins[step * count + state])
        }
        return path
    }

    /// For every level the stretches at it or above.
    private static func nested(_ path: [Int], _ batches: [Int], _ saving: (_ level: Int, _ batch: Int) -> Double) -> [Burst] {
        var bursts: [Burst] = []
        for level in 1..<(path.max() ?? 0) + 1 {
            var step = 0
            while step < path.count {
                let first = step
                var weight = 0.0
                while step < path.count, path[step] >= level {
                    weight += saving(level, batches[step])
                    step += 1
                }
                if step > first { bursts.append(Burst(level: level, batches: batches[first]..<batches[step - 1] + 1, weight: weight)) }
                step += 1
            }
        }
        return bursts.sorted { ($0.batches.lowerBound, $0.level) < ($1.batches.lowerBound, $1.level) }
    }
}
