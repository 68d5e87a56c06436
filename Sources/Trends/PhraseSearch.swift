import Documents
import Indexing
import Text
import Tokenization

/// Runs of two to four words, for which an index has no list of its own: a sample of articles proposes, the full-text index counts.
///
/// Runs do not cross a mark or a line, and neither begin nor end with one of the words that stand in every third article. Of the
/// sample's runs those that differ most between the first two groups are counted in all articles.
enum PhraseSearch {
    /// Articles of each group that are read: for 5 kB of text each half a second in all.
    private static let mostArticles = 1000
    private static let mostCounted = 60
    /// Runs are first counted by a hash alone, lest every run that comes once take room.
    private static let sketchBits: UInt64 = 22

    struct Phrases {
        /// Counts in all articles of each group.
        let items: [Tally.Item]
        /// Runs of the sample that came often enough to be asked for.
        let tested: Int
    }

    static func phrases(
        over partition: Partition, minimum: Int, of index: IndexReader, where differs: (_ counts: [Int], _ sizes: [Int]) -> Bool
    ) throws(IndexError) -> Phrases {
        let texts = try index.texts(of: partition, atMost: mostArticles)
        let sizes = partition.sizes.indices.map { group in texts.count { $0.group == group } }
        var words = texts.map { Words($0) }
        let common = Words.common(words)
        for at in words.indices { words[at].bound(without: common) }
        let runs = Runs(words, groups: partition.sizes.count)
        // What comes so often in all articles comes so often in the sample, chance aside.
        let total = max(1, partition.sizes.reduce(0, +))
        let least = max(min(minimum, 3), minimum * texts.count / total)
        var tested = 0
        var proposed: [(phrase: String, weight: Double)] = []
        for run in runs.found where run.counts.reduce(0, +) >= least {
            tested += 1
            guard differs(run.counts, sizes) else { continue }
            let table = Contingency(run.counts[0], of: sizes[0], against: run.counts[1], of: sizes[1])
            proposed.append((run.phrase(in: words), table.logLikelihood))
        }
        proposed.sort { ($1.weight, $0.phrase) < ($0.weight, $1.phrase) }
        let phrases = proposed.prefix(mostCounted).map(\.phrase)
        return Phrases(items: try index.tally(of: phrases, over: partition, minimum: minimum).items, tested: tested)
    }

    /// The words of one text, with a mark wherever a run must end.
    private struct Words {
        let group: Int
        let text: [UInt8]
        let tokens: [Token]
        /// By token: a word with which a run may begin and end.
        var bounds: [Bool] = []

        init(_ article: SampledText) {
            var tokens: [Token] = []
            Tokenizer.tokenize(article.text.span, ByteRange(0, article.text.count), into: &tokens)
            (group, text, self.tokens) = (article.group, article.text, tokens)
        }

        /// `common`: words with which no run begins or ends.
        mutating func bound(without common: Set<Folding.TokenID>) {
            bounds = tokens.map { $0.kind == .word && !common.contains($0.id) }
        }

        /// Words that stand in every third article of the sample.
        static func common(_ words: [Words]) -> Set<Folding.TokenID> {
            var counts: [Folding.TokenID: Int] = [:]
            for article in words {
                for id in Set(article.tokens.lazy.filter { $0.kind == .word }.map(\.id)) { counts[id, default: 0] += 1 }
            }
            return Set(counts.filter { $0.value * 3 > words.count }.keys)
        }

        func forEachRun(_ body: (UInt64, Range<Int>) -> Void) {
            for start in tokens.indices where bounds[start] {
                var hash = UInt64(tokens[start].id)
                for next in start + 1..<max(start + 1, min(start + 4, tokens.count)) {
                    guard continues(next) else { break }
                    hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(tokens[next].id)
                    if bounds[next] { body(hash &* 0xD6E8_FEB8_6659_FD93, start..<next + 1) }
                }
            }
        }

        /// Whether a token is a word that goes on from the one before.
        private func continues(_ at: Int) -> Bool {
            guard tokens[at].kind == .word, tokens[at - 1].kind == .word else { return false }
            return !text[Int(tokens[at - 1].end)..<Int(tokens[at].start)].contains(0x0A)
        }
    }

    private struct Runs {
        struct Run {
            let article: Int
            let tokens: Range<Int>
            var counts: [Int]
            var last: Int

            func phrase(in words: [Words]) -> String {
                let of = words[article]
                return of.tokens[tokens].map {
                    ShelvedArticle.folded(String(decoding: of.text[Int($0.start)..<Int($0.end)], as: UTF8.self))
                }
                .joined(separator: " ")
            }
        }

        private(set) var found: [Run] = []

        init(_ words: [Words], groups: Int) {
            var sketch = [UInt8](repeating: 0, count: 1 << Int(sketchBits))
            for article in words {
                article.forEachRun { hash, _ in
                    let place = Int(hash >> (64 - sketchBits))
                    if sketch[place] < 255 { sketch[place] += 1 }
                }
            }
            var places: [UInt64: Int] = [:]
            for (number, article) in words.enumerated() {
                article.forEachRun { hash, tokens in
                    guard sketch[Int(hash >> (64 - sketchBits))] >= 3 else { return }
                    if let place = places[hash] {
                        guard found[place].last != number else { return }
                        found[place].last = number
                        found[place].counts[article.group] += 1
                    } else {
                        var counts = [Int](repeating: 0, count: groups)
                        counts[article.group] = 1
                        places[hash] = found.count
                        found.append(Run(article: number, tokens: tokens, counts: counts, last: number))
                    }
                }
            }
        }
    }
}
