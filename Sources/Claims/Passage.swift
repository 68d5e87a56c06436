import Documents
import Text

/// One sentence under reading: its words with the lists they stand in, their parts of speech, its noun phrases.
///
/// The words of the whole article are looked up once, at first; what is known of them is taken up for sentences that are
/// opened, and buffers are reused from one to the next. Positions are indices of tokens within the sentence. A sentence
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
        var classes = ClassSet()
        var forms: Forms = []
        var affixes: Affixes = []
        var part: Part = .noun
        /// The part of speech that its lists alone give it: function words have one whatever stands around them.
        var function: Part?
        /// Tokens that a phrase beginning here spans; 0 inside a phrase.
        var span: UInt16 = 1
        var value: Double = .nan

        init() {}

        init(_ classes: ClassSet, _ forms: Forms, _ affixes: Affixes, _ value: Double, function: Part?) {
            self.classes = classes
            self.forms = forms
            self.affixes = affixes
            self.value = value
            self.function = function
        }
    }

    /// What the vocabulary holds of a token: twelve bytes for each one of the article, for most are never asked for more.
    private struct Found {
        static let behindGap: Int32 = -2

        /// Number of its word, or of the phrase that it stands in; -1 where no list holds it.
        var number: Int32 = -1
        /// Number of the word without its article.
        var bare: Int32 = -1
        var affixes: Affixes = []
        var span: UInt16 = 1
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
    private var looked: [Found]
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
        looked = [Found](repeating: Found(), count: article.tokens.count)
        words.reserveCapacity(Self.longest)
        chunkAt.reserveCapacity(Self.longest)
        chunks.reserveCapacity(64)
    }

    /// Looks up tokens of the article and gives all lists met; this alone happens to a sentence without a cue.
    mutating func lookUp(_ range: Range<Int>) -> ClassSet {
        var classes = ClassSet()
        var behind: [Range<Int>] = []
        var at = range.lowerBound
        while at < range.upperBound {
            // The rest of a phrase with a gap is no phrase of its own: "النار" of "أطلق مسلحون النار".
            if behind.contains(where: { $0.contains(at) }) {
                looked[at] = Found(number: Found.behindGap)
                at += 1
                continue
            }
            let end = behind.lazy.map(\.lowerBound).filter { $0 > at }.min() ?? range.upperBound
            var found = Found(number: vocabulary.number(of: tokens[at].id))
            if found.number < 0 { (found.number, found.affixes) = vocabulary.stripped(tokens[at], text) }
            if found.number >= 0 {
                if let (number, count, far) = vocabulary.phrase(found.number, tokens, text, at: at, end: end) {
                    classes.formUnion(vocabulary.classes(number))
                    if let far { behind.append(far) }
                    found.number = number
                    found.span = UInt16(count)
                    looked[at] = found
                    found.span = 0
                    for inside in at + 1..<at + count { looked[inside] = found }
                    at += count
                    continue
                }
                finish(&found, tokens[at])
                classes.formUnion(vocabulary.classes(found.number))
                if found.bare >= 0 { classes.formUnion(vocabulary.classes(found.bare)) }
            } else if tokens[at].kind == .number {
                // Digits tell that there is a figure, as number words do.
                classes.formUnion(grammar.figure)
            }
            looked[at] = found
            at += 1
        }
        return classes
    }

    /// What is written onto a word that no phrase begins with.
    @inline(__always)
    private func finish(_ found: inout Found, _ token: Token) {
        guard vocabulary.hasPrefixes else { return }
        let isListed = !vocabulary.classes(found.number).isEmpty
        if !isListed {
            // Listed only as the beginning of phrases.
            let (stem, affixes) = vocabulary.stripped(token, text)
            found.affixes.formUnion(affixes)
            if stem >= 0 {
                found.number = stem
                return
            }
        }
        guard let bare = vocabulary.withoutArticle(found.number, token, text) else { return }
        found.affixes.insert(.definite)
        // A word listed with its article has the lists of the bare word, too.
        if isListed { found.bare = bare }
    }

    /// Takes up a sentence whose words have been looked up, and met these lists.
    mutating func take(_ range: Range<Int>, _ classes: ClassSet) {
        offset = range.lowerBound
        count = range.count
        words.removeAll(keepingCapacity: true)
        chunks.removeAll(keepingCapacity: true)
        self.classes = classes
    }

    /// Opens the sentence in hand: its words are what was found of them.
    mutating func open() {
        guard words.isEmpty else { return }
        for index in offset..<offset + count { words.append(word(looked[index])) }
    }

    private func word(_ found: Found) -> Word {
        guard found.number >= 0 else {
            guard found.number != Found.behindGap else {
                return Word(grammar.adverb, [], [], .nan, function: grammar.part(of: grammar.adverb))
            }
            var word = Word()
            word.affixes = found.affixes
            return word
        }
        var word = vocabulary.reading(found.number)
        word.affixes.formUnion(found.affixes)
        word.span = found.span
        if found.bare >= 0 {
            let bare = vocabulary.reading(found.bare)
            word.classes.formUnion(bare.classes)
            word.forms.formUnion(bare.forms)
            if word.value.isNaN { word.value = bare.value }
            word.function = grammar.part(of: word.classes)
        }
        return word
    }

    /// Whether words of phrases stand in lists by themselves: "rebel leader" is a phrase of its own, and its "rebel" a sign nonetheless.
    func hidesInPhrase(_ set: ClassSet) -> Bool {
        (0..<count).contains { looked[offset + $0].span != 1 && ownClasses($0).meets(set) }
    }

    /// Puts words into a list that they do not stand in by themselves.
    mutating func mark(_ range: Range<Int>, _ list: ClassSet) {
        for index in range { words[index].classes.formUnion(list) }
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

    @inline(__always)
    func isA(_ index: Int, _ set: ClassSet) -> Bool { words[index].classes.meets(set) }

    func part(_ index: Int) -> Part? { index >= 0 && index < words.count ? words[index].part : nil }

    func has(_ range: Range<Int>, _ set: ClassSet) -> Bool {
        guard classes.meets(set) else { return false }
        for index in range.clamped(to: 0..<words.count) where words[index].classes.meets(set) { return true }
        return false
    }
}
