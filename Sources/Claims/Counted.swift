import Documents

/// Figures of anything but the hurt and the held, told beside those and never news of their own: what the lists
/// `counted.KIND` name (attacks, vehicles, videos), and measures in the units of `unit.KIND` (money, distance, age).
extension Reader {
    func others(_ dates: [Dates.Found]) -> [Tally] {
        var found: [Tally] = []
        for (index, chunk) in passage.chunks.enumerated() where chunk.number >= 0 {
            guard !dates.contains(where: { $0.words.contains(chunk.number) }), let kind = countedKind(index),
                let figure = passage.figure(reaching: chunk.number), figure.value != 1
            else { continue }
            found.append(
                Tally(kind: kind, cue: chunk.head, chunk: index, words: figure.words, figure: figure, category: .thing, isExplicit: true))
        }
        if passage.classes.meets(passage.grammar.counting) {
            for verb in passage.words.indices where passage.words[verb].part == .verb && passage.words[verb].span > 0 {
                countMoved(verb, &found)
            }
        }
        if passage.classes.meets(passage.grammar.measuring) { measure(dates, &found) }
        return found
    }

    /// What a phrase with a figure counts, by its head ("12 vehicles", "six of their camps") or by what is said of it
    /// ("20 people are missing", "500 families without water").
    private func countedKind(_ index: Int) -> String? {
        let g = passage.grammar
        let chunk = passage.chunks[index]
        var heads = passage.classes(of: chunk.head)
        var next = chunk.end
        if chunk.end == chunk.number + 1, next + 1 < passage.count, passage.isA(next, g.of), passage.chunkAt[next + 1] >= 0 {
            let inner = passage.chunks[Int(passage.chunkAt[next + 1])]
            heads = passage.classes(of: inner.head)
            next = inner.end
        }
        if let kind = kind(heads, among: g.counted) {
            return kind != "weapons_seized" || passage.classes.meets(g.spoils) ? kind : nil
        }
        while next < passage.count,
            passage.words[next].part == .be || passage.words[next].part == .adverb || passage.words[next].part == .have
        {
            next += 1
        }
        if next < passage.count, passage.chunkAt[next] < 0 || passage.chunks[Int(passage.chunkAt[next])].number < 0,
            let kind = kind(passage.classes(of: next), among: g.counted)
        {
            return kind
        }
        // "some 150 gunmen"
        return heads.meets(g.armed) && !heads.meets(g.groupWord) ? "fighters" : nil
    }

    private func kind(_ classes: ClassSet, among lists: [(kind: String, list: ClassSet)]) -> String? {
        lists.first { classes.meets($0.list) }?.kind
    }

    /// "displaced 9,000 villagers", "30,000 people have fled"
    private func countMoved(_ verb: Int, _ found: inout [Tally]) {
        let g = passage.grammar
        let kind = kind(passage.classes(of: verb), among: g.counted)
        let isFlight = kind == nil && passage.isA(verb, g.flight)
        guard kind != nil || isFlight else { return }
        let predicate = passage.predicate(verb)
        let people = isFlight || predicate.isPassive ? predicate.subjects : predicate.objects
        for index in people where passage.chunks[index].number >= 0 {
            let category = category(passage.chunks[index])
            if isFlight, category != .person, category != .civilian { continue }
            guard let figure = passage.figure(reaching: passage.chunks[index].number),
                !found.contains(where: { $0.words.overlaps(figure.words) })
            else { continue }
            found.append(
                Tally(
                    kind: kind ?? "displaced", cue: verb, chunk: index, words: figure.words, figure: figure, category: .person,
                    isExplicit: true))
        }
    }

    /// "$2 million", "40 km", "a 13-year-old", "600 acres", "12 years"
    private func measure(_ dates: [Dates.Found], _ found: inout [Tally]) {
        let g = passage.grammar
        for unit in passage.words.indices where passage.words[unit].span > 0 && passage.isA(unit, g.measuring) {
            guard let kind = kind(passage.classes(of: unit), among: g.measured),
                !dates.contains(where: { $0.words.contains(unit) || $0.words.upperBound == unit })
            else { continue }
            let after = passage.after(unit)
            var figure = passage.measure(before: unit)
            // "$2 million", "Rs 5,000", "aged 34"
            if figure == nil, kind == "money" || kind == "age", after < passage.count, passage.words[after].part == .number {
                figure = passage.measure(at: after)
            }
            guard let figure, !found.contains(where: { $0.words.overlaps(figure.words) && $0.unit != nil }) else { continue }
            let chunk = Int(passage.chunkAt[figure.words.upperBound - 1])
            found.append(
                Tally(
                    kind: kind, cue: unit, chunk: max(chunk, 0),
                    words: min(figure.words.lowerBound, unit)..<max(figure.words.upperBound, after),
                    figure: figure, category: .thing, unit: unit..<after))
        }
    }
}
