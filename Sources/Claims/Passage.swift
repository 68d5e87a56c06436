import Documents
import Text

/// One sentence under reading: its words with the lists they stand in, their parts of speech, its noun phrases.
///
/// The words of the whole article are looked up once, at first; those of a sentence that is opened are taken up from there,
/// and buffers are reused from one to the next. Positions are indices of tokens within the sentence. A sentence
/// of more than `longest` tokens is read in pieces, so that no page costs more than its length.
struct Passage {
    static let longest = 240

    enum Part: UInt8 {
        case noun, name, adjective, determiner, number, pronoun, time, possessive
        case verb, be, have, `do`, modal, infinitive, negation
        case preposition, conjunction, subordinator, relative, adverb
        case comma, quote, open, close, colon, semicolon, dash, stop, other
    }

    struct Word: Sendable {
        /// Number of the set of lists that it stands in: one of the vocabulary's, or below 0 one of the article's own.
        var set: Int32 = 0
        var forms: Forms = []
        var affixes: Affixes = []
        var part: Part = .noun
        /// The part of speech that its lists alone give it: function words have one whatever stands around them.
        var function: Part?
        /// Tokens that a phrase beginning here spans; 0 inside a phrase.
        var span: UInt16 = 1
        var value: Double = .nan

        var isListed: Bool { self.set != 0 }
    }

    /// A base noun phrase: determiner to head, nothing after it.
    struct Chunk {
        var start: Int
        var end: Int
        var head: Int
        var classes: ClassSet
        var isPronoun = false
        var isName = false
        var determiner = -1
        /// The chunk that a deed is done to, where it is its possessor: "the mayor's murder"; such chunks follow all others.
        var victim = -1
        var number = -1
    }

    let text: [UInt8]
    let tokens: [Token]
    let vocabulary: Vocabulary
    let grammar: Grammar
    let verbFirst: Bool
    let isFree: Bool
    /// The words of the article as they were looked up.
    private var looked: [Word]
    /// Sets of lists that words of the article stand in and none of the vocabulary does.
    private var ownSets: [ClassSet] = []
    var offset = 0
    /// Words of the sentence in hand.
    private(set) var count = 0
    /// They themselves, once the sentence has been opened.
    var words: [Word] = []
    var chunks: [Chunk] = []
    /// The chunk at each word, or -1.
    var chunkAt: [Int32] = []
    /// All lists met in the sentence.
    var classes = ClassSet()
    /// The sentence is all in capitals, which say nothing there.
    var isShouted = false

    init(_ article: Article, _ vocabulary: Vocabulary, _ grammar: Grammar, verbFirst: Bool, isFree: Bool) {
        text = article.text
        tokens = article.tokens
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.verbFirst = verbFirst
        self.isFree = isFree
        looked = [Word](repeating: Word(), count: article.tokens.count)
        words.reserveCapacity(Self.longest)
        chunkAt.reserveCapacity(Self.longest)
        chunks.reserveCapacity(64)
    }

    /// Looks up tokens of the article and gives all lists met; this alone happens to a sentence without a cue.
    mutating func lookUp(_ range: Range<Int>) -> ClassSet {
        var classes = ClassSet()
        var behind: [Range<Int>] = []
        // Of all tokens at once, so that the processor need not wait for one to ask for the next.
        let numbers = tokens[range].map { vocabulary.number(of: $0.id) }
        var at = range.lowerBound
        while at < range.upperBound {
            // The rest of a phrase with a gap is no phrase of its own: "النار" of "أطلق مسلحون النار".
            if !behind.isEmpty, behind.contains(where: { $0.contains(at) }) {
                looked[at].set = number(of: 0, with: grammar.adverb)
                looked[at].function = grammar.part(of: grammar.adverb)
                at += 1
                continue
            }
            var (number, affixes) = (numbers[at - range.lowerBound], Affixes())
            if number < 0, vocabulary.hasPrefixes {
                (number, affixes) = vocabulary.stripped(tokens[at], text)
                looked[at].affixes = affixes
            }
            if number < 0 {
                // Digits tell that there is a figure, as number words do.
                if tokens[at].kind == .number { classes.formUnion(grammar.figure) }
                at += 1
            } else if vocabulary.opensPhrase[Int(number)],
                let (phrase, count, far) = vocabulary.phrase(
                    number, tokens, text, at: at, end: behind.lazy.map(\.lowerBound).filter { $0 > at }.min() ?? range.upperBound)
            {
                var word = vocabulary.reading(phrase)
                word.affixes.formUnion(affixes)
                word.span = UInt16(count)
                if let far { behind.append(far) }
                for inside in at..<at + count {
                    looked[inside] = word
                    word.span = 0
                }
                classes.formUnion(lists(word.set))
                at += count
            } else {
                let word = vocabulary.hasPrefixes ? prefixed(number, affixes, tokens[at]) : vocabulary.reading(number)
                looked[at] = word
                if word.isListed { classes.formUnion(lists(word.set)) }
                at += 1
            }
        }
        return classes
    }

