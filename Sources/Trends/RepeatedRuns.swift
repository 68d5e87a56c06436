import Documents
import Indexing
import Text
import Tokenization

/// Runs of six words and more that stand in several releases, each as long as it can be.
struct RepeatedRuns {
    struct Run {
        /// Where it stands first, in bytes.
        let words: (release: Int, start: Int, end: Int, count: Int)
        /// In order.
        let releases: [Int32]
        fileprivate let grams: [Int32]
    }

    private(set) var runs: [Run] = []
    /// Six words side by side have so many places in all the texts.
    private(set) var places = 0

    private static let length = Formulae.fewestWords
    private static let sketchBits: UInt64 = 24
    /// A run reaches at most so many words to either side.
    private static let reach = 100

    private struct Gram {
        var releases: [Int32] = []
        /// A hash of its releases: equal for those that stand in the same.
        var signature: UInt64 = 0
        var isTaken = false
    }

    private var grams: [Gram] = []
    private var numbers: [UInt64: Int32] = [:]

    init(_ releases: Releases, minimum: Int, of index: IndexReader) throws {
        var sketch = [UInt8](repeating: 0, count: 1 << Int(Self.sketchBits))
        try index.forEachText(of: releases) { _, text, sentences in
            for range in sentences {
                let sentence = Sentence(text, range)
                places += sentence.words.count / Self.length
                for hash in sentence.hashes {
                    let place = Int(hash >> (64 - Self.sketchBits))
                    if sketch[place] < 255 { sketch[place] += 1 }
                }
            }
        }
        let least = UInt8(clamping: minimum)
        func isRare(_ hash: UInt64) -> Bool { sketch[Int(hash >> (64 - Self.sketchBits))] < least }
        try index.forEachText(of: releases) { number, text, sentences in
            for sentence in sentences {
                for hash in Sentence(text, sentence).hashes where !isRare(hash) { add(hash, Int32(number)) }
            }
        }
        try index.forEachText(of: releases) { number, text, sentences in
            for range in sentences {
                let sentence = Sentence(text, range)
                extend(sentence, sentence.hashes.map { isRare($0) ? -1 : numbers[$0] ?? -1 }, number, minimum)
            }
        }
        (grams, numbers) = ([], [:])
        dropParts()
    }

    private mutating func add(_ hash: UInt64, _ release: Int32) {
        let at: Int
        if let place = numbers[hash] {
            at = Int(place)
        } else {
            at = grams.count
            numbers[hash] = Int32(at)
            grams.append(Gram())
        }
        if grams[at].releases.last != release {
            grams[at].releases.append(release)
            var random = SplitMix64(seed: UInt64(release))
            grams[at].signature ^= random.next()
        }
    }

    /// Runs that begin here for the first time: from each of the sentence's grams on to both sides, as long as all its releases have the next.
    private mutating func extend(_ sentence: Sentence, _ row: [Int32], _ release: Int, _ minimum: Int) {
        for at in row.indices where row[at] >= 0 && !grams[Int(row[at])].isTaken && grams[Int(row[at])].releases.count >= minimum {
            let own = Int(row[at])
            var (first, last) = (at, at)
            while first > 0, at - first < Self.reach, has(row[first - 1], all: own) { first -= 1 }
            while last + 1 < row.count, last - at < Self.reach, has(row[last + 1], all: own) { last += 1 }
            for place in first...last where grams[Int(row[place])].signature == grams[own].signature {
                grams[Int(row[place])].isTaken = true
            }
            let words = sentence.words[first..<last + Self.length]
            runs.append(
                Run(
                    words: (release, words.first!.start, words.last!.end, words.count), releases: grams[own].releases,
                    grams: Array(row[first...last])))
        }
    }

    /// Whether a gram stands in all the releases of another.
    private func has(_ gram: Int32, all other: Int) -> Bool {
        guard gram >= 0 else { return false }
        let (own, wanted) = (grams[Int(gram)], grams[other])
        if own.signature == wanted.signature { return true }
        guard own.releases.count > wanted.releases.count else { return false }
        var at = 0
        for release in wanted.releases {
            while at < own.releases.count, own.releases[at] < release { at += 1 }
            guard at < own.releases.count, own.releases[at] == release else { return false }
        }
        return true
    }

    /// Of a run within a longer one: the shorter goes where four fifths of its releases have the longer, else the longer where it adds
    /// less than a run of its own.
    private mutating func dropParts() {
        var holding: [Int32: [Int32]] = [:]
        for (number, run) in runs.enumerated() { for gram in Set(run.grams) { holding[gram, default: []].append(Int32(number)) } }
        var dropped = Set<Int>()
        var pairs: [(shorter: Int, longer: Int)] = []
        for (number, run) in runs.enumerated() {
            // Asked of the rarer of both ends, for some stand in very many.
            let ends = [run.grams[0], run.grams[run.grams.count - 1]]
            for other in ends.map({ holding[$0] ?? [] }).min(by: { $0.count < $1.count }) ?? [] where other != number {
                let longer = runs[Int(other)]
                guard longer.grams.count > run.grams.count, longer.grams.firstRange(of: run.grams) != nil else { continue }
                if longer.releases.count * 5 >= run.releases.count * 4 {
                    dropped.insert(number)
                } else {
                    pairs.append((number, Int(other)))
                }
            }
        }
        for (shorter, longer) in pairs
        where !dropped.contains(shorter) && runs[longer].grams.count - runs[shorter].grams.count < Self.length {
            dropped.insert(longer)
        }
        runs = runs.indices.filter { !dropped.contains($0) }.map { runs[$0] }
    }

    private struct Sentence {
        /// In bytes.
        private(set) var words: [(start: Int, end: Int)] = []
        /// Of each run of six words, by its first.
        private(set) var hashes: [UInt64] = []

        init(_ text: [UInt8], _ range: Range<Int>) {
            var tokens: [Token] = []
            Tokenizer.tokenize(text.span, ByteRange(range.lowerBound, range.upperBound), into: &tokens)
            tokens.removeAll { !$0.isWord }
            words = tokens.map { (Int($0.start), Int($0.end)) }
            guard tokens.count >= length else { return }
            hashes = (0...tokens.count - length).map { start in
                var hash: UInt64 = 0
                for token in tokens[start..<start + length] { hash = (hash &+ token.id) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29) }
                return hash &* 0xD6E8_FEB8_6659_FD93
            }
        }
    }
}
