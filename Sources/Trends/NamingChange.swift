package import Documents
package import Indexing

/// When an outlet changed what it calls a group: from the army's own name for itself to its enemies', say.
///
/// Counted are stories that use a name of a stance, of all that name the group. Of an outlet's time each split between two days is tried,
/// for each stance; the one of the largest G² is the change, if `ExactTest` says that it is more than chance once its probability is taken
/// times all the splits, stances and outlets that were tried (Bonferroni).
package struct NamingChange: Sendable {
    package let source: String
    /// self, neutral or hostile.
    package let stance: String
    /// The last day of the old and the first of the new, as far as articles tell.
    package let before: CalendarDay
    package let from: CalendarDay
    /// Stories with a name of the stance, and all that name the group.
    package let countBefore: Int
    package let ofBefore: Int
    package let countAfter: Int
    package let ofAfter: Int
    package let chance: Double

    package var contingency: Contingency { Contingency(countAfter, of: ofAfter, against: countBefore, of: ofBefore) }

    /// Outlets that changed, the surest first.
    package static func changes(_ namings: [IndexReader.Naming], atMost level: Double = 0.05) -> [NamingChange] {
        let outlets = Dictionary(grouping: namings) { $0.source ?? "" }.filter { $0.key != "" }.mapValues(Self.stories)
        var best: [NamingChange] = []
        var tried = 0
        for (source, stories) in outlets {
            let days = Set(stories.map(\.day)).sorted()
            var found: NamingChange?
            for stance in Set(stories.flatMap(\.stances)) {
                let all = stories.count { $0.stances.contains(stance) }
                var (of, count, next) = (0, 0, 0)
                for (day, after) in zip(days, days.dropFirst()) {
                    while next < stories.count, stories[next].day <= day {
                        of += 1
                        count += stories[next].stances.contains(stance) ? 1 : 0
                        next += 1
                    }
                    tried += 1
                    let split = NamingChange(
                        source: source, stance: stance, before: day, from: after, countBefore: count, ofBefore: of, countAfter: all - count,
                        ofAfter: stories.count - of,
                        chance: ExactTest.probability(all - count, of: stories.count - of, against: count, of: of))
                    if split.contingency.logLikelihood > found?.contingency.logLikelihood ?? 0 { found = split }
                }
            }
            if let found { best.append(found) }
        }
        return best.map { $0.corrected(for: tried) }.filter { $0.chance <= level }.sorted {
            ($0.chance, $0.source) < ($1.chance, $1.source)
        }
    }

    private func corrected(for tries: Int) -> NamingChange {
        NamingChange(
            source: source, stance: stance, before: before, from: from, countBefore: countBefore, ofBefore: ofBefore,
            countAfter: countAfter,
            ofAfter: ofAfter, chance: min(1, chance * Double(tries)))
    }

    /// Stories of one outlet by day, each with the stances of all its names.
    private static func stories(_ namings: [IndexReader.Naming]) -> [(day: CalendarDay, stances: Set<String>)] {
        Dictionary(grouping: namings, by: \.story).values.compactMap { story in
            story.compactMap(\.day).min().map { ($0, Set(story.compactMap(\.stance))) }
        }.sorted { $0.day < $1.day }
    }
}
