/// A second, looser key for Latin names that were written in another script first: Deir ez-Zor, Deir al-Zour, Dayr az Zawr.
///
/// Transliterations differ in what this leaves out: the article, doubled letters, which vowel of a kind it is, an h at the end,
/// and letters that one system writes with an h and another without. Only rows of countries where names are transliterated have
/// such keys, and they are asked only for names that no table has as they stand.
import Documents
import Text

struct SoundKey {
    private var strict = Folding.Hash()
    /// With i read as a: of a long name it is no matter which it is, Muhammad or Mohamed.
    private var loose = Folding.Hash()
    private var last: UInt8 = 0
    private var letters = InlineArray<24, UInt8>(repeating: 0)
    private var count = 0
    private var letterCount = 0
    private var consonantCount = 0
    /// What tells a name from others besides its consonants: doubled letters, gh, kh, dh, and w or y between vowels.
    private var detailCount = 0
    private var articleCount = 0
    private(set) var wordCount = 0
    /// Whether there is a q or a g in it.
    private(set) var hasQ = false
    private(set) var hasG = false
    private let keepsArticles: Bool
    /// Arabic ق is q in print and g in the mouth of half the countries: Qaddafi, Gaddafi.
    private let swapsQ: Bool

    init(keepsArticles: Bool = false, swapsQ: Bool = false) {
        (self.keepsArticles, self.swapsQ) = (keepsArticles, swapsQ)
        // Never the key of a phrase as it is spelled.
        strict.add(0x01)
        loose.add(0x01)
    }

    var key: UInt64 { consonantCount >= 4 ? loose.value : strict.value }

    /// Whether so much is left of the name that few others sound like it: Hama, Homs and Gaza have no such key.
    func isTelling(_ sort: GazetteerRecord.Sort, _ weight: UInt8) -> Bool {
        if wordCount > 1 { return consonantCount >= (articleCount > 0 ? 4 : 5) && letterCount >= 7 && weight >= 70 }
        if sort == .person { return letterCount >= 6 && consonantCount >= 3 }
        let details = sort.isPlace ? detailCount : 0  // Raqqa, but not Raka
        return letterCount >= 5 && weight >= 75 && consonantCount + details >= (sort.isPlace && weight >= 100 ? 3 : 4)
    }

    static let mostWords = 4

    /// Goes on with a word, which must be of Latin letters.
    mutating func append(_ token: Token, in text: Span<UInt8>) -> Bool {
        count = 0
        var isLatin = token.count <= 2 * letters.count
        var at = Int(token.start)
        while isLatin, at < Int(token.end) {
            let (scalar, width) = UTF8Cursor.scalar(text, at)
            Folding.fold(scalar) { letter in
                guard letter &- 0x61 < 26, count < letters.count else { return isLatin = false }
                letters[count] = letter
                count += 1
            }
            at += width
        }
        guard isLatin else { return false }
        if Self.isArticle(token) {
            articleCount += 1
            if !keepsArticles { return true }
        }
        letterCount += count
        wordCount += 1
        if let article = articleInside {
            spell(0..<article)
            spell(article + 2..<count)
        } else {
            spell(0..<count)
        }
        return true
    }

    static func isArticle(_ token: Token) -> Bool { token.count <= 4 && articles.contains(token.id) }

    /// The article with its assimilated forms, and the Persian ezafe.
    private static let articles: Set<UInt64> = Set(
        "al el ul il ad ed ud ar er ur as es us ash esh at et an en az ez adh e i ye yi".split(separator: " ").map {
            Folding.id(of: String($0))
        })

    /// Where the article is in Salahuddin and Saifaldin, which are Salah al-Din and Saif al-Din.
    private var articleInside: Int? {
        guard count >= 8, letters[count - 1] == 0x6E else { return nil }
        let isLong = letters[count - 2] == 0x65 && letters[count - 3] == 0x65
        guard isLong || letters[count - 2] == Self.i else { return nil }
        let second = count - (isLong ? 4 : 3)
        guard letters[second] == Self.d, letters[second - 1] == Self.d || letters[second - 1] == Self.l, isVowel(second - 2) else {
            return nil
        }
        return second - 2
    }

    private mutating func spell(_ word: Range<Int>) {
        var at = word.lowerBound
        while at < word.upperBound {
            let letter = letters[at]
            let isGlide =
                (letter == Self.w || letter == Self.y) && at == word.lowerBound && at + 1 < word.upperBound && isVowel(at + 1)
            if isVowel(at), !isGlide {
                at = spellVowels(at, word)
                continue
            }
            let (sound, width) = consonant(at, word.upperBound)
            if last != sound {
                add(sound)
                consonantCount += 1
                if width == 2, letter == 0x67 || letter == 0x6B || letter == Self.d, letters[at + 1] == Self.h { detailCount += 1 }
            } else {
                detailCount += 1
            }
            if letter == Self.q { hasQ = true }
            if letter == 0x67 { hasG = true }
            at += width
        }
    }

