/// What trends and the report of a large index cost: the command from its start to its end, in seconds.
struct TrendRounds {
    struct Answer {
        let question: String
        let most: Double
        let wall: Double
        let cpu: Double
        let memory: Double
    }

    let answers: [Answer]

    private static let questions: [(words: [String], most: Double)] = [
        (["trends", "attack", "--by", "month"], 0.3), (["trends", "entity:islamic-state", "--by", "week"], 0.3),
        (["trends", "claim:denial", "--by", "month"], 0.3), (["trends", "attack", "--compare", "source", "--by", "quarter"], 1),
        (["trends", "--rising"], 3), (["trends", "--falling"], 3), (["trends", "--bursts"], 15), (["keyness", "--language", "fr"], 15),
        (["collocations", "convoy"], 15), (["export", "network"], 15), (["report", "--format", "html"], 15),
    ]

    /// The fastest of three runs.
    init(_ gleaner: String, index: String) throws {
        answers = try Self.questions.map { words, most in
            var best: Child?
            for _ in 0..<3 {
                let child = try Child([gleaner] + words + ["--index", index])
                // 1: nothing was found, and looking for it cost the same.
                guard child.status <= 1 else { throw BenchmarkError("gleaner \(words.joined(separator: " ")) ended with \(child.status).") }
                if child.wall < best?.wall ?? .infinity { best = child }
            }
            return Answer(question: words.joined(separator: " "), most: most, wall: best!.wall, cpu: best!.cpu, memory: best!.memory)
        }
    }
}
