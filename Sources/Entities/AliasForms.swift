/// An alias becomes the keys of its words and what its spelling demands of a text.
import Documents
import Text

extension NameKey {
    /// A phrase of more words than this is cut off: no name is longer, and no table should make a text's scan long.
    static let longestPhrase = 24

    private static let article = Folding.id(of: "the")

    /// "the Sahel" is found as "Sahel"; a capital article ("The Hague") belongs to the name.
    static func start(of tokens: [Token], in text: Span<UInt8>) -> Int {
        func isWord(_ token: Token) -> Bool { !PhraseScan.isSkipped(token, in: text) }
        guard let first = tokens.firstIndex(where: isWord), tokens[first].id == article, !tokens[first].look.contains(.capitalised),
            let second = tokens[(first + 1)...].firstIndex(where: isWord)
        else { return 0 }
        return second
    }

    /// What the words of a name are looked up by, marks left out: of tables, of lists and of texts alike.
    mutating func keys(of tokens: ArraySlice<Token>, in text: Span<UInt8>) -> [UInt64] {
        var cut: [UInt64] = []
        for token in tokens.prefix(Self.longestPhrase * 2) where cut.count < Self.longestPhrase && !PhraseScan.isSkipped(token, in: text) {
            cut.append(key(of: token, in: text))
        }
        return cut
    }

    /// The key of a whole name; nil when there is no word in it.
    static func phrase(_ keys: [UInt64]) -> UInt64? { keys.first.map { keys.dropFirst().reduce($0, extended) } }

    static func phrase(of tokens: [Token], in text: Span<UInt8>) -> UInt64? {
        var key = NameKey()
        return phrase(key.keys(of: tokens[start(of: tokens, in: text)...], in: text))
    }

    static func phrase(of name: String, _ tokenizing: PhraseTokenizer) -> UInt64? {
        let bytes = Array(name.utf8)
        var tokens: [Token] = []
        tokenizing(bytes.span, ByteRange(0, bytes.count), &tokens)
        return phrase(of: tokens, in: bytes.span)
    }
}

extension GazetteerBuilder {
    /// Leaves the tokens in `tokens`, without an article that is no part of the name.
    mutating func phraseKeys(_ bytes: [UInt8], _ range: ByteRange, _ tokenizing: PhraseTokenizer) -> [UInt64] {
        tokens.removeAll(keepingCapacity: true)
        tokenizing(bytes.span, range, &tokens)
        tokens.removeFirst(NameKey.start(of: tokens, in: bytes.span))
        return keys.keys(of: tokens[...], in: bytes.span)
    }

    /// Gives the key that the alias has as a phrase; nil when there is no word in it.
    @discardableResult
    mutating func addAlias(
        _ bytes: [UInt8], _ range: ByteRange, _ index: Int, _ record: GazetteerRecord, isName: Bool, _ tokenizing: PhraseTokenizer
    ) -> UInt64? {
        guard range.count > 0 else { return nil }
        let cut = phraseKeys(bytes, range, tokenizing)
        guard let first = cut.first, let key = NameKey.phrase(cut) else { return nil }
        let form = form(of: bytes.span, range, isName: isName, isBody: record.sort.isBody)
        let weight = weight(record)
        guard isWanted[index], !scope.stop.forbids(key, { Entity.Kind(rawValue: string(record.type)) }) else { return key }
        var beginning = first
        for next in cut.dropFirst() {
            beginnings.append(Beginning(key: beginning, bits: PhraseSlot.goesOn, isWord: beginning == first))
            beginning = NameKey.extended(beginning, by: next)
        }
        if !form.contains(.firstCapital) { beginnings.append(Beginning(key: first, bits: PhraseSlot.lowerStart, isWord: true)) }
        phrases.append(Phrase(key: key, record: UInt32(index), form: form, weight: weight, isWord: cut.count == 1))
        addSounds(bytes.span, index, record, form, weight)
        return key
    }

    /// The looser keys of a name that may be transliterated otherwise.
    private mutating func addSounds(
        _ text: Span<UInt8>, _ index: Int, _ record: GazetteerRecord, _ form: PhraseEntry.Form, _ weight: UInt8
    ) {
        guard SoundKey.countries.contains(record.country), form.contains(.firstCapital), form.isDisjoint(with: [.allCaps, .mixed]) else {
            return
        }
        let hasArticle = tokens.count > 1 && tokens.contains { SoundKey.isArticle($0) }
        let plain = addSound(SoundKey(), text, index, record, weight)
        if hasArticle { addSound(SoundKey(keepsArticles: true), text, index, record, weight) }
        if let plain, plain.hasQ || plain.hasG && record.sort == .person {
            addSound(SoundKey(swapsQ: true), text, index, record, weight)
        }
    }

    @discardableResult
    private mutating func addSound(
        _ sound: SoundKey, _ text: Span<UInt8>, _ index: Int, _ record: GazetteerRecord, _ weight: UInt8
    ) -> SoundKey? {
        var sound = sound
        for token in tokens where !PhraseScan.isSkipped(token, in: text) {
            guard token.isName, sound.append(token, in: text) else { return nil }
        }
        guard (1...SoundKey.mostWords).contains(sound.wordCount), sound.isTelling(record.sort, weight) else { return nil }
        let form = PhraseEntry.Form([.cased, .firstCapital, .sounded])
        phrases.append(Phrase(key: sound.key, record: UInt32(index), form: form, weight: weight, isWord: true))
        return sound
    }

    /// What kind of body it is, at the end of a name, is written small as well: "Haqqani network", "Sinaloa cartel".
    private static let smallKinds = Set(
        """
        army front group network movement organisation organization brigade brigades battalion regiment division militia militias cartel \
        coalition faction alliance command forces force corps province party union council committee agency service mission
        """.split(separator: " ").map { Folding.id(of: String($0)) })
    /// "Al-Shabaab" opens a sentence, within one it is "al-Shabaab".
    private static let smallArticles = Set("al el ad an ar as ash at".split(separator: " ").map { Folding.id(of: String($0)) })

    private func form(of text: Span<UInt8>, _ range: ByteRange, isName: Bool, isBody: Bool) -> PhraseEntry.Form {
        var form: PhraseEntry.Form = isName ? .isName : []
        let words = tokens.filter { $0.isName }
        let cased = words.filter {
            ScalarTraits.of(UTF8Cursor.scalar(text, Int($0.start)).value).isDisjoint(with: [.upper, .lower]) == false
        }
        if !cased.isEmpty { form.insert(.cased) }
        let hasSmallArticle = words.count > 1 && Self.smallArticles.contains(words[0].id) && words[1].look.contains(.joined)
        if !hasSmallArticle, tokens.first?.look.contains(.capitalised) ?? false { form.insert(.firstCapital) }
        if !words.isEmpty, words.allSatisfy({ $0.look.contains(.allCaps) }) { form.insert(.allCaps) }
        if words.count == 1, words[0].look.contains(.mixedCase) { form.insert(.mixed) }
        if text[range.end - 1] == 0x2E, tokens.last?.kind == .punctuation { form.insert(.endsWithStop) }
        var capitals = min(7, cased.count { $0.look.contains(.capitalised) })
        if hasSmallArticle, words[0].look.contains(.capitalised) { capitals -= 1 }
        if isBody, capitals > 1, let last = words.last, last.look.contains(.capitalised), Self.smallKinds.contains(last.id) {
            capitals -= 1
        }
        return PhraseEntry.Form(rawValue: form.rawValue | UInt16(capitals))
    }
}
