import Documents
import Text

/// One sentence under reading: its words with the lists they stand in, their parts of speech, its noun phrases.
///
/// The words of the whole article are looked up once, at first; buffers are reused from sentence to sentence. Positions are indices of tokens within the sentence. A sentence
/// of more than `longest` tokens is read in pieces, so that no page costs more than its length.
struct Passage {
    static let longest = 240

    enum Part: UInt8 {
        case noun, name, adjective, determiner, number, pronoun, time, possessive
        case verb, be, have, `do`, modal, infinitive, negation
        case preposition, conjunction, subordinator, relative, adverb
        case comma, quote, open, close, colon, semicolon, dash, stop, other
    }

    struct Word {
        var classes = ClassSet()
        var forms: Forms = []
        var affixes: Affixes = []
        var part: Part = .noun
        /// Tokens that a phrase beginning here spans; 0 inside a phrase.
        var span: UInt16 = 1
        var value: Double = .nan
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
    private var looked: [Word] = []
    var offset = 0
    var words: [Word] = []
    var chunks: [Chunk] = []
    /// The chunk at each word, or -1.
    var chunkAt: [Int32] = []
    /// All lists met in the sentence.
    var classes = ClassSet()

    var count: Int { words.count }

    init(_ article: Article, _ vocabulary: Vocabulary, _ grammar: Grammar, verbFirst: Bool, isFree: Bool) {
        text = article.text
        tokens = article.tokens
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.verbFirst = verbFirst
        self.isFree = isFree
        looked.reserveCapacity(article.tokens.count)
        words.reserveCapacity(Self.longest)
        chunkAt.reserveCapacity(Self.longest)
        chunks.reserveCapacity(64)
    }

    /// Looks the tokens up that stand next in the article and gives all lists met; this alone happens to a sentence without a cue.
    mutating func lookUp(_ range: Range<Int>) -> ClassSet {
        var classes = ClassSet()
        while looked.count < range.lowerBound { looked.append(Word()) }
        var at = range.lowerBound
        var behind: [Range<Int>] = []
        while at < range.upperBound {
            var word = Word()
            var found = vocabulary.index(of: tokens[at].id)
            if found < 0 { (found, word.affixes) = vocabulary.stripped(tokens[at], text) }
            if found >= 0 {
                var entry = vocabulary.entry(found)
                vocabulary.addArticle(&entry, tokens[at], text)
                if !entry.phrases.isEmpty,
                    let (index, count, far) = vocabulary.phrase(entry.phrases, tokens, text, at: at, end: range.upperBound)
                {
                    let phrase = vocabulary.phrases[index]
                    word.classes = phrase.classes
                    word.forms = phrase.forms
                    word.affixes.formUnion(phrase.affixes)
                    word.value = phrase.value
                    word.span = UInt16(count)
                    classes.formUnion(phrase.classes)
                    if let far { behind.append(far) }
                    looked.append(word)
                    for _ in 1..<count {
                        word.span = 0
                        looked.append(word)
                    }
                    at += count
                    continue
                }
                if entry.classes.isEmpty {
                    // Listed only as the beginning of phrases.
                    let (stem, affixes) = vocabulary.stripped(tokens[at], text)
                    word.affixes.formUnion(affixes)
                    if stem >= 0 { entry = vocabulary.entry(stem) }
                }
                word.classes = entry.classes
                word.forms = entry.forms
                word.affixes.formUnion(entry.affixes)
                word.value = entry.value
                classes.formUnion(entry.classes)
            } else if tokens[at].kind == .number {
                // Digits tell that there is a figure, as number words do.
                classes.formUnion(grammar.number)
            }
            looked.append(word)
            at += 1
        }
        // The rest of a phrase with a gap is no phrase of its own: "النار" of "أطلق مسلحون النار".
        for index in behind.joined() { looked[index] = Word(classes: grammar.adverb) }
        return classes
    }

    /// Takes up a sentence whose words have been looked up, and met these lists.
    mutating func take(_ range: Range<Int>, _ classes: ClassSet) {
        offset = range.lowerBound
        words.removeAll(keepingCapacity: true)
        words.append(contentsOf: looked[range])
        chunks.removeAll(keepingCapacity: true)
        self.classes = classes
    }

    /// Puts words into a list that they do not stand in by themselves.
    mutating func mark(_ range: Range<Int>, _ list: ClassSet) {
        for index in range { words[index].classes.formUnion(list) }
        classes.formUnion(list)
    }

    /// The lists that a word stands in by itself, whatever phrase it is part of.
    func ownClasses(_ index: Int) -> ClassSet {
        let found = vocabulary.index(of: token(index).id)
        return found >= 0 ? vocabulary.entry(found).classes : ClassSet()
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

    @inline(__always)
    func isA(_ index: Int, _ set: ClassSet) -> Bool { words[index].classes.meets(set) }

    func part(_ index: Int) -> Part? { index >= 0 && index < words.count ? words[index].part : nil }

    func has(_ range: Range<Int>, _ set: ClassSet) -> Bool {
        guard classes.meets(set) else { return false }
        for index in range.clamped(to: 0..<words.count) where words[index].classes.meets(set) { return true }
        return false
    }
}
