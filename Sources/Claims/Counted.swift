import Documents

/// Figures of anything but the hurt and the held, and measures.
extension Reader {
    /// Figures of attacks, bases, fighters: told beside those of people, and never news of their own.
    func others() -> [Tally] {
        var found: [Tally] = []
        for (index, chunk) in passage.chunks.enumerated() where chunk.number >= 0 {
            var heads = passage.words[chunk.head].classes
            // "six of their camps"
            if chunk.end == chunk.number + 1, chunk.end + 1 < passage.count, passage.isA(chunk.end, passage.grammar.of),
                passage.chunkAt[chunk.end + 1] >= 0
            {
                heads = passage.words[passage.chunks[Int(passage.chunkAt[chunk.end + 1])].head].classes
            }
            guard let kind = passage.grammar.counted.first(where: { heads.meets($0.list) })?.kind,
                let figure = passage.figure(at: chunk.number), figure.value != 1
            else { continue }
            found.append(
                Tally(
                    kind: kind, cue: chunk.head, chunk: index, words: figure.words, figure: figure, isAnaphoric: false, category: .thing,
                    isExplicit: true))
        }
        for verb in passage.words.indices where passage.words[verb].part == .verb && passage.words[verb].span > 0 {
            guard let kind = passage.grammar.counted.first(where: { $0.kind == "displaced" && passage.isA(verb, $0.list) })?.kind else {
                continue
            }
            let predicate = passage.predicate(verb)
            let people = predicate.isPassive ? predicate.subjects : predicate.objects
            for index in people where passage.chunks[index].number >= 0 {
                guard let figure = passage.figure(at: passage.chunks[index].number) else { continue }
                found.append(
                    Tally(
                        kind: kind, cue: verb, chunk: index, words: figure.words, figure: figure, isAnaphoric: false, category: .person,
                        isExplicit: true))
            }
        }
        return found
    }
}
