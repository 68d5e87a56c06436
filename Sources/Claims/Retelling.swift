import Documents
import Text

/// Which counts of a document are news and which tell the same dead again.
///
/// News gives the figure first and the story after: "Two policemen were killed … The slain men …". A later count
/// is new when the sentence says so ("another", "meanwhile"), when it is of another sort of people, or when it is
/// another figure that another source gives or that is told of another day; else it is taken for the same.
struct Retelling {
    private struct Told {
        var kind: String
        var value: Double
        var category: Frame.Category
        var sentence: Int
        var source: String?
        var date: CalendarDay?
    }

    /// Who gives a figure, and of which day.
    struct Context {
        var source: String?
        var date: CalendarDay?
    }

    private var told: [Told] = []
    /// Of a total that the text divides ("in two separate incidents"), what it has not told again yet.
    private var rest: [String: Double] = [:]

    func hasTold(_ kinds: String...) -> Bool { told.contains { kinds.contains($0.kind) } }

    /// Marks the new ones among the counts of one sentence.
    mutating func news(_ tallies: [Tally], sentence: Int, isDivided: Bool, _ contexts: [Context]) -> [Bool] {
        var fresh = [Bool](repeating: false, count: tallies.count)
        for kind in Set(tallies.map(\.kind)) {
            let members = tallies.indices.filter { tallies[$0].kind == kind }
            let earlier = told.filter { $0.kind == kind }
            for index in members {
                let tally = tallies[index]
                guard let value = tally.figure.reckoned, !tally.figure.isShare else {
                    fresh[index] = earlier.isEmpty || tally.figure.isShare
                    continue
                }
                let isSplit = isBreakdown(
                    members.map { tallies[$0] }.filter { ($0.category == .armed) == (tally.category == .armed) }, earlier)
                fresh[index] =
                    earlier.isEmpty || (!isSplit && isNews(tally, earlier))
                    || !isSplit && isOtherwise(tally, value, earlier, contexts[index], sentence)
                if fresh[index], let left = rest[kind], value <= left {
                    fresh[index] = false
                    rest[kind] = left - value
                }
            }
            let new = members.filter { fresh[$0] }
            if isDivided, earlier.isEmpty, new.count == 1, let value = tallies[new[0]].figure.reckoned, value > 1 { rest[kind] = value }
            for index in new where !tallies[index].figure.isShare {
                told.append(
                    Told(
                        kind: kind, value: tallies[index].figure.reckoned ?? 0, category: tallies[index].category, sentence: sentence,
                        source: contexts[index].source, date: contexts[index].date))
            }
        }
        return fresh
    }

    /// The counts of one sort of people add up to what was told of them.
    private func isBreakdown(_ alike: [Tally], _ earlier: [Told]) -> Bool {
        guard alike.count > 1 || !alike[0].isAdditive else { return false }
        let total = earlier.filter { ($0.category == .armed) == (alike[0].category == .armed) }.reduce(0) { $0 + $1.value }
        return total > 0 && alike.reduce(0) { $0 + ($1.figure.reckoned ?? 0) } == total
    }

    private func isNews(_ tally: Tally, _ earlier: [Told]) -> Bool {
        if tally.isAnaphoric { return false }
        if tally.isTotal { return false }
        if tally.isAdditive { return true }
        if tally.isName { return false }
        let alike = earlier.filter { same($0.category, tally.category) }
        if alike.isEmpty { return tally.category == .armed || tally.category == .state || tally.isExplicit && tally.category == .civilian }
        return false
    }

    /// Another figure from another source, of another day, or far from those told before.
    private func isOtherwise(_ tally: Tally, _ value: Double, _ earlier: [Told], _ context: Context, _ sentence: Int) -> Bool {
        guard tally.isExplicit, !tally.isAnaphoric else { return false }
        // One source's figure is another's, too, when both are named.
        let alike = earlier.filter { $0.value == value }
        guard alike.allSatisfy({ $0.source != nil && context.source != nil && $0.source != context.source }) else { return false }
        if let source = context.source, !earlier.contains(where: { $0.source == source }) { return true }
        guard tally.kind == "killed" || tally.kind == "wounded" || context.source != nil else { return false }
        if let date = context.date, !earlier.contains(where: { $0.date == nil || $0.date == date }) { return true }
        return sentence - (earlier.map(\.sentence).max() ?? sentence) > 3
    }

    private func same(_ a: Frame.Category, _ b: Frame.Category) -> Bool {
        if a == b { return true }
        let loose: Set<Frame.Category> = [.person, .other, .none]
        return loose.contains(a) || loose.contains(b)
    }
}
