import Assembly
import Documents
import Inputs

/// A corpus of any size out of few sentences: articles in JSON lines that put together anew the sentences of the sample pages and
/// of the rows that claims are learnt from, about as dense in names and claims as ordinary news, and the same for the same seed.
///
/// Four of five longer words give way to others of their language, so that articles have as little in common as any two (with every
/// second, thousands of pairs came near to being copies, and to look into them took longer than all else); some of these
/// are made of halves of two words, so that the vocabulary grows with the corpus as it does in language.
struct Recombined {
    /// Shares of sentences that claim, say and name something: for 0.3 claims, 7 statements and 26 names an article, as in ordinary
    /// news of 5.9 kB a text.
    private static let claiming = 0.002
    private static let saying = 0.07
    private static let naming = 0.21
    private static let outlets = 40
    private static let firstDay = CalendarDay(2017, 1, 1).ordinal
    private static let days = 3 * 365

    /// The sentences of one language, each cut where words may be exchanged.
    private struct Stock {
        /// By what is found in them: nothing, names, statements, claims.
        var plain: [Sentence] = []
        var named: [Sentence] = []
        var saying: [Sentence] = []
        var claiming: [Sentence] = []
        /// Every longer lower-case word, as often as it stands there.
        var words: [String] = []
        /// Words by which claims were told: wherever they come to stand they may tell another.
        var cues: Set<String> = []
        var count: Int { plain.count + named.count + saying.count }
        var isEmpty: Bool { [plain, named, saying, claiming].contains(where: \.isEmpty) }
    }

    private struct Sentence {
        /// Where it was taken from.
        let origin: String
        let parts: [Part]
    }

    private struct Part {
        let text: String
        let mayChange: Bool
    }

    private var stocks: [(language: String, stock: Stock)] = []
    private var random: SplitMix64
    private var written = 0
    /// What copies are made of: the last articles that are none.
    private var recent: [(title: String, text: String, language: String, day: Int?)] = []

    /// Sentences of `pages` and `rows`, as the pipeline reads them.
    init(pages: String, rows: String, pipeline: String, seed: UInt64 = 1) throws {
        random = SplitMix64(seed: seed)
        let chain = try Assembler.chain(pipeline: pipeline)
        var found: [String: Stock] = [:]
        var inputs = try Inputs([pages, rows])
        while var article = inputs.next() {
            do throws(Rejection) { for stage in chain.stages { try stage.annotate(&article) } } catch { continue }
            Self.take(article, into: &found[article.language, default: Stock()])
        }
        // With fewer sentences all articles of a language would be the same.
        stocks = found.filter { $0.value.count >= 60 && !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { language, stock in
            var stock = stock
            stock.words.removeAll { stock.cues.contains($0.lowercased()) }
            return (language, stock)
        }
        guard !stocks.isEmpty else { throw BenchmarkError("\(pages) and \(rows) hold too few sentences to make articles of.") }
        for _ in 0..<3 { try sift(chain) }
    }

    /// Takes out sentences that claim something once they stand among others.
    private mutating func sift(_ chain: Chain) throws {
        var claiming: Set<String> = []
        for _ in 0..<300 {
            let made = article()
            var article = Article(source: "", payload: .taken)
            article.text = Array(made.text.utf8)
            article.language = made.language
            do throws(Rejection) { for stage in chain.stages.dropFirst() { try stage.annotate(&article) } } catch { continue }
            for claim in article.claims {
                for (range, origin) in made.sentences where range.overlaps(claim.range) { claiming.insert(origin) }
            }
        }
        for index in stocks.indices {
            for path in [\Stock.plain, \.named, \.saying] { stocks[index].stock[keyPath: path].removeAll { claiming.contains($0.origin) } }
        }
    }

    private static func take(_ article: Article, into stock: inout Stock) {
        for cue in article.claims.flatMap(\.cues) {
            stock.cues.formUnion(cue.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init))
        }
        for sentence in article.sentences where sentence.range.count >= 40 {
            let mentions = article.mentions.filter { !$0.isNominal && $0.range.overlaps(sentence.range) }
            let claims = article.claims.contains { $0.range.overlaps(sentence.range) }
            let says = article.statements.contains { $0.content.overlaps(sentence.range) }
            var parts: [Part] = []
            var at = sentence.range.start
            for token in article.tokens[sentence.tokens] where token.kind == .word && token.end - token.start >= 4 {
                guard token.shape.isDisjoint(with: [.capitalised, .opensSentence, .joined]),
                    !mentions.contains(where: { $0.range.overlaps(token.range) })
                else { continue }
                parts.append(Part(text: article.string(ByteRange(at, token.range.start)), mayChange: false))
                let word = article.string(token.range)
                parts.append(Part(text: word, mayChange: !claims))
                if !claims { stock.words.append(word) }
                at = token.range.end
            }
            parts.append(Part(text: article.string(ByteRange(at, sentence.range.end)), mayChange: false))
            let taken = Sentence(origin: "\(article.source) \(article.id) \(sentence.range.start)", parts: parts)
            if claims {
                stock.claiming.append(taken)
            } else if says {
                stock.saying.append(taken)
            } else if mentions.isEmpty {
                stock.plain.append(taken)
            } else {
                stock.named.append(taken)
            }
        }
    }

