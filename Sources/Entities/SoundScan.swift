/// Names of other transliteration, by their `SoundKey`: several words wherever they stand, one word only where a pattern says
/// that it is a place or a person, and a lesser name only in an article that names its country otherwise.
import Documents

enum SoundScan {
    /// Capitalised Latin words, with articles between them or before, that sound like a name. One word with its article is one
    /// only behind "in" and the like.
    static func longest(at index: Int, to end: Int, in words: ArticleWords) -> PhraseMatch? {
        guard index + 1 < end, words.tokens[index].look.contains(.latin) else { return nil }
        let goesOn =
            words.isCapitalised(index + 1) || index + 2 < end && words.tokens[index + 1].count <= 3 && words.isCapitalised(index + 2)
        guard goesOn, words.classes[index].isSubset(of: parts) || SoundKey.isArticle(words.tokens[index]) else { return nil }
        let isAnnounced = index > 0 && words.has(index - 1, .locative) && !words.isCapitalised(index - 1)
        var sound = SoundKey()
        var best: PhraseMatch?
        var at = index
        let end = min(end, index + 2 * SoundKey.mostWords)  // articles are no words: a row of them must not be read again and again
        while at < end, sound.wordCount < SoundKey.mostWords {
            let token = words.tokens[at]
            guard token.isName, token.look.contains(.latin) else { return best }
            let isArticle = SoundKey.isArticle(token)
            if isArticle {
                // "As Rakka fell" opens with another word.
                let isOne = at > index || !words.has(at, .function) || at + 1 < end && words.tokens[at + 1].look.contains(.joined)
                guard isOne, at + 1 < end, words.isCapitalised(at + 1) || SoundKey.isArticle(words.tokens[at + 1]) else { return best }
            } else {
                guard words.isCapitalised(at), words.classes[at].isSubset(of: parts),
                    token.look.isDisjoint(with: [.allCaps, .hasDigit, .abbreviation])
                else { return best }
            }
            guard sound.append(token, in: words.text.span) else { return best }
            at += 1
            guard !isArticle, at > index + 1, sound.wordCount > 1 || isAnnounced, sound.isTelling(.city, .max),
                let entry = entry(sound.key, in: words.gazetteer)
            else { continue }
            best = PhraseMatch(tokens: index..<at, entry: entry, key: sound.key, prior: nil)
        }
        return best
    }

    private static let parts: WordClass = [.givenName, .surname, .kunya, .particle]

    /// One word that a pattern found to be a place's or, behind a title, a person's name.
    static func single(_ name: Name, in words: ArticleWords) -> PhraseMatch? {
        let index = name.tokens.lowerBound
        let token = words.tokens[index]
        guard name.entry == GazetteerFormat.none, name.tokens.count == 1, token.look.contains(.latin), token.count >= 5,
            token.look.isDisjoint(with: [.allCaps, .hasDigit, .abbreviation])
        else { return nil }
        switch name.sort {
        case .place where words.classes[index].isSubset(of: .givenName): break  // "Salahuddin province"
        case .person where index > 0 && words.has(index - 1, .title): break
        default: return nil
        }
        var sound = SoundKey()
        guard sound.append(token, in: words.text.span), sound.isTelling(name.sort == .person ? .person : .city, .max),
            let entry = entry(sound.key, in: words.gazetteer)
        else { return nil }
        return PhraseMatch(tokens: name.tokens, entry: entry, key: sound.key, prior: nil)
    }

    private static func entry(_ key: UInt64, in gazetteer: Gazetteer) -> UInt32? {
        guard let slot = gazetteer.firstSlot(key), gazetteer.slots[slot].entry != GazetteerFormat.none else { return nil }
        return gazetteer.slots[slot].entry
    }
}

extension Gazetteer {
    /// Whether an entry is of names as they sound, not as they are spelled.
    func isSounded(_ entry: UInt32) -> Bool { entry != GazetteerFormat.none && entries[Int(entry)].form.contains(.sounded) }
}

extension Recognition {
    /// Several words may mean a town of 60,000, or who is in the tables of persons and groups, without their country.
    private static let known: UInt8 = 110

    /// Ties unknown names to those that they sound like, and drops what sounds like a lesser place of a country that the
    /// article does not name otherwise.
    mutating func linkSounds() {
        guard hears else { return }
        let gazetteer = words.gazetteer
        var found: [(position: Int, match: PhraseMatch)] = []
        for position in names.indices {
            if gazetteer.isSounded(names[position].entry) {
                found.append(
                    (position, PhraseMatch(tokens: names[position].tokens, entry: names[position].entry, key: names[position].key)))
            } else if let match = SoundScan.single(names[position], in: words) {
                found.append((position, match))
            }
        }
        guard !found.isEmpty else { return }
        let countries = namedCountries()
        let small = smallWords(of: found.map { words.keys[$0.match.tokens.lowerBound] })
        for (position, match) in found {
            let isSingle = names[position].entry == GazetteerFormat.none
            guard
                let reading = gazetteer.readings(match.entry, atMost: 16).first(where: {
                    let isMeant = !isSingle || Self.sort(gazetteer.records[Int($0.record)].sort) == names[position].sort
                    return isMeant
                        && (!isSingle && $0.weight >= Self.known
                            || gazetteer.countries(of: Int($0.record)).contains(where: countries.contains))
                })
            else {
                if !isSingle { names[position].evidence.add(-4, .countryUnnamed) }
                continue
            }
            guard isSingle, !small.contains(words.keys[match.tokens.lowerBound]) else { continue }
            names[position].entry = match.entry
            names[position].key = match.key
            names[position].weight = reading.weight
            names[position].evidence.add(0, .transliterated)
        }
    }

    /// The countries of the names that the tables have as they stand.
    private func namedCountries() -> Set<UInt16> {
        var countries: Set<UInt16> = []
        for name in names where name.entry != GazetteerFormat.none && !words.gazetteer.isSounded(name.entry) {
            guard name.sort != .place || name.evidence.total > 0.7 else { continue }
            countries.formUnion(words.gazetteer.countries(of: Int(words.gazetteer.entries[Int(name.entry)].record)))
        }
        return countries
    }

    /// Those of the words that the article has in small letters as well.
    private func smallWords(of keys: [UInt64]) -> Set<UInt64> {
        let asked = Set(keys)
        return Set(words.tokens.indices.lazy.filter { !words.isCapitalised($0) }.map { words.keys[$0] }.filter(asked.contains))
    }
}