    /// A word that no phrase begins with, in a language that writes onto the front of words.
    private mutating func prefixed(_ number: Int32, _ affixes: Affixes, _ token: Token) -> Word {
        var word = vocabulary.reading(number)
        word.affixes.formUnion(affixes)
        if !word.isListed {
            // Listed only as the beginning of phrases.
            let (stem, before) = vocabulary.stripped(token, text)
            if stem >= 0 { word = vocabulary.reading(stem) }
            word.affixes.formUnion(affixes.union(before))
            if stem >= 0 { return word }
        }
        guard let bare = vocabulary.withoutArticle(number, token, text) else { return word }
        word.affixes.insert(.definite)
        // A word listed with its article has the lists of the bare word, too.
        guard word.isListed, bare >= 0 else { return word }
        let other = vocabulary.reading(bare)
        word.set = self.number(of: word.set, with: lists(other.set))
        word.forms.formUnion(other.forms)
        if word.value.isNaN { word.value = other.value }
        word.function = grammar.part(of: lists(word.set))
        return word
    }

    /// The number of a set with more lists.
    private mutating func number(of set: Int32, with more: ClassSet) -> Int32 {
        let old = lists(set)
        let union = old.union(more)
        if union == old { return set }
        ownSets.append(union)
        return -Int32(ownSets.count)
    }

    /// The set of a number.
    @inline(__always)
    private func lists(_ set: Int32) -> ClassSet { set >= 0 ? vocabulary.sets[Int(set)] : ownSets[-1 - Int(set)] }

    /// Takes up a sentence whose words have been looked up, and met these lists.
    mutating func take(_ range: Range<Int>, _ classes: ClassSet) {
        offset = range.lowerBound
        count = range.count
        words.removeAll(keepingCapacity: true)
        chunks.removeAll(keepingCapacity: true)
        self.classes = classes
    }

    /// Opens the sentence in hand: its words are those that were looked up.
    mutating func open() {
        guard words.isEmpty else { return }
        words += looked[offset..<offset + count]
    }

    /// Whether words of phrases stand in lists by themselves: "rebel leader" is a phrase of its own, and its "rebel" a sign nonetheless.
    func hidesInPhrase(_ set: ClassSet) -> Bool {
        (0..<count).contains { looked[offset + $0].span != 1 && ownClasses($0).meets(set) }
    }

    /// Puts words into a list that they do not stand in by themselves.
    mutating func mark(_ range: Range<Int>, _ list: ClassSet) {
        for index in range { words[index].set = number(of: words[index].set, with: list) }
        classes.formUnion(list)
    }

    /// The lists that a word stands in by itself, whatever phrase it is part of.
    func ownClasses(_ index: Int) -> ClassSet {
        let found = vocabulary.number(of: token(index).id)
        return found >= 0 ? vocabulary.classes(found) : ClassSet()
    }

    func token(_ index: Int) -> Token { tokens[offset + index] }

    func byte(_ index: Int) -> UInt8 { text[Int(tokens[offset + index].start)] }

    func bytes(_ start: Int, _ end: Int) -> ByteRange {
        ByteRange(Int(tokens[offset + start].start), Int(tokens[offset + end - 1].end))
    }

    func string(_ start: Int, _ end: Int) -> String {
        let range = bytes(start, end)
        return String(decoding: text[range.start..<range.end], as: UTF8.self)
    }

    /// The lists that a word stands in.
    @inline(__always)
    func classes(of index: Int) -> ClassSet { lists(words[index].set) }

    @inline(__always)
    func isA(_ index: Int, _ set: ClassSet) -> Bool {
        // Where they stand, for a set is many times as large as its number.
        let number = Int(words[index].set)
        return number > 0 ? vocabulary.sets[number].meets(set) : number < 0 && ownSets[-1 - number].meets(set)
    }

    func part(_ index: Int) -> Part? { index >= 0 && index < words.count ? words[index].part : nil }

    func has(_ range: Range<Int>, _ set: ClassSet) -> Bool {
        classes.meets(set) && range.clamped(to: 0..<words.count).contains { isA($0, set) }
    }
}
