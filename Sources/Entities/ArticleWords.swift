/// An article's tokens as the name rules see them: keys, word classes, where phrases may begin, and how it is capitalised.
import Documents
import Text

struct ArticleWords {
    let text: [UInt8]
    let tokens: [Token]
    let gazetteer: Gazetteer
    private(set) var keys: [UInt64] = []
    /// Slot of the token as the first of a phrase; -1 when it begins none.
    private(set) var slots: [Int32] = []
    private(set) var classes: [WordClass] = []
    /// Small letters where capitals would be expected: no capital stands in the whole text.
    private(set) var isCaseless = false
    private var lowercase = WordFilter()

    init(_ article: Article, _ gazetteer: Gazetteer) {
        text = article.text
        tokens = article.tokens
        self.gazetteer = gazetteer
        keys.reserveCapacity(tokens.count)
        slots = [Int32](repeating: -1, count: tokens.count)
        classes = [WordClass](repeating: [], count: tokens.count)
        // Three passes, the first two without a branch on what memory holds, so that the processor waits for many tokens at once:
        // filter and slots are larger than its caches.
        var key = NameKey()
        let bytes = article.text.span
        var likely = [Int](repeating: 0, count: tokens.count)
        var count = 0
        var capitals = 0
        for index in tokens.indices {
            let name = key.key(of: tokens[index], in: bytes)
            keys.append(name)
            likely[count] = index
            count += gazetteer.mayBegin(name) & (tokens[index].isMark ? 0 : 1)
            capitals += tokens[index].look.contains(.capitalised) ? 1 : 0
        }
        let homes = (0..<count).map { gazetteer.home(keys[likely[$0]]) }
        var cased = 0
        for (index, home) in zip(likely, homes) {
            let name = keys[index]
            guard let slot = home.key == name ? home.index : gazetteer.slot(name) else { continue }
            slots[index] = Int32(slot)
            classes[index] = gazetteer.slots[slot].wordClass
            let token = tokens[index]
            guard token.isName, !token.look.isDisjoint(with: .cased) else { continue }
            cased += 1
            if !token.look.contains(.capitalised) { lowercase.insert(name) }
        }
        isCaseless = cased >= 6 && capitals == 0
    }

    /// Long enough for capitals to be used alike. A message of a line or two writes titles, and whatever is dear, with them: there
    /// a capital behind "in" does not make a place of a word that no table holds.
    var isArticle: Bool { tokens.count >= 60 }

    func isCapitalised(_ index: Int) -> Bool { tokens[index].isName && tokens[index].look.contains(.capitalised) }

    /// What stands behind is whose or whence something is: "a councillor of", "lawyers from".
    func isOfOrFrom(_ index: Int) -> Bool { Self.owning.contains(keys[index]) }
    private static let owning = [NameKey.key(ofWord: "of"), NameKey.key(ofWord: "from")]

    /// Whether the word stands somewhere in the article in small letters: then a capital at a sentence's start says nothing.
    func occursInLowercase(_ index: Int) -> Bool { lowercase.contains(keys[index]) }

    /// One ASCII byte, when the token is just that.
    func mark(_ index: Int) -> UInt8? {
        let token = tokens[index]
        return token.count == 1 && !token.isName ? text[Int(token.start)] : nil
    }

    func has(_ index: Int, _ group: WordClass) -> Bool { !classes[index].isDisjoint(with: group) }
}

/// Which words were met, one in a few thousand wrongly. 8 KB, cleared once per article.
private struct WordFilter {
    private var bits = [UInt64](repeating: 0, count: 1024)

    mutating func insert(_ key: UInt64) {
        bits[Int(key & 1023)] |= 1 << (key >> 10 & 63)
        bits[Int(key >> 20 & 1023)] |= 1 << (key >> 30 & 63)
    }

    func contains(_ key: UInt64) -> Bool {
        bits[Int(key & 1023)] >> (key >> 10 & 63) & 1 == 1 && bits[Int(key >> 20 & 1023)] >> (key >> 30 & 63) & 1 == 1
    }
}

/// How a sentence uses capitals.
enum CapitalStyle {
    case sentence, title, capitals

    init(_ words: ArticleWords, _ range: Range<Int>) {
        var cased = 0
        var content = 0
        var capitalised = 0
        var capitals = 0
        for index in range where words.tokens[index].isName && !words.tokens[index].look.isDisjoint(with: .cased) {
            let shape = words.tokens[index].look
            cased += 1
            if shape.contains(.allCaps) { capitals += 1 }
            // Headlines leave small what is short and no name, noun or verb: "Man Met on Moor by the Police".
            if words.tokens[index].count >= 3, !words.has(index, .function) {
                content += 1
                if shape.contains(.capitalised) { capitalised += 1 }
            }
        }
        if cased >= 3, capitals * 10 >= cased * 7 {
            self = .capitals
        } else if content >= 4, capitalised * 10 >= content * 9 {
            self = .title
        } else {
            self = .sentence
        }
    }
}