    private mutating func add(_ sound: UInt8) {
        strict.add(sound)
        loose.add(sound == Self.i ? Self.a : sound)
        last = sound
    }

    private static let (a, i, u): (UInt8, UInt8, UInt8) = (0x61, 0x69, 0x75)
    private static let (d, h, l, q, w, y): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0x64, 0x68, 0x6C, 0x71, 0x77, 0x79)
    /// -i at the end of a word, which tells Basri from Basra.
    private static let finalI: UInt8 = 0x49

    private func isVowel(_ at: Int) -> Bool {
        switch letters[at] {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x77, 0x79: true
        default: false
        }
    }

    private func isRound(_ at: Int) -> Bool { letters[at] == 0x6F || letters[at] == Self.u || letters[at] == Self.w }

    /// A run of vowels is u when there is a u, o or w in it, i when there is an i, y or e, otherwise a. Before everything else
    /// a, e and i are one; at the end of a word -i, -ia and -a differ, and -e is a.
    private mutating func spellVowels(_ start: Int, _ word: Range<Int>) -> Int {
        var end = start
        var hasGlide = false
        while end < word.upperBound, isVowel(end) {
            hasGlide = hasGlide || letters[end] == Self.w || letters[end] == Self.y
            end += 1
        }
        if hasGlide { detailCount += min(2, max(0, end - start - 2)) }
        let hasSilentH = end + 1 == word.upperBound && letters[end] == Self.h
        let rounded = (start..<end).last { isRound($0) }
        if isAllah(end, word) {
            add(Self.a)
        } else if let rounded {
            add(Self.u)
            if (end == word.upperBound || hasSilentH) && rounded + 1 < end && rounded > start { add(final(rounded + 1..<end)) }
        } else if end == word.upperBound || hasSilentH {
            add(final(start..<end))
        } else {
            add(start == word.lowerBound || (start..<end).allSatisfy { letters[$0] == Self.a } ? Self.a : Self.i)
        }
        return hasSilentH ? end + 1 : end
    }

    /// Hezbollah, Hizballah, Abdullah: the vowel before is written as each likes.
    private func isAllah(_ at: Int, _ word: Range<Int>) -> Bool {
        word.upperBound - at == 4 && letters[at] == Self.l && letters[at + 1] == Self.l && letters[at + 2] == Self.a
            && letters[at + 3] == Self.h
    }

    private func final(_ run: Range<Int>) -> UInt8 {
        func isI(_ at: Int) -> Bool { letters[at] == Self.i || letters[at] == Self.y }
        let isLongE = run.count == 2 && run.allSatisfy { letters[$0] == 0x65 }
        if isI(run.upperBound - 1) || isLongE { return Self.finalI }
        return run.count > 1 && isI(run.lowerBound) ? Self.y : Self.a
    }

    /// The sound at a consonant and how many letters it takes.
    private func consonant(_ at: Int, _ end: Int) -> (sound: UInt8, width: Int) {
        let letter = letters[at]
        let next = at + 1 < end ? letters[at + 1] : 0
        let third = at + 2 < end ? letters[at + 2] : 0
        switch (letter, next) {
        case (0x73, 0x63) where third == Self.h: return (0x73, 3)  // sch
        case (0x74, 0x63) where third == Self.h: return (0x63, 3)  // tch
        case (0x73, Self.h): return (0x73, 2)
        case (0x63, Self.h): return (0x63, 2)
        case (0x6B, Self.h): return (Self.h, 2)
        case (0x67, Self.h), (Self.d, Self.h), (0x74, Self.h): return (letter, 2)
        case (0x7A, Self.h), (Self.d, 0x6A): return (0x6A, 2)  // zh, dj
        case (0x70, Self.h): return (0x66, 2)
        case (0x63, 0x6B): return (0x6B, 2)
        case (Self.q, _): return (swapsQ ? 0x67 : 0x6B, 1)
        case (0x67, _): return (swapsQ ? 0x6B : 0x67, 1)
        case (0x63, _): return (0x6B, 1)
        default: return (letter, 1)
        }
    }

    /// Countries whose own names are written in Arabic, Cyrillic, Hebrew or another script than Latin, or were until lately.
    static let countries: Set<UInt16> = Set(
        """
        AE AF AM BD BG BH BY DJ DZ EG EH ER ET GE IL IQ IR JO KG KM KW KZ LB LY MA MK MR NP OM PK PS QA RS RU SA SD SO SY TJ TM TN UA UZ YE
        """.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })
}