    /// The next article as a line of JSON, with its line feed.
    mutating func line() -> [UInt8] {
        written += 1
        let isCopy = recent.count == 200 && chance(0.06)
        let (title, original, language, date) = isCopy ? recent[below(200)] : fresh()
        var (text, day) = (original, date)
        if isCopy {
            // Framed by words of the outlet's own, a little later.
            let words = stocks.first { $0.language == language }!.stock.words
            text = "\((0..<6).map { _ in words[below(words.count)] }.joined(separator: " ")).\n\(text)"
            day = day.map { $0 + below(4) }
        } else if recent.count < 200 {
            recent.append((title, text, language, day))
        } else {
            recent[below(200)] = (title, text, language, day)
        }
        var out = JSONWriter()
        out.object { out in
            out.member("id", "article-\(written)")
            out.member("title", title)
            out.member("published", day.map { CalendarDay(ordinal: $0).iso })
            out.member("source", "desk-\(skewed(Self.outlets) + 1).example")
            out.member("language", language)
            out.member("text", text)
        }
        return out.bytes + [0x0A]
    }

    private mutating func fresh() -> (title: String, text: String, language: String, day: Int?) {
        let (text, language, sentences) = article()
        let (range, _) = sentences[below(sentences.count)]
        let words = String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self).split(separator: " ").prefix(9)
        return (words.joined(separator: " "), text, language, chance(0.04) ? nil : Self.firstDay + below(Self.days))
    }

    private mutating func article() -> (text: String, language: String, sentences: [(range: ByteRange, origin: String)]) {
        // Languages in the measure of what there is of each; where there is less, articles are shorter.
        var pick = below(stocks.reduce(0) { $0 + $1.stock.count })
        let (language, stock) = stocks.first {
            pick -= $0.stock.count
            return pick < 0
        }!
        let size = min(3_600 + below(8_000), 12 * stock.count)
        var text = ""
        var sentences: [(range: ByteRange, origin: String)] = []
        while text.utf8.count < size {
            let kind =
                chance(Self.claiming)
                ? stock.claiming : chance(Self.saying) ? stock.saying : chance(Self.naming) ? stock.named : stock.plain
            guard !kind.isEmpty else { continue }
            if !text.isEmpty { text += below(3) == 0 ? "\n" : " " }
            let sentence = kind[below(kind.count)]
            let start = text.utf8.count
            text += written(sentence, stock.words)
            sentences.append((ByteRange(start, text.utf8.count), sentence.origin))
        }
        return (text, language, sentences)
    }

    private mutating func written(_ sentence: Sentence, _ words: [String]) -> String {
        var text = ""
        for part in sentence.parts { text += part.mayChange && chance(0.8) ? word(words) : part.text }
        return text
    }

    private mutating func word(_ words: [String]) -> String {
        let word = words[below(words.count)]
        guard chance(0.05) else { return word }
        let other = words[skewed(words.count)]
        return String(word.prefix(word.count / 2) + other.suffix(other.count - other.count / 2))
    }

    // MARK: Chance

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    /// Small numbers more often than large ones.
    private mutating func skewed(_ bound: Int) -> Int { below(below(bound) + 1) }
    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
}
